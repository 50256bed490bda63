//! Every sample beside its expected timeline. `UPDATE=1 cargo test samples` rewrites the expectations; git shows what changed.

use std::fs;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use dateline::analysis::{self, Options};
use dateline::limits::Limits;
use dateline::read;
use dateline::timeline::{self, FoldOptions, IssueRecord};
use dateline::write::{self, Format};

/// The newsletters of `samples/*/`: what is neither an expectation nor about the sample.
fn samples() -> Vec<PathBuf> {
    let folders = fs::read_dir("samples").expect("samples/ is here");
    let mut found: Vec<PathBuf> = folders
        .flat_map(|folder| fs::read_dir(folder.expect("an entry").path()).expect("a folder"))
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let about = ["ORIGIN.txt", "known-gaps.txt"].contains(&&*name);
            !about && !["json", "ics"].iter().any(|ending| name.ends_with(ending))
        })
        .collect();
    found.sort();
    found
}

/// What `dateline extract SAMPLE -f FORMAT` prints.
fn extract(sample: &Path, format: Format) -> Vec<u8> {
    let options = Options::default();
    let name = sample.file_name().unwrap_or_default().to_string_lossy();
    let file = BufReader::new(fs::File::open(sample).expect("a sample opens"));
    let records: Vec<IssueRecord> = read::unpack(&name, file, None, &Limits::default())
        .map(|parcel| {
            IssueRecord::of(
                &analysis::analyze(&parcel.expect("a parcel"), &options).expect("an issue"),
            )
        })
        .collect();
    let doc = timeline::fold(&records, &[], &[], &FoldOptions::default()).doc();
    write::write(format, &doc, &write::Options::default())
}

#[test]
fn every_sample_gives_the_timeline_beside_it() {
    let samples = samples();
    assert!(samples.len() >= 6, "{} samples", samples.len());
    let mut differ = Vec::new();
    for sample in samples {
        for (ending, format) in [("json", Format::Json), ("ics", Format::Ics)] {
            let expectation = sample.with_extension(ending);
            let found = extract(&sample, format);
            if std::env::var_os("UPDATE").is_some() {
                fs::write(&expectation, &found).expect("an expectation is written");
            } else if fs::read(&expectation).ok().as_deref() != Some(&found[..]) {
                differ.push(expectation);
            }
        }
    }
    assert!(
        differ.is_empty(),
        "differ (UPDATE=1 rewrites them, read the diff): {differ:?}"
    );
}
