#!/usr/bin/env python3
"""Is a confidence of 0.9 right nine times in ten? reliability.py BINARY SHARED [MORE_SETS...] [--by-doubt] [--wrong]

Runs the listing and prose sets and prints, for each tenth of confidence, how many items say it and how many of them are
right in kind, day, time and zone. An item that the gold neither holds nor rules out (the listing sets do not list all of
their prose) counts for nothing. `--by-doubt` adds the share right with each doubt: the weights themselves are fitted by
fit_confidence.py.
"""
import collections, glob, importlib.util, json, os, re, subprocess, sys

ARGS = [a for a in sys.argv[1:] if not a.startswith("--")]
BINARY, SHARED, MORE = ARGS[0], ARGS[1], ARGS[2:]
spec = importlib.util.spec_from_file_location("score_prose", f"{SHARED}/tools/score_prose.py")
P = importlib.util.module_from_spec(spec)
spec.loader.exec_module(P)
sys.path.insert(0, f"{SHARED}/tools")
ROWS = []


def words(text):
    return re.findall(r"[a-z0-9]+", str(text or "").lower().replace("’", "").replace("'", ""))


def common(a, b):
    return sum((collections.Counter(words(a)) & collections.Counter(words(b))).values())


def alike(a, b):
    return 2 * common(a, b) / max(1, len(words(a)) + len(words(b)))


def covers(short, long):
    return common(short, long) / max(1, len(words(short)))


def dates(evidence, expression):
    """Whether a piece of evidence takes its date from this expression, as far as it says so."""
    own = " ".join(filter(None, (evidence.get("dateText"), evidence.get("timeText"))))
    return not own or covers(own, expression) >= 0.5


def run(source, gold, stated):
    date = [] if stated else ["--date", gold["issue_date"]]
    done = subprocess.run([BINARY, "extract", source, "-f", "json", *date], capture_output=True, text=True)
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        return []
    for item in answer["items"]:
        item["issue"] = answer["sources"][0]
        item["beside"] = answer["items"]
    return answer["items"]


def source_of(gold_path):
    return next((gold_path[:-5] + e for e in (".txt", ".html", ".eml", ".md", ".xml") if os.path.exists(gold_path[:-5] + e)), None)


def row(name, item, right):
    doubts = sorted({d for e in item["evidence"] for d in e["doubts"]})
    ROWS.append((name, item["confidence"], right, item["needsReview"], item["kind"], item["origin"], tuple(doubts), item["title"], item))


def listing(folder):
    from zoneinfo import ZoneInfo
    import datetime as dt

    def instant(text, zone):
        if text is None or "T" not in text:
            return text
        at = dt.datetime.fromisoformat(text)
        return (at if at.tzinfo else at.replace(tzinfo=ZoneInfo(zone))).astimezone(dt.timezone.utc).isoformat()

    for path in sorted(glob.glob(f"{folder}/*.json")):
        source = source_of(path)
        gold = json.load(open(path, encoding="utf-8"))
        if not source or "events" not in gold:
            continue
        name = os.path.basename(path)[:-5]
        taken = set()
        items = run(source, gold, gold["issue_date_evidence"] != "none")
        pairs = []
        for i, item in enumerate(items):
            for n, event in enumerate(gold["events"]):
                titles = [event["title"], *event.get("title_also", [])]
                like = max(alike(t, item["title"]) + 0.35 * covers(t, item["title"]) for t in titles)
                same = instant(item["start"], gold["timezone"]) == instant(event["start"], event["tz"])
                if like >= 0.6:
                    pairs.append((-like - 0.2 * same, i, n, same))
        best = {}
        for _, i, n, same in sorted(pairs):
            if i not in best and n not in taken:
                best[i] = (n, same)
                taken.add(n)
        for i, item in enumerate(items):
            if i in best:
                n, same = best[i]
                if "note" not in gold["events"][n]:
                    row(name, item, same and item["kind"] == "event")
            elif item["origin"] == "listing" and item["kind"] == "event":
                noted = any(covers(t, item["title"]) >= 0.5 for g in gold["events"] for t in [g["title"], *g.get("title_also", [])])
                if not noted:
                    row(name, item, False)
            else:
                about = [f for f in gold["facts"] if "note" not in f and any(
                    covers(f["expression"], e["exact"]) >= 0.9 and covers(e["exact"], f["text"]) >= 0.5 and dates(e, f["expression"]) for e in item["evidence"])]
                if about:
                    row(name, item, any(item["value"] in (f["value"], f["value"].split("/")[0]) for f in about))


