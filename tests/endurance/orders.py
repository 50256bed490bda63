#!/usr/bin/env python3
"""The same issues in random orders: read together they give the same bytes, one by one the same entries, evidence and states.

usage: orders.py BINARY [ORDERS [ISSUES]]
"""
import json, os, random, shutil, subprocess, sys, tempfile
from newsletters import issues

binary = sys.argv[1]
orders, count = (int(sys.argv[2]) if len(sys.argv) > 2 else 20), (int(sys.argv[3]) if len(sys.argv) > 3 else 12)
letters, _ = issues((count + 2) // 3, seed=7)
faults = []


def outputs(out):
    found = {}
    for base, _, names in os.walk(out):
        for name in names:
            if not name.startswith("dateline.db"):
                found[os.path.relpath(os.path.join(base, name), out)] = open(os.path.join(base, name), "rb").read()
    return found


def states(out):
    """Entries without what may hang on the order: ids, sequence numbers, stamps."""
    doc = json.load(open(os.path.join(out, "timeline.json")))
    names = {s["id"]: s["name"] for s in doc["sources"]}
    rows = []
    for item in doc["items"]:
        item = {k: v for k, v in item.items() if k not in ("uid", "sequence", "movedTo")}
        item["evidence"] = sorted((names[e["source"]], e["exact"]) for e in item["evidence"])
        rows.append(json.dumps(item, sort_keys=True))
    return sorted(rows)


with tempfile.TemporaryDirectory() as folder:
    def run(paths, out):
        p = subprocess.run([binary, "sync", *paths, "--to", out], capture_output=True, text=True)
        if p.returncode or p.stderr:
            faults.append(f"exit {p.returncode}: {p.stderr[:300]}")
    paths = []
    for name, text in letters[:count]:
        paths.append(os.path.join(folder, name))
        open(paths[-1], "w").write(text)
    together = one_by_one = None
    for n in range(orders):
        order = list(paths)
        random.Random(n).shuffle(order)
        out = os.path.join(folder, "together")
        run(order, out)
        if together is None:
            together = outputs(out)
        elif outputs(out) != together:
            faults.append(f"order {n}: other bytes")
        shutil.rmtree(out)
        out, uids = os.path.join(folder, "single"), {}
        for path in order:
            run([path], out)
            doc = json.load(open(os.path.join(out, "timeline.json")))
            now = {(i["title"], i["start"]): i["uid"] for i in doc["items"]}
            for key, uid in now.items():
                if uids.setdefault(key, uid) != uid and uid not in uids.values():
                    faults.append(f"order {n}: {key} changed its uid")
        if one_by_one is None:
            one_by_one = states(out)
        elif states(out) != one_by_one:
            here = states(out)
            odd = [r for r in here if r not in one_by_one][:1] + [r for r in one_by_one if r not in here][:1]
            faults.append(f"order {n}: other entries: {odd}")
        shutil.rmtree(out)
print(f"{orders} orders of {len(paths)} issues")
for fault in faults[:10]:
    print("FAULT", fault[:2000])
print(f"{len(faults)} faults")
sys.exit(bool(faults))
