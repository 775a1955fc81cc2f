//! What earlier sessions of a deal left behind, and how it stands beside the
//! others.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::learned::{Learned, learned};
use super::talked::{Talked, figures};
use super::{course, since_ask};
use crate::domain::action::Action;
use crate::domain::ask::{Ask, AskStatus};
use crate::domain::books::{Books, DealBook};
use crate::domain::call::Call;
use crate::domain::coaching::Coaching;
use crate::domain::handing_back::{self, Returning};
use crate::domain::id::{BuyerId, CriterionRef, PersonId, QuestionRef, SkillId};
use crate::domain::process::{DebriefPart, Process};
use crate::domain::profile::Skill;
use crate::domain::session::{GapAnswer, GapRef, OrUnknown, Owed, PartId, Session};
use crate::domain::size::{self, Size};
use crate::domain::version;

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
    /// Step-ins that were to be back with the rep by now.
    pub returning: Vec<Returning>,
    /// Last answers and their days.
    pub earlier: BTreeMap<QuestionRef, (Date, String)>,
    /// What was said last of what takes the buyer long in the next stage, and
    /// its day.
    pub start_now: Option<(Date, String)>,
    /// The day on which it was said last where the buyer is.
    pub buyer_stage_on: Option<Date>,
    /// Who was said last to change the deal by changing their mind, and its day.
    pub move_one: Option<(Date, BuyerId)>,
    /// Gaps of the buyer map that the last session left as they were.
    pub gaps_left: BTreeSet<GapRef>,
    /// Coaching notes of the last session, and its day.
    pub last_coaching: Option<(Date, Coaching)>,
    /// Whether it was said in this stage that we do not know how much the deal is,
    /// or by when they would sign.
    pub terms_are_unknown: bool,
    /// The day of the last session.
    pub last_session: Option<Date>,
    /// Steps for which the last session had no time left.
    pub out_of_time: BTreeSet<PartId>,
    /// What has happened on the deal since the rep last asked for help, a line
    /// each.
    pub since_ask: String,
    /// What the rep prepared alone since the last session.
    pub prepared: Option<Box<Session>>,
    /// How large the deal is, where it has an amount.
    pub size: Option<Size>,
    /// What a debrief asks: the parts of the process, else those of the usual one.
    pub debrief: Vec<DebriefPart>,
    /// What the records of a decided deal say of its course, a label and a line each.
    pub course: Vec<(String, String)>,
    /// What the debrief of another deal taught.
    pub learned: Option<Learned>,
    /// Figures of the rep's to be talked about, in the order in which they are asked.
    pub figures: Vec<Talked>,
    /// What the rep is coached in, and which outcome shows it.
    pub skills: BTreeMap<SkillId, (CriterionRef, Skill)>,
}

impl Background {
    /// What the sessions before `session` left behind, and how its deal stands
    /// beside the others.
    pub fn of(books: &Books, book: &DealBook, session: &Session) -> Self {
        let process = books.processes.get(&session.process.id);
        let behind = left_behind(book, session);
        let earlier = match process {
            Some(process) => version::answers_now(process, behind.earlier),
            None => behind.earlier,
        };
        Self {
            earlier,
            debrief: if session.is_debrief() {
                books.debrief_parts(process).to_vec()
            } else {
                Vec::new()
            },
            course: course(books, book, session, process),
            size: size::size(&book.deal, books.heads(), &books.team, session.day()),
            learned: process.and_then(|process| learned(books, book, session, process)),
            figures: process
                .map(|process| figures(books, book, session, process))
                .unwrap_or_default(),
            skills: process.map(|process| skills(books, session, process)).unwrap_or_default(),
            ..behind
        }
    }

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

