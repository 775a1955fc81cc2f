//! The buyer's people: news, gaps, and what is known of each.

mod helper;
mod part;

use super::{Choice, Entry, Prompt};
use crate::domain::id::BuyerId;
use crate::domain::person::{Buyer, Influence, Stance};
use crate::domain::session::{GapAnswer, GapId, GapRef};
use crate::interview::gaps;
use crate::interview::prompt::Says;
use crate::interview::situation::SoFar;

pub use helper::Helper;
pub use part::Among;

/// A gap of the buyer map: it is filled at once.
pub const FILL: &str = "fill";

/// The heading of what the buyer map does not tell.
const GAPS: &str = "What the map does not tell";

impl SoFar<'_> {
    pub(in crate::interview) fn people_news(self) -> Prompt {
        let ask = "Who have you spoken to since, who is new, gone or moved?";
        Prompt::new(self.in_your_words(), ask, Entry::Line)
            .kept(self.session.people_news.as_deref())
            .aside(Some("As you would say it. \"Nobody\" is an answer too."))
    }

    pub(in crate::interview) fn gap(self, gap: &GapRef) -> Prompt {
        let open = gaps::by_now(self);
        let text = open.into_iter().find(|open| open.reference() == *gap).map(|open| open.text);
        let choices = vec![
            Choice::new(FILL, 'f', "fill it now"),
            Choice::new(GapAnswer::Step.as_str(), 's', "make it a step"),
            Choice::new(GapAnswer::Leave.as_str(), 'l', "leave it"),
        ];
        Prompt::new(GAPS, text.unwrap_or_default(), Entry::Choice(choices, Says::Plan(0)))
            .kept(self.session.gaps.get(gap).map(|answer| answer.as_str()))
    }

    pub(in crate::interview) fn fill(self, gap: &GapRef) -> Prompt {
        let ask = match gap.id {
            GapId::RoleMissing => {
                let role = gap.of.parse().ok().and_then(|id| self.situation.process.role(&id));
                let role = role.map_or(gap.of.as_str(), |role| &role.name);
                format!("Who is the {role}? The name")
            }
            GapId::FewContacts => "Who else have you met more than once?".to_owned(),
            // What we do not know of somebody is asked part by part.
            GapId::HighUnknown => String::new(),
        };
        Prompt::new(GAPS, ask, Entry::Line)
    }

    pub(in crate::interview) fn move_one(self) -> Prompt {
        let ask = "Which one person, moved one step, would change this deal?";
        Prompt::new(self.in_your_words(), ask, Entry::Line)
            .kept(self.the_one_to_move())
            .aside(self.where_they_stand())
    }

    /// Where the buyer's people stand, once the rep has told what is new.
    fn where_they_stand(self) -> Option<String> {
        self.session.people_news.as_ref()?;
        let buyers = self.session.buyers(self.situation.deal);
        let there = buyers.iter().filter(|(_, person)| person.left.is_none());
        let line = |(id, person): (&BuyerId, &Buyer)| {
            let name = self.session.buyer_name(self.situation.deal, id);
            format!("{name}: {}", stand(person))
        };
        Some(there.map(line).collect::<Vec<_>>().join(" · "))
    }
}

fn stand(person: &Buyer) -> String {
    let stance = person.stance.and_then(Stance::in_words);
    let influence = person.influence.and_then(Influence::in_words);
    let known: Vec<&str> = stance.into_iter().chain(influence).collect();
    if known.is_empty() { "not known yet".to_owned() } else { known.join(", ") }
}
