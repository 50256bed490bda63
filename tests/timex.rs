//! The manual of time expressions is a test: every phrase of `tests/timex/*.txt` is read as the file says.
//!
//! A file is lines: `# ` prose, `@ DATE` the issue date of what follows, `> ANSWER` what the phrases below it come to, a phrase.
//! In a phrase the expressions stand in brackets where they are not the whole line; several answers are joined by ` + `.
//! `UPDATE=1 cargo test manual` writes the answers anew: read the diff.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use dateline::resolve::{self, Frame, Moment, Walk};
use dateline::timex::expr::ExprKind;
use dateline::timex::{self, Options, Style, Tag};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/timex")
}

fn manual() -> Vec<(PathBuf, String)> {
    let mut files: Vec<_> = fs::read_dir(folder())
        .expect("tests/timex is there")
        .map(|entry| entry.expect("readable").path())
        .filter(|path| {
            path.extension().is_some_and(|e| e == "txt") && !path.ends_with("not-times.txt")
        })
        .collect();
    files.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("readable");
        (path, text)
    };
    files.into_iter().map(read).collect()
}

/// The phrase without its brackets, and the spans of what stood in them.
fn unbracket(line: &str) -> (String, Vec<(usize, usize)>) {
    let (mut text, mut spans, mut open) = (String::new(), Vec::new(), None);
    for c in line.replace("\\n", "\n").chars() {
        match c {
            '[' => open = Some(text.len()),
            ']' => spans.extend(open.take().map(|start| (start, text.len()))),
            c => text.push(c),
        }
    }
    if spans.is_empty() {
        spans.push((0, text.len()));
    }
    (text, spans)
}

fn frame(date: &str) -> Frame {
    Frame {
        issue: Some(date.parse::<NaiveDate>().expect("a date behind `@`")),
        ..Frame::default()
    }
}

fn moment(moment: Moment) -> String {
    match moment {
        Moment::Day(day) => day.to_string(),
        Moment::Clock(clock) => clock.format("%Y-%m-%dT%H:%M").to_string(),
    }
}

/// What an expression comes to: both ends of a range, else its TIMEX3 value, with the modifier behind it.
fn answer(tag: &Tag, frame: &Frame) -> String {
    if let ExprKind::Range(_) = tag.expr.kind
        && let Ok(when) = resolve::resolve(&tag.expr, frame)
        && let Some(end) = when.end
    {
        return format!("{} to {}", moment(when.start), moment(end));
    }
    let timex3 = resolve::timex3(&tag.expr, frame);
    let mut answer = timex3.value.unwrap_or_else(|| "nothing".to_owned());
    for more in [
        timex3.modifier.map(str::to_owned),
        timex3.quant,
        timex3.freq,
    ]
    .into_iter()
    .flatten()
    {
        write!(answer, " {more}").expect("a string takes it");
    }
    answer
}

fn read(text: &str, frame: &Frame) -> (Vec<Tag>, String) {
    let tags = timex::tag(text, Options::default());
    let mut walk = Walk::new(text, &tags, *frame);
    let mut answers = Vec::new();
    for tag in &tags {
        let frame = walk.frame(tag);
        answers.push(answer(tag, &frame));
        if let Ok(when) = resolve::resolve(&tag.expr, &frame) {
            walk.done(tag, &when);
        }
    }
    (tags, answers.join(" + "))
}

#[test]
fn every_phrase_of_the_manual_is_read_as_it_says() {
    let update = std::env::var_os("UPDATE").is_some();
    let (mut wrong, mut phrases) = (String::new(), 0);
    for (path, text) in manual() {
        let (mut date, mut expected) = (frame("2024-10-28"), String::new());
        let mut out = String::new();
        let mut last = String::new();
        for (number, line) in text.lines().enumerate() {
            if let Some(day) = line.strip_prefix("@ ") {
                date = frame(day.trim());
            } else if let Some(answer) = line.strip_prefix("> ") {
                answer.clone_into(&mut expected);
                continue;
            } else if line.starts_with('#') {
                expected.clear();
            } else if !line.is_empty() {
                phrases += 1;
                let (phrase, mut spans) = unbracket(line);
                if expected.is_empty() {
                    spans.clear();
                }
                let (tags, got) = read(&phrase, &date);
                let found: Vec<_> = tags
                    .iter()
                    .map(|t| (t.span.start as usize, t.span.end as usize))
                    .collect();
                if found != spans || got != expected {
                    let texts: Vec<_> = tags.iter().map(|t| t.span.of(&phrase)).collect();
                    let name = path.file_name().unwrap_or_default().to_string_lossy();
                    writeln!(
                        wrong,
                        "{name}:{}: {line}\n    {texts:?} = {got}, not {expected}",
                        number + 1
                    )
                    .expect("a string takes it");
                }
                if update {
                    if got != last {
                        writeln!(out, "> {got}").expect("a string takes it");
                        last = got;
                    }
                    writeln!(out, "{}", bracket(&phrase, &found)).expect("a string takes it");
                }
                continue;
            }
            if update {
                last.clear();
                writeln!(out, "{line}").expect("a string takes it");
            }
        }
        if update && out != text {
            fs::write(&path, out).expect("writable");
        }
    }
    assert!(update || wrong.is_empty(), "{wrong}");
    assert!(phrases >= 1200, "the manual has only {phrases} phrases");
}

