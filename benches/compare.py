#!/usr/bin/env python3
"""How fast `dateline tag` is beside `wc -w` and chrono-node, on one core and on the same text.

    cargo build --release
    npm install --prefix /tmp/chrono chrono-node          # for the comparison with chrono-node; without it that line is left out
    python3 benches/compare.py [--bin target/release/dateline] [--chrono /tmp/chrono] [--size 50] [FILE ...]

Needs Python 3 and `wc`, for chrono-node also `node`; installs nothing. The text is the FILEs (plain text; the samples unless
some are named), over and over until it has `--size` MB. What is compared is processor time (user and system) of whole
processes, the least of three runs, so that a busy machine does not decide; for chrono-node only the time inside `parse` on a
tenth of the text. Figures: MB/s, share of `wc -w`, times chrono-node, and whether ten times the text takes ten times as long,
as many documents and as one long line."""

import argparse
import glob
import json
import os
import subprocess
import tempfile

FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DAY = "2024-10-28"
CHRONO = """
const chrono = require('chrono-node');
const lines = require('fs').readFileSync(process.argv[1], 'utf8').split('\\n').filter(Boolean).map((l) => JSON.parse(l));
const day = new Date('%sT12:00:00Z');
const start = process.cpuUsage();
let found = 0;
for (const line of lines) found += chrono.parse(line.text, day).length;
const used = process.cpuUsage(start);
console.log((used.user + used.system) / 1e6, found);
""" % DAY


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=os.path.join(FOLDER, "target/release/dateline"))
    parser.add_argument("--chrono", default="/tmp/chrono", help="the folder that holds node_modules/chrono-node")
    parser.add_argument("--size", type=float, default=50, help="MB of text")
    parser.add_argument("files", nargs="*")
    return parser.parse_args()


def sources(files):
    names = files or [
        name
        for name in sorted(glob.glob(os.path.join(FOLDER, "samples/**/*.txt"), recursive=True))
        if os.path.basename(name).lower()[:1].isdigit()
    ]
    texts = [open(name, encoding="utf-8", errors="replace").read() for name in names]
    return [text for text in texts if text.strip()]


def documents(texts, size):
    """The texts over and over, about `size` MB."""
    found, total = [], 0
    while total < size * 1e6:
        text = texts[len(found) % len(texts)]
        found.append(text)
        total += len(text.encode())
    return found


def write(path, lines):
    with open(path, "w", encoding="utf-8") as out:
        out.writelines(lines)
    return path


def question(number, text):
    return json.dumps({"id": number, "text": text, "date": DAY}, ensure_ascii=False) + "\n"


def seconds(command, path):
    """The least processor time of three runs on the file as standard input."""
    times = []
    for _ in range(3):
        with open(path, "rb") as given:
            child = subprocess.Popen(command, stdin=given, stdout=subprocess.DEVNULL)
            _, status, used = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise SystemExit(f"{' '.join(command)} ended with {child.returncode}")
        times.append(used.ru_utime + used.ru_stime)
    return min(times)


def chrono(path, modules):
    """Seconds inside chrono-node's `parse`, or none where it is not installed."""
    if not os.path.isdir(os.path.join(modules, "node_modules/chrono-node")):
        return None
    run = subprocess.run(["node", "-e", CHRONO, path], cwd=modules, capture_output=True, text=True, check=True)
    return float(run.stdout.split()[0])


def main():
    given = arguments()
    texts = sources(given.files)
    with tempfile.TemporaryDirectory() as folder:
        at = lambda name: os.path.join(folder, name)
        docs = documents(texts, given.size)
        tenth = docs[: max(1, len(docs) // 10)]
        megabytes = sum(len(text.encode()) for text in docs) / 1e6
        part = sum(len(text.encode()) for text in tenth) / 1e6

        plain = write(at("plain.txt"), docs)
        words = megabytes / seconds(["wc", "-w"], plain)
        print(f"text: {len(texts)} files, {megabytes:.1f} MB")
        print(f"wc -w: {words:.0f} MB/s")

        small = write(at("small.jsonl"), [question(n, text) for n, text in enumerate(tenth)])
        parse = chrono(small, given.chrono)
        if parse is None:
            print("chrono-node: not found (see --help)")
        else:
            print(f"chrono-node: {part / parse:.1f} MB/s")

        line = lambda many: [question(1, " ".join(" ".join(many).split()))]
        shapes = {
            "documents": (write(at("docs.jsonl"), [question(n, text) for n, text in enumerate(docs)]), small),
            "one line": (write(at("line.jsonl"), line(docs)), write(at("small-line.jsonl"), line(tenth))),
        }
        for style in ["timeml", "calendar"]:
            for shape, (large, little) in shapes.items():
                command = [given.bin, "tag", "--style", style]
                whole, some = seconds(command, large), seconds(command, little)
                rate = megabytes / whole
                text = f"dateline tag --style {style}, {shape}: {rate:.0f} MB/s, {rate / words:.2f} of wc -w"
                if parse is not None:
                    text += f", {rate / (part / parse):.1f} times chrono-node"
                growth = (whole / some) / (megabytes / part)
                print(text + f"; ten times the text takes {10 * growth:.1f} times as long")


main()
