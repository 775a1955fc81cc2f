//! The buyer's people: news, gaps, and what is known of each.

use super::{Asking, Entry, Prompt};
use crate::domain::field::PersonPart;
use crate::domain::gaps::GapRef;
use crate::domain::id::BuyerId;

impl Asking<'_> {
    pub(super) fn people_news(self) -> Prompt {
        let ask = "Who have you spoken to since, who is new, gone or moved?";
        Prompt::new(self.in_your_words(), ask, Entry::Line)
            .kept(self.session.people_news.as_deref())
    }

    pub(super) fn gap(self, _gap: &GapRef) -> Prompt {
        Prompt::new("", "", Entry::Line)
    }

    pub(super) fn fill(self, _gap: &GapRef) -> Prompt {
        Prompt::new("", "", Entry::Line)
    }

    pub(super) fn move_one(self) -> Prompt {
        let ask = "Which one person, moved one step, would change this deal?";
        let name = self.session.move_one.as_ref();
        let name = name.map(|id| self.session.buyer_name(self.setting.deal, id).to_owned());
        Prompt::new(self.in_your_words(), ask, Entry::Line).kept(name)
    }

    pub(super) fn person(self, _id: &BuyerId, _part: PersonPart) -> Prompt {
        Prompt::new("", "", Entry::Line)
    }
}
