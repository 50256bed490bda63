//! What the time expressions of the text say of its own day: tenses, weekdays, dated lists, years.

use chrono::{Datelike, NaiveDate, Weekday};

use super::calendar;
use super::masthead::{Form, Line, full, two_digit_year, words};
use super::shapes;
use crate::document::{BlockKind, Document, Part, RawIssue};
use crate::issue::Eras;
use crate::issue::solve::{Factor, Kind, Says, Shape, Target};
use crate::sentence::{Direction, direction};
use crate::span::Span;
use crate::timex::expr::{Bound, Date, End, ExprKind, Named, Near, Period, Season, Unit, Year};
use crate::timex::{Tag, Tags, Within};

/// How many tags are looked at: more than a newsletter has, and few enough for a book.
const TAGS: usize = 600;

/// How much of a sentence on either side is read for its tense.
const CONTEXT: usize = 160;

/// Every clue of the text, in reading order.
pub(in crate::issue) fn factors(
    raw: &RawIssue,
    tags: &Tags,
    lines: &[Line],
    eras: &Eras,
) -> Vec<Factor> {
    let mut gather = Gather {
        document: &raw.document,
        found: Vec::new(),
        listed: Vec::new(),
    };
    for line in lines {
        gather.masthead(line);
    }
    let mut before: Option<&Tag> = None;
    for (i, tag) in tags.iter().take(TAGS).enumerate() {
        let counts =
            matches!(tag.within, Within::Text | Within::Quotation) && gather.in_body(tag.span);
        if counts && !lines.iter().any(|l| l.span.overlaps(tag.span)) {
            let after = tags.get(i + 1);
            gather.tag(tag, before, after);
        }
        before = Some(tag);
    }
    gather.list();
    gather.latest_year();
    calendar::copyright(&raw.document, &mut gather);
    calendar::clocks(&raw.document, &mut gather);
    calendar::congress(&raw.document, &mut gather);
    calendar::offices(&raw.document, eras, &mut gather);
    gather.found
}

/// The clues so far.
pub(super) struct Gather<'a> {
    document: &'a Document,
    found: Vec<Factor>,
    /// Dates that head a line or a list item, in reading order.
    listed: Vec<(Date, Span)>,
}

/// A tag with the words around it, in lower case.
struct Around {
    before: String,
    after: String,
    tense: Direction,
}

