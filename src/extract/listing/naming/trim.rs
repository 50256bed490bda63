//! What stands at the edges of a title and is no part of it: docket numbers, prices, last days, notes in brackets.

use crate::extract::fields::{has_any_word, has_word, starts_with, words};

/// A title without such edges; what would be left empty stays whole.
pub(super) fn trimmed(text: &str) -> &str {
    let mut text = text.trim();
    for _ in 0..4 {
        let before = text.len();
        for cut in [
            without_docket,
            without_note,
            without_price,
            without_length,
            without_open_bracket,
            without_clause,
            without_relative,
            without_verb,
        ] {
            let cut = cut(text).trim_end().trim_end_matches([',', ';']);
            if words(cut).count() >= 1 {
                text = cut;
            }
        }
        if text.len() == before {
            break;
        }
    }
    text
}

/// Without the verb that its date was torn from: "The tide talk was", "Rope supper is".
fn without_verb(text: &str) -> &str {
    const TORN: &[&str] = &[
        " was",
        " is",
        " were",
        " are",
        " will be",
        " has been",
        " had been",
    ];
    let told = |text: &&str| text.starts_with("The ") || text.contains(['"', '”']);
    let torn = TORN.iter().find_map(|verb| text.strip_suffix(verb));
    torn.filter(told).unwrap_or(text)
}

/// Without the number of a case in front of its parties: "2021 CVA 000310 Tern v. Gannet", "21-cv-310 Tern v. Gannet".
fn without_docket(text: &str) -> &str {
    let mut parts = text.splitn(4, [' ', '-']);
    let (Some(year), Some(court), Some(number), Some(rest)) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return text;
    };
    let digits = |s: &str, most: usize| {
        (2..=most).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit())
    };
    let letters = (2..=4).contains(&court.len()) && court.bytes().all(|b| b.is_ascii_alphabetic());
    let case = letters && digits(year, 4) && number.len() >= 3 && digits(number, 8);
    if case { rest } else { text }
}

/// Without a bracket behind the title that says until when, what was before, or how one gets in.
fn without_note(text: &str) -> &str {
    const NOTES: &[&str] = &[
        "to",
        "through",
        "thru",
        "until",
        "ends",
        "ending",
        "concludes",
        "continues",
        "continuing",
        "finishes",
        "was",
        "now",
        "moved",
        "rescheduled",
        "rsvp",
        "note",
        "doors",
        "bring",
        "sold",
        "limited",
        "tickets",
        "ticket",
        "register",
        "registration",
        "buses",
        "by invitation",
        "closed",
        "invitation",
        "members only",
        "new time",
        "new date",
    ];
    let trimmed = text.trim_end().trim_end_matches('.');
    let Some(inner) = trimmed.strip_suffix([')', ']']) else {
        return text;
    };
    let Some(open) = inner.rfind(['(', '[']) else {
        return text;
    };
    let note = inner[open + 1..].trim();
    let led = NOTES
        .iter()
        .any(|n| starts_with(note, n) && !note[n.len()..].starts_with(char::is_alphanumeric));
    // "(forms by April 3)": what is to be handed in, and until when.
    let due = has_word(note, "by")
        && note.bytes().any(|b| b.is_ascii_digit())
        && words(note).count() <= 6;
    if due {
        return &text[..open];
    }
    // "(to sea)" is part of a title; "(to Apr. 5)" says the last day.
    let last =
        starts_with(note, "to ") || starts_with(note, "through ") || starts_with(note, "until ");
    let weekday = words(note)
        .nth(1)
        .is_some_and(|w| w.ends_with("day") && w.len() >= 6);
    let dated = weekday || note.bytes().any(|b| b.is_ascii_digit());
    if led && (!last || dated) {
        &text[..open]
    } else {
        text
    }
}

/// Without a price behind the title: "Boat rides, $5", "Dress rehearsal. $10 suggested".
fn without_price(text: &str) -> &str {
    let at = [", $", ". $", ", £", ". £", ", €", ". €", "; $"]
        .iter()
        .filter_map(|lead| text.rfind(lead))
        .max();
    match at {
        Some(at) if words(&text[at..]).count() <= 4 => &text[..at],
        _ => text,
    }
}

/// Without how long it lasts behind the title: "The Long Tide, 94 minutes", "Nets for All – 2 hours".
fn without_length(text: &str) -> &str {
    let Some(at) = [", ", " – ", " — ", " - "]
        .iter()
        .filter_map(|mark| text.rfind(mark))
        .max()
    else {
        return text;
    };
    let all: Vec<String> = words(&text[at..]).collect();
    let number = all
        .first()
        .is_some_and(|w| w.len() <= 3 && w.bytes().all(|b| b.is_ascii_digit()));
    let unit = all.get(1).is_some_and(|w| {
        matches!(
            w.as_str(),
            "min" | "mins" | "minutes" | "hour" | "hours" | "hrs"
        )
    });
    if all.len() == 2 && number && unit {
        &text[..at]
    } else {
        text
    }
}

