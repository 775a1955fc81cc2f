//! A call that is planned already: whether it stands, moves, changes, is called off.

use super::{is_kept, sentence};
use crate::domain::call::Call;
use crate::domain::id::CallId;
use crate::domain::slot::Slot;
use crate::interview::field::{CallLine, Field};
use crate::interview::keeping::{Keeping, word};
use crate::interview::leads::Leads;
use crate::interview::owed;
use crate::interview::planned::{self, Stands};
use crate::interview::prompt::{Choice, Entry, Prompt, Says};
use crate::interview::refusal::Refusal;
use crate::interview::situation::SoFar;
use crate::interview::spoken::Speaking;

/// What becomes of a planned call, and what is asked of it then.
pub(super) fn fields(s: SoFar<'_>, call: &CallId) -> Vec<Field> {
    let field = |line: CallLine| Field::Call(call.clone(), line);
    let mut fields = vec![field(CallLine::Stands)];
    match (planned::stands(s.session, call), s.session.calls.get(call)) {
        (Some(Stands::Moved), plan) => {
            fields.push(field(CallLine::Date));
            let day = plan.and_then(|plan| plan.date);
            let was_by = planned::one(s, call).and_then(|call| call.plan.act_by);
            let comes_too_soon = was_by.zip(day).is_some_and(|(by, day)| by < day);
            fields.extend(comes_too_soon.then(|| field(CallLine::ActBy)));
        }
        (Some(Stands::Changed), Some(plan)) => {
            fields.push(field(CallLine::Date));
            fields.extend(sentence(s, call, plan));
        }
        _ => {}
    }
    fields
}

/// Whether a planned call is being changed, and that line of it has its answer.
pub(super) fn is_changed(s: SoFar<'_>, id: &CallId, line: CallLine) -> bool {
    planned::one(s, id).is_some()
        && planned::stands(s.session, id) == Some(Stands::Changed)
        && line != CallLine::Stands
        && is_kept(s, id, line)
}

/// When a planned call is that stays where it is where no day is typed.
pub(super) fn slot(s: SoFar<'_>, id: &CallId) -> Option<Slot> {
    let is_changed = planned::stands(s.session, id) == Some(Stands::Changed);
    planned::one(s, id).filter(|_| is_changed)?.plan.slot()
}

pub(super) fn ask(s: SoFar<'_>, id: &CallId) -> Prompt {
    let call = planned::one(s, id);
    let choice = |stands: Stands, key, label| Choice::new(stands.as_str(), key, label);
    let choices = vec![
        choice(Stands::Kept, 'k', "it stands as it is"),
        choice(Stands::Moved, 'm', "it moves to another day"),
        choice(Stands::Changed, 'c', "the plan changes"),
        choice(Stands::OffByUs, 'u', "we called it off"),
        choice(Stands::OffByThem, 't', "they called it off"),
    ];
    let section = call.map(|call| title(s, call)).unwrap_or_default();
    Prompt::new(section, "Does this call stand?", Entry::Choice(choices, Says::Fact))
        .kept(planned::stands(s.session, id).map(Stands::as_str))
        // The sentence itself stands above.
        .aside(call.and_then(|call| Speaking::of(s).roles(&call.plan)))
}

fn title(s: SoFar<'_>, call: &Call) -> String {
    call.title(|who| s.session.buyer_name(s.situation.deal, who), s.situation.today())
}

pub(super) fn take(k: &mut Keeping<'_, '_>, id: &CallId, text: &str) -> Result<Leads, Refusal> {
    let said = word::<Stands>(text)?;
    let Some(call) = planned::one(k.so_far(), id).cloned() else { return Ok(Leads::On) };
    if planned::stands(k.session, id) != said {
        let title = call.plan.objective.clone().unwrap_or_else(|| title(k.so_far(), &call));
        planned::say(k.session, &call, said, title);
    }
    if owed::has_call(k.so_far()) {
        k.session.no_call = None;
    }
    Ok(Leads::On)
}
