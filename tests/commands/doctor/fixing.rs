//! `sideline doctor --fix`: no byte is lost, and a second time does nothing.

use std::collections::BTreeMap;
use std::fs::{self, File, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::{Duration, SystemTime};

use super::{DEAL, FOLDER, SESSION, STEP, dated, examined, only_for_me, put, sound, told};
use crate::support::binary::User;

/// The whole text of every file below a folder, by name.
fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(contents(&path));
        } else {
            found.insert(path.display().to_string(), fs::read(&path).unwrap());
        }
    }
    found
}

/// Mends; what is said of it is `lines`. Whatever a file held before is held by
/// some file afterwards, and mending again does nothing.
#[track_caller]
fn mended(user: &User, lines: &[&str]) {
    let before = contents(user.home());
    let ran = user.run(["doctor", "--fix"]);
    assert_eq!(ran.out.lines().collect::<Vec<_>>(), lines, "{ran}");
    let after = contents(user.home());
    for (name, bytes) in &before {
        assert!(after.values().any(|kept| kept == bytes), "{name} is lost");
    }
    let again = user.run(["doctor", "--fix"]);
    assert_eq!((again.code, again.out.as_str()), (0, ""), "{again}");
    assert_eq!(contents(user.home()), after);
}

/// Makes a file as old as one hour at the moment of the test.
fn an_hour_ago(path: &Path) {
    let now: jiff::Timestamp = crate::support::binary::NOW.parse().unwrap();
    let then = SystemTime::try_from(now).unwrap() - Duration::from_secs(3600);
    File::options().write(true).open(path).unwrap().set_modified(then).unwrap();
}

#[test]
fn an_agreed_session_is_brought_to_its_end() {
    let user = sound();
    user.edit(DEAL, "\n[folded]\nk3v9x2m4 = 2026-11-24\n", "");
    user.edit(DEAL, "\n[exit.align.decision-steps]\nstatus = \"yes\"\non = 2026-11-24\nby = \"ana\"\nprocess_version = 1\nsession = \"k3v9x2m4\"\n", "");
    fs::remove_file(user.workspace().join(STEP)).unwrap();
    told(
        &user,
        &[
            &format!("{SESSION}: error: agreed, and what came of it is not in the deal yet"),
            "  help: sideline doctor --fix mends it",
        ],
    );
    mended(
        &user,
        &["What came of session k3v9x2m4 is in the deal acme-robotics-plant-rollout now."],
    );
    assert!(user.text(DEAL).contains("k3v9x2m4 = 2026-11-24"));
    assert!(user.text(DEAL).contains("[exit.align.decision-steps]\nstatus = \"yes\""));
    assert!(user.text(STEP).contains("due = 2026-11-30"));
}

#[test]
fn an_older_session_never_undoes_a_newer_one() {
    let user = User::with_everything();
    let step = user.text(STEP).replace("h7k2p9qd", "d3f8n2ws").replace("call = \"m4x8c2vj\"\n", "");
    put(&user, super::OTHER, step);
    dated(&user);
    user.edit(DEAL, "k3v9x2m4 = 2026-11-24", "q5w8e2rt = 2026-12-08");
    only_for_me(&user.workspace());
    let before = contents(user.home());
    let ran = user.run(["doctor", "--fix"]);
    assert_eq!(ran.code, 1, "{ran}");
    let later = "deals/acme-robotics-plant-rollout/sessions/2026-12-08-q5w8e2rt.toml";
    let none = "the scorecard of the process b2b-buyer-aligned has no";
    let help = "help: nobody and nothing of that kind is known yet: take the id out";
    assert_eq!(
        ran.out,
        format!(
            "deals/acme-robotics-plant-rollout/calls/p6r8t2vw.toml:5:21: warning: \
             nobody on the buyer's side has the id \"jan-berg\"\n  \
             help: write one of these ids: dana-fox, tom-ode\n\
             {SESSION}: error: agreed, and what came of it is not in the deal yet\n  \
             help: the later session q5w8e2rt is: see what still holds with sideline session show k3v9x2m4, \
             put it into deal.toml, and write k3v9x2m4 = 2026-11-24 under [folded] there\n\
             {later}:70:10: warning: {none} \"champion\"\n  {help}\n\
             {later}:81:10: warning: {none} \"pain\"\n  {help}\n"
        )
    );
    assert_eq!(contents(user.home()), before);
}

