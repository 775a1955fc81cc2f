//! `sideline team`: who sells and who coaches, and their figures.

mod change;
mod edit;
mod leave;
mod list;
mod profile;
mod show;

use clap::{Args, Subcommand, ValueEnum};

use super::ctx::Ctx;
use super::find;
use crate::domain::books::Books;
use crate::domain::change::Change;
use crate::domain::id::PersonId;
use crate::domain::names;
use crate::domain::reach::Reach;
use crate::domain::team::{Person, Team as Members, TeamRole};
use crate::failure::Failure;
use crate::reading::person;
use crate::reading::reach::{self, NotReached};
use crate::reading::when::Way;

/// The people of your own team
#[derive(Debug, Subcommand)]
pub(super) enum Team {
    List(list::List),
    Show(show::Show),
    Add(Add),
    Edit(edit::Edit),
    Rename(change::Rename),
    Leave(leave::Leave),
    Remove(change::Remove),
    Quota(profile::SetQuota),
    Metric(profile::Metric),
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
    /// Their mail address
    #[arg(long, value_name = "MAIL")]
    mail: Option<String>,
    /// Their number to call
    #[arg(long, value_name = "NUMBER")]
    phone: Option<String>,
    /// Their first day in the team
    #[arg(long, value_name = "DATE")]
    start: Option<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Role {
    Manager,
    Rep,
}

impl From<Role> for TeamRole {
    fn from(role: Role) -> Self {
        match role {
            Role::Manager => Self::Manager,
            Role::Rep => Self::Rep,
        }
    }
}

impl Team {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        match self {
            Self::List(list) => list.run(ctx),
            Self::Show(show) => show.run(ctx),
            Self::Add(add) => add.run(ctx),
            Self::Edit(edit) => edit.run(ctx),
            Self::Rename(rename) => rename.run(ctx),
            Self::Leave(leave) => leave.run(ctx),
            Self::Remove(remove) => remove.run(ctx),
            Self::Quota(quota) => quota.run(ctx),
            Self::Metric(metric) => metric.run(ctx),
        }
    }
}

impl Add {
    fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        ctx.workspace.takes_changes()?;
        let books = ctx.books();
        needs_name(&self.name, &books)?;
        if let Some((id, known)) = namesake(&books.team, &self.name) {
            return Err(Failure::not_done(format!("{} is in the team already ({id})", known.name)));
        }
        let manager = self.manager.as_deref();
        let manager =
            manager.map(|typed| find::taker(&books.team, typed, ctx.today())).transpose()?;
        let started = self.start.as_deref().map(|typed| ctx.day(typed, Way::Back)).transpose()?;
        let role = self.role.into();
        let wrong = |why: NotReached| Failure::wrong_use(why.to_string());
        let mail = reach::mail(self.mail.as_deref().unwrap_or_default()).map_err(wrong)?;
        let phone = reach::phone(self.phone.as_deref().unwrap_or_default()).map_err(wrong)?;
        let name = self.name.clone();
        let reach = Reach { phone, mail };
        let person = Person { name, role, manager, started, left: None, reach };
        let id = add(ctx, &books.team, person)?;
        ctx.print(&format!("Added {} ({id}).", self.name))
    }
}

/// Refuses what is no name of one of ours: nothing, a customer, more than a name.
fn needs_name(name: &str, books: &Books) -> Result<(), Failure> {
    if name.trim().is_empty() {
        return Err(Failure::wrong_use("somebody in the team needs a name")
            .hint("write it as people say it: 'Ana Ruiz'"));
    }
    let customers = books.deals.values().map(|book| book.deal.account.as_str());
    person::is_a_members(name, customers).map_err(|why| Failure::wrong_use(why.to_string()))
}

/// Somebody of the team who has that very name, however it is written.
fn namesake<'a>(team: &'a Members, name: &str) -> Option<(&'a PersonId, &'a Person)> {
    team.people.iter().find(|(_, person)| names::is_same(&person.name, name))
}

/// Puts somebody into the team; gives back their id.
fn add(ctx: &mut Ctx<'_>, team: &Members, person: Person) -> Result<PersonId, Failure> {
    let id = ctx.world.draw().person(&person.name, |id| team.people.contains_key(id));
    let mut after = team.clone();
    after.people.insert(id.clone(), person);
    ctx.save(&Change::of(team.clone(), after))?;
    Ok(id)
}

/// The rep of that name. The first one joins a team that nobody is in yet.
pub(super) fn owner(
    ctx: &mut Ctx<'_>,
    books: &mut Books,
    typed: &str,
) -> Result<PersonId, Failure> {
    let name = names::as_a_name(typed);
    if name.is_empty() {
        let known = books.team.here().map(|(_, it)| it.name.as_str()).collect::<Vec<_>>();
        let hint = if known.is_empty() { "--owner REP".to_owned() } else { known.join(", ") };
        return Err(Failure::wrong_use("the owner needs a name").hint(hint));
    }
    if let Some(id) = find::person(&books.team, typed)? {
        return find::takes_on(&books.team, &id, ctx.today()).map(|()| id);
    }
    if !books.team.people.is_empty() {
        return Err(find::nobody(&books.team, typed));
    }
    needs_name(&name, books)?;
    let person = Person::new(&*name, TeamRole::Rep);
    let id = add(ctx, &books.team, person.clone())?;
    books.team.people.insert(id.clone(), person);
    ctx.say(&format!("{name} joins the team as a rep ({id})."));
    Ok(id)
}
