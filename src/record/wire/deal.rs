//! `deals/<deal-id>/deal.toml`.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::deal::{CompellingEvent, Deal, DealStatus};
use crate::domain::id::{
    BuyerId, CriterionId, DealId, ElementId, PersonId, ProcessId, SessionId, StageId,
};
use crate::domain::money::{Amount, Decimal};

use super::date::Day;
use super::element::ElementTable;
use super::exit::ExitTable;
use super::format::Format;
use super::history::{
    DateMoveTable, DealHistoryTable, DealMoves, from_deal_history, to_deal_history,
};
use super::keyed::{ByStage, Keyed, from_stages, from_tables, to_stages, to_tables};
use super::person::{BuyerTable, Relations, from_relations, to_relations};
use super::word::Word;
use super::{Wire, filled, said};

/// A deal as its file has it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct DealFile {
    format: Format,
    id: Word<DealId>,
    account: Option<String>,
    name: Option<String>,
    owner: Word<PersonId>,
    status: Word<DealStatus>,
    process: Word<ProcessId>,
    process_version: u32,
    stage: Word<StageId>,
    buyer_stage: Option<Word<StageId>>,
    amount: Option<Word<Decimal>>,
    currency: Option<String>,
    close_date: Option<Day>,
    created: Day,
    decided: Option<Day>,
    lost_reason: Option<String>,
    look_again: Option<Day>,
    compelling_event: Option<CompellingEventTable>,
    #[serde(default, skip_serializing_if = "Keyed::is_empty")]
    entered: Keyed<StageId, Day>,
    #[serde(default, skip_serializing_if = "Keyed::is_empty")]
    close_date_moved: Keyed<Day, DateMoveTable>,
    #[serde(default, skip_serializing_if = "Keyed::is_empty")]
    history: Keyed<Day, DealHistoryTable>,
    #[serde(default, skip_serializing_if = "Keyed::is_empty")]
    person: Keyed<BuyerId, BuyerTable>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    relation: Relations,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    exit: ByStage<CriterionId, ExitTable>,
    #[serde(default, skip_serializing_if = "Keyed::is_empty")]
    element: Keyed<ElementId, ElementTable>,
    #[serde(default, skip_serializing_if = "Keyed::is_empty")]
    folded: Keyed<SessionId, Day>,
}

/// `[compelling_event]`.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
struct CompellingEventTable {
    text: Option<String>,
    date: Option<Day>,
    consequence: Option<String>,
}

impl Wire for DealFile {
    const GROUPS: &'static [&'static str] = &[
        "compelling_event",
        "objective",
        "blocker",
        "entered",
        "close_date_moved",
        "history",
        "person",
        "relation",
        "exit",
        "crm",
        "element",
        "folded",
    ];
    const LATER: &'static [&'static str] = &["outcome", "why", "condition", "person.*.crm_roles"];
    const USUAL: &'static [(&'static str, &'static str)] = &[
        ("owner", "\"?\""),
        ("status", "\"open\""),
        ("process", "\"?\""),
        ("process_version", "1"),
        ("stage", "\"?\""),
        ("created", "0000-01-01"),
        ("person.*.name", "<id>"),
    ];
}

impl From<Deal> for DealFile {
    fn from(deal: Deal) -> Self {
        let (amount, currency) =
            deal.amount.map_or((None, None), |amount| (Some(amount.value), amount.currency));
        let moves = deal.close_date_moved.into_iter();
        Self {
            format: Format,
            id: Word(deal.id),
            account: said(Some(deal.account)),
            name: said(Some(deal.name)),
            owner: Word(deal.owner),
            status: Word(deal.status),
            process: Word(deal.process),
            process_version: deal.process_version,
            stage: Word(deal.stage),
            buyer_stage: deal.buyer_stage.map(Word),
            amount: amount.map(Word),
            currency: said(currency),
            close_date: deal.close_date.map(Day),
            created: Day(deal.created),
            decided: deal.decided.map(Day),
            lost_reason: said(deal.lost_reason),
            look_again: deal.look_again.map(Day),
            compelling_event: filled(deal.compelling_event.into()),
            entered: to_tables(deal.entered),
            close_date_moved: moves.map(|(day, moved)| (Word(Day(day)), moved.into())).collect(),
            history: to_deal_history(DealMoves {
                stages: deal.stage_moved,
                statuses: deal.status_moved,
                sessions: deal.session_moved,
                owners: deal.owner_moved,
            }),
            person: to_tables(deal.people),
            relation: to_relations(deal.relations),
            exit: to_stages(deal.exit),
            element: to_tables(deal.elements),
            folded: to_tables(deal.folded),
        }
    }
}

impl From<DealFile> for Deal {
    fn from(file: DealFile) -> Self {
        let currency = file.currency;
        let event = file.compelling_event.map(CompellingEvent::from);
        let close_dates = file.close_date_moved.into_iter();
        let moved = from_deal_history(file.history);
        Self {
            id: file.id.0,
            account: file.account.unwrap_or_default(),
            name: file.name.unwrap_or_default(),
            owner: file.owner.0,
            status: file.status.0,
            decided: file.decided.map(Date::from),
            lost_reason: file.lost_reason,
            look_again: file.look_again.map(Date::from),
            process: file.process.0,
            process_version: file.process_version,
            stage: file.stage.0,
            buyer_stage: file.buyer_stage.map(Word::into_inner),
            amount: file.amount.map(|value| Amount { value: value.0, currency }),
            close_date: file.close_date.map(Date::from),
            created: file.created.0,
            compelling_event: event.unwrap_or_default(),
            entered: from_tables(file.entered),
            close_date_moved: close_dates.map(|(day, table)| (day.0.0, table.into())).collect(),
            stage_moved: moved.stages,
            status_moved: moved.statuses,
            session_moved: moved.sessions,
            owner_moved: moved.owners,
            people: from_tables(file.person),
            relations: from_relations(file.relation),
            exit: from_stages(file.exit),
            elements: from_tables(file.element),
            folded: from_tables(file.folded),
        }
    }
}

impl From<CompellingEvent> for CompellingEventTable {
    fn from(event: CompellingEvent) -> Self {
        Self {
            text: said(event.text),
            date: event.date.map(Day),
            consequence: said(event.consequence),
        }
    }
}

impl From<CompellingEventTable> for CompellingEvent {
    fn from(table: CompellingEventTable) -> Self {
        Self { text: table.text, date: table.date.map(Date::from), consequence: table.consequence }
    }
}