fn bracket(phrase: &str, spans: &[(usize, usize)]) -> String {
    let phrase_line = |text: &str| text.replace('\n', "\\n");
    if spans == [(0, phrase.len())] {
        return phrase_line(phrase);
    }
    let (mut out, mut at) = (String::new(), 0);
    for (start, end) in spans {
        write!(out, "{}[{}]", &phrase[at..*start], &phrase[*start..*end])
            .expect("a string takes it");
        at = *end;
    }
    phrase_line(&(out + &phrase[at..]))
}

#[test]
fn no_look_alike_is_taken_for_a_time() {
    let text = fs::read_to_string(folder().join("not-times.txt")).expect("readable");
    let mut wrong = String::new();
    for line in text
        .lines()
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
    {
        for style in [Style::Calendar, Style::TimeMl] {
            let tags = timex::tag(line, Options { style });
            let found: Vec<_> = tags.iter().map(|t| (t.span.of(line), t.rule)).collect();
            if !found.is_empty() {
                writeln!(wrong, "{line}\n    {style:?}: {found:?}").expect("a string takes it");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_rule_fires_in_the_manual() {
    let mut silent: BTreeSet<&str> = timex::rule_names().collect();
    for (_, text) in manual().into_iter().chain(pages("news")) {
        for line in text.lines().filter(|l| !l.starts_with(['#', '@', '>'])) {
            let (phrase, _) = unbracket(&unbrace(line).0);
            for style in [Style::Calendar, Style::TimeMl] {
                for tag in timex::tag(&phrase, Options { style }) {
                    silent.remove(tag.rule);
                }
            }
        }
    }
    assert!(silent.is_empty(), "no phrase fires {silent:?}");
}

/// A page without its braces, and what stood in them: each expression as `{words|value}`.
fn unbrace(page: &str) -> (String, Vec<(usize, usize, String)>) {
    let (mut text, mut expected) = (String::new(), Vec::new());
    for (i, part) in page.split(['{', '}']).enumerate() {
        match part.split_once('|') {
            Some((words, value)) if i % 2 == 1 => {
                expected.push((text.len(), text.len() + words.len(), value.to_owned()));
                text.push_str(words);
            }
            _ => text.push_str(part),
        }
    }
    (text, expected)
}

/// What the corpora's style finds and does not find as the page says; vague words only where `vague`.
fn differences(page: &str, date: &str, vague: bool) -> String {
    let (text, expected) = unbrace(page);
    let style = Style::TimeMl;
    let mut frame = Frame {
        timeml: true,
        ..frame(date)
    };
    let tags = resolve::tag_as_told(&text, Options { style }, &mut frame);
    let got: Vec<_> = resolve::answers(&text, &tags, &frame)
        .into_iter()
        .map(|a| {
            let value = a.timex3.value.unwrap_or_default();
            (a.span.start as usize, a.span.end as usize, value)
        })
        .filter(|(.., value)| vague || !value.ends_with("_REF"))
        .collect();
    let mut wrong = String::new();
    let missing = expected.iter().filter(|e| !got.contains(e));
    let spurious = got.iter().filter(|g| !expected.contains(g));
    for (what, one) in missing
        .map(|e| ("missing", e))
        .chain(spurious.map(|g| ("got", g)))
    {
        writeln!(wrong, "{what} {:?} = {}", &text[one.0..one.1], one.2).expect("a string takes it");
    }
    wrong
}

fn pages(folder_name: &str) -> Vec<(PathBuf, String)> {
    let mut files: Vec<_> = fs::read_dir(folder().join(folder_name))
        .expect("the folder is there")
        .map(|entry| entry.expect("readable").path())
        .collect();
    files.sort();
    let read = |path: PathBuf| {
        let page = fs::read_to_string(&path).expect("readable");
        (path, page)
    };
    files.into_iter().map(read).collect()
}

/// Pages of running history. The mode is found from the text.
#[test]
fn narrative_pages_count_from_the_last_date_named() {
    let pages = pages("narrative");
    assert!(pages.len() >= 10, "ten pages");
    let mut wrong = String::new();
    for (path, page) in pages {
        let found = differences(&page, "2024-10-28", false);
        if !found.is_empty() {
            writeln!(wrong, "{}:\n{found}", path.display()).expect("a string takes it");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Sentences of news, each a text of its own, with the date of writing in a line behind `@`.
#[test]
fn news_is_marked_as_the_corpora_mark_it() {
    let mut wrong = String::new();
    for (path, page) in pages("news") {
        let mut date = "";
        for line in page
            .lines()
            .filter(|l| !l.is_empty() && !l.starts_with('#'))
        {
            if let Some(day) = line.strip_prefix("@ ") {
                date = day;
                continue;
            }
            let found = differences(line, date, true);
            if !found.is_empty() {
                writeln!(wrong, "{}: {line}\n{found}", path.display()).expect("a string takes it");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
