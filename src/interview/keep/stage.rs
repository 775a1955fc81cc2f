//! Keeping what a stage asks: answers, criteria with their evidence, and the
//! stage to work on.

use super::{Keeping, Refusal, some};
use crate::domain::deal::{Evidence, Finding};
use crate::domain::id::{CriterionRef, QuestionRef};
use crate::domain::person::UNKNOWN;
use crate::domain::session::{Answer, Found};
use crate::interview::{prompt, verified};
use crate::reading::evidence;
use crate::reading::evidence::Who;

impl Keeping<'_, '_> {
    pub(in crate::interview) fn answer(&mut self, id: &QuestionRef, text: &str) {
        let question = self.situation.process.question(id);
        let (Some(text), Some(question)) = (some(text), question) else {
            self.session.answers.remove(id);
            return;
        };
        let before = self.session.answers.remove(id);
        let answer = Answer {
            ask: question.ask.clone(),
            rep: (text.trim() != UNKNOWN).then_some(text),
            follow_ups: before.map(|answer| answer.follow_ups).unwrap_or_default(),
            left_out: None,
        };
        self.session.answers.insert(id.clone(), answer);
        self.word_stage(&id.stage);
    }

    pub(in crate::interview) fn exit(
        &mut self,
        id: &CriterionRef,
        text: &str,
    ) -> Result<(), Refusal> {
        if text.is_empty() {
            self.session.exit.remove(id);
            return Ok(());
        }
        let Some(criterion) = self.situation.process.criterion(id) else {
            return Err(Refusal::Choice);
        };
        let status = prompt::choices::status_of(text).ok_or(Refusal::Choice)?;
        // "They did it" once more keeps the evidence; "we assume so" drops it.
        let before = self.session.finding(self.situation.deal, id).evidence.clone();
        let evidence = before.filter(|_| text == prompt::THEY_DID);
        let finding = Finding {
            status,
            on: Some(self.situation.today()),
            by: Some(self.session.rep.clone()),
            process_version: Some(self.situation.process.version),
            session: Some(self.session.id.clone()),
            evidence,
        };
        let found = Found { outcome: criterion.outcome.clone(), finding };
        self.session.exit.insert(id.clone(), found);
        self.word_stage(&id.stage);
        Ok(())
    }

    pub(in crate::interview) fn evidence(
        &mut self,
        id: &CriterionRef,
        text: &str,
    ) -> Result<(), Refusal> {
        let evidence = self.read_evidence(text)?;
        if let Some(found) = self.session.exit.get_mut(id) {
            found.finding.evidence = Some(evidence).filter(|evidence| !evidence.is_empty());
        }
        Ok(())
    }

    pub(in crate::interview) fn read_evidence(&mut self, text: &str) -> Result<Evidence, Refusal> {
        let buyers = self.session.buyers(self.situation.deal);
        let reading = evidence::read(text, &buyers, self.situation.today());
        let who = match reading.who {
            Who::Nobody => None,
            Who::Known(id) => Some(id),
            Who::New(name) => Some(self.meet(&name)),
            Who::Several(ids) => return Err(self.several(text, &ids)),
        };
        Ok(Evidence { kind: reading.kind, who, on: reading.on, text: reading.text })
    }

    /// Where the deal is, in place of a stage that is gone.
    pub(in crate::interview) fn stage_now(&mut self, text: &str) -> Result<(), Refusal> {
        let chosen = self.choice(text)?;
        let Some(moved) = &mut self.session.changed.process else { return Ok(()) };
        let gone = moved.lost(self.situation.process).unwrap_or(&self.situation.deal.stage).clone();
        if let Some(stage) = chosen {
            self.session.stage_at_start = stage.clone();
            moved.stages.insert(gone, stage);
        } else {
            moved.stages.remove(&gone);
            self.session.stage_at_start = gone;
        }
        Ok(())
    }

    pub(in crate::interview) fn stage(&mut self, text: &str) -> Result<(), Refusal> {
        self.session.changed.stage = self.choice(text)?;
        self.session.changed.stage_why = None;
        let moves = self.session.changed.stage.as_ref().is_some_and(|stage| {
            self.situation.process.position(stage)
                > self.situation.process.position(&self.session.stage_at_start)
        });
        self.session.changed.stage_missing =
            if moves { verified::missing(self.so_far()) } else { Vec::new() };
        Ok(())
    }
}