def prose(folder):
    for path in sorted(glob.glob(f"{folder}/*.json")):
        source = source_of(path)
        gold = json.load(open(path, encoding="utf-8"))
        if not source or "statements" not in gold:
            continue
        name = os.path.basename(path)[:-5]
        text = gold.get("plain") or open(source, encoding="utf-8", newline="").read()
        T = P.Text(text)
        for g in gold["statements"]:
            g["_e"] = T.span_of_bytes(g["start"], g["start"] + len(g["expression"].encode()))
        lists = [T.span_of_bytes(a, b) for a, b in gold.get("listings", [])]
        for item in run(source, gold, gold["issue_date_evidence"] != "none"):
            spans = P.locate(T, item, [])
            if any(P.overlap(span, l) for span, _ in spans for l in lists):
                continue
            hits = [g for g in gold["statements"] for span, dates in spans
                    if P.overlap(span, g["_e"]) >= 0.6 * max(1, g["_e"][1] - g["_e"][0]) and (not dates or any(P.overlap(d, g["_e"]) for d in dates))]
            fits = [g for g in hits if g.get("any_value") or (P.value_ok(g, item) and P.start_ok(g, item))]
            denied = fits and all(g.get("denied") for g in fits) and item["kind"] == "event"
            row(name, item, bool(fits) and not denied and any(P.kind_ok(g, item) for g in fits))


def measure():
    """All items of all sets that the gold holds or rules out."""
    for folder in [f"{SHARED}/listings/fixtures", f"{SHARED}/listings/more", f"{SHARED}/prose", *MORE]:
        listing(folder)
        prose(folder)
    return ROWS


def table_of(rows):
    """The table of confidence against share right, of pairs of both."""
    table = collections.defaultdict(list)
    for confidence, right in rows:
        table[min(9, int(confidence * 10 + 1e-9))].append((confidence, right))
    print("confidence   items  mean   right")
    for tenth in sorted(table):
        rows = table[tenth]
        print(f"{tenth / 10:.1f} to {tenth / 10 + 0.1:.1f}  {len(rows):6} {sum(c for c, _ in rows) / len(rows):6.3f} {sum(r for _, r in rows) / len(rows):6.3f}")


def main():
    measure()
    table_of([(confidence, right) for _, confidence, right, *_ in ROWS])
    sure = [r for r in ROWS if not r[3]]
    print(f"sure items {len(sure)}, right {sum(r[2] for r in sure) / max(1, len(sure)):.3f}; right items {sum(r[2] for r in ROWS)}, sure {sum(r[2] for r in sure) / max(1, sum(r[2] for r in ROWS)):.3f}")
    if "--by-doubt" in sys.argv:
        by = collections.defaultdict(list)
        for _, confidence, right, _, kind, origin, doubts, *_ in ROWS:
            for doubt in doubts or ("none",):
                by[f"{kind} {origin} {doubt}"].append((confidence, right))
        for name, rows in sorted(by.items()):
            print(f"  {name:44} {len(rows):4}  says {sum(c for c, _ in rows) / len(rows):.2f}  right {sum(r for _, r in rows) / len(rows):.2f}")
    if "--wrong" in sys.argv:
        for name, confidence, right, review, kind, origin, doubts, title, _ in ROWS:
            if not right and not review:
                print(f"  {name}: {confidence} {kind} {origin} {','.join(doubts)}: {title[:90]}")


if __name__ == "__main__":
    main()
