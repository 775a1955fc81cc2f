//! The small tables of a session: its process, its times, what it changed, and
//! who agreed.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::id::{DebriefPartId, PersonId, ProcessId, SessionId, StageId};
use crate::domain::missing::Missing;
use crate::domain::money::{Amount, Decimal};
use crate::domain::session::{
    Agreement, Changed, HowAgreed, InTheWay, OrUnknown, PartId, ProcessStamp, StageWording,
};
use crate::domain::version::Moved;
use crate::record::wire::date::{Day, DayOrUnknown, Moment};
use crate::record::wire::keyed::Keyed;
use crate::record::wire::said;
use crate::record::wire::word::Word;

use super::moved::MovedTable;

/// `[process]`.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ProcessTable {
    id: Word<ProcessId>,
    version: u32,
    digest: Option<String>,
    from_version: Option<u32>,
}

/// `[left_out]`: why parts were passed, why no call is planned, and why nobody
/// owes a step.
pub(super) type LeftOutTable = PartsTable<String>;

impl LeftOutTable {
    pub(super) fn new(
        parts: BTreeMap<PartId, String>,
        no_call: Option<String>,
        no_step: Option<String>,
    ) -> Self {
        Self { no_call: said(no_call), no_step: said(no_step), ..parts.into() }
    }

    /// The parts, the call, the step.
    pub(super) fn split(mut self) -> (BTreeMap<PartId, String>, Option<String>, Option<String>) {
        let (no_call, no_step) = (self.no_call.take(), self.no_step.take());
        (self.into(), no_call, no_step)
    }
}

/// Something for each step, as in `[seconds]` and `[left_out]`; stages in a
/// table of their own.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", bound(deserialize = "T: Deserialize<'de>"))]
pub(super) struct PartsTable<T> {
    no_call: Option<T>,
    no_step: Option<T>,
    agree: Option<T>,
    asks: Option<T>,
    buyer_map: Option<T>,
    in_the_way: Option<T>,
    look_back: Option<T>,
    next_call: Option<T>,
    open: Option<T>,
    rehearse: Option<T>,
    steps: Option<T>,
    one_change: Option<T>,
    #[serde(default = "BTreeMap::new", skip_serializing_if = "BTreeMap::is_empty")]
    debrief: Keyed<DebriefPartId, T>,
    #[serde(default = "BTreeMap::new", skip_serializing_if = "BTreeMap::is_empty")]
    stage: Keyed<StageId, T>,
}

impl<T> Default for PartsTable<T> {
    fn default() -> Self {
        Self {
            no_call: None,
            no_step: None,
            agree: None,
            asks: None,
            buyer_map: None,
            in_the_way: None,
            look_back: None,
            next_call: None,
            open: None,
            rehearse: None,
            steps: None,
            one_change: None,
            debrief: BTreeMap::new(),
            stage: BTreeMap::new(),
        }
    }
}

/// `[stage.<id>]`.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct StageTable {
    name: String,
    buyer_step: Option<String>,
}

/// `[changed]`.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct ChangedTable {
    amount: Option<Word<OrUnknown<Decimal>>>,
    currency: Option<String>,
    close_date: Option<DayOrUnknown>,
    close_date_why: Option<String>,
    buyer_stage: Option<Word<StageId>>,
    buyer_stage_act: Option<String>,
    stage: Option<Word<StageId>>,
    stage_why: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    stage_missing: Vec<Word<Missing>>,
    process: Option<MovedTable>,
    look_again: Option<Day>,
}

/// `[in_the_way]`.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct InTheWayTable {
    holding_up: Option<String>,
    costing_us: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    options: Vec<String>,
    chosen: Option<u32>,
    need: Option<String>,
    from_debrief: Option<Word<SessionId>>,
    here_too: Option<String>,
}

/// `[agreed.<person>]`. One of before says how, and who typed it only where that
/// was somebody else.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct AgreementTable {
    at: Moment,
    #[serde(skip_serializing)]
    how: Option<Word<HowAgreed>>,
    by: Option<Word<PersonId>>,
    typed_by: Option<Word<PersonId>>,
}

/// Who gave their word, and when: who confirms later has not.
pub(super) fn from_agreed(
    tables: Keyed<PersonId, AgreementTable>,
) -> BTreeMap<PersonId, Agreement> {
    let word = |(person, table): (Word<PersonId>, AgreementTable)| {
        let is_later = table.how.is_some_and(|how| how.0 == HowAgreed::WillConfirm);
        let by = table.by.map_or_else(|| person.0.clone(), Word::into_inner);
        let typed_by = table.typed_by.map_or_else(|| by.clone(), Word::into_inner);
        (!is_later).then_some((person.0, Agreement { at: table.at.0, by, typed_by }))
    };
    tables.into_iter().filter_map(word).collect()
}

impl From<InTheWay> for InTheWayTable {
    fn from(way: InTheWay) -> Self {
        Self {
            holding_up: said(way.holding_up),
            costing_us: said(way.costing_us),
            options: way.options,
            chosen: way.chosen,
            need: said(way.need),
            from_debrief: way.from_debrief.map(Word),
            here_too: said(way.here_too),
        }
    }
}

