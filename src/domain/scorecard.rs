//! The qualification scorecard: how far each element of a deal is, how we know,
//! and what the stages want of it.
//!
//! From [`CONFIRMED`] on a level says that the buyer did something: without
//! evidence of who, how and when it is what we assume, and counts as what we
//! believe.

use jiff::civil::Date;

use crate::domain::deal::{CriterionStanding, Deal, Evidence, Source, evidence};
use crate::domain::id::{BuyerId, ElementId, PersonId, StageId};
use crate::domain::process::{Element, Process, Stage};

/// The level from which the buyer has confirmed it.
pub const CONFIRMED: u8 = 2;
/// The level at which we believe it.
const BELIEVED: u8 = 1;

/// What is known of one element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// The level that was said, from 0 to 3.
    pub level: u8,
    /// The day it was said; none where nobody was asked.
    pub on: Option<Date>,
    /// Who said it.
    pub by: Option<PersonId>,
    /// What shows it.
    pub evidence: Option<Evidence>,
}

/// What a session found of an element, with its wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scored {
    /// What the element is called.
    pub name: String,
    /// What the level means, word for word.
    pub means: String,
    /// The level, and what shows it.
    pub score: Score,
}

impl Score {
    /// An element that nobody was asked about.
    pub const NOT_ASKED: Self = Self { level: 0, on: None, by: None, evidence: None };

    /// The score as it weighs on a day; asked of the deal or the session, who
    /// know the buyer's people.
    pub(in crate::domain) fn weighed(
        &self,
        today: Date,
        source: impl Fn(&BuyerId) -> Source,
    ) -> Weighed<'_> {
        let shows = |it: &Evidence| it.shows(self.on, today, source);
        let is_shown = self.level >= CONFIRMED && self.evidence.as_ref().is_some_and(shows);
        Weighed { score: self, is_shown, today }
    }
}

/// A score with what it weighs: a level that has to be shown and is not counts
/// as believed.
#[derive(Clone, Copy, Debug)]
pub struct Weighed<'a> {
    score: &'a Score,
    /// Whether the buyer did something that shows it.
    is_shown: bool,
    today: Date,
}

impl Weighed<'_> {
    /// Whether it is at least at `needed`.
    pub fn meets(&self, needed: u8) -> bool {
        let counts = if self.is_shown { self.score.level } else { self.score.level.min(BELIEVED) };
        self.score.on.is_some() && counts >= needed
    }

    /// How it stands beside the level that is needed, as a criterion would:
    /// what is believed is assumed, however little is needed.
    pub fn standing(&self, needed: u8) -> CriterionStanding {
        let is_met = self.meets(needed);
        match self.score.level {
            _ if self.score.on.is_none() => CriterionStanding::NotAsked,
            0 => CriterionStanding::Unknown,
            _ if is_met && self.is_shown => CriterionStanding::Verified,
            _ if is_met || self.is_only_said() => CriterionStanding::Assumed,
            _ => CriterionStanding::Partial,
        }
    }

    /// Whether the level has to be shown, and is not.
    const fn is_only_said(&self) -> bool {
        self.score.level >= CONFIRMED && !self.is_shown
    }

    /// The level in words: `2`, `2 assumed`, `2 assumed: when?`.
    fn level_in_words(&self) -> String {
        let Score { level, on, evidence, .. } = self.score;
        if on.is_none() {
            return "not asked".to_owned();
        }
        if !self.is_only_said() {
            return level.to_string();
        }
        let lacks = evidence.as_ref().map(|it| it.lacks(*on, self.today)).unwrap_or_default();
        let lacks = evidence::in_words(&lacks).map(|lacks| format!(": {lacks}"));
        format!("{level} assumed{}", lacks.unwrap_or_default())
    }

    /// How it stands beside the level that is needed, where one is.
    pub fn in_words(&self, needed: Option<u8>) -> String {
        let level = self.level_in_words();
        match needed {
            None => level,
            Some(needed) if !self.meets(needed) => format!("{level}, needs {needed}"),
            Some(needed) if self.score.level == needed => format!("{needed} of {needed} needed"),
            Some(needed) => format!("{level}, more than the {needed} needed"),
        }
    }
}

