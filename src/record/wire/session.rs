//! `sessions/<date>-<id>.toml`: one session's minutes.

mod answer;
mod found;
mod parts;
mod step;

use std::collections::BTreeMap;

use jiff::Zoned;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::id::{
    ActionId, BuyerId, CallId, CriterionId, DealId, PersonId, QuestionId, SessionId, StageId,
};
use crate::domain::process::SessionKind;
use crate::domain::session::{Points, Session, SessionState};

use super::call::PlanTable;
use super::date::{Day, Moment};
use super::exit::ExitTable;
use super::format::Format;
use super::keyed::{ByStage, Keyed, from_stages, from_tables, to_stages, to_tables};
use super::person::BuyerTable;
use super::word::Word;
use super::{Wire, filled, said};

use answer::AnswerTable;
use found::Implied;
use parts::{AgreementTable, ChangedTable, InTheWayTable, ProcessTable, StageTable, StepsTable};
use step::{LookedBackTable, NewStepTable};

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
    started: Moment,
    ended: Option<Moment>,
    minutes: Option<u32>,
    planned_minutes: Option<u32>,
    stage_at_start: Word<StageId>,
    #[serde(default)]
    spontaneous: bool,
    goal: Option<String>,
    start_now: Option<String>,
    next_session: Option<Day>,
    points_worked: Option<u32>,
    points_expected: Option<u32>,
    process: ProcessTable,
    seconds: Option<StepsTable<u32>>,
    left_out: Option<StepsTable<String>>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    stage: Keyed<StageId, StageTable>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    exit: ByStage<CriterionId, ExitTable>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    answer: ByStage<QuestionId, AnswerTable>,
    changed: Option<ChangedTable>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    person: Keyed<BuyerId, BuyerTable>,
    #[serde(default, skip_serializing_if = "LookedBackTables::is_empty")]
    looked_back: LookedBackTables,
    in_the_way: Option<InTheWayTable>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    action: Keyed<ActionId, NewStepTable>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    call: Keyed<CallId, PlanTable>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    agreed: Keyed<PersonId, AgreementTable>,
}

/// `[looked_back.action.<id>]`.
#[derive(Debug, Default, Serialize, Deserialize)]
struct LookedBackTables {
    #[serde(default)]
    action: Keyed<ActionId, LookedBackTable>,
}

impl LookedBackTables {
    fn is_empty(&self) -> bool {
        self.action.is_empty()
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
        "looked_back",
        "in_the_way",
        "action",
        "ask",
        "note",
        "call",
        "agreed",
    ];
}

impl From<Session> for SessionFile {
    fn from(session: Session) -> Self {
        let implied = Implied::by(&session);
        Self {
            format: Format,
            id: Word(session.id),
            deal: Word(session.deal),
            state: Word(session.state),
            ended_why: said(session.ended_why),
            kind: Word(session.kind),
            rep: Word(session.rep),
            manager: session.manager.map(Word),
            started: Moment(session.started),
            ended: session.ended.map(Moment),
            minutes: session.minutes,
            planned_minutes: session.planned_minutes,
            stage_at_start: Word(session.stage_at_start),
            spontaneous: session.spontaneous,
            goal: said(session.goal),
            start_now: said(session.start_now),
            next_session: session.next_session.map(Day),
            points_worked: session.points.map(|points| points.worked),
            points_expected: session.points.map(|points| points.expected),
            process: session.process.into(),
            seconds: filled(StepsTable::from(session.seconds)),
            left_out: filled(StepsTable::from(session.left_out)),
            stage: to_tables(session.stages),
            exit: implied.left_out(to_stages(session.exit)),
            answer: to_stages(session.answers),
            changed: filled(ChangedTable::from(session.changed)),
            person: to_tables(session.people),
            looked_back: LookedBackTables { action: to_tables(session.looked_back) },
            in_the_way: filled(InTheWayTable::from(session.in_the_way)),
            action: to_tables(session.actions),
            call: to_tables(session.calls),
            agreed: to_tables(session.agreed),
        }
    }
}

impl From<SessionFile> for Session {
    fn from(file: SessionFile) -> Self {
        let points = file.points_worked.zip(file.points_expected);
        let mut session = Self {
            id: file.id.0,
            deal: file.deal.0,
            state: file.state.0,
            ended_why: file.ended_why,
            kind: file.kind.0,
            rep: file.rep.0,
            manager: file.manager.map(Word::into_inner),
            started: file.started.0,
            ended: file.ended.map(Zoned::from),
            minutes: file.minutes,
            planned_minutes: file.planned_minutes,
            stage_at_start: file.stage_at_start.0,
            spontaneous: file.spontaneous,
            goal: file.goal,
            close_date: None,
            start_now: file.start_now,
            people_news: None,
            move_one: None,
            next_session: file.next_session.map(Date::from),
            points: points.map(|(worked, expected)| Points { worked, expected }),
            process: file.process.into(),
            seconds: file.seconds.unwrap_or_default().into(),
            left_out: file.left_out.unwrap_or_default().into(),
            out_of_time: std::collections::BTreeSet::new(),
            stages: from_tables(file.stage),
            exit: BTreeMap::new(),
            answers: from_stages(file.answer),
            changed: file.changed.unwrap_or_default().into(),
            people: from_tables(file.person),
            relations: Vec::new(),
            gaps: BTreeMap::new(),
            promises: BTreeMap::new(),
            outcomes: BTreeMap::new(),
            asks: BTreeMap::new(),
            notes: BTreeMap::new(),
            coaching: crate::domain::coaching::Coaching::default(),
            in_the_way: file.in_the_way.unwrap_or_default().into(),
            looked_back: from_tables(file.looked_back.action),
            actions: from_tables(file.action),
            calls: from_tables(file.call),
            agreed: from_tables(file.agreed),
        };
        session.exit = from_stages(Implied::by(&session).filled_in(file.exit));
        session
    }
}
