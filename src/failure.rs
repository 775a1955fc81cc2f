//! What can go wrong at the edge, in words for the person at the keyboard.

use std::fmt;

/// What kind of failure it is, and with it the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Not found, several, refused, or not written.
    NotDone,
    /// Used wrongly, or screens without a terminal.
    WrongUse,
    /// All was printed but for some records that cannot be read.
    Unread,
}

/// Something went wrong: what, why, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What kind it is.
    pub kind: Kind,
    /// What happened, in one sentence.
    pub sentence: String,
    /// What caused it.
    pub cause: Option<String>,
    /// What to do.
    pub hint: Option<String>,
}

impl Failure {
    /// Something that was not done.
    pub fn not_done(sentence: impl Into<String>) -> Self {
        Self { kind: Kind::NotDone, sentence: sentence.into(), cause: None, hint: None }
    }

    /// Something that was asked for in a way that cannot work.
    pub fn wrong_use(sentence: impl Into<String>) -> Self {
        Self { kind: Kind::WrongUse, ..Self::not_done(sentence) }
    }

    /// All was printed but for some records.
    pub fn unread(sentence: impl Into<String>) -> Self {
        Self { kind: Kind::Unread, ..Self::not_done(sentence) }
    }

    /// With what caused it.
    #[must_use]
    pub fn because(mut self, cause: impl fmt::Display) -> Self {
        self.cause = Some(cause.to_string());
        self
    }

    /// With what to do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// All of it in one sentence, for the line of news on a screen.
    pub fn in_one_sentence(&self) -> String {
        let cause = self.cause.as_ref().map(|cause| format!(" ({cause})")).unwrap_or_default();
        let hint = self.hint.as_ref().map(|hint| format!(": {hint}")).unwrap_or_default();
        format!("{}{cause}{hint}", self.sentence)
    }

    /// The exit code of the program.
    pub const fn exit_code(&self) -> u8 {
        match self.kind {
            Kind::NotDone => 1,
            Kind::WrongUse => 2,
            Kind::Unread => 3,
        }
    }
}

impl fmt::Display for Failure {
    /// One line each: the sentence, the cause, the hint.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence)?;
        if let Some(cause) = &self.cause {
            write!(f, "\n  {cause}")?;
        }
        if let Some(hint) = &self.hint {
            write!(f, "\nhint: {hint}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Failure {}
