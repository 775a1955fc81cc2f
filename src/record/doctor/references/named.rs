//! The ids that each record names, with the keys they stand under.

use crate::domain::action::{Action, Owner};
use crate::domain::ask::{Ask, Asked};
use crate::domain::books::DealBook;
use crate::domain::call::Call;
use crate::domain::deal::{Deal, Evidence, Finding};
use crate::domain::id::{
    ActionId, AskId, BuyerId, CallId, CriterionRef, ElementId, PersonId, ProcessId, RoleId,
    SessionId, StageId,
};
use crate::domain::session::{Checked, Session};
use crate::domain::team::Team;
use crate::record::layout::Place;

/// Something that a record names.
pub(super) enum Id<'r> {
    Member(&'r PersonId),
    Process(&'r ProcessId),
    Stage(&'r StageId),
    Criterion(&'r CriterionRef),
    Element(&'r ElementId),
    Role(&'r RoleId),
    Buyer(&'r BuyerId),
    Step(&'r ActionId),
    Ask(&'r AskId),
    Call(&'r CallId),
    Session(&'r SessionId),
}

/// The keys, joined by dots, and the id that stands there.
pub(super) type Named<'r> = (String, Id<'r>);

/// The ids one record names, as they are gathered.
#[derive(Default)]
struct Names<'r>(Vec<Named<'r>>);

impl<'r> Names<'r> {
    fn add(&mut self, keys: impl Into<String>, id: impl Into<Option<Id<'r>>>) {
        if let Some(id) = id.into() {
            self.0.push((keys.into(), id));
        }
    }

    fn finding(&mut self, keys: &str, finding: &'r Finding) {
        self.add(format!("{keys}.by"), finding.by.as_ref().map(Id::Member));
        self.add(format!("{keys}.session"), finding.session.as_ref().map(Id::Session));
        self.evidence(keys, finding.evidence.as_ref());
    }

    fn evidence(&mut self, keys: &str, evidence: Option<&'r Evidence>) {
        let who = evidence.and_then(|evidence| evidence.who.as_ref());
        self.add(format!("{keys}.evidence.who"), who.map(Id::Buyer));
    }

    fn owner(&mut self, keys: impl Into<String>, owner: &'r Owner) {
        match owner {
            Owner::Ours(person) => self.add(keys, Id::Member(person)),
            Owner::Buyer(person) => self.add(keys, Id::Buyer(person)),
        }
    }
}

/// What the team's own file names.
pub(super) fn in_team(team: &Team) -> Vec<Named<'_>> {
    let mut names = Names::default();
    names.add("process", Id::Process(&team.process));
    for (id, person) in &team.people {
        names.add(format!("person.{id}.manager"), person.manager.as_ref().map(Id::Member));
    }
    names.0
}

/// The files of a deal, and what each of them names.
pub(super) fn in_deal(book: &DealBook) -> Vec<(Place, Vec<Named<'_>>)> {
    let deal = &book.deal.id;
    let mut all = vec![(Place::Deal(deal.clone()), of_deal(&book.deal))];
    all.extend(
        book.actions
            .values()
            .map(|step| (Place::Action(deal.clone(), step.id.clone()), of_step(step))),
    );
    all.extend(
        book.asks.values().map(|ask| (Place::Ask(deal.clone(), ask.id.clone()), of_ask(ask))),
    );
    all.extend(
        book.calls.values().map(|call| (Place::Call(deal.clone(), call.id.clone()), of_call(call))),
    );
    all.extend(book.sessions.values().map(|session| {
        (Place::Session(deal.clone(), session.day(), session.id.clone()), of_session(session))
    }));
    all
}

fn of_deal(deal: &Deal) -> Vec<Named<'_>> {
    let mut names = Names::default();
    names.add("owner", Id::Member(&deal.owner));
    names.add("process", Id::Process(&deal.process));
    names.add("stage", Id::Stage(&deal.stage));
    names.add("buyer_stage", deal.buyer_stage.as_ref().map(Id::Stage));
    for (day, moved) in &deal.close_date_moved {
        names.add(format!("close_date_moved.{day}.by"), moved.by.as_ref().map(Id::Member));
    }
    for (day, moved) in &deal.stage_moved {
        names.add(format!("history.{day}.stage.by"), moved.by.as_ref().map(Id::Member));
    }
    for (day, moved) in &deal.status_moved {
        names.add(format!("history.{day}.status.by"), moved.by.as_ref().map(Id::Member));
    }
    for (id, person) in &deal.people {
        for role in &person.roles {
            names.add(format!("person.{id}.roles"), Id::Role(role));
        }
        names.add(format!("person.{id}.reports_to"), person.reports_to.as_ref().map(Id::Buyer));
    }
    for tie in &deal.relations {
        let keys = format!("relation.{}.{}.{}", tie.from, tie.kind, tie.to);
        names.add(keys.clone(), Id::Buyer(&tie.from));
        names.add(keys, Id::Buyer(&tie.to));
    }
    for (criterion, finding) in &deal.exit {
        let keys = format!("exit.{criterion}");
        names.add(keys.clone(), Id::Criterion(criterion));
        names.finding(&keys, finding);
    }
    for (element, score) in &deal.elements {
        let keys = format!("element.{element}");
        names.add(keys.clone(), Id::Element(element));
        names.add(format!("{keys}.by"), score.by.as_ref().map(Id::Member));
        names.evidence(&keys, score.evidence.as_ref());
    }
    for session in deal.folded.keys() {
        names.add(format!("folded.{session}"), Id::Session(session));
    }
    names.0
}

fn of_step(step: &Action) -> Vec<Named<'_>> {
    let mut names = Names::default();
    names.owner("owner", &step.owner);
    names.add("by", Id::Member(&step.by));
    names.add("criterion", step.criterion.as_ref().map(Id::Criterion));
    names.add("person", step.person.as_ref().map(Id::Buyer));
    names.add("call", step.call.as_ref().map(Id::Call));
    names.add("agreed.session", step.agreed.as_ref().map(|agreed| Id::Session(&agreed.session)));
    for (day, moved) in &step.moved {
        names.add(format!("moved.{day}.by"), Id::Member(&moved.by));
        names.add(format!("moved.{day}.session"), moved.session.as_ref().map(Id::Session));
    }
    names.0
}

fn of_ask(ask: &Ask) -> Vec<Named<'_>> {
    let mut names = Names::default();
    names.add("from", Id::Member(&ask.from));
    if let Asked::Ours(person) = &ask.of {
        names.add("of", Id::Member(person));
    }
    names.add("session", ask.session.as_ref().map(Id::Session));
    for (id, recipient) in &ask.recipients {
        names.add(format!("recipient.{id}.person"), recipient.person.as_ref().map(Id::Buyer));
    }
    names.0
}

fn of_call(call: &Call) -> Vec<Named<'_>> {
    let mut names = Names::default();
    for person in &call.plan.with {
        names.add("with", Id::Buyer(person));
    }
    names.add("criterion", call.plan.criterion.as_ref().map(Id::Criterion));
    names.add("session", call.session.as_ref().map(Id::Session));
    names.0
}

/// Of a session who sat there and what they looked back on. What it agreed is
/// in files of its own, and named there.
fn of_session(session: &Session) -> Vec<Named<'_>> {
    let mut names = Names::default();
    names.add("rep", Id::Member(&session.rep));
    names.add("manager", session.manager.as_ref().map(Id::Member));
    for person in session.agreed.keys() {
        names.add(format!("agreed.{person}"), Id::Member(person));
    }
    for step in session.looked_back.keys() {
        names.add(format!("looked_back.action.{step}"), Id::Step(step));
    }
    for ask in session.promises.keys() {
        names.add(format!("looked_back.ask.{ask}"), Id::Ask(ask));
    }
    for call in session.outcomes.keys() {
        names.add(format!("looked_back.call.{call}"), Id::Call(call));
    }
    for of in session.handed_back.keys() {
        match of {
            Checked::Step(id) if !session.looked_back.contains_key(id) => {
                names.add(format!("looked_back.{of}"), Id::Step(id));
            }
            Checked::Call(id) if !session.outcomes.contains_key(id) => {
                names.add(format!("looked_back.{of}"), Id::Call(id));
            }
            Checked::Step(_) | Checked::Call(_) | Checked::Ask(_) => {}
        }
    }
    names.0
}
