//! The lines of a session, each as the fields it is typed into.
//!
//! | line | what it says |
//! | --- | --- |
//! | `goal: Is the date real?` | a text for a field, by the field's own name |
//! | `said align.decision-path \| text` | the rep's answer to a question |
//! | `+ align.criteria-written \| Dana email {-3}` | they did it, and what shows it |
//! | `~` `/` `-` `?` before a criterion | we assume so, partly, not yet, we do not know |
//! | `@ Dag Halvorsen \| CFO \| economic-buyer \| high \| neutral \| brief` | somebody of theirs |
//! | `step $name \| Ines \| text \| day \| done when` | a step; also criterion, person |
//! | `call $name \| day \| with \| objective \| day \| fallback \| seen by \| role \| who asks` | the next call |
//! | `kept $name \| note` | a step or promise was done |
//! | `late $name \| what got in the way \| day` | it gets a new date |
//! | `held $name \| outcome \| act \| day` | what came of a call |
//! | `stage align`, `buyer align` | the stage to work on from here, the buyer's step |
//! | `costs align.criteria-written` | what of all this costs us now |

use crate::demo::stage::{Stage, parts};
use crate::domain::id::{BuyerId, slug};
use crate::domain::names::{self, Match};
use crate::domain::session::Session;

/// A field by its name, and what is typed into it.
type Typed = (String, String);

/// What a line types.
pub(super) fn typed(
    stage: &Stage<'_>,
    session: &Session,
    line: &str,
) -> Result<Vec<Typed>, String> {
    let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
    let parts = parts(rest);
    match verb {
        "said" => said(&parts),
        "+" => criterion("y", &parts),
        "~" => criterion("a", &parts),
        "/" => criterion("p", &parts),
        "-" => criterion("n", &parts),
        "?" => criterion("?", &parts),
        "@" => person(stage, session, &parts),
        "step" => step(stage, &parts),
        "call" => call(stage, &parts),
        "kept" => Ok(looked_back(stage, &parts, "done", "note")),
        "late" => late(stage, &parts),
        "held" => held(stage, &parts),
        "stage" => Ok(vec![("changed.stage".to_owned(), rest.to_owned())]),
        "costs" => Ok(vec![("in_the_way.costing_us".to_owned(), rest.to_owned())]),
        "buyer" => Ok(vec![("changed.buyer_stage".to_owned(), rest.to_owned())]),
        _ => match line.split_once(": ") {
            Some((field, text)) => Ok(vec![(field.to_owned(), text.to_owned())]),
            None => Err("a field, a colon, and a text".to_owned()),
        },
    }
}

fn said(parts: &[&str]) -> Result<Vec<Typed>, String> {
    let [named, text] = parts else { return Err("a question and an answer".to_owned()) };
    Ok(vec![(format!("answer.{named}.rep"), (*text).to_owned())])
}

fn criterion(key: &str, parts: &[&str]) -> Result<Vec<Typed>, String> {
    let criterion = parts.first().ok_or("which criterion?")?;
    let mut typed = vec![(format!("exit.{criterion}.status"), key.to_owned())];
    let evidence = parts.get(1..).filter(|evidence| !evidence.is_empty());
    typed.extend(evidence.map(|line| (format!("exit.{criterion}.evidence"), line.join(" | "))));
    Ok(typed)
}

/// The id of somebody of theirs, whom the line before may have brought in.
fn buyer(stage: &Stage<'_>, session: &Session, name: &str) -> Result<BuyerId, String> {
    match names::find(name, &session.buyers(&stage.book.deal)) {
        Match::One(id) => Ok(id),
        Match::None => slug(name, 40).parse().map_err(|_| "a name of letters".to_owned()),
        Match::Several(_) => Err("the name fits several".to_owned()),
    }
}

fn person(stage: &Stage<'_>, session: &Session, parts: &[&str]) -> Result<Vec<Typed>, String> {
    let name = parts.first().ok_or("who?")?;
    let id = buyer(stage, session, name)?;
    let mut typed = vec![("person".to_owned(), (*name).to_owned())];
    let fields = ["title", "roles", "influence", "stance", "coverage"];
    for (field, text) in fields.iter().zip(parts.iter().skip(1)) {
        typed.extend(
            (!text.is_empty()).then(|| (format!("person.{id}.{field}"), (*text).to_owned())),
        );
    }
    Ok(typed)
}

