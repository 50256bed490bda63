#!/usr/bin/env python3
"""Newsletters over a grid of layouts, each with what is in it, and how much of that dateline finds.

    layouts.py BINARY [--seeds 1 2 3] [--count 120] [--keep FOLDER] [-v]

Layouts differ in independent things: how items are cut, the order of their fields, where the day comes from, how clocks and
dates are written, what else stands among them. Each newsletter takes one value of each at random (the same seed gives the
same bytes), so that no two values stand together only because a sample happened to have them so. Held: F1 of day and hour
and title, none wrong and sure, hosts. `-v` names what was missed, and the figures by value.
"""
import argparse, collections, datetime as dt, html, json, os, random, re, subprocess, sys, tempfile, textwrap, zoneinfo

LEAST = {"f1": 0.985, "host": 0.93}
MOST_SURE = 0  # wrong and sure

TITLES = """The Next Decade of Polar Shipping|Can the Grain Corridor Hold?|Left Behind: Country Hospitals After the Cuts|A Conversation With Ambassador Petra Lindqvist
Book Talk: The Quiet Border|Rethinking Export Controls in the Age of AI|What the New Farm Bill Means for Water|"Peace Without Maps": Lessons From Ten Mediations
Cyber Insurance and the Public Purse|Securing the Undersea Cables|Launch of the 2030 Resilience Index|After the Vote: Moldova's Narrow Path|Budget Outlook for the Coast Guard
Workshop on Spectrum Sharing|Women, Water and War|The Price of Copper|Nuclear Energy in the Gulf: Promise and Peril|Fifth Annual Forum on Migration Data|Trade After Tariffs
Who Owns the Moon?|Small States, Big Seas|Reviving the Inspector General|From Lab to Ledger: Funding Basic Science|Hearing on Wildfire Readiness|Lunch Briefing on the Sahel
Democracy's Long Recession|How Cities Adapt to Heat|The Future of Rail Freight in Central Asia|Screening of "The Salt Road" and Discussion|Reading the Fed: Rates, Risk and Restraint
State of the Strait: Deterrence in East Asia|Annual Meeting and Reception|Town Hall on Veterans' Housing|Diplomacy in the Age of Drones|Roundtable: Debt Relief and Climate"""
TITLES = TITLES.replace("\n", "|").split("|")
HOSTS = """Marlowe Institute|Tarrant Center for Public Policy|Institute for Maritime Strategy|Halloran Foundation|Eastgate Council on Foreign Relations|Bellwether Fund|Center for Rural Futures
Kestrel Project|Association of Port Authorities|Ashdown University School of Diplomacy|Pemberton Endowment|Council for Open Trade|Women in Security Network|National Academy of Water Sciences"""
HOSTS = HOSTS.replace("\n", "|").split("|")
PLACES = """1225 K Street NW, Suite 400|Room 2172, Rayburn House Office Building|Lindner Hall, 1957 E Street NW|1779 Massachusetts Avenue NW|Online|Zoom
National Press Club, 529 14th Street NW|Dirksen 419"""
PLACES = PLACES.replace("\n", "|").split("|")
PAPERS = ["The Potomac Daybook", "Foggy Bottom Notes", "Policy Week", "Hill Watch", "The Events Desk"]
INTROS = [
    "Good evening, and welcome back. Here is what is on in town.",
    "Happy Friday! We have a full week for you, so let's get to it.",
    "A quiet week on the Hill, but think tanks are busy. The committee released its report last month, and staff are still reading.",
    "",
]
FEET = [
    "Unsubscribe | Manage preferences",
    "Tips? Write to events@example.org. Copyright {year} Daybook Media LLC.",
    "Follow us on social media. Our office is at 1400 L Street NW, Suite 300, Washington, DC 20005. Phone: 202-555-0144.",
    "",
]
SAID = [
    "A panel of experts will discuss what comes next.",
    "Lunch will be served; seating is limited to 60.",
    "The discussion draws on a report of 2019 and on interviews in 14 countries.",
    "Speakers include Petra Lindqvist, former ambassador, and Gen. (ret.) Tom Brandt.",
]
SECTIONS = ["THINK TANKS", "ON THE HILL", "UNIVERSITIES", "AROUND TOWN", "EMBASSIES"]
SPONSOR = "Sponsored by Tollgate Freight: 300 barges, 11 locks and a crew that works 24/7. Read our story."
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
SHORT_MONTHS = "Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.".split()
SHORT_DAYS = "Mon. Tues. Wed. Thurs. Fri. Sat. Sun.".split()


