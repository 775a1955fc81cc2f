//! How a debrief would have the process changed: at most one thing, said in as few
//! words as it takes to act on it.

use crate::domain::id::CriterionRef;
use crate::domain::process::Process;
use crate::domain::proposal::{ProposalKind, Proposed};
use crate::domain::session::Session;
use crate::interview::field::{Field, ProposalLine};
use crate::interview::keeping::{Keeping, some, word};
use crate::interview::prompt::{Choice, Entry, Prompt, Says, numbered};
use crate::interview::refusal::Refusal;
use crate::interview::situation::SoFar;

/// The heading of what a debrief leads to beside its step.
pub(crate) const SECTION: &str = "What comes of it";
/// The answer that the process stays as it is.
const NONE: &str = "none";

/// What is proposed so far.
fn proposed(session: &Session) -> Option<&Proposed> {
    session.proposals.values().next()
}

pub(crate) fn fields(s: SoFar<'_>) -> Vec<Field> {
    use ProposalLine as Line;
    let lines: &[Line] = match proposed(s.session).map(|it| it.kind) {
        None => &[Line::Kind],
        Some(ProposalKind::Question | ProposalKind::Exit | ProposalKind::Trap) => {
            &[Line::Kind, Line::Place, Line::Text]
        }
        Some(ProposalKind::Required) => &[Line::Kind, Line::Place],
        Some(ProposalKind::Other) => &[Line::Kind, Line::Text],
    };
    lines.iter().copied().map(Field::Proposal).collect()
}

pub(crate) fn ask(s: SoFar<'_>, line: ProposalLine) -> Prompt {
    let said = proposed(s.session);
    let kind = said.map(|it| it.kind);
    match line {
        ProposalLine::Kind => {
            let entry = Entry::Choice(kinds(s.situation.process), Says::Fact);
            Prompt::new(SECTION, "Should the process change?", entry)
                .kept(kind.map(ProposalKind::as_str))
        }
        ProposalLine::Place if kind == Some(ProposalKind::Required) => {
            let outcomes = outcomes(s.situation.process).into_iter();
            let outcomes = outcomes.map(|(id, words)| (id.to_string(), words));
            let entry = Entry::Choice(numbered(outcomes), Says::Fact);
            let kept = said.and_then(|it| it.criterion.as_ref()).map(ToString::to_string);
            Prompt::new(SECTION, "Which outcome?", entry).kept(kept)
        }
        ProposalLine::Place => {
            let stages = s.situation.process.stages.iter();
            let stages = stages.map(|stage| (stage.id.to_string(), stage.name.clone()));
            let entry = Entry::Choice(numbered(stages), Says::Fact);
            let kept = said.and_then(|it| it.stage.as_ref()).map(ToString::to_string);
            Prompt::new(SECTION, "In which stage?", entry).kept(kept)
        }
        ProposalLine::Text => {
            let ask = match kind {
                Some(ProposalKind::Question) => "What is asked there, word for word?",
                Some(ProposalKind::Exit) => "What will the buyer have done, word for word?",
                Some(ProposalKind::Trap) => "What is there to watch out for?",
                Some(ProposalKind::Required | ProposalKind::Other) | None => "What should change?",
            };
            Prompt::new(SECTION, ask, Entry::Line).kept(said.and_then(|it| it.text.as_deref()))
        }
    }
}

/// What can be proposed; an outcome can be needed only where one is not yet.
fn kinds(process: &Process) -> Vec<Choice> {
    let all = [
        (ProposalKind::Question, '1', "a question more"),
        (ProposalKind::Required, '2', "needed to leave"),
        (ProposalKind::Exit, '3', "an outcome more"),
        (ProposalKind::Trap, '4', "a trap more"),
        (ProposalKind::Other, '5', "something else"),
    ];
    let has_outcome = !outcomes(process).is_empty();
    let can = all.into_iter().filter(|(kind, ..)| *kind != ProposalKind::Required || has_outcome);
    let choices = can.map(|(kind, key, label)| Choice::new(kind.as_str(), key, label));
    choices.chain([Choice::new(NONE, '0', "no")]).collect()
}

/// Outcomes that a deal may leave its stage without.
fn outcomes(process: &Process) -> Vec<(CriterionRef, String)> {
    let mut found = Vec::new();
    for stage in &process.stages {
        let free = stage.exit.iter().filter(|criterion| !criterion.required);
        found.extend(
            free.map(|it| (stage.criterion(it), format!("{}: {}", stage.name, it.outcome))),
        );
    }
    found
}

pub(crate) fn take(k: &mut Keeping<'_, '_>, line: ProposalLine, text: &str) -> Result<(), Refusal> {
    if line == ProposalLine::Kind {
        return take_kind(k, text);
    }
    let process = k.situation.process;
    let stage = if line == ProposalLine::Place && proposed(k.session).is_some_and(is_of_stage) {
        k.choice(text)?
    } else {
        None
    };
    let Some(said) = k.session.proposals.values_mut().next() else { return Ok(()) };
    match (line, said.kind) {
        (ProposalLine::Place, ProposalKind::Required) => {
            let wanted = some(text).map(|text| text.parse::<CriterionRef>()).transpose();
            let wanted = wanted.map_err(|_| Refusal::Choice)?;
            let words = wanted.as_ref().and_then(|id| process.criterion(id));
            said.text = words.map(|criterion| criterion.outcome.clone());
            said.criterion = wanted.filter(|_| words.is_some());
            said.stage = said.criterion.as_ref().map(|id| id.stage.clone());
        }
        (ProposalLine::Place, _) => said.stage = stage,
        (ProposalLine::Text | ProposalLine::Kind, _) => said.text = some(text),
    }
    Ok(())
}

/// Whether it is about a stage as a whole.
fn is_of_stage(said: &Proposed) -> bool {
    said.kind != ProposalKind::Required
}

/// Another kind is another proposal; none takes it away.
fn take_kind(k: &mut Keeping<'_, '_>, text: &str) -> Result<(), Refusal> {
    let kind: Option<ProposalKind> = if text == NONE { None } else { word(text)? };
    if proposed(k.session).map(|said| said.kind) == kind {
        return Ok(());
    }
    k.session.proposals.clear();
    if let Some(kind) = kind {
        k.session.proposals.insert(k.draw.id(|_| false), Proposed::new(kind));
    }
    Ok(())
}

pub(crate) fn is_kept(s: SoFar<'_>, line: ProposalLine) -> bool {
    let said = proposed(s.session);
    said.is_some_and(|said| match line {
        ProposalLine::Kind => true,
        ProposalLine::Place => said.stage.is_some(),
        ProposalLine::Text => said.text.is_some(),
    })
}
