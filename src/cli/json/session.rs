//! `sideline.sessions/1` and `sideline.session/1`.

mod agenda;
mod coaching;
mod debrief;
mod looked_back;
mod said;

use jiff::ZonedDateTime;
use jiff::civil::Date;
use serde::Serialize;

use super::deal::{Person, Relation, person, relation};
use super::{Unread, text};
use crate::domain::books::{Books, DealBook};
use crate::domain::deal::Deal;
use crate::domain::fold;
use crate::domain::id::PersonId;
use crate::domain::session::{
    self, Agreement, GapAnswer, GapRef, HowAgreed, Session as Minutes, SessionState, Whose,
};
use crate::domain::team::Team;

use agenda::{Part, parts};
use coaching::{Coaching, coaching};
use debrief::{Debrief, Proposed, debrief, proposals};
use looked_back::{LookedBack, looked_back};
use said::{
    Answer, Changed, Criterion, Element, InTheWay, answers, changed, criteria, elements, in_the_way,
};

/// Many sessions.
#[derive(Debug, Serialize)]
pub struct Sessions {
    schema: &'static str,
    sessions: Vec<Listed>,
    unread: Vec<Unread>,
}

/// One session with all that was said.
#[derive(Debug, Serialize)]
pub struct OneSession {
    schema: &'static str,
    session: Whole,
    unread: Vec<Unread>,
}

/// A session as lists print it.
#[derive(Debug, Serialize)]
pub struct Head {
    id: String,
    deal: String,
    deal_name: String,
    state: &'static str,
    kind: &'static str,
    rep: String,
    rep_name: String,
    manager: Option<String>,
    manager_name: Option<String>,
    started: String,
    ended: Option<String>,
    minutes: Option<u32>,
    planned_minutes: Option<u32>,
    stage_at_start: String,
    spontaneous: bool,
    goal: Option<String>,
    next_session: Option<String>,
    adherence: Option<Adherence>,
}

/// A session in the list of them.
#[derive(Debug, Serialize)]
pub struct Listed {
    #[serde(flatten)]
    head: Head,
    will_confirm: Vec<String>,
}

/// A session as a whole.
#[derive(Debug, Serialize)]
pub struct Whole {
    #[serde(flatten)]
    head: Head,
    process: Stamp,
    steps: Vec<Part>,
    exit: Vec<Criterion>,
    answers: Vec<Answer>,
    looked_back: Vec<LookedBack>,
    in_the_way: Option<InTheWay>,
    changed: Changed,
    people: Vec<Person>,
    notes: Vec<Note>,
    debrief: Option<Debrief>,
    proposals: Vec<Proposed>,
    actions: Vec<super::action::ActionShape>,
    asks: Vec<super::ask::Ask>,
    calls: Vec<super::call::Call>,
    agreed: Vec<Agreed>,
    close_date_whose: Option<&'static str>,
    close_date_source: Option<String>,
    start_now: Option<String>,
    people_news: Option<String>,
    move_one: Option<String>,
    relations: Vec<Relation>,
    gaps: Vec<Gap>,
    elements: Vec<Element>,
    coaching: Option<Coaching>,
}

#[derive(Debug, Serialize)]
struct Note {
    id: String,
    text: String,
}

/// What becomes of a gap that stays open.
#[derive(Debug, Serialize)]
struct Gap {
    id: &'static str,
    of: String,
    then: &'static str,
}

#[derive(Debug, Serialize)]
struct Adherence {
    worked: u32,
    expected: u32,
}

#[derive(Debug, Serialize)]
struct Stamp {
    id: String,
    version: u32,
    digest: Option<String>,
}

#[derive(Debug, Serialize)]
struct Agreed {
    by: String,
    at: Option<String>,
    how: &'static str,
    typed_by: Option<String>,
}

impl Sessions {
    /// Many sessions, in the order given.
    pub fn new(sessions: Vec<Listed>, unread: Vec<Unread>) -> Self {
        Self { schema: "sideline.sessions/1", sessions, unread }
    }
}

impl OneSession {
    /// One session.
    pub fn new(session: Whole, unread: Vec<Unread>) -> Self {
        Self { schema: "sideline.session/1", session, unread }
    }
}

