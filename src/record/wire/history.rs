//! What was changed since it was said first, by the day of the change.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::date_move::DateMove;
use crate::domain::deal::{DealStatus, StageMove, StatusMove};
use crate::domain::id::{PersonId, StageId, UNKNOWN};
use crate::domain::missing::Missing;
use crate::domain::owner_move::OwnerMove;

use super::date::Day;
use super::keyed::Keyed;
use super::said;
use super::word::Word;

/// `[history.<day>]` of a call.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct CallHistoryTable {
    date: Option<DateMoveTable>,
    owner: Option<OwnerMoveTable>,
}

/// `[history.<day>]` of a step.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ActionHistoryTable {
    owner: Option<OwnerMoveTable>,
}

/// `[history.<day>]` of a deal.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct DealHistoryTable {
    stage: Option<StageMoveTable>,
    status: Option<StatusMoveTable>,
    session: Option<DateMoveTable>,
    owner: Option<OwnerMoveTable>,
}

/// `[history.<day>.status]` of a deal.
#[derive(Debug, Serialize, Deserialize)]
struct StatusMoveTable {
    from: Word<DealStatus>,
    to: Word<DealStatus>,
    by: Option<Word<PersonId>>,
    why: Option<String>,
}

/// `[history.<day>.owner]` of a deal, a step or a call.
#[derive(Debug, Serialize, Deserialize)]
struct OwnerMoveTable {
    from: Word<PersonId>,
    to: Word<PersonId>,
    by: Option<Word<PersonId>>,
    why: Option<String>,
}

/// `[history.<day>.stage]` of a deal.
#[derive(Debug, Serialize, Deserialize)]
struct StageMoveTable {
    /// Missing where nobody could read which stage it was in.
    from: Option<Word<StageId>>,
    to: Word<StageId>,
    by: Option<Word<PersonId>>,
    why: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    missing: Vec<Word<Missing>>,
}

/// `[close_date_moved.<day>]` and `[history.<day>.session]` of a deal,
/// `[history.<day>.date]` of a call.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct DateMoveTable {
    from: Option<Day>,
    to: Option<Day>,
    by: Option<Word<PersonId>>,
    why: Option<String>,
}

/// What was changed of a deal, by the day.
#[derive(Debug, Default)]
pub(super) struct DealMoves {
    pub(super) stages: BTreeMap<Date, StageMove>,
    pub(super) statuses: BTreeMap<Date, StatusMove>,
    pub(super) sessions: BTreeMap<Date, DateMove>,
    pub(super) owners: BTreeMap<Date, OwnerMove>,
}

/// The moves of a call by their days: to another day, and to another owner.
pub(super) fn from_call_history(
    history: Keyed<Day, CallHistoryTable>,
) -> (BTreeMap<Date, DateMove>, BTreeMap<Date, OwnerMove>) {
    let (mut dates, mut owners) = (BTreeMap::new(), BTreeMap::new());
    for (day, table) in history {
        dates.extend(table.date.map(|moved| (day.0.0, moved.into())));
        owners.extend(table.owner.map(|moved| (day.0.0, moved.into())));
    }
    (dates, owners)
}

/// The same as tables.
pub(super) fn to_call_history(
    mut dates: BTreeMap<Date, DateMove>,
    mut owners: BTreeMap<Date, OwnerMove>,
) -> Keyed<Day, CallHistoryTable> {
    let days: BTreeSet<Date> = dates.keys().chain(owners.keys()).copied().collect();
    let table = |day: Date| {
        let date = dates.remove(&day).map(Into::into);
        let table = CallHistoryTable { date, owner: owners.remove(&day).map(Into::into) };
        (Word(Day(day)), table)
    };
    days.into_iter().map(table).collect()
}

/// The owners that a step had, by the day on which it got another one.
pub(super) fn from_action_history(
    history: Keyed<Day, ActionHistoryTable>,
) -> BTreeMap<Date, OwnerMove> {
    let moves = history.into_iter();
    moves.filter_map(|(day, table)| Some((day.0.0, table.owner?.into()))).collect()
}

