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
    /// A number of minutes was asked for.
    #[error("how many minutes? A number, as in 25")]
    Minutes,
    /// A reason was asked for and not given.
    #[error("a few words are enough, but say why")]
    NeedsReason,
    /// A name was asked for and not given.
    #[error("write the name; without one, Esc goes back")]
    NeedsName,
    /// Somebody was named beside themselves.
    #[error("this is about {name}: name somebody else")]
    Themselves {
        /// Their name.
        name: String,
    },
    /// Who reports to whom would go round in a circle.
    #[error("{boss} already reports to {name}, at once or through others: who is above {name}?")]
    Circle {
        /// Of whom it was asked.
        name: String,
        /// Who was named.
        boss: String,
    },
    /// The manager agreed before the rep.
    #[error("{rep} goes first: the rep reads the steps and agrees, then the manager")]
    RepFirst {
        /// The rep.
        rep: String,
    },
}
