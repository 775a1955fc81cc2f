//! `sideline call` through the real program.

use insta::assert_snapshot;

use crate::support::binary::{Ran, User};

const CALLS: &str = "deals/acme-robotics-plant-rollout/calls";
const CALL: &str = "deals/acme-robotics-plant-rollout/calls/m4x8c2vj.toml";

fn call(user: &User, line: &str) -> Ran {
    user.types(&format!("sideline call {line}"))
}

#[test]
fn a_call_is_planned_with_all_that_was_said() {
    let user = User::with_examples();
    let ran = call(
        &user,
        "add --deal acme --date 'next fri' --with 'dana, tom' --with dana --objective \
         'Dana sends us the plan with her own date' --act-by 'in 2 weeks' \
         --fallback 'She names who owns it' --evidence 'Her mail' --role technical-expert",
    );
    assert_eq!(ran.err, "next fri: Fri 11 Dec (2026-12-11)\nin 2 weeks: Thu 17 Dec (2026-12-17)\n");
    let id = ran.out.split(' ').nth(1).unwrap();
    assert_eq!(
        ran.out,
        format!(
            "Added {id} to Acme Robotics · Plant rollout: Dana sends us the plan with her own \
             date (Dana Fox and Tom Ode, Fri 11 Dec).\n"
        )
    );
    assert_eq!(
        user.text(&format!("{CALLS}/{id}.toml")),
        format!(
            "format = 1\nid = \"{id}\"\ndate = 2026-12-11\nstatus = \"planned\"\n\
             with = [\"dana-fox\", \"tom-ode\"]\n\
             objective = \"Dana sends us the plan with her own date\"\nact_by = 2026-12-17\n\
             fallback = \"She names who owns it\"\nevidence_wanted = \"Her mail\"\n\
             role_planned = \"technical-expert\"\nasks_planned = \"rep\"\n"
        )
    );
    let shown = call(&user, "list").printed();
    assert!(shown.contains("joint: as an expert  Acme Robotics"), "{shown}");
}

#[test]
fn a_call_has_a_time_minutes_and_a_place() {
    let user = User::with_examples();
    let add = "add --deal acme --with dana --objective 'Dana signs the plan' --act-by 2026-12-12";
    let ran = call(&user, &format!("{add} --date 'fri 11 dec 3pm' --minutes 45 --where 'Plant 2'"));
    assert_eq!(ran.err, "fri 11 dec 3pm: Fri 11 Dec at 15:00 (2026-12-11)\n");
    assert!(ran.out.ends_with("(Dana Fox, Fri 11 Dec at 15:00, 45 minutes, Plant 2).\n"), "{ran}");
    let id = ran.out.split(' ').nth(1).unwrap();
    let file = user.text(&format!("{CALLS}/{id}.toml"));
    let said = "date = 2026-12-11\ntime = 15:00:00\nplanned_minutes = 45\nwhere = \"Plant 2\"\n";
    assert!(file.contains(said), "{file}");
    let shown = call(&user, &format!("show {id}")).printed();
    for line in ["Fri 11 Dec at 15:00", "45 minutes", "Plant 2"] {
        assert!(shown.contains(line), "{line}: {shown}");
    }
    let json = call(&user, &format!("show {id} --json")).printed();
    let starts = "\"starts\": \"2026-12-11T14:00:00Z\",\n    \"planned_minutes\": 45";
    assert!(json.contains(starts), "{json}");
    let at = call(&user, &format!("{add} --date 2026-12-11 --at 9:30"));
    assert!(at.out.ends_with("(Dana Fox, Fri 11 Dec at 9:30).\n"), "{at}");
    for (wrong, said) in [
        ("--at 25:00", "\"25:00\" is not a time. Write 9:30, 15:00 or 3pm"),
        ("--at 9", "\"9\" is not a time"),
        ("--minutes 0", "\"0\" is not a length of a call. Write minutes, 5 to 480"),
        ("--minutes 600", "5 to 480"),
    ] {
        let ran = call(&user, &format!("{add} --date fri {wrong}"));
        assert!(ran.code == 2 && ran.err.contains(said), "{wrong}: {ran}");
    }
    let both = call(&user, &format!("{add} --date 'fri 3pm' --at 16:00"));
    assert!(both.err.contains("--date says 15:00 and --at 16:00: which is it?"), "{both}");
}

