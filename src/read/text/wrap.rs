//! Which line breaks were only put in to keep lines short.
//!
//! A break is soft if the next line's first word would not have fitted any more. The width is estimated from the whole
//! text: the one that explains most breaks, if lines go on in the middle of sentences there.

use super::comb;
use super::ends::Ends;
use super::line::Line;
use super::shape::{self, Opening};
use crate::document::broken_date;

/// Widths that programs wrap at.
const WIDTHS: std::ops::RangeInclusive<usize> = 30..=130;

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

/// Words of the longest line that is a label when a colon ends it.
const SHORT_LABEL: usize = 4;

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
            let listed = opening != Opening::Word && alike >= 2 && alike * 3 >= to - from;
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

/// A break between two lines of one paragraph.
struct Break {
    /// Columns of the line before it.
    columns: usize,
    /// Columns of the first word after it.
    word: usize,
    /// Whether a sentence seems to go on over it.
    within_sentence: bool,
}

fn breaks(text: &str, lines: &[Line]) -> Vec<Break> {
    (1..lines.len())
        .filter(|at| goes_on(lines, *at))
        .filter(|at| {
            let (last, next) = (lines[at - 1].of(text), lines[*at].of(text));
            // A bullet begins a line however much room the one before has.
            let begins = shape::opening(next) == Opening::Bullet;
            !shape::is_rule(last) && !shape::is_rule(next) && !shape::is_tabular(last) && !begins
        })
        .map(|at| Break {
            columns: lines[at - 1].columns,
            word: first_word(lines[at].of(text)),
            within_sentence: within_sentence(lines[at - 1].of(text), lines[at].of(text)),
        })
        .collect()
}

pub(super) fn first_word(line: &str) -> usize {
    line.split_whitespace()
        .next()
        .map_or(0, |word| word.chars().count())
}

/// Words that no line ends with that was meant to end there.
const OPEN_WORDS: [&str; 38] = [
    "of", "the", "and", "to", "for", "in", "on", "at", "a", "an", "with", "by", "from", "or", "as",
    "that", "until", "through", "before", "after", "between", "during", "about", "into", "than",
    "is", "was", "are", "were", "will", "be", "has", "have", "its", "his", "her", "their", "our",
];

/// Whether a break parts a day from its month, or an hour from its half or zone: "Oct. / 22", "Saturday / 12", "0900 / GMT".
fn parts_date(last: &str, next: &str) -> bool {
    let before = last.rsplit(' ').next().unwrap_or("");
    let after = next.split_whitespace().next().unwrap_or("");
    let after = after.trim_end_matches(|c: char| !c.is_alphanumeric());
    let days = after.bytes().take_while(u8::is_ascii_digit).count();
    let is_day =
        (1..=2).contains(&days) && matches!(&after[days..], "" | "st" | "nd" | "rd" | "th");
    let is_word = !before.is_empty() && !before.ends_with([',', ':', ';', '!', '?', ')']);
    let hour = before.ends_with(|c: char| c.is_ascii_digit())
        && matches!(after, "GMT" | "UTC" | "AM" | "PM" | "A.M" | "P.M");
    hour || (is_day && is_word && shape::is_day_word(before))
}

/// No end of a sentence before the break and a small letter after it, or a line that clearly goes on.
pub(super) fn within_sentence(last: &str, next: &str) -> bool {
    let small = next.chars().next().is_some_and(|c| c.is_lowercase());
    let open = last.ends_with([',', '/'])
        || last.ends_with(" -")
        || last.ends_with(" |")
        || last
            .rsplit(' ')
            .next()
            .is_some_and(|word| OPEN_WORDS.contains(&word));
    (small || open) && !last.ends_with(['.', '!', '?', ':', ';']) || parts_date(last, next)
}

/// For each width, how many lines are longer; addresses and columns cannot be wrapped and do not count.
fn longer(text: &str, lines: &[Line]) -> Vec<i64> {
    let mut counts = vec![0i64; WIDTHS.end() + 2];
    for line in lines {
        let content = line.of(text);
        if !content.contains("://") && !shape::is_tabular(content) && !shape::is_rule(content) {
            counts[line.columns.min(WIDTHS.end() + 1)] += 1;
        }
    }
    let mut sum = 0;
    for count in counts.iter_mut().rev() {
        let here = *count;
        *count = sum;
        sum += here;
    }
    counts
}

/// Columns from the width within which wrapped lines end.
const NEAR: usize = 20;
/// Breaks that must be explained by a width at which hardly any sentence goes on.
const EVEN: usize = 6;

