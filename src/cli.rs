//! The command line: the same functions as the screens, for scripts and people
//! in a hurry. Each noun has a file; each writes to an `out` it is given.

mod action;
mod ask;
mod call;
mod config;
mod ctx;
mod deal;
mod demo;
mod doctor;
mod done_day;
mod export;
mod find;
mod init;
pub mod json;
mod keys;
mod listing;
mod manual;
mod me;
mod misuse;
mod output;
mod paper;
mod prep;
mod print;
mod process;
mod selection;
mod session;
mod starts;
mod team;
mod today;

use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;

use clap::{Parser, Subcommand};

use self::ctx::Ctx;
use crate::domain::id::DealId;
use crate::domain::session::Beginning;
use crate::failure::Failure;
use crate::workspace::Workspace;
use crate::world::{Colour, World};

pub use self::print::{printed, told};

/// Deal strategy sessions that follow the sales process
///
/// Without a command it opens the screens: pick a deal, and be led through the
/// process. The commands do the same for scripts and people in a hurry.
#[derive(Debug, Parser)]
#[command(name = "sideline", version, max_term_width = 100)]
pub struct Line {
    /// The workspace, instead of the nearest folder that is one
    #[arg(short, long, global = true, value_name = "DIR", display_order = 100)]
    workspace: Option<PathBuf>,
    /// Whether there are colours: auto, always or never
    #[arg(long = "color", global = true, value_name = "WHEN", display_order = 101)]
    #[arg(hide_possible_values = true)]
    pub colour: Option<Colour>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    #[command(alias = "sessions")]
    Session(session::Session),
    Prep(prep::Prep),
    #[command(subcommand, alias = "deals")]
    Deal(deal::Deal),
    #[command(subcommand, alias = "actions")]
    Action(action::ActionCommand),
    #[command(subcommand, alias = "asks")]
    Ask(ask::Ask),
    #[command(subcommand, alias = "calls")]
    Call(call::Call),
    Today(today::Today),
    #[command(subcommand)]
    Export(export::Export),
    #[command(subcommand)]
    Team(team::Team),
    Me(me::Me),
    #[command(subcommand, alias = "processes")]
    Process(process::Process),
    Doctor(doctor::Doctor),
    Demo(demo::Demo),
    Init(init::Init),
    Keys(keys::Keys),
    Config(config::Settings),
    Completions(manual::Completions),
    Man(manual::Man),
}

impl Command {
    /// Whether it works with records: a workspace that was named must be there.
    const fn reads_records(&self) -> bool {
        match self {
            Self::Session(_)
            | Self::Prep(_)
            | Self::Deal(_)
            | Self::Action(_)
            | Self::Ask(_)
            | Self::Call(_)
            | Self::Today(_)
            | Self::Export(_)
            | Self::Team(_)
            | Self::Me(_)
            | Self::Doctor(_) => true,
            Self::Process(_)
            | Self::Demo(_)
            | Self::Init(_)
            | Self::Keys(_)
            | Self::Config(_)
            | Self::Completions(_)
            | Self::Man(_) => false,
        }
    }
}

/// What is to be done after the arguments were understood.
#[derive(Debug)]
pub enum Wanted {
    /// A command did its work.
    Done,
    /// The screens, at home.
    Home,
    /// The screens: in a session on that deal, or where one is chosen; and how
    /// the session begins, where that was said.
    Session(Option<DealId>, Option<Beginning>),
    /// The screens: the preview of that process file.
    Preview(PathBuf),
    /// The screens, at home in the sample data.
    Demo,
}

impl Line {
    /// Reads what was typed, the program's own name first. None where only help
    /// or the version was asked for, which goes to `out`.
    ///
    /// # Errors
    ///
    /// A [`Failure`] where it makes no sense.
    pub fn read(
        words: impl IntoIterator<Item = OsString>,
        out: &mut dyn Write,
        err: &mut dyn Write,
    ) -> Result<Option<Self>, Failure> {
        let words: Vec<OsString> = words.into_iter().collect();
        match Self::try_parse_from(&words) {
            Ok(line) => Ok(Some(line)),
            Err(error) => misuse::told(&error, &words, out, err).map(|()| None),
        }
    }

    /// The workspace that the line is about.
    pub fn workspace(&self, world: &World) -> Workspace {
        let named = self.workspace.as_deref();
        match &self.command {
            Some(Command::Init(init)) => init.workspace(world, named),
            Some(Command::Demo(demo)) => demo.workspace(world, named),
            Some(_) => Workspace::find(world, named),
            None => Workspace::find(world, named).or_a_new_one(),
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
        if self.command.as_ref().is_some_and(Command::reads_records) {
            workspace.is_to_be_read()?;
        }
        let mut ctx = Ctx { world, workspace, out, err };
        match self.command {
            None => return Ok(Wanted::Home),
            Some(Command::Session(command)) => return command.run(&mut ctx),
            Some(Command::Prep(command)) => return command.run(&mut ctx),
            Some(Command::Demo(command)) => return command.run(&mut ctx),
            Some(Command::Deal(command)) => command.run(&mut ctx)?,
            Some(Command::Action(command)) => command.run(&mut ctx)?,
            Some(Command::Ask(command)) => command.run(&mut ctx)?,
            Some(Command::Call(command)) => command.run(&mut ctx)?,
            Some(Command::Today(command)) => command.run(&mut ctx)?,
            Some(Command::Export(command)) => command.run(&mut ctx)?,
            Some(Command::Team(command)) => command.run(&mut ctx)?,
            Some(Command::Me(command)) => command.run(&mut ctx)?,
            Some(Command::Process(command)) => return command.run(&mut ctx),
            Some(Command::Doctor(command)) => command.run(&mut ctx)?,
            Some(Command::Init(_)) => init::run(&mut ctx)?,
            Some(Command::Keys(command)) => command.run(&mut ctx)?,
            Some(Command::Config(command)) => command.run(&mut ctx)?,
            Some(Command::Completions(command)) => command.run(&mut ctx)?,
            Some(Command::Man(_)) => manual::page(&mut ctx)?,
        }
        Ok(Wanted::Done)
    }
}