impl<'a> Gather<'a> {
    /// The words of a span.
    pub(super) fn text_of(&self, span: Span) -> &'a str {
        self.document.of(span)
    }

    /// Adds a clue, unless the kind has enough or it says what one before it said.
    pub(super) fn add(&mut self, kind: Kind, says: Says, span: Span, words: String) {
        let same = self.found.iter().filter(|f| f.kind == kind);
        if same.clone().count() < kind.most() && !same.clone().any(|f| f.says == says) {
            self.found.push(Factor {
                kind,
                says,
                span,
                words,
            });
        }
    }

    fn away(&mut self, kind: Kind, target: Target, shape: Shape, span: Span, words: String) {
        self.add(kind, Says::Away(target, shape), span, words);
    }

    fn in_body(&self, span: Span) -> bool {
        let block = self
            .document
            .block_at(span.start)
            .and_then(|i| self.document.blocks.get(i));
        block.is_some_and(|b| b.part == Part::Body && b.kind != BlockKind::Record)
    }

    /// A line at the top that does not decide by itself.
    fn masthead(&mut self, line: &Line) {
        let shape = match line.form {
            Form::WeekOf | Form::Range => shapes::WEEK_OF,
            Form::About => shapes::ABOUT_DAY,
            Form::Dateline => shapes::DATELINE,
            Form::Alone | Form::Title | Form::First => shapes::LIKELY_DAY,
            Form::Posted | Form::Dated | Form::Byline | Form::Volume | Form::Updated => {
                shapes::OWN_DAY
            }
        };
        let Some((target, said)) = target_of(line.date) else {
            return;
        };
        let words = match line.form {
            Form::WeekOf | Form::Range => format!("its days begin on {said}"),
            Form::About => format!("it is about {said}"),
            Form::Dateline => format!("filed on {said}"),
            _ => format!("issue is of {said}"),
        };
        self.away(Kind::Masthead, target, shape, line.span, words);
    }

    fn around(&self, tag: &Tag) -> Around {
        let block = self
            .document
            .block_at(tag.span.start)
            .and_then(|i| self.document.blocks.get(i));
        let block = block.map_or(tag.span, |b| b.span.cover(tag.span));
        let left = self.document.of(Span {
            start: block.start,
            end: tag.span.start,
        });
        let right = self.document.of(Span {
            start: tag.span.end,
            end: block.end,
        });
        let before = sentence_before(left);
        let after = sentence_after(right);
        let scope = Span {
            start: tag.span.start - before.len() as u32,
            end: tag.span.end + after.len() as u32,
        };
        let tense = match tag.expr.bound {
            Bound::Since => Direction::Past,
            Bound::Through | Bound::By | Bound::Before | Bound::NotBefore => Direction::Future,
            Bound::None | Bound::After => direction(&self.document.text, scope, tag.span),
        };
        let (before, after) = (before.to_lowercase(), after.to_lowercase());
        Around {
            before,
            after,
            tense,
        }
    }

    fn tag(&mut self, tag: &Tag, before: Option<&Tag>, after: Option<&Tag>) {
        let around = self.around(tag);
        match tag.expr.kind {
            ExprKind::Period(p) | ExprKind::At(p, _) | ExprKind::PartOfDay(Some(p), _) => {
                self.period(p, tag, &around, before, after);
            }
            ExprKind::Range(ends) if years_of(ends.from).or(years_of(ends.to)).is_some() => {
                for year in [ends.from, ends.to].into_iter().filter_map(years_of) {
                    self.year(year, tag, &around);
                }
            }
            ExprKind::Range(ends) => {
                if let (End::Date(from) | End::At(from, _), End::Date(to) | End::At(to, _)) =
                    (ends.from, ends.to)
                {
                    let from = Date {
                        year: if from.year == Year::Unsaid {
                            to.year
                        } else {
                            from.year
                        },
                        ..from
                    };
                    self.date(from, tag, &around);
                }
            }
            _ => {}
        }
    }

    fn period(
        &mut self,
        period: Period,
        tag: &Tag,
        around: &Around,
        before: Option<&Tag>,
        after: Option<&Tag>,
    ) {
        match period {
            Period::Date(date) => {
                if !self.beside_today(date, tag, before, after) {
                    self.date(date, tag, around);
                }
            }
            Period::Week(date, _) => self.date(date, tag, around),
            Period::Near(near, named) => self.near(near, named, tag, around),
            Period::NamedDay(day, year, near) => {
                let year = said_year(year);
                calendar::named(
                    day,
                    year,
                    near,
                    tag.span,
                    (&around.before, &around.after),
                    around.tense,
                    self,
                );
            }
            Period::Deictic {
                unit: Unit::Weekend,
                offset,
            } => self.weekend(offset, tag, around),
            Period::Season(season, year, _) => self.season(season, year, tag),
            Period::Year(year, _) => self.year(year, tag, around),
            _ => {}
        }
    }

    /// "tomorrow, November 1", "Tuesday (today)": the date of a day that is counted from the issue.
    fn beside_today(
        &mut self,
        date: Date,
        tag: &Tag,
        before: Option<&Tag>,
        after: Option<&Tag>,
    ) -> bool {
        let text = self.document.of(tag.span);
        let offset = counted_word(text)
            .or_else(|| before.and_then(|b| self.counted_beside(b, b.span.end, tag.span.start)))
            .or_else(|| after.and_then(|a| self.counted_beside(a, tag.span.end, a.span.start)));
        let Some(offset) = offset else {
            return false;
        };
        let (shape, day) = match offset {
            0 => (shapes::OWN_DAY, "today"),
            1 => (shapes::EVE, "tomorrow"),
            _ => (shapes::DAY_AFTER, "yesterday"),
        };
        if date.month.is_some() && date.day.is_some() {
            let Some((target, said)) = target_of(date) else {
                return false;
            };
            self.away(
                Kind::Apposition,
                target,
                shape,
                tag.span,
                format!("{said} is {day}"),
            );
            return true;
        }
        if let (None, Some(weekday)) = (date.month, date.weekday) {
            let at = (weekday.num_days_from_monday() as i32 - offset).rem_euclid(7) as usize;
            self.add(
                Kind::Greeting,
                Says::Weekday(one_weekday(at, 3.2)),
                tag.span,
                format!("{} is {day}", weekday_name(weekday)),
            );
            return true;
        }
        false
    }

    /// The offset of a "today", "tomorrow" or "yesterday" that stands beside a date, with only a comma or bracket between.
    fn counted_beside(&self, other: &Tag, from: u32, to: u32) -> Option<i32> {
        if to < from || to - from > 4 {
            return None;
        }
        let between = self.document.of(Span {
            start: from,
            end: to,
        });
        let parted = between
            .trim()
            .chars()
            .all(|c| matches!(c, ',' | '(' | '–' | '—' | ':'))
            && !between.trim().is_empty();
        match other.expr.kind {
            ExprKind::Period(Period::Deictic {
                unit: Unit::Day,
                offset,
            }) if parted && offset.abs() <= 1 => Some(i32::from(offset)),
            _ => None,
        }
    }

    /// Calendar parts, each by what it has.
    fn date(&mut self, date: Date, tag: &Tag, around: &Around) {
        match (date.month, date.day, date.weekday) {
            (Some(_), Some(_), _) => self.day(date, tag, around),
            (Some(month), None, _) => self.month(month, date.year, tag, around),
            (None, None, Some(weekday)) => self.weekday(weekday, tag, around),
            _ => {}
        }
    }

    fn day(&mut self, date: Date, tag: &Tag, around: &Around) {
        let listed = self.heads_item(tag, around);
        if listed {
            self.listed.push((date, tag.span));
        }
        let tense = if listed {
            Direction::Future
        } else {
            around.tense
        };
        let Some((target, said)) = target_of(date) else {
            return;
        };
        if let Target::Day(_) = target {
            if !listed {
                let (shape, way) = match tense {
                    Direction::Past => (shapes::PAST_FULL, "lies behind"),
                    Direction::Future => (shapes::FUTURE_FULL, "lies ahead"),
                    Direction::Open => (shapes::OPEN_FULL, "is near"),
                };
                self.away(
                    Kind::FullDate,
                    target,
                    shape,
                    tag.span,
                    format!("{said} {way}"),
                );
            }
            return;
        }
        if let Target::Yearly(month, day, Some(weekday)) = target {
            let shape = match tense {
                Direction::Past => shapes::PAST_WEEKDAY_DATE,
                Direction::Future => shapes::FUTURE_WEEKDAY_DATE,
                Direction::Open => shapes::OPEN_WEEKDAY_DATE,
            };
            let words = format!("{} {day} is a {}", month_name(month), weekday_name(weekday));
            self.away(Kind::WeekdayDate, target, shape, tag.span, words);
        }
        if let (false, Target::Yearly(month, day, _)) = (listed, target) {
            let (shape, way) = match tense {
                Direction::Past => (shapes::PAST_DAY, "lies behind"),
                Direction::Future => (shapes::FUTURE_DAY, "lies ahead"),
                Direction::Open => (shapes::OPEN_DAY, "is near"),
            };
            self.away(
                Kind::MonthDay,
                Target::Yearly(month, day, None),
                shape,
                tag.span,
                format!("{} {day} {way}", month_name(month)),
            );
        }
    }

    /// Whether the date begins its line, cell or item, or follows a label or a bullet.
    fn heads_item(&self, tag: &Tag, around: &Around) -> bool {
        let before = around.before.trim_end();
        if words(before).next().is_none() {
            // A sentence may begin with a date; an item has a mark or a short line after it.
            let after = around.after.trim_start();
            let marked = after.is_empty()
                || after.starts_with([',', ':', '|', '-', '–', '—', '/', '(', '•', '·', '@']);
            let clock = after.starts_with("at ")
                || after.starts_with("from ")
                || after.starts_with(|c: char| c.is_ascii_digit());
            return marked || clock || tag.expr.has_clock() || after.len() < 60;
        }
        let label = before.strip_suffix(':').and_then(|b| words(b).last());
        label.is_some_and(|l| ["date", "when", "dates", "start", "starts", "begins"].contains(&l))
            || before.ends_with(['|', '•', '—'])
    }

    /// The first day of a list: its dates sorted around the year, begun after the widest gap.
    fn list(&mut self) {
        let listed = std::mem::take(&mut self.listed);
        let dated: Vec<(NaiveDate, Span)> = listed
            .iter()
            .filter_map(|(d, s)| full(*d).map(|f| (f, *s)))
            .collect();
        if dated.len() >= 2 && dated.len() * 2 > listed.len() {
            if let Some((first, span)) = first_of_years(&dated) {
                let words = format!("the list begins on {first}");
                self.away(
                    Kind::List,
                    Target::Day(first),
                    shapes::FULL_LIST_FIRST,
                    span,
                    words,
                );
            }
            return;
        }
        let Some((month, day, span, length)) = first_of_list(&listed) else {
            return;
        };
        let shape = match length {
            0..=8 if listed.len() >= 3 => shapes::WEEK_LIST_FIRST,
            0..=24 => shapes::LIST_FIRST,
            _ => shapes::LONG_LIST_FIRST,
        };
        let words = format!("the list begins on {} {day}", month_name(month));
        self.away(
            Kind::List,
            Target::Yearly(month, day, None),
            shape,
            span,
            words,
        );
    }

    /// Years before the latest one that is named only say that the text is not older.
    fn latest_year(&mut self) {
        let named = |f: &Factor| match &f.says {
            Says::YearsAfter(year, table) if *table != shapes::YEARS_BEFORE => Some(*year),
            Says::Away(Target::Day(day), shape) if *shape == shapes::SEASON => Some(day.year()),
            _ => None,
        };
        let Some(latest) = self.found.iter().filter_map(named).max() else {
            return;
        };
        for factor in &mut self.found {
            if let Says::YearsAfter(year, table) = &mut factor.says
                && *table == shapes::YEARS_AFTER
                && *year < latest
            {
                *table = shapes::YEARS_SINCE;
            }
        }
    }

    fn month(&mut self, month: u8, year: Year, tag: &Tag, around: &Around) {
        let ahead = around.tense == Direction::Future;
        if let Some(year) = said_year(year) {
            let middle = NaiveDate::from_ymd_opt(year, u32::from(month), 15);
            let (shape, way) = if ahead {
                (shapes::FUTURE_MONTH_YEAR, "lies ahead")
            } else {
                (shapes::PAST_MONTH_YEAR, "lies behind")
            };
            if let Some(middle) = middle {
                self.away(
                    Kind::Year,
                    Target::Day(middle),
                    shape,
                    tag.span,
                    format!("{} {year} {way}", month_name(month)),
                );
            }
            return;
        }
        if around.tense == Direction::Open && tag.expr.bound == Bound::None {
            return;
        }
        let by = if ahead {
            shapes::MONTHS_BEFORE
        } else {
            shapes::MONTHS_AFTER
        };
        let mut table = [0.0; 12];
        for (after, value) in by.iter().enumerate() {
            table[(usize::from(month) - 1 + after) % 12] = *value;
        }
        let way = if ahead { "lies ahead" } else { "lies behind" };
        self.add(
            Kind::Month,
            Says::Month(table),
            tag.span,
            format!("{} {way}", month_name(month)),
        );
    }

    fn weekday(&mut self, weekday: Weekday, tag: &Tag, around: &Around) {
        let at = weekday.num_days_from_monday() as usize;
        let name = weekday_name(weekday);
        if let Some(weight) = greets(&around.before, &around.after, self.document.of(tag.span)) {
            self.add(
                Kind::Greeting,
                Says::Weekday(one_weekday(at, weight)),
                tag.span,
                format!("issue is a {name}"),
            );
            return;
        }
        if self.elects(weekday, around) {
            calendar::election(
                shapes::COMING_WEEKDAY,
                (&around.before, &around.after),
                tag.span,
                self,
            );
            return;
        }
        let (by, way) = match around.tense {
            Direction::Past => (shapes::AFTER_WEEKDAY, "lies behind"),
            Direction::Future => (shapes::BEFORE_WEEKDAY, "lies ahead"),
            Direction::Open => return,
        };
        self.add(
            Kind::Weekday,
            Says::Weekday(turned(by, at)),
            tag.span,
            format!("{name} {way}"),
        );
    }

    /// "It's Monday".
    pub(super) fn greeting(&mut self, weekday: Weekday, span: Span) {
        let at = weekday.num_days_from_monday() as usize;
        let says = Says::Weekday(one_weekday(at, GREETING));
        self.add(
            Kind::Greeting,
            says,
            span,
            format!("issue is a {}", weekday_name(weekday)),
        );
    }

    fn elects(&self, weekday: Weekday, around: &Around) -> bool {
        weekday == Weekday::Tue
            && around.tense != Direction::Past
            && calendar::is_general_election(&around.before, &around.after)
    }

    fn near(&mut self, near: Near, named: Named, tag: &Tag, around: &Around) {
        match named {
            Named::Weekday(weekday) => self.near_weekday(near, weekday, tag, around),
            Named::Unit(Unit::Weekend) => {
                let offset = match near {
                    Near::Last | Near::Past => -1,
                    Near::Next | Near::Coming => 1,
                    _ => 0,
                };
                self.weekend(offset, tag, around);
            }
            _ => {}
        }
    }

    fn near_weekday(&mut self, near: Near, weekday: Weekday, tag: &Tag, around: &Around) {
        let at = weekday.num_days_from_monday() as usize;
        let election =
            weekday == Weekday::Tue && calendar::is_general_election(&around.before, &around.after);
        match near {
            Near::Next if election => calendar::election(
                shapes::NEXT_WEEKDAY,
                (&around.before, &around.after),
                tag.span,
                self,
            ),
            Near::This | Near::Coming if election => {
                calendar::election(
                    shapes::COMING_WEEKDAY,
                    (&around.before, &around.after),
                    tag.span,
                    self,
                );
            }
            Near::Past | Near::This if near == Near::Past || around.tense == Direction::Past => {
                let table = turned(shapes::AFTER_PAST_WEEKDAY, at);
                let words = format!("{} has just passed", weekday_name(weekday));
                self.add(Kind::Weekday, Says::Weekday(table), tag.span, words);
            }
            _ => {}
        }
    }

    fn weekend(&mut self, offset: i16, tag: &Tag, around: &Around) {
        let over = around.before.ends_with("over ") || around.before.ends_with("over the ");
        let (table, words) = match (offset, around.tense) {
            (i16::MIN..=-1, _) => (shapes::AFTER_WEEKEND, "the weekend lies behind"),
            (0, Direction::Past) => (shapes::AFTER_WEEKEND, "the weekend lies behind"),
            (0, _) if over => (shapes::AFTER_WEEKEND, "the weekend lies behind"),
            (0, Direction::Future) => (shapes::BEFORE_WEEKEND, "the weekend lies ahead"),
            _ => return,
        };
        self.add(
            Kind::Weekend,
            Says::Weekday(table),
            tag.span,
            words.to_owned(),
        );
    }

    fn season(&mut self, season: Season, year: Year, tag: &Tag) {
        let Some(year) = said_year(year) else { return };
        let (middle, name) = match season {
            Season::Spring => ((year, 3, 31), "spring"),
            Season::Summer => ((year, 7, 5), "summer"),
            Season::Fall => ((year, 10, 15), "fall"),
            Season::Winter => ((year, 1, 15), "winter"),
        };
        let at_top =
            tag.span.start < self.document.blocks.first().map_or(0, |b| b.span.start) + 400;
        if let (true, Some(day)) = (
            at_top,
            NaiveDate::from_ymd_opt(middle.0, middle.1, middle.2),
        ) {
            self.away(
                Kind::Season,
                Target::Day(day),
                shapes::SEASON,
                tag.span,
                format!("it is {name} {year}"),
            );
        } else {
            let says = Says::YearsAfter(year, shapes::YEARS_AFTER);
            self.add(Kind::Year, says, tag.span, format!("{year} has come"));
        }
    }

    fn year(&mut self, year: Year, tag: &Tag, around: &Around) {
        let Some(year) = said_year(year).filter(|y| (1970..=2100).contains(y)) else {
            return;
        };
        let after = around.after.trim_start();
        let running = after.starts_with("already")
            || after.starts_with("so far")
            || around.before.ends_with("so far in ");
        let table = match around.tense {
            _ if running => shapes::THIS_YEAR,
            Direction::Future => shapes::YEARS_BEFORE,
            _ => shapes::YEARS_AFTER,
        };
        let words = match around.tense {
            _ if running => format!("{year} is under way"),
            Direction::Future => format!("{year} lies ahead"),
            _ => format!("{year} has come"),
        };
        self.add(Kind::Year, Says::YearsAfter(year, table), tag.span, words);
    }
}

