#!/usr/bin/env python3
"""Phrases over a grid of ways to say a time, each with what it means, and how many of them dateline reads right.

    phrases.py BINARY [--seeds 1 2] [--count 4000] [-v]

Dates, hours, ranges, distances and holidays are put together of independent things: the order of month and day, the weekday
and where it stands, the year, how an hour is written, what parts it from its date, the sentence around them, the day on which
it is read. Their meaning is known by construction (the same seed gives the same phrases). Held: nearly all right, and hardly a
day or an hour that the phrase does not say. `-v` names what was read otherwise.
"""
import argparse
import collections
import datetime as dt
import json
import random
import subprocess
import sys

LEAST = 0.995  # of the phrases read right
MOST = 0.003  # of the phrases with a day or an hour that they do not say

WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SHORT_WEEKDAYS = "Mon. Tues. Wed. Thurs. Fri. Sat. Sun.".split()
MONTHS = "January February March April May June July August September October November December".split()
SHORT_MONTHS = "Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.".split()
NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()
ZONES = [""] * 6 + [" ET", " Eastern", " Eastern time", " (ET)", " (Eastern)", " E.T."]
AHEAD = [
    "The hearing will be held {}.",
    "The summit will open {}.",
    "She is scheduled to testify {}.",
    "The committee is to vote {}.",
    "They plan to meet again {}.",
    "Join us {}.",
]
BEHIND = [
    "The board met {}.",
    "He was arrested {}.",
    "The ship sank {}, officials said.",
    "The treaty was signed {}.",
    "She spoke in Orrin {}.",
]
DAY = dt.timedelta(days=1)


def ordinal(number):
    return f"{number}{'th' if 10 <= number % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def a_date(day, chance, with_year):
    """A day in one of the ways to print it."""
    month, short, number = MONTHS[day.month - 1], SHORT_MONTHS[day.month - 1], day.day
    three = month[:3]
    forms = [
        f"{month} {number}",
        f"{month} {ordinal(number)}",
        f"{short} {number}",
        f"{three} {number}",
        f"{month.upper()} {number}",
        f"{month} the {ordinal(number)}",
        f"{number} {month}",
        f"{ordinal(number)} {month}",
        f"{ordinal(number)} of {month}",
        f"{number} {three}",
        f"{number}-{three}",
    ]
    if number > 12:
        forms.append(f"{day.month}/{number}")
    core = chance.choice(forms)
    if with_year and "/" in core:
        core = chance.choice([f"{core}/{day.year}", f"{core}/{day.year % 100:02d}"])
    elif with_year and "-" in core:
        core = chance.choice([f"{core}-{day.year}", f"{core}-{day.year % 100:02d}"])
    elif with_year:
        core = day.isoformat() if chance.random() < 0.1 else f"{core}{chance.choice([', ', ' '])}{day.year}"
    name, short = WEEKDAYS[day.weekday()], SHORT_WEEKDAYS[day.weekday()]
    before = chance.choice([f"{name}, ", f"{name} ", f"{name[:3]}, ", f"{short}, ", f"{short} ", f"{name.upper()}, ", f"{name} – ", f"{name} | "] + [""] * 5)
    behind = chance.choice([f" ({name})", f" ({name[:3]})", f", {name}", f", a {name}"] + [""] * 6)
    return f"{before}{core}" if before else f"{core}{behind}"


def an_hour(chance, hour, minute):
    """An hour that says which half of the day it is in."""
    half, twelve = ("a.m." if hour < 12 else "p.m."), (hour - 1) % 12 + 1
    plain = half.replace(".", "")
    part = "morning" if hour < 12 else "afternoon" if hour < 18 else "evening"
    if minute:
        colon = f"{twelve}:{minute:02d}"
        forms = [f"{colon} {half}", f"{colon} {plain.upper()}", f"{colon}{plain}", f"{twelve}.{minute:02d} {plain}", f"{colon} {half.replace('.', '. ', 1)}"]
        forms += [f"{NUMBERS[twelve] and 'half past ' + NUMBERS[twelve]} in the {part}"] if minute == 30 else []
        if hour > 12:
            forms += [f"{hour}:{minute:02d}", f"{hour}:{minute:02d} hrs", f"{hour}{minute:02d} hours", f"{hour}h{minute:02d}", f"{hour}:{minute:02d}h"]
    elif hour == 12:
        forms = ["noon", "12 noon", "12:00 noon", "12 p.m.", "12:00 PM"]
    else:
        forms = [f"{twelve} {half}", f"{twelve} {plain.upper()}", f"{twelve}{plain}", f"{twelve}:00 {plain}", f"{twelve} o'clock in the {part}"]
        forms += [f"{twelve} in the {part}", f"{NUMBERS[twelve]} {half}"]
        if hour > 12:
            forms += [f"{hour}:00", f"{hour}00 hours", f"{hour}h00"]
    return chance.choice(forms) + chance.choice(ZONES)


