//! What goes into the outputs: `--include`, `--exclude` and the least confidence.

use crate::error::{Error, Kind, Result};
use crate::timeline::{Item, TimelineDoc};

/// What a filter looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Organizer,
    Title,
    Category,
    Location,
    Section,
    Status,
    Kind,
    Text,
}

const FIELDS: &[(&str, Field)] = &[
    ("organizer", Field::Organizer),
    ("title", Field::Title),
    ("category", Field::Category),
    ("location", Field::Location),
    ("section", Field::Section),
    ("status", Field::Status),
    ("kind", Field::Kind),
    ("text", Field::Text),
];

/// A field and what it has to hold, in lower case.
#[derive(Clone, Debug, PartialEq)]
struct Filter {
    field: Field,
    name: &'static str,
    pattern: String,
}

/// What goes into the outputs. `Default` keeps everything.
///
/// A pattern is found anywhere in its field and in either case. Several of one field: any of them; different fields: all
/// of them; what is excluded stays out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    include: Vec<Filter>,
    exclude: Vec<Filter>,
    min_confidence: f64,
}

/// An item that was left out, and why.
#[derive(Clone, Debug)]
pub struct LeftOut {
    /// The item.
    pub item: Item,
    /// The reason, in words.
    pub why: String,
}

impl Choice {
    /// Reads `FIELD=PATTERN` filters.
    ///
    /// # Errors
    /// When a filter has no `=`, no pattern, or names no field.
    pub fn parse(
        include: &[String],
        exclude: &[String],
        min_confidence: Option<f64>,
    ) -> Result<Self> {
        Ok(Choice {
            include: filters("--include", include)?,
            exclude: filters("--exclude", exclude)?,
            min_confidence: min_confidence.unwrap_or(0.0),
        })
    }

    /// Whether everything is kept.
    pub fn keeps_all(&self) -> bool {
        *self == Choice::default()
    }

    /// Why an item is left out; `None`: it is kept.
    pub fn reason(&self, item: &Item) -> Option<String> {
        if item.confidence < self.min_confidence {
            return Some(format!(
                "its confidence {:.2} is below {:.2}",
                item.confidence, self.min_confidence
            ));
        }
        if let Some(filter) = self.exclude.iter().find(|filter| filter.fits(item)) {
            return Some(format!("--exclude {}={}", filter.name, filter.pattern));
        }
        let missed = self.include.iter().find(|filter| {
            let mut same_field = self.include.iter().filter(|f| f.field == filter.field);
            !same_field.any(|f| f.fits(item))
        })?;
        Some(format!("no --include {}= fits", missed.name))
    }

    /// The timeline with what is kept, and what was left out.
    pub fn apply(&self, mut doc: TimelineDoc) -> (TimelineDoc, Vec<LeftOut>) {
        if self.keeps_all() {
            return (doc, Vec::new());
        }
        let (mut kept, mut left_out) = (Vec::new(), Vec::new());
        for item in doc.items {
            match self.reason(&item) {
                Some(why) => left_out.push(LeftOut { item, why }),
                None => kept.push(item),
            }
        }
        doc.items = kept;
        (doc, left_out)
    }
}

impl Filter {
    fn fits(&self, item: &Item) -> bool {
        let holds = |text: &str| text.to_lowercase().contains(&self.pattern);
        let some = |text: &Option<String>| text.as_deref().is_some_and(holds);
        match self.field {
            Field::Organizer => item
                .organizer
                .as_ref()
                .is_some_and(|host| holds(&host.name)),
            Field::Title => holds(&item.title),
            Field::Category => item.category.is_some_and(|c| holds(&word(&c))),
            Field::Location => some(&item.location.name) || some(&item.location.address),
            Field::Section => item.evidence.iter().any(|e| some(&e.section)),
            Field::Status => holds(&word(&item.status)),
            Field::Kind => holds(&word(&item.kind)),
            Field::Text => {
                let people = item.participants.iter().chain(&item.organizer);
                holds(&item.title)
                    || item.evidence.iter().any(|e| holds(&e.exact))
                    || people.into_iter().any(|name| holds(&name.name))
                    || some(&item.location.name)
                    || some(&item.location.address)
            }
        }
    }
}

/// A name as JSON writes it.
fn word(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => text,
        _ => String::new(),
    }
}

fn filters(option: &str, texts: &[String]) -> Result<Vec<Filter>> {
    texts.iter().map(|text| filter(option, text)).collect()
}

fn filter(option: &str, text: &str) -> Result<Filter> {
    let wrong = |expected: &str| {
        let names: Vec<&str> = FIELDS.iter().map(|(name, _)| *name).collect();
        Error::new(
            Kind::Usage,
            format!("{option}: expected {expected}, found `{text}`"),
        )
        .hint(format!("the fields are {}", names.join(", ")))
    };
    let (name, pattern) = text.split_once('=').ok_or_else(|| wrong("FIELD=PATTERN"))?;
    let known = FIELDS
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(name.trim()));
    let (name, field) = known.ok_or_else(|| wrong("a field before the `=`"))?;
    if pattern.is_empty() {
        return Err(wrong("a pattern after the `=`"));
    }
    Ok(Filter {
        field: *field,
        name,
        pattern: pattern.to_lowercase(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(title: &str, host: &str) -> Item {
        serde_json::from_value(serde_json::json!({
            "uid": "u", "kind": "event", "origin": "listing", "category": "talk", "title": title,
            "start": "2031-05-06", "end": "2031-05-06", "allDay": true, "timeZone": "America/New_York",
            "precision": "day", "value": "2031-05-06", "displayDate": "", "organizer": {"name": host},
            "participants": [], "location": {"name": "Room 12", "address": null, "zone": null},
            "attendanceMode": null, "links": [], "status": "confirmed", "sequence": 0, "recurrence": null,
            "exceptDates": [], "assumed": [], "confidence": 0.8, "needsReview": false, "reviewReasons": [],
            "evidence": [], "movedTo": null
        }))
        .expect("an item")
    }

    #[track_caller]
    fn case(include: &[&str], exclude: &[&str], kept: bool) {
        let own = |texts: &[&str]| texts.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>();
        let choice = Choice::parse(&own(include), &own(exclude), None).expect("filters");
        let reason = choice.reason(&item("Grain and Water", "Pebble Institute"));
        assert_eq!(reason.is_none(), kept, "{reason:?}");
    }

    #[test]
    fn several_of_one_field_mean_any_and_different_fields_mean_all() {
        case(&["title=WATER"], &[], true);
        case(&["title=wine", "title=water"], &[], true);
        case(&["title=water", "organizer=quartz"], &[], false);
        case(&["title=water", "organizer=pebble"], &[], true);
    }

    #[test]
    fn what_is_excluded_stays_out_whatever_is_included() {
        case(&["title=water"], &["location=room"], false);
        case(&[], &["status=cancelled"], true);
        case(&[], &["text=pebble"], false);
    }

    #[test]
    fn a_bad_filter_names_the_fields() {
        for wrong in ["title", "=x", "colour=red", "title="] {
            let error = Choice::parse(&[wrong.to_owned()], &[], None).expect_err(wrong);
            assert!(
                error
                    .hint_text()
                    .is_some_and(|hint| hint.contains("section"))
            );
        }
    }

    #[test]
    fn an_item_less_sure_than_asked_is_left_out_with_its_reason() {
        let choice = Choice::parse(&[], &[], Some(0.85)).expect("filters");
        let reason = choice.reason(&item("Talk", "Host"));
        assert_eq!(reason.as_deref(), Some("its confidence 0.80 is below 0.85"));
    }
}