/// Without a bracket that opens and is closed beyond the title: "Open stage (sign up".
fn without_open_bracket(text: &str) -> &str {
    let Some(open) = text.rfind('(') else {
        return text;
    };
    if text[open..].contains(')') {
        text
    } else {
        &text[..open]
    }
}

/// Without a clause behind a semicolon: "Mayor speaks at the luncheon; the meal begins at noon".
fn without_clause(text: &str) -> &str {
    match text.split_once("; ") {
        Some((head, more))
            if words(head).count() >= 3
                && more.starts_with(char::is_lowercase)
                && !more.starts_with("or ")
                && !more.starts_with("and ")
                && !more.contains("; ")
                && !head.contains(['“', '"', '(']) =>
        {
            head
        }
        _ => text,
    }
}

/// Without a relative clause behind the title: "the Lamp Night, which is free and begins".
fn without_relative(text: &str) -> &str {
    match text.rsplit_once(", which ") {
        Some((head, more)) if words(head).count() >= 2 && !more.contains(['“', '”', '"', '?']) => {
            head
        }
        _ => text,
    }
}

/// Without a last piece that says what is still to come: ", time TBD", ", date and place to be announced".
pub(super) fn without_unsaid(text: &str) -> &str {
    let bare = text.trim_end().trim_end_matches('.');
    for flag in [
        "invited, not confirmed",
        "invited but not confirmed",
        "date not confirmed",
        "not confirmed",
    ] {
        if let Some(head) = bare.strip_suffix(flag)
            && let head = head.trim_end_matches([' ', ',', '-', '–', '—'])
            && words(head).count() >= 2
        {
            return head;
        }
    }
    let Some((head, piece)) = bare.rsplit_once(", ") else {
        return text;
    };
    let open = has_any_word(
        piece,
        &[
            "tbd",
            "tba",
            "tbc",
            "to come",
            "to be announced",
            "to be determined",
            "to be confirmed",
        ],
    );
    let what = words(piece).next().is_some_and(|w| {
        matches!(
            w.as_str(),
            "time"
                | "date"
                | "place"
                | "location"
                | "room"
                | "link"
                | "details"
                | "venue"
                | "speaker"
                | "tba"
                | "tbd"
        )
    });
    if open && what && words(piece).count() <= 7 && words(head).count() >= 1 {
        head
    } else {
        text
    }
}

/// Without a bracket that stands first and says more of the time: "(yes, ten for us) Knots for Two".
pub(super) fn without_first_bracket(text: &str) -> &str {
    let inside = text.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    match inside {
        Some((inner, rest)) if !inner.contains('(') => {
            let rest = rest.trim_start_matches([':', ',', ' ']);
            if words(rest).count() >= 2 { rest } else { text }
        }
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: &str) {
        assert_eq!(trimmed(text), expected);
    }

    #[test]
    fn edges_that_say_something_else_are_cut() {
        case("2021 CVA 000310 Tern v. Gannet", "Tern v. Gannet");
        case("21-cv-310 Tern v. Gannet", "Tern v. Gannet");
        case("Summit on Eels (To Apr. 5)", "Summit on Eels");
        case("Lantern Night (was March 6; sorry)", "Lantern Night");
        case("Brown bag (RSVP gone, try anyway)", "Brown bag");
        case(
            "Breakfast of the Fen Group [closed]",
            "Breakfast of the Fen Group",
        );
        case(
            "Boat rides (first of the season), $5",
            "Boat rides (first of the season)",
        );
        case("Dress rehearsal. $10 suggested", "Dress rehearsal");
        case("Canoe camp (forms by May 3)", "Canoe camp");
        case("Songs (by Ada Vale)", "Songs (by Ada Vale)");
        case("Open stage (sign up", "Open stage");
        case("Film: The Long Tide, 94 minutes", "Film: The Long Tide");
        case("the Lamp Night, which is free and begins", "the Lamp Night");
        case("Which Way, Which Wind?", "Which Way, Which Wind?");
        case(
            "Mayor speaks at the gala; the meal begins at noon",
            "Mayor speaks at the gala",
        );
    }

    #[test]
    fn what_belongs_to_a_title_stays() {
        for text in [
            "Down (to the Sea)",
            "1984 and After",
            "2021 Eel Count",
            "Who Pays $5?",
            "Film: The Long Tide (2015)",
            "Rush, or 100 minutes at sea",
            "Salt; a history",
            "Ledgers, ropes, knots; and the way home",
            "Debate: Salt, sand or stone; or none of them",
            "(was)",
        ] {
            case(text, text);
        }
    }
}
