//! `sideline team leave`.

use clap::Args;

use crate::cli::ctx::Ctx;
use crate::cli::deal::{refused_hands, tell};
use crate::cli::find;
use crate::domain::handing_over::Handing;
use crate::domain::phrase;
use crate::failure::Failure;
use crate::reading::when::{self, Way};

/// Say that somebody leaves the team, and hand over all that is theirs
///
/// Open deals, steps, asks and promises go to who takes over, and the reps of a
/// manager. Steps wait for their word. Whoever left stays in old records, and is
/// offered nowhere. Where it was interrupted, the same command goes on.
#[derive(Args, Debug)]
pub(in crate::cli) struct Leave {
    /// Who leaves: the id, or a name
    person: String,
    /// Who takes over
    #[arg(long, value_name = "PERSON")]
    to: Option<String>,
    /// Their first day away; today where not given
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
}

impl Leave {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        ctx.takes_my_changes()?;
        let books = ctx.whole_books();
        let (today, calendar) = (ctx.today(), ctx.calendar());
        let who = find::member(&books.team, &self.person)?;
        let to = self.to.as_deref().map(|typed| find::member(&books.team, typed)).transpose()?;
        // A day without a year has been; one with it may be to come.
        let way =
            |typed: &str| when::day(typed, calendar, Way::Back).map_or(Way::Any, |_| Way::Back);
        let on = self.on.as_deref().map(|typed| ctx.day(typed, way(typed))).transpose()?;
        let known = books.team.people.get(&who).and_then(|person| person.left);
        let on = known.or(on).unwrap_or(today);
        let (name, first) = (books.team.name_of(&who), books.team.first_name_of(&who));
        let handing = to.map(|to| {
            let why =
                Some(format!("{first} {} the team", if on > today { "leaves" } else { "left" }));
            Handing { to, by: books.hand(&who), why, day: today }
        });
        let left = books.leaving(&who, on, handing.as_ref(), today).map_err(refused_hands)?;
        ctx.save_all(&left.changes)?;
        let verb = if on > today { "leaves" } else { "left" };
        ctx.print(&format!("{name} ({who}) {verb} on {}.", phrase::shown(on, today)))?;
        let what = left.what.in_words();
        if let Some(handing) = handing.filter(|_| !what.is_empty()) {
            let to = books.team.name_of(&handing.to);
            ctx.print(&format!("To {to}: {what}."))?;
            tell(ctx, &left, books.team.first_name_of(&handing.to));
        }
        Ok(())
    }
}
