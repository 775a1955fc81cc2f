//! A step to be agreed: its words, whose it is and by when, and what else the
//! process wants of it.

use crate::domain::action::Owner;
use crate::domain::id::{ActionId, CriterionRef};
use crate::domain::process::{Process, Requirement, Stage};
use crate::domain::session::{Checked, NewStep};
use crate::interview::field::{Field, StepLine};
use crate::interview::keeping::{Keeping, some};
use crate::interview::leads::{Counts, Leads};
use crate::interview::prompt::{Entry, Prompt, Reads, Says, numbered};
use crate::interview::refusal::Refusal;
use crate::interview::situation::SoFar;
use crate::interview::topic::step_in;
use crate::reading::promise::{self, Open};
use crate::reading::when::Way;

/// Keeps words in the text that a question is about, and how that is said.
const KEEP: &str = "k";
pub(crate) const KEEPS: &str = "k keeps these words in the text.";
/// The gate of a step stands below its words and its owner.
const GATE_AT: usize = 2;

/// Words, owner and date of each step, the rest where the process requires it;
/// of one that is not there yet only the words.
pub(crate) fn fields(s: SoFar<'_>, id: &ActionId) -> Vec<Field> {
    let is_there = s.session.actions.contains_key(id);
    let required = &s.situation.process.actions.require;
    let is_asked = |line: StepLine| match line {
        StepLine::Text => true,
        StepLine::Owner | StepLine::Due => is_there,
        StepLine::DoneWhen | StepLine::Criterion | StepLine::Person => {
            is_there && required.iter().any(|requirement| line_of(*requirement) == line)
        }
    };
    let gate = step_in::fields(s, &Checked::Step(id.clone()));
    let lines = StepLine::ALL.iter().copied().filter(|line| is_asked(*line));
    let mut fields: Vec<Field> = lines.map(|line| Field::Step(id.clone(), line)).collect();
    let at = fields.len().min(GATE_AT);
    fields.splice(at..at, gate);
    fields
}

pub(crate) fn ask(s: SoFar<'_>, id: &ActionId, line: StepLine) -> Prompt {
    let step = s.session.actions.get(id).cloned().unwrap_or_default();
    let prompt = |ask: &str| Prompt::new("Action steps", ask, Entry::Line);
    if let Some((ask, open, reads)) = open_words(s, &step, line) {
        let ask = format!("{ask} \"{}\"?", open.typed);
        return prompt(&ask).offered(Some(open.typed)).aside(Some(KEEPS)).reads(reads);
    }
    match line {
        StepLine::Text => ask_words(s, id, step.text),
        StepLine::Owner => prompt("Whose step is it?")
            .kept(step.owner.map(|owner| s.owner_name(&owner).to_owned()))
            .offered(Some(s.situation.team.first_name_of(&s.session.rep)))
            .reads(Reads::Owner)
            .aside(Some(s.owners().join(" · "))),
        StepLine::Due => prompt("By when?")
            .kept(s.day(step.due))
            .offered(Some(s.usual_due()))
            .reads(Reads::Day(Way::Ahead)),
        StepLine::DoneWhen => prompt("How will we see that it is done?").kept(step.done_when),
        StepLine::Criterion => ask_criterion(s, step.criterion.as_ref()),
        StepLine::Person => prompt("Who from their side does it touch?")
            .reads(Reads::People)
            .kept(step.person.map(|who| s.buyer_name(&who).to_owned())),
    }
}

pub(crate) fn take(
    k: &mut Keeping<'_, '_>,
    id: &ActionId,
    line: StepLine,
    text: &str,
) -> Result<Leads, Refusal> {
    let before = k.session.actions.get(id).cloned();
    let mut step = before.clone().unwrap_or_default();
    match line {
        StepLine::Text => {
            take_words(k, id, text)?;
            step_in::settle(k, id, before.as_ref());
            return step_in::asks_instead(k, id);
        }
        StepLine::Owner | StepLine::Due => take_open(k, &mut step, line, text)?,
        StepLine::DoneWhen => step.done_when = some(text),
        StepLine::Criterion => step.criterion = criterion(k, text, step.criterion.as_ref())?,
        StepLine::Person => step.person = k.one_buyer(text)?,
    }
    k.session.actions.insert(id.clone(), step);
    step_in::settle(k, id, before.as_ref());
    step_in::asks_instead(k, id)
}

pub(crate) fn is_kept(s: SoFar<'_>, id: &ActionId, line: StepLine) -> bool {
    *id != s.situation.fresh.action && s.session.actions.get(id).is_some_and(|step| has(step, line))
}

pub(crate) fn counts(s: SoFar<'_>, id: &ActionId) -> Counts {
    if *id == s.situation.fresh.action { Counts::Offered } else { Counts::Expected }
}

/// What a step still lacks of what the process requires.
pub fn lacking(process: &Process, step: &NewStep) -> Vec<StepLine> {
    let required = process.actions.require.iter().map(|requirement| line_of(*requirement));
    required.filter(|line| !has(step, *line)).collect()
}

/// What a step lacks, in words.
pub(crate) const fn in_words(line: StepLine) -> &'static str {
    match line {
        StepLine::Text => "its words",
        StepLine::Owner => "an owner",
        StepLine::Due => "a date",
        StepLine::DoneWhen => "a sign that it is done",
        StepLine::Criterion => "what it serves",
        StepLine::Person => "the person it touches",
    }
}

const fn line_of(requirement: Requirement) -> StepLine {
    match requirement {
        Requirement::Owner => StepLine::Owner,
        Requirement::Due => StepLine::Due,
        Requirement::DoneWhen => StepLine::DoneWhen,
        Requirement::Criterion => StepLine::Criterion,
        Requirement::Person => StepLine::Person,
    }
}

