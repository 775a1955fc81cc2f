//! By when something was owed, and on which day it was done.

use jiff::civil::Date;

use crate::domain::done_day::DoneDay;
use crate::domain::phrase;
use crate::domain::session::Owed;
use crate::interview::background::Background;
use crate::interview::keeping::Keeping;
use crate::interview::refusal::Refusal;
use crate::interview::situation::SoFar;
use crate::reading::when::Way;

/// Whether its day has passed, so that today may not be the day on which it was done.
pub(super) fn is_late(s: SoFar<'_>, owed: &Owed) -> bool {
    done_day(s.situation.background, owed).is_some_and(|day| day.is_asked(s.situation.today()))
}

/// The day on which it was done: none before it was written down or asked for.
pub(super) fn done_on(
    k: &Keeping<'_, '_>,
    owed: &Owed,
    text: &str,
) -> Result<Option<Date>, Refusal> {
    let day = k.day(text, None, Way::Back)?;
    let done = done_day(k.situation.background, owed);
    match done.zip(day).and_then(|(done, day)| done.too_early(day)) {
        Some(created) => Err(Refusal::Early(k.so_far().shown_day(created))),
        None => Ok(day),
    }
}

fn done_day(background: &Background, owed: &Owed) -> Option<DoneDay> {
    match owed {
        Owed::Step(id) => {
            background.look_back.iter().find(|step| step.id == *id).map(DoneDay::from)
        }
        Owed::Promise(id) => {
            background.promises.iter().find(|ask| ask.id == *id).map(DoneDay::from)
        }
    }
}

/// When it was due: the day, and how late it is by now where it is owed.
pub(super) fn due_in_words(s: SoFar<'_>, owed: &Owed) -> Option<String> {
    let (today, background) = (s.situation.today(), s.situation.background);
    let (due, words, is_late) = match owed {
        Owed::Step(id) => {
            let step = background.look_back.iter().find(|step| step.id == *id)?;
            (step.due?, step.due_in_words(today)?, step.is_late(today))
        }
        Owed::Promise(id) => {
            let ask = background.promises.iter().find(|ask| ask.id == *id)?;
            (ask.needed_by?, ask.due_in_words(today)?, ask.is_late(today))
        }
    };
    Some(if is_late { format!("due {}, {words}", phrase::shown(due, today)) } else { words })
}