def ordinal(number):
    return f"{number}{'th' if 10 <= number % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def weekday(day):
    return WEEKDAYS[day.weekday()]


def month(day):
    return MONTHS[day.month - 1]


DATES = {
    "W, M D": lambda d: f"{weekday(d)}, {month(d)} {d.day}",
    "W, M D, Y": lambda d: f"{weekday(d)}, {month(d)} {d.day}, {d.year}",
    "M D": lambda d: f"{month(d)} {d.day}",
    "M D, Y": lambda d: f"{month(d)} {d.day}, {d.year}",
    "Mon. D": lambda d: f"{SHORT_MONTHS[d.month - 1]} {d.day}",
    "Wd, Mon D": lambda d: f"{weekday(d)[:3]}, {month(d)[:3]} {d.day}",
    "Wd., Mon. D": lambda d: f"{SHORT_DAYS[d.weekday()]}, {SHORT_MONTHS[d.month - 1]} {d.day}",
    "W, M Dth": lambda d: f"{weekday(d)}, {month(d)} {ordinal(d.day)}",
    "W M/D": lambda d: f"{weekday(d)} {d.month}/{d.day}",
    "W, M/D/Y": lambda d: f"{weekday(d)}, {d.month}/{d.day}/{d.year % 100:02d}",
    "W D M": lambda d: f"{weekday(d)} {d.day} {month(d)}",
    "D M Y": lambda d: f"{d.day} {month(d)} {d.year}",
    "W – M D": lambda d: f"{weekday(d)} – {month(d)} {d.day}",
    "M D (W)": lambda d: f"{month(d)} {d.day} ({weekday(d)})",
    "W, D-Mon-Y": lambda d: f"{weekday(d)[:3]}, {d.day}-{month(d)[:3]}-{d.year % 100:02d}",
    "W": weekday,
}
IN_HEADINGS = ["W, M D", "W, M D, Y", "M D", "Wd., Mon. D", "W, M Dth", "W D M", "W", "W, M/D/Y", "W – M D", "M D (W)"]


def hour(at, halves, full, noon):
    if noon and (at.hour, at.minute) == (12, 0):
        return "noon"
    minutes = f":{at.minute:02d}" if full or at.minute else ""
    return f"{(at.hour - 1) % 12 + 1}{minutes}{halves[at.hour >= 12]}"


def hours(at, end, halves, full=False, dash="-", shared=False, noon=False):
    if end is None:
        return hour(at, halves, full, noon)
    if shared and (at.hour < 12) == (end.hour < 12) and not (noon and 12 in (at.hour, end.hour)):
        return hour(at, ("", ""), full, False) + dash + hour(end, halves, full, noon)
    return hour(at, halves, full, noon) + dash + hour(end, halves, full, noon)