const fn has(step: &NewStep, line: StepLine) -> bool {
    match line {
        StepLine::Text => true,
        StepLine::Owner => step.owner.is_some(),
        StepLine::Due => step.due.is_some(),
        StepLine::DoneWhen => step.done_when.is_some(),
        StepLine::Criterion => step.criterion.is_some(),
        StepLine::Person => step.person.is_some(),
    }
}

fn ask_words(s: SoFar<'_>, id: &ActionId, kept: String) -> Prompt {
    let is_new = *id == s.situation.fresh.action && kept.is_empty();
    let ask = match (is_new, s.session.actions.is_empty()) {
        (true, true) if s.session.is_debrief() => {
            "What one thing changes, who does it, and from which day?"
        }
        (true, true) => "What is the first step? Begin with a verb",
        (true, false) => "Another step? (Enter if not)",
        (false, _) => "Step",
    };
    let aside = format!("Or whose and by when at once: \"{}: book the room by fri\"", s.manager());
    Prompt::new("Action steps", ask, Entry::Line)
        .kept(Some(kept))
        .aside(is_new.then_some(aside))
        .reads(Reads::Promise { is_new })
}

fn ask_criterion(s: SoFar<'_>, kept: Option<&CriterionRef>) -> Prompt {
    let stage = s.situation.process.stage(&s.session.stage_at_start);
    let criteria = stage.into_iter().flat_map(|stage| {
        stage.exit.iter().map(|c| (stage.criterion(c).to_string(), c.outcome.clone()))
    });
    let entry = Entry::Choice(numbered(criteria), Says::Fact);
    Prompt::new("Action steps", "Which of these does it serve?", entry)
        .kept(kept.map(ToString::to_string))
}

/// The words of a step. It is the rep's, unless they begin with somebody's name
/// and a colon; a day ahead at their end is its date.
fn take_words(k: &mut Keeping<'_, '_>, id: &ActionId, text: &str) -> Result<(), Refusal> {
    let Some(text) = some(text) else {
        k.session.actions.remove(id);
        return Ok(());
    };
    let promise = k.so_far().promise(&text);
    if promise.is_only_a_day(k.situation.calendar()) {
        return Err(Refusal::OnlyADay { text });
    }
    if let Some(name) = promise::only_a_name(&text) {
        return Err(Refusal::OnlyAName { name: name.to_owned() });
    }
    promise.owner.as_ref().map_or(Ok(()), |owner| k.takes_on(owner))?;
    let rep = promise.who.is_none().then(|| Owner::Ours(k.session.rep.clone()));
    let step = k.session.actions.entry(id.clone()).or_default();
    promise.words.clone_into(&mut step.text);
    step.owner = promise.owner.or(step.owner.take()).or(rep);
    step.due = promise.due.or(step.due);
    Ok(())
}

/// What the words of a step leave open of its owner or its day, until it has
/// one; how that is asked, and what the answer reads.
fn open_words<'t>(
    s: SoFar<'_>,
    step: &'t NewStep,
    line: StepLine,
) -> Option<(&'static str, Open<'t>, Reads)> {
    let promise = s.promise(&step.text);
    match line {
        StepLine::Owner if step.owner.is_none() => Some(("Who is", promise.who?, Reads::Owner)),
        StepLine::Due if step.due.is_none() => {
            Some(("Which day is", promise.day?, Reads::Day(Way::Ahead)))
        }
        StepLine::Text
        | StepLine::Owner
        | StepLine::Due
        | StepLine::DoneWhen
        | StepLine::Criterion
        | StepLine::Person => None,
    }
}

/// Takes owner or day. What says the open words of the step takes their place,
/// unless they are kept.
fn take_open(
    k: &Keeping<'_, '_>,
    step: &mut NewStep,
    line: StepLine,
    text: &str,
) -> Result<(), Refusal> {
    let open = open_words(k.so_far(), step, line).map(|(_, open, _)| open.rest.to_owned());
    let is_due = line == StepLine::Due;
    match open {
        Some(_) if text == KEEP && is_due => step.due = Some(k.so_far().usual_day()),
        Some(_) if text == KEEP => step.owner = Some(Owner::Ours(k.session.rep.clone())),
        open => {
            if is_due {
                step.due = k.day(text, step.due, Way::Ahead)?;
            } else {
                step.owner = k.owner(text)?;
            }
            step.text = open.filter(|_| some(text).is_some()).unwrap_or_else(|| step.text.clone());
        }
    }
    Ok(())
}

/// The criterion that a step serves: one of the process, where that can be read,
/// or the one it serves already.
fn criterion(
    k: &Keeping<'_, '_>,
    text: &str,
    kept: Option<&CriterionRef>,
) -> Result<Option<CriterionRef>, Refusal> {
    let Some(name) = some(text) else { return Ok(None) };
    let process = k.situation.process;
    let is_there = |id: &CriterionRef| {
        process.stages.is_empty() || Some(id) == kept || process.criterion(id).is_some()
    };
    if let Some(id) = name.parse().ok().filter(is_there) {
        return Ok(Some(id));
    }
    let of_stage = |stage: &Stage| {
        let ids = stage.exit.iter().map(|criterion| stage.criterion(criterion).to_string());
        ids.collect::<Vec<_>>()
    };
    let known: Vec<String> = process.stages.iter().flat_map(of_stage).collect();
    Err(Refusal::NoCriterion { name, known: known.join(", ") })
}
