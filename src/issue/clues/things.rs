//! Things that a text cannot speak of before there were any: "on Zoom", "our podcast", "by QR code".

use super::calendar::head;
use super::gather::Gather;
use super::piece::words;
use super::shapes;
use crate::document::Document;
use crate::issue::factor::{Kind, Says};
use crate::span::Span;

/// A word and the first year in which a newsletter takes it for granted. Sorted.
const THINGS: &[(&str, i32)] = &[
    ("bluesky", 2023),
    ("chatgpt", 2022),
    ("covid", 2020),
    ("covid-19", 2020),
    ("eventbrite", 2008),
    ("facebook", 2007),
    ("hashtag", 2009),
    ("instagram", 2011),
    ("livestream", 2008),
    ("livestreamed", 2008),
    ("podcast", 2005),
    ("podcasts", 2005),
    ("substack", 2018),
    ("tiktok", 2018),
    ("venmo", 2014),
    ("webinar", 2003),
    ("webinars", 2003),
    ("whatsapp", 2012),
    ("wi-fi", 2003),
    ("youtube", 2006),
    ("zoom", 2020),
];

/// At most so many are looked at.
const MOST: usize = 8;

/// What the things of a text say of its year.
pub(super) fn things(document: &Document, gather: &mut Gather<'_>) {
    let text = head(&document.text);
    let base = text.as_ptr() as usize;
    let mut seen: Vec<usize> = Vec::new();
    let mut lower = String::new();
    for word in words(text) {
        if seen.len() == MOST {
            return;
        }
        if !word.is_ascii() || word.len() > 12 {
            continue;
        }
        lower.clear();
        lower.push_str(word);
        lower.make_ascii_lowercase();
        let Ok(at) = THINGS.binary_search_by(|(thing, _)| (*thing).cmp(lower.as_str())) else {
            continue;
        };
        // "zoom in on", "to zoom": a verb that is as old as the lens.
        let (thing, year) = THINGS[at];
        if thing == "zoom" && word != "Zoom" || seen.contains(&at) {
            continue;
        }
        seen.push(at);
        let start = word.as_ptr() as usize - base;
        gather.add(
            Kind::Thing,
            Says::YearsAfter(year, shapes::THING),
            Span::new(start, start + word.len()),
            format!("hardly before {year}"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::THINGS;

    #[test]
    fn the_table_is_sorted() {
        assert!(THINGS.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
