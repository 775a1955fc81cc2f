//! Why something is not taken about somebody.

/// Why something is not taken about somebody. Shown to the user word for word.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotTold {
    /// None of the choices.
    #[error("choose one of the answers shown")]
    Choice,
    /// The process has no such role.
    #[error("\"{name}\" is no role of this deal's process: one of {known}")]
    NoRole {
        /// What was said.
        name: String,
        /// Those it has.
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
}

/// Why somebody does not come onto the map, or gets no such name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotNamed {
    /// No name was given.
    #[error("{}", NotTold::NeedsName)]
    Nobody,
    /// Somebody is called so.
    #[error("{0} is on the map already: add what tells them apart")]
    Known(String),
}
