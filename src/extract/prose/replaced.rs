//! Days and hours that hold no longer, told beside the ones that do: "on the 12th instead of the 5th", "moved from 2 p.m. to 4".

use super::clause::Sentence;
use super::dated::Dated;
use super::governor::Governor;
use super::kind::reschedules;
use super::verbs::{Group, Tense};
use crate::extract::{Kind, Status};
use crate::lexicon::happenings::VerbSense;
use crate::sentence::Direction;
use crate::timex::expr::ExprKind;

/// Small words between what replaces and what it replaces: "instead of on the 5th".
const SMALL: &[&str] = &["on", "at", "for", "the"];

/// How many words before "not Monday" the day that holds can stand.
const NEAR: usize = 12;

impl Sentence<'_> {
    /// Whether the expression at `at` is the one that holds no longer: "instead of Monday", "rather than at 9", ", not Monday".
    pub(super) fn is_replaced(&self, at: usize) -> bool {
        self.replacing(at).is_some()
    }

    /// The first of the words that say so.
    pub(super) fn replacing(&self, at: usize) -> Option<usize> {
        let words = &self.words;
        let mut end = at;
        while end > 0 && at - end < 2 && words[end - 1].is_one_of(SMALL) {
            end -= 1;
        }
        let first = end.checked_sub(2)?;
        let said = |one: &str, two: &str| words[first].is(one) && words[first + 1].is(two);
        // "on the 12th, not the 5th": with nothing before it that holds, nothing is replaced but something denied.
        let denied = || {
            (words[first].is_mark(',') || words[first].is("and"))
                && words[first + 1].is("not")
                && words[..first]
                    .iter()
                    .rev()
                    .take(NEAR)
                    .any(|w| w.tag().is_some())
        };
        (said("instead", "of") || said("rather", "than") || denied()).then_some(first)
    }

    /// Whether the expression at `at` is the hour that something is moved away from: "moved from 2 p.m. to 4 p.m.".
    fn is_left(&self, at: usize, group: &Group) -> bool {
        let led = |w: usize, words: &[&str]| w > 0 && self.words[w - 1].is_one_of(words);
        moves(group)
            && led(at, &["from"])
            && (at + 1..self.words.len())
                .find(|&w| self.words[w].tag().is_some())
                .is_some_and(|to| led(to, &["to", "until", "till"]))
    }
}

fn moves(group: &Group) -> bool {
    reschedules(group.base) || group.sense == VerbSense::Postpone
}

/// Leaves out the hours that hold no longer. What only its hour was changed of takes place on its day, and an hour behind the
/// day that was replaced is that of the day that holds.
pub(super) fn leave_out(sentence: &Sentence<'_>, cases: &mut Vec<Dated>) {
    let group_of = |case: &Dated| match case.happening.governor {
        Governor::Verb(group) => Some(&sentence.groups[group]),
        _ => None,
    };
    cases.retain(|case| {
        let left = group_of(case).is_some_and(|g| sentence.is_left(case.at, g));
        !(case.tag.expr.is_clock_only() && (left || sentence.is_replaced(case.at)))
    });
    let new_hour = cases.iter().find_map(|case| {
        let group = group_of(case).filter(|group| moves(group))?;
        let to = case.at > 0 && sentence.words[case.at - 1].is_one_of(&["to", "until", "till"]);
        (case.tag.expr.is_clock_only() && to).then_some((case.happening.governor, group))
    });
    if let Some((governor, group)) = new_hour {
        for case in cases.iter_mut() {
            let day = case.tag.expr.has_day() && !case.tag.expr.has_clock();
            if day && case.happening.governor == governor {
                case.happening.kind = Kind::Event;
                case.happening.status = Status::Confirmed;
                if group.perfect || group.tense == Tense::Present {
                    case.happening.direction = Direction::Future;
                }
            }
        }
    }
    for index in 1..cases.len() {
        let (before, rest) = cases.split_at_mut(index);
        let (Some(holds), Some(old)) = (before.last_mut(), rest.first_mut()) else {
            continue;
        };
        if let (ExprKind::Period(new), ExprKind::At(day, clock)) =
            (holds.tag.expr.kind, old.tag.expr.kind)
            && sentence.is_replaced(old.at)
            && holds.tag.expr.has_day()
        {
            holds.tag.expr.kind = ExprKind::At(new, clock);
            holds.time = Some(old.tag.span);
            old.tag.expr.kind = ExprKind::Period(day);
        }
    }
}
