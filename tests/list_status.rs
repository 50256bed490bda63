//! Whether the items of a list take place, where a line of its own says so.

use chrono::NaiveDate;
use dateline::analysis::{Options, analyze};
use dateline::extract::Origin;
use dateline::read::Parcel;

/// The listed items of a text: `title: status`, in reading order.
#[track_caller]
fn case(text: &str, issued: &str, expected: &[&str]) {
    let parcel = Parcel {
        name: "issue".to_owned(),
        bytes: text.as_bytes().to_vec(),
        ..Parcel::default()
    };
    let mut options = Options::default();
    options.date.date = issued.parse::<NaiveDate>().ok();
    let analysis = analyze(&parcel, &options).expect("text is readable");
    let found: Vec<String> = analysis
        .extraction
        .sightings
        .iter()
        .filter(|s| s.origin == Origin::Listing)
        .map(|s| format!("{}: {}", s.title, format!("{:?}", s.status).to_lowercase()))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn a_status_above_a_rule_speaks_of_the_item_over_it() {
    for gap in ["\n", "\n\n"] {
        case(
            &format!(
                "Weir Valley events\n\nLantern supper\nFriday, June 6, 6 p.m., Olin Hall\nCANCELLED{gap}====================\n\
                 Rope auction\nSaturday, June 7, 2 p.m., Grange\n====================\n\
                 Soup night\nSunday, June 8, 5 p.m., Olin Hall\n====================\n"
            ),
            "2025-06-02",
            &[
                "Lantern supper: cancelled",
                "Rope auction: confirmed",
                "Soup night: confirmed",
            ],
        );
    }
    case(
        "NOTICES\n\nROPE AUCTION\nWhen: Saturday, June 7, 2 p.m.\nWhere: Grange\n----------------------------\n\
         SOUP NIGHT\nWhen: Sunday, June 8, 5 p.m.\nWhere: Olin Hall\nPOSTPONED\n----------------------------\n\
         GOAT SHOW\nWhen: Monday, June 9, 5 p.m.\nWhere: Green\n",
        "2025-06-02",
        &[
            "ROPE AUCTION: confirmed",
            "SOUP NIGHT: postponed",
            "GOAT SHOW: confirmed",
        ],
    );
}

#[test]
fn a_status_over_a_rule_of_its_own_heads_the_items_below() {
    case(
        "Changes of the week\n\nCANCELLED\n----------------------------\nLantern supper, Friday, June 6, 6 p.m., Olin Hall\n\n\
         Rope auction, Saturday, June 7, 2 p.m., Grange\n\nNEW\n----------------------------\n\
         Soup night, Sunday, June 8, 5 p.m., Olin Hall\n",
        "2025-06-02",
        &[
            "Lantern supper: cancelled",
            "Rope auction: cancelled",
            "Soup night: confirmed",
        ],
    );
}

#[test]
fn a_card_names_the_day_it_was_moved_to_and_in_brackets_the_old_one() {
    let card = |title: &str, day: &str| format!("{title}\n{day}\n6:00 p.m. ET\nOlin Hall\n\n");
    let text = [
        card("Who Owns the Fog?", "Wednesday, June 4, 2025"),
        card("The Long Pier", "NOW Thursday, June 12, 2025 (was June 5)"),
        card("Old Splices", "Tuesday, June 17 (moved from June 10)"),
        card("Lamp and Oil", "Thursday, June 19"),
    ];
    case(
        &format!("UPCOMING\n\n{}", text.concat()),
        "2025-06-01",
        &[
            "Who Owns the Fog?: confirmed",
            "The Long Pier: confirmed",
            "Old Splices: confirmed",
            "Old Splices: postponed",
            "Lamp and Oil: confirmed",
        ],
    );
}

#[test]
fn a_reply_below_a_quotation_is_said_of_the_item_quoted() {
    let head = |number: usize, name: &str| {
        format!(
            "---------- {number} of 3 ----------\nFrom: {name} <{name}@example.net>\nDate: Jun 02 09:14AM -0400\n\n"
        )
    };
    let text = format!(
        "{}Friends, here is the week.\n\nFri. 6/6, 7 pm, Slide show \"Goats of the Weir\", Olin Hall.\n\nTues. 6/10, 6:30 pm, Board of the Friends, Grange.\n\n\
         Thurs. 6/12, noon, Brown bag on the great thaw, Room 3.\n\nSun. 6/15, 9 am, Lock walk, Lock 4.\n\n\
         {}> Fri. 6/6, 7 pm, Slide show \"Goats of the Weir\", Olin Hall.\n\nIt's 7:30, not 7.\n\n\
         > Sun. 6/15, 9 am, Lock walk, Lock 4.\n\nCan I bring a dog?\n\n\
         {}> Thurs. 6/12, noon, Brown bag on the great thaw, Room 3.\n\nThis one is off, the speaker is ill.\n",
        head(1, "ann"),
        head(2, "bo"),
        head(3, "cy"),
    );
    let mail = format!(
        "From: list@example.org\nTo: you@example.net\nSubject: Digest\nDate: Mon, 2 Jun 2025 10:30:00 -0400\nContent-Type: text/plain\n\n{text}"
    );
    case(
        &mail,
        "2025-06-02",
        &[
            "Slide show \"Goats of the Weir\": confirmed",
            "Board of the Friends: confirmed",
            "Brown bag on the great thaw: cancelled",
            "Lock walk: confirmed",
        ],
    );
}

#[test]
fn a_heading_calls_off_what_was_to_be_on_the_day_below_it() {
    case(
        "# Calls\n\n### Lamp Congress\nDover, 3-5 September 2025. Papers by 1 July.\n\n\
         ### Quay Readers' Meeting: CANCELLED\nWas to be held in Lewes on 11-12 August. The readers hope for next year.\n\n\
         ### Rope Forum\nLewes, 10-12 October 2025. Papers by 1 August.\n",
        "2025-06-02",
        &[
            "Lamp Congress: confirmed",
            "Quay Readers' Meeting: cancelled",
            "Rope Forum: confirmed",
        ],
    );
}
