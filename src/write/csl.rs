//! CSL-JSON: each item's first source as a citation with its quote, for reference managers.

use chrono::Datelike;
use serde_json::{Value, json};

use super::card::Card;
use crate::timeline::{Item, TimelineDoc};

/// The timeline as an array of CSL items of type `article-newspaper`, one an item and source.
pub(super) fn write(doc: &TimelineDoc) -> Vec<u8> {
    let items: Vec<Value> = doc.items.iter().map(|item| citation(item, doc)).collect();
    let mut out = serde_json::to_vec_pretty(&items).unwrap_or_default();
    out.push(b'\n');
    out
}

fn citation(item: &Item, doc: &TimelineDoc) -> Value {
    let card = Card::of(item, doc);
    let source = item
        .evidence
        .first()
        .and_then(|e| doc.sources.iter().find(|s| s.id == e.source));
    let quote = card.quotes.first();
    let issued = source
        .and_then(|s| s.issue_date)
        .map(|d| json!({ "date-parts": [[d.year(), d.month(), d.day()]] }));
    let start = item.start.date();
    let mut value = json!({
        "id": card.uid.as_str(),
        "type": "article-newspaper",
        "title": card.title.as_str(),
        "event-date": { "date-parts": [[start.year(), start.month(), start.day()]] },
        "container-title": quote.map(|q| q.source.as_str()),
        "abstract": quote.map(|q| q.exact.as_str()),
        "note": source.map(|s| format!("sha256: {}", s.sha256)),
    });
    let optional = [
        ("issued", issued),
        (
            "event-place",
            card.place.as_ref().map(|p| json!(p.as_str())),
        ),
        (
            "URL",
            quote
                .and_then(|q| q.url.as_ref())
                .map(|u| json!(u.as_str())),
        ),
    ];
    for (name, field) in optional {
        if let (Some(field), Some(object)) = (field, value.as_object_mut()) {
            object.insert(name.to_owned(), field);
        }
    }
    value
}
