//! Whether words of time stand for a time: "this", "the morning", an age, a rate.

use crate::lexicon::happenings::{self, Form};
use crate::lexicon::{Classes, Meaning, Near, Unit};
use crate::timex::expr::{Amount, Named};
use crate::timex::view::View;
use crate::token::Token;

use super::date::noun_follows;
use super::number::{digits_before, number_is_led};

/// First words of named days that need no capital: "the midterms", "the winter solstice".
pub(in crate::timex) const GENERIC_DAYS: &[&str] = &[
    "midterms",
    "midterm",
    "presidential",
    "summer",
    "winter",
    "spring",
    "autumn",
    "fall",
    "vernal",
    "autumnal",
    "start",
    "end",
    "first",
];

/// Whether a named day's words are the day: "May Day", not "new year" or a lower-case "easter egg".
pub(in crate::timex) fn is_named_day(v: &View<'_>, i: usize, end: usize) -> bool {
    let generic = v.says_any(i, GENERIC_DAYS);
    if !v.capital(i) && !generic {
        return false;
    }
    if end == i + 1
        && v.says_any(
            i,
            &[
                "easter",
                "christmas",
                "passover",
                "thanksgiving",
                "epiphany",
                "pentecost",
                "halloween",
            ],
        )
    {
        let name = v.capital(end) && !v.new_line(end) && v.at(end).classes() == Classes::NONE;
        return !name
            && !v.says_any(end, &["island", "tree", "season", "dinner", "egg"])
            && (!v.says(end, "eve") || !v.timeml)
            && !v.mark(end, '-');
    }
    // "since New Year's", not "New Year's resolutions".
    if v.says(end - 1, "s") && v.says(i, "new") {
        return v.had(i, Classes::PREPOSITION.with(Classes::SHIFT)) && !noun_follows(v, end);
    }
    true
}

/// Whether "today" stands for a day: not in "USA Today".
pub(in crate::timex) fn is_deictic(v: &View<'_>, i: usize) -> bool {
    let name = v.says(i, "today")
        && v.capital(i)
        && i > 0
        && v.capital(i - 1)
        && !v.new_line(i)
        && !v.at(i).has(Token::ALL_CAPS)
        && !v.had(i, Classes::WEEKDAY);
    !name && !v.runs_on(i + 1) && !means_nowadays(v, i)
}

/// How many words behind "today's" are looked at for the one that they belong to.
const NOUN_PHRASE: usize = 4;

/// "today's youth", "today's personal computers", "today's world": those of our time; "today's talks" are of the day.
fn means_nowadays(v: &View<'_>, i: usize) -> bool {
    const GENERIC: &[&str] = &[
        "world",
        "youth",
        "society",
        "generation",
        "culture",
        "age",
        "era",
        "standard",
        "standards",
        "people",
        "children",
        "kids",
        "women",
        "men",
        "parents",
        "families",
        "youngsters",
        "teens",
        "students",
        "technology",
        "technologies",
        "cars",
        "homes",
        "phones",
        "companies",
        "schools",
        "machines",
        "artists",
    ];
    const AGENTS: &[&str] = &["ers", "ors", "ists", "ians", "ees"];
    // They end like the names of people and tools, and are of the day.
    const OF_THE_DAY: &[&str] = &[
        "papers",
        "newspapers",
        "numbers",
        "orders",
        "winners",
        "losers",
        "gainers",
        "decliners",
        "letters",
        "headliners",
        "offers",
        "speakers",
        "matters",
        "dinners",
        "starters",
        "errors",
        "fees",
        "visitors",
        "closers",
        "movers",
        "rumors",
        "murders",
        "transfers",
        "newcomers",
    ];
    if !v.says(i, "today") || !v.mark(i + 1, '\'') || !v.says(i + 2, "s") {
        return false;
    }
    let from = i + 3;
    let ends = |at: &usize| {
        let verb = || happenings::verb(&v.word(*at).to_ascii_lowercase()).is_some();
        !noun_follows(v, *at) || v.has(*at, Classes::AUXILIARY) || *at > from && verb()
    };
    let end = (from..from + NOUN_PHRASE)
        .find(ends)
        .unwrap_or(from + NOUN_PHRASE);
    end > from && {
        let noun = v.word(end - 1).to_ascii_lowercase();
        let is = |words: &[&str]| words.contains(&noun.as_str());
        let agents =
            noun.len() > 5 && AGENTS.iter().any(|end| noun.ends_with(end)) && !is(OF_THE_DAY);
        is(GENERIC) || agents && happenings::noun(&noun).is_none()
    }
}

/// Whether a unit is one of time here: not "second" of three, "quarter" of a city, "season" of plays.
pub(in crate::timex) fn is_unit_of_time(v: &View<'_>, i: usize) -> bool {
    !v.says_any(
        i,
        &["second", "minute", "mo", "sec", "min", "hr", "wk", "yr"],
    ) && !v.mark(i + 1, '-')
}

