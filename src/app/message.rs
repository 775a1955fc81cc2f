//! What happened.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::effect::Mail;
use super::key::Key;
use crate::domain::books::{Books, Gathered, Opened, Unread};
use crate::domain::change::Change;
use crate::domain::id::{DealId, SessionId};
use crate::pages::handout::Addressee;
use crate::pages::sheet::Sheet;

/// What happened.
#[derive(Clone, Debug)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// A text was pasted.
    Paste(String),
    /// The window has a new size, in columns and rows.
    Resized(u16, u16),
    /// A second went by while a clock is shown, or something is waited for.
    Tick,
    /// The books were read.
    Loaded(Box<Books>),
    /// The books were read again.
    Reread(Box<Books>),
    /// Nothing was changed since they were read.
    Unchanged,
    /// A decided deal was read whole, or cannot be.
    Opened(Box<Opened>),
    /// What cannot be read in the own file of a deal that a session is held on; it
    /// was changed since it was read.
    Damaged(DealId, Vec<Unread>),
    /// Some deals were read for a search; those are left.
    Gathered(Gathered, Vec<DealId>),
    /// The draft of a session is held by this window.
    Held {
        /// The session.
        session: SessionId,
        /// What was typed and not kept.
        draft: Draft,
        /// The books as they are by now.
        books: Box<Books>,
    },
    /// The draft of the session is held by another window.
    NotHeld,
    /// What was half typed outside of sessions when a window went away.
    TakenUp(Draft),
    /// What was typed is not kept in the draft log, and why; without a reason,
    /// it is again.
    NotKept(Option<String>),
    /// Changes were handed over to be saved.
    Saved {
        /// The fields whose answers are on the disk by now, each with its
        /// session.
        kept: Vec<(SessionId, String)>,
        /// What is not saved, why, and what to do; none where all of it is.
        unsaved: Option<String>,
    },
    /// The clerk waits for another window or program, as that sentence says.
    Waiting(&'static str),
    /// What was saved stands in the place of what somebody else wrote, as that
    /// sentence says.
    Clashed(String),
    /// The session is over, and all that follows from it was written.
    Closed {
        /// What was written.
        changes: Vec<Change>,
        /// The file of the minutes, as a person may look for it.
        file: String,
    },
    /// A text was copied, as far as one can tell.
    Copied(Copied),
    /// A file to hand on was written: that one.
    Written(String),
    /// It was not written, and why.
    NotWritten(String),
    /// A draft was opened in the mail program, or not.
    Mailed(Box<Result<Mail, Box<NoMail>>>),
    /// The session could not be closed.
    NotClosed {
        /// Why.
        why: String,
        /// It is over all the same, and only what follows from it is missing.
        is_over: bool,
    },
    /// The process files were read.
    Sheets(Vec<Sheet>),
    /// Process files are not watched, and why: what is saved is not seen by
    /// itself.
    NotWatched(String),
    /// The editor gave no edited file back, and why.
    NotEdited(String),
    /// Something could not be written, and why.
    NotSaved(String),
}

/// A mail that could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoMail {
    /// Why.
    pub why: &'static str,
    /// The mail.
    pub mail: Mail,
    /// What it says, as text.
    pub text: String,
}

/// What became of a text that was copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// A tool of this computer has it.
    Taken,
    /// The terminal was asked to take it, and does not say whether it did.
    Handed,
    /// It is too long to ask the terminal.
    TooLong,
}

impl NoMail {
    /// What is said of it, once its text was copied or not.
    pub fn in_words(&self, copied: Copied) -> String {
        let to = match &self.mail.to {
            Some(Addressee { mail: Some(mail), .. }) => format!(" to {mail}"),
            Some(to) => format!(" to {}", to.name),
            None => String::new(),
        };
        let why = self.why;
        match copied {
            Copied::Taken => format!("{why}: copied. Paste it into a mail{to}."),
            Copied::Handed => {
                format!("{why}: handed to the terminal. Paste it into a mail{to}.")
            }
            Copied::TooLong => format!("{why}. {}", copied.in_words()),
        }
    }
}

impl Copied {
    /// What is said of it.
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Taken => "Copied.",
            Self::Handed => {
                "Handed to the terminal. If pasting gives nothing, f writes it to a file."
            }
            Self::TooLong => "Too long for this terminal's clipboard: f writes it to a file.",
        }
    }
}

/// What a draft log still holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The field one was on.
    pub here: Option<String>,
    /// The field under the small form that it was in; none where it was in none.
    pub under: Option<String>,
    /// Texts typed and not kept, by field.
    pub fields: BTreeMap<String, String>,
    /// The day on which the last of them was typed, as far as that is known.
    pub typed_on: Option<Date>,
}
