//! What somebody promised: to whom, and until when.

use jiff::civil::Date;

use super::{Ask, AskKind, AskStatus};
use crate::domain::phrase::{self, clause};

impl Ask {
    /// Whether it was promised and its day has passed: what nobody has answered is late for
    /// nobody.
    pub fn is_late(&self, today: Date) -> bool {
        self.status == AskStatus::Accepted && self.needed_by.is_some_and(|day| day < today)
    }

    /// Until when: of a promise "due Fri 4 Dec", "2 days late", else "needed by Fri 4 Dec".
    pub fn due_in_words(&self, today: Date) -> Option<String> {
        let promised = self.status == AskStatus::Accepted;
        self.needed_by.map(|day| {
            if promised {
                phrase::due_in_words(day, today)
            } else {
                format!("needed {}", phrase::by_day(day, today))
            }
        })
    }

    /// What is owed to whoever asked, as in "for Ana: Email to Jan Berg: Ask him". What they
    /// want to know speaks for itself.
    pub fn promised_to(&self, asker: &str) -> String {
        let question = match self.kind {
            AskKind::Opinion | AskKind::Unsure => self.gist_of_it().map(|text| clause(text)),
            AskKind::Email | AskKind::Call | AskKind::Meeting | AskKind::Resource => None,
        };
        format!("for {asker}: {}", question.unwrap_or_else(|| self.summary()))
    }
}