#[test]
fn a_step_that_has_gone_is_never_made_again() {
    const GONE: &str = "error: agreed in session k3v9x2m4, and this file has gone";
    const BACK: &str = "  help: bring it back from the other computer or a backup";
    let user = sound();
    let step = user.workspace().join(STEP);
    let text = user.text(STEP);
    fs::remove_file(&step).unwrap();
    told(&user, &[&format!("{STEP}: {GONE}"), BACK]);
    assert_eq!(user.run(["doctor", "--fix"]).code, 1);
    assert!(!step.exists());
    // Where it was changed here, it is told where it was last seen.
    put(&user, STEP, text);
    user.run(["action", "done", "h7k2"]).printed();
    fs::remove_file(&step).unwrap();
    let said = examined(&user).out;
    assert!(said.contains(&format!("{BACK}; last seen here on ")), "{said}");
    assert!(said.contains(&format!("history/{STEP}/")), "{said}");
}

#[test]
fn what_is_left_of_a_decision_goes_to_the_history() {
    let user = sound();
    user.edit(DEAL, "created = ", "decided = 2026-11-30\ncreated = ");
    mended(&user, &[&format!("{DEAL}: what was left of the decision is in its history now.")]);
    let text = user.text(DEAL);
    assert!(!text.contains("decided ="), "{text}");
    let history = "[history.2026-11-30.status]\nfrom = \"open\"\nto = \"won\"\n";
    assert!(text.contains(history), "{text}");
}

#[test]
fn how_a_deal_was_decided_is_what_its_reason_says_or_left_to_people() {
    let decided = |reason: &str| {
        let user = sound();
        let left = format!("decided = 2026-11-30\nlost_reason = \"{reason}\"\ncreated = ");
        user.edit(DEAL, "created = ", &left);
        user
    };
    let user = decided("no-decision-indecision");
    user.run(["doctor", "--fix"]);
    let text = user.text(DEAL);
    assert!(!text.contains("decided =") && !text.contains("lost_reason"), "{text}");
    assert!(text.contains("\nto = \"no-decision\"\nwhy = \"no-decision-indecision\"\n"), "{text}");
    let user = decided("They froze all budgets");
    let text = user.text(DEAL);
    let said = user.run(["doctor", "--fix"]).out;
    let help = "  help: write status = \"lost\" or \"no-decision\", as it was, and open it by \
        sideline deal reopen DEAL\n";
    assert!(said.contains(help), "{said}");
    assert_eq!(user.text(DEAL), text);
    user.edit(DEAL, "status = \"open\"", "status = \"no-decision\"");
    user.types("sideline deal reopen acme").printed();
    assert!(
        user.text(DEAL)
            .contains("[history.2026-11-30.status]\nfrom = \"open\"\nto = \"no-decision\"\n")
    );
    told(&user, &[]);
}

#[test]
fn a_session_is_not_folded_again_over_what_stands_there_since() {
    // A slip in the name of the table: nothing of it is missing.
    let user = sound();
    user.edit(DEAL, "[folded]", "[foldd]");
    told(
        &user,
        &[
            &format!("{DEAL}:82:2: warning: foldd does nothing here"),
            "  help: did you mean folded?",
        ],
    );
    // Somebody changed the deal by hand after the session.
    let user = sound();
    user.edit(DEAL, "[folded]\nk3v9x2m4 = 2026-11-24\n", "");
    user.edit(DEAL, "\nstatus = \"yes\"\non = 2026-11-24", "\nstatus = \"no\"\non = 2026-11-30");
    let text = user.text(DEAL);
    let said = user.run(["doctor", "--fix"]).out;
    let help = "  help: the deal was changed on 2026-11-30: see what still holds with sideline session \
        show k3v9x2m4, put it into deal.toml, and write k3v9x2m4 = 2026-11-24 under [folded] there\n";
    assert!(said.contains(help), "{said}");
    assert_eq!(user.text(DEAL), text);
}

#[test]
fn what_others_may_read_is_closed() {
    let user = sound();
    let set = |file: &str, mode| {
        fs::set_permissions(user.workspace().join(file), Permissions::from_mode(mode)).unwrap();
    };
    set(STEP, 0o644);
    set("deals", 0o755);
    told(
        &user,
        &[
            "deals: warning: others on this computer may read this, and 1 more of the records",
            "  help: sideline doctor --fix mends it; or let the group in: shared = true in sideline.toml",
        ],
    );
    mended(&user, &["2 files and folders are yours alone now."]);
    let mode = |file: &str| {
        fs::metadata(user.workspace().join(file)).unwrap().permissions().mode() & 0o777
    };
    assert_eq!((mode(STEP), mode("deals")), (0o600, 0o700));

    // A team that shares keeps the rights of its group.
    user.edit("sideline.toml", "shared = false", "shared = true");
    set(STEP, 0o664);
    told(
        &user,
        &[
            &format!("{STEP}: warning: everybody on this computer may read this"),
            "  help: sideline doctor --fix mends it",
        ],
    );
    mended(&user, &[&format!("{STEP} is yours and the group's alone now.")]);
    assert_eq!(mode(STEP), 0o660);
}

