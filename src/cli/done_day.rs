//! On which day something late was done, where the line does not say so.

use std::io;

use jiff::civil::Date;

use super::ctx::Ctx;
use super::print::told;
use crate::domain::done_day::DoneDay;
use crate::domain::phrase;
use crate::failure::Failure;
use crate::interview::prompt::{DONE_ON, ELSE_TODAY};
use crate::reading::when::Way;

/// The day on which it was done: the one that was said, else today. Of what is late it
/// is asked where somebody sits at a terminal.
pub(super) fn done_on(
    ctx: &mut Ctx<'_>,
    what: &str,
    done: DoneDay,
    said: Option<Date>,
) -> Result<DoneOn, Failure> {
    let today = ctx.today();
    let late = done.due.filter(|_| done.is_asked(today));
    match (said, late) {
        (Some(day), _) => Ok(DoneOn { day, taken: None }),
        (None, Some(due)) if ctx.world.can_be_asked() => {
            ctx.say(&format!("\"{what}\" was due {}.", phrase::shown(due, today)));
            Ok(DoneOn { day: asked(ctx, done)?, taken: None })
        }
        (None, late) => {
            let taken = late.map(|due| {
                let due = phrase::shown(due, today);
                format!("It was due {due}, and is taken as done today")
            });
            Ok(DoneOn { day: today, taken })
        }
    }
}

/// The day on which something was done.
pub(super) struct DoneOn {
    pub(super) day: Date,
    /// That nobody said so, of something late.
    pub(super) taken: Option<String>,
}

/// Asks until a day was said that it can have been, or nothing.
fn asked(ctx: &mut Ctx<'_>, done: DoneDay) -> Result<Date, Failure> {
    loop {
        ctx.say(&format!("{DONE_ON} {ELSE_TODAY}"));
        let mut typed = String::new();
        io::stdin()
            .read_line(&mut typed)
            .map_err(|e| Failure::not_done("what was typed cannot be read").because(e))?;
        if typed.trim().is_empty() {
            return Ok(ctx.today());
        }
        match ctx.day(typed.trim(), Way::Back) {
            Err(refused) => ctx.say(&told(&refused)),
            Ok(day) => match done.too_early(day) {
                None => return Ok(day),
                Some(created) => {
                    let created = phrase::shown(created, ctx.today());
                    ctx.say(&format!("It was written down on {created}: it was not done before."));
                }
            },
        }
    }
}
