//! Keeping how far an element of the scorecard is, and what shows it.

use super::{Keeping, Refusal};
use crate::domain::id::ElementId;
use crate::domain::scorecard::{CONFIRMED, Score, Scored};

impl Keeping<'_, '_> {
    pub(in crate::interview) fn element(
        &mut self,
        id: &ElementId,
        text: &str,
    ) -> Result<(), Refusal> {
        if text.is_empty() {
            self.session.elements.remove(id);
            return Ok(());
        }
        let element = self.situation.process.element(id).ok_or(Refusal::Choice)?;
        let level: u8 = text.parse().map_err(|_| Refusal::Choice)?;
        let means = element.levels.get(usize::from(level)).ok_or(Refusal::Choice)?;
        // The same level once more keeps its evidence; another one has its own.
        let before = self.session.score(self.situation.deal, id);
        let is_same = before.level == level && level >= CONFIRMED;
        let evidence = before.evidence.clone().filter(|_| is_same);
        let score = Score {
            level,
            on: Some(self.situation.today()),
            by: Some(self.session.rep.clone()),
            evidence,
        };
        let scored = Scored { name: element.name.clone(), means: means.clone(), score };
        self.session.elements.insert(id.clone(), scored);
        Ok(())
    }

    pub(in crate::interview) fn element_evidence(
        &mut self,
        id: &ElementId,
        text: &str,
    ) -> Result<(), Refusal> {
        let evidence = self.read_evidence(text)?;
        if let Some(scored) = self.session.elements.get_mut(id) {
            scored.score.evidence = Some(evidence).filter(|evidence| !evidence.is_empty());
        }
        Ok(())
    }
}
