//! The walk: which steps a session goes through, and which fields each asks.
//!
//! Computed by a pure function of process, deal, earlier sessions and what was
//! kept so far; never stored. A step with nothing in it is not on the agenda.

mod agree;
mod buyer_map;
mod in_the_way;
mod kept;
mod looking_back;
mod next_call;
mod stages;
mod time;
mod timetable;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Zoned;
use jiff::civil::Date;

use crate::domain::action::Action;
use crate::domain::ask::{Ask, AskStatus};
use crate::domain::call::Call;
use crate::domain::deal::Deal;
use crate::domain::field::Field;
use crate::domain::id::{ActionId, AskId, CallId, QuestionRef};
use crate::domain::pace::Pace;
use crate::domain::process::{Process, SessionKind};
use crate::domain::session::{GapRef, Owed, Session, StepId};
use crate::domain::size::Size;
use crate::domain::team::Team;

pub use agree::{lacking, step_parts};
pub use kept::{Mark, is_asked, is_kept, mark, points};
pub(crate) use looking_back::{is_third_carry, outcome_parts};
pub use next_call::gate_lacks;
pub use stages::{is_firm_ground, is_settled, missing, tally_now};
pub use time::{minutes_left, planned, to_next_call};

/// What a session is held on: all that the walk depends on beside the session.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The process that is walked.
    pub process: &'a Process,
    /// The deal as it was before the session.
    pub deal: &'a Deal,
    /// Our own team.
    pub team: &'a Team,
    /// What earlier sessions left behind.
    pub background: &'a Background,
    /// Ids that a new step and the next call will get.
    pub fresh: &'a Fresh,
    /// This moment.
    pub now: &'a Zoned,
}

impl Setting<'_> {
    /// This day.
    pub fn today(&self) -> Date {
        self.now.date()
    }
}

/// What earlier sessions of a deal left behind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Background {
    /// Steps to look back on, soonest first.
    pub look_back: Vec<Action>,
    /// Asks that were accepted, soonest first; then those that wait for the
    /// manager's answer.
    pub promises: Vec<Ask>,
    /// Steps closed since the last session.
    pub closed: Vec<Action>,
    /// The deal's calls, held and planned.
    pub calls: Vec<Call>,
    /// Last answers and their days.
    pub earlier: BTreeMap<QuestionRef, (Date, String)>,
    /// What was said last of what takes the buyer long in the next stage, and
    /// its day.
    pub start_now: Option<(Date, String)>,
    /// Gaps of the buyer map that the last session left as they were.
    pub gaps_left: BTreeSet<GapRef>,
    /// The day of the last session.
    pub last_session: Option<Date>,
    /// Steps for which the last session had no time left.
    pub out_of_time: BTreeSet<StepId>,
    /// What has happened on the deal since the rep last asked for help, a line
    /// each.
    pub since_ask: String,
    /// What the rep prepared alone since the last session.
    pub prepared: Option<Box<Session>>,
    /// How large the deal is, where it has an amount.
    pub size: Option<Size>,
    /// A stage that takes the rep longer than planned: the one the deal is in.
    pub pace: Option<Pace>,
}

impl Background {
    /// What was owed, word for word; nothing where nobody knows of it.
    pub fn owed(&self, owed: &Owed) -> String {
        match owed {
            Owed::Step(id) => {
                let step = self.look_back.iter().find(|action| action.id == *id);
                step.map(|action| action.text.clone()).unwrap_or_default()
            }
            Owed::Promise(id) => {
                let promise = self.promises.iter().find(|ask| ask.id == *id);
                promise.map(Ask::summary).unwrap_or_default()
            }
        }
    }

    /// Whether an ask still waits for an answer.
    pub fn is_waiting(&self, owed: &Owed) -> bool {
        let Owed::Promise(id) = owed else { return false };
        self.promises.iter().any(|ask| ask.id == *id && ask.status == AskStatus::Open)
    }

    /// Calls that were to be held by `today` and of which nobody has said what
    /// came of them, the earliest first.
    pub fn untold(&self, today: Date) -> Vec<&Call> {
        let is_untold = |call: &&Call| call.was_to_be_held_before(today);
        let mut untold: Vec<_> = self.calls.iter().filter(is_untold).collect();
        untold.sort_by_key(|call| (call.plan.date, &call.id));
        untold
    }
}

