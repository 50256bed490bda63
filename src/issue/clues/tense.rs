//! Which way the words around a date look: the nearest cue in its sentence decides.

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    Open,
}

/// Words of what lies behind.
const PAST: &[&str] = &[
    "said",
    "was",
    "were",
    "had",
    "told",
    "met",
    "ago",
    "since",
    "earlier",
    "took",
    "won",
    "lost",
    "held",
    "began",
    "came",
    "went",
    "gave",
    "made",
    "left",
    "sent",
    "wrote",
    "broke",
    "cut",
    "fell",
    "rose",
    "ran",
    "saw",
    "spoke",
    "led",
    "did",
    "found",
    "hit",
    "last",
    "past",
    "yesterday",
    "already",
    "latest",
    "after",
    "dated",
];

/// Words of what lies ahead.
const FUTURE: &[&str] = &[
    "will",
    "won't",
    "won’t",
    "shall",
    "scheduled",
    "expected",
    "slated",
    "planned",
    "plans",
    "due",
    "upcoming",
    "next",
    "tomorrow",
    "would",
    "until",
    "through",
    "deadline",
    "by",
    "ahead",
    "before",
    "join",
    "hosts",
    "host",
    "holds",
    "meets",
    "speaks",
    "arrives",
    "leaves",
    "returns",
    "expires",
    "begins",
    "starts",
    "opens",
    "closes",
    "ends",
    "visits",
    "testifies",
    "may",
    "could",
    "rsvp",
    "register",
    "save",
    "coming",
    "set",
    "to-be",
];

/// Words in -ed that say nothing of the past.
const NO_PAST: &[&str] = &[
    "need", "united", "speed", "indeed", "proposed", "limited", "red", "bed", "based", "required",
    "seed",
];

/// The direction of the nearest cue: `before` and `after` are the sentence around the expression, in lower case.
pub(super) fn tense(before: &str, after: &str) -> Tense {
    let mut best = (usize::MAX, Tense::Open);
    let mut see = |distance: usize, found: Option<Tense>| {
        if let Some(tense) = found.filter(|_| distance < best.0) {
            best = (distance, tense);
        }
    };
    let mut next = "";
    for (i, word) in super::masthead::words(before)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .take(24)
        .enumerate()
    {
        see(2 * i, cue(word, next));
        next = word;
    }
    let mut last: Option<&str> = None;
    for (i, word) in super::masthead::words(after).take(24).enumerate() {
        if let Some(l) = last {
            see(2 * i - 1, cue(l, word));
        }
        last = Some(word);
    }
    if let Some(l) = last {
        see(47, cue(l, ""));
    }
    best.1
}

/// What one word says, given the next.
fn cue(word: &str, next: &str) -> Option<Tense> {
    if FUTURE.contains(&word) {
        return Some(Tense::Future);
    }
    if PAST.contains(&word) {
        return Some(Tense::Past);
    }
    if matches!(word, "is" | "are") && next == "to" {
        return Some(Tense::Future);
    }
    (word.len() > 4 && word.ends_with("ed") && !NO_PAST.contains(&word)).then_some(Tense::Past)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_cue_of_the_sentence_decides() {
        assert_eq!(
            tense("the mayor convened the clerks on ", ", where they talked"),
            Tense::Past
        );
        assert_eq!(
            tense("the mayor will host the clerks on ", " at the pier"),
            Tense::Future
        );
        assert_eq!(
            tense("the hearing, which was scheduled for ", ""),
            Tense::Future
        );
        assert_eq!(tense("the ferry is to sail on ", ""), Tense::Future);
        assert_eq!(
            tense("on ", " the council voted for the bridge"),
            Tense::Past
        );
        assert_eq!(tense("", ""), Tense::Open);
    }
}
