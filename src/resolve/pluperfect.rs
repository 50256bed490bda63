//! "It had arrived in February": a clause of a story that tells of what was before.

/// How far before an expression its "had" is looked for (bytes).
const HAD: usize = 80;

/// A first sentence that is longer (bytes) is not looked through.
const SENTENCE: usize = 200;

/// Whether the words before an expression, back to the sentence's border, tell in the pluperfect.
pub(super) fn tells(before: &str) -> bool {
    let tail = tail(before, HAD);
    let border = tail.iter().rposition(|b| b".!?\n".contains(b));
    let clause = &tail[border.map_or(0, |at| at + 1)..];
    memchr::memmem::rfind(clause, b" had ").is_some_and(|at| is_pluperfect(&clause[at + 5..]))
}

/// Whether an expression stands in the first sentence of its paragraph: "Porter had meanwhile turned round on April 10" begins
/// another part of the story, which goes on there.
pub(super) fn begins_paragraph(before: &str) -> bool {
    let tail = tail(before, SENTENCE);
    let (begins, from) = match tail.iter().rposition(|b| b".!?;\n".contains(b)) {
        Some(at) => (tail[at] == b'\n', at + 1),
        None => (tail.len() == before.len(), 0),
    };
    // "Caxias, who had taken command in 1866, rode on": an aside.
    let aside = [&b"who had"[..], b"which had", b"that had"];
    begins
        && !aside
            .iter()
            .any(|words| memchr::memmem::find(&tail[from..], words).is_some())
}

/// "had arrived", "had never been", not "had thirty men" and "had hardly arrived, when".
fn is_pluperfect(behind: &[u8]) -> bool {
    const OTHER: [&[u8]; 33] = [
        b"a",
        b"an",
        b"the",
        b"no",
        b"any",
        b"some",
        b"his",
        b"her",
        b"its",
        b"their",
        b"to",
        b"few",
        b"many",
        b"more",
        b"little",
        b"less",
        b"only",
        b"nothing",
        b"hardly",
        b"scarcely",
        b"barely",
        b"one",
        b"two",
        b"three",
        b"four",
        b"five",
        b"six",
        b"seven",
        b"eight",
        b"nine",
        b"ten",
        b"several",
        b"over",
    ];
    let end = behind.iter().position(|b| !b.is_ascii_alphabetic());
    let word = &behind[..end.unwrap_or(behind.len())];
    !word.is_empty() && !OTHER.contains(&word) && !word.ends_with(b"ty")
}

/// The last bytes of a text.
fn tail(text: &str, most: usize) -> &[u8] {
    &text.as_bytes()[text.len().saturating_sub(most)..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_had_before_a_verb_tells_of_what_was_before() {
        for before in [
            "The fleet, which had sailed in ",
            "They had never been paid since ",
            "The fort had meanwhile fallen on ",
        ] {
            assert!(tells(before), "{before}");
        }
        for before in [
            "She had nine men by ",
            "The town had a new wall by ",
            "He had hardly come home, on ",
            "It had been a long war. It ended in ",
            "The town had twenty guns in ",
        ] {
            assert!(!tells(before), "{before}");
        }
    }
}