fn step(stage: &Stage<'_>, parts: &[&str]) -> Result<Vec<Typed>, String> {
    let [id, owner, text, due, rest @ ..] = parts else {
        return Err("a step has a name, an owner, words and a day".to_owned());
    };
    let due = iso(stage, due)?;
    let rest_at = |at: usize| rest.get(at).copied().unwrap_or_default();
    let texts = [
        ("text", *text),
        ("owner", owner),
        ("due", &due),
        ("done_when", rest_at(0)),
        ("criterion", rest_at(1)),
        ("person", rest_at(2)),
    ];
    Ok(said_of("action", id, &texts))
}

fn call(stage: &Stage<'_>, parts: &[&str]) -> Result<Vec<Typed>, String> {
    let [id, day, with, objective, act_by, rest @ ..] = parts else {
        return Err("a call has a name, a day, people, an objective and its day".to_owned());
    };
    let (day, act_by) = (iso(stage, day)?, iso(stage, act_by)?);
    let rest_at = |at: usize| rest.get(at).copied().unwrap_or_default();
    let texts = [
        ("date", day.as_str()),
        ("with", with),
        ("objective", objective),
        ("act_by", &act_by),
        ("fallback", rest_at(0)),
        ("evidence_wanted", rest_at(1)),
        ("role_planned", rest_at(2)),
        ("asks_planned", rest_at(3)),
    ];
    Ok(said_of("call", id, &texts))
}

/// The parts of one thing, those of which something is said.
fn said_of(kind: &str, id: &str, texts: &[(&str, &str)]) -> Vec<Typed> {
    let said = texts.iter().filter(|(_, text)| !text.is_empty());
    said.map(|(part, text)| (format!("{kind}.{id}.{part}"), (*text).to_owned())).collect()
}

/// What is looked back on: a step where there is one of that id, else an ask.
fn looked_back(stage: &Stage<'_>, parts: &[&str], done: &str, then: &str) -> Vec<Typed> {
    let id = parts.first().copied().unwrap_or_default();
    let is_step = stage.book.actions.keys().any(|known| known.as_str() == id);
    let kind = if is_step { "action" } else { "ask" };
    let mut typed = vec![(format!("looked_back.{kind}.{id}.done"), done.to_owned())];
    let text = parts.get(1).filter(|text| !text.is_empty());
    typed.extend(text.map(|text| (format!("looked_back.{kind}.{id}.{then}"), (*text).to_owned())));
    typed
}

fn late(stage: &Stage<'_>, parts: &[&str]) -> Result<Vec<Typed>, String> {
    let [id, obstacle, day, ..] = parts else {
        return Err("what is late, what got in the way, and its new day".to_owned());
    };
    let mut typed = looked_back(stage, &[id, obstacle], "not-yet", "got_in_the_way");
    let kind = typed.first().map(|(field, _)| field.replace(".done", "")).unwrap_or_default();
    typed.push((format!("{kind}.then"), "new-date".to_owned()));
    typed.push((format!("{kind}.due"), iso(stage, day)?));
    Ok(typed)
}

fn held(stage: &Stage<'_>, parts: &[&str]) -> Result<Vec<Typed>, String> {
    let [id, outcome, rest @ ..] = parts else {
        return Err("which call, and what came of it".to_owned());
    };
    let of = |part: &str| format!("looked_back.call.{id}.{part}");
    let mut typed = vec![(of("outcome"), (*outcome).to_owned())];
    if let [act, day, ..] = rest {
        typed.push((of("buyer_act"), (*act).to_owned()));
        typed.push((of("buyer_act_by"), iso(stage, day)?));
    }
    Ok(typed)
}

/// A day as every field reads it.
fn iso(stage: &Stage<'_>, days: &str) -> Result<String, String> {
    stage.calendar.read(days).map(|day| day.to_string())
}
