//! A text in reading order: each expression gets its frame, with the last day named and the way its clause looks.

use chrono::{Datelike, NaiveDateTime};

use super::day_told::{DayTold, hangs_on_day};
use super::entries::Entries;
use super::frame::{Days, Frame, Lent};
use super::kinds::{
    asks_direction, bounded, is_bare_weekday, is_month, is_quarter, looks_back, weekday_of,
};
use super::narrative::{Story, story};
use super::thread::Thread;
use super::when::{Basis, When};
use super::{pluperfect, resolve};
use crate::sentence::{Asked, Direction, Sentences, direction, news_direction, was_planned};
use crate::span::Span;
use crate::timex::Tag;
use crate::timex::expr::{Bound, ExprKind, Modifier, Named, Near, Period, Unit, Year};

/// Walks through the tags of a text in reading order and lends each what came before it.
///
/// ```
/// use chrono::NaiveDate;
/// use dateline::resolve::{Frame, Walk, resolve};
/// use dateline::timex::{Options, tag};
///
/// let text = "The council met on Oct. 3, 2024. The following day it voted.";
/// let tags = tag(text, Options::default());
/// let mut walk = Walk::new(text, &tags, Frame::default());
/// for tag in &tags {
///     let frame = walk.frame(tag);
///     if let Ok(when) = resolve(&tag.expr, &frame) {
///         walk.done(tag, &when);
///     }
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Walk<'t> {
    text: &'t str,
    /// Cut only when a tag asks for it.
    sentences: Option<Sentences>,
    base: Frame,
    story: Story,
    /// What a story has come to.
    thread: Thread,
    last_named: Option<Lent>,
    day_told: DayTold,
    /// The chronology that the text gives.
    entries: Entries,
    /// What was named right before, and where its name ends.
    before: Option<(Days, u32)>,
    last_clock: Option<NaiveDateTime>,
    compared: Option<Days>,
    /// The month whose figures are told, and where its name ends: "orders rose 2% in September, and 9% from a year earlier".
    month: Option<(Days, u32)>,
    /// The sentence of the last bare weekday, and which way that looked.
    weekday: Option<(Span, Direction)>,
    /// The results of more than a quarter are spoken of.
    longer: bool,
}

impl<'t> Walk<'t> {
    /// Begins a walk. Whether the text is a narrative is found from its tags, unless `base` says so already.
    pub fn new(text: &'t str, tags: &[Tag], base: Frame) -> Self {
        Walk {
            text,
            sentences: None,
            base,
            story: if base.narrative {
                Story::Told
            } else {
                story(text, tags, &base)
            },
            thread: Thread::from(base.last_named),
            last_named: base.last_named,
            day_told: DayTold::default(),
            entries: Entries::default(),
            before: None,
            last_clock: base.last_clock,
            compared: base.compared.or_else(|| reported_quarter(tags, &base)),
            month: None,
            weekday: None,
            longer: false,
        }
    }

    /// Whether the text is a history.
    pub(super) fn is_history(&self) -> bool {
        self.story == Story::Told
    }

    /// From here on days are counted from another one: a message of its own begins.
    pub fn count_from(&mut self, day: chrono::NaiveDate) {
        if self.base.issue != Some(day) {
            self.base.issue = Some(day);
            self.last_named = Some(Lent {
                days: Days::one(day),
                basis: super::Basis::Assumed(super::Why::Issue),
            });
        }
    }

    /// The frame of a tag: what the text before it lends, and which way its clause looks.
    pub fn frame(&mut self, tag: &Tag) -> Frame {
        self.longer = match tag.expr.kind {
            ExprKind::Period(Period::Quarter { n: 1.., .. }) => false,
            // "a six-month analysis" is none of results.
            ExprKind::Duration(length)
                if length.unit == Unit::Month
                    && (length.count == Some(9.0) || !tag.span.of(self.text).contains('-')) =>
            {
                length.count.is_some_and(|n| (6.0..=12.0).contains(&n)) || self.longer
            }
            _ => self.longer,
        };
        let direction = if self.base.direction == Direction::Open && asks_direction(&tag.expr) {
            bounded(&tag.expr, self.direction(tag))
        } else {
            self.base.direction
        };
        // "until the spring" of a story is the spring ahead.
        let ends = matches!(tag.expr.bound, Bound::Through | Bound::By);
        let direction = match tag.expr.kind {
            ExprKind::Period(Period::Near(Near::Spoken, Named::Unit(Unit::Year)))
                if self.base.timeml && !is_of_results(self.text, tag) =>
            {
                Direction::Open
            }
            _ => direction,
        };
        let direction = match self.story {
            Story::Told if ends => Direction::Future,
            _ => direction,
        };
        let told = self.story == Story::Told;
        let entry = self
            .entries
            .of(self.text, tag, direction, &self.base)
            .filter(|_| !told);
        Frame {
            direction,
            narrative: entry.is_some() || self.goes_on(tag, direction),
            last_named: entry.or_else(|| self.lent_to(tag)),
            glances_back: told && pluperfect::tells(&self.text[..tag.span.start as usize]),
            last_clock: self.last_clock,
            // "In the nine months, net rose from that of a year ago": the year's.
            compared: self
                .month_in_sentence(tag)
                .or(self.compared.filter(|_| !self.longer))
                .or(self.month_told(tag)),
            year: self.year_of_range(tag).or(self.base.year),
            ..self.base
        }
    }

