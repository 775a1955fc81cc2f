//! The questions: which field belongs to which, and what each of them does with
//! it.

pub(super) mod agreement;
pub(super) mod ask;
pub(super) mod behind;
pub(super) mod call;
pub(super) mod debrief;
pub(super) mod element;
pub(super) mod exit;
mod gap;
pub(super) mod handing_back;
pub(super) mod help;
pub(super) mod in_the_way;
pub(super) mod look_back;
pub(super) mod map;
mod missing;
pub(super) mod opening;
pub(super) mod outcome;
pub(super) mod person;
pub(super) mod proposal;
pub(super) mod question;
pub(super) mod rehearsal;
pub(super) mod stage;
pub(super) mod step;
pub(super) mod step_in;

use crate::domain::coaching::Coaching;
use crate::domain::overrides::CheckId;
use crate::domain::session::{Checked, PartId, Session};
use crate::interview::field::{CoachingLine, Field, PassedLine};
use crate::interview::keeping::{Keeping, some};
use crate::interview::leads::{Counts, Leads};
use crate::interview::prompt::{Entry, Prompt, Reads, prepared};
use crate::interview::refusal::Refusal;
use crate::interview::situation::{Situation, SoFar};
use crate::reading::when::Way;

pub use agreement::{is_agreed, is_not_yet};
pub use ask::answers as answers_to_ask;
pub use missing::how_we_know;
pub use person::{Among, Helper};
pub use stage::why_moved;
pub use step::lacking;
pub use step_in::{CHOOSE as GATE_WAITS, lacks as gate_lacks};

/// How a field is asked for by now.
pub fn prompt(situation: &Situation<'_>, session: &Session, field: &Field) -> Prompt {
    let prompt = ask(SoFar { situation, session }, field);
    prepared::offered(situation, field, prompt)
}

pub(super) fn ask(s: SoFar<'_>, field: &Field) -> Prompt {
    match field {
        Field::New => s.what_is_new(),
        Field::Opening(line) => opening::ask(s, *line),
        Field::LookBack(owed, line) => look_back::ask(s, owed, *line),
        Field::Outcome(call, line) => outcome::ask(s, call, *line),
        Field::StillFirm(_) => stage::still_firm(),
        Field::NotToday(stage) => behind::ask(s, stage),
        Field::Answer(id) => question::ask(s, id),
        Field::FollowUp(id, number, part) => question::ask_on(s, id, *number, *part),
        Field::Exit(id, line) => exit::ask(s, id, *line),
        Field::Element(id, line) => element::ask(s, id, *line),
        Field::Stage(line) => stage::ask(s, *line),
        Field::Map(line) => map::ask(s, *line),
        Field::Shows(number) => map::learned::ask(s, *number),
        Field::Gap(gap) => gap::ask(s, gap),
        Field::Fill(gap) => gap::ask_who(s, gap),
        Field::Person(id, line) => person::ask(s, id, *line),
        Field::InTheWay(part) => in_the_way::ask(s, *part),
        Field::MetricWhy(metric) => in_the_way::ask_why(s, metric),
        Field::Call(id, part) => call::ask(s, id, *part),
        Field::StepIn(id, part) => step_in::ask(s, id, *part),
        Field::HandedBack(of, line) => handing_back::ask(s, of, *line),
        Field::SaidOnce => rehearsal::ask(s),
        Field::Step(id, line) => step::ask(s, id, *line),
        Field::Ask(id, line) => ask::ask(s, id, *line),
        Field::Override(checked, check) => s.override_of(checked, *check),
        Field::Debrief(id) => debrief::ask(s, id),
        Field::Change(line) => debrief::ask_change(s, *line),
        Field::Proposal(line) => proposal::ask(s, *line),
        Field::LookAgain => debrief::ask_again(s),
        Field::Note(number) => Prompt::new("", "A note for the minutes", Entry::Text)
            .kept(s.session.notes.get(number).map(String::as_str)),
        Field::Thought(number) => s.thought(*number),
        Field::Coaching(part) => s.coaching(*part),
        Field::Help(skill) => help::ask(s, skill),
        Field::NextSession => {
            Prompt::new("Next session", "When do we look at this deal again?", Entry::Line)
                .kept(s.slot(s.session.next_session))
                .offered(Some("in 2 weeks"))
                .reads(Reads::Slot(Way::Ahead))
        }
        Field::Passed(line) => agreement::ask_passed(s, *line),
        Field::NoStep => agreement::ask_no_step(s),
        Field::Agreed(person) => agreement::ask_agreed(s, person),
        Field::NotYet(person) => agreement::ask_not_yet(s, person),
        Field::Prepared => Prompt::new("", "Ready?", Entry::Confirm).aside(Some(seen_by(s))),
        Field::LeftOut(step) => s.left_out(step),
        Field::EndedWhy => agreement::ask_ended(s),
    }
}

