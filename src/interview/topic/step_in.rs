//! The gate before a manager takes over. The rep speaks first, and what is
//! marked leaves the rep in the lead.
//!
//! Source: article 000, when a manager should save a deal.

mod acting;
mod instead;
mod on_step;

use jiff::civil::Date;

use crate::domain::action::Owner;
use crate::domain::call::CallPlan;
use crate::domain::session::Checked;
use crate::domain::step_in;
use crate::domain::step_in::{BackEarly, StepIn, StepInReason};
use crate::interview::field::{Field, StepInLine};
use crate::interview::keeping::{Keeping, some, word};
use crate::interview::leads::Leads;
use crate::interview::prompt::{Choice, Entry, Prompt, Reads, Says, numbered};
use crate::interview::refusal::Refusal;
use crate::interview::situation::SoFar;
use crate::reading::when::Way;

pub(crate) use acting::{asks_instead, has_manager_act};
use instead::{take_instead, ways_instead};
pub(crate) use on_step::{offers_ask, settle, would_sell};

/// Of a loss: it is no catastrophe.
const NO_CATASTROPHE: &str = "none";

/// What Enter says where nobody has said who does it.
pub const CHOOSE: &str = "who does it? one of the keys, or esc back to the words";

/// What the gate of a call or of a step asks by now, while it is open.
pub(crate) fn fields(s: SoFar<'_>, of: &Checked) -> Vec<Field> {
    lines_of(s, of).into_iter().map(|line| Field::StepIn(of.clone(), line)).collect()
}

fn lines_of(s: SoFar<'_>, of: &Checked) -> Vec<StepInLine> {
    match of {
        Checked::Call(_) => plan(s, of).map(|plan| lines(plan.step_in.as_ref())),
        Checked::Step(id) => on_step::selling(s, id).map(|_| on_step::lines(s, id)),
        Checked::Ask(_) => None,
    }
    .unwrap_or_default()
}

/// The lines of the gate: the rep first, then what a loss would do, each only
/// after the one before.
fn lines(gate: Option<&StepIn>) -> Vec<StepInLine> {
    use StepInLine as Line;
    let mut lines = vec![Line::RepCouldIf];
    let Some(gate) = gate.filter(|gate| gate.rep_could_if.is_some()) else { return lines };
    lines.push(Line::Catastrophe);
    let Some(is_catastrophe) = gate.is_catastrophe else { return lines };
    lines.extend((!is_catastrophe).then_some(Line::Instead));
    let Some(reason) = gate.reason else { return lines };
    let mut goes_on = true;
    let mut then = |line: Line, is_asked: bool, is_kept: bool| {
        lines.extend((goes_on && is_asked).then_some(line));
        goes_on &= !is_asked || is_kept;
    };
    then(Line::Why, reason.needs_words(), gate.why.is_some());
    then(Line::JudgedBy, is_catastrophe, gate.judged_by.is_some());
    then(Line::RepKeeps, true, gate.rep_keeps.is_some());
    then(Line::Returns, true, gate.returns.is_some());
    lines
}

/// The line of an open gate that still lacks an answer, of the calls that are
/// planned and of the steps: as a field, and in words.
pub fn lacks(s: SoFar<'_>) -> Option<(Field, String)> {
    let calls = s.session.calls.iter().filter(|(_, plan)| plan.date.is_some());
    let calls = calls.filter(|_| s.session.manager.is_some());
    let calls = calls.map(|(id, _)| Checked::Call(id.clone()));
    let steps = s.session.steps_in_order().into_iter().map(|(id, _)| Checked::Step(id.clone()));
    let mut asked = calls
        .chain(steps)
        .flat_map(|of| lines_of(s, &of).into_iter().map(move |line| (of.clone(), line)));
    let (of, line) = asked.find(|(of, line)| !is_kept(s, of, *line))?;
    let words = in_words(s, &of, line);
    Some((Field::StepIn(of, line), words))
}

