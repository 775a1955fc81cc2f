//! The groups of Today once more, each kind by itself and from its definition
//! alone: slow, and without a word.

use jiff::ToSpan;
use jiff::ZonedDateTime;
use jiff::civil::Date;
use sideline::domain::action::{Action, ActionStatus, Owner};
use sideline::domain::ask::{Ask, AskStatus};
use sideline::domain::books::{Books, DealBook};
use sideline::domain::call::{Call, CallStatus, ManagerRole};
use sideline::domain::deal::DealStatus;
use sideline::domain::flags::{self, Facts};
use sideline::domain::id::PersonId;
use sideline::domain::process::SessionKind;
use sideline::domain::session::{Checked, Session, SessionState};
use sideline::domain::team::TeamRole;
use sideline::pages::thing::Thing;
use sideline::pages::today::Group;

/// Where something stands, what it is, and what it is about.
pub(super) type Told = (Group, &'static str, String);

/// For these alone a deal is looked at.
const FLAGS: [&str; 8] = [
    "close-date-passed",
    "no-next-step",
    "talk-only",
    "ahead-of-buyer",
    "over-time-box",
    "high-against",
    "new-face",
    "close-date-moved",
];

/// Who looks at what.
struct Way<'a> {
    books: &'a Books,
    me: Option<&'a PersonId>,
    now: &'a ZonedDateTime,
    told: Vec<(Group, &'static str, Thing)>,
}

/// What waits, sorted.
pub(super) fn second_way(books: &Books, now: &ZonedDateTime) -> Vec<Told> {
    let me = books.me.as_ref().filter(|me| books.team.people.contains_key(*me));
    let mut way = Way { books, me, now, told: Vec::new() };
    for book in books.deals.values() {
        way.sessions(book);
        book.calls.values().for_each(|call| way.call(book, call));
        book.actions.values().for_each(|step| way.step(book, step));
        way.waits(book);
        book.asks.values().for_each(|ask| way.ask(book, ask));
    }
    books.deals.values().for_each(|book| way.flagged(book));
    books.team.people.keys().for_each(|rep| way.rep(rep));
    let told = way.told.into_iter();
    let mut told: Vec<Told> =
        told.map(|(group, kind, thing)| (group, kind, format!("{thing:?}"))).collect();
    told.sort();
    told
}

impl Way<'_> {
    fn put(&mut self, group: Group, kind: &'static str, thing: Thing) {
        self.told.push((group, kind, thing));
    }

    /// How many days are left until then.
    fn left(&self, day: Date) -> i32 {
        (day - self.now.date()).get_days()
    }

    fn is_me(&self, person: &PersonId) -> bool {
        self.me == Some(person)
    }

    fn is_me_or_all(&self, person: &PersonId) -> bool {
        self.me.is_none() || self.is_me(person)
    }

    fn is_manager(&self) -> bool {
        self.me.is_some_and(|me| self.books.team.people[me].role == TeamRole::Manager)
    }

    fn manager_of(&self, rep: &PersonId) -> Option<&PersonId> {
        self.books.team.people.get(rep)?.manager.as_ref()
    }

    /// Mine, a rep's of mine, or of a rep whom nobody in particular manages.
    fn is_mine(&self, owner: &PersonId) -> bool {
        let is_managed_by_me = self.manager_of(owner).is_none_or(|manager| self.is_me(manager));
        self.is_me_or_all(owner) || self.is_manager() && is_managed_by_me
    }

    fn sessions(&mut self, book: &DealBook) {
        if book.deal.status != DealStatus::Open {
            return;
        }
        let deal = &book.deal.id;
        let newest = |is_prep: bool| {
            let drafts = book.sessions.values().filter(|it| it.state == SessionState::Draft);
            let drafts = drafts.filter(|it| (it.kind == SessionKind::Prep) == is_prep);
            drafts.max_by_key(|session| session.started.timestamp())
        };
        let draft = newest(false);
        let of_mine = |session: &Session| {
            self.is_mine(&session.rep) || session.manager.iter().any(|it| self.is_me_or_all(it))
        };
        let left = draft.filter(|draft| of_mine(draft));
        let prep = newest(true).filter(|prep| self.is_me_or_all(&prep.rep));
        let next = next_session(book).filter(|_| draft.is_none() && self.is_mine(&book.deal.owner));
        for session in left.into_iter().chain(prep) {
            self.put(Group::Soon, "session", Thing::Session(deal.clone(), session.id.clone()));
        }
        let group = match next.map(|day| self.left(day)) {
            Some(..=-1) => Group::Late,
            Some(0..=1) => Group::Soon,
            Some(2..=7) if self.me.is_some() => Group::Week,
            Some(2..) | None => return,
        };
        self.put(group, "session", Thing::Next(deal.clone()));
    }

    fn call(&mut self, book: &DealBook, call: &Call) {
        let (deal, owner) = (&book.deal, &book.deal.owner);
        let thing = Thing::Call(deal.id.clone(), call.id.clone());
        let gate = call.plan.step_in.as_ref().filter(|_| call.status != CallStatus::Cancelled);
        if call.held.role != Some(ManagerRole::Absent) {
            let of = Checked::Call(call.id.clone());
            let returns = gate.and_then(|gate| gate.returns.filter(|_| gate.back_on.is_none()));
            self.back(book, of, returns);
        }
        let is_planned = call.status == CallStatus::Planned;
        let is_over = call.plan.date.is_some_and(|day| {
            let end = match call.plan.time {
                Some(time) => {
                    day.to_datetime(time) + i64::from(call.plan.minutes.unwrap_or(30)).minutes()
                }
                None => day.tomorrow().unwrap().at(0, 0, 0, 0),
            };
            end <= self.now.datetime()
        });
        let is_untold = call.status == CallStatus::Held
            && call.held.outcome.is_none()
            && deal.status == DealStatus::Open;
        if self.is_mine(owner) && (is_planned && is_over || is_untold) {
            self.put(Group::Word, "held?", thing.clone());
        }
        let is_joint = !matches!(call.plan.role_planned, None | Some(ManagerRole::Absent));
        let goes = self.is_me_or_all(owner) || self.is_manager() && self.is_mine(owner) && is_joint;
        match call.plan.date.map(|day| self.left(day)) {
            Some(..=1) if is_planned && !is_over && goes => self.put(Group::Soon, "call", thing),
            Some(2..=7) if is_planned && goes && self.me.is_some() => {
                self.put(Group::Week, "call", thing);
            }
            _ => {}
        }
    }

    /// A step-in that is to be back on that day.
    fn back(&mut self, book: &DealBook, of: Checked, returns: Option<Date>) {
        let owner = &book.deal.owner;
        let is_between_us =
            self.is_me(owner) || self.manager_of(owner).is_some_and(|manager| self.is_me(manager));
        let is_due = returns.is_some_and(|day| self.left(day) <= 0);
        if is_between_us && is_due && book.deal.status == DealStatus::Open {
            self.put(Group::Word, "back?", Thing::Back(book.deal.id.clone(), of));
        }
    }

    fn step(&mut self, book: &DealBook, step: &Action) {
        let thing = Thing::Step(book.deal.id.clone(), step.id.clone());
        let gate = step.step_in.as_ref().filter(|_| step.status != ActionStatus::Dropped);
        let returns = gate.and_then(|gate| gate.returns.filter(|_| gate.back_on.is_none()));
        self.back(book, Checked::Step(step.id.clone()), returns);
        let left = self.left(step.due.unwrap());
        match (&step.owner, step.status) {
            (Owner::Ours(owner), ActionStatus::Open) => {
                let is_promise = self.is_manager() && self.is_me(owner);
                let kind = if is_promise { "promise" } else { "step" };
                if left < 0 && self.is_mine(owner) {
                    self.put(Group::Late, kind, thing);
                } else if (0..=7).contains(&left) && self.is_me(owner) {
                    self.put(Group::Week, kind, thing);
                }
            }
            (Owner::Buyer(_), ActionStatus::Open)
                if left < 0 && self.is_me_or_all(&book.deal.owner) =>
            {
                self.put(Group::Late, "theirs", thing);
            }
            (Owner::Ours(owner), ActionStatus::Proposed) if self.is_me(owner) => {
                self.put(Group::Word, "confirm", thing);
            }
            _ => {}
        }
    }

    /// A row for each person and session with something to confirm.
    fn waits(&mut self, book: &DealBook) {
        let Some(me) = self.me else { return };
        for session in book.sessions.values() {
            let is_there = session.rep == *me || session.manager.as_ref() == Some(me);
            let waiting = |person: &PersonId| {
                let mut steps = book.actions.values().filter(|step| {
                    step.status == ActionStatus::Proposed && session.actions.contains_key(&step.id)
                });
                steps.any(|step| step.owner == Owner::Ours(person.clone()))
            };
            let people = self.books.team.people.keys();
            let count = people.filter(|who| *who != me && is_there && waiting(who)).count();
            for _ in 0..count {
                self.put(
                    Group::Word,
                    "waits",
                    Thing::Waits(book.deal.id.clone(), session.id.clone()),
                );
            }
        }
    }

    fn ask(&mut self, book: &DealBook, ask: &Ask) {
        let thing = Thing::Ask(book.deal.id.clone(), ask.id.clone());
        let left = ask.needed_by.map(|day| self.left(day));
        let Some(me) = self.me else {
            if ask.status == AskStatus::Accepted && left.is_some_and(|left| left < 0) {
                self.put(Group::Late, "promise", thing);
            }
            return;
        };
        let (of_me, from_me) = (ask.of.is(me), ask.from == *me);
        match ask.status {
            AskStatus::Open if ask.is_offer() => {
                if from_me {
                    self.put(Group::Word, "offer", thing);
                }
                return;
            }
            AskStatus::Open => {
                if of_me || from_me && left.is_some_and(|left| left < 0) {
                    self.put(Group::Word, "ask", thing);
                }
                return;
            }
            AskStatus::Accepted if of_me => match left {
                Some(..=-1) => self.put(Group::Late, "promise", thing.clone()),
                Some(0..=7) => self.put(Group::Week, "promise", thing.clone()),
                Some(8..) | None => {}
            },
            AskStatus::Accepted | AskStatus::Declined | AskStatus::Done => {}
        }
        let is_news = ask.status == AskStatus::Accepted || book.deal.status == DealStatus::Open;
        let day = if ask.status == AskStatus::Done { ask.closed } else { ask.replied };
        let is_taken_back =
            ask.status == AskStatus::Declined && ask.reply.as_deref() == Some("taken back");
        let mine = if ask.is_offer() { of_me } else { from_me };
        if mine && is_news && !is_taken_back && day.is_some_and(|day| self.left(day) >= -14) {
            self.put(Group::Word, "answer", thing);
        }
    }

    fn flagged(&mut self, book: &DealBook) {
        let deal = &book.deal;
        let first = [Group::Soon, Group::Late, Group::Word];
        let is_told = |(group, _, thing): &(Group, &str, Thing)| {
            first.contains(group) && thing.deal() == Some(&deal.id)
        };
        let process = &self.books.processes[&deal.process];
        let flags = flags::flags(&Facts::of(book, process, self.now.date()));
        let is_flagged = flags.iter().any(|flag| FLAGS.contains(&flag.id.as_str()));
        let is_shown = deal.status == DealStatus::Open && self.is_mine(&deal.owner);
        if is_flagged && is_shown && !self.told.iter().any(is_told) {
            self.put(Group::Look, "deal", Thing::Deal(deal.id.clone()));
        }
    }

    fn rep(&mut self, rep: &PersonId) {
        let owns = |book: &&DealBook| book.deal.owner == *rep;
        let theirs = || self.books.deals.values().filter(owns);
        let has_session = |(_, kind, thing): &(Group, &str, Thing)| {
            *kind == "session" && theirs().any(|book| thing.deal() == Some(&book.deal.id))
        };
        let sessions = self.books.deals.values().flat_map(|book| book.sessions.values());
        let talked = sessions.filter(|session| {
            session.rep == *rep
                && session.manager.is_some()
                && session.state != SessionState::Draft
                && session.kind == SessionKind::Standard
                && session.points.is_some_and(|points| points.worked * 2 >= points.expected)
        });
        let last = talked.map(|session| self.left(session.started.date())).max();
        let is_rep = self.books.team.people[rep].role == TeamRole::Rep;
        let is_due = last.is_none_or(|left| left < -14);
        let has_open = theirs().any(|book| book.deal.status == DealStatus::Open);
        let is_shown = self.is_manager() && is_rep && self.is_mine(rep) && has_open && is_due;
        if is_shown && !self.told.iter().any(has_session) {
            self.put(Group::Look, "rep", Thing::Rep(rep.clone()));
        }
    }
}

/// The day of the next session: as the last agreed one has it, until they sat down
/// from the day before it on.
fn next_session(book: &DealBook) -> Option<Date> {
    let over = || {
        let sessions = book.sessions.values();
        sessions.filter(|it| it.state != SessionState::Draft && it.kind != SessionKind::Prep)
    };
    let agreed = over().filter(|session| session.state == SessionState::Agreed);
    let last = agreed.max_by_key(|session| session.started.timestamp())?;
    let day = last.next_session?.day;
    let mut others = over().filter(|session| session.id != last.id && session.manager.is_some());
    (!others.any(|session| session.started.date() >= day - 1.day())).then_some(day)
}
