//! What was seen in one issue, and why: for people who check it and for developers who change a rule.
//!
//! Order: the issue date with its clues, the profile, the text block by block with every time expression under its line
//! (rule, type, value) and every item under its last line (fields, reason, doubts, confidence), the cuts that were tried,
//! what was left out and why, notes.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::clean::{Clean, visible};
use crate::analysis::Analysis;
use crate::briefing::LeftOut;
use crate::extract::{Cut, Kind, Origin};
use crate::note::Note;
use crate::resolve::{Frame, Timex3, answers};
use crate::span::Span;
use crate::timeline::{EvidenceDoc, Item, TimelineDoc};
use crate::timex::{Tag, Within};

/// Characters of an item's title, and of a clue.
const SHORT: usize = 100;

/// The explanation of an analysis. `doc` is the timeline of this issue alone, before anything was left out.
pub fn explain(analysis: &Analysis, doc: &TimelineDoc, left_out: &[LeftOut]) -> String {
    let mut out = String::new();
    head(&mut out, analysis);
    issue_date(&mut out, analysis);
    text(&mut out, analysis, doc);
    cuts(&mut out, &analysis.extraction.cuts);
    omitted(&mut out, analysis, left_out);
    notes(&mut out, analysis);
    out
}

fn head(out: &mut String, analysis: &Analysis) {
    let raw = &analysis.raw;
    let short = |text: &str| Clean::new(text, SHORT);
    let _ = writeln!(
        out,
        "{}: {} bytes of text, {} blocks, {} time expressions",
        visible(&raw.name),
        raw.document.text.len(),
        raw.document.blocks.len(),
        analysis.tags.len()
    );
    if let Some(title) = &raw.headers.title {
        let _ = writeln!(out, "title: {}", short(title));
    }
    let publisher = analysis.issue.publisher.as_deref();
    if let Some(publisher) = publisher {
        let _ = writeln!(out, "publisher: {}", short(publisher));
    }
    match &analysis.profile {
        Some(profile) => {
            let _ = writeln!(out, "profile: {}", short(&profile.name));
        }
        None => out.push_str("profile: none\n"),
    }
}

fn issue_date(out: &mut String, analysis: &Analysis) {
    let issue = &analysis.issue;
    out.push_str("\n== Issue date\n");
    match issue.date {
        Some(day) => {
            let from = format!("{:?}", issue.from).to_lowercase();
            let _ = writeln!(
                out,
                "{}, {:.0}% sure, from: {from}",
                day.format("%A, %Y-%m-%d"),
                percent(issue.confidence)
            );
        }
        None => out.push_str("not known (--date gives it)\n"),
    }
    for clue in &issue.clues {
        let place = clue
            .span
            .map_or_else(|| "header".to_owned(), |s| format!("{}", s.start));
        let _ = writeln!(
            out,
            "  {:>+6.2} nats  {:<24} “{}” at {place}: {}",
            clue.weight,
            clue.name,
            Clean::new(&clue.exact, SHORT),
            Clean::new(&clue.says, SHORT)
        );
    }
    for (day, chance) in &issue.alternatives {
        let _ = writeln!(out, "  or {day}: {:.0}%", percent(*chance));
    }
}

fn percent(p: f64) -> f64 {
    (p * 100.0).round()
}

/// The text, block by block.
fn text(out: &mut String, analysis: &Analysis, doc: &TimelineDoc) {
    let document = &analysis.raw.document;
    let frame = Frame {
        issue: analysis.issue.date,
        issue_time: analysis.issue.time,
        zone: analysis.issue.zone.unwrap_or(chrono_tz::America::New_York),
        day_first: analysis.issue.day_first,
        ..Frame::default()
    };
    let answers = answers(&document.text, &analysis.tags, &frame);
    let mut found = found(doc);
    out.push_str("\n== Text\n");
    // With the calendar's habits there is one answer for each tag, in order.
    let mut tagged = analysis.tags.iter().zip(&answers).peekable();
    for block in &document.blocks {
        let _ = writeln!(
            out,
            "{:>6} {}",
            block.span.start,
            one_line(document.of(block.span))
        );
        while let Some((tag, answer)) = tagged.next_if(|(t, _)| t.span.start < block.span.end) {
            expression(out, tag, &answer.timex3, document.of(tag.span));
        }
        while let Some((_, item, evidence)) =
            found.last().filter(|(end, ..)| *end <= block.span.end)
        {
            show(out, item, evidence);
            found.pop();
        }
    }
    while let Some((_, item, evidence)) = found.pop() {
        show(out, item, evidence);
    }
}

