#!/usr/bin/env python3
"""Fits the weights of src/timeline/weights.rs: fit_confidence.py BINARY SHARED [MORE_SETS...]

What is fitted is small and readable: the log-odds of an item being right are a base (by kind and origin) plus one weight
for each sign it carries (a doubt, or how its title looks); the probability that the issue date is right is multiplied in
where the day hangs on it. Weights are pulled towards those of PRIOR, which a person set, so that a sign that is seldom
seen keeps its weight by hand (the most probable weights under a normal prior of standard deviation SPREAD). The
table of reliability is cross-validated: each fifth of the documents is judged by weights fitted on the others.

Prints what tests/reliability.txt keeps and, with `--rust`, writes src/timeline/weights.rs. From the project's folder:
  python3 .ci/fit_confidence.py target/debug/dateline ../shared [MORE_SETS...] --rust > tests/reliability.txt && cargo build
"""
import collections, math, re, sys

import reliability as R

SPREAD = 0.4
FOLDS = 5
SURE = 0.9
BASES = {"base event listing": 3.2, "base event prose": 3.0, "base fact listing": 2.2, "base fact prose": 3.0}
# Log-odds by which a sign lowers the odds, as a person would guess it. A doubt not named here is worth -1.0.
PRIOR = {
    "day-inherited": 0.0, "issue-date": 0.0, "half-inherited": 0.0, "about-time": 0.0, "tentative": 0.0, "pronoun-subject": 0.0,
    "day-from-habit": -0.5, "half-assumed": -0.7, "hour-unread": -1.5, "zone-from-place": -0.5, "misspelling": -1.0,
    "day-guessed": -2.5, "day-from-issue": -2.5, "weekday-mismatch": -3.0, "contradicted": -2.5, "language": -3.0,
    "weekday-direction": -1.5, "year-assumed": -1.5, "kind-unclear": -1.5, "lone-record": -1.5, "far-from-issue": -2.0,
    "from-anaphor": -1.0, "anchor-open": -0.5, "half-open": -0.5, "conditional": -0.5, "title-unclear": -1.5, "denied": -1.0, "denied event": -2.0,
    "one word": -1.5, "small": -1.0, "shouted": -1.5, "bare": -0.3, "all day": -0.2, "scattered": -1.0, "two words": -0.3, "told": -0.7, "odd marks": -1.0,
    "long": -0.3, "numbered": -0.3, "lent hour": -1.0, "few words": -0.5, "headless": -1.5, "amid lists": -0.3, "unplaced": -1.5, "hour missing": -1.0, "hour elsewhere": -1.0,
}
MUST_LOOK = {"weekday-mismatch", "zone-season", "end-before-start", "half-misprint", "time-gap", "time-twice", "contradicted",
             "sources-disagree", "silent-move", "tentative", "conditional", "next-reading", "weekday-direction", "day-guessed", "zone-open", "half-open", "anchor-open"}
HEADS = {"Is", "Are", "Was", "Were", "Will", "Has", "Have", "Had", "Be", "And", "Or", "But", "Which", "That", "Who"}
TOLD = {"we", "our", "us", "is", "are", "was", "were", "will", "has", "have", "had", "be"}


def look(title):
    """The signs of a title, as Look::of_title in src/timeline/look.rs finds them."""
    words = [w for w in title.split() if any(c.isalnum() for c in w)]
    small = bool(title) and title[0].islower() and not title.startswith(("a ", "an ", "the "))
    shouted = any(c.isupper() for c in title) and not any(c.islower() for c in title) and len(words) < 4
    told = any(w in TOLD for w in title.split()[1:])
    marks = any(c in title for c in "|@") or "http" in title or title.count("(") != title.count(")")
    return {"words": len(words), "small": small, "shouted": shouted, "told": told, "marks": marks, "numbered": title[:1].isdigit()}


def odd(title):
    at = look(title)
    return at["words"] < 2 or at["small"] or at["shouted"]


def scattered(items):
    listed = [i for i in items if i["origin"] == "listing" and i["kind"] == "event"]
    strange = [i for i in listed if odd(i["title"]) or any("lone-record" in e["doubts"] for e in i["evidence"])]
    return len(listed) >= 3 and len(strange) >= 0.3 * len(listed)


def amid(items):
    """Whether an item of prose stands in an issue with lists."""
    return sum(i["origin"] == "listing" and i["kind"] == "event" for i in items) >= 3


