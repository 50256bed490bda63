//! Kinds of newsletters that say what they say in a way of their own, an invented one each.

use dateline::analysis::{Options, analyze};
use dateline::extract::Origin;
use dateline::read::Parcel;

use crate::listings::case;

/// The listed items: start as the text has it, zone, title.
fn zoned(text: &str) -> Vec<String> {
    let parcel = Parcel {
        name: "issue".to_owned(),
        bytes: text.as_bytes().to_vec(),
        ..Parcel::default()
    };
    let analysis = analyze(&parcel, &Options::default()).expect("text is readable");
    let sightings = analysis.extraction.sightings.iter();
    sightings
        .filter(|s| s.origin == Origin::Listing)
        .map(|s| format!("{} {} | {}", s.when.value, s.when.zone.name(), s.title))
        .collect()
}

#[test]
fn a_french_agenda_is_on_the_clock_of_paris_and_a_journey_on_its_own() {
    let row = |hour: &str, what: &str| format!("<tr><td>{hour}</td><td>{what}</td></tr>");
    let html = format!(
        "<html><body><h1>Agenda de la ministre des Phares</h1><p>Publié le vendredi 7 juin 2030</p>\
         <h2>Lundi 10 juin</h2><table>{}{}</table><h2>Mardi 11 juin</h2><table>{}</table>\
         <h2>Mercredi 12 juin – Visite en Guadeloupe (heures locales)</h2><table>{}{}</table>\
         <h2>Jeudi 13 juin (heures locales)</h2><table>{}</table><h2>Vendredi 14 juin</h2><table>{}</table>\
         <p>3 rue du Fanal, 75012 Paris</p></body></html>",
        row("9h00", "Conseil des lampes"),
        row("16h30", "Remise des lanternes"),
        row("10h00", "Audition sur les balises"),
        row("8h00", "Visite du phare du Nord"),
        row("À partir de 19h", "Soirée des gardiens"),
        row("9h15", "Petit-déjeuner des pilotes"),
        row("11h00", "Point presse"),
    );
    assert_eq!(
        zoned(&html),
        [
            "2030-06-10T09:00 Europe/Paris | Conseil des lampes",
            "2030-06-10T16:30 Europe/Paris | Remise des lanternes",
            "2030-06-11T10:00 Europe/Paris | Audition sur les balises",
            "2030-06-12T08:00 America/Guadeloupe | Visite du phare du Nord",
            "2030-06-12T19:00 America/Guadeloupe | Soirée des gardiens",
            "2030-06-13T09:15 America/Guadeloupe | Petit-déjeuner des pilotes",
            "2030-06-14T11:00 Europe/Paris | Point presse",
        ]
    );
}

#[test]
fn a_title_of_a_week_with_its_dateline_lends_the_days_that_the_lead_names() {
    case(
        "This week in the harbor: ropes first\nBy Ines Falk\nJune 2, 2025\n\n\
         Nothing is on for Monday. Tuesday has the lamps and the ropes; on Thursday the scales come up, and the\n\
         board goes home on the late boat.\n\nRooms change. Ask before you row over.\n\n\
         Board of Lamps — 10 a.m. — Room 14\nLantern glass\n\n\
         Board of Ropes — POSTPONED — 2 p.m. — Room 3\nOld splices\n\n\
         Board of Scales — 9 a.m. — Room 14\nFalse bushels\n\n\
         Board of Ropes — 1:30 p.m. — Room 3\nNew splices\n\nMost read\n\nThe otters of pier nine (May 28)\n",
        "2025-06-02",
        &[
            "2025-06-03 10:00 | Lantern glass | Board of Lamps | Room 14",
            "2025-06-03 14:00 | Old splices | Board of Ropes | Room 3",
            "2025-06-05 09:00 | False bushels | Board of Scales | Room 14",
            "2025-06-05 13:30 | New splices | Board of Ropes | Room 3",
        ],
    );
}