/// Who sees what a rep prepared alone.
fn seen_by(s: SoFar<'_>) -> String {
    let team = s.situation.team;
    let manager = team.coach_of(&s.session.rep, None);
    let manager = manager.as_ref().map_or("Your manager", |id| team.first_name_of(id));
    format!("Enter keeps it. {manager} will see this when you start together.")
}

pub(super) fn take(k: &mut Keeping<'_, '_>, field: &Field, text: &str) -> Result<Leads, Refusal> {
    match field {
        Field::Opening(line) => return opening::take(k, *line, text),
        Field::LookBack(owed, line) => return look_back::take(k, owed, *line, text),
        Field::Outcome(call, line) => return outcome::take(k, call, *line, text),
        Field::StillFirm(stage) => return Ok(stage::take_firmness(k, stage, text)),
        Field::NotToday(stage) => return Ok(behind::take(stage)),
        Field::Answer(id) => question::take(k, id, text)?,
        Field::FollowUp(id, number, line) => {
            return question::take_on(k, id, *number, *line, text);
        }
        Field::Exit(id, line) => return exit::take(k, id, *line, text),
        Field::Element(id, line) => return element::take(k, id, *line, text),
        Field::Stage(line) => return stage::take(k, *line, text),
        Field::Map(line) => return map::take(k, *line, text),
        Field::Shows(number) => map::learned::take(k, *number, text)?,
        Field::Gap(gap) => return gap::take(k, gap, text),
        Field::Fill(gap) => return gap::take_who(k, gap, text),
        Field::Person(id, line) => return person::take(k, id, *line, text),
        Field::InTheWay(line) => return in_the_way::take(k, *line, text),
        Field::MetricWhy(metric) => in_the_way::take_why(k, metric, text),
        Field::Call(id, part) => {
            let raised = step_in::has_manager_act(k, *part, text)?;
            return raised.map_or_else(|| call::take(k, id, *part, text), Ok);
        }
        Field::StepIn(id, part) => return step_in::take(k, id, *part, text),
        Field::HandedBack(of, line) => handing_back::take(k, of, *line, text)?,
        Field::SaidOnce => rehearsal::take(k, text),
        Field::Step(id, line) => return step::take(k, id, *line, text),
        Field::Ask(id, line) => return ask::take(k, id, *line, text),
        Field::Override(checked, check) => k.override_with(checked, *check, text),
        Field::Debrief(id) => debrief::take(k, id, text),
        Field::Change(line) => debrief::take_change(k, *line, text)?,
        Field::Proposal(line) => proposal::take(k, *line, text)?,
        Field::LookAgain => debrief::take_again(k, text)?,
        Field::Note(number) => k.note(*number, text),
        Field::Thought(number) => k.thought(*number, text),
        Field::Coaching(part) => k.coaching(*part, text)?,
        Field::Help(skill) => help::take(k, skill, text)?,
        Field::NextSession => {
            k.session.next_session = k.slot(text, k.session.next_session, Way::Ahead)?;
        }
        Field::Passed(line) => return agreement::take_passed(k, *line, text),
        Field::NoStep => k.session.no_step = some(text),
        Field::Agreed(person) => return agreement::take_agreed(k, person, text),
        Field::NotYet(_) => return agreement::take_not_yet(text),
        // What follows from these is up to who shows them.
        Field::New | Field::Prepared => {}
        Field::LeftOut(step) => left_out(k, step, text)?,
        Field::EndedWhy => agreement::take_ended(k, text)?,
    }
    Ok(Leads::On)
}

