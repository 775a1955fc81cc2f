//! Who sits at the keyboard: said once for each workspace, and never taken for
//! somebody whom the team does not know.

use crate::support::binary::User;

const SETTINGS: &str = "../config/config.toml";

#[test]
fn who_i_am_is_said_and_shown() {
    let user = User::with_examples();
    let said = user.run(["me"]).refused(1);
    let expected = "sideline: it is not known yet who you are here\n\
        hint: sideline me PERSON says it; sideline team list shows who there is\n";
    assert_eq!(said, expected);
    assert_eq!(user.run(["me", "ana"]).printed(), "You are Ana Ruiz here from now on.\n");
    assert_eq!(user.run(["me"]).printed(), "Ana Ruiz (ana), rep\n");
    assert_eq!(user.text(SETTINGS), "format = 1\nme = \"ana\"\n");
    let said = user.run(["me", "zoe"]).refused(1);
    assert!(said.contains("nobody in the team is called \"zoe\""), "{said}");
    user.edit("sideline.toml", "role = \"manager\"", "role = \"manager\"\nleft = 2026-12-01");
    let said = user.run(["me", "goran"]).refused(1);
    assert!(said.contains("one of Ana Ruiz"), "{said}");
    assert_eq!(user.text(SETTINGS), "format = 1\nme = \"ana\"\n");
}

#[test]
fn each_workspace_may_know_another_me() {
    let user = User::with_examples();
    user.run(["me", "ana"]).printed();
    let other = user.home().join("north").display().to_string();
    user.types(&format!("sideline init {other} 2>&1")).printed();
    user.run(["-w", &other, "team", "add", "Ines Berg", "--role", "rep"]).printed();
    user.run(["-w", &other, "me", "ines"]).printed();
    assert_eq!(user.run(["-w", &other, "me"]).printed(), "Ines Berg (ines), rep\n");
    assert_eq!(user.run(["me"]).printed(), "Ana Ruiz (ana), rep\n");
    let place = std::fs::canonicalize(&other).unwrap().display().to_string();
    let both = format!("format = 1\nme = \"ana\"\n\n[workspaces.\"{place}\"]\nme = \"ines\"\n");
    assert_eq!(user.text(SETTINGS), both);
    // What this version does not know of a workspace stays, and so does the rest.
    user.edit(SETTINGS, "me = \"ines\"", "me = \"ines\" # there\nx_colour = \"red\"");
    user.run(["-w", &other, "team", "add", "Per Dahl", "--role", "manager"]).printed();
    user.run(["-w", &other, "me", "per"]).printed();
    let there = "me = \"per\" # there\nx_colour = \"red\"";
    assert_eq!(user.text(SETTINGS), both.replace("me = \"ines\"", there));
    let shown = user.run(["-w", &other, "config"]).printed();
    assert!(shown.contains("\nMe            per\n"), "{shown}");
}

#[test]
fn nothing_is_done_in_the_name_of_a_stranger() {
    let user = User::with_examples();
    user.put(SETTINGS, "format = 1\nme = \"ines\"\n");
    let before = user.files();
    let deal = "acme-robotics-plant-rollout";
    let refused = "this team knows no \"ines\". Who are you here? ana, goran\n\
        hint: sideline me ana says so\n";
    let commands: [&[&str]; 15] = [
        &["me"],
        &["today"],
        &["action", "add", "Send the plan by fri", "--deal", deal],
        &["action", "done", "h7k2p9qd", "--note", "Sent"],
        &["action", "agree", "h7k2p9qd"],
        &["ask", "add", "--deal", deal, "--kind", "opinion", "--needed-by", "fri"],
        &["ask", "accept", "w2n6t8rb"],
        &["call", "add", "--deal", deal, "--date", "fri", "--with", "Dana", "--objective", "A day"],
        &["call", "outcome", "m4x8c2vj", "--nothing"],
        &["deal", "add", "Line two", "--account", "Norvik", "--owner", "ana"],
        &["deal", "edit", deal, "--amount", "5"],
        &["deal", "hand", deal, "--to", "goran"],
        &["deal", "close", deal, "--lost", "--reason", "competitor"],
        &["export", "calendar"],
        &["action", "list", "--mine"],
    ];
    for words in commands {
        // A look at the week is for everybody.
        if words == ["today"] {
            user.run(words).printed();
            continue;
        }
        let said = user.run(words).refused(1);
        assert!(said.ends_with(refused), "{words:?}: {said}");
    }
    assert_eq!(user.files(), before);
    // The team is put right all the same, and who asks can be said.
    let opinion = ["--kind", "opinion", "--needed-by", "fri", "--rep-view", "It holds"];
    let asks = ["ask", "add", "--deal", deal, "--gist", "Does the plan hold?", "--from", "ana"];
    let ran = user.run(asks.iter().chain(&opinion));
    assert!(ran.out.contains("Ana Ruiz asks Goran Petrovic"), "{ran}");
    user.run(["team", "add", "Ines Berg", "--role", "rep"]).printed();
    assert_eq!(user.run(["me"]).printed(), "Ines Berg (ines), rep\n");
}

#[test]
fn settings_that_cannot_be_read_are_said_where_i_am_asked_for() {
    let user = User::with_examples();
    user.put(SETTINGS, "format = 1\nme = ana\n");
    let said = user.run(["action", "list", "--mine"]).refused(1);
    assert!(said.contains("your settings cannot be read"), "{said}");
    assert!(said.contains("config.toml:2:6: ana needs quotes"), "{said}");
}

#[test]
fn no_empty_team_is_made_beside_deals() {
    let user = User::with_examples();
    std::fs::remove_file(user.workspace().join("sideline.toml")).unwrap();
    let before = user.files();
    for words in
        [&["init"][..], &["action", "done", "h7k2"], &["team", "add", "Zoe", "--role", "rep"]]
    {
        let here = [&["-w", "."], words].concat();
        let said = user.run(here).refused(1);
        assert!(said.contains("sideline.toml is missing in "), "{words:?}: {said}");
    }
    assert_eq!(user.files(), before);
}
