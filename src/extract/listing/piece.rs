//! One block as the listing engine sees it: what its time expressions are, and what is left of it without them.

use super::badge::{Badge, badges};
use super::called_off::called_off_beside;
use super::dividers::set_aside;
use super::form::{form_of, is_feast};
use super::label::{is_when_label, label_of};
use super::numbered::numbered;
use super::sense::{named_days_are_titles, senses};
use crate::document::{BlockKind, Cell, MarkKind, Part};
use crate::extract::Scene;
use crate::extract::fields::{starts_with, words};
use crate::extract::messages::Messages;
use crate::span::Span;
use crate::timex::Tag;
use crate::timex::expr::{ExprKind, Period};
use std::ops::Range;

/// What a time expression can give to an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sense {
    /// Nothing: a month, a year, a duration, a name, an hour inside another event.
    None,
    /// A day or a span of days.
    Day,
    /// A clock time or a span of them.
    Clock,
    /// Both.
    Both,
    /// A repetition.
    Set,
}

/// What a line consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Words without a usable time.
    Text,
    /// Nothing but a day.
    Day,
    /// Nothing but a clock time.
    Clock,
    /// Nothing but a day and a clock time.
    Moment,
    /// A time, then words.
    Lead,
    /// Words, and a time among them.
    Inside,
    /// A label and its value, without a time: "Location: …".
    Label,
    /// The furniture of a page.
    Furniture,
    /// No words at all.
    Bare,
}

/// A block of the document, analysed.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// Its text without white space at the edges.
    pub(crate) span: Span,
    /// What the markup says it is.
    pub(crate) kind: BlockKind,
    /// The table cell it stands in.
    pub(crate) cell: Option<Cell>,
    /// Its tags, by index.
    pub(crate) tags: Range<usize>,
    /// What it consists of.
    pub(crate) form: Form,
    /// Whether it begins in bold.
    pub(crate) bold: bool,
    /// Whether it stands on a link as a whole.
    pub(crate) link: bool,
    /// Whether it is struck out.
    pub(crate) struck: bool,
    /// Words in it.
    pub(crate) words: usize,
}

/// A whole issue, line by line.
pub(crate) struct Page<'a> {
    /// The issue.
    pub(crate) scene: &'a Scene<'a>,
    /// The messages of a conversation.
    pub(crate) messages: &'a Messages,
    /// Its lines in reading order.
    pub(crate) lines: Vec<Line>,
    /// For each tag, what it can give.
    pub(crate) senses: Vec<Sense>,
    /// Dates in pieces, in reading order.
    pub(crate) badges: Vec<Badge>,
    /// The column at which the text was broken into lines, if it was.
    pub(crate) width: Option<usize>,
    /// For each line, whether it opens an item by its number.
    pub(crate) numbered: Vec<bool>,
}

/// The widest column that texts are broken at.
const WIDEST: usize = 110;
/// Lines beyond it, a list of links or a footer, in a text that was broken all the same.
const BEYOND: usize = 6;

/// The column at which a text was broken: that of its longest line, a few long ones aside.
fn width(text: &str, lines: &[Line]) -> Option<usize> {
    let mut widest = None;
    let mut beyond = 0;
    for line in lines {
        match column(text, line.span.end as usize) {
            at if at > WIDEST => beyond += 1,
            at => widest = widest.max(Some(at)),
        }
    }
    widest.filter(|_| beyond <= BEYOND)
}

/// The column, in characters, of a byte of the text.
pub(crate) fn column(text: &str, at: usize) -> usize {
    // A line that is longer than this was broken nowhere.
    let from = at.saturating_sub(WIDEST * 4);
    let before = text.as_bytes().get(from..at).unwrap_or_default();
    let start = memchr::memrchr(b'\n', before).map_or(from, |n| from + n + 1);
    text.get(start..at)
        .map_or(WIDEST + 1, |line| line.chars().count())
}

