//! Lists as mailers, tip sheets and notice boards print them, an invented one each.

use crate::listings::case;

#[test]
fn an_ellipsis_parts_the_items_of_a_day_and_the_byline_dates_the_issue() {
    case(
        "QUAY LEDGER: Slow boats and slower clerks\nBy Tess Marlow and Ada Quill | 06/05/2030 08:00 AM EDT\n\n\
         Two pilots said on Tuesday that they will wait.\n\nON TAP\n\n\
         Today: Pilots' Board hearing on fees, 10 a.m., Room 212 ... Harbor Master Lena Ashdown speaks at the Oar Club at 1:45 p.m. ... The board rests for a day ... Lamp prices, 2 p.m.\n\n\
         Thursday: Eel count, 8:30 a.m. … Ferry Trust annual meeting, 11 a.m.\n\n\
         She said it would come ... and then it came at noon.\n",
        "2030-06-05",
        &[
            "2030-06-05 10:00 | Pilots' Board hearing on fees | Pilots' Board | Room 212",
            "2030-06-05 13:45 | Harbor Master Lena Ashdown speaks | - | Oar Club",
            "2030-06-05 14:00 | Lamp prices | - | -",
            "2030-06-06 08:30 | Eel count | - | -",
            "2030-06-06 11:00 | Ferry Trust annual meeting | Ferry Trust | -",
        ],
    );
}

#[test]
fn a_heading_counts_the_days_of_what_takes_several() {
    for [first, second] in [
        [
            "Day One | Wednesday, October 15",
            "Day Two | Thursday, October 16",
        ],
        [
            "WEDNESDAY, OCTOBER 15 - DAY 1",
            "THURSDAY, OCTOBER 16 - DAY 2",
        ],
        [
            "First Day: Wednesday, October 15",
            "Second Day: Thursday, October 16",
        ],
    ] {
        case(
            &format!(
                "Lamp Keepers' Forum\nSeptember 20, 2025\n\n{first}\n\n9:00 a.m. Welcome by the keeper\n10:00 a.m. Wicks and Oil\n\n\
                 {second}\n\n10:30 a.m. Guided row\n11:00 a.m. Old Ropes\n"
            ),
            "2025-09-20",
            &[
                "2025-10-15 09:00 | Welcome by the keeper | Lamp Keepers' Forum | -",
                "2025-10-15 10:00 | Wicks and Oil | Lamp Keepers' Forum | -",
                "2025-10-16 10:30 | Guided row | Lamp Keepers' Forum | -",
                "2025-10-16 11:00 | Old Ropes | Lamp Keepers' Forum | -",
            ],
        );
    }
}

#[test]
fn a_label_of_the_kind_stands_before_the_time_and_the_title_below() {
    case(
        "<html><head><title>Eel Institute - Week of October 2</title></head><body><h1>Quay Letters</h1><p>October 2, 2023</p>\
         <div><b>SEMINAR Mon 10/2 &ndash; 4:30 pm &ndash; Pier Hall 16</b><br>Who Counts the Eels?<br>Ada Marsh, Northgate College</div>\
         <div><b>PUBLIC LECTURE Thu 10/5 &ndash; 12:15 pm &ndash; Olin Auditorium</b><br>The Long Tide<br>Bo Lund, Dunmore College</div>\
         <div><b>FILM Fri 10/6 &ndash; 7:00 pm &ndash; Olin Auditorium</b><br>Eleven Nights in March</div>\
         </body></html>",
        "2023-10-02",
        &[
            "2023-10-02 16:30 | Who Counts the Eels? | Eel Institute | Pier Hall 16",
            "2023-10-05 12:15 | The Long Tide | Eel Institute | Olin Auditorium",
            "2023-10-06 19:00 | Eleven Nights in March | Eel Institute | Olin Auditorium",
        ],
    );
}

#[test]
fn notices_of_the_register_are_read_by_their_labels() {
    case(
        "Compiled Monday, January 7, 2030\n\nDEPARTMENT OF INLAND WATERS\nAdvisory Committee on Locks; Notice of Open Meeting\n\n\
         SUMMARY: The Department announces a meeting of the Advisory Committee on Locks.\n\
         DATES: Wednesday, January 23, 2030, 9:00 a.m. to 4:30 p.m.\n\
         ADDRESSES: Hotel Rivermark, 801 Quay Avenue, Dover, Delaware.\nFOR FURTHER INFORMATION CONTACT: Lorna Tuck, (314) 555-0166.\n\n\
         DEPARTMENT OF RURAL LAMPS\nNotice of Closed Meetings\n\n\
         Name of Committee: Wick Study Section\nDate: February 6, 2030\nTime: 11:00 a.m. to 2:00 p.m.\n\
         Agenda: To review grant applications\nPlace: Hotel Salt, 5520 Quay Avenue, Dover, Delaware\n\n\
         Name of Committee: Oil Study Section\nDate: February 7, 2030\nTime: 10:00 a.m. to 1:00 p.m.\n\
         Agenda: To review grant applications\nPlace: Hotel Salt, 5520 Quay Avenue, Dover, Delaware\n",
        "2030-01-07",
        &[
            "2030-01-23 09:00 | Advisory Committee on Locks; Notice of Open Meeting | DEPARTMENT OF INLAND WATERS | Hotel Rivermark",
            "2030-02-06 11:00 | Wick Study Section | - | Hotel Salt",
            "2030-02-07 10:00 | Oil Study Section | - | Hotel Salt",
        ],
    );
}