#[test]
fn what_a_crash_left_is_put_aside() {
    let user = sound();
    let file = format!("{FOLDER}/actions/.Xy7Qpl.tmp");
    put(&user, &file, "format = 1\nid = \"h7k");
    an_hour_ago(&user.workspace().join(&file));
    told(
        &user,
        &[
            &format!(
                "{file}: warning: left over from a file that was being written when the program or the computer stopped"
            ),
            "  help: sideline doctor --fix mends it",
        ],
    );
    let aside = format!("{FOLDER}/actions/.Xy7Qpl.tmp.20261203T090000.before-fix");
    mended(&user, &[&format!("{file} is put aside, as {aside}.")]);
    assert_eq!(user.text(&aside), "format = 1\nid = \"h7k");
}

#[test]
fn a_copy_that_says_the_same_is_put_aside() {
    let user = sound();
    let copy = format!("{FOLDER}/actions/h7k2p9qd (1).toml");
    put(&user, &copy, user.text(STEP));
    told(
        &user,
        &[
            &format!(
                "{copy}: warning: a second version of {STEP}, which alone counts; both say the same"
            ),
            "  help: sideline doctor --fix mends it",
        ],
    );
    let aside = format!("{FOLDER}/actions/.h7k2p9qd (1).toml.20261203T090000.before-fix");
    mended(&user, &[&format!("{copy} is put aside, as {aside}.")]);
    assert_eq!(user.run(["action", "list"]).code, 0);
}

#[test]
fn what_two_people_wrote_is_for_people_to_decide() {
    let user = sound();
    put(
        &user,
        &format!("{FOLDER}/actions/h7k2p9qd (1).toml"),
        user.text(STEP).replace("open", "done"),
    );
    user.edit(
        DEAL,
        "stage = \"align\"",
        "<<<<<<< HEAD\nstage = \"align\"\n=======\nstage = \"prove\"",
    );
    let before = contents(user.home());
    let ran = user.run(["doctor", "--fix"]);
    assert_eq!(ran.code, 1);
    assert!(!ran.out.contains("aside"), "{ran}");
    assert_eq!(contents(user.home()), before);
}

#[test]
fn a_file_that_lost_what_it_held_is_brought_back_from_the_history() {
    #[track_caller]
    fn case(damage: impl Fn(&str) -> Vec<u8>, told_of: &str) {
        let user = sound();
        let before = user.text(STEP);
        an_hour_ago(&user.workspace().join(STEP));
        user.run(["action", "move", "h7k2", "2026-12-09", "--why", "Tom is ill"]);
        put(&user, STEP, damage(&before));
        told(
            &user,
            &[
                &format!(
                    "{STEP}{told_of}; as it was on 3 Dec 2026, 08:00 it is kept, and \"sideline doctor --fix\" brings that back"
                ),
                "  help: sideline doctor --fix mends it",
            ],
        );
        let aside = format!("{FOLDER}/actions/.h7k2p9qd.toml.20261203T090000.before-fix");
        mended(
            &user,
            &[&format!(
                "{STEP} is again as it was on 3 Dec 2026, 08:00; what it held is kept as {aside}."
            )],
        );
        assert_eq!(user.text(STEP), before);
        assert_eq!(user.bytes(&aside), damage(&before));
    }
    case(|_| Vec::new(), ": error: empty: what it held is lost, or was never written");
    case(|_| vec![0; 512], ": error: empty: what it held is lost, or was never written");
    case(|text| text.split_at(80).0.into(), ":3:54: error: a closing quote is missing");
    case(
        |text| text.replace("Tom Ode", "Tom\0Ode").into(),
        ":3:17: error: a zero byte: part of the file is lost",
    );
}

#[test]
fn what_a_person_typed_is_never_replaced_by_an_older_version() {
    let user = sound();
    user.run(["action", "move", "h7k2", "2026-12-09", "--why", "Tom is ill"]);
    user.edit(STEP, "\"open\"", "\"opn\"");
    let before = contents(user.home());
    assert_eq!(user.run(["doctor", "--fix"]).code, 1);
    assert_eq!(contents(user.home()), before);
}
