//! `brief`: the week of newsletters, of a timeline, of the folder of `sync`.

use crate::support::{LETTER, Run};

fn start() -> Run {
    Run::new("brief letter.eml --week 2031-W19").file("letter.eml", LETTER)
}

#[test]
fn a_week_is_an_agenda_wherever_it_goes() {
    let outcome = start().run().code(0).silent();
    assert!(
        outcome.stdout.contains("May 5 to May 11, 2031"),
        "{outcome:?}"
    );
    assert!(outcome.stdout.contains("The price of salt"));
    assert!(!outcome.stdout.contains("Ports after"));
}

#[test]
fn newsletters_speak_of_their_own_week_and_a_pinned_now_of_its() {
    let run = start();
    let own = run.again("brief letter.eml").code(0).silent();
    assert_eq!(own.stdout, run.run().stdout);
    let pinned = run
        .again("brief letter.eml --now 2031-05-13")
        .code(0)
        .silent();
    assert!(pinned.stdout.contains("Ports after") && !pinned.stdout.contains("salt"));
}

#[test]
fn a_timeline_and_the_folder_of_sync_give_the_same_week() {
    let run = start();
    run.again("sync letter.eml --to out").code(0);
    run.again("letter.eml --json timeline.json -o agenda.txt")
        .code(0);
    let week = run.run().stdout;
    for input in ["out", "timeline.json"] {
        let brief = run
            .again(&format!("brief {input} --week 2031-W19"))
            .code(0)
            .silent();
        assert_eq!(brief.stdout, week, "{input}");
    }
}

#[test]
fn days_can_be_asked_for_in_other_ways_and_bad_ones_are_2() {
    let run = start();
    let next = run
        .again("brief letter.eml --next 10d --now 2031-05-05")
        .code(0);
    assert!(next.stdout.contains("salt") && next.stdout.contains("Ports after"));
    let days = run
        .again("brief letter.eml --from 2031-05-14 --until 2031-05-14")
        .code(0);
    assert!(days.stdout.contains("Ports after") && !days.stdout.contains("salt"));
    for bad in [
        "--week 2031-W60",
        "--next soon",
        "--from 2031-05-09 --until 2031-05-01",
        "--week 2031-W19 --next 7d",
    ] {
        run.again(&format!("brief letter.eml {bad}")).code(2);
    }
}

#[test]
fn notes_are_a_file_an_event() {
    let run = start();
    run.again("brief letter.eml --week 2031-W19 --notes notes")
        .code(0)
        .silent();
    assert_eq!(run.names("notes").len(), 2);
}

#[test]
fn what_is_new_since_the_last_briefing_is_marked() {
    let run = start();
    let week = "brief letter.eml --week 2031-W19";
    run.again(&format!("{week} -f json -o last.json")).code(0);
    let same = run.again(&format!("{week} --since last.json")).code(0);
    assert!(!same.stdout.contains("New or changed"), "{}", same.stdout);
    run.again("brief letter.eml --week 2031-W30 -f json -o other.json")
        .code(0);
    let news = run.again(&format!("{week} --since other.json")).code(0);
    assert!(news.stdout.contains("New or changed: "), "{}", news.stdout);
    run.again(&format!("{week} --since letter.eml")).code(2);
}