#[test]
fn an_objective_that_is_only_ours_is_asked_about() {
    let user = User::with_examples();
    let add = "add --deal acme --date 2026-12-11 --with dana --act-by 2026-12-11 --objective";
    let ran = call(&user, &format!("{add} 'Show the new dashboard'"));
    assert_eq!(ran.code, 0, "{ran}");
    assert!(ran.err.starts_with("A coach would ask: ") && ran.err.contains("Dana"), "{ran}");
    call(&user, &format!("{add} 'Dana sends us the plan'")).printed();
}

#[test]
fn a_day_of_the_act_that_is_said_twice_is_one_day() {
    let user = User::with_examples();
    let add = "add --deal acme --date 2026-12-09 --with dana --objective";
    for objective in ["'Dana agrees by Fri 11 Dec to sign the plan'", "'Dana signs by 11 dec'"] {
        let ran = call(&user, &format!("{add} {objective} --act-by '10 dec'"));
        let both = "the objective says Fri 11 Dec, and --act-by Thu 10 Dec: which day is it?";
        assert!(ran.code == 2 && ran.err.contains(both), "{ran}");
        let ran = call(&user, &format!("{add} {objective}"));
        let id = ran.out.split(' ').nth(1).unwrap();
        let file = user.text(&format!("{CALLS}/{id}.toml"));
        assert!(file.contains("act_by = 2026-12-11"), "{file}");
    }
}

#[test]
fn a_call_that_cannot_be_planned_changes_nothing() {
    let user = User::with_examples();
    let whole = "--deal acme --date fri --with dana --objective 'Dana signs'";
    for (code, line, expected) in [
        (2, "--deal acme --date fri --with dana", "--objective <TEXT> is missing"),
        (2, "--deal acme --date fri --objective x", "--with <PERSON> is missing"),
        (2, "--deal acme --with dana --objective x", "--date <DATE> is missing"),
        (2, "--deal acme --date someday --with dana --objective x", "\"someday\" is not a day"),
        (1, "--deal acme --date fri --with lena --objective x", "is called \"lena\""),
        (1, "--deal acme --date fri --with ' ' --objective x", "a call needs somebody"),
        (1, "--deal acme --date fri --with dana --objective ' '", "a call needs an objective"),
        (1, "--deal beta --date fri --with dana --objective x", "there is no deal \"beta\""),
        (2, &format!("{whole} --role boss"), "\"boss\" is not a role on a call: absent, "),
        (1, &format!("{whole} --act-by today"), "they cannot act before the call"),
        (
            1,
            &format!("{whole} --role crutch"),
            "a manager who steps in goes through the gate first, and that is in the session\n\
             hint: sideline session acme-robotics-plant-rollout, at Next call\n",
        ),
    ] {
        let ran = call(&user, &format!("add {line}"));
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{line}: {ran}");
        assert!(ran.err.contains(expected), "{line}: {ran}");
    }
    assert_eq!(std::fs::read_dir(user.workspace().join(CALLS)).unwrap().count(), 1);
}

#[test]
fn what_came_of_a_call_is_told_once() {
    #[track_caller]
    fn case(line: &str, said: &str, kept: &str) {
        let user = User::with_examples();
        let before = user.text(CALL);
        let ran = call(&user, &format!("outcome m4x8 {line}"));
        assert_eq!(ran.code, 0, "{line}: {ran}");
        let purpose = "Dana edits the draft plan with us and puts her own go-live date in it \
            (Acme Robotics · Plant rollout)";
        assert_eq!(ran.out, format!("Kept: {purpose}: {said}.\n"));
        let text = user.text(CALL);
        let status = if line.starts_with("--not-held") { "cancelled" } else { "held" };
        let expected = before.replace("\"planned\"", &format!("{status:?}")) + kept;
        assert_eq!(text, expected, "{line}");
        let again = call(&user, "outcome m4x8 --nothing").refused(1);
        let known = "sideline: what came of this call is known already: ";
        let came = if status == "held" { said.split(',').next().unwrap() } else { "not held" };
        assert!(again.starts_with(&format!("{known}{came}")), "{again}");
        assert_eq!(user.text(CALL), text);
    }
    case("--ordered", "ordered", "outcome = \"order\"\n");
    case("--refused --minutes 20", "they said no", "minutes = 20\noutcome = \"no-sale\"\n");
    case(
        "--act 'Dana sends her date' --by 'next fri' --role absent",
        "moved forward, Dana sends her date by Fri 11 Dec",
        "role = \"absent\"\nasks = \"rep\"\nbuyer_act = \"Dana sends her date\"\n\
         buyer_act_by = 2026-12-11\noutcome = \"advance\"\n",
    );
    case(
        "--nothing --role technical-expert --asks rep",
        "good talk, nothing agreed",
        "role = \"technical-expert\"\nasks = \"rep\"\noutcome = \"continuation\"\n",
    );
    case("--not-held --moved-by buyer", "called off by them", "moved_by = \"buyer\"\n");
}

