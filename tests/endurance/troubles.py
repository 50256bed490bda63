#!/usr/bin/env python3
"""Full disk, read-only or removed folder, a symlink in the way, the clock set back: a clear error, and the old files whole.

usage: troubles.py BINARY      (mounts small file systems, so it must be root; says so and does the rest otherwise)
"""
import json, os, shutil, subprocess, sys, tempfile
from newsletters import issues

binary, faults = sys.argv[1], []
letters, _ = issues(40, seed=9)


def sync(out, *paths, **more):
    return subprocess.run([binary, "sync", *paths, "--to", out], capture_output=True, text=True, **more)


def outputs(out):
    found = {}
    for base, _, names in os.walk(out):
        for name in names:
            found[os.path.relpath(os.path.join(base, name), out)] = open(os.path.join(base, name), "rb").read()
    return found


def expect(what, ok, detail=""):
    if not ok:
        faults.append(f"{what}: {detail}")


def mount(path, options):
    os.makedirs(path, exist_ok=True)
    return subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", path], capture_output=True).returncode == 0


with tempfile.TemporaryDirectory() as folder:
    few, many = os.path.join(folder, "few"), os.path.join(folder, "many")
    os.mkdir(few), os.mkdir(many)
    for i, (name, text) in enumerate(letters):
        open(os.path.join(few if i < 6 else many, name), "w").write(text)
    disk = os.path.join(folder, "disk")
    if mount(disk, "size=2m"):
        try:
            out = os.path.join(disk, "out")
            p = sync(out, few)
            expect("room enough", p.returncode == 0, p.stderr)
            before = outputs(out)
            with open(os.path.join(disk, "filler"), "wb", buffering=0) as filler:
                try:
                    while True:
                        filler.write(b"x" * 4096)
                except OSError:
                    pass
            p = sync(out, few, many)
            expect("full disk", p.returncode == 1 and "cannot write" in p.stderr, f"exit {p.returncode}: {p.stderr}")
            for name, old in before.items():
                if name != "dateline.db":
                    now = open(os.path.join(out, name), "rb").read() if os.path.exists(os.path.join(out, name)) else None
                    expect(f"full disk: {name}", now is not None and (now == old or now.startswith(old[:15]) and now.rstrip().endswith((b"}", b"END:VCALENDAR"))), "not whole")
            os.remove(os.path.join(disk, "filler"))
            subprocess.run(["mount", "-o", "remount,size=64m", disk], check=True)
            p = sync(out, few, many)
            expect("room again", p.returncode == 0, p.stderr)
            alone = os.path.join(folder, "alone")
            sync(alone, few), sync(alone, few, many)
            same = {k: v for k, v in outputs(out).items() if k != "dateline.db"} == {k: v for k, v in outputs(alone).items() if k != "dateline.db"}
            expect("room again", same, "not as if nothing had happened")
            subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
            before = outputs(out)
            p = sync(out, few, many, many)
            expect("read-only", p.returncode == 1 and "cannot write" in p.stderr, f"exit {p.returncode}: {p.stderr}")
            expect("read-only", outputs(out) == before, "files changed")
        finally:
            subprocess.run(["umount", "-l", disk])
    else:
        print("no right to mount: full disk and read-only disk were left out")
    out = os.path.join(folder, "out")
    sync(out, few)
    whole = outputs(out)
    shutil.rmtree(out)
    p = sync(out, few)
    expect("removed folder", p.returncode == 0 and {k: v for k, v in outputs(out).items() if k != "dateline.db"} == {k: v for k, v in whole.items() if k != "dateline.db"}, p.stderr)
    open(os.path.join(folder, "file"), "w").write("mine")
    p = sync(os.path.join(folder, "file"), few)
    expect("a file where the folder should be", p.returncode == 1 and open(os.path.join(folder, "file")).read() == "mine", f"exit {p.returncode}: {p.stderr}")
    target = os.path.join(folder, "target")
    for name in ["calendar.ics", "timeline.json"] + [f"events/{n}" for n in os.listdir(os.path.join(out, "events"))[:1]]:
        open(target, "w").write("precious")
        path = os.path.join(out, name)
        os.remove(path)
        os.symlink(target, path)
        p = sync(out, few, many) if name.startswith("events") else sync(out, few)
        expect(f"symlink at {name}", p.returncode == 0 and open(target).read() == "precious", p.stderr)
        if not name.startswith("events"):
            expect(f"symlink at {name}", not os.path.islink(path), "still a link")
    env = dict(os.environ, SOURCE_DATE_EPOCH="86400")
    p = sync(out, few, many, env=env)
    expect("clock set back", p.returncode == 0, p.stderr)
for fault in faults[:20]:
    print("FAULT", fault[:400])
print(f"{len(faults)} faults")
sys.exit(bool(faults))
