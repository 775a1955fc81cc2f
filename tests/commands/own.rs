//! What the program tells of itself: its keys, its settings, its manual.

use insta::assert_snapshot;
use serde_json::Value;
use sideline::app::keymap::bindings;

use crate::support::binary::User;

#[test]
fn the_keys_are_listed_by_place() {
    assert_snapshot!(User::new().run(["keys"]).printed());
}

#[test]
fn every_key_of_the_table_is_listed() {
    let printed = User::new().run(["keys", "--json"]).printed();
    let printed: Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(printed["schema"], "sideline.keys/1");
    for binding in bindings() {
        let (place, key) = (binding.scope.title(), binding.key.to_string());
        let mut places = printed["places"].as_array().unwrap().iter();
        let place = places.find(|one| one["place"] == place).unwrap();
        let does = |one: &&Value| {
            let keys = one["keys"].as_array().unwrap();
            one["does"] == binding.help && keys.iter().any(|one| *one == *key)
        };
        assert!(place["commands"].as_array().unwrap().iter().any(|one| does(&one)), "{key}");
    }
}

#[test]
fn settings_are_shown_with_where_they_lie() {
    let user = User::with_examples();
    assert_snapshot!(user.seen(&["sideline config", "sideline config --path"]));
    user.put("../config/config.toml", "format = 1\nme = \"goran\"\n");
    let printed = user.run(["config"]).printed();
    assert!(printed.contains("\nMe            goran\n"), "{printed}");
    user.put("../config/config.toml", "format = 1\nme = goran\n");
    let ran = user.run(["config"]);
    assert_eq!(ran.code, 3, "{ran}");
    assert!(ran.err.contains("config.toml:2:6: goran needs quotes"), "{ran}");
}

#[test]
fn one_wrong_setting_costs_that_one_alone_and_is_named() {
    const SETTINGS: &str = "../config/config.toml";
    let user = User::with_examples();
    let text = "format = 1\nme = \"ana\"\nmouse = \"yes\"\ndeals_sort = \"stge\" # mine\n";
    user.put(SETTINGS, text);
    assert_eq!(user.run(["me"]).printed(), "Ana Ruiz (ana), rep\n");
    assert!(user.run(["action", "list", "--mine"]).out.contains("Send Tom Ode"));
    let wrong = [
        "config.toml:3:9: mouse is \"yes\", not true or false, without quotes",
        "config.toml:4:14: \"stge\" is not",
        "Write deals_sort = \"stage\"",
    ];
    let (config, doctor) = (user.run(["config"]), user.run(["doctor"]));
    assert!(config.out.contains("\nMe            ana\n"), "{config}");
    assert_eq!((config.code, doctor.code), (3, 1), "{config}{doctor}");
    for said in wrong {
        assert!(config.err.contains(said), "{said}: {config}");
        let said = said.replacen(": ", ": error: ", 1);
        assert!(doctor.out.contains(&said), "{said}: {doctor}");
    }
    // Another setting is kept, and nothing at what is wrong.
    user.run(["me", "goran"]).printed();
    let kept = user.text(SETTINGS);
    assert!(kept.starts_with(text) && kept.ends_with("\nme = \"goran\"\n"), "{kept}");
    // Who I am is not known of a wrong value, and a new one takes its place.
    user.put(SETTINGS, "format = 1\nme = 5\n");
    let said = user.run(["me"]).refused(1);
    assert!(said.contains("config.toml:2:6: me is 5, not a text in quotes"), "{said}");
    user.run(["me", "goran"]).printed();
    assert_eq!(user.text(SETTINGS), "format = 1\nme = \"goran\"\n");
}

#[test]
fn who_is_none_of_the_team_is_named_where_the_settings_are_looked_at() {
    let user = User::with_examples();
    user.put("../config/config.toml", "format = 1\nme = \"bob\"\n");
    let place = user.home().join("config/config.toml").display().to_string();
    let said = format!(
        "{place}:2:1: warning: this team knows no \"bob\": nothing is done in their name\n  help: sideline me ana says who you are here, of ana, goran\n"
    );
    let (config, doctor) = (user.run(["config"]), user.run(["doctor"]));
    assert!(config.err.contains(&said), "{config}");
    assert!(doctor.out.contains(&said), "{doctor}");
    user.run(["me", "ana"]).printed();
    for command in ["config", "doctor"] {
        assert!(!user.run([command]).to_string().contains("bob\": nothing"), "{command}");
    }
}

#[test]
fn a_shell_completes_every_command() {
    let user = User::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = user.run(["completions", shell]).printed();
        for word in ["sideline", "reopen", "no-decision", "completions"] {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
    let said = user.run(["completions", "dos"]).refused(2);
    let expected =
        "sideline: <SHELL> cannot be \"dos\"\nhint: one of bash, elvish, fish, powershell, zsh\n";
    assert_eq!(said, expected);
}

#[test]
fn the_manual_names_every_command() {
    let page = User::new().run(["man"]).printed();
    assert!(page.contains(".TH sideline 1"), "{page}");
    for command in ["session", "prep", "deal", "action", "ask", "call", "team", "process", "keys"] {
        assert!(page.contains(&format!("sideline\\-{command}(1)")), "{command}: {page}");
    }
}

#[test]
fn they_need_no_workspace() {
    let user = User::new();
    for line in ["keys", "config --path", "completions bash", "man"] {
        let printed = user.types(&format!("sideline -w /nowhere {line}")).printed();
        assert!(!printed.is_empty(), "{line}");
    }
}
