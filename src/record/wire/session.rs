//! `sessions/<date>-<id>.toml`: one session's minutes.

mod answer;
mod ask;
mod buyer_map;
mod debriefed;
mod found;
mod looked_back;
mod moved;
mod nth;
mod parts;
mod step;

use std::collections::{BTreeMap, BTreeSet};

use jiff::ZonedDateTime;
use serde::{Deserialize, Serialize};

use crate::domain::coaching::Coaching;
use crate::domain::id::{
    ActionId, AskId, BuyerId, CallId, CriterionId, DealId, ElementId, PersonId, ProposalId,
    QuestionId, SessionId, StageId,
};
use crate::domain::process::SessionKind;
use crate::domain::session::{CloseDateSaid, Head, Points, Session, SessionState, Whose};
use crate::domain::slot::Slot;

use super::call::PlanTable;
use super::date::{Clock, Day, Moment};
use super::element::ElementTable;
use super::exit::ExitTable;
use super::format::Format;
use super::keyed::{ByStage, Keyed, from_stages, from_tables, to_stages, to_tables};
use super::person::{BuyerTable, Relations, from_relations, to_relations};
use super::proposal::ProposedTable;
use super::word::Word;
use super::{Wire, filled, said};

use answer::AnswerTable;
use ask::{AskTable, asks_of};
use buyer_map::{Gaps, OutOfTimeTable, from_gaps, to_gaps};
use debriefed::DebriefTable;
use found::Implied;
use looked_back::{LookedBackTables, calls_of, steps_of};
use nth::{Notes, from_notes, to_notes};
use parts::{
    AgreementTable, ChangedTable, InTheWayTable, LeftOutTable, PartsTable, ProcessTable,
    StageTable, from_agreed,
};
use step::NewStepTable;

/// A session as its file has it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct SessionFile {
    format: Format,
    id: Word<SessionId>,
    deal: Word<DealId>,
    state: Word<SessionState>,
    ended_why: Option<String>,
    kind: Word<SessionKind>,
    rep: Word<PersonId>,
    manager: Option<Word<PersonId>>,
    typed_by: Option<Word<PersonId>>,
    started: Moment,
    ended: Option<Moment>,
    minutes: Option<u32>,
    planned_minutes: Option<u32>,
    stage_at_start: Word<StageId>,
    #[serde(default)]
    spontaneous: bool,
    goal: Option<String>,
    close_date_whose: Option<Word<Whose>>,
    close_date_source: Option<String>,
    start_now: Option<String>,
    people_news: Option<String>,
    move_one: Option<Word<BuyerId>>,
    next_session: Option<Day>,
    next_session_time: Option<Clock>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    confirm_later: BTreeSet<Word<PersonId>>,
    points_worked: Option<u32>,
    points_expected: Option<u32>,
    process: ProcessTable,
    seconds: Option<PartsTable<u32>>,
    left_out: Option<LeftOutTable>,
    out_of_time: Option<OutOfTimeTable>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    stage: Keyed<StageId, StageTable>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    exit: ByStage<CriterionId, ExitTable>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    answer: ByStage<QuestionId, AnswerTable>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    element: Keyed<ElementId, ElementTable>,
    changed: Option<ChangedTable>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    person: Keyed<BuyerId, BuyerTable>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    relation: Relations,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    gap: Gaps,
    #[serde(default, skip_serializing_if = "LookedBackTables::is_empty")]
    looked_back: LookedBackTables,
    in_the_way: Option<InTheWayTable>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    action: Keyed<ActionId, NewStepTable>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    ask: Keyed<AskId, AskTable>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    note: Notes,
    debrief: Option<DebriefTable>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    proposal: Keyed<ProposalId, ProposedTable>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    call: Keyed<CallId, PlanTable>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    agreed: Keyed<PersonId, AgreementTable>,
}

