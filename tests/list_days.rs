//! Lists whose days and hours stand elsewhere than in their items.

use crate::listings::case;

#[test]
fn a_clock_that_runs_backwards_begins_the_next_day_of_a_week_without_headings() {
    case(
        "Pier hearings, week of June 2\n\nThe board sits on Tuesday and Thursday.\n\n\
         Board of Lamps — 10 a.m. — Room 14\nLantern glass\n\n\
         Board of Ropes — 2 p.m. — Room 3\nOld splices\n\n\
         Board of Scales — 9 a.m. — Room 14\nFalse bushels\n\n\
         Board of Ropes — 1:30 p.m. — Room 3\nNew splices\n",
        "2025-06-01",
        &[
            "2025-06-03 10:00 | Lantern glass | Board of Lamps | Room 14",
            "2025-06-03 14:00 | Old splices | Board of Ropes | Room 3",
            "2025-06-05 09:00 | False bushels | Board of Scales | Room 14",
            "2025-06-05 13:30 | New splices | Board of Ropes | Room 3",
        ],
    );
}

#[test]
fn the_list_of_one_day_may_stand_in_any_order() {
    case(
        "Pier schedule for Tuesday, June 3\n\n\
         Board of Lamps — 10 a.m. — Room 14\nLantern glass\n\n\
         Board of Ropes — 2 p.m. — Room 3\nOld splices\n\n\
         Board of Scales — 9 a.m. — Room 14\nFalse bushels\n\n\
         Board of Ropes — 1:30 p.m. — Room 3\nNew splices\n",
        "2025-06-02",
        &[
            "2025-06-03 09:00 | False bushels | Board of Scales | Room 14",
            "2025-06-03 10:00 | Lantern glass | Board of Lamps | Room 14",
            "2025-06-03 13:30 | New splices | Board of Ropes | Room 3",
            "2025-06-03 14:00 | Old splices | Board of Ropes | Room 3",
        ],
    );
}

#[test]
fn a_month_alone_heads_the_days_below_and_an_hour_unless_shown_is_that_of_all() {
    case(
        "LANTERN ROWERS\nCard of the winter. All outings start at 8.30am unless stated.\n\n\
         NOVEMBER\nSat 15 Upper weir\nSun 16 Mill pool and back          10.15am\nSat 22 Lower weir\n\n\
         DECEMBER\nSat 6 Frost race\n\nJANUARY\nSat 3 Cold supper on the slip    7.00pm\n",
        "2025-11-03",
        &[
            "2025-11-15 08:30 | Upper weir | - | -",
            "2025-11-16 10:15 | Mill pool and back | - | -",
            "2025-11-22 08:30 | Lower weir | - | -",
            "2025-12-06 08:30 | Frost race | - | -",
            "2026-01-03 19:00 | Cold supper on the slip | - | -",
        ],
    );
}

#[test]
fn items_in_one_line_are_parted_where_each_has_its_day() {
    case(
        "PIER NOTES\n\nComing up: Net menders Tue 5 Nov, 6 pm; Lantern supper Sun 10 Nov, 2.30 pm; Tide walk Sat 16 Nov\n\n\
         Later: 3 Dec Rope fair opens - 9 Dec Silt verdict - 14 Dec Winter swim\n",
        "2024-10-28",
        &[
            "2024-11-05 18:00 | Net menders | - | -",
            "2024-11-10 14:30 | Lantern supper | - | -",
            "2024-11-16 | Tide walk | - | -",
            "2024-12-03 | Rope fair opens | - | -",
            "2024-12-09 | Silt verdict | - | -",
            "2024-12-14 | Winter swim | - | -",
        ],
    );
    // Dates inside one item part nothing.
    case(
        "PIER NOTES\n\nTuesday, Nov. 5, 6 pm: Net menders; bring needles by Nov. 4\n",
        "2024-10-28",
        &["2024-11-05 18:00 | Net menders; bring needles by Nov. 4 | - | -"],
    );
}

#[test]
fn notices_that_open_in_capitals_are_named_by_them() {
    case(
        "PIER BULLETIN\n\nLANTERN GUILD meets on Tuesday, May 13, at 7 pm in the loft.\n\n\
         TIDE CLUB walks on Friday, May 16, at 6 am from the pier.\n\nROPE SALE: Saturday, May 17, 9 am to noon.\n\nCHOIR resumes Monday, May 19, at 6:30 pm.\n",
        "2025-05-09",
        &[
            "2025-05-13 19:00 | LANTERN GUILD | - | the loft",
            "2025-05-16 06:00 | TIDE CLUB | - | -",
            "2025-05-17 09:00 | ROPE SALE | - | -",
            "2025-05-19 18:30 | CHOIR | - | -",
        ],
    );
}

