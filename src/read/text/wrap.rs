//! Which line breaks were only put in to keep lines short.
//!
//! A break is soft ([`soft`](super::soft)) if the next line's first word would not have fitted any more. The width is
//! estimated from the whole text ([`width`](super::width)).

use super::comb;
use super::ends::Ends;
use super::line::Line;
use super::shape::{self, Opening};
use super::soft::{ends_in_open_word, is_soft, within_sentence};
use super::width::{breaks, width};
use crate::document::broken_date;

/// For each line, whether it goes on the one before it.
pub(super) fn joined(text: &str, lines: &[Line]) -> Vec<bool> {
    let mut joined = joined_from(text, lines, 5);
    comb::rejoin(text, lines, &mut joined);
    joined
}

/// The same for one column of several: less evidence will do, since columns are known to flow.
pub(super) fn joined_in_column(text: &str, lines: &[Line]) -> Vec<bool> {
    let mut joined = joined_from(text, lines, 2);
    // Columns are ragged: a sentence that goes on in small letters is one, however early its line ends.
    for at in 1..lines.len() {
        let (before, after) = (lines[at - 1].of(text), lines[at].of(text));
        let words = shape::opening(after) == Opening::Word && before.split(' ').count() >= LONG;
        let plain =
            !shape::is_rule(before) && !shape::is_tabular(before) && !shape::is_tabular(after);
        let small = after.starts_with(char::is_lowercase);
        joined[at] |=
            goes_on(lines, at) && words && plain && small && within_sentence(before, after);
    }
    joined
}

/// Words of a column's line that is no short item of a list.
const LONG: usize = 5;

/// `least` is the number of breaks that a narrow width must explain.
pub(super) fn joined_from(text: &str, lines: &[Line], least: usize) -> Vec<bool> {
    let breaks = breaks(text, lines);
    let width = width(text, &breaks, lines, least);
    let ends = width.map_or_else(Ends::default, |width| Ends::of(text, lines, width));
    let mut joined = vec![false; lines.len()];
    let mut from = 0;
    while from < lines.len() {
        let mut to = from + 1;
        while to < lines.len() && goes_on(lines, to) {
            to += 1;
        }
        let openings: Vec<Opening> = (from..to)
            .map(|at| opening(text, lines, from, at))
            .collect();
        let mut counts = [0usize; Opening::COUNT];
        for opening in &openings {
            counts[*opening as usize] += 1;
        }
        for at in from + 1..to {
            let opening = openings[at - from];
            let alike = counts[opening as usize];
            if broken_date::goes_on(lines[at - 1].of(text), lines[at].of(text)) {
                joined[at] = true;
                continue;
            }
            // "has been moved to / Wednesday, Aug. 7" is no list, though another line begins with a day.
            let open = opening == Opening::Day && ends_in_open_word(lines[at - 1].of(text));
            let listed = opening != Opening::Word && alike >= 2 && alike * 3 >= to - from && !open;
            // Below a bullet, its text goes on at the column where it began, whatever it goes on with.
            let under = under_bullet(&lines[from..=at], &openings[..=at - from]);
            let opening = match opening {
                Opening::Day | Opening::Clock if under => Opening::Word,
                Opening::Label if under && runs_inline(text, lines, at) => Opening::Word,
                _ => opening,
            };
            joined[at] = (!listed || under)
                && !ends.known(text, lines, at)
                && (is_soft(text, &lines[at - 1], &lines[at], opening, width)
                    || (may_hang(text, lines, at, opening) && hangs(text, lines, from, at)));
        }
        from = to;
    }
    joined
}

/// How line `at` of the paragraph that begins at `from` begins: a word and a colon inside a quotation are part of it,
/// "… on “Weights and / Scales: An Update”, 10 a.m.".
fn opening(text: &str, lines: &[Line], from: usize, at: usize) -> Opening {
    match shape::opening(lines[at].of(text)) {
        Opening::Label if at > from && is_quoting(lines[at - 1].of(text)) => Opening::Word,
        opening => opening,
    }
}