pub(crate) fn ask(s: SoFar<'_>, of: &Checked, line: StepInLine) -> Prompt {
    let gate = gate(s, of).cloned().unwrap_or_default();
    let (rep, manager) = (s.rep(), who(s, of));
    let prompt =
        |ask: String, entry: Entry| Prompt::new(format!("Before {manager} steps in"), ask, entry);
    match line {
        StepInLine::Who => on_step::ask(s, of),
        StepInLine::RepCouldIf => {
            let ask = format!("{rep}: what would have to be true for you to do this yourself?");
            prompt(ask, Entry::Text)
                .kept(gate.rep_could_if)
                .aside(Some(format!("What would help {rep} do it?")))
        }
        StepInLine::Catastrophe => {
            let choices = catastrophes();
            let ask = "If we lose it, what happens to the company?".to_owned();
            prompt(ask, Entry::Choice(choices, Says::Fact))
                .kept(chosen_catastrophe(&gate))
                .aside(beside_averages(s))
        }
        StepInLine::Why => {
            let is_catastrophe = gate.is_catastrophe == Some(true);
            let ask = if is_catastrophe { "What happens to it?" } else { "What for?" };
            prompt(ask.to_owned(), Entry::Line).kept(gate.why)
        }
        StepInLine::JudgedBy => {
            prompt("Who judged that?".to_owned(), Entry::Line).kept(gate.judged_by)
        }
        StepInLine::Instead => {
            let ask = format!("What can {manager} do that leaves {rep} in the lead?");
            prompt(ask, Entry::Choice(ways_instead(s, of), Says::Plan(0)))
                .kept(gate.reason.map(StepInReason::as_str))
                .aside(go_along(s))
        }
        StepInLine::RepKeeps => {
            prompt(format!("What stays with {rep}?"), Entry::Line).kept(gate.rep_keeps)
        }
        StepInLine::Returns => {
            let day = on_the_day(s, of).and_then(|day| day.tomorrow().ok());
            prompt(format!("When does {rep} have the deal back?"), Entry::Line)
                .kept(s.day(gate.returns))
                .offered(s.day(day))
                .reads(Reads::Day(Way::Ahead))
        }
    }
}

pub(crate) fn take(
    k: &mut Keeping<'_, '_>,
    of: &Checked,
    line: StepInLine,
    text: &str,
) -> Result<Leads, Refusal> {
    if lines_of(k.so_far(), of).is_empty() {
        return Ok(Leads::On);
    }
    let mut gate = gate(k.so_far(), of).cloned().unwrap_or_default();
    match line {
        StepInLine::Who => return on_step::take(k, of, text),
        StepInLine::RepCouldIf => gate.rep_could_if = some(text),
        StepInLine::Catastrophe => take_catastrophe(&mut gate, text)?,
        StepInLine::Why => gate.why = some(text),
        StepInLine::JudgedBy => gate.judged_by = some(text),
        StepInLine::Instead => return take_instead(k, of, gate, text),
        StepInLine::RepKeeps => gate.rep_keeps = some(text),
        StepInLine::Returns => {
            let back = k.day(text, gate.returns, Way::Ahead)?;
            BackEarly::check(back, on_the_day(k.so_far(), of), k.situation.today())?;
            gate.returns = back;
        }
    }
    put_gate(k, of, gate);
    Ok(Leads::On)
}

pub(crate) fn is_kept(s: SoFar<'_>, of: &Checked, line: StepInLine) -> bool {
    if line == StepInLine::Who {
        return on_step::is_answered(s, of);
    }
    let Some(gate) = gate(s, of) else { return false };
    match line {
        StepInLine::Who => false,
        StepInLine::RepCouldIf => gate.rep_could_if.is_some(),
        StepInLine::Catastrophe => gate.is_catastrophe.is_some(),
        StepInLine::Why => gate.why.is_some(),
        StepInLine::JudgedBy => gate.judged_by.is_some(),
        StepInLine::Instead => gate.reason.is_some(),
        StepInLine::RepKeeps => gate.rep_keeps.is_some(),
        // The step may have moved since.
        StepInLine::Returns => {
            let today = s.situation.today();
            let is_early = BackEarly::check(gate.returns, on_the_day(s, of), today).is_err();
            gate.returns.is_some() && !is_early
        }
    }
}

/// What an open gate lacks, in words that follow "say".
fn in_words(s: SoFar<'_>, of: &Checked, line: StepInLine) -> String {
    let (rep, manager) = (s.rep(), who(s, of));
    match line {
        StepInLine::Who => format!("whether {manager} or {rep} does it: {}", on_step::words(s, of)),
        StepInLine::RepCouldIf => format!("what would let {rep} do it without {manager}"),
        StepInLine::Catastrophe => "what a loss would do to the company".to_owned(),
        StepInLine::Why => format!("what {manager} steps in for"),
        StepInLine::JudgedBy => "who judged what a loss would do".to_owned(),
        StepInLine::Instead => format!("what {manager} can do that leaves {rep} in the lead"),
        StepInLine::RepKeeps => format!("what stays with {rep}"),
        StepInLine::Returns => format!("when {rep} has the deal back"),
    }
}