def hours(items):
    """Whether most items of the lists of an issue have a clock time."""
    listed = [i for i in items if i["origin"] == "listing" and i["kind"] == "event"]
    return len(listed) >= 3 and 2 * sum(not i["allDay"] for i in listed) >= len(listed)


def signs(item):
    """The signs that an item carries, and what its issue date multiplies in."""
    kind, origin = item["kind"], item["origin"]
    found = [f"base {kind} {origin if origin in ('listing', 'prose') else 'listing'}"]
    # Of several sightings the surest counts.
    doubts = set(max((e["doubts"] for e in item["evidence"]), key=lambda ds: sum(prior(d) for d in ds)))
    if item["precision"] == "unknown":
        found.append("unplaced")
    for doubt in sorted(doubts - {"issue-date"}):
        if doubt == "denied" and kind == "event":
            doubt = "denied event"
        if doubt == "day-inherited" and origin == "prose":
            doubt = "lent hour"
        found.append(doubt)
    at = look(item["title"])
    found += [sign for sign in ("small", "shouted") if at[sign]]
    if origin != "prose":
        place = item["location"]["name"] or item["location"]["address"]
        extra = {"one word": at["words"] < 2, "two words": at["words"] == 2, "told": at["told"], "odd marks": at["marks"], "long": at["words"] > 16,
                 "numbered": at["numbered"], "bare": not (item["organizer"] or place or item["links"]), "all day": item["allDay"], "scattered": scattered(item["beside"])}
        found += [sign for sign, on in extra.items() if on]
    else:
        extra = {"few words": at["words"] < 4, "headless": item["title"].split(" ")[0] in HEADS, "amid lists": amid(item["beside"]), "odd marks": at["marks"]}
        found += [sign for sign, on in extra.items() if on]
    if kind == "event" and item["allDay"] and hours(item["beside"]):
        found.append("hour elsewhere" if origin == "prose" else "hour missing")
    factor = 1.0
    if "issue-date" in doubts:
        issue = item["issue"]
        share = 0.2 if "year" in item["assumed"] else 1.0 if issue["issueDateFrom"] in ("inferred", "none") else 0.5
        factor = 1 - share * (1 - min(1.0, max(0.0, issue["issueDateConfidence"])))
    return found, factor, bool(doubts & MUST_LOOK) or ("denied" in doubts and kind == "event") or (origin == "prose" and bool(doubts & {"day-inherited", "day-from-issue"}))


def prior(sign):
    return BASES.get(sign, PRIOR.get(sign, -1.0))


def chance(weights, found, factor):
    z = sum(weights.get(sign, prior(sign)) for sign in found)
    return min(0.99, factor / (1 + math.exp(-z)))


def fit(cases, rounds=400):
    """Gradient ascent with a step for each weight (Rprop): a few dozen weights, some thousand items."""
    weights = {sign: prior(sign) for found, *_ in cases for sign in found}
    step = dict.fromkeys(weights, 0.1)
    last = dict.fromkeys(weights, 0.0)
    for _ in range(rounds):
        slope = {sign: (prior(sign) - w) / SPREAD ** 2 for sign, w in weights.items()}
        for found, factor, right in cases:
            s = 1 / (1 + math.exp(-sum(weights[sign] for sign in found)))
            p = min(factor * s, 1 - 1e-9)
            change = (1 - s) if right else -factor * s * (1 - s) / (1 - p)
            for sign in found:
                slope[sign] += change
        for sign, up in slope.items():
            if up * last[sign] < 0:
                step[sign] *= 0.5
            elif up * last[sign] > 0:
                step[sign] = min(0.5, step[sign] * 1.2)
            weights[sign] += math.copysign(step[sign], up) if abs(up) > 1e-6 else 0.0
            last[sign] = up
    return weights


SIGNS = [("OneWord", "one word"), ("TwoWords", "two words"), ("FewWords", "few words"), ("Long", "long"), ("Small", "small"), ("Shouted", "shouted"),
         ("Told", "told"), ("Numbered", "numbered"), ("OddMarks", "odd marks"), ("Headless", "headless"), ("Bare", "bare"), ("AllDay", "all day"),
         ("Scattered", "scattered"), ("AmidLists", "amid lists"), ("HourMissing", "hour missing"), ("HourElsewhere", "hour elsewhere")]