/// Whether line `at` stands in the same paragraph as the one before it.
pub(super) fn goes_on(lines: &[Line], at: usize) -> bool {
    !lines[at].is_blank() && !lines[at - 1].is_blank() && lines[at].quotes == lines[at - 1].quotes
}

/// Lines of the longest item of a list whose lines hang below its bullet.
const LONGEST_ITEM: usize = 12;

/// Whether the last of these lines is set in below the bullet of its item, as all lines between them are.
fn under_bullet(lines: &[Line], openings: &[Opening]) -> bool {
    let last = lines.len() - 1;
    let head = (last.saturating_sub(LONGEST_ITEM)..last)
        .rev()
        .find(|at| openings[*at] == Opening::Bullet);
    head.is_some_and(|head| {
        openings[last] != Opening::Bullet
            && lines[head + 1..=last].iter().all(|line| {
                line.indent >= lines[head].indent + 2 && line.indent == lines[last].indent
            })
    })
}

/// Lines around one among which its label is looked for.
const LABELLED: usize = 40;

/// Whether the label that a line begins with stands inside the lines around it more often than before them.
fn runs_inline(text: &str, lines: &[Line], at: usize) -> bool {
    let label = lines[at].of(text).split(' ').next().unwrap_or("");
    let near = at.saturating_sub(LABELLED)..(at + LABELLED).min(lines.len());
    let (mut inside, mut before) = (0, 0);
    for line in &lines[near] {
        match line.of(text).find(label) {
            Some(0) => before += 1,
            Some(_) => inside += 1,
            None => {}
        }
    }
    inside > before
}

/// Words, or an hour behind a comma: "April 22  Harvest supper, / 6 PM in the barn".
fn may_hang(text: &str, lines: &[Line], at: usize, opening: Opening) -> bool {
    opening == Opening::Word || opening == Opening::Clock && lines[at - 1].of(text).ends_with(',')
}

/// A line set in below an entry that begins with its day or clock goes on it; at most two such lines do.
fn hangs(text: &str, lines: &[Line], from: usize, at: usize) -> bool {
    let deeper = |line: &Line, head: &Line| line.indent >= head.indent + 4;
    let head = (from.max(at.saturating_sub(2))..at).rev().find(|head| {
        let opening = shape::opening(lines[*head].of(text));
        matches!(opening, Opening::Clock | Opening::Day)
    });
    head.is_some_and(|head| {
        (head + 1..=at).all(|line| deeper(&lines[line], &lines[head]))
            && !lines[at - 1].of(text).ends_with(':')
            // The number of a day in a month's calendar.
            && lines[at].of(text).parse::<u8>().is_err()
            && !shape::is_capitals(lines[at].of(text))
            && !shape::is_row(lines[at].of(text))
    })
}

