//! Words beside an expression that say which way it looks, whatever the verb: "due", "as early as", "down from", "until".

use super::direction::Direction;
use super::word::Word;
use crate::lexicon::grammar;
use crate::lexicon::happenings::{Form, Verb, VerbSense};

/// Words right before an expression that say it lies ahead, whatever the verb.
const AHEAD: &[&str] = &[
    "scheduled",
    "slated",
    "due",
    "set",
    "planned",
    "expected",
    "tentatively",
    "payable",
    "effective",
    "upcoming",
    "expires",
    "expiring",
    "expire",
    "starting",
    "beginning",
    "ending",
    "maturing",
    "matures",
    "redeemable",
    "pending",
    "awaiting",
];

/// Whether three words a little before an expression say the same.
fn is_ahead_of(first: &str, second: &str, third: &str) -> bool {
    matches!(
        (first, second, third),
        ("as", "soon" | "early", "as")
            | ("no" | "not", "later", "than")
            | ("no", "earlier" | "sooner", "than")
            | ("in", "time", "for")
            | ("a" | "the", "deadline", "of")
            | ("a", "deadline", "for")
    )
}

/// Whether two words compare with what has been: "down from 3 per cent in \[March\]", "higher than in \[May\]".
fn is_behind_of(first: &str, second: &str) -> bool {
    matches!(
        (first, second),
        ("down" | "up", "from")
            | ("compared", "with" | "to")
            | ("than", "in" | "on")
            | ("lower" | "higher", "than")
    )
}

/// A cue in the few words before.
pub(super) fn cue(before: &[Word<'_>]) -> Option<Direction> {
    let near = &before[before.len().saturating_sub(7)..];
    let ahead = |w: &[Word<'_>]| is_ahead_of(w[0].lower(), w[1].lower(), w[2].lower());
    if near.windows(3).any(ahead) {
        return Some(Direction::Future);
    }
    // "back in \[March\]", not "he will be back in \[March\]".
    if let [.., earlier, back, lead] = before
        && back.says("back")
        && lead.is(&["in", "on"])
        && !back.comma
        && !earlier.can(grammar::BE | grammar::MODAL | grammar::DET)
        && earlier.verb().is_none()
    {
        return Some(Direction::Past);
    }
    if let [back, lead] = before
        && back.says("back")
        && lead.is(&["in", "on"])
    {
        return Some(Direction::Past);
    }
    let compares =
        |w: &[Word<'_>]| is_behind_of(w[0].lower(), w[1].lower()) && !w[1].cut && !w[1].comma;
    if near.windows(2).any(compares) {
        return Some(Direction::Past);
    }
    let close = &before[before.len().saturating_sub(4)..];
    let filler = |w: &&Word<'_>| {
        w.is(&["early", "late", "mid"])
            || (w.can(grammar::PREPOSITION | grammar::DET)
                && !w.is(&["until", "till", "since", "ahead", "through"]))
    };
    let at = close.iter().rposition(|w| !filler(&w))?;
    let last = &close[at];
    if last.is(&["since", "dated"]) {
        return Some(Direction::Past);
    }
    if last.is(&["ahead"]) {
        return Some(Direction::Future);
    }
    if last.is(&["until", "till"]) && lasts(near) {
        return Some(Direction::Future);
    }
    if last.is(&["until", "till", "through"]) {
        let put_off = |w: &Word<'_>| {
            let sense = w.verb().map(|v| v.sense);
            sense == Some(VerbSense::Postpone)
                || w.is(&[
                    "adjourned",
                    "extended",
                    "recessed",
                    "valid",
                    "remain",
                    "open",
                    "off",
                    "gave",
                    "given",
                    "granted",
                    "deadline",
                ])
        };
        return near.iter().any(put_off).then_some(Direction::Future);
    }
    if !last.is(AHEAD) {
        return None;
    }
    let end = before.len() - (close.len() - at);
    let told = &before[end.saturating_sub(4)..end];
    // "was due Friday": ahead of what was told, but perhaps behind the telling.
    let open = told.iter().any(|w| {
        w.is(&[
            "was",
            "were",
            "had",
            "originally",
            "previously",
            "initially",
        ])
    });
    Some(if open {
        Direction::Open
    } else {
        Direction::Future
    })
}

/// "are closed until \[Monday\]", "have until \[Monday\]": what lasts now ends later.
fn lasts(near: &[Word<'_>]) -> bool {
    let verb = near.iter().rev().filter(|w| !w.says("been")).find(|w| {
        w.can(grammar::BE | grammar::HAVE | grammar::MODAL | grammar::DO) || {
            let past = |v: Verb| matches!(v.form, Form::Past);
            w.verb().is_some_and(past)
        }
    });
    verb.is_some_and(|w| w.is(&["is", "are", "has", "have", "'ve", "isn't", "aren't"]))
}