/// What stands in it above its first table, as far as lists need it.
#[derive(Debug, Deserialize)]
pub(crate) struct SessionHead {
    #[serde(rename = "format")]
    _format: Format,
    id: Word<SessionId>,
    deal: Word<DealId>,
    state: Word<SessionState>,
    kind: Word<SessionKind>,
    rep: Word<PersonId>,
    manager: Option<Word<PersonId>>,
    started: Moment,
    ended: Option<Moment>,
    minutes: Option<u32>,
    planned_minutes: Option<u32>,
    stage_at_start: Word<StageId>,
    #[serde(default)]
    spontaneous: bool,
    goal: Option<String>,
    next_session: Option<Day>,
    next_session_time: Option<Clock>,
    points_worked: Option<u32>,
    points_expected: Option<u32>,
}

impl From<SessionHead> for Head {
    fn from(file: SessionHead) -> Self {
        let points = file.points_worked.zip(file.points_expected);
        Self {
            id: file.id.0,
            deal: file.deal.0,
            state: file.state.0,
            kind: file.kind.0,
            rep: file.rep.0,
            manager: file.manager.map(Word::into_inner),
            started: file.started.0,
            ended: file.ended.map(ZonedDateTime::from),
            minutes: file.minutes,
            planned_minutes: file.planned_minutes,
            stage_at_start: file.stage_at_start.0,
            spontaneous: file.spontaneous,
            goal: file.goal,
            next_session: slot(file.next_session, file.next_session_time),
            points: points.map(|(worked, expected)| Points { worked, expected }),
            words: 0,
            later: Vec::new(),
            steps: Vec::new(),
            asks: Vec::new(),
        }
    }
}

impl Wire for SessionFile {
    const GROUPS: &'static [&'static str] = &[
        "process",
        "seconds",
        "left_out",
        "out_of_time",
        "stage",
        "exit",
        "answer",
        "element",
        "changed",
        "person",
        "relation",
        "gap",
        "looked_back",
        "in_the_way",
        "action",
        "ask",
        "note",
        "debrief",
        "proposal",
        "call",
        "agreed",
    ];
    const LATER: &'static [&'static str] =
        &["process.from_id", "exit.*.*.ours", "condition", "looked_back.*.*.closed"];
    const USUAL: &'static [(&'static str, &'static str)] = &[
        ("state", "\"ended\""),
        ("kind", "\"standard\""),
        ("rep", "\"?\""),
        ("stage_at_start", "\"?\""),
        ("process", "{ id = \"?\", version = 1 }"),
        ("process.id", "\"?\""),
        ("process.version", "1"),
    ];
}

/// A day and its time, where there is a day.
fn slot(day: Option<Day>, time: Option<Clock>) -> Option<Slot> {
    day.map(|day| Slot { day: day.0, time: time.map(|time| time.0) })
}

impl From<Session> for SessionFile {
    fn from(session: Session) -> Self {
        let implied = Implied::by(&session);
        let change = session.change().cloned();
        let close_date = session.close_date.map(|said| (Word(said.whose), said.source));
        let (close_date_whose, close_date_source) = close_date.unzip();
        let next = session.next_session;
        Self {
            format: Format,
            id: Word(session.id),
            deal: Word(session.deal),
            state: Word(session.state),
            ended_why: said(session.ended_why),
            kind: Word(session.kind),
            rep: Word(session.rep),
            manager: session.manager.map(Word),
            typed_by: session.typed_by.map(Word),
            started: Moment(session.started),
            ended: session.ended.map(Moment),
            minutes: session.minutes,
            planned_minutes: session.planned_minutes,
            stage_at_start: Word(session.stage_at_start),
            spontaneous: session.spontaneous,
            goal: said(session.goal),
            close_date_whose,
            close_date_source: said(close_date_source.flatten()),
            start_now: said(session.start_now),
            people_news: said(session.people_news),
            move_one: session.move_one.map(Word),
            next_session: next.map(|next| Day(next.day)),
            next_session_time: next.and_then(|next| next.time).map(Clock),
            points_worked: session.points.map(|points| points.worked),
            points_expected: session.points.map(|points| points.expected),
            process: session.process.into(),
            seconds: filled(PartsTable::from(session.seconds)),
            left_out: filled(LeftOutTable::new(session.left_out, session.no_call, session.no_step)),
            out_of_time: filled(OutOfTimeTable::from(session.out_of_time)),
            stage: to_tables(session.stages),
            exit: implied.left_out(to_stages(session.exit)),
            answer: to_stages(session.answers),
            element: implied.left_out_of_elements(to_tables(session.elements)),
            changed: filled(ChangedTable::from(session.changed)),
            person: to_tables(session.people),
            relation: to_relations(session.relations),
            gap: to_gaps(session.gaps),
            confirm_later: session.confirm_later.into_iter().map(Word).collect(),
            looked_back: LookedBackTables {
                action: to_tables(session.looked_back),
                ask: to_tables(session.promises),
                call: to_tables(session.outcomes),
            }
            .with(session.handed_back),
            in_the_way: filled(InTheWayTable::from(session.in_the_way)),
            action: to_tables(session.actions),
            ask: to_tables(session.asks),
            note: to_notes(session.notes),
            debrief: filled(DebriefTable::new(session.debrief, change)),
            proposal: to_tables(session.proposals),
            call: to_tables(session.calls),
            agreed: to_tables(session.agreed),
        }
    }
}

