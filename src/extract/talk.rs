//! What the messages of a conversation say of each other: one announces, a later one corrects ("the Quay one is 6:30, not 6") or calls off; and
//! what a message only asks is no item.

use chrono::{NaiveDateTime, TimeDelta};

use super::fields::words;
use super::messages::Messages;
use super::{Kind, Scene, Sighting, Status};
use crate::lexicon::look_up;
use crate::resolve::{Doubt, Moment, Precision, When};
use crate::span::Span;
use crate::timex::Tag;
use crate::timex::expr::{Clock, ExprKind, Half};

/// Words of the longest message that only corrects another.
const CORRECTION: usize = 16;
/// Letters of the shortest word by which a message says which item it means.
const TELLING: usize = 4;

/// Words by which a message corrects an hour.
pub(super) const CORRECTING: &[&str] = &[
    "not",
    "actually",
    "sorry",
    "correction",
    "oops",
    "change",
    "instead",
    "now",
    "typo",
    "meant",
];

/// Words by which a message calls something off.
pub(super) const CALLING_OFF: &[&str] = &["off", "cancelled", "canceled", "scrapped", "scratched"];

/// Settles what the messages of a conversation say of each other.
pub(super) fn settle(scene: &Scene<'_>, messages: &Messages, sightings: &mut Vec<Sighting>) {
    if messages.is_empty() {
        return;
    }
    sightings.retain(|s| !asks(s));
    for block in &scene.raw.document.blocks {
        let line = messages.without_head(block.span, scene.text());
        let text = line.of(scene.text());
        if messages.head(line).is_some() || words(text).nth(CORRECTION).is_some() {
            continue;
        }
        let says = |cues: &[&str]| words(text).any(|w| cues.contains(&w.as_str()));
        let new = |tag: &&Tag| !is_old(&scene.text()[..tag.span.start as usize]);
        let clock = scene.tags_in(line).iter().filter(new).find_map(hour_of);
        let corrects = says(CORRECTING) && text.contains(|c: char| c.is_ascii_digit());
        let calls_off = says(CALLING_OFF);
        if !corrects && !calls_off {
            continue;
        }
        let Some(meant) = meant(scene.text(), messages, sightings, line) else {
            continue;
        };
        if calls_off {
            sightings[meant].status = Status::Cancelled;
        } else if let Some(at) = clock {
            set_hour(&mut sightings[meant].when, at);
        }
        sightings[meant].doubts.add(Doubt::Contradicted);
        sightings.retain(|s| s.evidence.start < line.start || line.end < s.evidence.end);
    }
}

/// Words of four letters and more that say nothing of what is meant.
const COMMON: &[&str] = &[
    "that", "this", "there", "they", "them", "with", "from", "will", "have", "just", "start",
    "starts", "begins", "time", "same", "make", "think", "about", "today", "tomorrow", "tonight",
    "meeting", "event", "thing", "room", "street",
];

/// Whether the words before an hour say that it is the one that holds no longer: "not 6", "instead of noon".
pub(super) fn is_old(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '~']);
    ["not", "instead of", "was", "rather than", "from", "and not"]
        .iter()
        .any(|old| {
            before
                .strip_suffix(old)
                .is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
        })
}

/// Whether the sentence that an item was read from is a question: "next Tuesday instead?".
fn asks(sighting: &Sighting) -> bool {
    let evidence = &sighting.evidence;
    let words = evidence
        .date_text
        .as_deref()
        .or(evidence.time_text.as_deref());
    let text = &evidence.exact;
    let Some(at) = words.and_then(|w| text.find(w)) else {
        return false;
    };
    let rest = &text[at..];
    let end = rest
        .find(['.', '!', '?'])
        .filter(|&e| rest[e..].starts_with('?'));
    end.is_some_and(|end| rest[..end].split_whitespace().count() <= NEAR)
}

/// Words between a time and the question mark of its sentence.
const NEAR: usize = 4;

/// The hour that a tag says without a day.
pub(super) fn hour_of(tag: &Tag) -> Option<Clock> {
    match tag.expr.kind {
        ExprKind::Clock(clock) => Some(clock),
        _ => None,
    }
}

