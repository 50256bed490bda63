#!/usr/bin/env python3
"""The whole chain on loopback: sync, vdirsyncer, Radicale, vdirsyncer on another machine, khal, and back.

usage: chain.py BINARY [BIN_FOLDER]     BIN_FOLDER holds khal, vdirsyncer and radicale (default: beside this Python)

What is checked: after an import, a changed issue, a cancellation and a correction in khal the client shows one entry an
event; the correction survives the next sync; a deletion on the client stays.
"""
import glob, json, os, re, socket, subprocess, sys, tempfile, time

binary = os.path.abspath(sys.argv[1])
tools = sys.argv[2] if len(sys.argv) > 2 else os.path.dirname(sys.executable)
faults = []

HEAD = """From: Pebble Weekly <news@pebble.example>
To: reader@example.org
Subject: Pebble Weekly
Date: {date}
Message-ID: <{number}@pebble.example>
Content-Type: text/plain; charset=utf-8

UPCOMING EVENTS

"""
FIRST = """Tuesday, May 13, 2031

- 10:00 a.m.: Grain and water in the uplands
- 2:00 p.m.: The price of salt, revisited; a talk

Wednesday, May 14, 2031

- 9:30 a.m.: Ports after the flood
- 11:00 a.m.: Rails to the coast

Thursday, May 15, 2031

- 4:00 p.m.: Small harbors and large ships
"""
SECOND = """Tuesday, May 13, 2031

- 10:00 a.m.: Grain and water in the uplands
- 2:00 p.m.: The price of salt, revisited; a talk

Wednesday, May 14, 2031

- 9:30 a.m.: Ports after the flood
- CANCELED: 11:00 a.m.: Rails to the coast

Thursday, May 15, 2031

- 4:00 p.m.: Small harbors and large ships

Friday, May 16, 2031

- 1:00 p.m.: Bridges, tolls and ferries
"""


def check(what, ok, detail=""):
    print("ok  " if ok else "FAULT", what, "" if ok else detail)
    if not ok:
        faults.append(what)


