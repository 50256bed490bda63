#!/usr/bin/env python3
"""Several runs at once on one folder: nothing lost, nothing doubled.

usage: together.py BINARY
"""
import json, os, subprocess, sys, tempfile
from newsletters import issues

binary, faults = sys.argv[1], []
letters, _ = issues(8, seed=5)
with tempfile.TemporaryDirectory() as folder:
    paths = []
    for name, text in letters:
        paths.append(os.path.join(folder, name))
        open(paths[-1], "w").write(text)
    alone = os.path.join(folder, "alone")
    subprocess.run([binary, "sync", *paths, "--to", alone], check=True, capture_output=True)
    wanted = json.load(open(os.path.join(alone, "timeline.json")))
    key = lambda doc: sorted((i["title"], i["start"], i["status"], len(i["evidence"])) for i in doc["items"])
    for many in (2, 8):
        out = os.path.join(folder, f"out{many}")
        running = [subprocess.Popen([binary, "sync", *paths[i::many], "--to", out], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for i in range(many)]
        for p in running:
            stdout, stderr = p.communicate()
            if p.returncode or stderr:
                faults.append(f"{many} at once: exit {p.returncode}: {stderr}")
        doc = json.load(open(os.path.join(out, "timeline.json")))
        if key(doc) != key(wanted):
            faults.append(f"{many} at once: {len(doc['items'])} items, not {len(wanted['items'])}")
        files = [n for n in os.listdir(os.path.join(out, "events"))]
        shown = [i for i in doc["items"] if i["kind"] == "event" and not i.get("movedTo")]
        if len(files) != len(shown):
            faults.append(f"{many} at once: {len(files)} files for {len(shown)} events")
        p = subprocess.run([binary, "sync", *paths, "--to", out], capture_output=True, text=True)
        if p.stdout or p.returncode:
            faults.append(f"{many} at once: a later run still says {p.stdout}")
        subprocess.run([binary, "store", "check", "--to", out], check=True, capture_output=True)
for fault in faults[:20]:
    print("FAULT", fault)
print(f"2 and 8 at once: {len(faults)} faults")
sys.exit(bool(faults))
