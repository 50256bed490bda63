//! Days of lists that stand under no heading: a sentence before them, the masthead, a habit, the issue.

use chrono::{Datelike, NaiveDate, Timelike, Weekday};

use super::heading::{is_remark, level_of, posted};
use super::{Calendar, Lender, SCHEDULES, Source, days_of};
use crate::extract::fields::{has_any_word, title};
use crate::extract::listing::piece::{Form, Line, Page, Sense};
use crate::extract::listing::sense::sense_of;
use crate::issue::IssueDateFrom;
use crate::profile::{Habit, HabitDay};
use crate::resolve::{Basis, Days, Doubt, Doubts, Lent, When, Why};
use crate::span::Span;
use crate::timex;

/// Lines at the top in which a sentence may name the day of the whole list.
const TOP: usize = 14;
/// Words of a line in which such a sentence is looked for.
const SENTENCES: usize = 120;
/// The hour from which on a list that names no day is rather the next day's.
const EVENING: u32 = 16;

impl<'a> Calendar<'_, 'a> {
    /// A short line with a day, up to three lines before the list, that is no item.
    pub(super) fn sentence(&self, line: usize) -> Option<Lender> {
        let page = self.page;
        let from = line.saturating_sub(3);
        (from..line).rev().find_map(|index| {
            let text = page.text(page.lines[index].span);
            let own = matches!(page.lines[index].form, Form::Inside | Form::Lead)
                && page.lines[index].words <= 16
                && !text.contains(". ");
            if !own
                || page
                    .usable(page.lines[index].tags.clone())
                    .any(|i| page.senses[i] == Sense::Clock)
                || !names_schedule(text)
                || is_remark(text)
                || greets(text)
            {
                return None;
            }
            self.heading(index, None).map(|l| Lender {
                source: Source::Sentence,
                ..l
            })
        })
    }

    /// The day in the first lines or headings that name a schedule.
    pub(super) fn find_masthead(&self, claimed: &[bool]) -> Option<Lender> {
        let page = self.page;
        (0..page.lines.len().min(30))
            .filter(|&i| {
                !claimed.get(i).copied().unwrap_or(false) && !posted(page.text(page.lines[i].span))
            })
            .filter(|&i| {
                matches!(
                    page.lines[i].form,
                    Form::Inside | Form::Lead | Form::Day | Form::Moment
                )
            })
            .filter(|&i| {
                let text = page.text(page.lines[i].span);
                let top = level_of(page.lines[i].kind) <= 2;
                (top || i < 12 && page.lines[i].words <= 20 && !tells(text))
                    && (names_schedule(text) || self.under_title(i))
            })
            .find_map(|i| self.heading(i, None))
            .map(|l| Lender {
                source: Source::Masthead,
                ..l
            })
    }

    /// The day that a sentence at the top gives to all that follows: "This is the programme for Friday, June 4, in the state of …".
    pub(super) fn announced(&self) -> Option<Lender> {
        let page = self.page;
        (0..page.lines.len().min(TOP)).find_map(|index| {
            let line = &page.lines[index];
            if line.words > SENTENCES {
                return None;
            }
            page.usable(line.tags.clone()).find_map(|tag| {
                let tag = page.tag(tag);
                let before =
                    page.text(Span::new(line.span.start as usize, tag.span.start as usize));
                let sentence = before.rsplit(". ").next().unwrap_or("");
                let led = sentence.trim_end().ends_with(" for");
                let short = sentence.split_whitespace().count() <= 14;
                if !led || !short || !names_schedule(sentence) {
                    return None;
                }
                let when = self.day_below(tag, index, None)?;
                Some(Lender {
                    source: Source::Sentence,
                    words: Some(line.span),
                    ..inherited(&when, tag.span)
                })
            })
        })
    }

    /// The day in the subject of a mail or the title of a page that names a schedule: "Public Schedule: June 14, 2031".
    pub(super) fn subject(&self) -> Option<Lender> {
        let title = self.page.scene.raw.headers.title.as_deref()?;
        if !names_schedule(title) {
            return None;
        }
        let tags = timex::tag(title, timex::Options::default());
        let days = tags.iter().filter(|tag| sense_of(tag) == Sense::Day);
        let when = days.filter_map(|tag| self.day(tag, 0)).next()?;
        Some(inherited(&when, Span::default()))
    }

    /// Whether a line begins with its date, and a title right above it names a schedule: "PORT DAYBOOK / Monday, May 3".
    fn under_title(&self, line: usize) -> bool {
        let page = self.page;
        let dated = matches!(page.lines[line].form, Form::Lead | Form::Day | Form::Moment);
        let title = |l: &Line| {
            matches!(l.form, Form::Text) && l.words <= 12 && names_schedule(page.text(l.span))
        };
        dated && line < 8 && page.lines[line.saturating_sub(2)..line].iter().any(title)
    }

    /// What a profile says of undated lists.
    pub(super) fn habit(&self, line: usize) -> Option<Lender> {
        let scene = self.page.scene;
        let profile = scene.profile?;
        let issue = scene.issue.date?;
        let before = self.words_before(line);
        let fits = |habit: &&Habit| {
            habit.section.as_ref().is_none_or(|section| {
                let section = section.to_lowercase();
                before
                    .iter()
                    .any(|text| text.to_lowercase().contains(&section))
            })
        };
        let habit = profile.habits.iter().find(fits)?;
        let day = match habit.day {
            HabitDay::Same => issue,
            HabitDay::Next => issue.succ_opt()?,
            HabitDay::NextBusinessDay => next_business_day(issue)?,
        };
        Some(Lender {
            lent: Lent {
                days: Days::one(day),
                basis: Basis::Assumed(Why::Profile),
            },
            source: Source::Habit,
            words: None,
            doubts: Doubts::of(Doubt::DayFromHabit),
            needs_issue: true,
            weekday: false,
            tentative: false,
        })
    }

    /// The short lines before a list, pictures' alternative texts among them.
    fn words_before(&self, line: usize) -> Vec<&'a str> {
        let page = self.page;
        page.lines[line.saturating_sub(12)..line]
            .iter()
            .filter(|l| l.words <= 8)
            .map(|l| page.text(l.span))
            .collect()
    }

    /// The day on which the message was sent that a line is part of.
    pub(super) fn message_day(&self, line: usize) -> Option<NaiveDate> {
        let at = self.page.lines.get(line)?.span.start;
        self.page.messages.day(at)
    }

    /// What a message lends to an hour without a day: its own day, which is only a guess.
    pub(super) fn message(&self, line: usize) -> Option<Lender> {
        Some(Lender {
            lent: Lent {
                days: Days::one(self.message_day(line)?),
                basis: Basis::Assumed(Why::Issue),
            },
            source: Source::Issue,
            words: None,
            doubts: Doubts::of(Doubt::DayGuessed),
            needs_issue: false,
            weekday: false,
            tentative: false,
        })
    }

    /// The issue's own day, or, for a list at the end of a long letter, a guess that it names the next one's events.
    pub(super) fn issue(&self, line: usize) -> Option<Lender> {
        let scene = self.page.scene;
        let issue = scene.issue.date?;
        let at_end = line * 10 >= self.page.lines.len() * 5;
        let stated = matches!(
            scene.issue.from,
            IssueDateFrom::Masthead | IssueDateFrom::Page | IssueDateFrom::Url
        );
        // Who writes in the evening lists what comes.
        let evening = scene.issue.time.is_some_and(|time| time.hour() >= EVENING);
        let guess = !self.mostly_list && at_end || evening;
        let day = if guess {
            next_business_day(issue)?
        } else {
            issue
        };
        let doubts = if guess || !self.mostly_list {
            Doubts::of(Doubt::DayGuessed)
        } else if stated {
            Doubts::of(Doubt::DayInherited)
        } else {
            Doubts::of(Doubt::DayFromIssue)
        };
        let why = if guess { Why::GuessedHabit } else { Why::Issue };
        Some(Lender {
            lent: Lent {
                days: Days::one(day),
                basis: Basis::Assumed(why),
            },
            source: Source::Issue,
            words: None,
            doubts,
            needs_issue: !(stated && self.mostly_list),
            weekday: false,
            tentative: false,
        })
    }
}

