//! What came of a call that was to be held.

use super::call;
use crate::domain::action::Side;
use crate::domain::call::{Asker, Call, Held, ManagerRole, Outcome};
use crate::domain::id::CallId;
use crate::domain::phrase::{Stem, clause};
use crate::domain::session::{CallLookedBack, Session};
use crate::interview::field::{Field, OutcomeLine};
use crate::interview::keeping::{Keeping, some, word};
use crate::interview::leads::Leads;
use crate::interview::prompt::{Choice, Entry, Prompt, Reads, Says};
use crate::interview::refusal::Refusal;
use crate::interview::situation::SoFar;
use crate::reading::when;
use crate::reading::when::Way;

/// The calls that nobody has told of.
pub(crate) fn fields(s: SoFar<'_>) -> Vec<Field> {
    let untold = s.situation.background.untold(s.situation.today()).into_iter();
    let fields = untold.flat_map(|call| {
        let lines = lines(s.session, call).into_iter();
        lines.map(|line| Field::Outcome(call.id.clone(), line))
    });
    fields.collect()
}

/// What is asked of a call that nobody has told of: of one that was held also
/// whether the manager was there, planned or not, and who asked for the
/// commitment then.
pub(crate) fn lines(session: &Session, call: &Call) -> Vec<OutcomeLine> {
    use OutcomeLine as Line;
    let told = session.outcomes.get(&call.id).map(|told| &told.held);
    let mut lines = vec![Line::Came];
    if let Some(held) = told.filter(|held| held.outcome.is_some()) {
        if held.outcome == Some(Outcome::Advance) {
            lines.extend([Line::Act, Line::ActBy]);
        }
        if session.manager.is_some() || session.is_prep() {
            lines.push(Line::Role);
            lines.extend(is_there(held.role).then_some(Line::Asks));
        }
    }
    lines
}

fn is_there(role: Option<ManagerRole>) -> bool {
    role.is_some_and(|role| role != ManagerRole::Absent)
}

pub(crate) fn ask(s: SoFar<'_>, id: &CallId, line: OutcomeLine) -> Prompt {
    let call = s.situation.background.calls.iter().find(|call| call.id == *id);
    let name = |who| s.session.buyer_name(s.situation.deal, who);
    let section = call.map(|call| call.title(name, s.situation.today())).unwrap_or_default();
    let held = s.session.outcomes.get(id).map(|told| told.held.clone()).unwrap_or_default();
    match line {
        OutcomeLine::Came => {
            let kept = held.outcome.map(Outcome::as_str);
            let kept = kept.or_else(|| held.moved_by.map(Side::as_str));
            let entry = Entry::Choice(outcomes(), Says::Fact);
            Prompt::new(section, "What came of it?", entry).kept(kept).aside(call.and_then(meant))
        }
        OutcomeLine::Act => {
            let ask = "What did they agree to do, and by when?";
            Prompt::new(section, ask, Entry::Line).kept(held.buyer_act).reads(Reads::Deadline)
        }
        OutcomeLine::ActBy => Prompt::new(section, "By when?", Entry::Line)
            .kept(s.day(held.buyer_act_by))
            .reads(Reads::Day(Way::Either))
            .aside(Some("Without an act and a day it counts as a good talk.")),
        OutcomeLine::Role => {
            let choices = call::roles(&s.rep());
            let ask = format!("{}, was {} there?", s.rep(), s.manager());
            Prompt::new(section, ask, Entry::Choice(choices, Says::Fact))
                .kept(held.role.map(ManagerRole::as_str))
        }
        OutcomeLine::Asks => {
            let choices = vec![
                Choice::new(Asker::Rep.as_str(), '1', s.rep()),
                Choice::new(Asker::Manager.as_str(), '2', s.manager()),
            ];
            let ask = "Who asked for the commitment?";
            Prompt::new(section, ask, Entry::Choice(choices, Says::Fact))
                .kept(held.asks.map(Asker::as_str))
        }
    }
}

