//! The books: all that is known in one workspace. The only copy of the records
//! while the program runs.

mod asking;
mod by_hand;
mod called;
mod closing;
mod decided;
mod kept;
mod meant;
mod records;

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::domain::action::{Action, NotConfirmed, OtherDate};
use crate::domain::ask::{self, Ask, Executive};
use crate::domain::call::Call;
use crate::domain::change::{Change, Record};
use crate::domain::deal::{Deal, Head};
use crate::domain::debriefing::lately_lost;
use crate::domain::id::{
    ActionId, AskId, CallId, DealId, PersonId, ProcessId, ProposalId, QuestionRef, SessionId,
};
use crate::domain::process::{Process, SessionKind};
use crate::domain::profile::Profile;
use crate::domain::proposal::Proposal;
use crate::domain::session::{Session, SessionState};
use crate::domain::settings::{Listing, Whose};
use crate::domain::slot::Slot;
use crate::domain::team::{Person, Team, TeamRole};

pub use crate::domain::unread::{Cause, Hidden, IdOf, IdleKey, Keys, Unread, Wanted, WrongValue};
pub use asking::NotOffered;
pub use called::NoDeal;
pub use decided::{Followed, Gathered, Opened};
pub use kept::Kept;

/// All that is known in one workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Books {
    /// Our own team.
    pub team: Team,
    /// Who sits at the keyboard.
    pub me: Option<PersonId>,
    /// Who sits there by the settings, where the team knows nobody of that id.
    pub stranger: Option<PersonId>,
    /// How who sits at the keyboard looks at the list of deals.
    pub listing: Listing,
    /// Whose steps they see on Actions.
    pub whose: Whose,
    /// The processes that can be walked.
    pub processes: BTreeMap<ProcessId, Process>,
    /// The open deals with all that belongs to them, and the decided ones that
    /// somebody opened.
    pub deals: BTreeMap<DealId, DealBook>,
    /// The other decided deals: of them only this is read.
    pub decided: BTreeMap<DealId, Head>,
    /// The day of the last session of a rep on those, of the kinds for which both
    /// take their time.
    pub one_to_ones: BTreeMap<PersonId, Date>,
    /// What is known of the people of our own team apart from the deals.
    pub profiles: BTreeMap<PersonId, Profile>,
    /// How debriefs would have processes changed.
    pub proposals: BTreeMap<ProposalId, Proposal>,
    /// What could not be read.
    pub unread: Vec<Unread>,
    /// Processes that deals or sessions follow and that cannot be read, and why.
    pub unread_processes: BTreeMap<ProcessId, Unread>,
    /// Keys that nobody reads, in what was read.
    pub idle: Vec<IdleKey>,
    /// The zone of this computer.
    pub local: TimeZone,
    /// That the days are those of another zone, in a sentence.
    pub zone: Option<String>,
}

/// One deal with all that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DealBook {
    /// The deal.
    pub deal: Deal,
    /// Its agreed action steps.
    pub actions: BTreeMap<ActionId, Action>,
    /// What its rep asked for.
    pub asks: BTreeMap<AskId, Ask>,
    /// Its calls.
    pub calls: BTreeMap<CallId, Call>,
    /// Its sessions.
    pub sessions: BTreeMap<SessionId, Session>,
}

impl DealBook {
    /// A deal to which nothing belongs yet.
    pub const fn new(deal: Deal) -> Self {
        Self {
            deal,
            actions: BTreeMap::new(),
            asks: BTreeMap::new(),
            calls: BTreeMap::new(),
            sessions: BTreeMap::new(),
        }
    }

    /// Puts a record of this deal in its place.
    pub fn put(&mut self, record: Record) {
        match record {
            Record::Team(_) | Record::Profile(_) | Record::Proposal(_) => {}
            Record::Deal(deal) => self.deal = *deal,
            Record::Action(action) => drop(self.actions.insert(action.id.clone(), *action)),
            Record::Ask(ask) => drop(self.asks.insert(ask.id.clone(), *ask)),
            Record::Call(call) => drop(self.calls.insert(call.id.clone(), *call)),
            Record::Session(session) => drop(self.sessions.insert(session.id.clone(), *session)),
        }
    }

    /// The steps that somebody still owes, soonest first.
    pub fn open_actions(&self) -> Vec<&Action> {
        let mut open: Vec<_> = self.actions.values().filter(|action| action.is_open()).collect();
        open.sort_by_key(|action| (action.due.is_none(), action.due, action.id.clone()));
        open
    }

    /// The asks that still wait for an answer or for what was promised, soonest
    /// first.
    pub fn open_asks(&self) -> Vec<&Ask> {
        let mut open: Vec<_> = self.asks.values().filter(|ask| ask.is_open()).collect();
        open.sort_by_key(|ask| (ask.needed_by.is_none(), ask.needed_by, ask.id.clone()));
        open
    }

