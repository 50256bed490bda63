//! The JSON Schema of the timeline: what `generate schema` prints and the tests hold every output against.

use serde_json::{Value, json};

/// The schema (2020-12). Fields may be added in later versions; what a field means never changes.
pub(crate) fn timeline() -> Value {
    let text = || json!({"type": "string"});
    let maybe = || json!({"type": ["string", "null"]});
    let name = || object(&[("name", text())]);
    let either = |schema: Value| json!({"anyOf": [schema, {"type": "null"}]});
    let list = |schema: Value| json!({"type": "array", "items": schema});
    let offset = || json!({"type": ["integer", "null"], "minimum": 0});
    let share = || json!({"type": "number", "minimum": 0, "maximum": 1});
    let point = || json!({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2})?$"});
    let clue = object(&[
        ("exact", text()),
        ("start", offset()),
        ("end", offset()),
        ("says", text()),
    ]);
    let source = object(&[
        ("id", text()),
        (
            "kind",
            words(&["text", "html", "eml", "mbox", "feed", "ndjson"]),
        ),
        ("name", text()),
        (
            "sha256",
            json!({"type": "string", "pattern": "^[0-9a-f]{64}$"}),
        ),
        ("title", maybe()),
        ("publisher", maybe()),
        ("profile", maybe()),
        ("messageId", maybe()),
        ("url", maybe()),
        ("issueDate", maybe()),
        ("published", maybe()),
        (
            "issueDateFrom",
            words(&[
                "option", "header", "feed", "page", "url", "masthead", "file", "inferred", "none",
            ]),
        ),
        ("issueDateConfidence", share()),
        ("issueDateEvidence", list(clue)),
        (
            "issueDateAlternatives",
            list(object(&[("date", text()), ("confidence", share())])),
        ),
    ]);
    let evidence = object(&[
        ("source", text()),
        ("exact", text()),
        ("start", json!({"type": "integer", "minimum": 0})),
        ("end", json!({"type": "integer", "minimum": 0})),
        ("dateText", maybe()),
        ("timeText", maybe()),
        ("rule", text()),
        ("because", text()),
        ("doubts", list(text())),
        ("says", json!({"type": ["object", "null"]})),
    ]);
    let place = object(&[("name", maybe()), ("address", maybe()), ("zone", maybe())]);
    let link = object(&[
        ("url", text()),
        ("rel", words(&["registration", "stream", "page", "other"])),
    ]);
    let item = object(&[
        (
            "uid",
            json!({"type": "string", "pattern": "^[A-Za-z0-9_.+-]+$"}),
        ),
        ("kind", words(&["event", "fact"])),
        ("origin", words(&["listing", "prose"])),
        (
            "category",
            either(words(&[
                "talk",
                "hearing",
                "meeting",
                "visit",
                "vote",
                "election",
                "deadline",
                "publication",
                "other",
            ])),
        ),
        ("title", text()),
        ("start", point()),
        ("end", either(point())),
        ("allDay", json!({"type": "boolean"})),
        ("timeZone", text()),
        (
            "precision",
            words(&[
                "minute",
                "hour",
                "partOfDay",
                "day",
                "weekend",
                "week",
                "month",
                "quarter",
                "season",
                "halfYear",
                "year",
                "decade",
                "century",
                "unknown",
            ]),
        ),
        ("value", text()),
        ("displayDate", text()),
        ("organizer", either(name())),
        ("participants", list(name())),
        ("location", place),
        (
            "attendanceMode",
            either(words(&["online", "offline", "mixed"])),
        ),
        ("links", list(link)),
        (
            "status",
            words(&["confirmed", "tentative", "cancelled", "postponed"]),
        ),
        ("sequence", json!({"type": "integer", "minimum": 0})),
        ("recurrence", maybe()),
        ("exceptDates", list(point())),
        (
            "assumed",
            list(words(&[
                "end",
                "issueDate",
                "day",
                "year",
                "meridiem",
                "timeZone",
            ])),
        ),
        ("confidence", share()),
        ("needsReview", json!({"type": "boolean"})),
        ("reviewReasons", list(text())),
        (
            "evidence",
            json!({"type": "array", "minItems": 1, "items": evidence}),
        ),
    ]);
    let note = object(&[
        ("source", maybe()),
        ("level", words(&["info", "warning", "error"])),
        ("code", text()),
        ("message", text()),
        ("start", offset()),
        ("end", offset()),
    ]);
    let mut schema = object(&[
        ("version", json!({"const": 1})),
        (
            "generator",
            object(&[("name", text()), ("version", text())]),
        ),
        ("timeZone", text()),
        ("sources", list(source)),
        ("items", list(item)),
        ("notes", list(note)),
    ]);
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!("dateline timeline, version 1");
    schema
}

/// An object in which all of these are always there; others may be added.
fn object(fields: &[(&str, Value)]) -> Value {
    let names: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
    let properties: serde_json::Map<String, Value> = fields
        .iter()
        .map(|(name, schema)| ((*name).to_owned(), schema.clone()))
        .collect();
    json!({"type": "object", "required": names, "properties": properties})
}

fn words(allowed: &[&str]) -> Value {
    json!({"enum": allowed})
}