/// A moment in UTC, to the second.
fn moment(at: &ZonedDateTime) -> String {
    at.timestamp().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// A session as lists print it.
pub fn head(session: &session::Head, deal_name: String, team: &Team) -> Head {
    Head {
        id: session.id.to_string(),
        deal: session.deal.to_string(),
        deal_name,
        state: session.state.as_str(),
        kind: session.kind.as_str(),
        rep: session.rep.to_string(),
        rep_name: team.name_of(&session.rep).to_owned(),
        manager: text(session.manager.as_ref()),
        manager_name: session.manager.as_ref().map(|id| team.name_of(id).to_owned()),
        started: moment(&session.started),
        ended: session.ended.as_ref().map(moment),
        minutes: session.minutes,
        planned_minutes: session.planned_minutes,
        stage_at_start: session.stage_at_start.to_string(),
        spontaneous: session.spontaneous,
        goal: session.goal.clone(),
        next_session: text(session.next_session.map(|next| next.day).as_ref()),
        adherence: session
            .points
            .map(|points| Adherence { worked: points.worked, expected: points.expected }),
    }
}

/// A session in the list of them, where `will_confirm` have yet to.
pub fn listed(head: Head, will_confirm: Vec<String>) -> Listed {
    Listed { head, will_confirm }
}

/// A session with all that was said; of its rep only where that is wanted.
pub fn whole(
    session: &Minutes,
    book: &DealBook,
    books: &Books,
    today: Date,
    is_coaching_wanted: bool,
) -> Whole {
    let day = session.day();
    // With those it met, who are in the deal only when it is over.
    let people = session.buyers(&book.deal);
    let book = &DealBook::new(Deal { people, ..book.deal.clone() });
    let (deal, team) = (&book.deal, &books.team);
    let (actions, asks, calls) =
        (fold::new_actions(session), fold::new_asks(session), fold::new_calls(session));
    let people = session.people.iter();
    let close_date = session.close_date.as_ref();
    Whole {
        head: head(&session::Head::of(session), deal.title(), team),
        process: stamp(session),
        steps: parts(session, deal, books, session.last_day(today)),
        exit: criteria(session, deal, session.last_day(today)),
        answers: answers(session),
        looked_back: looked_back(session),
        in_the_way: in_the_way(session),
        changed: changed(session),
        people: people.map(|(id, one)| person(id, session.buyer_name(deal, id), one)).collect(),
        notes: session.notes.iter().map(note).collect(),
        debrief: debrief(session),
        proposals: proposals(session),
        actions: actions.iter().map(|a| super::action::action(a, deal, books, day)).collect(),
        asks: asks.iter().map(|ask| super::ask::ask(ask, deal, team)).collect(),
        calls: calls.iter().map(|call| super::call::call(call, deal, books)).collect(),
        agreed: agreed(session),
        close_date_whose: close_date.map(|said| said.whose).map(Whose::as_str),
        close_date_source: close_date.and_then(|said| said.source.clone()),
        start_now: session.start_now.clone(),
        people_news: session.people_news.clone(),
        move_one: text(session.move_one.as_ref()),
        relations: session.relations.iter().map(relation).collect(),
        gaps: session.gaps.iter().map(gap).collect(),
        elements: elements(session),
        coaching: is_coaching_wanted.then(|| coaching(&session.coaching)),
    }
}

fn stamp(session: &Minutes) -> Stamp {
    Stamp {
        id: session.process.id.to_string(),
        version: session.process.version,
        digest: session.process.digest.clone(),
    }
}

fn note((number, text): (&u32, &String)) -> Note {
    Note { id: number.to_string(), text: text.clone() }
}

fn gap((gap, answer): (&GapRef, &GapAnswer)) -> Gap {
    Gap { id: gap.id.as_str(), of: gap.of.clone(), then: answer.as_str() }
}

/// Who agreed, the rep first.
fn agreed(session: &Minutes) -> Vec<Agreed> {
    let later = |person: &PersonId| {
        (session.state == SessionState::Agreed && session.confirms_later(person)).then_some(None)
    };
    let parties = session
        .parties()
        .filter_map(|by| Some((by, session.agreed.get(by).map(Some).or_else(|| later(by))?)));
    let shape = |(by, word): (&PersonId, Option<&Agreement>)| Agreed {
        by: by.to_string(),
        at: word.map(|word| moment(&word.at)),
        how: word.map_or(HowAgreed::WillConfirm, Agreement::how).as_str(),
        typed_by: word.map(|word| word.typed_by.to_string()),
    };
    parties.map(shape).collect()
}
