//! What an ask needs before somebody can help, asked as questions.

use super::{Ask, AskKind};
use crate::domain::phrase::listed;
use crate::domain::word::words;

words! {
    /// A part of an ask that its kind may require.
    AskPart, "a part of an ask" {
        /// Who is to be called or written to.
        Recipient = "recipient",
        /// What it is about; of a mail its words do as well.
        Gist = "gist",
        /// What has happened since.
        WhatHappened = "what_happened",
        /// What they do after it.
        WhatTheyDo = "what_they_do",
        /// What the rep does next.
        MyNext = "my_next",
        /// By when the rep does it.
        MyNextDue = "my_next_due",
        /// What the rep thinks.
        RepView = "rep_view",
    }
}

impl AskKind {
    /// The kind as it stands behind "an ask for".
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Email => "an email",
            Self::Call => "a call",
            Self::Meeting => "a meeting",
            Self::Resource => "a resource",
            Self::Opinion => "an opinion",
            Self::Unsure => "help",
        }
    }

    /// That an ask of this kind cannot do without these parts.
    pub fn needs(self, parts: &[AskPart]) -> String {
        let words: Vec<&str> = parts.iter().map(|part| part.in_words(self)).collect();
        format!("an ask for {} needs {}", self.in_words(), listed(&words))
    }

    /// What an ask of this kind must have, in the order in which it is asked.
    pub const fn requires(self) -> &'static [AskPart] {
        match self {
            Self::Email => &[AskPart::Recipient, AskPart::Gist],
            Self::Call => &[
                AskPart::Recipient,
                AskPart::WhatHappened,
                AskPart::WhatTheyDo,
                AskPart::MyNext,
                AskPart::MyNextDue,
            ],
            Self::Opinion => &[AskPart::RepView, AskPart::Gist],
            Self::Meeting | Self::Resource | Self::Unsure => &[AskPart::Gist],
        }
    }
}

impl AskPart {
    /// The question that a person answers with this part, in an ask of `kind`.
    pub const fn question(self, kind: AskKind) -> &'static str {
        match self {
            Self::Recipient => match kind {
                AskKind::Email => "To whom?",
                AskKind::Call => "Who is to be called?",
                AskKind::Meeting | AskKind::Resource | AskKind::Opinion | AskKind::Unsure => {
                    "Who is it about?"
                }
            },
            Self::Gist => match kind {
                AskKind::Email => "What should the mail say, in your words or in short?",
                AskKind::Meeting => "What is the meeting for?",
                AskKind::Resource => "What do you need?",
                AskKind::Unsure => "What are you unsure about?",
                AskKind::Opinion => "What is your question?",
                AskKind::Call => "What is it about?",
            },
            Self::WhatHappened => "What has happened since the last contact?",
            Self::WhatTheyDo => "What should happen after the call?",
            Self::MyNext => "What do you do next?",
            Self::MyNextDue => "By when do you do it?",
            Self::RepView => "What do you think yourself?",
        }
    }

    /// The part as it stands behind "an ask for a call needs".
    pub const fn in_words(self, kind: AskKind) -> &'static str {
        match self {
            Self::Recipient => match kind {
                AskKind::Email => "who gets it",
                AskKind::Call => "who is to be called",
                AskKind::Meeting | AskKind::Resource | AskKind::Opinion | AskKind::Unsure => {
                    "who it is about"
                }
            },
            Self::Gist => match kind {
                AskKind::Email => "its words or the gist of them",
                AskKind::Meeting => "what it is for",
                AskKind::Resource => "what you need",
                AskKind::Unsure => "what you are unsure about",
                AskKind::Opinion => "your question",
                AskKind::Call => "what it is about",
            },
            Self::WhatHappened => "what has happened since",
            Self::WhatTheyDo => "what should happen after it",
            Self::MyNext => "what you do next",
            Self::MyNextDue => "by when you do it",
            Self::RepView => "your own view",
        }
    }
}

impl Ask {
    /// The parts that its kind requires and that nobody has said yet.
    pub fn lacking(&self) -> Vec<AskPart> {
        self.kind.requires().iter().copied().filter(|part| !self.has(*part)).collect()
    }

    /// Whether a part was said.
    pub fn has(&self, part: AskPart) -> bool {
        let is_said =
            |text: &Option<String>| text.as_ref().is_some_and(|text| !text.trim().is_empty());
        match part {
            AskPart::Recipient => !self.recipients.is_empty(),
            AskPart::Gist => {
                is_said(&self.gist) || (self.kind == AskKind::Email && is_said(&self.wording))
            }
            AskPart::WhatHappened => is_said(&self.what_happened),
            AskPart::WhatTheyDo => is_said(&self.what_they_do),
            AskPart::MyNext => is_said(&self.my_next),
            AskPart::MyNextDue => self.my_next_due.is_some(),
            AskPart::RepView => is_said(&self.rep_view),
        }
    }
}
