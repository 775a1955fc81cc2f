//! Steps agreed in a session.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::action::Side;
use crate::domain::id::{BuyerId, CallId, CriterionRef};
use crate::domain::session::NewStep;
use crate::domain::step_in::StepIn;
use crate::record::wire::date::Day;
use crate::record::wire::overrides::{OverrideTables, from_overrides, to_overrides};
use crate::record::wire::owner::OwnerId;
use crate::record::wire::step_in::StepInTable;
use crate::record::wire::word::Word;
use crate::record::wire::{filled, said};

/// `[action.<id>]`. Parts are missing while it is being written.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct NewStepTable {
    text: Option<String>,
    owner: Option<Word<OwnerId>>,
    side: Option<Word<Side>>,
    due: Option<Day>,
    done_when: Option<String>,
    criterion: Option<Word<CriterionRef>>,
    person: Option<Word<BuyerId>>,
    call: Option<Word<CallId>>,
    inside: Option<bool>,
    step_in: Option<StepInTable>,
    #[serde(rename = "override", default, skip_serializing_if = "OverrideTables::is_empty")]
    overrides: OverrideTables,
}

impl From<NewStep> for NewStepTable {
    fn from(step: NewStep) -> Self {
        Self {
            text: said(Some(step.text)),
            side: step.owner.as_ref().map(|owner| Word(owner.side())),
            owner: step.owner.map(|owner| Word(OwnerId::Known(owner))),
            due: step.due.map(Day),
            done_when: said(step.done_when),
            criterion: step.criterion.map(Word),
            person: step.person.map(Word),
            call: step.call.map(Word),
            inside: step.is_inside.then_some(true),
            step_in: step.step_in.map(StepInTable::from).and_then(filled),
            overrides: to_overrides(step.overrides),
        }
    }
}

impl From<NewStepTable> for NewStep {
    fn from(table: NewStepTable) -> Self {
        let side = table.side.map_or(Side::Ours, Word::into_inner);
        Self {
            text: table.text.unwrap_or_default(),
            owner: table.owner.map(|owner| owner.0.on(side)),
            due: table.due.map(Date::from),
            done_when: table.done_when,
            criterion: table.criterion.map(Word::into_inner),
            person: table.person.map(Word::into_inner),
            call: table.call.map(Word::into_inner),
            is_inside: table.inside.unwrap_or_default(),
            step_in: table.step_in.map(StepIn::from),
            overrides: from_overrides(table.overrides),
        }
    }
}