    /// The session that wrote a step down, unless it is in other hands since.
    pub fn session_of(&self, step: &ActionId) -> Option<&SessionId> {
        let is_of_now = |step: &Action| step.owner_moved.is_empty();
        self.actions.get(step).is_none_or(is_of_now).then_some(())?;
        let mut sessions = self.sessions.iter();
        sessions.find(|(_, session)| session.actions.contains_key(step)).map(|(id, _)| id)
    }

    /// What it changes that the owner of a step agrees to it on `day`, as it
    /// stands or by another date, as `typed_by` wrote down; none where there is no
    /// such step.
    ///
    /// # Errors
    ///
    /// [`NotConfirmed`] as of [`Action::confirm`].
    pub fn confirming(
        &self,
        step: &ActionId,
        day: Date,
        other: Option<OtherDate>,
        typed_by: Option<PersonId>,
    ) -> Option<Result<Change, NotConfirmed>> {
        let before = self.actions.get(step)?;
        let mut after = before.clone();
        let confirmed = after.confirm(self.session_of(step).cloned(), day, other, typed_by);
        Some(confirmed.map(|()| Change::of(before.clone(), after)))
    }

    /// What it changes that an ask is promised on `day`; none where there is no
    /// such ask.
    ///
    /// # Errors
    ///
    /// What [`Ask::accept`] refuses.
    pub fn accepting(&self, ask: &AskId, day: Date) -> Option<Result<Change, ask::Refusal>> {
        let before = self.asks.get(ask)?;
        let mut after = before.clone();
        let accepted = after.accept(day);
        Some(accepted.map(|()| Change::of(before.clone(), after)))
    }

    /// The session that is still being held, the newest where there are several;
    /// what a rep prepares alone is none.
    pub fn draft(&self) -> Option<&Session> {
        self.newest_draft(|session| !session.is_prep())
    }

    /// What the rep is still preparing alone, the newest where there are several.
    pub fn prep_draft(&self) -> Option<&Session> {
        self.newest_draft(Session::is_prep)
    }

    fn newest_draft(&self, is_meant: impl Fn(&Session) -> bool) -> Option<&Session> {
        let drafts = self.sessions.values().filter(|session| session.is_draft());
        let drafts = drafts.filter(|session| is_meant(session));
        drafts.max_by_key(|session| session.started.timestamp())
    }

    /// The sessions that are over, newest first; what a rep prepared alone is
    /// none.
    pub fn held(&self) -> Vec<&Session> {
        let held = |s: &&Session| s.state != SessionState::Draft && !s.is_prep();
        let mut sessions: Vec<_> = self.sessions.values().filter(held).collect();
        sessions.sort_by_key(|session| std::cmp::Reverse(session.started.timestamp()));
        sessions
    }

    /// The day of the last session.
    pub fn last_session(&self) -> Option<Date> {
        self.held().first().map(|session| session.day())
    }

    /// The day of its decision, where people sat down over it, it was not won, and
    /// its debrief was not held.
    pub fn waits_for_its_debrief(&self, today: Date) -> Option<Date> {
        let held = || self.held().into_iter().filter(|session| session.manager.is_some());
        let was_talked_of = held().next().is_some() && !held().any(Session::is_debrief);
        lately_lost(self.deal.status, self.deal.decided, today).filter(|_| was_talked_of)
    }

    /// When the next session is, as it was said in the last one that was agreed, or
    /// moved since; none as soon as they sat down again from the day before it on.
    pub fn next_session(&self) -> Option<Slot> {
        let held = self.held();
        let last = held.iter().find(|session| session.state == SessionState::Agreed)?;
        let next = self.deal.session_after(last.day(), last.next_session)?;
        let is_in_time =
            |session: &&Session| session.day() >= next.day.yesterday().unwrap_or(next.day);
        let sat_down =
            held.iter().filter(|session| session.manager.is_some() && session.id != last.id);
        (!sat_down.copied().any(|session| is_in_time(&session))).then_some(next)
    }

    /// The earliest due date of an open step.
    pub fn next_step_due(&self) -> Option<Date> {
        self.open_actions().first().and_then(|action| action.due)
    }

    /// The last answer to each question, and its day; what a rep said alone
    /// counts as well.
    pub fn answers(&self) -> BTreeMap<QuestionRef, (Date, String)> {
        let mut answers = BTreeMap::new();
        let mut sessions: Vec<_> = self.sessions.values().filter(|s| !s.is_draft()).collect();
        sessions.sort_by_key(|session| session.started.timestamp());
        for session in sessions {
            for (question, answer) in &session.answers {
                if let Some(rep) = &answer.rep {
                    answers.insert(question.clone(), (session.day(), rep.clone()));
                }
            }
        }
        answers
    }
}

