//! What a debrief said: `[debrief]`, and `[debrief.answer.<part>.<number>]`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::id::{ActionId, DebriefPartId};
use crate::domain::session::{DebriefQuestion, Debriefed, WhichStage};
use crate::record::wire::keyed::Keyed;
use crate::record::wire::said;
use crate::record::wire::word::Word;

use super::answer::AnswerTable;
use super::nth::Nth;

/// `[debrief]`. Its one step is read from the steps; here it is named for who reads
/// the file.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct DebriefTable {
    reason: Option<String>,
    why: Option<String>,
    stage: Option<Word<WhichStage>>,
    change: Option<Word<ActionId>>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    answer: Keyed<DebriefPartId, Keyed<Nth, AnswerTable>>,
}

impl DebriefTable {
    /// What was said, and the one step.
    pub(super) fn new(debrief: Debriefed, change: Option<ActionId>) -> Self {
        let mut answer: Keyed<DebriefPartId, Keyed<Nth, AnswerTable>> = BTreeMap::new();
        for (question, said) in debrief.answers {
            if let Some(number) = Nth::new(question.number) {
                answer.entry(Word(question.part)).or_default().insert(Word(number), said.into());
            }
        }
        Self {
            reason: said(debrief.reason),
            why: said(debrief.why),
            stage: debrief.stage.map(Word),
            change: change.map(Word),
            answer,
        }
    }
}

impl From<DebriefTable> for Debriefed {
    fn from(table: DebriefTable) -> Self {
        let answers = table.answer.into_iter().flat_map(|(part, answers)| {
            answers.into_iter().map(move |(number, answer)| {
                let question = DebriefQuestion { part: part.0.clone(), number: number.0.get() };
                (question, answer.into())
            })
        });
        Self {
            reason: table.reason,
            why: table.why,
            stage: table.stage.map(Word::into_inner),
            answers: answers.collect(),
        }
    }
}
