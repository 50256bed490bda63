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

#[test]
fn labelled_dates_below_another_label_end_the_text_above_them() {
    let row = |body: &str, kind: &str, date: &str| {
        format!(
            "<div><p>{body}</p><div>Event Type: {kind}</div><div>Event Date: {date}</div></div>"
        )
    };
    let html = format!(
        "<html><body><h1>Calendar</h1>{}{}{}{}</body></html>",
        row(
            "The Lamp Board will hold a hearing on “Wicks and Oil: Ten Winters.” Keeper Tom Ash testifies. 4 Quay Street.",
            "Hearing",
            "Tuesday, April 8, 2031 - 10:00am"
        ),
        row(
            "The Quay Forum hosts a supper on ropes. RSVP by April 7.",
            "Supper",
            "Tuesday, April 8, 2031 - 6:15pm to 7:45pm"
        ),
        "<div><div><a href=\"/anvil\">Exercise Long Oar</a></div>\
         <p>Crews of nine harbors row by night. It was first held in 2009.</p><div>Event Type: Exercise</div>\
         <div>Event Date: Monday, April 7, 2031 (All day) to Friday, April 18, 2031 (All day)</div></div>",
        row(
            "Deadline for comments on the draft rule on night lanterns.",
            "Deadline",
            "Friday, April 18, 2031 (All day)"
        ),
    );
    case(
        &html,
        "2031-04-04",
        &[
            "2031-04-07 | Exercise Long Oar | - | -",
            "2031-04-08 10:00 | Wicks and Oil: Ten Winters | The Lamp Board | 4 Quay Street",
            "2031-04-08 18:15 | a supper on ropes | The Quay Forum | -",
            "2031-04-18 | Deadline for comments on the draft rule on night lanterns | - | -",
        ],
    );
}

#[test]
fn bullets_of_a_printed_page_hang_whatever_their_lines_go_on_with() {
    case(
        "Harbor Office Daily Briefing\n                   TUESDAY, APRIL 8, 2031 5:30 AM EDT\n\nToday's Events In The Harbor\n\nPier Hall:\n\
         •   THE HARBOR MASTER: Receives the tide tables — Tuesday, April 8,\n    2031. Location: Round Room, 11:45 AM. Closed press.\n\
         •   THE HARBOR MASTER: Signs the Lamp Keepers' Pension Act — Tuesday,\n    April 8, 2031. Location: Lantern Room, 3:00 PM. Small pool.\n\
         .   LAMP BOARD: Hosts a working lunch for the boats — Tuesday, April\n    8, 2031. Location: Old Loft, 12:30 PM. The boats of nine harbors\n    attend.\n\
         •   ROPE BOARD: Knotty Questions — Hemp, Tar, and the Law — Tuesday,\n    April 8, 2031. Location: Rm 226, Wharf House, 10:00 AM.\n\
         •   QUAY INSTITUTE: After the Flood: What Comes at 12:01 — Tuesday,\n    April 8, 2031. Location: Rm 2, Wharf House, 1:00 PM.\n\
         •   TERN BOARD: Nets and Needs of the Lower Harbor — Tuesday, April 8,\n    2031. Location: Rm 4, Wharf House, 2:00 PM.\n",
        "2031-04-08",
        &[
            "2031-04-08 10:00 | Knotty Questions — Hemp, Tar, and the Law | ROPE BOARD | Rm 226, Wharf House",
            "2031-04-08 11:45 | Receives the tide tables | THE HARBOR MASTER | Round Room",
            "2031-04-08 12:30 | Hosts a working lunch for the boats | LAMP BOARD | Old Loft",
            "2031-04-08 13:00 | After the Flood: What Comes at 12:01 | QUAY INSTITUTE | Rm 2, Wharf House",
            "2031-04-08 14:00 | Nets and Needs of the Lower Harbor | TERN BOARD | Rm 4, Wharf House",
            "2031-04-08 15:00 | Signs the Lamp Keepers' Pension Act | THE HARBOR MASTER | Lantern Room",
        ],
    );
}

#[test]
fn the_line_below_an_item_has_its_hour_and_brackets_tell_how_long_it_lasts() {
    let day = |name: &str, items: &[&str]| {
        let items: String = items.iter().map(|i| format!("<li>{i}</li>")).collect();
        format!("<p><b>{name}</b></p><ul>{items}</ul>")
    };
    let html = format!(
        "<html><body><h2>Events this week</h2>{}{}</body></html>",
        day(
            "Monday, April 7",
            &[
                "<b>Council of Lamp Keepers:</b> Spring meeting (through Wednesday)<br>Tucson, AZ",
                "<b>Board on Ropes:</b> Long splices (continues Tuesday)<br>21 Quay Ave. NW, Washington, DC",
                "<b>Tern Institute:</b> Who counts the otters?<br>3:00 - 4:30 pm, 40 Weir Street",
            ],
        ),
        day(
            "Tuesday, April 8",
            &[
                "<b>Harbor Board:</b> Markup of the wick bill<br>(5:00 pm, Room 14)",
                "<b>Society of Old Boats:</b> A kettle history<br>12:00 pm, webinar",
            ],
        ),
    );
    case(
        &html,
        "2031-04-07",
        &[
            "2031-04-07 15:00 | Who counts the otters? | Tern Institute | 40 Weir Street",
            "2031-04-07 | Long splices | Board on Ropes | 21 Quay Ave. NW, Washington, DC",
            "2031-04-07 | Spring meeting | Council of Lamp Keepers | Tucson, AZ",
            "2031-04-08 12:00 | A kettle history | Society of Old Boats | webinar",
            "2031-04-08 17:00 | Markup of the wick bill | Harbor Board | Room 14",
        ],
    );
}

#[test]
fn a_table_of_figures_names_the_day_in_its_first_row_and_periods_are_no_days() {
    case(
        "Tide Week Ahead\n\nAll times Eastern.\n\n\
         DAY        TIME  RELEASE                PERIOD    CONSENSUS  PREVIOUS\n\
         Monday     0945  Inland Lamp Index      Dec         61.5       66.4\n\
         \u{20}          1030  Rope Makers' Survey    Dec 28      -5.0      117.6\n\
         Wednesday  0700  Tide Index             Dec 28      N/A       -5.8%\n\
         \u{20}          1000  Dredging Outlays       Nov        +0.3%      -0.1%\n\
         \u{20}          1415  Net Menders' Claims    Dec 29      220K       216K\n",
        "2030-12-28",
        &[
            "2030-12-30 09:45 | Inland Lamp Index | - | -",
            "2030-12-30 10:30 | Rope Makers' Survey | - | -",
            "2031-01-01 07:00 | Tide Index | - | -",
            "2031-01-01 10:00 | Dredging Outlays | - | -",
            "2031-01-01 14:15 | Net Menders' Claims | - | -",
        ],
    );
}