impl Books {
    /// A change of what is known of somebody of the team.
    pub fn profile_changed(&self, of: &PersonId, change: impl FnOnce(&mut Profile)) -> Change {
        let before = self.profiles.get(of).cloned();
        let mut after = before.clone().unwrap_or_else(|| Profile::new(of.clone()));
        change(&mut after);
        match before {
            Some(before) => Change::of(before, after),
            None => Change::new(after),
        }
    }

    /// Books of a team that has no deal yet.
    pub const fn new(team: Team, processes: BTreeMap<ProcessId, Process>) -> Self {
        Self {
            team,
            me: None,
            stranger: None,
            listing: Listing::USUAL,
            whose: Whose::Mine,
            processes,
            deals: BTreeMap::new(),
            decided: BTreeMap::new(),
            one_to_ones: BTreeMap::new(),
            profiles: BTreeMap::new(),
            proposals: BTreeMap::new(),
            unread: Vec::new(),
            unread_processes: BTreeMap::new(),
            idle: Vec::new(),
            local: TimeZone::UTC,
            zone: None,
        }
    }

    /// The kind of the newest session on these deals that is over, of those held
    /// on a clock; none before the first.
    pub fn last_kind(&self) -> Option<SessionKind> {
        let held = self.deals.values().flat_map(DealBook::held);
        let kinds = [SessionKind::Quick, SessionKind::Standard, SessionKind::Full];
        let held = held.filter(|session| kinds.contains(&session.kind));
        held.max_by_key(|session| session.started.timestamp()).map(|session| session.kind)
    }

    /// Seats whom the settings name at the keyboard: a team that cannot be read
    /// takes their word for it.
    pub fn sits_here(&mut self, said: Option<PersonId>) {
        let is_known =
            |id: &PersonId| self.team.people.is_empty() || self.team.people.contains_key(id);
        let (known, stranger): (Option<PersonId>, Option<PersonId>) =
            if said.as_ref().is_some_and(is_known) { (said, None) } else { (None, said) };
        self.me = known;
        self.stranger = stranger;
    }

    /// Who writes something down on a deal where nobody else is named: me, else
    /// its owner.
    pub fn hand(&self, owner: &PersonId) -> PersonId {
        self.me.clone().unwrap_or_else(|| owner.clone())
    }

    /// Who sits at the keyboard, where the team knows them.
    pub fn known_me(&self) -> Option<(&PersonId, &Person)> {
        self.me.as_ref().and_then(|me| self.team.people.get_key_value(me))
    }

    /// Whether the deals of that person are mine to look after: my own, those
    /// of the reps whom I coach, and of reps whom nobody in particular coaches.
    /// To somebody who only looks, all are.
    pub fn is_my_care(&self, rep: &PersonId) -> bool {
        let Some((me, person)) = self.known_me() else { return true };
        let coach = || self.team.coach_of(rep, None);
        let coaches = || coach().is_none_or(|coach| coach == *me);
        me == rep || (person.role == TeamRole::Manager && coaches())
    }

    /// The process a deal follows.
    pub fn process_of(&self, deal: &Deal) -> Option<&Process> {
        self.processes.get(&deal.process)
    }

    /// Puts a changed record in its place. What belongs to a deal that was not
    /// opened is read with it.
    pub fn apply(&mut self, change: &Change) {
        match (&change.after, change.after.deal()) {
            (Record::Team(team), _) => self.team.clone_from(team),
            (Record::Profile(person), _) => {
                self.profiles.insert(person.id.clone(), (**person).clone());
            }
            (Record::Proposal(proposal), _) => {
                self.proposals.insert(proposal.id.clone(), (**proposal).clone());
            }
            (Record::Deal(deal), _) if !self.has_deal(&deal.id) => {
                self.deals.insert(deal.id.clone(), DealBook::new((**deal).clone()));
            }
            (record, Some(deal)) => {
                if let Some(book) = self.deals.get_mut(deal) {
                    book.put(record.clone());
                }
            }
            (_, None) => {}
        }
    }

    /// Whether some action has that id.
    pub fn has_action(&self, id: &ActionId) -> bool {
        self.deals.values().any(|book| book.actions.contains_key(id))
    }

    /// Whether some ask has that id.
    pub fn has_ask(&self, id: &AskId) -> bool {
        self.deals.values().any(|book| book.asks.contains_key(id))
    }

    /// The executives from outside the team who were asked before, by name.
    pub fn executives(&self) -> BTreeMap<String, Executive> {
        let mut known = BTreeMap::new();
        for ask in self.deals.values().flat_map(|book| book.asks.values()) {
            ask.of.add_to(&mut known);
        }
        known
    }

    /// Whether some call has that id.
    pub fn has_call(&self, id: &CallId) -> bool {
        self.deals.values().any(|book| book.calls.contains_key(id))
    }

    /// Whether some session has that id.
    pub fn has_session(&self, id: &SessionId) -> bool {
        self.deals.values().any(|book| book.sessions.contains_key(id))
    }
}
