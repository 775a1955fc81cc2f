//! Steps in a session: those looked back on, and those agreed.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::action::{Obstacle, Side};
use crate::domain::id::{BuyerId, CallId, CriterionRef};
use crate::domain::session::{LookedBack, NewStep, Then};
use crate::record::wire::date::Day;
use crate::record::wire::owner::OwnerId;
use crate::record::wire::said;
use crate::record::wire::word::Word;

/// `[looked_back.action.<id>]`.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct LookedBackTable {
    text: String,
    then: Option<Word<Then>>,
    got_in_the_way: Option<Word<Obstacle>>,
    note: Option<String>,
    due: Option<Day>,
}

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
}

impl From<LookedBack> for LookedBackTable {
    fn from(look: LookedBack) -> Self {
        Self {
            text: look.text,
            then: look.then.map(Word),
            got_in_the_way: look.got_in_the_way.map(Word),
            note: said(look.note),
            due: look.due.map(Day),
        }
    }
}

impl From<LookedBackTable> for LookedBack {
    fn from(table: LookedBackTable) -> Self {
        Self {
            text: table.text,
            then: table.then.map(Word::into_inner),
            got_in_the_way: table.got_in_the_way.map(Word::into_inner),
            note: table.note,
            owner: None,
            due: table.due.map(Date::from),
        }
    }
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
            overrides: BTreeMap::new(),
        }
    }
}
