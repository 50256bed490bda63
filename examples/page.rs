use dateline::timeline::*;
use dateline::write::*;
use std::fs;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let doc: TimelineDoc = serde_json::from_str(&fs::read_to_string(&a[1]).unwrap()).unwrap();
    let from: chrono::NaiveDate = a[2].parse().unwrap();
    let until: chrono::NaiveDate = a[3].parse().unwrap();
    let mut occ = vec![];
    let mut d = from;
    while d <= until {
        for (i, it) in doc.items.iter().enumerate() {
            let s = it.start.date();
            let e = it.end.map_or(s, |e| e.date());
            if s <= d && d <= e {
                occ.push((d, i));
            }
        }
        d = d.succ_opt().unwrap();
    }
    let cal = String::from_utf8(write(Format::Ics, &doc, &Options::default())).unwrap();
    let p = page::briefing(&page::Briefing {
        doc: &doc,
        from,
        until,
        title: &a[4],
        calendar: &cal,
        changed: &[],
        occurrences: &occ,
    });
    fs::write(&a[5], p).unwrap();
}
