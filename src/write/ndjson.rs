//! A document a line: what `--input-format ndjson -f ndjson` answers, and `-f ndjson` writes for any input.

use serde::Serialize;

use super::{clean, json};
use crate::timeline::{
    FoldOptions, IssueRecord, Item, NoteDoc, SourceDoc, TimelineDoc, fold, records_of,
};

/// One answer line.
#[derive(Serialize)]
struct Line<'a> {
    version: u32,
    id: &'a serde_json::Value,
    source: &'a SourceDoc,
    items: &'a [Item],
    notes: &'a [NoteDoc],
}

/// The line of one document, which is the timeline's only source; `id` is the caller's, as it came.
pub fn line(doc: &TimelineDoc, id: &serde_json::Value) -> Vec<u8> {
    let doc = clean::tidy(doc);
    let Some(source) = doc.sources.first() else {
        return Vec::new();
    };
    json::compact(&Line {
        version: doc.version,
        id,
        source,
        items: &doc.items,
        notes: &doc.notes,
    })
}

/// A line a source, nothing merged across lines.
pub(super) fn lines(doc: &TimelineDoc) -> Vec<u8> {
    if let [source] = doc.sources.as_slice() {
        return line(doc, &source.id.clone().into());
    }
    let records = records_of(doc).unwrap_or_default();
    records.iter().flat_map(record_line).collect()
}

fn record_line(record: &IssueRecord) -> Vec<u8> {
    let alone = std::slice::from_ref(record);
    let mut doc = fold(alone, &[], &[], &FoldOptions::default()).doc();
    let id = record.source.id.clone();
    for source in &mut doc.sources {
        source.id.clone_from(&id);
    }
    for evidence in doc.items.iter_mut().flat_map(|i| &mut i.evidence) {
        evidence.source.clone_from(&id);
    }
    for note in &mut doc.notes {
        note.source = Some(id.clone());
    }
    line(&doc, &id.into())
}
