//! Keeping what becomes of a gap of the buyer map.

use super::{Keeping, Refusal};
use crate::domain::action::Owner;
use crate::domain::id::BuyerId;
use crate::domain::person::{Coverage, NotTold};
use crate::domain::session::{GapAnswer, GapId, GapRef, NewStep};
use crate::interview::gaps;
use crate::interview::gaps::{About, Gap};
use crate::interview::keeping::word;
use crate::interview::prompt::FILL;

impl Keeping<'_, '_> {
    /// A gap becomes a step, or is left. To fill it is another field.
    pub(in crate::interview) fn gap(&mut self, gap: &GapRef, text: &str) -> Result<(), Refusal> {
        if text == FILL {
            return Ok(());
        }
        let answer = word::<GapAnswer>(text)?;
        if self.session.gaps.get(gap).copied() == answer {
            return Ok(());
        }
        let open = gaps::by_now(self.so_far());
        let found = open.iter().find(|open| open.reference() == *gap).ok_or(Refusal::Choice)?;
        let step = self.step_for(found);
        let before = match answer {
            Some(answer) => self.session.gaps.insert(gap.clone(), answer),
            None => self.session.gaps.remove(gap),
        };
        if before == Some(GapAnswer::Step) {
            self.session.actions.retain(|_, made| made.text != step.text);
        }
        if answer == Some(GapAnswer::Step) {
            self.session.actions.insert(self.situation.fresh.action.clone(), step);
        }
        Ok(())
    }

    /// The rep's step that would fill a gap, due when steps are.
    fn step_for(&self, gap: &Gap) -> NewStep {
        let days = i64::from(self.situation.process.actions.due_days);
        let person = match &gap.about {
            About::Person(person) => Some(person.clone()),
            About::Role(_) | About::Map => None,
        };
        NewStep {
            text: self.step_in_words(gap),
            owner: Some(Owner::Ours(self.session.rep.clone())),
            due: Some(self.situation.today().saturating_add(jiff::Span::new().days(days))),
            person,
            ..NewStep::default()
        }
    }

    fn step_in_words(&self, gap: &Gap) -> String {
        let deal = self.situation.deal;
        let at = if deal.account.trim().is_empty() { deal.title() } else { deal.account.clone() };
        match &gap.about {
            About::Role(role) => {
                let name =
                    self.situation.process.role(role).map_or(role.as_str(), |role| &role.name);
                format!("Find out who the {name} is at {at}")
            }
            About::Person(person) => self.step_with(person),
            About::Map => format!("Meet a second person at {at}"),
        }
    }

    /// What would tell us what we do not know of somebody.
    fn step_with(&self, id: &BuyerId) -> String {
        let name = self.session.buyer_name(self.situation.deal, id);
        let buyers = self.session.buyers(self.situation.deal);
        let person = buyers.get(id);
        if person.is_some_and(|person| person.known_influence().is_none()) {
            format!("Find out how much {name} has to say")
        } else if person.is_some_and(|person| person.known_stance().is_none()) {
            format!("Find out where {name} stands")
        } else {
            format!("Meet {name}")
        }
    }

    /// Who fills a gap: the one who has a role, or those whom we met more than
    /// once.
    pub(in crate::interview) fn fill(&mut self, gap: &GapRef, text: &str) -> Result<(), Refusal> {
        let buyers = self.buyers(text)?;
        if buyers.is_empty() {
            return Err(NotTold::NeedsName.into());
        }
        for id in buyers {
            match gap.id {
                GapId::RoleMissing => self.fills_role(&id, &gap.of)?,
                GapId::FewContacts => self.changes(&id, |person, _| {
                    person.coverage = Some(Coverage::Multiple);
                }),
                // What we do not know of somebody is asked part by part.
                GapId::HighUnknown => {}
            }
        }
        Ok(())
    }
}