#[test]
fn the_headline_of_a_notice_to_the_press_stands_above_its_sentences() {
    case(
        "Monday, June 10, 2024\n\n*** MEDIA ADVISORY ***\n\nNetmakers to Rally Before Vote\n\n\
         Members of the Guild of Netmakers will rally on the pier tomorrow before the board's 7 p.m. meeting.\n\n\
         WHEN: Tuesday, June 11, 2024 -- 5:30 p.m.\nWHERE: Pier Hall, 80 Quay Street, Dover\nVISUALS: Hundreds of netmakers, a brass band\n###\n",
        "2024-06-10",
        &["2024-06-11 17:30 | Netmakers to Rally Before Vote | - | Pier Hall"],
    );
}

#[test]
fn a_list_of_committees_has_slashed_days_and_the_letter_names_its_body() {
    case(
        "<html><body><h2>Quay Connection</h2><h4>The e-newsletter of the Greater Dover Chamber of Commerce</h4><p>February 1, 2023</p>\
         <h3>EVENTS</h3><p><b>Good Morning Dover! Networking Breakfast</b><br>Wednesday, February 8 @ 7:30-9:00 a.m.<br>\
         Dover Country Club, 900 Fairway Lane<br>Sponsored by: First Valley Bank</p>\
         <p><b>Ribbon Cutting – Heron Bakery</b><br>Friday, February 3 @ 11:00 a.m.<br>48 Mill Street, Dover</p>\
         <h3>MEETINGS</h3><p>Ambassadors – 2/7, 8:15 a.m.<br>Government Affairs – 2/9, 8:00 a.m. (Zoom)<br>Trustees – 2/15, 7:45 a.m.</p></body></html>",
        "2023-02-01",
        &[
            "2023-02-03 11:00 | Ribbon Cutting – Heron Bakery | Greater Dover Chamber of Commerce | 48 Mill Street, Dover",
            "2023-02-07 08:15 | Ambassadors | Greater Dover Chamber of Commerce | -",
            "2023-02-08 07:30 | Good Morning Dover! Networking Breakfast | Greater Dover Chamber of Commerce | Dover Country Club",
            "2023-02-09 08:00 | Government Affairs | Greater Dover Chamber of Commerce | Zoom",
            "2023-02-15 07:45 | Trustees | Greater Dover Chamber of Commerce | -",
        ],
    );
}

#[test]
fn the_subject_over_a_time_names_the_item() {
    case(
        "Crew calendar (printed 6/7/2021 6:50 AM)\n\nSubject:   Weekly huddle on ropes\nWhen:      Monday, June 7, 2021 8:30 AM-9:15 AM\n\
         Where:     Pier Hall\n\nSubject:   Canceled: Coffee with the envoy\nWhen:      Monday, June 7, 2021 2:00 PM-3:15 PM\nWhere:     Webex\n",
        "2021-06-07",
        &[
            "2021-06-07 08:30 | Weekly huddle on ropes | - | Pier Hall",
            "2021-06-07 14:00 | Coffee with the envoy | - | Webex",
        ],
    );
}

#[test]
fn an_hour_of_every_session_is_that_of_the_days_below() {
    case(
        "<html><body><h1>Quay Rope Coalition</h1><p>February 27, 2023</p>\
         <p>Our series begins soon. Every session begins at 1 p.m. Eastern.</p>\
         <ol><li><strong>Thursday, March 2</strong> &ndash; Old Ropes, New Piers</li>\
         <li><strong>Thursday, March 16</strong> &ndash; Poles and Patience</li>\
         <li><strong>Thursday, March 30</strong> &ndash; The Last Mile of Rope <em>(starts at 2 p.m.)</em></li></ol></body></html>",
        "2023-02-27",
        &[
            "2023-03-02 13:00 | Old Ropes, New Piers | Quay Rope Coalition | -",
            "2023-03-16 13:00 | Poles and Patience | Quay Rope Coalition | -",
            "2023-03-30 14:00 | The Last Mile of Rope | Quay Rope Coalition | -",
        ],
    );
}

#[test]
fn the_list_of_a_front_matter_is_read_in_both_notations() {
    let toml = "+++\ntitle = \"Quay letter\"\ndate = 2024-08-19\n\n[[events]]\ntitle = \"Reading group: The Long Rope\"\ndate = 2024-08-21\n\
                time = \"17:30\"\nvenue = \"Seminar Room 4\"\n\n[[events]]\ntitle = \"Eel supper\"\ndate = 2024-08-23\ntime = \"19:00\"\nvenue = \"Pier Hall\"\n+++\n\nHello.\n";
    let yaml = "---\ntitle: \"Quay letter\"\ndate: 2024-08-19\nevents:\n  - title: \"Reading group: The Long Rope\"\n    date: 2024-08-21\n    \
                time: \"17:30\"\n    venue: \"Seminar Room 4\"\n  - title: \"Eel supper\"\n    date: 2024-08-23\n    time: \"19:00\"\n    venue: \"Pier Hall\"\n---\n\nHello.\n";
    for text in [toml, yaml] {
        case(
            text,
            "2024-08-19",
            &[
                "2024-08-21 17:30 | Reading group: The Long Rope | - | Seminar Room 4",
                "2024-08-23 19:00 | Eel supper | - | Pier Hall",
            ],
        );
    }
}