/// A day that a title lends: what `words` came to.
fn inherited(when: &When, words: Span) -> Lender {
    Lender {
        lent: Lent {
            days: days_of(when),
            basis: Basis::Inherited(words),
        },
        source: Source::Masthead,
        words: None,
        doubts: when.doubts.with(Doubts::of(Doubt::DayInherited)),
        needs_issue: when.parts.needs_issue,
        weekday: false,
        tentative: false,
    }
}

/// Whether a line only wishes its readers the day it names: "Happy Friday! We have a full week for you."
fn greets(text: &str) -> bool {
    ["happy ", "good ", "it's ", "it’s "].iter().any(|lead| {
        text.get(..lead.len())
            .is_some_and(|t| t.eq_ignore_ascii_case(lead))
    })
}

/// Whether a text has a word for a list of events.
fn names_schedule(text: &str) -> bool {
    has_any_word(text, SCHEDULES)
}

/// Lines among which the title stands.
const TITLES: usize = 8;

/// Whether the title of an issue names a week: "This week on the Hill", "Hearings, week of May 4".
pub(super) fn names_week(page: &Page<'_>) -> bool {
    const WORDS: &[&str] = &[
        "this week",
        "next week",
        "coming week",
        "week of",
        "week ahead",
        "week's",
        "week’s",
        "the week in",
        "the week on",
    ];
    let says = |text: &str| {
        let lower = text.to_lowercase();
        text.split_whitespace().count() <= 14
            && !tells(text)
            && WORDS.iter().any(|w| lower.contains(w))
    };
    let lines = page.lines[..TITLES.min(page.lines.len())].iter();
    let title = page.scene.raw.headers.title.as_deref();
    title
        .into_iter()
        .chain(lines.map(|line| page.text(line.span)))
        .any(says)
}

/// Whether a line is a sentence, not a title: it ends as one or holds the end of one.
fn tells(text: &str) -> bool {
    let end = title::sentence_end(text);
    end < text.len() || text.ends_with('.') && text.split_whitespace().count() > 6
}

/// Whether a week in the masthead is the issue's own or the next: a stale title lends nothing.
pub(super) fn is_near(lender: &Lender, issue: Option<NaiveDate>) -> bool {
    issue.is_none_or(|issue| {
        let ahead = (lender.lent.days.first - issue).num_days();
        let behind = (issue - lender.lent.days.last).num_days();
        ahead <= 10 && behind <= 0
    })
}

/// Whether the words of the document stand mostly in its items.
pub(super) fn mostly_list(page: &Page<'_>, claimed: &[bool], items: usize) -> bool {
    let (mut inside, mut all) = (0, 0);
    for (index, line) in page.lines.iter().enumerate() {
        all += line.words;
        inside += if claimed.get(index).copied().unwrap_or(false) {
            line.words
        } else {
            0
        };
    }
    items >= 3 && inside * 10 >= all * 4
}

/// The next day from Monday to Friday.
fn next_business_day(day: NaiveDate) -> Option<NaiveDate> {
    let mut next = day.succ_opt()?;
    while matches!(next.weekday(), Weekday::Sat | Weekday::Sun) {
        next = next.succ_opt()?;
    }
    Some(next)
}
