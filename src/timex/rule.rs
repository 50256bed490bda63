//! What a rule is, and how the rules are tried: by the class of a first token, longest match, then the order of the list.

use crate::lexicon::Classes;
use crate::token::Token;

use super::behind::behind;
use super::expr::{ExprKind, Period, TimeExpr};
use super::guard;
use super::rules::RULES;
use super::view::View;

/// One way to say a time.
#[derive(Clone, Copy)]
pub(super) struct Rule {
    /// Its name in `explain`, in tests and in `dateline tag`: kebab case, by shape.
    pub(super) name: &'static str,
    /// The classes its first token may have.
    pub(super) first: Classes,
    /// Where that is digits: what may stand behind them (see [`behind`](super::behind)).
    pub(super) then: Classes,
    /// Reads the expression that begins at a position.
    pub(super) find: fn(&View<'_>, usize) -> Option<Found>,
}

/// What a rule found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// The position behind its last token.
    pub(super) end: usize,
    /// What it says.
    pub(super) expr: TimeExpr,
}

impl Found {
    /// An expression that ends before the token `end`.
    pub(super) fn new(kind: ExprKind, end: usize) -> Found {
        Found {
            end,
            expr: TimeExpr::new(kind),
        }
    }

    /// A day or longer stretch.
    pub(super) fn period(period: Period, end: usize) -> Found {
        Found::new(ExprKind::Period(period), end)
    }
}

/// The rules as bits.
type RuleSet = u128;

/// For each class the rules that a token of it can start; built by the compiler.
static FIRST: [RuleSet; 64] = rules_by_class(false);

/// For each class the rules that can begin with digits if a token of it stands behind them.
static THEN: [RuleSet; 64] = rules_by_class(true);

const fn rules_by_class(behind_digits: bool) -> [RuleSet; 64] {
    assert!(RULES.len() <= RuleSet::BITS as usize, "too many rules");
    let mut sets = [0; 64];
    let mut rule = 0;
    while rule < RULES.len() {
        let classes = if behind_digits {
            RULES[rule].then
        } else {
            RULES[rule].first
        };
        let mut class = 0;
        while class < 64 {
            if classes.0 & (1 << class) != 0 {
                sets[class] |= 1 << rule;
            }
            class += 1;
        }
        rule += 1;
    }
    sets
}

/// All classes that a rule may begin with: most words have none of them.
const ANY_FIRST: Classes = {
    let mut all = Classes::NONE;
    let mut rule = 0;
    while rule < RULES.len() {
        all = all.with(RULES[rule].first);
        rule += 1;
    }
    all
};

/// The rules that stand in the sets of one of these classes.
fn of_classes(sets: &[RuleSet; 64], classes: Classes) -> RuleSet {
    let mut left = classes.0;
    let mut set = 0;
    while left != 0 {
        set |= sets[left.trailing_zeros() as usize];
        left &= left - 1;
    }
    set
}

/// The rules that can read something at `i`, by the classes of the token there and what stands behind a number.
fn starting(view: &View<'_>, i: usize, classes: Classes) -> RuleSet {
    let first = of_classes(&FIRST, classes);
    if view.is_number(i) {
        first & of_classes(&THEN, behind(view, i))
    } else {
        first
    }
}

/// Whether anything can begin here, by a look at the next tokens: it keeps frequent words ("that", "a", "new") and plain
/// numbers from being tried by every rule.
fn is_worth_trying(view: &View<'_>, i: usize, classes: Classes) -> bool {
    const TIME: Classes = Classes::UNIT
        .with(Classes::UNITS)
        .with(Classes::CARDINAL)
        .with(Classes::SOME)
        .with(Classes::HALVES)
        .with(Classes::FISCAL)
        .with(Classes::NAMED_BY_RULE);
    const NAMED: Classes = TIME
        .with(Classes::NEAR)
        .with(Classes::WEEKDAY)
        .with(Classes::WEEKDAYS)
        .with(Classes::MONTH)
        .with(Classes::SEASON)
        .with(Classes::PART)
        .with(Classes::NAMED)
        .with(Classes::DIGITS)
        .with(Classes::ORDINAL)
        .with(Classes::EDGE);
    match classes {
        // One word may stand between: "a full day", "this calendar year".
        Classes::A => view.has(i + 1, TIME) || view.has(i + 2, TIME),
        Classes::NEAR => {
            let vague = view.timeml && view.says_any(i, &["current", "past", "coming"]);
            let compared = view.says(i, "last") && view.said_any(i, &["as", "than"]);
            vague || compared || view.has(i + 1, NAMED) || view.has(i + 2, NAMED)
        }
        Classes::NAMED => {
            let new_year = view.timeml && view.say(i, &["new", "year"]);
            new_year || view.capital(i) || view.says_any(i, guard::GENERIC_DAYS)
        }
        Classes::DIGITS => {
            let fits = view.at(i).len() <= 4
                || view.at(i).len() == 8
                || view.mark(i + 1, ',')
                || view.has(i + 1, TIME);
            fits && !guard::is_plain_number(view, i, TIME)
        }
        _ => true,
    }
}

