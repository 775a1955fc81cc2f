//! The buyer's people in the minutes: the news of them, what the session
//! changed, and what it left open.

use jiff::civil::Date;

use super::{Block, Taking};
use crate::domain::id::{BuyerId, RoleId};
use crate::domain::person::{Advocate, Buyer, Coverage, Influence, Relation, Stance};
use crate::domain::phrase;
use crate::domain::session::{GapAnswer, GapId, GapRef};

impl<'a> Taking<'a> {
    /// What was said of the buyer's people.
    pub(super) fn people(&self) -> Vec<Block> {
        let move_one = self.session.move_one.as_ref().map(|id| self.buyer(id).to_owned());
        vec![
            Block::facts([("News", self.session.people_news.clone())]),
            Block::Rows(self.rows()),
            Block::facts([("Move one", move_one)]),
        ]
    }

    fn rows(&self) -> Vec<(String, String)> {
        let people = self.session.people.iter();
        let people = people
            .map(|(id, person)| (self.buyer(id).to_owned(), self.known(id, person).join(", ")));
        let ties = self.session.relations.iter();
        let ties = ties.map(|tie| (self.buyer(&tie.from).to_owned(), self.tie(tie)));
        let gaps = self.session.gaps.iter().map(|(gap, answer)| {
            let then = match answer {
                GapAnswer::Step => "made a step",
                GapAnswer::Leave => "left open",
            };
            (self.gap(gap), then.to_owned())
        });
        people.chain(ties).chain(gaps).collect()
    }

    /// What the session says of somebody, in words.
    fn known(&self, id: &BuyerId, person: &'a Buyer) -> Vec<String> {
        let is_new = !self.book.deal.people.contains_key(id);
        let day =
            |label: &str, day: Option<Date>| day.map(|day| format!("{label} {}", self.day(day)));
        let words = |text: &'static str| text.to_owned();
        let mut known: Vec<String> = is_new.then(|| words("new")).into_iter().collect();
        known.extend(person.title.clone());
        known.extend(person.roles.iter().map(|role| self.role(role)));
        known.extend(person.influence.and_then(Influence::in_words).map(words));
        known.extend(person.stance.and_then(Stance::in_words).map(words));
        known.extend(person.coverage.map(Coverage::in_words).map(words));
        known.extend(person.advocate.and_then(Advocate::in_words).map(words));
        let boss = person.reports_to.as_ref();
        known.extend(boss.map(|boss| format!("reports to {}", self.buyer(boss))));
        known.extend(day("last spoke", person.last_contact));
        known.extend(day("here since", person.since));
        known.extend(day("left", person.left));
        // Who was new then, the deal knows by now.
        if known.is_empty() { vec![words("named")] } else { known }
    }

    fn tie(&self, tie: &'a Relation) -> String {
        let to = self.buyer(&tie.to);
        let said = format!("{} {to}", tie.kind.in_words());
        match tie.strength {
            Some(strength) => format!("{said}, {}", strength.in_words()),
            None => said,
        }
    }

    fn gap(&self, gap: &GapRef) -> String {
        match gap.id {
            GapId::RoleMissing => {
                let role = gap.of.parse().map_or_else(|_| gap.of.clone(), |id| self.role(&id));
                format!("We have no {}", phrase::role(&role))
            }
            GapId::HighUnknown => {
                let id = gap.of.parse::<BuyerId>();
                let name = id.map_or_else(
                    |_| gap.of.clone(),
                    |id| self.session.buyer_name(&self.book.deal, &id).to_owned(),
                );
                format!("We know little about {name}")
            }
            GapId::FewContacts => "We have met hardly anybody more than once".to_owned(),
        }
    }

    /// What the process calls a role.
    fn role(&self, id: &RoleId) -> String {
        let process = self.books.processes.get(&self.session.process.id);
        let role = process.and_then(|process| process.role(id));
        role.map_or_else(|| id.to_string(), |role| role.name.clone())
    }
}
