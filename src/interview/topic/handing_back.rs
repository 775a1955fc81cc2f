//! Handing back: once a manager who stepped in was to be out of it, the rep says
//! whether the deal is back, and what they would do alone next time.
//!
//! Source: article 000, a save ends with the rep in the lead again.

use crate::domain::call::ManagerRole;
use crate::domain::handing_back::Returning;
use crate::domain::session::Checked;
use crate::domain::step_in::HandedBack;
use crate::interview::field::{Field, HandedBackLine};
use crate::interview::keeping::{Keeping, some};
use crate::interview::prompt::{Choice, Entry, Prompt, Says, YES};
use crate::interview::refusal::Refusal;
use crate::interview::situation::SoFar;

/// It is not back yet.
const NOT_YET: &str = "not-yet";

/// Of each step-in whose day to return has come: whether it is back, until
/// somebody says that it is.
pub(crate) fn fields(s: SoFar<'_>) -> Vec<Field> {
    let returning = s.situation.background.returning.iter();
    let returning = returning.filter(|returning| !fell_through(s, &returning.of));
    let fields = returning.flat_map(|Returning { of, .. }| {
        let is_back = s.session.handed_back.get(of).is_some_and(|said| said.on.is_some());
        let next_time = is_back.then_some(HandedBackLine::NextTime);
        let lines = [HandedBackLine::BackOn].into_iter().chain(next_time);
        lines.map(|line| Field::HandedBack(of.clone(), line))
    });
    fields.collect()
}

/// Whether it was told today that the manager did not step in after all.
fn fell_through(s: SoFar<'_>, of: &Checked) -> bool {
    let Checked::Call(id) = of else { return false };
    let told = s.session.outcomes.get(id).map(|told| &told.held);
    told.is_some_and(|held| held.moved_by.is_some() || held.role == Some(ManagerRole::Absent))
}

pub(crate) fn ask(s: SoFar<'_>, of: &Checked, line: HandedBackLine) -> Prompt {
    let returning = s.situation.background.returning.iter().find(|one| one.of == *of);
    let section = returning.map(|one| format!("{}: {}", one.told_of(Some(&s.manager())), one.what));
    let section = section.unwrap_or_default();
    let said = s.session.handed_back.get(of).cloned();
    let rep = s.rep();
    match line {
        HandedBackLine::BackOn => {
            let choices =
                vec![Choice::new(YES, 'y', "yes, it is"), Choice::new(NOT_YET, 'n', "not yet")];
            let kept = said.map(|said| if said.on.is_some() { YES } else { NOT_YET });
            let day = s.day(returning.map(|one| one.on));
            Prompt::new(
                section,
                format!("{rep}, is it back with you?"),
                Entry::Choice(choices, Says::Fact),
            )
            .kept(kept)
            .aside(day.map(|day| format!("It was to be on {day}.")))
        }
        HandedBackLine::NextTime => {
            Prompt::new(section, "What would you do alone next time?", Entry::Line)
                .kept(said.and_then(|said| said.next_time))
        }
    }
}

pub(crate) fn take(
    k: &mut Keeping<'_, '_>,
    of: &Checked,
    line: HandedBackLine,
    text: &str,
) -> Result<(), Refusal> {
    let returning = k.situation.background.returning.iter().find(|one| one.of == *of);
    let Some(Returning { what, .. }) = returning else { return Ok(()) };
    let said = k.session.handed_back.get(of).cloned().unwrap_or_default();
    let said = HandedBack { text: what.clone(), ..said };
    let today = k.situation.today();
    let said = match (line, text) {
        (HandedBackLine::BackOn, "") => {
            k.session.handed_back.remove(of);
            return Ok(());
        }
        (HandedBackLine::BackOn, YES) => HandedBack { on: Some(today), ..said },
        (HandedBackLine::BackOn, NOT_YET) => HandedBack { on: None, next_time: None, ..said },
        (HandedBackLine::BackOn, _) => return Err(Refusal::Choice),
        (HandedBackLine::NextTime, text) => HandedBack { next_time: some(text), ..said },
    };
    k.session.handed_back.insert(of.clone(), said);
    Ok(())
}

pub(crate) fn is_kept(s: SoFar<'_>, of: &Checked, line: HandedBackLine) -> bool {
    let said = s.session.handed_back.get(of);
    said.is_some_and(|said| match line {
        HandedBackLine::BackOn => true,
        HandedBackLine::NextTime => said.next_time.is_some(),
    })
}
