//! The stages of a process and what each of them holds.

use std::collections::BTreeMap;

use super::advice;
use super::entry::{Entry, Kind, entries};
use super::known::Known;
use super::lines::Span;
use super::register::Register;
use super::row::Row;
use super::shape;
use super::value::Value;
use super::wording::{in_words, quoted};
use crate::domain::id::{CriterionId, ElementId, ObjectiveId, QuestionId, StageId};
use crate::domain::process::{AnswerKind, Criterion, Objective, Question, Speaker, Stage};

/// Ids that stages cannot have: they are how a deal ends, or that it did not.
const RESERVED: &[&str] = &["won", "lost", "open", "none"];

pub(super) const EXIT: Kind = Kind { key: "exit", text: "outcome", shape: &shape::EXIT };
pub(super) const QUESTION: Kind = Kind { key: "question", text: "ask", shape: &shape::QUESTION };
pub(super) const OBJECTIVE: Kind =
    Kind { key: "objective", text: "prompt", shape: &shape::OBJECTIVE };

/// The stages of a file, and their ids.
pub(super) fn stages<'t>(file: &Row<'t>, known: &Known<'t>) -> (Vec<Stage>, Register<'t, StageId>) {
    let mut ids = Register::new(file.faults, &shape::STAGE, "SL202");
    let mut crm = BTreeMap::new();
    let rows = file.rows("stage", &shape::STAGE);
    advice::stages(&rows);
    // All ids come first, because a stage may name one that follows it.
    let named: Vec<_> = rows.iter().map(|row| (stage_id(row, &mut ids), row)).collect();
    let stages =
        named.into_iter().filter_map(|(id, row)| stage(id, row, &ids, &mut crm, known)).collect();
    tell_no_stages(file);
    (stages, ids)
}

fn tell_no_stages(file: &Row<'_>) {
    let stages = file.get("stage").map(Value::node);
    if stages.is_none_or(|stages| stages.as_array().is_some_and(|stages| stages.is_empty())) {
        let help = "[[stage]] and under it id = \"discover\"";
        file.faults.error("SL401", &file.at, "a process needs a stage", help);
    }
}

fn stage_id(row: &Row<'_>, ids: &mut Register<'_, StageId>) -> Option<StageId> {
    let id = ids.declare(row)?;
    if !RESERVED.contains(&id.as_str()) {
        return Some(id);
    }
    let message = format!("{} says how a deal ends, so no stage has that id", quoted(id.as_str()));
    row.read("id", |value| value.error("SL211", &message, "choose another id"))
}

fn stage(
    id: Option<StageId>,
    row: &Row<'_>,
    ids: &Register<'_, StageId>,
    crm: &mut BTreeMap<String, Span>,
    known: &Known<'_>,
) -> Option<Stage> {
    advice::stage(row);
    let (exit, outcomes) = criteria(row, known);
    let first = row.read("first", Value::word).unwrap_or(known.first);
    let name = row.text("name");
    Some(Stage {
        buyer_step: row.text("buyer_step"),
        purpose: row.text("purpose"),
        time_box_days: row.read("time_box", Value::days).or(known.time_box_days),
        crm: row.list("crm", |value| crm_stage(value, crm)),
        roles: known.roles(row),
        metrics: known.metrics(row),
        minimum: minimum(row, known),
        coaching: row.text("coaching"),
        traps: row.texts("traps"),
        first,
        was: ids.was(row),
        locked: row.flag("locked", false),
        exit,
        questions: questions(row, first, &outcomes, known),
        objectives: objectives(row),
        name: name.or_else(|| Some(in_words(id.as_ref()?.as_str())))?,
        // Last, so that a stage without an id shows its other faults too.
        id: id?,
    })
}

/// A stage of a CRM leads to one stage here, whatever its capitals. `places`
/// has where each was met.
fn crm_stage(value: Value<'_>, places: &mut BTreeMap<String, Span>) -> Option<String> {
    let name = value.text()?;
    let Some(first) = places.insert(name.to_lowercase(), value.at()) else { return Some(name) };
    let line = value.faults.sources().line(first.start);
    let message = format!("{} already leads to a stage, in {line}", quoted(&name));
    let first = (first, "it is here first");
    value.faults.error_beside("SL209", &value.at(), message, "keep it in one stage", first);
    None
}

