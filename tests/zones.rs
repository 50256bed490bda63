//! Every zone name that is accepted keeps the clock of the newest tzdata at each change from 2020 to 2037.

use chrono::{DateTime, Utc};
use dateline::resolve::zone;

/// From `zones/make.py`: the first offset, the changes, and the zones that share them.
const CHANGES: &str = include_str!("zones/changes.txt");

fn at(second: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(second, 0).expect("a second of this century")
}

#[test]
fn no_accepted_zone_differs_from_the_newest_tzdata() {
    let mut differ = Vec::new();
    let mut accepted = 0;
    for line in CHANGES.lines().filter(|l| !l.starts_with('#')) {
        let (clock, names) = line.split_once(" | ").expect("a bar");
        let mut parts = clock.split(' ');
        let mut offset: i32 = parts
            .next()
            .and_then(|o| o.parse().ok())
            .expect("an offset");
        let first: i32 = offset;
        let changes: Vec<(i64, i32)> = parts
            .map(|c| c.split_once(':').expect("a colon"))
            .map(|(t, o)| (t.parse().expect("a second"), o.parse().expect("an offset")))
            .collect();
        for name in names.split(' ') {
            let Some(tz) = zone::by_name(name) else {
                continue;
            };
            accepted += 1;
            offset = first;
            // A change that we have and they do not would show between theirs.
            let mut looks = vec![];
            for (second, to) in &changes {
                looks.push((second - 1, offset));
                looks.push((*second, *to));
                offset = *to;
            }
            let mut month = 1_577_836_800;
            while month < 2_145_916_800 {
                let known = changes.iter().rfind(|(t, _)| *t <= month);
                looks.push((month, known.map_or(first, |k| k.1)));
                month += 7 * 86_400;
            }
            looks.sort_unstable();
            let wrong = looks.iter().find(|(second, offset)| {
                zone::offset(at(*second), tz).local_minus_utc() != *offset
            });
            if let Some((second, offset)) = wrong {
                differ.push(format!("{name} at {} ({second}): {offset}", at(*second)));
            }
        }
    }
    assert!(accepted > 580, "only {accepted} zones are accepted");
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}