    /// What was named before a tag, where only one of these words stands between them.
    fn joined(&self, tag: &Tag, words: &[&str]) -> Option<Days> {
        let (days, end) = self.before?;
        let between = self.text.get(end as usize..tag.span.start as usize)?;
        let between = between.trim_matches([' ', ',', '\n']);
        words.contains(&between).then_some(days)
    }

    /// The year of what ends a range: "from 5 January 2014 to \[mid-March\]".
    fn year_of_range(&self, tag: &Tag) -> Option<i32> {
        let ExprKind::Period(Period::Date(date)) = tag.expr.kind else {
            return None;
        };
        let month = date
            .month
            .filter(|_| date.year == Year::Unsaid && self.base.timeml)?;
        let from = self.joined(tag, &["to", "through", "until", "till"])?.first;
        let day = date.day.map_or(31, u32::from);
        let turns = (u32::from(month), day) < (from.month(), from.day());
        Some(from.year() + i32::from(turns))
    }

    /// The way that a bare weekday looks by what it is listed with: "tomorrow or \[Sunday\]".
    fn listed(&self, tag: &Tag) -> Option<Direction> {
        let days = self.joined(tag, &["and", "or", "and on", "or on", ""])?;
        let ahead = self.base.issue.is_some_and(|issue| days.first > issue);
        ahead.then_some(Direction::Future)
    }

    /// The days that the text before a tag lends it.
    fn lent_to(&mut self, tag: &Tag) -> Option<Lent> {
        if self.story == Story::Told {
            return self.thread.lends(self.text, tag);
        }
        if self.runs_from_now(tag) {
            return None;
        }
        if !self.base.timeml || !hangs_on_day(&tag.expr) {
            return self.last_named;
        }
        let (told, last, issue) = (self.day_told, self.last_named, self.base.issue);
        let direction = || self.direction(tag);
        told.lend(last, &tag.expr, tag.span.start, direction, issue)
    }

    /// "Over the next year it will grow": counted from the issue, whatever was named before.
    fn runs_from_now(&mut self, tag: &Tag) -> bool {
        let next = matches!(tag.expr.kind, ExprKind::Period(Period::Anaphor(_, 1)))
            && tag.span.of(self.text).contains("next");
        let before = self.text[..tag.span.start as usize].trim_end();
        let word = before.rsplit(char::is_whitespace).next().unwrap_or("");
        let spans = ["over", "within", "in", "during"]
            .iter()
            .any(|w| word.eq_ignore_ascii_case(w));
        next && spans && self.direction(tag) == Direction::Future
    }

    /// The month that a year-old figure is compared with, where no quarter is reported.
    fn month_told(&self, tag: &Tag) -> Option<Days> {
        let (days, end) = self.month.filter(|_| self.compared.is_none())?;
        (tag.span.start < end.saturating_add(NEAR_MONTH)).then_some(days)
    }

    /// The month that a year-old figure of the same sentence is compared with.
    fn month_in_sentence(&self, tag: &Tag) -> Option<Days> {
        let (days, end) = self.month.filter(|_| self.base.timeml)?;
        let between = self.text.get(end as usize..tag.span.start as usize)?;
        let runs_on = between.len() < NEAR_MONTH as usize && !between.contains(". ");
        (runs_on && !between.contains('\n')).then_some(days)
    }