#[test]
fn a_call_that_is_planned_for_later_was_held_on_a_day_that_is_said() {
    let user = User::with_examples();
    user.edit(CALL, "date = 2026-12-03", "date = 2026-12-08");
    let before = user.text(CALL);
    let said = call(&user, "outcome m4x8 --nothing").refused(1);
    let asked = "it is planned for Tue 8 Dec: on which day was it held?\nhint: --on DATE\n";
    assert_eq!(said, format!("sideline: {asked}"));
    let said = call(&user, "outcome m4x8 --nothing --on 'fri 4 dec'").refused(2);
    assert!(said.contains("fri 4 dec"), "{said}");
    assert_eq!(user.text(CALL), before);
    let ran = call(&user, "outcome m4x8 --nothing --on yesterday");
    assert_eq!((ran.code, ran.err.as_str()), (0, "yesterday: Wed 2 Dec (2026-12-02)\n"));
    let text = user.text(CALL);
    let moved = "[history.2026-12-03.date]\nfrom = 2026-12-08\nto = 2026-12-02\nby = \"ana\"\n";
    assert!(text.contains("\ndate = 2026-12-02\nstatus = \"held\"\n"), "{text}");
    assert!(text.contains(moved), "{text}");
}

#[test]
fn a_manager_who_stepped_in_all_the_same_is_kept_and_asked_about() {
    let user = User::with_examples();
    let ran = call(&user, "outcome m4x8 --ordered --role crutch --asks manager");
    let asked =
        "No session had planned that the manager steps in: talk about it at the next one.\n";
    assert_eq!((ran.code, ran.err.as_str()), (0, asked));
    assert!(user.text(CALL).contains("role = \"crutch\"\nasks = \"manager\"\n"));
    let shown = call(&user, "show m4x8").printed();
    assert!(
        shown.contains("\nManager       to help Ana out of a corner; planned: not there\n"),
        "{shown}"
    );
}

#[test]
fn an_outcome_that_makes_no_sense_changes_nothing() {
    let user = User::with_examples();
    let before = user.text(CALL);
    for (code, line, expected) in [
        (2, "m4x8", "--ordered or --act <TEXT> or --nothing or --refused or --not-held is missing"),
        (2, "m4x8 --ordered --refused", "--ordered and --refused do not go together"),
        (2, "m4x8 --act 'Dana signs'", "--by <DATE> is missing"),
        (2, "m4x8 --ordered --by fri", "--by is the day of their act, and none was said"),
        (2, "m4x8 --act 'Dana signs' --by someday", "\"someday\" is not a day"),
        (1, "m4x8 --act ' ' --by fri", "it was not said what they agreed to do"),
        (2, "m4x8 --ordered --role boss", "\"boss\" is not a role on a call"),
        (2, "m4x8 --ordered --asks tom", "\"tom\" is not somebody who asks for the commitment"),
        (2, "m4x8 --ordered --minutes long", "--minutes"),
        (2, "m4x8 --ordered --moved-by ours", "--moved-by is for a call that did not happen"),
        (2, "m4x8 --not-held", "who called it off\nhint: --not-held --moved-by ours or buyer"),
        (2, "m4x8 --not-held --moved-by tom", "\"tom\" is not a side"),
        (2, "m4x8 --not-held --role absent", "--not-held and --role"),
        (1, "m4x8 --ordered --role absent --asks manager", "who was not there asked for nothing"),
        (1, "zzzz --ordered", "there is no call \"zzzz\"\nhint: sideline call list shows all"),
    ] {
        let ran = call(&user, &format!("outcome {line}"));
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{line}: {ran}");
        assert!(ran.err.contains(expected), "{line}: {ran}");
    }
    assert_eq!(user.text(CALL), before);
}

