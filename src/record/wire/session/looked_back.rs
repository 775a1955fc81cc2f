//! What a session looked back on: steps, promises and calls.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::action::{Obstacle, Side};
use crate::domain::call::{Asker, Held, ManagerRole, Outcome};
use crate::domain::id::{ActionId, AskId, CallId};
use crate::domain::session::{CallLookedBack, Checked, LookedBack, Then};
use crate::domain::step_in::HandedBack;
use crate::record::wire::date::Day;
use crate::record::wire::keyed::{Keyed, from_tables};
use crate::record::wire::owner::OwnerId;
use crate::record::wire::said;
use crate::record::wire::word::Word;

/// `[looked_back.action.<id>]`, `[looked_back.ask.<id>]` and
/// `[looked_back.call.<id>]`.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct LookedBackTables {
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) action: Keyed<ActionId, OwedTable>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) ask: Keyed<AskId, OwedTable>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) call: Keyed<CallId, CallTable>,
}

impl LookedBackTables {
    /// Whether nothing was looked back on.
    pub(super) fn is_empty(&self) -> bool {
        self.action.is_empty() && self.ask.is_empty() && self.call.is_empty()
    }

    /// With what was said of step-ins that were to return.
    pub(super) fn with(mut self, handed_back: BTreeMap<Checked, HandedBack>) -> Self {
        for (of, said) in handed_back.into_iter().filter(|(_, said)| said.on.is_some()) {
            match of {
                Checked::Step(id) => self.action.entry(Word(id)).or_default().back = said.into(),
                Checked::Call(id) => self.call.entry(Word(id)).or_default().back = said.into(),
                Checked::Ask(_) => {}
            }
        }
        self
    }

    /// What was said of step-ins that were to return.
    pub(super) fn handed_back(&self) -> BTreeMap<Checked, HandedBack> {
        let steps =
            self.action.iter().map(|(id, table)| (Checked::Step(id.0.clone()), &table.back));
        let calls = self.call.iter().map(|(id, table)| (Checked::Call(id.0.clone()), &table.back));
        let said = steps.chain(calls).filter(|(_, back)| back.back_on.is_some());
        said.map(|(of, back)| (of, back.into())).collect()
    }
}

/// The steps of which more was said than that a step-in is back.
pub(super) fn steps_of(mut tables: Keyed<ActionId, OwedTable>) -> BTreeMap<ActionId, LookedBack> {
    tables.retain(|_, step| step.text.is_some());
    from_tables(tables)
}

/// The calls of which more was said than that a step-in is back.
pub(super) fn calls_of(mut tables: Keyed<CallId, CallTable>) -> BTreeMap<CallId, CallLookedBack> {
    let only_back =
        |call: &CallTable| CallTable { back: call.back.clone(), ..CallTable::default() };
    tables.retain(|_, call| call.back.back_on.is_none() || *call != only_back(call));
    from_tables(tables)
}

/// What the rep said of a step-in that was to return.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct BackTable {
    back_on: Option<Day>,
    next_time: Option<String>,
}

impl From<HandedBack> for BackTable {
    fn from(said: HandedBack) -> Self {
        Self { back_on: said.on.map(Day), next_time: said.next_time }
    }
}

impl From<&BackTable> for HandedBack {
    fn from(table: &BackTable) -> Self {
        Self { on: table.back_on.map(Date::from), next_time: table.next_time.clone() }
    }
}

/// What became of a step or a promise.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct OwedTable {
    text: Option<String>,
    then: Option<Word<Then>>,
    got_in_the_way: Option<Word<Obstacle>>,
    note: Option<String>,
    owner: Option<Word<OwnerId>>,
    side: Option<Word<Side>>,
    due: Option<Day>,
    #[serde(flatten)]
    back: BackTable,
}

/// What came of a call.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct CallTable {
    text: Option<String>,
    outcome: Option<Word<Outcome>>,
    moved_by: Option<Word<Side>>,
    buyer_act: Option<String>,
    buyer_act_by: Option<Day>,
    role: Option<Word<ManagerRole>>,
    asks: Option<Word<Asker>>,
    minutes: Option<u32>,
    #[serde(flatten)]
    back: BackTable,
}

impl From<LookedBack> for OwedTable {
    fn from(look: LookedBack) -> Self {
        Self {
            text: Some(look.text),
            then: look.then.map(Word),
            got_in_the_way: look.got_in_the_way.map(Word),
            note: said(look.note),
            side: look.owner.as_ref().map(|owner| Word(owner.side())),
            owner: look.owner.map(|owner| Word(OwnerId::Known(owner))),
            due: look.due.map(Day),
            back: BackTable::default(),
        }
    }
}

impl From<OwedTable> for LookedBack {
    fn from(table: OwedTable) -> Self {
        let side = table.side.map_or(Side::Ours, Word::into_inner);
        Self {
            text: table.text.unwrap_or_default(),
            then: table.then.map(Word::into_inner),
            got_in_the_way: table.got_in_the_way.map(Word::into_inner),
            note: table.note,
            owner: table.owner.map(|owner| owner.0.on(side)),
            due: table.due.map(Date::from),
        }
    }
}

impl From<CallLookedBack> for CallTable {
    fn from(look: CallLookedBack) -> Self {
        let held = look.held;
        Self {
            text: said(Some(look.text)),
            outcome: held.outcome.map(Word),
            moved_by: held.moved_by.map(Word),
            buyer_act: said(held.buyer_act),
            buyer_act_by: held.buyer_act_by.map(Day),
            role: held.role.map(Word),
            asks: held.asks.map(Word),
            minutes: held.minutes,
            back: BackTable::default(),
        }
    }
}

impl From<CallTable> for CallLookedBack {
    fn from(table: CallTable) -> Self {
        let held = Held {
            role: table.role.map(Word::into_inner),
            asks: table.asks.map(Word::into_inner),
            minutes: table.minutes,
            buyer_act: table.buyer_act,
            buyer_act_by: table.buyer_act_by.map(Date::from),
            outcome: table.outcome.map(Word::into_inner),
            moved_by: table.moved_by.map(Word::into_inner),
        };
        Self { text: table.text.unwrap_or_default(), held }
    }
}