    /// Notes what a tag came to.
    pub fn done(&mut self, tag: &Tag, when: &When) {
        if self.story == Story::Told {
            let (day, clock) = (when.start.date(), when.start.clock());
            self.thread.note_hour(&tag.expr.kind, day, clock);
        }
        if let Some(clock) = when.start.clock() {
            self.last_clock = Some(clock);
        } else if tag.expr.has_day() {
            self.last_clock = None;
        }
        if !tag.expr.has_day() {
            return;
        }
        let end = when.end.map_or(when.start, |end| end);
        let days = Days {
            first: when.start.date(),
            last: end.date().max(when.start.date()),
        };
        self.before = Some((days, tag.span.end));
        if looks_back(&tag.expr) {
            return;
        }
        if self.story != Story::None && self.glances_back(tag, when) {
            return;
        }
        let first = when.start.date();
        let last = match (&tag.expr.kind, when.end) {
            (ExprKind::Period(_) | ExprKind::Range(_), Some(end)) => end.date().max(first),
            _ => first,
        };
        let days = Days { first, last };
        let lent = Lent {
            days,
            basis: Basis::Inherited(tag.span),
        };
        if self.base.timeml && self.is_when_it_was_said(tag, days) {
            return;
        }
        self.last_named = Some(lent);
        self.entries.note(self.text, tag, lent, self.base.issue);
        self.day_told
            .note(self.text, lent, tag.span, self.base.issue);
        let ahead = self.base.issue.is_some_and(|issue| issue < first);
        if self.story == Story::Told && !ahead {
            self.thread.note(self.text, tag, lent);
        }
        if is_month(&tag.expr) {
            let told = self.base.issue.is_some_and(|issue| {
                let back = issue.signed_duration_since(last).num_days();
                (-15..100).contains(&back)
            });
            // "the quarter ended in September": of the quarter.
            let before = self.text[..tag.span.start as usize].trim_end();
            let before = before.strip_suffix(" in").unwrap_or(before);
            let ends = before.ends_with(" ended") || before.ends_with(" ending");
            self.month = (told && !ends).then_some((days, tag.span.end));
        }
        if is_quarter(&tag.expr) {
            // The quarter reported on has begun; the one compared with lies a year back.
            let recent = self.base.issue.is_none_or(|issue| {
                let back = issue.signed_duration_since(first).num_days();
                (0..300).contains(&back)
            });
            if recent && self.compared.is_none() {
                self.compared = Some(days);
            }
        }
    }

    /// "It began on Saturday night, officials said Sunday. At 10 p.m. …": the day of the report is not the one that is told of.
    fn is_when_it_was_said(&self, tag: &Tag, days: Days) -> bool {
        let before = self.text[..tag.span.start as usize].trim_end();
        let before = before.strip_suffix(" on").unwrap_or(before);
        let said = before.ends_with(" said") && is_bare_weekday(&tag.expr);
        said && self.day_told.is_of_the_week_before(days.first)
    }

    /// Whether the text is a story that goes on with this tag.
    fn goes_on(&self, tag: &Tag, direction: Direction) -> bool {
        if self.story == Story::None {
            return false;
        }
        let heads = self.text[..tag.span.start as usize]
            .trim_end_matches([' ', '*', '-', '•'])
            .ends_with('\n');
        // "he would be there by the end of May": ahead of what is told.
        let open =
            direction == Direction::Open || matches!(tag.expr.bound, Bound::By | Bound::Through);
        self.story
            .goes_on(direction, open && !heads, self.last_named, &self.base)
    }

    /// "She had been built in 1829" in a story of 1843: the story does not go on from there, unless its paragraph begins so.
    fn glances_back(&self, tag: &Tag, when: &When) -> bool {
        let before = &self.text[..tag.span.start as usize];
        let earlier = self
            .last_named
            .is_some_and(|lent| when.start.date() < lent.days.first);
        earlier && pluperfect::tells(before) && !pluperfect::begins_paragraph(before)
    }

    /// "expects first-half results to be flat": what names results and is over has come, whatever is expected.
    fn has_come(&self, tag: &Tag) -> bool {
        let months = match tag.expr.kind {
            ExprKind::Period(Period::Quarter { n, .. }) => n * 3,
            ExprKind::Period(Period::Half { n, .. }) => n * 6,
            _ => return false,
        };
        let over = |issue: chrono::NaiveDate| issue.month() > u32::from(months);
        self.base.issue.is_some_and(over) && tag.span.of(self.text).contains('-')
    }

    /// The way that a bare weekday of news looks. What was planned for yesterday is over.
    fn weekday_of_news(&self, tag: &Tag, sentence: Span) -> Direction {
        let said = news_direction(self.text, sentence, tag.span, Asked::Weekday);
        let yesterday = || self.base.issue.and_then(|issue| issue.pred_opt());
        let planned = said == Direction::Future
            && weekday_of(&tag.expr)
                .is_some_and(|day| yesterday().map(|d| d.weekday()) == Some(day))
            && was_planned(self.text, sentence, tag.span);
        if planned { Direction::Past } else { said }
    }

