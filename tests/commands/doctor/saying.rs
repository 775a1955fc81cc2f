//! What records say of each other, of people and of the process.

use std::fs;

use super::{ASK, CALL, DEAL, FOLDER, OTHER, SESSION, STEP, case, examined, put, sound, told};

#[test]
fn an_id_of_nothing_is_told_where_it_stands() {
    const TEAM: &str = "write the id of somebody there (ana and goran), or add them with sideline team add NAME --role rep";
    const PEOPLE: &str = "write one of these ids: dana-fox, tom-ode";
    const FILE: &str = "bring the file back if it was lost; else nothing is to be done";
    #[track_caller]
    fn edited(file: &str, from: &str, to: &str, told: &str, help: &str) {
        let expected = [format!("{file}:{told}"), format!("  help: {help}")];
        case(|user| user.edit(file, from, to), &[&expected[0], &expected[1]]);
    }
    let meant = |key: &str, id: &str, name: &str| format!("Write {key} = \"{id}\", {name}'s id");
    let nobody =
        |at: &str, id: &str| format!("{at}: warning: nobody in the team has the id \"{id}\"");
    let no_buyer = |at: &str, id: &str| {
        format!("{at}: warning: nobody on the buyer's side has the id \"{id}\"")
    };
    edited(DEAL, "owner = \"ana\"", "owner = \"zoe\"", &nobody("5:9", "zoe"), TEAM);
    edited(
        DEAL,
        "process = \"b2b-buyer-aligned\"",
        "process = \"ours\"",
        "7:11: error: there is no process \"ours\" that can be used",
        "bring its file back, or write the id of another one: sideline process list shows them",
    );
    edited(
        DEAL,
        "\nstage = \"align\"",
        "\nstage = \"algin\"",
        "9:9: error: the process b2b-buyer-aligned has no stage \"algin\"",
        "write one of these ids: align, prove, commit, explore, diagnose, contract",
    );
    edited(
        DEAL,
        "process_version = 1",
        "process_version = 2",
        "8:19: warning: worked with version 2 of b2b-buyer-aligned, and here is version 1",
        "get the newer file of that process from your team",
    );
    edited(
        DEAL,
        "[exit.align.two-more-people]",
        "[exit.align.two-more]",
        "73:13: warning: the process b2b-buyer-aligned asks for no \"align.two-more\"",
        "sideline process show b2b-buyer-aligned lists what it asks for",
    );
    edited(
        DEAL,
        "reports_to = \"dana-fox\"",
        "reports_to = \"dana\"",
        &no_buyer("48:14", "dana"),
        &meant("reports_to", "dana-fox", "Dana Fox"),
    );
    edited(DEAL, "who = \"dana-fox\"", "who = \"diana\"", &no_buyer("62:7", "diana"), PEOPLE);
    edited(
        DEAL,
        "k3v9x2m4 = 2026-11-24",
        "k3v9x2m4 = 2026-11-24\nq5w8e2rt = 2026-12-08",
        "84:1: warning: there is no file of the session \"q5w8e2rt\"",
        FILE,
    );
    edited(STEP, "owner = \"ana\"", "owner = \"zoe\"", &nobody("4:9", "zoe"), TEAM);
    edited(
        STEP,
        "person = \"tom-ode\"",
        "person = \"tom\"",
        &no_buyer("10:10", "tom"),
        &meant("person", "tom-ode", "Tom Ode"),
    );
    edited(
        STEP,
        "call = \"m4x8c2vj\"",
        "call = \"m4x8c2vk\"",
        "11:8: warning: there is no file of the call \"m4x8c2vk\"",
        FILE,
    );
    edited(
        STEP,
        "session = \"k3v9x2m4\"",
        "session = \"k3v9x2m5\"",
        "16:11: warning: there is no file of the session \"k3v9x2m5\"",
        FILE,
    );
    let gora = [format!("{SESSION}:{}", nobody("7:11", "gora")), format!("  help: {TEAM}")];
    let gora: Vec<&str> = gora.iter().map(String::as_str).collect();
    case(|user| user.edit(SESSION, "manager = \"goran\"", "manager = \"gora\""), &gora);
    edited(
        "sideline.toml",
        "manager = \"goran\"",
        "manager = \"mia\"",
        &nobody("16:11", "mia"),
        TEAM,
    );
}

#[test]
fn a_step_that_a_session_looked_back_on_and_that_has_gone_is_told() {
    case(
        |user| fs::remove_file(user.workspace().join(OTHER)).unwrap(),
        &[
            &format!("{SESSION}:61:21: warning: there is no file of the step \"d3f8n2ws\""),
            "  help: bring the file back if it was lost; else nothing is to be done",
        ],
    );
}

#[test]
fn one_id_in_two_deals_is_told() {
    let user = sound();
    user.run(["deal", "add", "Line", "--account", "Beta", "--owner", "ana"]).printed();
    let step = "format = 1\nid = \"h7k2p9qd\"\ntext = \"Call\"\nowner = \"ana\"\nside = \"ours\"\n\
        status = \"open\"\ncreated = 2026-12-01\nby = \"ana\"\n";
    put(&user, "deals/beta-line/actions/h7k2p9qd.toml", step);
    told(
        &user,
        &[
            &format!("deals/beta-line/actions/h7k2p9qd.toml:2:6: error: {STEP} has the same id"),
            "  help: if one is a copy, move it away; else give it another id and name",
        ],
    );
}