fn expression(out: &mut String, tag: &Tag, timex3: &Timex3, words: &str) {
    let within = match tag.within {
        Within::Text => "",
        Within::Title => ", in a title: no date",
        Within::Quotation => ", in a quotation",
        Within::Name => ", in a name: no date",
    };
    let _ = writeln!(
        out,
        "         ~ “{}” {} {} [{}{within}]",
        one_line(words),
        timex3.kind,
        timex3
            .value
            .as_deref()
            .unwrap_or("(needs a day or the issue date)"),
        tag.rule
    );
}

/// Items with each of their quotes, the last in the text first.
fn found(doc: &TimelineDoc) -> Vec<(u32, &Item, &EvidenceDoc)> {
    let mut found: Vec<(u32, &Item, &EvidenceDoc)> = doc
        .items
        .iter()
        .flat_map(|item| item.evidence.iter().map(move |e| (e.end, item, e)))
        .collect();
    found.sort_by(|a, b| (b.0, &b.1.uid).cmp(&(a.0, &a.1.uid)));
    found
}

fn show(out: &mut String, item: &Item, evidence: &EvidenceDoc) {
    let kind = match (item.kind, item.origin) {
        (Kind::Event, Origin::Listing) => "listed event",
        (Kind::Event, Origin::Prose) => "event",
        (Kind::Fact, _) => "fact",
    };
    let review = if item.needs_review {
        ", needs review"
    } else {
        ""
    };
    let _ = writeln!(
        out,
        "         => {kind} {}: {} ({:.0}%{review})",
        Clean::new(&item.display_date, SHORT),
        Clean::new(&item.title, SHORT),
        percent(item.confidence)
    );
    let mut more = vec![
        format!("rule {}", evidence.rule),
        format!("value {}", item.value),
    ];
    if !evidence.because.is_empty() {
        more.push(evidence.because.clone());
    }
    if !item.assumed.is_empty() {
        more.push(format!("assumed: {}", item.assumed.join(", ")));
    }
    let doubts: Vec<&str> = evidence.doubts.iter().map(|d| d.name()).collect();
    if !doubts.is_empty() {
        more.push(format!("doubts: {}", doubts.join(", ")));
    }
    if let Some(says) = &evidence.says {
        let fields: BTreeSet<&str> = says.keys().map(String::as_str).collect();
        let fields: Vec<&str> = fields.into_iter().collect();
        more.push(format!("differs in: {}", fields.join(", ")));
    }
    let _ = writeln!(out, "            {}", visible(&more.join("; ")));
    for reason in &item.review_reasons {
        let _ = writeln!(out, "            check: {}", visible(reason));
    }
}

fn cuts(out: &mut String, cuts: &[Cut]) {
    if cuts.is_empty() {
        return;
    }
    out.push_str("\n== Ways to cut the lists\n");
    for cut in cuts {
        let _ = writeln!(
            out,
            "  {} {:<12} {:>5}-{:<6} {:>3} records, fit {:.2}",
            if cut.chosen { "*" } else { " " },
            visible(&cut.divider),
            cut.span.start,
            cut.span.end,
            cut.records,
            cut.fit
        );
    }
}

fn omitted(out: &mut String, analysis: &Analysis, left_out: &[LeftOut]) {
    let undated = analysis.extraction.undated;
    if left_out.is_empty() && undated == 0 {
        return;
    }
    out.push_str("\n== Left out\n");
    if undated > 0 {
        let _ = writeln!(out, "  {undated} for want of an issue date");
    }
    for LeftOut { item, why } in left_out {
        let _ = writeln!(
            out,
            "  {}: {} ({})",
            Clean::new(&item.display_date, SHORT),
            Clean::new(&item.title, SHORT),
            visible(why)
        );
    }
}

fn notes(out: &mut String, analysis: &Analysis) {
    let all: Vec<&Note> = analysis
        .raw
        .notes
        .iter()
        .chain(&analysis.issue.notes)
        .chain(&analysis.extraction.notes)
        .collect();
    if all.is_empty() {
        return;
    }
    out.push_str("\n== Notes\n");
    for note in all {
        let level = format!("{:?}", note.level).to_lowercase();
        let place = note
            .span
            .map_or_else(String::new, |Span { start, .. }| format!(" at {start}"));
        let _ = writeln!(
            out,
            "  {level} [{}]{place}: {}",
            note.code,
            visible(&note.message)
        );
    }
}

/// Source text in one line, with nothing that a terminal obeys.
fn one_line(text: &str) -> String {
    visible(&text.replace('\n', " ⏎ ").replace('\t', " ⇥ ")).into_owned()
}
