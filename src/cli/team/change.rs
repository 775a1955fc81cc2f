//! `sideline team rename`, `sideline team remove`.

use clap::Args;

use super::{namesake, needs_name};
use crate::cli::ctx::Ctx;
use crate::cli::find;
use crate::domain::change::Change;
use crate::failure::Failure;

/// Give somebody of the team another name
///
/// The id stays, and with it all that they own.
#[derive(Args, Debug)]
pub(in crate::cli) struct Rename {
    /// Who: the id, or a name
    person: String,
    /// The name from now on
    name: String,
}

/// Take somebody out of the team who is named nowhere
///
/// Whoever owns a deal, a step or an ask, or was in a session, stays: what refers
/// to them is counted, and nothing is changed.
#[derive(Args, Debug)]
pub(in crate::cli) struct Remove {
    /// Who: the id, or a name
    person: String,
}

impl Rename {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        ctx.workspace.takes_changes()?;
        let books = ctx.books();
        needs_name(&self.name, &books)?;
        let team = books.team;
        let id = find::member(&team, &self.person)?;
        if let Some((other, known)) = namesake(&team, &self.name).filter(|(other, _)| **other != id)
        {
            return Err(Failure::not_done(format!(
                "{} is in the team already ({other})",
                known.name
            )));
        }
        let (before, mut after) = (team.name_of(&id).to_owned(), team.clone());
        let name = self.name.trim().to_owned();
        if let Some(person) = after.people.get_mut(&id) {
            person.name.clone_from(&name);
        }
        ctx.save(&Change::of(team, after))?;
        ctx.print(&format!("{before} is called {name} now ({id})."))
    }
}

impl Remove {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        ctx.workspace.takes_changes()?;
        let books = ctx.whole_books();
        let id = find::member(&books.team, &self.person)?;
        let name = books.team.name_of(&id);
        let mentions = books.mentions(&id);
        if !mentions.is_empty() {
            let why = format!("{name} stays in the team: named in {mentions}");
            return Err(Failure::not_done(why)
                .hint("sideline team leave PERSON --to PERSON hands all of it over"));
        }
        let mut after = books.team.clone();
        after.people.remove(&id);
        ctx.save(&Change::of(books.team.clone(), after))?;
        ctx.print(&format!("{name} ({id}) is not in the team any more."))
    }
}
