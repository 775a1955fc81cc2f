//! What is done after its day: on which day was it? Whether it was kept counts by that.

use jiff::civil::Date;

use super::{Answers, DialogCtx};
use crate::app::form::Ask;
use crate::domain::done_day::DoneDay;
use crate::domain::phrase;
use crate::interview::prompt::{DONE_ON, ELSE_TODAY, Entry, Reads};
use crate::interview::refusal::Refused;
use crate::reading::when::Way;

/// The day on which something was done.
pub(super) const ON: &str = "on";

/// The day on which what is late was done; of several one day goes for all.
pub(super) fn on_which_day(owed: &[DoneDay], around: DialogCtx<'_>) -> Option<Ask> {
    let late = owed.iter().filter(|done| done.is_asked(around.today)).count();
    let aside = match (late, owed.len()) {
        (0, _) => return None,
        (_, 1) => ELSE_TODAY.to_owned(),
        (1, _) => format!("One of them is late. {ELSE_TODAY}"),
        (late, _) => format!("One day for the {late} that are late. {ELSE_TODAY}"),
    };
    let ask = Ask::new(ON, DONE_ON, Entry::Line).with_aside(aside);
    Some(ask.reading(Reads::Day(Way::Back)))
}

/// The day on which it was done: today, where it is not late or no other was said.
pub(super) fn done_on(
    done: DoneDay,
    said: &Answers,
    around: DialogCtx<'_>,
) -> Result<Date, Refused> {
    if done.is_asked(around.today) { said_day(said, around) } else { Ok(around.today) }
}

fn said_day(said: &Answers, around: DialogCtx<'_>) -> Result<Date, Refused> {
    if said.get(ON).is_empty() {
        return Ok(around.today);
    }
    said.day_over(None, ON, around, Way::Back)
}

/// What is understood of that day, where one was said.
pub(super) fn understood(said: &Answers, around: DialogCtx<'_>) -> Result<Option<String>, Refused> {
    let is_said = !said.get(ON).is_empty();
    let day = is_said.then(|| said_day(said, around)).transpose()?;
    Ok(day.map(|day| phrase::shown(day, around.today)))
}