#[test]
fn a_day_alone_heads_all_hours_below_it() {
    case(
        "MONDAY, JUNE 2\n\n9 a.m.\nKnots for beginners\nLoft\n\n2 p.m.\nA kettle history\nOlin Hall\n\n\
         TUESDAY, JUNE 3\n\n10 a.m.\nSplicing\nLoft\n\n4 p.m.\nRope walk\nPier 9\n",
        "2025-05-30",
        &[
            "2025-06-02 09:00 | Knots for beginners | - | Loft",
            "2025-06-02 14:00 | A kettle history | - | Olin Hall",
            "2025-06-03 10:00 | Splicing | - | Loft",
            "2025-06-03 16:00 | Rope walk | - | Pier 9",
        ],
    );
}

#[test]
fn a_day_with_a_name_of_its_own_heads_its_hours() {
    case(
        "MONDAY 2 JUNE\n\n9 am: Knots for beginners\n\nTUESDAY 3 JUNE · LAUNCH DAY\n\n10 am: Splicing contest\n\n2 pm: A kettle history\n\n\
         WEDNESDAY 4 JUNE\n\n4 pm: Rope walk\n",
        "2025-05-30",
        &[
            "2025-06-02 09:00 | Knots for beginners | - | -",
            "2025-06-03 10:00 | Splicing contest | - | -",
            "2025-06-03 14:00 | A kettle history | - | -",
            "2025-06-03 | LAUNCH DAY | - | -",
            "2025-06-04 16:00 | Rope walk | - | -",
        ],
    );
}

#[test]
fn an_hour_online_and_at_a_place_stands_below_its_day() {
    case(
        "1. Knots for beginners\n\nThursday 5 June 2025\n\n14:00 GMT | 17:00 EAT (Nairobi)\n\n2. Members' evening\n\n\
         Wednesday 11 June 2025\n\n17:30 BST, online and at Olin Hall, 12 Quay Lane, London SE1\n",
        "2025-05-30",
        &[
            "2025-06-05 14:00 | Knots for beginners | - | -",
            "2025-06-11 17:30 | Members' evening | - | Olin Hall",
        ],
    );
}

#[test]
fn the_columns_of_a_sheet_are_read_by_their_names() {
    case(
        "Date\tStart\tEnd\tTZ\tEvent\tHost\tNotes\n\
         2025-06-03\t09:00\t10:15\tET\tHarbor breakfast\tQuay Circle\tconfirmed\n\
         2025-06-04\t13:30\t\tPT\tRope standards call\tHemp Board\t16:30 ET\n\
         2025-06-05\t\t\t\tState filings on rope due\t\tdrafts by 6/2\n",
        "2025-05-30",
        &[
            "2025-06-03 09:00 | Harbor breakfast | Quay Circle | -",
            "2025-06-04 13:30 | Rope standards call | Hemp Board | -",
            "2025-06-05 | State filings on rope due | - | -",
        ],
    );
}

#[test]
fn an_hour_held_in_a_repetition_serves_the_days_below() {
    case(
        "Our seminar meets Thursdays at 4:10 p.m. in Fuller Hall.\n\n\
         Dec. 4\nBallast and its ledgers\n\nDec. 11\nThe herring accounts\n\nDec. 18\nTar, hemp and credit\n",
        "2025-11-24",
        &[
            "2025-12-04 16:10 | Ballast and its ledgers | - | Fuller Hall",
            "2025-12-11 16:10 | The herring accounts | - | Fuller Hall",
            "2025-12-18 16:10 | Tar, hemp and credit | - | Fuller Hall",
        ],
    );
}