impl<'a> Page<'a> {
    /// Analyses every block of the body.
    pub(crate) fn of(scene: &'a Scene<'a>, messages: &'a Messages) -> Self {
        let mut senses = senses(scene);
        for (tag, sense) in scene.tags.iter().zip(&mut senses) {
            if messages.head(tag.span).is_some() {
                *sense = Sense::None;
            }
        }
        let mut lines = Vec::with_capacity(scene.raw.document.blocks.len());
        let mut next = 0;
        for block in &scene.raw.document.blocks {
            let wanted = block.part == Part::Body && block.kind != BlockKind::Record;
            let span = block.span.trim(scene.text());
            let span = messages.without_head(span, scene.text());
            let is_head = messages.head(span).is_some();
            if !wanted || span.is_empty() {
                continue;
            }
            while scene
                .tags
                .get(next)
                .is_some_and(|t| t.span.start < span.start)
            {
                next += 1;
            }
            let from = next;
            while scene.tags.get(next).is_some_and(|t| t.span.end <= span.end) {
                next += 1;
            }
            named_days_are_titles(scene, &mut senses, from..next);
            let mut line = Line {
                span,
                kind: block.kind,
                cell: block.cell,
                tags: from..next,
                form: Form::Text,
                bold: begins_marked(scene, span, MarkKind::Bold),
                link: is_link(scene, span),
                struck: is_struck(scene, span) && !called_off_beside(scene, span),
                words: words(span.of(scene.text())).count(),
            };
            line.form = if is_head {
                Form::Furniture
            } else {
                form_of(scene, &senses, &line)
            };
            lines.push(line);
        }
        label_subjects(scene.text(), &mut lines);
        join_linked(scene, &mut lines);
        join_labels(scene, &senses, &mut lines);
        set_aside(scene.text(), &mut lines, &mut senses);
        head_by_feasts(scene, &mut lines, &senses);
        let badges = if scene.uses("badge") {
            badges(scene.text(), &lines)
        } else {
            Vec::new()
        };
        head_by_badges(scene, &badges, &mut lines, &mut senses);
        let width = width(scene.text(), &lines);
        let numbered = numbered(scene.text(), &lines);
        Page {
            scene,
            messages,
            lines,
            senses,
            badges,
            width,
            numbered,
        }
    }

    /// The badge that a line is part of.
    pub(crate) fn badge(&self, line: usize) -> Option<&Badge> {
        let at = self.badges.partition_point(|b| b.lines.end <= line);
        self.badges.get(at).filter(|b| b.lines.contains(&line))
    }

    /// The text of a span.
    pub(crate) fn text(&self, span: Span) -> &'a str {
        span.of(self.scene.text())
    }

    /// The tags inside a span, by index.
    pub(crate) fn tags_in(&self, span: Span) -> Range<usize> {
        let tags = self.scene.tags;
        let from = tags.partition_point(|t| t.span.start < span.start);
        let to = tags.partition_point(|t| t.span.end <= span.end);
        from..to.max(from)
    }

    /// The line that a tag stands in.
    pub(crate) fn line_of(&self, tag: usize) -> Option<usize> {
        let at = self.lines.partition_point(|l| l.tags.end <= tag);
        self.lines
            .get(at)
            .filter(|l| l.tags.contains(&tag))
            .map(|_| at)
    }

    /// A tag by its index.
    pub(crate) fn tag(&self, index: usize) -> &'a Tag {
        &self.scene.tags[index]
    }

    /// The usable tags of a range, by index.
    pub(crate) fn usable(&self, tags: Range<usize>) -> impl Iterator<Item = usize> + '_ {
        tags.filter(|&i| self.senses.get(i).is_some_and(|s| *s != Sense::None))
    }
}

/// Makes a label of "Subject: …" where a time stands right below it, or the label of one, and no mail's head above:
/// "Subject: Weekly huddle / When: Monday, May 3, 9 AM".
fn label_subjects(text: &str, lines: &mut [Line]) {
    let begins = |line: &Line, words: &[&str]| {
        let said = line.span.of(text);
        words.iter().any(|w| starts_with(said, w))
    };
    for index in 0..lines.len() {
        if lines[index].form != Form::Furniture || !begins(&lines[index], &["subject:"]) {
            continue;
        }
        let head = index
            .checked_sub(1)
            .is_some_and(|above| begins(&lines[above], &["from:", "to:", "sent:", "cc:", "date:"]));
        let below = lines.get(index + 1).is_some_and(|line| {
            let timed = matches!(
                line.form,
                Form::Moment | Form::Day | Form::Clock | Form::Lead
            );
            timed && !begins(line, &["sent:"])
        });
        if below && !head {
            lines[index].form = Form::Label;
        }
    }
}

/// Makes one line of a label that stands alone and its value below: "Event Date: / Monday, March 3 - 10:00am".
fn join_labels(scene: &Scene<'_>, senses: &[Sense], lines: &mut Vec<Line>) {
    let text = scene.text();
    let alone = |line: &Line| {
        let said = line.span.of(text);
        line.words <= 3
            && said.ends_with(':')
            && (is_when_label(said) || label_of(said).is_some())
            && line.tags.is_empty()
    };
    let mut kept: Vec<Line> = Vec::with_capacity(lines.len());
    for line in lines.drain(..) {
        let joins = kept.last().is_some_and(|last| {
            let gap = &text[last.span.end as usize..line.span.start as usize];
            alone(last)
                && !line.span.of(text).ends_with(':')
                && last.cell == line.cell
                && !matches!(line.kind, BlockKind::Heading(_))
                && gap.trim().is_empty()
        });
        match kept.last_mut() {
            Some(last) if joins => {
                last.span = last.span.cover(line.span);
                last.tags = line.tags;
                last.words += line.words;
                last.form = form_of(scene, senses, last);
            }
            _ => kept.push(line),
        }
    }
    *lines = kept;
}

