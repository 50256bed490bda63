"""Invented newsletters of three publications, week after week, and the simple model that a calendar of them must match.

Every event is announced in a weekly list, repeated until its day, and may be moved, renamed or cancelled on the way.
The model says what is known after each issue; it knows nothing of the program.
"""
import datetime as dt
import random

PUBLICATIONS = [
    ("Pebble Weekly", "news@pebble.example", 0, 8),
    ("The Quartz Letter", "letter@quartz.example", 1, 7),
    ("Basalt Bulletin", "bulletin@basalt.example", 2, 9),
]
ADJECTIVES = "amber brisk calm distant early frozen gentle hidden inland jagged kindred lasting mellow narrow open patient quiet rugged silver tidal upland vivid western young".split()
NOUNS = "bridges canals deltas estuaries ferries glaciers harbors islands jetties kilns lagoons meadows nurseries orchards ports quarries rivers shipyards tunnels uplands vineyards wharves".split()
THIRD = "budget charter decade economy forecast geology history insurance journey kitchen ledger memory network outlook policy question record strategy treaty upkeep village workshop".split()


class Event:
    def __init__(self, key, title, start, announced):
        self.key, self.title, self.start, self.announced = key, title, start, announced
        self.status = "confirmed"
        self.told = None            # how the next issue prints it, once


class Publication:
    """One newsletter: `issue(n)` gives its n-th issue and keeps the model up to date."""

    def __init__(self, number, seed):
        self.name, self.address, self.weekday, self.hour = PUBLICATIONS[number]
        self.random = random.Random(f"{seed}-{number}")
        self.number, self.events, self.count = number, {}, 0
        self.log = []               # (issue, kind, key): what a reader of this issue learns

    def title(self):
        r = self.random
        self.count += 1
        return f"{r.choice(ADJECTIVES).capitalize()} {r.choice(NOUNS)} and the {r.choice(THIRD)} {(self.number + 1) * 10000 + self.count}"

    def day(self, n):
        return dt.date(2031, 1, 6) + dt.timedelta(days=7 * n + self.weekday)

    def issue(self, n):
        r, today = self.random, self.day(n)
        coming = [e for e in self.events.values() if e.start.date() > today and e.status == "confirmed"]
        for event in coming:
            roll = r.random()
            if roll < 0.05:
                old = event.start
                new = old + dt.timedelta(days=r.choice([1, 2, 3]))
                if new.date() > today:
                    event.start = new
                    if r.random() < 0.5:    # the other half of the moves is shown without a word
                        event.told = f"{event.title} (moved from {old:%B} {old.day})"
                    self.log.append((n, "moved", event.key))
            elif roll < 0.09:
                event.status = "cancelled"
                event.told = f"CANCELED: {event.title}"
                self.log.append((n, "cancelled", event.key))
        for _ in range(r.randint(2, 4)):
            day = today + dt.timedelta(days=r.randint(1, 20))
            start = dt.datetime.combine(day, dt.time(r.randint(9, 17), r.choice([0, 15, 30, 45])))
            event = Event((self.number, len(self.events)), self.title(), start, n)
            self.events[event.key] = event
            self.log.append((n, "added", event.key))
        listed = sorted((e for e in self.events.values() if e.start.date() > today and (e.status == "confirmed" or e.told)), key=lambda e: e.start)
        lines, day = ["UPCOMING EVENTS", ""], None
        for event in listed:
            if event.start.date() != day:
                day = event.start.date()
                lines += ["", f"{day:%A, %B} {day.day}, {day.year}", ""]
            clock = event.start.strftime("%I:%M %p").lstrip("0").replace("AM", "a.m.").replace("PM", "p.m.")
            lines.append(f"- {clock}: {event.told or event.title}")
            event.told = None
        stamp = dt.datetime.combine(today, dt.time(self.hour)).strftime("%a, %d %b %Y %H:%M:%S -0500")
        return (f"From: {self.name} <{self.address}>\nTo: reader@example.org\nSubject: {self.name}, issue {n}\nDate: {stamp}\n"
                f"Message-ID: <{n}.{self.address}>\nContent-Type: text/plain; charset=utf-8\n\n" + "\n".join(lines) + "\n")


def issues(weeks, seed=1):
    """All issues in the order of their days: (name, text), and the publications with their final model."""
    publications = [Publication(i, seed) for i in range(3)]
    out = []
    for n in range(weeks):
        for p in publications:
            out.append((f"{n:03}-{p.number}.eml", p.issue(n)))
    return out, publications
