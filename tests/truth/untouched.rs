//! Enter on a question that nobody touched states nothing.

use std::collections::BTreeSet;

use serde_json::Value;
use sideline::domain::session::Session;
use sideline::interview::prompt::{Entry, Says};
use sideline::template::shipped::SHIPPED;

use crate::support::acme::new_deal;
use crate::support::play::Play;

/// More fields than any session has.
const MANY: usize = 90;

/// The session without what tells only that a part was seen.
fn said(play: &Play) -> Session {
    let mut session = play.session().clone();
    session.seconds.clear();
    session
}

/// Whether Enter may keep what stands there: a plan that is marked, or an answer
/// that is offered.
fn is_plan(play: &Play) -> bool {
    let row = play.session_screen().and_then(|screen| screen.form.focused());
    row.is_none_or(|row| {
        let is_marked = matches!(row.ask.prompt.entry, Entry::Choice(_, Says::Plan(_)));
        row.is_offer || is_marked
    })
}

/// A process with every key that a file can have alone.
const EVERY_KEY: &str = include_str!("../process/every-key.toml");
/// Keys of a file that builds on another one.
const OF_A_LAYER: [&str; 5] = ["add", "after", "before", "extends", "remove"];

/// The names of all keys that a schema knows.
fn keys_of(schema: &Value, keys: &mut BTreeSet<String>) {
    if let Some(Value::Object(properties)) = schema.get("properties") {
        keys.extend(properties.keys().cloned());
        properties.values().for_each(|property| keys_of(property, keys));
    }
    match schema {
        Value::Object(parts) => {
            let others = parts.iter().filter(|(name, _)| *name != "properties");
            others.for_each(|(_, part)| keys_of(part, keys));
        }
        Value::Array(parts) => parts.iter().for_each(|part| keys_of(part, keys)),
        _ => {}
    }
}

#[test]
fn every_key_of_the_format_is_used() {
    let mut keys = BTreeSet::new();
    keys_of(&sideline::template::schema::schema(), &mut keys);
    let is_used = |key: &str| {
        EVERY_KEY.lines().any(|line| {
            let names = line.trim_matches(['[', ']']).split(['.', ' ']);
            names.take_while(|name| *name != "=").any(|name| name == key)
        })
    };
    keys.retain(|key| !OF_A_LAYER.contains(&&**key) && !is_used(key));
    assert_eq!(keys, BTreeSet::new());
}

/// At the first question of a session that nobody has touched.
fn session_on(process: &str, stage: &str) -> Play {
    let play = Play::first_start();
    std::fs::create_dir_all(play.root().join("process-templates")).unwrap();
    std::fs::write(play.root().join("process-templates/every-key.toml"), EVERY_KEY).unwrap();
    new_deal(play.following(process), stage).keys("3")
}

#[test]
fn enter_on_an_untouched_prompt_changes_no_record() {
    let shipped = SHIPPED.iter().map(|(process, _)| *process);
    for process in shipped.chain(["every-key"]) {
        for stage in ["1", "2"] {
            let mut play = session_on(process, stage);
            for _ in 0..MANY {
                let (before, is_plan) = (said(&play), is_plan(&play));
                let asked = play.session_screen().and_then(|screen| screen.form.focused());
                let asked = asked.map(|row| row.key().to_owned());
                play = play.at_once("<enter>");
                if !is_plan {
                    assert_eq!(said(&play), before, "{process}: {asked:?}");
                }
                play = play.at_once("<shift-tab><tab><tab>");
            }
        }
    }
}
