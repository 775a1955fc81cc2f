//! `sideline team`: who sells and who coaches.

use clap::{Args, Subcommand, ValueEnum};

use super::{Desk, find};
use crate::domain::change::Change;
use crate::domain::id::PersonId;
use crate::domain::team::{Person, Team as Members, TeamRole};
use crate::domain::when::{self, Lean};
use crate::failure::Failure;

/// The people of your own team
#[derive(Debug, Subcommand)]
pub(super) enum Team {
    Add(Add),
}

/// Add somebody to the team
#[derive(Args, Debug)]
pub(super) struct Add {
    /// Their name
    name: String,
    /// What they do
    #[arg(long)]
    role: Role,
    /// Who coaches them
    #[arg(long, value_name = "PERSON")]
    manager: Option<String>,
    /// Their first day in the team
    #[arg(long, value_name = "DATE")]
    start: Option<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Role {
    Manager,
    Rep,
}

impl Team {
    pub(super) fn run(self, desk: &mut Desk<'_>) -> Result<(), Failure> {
        match self {
            Self::Add(add) => add.run(desk),
        }
    }
}

impl Add {
    fn run(self, desk: &mut Desk<'_>) -> Result<(), Failure> {
        desk.workspace.ready()?;
        let books = desk.books();
        if books.team.people.values().any(|person| person.name == self.name) {
            return Err(Failure::not_done(format!("{} is in the team already", self.name)));
        }
        let manager = self.manager.as_deref().map(|typed| known(&books.team, typed)).transpose()?;
        let started =
            self.start.as_deref().map(|typed| day(desk, typed, Lean::Back)).transpose()?;
        let role = match self.role {
            Role::Manager => TeamRole::Manager,
            Role::Rep => TeamRole::Rep,
        };
        let person = Person { name: self.name.clone(), role, manager, started };
        let id = add(desk, &books.team, person)?;
        desk.say(&format!("Added {} ({id}).", self.name))
    }
}

/// A day in words; what was understood is told.
pub(super) fn day(
    desk: &mut Desk<'_>,
    typed: &str,
    lean: Lean,
) -> Result<jiff::civil::Date, Failure> {
    let today = desk.today();
    let day = when::day(typed, today, lean).map_err(|e| Failure::not_done(e.to_string()))?;
    if typed != day.to_string() {
        desk.tell(&format!("{typed}: {} ({day})", when::shown(day, today)));
    }
    Ok(day)
}

/// Puts somebody into the team; gives back their id.
pub(super) fn add(desk: &Desk<'_>, team: &Members, person: Person) -> Result<PersonId, Failure> {
    let id = desk.draw().person(&person.name, |id| team.people.contains_key(id));
    let mut after = team.clone();
    after.people.insert(id.clone(), person);
    desk.workspace.save(&Change::of(team.clone(), after))?;
    Ok(id)
}

/// Somebody of the team, who must be there.
pub(super) fn known(team: &Members, typed: &str) -> Result<PersonId, Failure> {
    find::person(team, typed)?.ok_or_else(|| {
        Failure::not_done(format!("nobody in the team is called \"{typed}\""))
            .hint("sideline team add NAME --role rep")
    })
}
