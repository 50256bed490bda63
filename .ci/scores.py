#!/usr/bin/env python3
"""Runs the scorers of ../shared and fails when a figure falls below what we hold: scores.py BINARY SHARED [--show]

The thresholds are what was measured last, a little below it; raise them when the figures rise.
"""
import json, subprocess, sys

BINARY, SHARED = sys.argv[1:3]
SHOW = "--show" in sys.argv
TOOLS = f"{SHARED}/tools"
failed = []


def run(*args):
    done = subprocess.run([sys.executable, *args], capture_output=True, text=True)
    return done.stdout, done.returncode


def hold(name, value, least=None, most=None):
    if value is None:
        print(f"  {name:32} n/a")
        return
    bad = (least is not None and value < least) or (most is not None and value > most)
    bound = f">= {least}" if least is not None else f"<= {most}"
    print(f"  {name:32} {value:<8.3f} {bound}{'   FALLS SHORT' if bad else ''}")
    if bad:
        failed.append(name)


def figures(title, *args):
    print(title)
    out, _ = run(*args, "--json")
    try:
        return json.loads(out.strip().splitlines()[-1])
    except (ValueError, IndexError):
        print(f"  no figures: {out[-300:]}")
        failed.append(title)
        return {}


def group(title, found, bounds):
    if SHOW:
        print("  " + json.dumps(found))
    for name, (least, most) in bounds.items():
        if name in found:
            hold(name, found[name], least, most)


THRESHOLDS = json.load(open(f"{sys.path[0]}/thresholds.json"))

for extra in ([], ["--date", "2024-10-28"]):
    out, code = run(f"{TOOLS}/score_seed.py", BINARY, *extra)
    print(f"seed {' '.join(extra)}: {out.strip().splitlines()[-1] if out else 'no output'}")
    if code:
        failed.append("seed")
        print(out)

for title, script, folder in [
    ("listings/fixtures", "score_listings.py", "listings/fixtures"),
    ("listings/more", "score_listings.py", "listings/more"),
    ("prose", "score_prose.py", "prose"),
]:
    group(title, figures(title, f"{TOOLS}/{script}", BINARY, f"{SHARED}/{folder}"), THRESHOLDS[title])

cases = figures("cases", f"{TOOLS}/score_cases.py", BINARY, f"{SHARED}/cases/cases.jsonl")
if cases:
    hold("cases passed", cases["passed"] / cases["total"], THRESHOLDS["cases"]["passed"])
    print("  " + ", ".join(f"{g} {r['passed']}/{r['total']}" for g, r in cases["groups"].items()))
    print("  failed: " + ", ".join(cases["failed"]))

for corpus in ("timebank", "aquaint"):
    print(f"{corpus}, the held-back third")
    out, _ = run(f"{TOOLS}/run_timex.py", BINARY, f"{SHARED}/timex/{corpus}", "--third", "0")
    print("  " + "\n  ".join(out.strip().splitlines()[-8:]))

print("failed: " + ", ".join(failed) if failed else "all figures hold")
sys.exit(bool(failed))