#[test]
fn calls_to_come_are_listed_first_and_then_the_latest() {
    let user = User::with_examples();
    let whole = "--deal acme --with dana --objective 'Dana signs'";
    for day in ["2026-12-11", "2026-12-04", "2026-11-20", "2026-11-10"] {
        let then = "SIDELINE_NOW=2026-11-09T09:00:00+01:00 sideline call";
        assert_eq!(user.types(&format!("{then} add {whole} --date {day}")).code, 0);
    }
    for outcome in ["--nothing", "--not-held --moved-by ours"] {
        let list = call(&user, "list").printed();
        // The oldest that nobody has told of.
        let id = list.split("  ").next().unwrap().to_owned();
        call(&user, &format!("outcome {id} {outcome}")).printed();
    }
    let list = call(&user, "list").printed();
    let told: Vec<String> = list
        .lines()
        .map(|line| line.split("  ").filter(|cell| !cell.is_empty()).skip(1).take(2))
        .map(|cells| cells.map(str::trim).collect::<Vec<_>>().join(": "))
        .collect();
    assert_eq!(
        told,
        [
            "Thu 3 Dec: planned",
            "Fri 4 Dec: planned",
            "Fri 11 Dec: planned",
            "Fri 20 Nov: called off by us",
            "Tue 10 Nov: good talk, nothing agreed"
        ]
    );
    call(&user, "list --deal nobody").refused(1);
    assert_eq!(call(&user, "list --deal acme").printed(), list);
}

#[test]
fn calls_are_shown_in_words() {
    let user = User::with_everything();
    call(&user, "outcome m4x8 --act 'Dana sends her date' --by 2026-12-11 --minutes 40").printed();
    assert_snapshot!(user.seen(&[
        "sideline call list",
        "sideline call show m4x8",
        "sideline call show p6r8",
    ]));
}

#[test]
fn a_call_that_was_never_planned_says_why() {
    let user = User::with_examples();
    let text = "format = 1\nid = \"a3f8n2ws\"\nstatus = \"none\"\nwith = []\n\
        why = \"They are away\"\nsession = \"k3v9x2m4\"\n";
    user.put(&format!("{CALLS}/a3f8n2ws.toml"), text);
    let shown = call(&user, "show a3f8").printed();
    assert!(shown.contains("\nStatus        no call\nNo call       They are away\n"), "{shown}");
    let said = call(&user, "outcome a3f8 --ordered").refused(1);
    assert_eq!(said, "sideline: no call was planned here: They are away\n");
}

#[test]
fn the_page_before_a_call_is_printed_as_text_and_as_markdown() {
    let user = User::with_everything();
    assert_snapshot!(
        user.seen(&["sideline call brief m4x8", "sideline deal brief acme --format md",])
    );
    user.types("sideline deal brief nobody").refused(1);
    call(&user, "brief zzzz").refused(1);
}

#[test]
fn the_next_call_is_one_that_is_not_over() {
    let user = User::with_examples();
    let planned = "deals/acme-robotics-plant-rollout/calls/m4x8c2vj.toml";
    user.edit(planned, "date = 2026-12-03", "date = 2026-12-10");
    let words = |at: &str, what: &str| {
        let call = format!("--date today --at {at} --minutes 5 --with dana --objective '{what}'");
        format!("sideline call add --deal acme {call}")
    };
    assert_eq!(user.types(&words("00:10", "Dana names the day")).code, 0);
    assert_eq!(user.types(&words("23:50", "Dana signs the plan")).code, 0);
    let brief = user.types("sideline deal brief acme").printed();
    assert!(brief.contains("Dana signs the plan") && brief.contains("23:50"), "{brief}");
    assert!(!brief.contains("Dana names the day"), "{brief}");
}