fn minimum(row: &Row<'_>, known: &Known<'_>) -> BTreeMap<ElementId, u8> {
    let levels = row.read("minimum", Value::named).unwrap_or_default();
    let level = |(id, at, level): (ElementId, Span, Value<'_>)| {
        let (level, id) = (level.number(), known.element(id, &at));
        Some((id?, u8::try_from(level?).ok()?))
    };
    levels.into_iter().filter_map(level).collect()
}

fn criteria<'t>(stage: &Row<'t>, known: &Known<'_>) -> (Vec<Criterion>, Register<'t, CriterionId>) {
    let (entries, ids) = entries(stage, &EXIT);
    advice::exit(stage, &entries, known);
    let criteria = entries.into_iter().filter_map(|entry| criterion(entry, &ids, known)).collect();
    (criteria, ids)
}

fn criterion(
    entry: Entry<'_, CriterionId>,
    ids: &Register<'_, CriterionId>,
    known: &Known<'_>,
) -> Option<Criterion> {
    let Entry { id, text, row, .. } = entry;
    Some(Criterion {
        evidence: row.text("evidence"),
        required: row.flag("required", true),
        roles: known.roles(&row),
        was: ids.was(&row),
        locked: row.flag("locked", false),
        outcome: text?,
        id: id?,
    })
}

fn questions(
    stage: &Row<'_>,
    first: Speaker,
    outcomes: &Register<'_, CriterionId>,
    known: &Known<'_>,
) -> Vec<Question> {
    let (entries, _) = entries(stage, &QUESTION);
    advice::questions(&entries, known);
    entries.into_iter().filter_map(|entry| question(entry, first, outcomes)).collect()
}

fn question(
    entry: Entry<'_, QuestionId>,
    first: Speaker,
    outcomes: &Register<'_, CriterionId>,
) -> Option<Question> {
    let Entry { id, text, row, .. } = entry;
    let kind = row.read("kind", Value::word).unwrap_or(AnswerKind::Text);
    let options = if kind == AnswerKind::Choice {
        row.need("options", choices)
    } else {
        row.read("options", Value::texts)
    };
    Some(Question {
        why: row.text("why"),
        exit: row.read("exit", |value| shows(value, outcomes)),
        kind,
        options: options.unwrap_or_default(),
        first: row.read("first", Value::word).unwrap_or(first),
        follow_ups: row.texts("follow_ups"),
        ask: text?,
        id: id?,
    })
}

/// The outcome of the same stage that an answer can show. An inherited question
/// is asked by itself where the file took its outcome out.
fn shows(value: Value<'_>, outcomes: &Register<'_, CriterionId>) -> Option<CriterionId> {
    let id: CriterionId = value.id()?;
    if outcomes.has(&id) {
        return Some(id);
    }
    let is_inherited = value.at().start < value.faults.sources().start();
    if is_inherited {
        return None;
    }
    let message = format!("no outcome {} in this stage", quoted(id.as_str()));
    value.error("SL219", &message, &outcomes.instead_of(id.as_str()))
}

/// At least one text to choose.
fn choices(options: Value<'_>) -> Option<Vec<String>> {
    if options.items()?.is_empty() {
        return options.error("SL108", "options is empty", &options.example());
    }
    options.texts()
}

fn objectives(stage: &Row<'_>) -> Vec<Objective> {
    let (entries, _) = entries(stage, &OBJECTIVE);
    entries.into_iter().filter_map(objective).collect()
}