/// The width at which the text was wrapped, if it was.
fn width(text: &str, breaks: &[Break], lines: &[Line], least: usize) -> Option<usize> {
    let mut change = vec![0i64; WIDTHS.end() + 2];
    for gap in breaks {
        let (low, high) = (gap.columns.max(*WIDTHS.start()), gap.columns + gap.word);
        if low <= high.min(*WIDTHS.end()) {
            change[low] += 1;
            change[high.min(*WIDTHS.end()) + 1] -= 1;
        }
    }
    let longer = longer(text, lines);
    let (mut best, mut most, mut now) = (0, 0, 0);
    for (width, step) in change.iter().enumerate() {
        now += step;
        // A longer line speaks against a width more than a break speaks for it.
        let score = now - 2 * longer[width];
        if score > most {
            (best, most) = (width, score);
        }
    }
    let explained: Vec<&Break> = breaks
        .iter()
        .filter(|gap| gap.columns <= best && best <= gap.columns + gap.word)
        .collect();
    let flowing = explained.iter().filter(|gap| gap.within_sentence).count();
    // Short lines are more often a list than narrow prose.
    let least = if best < 55 { least } else { 3.min(least) };
    let enough = explained.len() >= least || (best >= 60 && explained.len() == flowing);
    // Of lines that nobody wrapped some end near the longest by chance, and then the next word would often have fitted.
    let near = breaks
        .iter()
        .filter(|gap| gap.columns <= best && best <= gap.columns + NEAR)
        .count();
    let even = longer[best] == 0 && explained.len() >= EVEN && explained.len() * 10 >= near * 8;
    let sure = flowing * 10 >= explained.len() * 3 || (even && flowing > 0);
    let sure = !explained.is_empty() && sure;
    (best > 0 && enough && sure && longer[best] * 8 <= explained.len() as i64).then_some(best)
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

/// Whether a line begins a notice of its own by words in capitals: "ALTAR GUILD meets", "KNIGHTS: supper".
fn opens_in_capitals(line: &str) -> bool {
    let is_capital = |word: &str| word.len() >= 4 && shape::is_capitals(word);
    let mut words = line.split_whitespace();
    let first = words.next().unwrap_or("");
    let second = words.next().unwrap_or("");
    is_capital(first)
        && (first.ends_with(':') || second.len() >= 2 && shape::is_capitals(second))
        && !shape::is_capitals(line)
}

/// A line of a few words and a colon.
fn is_short_label(line: &str) -> bool {
    line.ends_with(':') && line.split(' ').count() <= SHORT_LABEL
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

/// Whether dashes or bars part a line into fields, one of which is an hour: "Board of Lamps — 10 a.m. — Room 4".
fn is_parted(line: &str) -> bool {
    [" — ", " – ", " | ", " - "].iter().any(|mark| {
        let mut fields = line.split(mark).skip(1);
        let hour = |field: &str| {
            let half = ["a.m.", "p.m.", "am", "pm", "AM", "PM", "A.M.", "P.M."];
            let clock = shape::opening(field) == Opening::Clock
                || half.iter().any(|half| field.ends_with(half));
            clock
                && field.starts_with(|c: char| c.is_ascii_digit())
                && field.split(' ').count() <= 3
        };
        line.matches(mark).count() >= 2 && fields.any(hour)
    })
}

fn is_soft(text: &str, last: &Line, next: &Line, opening: Opening, width: Option<usize>) -> bool {
    let (before, after) = (last.of(text), next.of(text));
    if shape::is_rule(before) || shape::is_rule(after) {
        return false;
    }
    let columns = shape::is_tabular(after) && !shape::ends_apart(after);
    if shape::is_tabular(before) || columns || next.indent >= last.indent + 16 {
        return false;
    }
    if shape::has_leader(after) {
        return false;
    }
    if opening == Opening::Bullet {
        return false;
    }
    // An address alone in its line ends what it belongs to.
    if !before.contains(' ') && before.contains("://") && !after.starts_with(char::is_lowercase) {
        return false;
    }
    let flows = within_sentence(before, after);
    // "the / Net: A Talk" is no label, and "Highlights Tuesday:" is one too.
    let begins = opening == Opening::Label || is_short_label(after);
    if begins && !flows {
        return false;
    }
    // A date set in far deeper than the line above is centred below a title.
    if opening == Opening::Day && next.indent >= last.indent + 6 {
        return false;
    }
    if before.ends_with(['.', '!', '?']) && opens_in_capitals(after) {
        return false;
    }
    if opening == Opening::Number && before.ends_with(['.', '!', '?', ';', ':']) {
        return false;
    }
    if shape::is_capitals(before) != shape::is_capitals(after) && shape::is_capitals(before) {
        return false;
    }
    // A first line set in begins a paragraph.
    let head = shape::opening(before) != Opening::Word;
    if next.indent > last.indent && !head && before.ends_with(['.', '!', '?', ';']) {
        return false;
    }
    let word = first_word(after);
    match width {
        // Lines of a ragged setting end a little early, so a sentence that goes on may have some room left.
        Some(width) => {
            let ends_in_word = before.ends_with(char::is_alphabetic) && !is_parted(before);
            let slack = if flows || ends_in_word { width / 10 } else { 0 };
            last.columns + 1 + word + slack > width
        }
        None => flows && last.columns >= 50 && last.columns <= *WIDTHS.end(),
    }
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
