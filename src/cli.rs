//! The command line: the same functions as the screens, for scripts and people
//! in a hurry. Each noun has a file; each writes to an `out` it is given.

mod action;
mod deal;
mod find;
mod init;
pub mod json;
mod print;
mod process;
mod session;
mod team;

use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Parser, Subcommand};
use jiff::civil::Date;

use crate::domain::books::{Books, Unread};
use crate::domain::id::{DealId, Draw};
use crate::failure::{Failure, Kind};
use crate::view::printable::one_line;
use crate::workspace::Workspace;
use crate::world::World;

/// Deal strategy sessions that follow the sales process
///
/// Without a command it opens the screens: pick a deal, and be led through the
/// process. The commands do the same for scripts and people in a hurry.
#[derive(Debug, Parser)]
#[command(name = "sideline", version, max_term_width = 100)]
pub struct Line {
    /// The workspace, instead of the nearest folder that is one
    #[arg(short, long, global = true, value_name = "DIR")]
    workspace: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    #[command(alias = "sessions")]
    Session(session::Session),
    #[command(subcommand, alias = "deals")]
    Deal(deal::Deal),
    #[command(subcommand, alias = "actions")]
    Action(action::Action),
    #[command(subcommand)]
    Team(team::Team),
    #[command(subcommand, alias = "processes")]
    Process(process::Process),
    Init(init::Init),
}

/// What is to be done after the arguments were understood.
#[derive(Debug)]
pub enum Wanted {
    /// A command did its work.
    Done,
    /// The screens, at home or in a session on a deal.
    Screens(Option<DealId>),
}

/// What every command works with.
pub(crate) struct Desk<'a> {
    /// What is around.
    pub(crate) world: &'a World,
    /// The workspace.
    pub(crate) workspace: &'a Workspace,
    /// Results go here.
    pub(crate) out: &'a mut dyn Write,
    /// Everything else goes here.
    pub(crate) err: &'a mut dyn Write,
}

impl Desk<'_> {
    fn books(&self) -> Books {
        self.workspace.books(self.world)
    }

    fn today(&self) -> Date {
        self.world.now().wall.date()
    }

    fn draw(&self) -> Draw {
        self.world.draw()
    }

    /// Prints a shape as JSON.
    fn json(&mut self, shape: &impl serde::Serialize) -> Result<(), Failure> {
        let text = serde_json::to_string_pretty(shape)
            .map_err(|e| Failure::not_done("this cannot be printed as JSON").because(e))?;
        self.say(&text)
    }

    /// Prints a line.
    fn say(&mut self, line: &str) -> Result<(), Failure> {
        printed(writeln!(self.out, "{line}"))
    }

    /// Tells on standard error what a change did or understood.
    fn tell(&mut self, line: &str) {
        // With standard error gone there is nobody left to tell.
        let _ = writeln!(self.err, "{}", one_line(line));
    }

    /// Names what could not be read; complete but for that is an exit of 3.
    fn unread(&mut self, unread: &[Unread]) -> Result<(), Failure> {
        let Some((last, rest)) = unread.split_last() else { return Ok(()) };
        for unread in rest {
            self.tell(&unread.to_string());
        }
        let mut failure = Failure::not_done(last.to_string());
        failure.kind = Kind::Unread;
        Err(failure)
    }
}

/// A pipe that somebody closed is no error: they have seen enough.
pub(crate) fn printed(outcome: io::Result<()>) -> Result<(), Failure> {
    match outcome {
        Err(e) if e.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::not_done("the result could not be printed").because(e))
        }
        _ => Ok(()),
    }
}

impl Line {
    /// The workspace that the line is about.
    pub fn workspace(&self, world: &World) -> Workspace {
        let named = self.workspace.as_deref();
        match &self.command {
            Some(Command::Init(init)) => init.workspace(world, named),
            _ => Workspace::find(world, named),
        }
    }

    /// Does what the line says.
    ///
    /// # Errors
    ///
    /// A [`Failure`] in words for whoever typed the line.
    pub fn run(
        self,
        world: &World,
        workspace: &Workspace,
        out: &mut dyn Write,
        err: &mut dyn Write,
    ) -> Result<Wanted, Failure> {
        let mut desk = Desk { world, workspace, out, err };
        match self.command {
            None => return Ok(Wanted::Screens(None)),
            Some(Command::Session(command)) => return command.run(&mut desk),
            Some(Command::Deal(command)) => command.run(&mut desk)?,
            Some(Command::Action(command)) => command.run(&mut desk)?,
            Some(Command::Team(command)) => command.run(&mut desk)?,
            Some(Command::Process(command)) => command.run(&mut desk)?,
            Some(Command::Init(_)) => init::run(&mut desk)?,
        }
        Ok(Wanted::Done)
    }
}
