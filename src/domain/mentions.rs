//! What refers to somebody. As long as anything does, they stay.

use super::action::Owner;
use super::ask::{Asked, Recipient};
use super::books::{Books, DealBook};
use super::deal::{CompellingEvent, Finding};
use super::id::{BuyerId, PersonId};
use super::phrase::{count, listed};
use super::scorecard::Score;
use super::session::Session;

/// How many records of each kind refer to somebody, in words; nothing where none
/// does.
pub(super) fn in_words(counts: &[(usize, &str)]) -> String {
    let some = counts.iter().filter(|(number, _)| *number > 0);
    let some: Vec<String> = some.map(|(number, one)| count(*number, one)).collect();
    listed(&some.iter().map(String::as_str).collect::<Vec<_>>())
}

impl DealBook {
    /// What was put into a deal, in words, and the verb for it: "2 steps and 1 call"
    /// are; nothing where it is as it was made.
    pub fn parts(&self) -> (String, &'static str) {
        let deal = &self.deal;
        let found = deal.exit.values().filter(|it| **it != Finding::NOT_ASKED);
        let scored = deal.elements.values().filter(|it| **it != Score::NOT_ASKED);
        let event = deal.compelling_event != CompellingEvent::default();
        let parts = [
            (self.sessions.len(), "session"),
            (self.actions.len(), "step"),
            (self.asks.len(), "ask"),
            (self.calls.len(), "call"),
            (deal.people.len(), "person"),
            (found.count() + scored.count() + usize::from(event), "answer"),
        ];
        let all: usize = parts.iter().map(|(number, _)| number).sum();
        (in_words(&parts), if all == 1 { "is" } else { "are" })
    }

    /// What refers to one of the buyer's people: "2 steps and 1 call".
    pub fn mentions(&self, id: &BuyerId) -> String {
        let deal = &self.deal;
        let found = deal.exit.values().filter_map(|it| it.evidence.as_ref());
        let scored = deal.elements.values().filter_map(|it| it.evidence.as_ref());
        let evidence = found.chain(scored).filter(|it| it.who.as_ref() == Some(id));
        let is_owner = |owner: &Owner| matches!(owner, Owner::Buyer(buyer) if buyer == id);
        let steps = self.actions.values();
        let steps = steps.filter(|it| is_owner(&it.owner) || it.person.as_ref() == Some(id));
        let calls = self.calls.values().filter(|it| it.plan.with.contains(id));
        let is_to = |it: &Recipient| it.person.as_ref() == Some(id);
        let asks = self.asks.values().filter(|it| it.recipients.values().any(is_to));
        let is_in = |it: &&Session| it.people.contains_key(id) || it.people_named().contains(id);
        let sessions = self.sessions.values().filter(is_in);
        let ties = deal.relations.iter().filter(|tie| tie.from == *id || tie.to == *id);
        let below = deal.people.values().filter(|it| it.reports_to.as_ref() == Some(id));
        in_words(&[
            (steps.count(), "step"),
            (calls.count(), "call"),
            (asks.count(), "ask"),
            (evidence.count(), "outcome"),
            (sessions.count(), "session"),
            (ties.count() + below.count(), "tie"),
        ])
    }
}

impl Books {
    /// What refers to somebody of the team, of deals that are read whole.
    pub fn mentions(&self, id: &PersonId) -> String {
        let whole = || self.deals.values();
        let deals = self.heads().filter(|head| head.owner == *id).count();
        let is_owner = |owner: &Owner| matches!(owner, Owner::Ours(person) if person == id);
        let steps = whole().flat_map(|book| book.actions.values());
        let steps = steps.filter(|it| is_owner(&it.owner) || it.by == *id);
        let is_asked = |of: &Asked| matches!(of, Asked::Ours(person) if person == id);
        let asks = whole().flat_map(|book| book.asks.values());
        let asks = asks.filter(|it| it.from == *id || is_asked(&it.of));
        let sessions = whole().flat_map(|book| book.sessions.values());
        let sessions = sessions.filter(|it| {
            it.rep == *id || [&it.manager, &it.typed_by].into_iter().flatten().any(|it| it == id)
        });
        let managed = self.team.people.values().filter(|it| it.manager.as_ref() == Some(id));
        in_words(&[
            (deals, "deal"),
            (steps.count(), "step"),
            (asks.count(), "ask"),
            (sessions.count(), "session"),
            (managed.count(), "rep"),
        ])
    }
}