def rust(weights):
    """The table of src/timeline/weights.rs."""
    of = lambda sign: f"{weights.get(sign, prior(sign)):.2f}"
    names = re.findall(r"^ {4}([A-Z]\w+) = \"([a-z-]+)\"", open("src/resolve/doubt.rs").read(), re.M)
    lines = [
        "//! How much each sign moves the log-odds of an item being right: written by `.ci/fit_confidence.py --rust`, not by hand.", "",
        "use super::look::Sign;", "use crate::extract::{Kind, Origin};", "use crate::resolve::Doubt;", "",
        "/// The log-odds of an item with nothing in doubt.", "pub(super) fn base(kind: Kind, origin: Origin) -> f64 {", "    match (kind, origin) {",
        f"        (Kind::Event, Origin::Listing) => {of('base event listing')},", f"        (Kind::Event, Origin::Prose) => {of('base event prose')},",
        f"        (Kind::Fact, Origin::Listing) => {of('base fact listing')},", f"        (Kind::Fact, Origin::Prose) => {of('base fact prose')},", "    }", "}", "",
        "/// What a date of which not even the length is known adds.", f"pub(super) const UNPLACED: f64 = {of('unplaced')};", "",
        "/// What a doubt adds.", "pub(super) fn of_doubt(doubt: Doubt, kind: Kind, origin: Origin) -> f64 {", "    match doubt {",
        f"        // An hour whose day stands in the sentence before.", f"        Doubt::DayInherited if origin == Origin::Prose => {of('lent hour')},",
        f"        // What is denied is no event, and yet a dated statement.", f"        Doubt::Denied if kind == Kind::Event => {of('denied event')},"]
    lines += [f"        Doubt::{name} => {of(kebab)}," for name, kebab in names]
    lines += ["    }", "}", "", "/// What a sign of how it looks adds.", "pub(super) fn of_sign(sign: Sign) -> f64 {", "    match sign {"]
    lines += [f"        Sign::{name} => {of(sign)}," for name, sign in SIGNS]
    return "\n".join([*lines, "    }", "}", ""])


def report(name, judged):
    print(name)
    R.table_of([(p, right) for p, right, _ in judged])
    sure = [right for p, right, looks in judged if round(p, 2) >= SURE and not looks]
    rights = sum(right for _, right, _ in judged)
    loss = -sum(math.log(max(1e-6, p if right else 1 - p)) for p, right, _ in judged) / len(judged)
    print(f"items {len(judged)}, sure {len(sure)}, right {sum(sure) / max(1, len(sure)):.3f}; right items {rights}, sure {sum(sure) / max(1, rights):.3f}; log loss {loss:.3f}\n")


def main():
    rows = R.measure()
    cases = [(row[0], *signs(row[8]), row[2]) for row in rows]
    names = sorted({c[0] for c in cases})
    fold = {name: i % FOLDS for i, name in enumerate(names)}
    judged = [None] * len(cases)
    for k in range(FOLDS):
        weights = fit([(c[1], c[2], c[4]) for c in cases if fold[c[0]] != k])
        for i, c in enumerate(cases):
            if fold[c[0]] == k:
                judged[i] = (chance(weights, c[1], c[2]), c[4], c[3])
    weights = fit([(c[1], c[2], c[4]) for c in cases])
    report("cross-validated by document", judged)
    if "--in-sample" in sys.argv:
        report("in sample", [(chance(weights, c[1], c[2]), c[4], c[3]) for c in cases])
    seen = collections.defaultdict(lambda: [0, 0])
    for _, found, _, _, right in cases:
        for sign in found:
            seen[sign][0] += 1
            seen[sign][1] += right
    print(f"{'sign':24} items  right  weight   by hand")
    for sign in sorted(weights):
        print(f"{sign:24} {seen[sign][0]:5} {seen[sign][1] / seen[sign][0]:6.2f} {weights[sign]:+7.2f}  {prior(sign):+7.2f}")
    if "--rust" in sys.argv:
        with open("src/timeline/weights.rs", "w") as out:
            out.write(rust(weights))
    if "--wrong" in sys.argv:
        for row, (p, right, looks) in zip(rows, judged):
            if not right and not looks and round(p, 2) >= SURE:
                print(f"  {row[0]}: {p:.2f} {row[4]} {row[5]} {','.join(row[6])}: {row[7][:90]}")


if __name__ == "__main__":
    main()
