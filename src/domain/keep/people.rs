//! Keeping what is found out about the buyer's people.

use super::{Keeping, Refusal, some};
use crate::domain::field::PersonPart;
use crate::domain::gaps::GapRef;
use crate::domain::id::BuyerId;

impl Keeping<'_, '_> {
    pub(super) fn people_news(&mut self, text: &str) -> Result<(), Refusal> {
        self.session.people_news = some(text);
        Ok(())
    }

    pub(super) fn gap(&mut self, _gap: &GapRef, _text: &str) -> Result<(), Refusal> {
        Ok(())
    }

    pub(super) fn fill(&mut self, _gap: &GapRef, _text: &str) -> Result<(), Refusal> {
        Ok(())
    }

    pub(super) fn new_person(&mut self, _text: &str) -> Result<(), Refusal> {
        Ok(())
    }

    pub(super) fn person(
        &mut self,
        _id: &BuyerId,
        _part: PersonPart,
        _text: &str,
    ) -> Result<(), Refusal> {
        Ok(())
    }
}