DOTS, PLAIN, CAPITALS = (" a.m.", " p.m."), ("am", "pm"), (" AM", " PM")
CLOCKS = {
    "10 a.m.": lambda a, b: hours(a, b, DOTS, shared=True, noon=True),
    "10:00 a.m.": lambda a, b: hours(a, b, DOTS, full=True, dash=" – ", shared=True),
    "10am": lambda a, b: hours(a, b, PLAIN, shared=True),
    "10:00 AM": lambda a, b: hours(a, b, CAPITALS, full=True, dash=" - "),
    "10:00AM ET": lambda a, b: hours(a, b, ("AM", "PM"), full=True) + " ET",
    "10 to 11 a.m.": lambda a, b: hours(a, b, DOTS, dash=" to ", shared=True, noon=True),
    "@ 10:00 am": lambda a, b: "@ " + hours(a, b, (" am", " pm"), full=True, dash=" - "),
    "10:00-11:30": lambda a, b: hours(a, b, ("", ""), full=True),
    "1000": lambda a, b: f"{a:%H%M}" + (f"-{b:%H%M}" if b else ""),
    "10:00 of 24": lambda a, b: f"{a:%H:%M}" + (f"–{b:%H:%M}" if b else ""),
    "10h00": lambda a, b: f"{a.hour}h{a:%M}" + (f"-{b.hour}h{b:%M}" if b else ""),
    "10 a.m. PT": lambda a, b: hours(a, b, DOTS, shared=True) + " PT",
    "10:00 AM (Central)": lambda a, b: hours(a, b, CAPITALS, full=True) + " (Central)",
    "10am, CET": lambda a, b: hours(a, b, PLAIN) + ", CET",
    "10:00 London time": lambda a, b: f"{a:%H:%M}" + (f"–{b:%H:%M}" if b else "") + " London time",
}
ELSEWHERE = {
    "10 a.m. PT": "America/Los_Angeles", "10:00 AM (Central)": "America/Chicago", "10am, CET": "Europe/Brussels", "10:00 London time": "Europe/London",
}
CUTS = ["paragraphs", "lines", "bullets", "numbers", "stack", "labels", "bars", "dashes", "table", "cards"]
ORDERS = ["when title host place", "title when host place", "host when title", "title host when place"]
AMONG = ["nothing", "status", "sections", "sponsor", "past", "wrapped", "reading"]
CALLED = ["CANCELED: {}", "POSTPONED: {}", "CANCELLED – {}", "{} (CANCELED)", "[CANCELLED] {}"]


