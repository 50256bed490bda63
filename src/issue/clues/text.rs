//! What the time expressions of the text say of its own day: tenses, weekdays, dated lists, years.

use chrono::{Datelike, NaiveDate, Weekday};

use super::form::Form;
use super::gather::{Around, Gather, month_name, said_year, target_of, weekday_name};
use super::greeting::greets;
use super::masthead::Line;
use super::{anniversary, british, calendar, home, links, offices, shapes, things};
use crate::document::RawIssue;
use crate::issue::Eras;
use crate::issue::factor::{Factor, Kind, Says, Target};
use crate::sentence::Direction;
use crate::timex::expr::{Bound, Date, End, ExprKind, Named, Near, Period, Season, Unit, Year};
use crate::timex::{Tag, Tags, Within};

/// How many tags are looked at: more than a newsletter has, and few enough for a book.
const TAGS: usize = 600;

/// Every clue of the text, in reading order.
pub(in crate::issue) fn factors(
    raw: &RawIssue,
    tags: &Tags,
    lines: &[Line],
    eras: &Eras,
) -> Vec<Factor> {
    let mut gather = Gather::new(&raw.document);
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
        if tag.within == Within::Title && gather.in_body(tag.span) {
            gather.year_of_title(tag);
        }
        before = Some(tag);
    }
    gather.list();
    gather.latest_year();
    links::linked(&raw.document, &mut gather);
    offices::copyright(&raw.document, &mut gather);
    // Britain's clocks change on another day.
    calendar::clocks(&raw.document, &mut gather, || {
        let text = calendar::ahead(&raw.document.text, 0, home::REACH);
        british::weight(text, &raw.document, tags) >= home::BRITISH
    });
    calendar::new_year(&raw.document, &mut gather);
    offices::congress(&raw.document, &mut gather);
    things::things(&raw.document, &mut gather);
    offices::offices(&raw.document, eras, &mut gather);
    gather.found
}

impl Gather<'_> {
    /// A line at the top that does not decide by itself.
    fn masthead(&mut self, line: &Line) {
        let shape = match line.form {
            Form::WeekOf | Form::Range => shapes::WEEK_OF,
            Form::About => shapes::ABOUT_DAY,
            Form::Dateline => shapes::DATELINE,
            Form::Alone | Form::Title | Form::Tagline | Form::First => shapes::LIKELY_DAY,
            Form::Posted | Form::Dated | Form::Byline | Form::Volume | Form::Updated => {
                shapes::OWN_DAY
            }
        };
        let Some((target, said)) = target_of(line.date) else {
            return;
        };
        let shape = match target {
            Target::Day(_) => shape.of_one_year(),
            _ => shape,
        };
        let words = match line.form {
            Form::WeekOf | Form::Range => format!("its days begin on {said}"),
            Form::About => format!("it is about {said}"),
            Form::Dateline => format!("filed on {said}"),
            _ => format!("issue is of {said}"),
        };
        self.away(Kind::Masthead, target, shape, line.span, words);
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
            Period::Date(date) if self.beside_today(date, tag, before, after) => {}
            Period::Date(date) | Period::Week(date, _) => self.date(date, tag, around),
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
        let words = (around.before.as_str(), around.after.as_str());
        if !listed && anniversary::anniversary(date, words, tag.span, self) {
            return;
        }
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
        let inside = self.document.of(tag.span).to_lowercase();
        if let Some(days) = calendar::days_until(&around.before, &inside) {
            let says = Says::Countdown(target, days);
            self.add(
                Kind::Countdown,
                says,
                tag.span,
                format!("{days} days to {said}"),
            );
            return;
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
        let led = around.before.trim_end();
        if year == Year::Unsaid && (led.ends_with("welcome to") || led.ends_with("happy")) {
            let first = Target::Yearly(month, 1, None);
            let words = format!("{} is welcomed", month_name(month));
            self.away(Kind::NamedDay, first, shapes::WELCOMED, tag.span, words);
            return;
        }
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
            self.greeting(weekday, weight, tag.span);
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

    /// "Harbors After the 2013 Storm": a book, a film or a show is seldom older than the year it names.
    fn year_of_title(&mut self, tag: &Tag) {
        let ExprKind::Period(Period::Year(Year::Four(year), _)) = tag.expr.kind else {
            return;
        };
        let year = i32::from(year);
        if (1970..=2100).contains(&year) {
            let says = Says::YearsAfter(year, shapes::YEARS_TITLED);
            let words = format!("a title names {year}");
            self.add(Kind::Year, says, tag.span, words);
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

/// A table of days after a weekday, turned to begin on Monday.
fn turned(by: [f32; 7], at: usize) -> [f32; 7] {
    let mut table = [0.0; 7];
    for (after, value) in by.iter().enumerate() {
        table[(at + after) % 7] = *value;
    }
    table
}
