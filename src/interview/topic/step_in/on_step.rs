//! The gate on a step of a manager's that sells: whose it becomes, or that
//! nobody of theirs hears of it.

use crate::domain::action::Owner;
use crate::domain::ask::{Ask, Asked, Recipient};
use crate::domain::id::{ActionId, PersonId};
use crate::domain::session::{Checked, NewStep};
use crate::domain::team::TeamRole;
use crate::interview::field::StepInLine;
use crate::interview::keeping::Keeping;
use crate::interview::leads::Leads;
use crate::interview::popup::Popup;
use crate::interview::prompt::{Choice, Entry, Prompt, Says};
use crate::interview::refusal::Refusal;
use crate::interview::situation::SoFar;
use crate::reading::wording::{self, Selling, Sides};

use super::AN_ASK;

/// It becomes the rep's step.
const THE_REPS: &str = "rep";
/// The manager steps in all the same.
const ANYWAY: &str = "step-in";
/// Nobody of theirs hears from the manager.
const INSIDE: &str = "inside";

/// How a step sells that a manager owes; none where the gate stays shut.
pub(super) fn selling(s: SoFar<'_>, id: &ActionId) -> Option<Selling> {
    let step = s.session.actions.get(id)?;
    managers(s, step)?;
    wording::selling(&step.text, &sides(s, step))
}

/// The manager who owes a step.
fn managers<'a>(s: SoFar<'_>, step: &'a NewStep) -> Option<&'a PersonId> {
    let Some(Owner::Ours(owner)) = &step.owner else { return None };
    let team = &s.situation.team.people;
    let is_manager = team.get(owner).is_some_and(|person| person.role == TeamRole::Manager);
    let manages = is_manager || s.session.manager.as_ref() == Some(owner);
    (manages && *owner != s.session.rep).then_some(owner)
}

/// Who is who for whoever owes a step.
fn sides<'a>(s: SoFar<'a>, step: &NewStep) -> Sides<'a> {
    let situation = s.situation;
    let ours = situation.team.people.iter();
    let others = ours.filter(|(id, _)| !step.owner.as_ref().is_some_and(|owner| owner.is(id)));
    let theirs = situation.deal.people.keys().chain(s.session.people.keys());
    Sides {
        language: &situation.process.language,
        theirs: theirs.map(|id| s.buyer_name(id)).collect(),
        ours: others.map(|(_, person)| person.name.as_str()).collect(),
    }
}

/// Who does it; then, where the manager steps in all the same, the gate.
pub(super) fn lines(s: SoFar<'_>, id: &ActionId) -> Vec<StepInLine> {
    let gate = s.session.actions.get(id).and_then(|step| step.step_in.as_ref());
    let gate = gate.map(|gate| super::lines(Some(gate))).unwrap_or_default();
    std::iter::once(StepInLine::Who).chain(gate).collect()
}

pub(super) fn is_answered(s: SoFar<'_>, of: &Checked) -> bool {
    step(s, of).is_some_and(|step| step.is_inside || step.step_in.is_some())
}

fn step<'a>(s: SoFar<'a>, of: &Checked) -> Option<&'a NewStep> {
    if let Checked::Step(id) = of { s.session.actions.get(id) } else { None }
}

/// What the step says.
pub(super) fn words<'a>(s: SoFar<'a>, of: &Checked) -> &'a str {
    step(s, of).map(|step| step.text.as_str()).unwrap_or_default()
}

