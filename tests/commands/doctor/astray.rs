//! Ids of nothing: of the deal's stage and process, and of people under another id.

use super::{ASK, DEAL, STEP, examined, sound};

#[test]
fn a_stage_that_is_not_there_is_told_wherever_the_deal_is_shown() {
    let user = sound();
    user.edit(DEAL, "stage = \"align\"", "stage = \"contrat\"");
    let said = "the process b2b-buyer-aligned has no stage \"contrat\"";
    let ran = examined(&user);
    assert!(ran.out.contains(said), "{ran}");
    assert!(ran.out.contains("write one of these ids: contract, "), "{ran}");
    let shown = user.run(["deal", "show", "acme"]).printed();
    assert!(shown.starts_with(&format!("? {said}\n")), "{shown}");
    let today = user.run(["today"]).printed();
    assert!(today.contains("no such stage"), "{today}");
}

#[test]
fn a_process_that_is_not_there_is_told_wherever_the_deal_is_shown() {
    let user = sound();
    user.edit(DEAL, "process = \"b2b-buyer-aligned\"", "process = \"b2b-buyer-alignd\"");
    let shown = user.run(["deal", "show", "acme"]).printed();
    let said = "? there is no process \"b2b-buyer-alignd\" that can be used\n";
    assert!(shown.starts_with(said), "{shown}");
    let today = user.run(["today"]).printed();
    assert!(today.contains("no such process"), "{today}");
}

#[test]
fn somebody_under_another_id_is_told_once() {
    let user = sound();
    user.edit(DEAL, "[person.dana-fox]", "[person.dana-foks]");
    let ran = examined(&user);
    let told = ran.out.matches("nobody on the buyer's side has the id \"dana-fox\"").count();
    assert_eq!(told, 1, "{ran}");
    assert!(ran.out.contains("help: Write \"dana-foks\", Dana Fox's id"), "{ran}");
}

#[test]
fn a_call_of_which_the_day_cannot_be_read_stays_on_today() {
    let user = sound();
    user.edit(super::CALL, "date = 2026-12-03", "date = 2026-12-07T15:00:00");
    let ran = examined(&user);
    assert!(ran.out.contains("Write date = 2026-12-07, and the time at a key of its own"), "{ran}");
    let today = user.run(["today"]);
    let (soon, _) = today.out.split_once("\n\n").unwrap();
    assert!(soon.starts_with("Today and tomorrow") && soon.contains("Dana Fox"), "{today}");
    let shown = user.run(["call", "show", "m4x8"]);
    assert!(
        shown.out.starts_with("? m4x8c2vj.toml line 3: date is 2026-12-07T15:00:00"),
        "{shown}"
    );
}

#[test]
fn what_is_owed_by_a_day_that_cannot_be_read_stands_among_what_is_late() {
    #[track_caller]
    fn case(file: &str, from: &str, to: &str, row: &str) {
        let user = sound();
        user.edit(file, from, to);
        let today = user.run(["today"]);
        let late = today.out.split("\n\n").find(|group| group.starts_with("Late")).unwrap();
        let line = late.lines().find(|line| line.contains(row)).unwrap();
        assert!(line.contains("  ?  "), "{today}");
    }
    let due = "\ndue = 2026-12-02";
    case(STEP, due, "\ndue = \"fri\"", "Send Tom Ode the cost baseline");
    case(ASK, "needed_by = 2026-11-27", "needed_by = \"fri\"", "for Ana: Call to Jan Berg");
}
