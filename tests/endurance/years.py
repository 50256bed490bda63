#!/usr/bin/env python3
"""Years of weekly issues, one `sync` each, against the model: every UID stable, every change told once, no doubles.

usage: years.py BINARY [ISSUES]      (default 520 issues of three publications)
"""
import collections, json, os, subprocess, sys, tempfile, time
from newsletters import issues

binary, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 520
letters, publications = issues((count + 2) // 3)
letters = letters[:count]
faults, spent, told = [], [], collections.Counter()
with tempfile.TemporaryDirectory() as folder:
    inbox, out = os.path.join(folder, "in"), os.path.join(folder, "out")
    os.mkdir(inbox)
    uids = {}                       # number at a title's end -> uid
    for name, text in letters:
        path = os.path.join(inbox, name)
        open(path, "w").write(text)
        began = time.time()
        p = subprocess.run([binary, "sync", path, "--to", out, "--changes", os.path.join(folder, "c.json")], capture_output=True, text=True)
        spent.append(time.time() - began)
        if p.returncode or p.stderr:
            faults.append(f"{name}: exit {p.returncode}: {p.stderr[:300]}")
        for change in json.load(open(os.path.join(folder, "c.json"))):
            key = change["title"].split()[-1].rstrip(")")
            number = next((w for w in reversed(change["title"].replace("(", " ").split()) if w.isdigit() and int(w) > 31), key)
            told[change["change"], number] += 1
            if uids.setdefault(number, change["uid"]) != change["uid"]:
                faults.append(f"{name}: {change['title']}: uid {uids[number]} became {change['uid']} ({change['change']})")
    timeline = json.load(open(os.path.join(out, "timeline.json")))
    events = [i for i in timeline["items"] if i["kind"] == "event" and not i.get("movedTo")]
    again = subprocess.run([binary, "sync", inbox, "--to", out], capture_output=True, text=True)
    if again.stdout or again.stderr:
        faults.append(f"a second run says {again.stdout}{again.stderr}")
last = {int(p.number): max(int(n.split("-")[0]) for n, _ in letters if n.endswith(f"-{p.number}.eml")) for p in publications}
by_number = collections.defaultdict(list)
for item in events:
    number = next((w for w in reversed(item["title"].split()) if w.isdigit() and int(w) > 31), item["title"])
    by_number[number].append(item)
expected = collections.Counter()
for p in publications:
    for event in p.events.values():
        if event.announced > last[p.number]:
            continue
        number = event.title.split()[-1]
        found = by_number.pop(number, [])
        if len(found) != 1:
            faults.append(f"{event.title}: {len(found)} entries: {[(i['title'], i['start']) for i in found]}")
            continue
        item = found[0]
        if item["start"][:16] != event.start.strftime("%Y-%m-%dT%H:%M"):
            faults.append(f"{event.title}: {item['start']}, not {event.start}")
        if item["status"] != event.status:
            faults.append(f"{event.title}: {item['status']}, not {event.status}")
    for n, kind, key in p.log:
        if n <= last[p.number]:
            expected[kind, p.events[key].title.split()[-1]] += 1
faults += [f"never announced: {[i['title'] for i in items]}" for items in by_number.values()]
for pair in sorted(set(expected) | {k for k in told if k[0] in ("added", "moved", "cancelled")}):
    if expected[pair] != told[pair]:
        faults.append(f"{pair[0]} {pair[1]}: told {told[pair]} times, not {expected[pair]}")
others = collections.Counter(k[0] for k in told.elements())
print(f"{count} issues, {len(events)} events, told {dict(others)}, a run took {sum(spent)/len(spent)*1000:.0f} ms on average, the last ten {sum(spent[-10:])/10*1000:.0f} ms")
for fault in faults[:40]:
    print("FAULT", fault)
print(f"{len(faults)} faults")
sys.exit(bool(faults))
