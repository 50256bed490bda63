//! The zones of the telephone numbers in a text: "(916) 555-0142" is answered on Pacific time, "+32 2 …" in Brussels.
//!
//! Area codes of the North American Numbering Plan and country codes of ITU-T E.164; those of several zones, of toll-free
//! numbers and of the states that rent out conference lines say nothing and are left out.

use chrono_tz::{Africa, America, Asia, Europe, Pacific, Tz};
use memchr::memchr_iter;

/// Numbers that are counted.
const MOST: usize = 24;

/// The zone of each telephone number, every number once.
pub(super) fn zones(text: &str) -> Vec<Tz> {
    let bytes = text.as_bytes();
    let mut seen: Vec<&[u8]> = Vec::new();
    let mut zones = Vec::new();
    let mut add = |number, zone: Option<Tz>| {
        if let Some(zone) = zone
            && seen.len() < MOST
            && !seen.contains(&number)
        {
            seen.push(number);
            zones.push(zone);
        }
    };
    // Three digits, a mark, four digits: the end of an American number.
    for at in memchr_iter(b'-', bytes).chain(memchr_iter(b'.', bytes)) {
        if let Some((area, number)) = american(bytes, at) {
            add(number, of_area(area));
        }
    }
    for at in memchr_iter(b'+', bytes) {
        let rest = &bytes[at + 1..];
        if at > 0 && bytes[at - 1].is_ascii_alphanumeric() || digits(rest) == 0 {
            continue;
        }
        let end = rest
            .iter()
            .position(|b| !b.is_ascii_digit() && !b" -.()/".contains(b))
            .unwrap_or(rest.len());
        let number = &rest[..end];
        if number.iter().filter(|b| b.is_ascii_digit()).count() >= 9 {
            add(number, of_country(number));
        }
    }
    for at in memchr_iter(b'0', bytes) {
        if let Some(number) = french(text, at) {
            add(number, Some(Europe::Paris));
        }
    }
    zones
}

/// The number of five pairs of digits that begins at `at`, as the French write it: "01 40 15 80 00".
fn french(text: &str, at: usize) -> Option<&[u8]> {
    const PAIRS: usize = 5;
    let bytes = text.as_bytes();
    let inside = |b: &u8| b.is_ascii_alphanumeric() || b".-+".contains(b);
    if at > 0 && inside(&bytes[at - 1]) || !matches!(bytes.get(at + 1), Some(b'1'..=b'9')) {
        return None;
    }
    let mut end = at;
    for pair in 0..PAIRS {
        if pair > 0 {
            let gap = text.get(end..)?.chars().next()?;
            if !matches!(gap, ' ' | '\u{a0}' | '.') {
                return None;
            }
            end += gap.len_utf8();
        }
        if digits(bytes.get(end..)?) != 2 {
            return None;
        }
        end += 2;
    }
    bytes.get(at..end)
}

/// How many digits a text begins with.
fn digits(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|b| b.is_ascii_digit()).count()
}

/// The area code and the rest of the number whose last mark stands at `at`.
fn american(bytes: &[u8], at: usize) -> Option<(u32, &[u8])> {
    let exchange = at.checked_sub(3)?;
    if digits(&bytes[exchange..]) != 3 || digits(&bytes[at + 1..]) != 4 {
        return None;
    }
    let mut end = exchange;
    let gap = |b: &u8| b" -.)".contains(b);
    while end > 0 && exchange - end < 2 && gap(&bytes[end - 1]) {
        end -= 1;
    }
    let start = end.checked_sub(3)?;
    let longer = start > 0 && bytes[start - 1].is_ascii_digit();
    if end == exchange || longer || digits(&bytes[start..end]) != 3 {
        return None;
    }
    let area = bytes[start..end]
        .iter()
        .fold(0, |sum, b| sum * 10 + u32::from(b - b'0'));
    Some((area, &bytes[start..at + 5]))
}

fn of_area(area: u32) -> Option<Tz> {
    let area = u16::try_from(area).ok()?;
    AREAS
        .iter()
        .find(|(_, areas)| areas.binary_search(&area).is_ok())
        .map(|(zone, _)| *zone)
}

/// The zone of a number by its country code, the longest that fits.
fn of_country(number: &[u8]) -> Option<Tz> {
    COUNTRIES
        .iter()
        .filter(|(code, _)| number.starts_with(code.as_bytes()))
        .max_by_key(|(code, _)| code.len())
        .map(|(_, zone)| *zone)
}