pub(crate) fn take(
    k: &mut Keeping<'_, '_>,
    id: &CallId,
    line: OutcomeLine,
    text: &str,
) -> Result<Leads, Refusal> {
    let calls = &k.situation.background.calls;
    let Some(call) = calls.iter().find(|call| call.id == *id) else { return Ok(Leads::On) };
    if line == OutcomeLine::Came && text.is_empty() {
        k.session.outcomes.remove(id);
        return Ok(Leads::On);
    }
    let told = k.session.outcomes.get(id).cloned();
    let mut told = told.unwrap_or_else(|| untold(call));
    let held = &mut told.held;
    match line {
        OutcomeLine::Came => came(held, text)?,
        OutcomeLine::Act => match when::deadline(text, k.situation.calendar()) {
            Some((act, day)) => {
                held.buyer_act = some(act);
                held.buyer_act_by = Some(day);
            }
            None => held.buyer_act = some(text),
        },
        OutcomeLine::ActBy => held.buyer_act_by = k.day(text, held.buyer_act_by, Way::Either)?,
        OutcomeLine::Asks => held.asks = word(text)?,
        OutcomeLine::Role => {
            held.role = word(text)?;
            // Who was not there asked for nothing.
            held.asks = (held.role == Some(ManagerRole::Absent)).then_some(Asker::Rep);
        }
    }
    k.session.outcomes.insert(id.clone(), told);
    Ok(Leads::On)
}

pub(crate) fn is_kept(s: SoFar<'_>, id: &CallId, line: OutcomeLine) -> bool {
    let Some(held) = s.session.outcomes.get(id).map(|told| &told.held) else { return false };
    match line {
        OutcomeLine::Came => held.outcome.is_some() || held.moved_by.is_some(),
        OutcomeLine::Act => held.buyer_act.is_some(),
        OutcomeLine::ActBy => held.buyer_act_by.is_some(),
        OutcomeLine::Asks => held.asks.is_some(),
        OutcomeLine::Role => held.role.is_some(),
    }
}

/// What the call was for, to see it beside what came of it.
fn meant(call: &Call) -> Option<String> {
    let objective = call.plan.objective.as_deref().map(clause)?;
    Some(match call.plan.fallback.as_deref().map(|it| clause(Stem::IfNot.before(it))) {
        Some(fallback) => format!("The plan: {objective}; if not, {fallback}."),
        None => format!("The plan: {objective}."),
    })
}

/// What came of a call.
pub(in crate::interview) fn outcomes() -> Vec<Choice> {
    let came = |outcome: Outcome, key, label| Choice::new(outcome.as_str(), key, label);
    vec![
        came(Outcome::Advance, 'a', "they agreed to do something, by a date"),
        came(Outcome::Continuation, 'n', "good talk, nothing agreed"),
        came(Outcome::Order, 'o', "they ordered"),
        came(Outcome::NoSale, 'r', "they said no"),
        Choice::new(Side::Ours.as_str(), 'u', "did not happen: we moved it"),
        Choice::new(Side::Buyer.as_str(), 't', "did not happen: they moved it"),
    ]
}

/// A call of which nobody has told yet, with what its record knows.
pub(crate) fn untold(call: &Call) -> CallLookedBack {
    let text = call.plan.objective.clone().unwrap_or_default();
    CallLookedBack { text, held: call.held.clone() }
}

/// What came of it, or who called it off; another answer than before takes back
/// what hung on it.
fn came(held: &mut Held, text: &str) -> Result<(), Refusal> {
    if let Ok(side) = text.parse::<Side>() {
        *held = Held { moved_by: Some(side), ..Held::default() };
        return Ok(());
    }
    let outcome = word::<Outcome>(text)?;
    held.moved_by = None;
    if held.outcome != outcome && outcome != Some(Outcome::Advance) {
        held.buyer_act = None;
        held.buyer_act_by = None;
    }
    held.outcome = outcome;
    Ok(())
}