#[test]
fn a_session_that_is_over_and_does_not_say_enough_is_told() {
    #[track_caller]
    fn edited(from: &str, to: &str, told: &str, help: &str) {
        let expected = [format!("{SESSION}:4:9: warning: {told}"), format!("  help: {help}")];
        case(|user| user.edit(SESSION, from, to), &[&expected[0], &expected[1]]);
    }
    edited(
        "ended = 2026-11-24T14:31:40+01:00\n",
        "",
        "agreed, and nothing says when: ended is missing",
        "write ended = and the moment, as in started",
    );
    edited(
        "\nminutes = 31",
        "\n#",
        "agreed, and counts as no coaching time: minutes is missing",
        "write minutes = and how long you talked",
    );
    edited(
        "state = \"agreed\"",
        "state = \"ended\"",
        "ended without an agreement, and nothing says why: ended_why is missing",
        "write ended_why = and the reason, in quotes",
    );
}

#[test]
fn what_does_not_go_with_a_status_is_told_where_it_stands() {
    #[track_caller]
    fn edited(file: &str, from: &str, to: &str, told: &str, help: &str) {
        let expected = [format!("{file}:{told}"), format!("  help: {help}")];
        case(|user| user.edit(file, from, to), &[&expected[0], &expected[1]]);
    }
    let take = |key: &str| format!("take {key} out, or put the status right");
    let day = |key: &str| format!("write {key} = and the day, as in 2026-12-02");
    let open = "status = \"open\"";
    edited(
        DEAL,
        open,
        "status = \"won\"",
        "6:10: warning: won, and decided is missing",
        &day("decided"),
    );
    edited(
        STEP,
        open,
        "status = \"done\"",
        "6:10: warning: done, and closed is missing",
        &day("closed"),
    );
    edited(
        STEP,
        "created = ",
        "closed = 2026-12-01\ncreated = ",
        "12:1: warning: open, and closed does not go with that",
        &take("closed"),
    );
    edited(
        STEP,
        "created = ",
        "result = \"sent\"\ncreated = ",
        "12:10: warning: open, and result does not go with that",
        &take("result"),
    );
    edited(
        CALL,
        "date = 2026-12-03\nstatus = \"planned\"",
        "date = 2026-12-08\nstatus = \"held\"",
        "3:1: warning: held, and its day is still ahead",
        "write status = \"planned\", or date = and the day on which it was held",
    );
    let accepted = "6:10: warning: accepted, and replied is missing";
    edited(ASK, "\nreplied = 2026-11-24", "", accepted, &day("replied"));
}

#[test]
fn a_deal_that_is_open_twice_under_one_name_is_told() {
    let user = sound();
    let add = ["deal", "add", "plant Rollout", "--account", "ACME robotics", "--owner", "ana"];
    user.run([&add[..], &["--another"]].concat()).printed();
    let said = examined(&user).out;
    assert!(
        said.contains("acme-robotics-plant-rollout is called ACME robotics · plant Rollout too"),
        "{said}"
    );
}

#[test]
fn files_of_other_programs_are_left_in_peace() {
    let user = sound();
    for name in
        ["Thumbs.db", "desktop.ini", ".DS_Store", "~$notes.docx", "deal.toml.bak", "deal.toml~"]
    {
        put(&user, &format!("{FOLDER}/{name}"), "x");
        put(&user, &format!("{FOLDER}/actions/{name}"), "x");
    }
    told(&user, &[]);
}

#[test]
fn a_slip_and_what_follows_from_it_are_one_problem() {
    case(
        |user| user.edit("sideline.toml", "role = \"rep\"", "rol = \"rep\""),
        &[
            "sideline.toml:13:1: error: role is missing",
            "  help: rol stands there and does nothing: did you mean role?",
        ],
    );
    case(
        |user| user.edit("sideline.toml", "[person.ana]", "[persons.ana]"),
        &["sideline.toml:13:2: warning: persons does nothing here", "  help: did you mean person?"],
    );
    let last = |user: &crate::support::binary::User| {
        let text = user.text(DEAL).replace("\nstage = \"align\"\n", "\n");
        put(user, DEAL, text + "stage = \"commit\"\n");
    };
    let told = "83:9: error: stage is \"commit\", not a date, as in 2026-12-02 without quotes";
    case(last, &[&format!("{DEAL}:{told}"), "  help: stage belongs above the first [table]"]);
}

#[test]
fn one_cause_is_told_once_with_all_its_places() {
    let user = sound();
    user.edit(STEP, "owner = \"ana\"", "owner = \"zoe\"");
    user.edit(DEAL, "owner = \"ana\"", "owner = \"zoe\"");
    let said = examined(&user).out;
    assert_eq!(said.matches("nobody in the team has the id").count(), 1, "{said}");
    assert!(said.contains(&format!("\n  {DEAL}:5:9\n")), "{said}");
}