/// Ids kept ready, so that a field has its name before anything is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fresh {
    /// For the next new step.
    pub action: ActionId,
    /// For the next call.
    pub call: CallId,
    /// For the next ask.
    pub ask: AskId,
}

/// One step of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Which one.
    pub id: StepId,
    /// What the agenda calls it.
    pub name: String,
    /// Minutes it should take; stages behind share theirs.
    pub minutes: Option<u32>,
    /// Where a stage lies on the deal's way.
    pub way: Option<Way>,
    /// What it asks, in order.
    pub fields: Vec<Field>,
}

/// Where a stage lies on the deal's way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Passed.
    Behind,
    /// Being worked on.
    Current,
    /// The next one.
    Next,
    /// Later ones: to read, when somebody asks.
    Later,
}

impl Step {
    fn new(id: StepId, fields: Vec<Field>) -> Self {
        let name = id.name().unwrap_or_default().to_owned();
        Self { id, name, minutes: None, way: None, fields }
    }
}

/// The steps of a session with the fields each asks by now.
pub fn walk(setting: &Setting<'_>, session: &Session) -> Vec<Step> {
    let mut steps = match session.kind {
        SessionKind::Quick => quick(setting, session),
        SessionKind::Standard | SessionKind::Full | SessionKind::Debrief | SessionKind::Prep => {
            whole(setting, session)
        }
    };
    for step in &mut steps {
        step.minutes = timetable::minutes(session, step);
    }
    steps
}

/// Every step of the process.
fn whole(setting: &Setting<'_>, session: &Session) -> Vec<Step> {
    let mut steps = vec![Step::new(StepId::Open, opening(setting, session))];
    steps.extend(looking_back::step(setting, session));
    let mut middle = stages::steps(setting, session);
    middle.push(buyer_map::step(setting, session));
    middle.push(in_the_way::step(setting, session));
    // What the last session had no time for comes first today.
    middle.sort_by_key(|step| !setting.background.out_of_time.contains(&step.id));
    steps.extend(middle);
    steps.push(next_call::step(setting, session));
    steps.extend(next_call::rehearsal(session));
    steps.push(agree::step(setting, session));
    steps
}

/// Ten minutes: what is late, what is in the way, the next call, one step.
fn quick(setting: &Setting<'_>, session: &Session) -> Vec<Step> {
    let mut opening = opening(setting, session);
    opening.retain(|field| !matches!(field, Field::Goal | Field::Facts));
    if timetable::asks_whose_date(setting) {
        opening.push(Field::CloseDate);
    }
    // What is new of the process is told there, if nothing else is.
    opening.extend(session.changed.process.is_some().then_some(Field::Facts));
    let mut steps = Vec::new();
    if !opening.is_empty() {
        steps.push(Step::new(StepId::Open, opening));
    }
    steps.extend(looking_back::step(setting, session));
    steps.push(in_the_way::quick(session));
    steps.push(next_call::step(setting, session));
    steps.extend(next_call::rehearsal(session));
    steps.push(agree::step(setting, session));
    steps
}

/// What the rep wants; only then where the deal stands, if there is more to say
/// than how long it has been there.
fn opening(setting: &Setting<'_>, session: &Session) -> Vec<Field> {
    let (deal, last) = (setting.deal, setting.background.last_session);
    let moved = session.changed.process.as_ref();
    let is_nowhere = setting.process.stage(&deal.stage).is_none();
    let was_nowhere = moved.is_some_and(|moved| moved.lost(setting.process).is_some());
    let stage = (is_nowhere || was_nowhere).then_some(Field::StageNow);
    let has_facts =
        deal.amount.is_some() || deal.close_date.is_some() || last.is_some() || moved.is_some();
    let minutes = session.is_recorded_afterwards().then_some(Field::Minutes);
    let facts = (session.goal.is_some() && has_facts).then_some(Field::Facts);
    minutes.into_iter().chain([Field::Goal]).chain(stage).chain(facts).collect()
}
