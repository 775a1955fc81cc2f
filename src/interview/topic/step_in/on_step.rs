//! The gate on a step of a manager's that sells: whose it becomes, or that
//! nobody of theirs hears of it.

use crate::domain::action::Owner;
use crate::domain::id::{ActionId, PersonId};
use crate::domain::session::{Checked, NewStep};
use crate::domain::team::TeamRole;
use crate::interview::field::StepInLine;
use crate::interview::keeping::Keeping;
use crate::interview::leads::Leads;
use crate::interview::prompt::{Choice, Entry, Prompt, Says};
use crate::interview::refusal::Refusal;
use crate::interview::situation::SoFar;
use crate::reading::evidence;
use crate::reading::wording::{self, Selling, Sides};

use super::acting::raise;
use super::instead::{AN_ASK, GO_ALONG, goes_along};

/// It becomes the rep's step.
const THE_REPS: &str = "rep";
/// The manager steps in all the same.
const ANYWAY: &str = "step-in";
/// Nobody of theirs hears from the manager.
const INSIDE: &str = "inside";

/// How a step sells that a manager owes; none where the gate stays shut.
pub(super) fn selling(s: SoFar<'_>, id: &ActionId) -> Option<Selling> {
    let step = s.session.actions.get(id)?;
    wording::selling(&step.text, &sides(s, manager(s, step.owner.as_ref()?)?))
}

/// Whether a manager would sell by those words, were the step theirs.
pub(crate) fn would_sell(s: SoFar<'_>, owner: &Owner, text: &str) -> bool {
    let manager = manager(s, owner);
    manager.is_some_and(|manager| wording::selling(text, &sides(s, manager)).is_some())
}

/// The manager who owes a step.
fn manager<'a>(s: SoFar<'_>, owner: &'a Owner) -> Option<&'a PersonId> {
    let Owner::Ours(owner) = owner else { return None };
    manages(s, owner).then_some(owner)
}

/// Whether somebody of ours manages, and is not the rep here.
pub(super) fn manages(s: SoFar<'_>, person: &PersonId) -> bool {
    let known = s.situation.team.people.get(person);
    let is_manager = known.is_some_and(|known| known.role == TeamRole::Manager);
    (is_manager || s.session.manager.as_ref() == Some(person)) && *person != s.session.rep
}

/// Who is who for the manager who does it.
pub(super) fn sides<'a>(s: SoFar<'a>, manager: &PersonId) -> Sides<'a> {
    let situation = s.situation;
    let others = situation.team.people.iter().filter(|(id, _)| *id != manager);
    let theirs = situation.deal.people.keys().chain(s.session.people.keys());
    Sides {
        language: &situation.process.language,
        theirs: theirs.map(|id| s.buyer_name(id)).collect(),
        ours: others.map(|(_, person)| person.name.as_str()).collect(),
        things: Some(evidence::things(situation.deal)),
    }
}

/// Whether the step can become an ask, by the ways out that are offered.
pub(crate) fn offers_ask(choices: &[Choice]) -> bool {
    choices.iter().any(|choice| choice.value == AN_ASK)
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
    let (third, label) =
        instead_of_closing(s, of).unwrap_or((ANYWAY, "step in all the same".to_owned()));
    let choices = [
        (THE_REPS, '1', Some(format!("make it {rep}'s step"))),
        (AN_ASK, '2', can_be_asked(s, of).then(|| format!("make it an ask of {rep}'s"))),
        (third, '3', Some(label)),
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

/// Nobody but the rep closes the largest order of the year.
fn instead_of_closing(s: SoFar<'_>, of: &Checked) -> Option<(&'static str, String)> {
    goes_along(s).filter(|_| !can_be_asked(s, of))
}

/// What leaves it to the rep.
pub(super) fn ways_instead(s: SoFar<'_>, of: &Checked) -> Vec<(&'static str, String)> {
    let rep = s.rep();
    let ask = can_be_asked(s, of).then(|| (AN_ASK, format!("help, as {rep} asks for it")));
    let leave = (THE_REPS, format!("leave it to {rep}"));
    goes_along(s).into_iter().chain(ask).chain([leave]).collect()
}

/// Whether an answer leaves the step, or the asking, to the rep.
pub(super) fn leaves_it_to_the_rep(text: &str) -> bool {
    matches!(text, THE_REPS | AN_ASK) || text == GO_ALONG.as_str()
}

pub(super) fn take(k: &mut Keeping<'_, '_>, of: &Checked, text: &str) -> Result<Leads, Refusal> {
    let Checked::Step(id) = of else { return Err(Refusal::Choice) };
    let along = instead_of_closing(k.so_far(), of);
    let is_offered = match text {
        AN_ASK => return make_ask(k, of, id),
        ANYWAY => along.is_none(),
        "" | INSIDE | THE_REPS => true,
        other => other == GO_ALONG.as_str() && goes_along(k.so_far()).is_some(),
    };
    if !is_offered {
        return Err(Refusal::Choice);
    }
    // Said with the step wherever that is: read aloud, in lists, in the minutes.
    let along = format!(", {} goes along", super::who(k.so_far(), of));
    let rep = k.session.rep.clone();
    let Some(step) = k.session.actions.get_mut(id) else { return Ok(Leads::On) };
    let gate = step.step_in.take();
    step.is_inside = text == INSIDE;
    match text {
        "" | INSIDE => {}
        ANYWAY => step.step_in = Some(gate.unwrap_or_default()),
        _ => {
            step.owner = Some(Owner::Ours(rep));
            if text == GO_ALONG.as_str() && !step.text.ends_with(&along) {
                step.text.push_str(&along);
            }
        }
    }
    Ok(Leads::On)
}

/// The step goes, and what it said is an ask of the rep's.
fn make_ask(k: &mut Keeping<'_, '_>, of: &Checked, id: &ActionId) -> Result<Leads, Refusal> {
    let s = k.so_far();
    let step = k.session.actions.get(id).filter(|_| can_be_asked(s, of)).cloned();
    let Some((step, manager)) = step.and_then(|step| {
        let manager = manager(s, step.owner.as_ref()?).cloned()?;
        Some((step, manager))
    }) else {
        return Err(Refusal::Choice);
    };
    let leads = raise(k, &manager, &step.text, step.due)?;
    k.session.actions.remove(id);
    Ok(leads)
}

/// What was said at the gate of a step holds for its words, while they sell.
pub(crate) fn settle(k: &mut Keeping<'_, '_>, id: &ActionId, before: Option<&NewStep>) {
    let sells = selling(k.so_far(), id).is_some();
    let Some(step) = k.session.actions.get_mut(id) else { return };
    let is_other = before.is_some_and(|before| before.text != step.text);
    step.is_inside &= sells && !is_other;
    step.step_in = step.step_in.take().filter(|_| sells);
}