/// Whether a rule may begin with this token: most are passed over by this look at their classes.
#[inline]
pub(super) fn may_begin(token: &Token) -> bool {
    token.classes().any(ANY_FIRST)
}

/// The longest expression that begins at `i`, and the index of its rule.
pub(super) fn longest(view: &View<'_>, i: usize) -> Option<(usize, Found)> {
    let mut best: Option<(usize, Found)> = None;
    let classes = view.at(i).classes();
    if !is_worth_trying(view, i, classes) {
        return None;
    }
    let mut left = starting(view, i, classes);
    while left != 0 {
        let rule = left.trailing_zeros() as usize;
        left &= left - 1;
        if let Some(found) = (RULES[rule].find)(view, i)
            && best.is_none_or(|(_, b)| found.end > b.end)
        {
            best = Some((rule, found));
        }
    }
    best
}

/// Every rule that reads exactly `i..end`.
#[cfg(test)]
pub(super) fn readings(view: &View<'_>, i: usize, end: usize) -> Vec<&'static str> {
    let fits = |rule: &&Rule| (rule.find)(view, i).is_some_and(|found| found.end == end);
    let starts = |rule: &&Rule| rule.first.any(view.at(i).classes());
    let all = RULES.iter().filter(starts).filter(fits);
    all.map(|rule| rule.name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timex::view::Memo;
    use crate::token::Tokens;

    /// The phrases of the manual that are one expression as a whole.
    fn whole_phrases() -> Vec<String> {
        let mut phrases = all_phrases();
        phrases.retain(|line| !line.contains('['));
        phrases
    }

    /// The lines of the manual.
    fn all_phrases() -> Vec<String> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/timex");
        let mut phrases = Vec::new();
        for entry in std::fs::read_dir(folder).expect("the manual is there") {
            let path = entry.expect("readable").path();
            if path.extension().is_some_and(|e| e == "txt") && !path.ends_with("not-times.txt") {
                let text = std::fs::read_to_string(path).expect("readable");
                let phrase = |line: &&str| !line.starts_with(['#', '@', '>']);
                phrases.extend(text.lines().filter(phrase).map(str::to_owned));
            }
        }
        phrases
    }

    #[test]
    fn no_phrase_has_two_whole_readings() {
        let mut wrong = Vec::new();
        for phrase in whole_phrases() {
            let mut tokens = Tokens::default();
            tokens.cut(&phrase, 0, phrase.len());
            let memo = Memo::default();
            let view = View {
                text: &phrase,
                tokens: &tokens.all,
                last: None,
                dotted: false,
                numbered: false,
                timeml: false,
                story: false,
                memo: &memo,
            };
            let readings = readings(&view, 0, tokens.all.len());
            if readings.len() > 1 {
                wrong.push((phrase, readings));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn what_stands_behind_a_number_hides_no_reading() {
        let mut hidden = Vec::new();
        for phrase in all_phrases() {
            for timeml in [false, true] {
                let text = phrase.replace(['[', ']'], "");
                let mut tokens = Tokens::default();
                tokens.cut(&text, 0, text.len());
                let memo = Memo::default();
                let view = View {
                    text: &text,
                    tokens: &tokens.all,
                    last: None,
                    timeml,
                    story: timeml,
                    dotted: true,
                    numbered: true,
                    memo: &memo,
                };
                for i in (0..tokens.all.len()).filter(|i| view.is_number(*i)) {
                    let found = behind(&view, i);
                    let reads = |rule: &&Rule| {
                        rule.first.any(Classes::DIGITS)
                            && !rule.then.any(found)
                            && (rule.find)(&view, i).is_some()
                    };
                    let rules = RULES.iter().filter(reads);
                    hidden.extend(rules.map(|rule| format!("{} in {phrase}", rule.name)));
                }
            }
        }
        assert!(hidden.is_empty(), "{hidden:#?}");
    }

    #[test]
    fn rule_names_are_unique_and_kebab_case() {
        for (i, rule) in RULES.iter().enumerate() {
            assert!(
                RULES[..i].iter().all(|r| r.name != rule.name),
                "{}",
                rule.name
            );
            let kebab = |c: char| c.is_ascii_lowercase() || c == '-';
            assert!(rule.name.chars().all(kebab), "{}", rule.name);
        }
    }
}
