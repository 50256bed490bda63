#!/usr/bin/env python3
"""Runs killed at random instants, a user's edit lying in the folder of events; then one whole run: as if nothing had happened.

usage: killed.py BINARY [RUNS]
"""
import json, os, random, re, shutil, signal, subprocess, sys, tempfile, time
from newsletters import issues

binary, runs = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 200
letters, _ = issues(4, seed=3)
faults, landed = [], 0


def outputs(out):
    found = {}
    for base, _, names in os.walk(out):
        for name in names:
            if name != "dateline.db":
                found[os.path.relpath(os.path.join(base, name), out)] = open(os.path.join(base, name), "rb").read()
    return found


def edit(out):
    """What a person does in a calendar program: one event renamed and moved, one deleted."""
    names = sorted(n for n in os.listdir(os.path.join(out, "events")) if n.endswith(".ics"))
    path = os.path.join(out, "events", names[0])
    text = open(path, newline="").read()
    text = re.sub(r"SUMMARY:.*?\r\n(?! )", "SUMMARY:My own title\r\n", text, count=1, flags=re.S)
    text = re.sub(r"(DT(?:START|END);TZID=America/New_York:\d{8}T)(\d\d)", lambda m: m[1] + f"{(int(m[2]) + 2) % 24:02}", text)
    open(path, "w", newline="").write(text)
    os.remove(os.path.join(out, "events", names[1]))


with tempfile.TemporaryDirectory() as folder:
    first, second = os.path.join(folder, "first"), os.path.join(folder, "second")
    os.mkdir(first), os.mkdir(second)
    for i, (name, text) in enumerate(letters):
        open(os.path.join(first if i < 6 else second, name), "w").write(text)
    base, whole, out = (os.path.join(folder, n) for n in ("base", "whole", "out"))
    subprocess.run([binary, "sync", first, "--to", base], check=True, capture_output=True)
    edit(base)
    shutil.copytree(base, whole)
    began = time.time()
    changes = os.path.join(folder, "changes.json")
    command = [binary, "sync", first, second, "--changes", changes, "--to"]
    subprocess.run([*command, whole], check=True, capture_output=True)
    length = time.time() - began
    wanted, said = outputs(whole), open(changes).read()
    if "My own title" not in wanted["calendar.ics"].decode():
        faults.append("the undisturbed run did not take the edit")
    rng = random.Random(11)
    for n in range(runs):
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(base, out)
        if os.path.exists(changes):
            os.remove(changes)
        told = False
        for _ in range(rng.choice([1, 1, 2])):
            p = subprocess.Popen([*command, out], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(rng.random() * length * 1.1)
            if p.poll() is None:
                landed += 1
            p.send_signal(signal.SIGKILL)
            p.wait()
            told |= os.path.exists(changes) and open(changes).read() == said
        p = subprocess.run([*command, out], capture_output=True, text=True)
        if p.returncode or p.stderr:
            faults.append(f"run {n}: exit {p.returncode}: {p.stderr}")
        now = outputs(out)
        if now != wanted:
            odd = [k for k in set(now) | set(wanted) if now.get(k) != wanted.get(k)]
            faults.append(f"run {n}: differs in {odd[:5]}")
        if not told and open(changes).read() != said:
            faults.append(f"run {n}: the changes were lost")
        check = subprocess.run([binary, "store", "check", "--to", out], capture_output=True, text=True)
        if check.returncode:
            faults.append(f"run {n}: {check.stderr}")
print(f"{runs} rounds, {landed} kills that met a running program (a whole run takes {length*1000:.0f} ms)")
for fault in faults[:20]:
    print("FAULT", fault)
print(f"{len(faults)} faults")
sys.exit(bool(faults))