    /// Whether a step or a promise is overdue.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.look_back.iter().any(|step| step.is_late(today))
            || self.promises.iter().any(|ask| ask.is_late(today))
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

/// What the rep of a session is coached in, of what its process asks.
fn skills(
    books: &Books,
    session: &Session,
    process: &Process,
) -> BTreeMap<SkillId, (CriterionRef, Skill)> {
    let profile = books.profiles.get(&session.rep).into_iter();
    let all = profile.flat_map(|profile| &profile.skills);
    let here = all.filter(|(_, skill)| skill.process.as_ref() == Some(&process.id));
    let asked = |(id, skill): (&SkillId, &Skill)| {
        let shows = process.criterion_id_now(skill.criterion.as_ref()?);
        skill.learning().map(|_| (id.clone(), (shows, skill.clone())))
    };
    here.filter_map(asked).collect()
}

/// What the sessions before `session` left behind on the deal itbook.
fn left_behind(book: &DealBook, session: &Session) -> Background {
    let last_session = book.last_session();
    let is_since = |day: Date| last_session.is_none_or(|last| day >= last);
    let last = book.held().first().copied();
    let is_news = |action: &Action| {
        let sessions = [Some(session), last];
        !sessions.into_iter().flatten().any(|s| s.looked_back.contains_key(&action.id))
    };
    let is_closed = |action: &&Action| action.closed.is_some_and(is_since) && is_news(action);
    // An offer waits for the rep, not for the manager.
    let is_managers =
        |ask: &Ask| !ask.is_offer() && session.manager.iter().any(|manager| ask.of.is(manager));
    let is_promise =
        |ask: &&Ask| ask.status == AskStatus::Accepted || (ask.is_open() && is_managers(ask));
    let mut promises: Vec<&Ask> = book.open_asks().into_iter().filter(is_promise).collect();
    promises.sort_by_key(|ask| ask.status != AskStatus::Accepted);
    let out_of_time = book.held().first().map(|last| last.out_of_time.clone());
    Background {
        look_back: book.open_actions().into_iter().cloned().collect(),
        promises: promises.into_iter().cloned().collect(),
        closed: book.actions.values().filter(is_closed).cloned().collect(),
        calls: book.calls.values().cloned().collect(),
        returning: handing_back::returning(book, session.day()),
        earlier: book.answers(),
        start_now: start_now(book),
        buyer_stage_on: buyer_stage_on(book),
        move_one: move_one(book),
        gaps_left: gaps_left(book),
        last_coaching: last.map(|last| (last.day(), last.coaching.clone())),
        terms_are_unknown: terms_are_unknown(book),
        last_session,
        out_of_time: out_of_time.unwrap_or_default(),
        since_ask: since_ask::lines(book, session.day()),
        prepared: prepared(book, session).cloned().map(Box::new),
        debrief: Vec::new(),
        course: Vec::new(),
        size: None,
        learned: None,
        figures: Vec::new(),
        skills: BTreeMap::new(),
    }
}

/// What the records say, for a debrief alone.
fn course(
    books: &Books,
    book: &DealBook,
    session: &Session,
    process: Option<&Process>,
) -> Vec<(String, String)> {
    let Some(process) = process.filter(|_| session.is_debrief()) else { return Vec::new() };
    let called = |id: &PersonId| books.team.first_name_of(id).to_owned();
    let manager = session.manager.as_ref().map_or_else(|| "The manager".to_owned(), called);
    course::lines(book, process, &manager, &called(&session.rep), session.day())
}

fn terms_are_unknown(book: &DealBook) -> bool {
    let mut here = book.held().into_iter().filter(|it| it.stage_at_start == book.deal.stage);
    here.any(|session| {
        let changed = &session.changed;
        changed.amount == Some(OrUnknown::Unknown) || changed.close_date == Some(OrUnknown::Unknown)
    })
}

/// What was said last of the stage after the one the deal is in.
fn start_now(book: &DealBook) -> Option<(Date, String)> {
    let held = book.held().into_iter();
    let mut here = held.filter(|session| session.stage_at_start == book.deal.stage);
    here.find_map(|session| Some((session.day(), session.start_now.clone()?)))
}

/// The day of the session that said last where the buyer is now.
fn buyer_stage_on(book: &DealBook) -> Option<Date> {
    let mut held = book.held().into_iter();
    let said = held.find(|session| session.changed.buyer_stage.is_some())?;
    (said.changed.buyer_stage == book.deal.buyer_stage).then(|| said.day())
}

/// Whose mind was said last to matter most.
fn move_one(book: &DealBook) -> Option<(Date, BuyerId)> {
    let mut held = book.held().into_iter();
    held.find_map(|session| Some((session.day(), session.move_one.clone()?)))
}

/// Gaps that the last session left; the one after it asks of them again.
fn gaps_left(book: &DealBook) -> BTreeSet<GapRef> {
    let answers = book.held().first().map(|last| last.gaps.clone()).unwrap_or_default();
    let left = answers.into_iter().filter(|(_, answer)| *answer == GapAnswer::Leave);
    left.map(|(gap, _)| gap).collect()
}

/// What the rep prepared alone since the last session, or has begun to; the newest
/// where there is more than one.
fn prepared<'a>(book: &'a DealBook, here: &Session) -> Option<&'a Session> {
    let since = book.held().first().map(|last| last.started.timestamp());
    let is_one = |session: &&Session| {
        session.is_prep()
            && session.id != here.id
            && since.is_none_or(|since| session.started.timestamp() > since)
    };
    book.sessions.values().filter(is_one).max_by_key(|session| session.started.timestamp())
}