/// The year of an end that is a year ("between 2017 and 2020").
fn years_of(end: End) -> Option<Year> {
    match end {
        End::Date(d) if d.month.is_none() && d.day.is_none() && d.weekday.is_none() => Some(d.year),
        End::Other(Period::Year(year, _)) => Some(year),
        _ => None,
    }
}

/// The target of a date: one day where its year is said (and its weekday fits), else that day of any year.
fn target_of(date: Date) -> Option<(Target, String)> {
    let (month, day) = (date.month?, date.day?);
    if date.year != Year::Unsaid {
        let found = full(date)?;
        return Some((Target::Day(found), found.to_string()));
    }
    // A leap year has every month and day.
    NaiveDate::from_ymd_opt(2000, u32::from(month), u32::from(day))?;
    let said = format!("{} {day}", month_name(month));
    let said = date
        .weekday
        .map_or(said.clone(), |w| format!("{}, {said}", weekday_name(w)));
    Some((Target::Yearly(month, day, date.weekday), said))
}

/// The year, if its digits are said.
fn said_year(year: Year) -> Option<i32> {
    match year {
        Year::Four(y) => Some(i32::from(y)),
        Year::Two(y) => Some(two_digit_year(y)),
        Year::Unsaid | Year::Offset(_) => None,
    }
}

