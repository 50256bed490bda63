#!/usr/bin/env python3
"""Hostile inputs at the size of an attack, and mailboxes of gigabytes: full_size.py DATELINE [--mbox MB] [--only NAME]

Each attack runs at a tenth of its size and in full: no panic, no abort, at most 25 times the time (and 2 s of grace for
small ones), bounded memory. A mailbox is made as it is read and must leave memory flat. With a release build this takes
some minutes; `--mbox 100` instead of 1000 makes it short.
"""
import datetime, gzip, io, os, subprocess, sys, tempfile, threading, time, zipfile

BINARY = os.path.abspath(sys.argv[1])


def option(name, default):
    return sys.argv[sys.argv.index(name) + 1] if name in sys.argv else default


MBOX = int(option("--mbox", "1000"))
ONLY = option("--only", "")
HEAD = b"From: Tide Notes <notes@tide.example>\nSubject: Tides\nDate: Mon, 28 Oct 2024 06:00:00 -0400\n"
PROSE = b"The board of the harbor meets on Tuesday to hear what the pilots of the north channel think, and it votes later. "


def page(body):
    return b"<html><body>" + body + b"<p>The board meets on Tuesday, Oct. 29, 2024, at noon.</p></body></html>"


def attributes(n):
    return page(b"<p " + b"".join(b"a%d=1 " % i for i in range(n)) + b">x</p>")


def multiparts(n):
    parts = (b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(n))
    return HEAD + b"".join(parts) + b"Content-Type: text/plain\n\nThe board meets on Tuesday.\n"


def zipped(n):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("letter.txt", "w") as member:
            for _ in range(n):
                member.write(b"a" * 1_000_000)
    return out.getvalue()


def overlapping(n):
    """n members that all lie on the same packed bytes, which unpack to 2 MB."""
    with_one = io.BytesIO()
    with zipfile.ZipFile(with_one, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"b" * 2_000_000)
    data = with_one.getvalue()
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    directory = data[start:end] * n
    tail = bytearray(data[end:])
    tail[8:12] = n.to_bytes(2, "little") * 2
    tail[12:16] = len(directory).to_bytes(4, "little")
    return data[:start] + directory + bytes(tail)


def entities(n):
    levels = b"".join(b'<!ENTITY e%d "%s">' % (i, b"&e%d;" % (i - 1) * 10) for i in range(1, 10))
    item = b"<item><title>&e9;</title><pubDate>Mon, 28 Oct 2024 06:00:00 EDT</pubDate></item>"
    return b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha">' + levels + b"]><rss><channel>" + item * n + b"</channel></rss>"