#[test]
fn hours_that_follow_one_another_in_a_line_have_its_day() {
    case(
        "MARLOW HALL\n\nMon 6: 12.30-13.30 Tides and taxes, with Nell Farrow / 18.00 Ivor Pell reads\n\
         Wed 8: 17.30 Lady Olway on rivers\nThu 9: 13.00 Lunch on canals. 15.00 Walk along the locks\n\
         Fri 10: 9.00-17.00 Yearly meeting, \"Locks\". 18.30 Porter Lecture\n",
        "2022-06-03",
        &[
            "2022-06-06 12:30 | Tides and taxes, with Nell Farrow | - | MARLOW HALL",
            "2022-06-06 18:00 | Ivor Pell reads | - | MARLOW HALL",
            "2022-06-08 17:30 | Lady Olway on rivers | - | MARLOW HALL",
            "2022-06-09 13:00 | Lunch on canals | - | MARLOW HALL",
            "2022-06-09 15:00 | Walk along the locks | - | MARLOW HALL",
            "2022-06-10 09:00 | Yearly meeting, \"Locks\" | - | MARLOW HALL",
            "2022-06-10 18:30 | Porter Lecture | - | MARLOW HALL",
        ],
    );
    // What only leads up to an item, and a clock elsewhere, are none of their own.
    case(
        "Mon., June 6: 7 p.m. Rope quartet. 6:30 p.m. Doors\nTue., June 7: 8 p.m. Tar and hemp. Reception at 7 p.m.\nWed., June 8: 5 p.m. Knot supper\n",
        "2022-06-03",
        &[
            "2022-06-06 19:00 | Rope quartet | - | -",
            "2022-06-07 20:00 | Tar and hemp | - | -",
            "2022-06-08 17:00 | Knot supper | - | -",
        ],
    );
}

#[test]
fn a_title_that_ends_in_its_day_heads_the_hours_below_also_under_a_stamp() {
    case(
        "Bureau of Lamps\n\nFOR RELEASE\n\nMay 6, 2025\n\nDaily Schedule: May 7, 2025\n\nCHAIR OLWEN TARR\n\n\
         9:15 a.m. Chair Tarr receives the Wick Guild\n\n11 a.m. Chair Tarr opens the glass fair\n\n\
         DEPUTY CHAIR IVO QUILL\n\n2:30 p.m. Deputy Chair Quill tours the foundry\n",
        "2025-05-06",
        &[
            "2025-05-07 09:15 | Chair Tarr receives the Wick Guild | - | -",
            "2025-05-07 11:00 | Chair Tarr opens the glass fair | - | -",
            "2025-05-07 14:30 | Deputy Chair Quill tours the foundry | - | -",
        ],
    );
}

#[test]
fn an_invitation_is_named_by_its_subject_not_by_who_sent_it() {
    case(
        "The invitations as they came.\n\n-----Original Appointment-----\nFrom: Fennel Trust <events@fennel.example.org>\n\
         Sent: Friday, May 2, 2025 3:11 PM\nTo: Director's Office\nSubject: Dredging roundtable\n\
         When: Thursday, May 8, 2025 10:00 AM-11:15 AM (UTC-05:00) Eastern Time (US & Canada).\nWhere: Olin Hall\n\n\
         -----Original Appointment-----\nFrom: Orrin, Lew <orrin@fennel.example.org>\nSent: Monday, May 5, 2025 9:40 AM\n\
         To: Director's Office\nSubject: Updated: Wick committee\nWhen: Wednesday, May 7, 2025 2:30 PM-3:00 PM\nWhere: Loft\n",
        "2025-05-06",
        &[
            "2025-05-07 14:30 | Wick committee | - | Loft",
            "2025-05-08 10:00 | Dredging roundtable | - | Olin Hall",
        ],
    );
}

#[test]
fn all_items_below_an_hour_begin_then() {
    case(
        "ROUNDS FOR THURSDAY\n\n--- 8 A.M. ---\n\n* Breakfast of the Knot Guild. Hotel Olway.\n* Tide tables explained, Pier 9\n\n\
         --- 9:30 ---\n\n* Ferry Council votes on fares\n  NOTE: queue from 8:45.\n\n\
         --- NOON ---\n\n* Lantern parade rehearsal\n* Weekly press lunch of Mayor Ada Quill\n",
        "2025-06-05",
        &[
            "2025-06-05 08:00 | Breakfast of the Knot Guild | Knot Guild | Hotel Olway",
            "2025-06-05 08:00 | Tide tables explained | - | Pier 9",
            "2025-06-05 09:30 | Ferry Council votes on fares | Ferry Council | -",
            "2025-06-05 12:00 | Lantern parade rehearsal | - | -",
            "2025-06-05 12:00 | Weekly press lunch of Mayor Ada Quill | - | -",
        ],
    );
}