/// Whether a field has its answer.
pub fn is_kept(s: SoFar<'_>, field: &Field) -> bool {
    let session = s.session;
    match field {
        Field::Opening(line) => opening::is_kept(s, *line),
        Field::LookBack(owed, line) => look_back::is_kept(s, owed, *line),
        Field::Outcome(call, line) => outcome::is_kept(s, call, *line),
        Field::StillFirm(stage) => session.seconds.contains_key(&PartId::Stage(stage.clone())),
        Field::Answer(id) => question::is_kept(s, id),
        Field::FollowUp(id, number, line) => question::is_kept_on(s, id, *number, *line),
        Field::Exit(id, line) => exit::is_kept(s, id, *line),
        Field::Element(id, line) => element::is_kept(s, id, *line),
        Field::Stage(line) => stage::is_kept(s, *line),
        Field::Map(line) => map::is_kept(s, *line),
        Field::Shows(number) => map::learned::is_kept(s, *number),
        Field::Gap(gap) => gap::is_kept(s, gap),
        Field::New | Field::NotToday(_) | Field::Fill(_) | Field::NotYet(_) | Field::Prepared => {
            false
        }
        Field::Person(id, line) => person::is_kept(s, id, *line),
        Field::InTheWay(line) => in_the_way::is_kept(s, *line),
        Field::MetricWhy(metric) => session.coaching.metric_why.contains_key(metric),
        Field::Call(id, line) => call::is_kept(s, id, *line),
        Field::StepIn(of, line) => step_in::is_kept(s, of, *line),
        Field::HandedBack(of, line) => handing_back::is_kept(s, of, *line),
        Field::SaidOnce => rehearsal::is_kept(s),
        Field::Step(id, line) => step::is_kept(s, id, *line),
        Field::Ask(id, line) => ask::is_kept(s, id, *line),
        Field::Override(checked, check) => is_overridden(session, checked, *check),
        Field::Debrief(id) => session.debrief.answers.contains_key(id),
        Field::Change(line) => debrief::is_change_kept(s, *line),
        Field::Proposal(line) => proposal::is_kept(s, *line),
        Field::LookAgain => session.changed.look_again.is_some(),
        Field::Note(number) => session.notes.contains_key(number),
        Field::Thought(number) => session.coaching.parked.len() >= *number as usize,
        Field::Coaching(part) => has_coaching(&session.coaching, *part),
        Field::Help(skill) => session.coaching.levels.contains_key(skill),
        Field::NextSession => session.next_session.is_some(),
        Field::Passed(_) => agreement::is_passed(s),
        Field::NoStep => session.no_step.is_some() || !session.actions.is_empty(),
        Field::Agreed(person) => session.has_answered(person),
        Field::LeftOut(part) => session.left_out.contains_key(part),
        Field::EndedWhy => session.ended_why.is_some(),
    }
}

fn is_overridden(session: &Session, checked: &Checked, check: CheckId) -> bool {
    let overrides = match checked {
        Checked::Call(id) => session.calls.get(id).map(|plan| &plan.overrides),
        Checked::Step(id) => session.actions.get(id).map(|part| &part.overrides),
        Checked::Ask(id) => session.asks.get(id).map(|ask| &ask.overrides),
    };
    overrides.is_some_and(|overrides| overrides.contains_key(&check))
}

const fn has_coaching(coaching: &Coaching, part: CoachingLine) -> bool {
    match part {
        CoachingLine::View => coaching.manager_view.is_some(),
        CoachingLine::ViewIs => coaching.view_is.is_some(),
        CoachingLine::Lesson => coaching.lesson.is_some(),
        CoachingLine::Strength => coaching.strength.is_some(),
    }
}

/// Whether Enter stops at a field: its answer is neither known from before nor
/// kept in this session.
pub fn is_asked(s: SoFar<'_>, field: &Field) -> bool {
    match counts(s, field) {
        Counts::OnlySeen => true,
        Counts::Known => false,
        Counts::Expected | Counts::Offered => !is_kept(s, field),
    }
}

/// How a field counts by now.
pub fn counts(s: SoFar<'_>, field: &Field) -> Counts {
    match field {
        Field::Opening(line) => opening::counts(*line),
        Field::LookBack(_, line) => look_back::counts(*line),
        Field::Exit(id, line) => exit::counts(s, id, *line),
        Field::Element(id, line) => element::counts(s, id, *line),
        Field::Answer(id) => question::counts(s, id),
        Field::Stage(line) => stage::counts(s, *line),
        Field::Map(line) => map::counts(*line),
        Field::InTheWay(line) => in_the_way::counts(s, *line),
        Field::Call(id, line) => call::counts(s, id, *line),
        Field::Step(id, _) => step::counts(s, id),
        Field::Gap(_) => gap::counts(s),
        Field::StillFirm(_) => Counts::OnlySeen,
        Field::NotToday(_) | Field::Passed(PassedLine::Words) | Field::NotYet(_) => Counts::Known,
        Field::New
        | Field::FollowUp(..)
        | Field::Shows(_)
        | Field::Fill(_)
        | Field::Person(..)
        | Field::MetricWhy(_)
        | Field::SaidOnce
        | Field::Ask(..)
        | Field::Note(_)
        | Field::Thought(_)
        | Field::Coaching(_)
        | Field::Help(_)
        | Field::Proposal(_)
        | Field::LookAgain
        | Field::Prepared
        | Field::LeftOut(_)
        | Field::EndedWhy => Counts::Offered,
        Field::Outcome(..)
        | Field::StepIn(..)
        | Field::HandedBack(..)
        | Field::Override(..)
        | Field::NextSession
        | Field::Debrief(_)
        | Field::Change(_)
        | Field::Passed(PassedLine::Why)
        | Field::NoStep
        | Field::Agreed(_) => Counts::Expected,
    }
}

/// Leaves a step out, with a reason.
fn left_out(k: &mut Keeping<'_, '_>, step: &PartId, text: &str) -> Result<(), Refusal> {
    let why = some(text).ok_or(Refusal::NeedsReason)?;
    k.session.leave_out(step, why, k.situation.process);
    Ok(())
}