/// The level that the stages up to `here` want of an element; none where they
/// want nothing of it.
pub fn needed(process: &Process, here: &StageId, element: &ElementId) -> Option<u8> {
    let passed = process.stages.iter().take(process.position(here)? + 1);
    passed.filter_map(|stage| stage.minimum.get(element).copied()).max()
}

/// The elements that a stage asks, for a deal in `here`: an element is asked
/// once, in the last stage up to there that wants something of it.
pub fn asked_in<'a>(
    process: &'a Process,
    here: &StageId,
    stage: &'a Stage,
) -> impl Iterator<Item = &'a Element> {
    let [from, to] = [&stage.id, here].map(|id| process.position(id).map_or(0, |at| at + 1));
    let later = process.stages.get(from..to).unwrap_or_default();
    process.elements.iter().filter(move |element| {
        stage.minimum.contains_key(&element.id)
            && !later.iter().any(|stage| stage.minimum.contains_key(&element.id))
    })
}

/// Whether an element was where the stages up to `here` want it before a
/// session, by somebody who is still there.
pub fn is_settled(
    process: &Process,
    deal: &Deal,
    here: &StageId,
    element: &ElementId,
    today: Date,
) -> bool {
    let who = deal.score(element).evidence.as_ref().and_then(|it| it.who.as_ref());
    needed(process, here, element).is_none_or(|it| deal.weighed(element, today).meets(it))
        && !who.is_some_and(|who| deal.has_left(who))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::deal::EvidenceKind;
    use crate::sample::scored_process;

    const TODAY: Date = date(2026, 11, 24);

    /// A level that was said, shown by nothing, by somebody's mail, or by one of
    /// a day.
    fn said(level: u8, shown_by: &str) -> Score {
        let on = (shown_by == "a day").then_some(date(2026, 11, 18));
        let (who, kind) = ("dana-fox".parse().ok(), Some(EvidenceKind::Email));
        let evidence = Evidence { kind, who, on, ..Evidence::default() };
        let evidence = (shown_by != "nothing").then_some(evidence);
        Score { level, on: Some(TODAY), by: None, evidence }
    }

    #[test]
    fn a_level_counts_as_far_as_it_is_shown() {
        #[track_caller]
        fn case(score: &Score, needed: u8, expected: &str) {
            let weighed = score.weighed(TODAY, |_| Source::There);
            let words = weighed.in_words(Some(needed));
            assert_eq!(format!("{:?}: {words}", weighed.standing(needed)), expected);
        }
        case(&Score::NOT_ASKED, 1, "NotAsked: not asked, needs 1");
        case(&said(0, "nothing"), 1, "Unknown: 0, needs 1");
        case(&said(1, "nothing"), 1, "Assumed: 1 of 1 needed");
        case(&said(1, "nothing"), 2, "Partial: 1, needs 2");
        case(&said(2, "nothing"), 2, "Assumed: 2 assumed, needs 2");
        case(&said(3, "nothing"), 1, "Assumed: 3 assumed, more than the 1 needed");
        case(&said(2, "a mail"), 2, "Assumed: 2 assumed: when?, needs 2");
        case(&said(2, "a day"), 2, "Verified: 2 of 2 needed");
        case(&said(2, "a day"), 3, "Partial: 2, needs 3");
        case(&said(3, "a day"), 2, "Verified: 3, more than the 2 needed");
        assert_eq!(said(2, "a day").weighed(TODAY, |_| Source::There).in_words(None), "2");
    }

    #[test]
    fn an_element_is_asked_once_in_the_last_stage_that_wants_it() {
        #[track_caller]
        fn case(here: &str, expected: &str) {
            let process = scored_process();
            let here = here.parse().unwrap();
            let passed = process.stages.iter().take(process.position(&here).unwrap() + 1);
            let asked = passed.map(|stage| {
                let asked = asked_in(&process, &here, stage).map(|element| {
                    let needed = needed(&process, &here, &element.id);
                    format!("{} {}", element.id, needed.unwrap_or_default())
                });
                format!("{}: {}", stage.id, asked.collect::<Vec<_>>().join(" "))
            });
            assert_eq!(asked.collect::<Vec<_>>().join(", "), expected, "in {here}");
        }
        case("scope", "scope: pain 1");
        case("prove", "scope: pain 1, prove: champion 2");
        case("sign", "scope: , prove: , sign: pain 2 champion 2");
    }
}
