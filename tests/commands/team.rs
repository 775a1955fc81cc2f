//! Who is in the team: named, renamed, and taken out only where nothing is lost.

use crate::support::binary::User;

#[test]
fn the_team_is_listed() {
    let user = User::with_examples();
    let said = user.run(["team", "list"]).printed();
    assert!(said.starts_with("ana    Ana Ruiz        rep      coached by Goran"), "{said}");
    assert_eq!(said.lines().count(), 2);
    let json = user.run(["team", "list", "--json"]).printed();
    assert!(json.contains("\"schema\": \"sideline.team-list/1\""), "{json}");
    assert!(json.contains("\"manager\": \"goran\""), "{json}");
}

#[test]
fn who_is_renamed_keeps_the_id_and_all_that_is_theirs() {
    let user = User::with_examples();
    let before = user.text("sideline.toml");
    let said = user.run(["team", "rename", "ana", "Ana Cruz"]).printed();
    assert_eq!(said, "Ana Ruiz is called Ana Cruz now (ana).\n");
    assert_eq!(user.text("sideline.toml"), before.replace("Ana Ruiz", "Ana Cruz"));
    let after = user.text("sideline.toml");
    for (who, name, code, expected) in [
        ("ana", "goran  PETROVIC", 1, "Goran Petrovic is in the team already (goran)"),
        ("ana", " ", 2, "needs a name"),
        ("ana", "nobody", 2, "\"nobody\" is not a name"),
        ("ana", "24", 2, "\"24\" is not a name"),
        ("ana", "Ana Cruz, AE: hunter", 2, "is more than a name. Write Ana Cruz"),
        ("ana", "Acme GmbH", 2, "is nobody"),
        ("zoe", "Zoe", 1, "nobody in the team is called \"zoe\""),
    ] {
        let said = user.run(["team", "rename", who, name]).refused(code);
        assert!(said.contains(expected), "{said}");
    }
    assert_eq!(user.text("sideline.toml"), after);
}

#[test]
fn who_is_named_anywhere_is_not_taken_out() {
    let user = User::with_examples();
    let before = user.text("sideline.toml");
    let said = user.run(["team", "remove", "ana"]).refused(1);
    assert!(said.contains("Ana Ruiz stays in the team: named in 1 deal, "), "{said}");
    assert!(said.contains("1 session"), "{said}");
    assert_eq!(user.text("sideline.toml"), before);
    user.run(["team", "add", "Zoe Lund", "--role", "rep"]).printed();
    let said = user.run(["team", "remove", "zoe"]).printed();
    assert_eq!(said, "Zoe Lund (zoe) is not in the team any more.\n");
    assert_eq!(user.text("sideline.toml"), before);
}

#[test]
fn how_somebody_of_ours_is_reached_is_read_before_it_is_written() {
    let user = User::with_examples();
    let add = |rest: &str| user.types(&format!("sideline team add 'Mo Lind' --role rep {rest}"));
    let said = add("--mail 'mo lind@acme.example'").refused(2);
    assert!(said.contains("is no mail address. Write one, as in jan@norvik.example"), "{said}");
    let said = add("--phone 'call me'").refused(2);
    assert!(said.contains("is no number to call: 3 to 40 digits"), "{said}");
    assert!(!user.text("sideline.toml").contains("Mo Lind"));
    add("--mail mo@acme.example --phone '+49 30 1'").printed();
    let file = user.text("sideline.toml");
    assert!(file.contains("mail = \"mo@acme.example\"\nphone = \"+49 30 1\""), "{file}");
    let json = user.types("sideline team list --json").printed();
    assert!(
        json.contains("\"mail\": \"mo@acme.example\"")
            || json.contains("\"mail\":\"mo@acme.example\""),
        "{json}"
    );
}
