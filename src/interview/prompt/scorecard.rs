//! What is asked of the scorecard: how far an element is, and what shows it.

use super::{Choice, Entry, Prompt, WHAT_SHOWS_IT};
use crate::domain::id::ElementId;
use crate::domain::process::Element;
use crate::domain::scorecard;
use crate::interview::situation::SoFar;
use crate::reading::evidence;

/// The heading of the elements.
const SCORECARD: &str = "The scorecard";

impl SoFar<'_> {
    pub(in crate::interview) fn element(self, id: &ElementId) -> Prompt {
        let (process, deal) = (self.situation.process, self.situation.deal);
        let element = process.element(id);
        let levels = element.map(|element| element.levels.as_slice()).unwrap_or_default();
        let choices = ('0'..='9').zip(levels).map(|(key, level)| Choice::new(key, key, level));
        let known = usize::from(self.session.score(deal, id).level);
        let said = self.session.elements.get(id).map(|scored| scored.score.level.to_string());
        let mut prompt =
            Prompt::new(SCORECARD, name(element), Entry::Choice(choices.collect(), known))
                .kept(said)
                .aside(Some("2 and 3 need something of theirs with a date: read it aloud."));
        prompt.standing = self.score_in_words(id);
        prompt
    }

    /// How far an element is beside the level that is needed.
    pub(in crate::interview) fn score_in_words(self, id: &ElementId) -> String {
        let needed = scorecard::needed(self.situation.process, &self.session.stage_at_start, id);
        self.session.score(self.situation.deal, id).in_words(needed)
    }

    pub(in crate::interview) fn element_evidence(self, id: &ElementId) -> Prompt {
        let buyers = self.session.buyers(self.situation.deal);
        let scored = self.session.elements.get(id);
        let kept = scored
            .and_then(|scored| scored.score.evidence.as_ref())
            .map(|known| evidence::line(known, &buyers, self.situation.today()));
        Prompt::new(SCORECARD, WHAT_SHOWS_IT, Entry::Line)
            .kept(kept)
            .aside(Some("Without a day of theirs it counts as \"we assume so\", and as level 1."))
    }

    /// Something that the stage needs and does not have, in words.
    pub(in crate::interview) fn short_of(self, id: &ElementId) -> String {
        format!("{} {}", name(self.situation.process.element(id)), self.score_in_words(id))
    }
}

fn name(element: Option<&Element>) -> &str {
    element.map(|element| element.name.as_str()).unwrap_or_default()
}