/// Country codes of countries with one zone.
const COUNTRIES: &[(&str, Tz)] = &[
    ("20", Africa::Cairo),
    ("27", Africa::Johannesburg),
    ("234", Africa::Lagos),
    ("254", Africa::Nairobi),
    ("30", Europe::Athens),
    ("31", Europe::Amsterdam),
    ("32", Europe::Brussels),
    ("33", Europe::Paris),
    ("352", Europe::Luxembourg),
    ("353", Europe::Dublin),
    ("354", chrono_tz::Atlantic::Reykjavik),
    ("358", Europe::Helsinki),
    ("36", Europe::Budapest),
    ("370", Europe::Vilnius),
    ("371", Europe::Riga),
    ("372", Europe::Tallinn),
    ("380", Europe::Kyiv),
    ("39", Europe::Rome),
    ("40", Europe::Bucharest),
    ("41", Europe::Zurich),
    ("420", Europe::Prague),
    ("43", Europe::Vienna),
    ("44", Europe::London),
    ("45", Europe::Copenhagen),
    ("46", Europe::Stockholm),
    ("47", Europe::Oslo),
    ("48", Europe::Warsaw),
    ("49", Europe::Berlin),
    ("63", Asia::Manila),
    ("64", Pacific::Auckland),
    ("65", Asia::Singapore),
    ("66", Asia::Bangkok),
    ("81", Asia::Tokyo),
    ("82", Asia::Seoul),
    ("84", Asia::Ho_Chi_Minh),
    ("852", Asia::Hong_Kong),
    ("886", Asia::Taipei),
    ("90", Europe::Istanbul),
    ("91", Asia::Kolkata),
    ("92", Asia::Karachi),
    ("971", Asia::Dubai),
    ("972", Asia::Jerusalem),
];

/// The area codes of the United States by zone, in order.
#[rustfmt::skip]
const AREAS: &[(Tz, &[u16])] = &[
    (America::New_York, &[
        201, 202, 203, 207, 212, 215, 216, 220, 223, 227, 229, 231, 234, 239, 240, 248, 252, 260, 267, 269, 272, 276, 283,
        301, 302, 304, 305, 313, 315, 317, 321, 326, 330, 332, 336, 339, 347, 351, 352, 380, 386, 401, 404, 407, 410, 412,
        413, 419, 434, 440, 443, 445, 463, 470, 475, 478, 484, 502, 508, 513, 516, 517, 518, 540, 551, 561, 567, 570, 571,
        585, 586, 603, 607, 609, 610, 614, 616, 617, 631, 640, 646, 656, 667, 678, 680, 681, 689, 703, 704, 706, 716, 717,
        718, 724, 727, 732, 734, 740, 743, 754, 757, 762, 770, 771, 772, 774, 781, 786, 802, 803, 804, 810, 813, 814, 828,
        835, 838, 839, 843, 845, 848, 854, 856, 857, 859, 860, 862, 863, 864, 865, 878, 904, 908, 910, 912, 914, 917, 919,
        929, 934, 937, 941, 943, 947, 948, 954, 959, 973, 978, 980, 984, 989,
    ]),
    (America::Chicago, &[
        205, 210, 214, 217, 218, 224, 225, 228, 251, 254, 256, 262, 274, 281, 309, 312, 314, 316, 318, 319, 320, 325, 331,
        334, 337, 346, 361, 402, 405, 409, 414, 417, 430, 432, 447, 464, 469, 479, 501, 504, 507, 512, 515, 531, 534, 539,
        557, 563, 572, 573, 580, 601, 608, 612, 615, 618, 629, 630, 636, 651, 659, 660, 662, 682, 708, 713, 715, 726, 730,
        731, 737, 763, 769, 773, 779, 806, 815, 816, 817, 830, 832, 847, 870, 872, 901, 903, 913, 918, 920, 936, 938, 940,
        945, 952, 956, 972, 979, 985,
    ]),
    (America::Denver, &[303, 307, 385, 406, 435, 505, 575, 719, 720, 801, 915, 970, 983]),
    (America::Phoenix, &[480, 520, 602, 623]),
    (America::Los_Angeles, &[
        206, 209, 213, 253, 279, 310, 323, 341, 350, 360, 408, 415, 424, 425, 442, 503, 509, 510, 530, 559, 562, 564, 619,
        626, 628, 650, 657, 661, 669, 702, 707, 714, 725, 747, 760, 805, 818, 820, 831, 840, 858, 909, 916, 925, 949, 951,
        971,
    ]),
    (Pacific::Honolulu, &[808]),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<&'static str> {
        zones(text).into_iter().map(|zone| zone.name()).collect()
    }

    #[test]
    fn numbers_tell_their_zone_however_they_are_written() {
        for text in [
            "call (916) 555-0142.",
            "call 916-555-0142",
            "916.555.0142, again 916.555.0142",
            "+1 916 555-0142",
        ] {
            assert_eq!(names(text), ["America/Los_Angeles"], "{text}");
        }
        assert_eq!(names("Tel. +32 2 555 01 42"), ["Europe/Brussels"]);
        assert_eq!(names("+353 1 555 0142"), ["Europe/Dublin"]);
        assert_eq!(
            names("standard 01 55 01 42 00, presse 05.55.01.42.11"),
            ["Europe/Paris", "Europe/Paris"]
        );
    }

    #[test]
    fn other_numbers_tell_none() {
        let none = "1-800-555-0142, 605-555-0127 code 11, 01 02 2031 04 05, 1-01 55 01 42 00, 2016-916-5550, H.R. 916-555, ISBN 978-0-916-55501-4, 12 + 44 apples";
        assert_eq!(names(none), Vec::<&str>::new());
    }

    #[test]
    fn area_codes_stand_in_order_and_once() {
        let mut all: Vec<u16> = Vec::new();
        for (zone, areas) in AREAS {
            assert!(areas.is_sorted(), "{zone}");
            all.extend(*areas);
        }
        let many = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), many);
    }
}
