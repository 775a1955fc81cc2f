//! The debrief of a decided deal: what the process asks of it, the stage at which
//! more work would have changed it, and the one thing that changes.
//!
//! The rep speaks first: what the records say is there once the first question of
//! the part that asks for it has its answer.

use crate::domain::deal::DealStatus;
use crate::domain::person::UNKNOWN;
use crate::domain::process::{DebriefPart, Process};
use crate::domain::session::{Answer, DebriefQuestion, WhichStage};
use crate::interview::field::{ChangeLine, CoachingLine, Field, StepLine};
use crate::interview::keeping::{Keeping, some};
use crate::interview::prompt::{Choice, Entry, Prompt, Reads, Says, numbered};
use crate::interview::refusal::Refusal;
use crate::interview::situation::SoFar;
use crate::interview::topic::{proposal, step};
use crate::reading::when::Way;

/// The word in the name of the part beside which the records speak.
const TRACE: &str = "trace";
/// The reason that is no reason without a comparison.
const PRICE: &str = "price-value";

/// The questions of a part. Beside the last that traces the deal back, or else
/// the last of all, the stage is chosen, once the rep has spoken.
pub(crate) fn fields(s: SoFar<'_>, part: &DebriefPart) -> Vec<Field> {
    let question = |number| DebriefQuestion { part: part.id.clone(), number };
    let numbers = (1..).take(part.questions.len());
    let mut fields: Vec<Field> = numbers.map(|it| Field::Debrief(question(it))).collect();
    let has_spoken = s.session.debrief.answers.contains_key(&question(1));
    if has_spoken && tracing(s).is_some_and(|it| it.id == part.id) {
        fields.push(Field::Change(ChangeLine::Stage));
    }
    fields
}

/// The part beside which the records speak.
fn tracing(s: SoFar<'_>) -> Option<&DebriefPart> {
    let parts = &s.situation.background.debrief;
    let traces = |part: &&DebriefPart| part.name.to_lowercase().contains(TRACE);
    parts.iter().rev().find(traces).or(parts.last())
}

/// Why it was decided so, the one step that changes, or why there is none, and one
/// thing done well.
pub(crate) fn change(s: SoFar<'_>) -> Vec<Field> {
    let is_won = s.situation.deal.status == DealStatus::Won;
    let mut fields = Vec::new();
    fields.extend((!is_won).then_some(Field::Change(ChangeLine::Reason)));
    fields.push(Field::Change(ChangeLine::Why));
    if let Some((id, _)) = s.session.steps_in_order().first() {
        fields.extend(step::fields(s, id));
    } else {
        fields.push(Field::Step(s.situation.fresh.action.clone(), StepLine::Text));
        fields.push(Field::NoStep);
    }
    fields.extend(proposal::fields(s));
    fields.extend((!is_won).then_some(Field::LookAgain));
    fields.extend(s.session.manager.is_some().then_some(Field::Coaching(CoachingLine::Strength)));
    fields
}

pub(crate) fn ask(s: SoFar<'_>, id: &DebriefQuestion) -> Prompt {
    let said = s.session.debrief.answers.get(id);
    let kept = said.map(|answer| answer.rep.clone().unwrap_or_else(|| UNKNOWN.to_owned()));
    Prompt::new(s.in_your_words(), wording(s, id).unwrap_or_default(), Entry::Text).kept(kept)
}

/// A question as the process has it.
fn wording(s: SoFar<'_>, id: &DebriefQuestion) -> Option<String> {
    let part = s.situation.background.debrief.iter().find(|part| part.id == id.part)?;
    let at = usize::try_from(id.number).ok()?.checked_sub(1)?;
    part.questions.get(at).cloned()
}

pub(crate) fn take(k: &mut Keeping<'_, '_>, id: &DebriefQuestion, text: &str) {
    let asked = wording(k.so_far(), id);
    let answers = &mut k.session.debrief.answers;
    match (some(text), asked) {
        (Some(text), Some(ask)) => {
            let rep = (text.trim() != UNKNOWN).then_some(text);
            let answer = Answer { ask, rep, follow_ups: Vec::new(), left_out: None };
            answers.insert(id.clone(), answer);
        }
        _ => drop(answers.remove(id)),
    }
}