/// Whether "this", "that", "last" and the word behind them are a time.
pub(in crate::timex) fn is_near(
    v: &View<'_>,
    i: usize,
    at: usize,
    near: Near,
    named: Named,
) -> Option<()> {
    let the = v.said_any(i, &["the"]);
    // ABC's "This Week" is a programme.
    if v.marked(i, '"') && v.capital(i) && v.capital(at) && !v.at(i).has(Token::ALL_CAPS) {
        return None;
    }
    let fits = match (near, named) {
        (Near::Same, Named::Unit(unit)) => {
            unit >= Unit::Day && (the || v.says(i, "that")) && unit != Unit::Night
        }
        (Near::Same, Named::Month(_)) => v.says(i, "that"),
        (Near::Same, Named::Season(_)) => v.says(i, "that") || the,
        (Near::Same, _) => {
            v.says(i, "that") && v.had(i, Classes::PREPOSITION.with(Classes::EDGE))
                || the && v.says(i, "same")
        }
        (Near::Following | Near::Previous, Named::Unit(unit)) => {
            unit >= Unit::Day && (the || v.had(i, Classes::A))
        }
        (Near::Following | Near::Previous, _) => the,
        (_, Named::Unit(Unit::Night)) => false,
        (Near::Last, Named::Unit(Unit::Day)) => false,
        (
            Near::Past | Near::Last | Near::Next | Near::Coming | Near::This,
            Named::Unit(Unit::Hour),
        ) => !v.says(i, "this"),
        (Near::This, Named::Unit(Unit::Day)) => v.had(i, Classes::PREPOSITION),
        (Near::Next, Named::Unit(Unit::Day)) => the || v.story && v.begins(i),
        (Near::This, Named::Season(_)) => true,
        _ => true,
    };
    // "last-minute", "the last year-old": hyphens make other words.
    let old = v.mark(at + 1, '-') && v.glued(at + 1);
    (fits && !old).then_some(())
}

/// Whether a part of the day stands for a time of its own: "the morning", "overnight", "in the afternoon".
pub(in crate::timex) fn is_part_alone(v: &View<'_>, i: usize, end: usize) -> bool {
    if v.says(i, "overnight") {
        return v.timeml || !noun_follows(v, end) && !v.marked(i, '-');
    }
    let the = v.said_any(i, &["the"])
        && i > 1
        && v.said_any(
            i - 1,
            &[
                "in",
                "during",
                "of",
                "until",
                "by",
                "through",
                "for",
                "throughout",
                "into",
            ],
        );
    if v.story && told_part(v, i) {
        return !noun_follows(v, end) && !v.mark(end, '-');
    }
    let led = v.said_any(
        i,
        &["by", "until", "early", "late", "mid", "at", "all", "one"],
    ) || v.marked(i, '-') && v.says(i.wrapping_sub(2), "mid");
    let often = v.has(i, Classes::OFTEN_OTHER);
    let counted = v.timeml && v.has(end, Classes::CARDINAL.with(Classes::DIGITS));
    let traded = v.timeml && v.says(end, "trading");
    let early = v.said_any(i, &["early", "late"]) && (counted || traded);
    if early {
        return true;
    }
    // "marching at night, by night": any.
    if v.story && v.says(i, "night") && v.said_any(i, &["at", "by"]) {
        return false;
    }
    let plain = the
        || led
            && !often
            && (!v.says(i, "night") || v.said_any(i, &["at", "by", "late", "all", "one"]));
    plain && !noun_follows(v, end) && !v.mark(end, '-')
}

/// "at dawn", "before sunrise", "since the morning" of a history; not "at night", which is any.
fn told_part(v: &View<'_>, i: usize) -> bool {
    let the = v.said_any(i, &["the"]) && i > 1;
    let words = &[
        "at", "by", "before", "until", "till", "around", "about", "after", "since", "toward",
        "towards", "near", "from",
    ];
    if the {
        return v.said_any(i - 1, &["since", "from", "before", "till", "towards"]);
    }
    !v.says(i, "night") && v.said_any(i, words)
}

/// "24 hours a day", "seven days a week": always, which is no length.
pub(in crate::timex) fn is_always(v: &View<'_>, end: usize, amount: &Amount) -> bool {
    let whole = matches!(
        (amount.count, amount.unit, v.meaning(end + 1)),
        (Some(24.0), Unit::Hour, Meaning::Unit(Unit::Day))
            | (
                Some(7.0),
                Unit::Day | Unit::Night,
                Meaning::Unit(Unit::Week)
            )
            | (Some(365.0), Unit::Day, Meaning::Unit(Unit::Year))
    );
    whole && (v.has(end, Classes::A) || v.says(end, "per"))
}

