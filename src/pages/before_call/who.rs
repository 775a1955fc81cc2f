//! Who will be there: what they are, what they said last, how they are reached.

use super::Sheet;
use crate::domain::deal::Evidence;
use crate::domain::id::BuyerId;
use crate::domain::person::{Buyer, Coverage, Influence, Stance};
use crate::domain::phrase::joined;
use crate::pages::paper::Block;

impl Sheet<'_> {
    /// Each who will be there; who left or is new since the last call comes first.
    pub(super) fn who(&self) -> Vec<Block> {
        let Some(call) = self.call else { return Vec::new() };
        let mut with: Vec<&BuyerId> = call.plan.with.iter().collect();
        with.sort_by_key(|id| !self.is_changed(id));
        let said = |id: &&BuyerId| {
            let name = self.book.deal.buyer_name(id).to_owned();
            let person = self.book.deal.people.get(*id).cloned().unwrap_or_default();
            let lines = [self.is(&person), self.last_words(id), reached(&person)];
            (name, lines.join("\n"))
        };
        vec![Block::Said(with.iter().map(said).collect())]
    }

    /// Whether somebody left, or is new since the last call that was held.
    fn is_changed(&self, id: &BuyerId) -> bool {
        let last = self.last_held().and_then(|call| call.plan.date);
        let person = self.book.deal.people.get(id);
        person.is_some_and(|person| {
            person.left.is_some()
                || person.since.is_some_and(|since| last.is_some_and(|l| since > l))
        })
    }

    /// Title and roles, how much say, where they stand, how often we met, or that they
    /// left.
    fn is(&self, person: &Buyer) -> String {
        let role = |id| {
            let role = self.process.and_then(|process| process.role(id));
            role.map_or_else(|| id.to_string(), |role| role.name.clone())
        };
        let roles = person.roles.iter().map(role).collect::<Vec<_>>().join(", ");
        let words = |text: &str| text.to_owned();
        let met = joined([
            person.coverage.map(Coverage::in_words).map(words),
            person.last_contact.map(|day| format!("last spoke {}", self.day(day))),
        ]);
        let some = |text: String| (!text.is_empty()).then_some(text);
        let is = joined([
            person.left.map(|day| format!("left {}", self.day(day))),
            person.title.clone(),
            some(roles),
            person.known_influence().and_then(Influence::in_words).map(words),
            person.known_stance().and_then(Stance::in_words).map(words),
            some(met),
        ]);
        if is.is_empty() { "nothing is known yet".to_owned() } else { is }
    }

    /// The newest evidence of theirs that has words.
    fn last_words(&self, id: &BuyerId) -> String {
        let deal = &self.book.deal;
        let findings = deal.exit.values().filter_map(|finding| finding.evidence.as_ref());
        let scores = deal.elements.values().filter_map(|score| score.evidence.as_ref());
        let is_theirs = |evidence: &&Evidence| evidence.who.as_ref() == Some(id);
        let all = findings.chain(scores).filter(is_theirs);
        let said =
            all.filter_map(|evidence| Some((evidence.on?, evidence, evidence.text.as_ref()?)));
        said.max_by_key(|(day, ..)| *day).map_or_else(
            || "no words noted".to_owned(),
            |(_, evidence, text)| {
                let kind = evidence.kind.map(|kind| kind.to_string());
                format!("{text} ({})", joined([kind, evidence.day_in_words(self.today)]))
            },
        )
    }
}

/// Number and mail address.
fn reached(person: &Buyer) -> String {
    person.reach.in_words().unwrap_or_else(|| "no number noted".to_owned())
}
