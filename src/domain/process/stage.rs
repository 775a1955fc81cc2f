//! A stage of a process: what the buyer must have done to leave it, and what
//! the rep is asked on the way.

use std::collections::BTreeMap;

use super::{AnswerKind, Speaker};
use crate::domain::id::{
    CriterionId, CriterionRef, ElementId, MetricId, ObjectiveId, QuestionId, QuestionRef, RoleId,
    StageId,
};

/// One stage of the process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// Never changes; deals point at it.
    pub id: StageId,
    /// What people call it.
    pub name: String,
    /// What the buyer does meanwhile, in the buyer's words.
    pub buyer_step: Option<String>,
    /// What we do, read after the word "We".
    pub purpose: Option<String>,
    /// Calendar days a deal should stay.
    pub time_box_days: Option<u32>,
    /// Names of this stage in a CRM.
    pub crm: Vec<String>,
    /// Roles that somebody on the buyer's side must fill by now.
    pub roles: Vec<RoleId>,
    /// Figures that tell how the stage goes.
    pub metrics: Vec<MetricId>,
    /// Scorecard levels wanted by the end of the stage.
    pub minimum: BTreeMap<ElementId, u8>,
    /// A side note for the manager, in Markdown.
    pub coaching: Option<String>,
    /// What usually goes wrong here.
    pub traps: Vec<String>,
    /// Who answers first.
    pub first: Speaker,
    /// Ids it had before.
    pub was: Vec<StageId>,
    /// A child process may not take it out.
    pub locked: bool,
    /// What the buyer must have done to leave.
    pub exit: Vec<Criterion>,
    /// What the rep is asked, in order.
    pub questions: Vec<Question>,
    /// How a next call from here may go.
    pub objectives: Vec<Objective>,
}

impl Stage {
    /// The criteria needed to leave the stage.
    pub fn required(&self) -> impl Iterator<Item = &Criterion> {
        self.exit.iter().filter(|criterion| criterion.required)
    }

    /// The id of one of its criteria, with the stage.
    pub fn criterion(&self, criterion: &Criterion) -> CriterionRef {
        CriterionRef::new(self.id.clone(), criterion.id.clone())
    }

    /// The id of one of its questions, with the stage.
    pub fn question(&self, question: &Question) -> QuestionRef {
        QuestionRef::new(self.id.clone(), question.id.clone())
    }
}

/// What must be true to leave a stage: something the buyer has done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// Never changes within its stage.
    pub id: CriterionId,
    /// The buyer's act, in the past tense.
    pub outcome: String,
    /// What would prove it.
    pub evidence: Option<String>,
    /// Needed to leave the stage.
    pub required: bool,
    /// Who must have acted.
    pub roles: Vec<RoleId>,
    /// Ids it had before.
    pub was: Vec<CriterionId>,
    /// A child process may not take it out.
    pub locked: bool,
}

/// What the rep is asked in a stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Never changes within its stage.
    pub id: QuestionId,
    /// The question, word for word.
    pub ask: String,
    /// What the answer reveals.
    pub why: Option<String>,
    /// The outcome of its stage that the answer can show.
    pub exit: Option<CriterionId>,
    /// How an answer looks.
    pub kind: AnswerKind,
    /// The options of a choice.
    pub options: Vec<String>,
    /// Who answers first.
    pub first: Speaker,
    /// What to ask on.
    pub follow_ups: Vec<String>,
}

/// What a next call from a stage may get the buyer to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objective {
    /// Never changes within its stage.
    pub id: ObjectiveId,
    /// The start of a sentence whose subject is the buyer.
    pub prompt: String,
    /// The start of a smaller commitment.
    pub fallback: Option<String>,
    /// Good ones, to learn from.
    pub examples: Vec<String>,
}