/// Whether a quotation begins in a line and does not end there: "… a panel entitled "Salt".
fn is_quoting(line: &str) -> bool {
    let straight = line.bytes().filter(|b| *b == b'"').count() % 2 == 1;
    straight || line.matches('“').count() > line.matches('”').count()
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: &str) {
        let lines = lines(text);
        let mut out = String::new();
        for (line, joined) in lines.iter().zip(joined(text, &lines)) {
            if !out.is_empty() {
                out.push(if joined { ' ' } else { '|' });
            }
            out.push_str(line.of(text));
        }
        assert_eq!(out, expected);
    }

    /// The same below a paragraph of prose that tells the width.
    #[track_caller]
    fn case_below_prose(text: &str, expected: &str) {
        let prose = "The harbor board sat late on the matter of the new lights, and the\npilots, who had come in from the river in the rain, told it what\nthey thought of lamps that nobody trims and of a channel that\nmoves a little to the east with every flood that the hills send\ndown to us in the spring.";
        let text = format!("{prose}\n\n{text}");
        case(&text, &format!("{}||{expected}", prose.replace('\n', " ")));
    }

    #[test]
    fn wrapped_prose_is_joined() {
        case(
            "The harbor board meets on Tuesday to hear what the pilots think of the\nnew lights, and it will vote on the matter on Thursday at noon, if the\nchair is back from\nAlbany by then.",
            "The harbor board meets on Tuesday to hear what the pilots think of the new lights, and it will vote on the matter on Thursday at noon, if the chair is back from|Albany by then.",
        );
    }

    #[test]
    fn a_day_behind_an_open_word_begins_no_item() {
        case_below_prose(
            "The supper of the pilots that was set for Sunday has been moved to\nWednesday, May 7, at noon. The keepers of the lamps may meet on\nMonday.",
            "The supper of the pilots that was set for Sunday has been moved to Wednesday, May 7, at noon. The keepers of the lamps may meet on Monday.",
        );
        case_below_prose(
            "9:30 a.m.  Lamps, 11 Quay House: the wick act, ten years on\n10:00 a.m.  Pilots, 21 Pier House",
            "9:30 a.m.  Lamps, 11 Quay House: the wick act, ten years on|10:00 a.m.  Pilots, 21 Pier House",
        );
    }

    #[test]
    fn a_line_of_fields_ends_where_it_ends() {
        case(
            "The harbor board meets on Tuesday to hear what the pilots think of the\nnew lights, and it will vote on the matter on Thursday at noon, if the\nchair is back from the capital by then, which nobody can say today.\n\nHarbor Board of Upper Pilots — POSTPONED — 10 a.m. — 419 Wharf\nHall lights",
            "The harbor board meets on Tuesday to hear what the pilots think of the new lights, and it will vote on the matter on Thursday at noon, if the chair is back from the capital by then, which nobody can say today.||Harbor Board of Upper Pilots — POSTPONED — 10 a.m. — 419 Wharf|Hall lights",
        );
    }

    #[test]
    fn a_list_of_short_lines_stays_lines() {
        case(
            "12pm Ledgers and Ropes\n4:15pm Old Charts: Who Drew?\n5:30pm Wharf survey",
            "12pm Ledgers and Ropes|4:15pm Old Charts: Who Drew?|5:30pm Wharf survey",
        );
    }

    #[test]
    fn bullets_begin_lines_of_their_own_in_wrapped_text() {
        case(
            "- The otters of Pier Nine are counted again on Saturday, and whoever\n  wants to help brings boots and a thermos to the stairs at seven\n- Nobody swims",
            "- The otters of Pier Nine are counted again on Saturday, and whoever wants to help brings boots and a thermos to the stairs at seven|- Nobody swims",
        );
    }

    #[test]
    fn paragraphs_with_a_first_line_set_in_are_told_apart() {
        case(
            "  Board of Pilots: to hold hearings to examine the lights of the upper\nHarbor, 10 a.m., Room 4.\n  Board of Lamps, markup of the wick act, with amendments by Mr. Horn of\nPier Nine, 2:30 p.m., and of others who may be named by then, Room 12.\n  Board of Scales: to hear what the weighers have to say on the bushels,\n11 a.m., Room 9.",
            "Board of Pilots: to hold hearings to examine the lights of the upper Harbor, 10 a.m., Room 4.|Board of Lamps, markup of the wick act, with amendments by Mr. Horn of Pier Nine, 2:30 p.m., and of others who may be named by then, Room 12.|Board of Scales: to hear what the weighers have to say on the bushels, 11 a.m., Room 9.",
        );
    }

    #[test]
    fn a_colon_inside_a_quotation_begins_no_line_and_a_page_number_no_columns() {
        case(
            "  Board of Pilots, hearing entitled \"The Lamp and Oil Bill of the Old Upper\nHarbor: What the Wicks Say\", 10 a.m., Room 4.\n\n  Recess: The Harbor sat at 10 a.m. and rose at 6:47 p.m., until the bell at\n9:30 a.m. on Wednesday, May 4, 2022.   Page 12\n\n  Board of Scales: to hear what the weighers have to say on bad bushels,\n10:45 a.m., Room 9.",
            "Board of Pilots, hearing entitled \"The Lamp and Oil Bill of the Old Upper Harbor: What the Wicks Say\", 10 a.m., Room 4.||Recess: The Harbor sat at 10 a.m. and rose at 6:47 p.m., until the bell at 9:30 a.m. on Wednesday, May 4, 2022.   Page 12||Board of Scales: to hear what the weighers have to say on bad bushels, 10:45 a.m., Room 9.",
        );
    }

    #[test]
    fn lines_that_were_wrapped_twice_are_joined_twice() {
        case(
            "The harbor board meets on Tuesday to hear what the pilots\nthink of\nthe new lights, and it will vote on the matter on Thursday\nat noon,\nif the chair is back from Albany by then, and otherwise a\nweek on\nfrom that day, when the tide is high.",
            "The harbor board meets on Tuesday to hear what the pilots think of the new lights, and it will vote on the matter on Thursday at noon, if the chair is back from Albany by then, and otherwise a week on from that day, when the tide is high.",
        );
    }

    #[test]
    fn a_line_whose_likes_end_early_ends_where_it_ends() {
        case(
            "Board of Lamps — 2 p.m. — 36 Quay House\nWicks\nThe keepers tell what became of the oil that was bought in\n2030.\n\nBoard of Pilots, on the upper channel — 9 a.m. — 4 Pier House\nThe northern approaches\nThree pilots will speak on the sand that the river leaves in\nspring.\n\nBoard of Scales — noon — Room 12\nWeights\nThe weighers bring their scales along and answer whatever a\nchild may ask.",
            "Board of Lamps — 2 p.m. — 36 Quay House|Wicks|The keepers tell what became of the oil that was bought in 2030.||Board of Pilots, on the upper channel — 9 a.m. — 4 Pier House|The northern approaches|Three pilots will speak on the sand that the river leaves in spring.||Board of Scales — noon — Room 12|Weights|The weighers bring their scales along and answer whatever a child may ask.",
        );
    }

    #[test]
    fn a_sentence_behind_a_dash_goes_on_to_its_full_stop() {
        case_below_prose(
            "Lamps -- 9:30. Hearing on what the oil of the winter has cost. 53\nQuay House.\nPilots -- 10. Nominees for the channel. 36 Quay House.\nWeights -- 2:30. Closed. 21 Pier House.\nTar -- 3. Hearing on the price. 4 Quay House.\nRopes -- 9. Business meeting on the long ropes, four knots. 22\nQuay House.",
            "Lamps -- 9:30. Hearing on what the oil of the winter has cost. 53 Quay House.|Pilots -- 10. Nominees for the channel. 36 Quay House.|Weights -- 2:30. Closed. 21 Pier House.|Tar -- 3. Hearing on the price. 4 Quay House.|Ropes -- 9. Business meeting on the long ropes, four knots. 22 Quay House.",
        );
    }

    #[test]
    fn stars_of_a_wire_begin_lines_of_their_own() {
        case_below_prose(
            " ** PORT VELM - The fisheries ministers of the north meet (To Oct.\n22). - 0800 GMT\n ** QUAY ISLAND - The trial of the keeper of the light opens.\n ** SALT - The new cabinet of the isle is sworn in by all judges.\n- 0300 GMT",
            "** PORT VELM - The fisheries ministers of the north meet (To Oct. 22). - 0800 GMT|** QUAY ISLAND - The trial of the keeper of the light opens.|** SALT - The new cabinet of the isle is sworn in by all judges. - 0300 GMT",
        );
    }

    #[test]
    fn one_wrapped_sentence_is_joined_without_other_evidence() {
        case(
            "The hearing on ferry fares will be held on Tuesday, Nov. 12,\nat 2 p.m. in Room 5.",
            "The hearing on ferry fares will be held on Tuesday, Nov. 12, at 2 p.m. in Room 5.",
        );
    }
}