/// The item of an earlier message that a line speaks of: the last one that shares a telling word with it, or, where the line
/// has none at all, the only one of the message right before.
fn meant(text: &str, messages: &Messages, sightings: &[Sighting], line: Span) -> Option<usize> {
    let telling = |text: &str| -> Vec<String> {
        words(text)
            .filter(|w| {
                w.chars().count() >= TELLING
                    && !look_up(w).is_weekday()
                    && ![CORRECTING, CALLING_OFF, COMMON]
                        .iter()
                        .any(|l| l.contains(&w.as_str()))
            })
            .collect()
    };
    let own = telling(line.of(text));
    let number = messages.number(line.start);
    let earlier = || {
        sightings
            .iter()
            .enumerate()
            .filter(|(_, s)| s.kind == Kind::Event && messages.number(s.evidence.start) < number)
    };
    let shared = earlier()
        .filter(|(_, s)| telling(&s.evidence.exact).iter().any(|w| own.contains(w)))
        .map(|(at, _)| at);
    let named: Vec<usize> = shared.collect();
    if let Some(&last) = named.last() {
        return (named.len() == 1).then_some(last);
    }
    let before: Vec<usize> = earlier()
        .filter(|(_, s)| messages.number(s.evidence.start) + 1 == number)
        .map(|(at, _)| at)
        .collect();
    match before[..] {
        [only] if own.is_empty() => Some(only),
        _ => None,
    }
}

/// Gives a time another hour: of the half of the day that is nearer to the old one, with the end where it stands.
pub(super) fn set_hour(when: &mut When, clock: Clock) {
    let day = when.start.date();
    let minute = u32::from(clock.minute.unwrap_or(0));
    let at = |hour: u32| day.and_hms_opt(hour, minute, 0);
    let hour = u32::from(clock.hour);
    let old = when.start.clock();
    let far = |moment: NaiveDateTime| old.map_or(TimeDelta::zero(), |old| (moment - old).abs());
    let new = match clock.half {
        Half::Am => at(hour % 12),
        Half::Pm => at(hour % 12 + 12),
        Half::None24 => at(hour),
        Half::Open if hour > 12 => at(hour),
        Half::Open => [at(hour % 12), at(hour % 12 + 12)]
            .into_iter()
            .flatten()
            .min_by_key(|m| far(*m)),
    };
    let Some(new) = new.filter(|_| old.is_some() || clock.half != Half::Open || hour > 12) else {
        return;
    };
    when.start = Moment::Clock(new);
    when.precision = Precision::Minute;
    when.value = new.format("%Y-%m-%dT%H:%M").to_string();
    if when
        .end
        .and_then(Moment::clock)
        .is_some_and(|end| end <= new)
    {
        when.end = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::{Basis, Doubts, Parts};

    fn evening(from: (u32, u32), to: (u32, u32)) -> When {
        let day = chrono::NaiveDate::from_ymd_opt(2031, 5, 7).expect("a day");
        let at = |(hour, minute)| Moment::Clock(day.and_hms_opt(hour, minute, 0).expect("an hour"));
        When {
            start: at(from),
            end: Some(at(to)),
            precision: Precision::Minute,
            value: String::new(),
            modifier: None,
            zone: chrono_tz::America::New_York,
            repeats: None,
            parts: Parts {
                clock: Basis::Stated,
                ..Parts::default()
            },
            doubts: Doubts::NONE,
        }
    }

    fn clock(hour: u8, minute: u8, half: Half) -> Clock {
        Clock {
            hour,
            minute: Some(minute),
            second: None,
            half,
            zone: None,
            about: false,
        }
    }

    #[test]
    fn a_corrected_hour_is_of_the_half_of_the_day_that_is_nearer() {
        let mut when = evening((18, 0), (19, 15));
        set_hour(&mut when, clock(5, 30, Half::Open));
        assert_eq!(when.value, "2031-05-07T17:30");
        assert!(when.end.is_some());
        set_hour(&mut when, clock(12, 30, Half::Open));
        assert_eq!(when.value, "2031-05-07T12:30");
        set_hour(&mut when, clock(8, 0, Half::Pm));
        assert_eq!(when.value, "2031-05-07T20:00");
        assert_eq!(
            when.end, None,
            "an end before the new hour stands no longer"
        );
    }

    #[test]
    fn the_hour_that_holds_no_longer_is_not_the_correction() {
        for old in ["it is 6:30, not ", "5.30 instead of ", "now 7, was "] {
            assert!(is_old(old), "{old}");
        }
        for new in ["it is ", "sorry, ", "tie the knot at "] {
            assert!(!is_old(new), "{new}");
        }
    }
}
