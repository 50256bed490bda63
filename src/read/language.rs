//! Letters in two languages: the blocks that say in another language what the English ones say are set apart.
//!
//! A letter that has no English half stays as it is.

use crate::document::{Block, BlockKind, Document, Part, holds_blank_line};
use crate::span::Span;

/// Words of French, Spanish, German, Italian, Portuguese and Dutch that stand in no English letter ("am", "est", "en" and "las" do),
/// by their first byte: small words, days, months.
#[rustfmt::skip]
fn other(first: u8) -> &'static [&'static str] {
    match first {
        b'a' => &["abgesagt", "abril", "agosto", "al", "amigos", "annulé", "annulée", "août", "aplazada", "aplazado", "aprile", "até", "auf", "aux", "avec", "avril"],
        b'b' => &["bij", "bis"],
        b'c' => &["cada", "cancelada", "cancelado", "cette", "chaque", "che", "chers", "chères", "com", "con"],
        b'd' => &["da", "dans", "das", "dei", "della", "delle", "dem", "der", "desde", "dezember", "dezembro", "dicembre", "diciembre", "dienstag", "dimanche", "dimanches", "dinsdag", "domenica", "domingo", "domingos", "donderdag", "donnerstag", "dos", "du", "décembre"],
        b'e' => &["een", "ein", "eine", "enero", "estimadas", "estimados", "et"],
        b'f' => &["febbraio", "febrero", "februar", "fevereiro", "freitag", "février", "für"],
        b'g' => &["gennaio", "giovedì", "giugno", "gli"],
        b'h' => &["hasta", "het", "heure", "heures", "hora"],
        b'i' => &["il", "ist"],
        b'j' => &["janeiro", "januar", "janvier", "jeudi", "jueves", "juillet", "juin", "julho", "juli", "julio", "junho", "juni", "junio", "jusqu"],
        b'l' => &["les", "leurs", "liebe", "luglio", "lundi", "lunedì", "lunes"],
        b'm' => &["maandag", "maggio", "mai", "maio", "mardi", "mars", "martedì", "martes", "marzo", "março", "mayo", "mercoledì", "mercredi", "misma", "mit", "mittwoch", "miércoles", "montag", "märz"],
        b'n' => &["na", "naar", "nel", "nella", "notre", "nous", "novembre", "novembro", "noviembre", "nuestra", "nuestro", "não"],
        b'o' => &["octobre", "octubre", "oktober", "ore", "ottobre", "outubro"],
        b'p' => &["par", "para", "por", "presso"],
        b'q' => &["quarta", "que", "qui", "quinta"],
        b'r' => &["reporté", "reportée"],
        b's' => &["sabato", "salle", "samedi", "samedis", "samstag", "sans", "segunda", "septembre", "septiembre", "ses", "setembro", "settembre", "sexta", "sonntag", "sur", "sus", "sábado", "sábados"],
        b't' => &["terça", "tot", "tous"],
        b'u' => &["uhr", "uma", "una", "und", "une", "unsere", "uur"],
        b'v' => &["vendredi", "venerdì", "verschoben", "viernes", "voor", "votre", "vous", "vrijdag"],
        b'w' => &["woensdag"],
        b'z' => &["zaterdag", "zondag", "zum", "zur"],
        0xc3 => &["às"],
        _ => &[],
    }
}

/// Small words, days and months of English by their first letter.
#[rustfmt::skip]
fn english(first: u8) -> &'static [&'static str] {
    match first {
        b'a' => &["admission", "an", "and", "april", "are", "at", "august"],
        b'b' => &["be", "by"],
        b'c' => &["canceled", "cancelled"],
        b'd' => &["december"],
        b'e' => &["every"],
        b'f' => &["february", "for", "free", "friday", "from"],
        b'h' => &["has", "have"],
        b'i' => &["in", "is"],
        b'j' => &["january", "july", "june"],
        b'm' => &["march", "may", "monday", "mondays"],
        b'n' => &["noon", "not", "november"],
        b'o' => &["october", "of", "on", "our"],
        b'p' => &["pm", "postponed"],
        b'r' => &["room"],
        b's' => &["saturday", "saturdays", "september", "sunday", "sundays"],
        b't' => &["that", "the", "this", "through", "thursday", "to", "tuesday"],
        b'u' => &["until"],
        b'w' => &["was", "we", "wednesday", "will", "with"],
        b'y' => &["you", "your"],
        _ => &[],
    }
}

/// Blocks in another language without which a letter is in one.
const LEAST: usize = 4;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tongue {
    English,
    Other,
    Open,
}