#[test]
fn a_week_drawn_as_a_table_has_a_day_for_each_column_and_an_hour_for_each_row() {
    case(
        "<table><tr><th></th><th>Mon 2 June<br>LOFT</th><th>Tue 3 June<br>LOFT</th><th>Wed 4 June<br>AFLOAT</th></tr>\
         <tr><th>09:00</th><td>Wick committee, Wing 4</td><td>&nbsp;</td><td>Splicing drill<br>09:30–11:00</td></tr>\
         <tr><th>14:00</th><td>&nbsp;</td><td>Knots, Part 2</td><td><s>Tide lunch</s></td></tr>\
         <tr><th>18:00</th><td>Glass supper (until 20:00)</td><td>18:30 Lamp choir</td><td>&nbsp;</td></tr></table>",
        "2025-05-30",
        &[
            "2025-06-02 09:00 | Wick committee | - | Wing 4",
            "2025-06-02 18:00 | Glass supper | - | -",
            "2025-06-03 14:00 | Knots, Part 2 | - | -",
            "2025-06-03 18:30 | Lamp choir | - | -",
            "2025-06-04 09:30 | Splicing drill | - | -",
        ],
    );
}

#[test]
fn a_table_of_rows_with_a_day_each_is_no_week_of_columns() {
    case(
        "<table><tr><td>Mon 2 June</td><td>9:00 am</td><td>Wick committee</td></tr>\
         <tr><td>Tue 3 June</td><td>2:00 pm</td><td>Knot class</td></tr>\
         <tr><td>Wed 4 June</td><td>6:30 pm</td><td>Lamp choir</td></tr></table>",
        "2025-05-30",
        &[
            "2025-06-02 09:00 | Wick committee | - | -",
            "2025-06-03 14:00 | Knot class | - | -",
            "2025-06-04 18:30 | Lamp choir | - | -",
        ],
    );
}

#[test]
fn dots_lead_from_a_title_to_its_hour() {
    case(
        "WEDNESDAY 5/7\nTide Committee ............. 11:00 a.m.\nRopes Committee ............ 1:30 p.m., Room 60\n\n\
         THURSDAY 5/8\nLantern Board .............. 9:30 a.m., Olin Hall\nDredging Committee ......... 1:00 p.m. (nonvoting)\nHerring Day ................ 2 p.m., Olin Hall\n",
        "2025-05-06",
        &[
            "2025-05-07 11:00 | Tide Committee | - | -",
            "2025-05-07 13:30 | Ropes Committee | - | Room 60",
            "2025-05-08 09:30 | Lantern Board | - | Olin Hall",
            "2025-05-08 13:00 | Dredging Committee | - | -",
            "2025-05-08 14:00 | Herring Day | - | Olin Hall",
        ],
    );
}

#[test]
fn a_weekday_and_an_ordinal_head_a_row_also_before_a_capital() {
    case(
        "DECEMBER\nThu 4th   Moorings Council, Committee Room ........ 7.15pm\nMon 8th   Travelling Library, Wharf Lane ...... 2.10 - 2.40pm\n\
         Wed 10th  School Pageant .......................... 9.30am\nSat 13th  Carols on the Quay ......................... 5pm\n",
        "2025-12-01",
        &[
            "2025-12-04 19:15 | Moorings Council | - | Committee Room",
            "2025-12-08 14:10 | Travelling Library | - | Wharf Lane",
            "2025-12-10 09:30 | School Pageant | - | -",
            "2025-12-13 17:00 | Carols on the Quay | - | -",
        ],
    );
}

#[test]
fn days_in_a_row_or_below_each_other_are_of_the_name_before_them() {
    case(
        "WEIR REVIEW\n\nCOUNCIL DATES 2025: Mar 21-22, May 2-3, Oct 31-Nov 1\n\n\
         Board meetings\nJan. 16\nFeb. 20\nMar. 20\n\n\
         Regatta dates:\nMay 4, May 18 and June 1\n",
        "2025-01-08",
        &[
            "2025-01-16 | Board meetings | - | -",
            "2025-02-20 | Board meetings | - | -",
            "2025-03-20 | Board meetings | - | -",
            "2025-03-21 | COUNCIL DATES 2025 | - | -",
            "2025-05-02 | COUNCIL DATES 2025 | - | -",
            "2025-05-04 | Regatta dates | - | -",
            "2025-05-18 | Regatta dates | - | -",
            "2025-06-01 | Regatta dates | - | -",
            "2025-10-31 | COUNCIL DATES 2025 | - | -",
        ],
    );
}