    fn direction(&mut self, tag: &Tag) -> Direction {
        let (text, span) = (self.text, tag.span);
        let sentences = self.sentences.get_or_insert_with(|| Sentences::of(text));
        let sentence = sentences.at(span.start);
        if !self.base.timeml {
            return direction(text, sentence, span);
        }
        if self.has_come(tag) {
            return Direction::Open;
        }
        // News tells of its week in the past and in headlines, so that a present tense alone says nothing there.
        if !is_bare_weekday(&tag.expr) {
            return news_direction(text, sentence, span, Asked::Date);
        }
        let said = self
            .listed(tag)
            .unwrap_or_else(|| self.weekday_of_news(tag, sentence));
        // "will sell notes on Tuesday, bills on Wednesday and bonds on Thursday"
        let said = match self.weekday {
            Some((of, before)) if said == Direction::Open && of == sentence => before,
            _ => said,
        };
        self.weekday = Some((sentence, said));
        said
    }
}

/// A figure of a month is compared with the year before within this many bytes.
const NEAR_MONTH: u32 = 250;

/// "For the year, sales rose", "ended the year with", "at year-end": the year that results are told of.
fn is_of_results(text: &str, tag: &Tag) -> bool {
    const LEADS: &[&str] = &[
        "for", "ended", "finished", "closed", "full", "to", "at", "by",
    ];
    let before = text[..tag.span.start as usize].trim_end();
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next();
    let led = word.is_some_and(|w| LEADS.iter().any(|lead| w.eq_ignore_ascii_case(lead)));
    led && !matches!(tag.expr.modifier, Some(Modifier::Start | Modifier::Mid))
}

/// The quarter whose results a text reports: the first it names by number. A headline or a table may compare before the text names it.
fn reported_quarter(tags: &[Tag], base: &Frame) -> Option<Days> {
    let first = tags.iter().find(|tag| {
        matches!(
            tag.expr.kind,
            ExprKind::Period(Period::Quarter {
                n: 1..,
                year: Year::Unsaid,
                near: None,
                ..
            })
        )
    });
    let first = first.filter(|_| base.timeml)?;
    let when = resolve(&first.expr, base).ok()?;
    Some(Days {
        first: when.start.date(),
        last: when.end.map_or(when.start.date(), |e| e.date()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::answers;
    use crate::timex::TimeExpr;
    use crate::timex::expr::{Date, Fiscal};

    fn tag(at: u32, kind: ExprKind) -> Tag {
        Tag {
            span: Span {
                start: at,
                end: at + 1,
            },
            rule: "test",
            expr: TimeExpr {
                kind,
                modifier: None,
                misspelt: false,
                bound: Bound::None,
            },
            within: crate::timex::Within::Text,
        }
    }

    fn month(month: u8, day: Option<u8>, year: Year) -> ExprKind {
        ExprKind::Period(Period::Date(Date {
            year,
            month: Some(month),
            day,
            ..Date::default()
        }))
    }

    fn values(tags: &[Tag], base: Frame) -> Vec<String> {
        let text = " ".repeat(tags.len() * 2);
        answers(&text, tags, &base)
            .into_iter()
            .map(|a| a.timex3.value.unwrap_or_default())
            .collect()
    }

    #[test]
    fn the_following_day_follows_the_last_day_named() {
        let tags = [
            tag(0, month(3, Some(31), Year::Four(2021))),
            tag(2, ExprKind::Period(Period::Anaphor(Unit::Day, 1))),
            tag(4, ExprKind::Period(Period::Anaphor(Unit::Month, 1))),
        ];
        assert_eq!(
            values(&tags, Frame::default()),
            ["2021-03-31", "2021-04-01", "2021-05"]
        );
    }

    #[test]
    fn a_text_of_far_years_is_a_narrative_and_lends_its_year() {
        let year = |y| ExprKind::Period(Period::Year(Year::Four(y), Fiscal::No));
        let base = Frame {
            issue: "2024-10-28".parse().ok(),
            ..Frame::default()
        };
        let mut tags = vec![
            tag(0, year(1914)),
            tag(2, month(5, None, Year::Four(1915))),
            tag(4, month(6, Some(3), Year::Unsaid)),
            tag(6, year(1916)),
        ];
        assert_eq!(values(&tags, base)[2], "1915-06-03");
        // One word that counts from the issue, and the text is news that looks back.
        tags.push(tag(
            8,
            ExprKind::Period(Period::Deictic {
                unit: Unit::Day,
                offset: 0,
            }),
        ));
        assert_eq!(values(&tags, base)[2], "2024-06-03");
    }
}
