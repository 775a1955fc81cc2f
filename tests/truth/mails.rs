//! A mail that comes in one read, from a terminal that puts no marks around a
//! paste, into each kind of field: nothing but that field or a note holds it.

use std::collections::{BTreeMap, HashSet};
use std::mem::discriminant;

use sideline::app::form::Row;
use sideline::interview::prompt::{Entry, Offer};
use toml::{Table, Value};

use crate::support::acme::{in_stage, session};
use crate::support::play::Play;

const DEAL: &str = "deals/acme-robotics-plant-rollout";
const COACHING: &str = "coaching/ana-ruiz";

/// How twenty mails begin: some as if a choice was meant, a criterion, a day.
const OPENINGS: [&str; 10] = [
    "Hi Ana,",
    "yes",
    "n\n\nno, we do not",
    "1) Legal\n2) Price",
    "a",
    "y",
    "Re: Re: the plan\n> we agreed",
    "4 dec",
    "?",
    "q",
];
const BODIES: [&str; 2] = [
    "Dana accepted the invite for 8 Dec, Tom will mail the baseline next week.\n\
     Please send us 120k by friday.",
    "Ilse replaces Tom from January. Jan Berg is new.\n\n\tBoard: 14 Jan\n\tBudget: 80 000 EUR\n\
     \nBest\nDana",
];

/// Twenty mails, the longest a little under 4 KiB; of three one ends with a break,
/// and of two one has breaks as on Unix.
fn mails() -> Vec<String> {
    let mails = OPENINGS.iter().enumerate().flat_map(|(at, opening)| {
        let more = "We look into it again. ".repeat(if at == 9 { 160 } else { at });
        BODIES.map(|body| format!("{opening}\n{body}\n{more}."))
    });
    let mails = mails.enumerate().map(|(nth, mail)| {
        let breaks = ["\r", "\n"][nth % 2];
        format!("{}{}", mail.replace('\n', breaks), ["", "\r", "\n"][nth % 3])
    });
    mails.inspect(|mail| assert!(mail.len() < 4096)).collect()
}

/// Every value in the files of the session, with its place.
fn values(play: &Play) -> BTreeMap<String, String> {
    let mut values = BTreeMap::new();
    for folder in [&format!("{DEAL}/sessions"), COACHING] {
        if !play.root().join(folder).is_dir() {
            continue;
        }
        for name in play.names(folder) {
            let table: Table = play.file(&format!("{folder}/{name}")).parse().unwrap();
            flatten("", &Value::Table(table), &mut values);
        }
    }
    // What time and the process say, not what was typed.
    let is_typed = |key: &str| {
        !key.starts_with("seconds.") && !key.starts_with("stage.") && !key.ends_with(".outcome")
    };
    values.retain(|key, _| is_typed(key));
    values
}

fn flatten(place: &str, value: &Value, values: &mut BTreeMap<String, String>) {
    let Value::Table(table) = value else {
        values.insert(place.to_owned(), format!("{value:?}"));
        return;
    };
    for (key, value) in table {
        flatten([place, key].join(".").trim_start_matches('.'), value, values);
    }
}

fn focus(play: &Play) -> Option<&Row> {
    play.session_screen()?.form.focused()
}

fn key(play: &Play) -> String {
    focus(play).map(|row| row.key().to_owned()).unwrap_or_default()
}

/// Where a field is kept: a step, a call or an obstacle as a whole, what somebody
/// says of their people at these, and who is named as the one to move.
fn is_of(field: &str, place: &str) -> bool {
    let parts: Vec<&str> = field.split('.').collect();
    match *parts.as_slice() {
        ["people_news" | "move_one"] => place.starts_with("person.") || place.starts_with(field),
        ["action" | "call" | "ask", id, ..] => place.starts_with(&format!("{}.{id}.", parts[0])),
        ["in_the_way", ..] => place.starts_with("in_the_way."),
        ["coaching", last] => place == last,
        ["answer", stage, question, _] => place.starts_with(&format!("answer.{stage}.{question}.")),
        ["exit", stage, id, _] => place.starts_with(&format!("exit.{stage}.{id}.")),
        _ => place.starts_with(field),
    }
}

fn typed(play: &Play) -> String {
    focus(play).and_then(Row::typed).unwrap_or_default().to_owned()
}

/// Takes back what came of a mail, and goes back to the field that it came into,
/// in which nothing stood or what was offered.
fn back(play: &mut Play, (field, stood): (&str, &str), is_kept: bool) {
    if is_kept {
        play.press_at_once("<ctrl-z>");
    }
    if play.session_screen().unwrap().form.stray().is_some() {
        play.press_at_once("<esc>");
    }
    for way in ["<shift-tab>"; 6].into_iter().chain(["<tab>"; 12]) {
        if key(play) == field {
            break;
        }
        play.press_at_once(way);
    }
    assert_eq!(key(play), field, "{}", play.screen());
    for _ in 0..3 {
        if typed(play) != stood {
            play.press_at_once("<ctrl-z>");
        }
    }
    let is_offer = |row: &Row| matches!(&row.ask.prompt.offered, Offer::Answer(_));
    if focus(play).is_some_and(is_offer) {
        play.press_at_once("<ctrl-u>");
    }
}

/// Puts each mail into the field in focus, and takes it out again.
#[track_caller]
fn takes(play: &mut Play, mails: &[String]) {
    // A mail that was put aside at the choice before stands in the field it opened.
    let is_offered = focus(play).is_some_and(|row| row.ask.prompt.offered != Offer::None);
    if !is_offered && !typed(play).is_empty() {
        play.press_at_once("<ctrl-u>");
    }
    let (field, stood) = (key(play), typed(play));
    for mail in mails {
        let before = values(play);
        play.burst(mail);
        let after = values(play);
        let changed = before.iter().filter(|(key, value)| after.get(*key) != Some(value));
        let added = after.iter().filter(|(key, _)| !before.contains_key(*key));
        let mut all = changed.chain(added).map(|(key, _)| key);
        let elsewhere = all.find(|key| !key.starts_with("note.") && !is_of(&field, key));
        // The first answer of all makes the file.
        assert_eq!(elsewhere.filter(|_| !before.is_empty()), None, "{field} by {mail:?}");
        back(play, (&field, &stood), before != after);
    }
}

#[test]
fn a_mail_that_comes_in_one_read_is_in_that_field_or_in_a_note() {
    let (mails, mut kinds, mut entries) = (mails(), HashSet::new(), HashSet::new());
    session().talk(|play| {
        let Some(row) = focus(play) else { return };
        let entry = row.ask.prompt.entry.clone();
        let record = row.key().split('.').next().map(str::to_owned);
        if entry == Entry::Confirm || !kinds.insert((record, discriminant(&entry))) {
            return;
        }
        // All of them into the first field of its kind, a quarter into the others.
        let is_first = entries.insert(discriminant(&entry));
        takes(play, if is_first { &mails } else { &mails[kinds.len() % 15..][..5] });
    });
    assert!(kinds.len() >= 20 && entries.len() == 4, "{kinds:?}");
    let mut play = in_stage();
    play.press_at_once("y");
    assert!(key(&play).ends_with(".evidence"));
    takes(&mut play, &mails[..5]);
}
