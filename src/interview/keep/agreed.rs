//! Keeping that both agree.

use super::{Keeping, Refusal, word};
use crate::domain::id::{ActionId, PersonId};
use crate::domain::session::{Agreement, HowAgreed, NewStep, owed_after};
use crate::interview::checks;
use crate::interview::field::Field;
use crate::interview::topic::{step, step_in};

impl Keeping<'_, '_> {
    pub(in crate::interview) fn agreed(
        &mut self,
        person: &PersonId,
        text: &str,
    ) -> Result<(), Refusal> {
        if text.is_empty() {
            self.session.agreed.remove(person);
            return Ok(());
        }
        let how = word::<HowAgreed>(text)?.ok_or(Refusal::Choice)?;
        self.is_complete()?;
        let rep = &self.session.rep;
        if person != rep && !self.session.agreed.contains_key(rep) {
            let rep = self.situation.team.first_name_of(rep).to_owned();
            return Err(Refusal::RepFirst { rep });
        }
        let other = self.session.parties().find(|party| *party != person).cloned();
        let typed_by = other.filter(|_| how == HowAgreed::SaidYes);
        let agreement = Agreement { at: self.situation.now.clone(), how, typed_by };
        self.session.agreed.insert(person.clone(), agreement);
        Ok(())
    }

    /// Whether each step has what the process requires, an open gate all that
    /// it asks, and each check its answer.
    fn is_complete(&self) -> Result<(), Refusal> {
        let lack = |(id, step): (&ActionId, &NewStep)| {
            let part = step::lacking(self.situation.process, step).into_iter().next()?;
            Some(Refusal::Lacks {
                step: step.text.clone(),
                lacks: step::in_words(part),
                field: Field::Step(id.clone(), part),
            })
        };
        let lacking = owed_after(self.session).steps.into_iter().find_map(lack);
        let gate = || {
            step_in::lacks(self.so_far()).map(|(field, lacks)| Refusal::GateOpen { lacks, field })
        };
        let lacking = lacking.or_else(gate).or_else(|| self.check_open());
        lacking.map_or(Ok(()), Err)
    }

    fn check_open(&self) -> Option<Refusal> {
        let checks = checks::checks(self.so_far());
        let check = checks.into_iter().find(|check| !check.is_overridden)?;
        Some(Refusal::Check { field: check.field(), question: check.question })
    }
}