pub(crate) fn ask_change(s: SoFar<'_>, line: ChangeLine) -> Prompt {
    let said = &s.session.debrief;
    let deal = s.situation.deal;
    match line {
        ChangeLine::Stage => {
            let ask = match deal.status {
                DealStatus::Won => "At which stage did our work win it?",
                DealStatus::Lost | DealStatus::NoDecision | DealStatus::Open => {
                    "At which stage would more work have changed it?"
                }
            };
            let entry = Entry::Choice(stages(s.situation.process), Says::Fact);
            let says = format!("What the records say (shown once {} has answered)", s.rep());
            Prompt::new(says, ask, entry).kept(said.stage.as_ref().map(ToString::to_string))
        }
        ChangeLine::Reason => {
            let at_closing = deal.lost_reason.clone();
            let known = s.situation.process.debrief.as_ref().map(|debrief| &debrief.lost_reasons);
            let known = known.into_iter().flatten().filter(|one| Some(*one) != at_closing.as_ref());
            let choices = at_closing.iter().chain(known);
            let choices = choices.map(|reason| (reason.clone(), reason.clone()));
            let entry = Entry::Choice(numbered(choices), Says::Fact);
            Prompt::new(s.in_your_words(), "Which one reason comes closest?", entry)
                .kept(said.reason.as_deref())
                .aside(at_closing.map(|reason| format!("Said at the closing: {reason}")))
        }
        ChangeLine::Why => {
            let ask = match (deal.status, said.reason.as_deref()) {
                (DealStatus::Won, _) => "Why us, in their words?",
                (_, Some(PRICE)) => "Compared with what value?",
                _ => "What shows it?",
            };
            Prompt::new(s.in_your_words(), ask, Entry::Line).kept(said.why.as_deref())
        }
    }
}

/// When the deal is looked at again; a day that was said before stands in the field.
pub(crate) fn ask_again(s: SoFar<'_>) -> Prompt {
    let day = s.session.changed.look_again;
    let known = s.situation.deal.look_again.filter(|_| day.is_none());
    Prompt::new(proposal::SECTION, "When do we look again?", Entry::Line)
        .kept(s.day(day))
        .aside(Some(known.map_or_else(
            || "From that day on it is on Today. Enter alone: not again".to_owned(),
            |day| format!("{} stands already: Enter leaves it", s.shown_day(day)),
        )))
        .reads(Reads::Day(Way::Ahead))
}

pub(crate) fn take_again(k: &mut Keeping<'_, '_>, text: &str) -> Result<(), Refusal> {
    k.session.changed.look_again = k.day(text, k.session.changed.look_again, Way::Ahead)?;
    Ok(())
}

/// The stages by the first letter of their names that is free, and that it was
/// at none.
fn stages(process: &Process) -> Vec<Choice> {
    let mut keys = vec!['n'];
    let key = |name: &str, taken: &mut Vec<char>| {
        let letters = name.chars().flat_map(char::to_lowercase).filter(char::is_ascii_alphabetic);
        let key = letters.chain('a'..='z').find(|letter| !taken.contains(letter));
        taken.extend(key);
        key
    };
    let stage = |stage: &crate::domain::process::Stage| Choice {
        value: stage.id.to_string(),
        key: key(&stage.name, &mut keys),
        label: stage.name.clone(),
    };
    let mut choices: Vec<Choice> = process.stages.iter().map(stage).collect();
    choices.push(Choice::new(WhichStage::None.to_string(), 'n', "at none"));
    choices
}

pub(crate) fn take_change(
    k: &mut Keeping<'_, '_>,
    line: ChangeLine,
    text: &str,
) -> Result<(), Refusal> {
    let said = &mut k.session.debrief;
    match line {
        ChangeLine::Stage => {
            let stage = some(text).map(|text| text.parse()).transpose();
            said.stage = stage.map_err(|_| Refusal::Choice)?;
        }
        ChangeLine::Reason => said.reason = some(text),
        ChangeLine::Why => said.why = some(text),
    }
    Ok(())
}

pub(crate) fn is_change_kept(s: SoFar<'_>, line: ChangeLine) -> bool {
    let said = &s.session.debrief;
    match line {
        ChangeLine::Stage => said.stage.is_some(),
        ChangeLine::Reason => said.reason.is_some(),
        ChangeLine::Why => said.why.is_some(),
    }
}
