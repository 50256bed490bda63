//! Letters in two languages: the blocks that say in another language what the English ones say are set apart.
//!
//! A letter that has no English half stays as it is.

use crate::document::{Block, BlockKind, Document, Part};
use crate::span::Span;

/// Words of French, Spanish, German, Italian, Portuguese and Dutch that stand in no English letter ("am", "est", "en" and "las" do):
/// small words, days, months.
#[rustfmt::skip]
const OTHER: &[&str] = &[
    "les", "du", "une", "aux", "et", "sur", "dans", "par", "avec", "sans", "nous", "vous", "cette", "qui", "que", "heure", "heures",
    "ses", "chers", "chères", "leurs", "notre", "votre", "estimados", "estimadas", "amigos", "nuestro", "nuestra", "liebe", "unsere",
    "jusqu", "chaque", "tous", "salle",
    "una", "por", "para", "con", "sus", "al", "hasta", "desde", "cada", "hora", "misma",
    "der", "das", "dem", "ein", "eine", "und", "zum", "zur", "mit", "für", "uhr", "bis", "ist", "auf",
    "il", "gli", "della", "delle", "dei", "nel", "nella", "che", "ore", "presso",
    "da", "dos", "na", "às", "até", "com", "uma", "não",
    "het", "een", "voor", "tot", "uur", "naar", "bij",
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "samedis", "dimanche", "dimanches",
    "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "sábados", "domingo", "domingos",
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
    "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica",
    "segunda", "terça", "quarta", "quinta", "sexta",
    "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
    "januar", "februar", "märz", "juni", "juli", "oktober", "dezember",
    "gennaio", "febbraio", "aprile", "maggio", "giugno", "luglio", "settembre", "ottobre", "dicembre",
    "janeiro", "fevereiro", "março", "maio", "junho", "julho", "setembro", "outubro", "novembro", "dezembro",
    "annulé", "annulée", "reporté", "reportée", "cancelado", "cancelada", "aplazado", "aplazada", "abgesagt", "verschoben",
];

/// Small words, days and months of English.
#[rustfmt::skip]
const ENGLISH: &[&str] = &[
    "the", "of", "and", "to", "in", "on", "at", "for", "with", "from", "by", "is", "are", "be", "will", "our", "your", "you", "we",
    "this", "that", "not", "until", "through", "every", "free", "was", "has", "have", "an", "room", "admission",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mondays", "saturdays", "sundays",
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    "noon", "pm", "cancelled", "canceled", "postponed",
];

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
    let (mut english, mut other) = (0, 0);
    for word in text
        .split(|c: char| !c.is_alphabetic())
        .filter(|w| w.len() <= 14)
    {
        let lower = word.to_lowercase();
        english += usize::from(stands_in(ENGLISH, &lower));
        other += usize::from(stands_in(OTHER, &lower));
    }
    (english, other)
}

/// Whether a list holds a word. Nearly all differ in length or first letter, which costs less to see than a comparison.
fn stands_in(list: &[&str], word: &str) -> bool {
    let first = word.as_bytes().first();
    list.iter()
        .any(|w| w.len() == word.len() && w.as_bytes().first() == first && *w == word)
}

/// Stretches of blocks without a blank line or the border of a cell between them.
fn stanzas(document: &Document) -> Vec<std::ops::Range<usize>> {
    let apart = |a: &Block, b: &Block| {
        let gap = Span::new(a.span.end as usize, b.span.start as usize);
        let place = |block: &Block| block.cell.map(|c| (c.table, c.row, c.col));
        document.of(gap).contains("\n\n") || place(a) != place(b)
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
    fn names_in_another_language_are_no_second_half() {
        let letter = "Friday, May 3 at 7 pm: La Vie en Rose, at the Café de la Gare\n\nSaturday, May 4 at 8 pm: Der Ring, in the Opera House\n\n\
                      Sunday, May 5 at noon: brunch with the band, free for members\n";
        assert_eq!(translated(letter), Vec::<String>::new());
    }
}
