//! What is done after its day: on which day was it? Whether it was kept counts by that.

use jiff::civil::Date;

use super::{Answers, DialogCtx};
use crate::app::form::Ask;
use crate::domain::phrase;
use crate::interview::prompt::{Entry, Reads};
use crate::interview::refusal::Refused;
use crate::reading::when::Way;

/// The day on which something was done.
pub(super) const ON: &str = "on";

/// The day on which what was late was done.
pub(super) fn on_which_day(around: DialogCtx<'_>) -> Ask {
    let today = phrase::shown(around.today, around.today);
    Ask::new(ON, "On which day was it done?", Entry::Line)
        .offering(today)
        .reading(Reads::Day(Way::Back))
}

/// The day on which it was done: today, where none was said.
pub(super) fn done_on(said: &Answers, around: DialogCtx<'_>) -> Result<Date, Refused> {
    if said.get(ON).is_empty() {
        return Ok(around.today);
    }
    said.day_over(None, ON, around, Way::Back)
}

/// What is understood of that day, where one was said.
pub(super) fn understood(said: &Answers, around: DialogCtx<'_>) -> Result<Option<String>, Refused> {
    let is_said = !said.get(ON).is_empty();
    let day = is_said.then(|| done_on(said, around)).transpose()?;
    Ok(day.map(|day| phrase::shown(day, around.today)))
}