def two_hours(chance, hour, minute, length):
    """From one hour to another of the same day."""
    end = hour * 60 + minute + length
    last, last_minute = end // 60, end % 60
    first_half, last_half = ("a.m." if hour < 12 else "p.m."), ("a.m." if last < 12 else "p.m.")
    short = lambda h, m: f"{(h - 1) % 12 + 1}" + (f":{m:02d}" if m else "")
    long = lambda h, m: f"{(h - 1) % 12 + 1}:{m:02d}"
    dash = chance.choice(["-", "–", " - ", " – ", " to ", " until "])
    forms = [
        f"{short(hour, minute)} {first_half}{dash}{short(last, last_minute)} {last_half}",
        f"{long(hour, minute)}{first_half.replace('.', '')}{dash}{long(last, last_minute)}{last_half.replace('.', '')}",
    ]
    if first_half == last_half and hour != 12:
        forms += [f"{short(hour, minute)}{dash}{short(last, last_minute)} {last_half}", f"{long(hour, minute)}{dash}{long(last, last_minute)} {last_half}"]
    if hour > 12:
        forms += [f"{hour}:{minute:02d}{dash}{last}:{last_minute:02d}", f"{hour}{minute:02d}{dash}{last}{last_minute:02d} hours"]
    said = chance.choice(forms)
    return f"from {said}" if dash in (" to ", " until ") and chance.random() < 0.5 else said


def dated(chance, today):
    """A date in the past or the future, with or without a year and an hour."""
    with_year, ahead = chance.random() < 0.4, chance.random() < 0.65
    away = chance.randint(46, 900 if with_year else 170) if not with_year else chance.randint(1, 900)
    if not with_year and chance.random() < 0.5:
        away = chance.randint(1, 45)
    day = today + away * DAY if ahead else today - away * DAY
    sentence, date = chance.choice(AHEAD if ahead else BEHIND), a_date(day, chance, with_year)
    draw = chance.random()
    if draw < 0.4:
        return sentence.format(f"on {date}"), day.isoformat()
    hour, minute = chance.randint(7, 21), chance.choice([0, 0, 0, 15, 30, 30, 45])
    value = f"{day.isoformat()}T{hour:02d}:{minute:02d}"
    if draw < 0.75:
        said = an_hour(chance, hour, minute)
        between = ["on {d} at {h}", "on {d}, {h}", "on {d}, at {h}", "on {d} @ {h}", "on {d} – {h}", "on {d} | {h}", "on {d} ({h})", "on {d} · {h}", "at {h} on {d}", "at {h}, {d}"]
    else:
        said = two_hours(chance, hour, minute, chance.choice([30, 60, 75, 90, 120]))
        between = ["on {d} {h}", "on {d}, {h}"] if said.startswith("from") else ["on {d}, {h}", "on {d} | {h}", "on {d} {h}", "on {d} ({h})", "on {d} · {h}"]
    return sentence.format(chance.choice(between).format(d=date, h=said)), value