/// "today, Tuesday" as one expression: its first word counts from the issue.
fn counted_word(text: &str) -> Option<i32> {
    let first = words(text).next()?;
    let is = |w: &str| first.eq_ignore_ascii_case(w);
    if is("today") || is("tonight") {
        return Some(0);
    }
    if is("tomorrow") {
        return Some(1);
    }
    is("yesterday").then_some(-1)
}

/// How much likelier a weekday is that the text greets with than any other.
const GREETING: f32 = 5.2;

/// How strongly the words around a weekday say that it is the issue's own: "It's Monday", "Happy Friday".
fn greets(before: &str, after: &str, inside: &str) -> Option<f32> {
    let time = words(inside).nth(1).or_else(|| words(after).next());
    let time = time.unwrap_or("").to_lowercase();
    let time = time.as_str();
    if after.starts_with("'s") || after.starts_with("’s") {
        return None;
    }
    let mut back = words(before).collect::<Vec<_>>().into_iter().rev();
    let last = back.next().unwrap_or("");
    let other = back.next().unwrap_or("");
    let strong = matches!(last, "it's" | "it’s" | "happy" | "merry")
        || (last == "is" && matches!(other, "it" | "today" | "this"))
        || (last == "good" && matches!(time, "morning" | "afternoon" | "evening"))
        || matches!(other, "it's" | "it’s") && matches!(last, "a" | "finally")
        || (matches!(
            last,
            "posted" | "published" | "sent" | "mailed" | "filed" | "updated"
        ) && words(before).count() == 1);
    if strong {
        return Some(GREETING);
    }
    let next = words(after).next().unwrap_or("");
    let edition = matches!(
        next,
        "edition"
            | "newsletter"
            | "briefing"
            | "roundup"
            | "round-up"
            | "digest"
            | "bulletin"
            | "greetings"
    );
    let hello = words(before).any(|w| matches!(w, "hello" | "greetings" | "welcome"))
        && words(before).count() <= 6;
    if hello {
        return Some(4.2);
    }
    edition.then_some(2.6)
}

