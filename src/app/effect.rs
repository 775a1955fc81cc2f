//! What the shell shall do. Plain data, so that tests compare it.

use std::path::PathBuf;

use jiff::civil::Date;

use crate::domain::change::Change;
use crate::domain::id::{DealId, PersonId, SessionId};
use crate::domain::session::{Beginning, Session};
use crate::domain::settings::{Listing, Whose};
use crate::pages::calendar::Entry;
use crate::pages::handout::Addressee;
use crate::pages::paper::Paper;

/// A file on its way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Out {
    /// The deal it is about.
    pub deal: DealId,
    /// The day in its name.
    pub day: Date,
    /// What it is, in its name.
    pub what: &'static str,
    /// What is in it.
    pub content: Content,
}

/// What a file holds, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A paper as text.
    Text(Paper),
    /// A paper as Markdown.
    Markdown(Paper),
    /// An entry for a calendar.
    Calendar(Entry),
}

/// A mail that is written, but not sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// Whom it is for; none where nobody is filled in.
    pub to: Option<Addressee>,
    /// What it is about.
    pub subject: String,
    /// What it says.
    pub paper: Paper,
}

/// What the shell shall do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Begin the draft of a new session: its log is this window's.
    Begin {
        /// The session.
        session: SessionId,
        /// Its deal.
        deal: DealId,
        /// How it begins.
        beginning: Beginning,
    },
    /// Hold the draft of a session that goes on, unless another window does,
    /// and tell what it still holds.
    Hold {
        /// The session.
        session: SessionId,
        /// Its deal.
        deal: DealId,
    },
    /// Let the draft go: nobody types in it any more.
    LetGo,
    /// Take the draft away: the session is over.
    Discard,
    /// Note in the draft log, before anything is drawn.
    Note(Note),
    /// Note in the log of what is typed outside of sessions.
    NoteUnsaved(Note),
    /// Take up what was half typed outside of sessions when a window went away.
    TakeUp,
    /// Save a record; with the field whose answer it holds.
    Save(Change, Option<String>),
    /// Read some of these deals for a search, and name those that are left.
    Gather(Vec<DealId>),
    /// Try again to save what could not be saved.
    SaveAgain,
    /// Read the books again: others may have changed them.
    Reread,
    /// Read a decided deal whole: of those that nobody opened only the head is
    /// known. It is answered with [`Opened`](super::message::Message::Opened).
    Open(DealId),
    /// Keep it in the settings of who sits at the keyboard.
    Remember(Setting),
    /// Close a session, agreed or not: commit it, then write what follows.
    Close(Box<Session>),
    /// Put a text on the clipboard.
    Copy(String),
    /// Copy a paper as text.
    CopyPaper(Box<Paper>),
    /// Write a file that can be handed on.
    Write(Box<Out>),
    /// Open a draft in the mail program.
    Mail(Box<Mail>),
    /// Opens a file that was written, with the program that the system has for it.
    OpenFile(String),
    /// Read the process files there, and again whenever one of them was saved.
    Watch(Shelf),
    /// Watch them no more: nobody looks at them.
    Unwatch,
    /// Open a file in the editor, and give it the terminal meanwhile.
    OpenEditor(PathBuf),
    /// Show the sample data instead.
    LookAround,
    /// Leave, and say this where the program was started.
    Quit(Option<String>),
}

/// What is kept of who sits at the keyboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Who they are.
    Me(PersonId),
    /// How they look at the list of deals.
    Listing(Listing),
    /// Whose steps they see on Actions.
    Whose(Whose),
}

/// Where the process files lie that somebody looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// In the workspace, and with the program.
    Workspace,
    /// One file, wherever it lies.
    File(PathBuf),
}

/// A line of the draft log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// The field one is on.
    Here(String),
    /// The field of the walk under the small form that one is in.
    Under(String),
    /// A text was changed.
    Typed {
        /// The field.
        key: String,
        /// The text before.
        before: String,
        /// The text after.
        after: String,
    },
    /// The record with that field's answer is on disk.
    Kept(String),
}
