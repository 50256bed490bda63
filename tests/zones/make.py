#!/usr/bin/env python3
"""Writes the offsets of every zone from 2020 to 2037, as the newest `tzdata` of PyPI has them, to changes.txt.

    pip install --target /tmp/tz tzdata && python3 tests/zones/make.py /tmp/tz > tests/zones/changes.txt

A line holds an offset at the beginning of 2020 and each change after it (UTC second, colon, offset in seconds), then a bar and
the zones that share them. `tests/zones.rs` holds every zone name that is accepted against it."""
import datetime, pathlib, struct, sys, zoneinfo

root = pathlib.Path(sys.argv[1])
zoneinfo.reset_tzpath([root / "tzdata" / "zoneinfo"])
version = next(l.split('"')[1] for l in open(root / "tzdata" / "__init__.py") if l.startswith("IANA_VERSION"))
UTC = datetime.timezone.utc
BEGIN = int(datetime.datetime(2020, 1, 1, tzinfo=UTC).timestamp())
END = int(datetime.datetime(2038, 1, 1, tzinfo=UTC).timestamp())

def offset(zone, at):
    return int(datetime.datetime.fromtimestamp(at, UTC).astimezone(zone).utcoffset().total_seconds())

def changes(zone):
    step, found, last = 6 * 3600, [], offset(zone, BEGIN)
    first = last
    for at in range(BEGIN, END, step):
        now = offset(zone, at + step)
        if now != last:
            low, high = at, at + step
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if offset(zone, middle) == last else (low, middle)
            found.append(f"{high}:{now}")
            last = now
    return " ".join([str(first), *found])

groups = {}
names = (root / "tzdata" / "zones").read_text().split()
for name in sorted(names):
    groups.setdefault(changes(zoneinfo.ZoneInfo(name)), []).append(name)
print(f"# tzdata {version}, 2020 to 2037; written by make.py")
for line, zones in sorted(groups.items(), key=lambda g: g[1]):
    print(f"{line} | {' '.join(zones)}")
