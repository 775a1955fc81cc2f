//! `sideline team edit`.

use clap::Args;

use super::Role;
use crate::cli::ctx::Ctx;
use crate::cli::print::table;
use crate::cli::{find, printed};
use crate::domain::change::Change;
use crate::domain::id::PersonId;
use crate::domain::phrase::{self, count};
use crate::domain::team::{Person, Team, TeamRole};
use crate::failure::Failure;
use crate::reading::is_nothing;
use crate::reading::reach::{self, NotReached};
use crate::reading::when::Way;

/// Change what is known of somebody of the team
///
/// "none" takes out who coaches them, a mail address, a number or a day.
#[derive(Args, Debug)]
pub(in crate::cli) struct Edit {
    /// Who: the id, or a name
    person: String,
    /// What they do
    #[arg(long)]
    role: Option<Role>,
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

impl Edit {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        ctx.workspace.takes_changes()?;
        let said = [&self.manager, &self.mail, &self.phone, &self.start];
        if self.role.is_none() && said.iter().all(|said| said.is_none()) {
            return Err(Failure::wrong_use("it was not said what shall change")
                .hint("sideline team edit --help shows what can"));
        }
        let team = ctx.heads().team;
        let id = find::member(&team, &self.person)?;
        let Some(before) = team.people.get(&id) else { return Ok(()) };
        let person = self.changed(ctx, &team, &id, before)?;
        let rows = rows(before, &person, &team, ctx);
        let title = format!("{} ({id})", person.name);
        if rows.is_empty() {
            return ctx.print(&format!("Nothing changed: {title} is like that already."));
        }
        let mut after = team.clone();
        after.people.insert(id, person);
        ctx.save(&Change::of(team.clone(), after))?;
        ctx.print(&format!("Changed {title}:"))?;
        printed(table(ctx.out, &rows))
    }

    fn changed(
        &self,
        ctx: &mut Ctx<'_>,
        team: &Team,
        id: &PersonId,
        before: &Person,
    ) -> Result<Person, Failure> {
        let mut person = before.clone();
        if let Some(role) = self.role {
            person.role = role.into();
            keeps_its_manager(team, id, &person)?;
        }
        if let Some(typed) = &self.manager {
            person.manager = manager(ctx, team, id, typed)?;
        }
        let wrong = |why: NotReached| Failure::wrong_use(why.to_string());
        let said = |typed: &String| Some(typed.clone()).filter(|typed| !is_nothing(typed));
        if let Some(typed) = &self.mail {
            person.reach.mail = reach::mail(&said(typed).unwrap_or_default()).map_err(wrong)?;
        }
        if let Some(typed) = &self.phone {
            person.reach.phone = reach::phone(&said(typed).unwrap_or_default()).map_err(wrong)?;
        }
        if let Some(typed) = &self.start {
            person.started = said(typed).map(|typed| ctx.day(&typed, Way::Back)).transpose()?;
        }
        Ok(person)
    }
}

/// Refuses that a manager who coaches somebody becomes a rep.
fn keeps_its_manager(team: &Team, id: &PersonId, person: &Person) -> Result<(), Failure> {
    let reps = team.here().filter(|(_, rep)| rep.manager.as_ref() == Some(id)).count();
    if person.role == TeamRole::Manager || reps == 0 {
        return Ok(());
    }
    Err(Failure::not_done(format!("{} coaches {}", person.name, count(reps, "rep")))
        .hint("give them another manager first: sideline team edit REP --manager PERSON"))
}

/// Who coaches somebody; nobody is above themselves.
fn manager(
    ctx: &Ctx<'_>,
    team: &Team,
    id: &PersonId,
    typed: &str,
) -> Result<Option<PersonId>, Failure> {
    if is_nothing(typed) {
        return Ok(None);
    }
    let to = find::taker(team, typed, ctx.today())?;
    let above = |id: &PersonId| team.people.get(id).and_then(|person| person.manager.clone());
    let chain = std::iter::successors(Some(to.clone()), above);
    if chain.take(team.people.len() + 1).any(|one| one == *id) {
        let (name, to) = (team.name_of(id), team.name_of(&to));
        return Err(Failure::not_done(format!("{to} cannot coach {name}: {name} is above {to}")));
    }
    Ok(Some(to))
}

/// What changed, a row each: what, how it is now, how it was.
fn rows(before: &Person, after: &Person, team: &Team, ctx: &Ctx<'_>) -> Vec<Vec<String>> {
    let coach = |one: &Person| one.manager.as_ref().map(|id| team.name_of(id).to_owned());
    let since = |one: &Person| one.started.map(|day| phrase::shown(day, ctx.today()));
    let facts = [
        ("role", Some(before.role.to_string()), Some(after.role.to_string())),
        ("manager", coach(before), coach(after)),
        ("mail", before.reach.mail.clone(), after.reach.mail.clone()),
        ("phone", before.reach.phone.clone(), after.reach.phone.clone()),
        ("start", since(before), since(after)),
    ];
    let changed = facts.into_iter().filter(|(_, before, after)| before != after);
    let row = |(what, before, after): (&str, Option<String>, Option<String>)| {
        let was = before.map(|before| format!(", was {before}")).unwrap_or_default();
        vec![format!("  {what}"), format!("{}{was}", after.as_deref().unwrap_or("not known"))]
    };
    changed.map(row).collect()
}
