//! By when something was owed, and on which day it was done.

use jiff::civil::Date;

use crate::domain::phrase;
use crate::domain::session::Owed;
use crate::interview::keeping::Keeping;
use crate::interview::refusal::Refusal;
use crate::interview::situation::SoFar;
use crate::reading::when::Way;

/// Whether its day has passed, so that today may not be the day on which it was done.
pub(super) fn is_late(s: SoFar<'_>, owed: &Owed) -> bool {
    due_of(s, owed).is_some_and(|due| due < s.situation.today())
}

/// The day on which it was done: none before it was written down or asked for.
pub(super) fn done_on(
    k: &Keeping<'_, '_>,
    owed: &Owed,
    text: &str,
) -> Result<Option<Date>, Refusal> {
    let day = k.day(text, None, Way::Back)?;
    let background = k.situation.background;
    let created = match owed {
        Owed::Step(id) => {
            background.look_back.iter().find(|step| step.id == *id).map(|step| step.created)
        }
        Owed::Promise(id) => {
            background.promises.iter().find(|ask| ask.id == *id).map(|ask| ask.created)
        }
    };
    match created.filter(|created| day.is_some_and(|day| day < *created)) {
        Some(created) => Err(Refusal::Early(k.so_far().shown_day(created))),
        None => Ok(day),
    }
}

/// The day by which it was owed.
pub(super) fn due_of(s: SoFar<'_>, owed: &Owed) -> Option<Date> {
    match owed {
        Owed::Step(id) => s.situation.background.look_back.iter().find(|step| step.id == *id)?.due,
        Owed::Promise(id) => {
            let promises = &s.situation.background.promises;
            promises.iter().find(|ask| ask.id == *id)?.needed_by
        }
    }
}

/// When a step was due: the day, and how late it is by now.
pub(super) fn due_in_words(s: SoFar<'_>, due: Date) -> String {
    let today = s.situation.today();
    let words = phrase::due_in_words(due, today);
    if due < today { format!("due {}, {words}", phrase::shown(due, today)) } else { words }
}
