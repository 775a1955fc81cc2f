//! Enter on a question that nobody touched states nothing.

use std::collections::BTreeSet;

use jiff::civil::date;
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

/// More fields than lie between an answer and what it opened.
const NEAR: usize = 8;

fn in_focus(play: &Play) -> Option<String> {
    let row = play.session_screen()?.form.focused()?;
    Some(row.key().to_owned())
}

/// The keys of a choice in focus; none where it is no choice.
fn keys_in_focus(play: &Play) -> Vec<char> {
    let row = play.session_screen().and_then(|screen| screen.form.focused());
    match row.map(|row| &row.ask.prompt.entry) {
        Some(Entry::Choice(choices, _)) => choices.iter().filter_map(|it| it.key).collect(),
        Some(Entry::Text | Entry::Line | Entry::Hidden | Entry::Criterion(_) | Entry::Confirm)
        | None => Vec::new(),
    }
}

/// Goes back to a field by Shift-Tab; false where it is no more.
fn goes_back_to(play: &mut Play, key: &str) -> bool {
    for _ in 0..NEAR {
        if in_focus(play).as_deref() == Some(key) {
            return true;
        }
        play.press("shift-tab".parse().unwrap());
    }
    false
}

/// Whoever comes back to a choice that was answered a moment ago finds the answer
/// marked, and Enter leaves it, with what hangs on it: of each answer of the choice
/// in focus, once for each field. Tells what was tried.
pub(crate) fn answers_stand(play: &mut Play, tried: &mut BTreeSet<String>) {
    // Who agrees has agreed: there is no way back to that.
    let key = in_focus(play).filter(|key| !key.starts_with("agreed."));
    let Some(key) = key.filter(|key| tried.insert(key.clone())) else { return };
    for choice in keys_in_focus(play) {
        play.press(choice.to_string().parse().unwrap());
        let is_here = play.session_screen().is_some_and(|screen| screen.below.is_none());
        if !is_here || !goes_back_to(play, &key) {
            return;
        }
        let before = said(play);
        play.press("enter".parse().unwrap());
        assert_eq!(said(play), before, "{key}: {choice}");
        tried.insert(format!("{key}: {choice}"));
        if !goes_back_to(play, &key) {
            return;
        }
    }
}

#[test]
fn enter_on_an_answer_given_before_leaves_it_and_what_hangs_on_it() {
    let mut tried = BTreeSet::new();
    let play = new_deal(Play::first_start(), "3").keys("2");
    let (play, _) = play.talk(|play| answers_stand(play, &mut tried));
    let play = play.again(date(2026, 12, 8)).keys("<enter>2");
    play.talk(|play| answers_stand(play, &mut tried));
    let answers: Vec<_> = tried.iter().filter(|it| it.contains(": ")).collect();
    assert!(answers.len() > 40, "{answers:?}");
}