/// Whether an amount is a length of time: not an age, a rate or a name.
pub(in crate::timex) fn is_duration(v: &View<'_>, i: usize, end: usize, amount: &Amount) -> bool {
    if v.mark(end, '-') && v.says_any(end + 1, &["old", "olds"])
        || v.says(end, "old")
        || v.says_any(end, &["of"]) && v.says(end + 1, "age")
    {
        return false;
    }
    if v.says_any(end, &["olds"])
        || digits_before(v, i) && v.is_number(i)
        || number_is_led(v, i) && v.is_number(i)
    {
        return false;
    }
    if is_always(v, end, amount) {
        return false;
    }
    let season = amount.unit == Unit::Season
        || amount.unit == Unit::Night && amount.count == Some(1.0) && v.has(i, Classes::A);
    if season {
        return false;
    }
    // "60 Minutes" is a programme, "one day" is any.
    let named = v.capital(end - 1)
        && v.is_number(i)
        && !v.at(end - 1).has(Token::ALL_CAPS)
        && amount.unit <= Unit::Hour;
    let placed = v.says_any(
        end,
        &["after", "before", "later", "earlier", "ahead", "apart"],
    );
    if named || v.says(i, "one") && amount.unit == Unit::Day && end == i + 2 && !placed {
        return false;
    }
    let a = v.has(i, Classes::A);
    if a && v.mark(i + 1, '-') {
        return false;
    }
    if a && end == i + 2 {
        return is_a_unit(v, i, amount.unit);
    }
    true
}

/// "a year", "an hour": a length behind a preposition, a rate behind a price or a count.
fn is_a_unit(v: &View<'_>, i: usize, unit: Unit) -> bool {
    // "a year too late", "a week of mourning", "a month's pay"
    let late = v.says_any(i + 2, &["too", "late", "early"]);
    let of = v.says(i + 2, "of") && !v.has(i + 3, Classes::THE) && unit >= Unit::Week;
    let owns = v.timeml && v.mark(i + 2, '\'') && unit >= Unit::Week;
    if late || of || owns {
        return true;
    }
    if v.says(i, "another")
        || v.says_any(i + 2, &["later", "after", "before", "from"]) && unit >= Unit::Hour
    {
        return true;
    }
    // "a decade of civil war followed", "a week's toil"
    if v.story && (v.says(i + 2, "of") && unit >= Unit::Month || v.mark(i + 2, '\'')) {
        return true;
    }
    let led = v.said_any(
        i,
        &[
            "for", "in", "within", "about", "nearly", "almost", "over", "than", "least", "after",
            "half", "takes", "took", "take", "once", "every", "under", "around", "lasted", "just",
            "only", "up", "to", "spent", "spend", "of", "into", "during", "more",
        ],
    );
    let counted = v.had(
        i,
        Classes::DIGITS
            .with(Classes::MEASURE)
            .with(Classes::CARDINAL),
    ) || v.said_any(i, &["times", "share", "ton", "barrel", "twice", "once"]);
    // "gave him a week to leave"
    let given = i > 1
        && v.says_any(
            i - 2,
            &[
                "give", "gives", "gave", "given", "offer", "offers", "offered", "allow", "allows",
                "allowed", "granted", "take", "takes", "took", "taken",
            ],
        )
        && v.says(i + 2, "to")
        && v.says_any(
            i - 1,
            &["him", "her", "it", "them", "us", "me", "you", "everyone"],
        );
    // "they have had a week to think"
    let had = v.said_any(i, &["had", "has", "have"]) && v.says(i + 2, "to");
    (led || given || had) && !counted && unit != Unit::Second && !v.mark(i + 2, '-')
}

/// Whether a plural unit alone is a time: "for years", "weeks of talks".
pub(in crate::timex) fn is_bare_units(v: &View<'_>, i: usize) -> bool {
    let unit = match v.meaning(i) {
        Meaning::Unit(unit) => unit,
        _ => return false,
    };
    if v.has(i, Classes::ABBREVIATION) || v.marked(i, '-') || v.runs_on(i + 1) {
        return false;
    } // "a matter of days", "hundreds of years", "on days when": no length is said.
    if v.said_any(
        i,
        &[
            "of", "and", "first", "on", "by", "working", "dog", "many", "how",
        ],
    ) || v.says(i + 1, "when")
        // "fell 3% after hours": of trading.
        || v.says(i, "hours") && v.said_any(i, &["after"]) && !v.says_any(i + 1, &["of", "in"])
    {
        return false;
    }
    let owned = v.had(i, Classes::DETERMINER.with(Classes::PERSON_TITLE))
        || v.marked(i, '\'')
        || v.had(i, Classes::DIGITS.with(Classes::CARDINAL));
    match unit {
        Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Decade | Unit::Century => {
            !owned && !(v.capital(i) && v.capital(i + 1))
        }
        Unit::Hour | Unit::Minute | Unit::Second => {
            v.said_any(
                i,
                &[
                    "for", "in", "within", "after", "of", "took", "takes", "two", "hours",
                ],
            ) && unit != Unit::Second
                && !(v.said_any(i, &["of"]))
                || v.says_any(i + 1, &["later", "before", "after", "earlier"])
        }
        _ => false,
    }
}

/// Whether the word tells of the past as a verb: "rose", "was", "ended".
pub(in crate::timex) fn is_past(v: &View<'_>, i: usize) -> bool {
    let lower = v.word(i).to_ascii_lowercase();
    let past = |form| matches!(form, Form::Past | Form::PastOrParticiple | Form::Any);
    happenings::verb(&lower).is_some_and(|verb| past(verb.form))
}