impl From<SessionFile> for Session {
    fn from(file: SessionFile) -> Self {
        let points = file.points_worked.zip(file.points_expected);
        let source = file.close_date_source;
        let (left_out, no_call, no_step) = file.left_out.unwrap_or_default().split();
        let mut session = Self {
            id: file.id.0,
            deal: file.deal.0,
            state: file.state.0,
            ended_why: file.ended_why,
            kind: file.kind.0,
            rep: file.rep.0,
            manager: file.manager.map(Word::into_inner),
            typed_by: file.typed_by.map(Word::into_inner),
            started: file.started.0,
            ended: file.ended.map(ZonedDateTime::from),
            minutes: file.minutes,
            planned_minutes: file.planned_minutes,
            stage_at_start: file.stage_at_start.0,
            spontaneous: file.spontaneous,
            goal: file.goal,
            close_date: file.close_date_whose.map(|whose| CloseDateSaid { whose: whose.0, source }),
            start_now: file.start_now,
            people_news: file.people_news,
            move_one: file.move_one.map(Word::into_inner),
            next_session: slot(file.next_session, file.next_session_time),
            points: points.map(|(worked, expected)| Points { worked, expected }),
            process: file.process.into(),
            seconds: file.seconds.unwrap_or_default().into(),
            left_out,
            no_call,
            no_step,
            out_of_time: file.out_of_time.unwrap_or_default().into(),
            stages: from_tables(file.stage),
            exit: BTreeMap::new(),
            answers: from_stages(file.answer),
            elements: BTreeMap::new(),
            changed: file.changed.unwrap_or_default().into(),
            people: from_tables(file.person),
            relations: from_relations(file.relation),
            gaps: from_gaps(file.gap),
            in_the_way: file.in_the_way.unwrap_or_default().into(),
            handed_back: file.looked_back.handed_back(),
            looked_back: steps_of(file.looked_back.action),
            promises: from_tables(file.looked_back.ask),
            outcomes: calls_of(file.looked_back.call),
            actions: from_tables(file.action),
            asks: BTreeMap::new(),
            notes: from_notes(file.note),
            debrief: file.debrief.unwrap_or_default().into(),
            proposals: from_tables(file.proposal),
            calls: from_tables(file.call),
            // It stands in a file of its own, apart from the deal.
            coaching: Coaching::default(),
            agreed: from_agreed(file.agreed),
            confirm_later: file.confirm_later.into_iter().map(Word::into_inner).collect(),
        };
        let implied = Implied::by(&session);
        session.exit = from_stages(implied.filled_in(file.exit));
        session.elements = from_tables(implied.filled_into_elements(file.element));
        session.asks = asks_of(&session, file.ask);
        session
    }
}
