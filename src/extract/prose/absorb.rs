//! Several expressions of one statement: the finer one stays, neighbours become a stretch, a name of a day gives way to its date.

use super::clause::Sentence;
use super::governor::Governor;
use super::kind::reschedules;
use super::statement::{Statement, same_statement};
use super::words::Kind;
use crate::extract::Status;
use crate::lexicon::grammar::{BE, DET, MODAL};
use crate::lexicon::happenings::Form;
use crate::resolve::{Basis, Days, Moment, Precision, When};

/// Whether another expression of the same statement says the same or more; then it only adds its words.
pub(super) fn absorbed(sentence: &Sentence<'_>, found: &mut [Statement], new: &Statement) -> bool {
    // "kept its toll on Monday after three rises this year": the cuts are another statement.
    let counted = new.at > 0 && new.when.precision > Precision::Weekend && {
        let before = &sentence.words[new.at - 1];
        before.kind == Kind::Word
            && before.roles == 0
            && before
                .verb
                .is_none_or(|v| before.noun.is_some() || v.form == Form::Third)
            && !before.capital
    };
    if counted {
        return false;
    }
    let Some(old) = found
        .iter_mut()
        .rev()
        .find(|old| same_statement(&old.happening, &new.happening))
    else {
        return false;
    };
    let listed = is_listed(sentence, old.last, new.at);
    let days = old.when.precision == Precision::Day && new.when.precision == Precision::Day;
    let gap = new
        .when
        .start
        .date()
        .signed_duration_since(span_of(&old.when).last);
    if listed == Some("and") && days && gap.num_days() > 1 {
        // "hearings on Jan. 16 and Jan. 31": two days, and nothing in between.
        return false;
    }
    // "on Thursday and Friday": one stretch.
    if listed.is_some() && days && gap.num_days() > 0 {
        old.when.end = Some(new.when.end.unwrap_or(new.when.start));
        old.when.parts.end = Basis::Stated;
        old.last = new.at;
        if let (Some(a), Some(b)) = (old.date_text, new.date_text) {
            old.date_text = Some(a.cover(b));
        }
        return true;
    }
    let moved = old.happening.status != Status::Confirmed
        || matches!(old.happening.governor, Governor::Verb(g) if reschedules(sentence.groups[g].base));
    if days && !moved && gap.num_days() > 0 && is_stretch(sentence, old.last, new.at) {
        old.when.end = Some(new.when.end.unwrap_or(new.when.start));
        old.when.parts.end = Basis::Stated;
        old.last = new.at;
        if let (Some(a), Some(b)) = (old.date_text, new.date_text) {
            old.date_text = Some(a.cover(b));
        }
        return true;
    }
    // "Earth Day is Monday": the name of a day dates nothing beside a date.
    if old.named || old.anaphor {
        let keep = old.anaphor && !old.named && new.anaphor
            || old.named && !is_explained(sentence, old.last, new.at);
        if !keep && new.when.precision <= Precision::Day {
            let text = new.date_text;
            old.when = new.when.clone();
            old.date_text = text;
            old.at = new.at;
            old.because.clone_from(&new.because);
            old.happening = new.happening;
            old.named = new.named;
            old.anaphor = new.anaphor;
            return true;
        }
    }
    let (a, b) = (span_of(&old.when), span_of(&new.when));
    let inside = |inner: Days, outer: Days| outer.first <= inner.first && inner.last <= outer.last;
    if inside(a, b) && old.when.precision <= new.when.precision {
        return true;
    }
    if inside(b, a) && new.when.precision < old.when.precision {
        old.when = new.when.clone();
        old.date_text = new.date_text;
        old.at = new.at;
        old.because = new.because.clone();
        return true;
    }
    false
}

/// "Earth Day, April 22", "Earth Day is on Monday": nothing but small words between the name of a day and its date.
fn is_explained(sentence: &Sentence<'_>, from: usize, to: usize) -> bool {
    sentence.words.get(from + 1..to).is_some_and(|between| {
        between.iter().all(|w| {
            w.is_mark(',')
                || w.is_mark('(')
                || w.can(BE | DET | MODAL)
                || w.is_one_of(&["on", "falls", "fell", "which"])
        })
    })
}

fn span_of(when: &When) -> Days {
    let first = when.start.date();
    let last = when.end.map_or(first, Moment::date);
    Days {
        first,
        last: last.max(first),
    }
}

/// "from Monday, May 5, through Sunday, June 1": commas keep the tagger from reading it as one.
fn is_stretch(sentence: &Sentence<'_>, from: usize, to: usize) -> bool {
    let led = from > 0 && sentence.words[from - 1].is_one_of(&["from", "between"]);
    let Some(between) = sentence.words.get(from + 1..to) else {
        return false;
    };
    let joint = between
        .iter()
        .filter(|w| !w.is_mark(','))
        .collect::<Vec<_>>();
    // "open Monday, May 5, through Sunday, June 1": that word joins them by itself.
    between.len() <= 3
        && matches!(joint[..], [one] if one.is("through")
            || led && one.is_one_of(&["to", "until", "till", "and"]))
}

/// "Thursday and Friday", "on Thursday or on Friday": the word that joins two expressions with nothing else between.
pub(super) fn is_listed(sentence: &Sentence<'_>, from: usize, to: usize) -> Option<&'static str> {
    let between = sentence.words.get(from + 1..to)?;
    let [joint, rest @ ..] = between else {
        return None;
    };
    let led = match rest {
        [] => true,
        [one] => one.is_one_of(&["on", "the"]),
        [one, two] => one.is("on") && two.is("the"),
        _ => false,
    };
    ["and", "or"].into_iter().find(|word| led && joint.is(word))
}
