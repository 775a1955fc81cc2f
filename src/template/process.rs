//! The whole of a process file, from its tree to a [`Process`].

use toml::de::DeTable;

use super::advice::{self, Setting, usage};
use super::fault::Faults;
use super::known::Known;
use super::opening;
use super::retired::retired;
use super::row::Row;
use super::shape;
use super::stage::stages;
use super::uses::Uses;
use super::value::Value;
use super::wording::in_words;
use crate::domain::id::ProcessId;
use crate::domain::process::{
    ActionRules, Debrief, DebriefPart, ManagerRules, Process, SessionRules, Threshold,
};

/// The process that `tree` holds, none where it lacks something that a process
/// must have. It is a process to use only while `faults` has none.
pub(super) fn process(
    tree: &DeTable<'_>,
    digest: String,
    uses: &Uses,
    faults: &Faults<'_>,
) -> Option<Process> {
    let start = faults.sources().start();
    let file = Row::new(faults, &shape::FILE, tree, start..start).checked();
    let head = file.section("process", &shape::PROCESS);
    let defaults = file.section("defaults", &shape::DEFAULTS);
    let known_use = usage::of(&head, uses);
    let is_in_use = known_use.is_some_and(|it| !it.open_deals.is_empty());
    let mut known = Known::of(&file, &defaults, Setting::of(&head, is_in_use));
    let (roles, metrics, elements) =
        (known.declare_roles(&file), known.declare_metrics(&file), known.declare_elements(&file));
    let (stages, stage_ids) = stages(&file, &known);
    let id = head.need("id", Value::id::<ProcessId>);
    let name = head.text("name");
    advice::process(&file, &head, &defaults, &known);
    let process = Process {
        version: head.read("version", Value::number).unwrap_or(1),
        description: head.text("description"),
        owner: head.text("owner"),
        updated: head.read("updated", Value::day),
        min_sideline: head.read("min_sideline", opening::version),
        motion: head.read("motion", Value::word),
        typical_cycle_days: head.read("typical_cycle", Value::days),
        language: head.text("language").unwrap_or_else(|| "en".to_owned()),
        threshold: defaults.read("threshold", Value::share).unwrap_or(Threshold::USUAL),
        session: session(&file),
        actions: actions(&file),
        manager: manager(&file),
        roles,
        metrics,
        elements,
        stages,
        retired: retired(&file, &stage_ids),
        debrief: debrief(&file, &known),
        digest,
        name: name.or_else(|| Some(in_words(id.as_ref()?.as_str())))?,
        id: id?,
    };
    if let Some(known_use) = known_use {
        usage::advise(&process, &head, known_use);
    }
    Some(process)
}

fn session(file: &Row<'_>) -> SessionRules {
    let usual = SessionRules::default();
    let row = file.section("session", &shape::SESSION);
    let minutes = row.section("minutes", &shape::MINUTES);
    SessionRules {
        kind: row.read("kind", Value::word).unwrap_or(usual.kind),
        quick_minutes: minutes.read("quick", Value::number).unwrap_or(usual.quick_minutes),
        standard_minutes: minutes.read("standard", Value::number).unwrap_or(usual.standard_minutes),
        full_minutes: minutes.read("full", Value::number).unwrap_or(usual.full_minutes),
    }
}

fn actions(file: &Row<'_>) -> ActionRules {
    let usual = ActionRules::default();
    let row = file.section("actions", &shape::ACTIONS);
    let require = row.get("require").map(|_| row.list("require", Value::word));
    ActionRules {
        due_days: row.read("due", Value::days).unwrap_or(usual.due_days),
        require: require.unwrap_or(usual.require),
        max_new: row.read("max_new", Value::number).unwrap_or(usual.max_new),
        max_open: row.read("max_open", Value::number).unwrap_or(usual.max_open),
    }
}

fn manager(file: &Row<'_>) -> ManagerRules {
    let usual = ManagerRules::default();
    let row = file.section("manager", &shape::MANAGER);
    let reasons = row.read("step_in_reasons", Value::texts);
    ManagerRules {
        step_in_reasons: reasons.unwrap_or(usual.step_in_reasons),
        crutch_limit: row.read("crutch_limit", Value::number).unwrap_or(usual.crutch_limit),
    }
}

fn debrief(file: &Row<'_>, known: &Known<'_>) -> Option<Debrief> {
    let row = file.read("debrief", |value| value.row(&shape::DEBRIEF))?;
    let mut parts = Vec::new();
    for row in row.rows("part", &shape::PART) {
        parts.extend(part(&row, known, &parts));
    }
    Some(Debrief { lost_reasons: row.texts("lost_reasons"), parts })
}

fn part(row: &Row<'_>, known: &Known<'_>, others: &[DebriefPart]) -> Option<DebriefPart> {
    let name = row.need("name", Value::text);
    let minutes = row.read("minutes", Value::number);
    let questions = row.texts("questions");
    advice::asked(row, "questions", known);
    let name = name?;
    let id = DebriefPart::id_of(&name, others);
    Some(DebriefPart { id, name, minutes, questions })
}
