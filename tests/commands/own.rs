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
