//! The label in front of a line: "Location: …", "VENUE Room 210", "When: …".

/// Labels of lines that say something of an item beside its time.
const LABELS: &[&str] = &[
    "location",
    "where",
    "venue",
    "place",
    "address",
    "room",
    "organizer",
    "organiser",
    "host",
    "hosted by",
    "sponsor",
    "speaker",
    "speakers",
    "panelists",
    "participants",
    "who",
    "contact",
    "contacts",
    "weblinks",
    "register",
    "rsvp",
    "cost",
    "admission",
    "price",
    "tickets",
    "event type",
    "type",
    "status",
    "web",
    "website",
    "url",
    "info",
    "email",
    "tel",
    "phone",
    "livestream",
    "moderator",
    "presenter",
    "presenters",
    "what",
    "title",
    "topic",
    "subject",
    "event",
    "matters to be considered",
    "category",
    "link",
    "more info",
    "zoom",
    "details",
    "note",
    "end",
    "sponsored by",
    "co-sponsored by",
    "cosponsored by",
    "presented by",
    "instructor",
    "facilitator",
    "facilitators",
    "moderated by",
    "visuals",
    "visual",
    "agenda",
    "name of committee",
    "name of event",
    "name of meeting",
    "event name",
    "committee name",
    "summary",
    "addresses",
    "for further information contact",
    "further information",
    "supplementary information",
    "agency",
    "action",
    "background",
    "items to be discussed",
    "items to be considered",
    "matters considered",
    "person to contact for information",
    "contact person for more information",
    "program",
    "media contact",
    "press contact",
    "notes",
];

/// The label in front of a line ("Location: …" gives "location") and the bytes where the value begins.
pub(super) fn label_of(text: &str) -> Option<(String, usize)> {
    let colon = text.find(':');
    let head = colon.map_or("", |at| &text[..at]);
    let name = head
        .trim()
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .to_ascii_lowercase();
    if let Some(at) = colon
        && LABELS.contains(&name.as_str())
    {
        return Some((name, at + 1));
    }
    // Labels in capitals need no colon: "VENUE Room 210".
    let first = text.split(' ').next().unwrap_or("");
    let lower = first.to_ascii_lowercase();
    let capitals = first.len() >= 3 && first.chars().all(|c| c.is_ascii_uppercase());
    let bare = [
        "venue", "location", "where", "place", "start", "end", "time", "date", "room", "host",
        "speaker",
    ];
    (capitals && bare.contains(&lower.as_str()) && text.len() > first.len() + 1)
        .then_some((lower, first.len()))
}

/// Whether a line is labelled as a time: what else it says ("or at the rise of the chamber") is no field.
pub(super) fn is_when_label(text: &str) -> bool {
    let Some((label, _)) = text.split_once(':') else {
        return false;
    };
    let label = label.trim().to_ascii_lowercase();
    matches!(
        label.as_str(),
        "date"
            | "time"
            | "when"
            | "dates"
            | "date and time"
            | "time and date"
            | "date & time"
            | "date/time"
            | "event date"
            | "start"
            | "starts"
    )
}