def nth(year, month, weekday, which):
    """The nth such weekday of a month; -1 for the last."""
    if which > 0:
        first = dt.date(year, month, 1)
        return first + ((weekday - first.weekday()) % 7 + 7 * (which - 1)) * DAY
    last = dt.date(year + month // 12, month % 12 + 1, 1) - DAY
    return last - ((last.weekday() - weekday) % 7) * DAY


HOLIDAYS = {
    "Thanksgiving": lambda y: nth(y, 11, 3, 4),
    "Christmas": lambda y: dt.date(y, 12, 25),
    "Labor Day": lambda y: nth(y, 9, 0, 1),
    "Memorial Day": lambda y: nth(y, 5, 0, -1),
    "Independence Day": lambda y: dt.date(y, 7, 4),
    "Veterans Day": lambda y: dt.date(y, 11, 11),
    "Columbus Day": lambda y: nth(y, 10, 0, 2),
    "Halloween": lambda y: dt.date(y, 10, 31),
    "Martin Luther King Jr. Day": lambda y: nth(y, 1, 0, 3),
    "Presidents' Day": lambda y: nth(y, 2, 0, 3),
}


def counted(chance, today):
    """A day counted from today, from a weekday, from a holiday or within a month."""
    number, weekday = chance.randint(2, 9), chance.randint(0, 6)
    count, name = chance.choice([str(number), NUMBERS[number]]), WEEKDAYS[weekday]
    coming = today + ((weekday - today.weekday() - 1) % 7 + 1) * DAY
    month = today.month % 12 + 1
    next_month = dt.date(today.year + today.month // 12, month, chance.randint(1, 28))
    week = today + (7 * chance.randint(2, 12) - today.weekday()) * DAY
    holiday, of_year = chance.choice(list(HOLIDAYS.items()))
    feast = next(day for day in map(of_year, (today.year, today.year + 1)) if day > today + 10 * DAY)
    other = (feast.weekday() + chance.randint(1, 6)) % 7
    which, place = chance.choice([("first", 1), ("second", 2), ("3rd", 3), ("fourth", 4), ("last", -1)])
    far = nth(week.year, week.month, weekday, place)
    part, code = chance.choice([("morning", "TMO"), ("afternoon", "TAF"), ("evening", "TEV")])
    hour = chance.randint(1, 11)
    phrases = [
        ("tomorrow", today + DAY),
        ("the day after tomorrow", today + 2 * DAY),
        (f"on {name}", coming),
        (f"{count} days from now", today + number * DAY),
        (f"in {count} days", today + number * DAY),
        (f"{count} weeks from {name}", coming + 7 * number * DAY),
        (f"a week from {name}", coming + 7 * DAY),
        (f"{name} week", coming + 7 * DAY),
        ("a week from tomorrow", today + 8 * DAY),
        ("two weeks from today", today + 14 * DAY),
        (f"on the {ordinal(next_month.day)} of next month", next_month),
        (f"the week of {SHORT_MONTHS[week.month - 1]} {week.day}", "{}-W{:02d}".format(*week.isocalendar())),
        ("next week", "{}-W{:02d}".format(*(today + 7 * DAY).isocalendar())),
        ("next month", f"{next_month:%Y-%m}"),
        (f"at {hour} p.m. {name}", f"{coming}T{hour + 12}:00"),
        (f"at {hour} a.m. tomorrow", f"{today + DAY}T{hour:02d}:00"),
    ]
    if coming - today < 7 * DAY:
        phrases.append((f"{name} {part}", f"{coming}{code}"))
    if far > today and (far - today).days < 300:
        phrases.append((f"on the {which} {name} of {MONTHS[far.month - 1]}", far))
    if (feast - today).days < 280:
        after = feast + ((other - feast.weekday()) % 7) * DAY
        before = feast - ((feast.weekday() - other) % 7) * DAY
        phrases += [
            (f"on {holiday}", feast),
            (f"{count} days before {holiday}", feast - number * DAY),
            (f"{count} days after {holiday}", feast + number * DAY),
            (f"on the {WEEKDAYS[other]} after {holiday}", after),
            (f"on the {WEEKDAYS[other]} before {holiday}", before),
        ]
    said, value = chance.choice(phrases)
    return chance.choice(AHEAD[:4]).format(said), str(value)


def ago(chance, today):
    """A day counted back from today."""
    number, weekday = chance.randint(2, 9), chance.randint(0, 6)
    past = today - ((today.weekday() - weekday - 1) % 7 + 1) * DAY
    phrases = [
        ("yesterday", today - DAY),
        ("the day before yesterday", today - 2 * DAY),
        (f"{chance.choice([str(number), NUMBERS[number]])} days ago", today - number * DAY),
        ("last week", "{}-W{:02d}".format(*(today - 7 * DAY).isocalendar())),
        ("last month", f"{today.replace(day=1) - DAY:%Y-%m}"),
    ]
    if today - past < 7 * DAY:
        phrases.append((f"on {WEEKDAYS[weekday]}", past))
    said, value = chance.choice(phrases)
    return chance.choice(BEHIND).format(said), str(value)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--count", type=int, default=4000)
    parser.add_argument("-v", action="store_true")
    asked = parser.parse_args()
    phrases = []
    for seed in asked.seeds:
        chance = random.Random(seed)
        for _ in range(asked.count):
            today = dt.date(2012, 1, 1) + chance.randint(0, 5000) * DAY
            make = chance.choices([dated, counted, ago], [6, 3, 1])[0]
            phrases.append((today, *make(chance, today)))
    lines = "".join(json.dumps({"id": i, "text": text, "date": today.isoformat()}) + "\n" for i, (today, text, _) in enumerate(phrases))
    done = subprocess.run([asked.binary, "tag", "--style", "calendar"], input=lines, capture_output=True, text=True, check=True)
    count = collections.Counter()
    for (today, text, value), line in zip(phrases, done.stdout.splitlines(), strict=True):
        found = [expression.get("value") for expression in json.loads(line)["expressions"]]
        # A date and the hour behind it may be two expressions; the hour then has the day of the date.
        right = bool(found) and found[-1] == value and all(value.startswith(other) for other in found)
        wrong = any(other and not value.startswith(other) for other in found)
        count.update(right=right, wrong=wrong)
        if asked.v and not right:
            print(f"{today:%F %a}  {text!r}: {value}, not {found}")
    right, wrong = count["right"] / len(phrases), count["wrong"] / len(phrases)
    print(f"{len(phrases)} phrases: right {right:.4f} (>= {LEAST}), another day or hour {wrong:.4f} (<= {MOST})")
    sys.exit(right < LEAST or wrong > MOST)


main()