# Name, what the file is called, how large it is, how it is made, megabytes of memory that are allowed, exit codes.
ATTACKS = [
    ("200,000 nested tags", "a.html", 200_000, lambda n: page(b"<div>" * n), 100, {0}),
    ("200,000 nested lists and tables", "a.html", 200_000, lambda n: page(b"<ul><li><table><tr><td>" * n), 300, {0}),
    ("100,000 attributes", "a.html", 100_000, attributes, 100, {0}),
    ("50 MB of text on one line", "a.txt", 50_000_000, lambda n: PROSE * (n // len(PROSE)), 2000, {0, 1}),
    ("50 MB of HTML on one line", "a.html", 50_000_000, lambda n: page(b"<p>" + PROSE * (n // len(PROSE))), 2500, {0, 1}),
    ("50 MB of one word", "a.txt", 50_000_000, lambda n: b"a" * n, 1000, {0, 1}),
    ("5 MB of weekdays", "a.txt", 5_000_000, lambda n: b"Monday " * (n // 7), 1500, {0, 1}),
    ("5 MB of hours", "a.txt", 5_000_000, lambda n: b"10 a.m. " * (n // 8), 1500, {0, 1}),
    ("2 MB of sentences that move", "a.txt", 2_000_000, lambda n: b"It moves from Tuesday to Thursday. " * (n // 35), 1500, {0, 1}),
    ("5 MB of days moved", "a.txt", 5_000_000, lambda n: b"(was May 3) May 4 " * (n // 18), 1500, {0, 1}),
    ("multiparts 10,000 deep", "a.eml", 10_000, multiparts, 100, {0, 1}),
    ("40,000 nested message/rfc822", "a.eml", 40_000, lambda n: (HEAD + b"Content-Type: message/rfc822\n\n") * n, 100, {0, 1}),
    ("1,600 nested BEGIN in a calendar", "a.eml", 1_600, lambda n: HEAD + b"Content-Type: text/calendar\n\n" + b"BEGIN:VEVENT\n" * n, 50, {0, 1}),
    ("a calendar of 50 MB", "a.eml", 50_000_000, lambda n: HEAD + b"Content-Type: text/calendar\n\nBEGIN:VCALENDAR\n" + b"X-A:b\n" * (n // 6), 400, {0, 1}),
    ("1 GB in a zip of 1 MB", "a.zip", 1_000, zipped, 400, {0, 1}),
    ("100 files on the same 2 MB of a zip", "a.zip", 100, overlapping, 400, {0, 1}),
    ("2 GB in gzip", "a.txt.gz", 2_000, lambda n: gzip.compress(b"a" * 1_000_000, 9) * n, 400, {0, 1}),
    ("20 MB of NULs", "a.txt", 20_000_000, lambda n: b"\0" * n, 50, {1}),
    ("20 MB of text and NULs", "a.txt", 20_000_000, lambda n: b"The board meets on Tuesday at noon.\n\0\0" * (n // 38), 2500, {0, 1}),
    ("entities of entities in a feed", "a.xml", 1_000, entities, 100, {0}),
    ("a log of 200 MB", "a.log", 200_000_000, lambda n: b"2024-10-28 06:00:00 INFO unit-7 the pump is on at 4 bar\n" * (n // 56), 4000, {0, 1}),
]


class Watch(threading.Thread):
    """The most memory that a process was seen to have, in megabytes: a child's own figure holds what its parent had."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.status, self.most, self.over = f"/proc/{pid}/status", 0, False
        self.start()

    def run(self):
        while not self.over:
            try:
                lines = open(self.status).read().splitlines()
                self.most = max(self.most, *(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), 0)
            except OSError:
                return
            time.sleep(0.005)


def run(arguments, feed=None):
    """Seconds, megabytes at the most, exit code, the end of standard error."""
    with tempfile.TemporaryFile() as said, open(os.devnull, "wb") as nothing:
        began = time.time()
        child = subprocess.Popen([BINARY, *arguments], stdin=subprocess.PIPE if feed else subprocess.DEVNULL, stdout=nothing, stderr=said)
        watch = Watch(child.pid)
        if feed:
            try:
                for piece in feed:
                    child.stdin.write(piece)
                child.stdin.close()
            except BrokenPipeError:
                pass
        code = child.wait()
        watch.over = True
        took = time.time() - began
        said.seek(0, os.SEEK_END)
        said.seek(max(0, said.tell() - 300))
        return took, watch.most, code, said.read().decode(errors="replace")


def mailbox(megabytes):
    """Newsletters of 20 kB, each with eight events of its own, until there are so many megabytes."""
    words = "harbor grain water salt river bridge council library garden school market history".split()
    filler = "<p>" + PROSE.decode().replace("on Tuesday", "now and then") + "<a href='https://p.example/x'>More</a></p>\n"
    first, made, number = datetime.date(1998, 1, 5), 0, 0
    while made < megabytes * 1_000_000:
        number += 1
        day = first + datetime.timedelta(days=number % 9000)
        lines = [
            f"From n{number % 40}@p.example {day:%a %b %d} 08:00:00 {day.year}",
            f"From: Paper {number % 40} <n{number % 40}@p.example>\nSubject: Issue {number}\nDate: {day:%a, %d %b %Y} 08:00:00 -0400",
            f"Message-ID: <{number}@p.example>\nContent-Type: text/html; charset=utf-8\n\n<html><body><h2>The week ahead</h2><ul>",
        ]
        for k in range(8):
            on = day + datetime.timedelta(days=1 + k % 6)
            title = f"{words[(number + k) % 12].title()} and {words[(number * 3 + k * 5 + 1) % 12]}, part {number}"
            lines.append(f"<li>{on:%A, %B} {on.day}, {9 + k % 3}:{(number * 7 + k * 5) % 60:02d} a.m.: {title}, Room {k}</li>")
        mail = ("\n".join(lines) + "</ul>\n" + filler * 100 + "</body></html>\n\n").encode()
        made += len(mail)
        yield mail


failed = []


def judge(name, good, line):
    print(f"{name:42} {line}{'' if good else '   FALLS SHORT'}", flush=True)
    if not good:
        failed.append(name)


with tempfile.TemporaryDirectory() as folder:
    for name, file, full, make, most, codes in ATTACKS:
        if ONLY and ONLY not in name:
            continue
        path, took = os.path.join(folder, file), []
        for size in (full // 10, full):
            with open(path, "wb") as out:
                out.write(make(size))
            seconds, megabytes, code, said = run(["extract", path, "-f", "json"])
            took.append(seconds)
        sound = code in codes and "a fault of dateline" not in said
        linear = took[1] <= 25 * took[0] + 2
        judge(name, sound and linear and megabytes <= most, f"{took[0]:7.2f} s, ten times: {took[1]:7.2f} s, {megabytes:6.0f} MB, exit {code}" + ("" if sound else f" {said}"))
    for command in (["date", "-f", "json"], ["extract", "-f", "ndjson"]):
        name = f"an mbox of {MBOX} MB, {command[0]}"
        if ONLY and ONLY not in name:
            continue
        small = run([*command, "-"], mailbox(MBOX // 10))
        seconds, megabytes, code, said = run([*command, "-"], mailbox(MBOX))
        line = f"{seconds:7.1f} s, {MBOX / seconds:5.1f} MB/s, {megabytes:4.0f} MB of memory (a tenth: {small[1]:.0f} MB), exit {code}"
        judge(name, code == 0 and megabytes < 40, line)
print("all hold" if not failed else "fall short: " + ", ".join(failed))
sys.exit(bool(failed))