/// The same as tables.
pub(super) fn to_action_history(
    moves: BTreeMap<Date, OwnerMove>,
) -> Keyed<Day, ActionHistoryTable> {
    let moves = moves.into_iter();
    let table = |moved: OwnerMove| ActionHistoryTable { owner: Some(moved.into()) };
    moves.map(|(day, moved)| (Word(Day(day)), table(moved))).collect()
}

/// The moves of a deal by their days: to another stage, of its status, of its next
/// session, and to another owner.
pub(super) fn from_deal_history(history: Keyed<Day, DealHistoryTable>) -> DealMoves {
    let mut moves = DealMoves::default();
    for (day, table) in history {
        moves.stages.extend(table.stage.map(|moved| (day.0.0, moved.into())));
        moves.statuses.extend(table.status.map(|moved| (day.0.0, moved.into())));
        moves.sessions.extend(table.session.map(|moved| (day.0.0, moved.into())));
        moves.owners.extend(table.owner.map(|moved| (day.0.0, moved.into())));
    }
    moves
}

/// The same as tables.
pub(super) fn to_deal_history(mut moves: DealMoves) -> Keyed<Day, DealHistoryTable> {
    let days = moves.stages.keys().chain(moves.statuses.keys()).chain(moves.sessions.keys());
    let days = days.chain(moves.owners.keys());
    let days: BTreeSet<Date> = days.copied().collect();
    let table = |day: Date| {
        let table = DealHistoryTable {
            stage: moves.stages.remove(&day).map(Into::into),
            status: moves.statuses.remove(&day).map(Into::into),
            session: moves.sessions.remove(&day).map(Into::into),
            owner: moves.owners.remove(&day).map(Into::into),
        };
        (Word(Day(day)), table)
    };
    days.into_iter().map(table).collect()
}

impl From<StatusMove> for StatusMoveTable {
    fn from(moved: StatusMove) -> Self {
        Self {
            from: Word(moved.from),
            to: Word(moved.to),
            by: moved.by.map(Word),
            why: said(moved.why),
        }
    }
}

impl From<StatusMoveTable> for StatusMove {
    fn from(table: StatusMoveTable) -> Self {
        Self {
            from: table.from.0,
            to: table.to.0,
            by: table.by.map(Word::into_inner),
            why: table.why,
        }
    }
}

impl From<OwnerMove> for OwnerMoveTable {
    fn from(moved: OwnerMove) -> Self {
        Self {
            from: Word(moved.from),
            to: Word(moved.to),
            by: moved.by.map(Word),
            why: said(moved.why),
        }
    }
}

impl From<OwnerMoveTable> for OwnerMove {
    fn from(table: OwnerMoveTable) -> Self {
        Self {
            from: table.from.0,
            to: table.to.0,
            by: table.by.map(Word::into_inner),
            why: table.why,
        }
    }
}

impl From<StageMove> for StageMoveTable {
    fn from(moved: StageMove) -> Self {
        Self {
            from: Some(moved.from).filter(|from| from.as_str() != UNKNOWN).map(Word),
            to: Word(moved.to),
            by: moved.by.map(Word),
            why: said(moved.why),
            missing: moved.missing.into_iter().map(Word).collect(),
        }
    }
}

impl From<StageMoveTable> for StageMove {
    fn from(table: StageMoveTable) -> Self {
        Self {
            from: table.from.map_or_else(StageId::unknown, Word::into_inner),
            to: table.to.0,
            by: table.by.map(Word::into_inner),
            why: table.why,
            missing: table.missing.into_iter().map(Word::into_inner).collect(),
        }
    }
}

impl From<DateMove> for DateMoveTable {
    fn from(moved: DateMove) -> Self {
        Self {
            from: moved.from.map(Day),
            to: moved.to.map(Day),
            by: moved.by.map(Word),
            why: said(moved.why),
        }
    }
}

impl From<DateMoveTable> for DateMove {
    fn from(table: DateMoveTable) -> Self {
        Self {
            from: table.from.map(Date::from),
            to: table.to.map(Date::from),
            by: table.by.map(Word::into_inner),
            why: table.why,
        }
    }
}
