//! `sideline me`: who you are in a workspace.

use clap::Args;

use super::ctx::{Ctx, not_saved};
use super::find;
use crate::failure::Failure;
use crate::record::config;

/// Say who you are in this workspace, or show it
///
/// What you do is written down in your name, and lists show what is yours. It is
/// remembered on this computer, for each workspace.
#[derive(Args, Debug)]
pub(super) struct Me {
    /// Who you are: the id, or a name
    person: Option<String>,
}

impl Me {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        match self.person {
            Some(typed) => be(ctx, &typed),
            None => show(ctx),
        }
    }
}

fn show(ctx: &mut Ctx<'_>) -> Result<(), Failure> {
    let books = ctx.people();
    find::is_no_stranger(&books)?;
    let Some((id, person)) = books.known_me() else {
        find::settings_say(&books, "sideline me PERSON says it, once the file is put right")?;
        return Err(Failure::not_done("it is not known yet who you are here")
            .hint("sideline me PERSON says it; sideline team list shows who there is"));
    };
    ctx.print(&format!("{} ({id}), {}", person.name, person.role))
}

fn be(ctx: &mut Ctx<'_>, typed: &str) -> Result<(), Failure> {
    let team = ctx.people().team;
    let me = find::member(&team, typed)?;
    // Who leaves on a later day is still here.
    let today = ctx.today();
    if team.people.get(&me).and_then(|person| person.left).is_none_or(|day| day <= today) {
        find::takes_on(&team, &me, today)?;
    }
    config::change(&ctx.world.config, |config| config.be(me.clone(), ctx.workspace.root()))
        .map_err(not_saved)?;
    ctx.print(&format!("You are {} here from now on.", team.name_of(&me)))
}
