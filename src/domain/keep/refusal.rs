//! Why an answer is not taken, in sentences for the people at the screen.

use crate::domain::field::Field;
use crate::domain::when::NotADay;

/// Why the session does not take an answer. Shown to the user word for word.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Not a day.
    #[error("{0}")]
    Day(#[from] NotADay),
    /// None of the choices.
    #[error("choose one of the answers shown")]
    Choice,
    /// Somebody that nobody knows was given a step.
    #[error("nobody here is called \"{name}\": {known}")]
    Nobody {
        /// The name.
        name: String,
        /// Those it can be.
        known: String,
    },
    /// A name that fits more than one person.
    #[error("\"{name}\" could be {candidates}: write the whole name")]
    Several {
        /// The name.
        name: String,
        /// Those it fits.
        candidates: String,
    },
    /// The offered start of a sentence was kept as it is.
    #[error("finish the sentence: what will {who} do?")]
    Unfinished {
        /// Who acts.
        who: String,
    },
    /// A step cannot be agreed yet.
    #[error("before you agree, \"{step}\" needs {lacks}")]
    Lacks {
        /// What is to be done.
        step: String,
        /// What is missing.
        lacks: &'static str,
        /// Where to put it.
        field: Field,
    },
    /// The manager takes over, and not all that this takes was said.
    #[error("before you agree, say {lacks}")]
    GateOpen {
        /// What is missing.
        lacks: String,
        /// Where to say it.
        field: Field,
    },
    /// A step that was carried often got nothing but a new date.
    #[error("a third time: change the words, the size or the owner, then the date")]
    Unchanged,
    /// It was not said whose the close date is.
    #[error("begin with theirs or ours, as in \"theirs, Dana on 12 Nov\"")]
    Whose,
    /// A number of minutes was asked for.
    #[error("how many minutes? A number, as in 25")]
    Minutes,
    /// A reason was asked for and not given.
    #[error("a few words are enough, but say why")]
    NeedsReason,
    /// The manager agreed before the rep.
    #[error("{rep} goes first: the rep reads the steps and agrees, then the manager")]
    RepFirst {
        /// The rep.
        rep: String,
    },
}
