//! What is learned of an exit criterion outside a session, and from whom.

use jiff::civil::Date;

use crate::domain::deal::{Deal, Evidence, Finding, Status};
use crate::domain::id::{CriterionRef, Draw, PersonId};
use crate::domain::person::{Buyer, NotTold};
use crate::domain::team::Team;
use crate::interview::keep::Refusal;
use crate::reading::evidence::{self, Around, Who};

/// Who says something of a deal, when, and along which version of its process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying<'a> {
    /// Our own team.
    pub team: &'a Team,
    /// Who says it.
    pub by: PersonId,
    /// The day.
    pub on: Date,
    /// The version of the process.
    pub process_version: u32,
}

impl Deal {
    /// Notes that the buyer did what a criterion wants, as that line of evidence
    /// shows. Whoever is named there for the first time is a new person of the
    /// deal; a line that says nothing leaves the criterion assumed.
    ///
    /// # Errors
    ///
    /// [`NotTold::Several`] where the line may mean more than one person.
    pub fn show(
        &mut self,
        criterion: &CriterionRef,
        line: &str,
        said: Saying<'_>,
        draw: &mut Draw,
    ) -> Result<(), Refusal> {
        let evidence = self.read_evidence(line, &said, draw)?;
        self.touch(&evidence, said.on);
        let finding = Finding {
            status: Status::Yes,
            on: Some(said.on),
            by: Some(said.by),
            process_version: Some(said.process_version),
            session: None,
            evidence: Some(evidence).filter(|evidence| !evidence.is_empty()),
        };
        self.exit.insert(criterion.clone(), finding);
        Ok(())
    }

    fn read_evidence(
        &mut self,
        line: &str,
        said: &Saying<'_>,
        draw: &mut Draw,
    ) -> Result<Evidence, Refusal> {
        let around = Around::of(self, said.team, &self.people, said.on);
        let reading = evidence::read(line, &around);
        let who = match &reading.who {
            Who::Nobody | Who::Group(_) => None,
            Who::Known(id) => Some(id.clone()),
            Who::New(name) => {
                let id = draw.buyer(name, |id| self.people.contains_key(id));
                self.people.insert(id.clone(), Buyer::named(name));
                Some(id)
            }
            Who::Several(ids) | Who::Near(_, ids) => {
                let names: Vec<&str> = ids.iter().map(|id| self.buyer_name(id)).collect();
                let (name, candidates) = (line.trim().to_owned(), names.join(" or "));
                return Err(NotTold::Several { name, candidates }.into());
            }
        };
        Ok(reading.evidence(who))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::deal::CriterionStanding;
    use crate::sample::{Sample, TODAY};

    fn shown(line: &str) -> Result<Deal, Refusal> {
        let dana = Buyer { last_contact: Some(date(2026, 11, 2)), ..Buyer::default() };
        let sample =
            Sample::at("explore").with("Dana Fox", dana).with("Dana Lee", Buyer::default());
        let mut deal = sample.book.deal;
        let team = Team::new("b2b-buyer-aligned".parse().unwrap());
        let said =
            Saying { team: &team, by: "ana".parse().unwrap(), on: TODAY, process_version: 3 };
        deal.show(&criterion(), line, said, &mut Draw::seeded(1))?;
        Ok(deal)
    }

    fn criterion() -> CriterionRef {
        "explore.problem".parse().unwrap()
    }

    #[test]
    fn what_the_buyer_did_is_verified_by_a_line_and_assumed_without_one() {
        let deal = shown("dana fox mail 18 nov").unwrap();
        assert_eq!(deal.standing(&criterion(), TODAY), CriterionStanding::Verified);
        assert_eq!(deal.finding(&criterion()).process_version, Some(3));
        let dana = &deal.people[&"dana-fox".parse().unwrap()];
        assert_eq!(dana.last_contact, Some(date(2026, 11, 18)));
        let deal = shown("  ").unwrap();
        assert_eq!(deal.standing(&criterion(), TODAY), CriterionStanding::Assumed);
    }

    #[test]
    fn somebody_new_in_the_evidence_is_a_new_person_of_the_deal() {
        let deal = shown("Ilse Karl mail yesterday").unwrap();
        assert!(deal.people.values().any(|person| person.name == "Ilse Karl"), "{deal:?}");
    }

    #[test]
    fn a_name_that_fits_two_people_is_asked_for_whole() {
        let refused = shown("dana mail 18 nov").unwrap_err().to_string();
        assert!(refused.contains("Dana Fox or Dana Lee"), "{refused}");
    }
}
