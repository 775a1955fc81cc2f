//! A deal goes to another stage by people alone: in a session, or outside one
//! through the same gate.

use jiff::civil::Date;

use crate::domain::deal::{CriterionStanding, Deal, DealStatus, NotChanged, StageMove};
use crate::domain::id::{CriterionRef, ElementId, PersonId, StageId};
use crate::domain::missing::Missing;
use crate::domain::process::{Element, Process, Stage};
use crate::domain::scorecard::Weighed;
use crate::domain::trace;

/// Who moves a deal, on which day, and why.
#[derive(Clone, Debug)]
pub struct Moving {
    /// The day.
    pub day: Date,
    /// Who.
    pub by: PersonId,
    /// Why.
    pub why: Option<String>,
}

/// What a stage needs and does not have: required criteria that are not verified,
/// elements that are not far enough.
pub fn missing<'a>(
    process: &Process,
    stage: &Stage,
    standing: impl Fn(&CriterionRef) -> CriterionStanding,
    weighed: impl Fn(&ElementId) -> Weighed<'a>,
) -> Vec<Missing> {
    let criteria = trace::open(stage, standing).map(Missing::Criterion);
    let is_short = |element: &&Element| {
        stage.minimum.get(&element.id).is_some_and(|needed| !weighed(&element.id).meets(*needed))
    };
    let elements = process.elements.iter().filter(is_short);
    criteria.chain(elements.map(|element| Missing::Element(element.id.clone()))).collect()
}

impl Process {
    /// Whether a deal that goes from one stage to another needs a reason: to an
    /// earlier one it does, to a later one where something is missing.
    pub fn wants_reason(&self, from: &StageId, to: &StageId, lacks: bool) -> bool {
        let here = self.position(from).unwrap_or(0);
        self.position(to).is_some_and(|to| to < here || (to > here && lacks))
    }

    /// Whether one stage comes before another.
    pub fn is_earlier(&self, stage: &StageId, than: &StageId) -> bool {
        self.position(stage) < self.position(than)
    }

    /// What is missing, in words.
    pub fn in_words(&self, missing: &[Missing]) -> String {
        let words = |missing: &Missing| match missing {
            Missing::Criterion(id) => {
                self.criterion(id).map_or_else(|| id.to_string(), |it| it.outcome.clone())
            }
            Missing::Element(id) => {
                self.element(id).map_or_else(|| id.to_string(), |it| it.name.clone())
            }
        };
        missing.iter().map(words).collect::<Vec<_>>().join("; ")
    }
}

impl Deal {
    /// What going on to a stage would go on without; of an earlier one nothing.
    pub fn lacks_for(&self, process: &Process, to: &StageId, today: Date) -> Vec<Missing> {
        let here = process.stage(&self.stage).filter(|_| process.is_earlier(&self.stage, to));
        let lacks = here.map(|stage| {
            missing(
                process,
                stage,
                |id| self.standing(id, today),
                |element| self.weighed(element, today),
            )
        });
        lacks.unwrap_or_default()
    }

    /// Moves it to another stage, outside a session. A second move that day
    /// changes the first, and a move back takes it away.
    ///
    /// # Errors
    ///
    /// A [`NotChanged`] where it is decided, or where a reason is missing.
    pub fn move_stage(
        &mut self,
        process: &Process,
        to: &StageId,
        moving: Moving,
    ) -> Result<(), NotChanged> {
        if self.stage == *to {
            return Ok(());
        }
        if self.status != DealStatus::Open {
            return Err(NotChanged::Decided { title: self.title(), status: self.status });
        }
        let missing = self.lacks_for(process, to, moving.day);
        let why = moving.why.filter(|why| !why.trim().is_empty());
        if why.is_none() && process.wants_reason(&self.stage, to, !missing.is_empty()) {
            return Err(NotChanged::NoReason { missing: process.in_words(&missing) });
        }
        let from = self.stage.clone();
        let first = self.stage_moved.remove(&moving.day);
        let from = first.map_or(from, |first| first.from);
        self.enter(to, moving.day);
        if from != *to {
            let moved = StageMove { from, to: to.clone(), by: Some(moving.by), why, missing };
            self.stage_moved.insert(moving.day, moved);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::sample::{Sample, TODAY};

    fn moved(deal: &mut Deal, to: &str, why: &str) -> String {
        let moving = Moving { day: TODAY, by: "ana".parse().unwrap(), why: Some(why.to_owned()) };
        let said = deal.move_stage(&crate::sample::process(), &to.parse().unwrap(), moving);
        said.map_or_else(|refusal| refusal.to_string(), |()| "moved".to_owned())
    }

    #[test]
    fn a_deal_moves_outside_a_session_through_the_same_gate() {
        #[track_caller]
        fn case(from: &str, to: &str, why: &str, expected: &str) {
            let mut deal = Sample::at(from).book.deal;
            let said = moved(&mut deal, to, why);
            assert!(said.starts_with(expected), "{from} {to} {why:?}: {said}");
            let is_moved = expected == "moved" && from != to;
            assert_eq!(deal.stage.as_str(), if is_moved { to } else { from });
            assert_eq!(deal.stage_moved.contains_key(&TODAY), is_moved);
        }
        let process = crate::sample::process();
        let [first, second] = [0, 1].map(|at| process.stages[at].id.as_str());
        case(first, first, "", "moved");
        case(first, second, " ", "what lets it go on without");
        case(first, second, "Their board met early", "moved");
        case(second, first, "", "going to an earlier stage");
        case(second, first, "Their board wants the criteria again", "moved");
    }

    #[test]
    fn a_second_move_of_a_day_changes_the_first_and_a_move_back_takes_it_away() {
        let process = crate::sample::process();
        let [first, second, third] = [0, 1, 2].map(|at| process.stages[at].id.as_str());
        let mut deal = Sample::at(first).book.deal;
        moved(&mut deal, second, "one");
        moved(&mut deal, third, "two");
        let kept = deal.stage_moved[&TODAY].clone();
        assert_eq!((kept.from.as_str(), kept.to.as_str()), (first, third));
        moved(&mut deal, first, "back");
        assert!(deal.stage_moved.is_empty());
    }

    #[test]
    fn a_decided_deal_stays_where_it_was_decided() {
        let mut deal = Sample::at("explore").book.deal;
        deal.status = DealStatus::Won;
        deal.decided = Some(date(2026, 11, 1));
        assert!(moved(&mut deal, "diagnose", "why").contains("is won"), "{}", deal.stage);
    }
}