#[test]
fn days_that_head_what_stands_below_are_of_no_name_above() {
    case(
        "Pier meetings\n\nJan. 16\n7 p.m. Lamps and ropes, Mill Room\n\nFeb. 20\n7 p.m. Old splices, Mill Room\n\n\
         Mar. 20\n7 p.m. False bushels, Mill Room\n",
        "2025-01-08",
        &[
            "2025-01-16 19:00 | Lamps and ropes | - | Mill Room",
            "2025-02-20 19:00 | Old splices | - | Mill Room",
            "2025-03-20 19:00 | False bushels | - | Mill Room",
        ],
    );
}

#[test]
fn an_item_whose_hour_is_to_come_stands_among_the_others() {
    case(
        "BOARD MEETINGS FOR WEDNESDAY, JUNE 4, 2025\n\n\
         Committee on Lamps: to hold hearings on wicks, 10 a.m., Room 14.\n\n\
         Full Committee, business meeting to name a clerk, Time to be announced, Room 3.\n\n\
         Board of Ropes: to hold hearings on those who file by the 12th of the month, 2:30 p.m., Room 14.\n",
        "2025-06-03",
        &[
            "2025-06-04 10:00 | hearings on wicks | Committee on Lamps | Room 14",
            "2025-06-04 14:30 | hearings on those who file by the 12th of the month | Board of Ropes | Room 14",
            "2025-06-04 | business meeting to name a clerk | Committee on Lamps | Room 3",
        ],
    );
}

#[test]
fn a_date_behind_a_weekday_and_its_hour_is_no_second_day() {
    case(
        "# Weir notes\n\n**Ash heaps.** Historian Bo Lund speaks of the old foundry at 7 Tuesday evening, June 3, in the Grange.\n\n\
         **A leap of faith.** The otter count is from 10 a.m. to noon on Saturday, June 7, at Weir Library; the last such count was on June 8, 2019.\n\n\
         **Psalm study** (Numbers of old, 11:24-30) resumes Monday evening, June 9, at 6:30, Room 2.\n\n\
         **Rope night.** Come to the Grange at 7 p.m. on Friday, June 6. Register by June 2.\n",
        "2025-05-30",
        &[
            "2025-06-03 19:00 | Ash heaps | - | Grange",
            "2025-06-06 19:00 | Rope night | - | -",
            "2025-06-07 10:00 | A leap of faith | - | Weir Library",
            "2025-06-09 18:30 | Psalm study (Numbers of old, 11:24-30) resumes | - | Room 2",
        ],
    );
}

#[test]
fn a_line_of_several_days_says_all_of_them_with_their_hours() {
    for when in [
        "Fri 6/6 5-8 p.m., Sat 6/7 9 a.m.-4 p.m., Sun 6/8 noon-3 p.m. (remnants)",
        "Fri 6/6 (early birds 5-8 p.m.), Sat 6/7 9 a.m.-4 p.m., Sun 6/8 noon-3 p.m. (remnants)",
        "Fri. June 6 (with drinks, 5-8 p.m.); Sat. June 7 9 a.m.-4 p.m. and Sun. June 8 noon-3 p.m.",
    ] {
        case(
            &format!("Rope sale\n\nWhen: {when}\nWhere: Olin Hall\n"),
            "2025-06-02",
            &[
                "2025-06-06 17:00 | Rope sale | - | Olin Hall",
                "2025-06-07 09:00 | Rope sale | - | Olin Hall",
                "2025-06-08 12:00 | Rope sale | - | Olin Hall",
            ],
        );
    }
    case(
        "When: Saturday, June 7 (no ferries after noon)\nWhat: Weir day\n",
        "2025-06-02",
        &["2025-06-07 | Weir day | - | -"],
    );
}

#[test]
fn a_card_says_who_asks_what_to_and_when_in_words() {
    case(
        "CARDS\n\nThe Governors of the Alder Library\nrequest the honour of your company\n\
         at a reception for the Weavers' Guild\non Thursday, the fourth of June\nat six o'clock\nin the Reading Room\n\n\
         The Consul of Norvall has the pleasure of inviting you to a concert by the Tarn Quartet on Friday, \
         June 12, at 7:30 p.m. at Harbor House.\n",
        "2015-05-18",
        &[
            "2015-06-04 18:00 | reception for the Weavers' Guild | The Governors of the Alder Library | Reading Room",
            "2015-06-12 19:30 | concert by the Tarn Quartet | The Consul of Norvall | -",
        ],
    );
}