pub(super) fn ask(s: SoFar<'_>, of: &Checked) -> Prompt {
    let (rep, manager) = (s.rep(), super::who(s, of));
    let kept = step(s, of).and_then(|step| {
        step.step_in.as_ref().map(|_| ANYWAY).or(step.is_inside.then_some(INSIDE))
    });
    let choices = [
        (THE_REPS, '1', Some(format!("make it {rep}'s step"))),
        (AN_ASK, '2', can_be_asked(s, of).then(|| format!("make it an ask of {rep}'s"))),
        (ANYWAY, '3', Some("step in all the same".to_owned())),
        (INSIDE, '4', Some(format!("nobody of theirs hears from {manager}"))),
    ];
    let choices = choices.into_iter();
    let choices = choices.filter_map(|(value, key, label)| Some(Choice::new(value, key, label?)));
    let title = format!("Before {manager} steps in");
    let ask = format!("{manager} would speak to the buyer. Who does it?");
    Prompt::new(title, ask, Entry::Choice(choices.collect(), Says::Fact))
        .kept(kept)
        .aside(Some("Esc goes back to the words."))
}

/// Help may be asked for where it is no bargaining.
fn can_be_asked(s: SoFar<'_>, of: &Checked) -> bool {
    let Checked::Step(id) = of else { return false };
    selling(s, id) == Some(Selling::Contact)
}

/// What leaves it to the rep.
pub(super) fn ways_instead(s: SoFar<'_>, of: &Checked) -> Vec<(&'static str, String)> {
    let rep = s.rep();
    let ask = can_be_asked(s, of).then(|| (AN_ASK, format!("help, as {rep} asks for it")));
    ask.into_iter().chain([(THE_REPS, format!("leave it to {rep}"))]).collect()
}

/// Whether an answer leaves the step, or the asking, to the rep.
pub(super) fn leaves_it_to_the_rep(text: &str) -> bool {
    matches!(text, THE_REPS | AN_ASK)
}

pub(super) fn take(k: &mut Keeping<'_, '_>, of: &Checked, text: &str) -> Result<Leads, Refusal> {
    let Checked::Step(id) = of else { return Err(Refusal::Choice) };
    if text == AN_ASK {
        return make_ask(k, of, id);
    }
    let rep = k.session.rep.clone();
    let Some(step) = k.session.actions.get_mut(id) else { return Ok(Leads::On) };
    let gate = step.step_in.take();
    step.is_inside = text == INSIDE;
    match text {
        "" | INSIDE => {}
        THE_REPS => step.owner = Some(Owner::Ours(rep)),
        ANYWAY => step.step_in = Some(gate.unwrap_or_default()),
        _ => return Err(Refusal::Choice),
    }
    Ok(Leads::On)
}

/// The step goes, and what it said is an ask of the rep's.
fn make_ask(k: &mut Keeping<'_, '_>, of: &Checked, id: &ActionId) -> Result<Leads, Refusal> {
    let s = k.so_far();
    let Some(step) = k.session.actions.get(id).filter(|_| can_be_asked(s, of)) else {
        return Err(Refusal::Choice);
    };
    let Some(manager) = managers(s, step).cloned() else { return Err(Refusal::Choice) };
    let (kind, theirs) = wording::help(&step.text, &sides(s, step));
    let recipients = Recipient::list(&theirs.join("; "), &s.buyers())?;
    let (fresh, deal, rep) =
        (k.situation.fresh.ask.clone(), k.session.deal.clone(), k.session.rep.clone());
    let today = k.situation.today();
    let mut ask = Ask {
        needed_by: step.due,
        gist: Some(step.text.clone()),
        session: Some(k.session.id.clone()),
        ..Ask::new(fresh.clone(), deal, kind, rep, Asked::Ours(manager), today)
    };
    for recipient in recipients {
        ask.add_recipient(recipient, k.draw);
    }
    k.session.actions.remove(id);
    k.session.asks.insert(fresh.clone(), ask);
    Ok(Leads::Over(Popup::Ask(fresh)))
}

/// What was said at the gate of a step holds for its words, while they sell.
pub(crate) fn settle(k: &mut Keeping<'_, '_>, id: &ActionId, before: Option<&NewStep>) {
    let sells = selling(k.so_far(), id).is_some();
    let Some(step) = k.session.actions.get_mut(id) else { return };
    let is_other = before.is_some_and(|before| before.text != step.text);
    step.is_inside &= sells && !is_other;
    step.step_in = step.step_in.take().filter(|_| sells);
}