/// A table that favours one weekday.
fn one_weekday(at: usize, weight: f32) -> [f32; 7] {
    let mut table = [1.9 - weight; 7];
    table[at % 7] = 1.9;
    table
}

/// A table of days after a weekday, turned to begin on Monday.
fn turned(by: [f32; 7], at: usize) -> [f32; 7] {
    let mut table = [0.0; 7];
    for (after, value) in by.iter().enumerate() {
        table[(at + after) % 7] = *value;
    }
    table
}

/// The earliest of dates with years: of the cluster that most belong to (a year off is a misprint or a past event).
fn first_of_years(dated: &[(NaiveDate, Span)]) -> Option<(NaiveDate, Span)> {
    let mut sorted: Vec<(NaiveDate, Span)> = dated.to_vec();
    sorted.sort();
    let middle = sorted.get(sorted.len() / 2)?.0;
    let near = |d: NaiveDate| d.signed_duration_since(middle).num_days().abs() <= 120;
    let mut cluster = sorted.iter().filter(|(d, _)| near(*d)).peekable();
    // Where the first date in reading order is of the cluster and later ones precede it, those stand under "past events".
    let reading = dated.iter().find(|(d, _)| near(*d))?;
    let earlier = cluster.clone().take_while(|(d, _)| *d < reading.0).count();
    if earlier * 3 <= cluster.clone().count() && earlier > 0 {
        return Some(*reading);
    }
    cluster.peek().map(|f| **f)
}