class Newsletter:
    """One newsletter: its axes, its events and its text."""

    def __init__(self, chance):
        self.chance = chance
        pick = chance.choice
        self.issue = dt.date(pick(range(2006, 2026)), 1, 1) + dt.timedelta(chance.randrange(360))
        while self.issue.weekday() > 3:
            self.issue += dt.timedelta(1)
        day = pick(["item", "item", "heading", "heading", "tomorrow", "today"])
        self.axes = {
            "cut": pick(CUTS), "day": day, "clock": pick(list(CLOCKS)), "order": pick(ORDERS), "among": pick(AMONG),
            "date": pick(IN_HEADINGS if day == "heading" else list(DATES)) if day in ("item", "heading") else "W, M D",
            "host": pick(["comma", "bracket", "dash", "none"]), "quoted": chance.random() < 0.25,
        }
        cut = self.axes["cut"]
        html_only = cut in ("table", "cards") or chance.random() < 0.3
        self.axes["format"] = "html" if html_only else pick(["txt", "txt", "eml"])
        self.ends, self.places, self.says = chance.random() < 0.5, chance.random() < 0.6, chance.random() < 0.5
        self.links, self.blank = chance.random() < 0.5, chance.random() < 0.6
        self.gap = pick([", ", " | ", " – "])
        self.behind = pick([": ", " — ", " - "])
        self.called = pick(CALLED)
        self.events = self.make_events()

    def make_events(self):
        chance, day = self.chance, self.axes["day"]
        first = self.issue + dt.timedelta(day != "today")
        if day in ("item", "heading") and self.axes["date"] != "W":
            first += dt.timedelta(chance.randint(0, 5))
        span = 1 if day in ("today", "tomorrow") else chance.choice([3, 5])
        count = chance.randint(5, 10)
        starts = sorted(
            (first + dt.timedelta(n * span // count), chance.choice([8.5, 9, 9.5, 10, 10.5, 11, 12, 12.5, 13, 14, 14.5, 15, 16, 17, 17.5, 18]))
            for n in range(count)
        )
        events = []
        for (on, at), title in zip(starts, chance.sample(TITLES, count)):
            if self.axes["clock"] == "10:00-11:30" and at > 17:
                at = 16
            start = dt.datetime.combine(on, dt.time(int(at), 30 if at % 1 else 0))
            events.append({
                "title": title, "start": start, "end": start + dt.timedelta(minutes=chance.choice([60, 90, 120])) if self.ends else None,
                "host": chance.choice(HOSTS) if self.axes["host"] != "none" else None,
                "place": chance.choice(PLACES) if self.places else None,
                "said": chance.choice(SAID) if self.says else None,
                "link": f"https://example.org/e/{chance.randrange(1000, 9999)}" if self.links else None,
                "off": self.axes["among"] == "status" and chance.random() < 0.25,
            })
        return events

    def title(self, event):
        said = event["title"]
        if self.axes["quoted"] and '"' not in said:
            said = f"“{said}”"
        return self.called.format(said) if event["off"] else said

    def titled(self, event):
        """The title with its host in the way of this newsletter."""
        said, host = self.title(event), event["host"]
        forms = {"comma": f"{said}, {host}", "bracket": f"{said} ({host})", "dash": f"{said} — {host}"}
        return forms.get(self.axes["host"], said)

    def when(self, event):
        clock = CLOCKS[self.axes["clock"]](event["start"], event["end"])
        if self.axes["day"] != "item":
            return clock
        gap = " " if clock.startswith("@") else self.gap
        return DATES[self.axes["date"]](event["start"].date()) + gap + clock

    def line(self, event):
        """An item on one line."""
        when, place, order = self.when(event), event["place"], self.axes["order"]
        if self.axes["cut"] == "bars":
            fields = {
                "when title host place": [when, self.title(event), event["host"], place],
                "title when host place": [self.title(event), when, event["host"], place],
                "host when title": [event["host"], when, self.title(event), place],
                "title host when place": [self.title(event), event["host"], when, place],
            }[order]
            return " | ".join(field for field in fields if field)
        behind = f", {place}" if place else ""
        host = f"{event['host']}, " if event["host"] else ""
        said = {
            "when title host place": f"{when}{self.behind}{self.titled(event)}{behind}",
            "title when host place": f"{self.title(event)}, {when}" + (f", {event['host']}" if event["host"] else "") + behind,
            "host when title": f"{host}{when}: {self.title(event)}{behind}",
            "title host when place": f"{self.titled(event)}, {when}{behind}",
        }["host when title" if self.axes["cut"] == "dashes" else order]
        if self.axes["cut"] == "dashes":
            return said
        said += f". {event['said']}" if event["said"] else ""
        return said + (f" Register: {event['link']}" if event["said"] and event["link"] else f". RSVP: {event['link']}" if event["link"] else "")

    def stack(self, event):
        """An item on lines of its own, with labels or without."""
        labelled = self.axes["cut"] == "labels"
        when = ("When: " if self.axes["day"] == "item" else "Time: ") * labelled + self.when(event)
        place = ("Where: " * labelled + event["place"]) if event["place"] else None
        host = ("Host: " * labelled + event["host"]) if event["host"] else None
        lines = [self.title(event), *([host, when, place] if self.axes["order"].startswith("title host") else [when, place, host])]
        return [line for line in (*lines, event["said"], event["link"] and f"Register: {event['link']}") if line]

    def blocks(self):
        """Headings, items and what stands among them, as (kind, text or lines)."""
        axes, blocks = self.axes, []
        days = {}
        for event in self.events:
            days.setdefault(event["start"].date() if axes["day"] != "item" else None, []).append(event)
        relative = {
            "tomorrow": ["Tomorrow", "TOMORROW IN WASHINGTON", "What's on tomorrow", "On the calendar tomorrow"],
            "today": ["Today", "TODAY'S EVENTS", "On tap today"],
        }
        for day, events in days.items():
            if axes["day"] == "heading":
                blocks.append(("head", DATES[axes["date"]](day)))
            elif day:
                blocks.append(("head", self.chance.choice(relative[axes["day"]])))
            if axes["cut"] == "dashes":
                blocks.append(("run", " — ".join(self.line(event).rstrip(".") + "." for event in events)))
                continue
            if axes["cut"] == "table":
                blocks.append(("table", events))
                continue
            for count, event in enumerate(events):
                if axes["among"] == "sections" and axes["day"] != "heading" and count % 3 == 0:
                    blocks.append(("section", SECTIONS[count // 3]))
                if axes["among"] == "sponsor" and count == 2:
                    blocks.append(("note", SPONSOR))
                whole = axes["cut"] in ("stack", "labels", "cards")
                blocks.append(("stack", self.stack(event)) if whole else ("item", self.line(event)))
        past = [self.issue - dt.timedelta(self.chance.randint(3, 20)) for _ in range(3)]
        if axes["among"] == "past":
            blocks.append(("section", self.chance.choice(["IN CASE YOU MISSED IT", "PAST EVENTS"])))
            blocks += [("note", f"{self.chance.choice(TITLES)} — {month(d)} {d.day}. Watch the recording.") for d in past]
        if axes["among"] == "reading":
            blocks.append(("section", "WHAT WE ARE READING"))
            blocks += [("note", f"“The long winter of the grain board,” Wharf Review, {month(d)} {d.day}") for d in past]
        return blocks

    def text(self):
        chance = self.chance
        self.paper, intro = chance.choice(PAPERS), chance.choice(INTROS)
        foot = chance.choice(FEET).format(year=self.issue.year)
        forms = [f"{weekday(self.issue)}, {month(self.issue)} {self.issue.day}, {self.issue.year}", f"{month(self.issue)} {self.issue.day}, {self.issue.year}"]
        dated = chance.choice(forms + [f"{self.issue.day} {month(self.issue)} {self.issue.year}"])
        section = chance.choice(["Upcoming Events", "Events", "This Week's Events", None])
        section = section if self.axes["day"] in ("item", "heading") else None
        if self.axes["format"] == "html":
            return self.page(dated, intro, section, foot)
        lines = [self.paper, dated, ""] if self.axes["format"] == "txt" else []
        lines += [intro, ""] * bool(intro) + [section, ""] * bool(section)
        marks = {"bullets": chance.choice(["• ", "* ", "- "])}
        count = 0
        for kind, said in self.blocks():
            if kind == "stack":
                lines += [*said, ""]
            elif kind == "item":
                count += 1
                mark = f"{count}. " if self.axes["cut"] == "numbers" else marks.get(self.axes["cut"], "")
                lines += [mark + said] + [""] * (self.blank or self.axes["cut"] == "paragraphs")
            else:
                lines += ["", said, ""]
        lines += ["", foot]
        if self.axes["among"] == "wrapped":
            lines = [part for line in lines for part in textwrap.wrap(line, 72, break_long_words=False, break_on_hyphens=False) or [""]]
        text = "\n".join(lines) + "\n"
        if self.axes["format"] == "txt":
            return text
        sent = dt.datetime.combine(self.issue, dt.time(10, 15), zoneinfo.ZoneInfo("America/New_York"))
        return f"From: {self.paper} <news@example.org>\nSubject: {self.paper}\nDate: {sent:%a, %d %b %Y %H:%M:%S %z}\nContent-Type: text/plain; charset=utf-8\n\n{text}"

    def page(self, dated, intro, section, foot):
        escape, chance = html.escape, self.chance
        out = [f"<html><head><title>{escape(self.paper)}</title></head><body>", f"<h1>{escape(self.paper)}</h1>", f"<p>{dated}</p>"]
        out += [f"<p>{escape(intro)}</p>"] if intro else []
        out += [f"<h2>{escape(section)}</h2>"] if section else []
        head = chance.choice(["<h3>{}</h3>", "<p><strong>{}</strong></p>", "<p><b><u>{}</u></b></p>"])
        listed = {"bullets": "ul", "numbers": "ol"}.get(self.axes["cut"])
        columns = chance.choice([["when", "title", "host", "place"], ["title", "when", "place", "host"]])
        for kind, said in self.blocks():
            if kind in ("head", "section"):
                out.append(head.format(escape(said)))
            elif kind == "table":
                rows = []
                for event in said:
                    cells = {"when": self.when(event), "title": self.title(event), "host": event["host"], "place": event["place"]}
                    rows.append("<tr>" + "".join(f"<td>{escape(cells[c])}</td>" for c in columns if cells[c]) + "</tr>")
                out.append("<table>" + "\n".join(rows) + "</table>")
            elif kind == "stack":
                lines = [f"<strong>{escape(said[0])}</strong>", *map(escape, said[1:])]
                cards = self.axes["cut"] == "cards"
                out.append("<div>" + "".join(f"<div>{line}</div>" for line in lines) + "</div>" if cards else "<p>" + "<br>\n".join(lines) + "</p>")
            elif kind == "item" and listed:
                out.append(f"<{listed}><li>{escape(said)}</li></{listed}>")
            else:
                out.append(f"<p>{escape(said)}</p>")
        joined = "\n".join(out) + (f"<p>{escape(foot)}</p>" if foot else "") + "</body></html>\n"
        return re.sub(r"</(ul|ol)>\n<\1>", "\n", joined)


def words(text):
    return collections.Counter(re.findall(r"[a-z0-9]+", str(text or "").lower().replace("’", "").replace("'", "")))


def alike(a, b):
    a, b = words(a), words(b)
    return 2 * sum((a & b).values()) / max(1, sum(a.values()) + sum(b.values()))


def judge(newsletter, items):
    """What was found of a newsletter: counts, and what to say of the rest."""
    count, said, used = collections.Counter(), [], set()
    zone = zoneinfo.ZoneInfo(ELSEWHERE.get(newsletter.axes["clock"], "America/New_York"))
    for event in newsletter.events:
        count["events"] += 1
        near = [(alike(event["title"], item["title"]), n) for n, item in enumerate(items) if n not in used]
        score, n = max(near, default=(0, None))
        if score < 0.6:
            said.append(f"missed {event['start']} {event['title']}")
            continue
        used.add(n)
        count["found"] += 1
        item = items[n]
        start = str(item.get("start"))
        right = "T" in start and dt.datetime.fromisoformat(start) == event["start"].replace(tzinfo=zone)
        count["right"] += right
        if not right:
            sure = not item.get("needsReview")
            count["sure"] += sure
            said.append(f"wrong{' and sure' * sure} {start}, not {event['start']}: {event['title']}")
        elif event["host"]:
            count["hosts"] += 1
            named = alike(event["host"], (item.get("organizer") or {}).get("name")) >= 0.6
            count["host"] += named
            if not named:
                said.append(f"host {(item.get('organizer') or {}).get('name')}, not {event['host']}: {event['title']}")
    for n, item in enumerate(items):
        if n not in used and item.get("origin") == "listing":
            count["extra"] += 1
            said.append(f"invented {item.get('start')} {item['title']}")
    return count, said


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--count", type=int, default=120)
    parser.add_argument("--keep")
    parser.add_argument("-v", action="store_true")
    asked = parser.parse_args()
    whole, by_value = collections.Counter(), collections.defaultdict(collections.Counter)
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.keep or temporary
        os.makedirs(folder, exist_ok=True)
        for seed in asked.seeds:
            chance = random.Random(seed)
            for number in range(asked.count):
                newsletter = Newsletter(chance)
                path = f"{folder}/{seed}-{number:03d}.{newsletter.axes['format']}"
                with open(path, "w", encoding="utf-8") as file:
                    file.write(newsletter.text())
                done = subprocess.run([asked.binary, "extract", path, "-f", "json"], capture_output=True, text=True, check=True)
                items = [item for item in json.loads(done.stdout)["items"] if item["kind"] == "event"]
                count, said = judge(newsletter, items)
                whole.update(count)
                for axis, value in newsletter.axes.items():
                    by_value[axis, str(value)].update(count)
                if asked.v and said:
                    print(os.path.basename(path), newsletter.axes, *said, sep="\n  ")

    def f1(count):
        return 2 * count["right"] / max(1, count["events"] + count["found"] + count["extra"])

    if asked.v:
        for (axis, value), count in sorted(by_value.items()):
            print(f"{axis:8} {value:24} {f1(count):.3f}  {count['right']} of {count['events']}, {count['extra']} invented")
    host = whole["host"] / max(1, whole["hosts"])
    print(f"{len(asked.seeds) * asked.count} layouts: F1 {f1(whole):.3f} (>= {LEAST['f1']}), wrong and sure {whole['sure']} (<= {MOST_SURE}), hosts {host:.3f} (>= {LEAST['host']})")
    sys.exit(f1(whole) < LEAST["f1"] or whole["sure"] > MOST_SURE or host < LEAST["host"])


main()
