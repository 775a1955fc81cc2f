//! `actions/<id>.toml`: one agreed action step.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::action::{Action, ActionStatus, AgreedOn, Move, Obstacle, Side};
use crate::domain::id::{ActionId, BuyerId, CallId, CriterionRef, DealId, PersonId, SessionId};
use crate::domain::step_in::StepIn;

use super::date::Day;
use super::format::Format;
use super::history::{ActionHistoryTable, from_action_history, to_action_history};
use super::keyed::Keyed;
use super::overrides::{OverrideTables, from_overrides, to_overrides};
use super::owner::OwnerId;
use super::step_in::StepInTable;
use super::word::Word;
use super::{Wire, filled, said};

/// A step as its file has it. Its deal is the folder it lies in.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct ActionFile {
    format: Format,
    id: Word<ActionId>,
    text: String,
    owner: Word<OwnerId>,
    side: Word<Side>,
    status: Word<ActionStatus>,
    due: Option<Day>,
    done_when: Option<String>,
    criterion: Option<Word<CriterionRef>>,
    person: Option<Word<BuyerId>>,
    call: Option<Word<CallId>>,
    inside: Option<bool>,
    created: Day,
    by: Word<PersonId>,
    closed: Option<Day>,
    result: Option<String>,
    why: Option<String>,
    agreed: Option<AgreedTable>,
    #[serde(default, skip_serializing_if = "Keyed::is_empty")]
    moved: Keyed<Day, MoveTable>,
    #[serde(default, skip_serializing_if = "Keyed::is_empty")]
    history: Keyed<Day, ActionHistoryTable>,
    step_in: Option<StepInTable>,
    #[serde(rename = "override", default, skip_serializing_if = "OverrideTables::is_empty")]
    overrides: OverrideTables,
}

#[derive(Debug, Serialize, Deserialize)]
struct AgreedTable {
    session: Option<Word<SessionId>>,
    on: Day,
    due: Option<Day>,
    changed_why: Option<String>,
    by: Option<Word<PersonId>>,
    typed_by: Option<Word<PersonId>>,
}

#[derive(Debug, Serialize, Deserialize)]
struct MoveTable {
    from: Option<Day>,
    to: Day,
    by: Word<PersonId>,
    got_in_the_way: Option<Word<Obstacle>>,
    why: Option<String>,
    session: Option<Word<SessionId>>,
}

impl Wire for ActionFile {
    const GROUPS: &'static [&'static str] = &["agreed", "moved", "history", "step_in", "override"];
    const LATER: &'static [&'static str] = &["agreed.how"];
    const USUAL: &'static [(&'static str, &'static str)] = &[
        ("text", "\"?\""),
        ("owner", "\"?\""),
        ("side", "\"ours\""),
        ("status", "\"open\""),
        ("created", "0000-01-01"),
        ("by", "\"?\""),
    ];
}

impl ActionFile {
    /// The step, as one of that deal.
    pub(crate) fn of(self, deal: DealId) -> Action {
        Action {
            id: self.id.0,
            deal,
            text: self.text,
            owner: self.owner.0.on(self.side.0),
            status: self.status.0,
            due: self.due.map(Date::from),
            done_when: self.done_when,
            criterion: self.criterion.map(Word::into_inner),
            person: self.person.map(Word::into_inner),
            call: self.call.map(Word::into_inner),
            is_inside: self.inside.unwrap_or_default(),
            created: self.created.0,
            by: self.by.0,
            closed: self.closed.map(Date::from),
            result: self.result,
            why: self.why,
            agreed: self.agreed.map(AgreedOn::from),
            moved: self.moved.into_iter().map(|(day, table)| (day.0.0, table.into())).collect(),
            owner_moved: from_action_history(self.history),
            step_in: self.step_in.map(StepIn::from),
            overrides: from_overrides(self.overrides),
        }
    }
}

impl From<Action> for ActionFile {
    fn from(action: Action) -> Self {
        let moves = action.moved.into_iter();
        Self {
            format: Format,
            id: Word(action.id),
            text: action.text,
            side: Word(action.owner.side()),
            owner: Word(OwnerId::Known(action.owner)),
            status: Word(action.status),
            due: action.due.map(Day),
            done_when: said(action.done_when),
            criterion: action.criterion.map(Word),
            person: action.person.map(Word),
            call: action.call.map(Word),
            inside: action.is_inside.then_some(true),
            created: Day(action.created),
            by: Word(action.by),
            closed: action.closed.map(Day),
            result: said(action.result),
            why: said(action.why),
            agreed: action.agreed.map(AgreedTable::from),
            moved: moves.map(|(day, moved)| (Word(Day(day)), moved.into())).collect(),
            history: to_action_history(action.owner_moved),
            step_in: action.step_in.map(StepInTable::from).and_then(filled),
            overrides: to_overrides(action.overrides),
        }
    }
}

impl From<AgreedOn> for AgreedTable {
    fn from(agreed: AgreedOn) -> Self {
        Self {
            session: agreed.session.map(Word),
            on: Day(agreed.on),
            due: agreed.due.map(Day),
            changed_why: said(agreed.changed_why),
            by: agreed.by.map(Word),
            typed_by: agreed.typed_by.map(Word),
        }
    }
}

impl From<AgreedTable> for AgreedOn {
    fn from(table: AgreedTable) -> Self {
        Self {
            session: table.session.map(Word::into_inner),
            on: table.on.0,
            due: table.due.map(Date::from),
            changed_why: table.changed_why,
            by: table.by.map(Word::into_inner),
            typed_by: table.typed_by.map(Word::into_inner),
        }
    }
}

impl From<Move> for MoveTable {
    fn from(moved: Move) -> Self {
        Self {
            from: moved.from.map(Day),
            to: Day(moved.to),
            by: Word(moved.by),
            got_in_the_way: moved.got_in_the_way.map(Word),
            why: said(moved.why),
            session: moved.session.map(Word),
        }
    }
}

impl From<MoveTable> for Move {
    fn from(table: MoveTable) -> Self {
        Self {
            from: table.from.map(Date::from),
            to: table.to.0,
            by: table.by.0,
            got_in_the_way: table.got_in_the_way.map(Word::into_inner),
            why: table.why,
            session: table.session.map(Word::into_inner),
        }
    }
}
