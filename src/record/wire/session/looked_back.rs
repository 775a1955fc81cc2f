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
use crate::record::wire::keyed::Keyed;
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
        for (of, said) in handed_back {
            let HandedBack { text, on: Some(on), next_time } = said else { continue };
            match of {
                Checked::Step(id) => {
                    let only_back = || LookedBack { text, ..LookedBack::default() }.into();
                    let table = self.action.entry(Word(id)).or_insert_with(only_back);
                    (table.back_on, table.next_time) = (Some(Day(on)), next_time);
                }
                Checked::Call(id) => {
                    let only_back = || CallLookedBack { text, ..CallLookedBack::default() }.into();
                    let table = self.call.entry(Word(id)).or_insert_with(only_back);
                    (table.back_on, table.next_time) = (Some(Day(on)), next_time);
                }
                Checked::Ask(_) => {}
            }
        }
        self
    }

    /// What was said of step-ins that were to return.
    pub(super) fn handed_back(&self) -> BTreeMap<Checked, HandedBack> {
        let said = |text: &str, on: Option<&Day>, next_time: &Option<String>| {
            let on = Some(Date::from(on.copied()?));
            Some(HandedBack { text: text.to_owned(), on, next_time: next_time.clone() })
        };
        let steps = self.action.iter().filter_map(|(id, step)| {
            let said = said(&step.text, step.back_on.as_ref(), &step.next_time)?;
            Some((Checked::Step(id.0.clone()), said))
        });
        let calls = self.call.iter().filter_map(|(id, call)| {
            let text = call.text.as_deref().unwrap_or_default();
            let said = said(text, call.back_on.as_ref(), &call.next_time)?;
            Some((Checked::Call(id.0.clone()), said))
        });
        steps.chain(calls).collect()
    }
}

/// The steps of which more was said than that a step-in is back.
pub(super) fn steps_of(tables: Keyed<ActionId, OwedTable>) -> BTreeMap<ActionId, LookedBack> {
    let looks = tables.into_iter().filter_map(|(id, table)| {
        let is_back = table.back_on.is_some();
        let look = LookedBack::from(table);
        let is_bare = look == LookedBack { text: look.text.clone(), ..LookedBack::default() };
        (!is_back || !is_bare).then_some((id.0, look))
    });
    looks.collect()
}

/// The calls of which more was said than that a step-in is back.
pub(super) fn calls_of(tables: Keyed<CallId, CallTable>) -> BTreeMap<CallId, CallLookedBack> {
    let looks = tables.into_iter().filter_map(|(id, table)| {
        let is_back = table.back_on.is_some();
        let look = CallLookedBack::from(table);
        (!is_back || !look.is_kept()).then_some((id.0, look))
    });
    looks.collect()
}

/// What became of a step or a promise.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct OwedTable {
    text: String,
    then: Option<Word<Then>>,
    got_in_the_way: Option<Word<Obstacle>>,
    note: Option<String>,
    owner: Option<Word<OwnerId>>,
    side: Option<Word<Side>>,
    due: Option<Day>,
    closed: Option<Day>,
    back_on: Option<Day>,
    next_time: Option<String>,
}

/// What came of a call.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct CallTable {
    text: Option<String>,
    outcome: Option<Word<Outcome>>,
    moved_by: Option<Word<Side>>,
    buyer_act: Option<String>,
    buyer_act_by: Option<Day>,
    role: Option<Word<ManagerRole>>,
    asks: Option<Word<Asker>>,
    minutes: Option<u32>,
    back_on: Option<Day>,
    next_time: Option<String>,
}

impl From<LookedBack> for OwedTable {
    fn from(look: LookedBack) -> Self {
        Self {
            text: look.text,
            then: look.then.map(Word),
            got_in_the_way: look.got_in_the_way.map(Word),
            note: said(look.note),
            side: look.owner.as_ref().map(|owner| Word(owner.side())),
            owner: look.owner.map(|owner| Word(OwnerId::Known(owner))),
            due: look.due.map(Day),
            closed: look.closed.map(Day),
            back_on: None,
            next_time: None,
        }
    }
}

impl From<OwedTable> for LookedBack {
    fn from(table: OwedTable) -> Self {
        let side = table.side.map_or(Side::Ours, Word::into_inner);
        Self {
            text: table.text,
            then: table.then.map(Word::into_inner),
            got_in_the_way: table.got_in_the_way.map(Word::into_inner),
            note: table.note,
            owner: table.owner.map(|owner| owner.0.on(side)),
            due: table.due.map(Date::from),
            closed: table.closed.map(Date::from),
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
            back_on: None,
            next_time: None,
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
            off_why: None,
        };
        Self { text: table.text.unwrap_or_default(), held }
    }
}
