//! The buyer's people, a line each, and what we do not know of them.

use super::{Line, Sheet, Thing, Tone};
use crate::domain::id::BuyerId;
use crate::domain::person::{Buyer, Coverage, Influence, Stance};
use crate::domain::phrase;
use crate::interview::gaps;

impl Sheet<'_> {
    /// The people, then the gaps of the buyer map.
    pub(super) fn people(&self) -> Vec<Line> {
        let deal = &self.book.deal;
        let people = deal.people.iter().map(|(id, person)| self.person(id, person));
        let gaps = self.process.map(|process| gaps::gaps(deal, process)).unwrap_or_default();
        let gaps = gaps.into_iter().map(|gap| Line::note(gap.text).right("", Tone::Gap));
        people.chain(gaps).collect()
    }

    fn person(&self, id: &BuyerId, person: &Buyer) -> Line {
        let title = person.title.as_ref().map(|title| format!(", {title}")).unwrap_or_default();
        let name = format!("{}{title}", self.book.deal.buyer_name(id));
        if let Some(left) = person.left {
            let left = format!("gone since {}", phrase::shown(left, self.today));
            return Line::new(Thing::Person(self.book.deal.id.clone(), id.clone()), name)
                .right(left, Tone::Plain);
        }
        let role = |id| Some(self.process?.role(id)?.name.clone());
        let mut known: Vec<String> = person.roles.iter().filter_map(role).collect();
        let words = [
            person.influence.and_then(Influence::in_words),
            person.stance.and_then(Stance::in_words),
            person.coverage.map(Coverage::in_words),
        ];
        known.extend(words.into_iter().flatten().map(str::to_owned));
        known.extend(person.champion.is_passed().then(|| "champion".to_owned()));
        let known =
            if known.is_empty() { "nothing known yet".to_owned() } else { known.join(" · ") };
        Line::new(Thing::Person(self.book.deal.id.clone(), id.clone()), name)
            .right(known, Tone::Plain)
    }
}