/// Lines over which the text of one link may be broken.
const LINKED: usize = 3;
/// Words of a title that is broken over several lines.
const TITLE: usize = 30;

/// Makes one line of lines of words that stand on one link: a title that was broken by hand.
fn join_linked(scene: &Scene<'_>, lines: &mut Vec<Line>) {
    let document = &scene.raw.document;
    let mut kept: Vec<Line> = Vec::with_capacity(lines.len());
    let mut from = 0;
    while from < lines.len() {
        let first = &lines[from];
        let whole = document.links_in(first.span).next().map(|link| link.span);
        let stop = (from + LINKED).min(lines.len());
        let mut to = from + 1;
        while let Some(link) = whole {
            let goes_on = to < stop && link.contains(lines[to].span) && link.contains(first.span);
            if !goes_on {
                break;
            }
            to += 1;
        }
        let more = lines
            .get(to)
            .zip(whole)
            .is_some_and(|(line, link)| link.overlaps(line.span));
        let plain = |line: &Line| {
            line.form == Form::Text
                && line.kind == first.kind
                && line.cell == first.cell
                && !line
                    .span
                    .of(scene.text())
                    .bytes()
                    .any(|b| b.is_ascii_digit())
        };
        let words = lines[from..to].iter().map(|line| line.words).sum();
        if to - from > 1
            && !more
            && words <= TITLE
            && lines[from..to].iter().skip(1).all(plain)
            && first.form == Form::Text
        {
            kept.push(Line {
                span: first.span.cover(lines[to - 1].span),
                tags: first.tags.start..lines[to - 1].tags.end,
                words,
                ..first.clone()
            });
        } else {
            kept.extend(lines[from..to].iter().cloned());
        }
        from = to;
    }
    *lines = kept;
}

/// Makes a line of a feast and its date a heading where an hour begins the line below: "Whit Monday, June 9 / 7 AM Low tide walk".
fn head_by_feasts(scene: &Scene<'_>, lines: &mut [Line], senses: &[Sense]) {
    for index in 1..lines.len() {
        let (above, below) = (&lines[index - 1], &lines[index]);
        let hour = matches!(below.form, Form::Lead | Form::Clock)
            && below
                .tags
                .clone()
                .all(|i| !matches!(senses[i], Sense::Day | Sense::Both | Sense::Set));
        if hour && matches!(above.form, Form::Lead | Form::Inside) && is_feast(scene, senses, above)
        {
            lines[index - 1].form = Form::Day;
        }
    }
}

/// Lines below a feast's badge whose names of days are titles.
const BELOW_BADGE: usize = 3;

/// Makes badges headings: their lines are days, the cells of a grid are lines, and feasts below them are what takes place.
fn head_by_badges(scene: &Scene<'_>, badges: &[Badge], lines: &mut [Line], senses: &mut [Sense]) {
    let grids: std::collections::BTreeSet<u32> = badges
        .iter()
        .filter(|b| b.grid)
        .filter_map(|b| Some(lines[b.lines.start].cell?.table))
        .collect();
    for line in lines
        .iter_mut()
        .filter(|l| l.cell.is_some_and(|c| grids.contains(&c.table)))
    {
        line.cell = None;
    }
    for badge in badges {
        for line in &mut lines[badge.lines.clone()] {
            line.form = Form::Day;
        }
        let below = badge.lines.end..(badge.lines.end + BELOW_BADGE).min(lines.len());
        for index in below {
            for tag in lines[index].tags.clone() {
                if matches!(
                    scene.tags[tag].expr.kind,
                    ExprKind::Period(Period::NamedDay(..))
                ) {
                    senses[tag] = Sense::None;
                }
            }
            if badges.iter().any(|b| b.lines.contains(&index)) {
                break;
            }
            lines[index].form = form_of(scene, senses, &lines[index]);
        }
    }
}

/// Whether the first words of a span are marked.
fn begins_marked(scene: &Scene<'_>, span: Span, kind: MarkKind) -> bool {
    let start = span.start as usize;
    let head = Span::new(start, (start + 3).min(span.end as usize));
    scene.raw.document.marked(head, kind)
}

/// Whether most of a span stands on one link.
fn is_link(scene: &Scene<'_>, span: Span) -> bool {
    scene
        .raw
        .document
        .links_in(span)
        .take(4)
        .any(|l| l.span.len() * 10 >= span.len() * 7)
}

/// Whether most of a span is struck out.
fn is_struck(scene: &Scene<'_>, span: Span) -> bool {
    let document = &scene.raw.document;
    let from = document
        .marks
        .partition_point(|m| m.span.start < span.start);
    document.marks[from..]
        .iter()
        .take_while(|m| m.span.start < span.end)
        .take(16)
        .any(|m| m.kind == MarkKind::Struck && m.span.len() * 10 >= span.len() * 7)
}