/// Month, day and span of the first day of a list without years, and how many days it covers.
fn first_of_list(listed: &[(Date, Span)]) -> Option<(u8, u8, Span, u32)> {
    let mut days: Vec<(u32, u8, u8, Span)> = listed
        .iter()
        .filter_map(|(d, span)| {
            let (month, day) = (d.month?, d.day?);
            let at = NaiveDate::from_ymd_opt(2000, u32::from(month), u32::from(day))?.ordinal();
            Some((at, month, day, *span))
        })
        .collect();
    days.sort_by_key(|d| (d.0, d.3));
    days.dedup_by_key(|d| d.0);
    if days.len() < 2 {
        return None;
    }
    let gap_before = |i: usize| {
        let previous = days[(i + days.len() - 1) % days.len()].0;
        (days[i].0 + 366 - previous) % 366
    };
    let first = (0..days.len()).max_by_key(|&i| (gap_before(i), std::cmp::Reverse(i)))?;
    let length = 366 - gap_before(first);
    let (_, month, day, span) = days[first];
    (length < 250).then_some((month, day, span, length))
}

/// The end of the text before an expression that belongs to its sentence.
fn sentence_before(text: &str) -> &str {
    let mut from = text.len().saturating_sub(CONTEXT);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let near = &text[from..];
    let border = borders(near).last().unwrap_or(0);
    &near[border..]
}

/// The beginning of the text after it.
fn sentence_after(text: &str) -> &str {
    let mut to = text.len().min(CONTEXT);
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let near = &text[..to];
    &near[..borders(near).next().unwrap_or(near.len())]
}

/// Where sentences or fields end.
fn borders(text: &str) -> impl Iterator<Item = usize> {
    text.char_indices().filter_map(|(i, c)| {
        let next = i + c.len_utf8();
        match c {
            '\n' | '|' | '•' => Some(next),
            '.' | '!' | '?' => {
                let word = text[..i].rsplit(|c: char| !c.is_alphanumeric()).next()?;
                let space = text[next..].starts_with([' ', '”', '"']);
                (space && (word.len() >= 4 || c != '.')).then_some(next)
            }
            _ => None,
        }
    })
}

pub(super) fn month_name(month: u8) -> &'static str {
    const NAMES: [&str; 12] = [
        "Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.",
        "Dec.",
    ];
    NAMES
        .get(usize::from(month).wrapping_sub(1))
        .copied()
        .unwrap_or("")
}

pub(super) fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}