fn objective(entry: Entry<'_, ObjectiveId>) -> Option<Objective> {
    let Entry { id, text, row, .. } = entry;
    Some(Objective {
        fallback: row.text("fallback"),
        examples: row.texts("examples"),
        prompt: text?,
        id: id?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::tests::{beside, sound, told, within};

    #[test]
    fn a_stage_mentions_what_there_is() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            let declared = "[role.coach]\n[metric.won]\n\
                [[element]]\nid = 'pain'\nlevels = ['a', 'b', 'c', 'd']";
            assert_eq!(told(&(beside(declared) + text)), expected, "{text}");
        }
        case("roles = ['coach']\nmetrics = ['won']\nminimum = { pain = 3 }", "");
        case("roles = ['coach', 'coahc']", "SL204 10:19");
        case("metrics = ['lost']", "SL205 10:12");
        case("minimum = { pian = 4 }", "SL205 10:13, SL113 10:20");
        case("exit = [{ id = 'x', outcome = 'y', roles = ['user'] }]", "SL204 10:45");
    }

    #[test]
    fn ids_of_stages_are_told_apart() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            assert_eq!(told(&within(text)), expected, "{text}");
        }
        case("[[stage]]\nid = 's'", "SL202 6:6");
        case("[[stage]]\nid = 'won'", "SL211 6:6");
        case("was = ['old', 't']\n[[stage]]\nid = 't'", "SL206 5:15");
        case("[[stage.exit]]\nid = 'x'\noutcome = 'y'\nwas = ['x']", "SL206 8:8");
        case("crm = ['Demo']\n[[stage]]\nid = 't'\ncrm = ['DEMO']", "SL209 8:8");
    }

    #[test]
    fn a_process_has_stages() {
        let head = "format = 1\nprocess = { id = 'p' }\n";
        assert_eq!(told(head), "SL401 1:1");
        assert_eq!(told(&format!("{head}stage = []")), "SL401 1:1");
        assert_eq!(told(&format!("{head}stage = 3")), "SL107 3:9");
    }

    #[test]
    fn a_stage_says_nothing_and_is_held_as_usual() {
        let usual = "[defaults]\ntime_box = '3w'\nfirst = 'manager'\nthreshold = 0.75";
        let stages = "question = ['Why?', 'Who?']\n\
            [[stage]]\nid = 'next-one'\ntime_box = '5d'\nfirst = 'rep'\n\
            question = [{ id = 'a', ask = 'b', first = 'manager' }]\n";
        let process = sound(&(beside(usual) + stages));
        let [usual, other] = &process.stages[..] else { panic!("two stages") };
        assert_eq!((usual.time_box_days, usual.first), (Some(21), Speaker::Manager));
        assert_eq!(usual.questions[1].first, Speaker::Manager);
        assert_eq!((other.time_box_days, other.first), (Some(5), Speaker::Rep));
        assert_eq!(other.questions[0].first, Speaker::Manager);
        assert_eq!(other.name, "Next one");
        assert_eq!(process.threshold.needed(4), 3);
    }

    #[test]
    fn a_question_names_an_outcome_of_its_own_stage() {
        #[track_caller]
        fn case(exit: &str, expected: &str) {
            let question = format!("question = [{{ id = 'a', ask = 'b', exit = {exit} }}]");
            let other = "\n[[stage]]\nid = 't'\nexit = ['Elsewhere']";
            let text = within(&format!("exit = ['Pain quoted']\n{question}{other}"));
            assert_eq!(told(&text), expected, "{exit}");
        }
        case("'pain-quoted'", "");
        case("'pain-qoted'", "SL219 6:43");
        case("'elsewhere'", "SL219 6:43");
        case("'Pain quoted'", "SL201 6:43");
        case("['pain-quoted']", "SL107 6:43");
        let asked = "question = [{ id = 'a', ask = 'b', exit = 'x' }]";
        assert_eq!(told(&within(asked)), "SL219 5:43");
        let process = sound(&within(&format!("exit = ['x']\n{asked}")));
        let stage = process.first_stage();
        assert_eq!(stage.questions[0].exit.as_ref(), Some(&stage.exit[0].id));
    }

    #[test]
    fn a_choice_has_options() {
        #[track_caller]
        fn case(rest: &str, expected: &str) {
            let text = format!("question = [{{ id = 'a', ask = 'b', kind = 'choice'{rest} }}]");
            assert_eq!(told(&within(&text)), expected, "{rest}");
        }
        case("", "SL109 5:13");
        case(", options = []", "SL108 5:63");
        case(", options = ['x', 'y']", "");
    }
}