impl From<InTheWayTable> for InTheWay {
    fn from(table: InTheWayTable) -> Self {
        Self {
            holding_up: table.holding_up,
            costing_us: table.costing_us,
            options: table.options,
            chosen: table.chosen,
            need: table.need,
            from_debrief: table.from_debrief.map(Word::into_inner),
            here_too: table.here_too,
        }
    }
}

impl From<ProcessStamp> for ProcessTable {
    fn from(stamp: ProcessStamp) -> Self {
        let ProcessStamp { id, version, digest, from_version } = stamp;
        Self { id: Word(id), version, digest: said(digest), from_version }
    }
}

impl From<ProcessTable> for ProcessStamp {
    fn from(table: ProcessTable) -> Self {
        let ProcessTable { id, version, digest, from_version } = table;
        Self { id: id.0, version, digest, from_version }
    }
}

impl<T> From<BTreeMap<PartId, T>> for PartsTable<T> {
    fn from(steps: BTreeMap<PartId, T>) -> Self {
        let mut table = Self::default();
        for (step, value) in steps {
            match step {
                PartId::Open => table.open = Some(value),
                PartId::LookBack => table.look_back = Some(value),
                PartId::BuyerMap => table.buyer_map = Some(value),
                PartId::Rehearse => table.rehearse = Some(value),
                PartId::Steps => table.steps = Some(value),
                PartId::OneChange => table.one_change = Some(value),
                PartId::Debrief(part) => drop(table.debrief.insert(Word(part), value)),
                PartId::Asks => table.asks = Some(value),
                PartId::InTheWay => table.in_the_way = Some(value),
                PartId::NextCall => table.next_call = Some(value),
                PartId::Agree => table.agree = Some(value),
                PartId::Stage(stage) => drop(table.stage.insert(Word(stage), value)),
            }
        }
        table
    }
}

impl<T> From<PartsTable<T>> for BTreeMap<PartId, T> {
    fn from(table: PartsTable<T>) -> Self {
        let steps = [
            (PartId::Open, table.open),
            (PartId::LookBack, table.look_back),
            (PartId::BuyerMap, table.buyer_map),
            (PartId::Rehearse, table.rehearse),
            (PartId::Steps, table.steps),
            (PartId::Asks, table.asks),
            (PartId::InTheWay, table.in_the_way),
            (PartId::NextCall, table.next_call),
            (PartId::OneChange, table.one_change),
            (PartId::Agree, table.agree),
        ];
        let steps = steps.into_iter().filter_map(|(step, value)| Some((step, value?)));
        let stages = table.stage.into_iter();
        let debrief = table.debrief.into_iter();
        let debrief = debrief.map(|(part, value)| (PartId::Debrief(part.0), value));
        let stages = stages.map(|(stage, value)| (PartId::Stage(stage.0), value));
        steps.chain(debrief).chain(stages).collect()
    }
}

impl From<StageWording> for StageTable {
    fn from(stage: StageWording) -> Self {
        Self { name: stage.name, buyer_step: said(stage.buyer_step) }
    }
}

impl From<StageTable> for StageWording {
    fn from(table: StageTable) -> Self {
        Self { name: table.name, buyer_step: table.buyer_step }
    }
}

impl From<Changed> for ChangedTable {
    fn from(changed: Changed) -> Self {
        let currency = changed.amount.as_ref().and_then(|amount| amount.known()?.currency.clone());
        Self {
            amount: changed.amount.map(|amount| {
                Word(match amount {
                    OrUnknown::Known(amount) => OrUnknown::Known(amount.value),
                    OrUnknown::Unknown => OrUnknown::Unknown,
                })
            }),
            currency: said(currency),
            close_date: changed.close_date.map(DayOrUnknown),
            close_date_why: said(changed.close_date_why),
            buyer_stage: changed.buyer_stage.map(Word),
            buyer_stage_act: said(changed.buyer_stage_act),
            stage: changed.stage.map(Word),
            stage_why: said(changed.stage_why),
            stage_missing: changed.stage_missing.into_iter().map(Word).collect(),
            process: changed.process.map(MovedTable::from),
            look_again: changed.look_again.map(Day),
        }
    }
}

impl From<ChangedTable> for Changed {
    fn from(table: ChangedTable) -> Self {
        let currency = table.currency;
        Self {
            amount: table.amount.map(|amount| match amount.0 {
                OrUnknown::Known(value) => OrUnknown::Known(Amount { value, currency }),
                OrUnknown::Unknown => OrUnknown::Unknown,
            }),
            close_date: table.close_date.map(|day| day.0),
            close_date_why: table.close_date_why,
            buyer_stage: table.buyer_stage.map(Word::into_inner),
            buyer_stage_act: table.buyer_stage_act,
            stage: table.stage.map(Word::into_inner),
            stage_why: table.stage_why,
            stage_missing: table.stage_missing.into_iter().map(Word::into_inner).collect(),
            process: table.process.map(Moved::from),
            look_again: table.look_again.map(Date::from),
        }
    }
}

impl From<Agreement> for AgreementTable {
    fn from(agreement: Agreement) -> Self {
        Self {
            at: Moment(agreement.at),
            how: None,
            by: Some(Word(agreement.by)),
            typed_by: Some(Word(agreement.typed_by)),
        }
    }
}