#[test]
fn dates_that_are_struck_out_and_notes_in_brackets_are_no_title() {
    case(
        "# Calls\n\n### Salt and silence\nWeir Museum, Dover, Delaware\n**July 10–12, 2025**\n\n\
         ### The 1831 flood\nHalifax, Nova Scotia\n~~August 4–6, 2025~~ **August 6–8, 2025** (new dates, to end on the feast)\n\n\
         ### Weir/Work 2025\nGrange Hall, Baltimore\n**Sept. 21–23, 2025**\n",
        "2025-06-02",
        &[
            "2025-07-10 | Salt and silence | - | Weir Museum, Dover, Delaware",
            "2025-08-06 | The 1831 flood | - | Halifax, Nova Scotia",
            "2025-09-21 | Weir/Work 2025 | - | Grange Hall, Baltimore",
        ],
    );
}

#[test]
fn what_was_announced_for_one_day_and_will_be_given_on_another_is_on_that() {
    case(
        "PIER NEWS\n\nCHANGES\n\n\
         * The \"Old Splices\" evening had been set for January 22 at 4. It will be given on January 29 at 3 p.m., Lamp House.\n\
         * Rope supper, scheduled for February 3 at 6 p.m., will take place on February 10 at 7 p.m. in the Mill.\n\
         * Harbor walk, Saturday, January 13, 10 a.m., West Stairs\n\
         * Glee evening, Friday, January 19, 8 p.m., Tar House\n",
        "2024-01-10",
        &[
            "2024-01-13 10:00 | Harbor walk | - | -",
            "2024-01-19 20:00 | Glee evening | - | Tar House",
            "2024-01-22 16:00 | The \"Old Splices\" evening | - | Lamp House",
            "2024-01-29 15:00 | The \"Old Splices\" evening | - | Lamp House",
            "2024-02-03 18:00 | Rope supper | - | -",
            "2024-02-10 19:00 | Rope supper | - | -",
        ],
    );
}

#[test]
fn weekdays_that_go_back_and_forth_are_all_of_the_coming_week() {
    case(
        "Quay Notes\n\nTue 8pm: Lamp show, Room 2\nThu 8pm: Rope songs, Room 2\nWed 7pm: Tides, Room 4\n\
         Sat 8pm: Eel choir, Room 2\nFri 7pm: Salt, Room 4\n",
        "2024-10-28",
        &[
            "2024-10-29 20:00 | Lamp show | - | Room 2",
            "2024-10-30 19:00 | Tides | - | Room 4",
            "2024-10-31 20:00 | Rope songs | - | Room 2",
            "2024-11-01 19:00 | Salt | - | Room 4",
            "2024-11-02 20:00 | Eel choir | - | Room 2",
        ],
    );
}

#[test]
fn weekdays_that_turn_once_behind_a_week_are_of_the_next() {
    case(
        "Quay Notes\n\nTue 8pm: Lamp show, Room 2\nWed 8pm: Rope songs, Room 2\nThu 7pm: Tides, Room 4\n\
         Tue 8pm: Eel choir, Room 2\nFri 7pm: Salt, Room 4\n",
        "2024-10-28",
        &[
            "2024-10-29 20:00 | Lamp show | - | Room 2",
            "2024-10-30 20:00 | Rope songs | - | Room 2",
            "2024-10-31 19:00 | Tides | - | Room 4",
            "2024-11-05 20:00 | Eel choir | - | Room 2",
            "2024-11-08 19:00 | Salt | - | Room 4",
        ],
    );
}

#[test]
fn a_tile_with_its_day_over_its_month_dates_each_row() {
    case(
        "<html><body><p>Quay House, October 15, 2024</p><table>\
         <tr><td><span>16</span><br>OCT</td><td>&nbsp;</td><td><b>Ropes and Rules</b><br>7:00 PM &middot; Mill Hall</td></tr>\
         <tr><td><span>17</span><br>OCT</td><td>&nbsp;</td><td><b>Lamp morning</b><br>10:00 AM &middot; Quay House</td></tr>\
         <tr><td><span>7</span><br>NOV</td><td>&nbsp;</td><td><b>Eel supper</b><br>6:30 PM &middot; Quay House</td></tr>\
         </table></body></html>",
        "2024-10-15",
        &[
            "2024-10-16 19:00 | Ropes and Rules | - | Mill Hall",
            "2024-10-17 10:00 | Lamp morning | - | Quay House",
            "2024-11-07 18:30 | Eel supper | - | Quay House",
        ],
    );
}