/// What is said of a line of the gate that Enter does not go by.
pub(crate) fn wants(s: SoFar<'_>, of: &Checked, line: StepInLine) -> String {
    if line == StepInLine::Who {
        CHOOSE.to_owned()
    } else {
        format!("say {}", in_words(s, of, line))
    }
}

/// The plan whose gate is open.
fn plan<'a>(s: SoFar<'a>, of: &Checked) -> Option<&'a CallPlan> {
    let Checked::Call(id) = of else { return None };
    s.session.calls.get(id).filter(|plan| step_in::is_open(plan))
}

/// What was said at the gate.
fn gate<'a>(s: SoFar<'a>, of: &Checked) -> Option<&'a StepIn> {
    match of {
        Checked::Call(id) => s.session.calls.get(id)?.step_in.as_ref(),
        Checked::Step(id) => s.session.actions.get(id)?.step_in.as_ref(),
        Checked::Ask(_) => None,
    }
}

/// Who would step in.
fn who(s: SoFar<'_>, of: &Checked) -> String {
    let step = if let Checked::Step(id) = of { s.session.actions.get(id) } else { None };
    match step.and_then(|step| step.owner.as_ref()) {
        Some(Owner::Ours(owner)) => s.situation.team.first_name_of(owner).to_owned(),
        Some(Owner::Buyer(_)) | None => s.manager(),
    }
}

/// The day on which they would.
fn on_the_day(s: SoFar<'_>, of: &Checked) -> Option<Date> {
    match of {
        Checked::Call(id) => s.session.calls.get(id)?.date,
        Checked::Step(id) => s.session.actions.get(id)?.due,
        Checked::Ask(_) => None,
    }
}

fn is_largest(s: SoFar<'_>) -> bool {
    s.situation.background.size.is_some_and(|size| size.is_largest)
}

/// What is said of the largest order of the year; nothing of others.
pub(crate) fn go_along(s: SoFar<'_>) -> Option<String> {
    let words = "The largest order of the year";
    is_largest(s).then(|| format!("{words}: {} goes along, {} leads.", s.manager(), s.rep()))
}

/// The amount beside those that were won: an average order is nobody's ruin.
fn beside_averages(s: SoFar<'_>) -> Option<String> {
    let amount = s.situation.deal.amount.as_ref()?;
    let averages: Vec<String> = s.situation.background.size?.beside_averages().collect();
    (!averages.is_empty()).then(|| format!("{amount}: {}", averages.join(", ")))
}

/// What a loss would do, as it was chosen.
fn chosen_catastrophe(gate: &StepIn) -> Option<&'static str> {
    if gate.is_catastrophe? { gate.reason.map(StepInReason::as_str) } else { Some(NO_CATASTROPHE) }
}

/// What a loss could do to the company; last, that it does none of it.
pub(in crate::interview) fn catastrophes() -> Vec<Choice> {
    let words = |reason: &StepInReason| (reason.to_string(), reason.in_words(""));
    let mut choices = numbered(StepInReason::CATASTROPHES.iter().map(words));
    choices.push(Choice::new(NO_CATASTROPHE, '0', "none of these"));
    choices
}

fn put_gate(k: &mut Keeping<'_, '_>, of: &Checked, gate: StepIn) {
    match of {
        Checked::Call(id) => {
            if let Some(plan) = k.session.calls.get_mut(id) {
                plan.step_in = (gate != StepIn::default()).then_some(gate);
            }
        }
        Checked::Step(id) => {
            if let Some(step) = k.session.actions.get_mut(id) {
                step.step_in = Some(gate);
            }
        }
        Checked::Ask(_) => {}
    }
}

/// What a loss would do; another answer than before takes back what hung on it.
fn take_catastrophe(gate: &mut StepIn, text: &str) -> Result<(), Refusal> {
    let (is_catastrophe, reason) = match text {
        "" => (None, None),
        NO_CATASTROPHE => (Some(false), gate.reason.filter(|reason| !reason.is_catastrophe())),
        other => {
            let reason = word::<StepInReason>(other)?.filter(|reason| reason.is_catastrophe());
            (Some(true), Some(reason.ok_or(Refusal::Choice)?))
        }
    };
    if gate.reason != reason {
        gate.why = None;
    }
    if is_catastrophe != Some(true) {
        gate.judged_by = None;
    }
    gate.is_catastrophe = is_catastrophe;
    gate.reason = reason;
    Ok(())
}
