//! The invariants that `src/lib.rs` promises of the modules: arrows point forwards only, and every fence holds.

use std::path::{Path, PathBuf};

/// The modules in the order of the data flow: each may name only modules before it.
const ORDER: &[&str] = &[
    "span", "error", "note", "limits", "lexicon", "document", "read", "token", "sentence", "timex",
    "resolve", "profile", "issue", "extract", "analysis", "timeline", "store", "briefing", "write",
    "cli",
];

/// Words that may stand only in some places: a crate, or what meets the machine.
const FENCES: &[(&str, &[&str])] = &[
    ("clap::", &["cli/"]),
    ("icalendar::", &["write/ics/"]),
    ("rusqlite", &["store/"]),
    ("html5ever", &["read/html/"]),
    ("mail_parser", &["read/eml.rs"]),
    ("quick_xml", &["read/feed.rs"]),
    ("std::env", &["cli/", "main.rs"]),
    ("std::process::", &["cli/", "main.rs"]),
    ("SystemTime::now", &["cli/env.rs"]),
    ("Instant::now", &[]),
    ("Utc::now", &[]),
    ("fs::rename", &["cli/output.rs"]),
    ("fs::write", &[]),
    ("fs::create_dir", &["cli/output.rs"]),
    ("File::create", &[]),
    ("OpenOptions", &["cli/output.rs"]),
    ("TcpStream", &[]),
    ("UdpSocket", &[]),
    ("std::net", &[]),
    ("println!", &[]),
    ("eprintln!", &[]),
];

fn sources() -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).expect("src").flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|end| end == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    walk(&root, &mut paths);
    paths.sort();
    let file = |path: PathBuf| {
        let name = path
            .strip_prefix(&root)
            .expect("inside src")
            .to_string_lossy()
            .replace('\\', "/");
        let text = std::fs::read_to_string(&path).expect("reads");
        // Tests inside a file may use what they like.
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let code: Vec<&str> = code
            .lines()
            .map(|line| line.split("//").next().unwrap_or_default())
            .collect();
        (name, code.join("\n"))
    };
    paths.into_iter().map(file).collect()
}

/// The module that a file belongs to; `None` for `lib.rs` and `main.rs`.
fn module(file: &str) -> Option<usize> {
    let name = file
        .split('/')
        .next()
        .unwrap_or(file)
        .trim_end_matches(".rs");
    ORDER.iter().position(|module| *module == name)
}

/// The modules that a file names by `crate::`.
fn named(code: &str) -> Vec<&'static str> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        // `use crate::{a, b::C}` names every module in its braces.
        let inner = rest
            .strip_prefix('{')
            .and_then(|inner| inner.split(';').next());
        for module in ORDER {
            let begins = |text: &str| {
                text.strip_prefix(module).is_some_and(|after| {
                    !after.starts_with(|c: char| c.is_alphanumeric() || c == '_')
                })
            };
            let listed = inner
                .is_some_and(|list| list.split([',', '{', '}']).any(|part| begins(part.trim())));
            if begins(rest) || listed {
                found.push(*module);
            }
        }
    }
    found
}

#[test]
fn arrows_point_forwards_only() {
    let mut wrong = Vec::new();
    for (file, code) in sources() {
        let Some(own) = module(&file) else { continue };
        for name in named(&code) {
            if ORDER.iter().position(|module| *module == name) > Some(own) {
                wrong.push(format!("{file} names {name}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_file_of_src_has_its_place_in_the_order() {
    let lost: Vec<String> = sources()
        .into_iter()
        .map(|(file, _)| file)
        .filter(|file| module(file).is_none() && file != "lib.rs" && file != "main.rs")
        .collect();
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn fences_hold() {
    let mut wrong = Vec::new();
    for (file, code) in sources() {
        for (word, places) in FENCES {
            let allowed = places.iter().any(|place| file.starts_with(place));
            if !allowed && code.contains(word) {
                wrong.push(format!("{file} holds {word}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_file_says_its_one_job() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let silent: Vec<String> = sources()
        .into_iter()
        .map(|(file, _)| file)
        .filter(|file| {
            !std::fs::read_to_string(root.join(file))
                .expect("reads")
                .starts_with("//!")
        })
        .collect();
    assert!(silent.is_empty(), "{silent:?}");
}

#[test]
fn the_check_itself_sees_an_arrow_that_points_back() {
    assert_eq!(named("use crate::{note::Note, write};"), ["note", "write"]);
    assert_eq!(named("crate::timeline::fold(x)"), ["timeline"]);
    assert_eq!(named("crate::spanner()"), Vec::<&str>::new());
}