/// Sets the translated half of a letter apart.
pub(super) fn set_apart(document: &mut Document) {
    let counted: Vec<(usize, usize)> = document
        .blocks
        .iter()
        .map(|block| count(document.of(block.span)))
        .collect();
    let english: usize = counted.iter().map(|(english, _)| english).sum();
    let other: usize = counted.iter().map(|(_, other)| other).sum();
    let all = english + other;
    if all == 0 || english * 4 < all || other * 6 < all {
        return;
    }
    let stanzas = stanzas(document);
    let tongues: Vec<Tongue> = stanzas
        .iter()
        .map(|stanza| {
            let sum = counted[stanza.clone()]
                .iter()
                .fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
            match sum {
                (english, other) if other > 0 && other >= 2 * english => Tongue::Other,
                (english, other) if english > 0 && english >= 2 * other => Tongue::English,
                _ => Tongue::Open,
            }
        })
        .collect();
    // What says nothing itself is of the language that stands on both sides of it.
    let (mut before, mut after) = (tongues.clone(), tongues.clone());
    for n in 1..tongues.len() {
        if before[n] == Tongue::Open {
            before[n] = before[n - 1];
        }
        let n = tongues.len() - 1 - n;
        if after[n] == Tongue::Open {
            after[n] = after[n + 1];
        }
    }
    let translated = |n: usize| before[n] == Tongue::Other && after[n] == Tongue::Other;
    // A stanza of both languages is told line by line.
    let alone = |block: usize| counted[block].1 >= 2 && counted[block].0 == 0;
    let mixed = |n: usize| tongues[n] == Tongue::Open;
    let translated: Vec<usize> = (0..stanzas.len())
        .flat_map(|n| stanzas[n].clone().map(move |block| (n, block)))
        .filter(|&(n, block)| translated(n) || mixed(n) && alone(block))
        .map(|(_, block)| block)
        .collect();
    if translated.len() < LEAST {
        return;
    }
    for index in translated {
        let block = &mut document.blocks[index];
        if block.part == Part::Body && block.kind != BlockKind::Record {
            block.part = Part::Translation;
        }
    }
}

/// English words and other ones of a text.
fn count(text: &str) -> (usize, usize) {
    let (mut in_english, mut in_other) = (0, 0);
    let mut lower = String::new();
    for word in text
        .split(|c: char| !c.is_alphabetic())
        .filter(|w| w.len() <= 14)
    {
        lower.clear();
        if word.is_ascii() {
            lower.push_str(word);
            lower.make_ascii_lowercase();
        } else {
            lower.extend(word.chars().flat_map(char::to_lowercase));
        }
        let Some(&first) = lower.as_bytes().first() else {
            continue;
        };
        in_english += usize::from(english(first).contains(&lower.as_str()));
        // "10:00 ET" is a clock.
        let initials = word.len() <= 3 && word.len() > 1 && !word.contains(char::is_lowercase);
        in_other += usize::from(!initials && other(first).contains(&lower.as_str()));
    }
    (in_english, in_other)
}

/// Stretches of blocks without a blank line or the border of a cell between them.
fn stanzas(document: &Document) -> Vec<std::ops::Range<usize>> {
    let apart = |a: &Block, b: &Block| {
        let gap = Span::new(a.span.end as usize, b.span.start as usize);
        let place = |block: &Block| block.cell.map(|c| (c.table, c.row, c.col));
        holds_blank_line(document.of(gap)) || place(a) != place(b)
    };
    let mut stanzas: Vec<std::ops::Range<usize>> = Vec::new();
    for index in 0..document.blocks.len() {
        let joined = index > 0 && !apart(&document.blocks[index - 1], &document.blocks[index]);
        match stanzas.last_mut() {
            Some(last) if joined => last.end = index + 1,
            _ => stanzas.push(index..index + 1),
        }
    }
    stanzas
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Limits;
    use crate::read::text;

    fn translated(body: &str) -> Vec<String> {
        let mut document = text::read(body, text::Nature::default(), &Limits::default());
        set_apart(&mut document);
        document
            .blocks
            .iter()
            .filter(|b| b.part == Part::Translation)
            .map(|b| document.of(b.span).to_owned())
            .collect()
    }

    #[test]
    fn the_other_half_of_a_letter_in_two_languages_is_set_apart() {
        let letter = "Concert : Duo Vireo\nMardi 3 mars à 19h30, salle des fêtes\n\nConcert: Duo Vireo\nTuesday, March 3 at 7:30 pm, in the ballroom\n\n\
                      Marché des fleurs\nTous les samedis de mars, 9h-13h\n\nFlower market\nEvery Saturday in March, 9 am to 1 pm\n\n\
                      Vernissage\nReporté au 8 avril\n\nOpening of the show\nPostponed to April 8\n";
        let set = translated(letter);
        assert_eq!(set.len(), 6, "{set:?}");
        assert!(
            set.iter()
                .all(|line| !line.contains("pm") && !line.contains("Opening"))
        );
    }

    #[test]
    fn every_word_stands_in_the_row_of_its_first_byte() {
        for first in 0..=u8::MAX {
            for word in english(first).iter().chain(other(first)) {
                assert_eq!(word.as_bytes().first(), Some(&first), "{word}");
            }
        }
    }

    #[test]
    fn names_in_another_language_are_no_second_half() {
        let letter = "Friday, May 3 at 7 pm: La Vie en Rose, at the Café de la Gare\n\nSaturday, May 4 at 8 pm: Der Ring, in the Opera House\n\n\
                      Sunday, May 5 at noon: brunch with the band, free for members\n";
        assert_eq!(translated(letter), Vec::<String>::new());
        let zones = "9:00\n\nET\n\nOpen day for the pilots\n\n10:15\n\nET\n\nLunch\n\nET\n\nWalk to the pier\n\nET\n\nSupper\n\nET\n";
        assert_eq!(translated(zones), Vec::<String>::new());
    }
}