with tempfile.TemporaryDirectory() as home:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    env = dict(os.environ, HOME=home, XDG_CONFIG_HOME=home + "/.config", XDG_DATA_HOME=home + "/.local/share", XDG_CACHE_HOME=home + "/.cache", TZ="America/New_York", LANG="C.UTF-8", LC_ALL="C.UTF-8")
    path = lambda *parts: os.path.join(home, *parts)

    def run(*command, ok=True, text=None):
        p = subprocess.run(command, capture_output=True, text=True, env=env, input=text, timeout=120)
        if ok and p.returncode:
            check(" ".join(command[:3]), False, f"exit {p.returncode}\n{p.stdout}{p.stderr}")
        return p.stdout

    def write(name, text):
        os.makedirs(os.path.dirname(path(name)), exist_ok=True)
        open(path(name), "w").write(text)

    write("radicale.conf", f"[server]\nhosts = 127.0.0.1:{port}\n[auth]\ntype = none\n[rights]\ntype = authenticated\n[storage]\nfilesystem_folder = {path('collections')}\n[logging]\nlevel = warning\n".replace("type = authenticated", "type = owner_only"))
    server = subprocess.Popen([f"{tools}/radicale", "--config", path("radicale.conf")], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", port), 0.2).close()
                break
            except OSError:
                time.sleep(0.1)
        url = f"http://127.0.0.1:{port}/reader/events/"
        body = '<?xml version="1.0"?><mkcol xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><set><prop><resourcetype><collection/><C:calendar/></resourcetype></prop></set></mkcol>'
        run("curl", "-sf", "-u", "reader:x", "-X", "MKCOL", url, "-H", "Content-Type: application/xml", "-d", body)

        def pair(name, local):
            return (f"[pair {name}]\na = \"{name}_local\"\nb = \"{name}_remote\"\ncollections = null\nconflict_resolution = \"b wins\"\n"
                    f"[storage {name}_local]\ntype = \"filesystem\"\npath = \"{local}\"\nfileext = \".ics\"\n"
                    f"[storage {name}_remote]\ntype = \"caldav\"\nurl = \"{url}\"\nusername = \"reader\"\npassword = \"x\"\n")
        write("vdirsyncer.conf", f"[general]\nstatus_path = \"{path('status')}\"\n" + pair("ours", path("out/events")) + pair("client", path("client")))
        os.makedirs(path("client"))
        write("khal.conf", f"[calendars]\n[[letters]]\npath = {path('client')}\n[locale]\nlocal_timezone = America/New_York\ndefault_timezone = America/New_York\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n")

        def sync(text=None, number=None, date=None):
            if text:
                write(f"in/{number}.eml", HEAD.format(date=date, number=number) + text)
            return run(binary, "sync", path("in"), "--to", path("out"), "--changes", path("changes.json"))

        def exchange():
            for name in ("ours", "client"):
                run(f"{tools}/vdirsyncer", "-c", path("vdirsyncer.conf"), "discover", name, text="y\n" * 4, ok=False)
            for name in ("ours", "client", "ours"):
                run(f"{tools}/vdirsyncer", "-c", path("vdirsyncer.conf"), "sync", "--force-delete", name)

        def listed():
            lines = run(f"{tools}/khal", "-c", path("khal.conf"), "list", "--format", "{start} | {title} | {status}", "2031-05-01", "60d", "--day-format", "").splitlines()
            return sorted(line.strip() for line in lines if "|" in line)

        def kinds():
            return [c["change"] for c in json.load(open(path("changes.json")))]

        def client_file(word):
            for name in glob.glob(path("client", "*.ics")):
                if word in re.sub(r"\r?\n ", "", open(name, newline="").read()):
                    return name
            raise SystemExit(f"no file of {word}")

        said = sync(FIRST, "one", "Mon, 12 May 2031 08:00:00 -0400")
        check("the first issue has five events", said.startswith("new 5,"), said)
        exchange()
        check("the client shows five", len(listed()) == 5, listed())
        said = sync(SECOND, "two", "Mon, 12 May 2031 18:00:00 -0400")
        check("the second issue adds one and cancels one", kinds().count("added") == 1 and kinds().count("cancelled") == 1, kinds())
        exchange()
        now = listed()
        check("the client shows six, one an event", len(now) == 6 and len(set(now)) == 6, now)
        check("the cancelled one is marked", any("Cancelled: Rails" in line and "CANCELLED" in line.upper() for line in now), now)

        # A correction in the client: renamed and an hour later, as khal writes it (its editor needs a terminal, its library does not).
        edit = (
            "import sys, khal.cli, datetime as dt\n"
            "from khal.settings import get_config\n"
            "from khal.cli import build_collection\n"
            "conf = get_config(sys.argv[1])\n"
            "collection = build_collection(conf, None)\n"
            "event = next(e for day in range(13, 17) for e in collection.get_events_on(dt.date(2031, 5, day)) if 'Ports after' in e.summary)\n"
            "event.update_summary('Ports, my own words')\n"
            "event.update_start_end(event.start_local + dt.timedelta(hours=1), event.end_local + dt.timedelta(hours=1))\n"
            "event.increment_sequence()\n"
            "collection.update(event)\n")
        write("edit.py", edit)
        python = os.path.join(tools, "python")
        run(python, path("edit.py"), path("khal.conf"))
        os.remove(client_file("The price of salt"))
        exchange()
        said = sync()
        check("the corrections are taken", kinds() == ["corrected", "corrected"], (kinds(), said))
        exchange()
        now = listed()
        check("the client shows the correction once", sum("Ports" in line for line in now) == 1 and any("10:30" in line and "my own words" in line for line in now), now)
        check("what was deleted stays away", not any("salt" in line for line in now) and len(now) == 5, now)

        said = sync(SECOND.replace("Bridges, tolls", "Bridges, ports"), "three", "Tue, 13 May 2031 06:00:00 -0400")
        exchange()
        now = listed()
        check("a third issue leaves the correction and the deletion", any("my own words" in line for line in now) and not any("salt" in line for line in now), now)
        check("one entry an event at the end", len(now) == len(set(now)), now)
        check("nothing is left to say", sync() == "", kinds())
        exchange()
        check("nothing is left to exchange", listed() == now, listed())
    finally:
        server.terminate()
        server.wait()
print(f"{len(faults)} faults")
sys.exit(bool(faults))
