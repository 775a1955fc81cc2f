//! What there is to be named, and what is said of an id that names nothing.

use super::super::{Doctor, Severity};
use super::named::Named;
use crate::domain::astray::{no_process, no_stage};
use crate::domain::books::{DealBook, IdOf};
use crate::domain::id::{
    ActionId, AskId, BuyerId, CallId, CriterionRef, ElementId, PersonId, ProcessId, RoleId,
    SessionId, StageId,
};
use crate::domain::missing::Missing;
use crate::domain::phrase::listed;
use crate::domain::process::Process;
use crate::domain::session::Session;
use crate::record::layout::Place;

/// What is wrong with an id, and what to do.
pub(super) struct Wrong {
    pub(super) severity: Severity,
    pub(super) message: String,
    pub(super) help: String,
}

impl Wrong {
    pub(super) fn warning(message: String, help: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, message, help: help.into() }
    }

    fn error(message: String, help: impl Into<String>) -> Self {
        Self { severity: Severity::Error, ..Self::warning(message, help) }
    }
}

/// What can be named in a file of a deal, or of the team.
pub(super) struct Known<'k> {
    doctor: &'k Doctor<'k>,
    book: Option<&'k DealBook>,
    /// The session whose minutes the file is.
    session: Option<&'k Session>,
    process: Option<&'k Process>,
    /// The version of the process that the file is about.
    version: Option<u32>,
}

impl<'k> Known<'k> {
    pub(super) fn of(
        doctor: &'k Doctor<'k>,
        book: Option<&'k DealBook>,
        session: Option<&'k Session>,
    ) -> Self {
        let of_deal = book.map(|book| (&book.deal.process, book.deal.process_version));
        let of_session = session.map(|session| (&session.process.id, session.process.version));
        let (id, version) = of_session.or(of_deal).unzip();
        let process = id.and_then(|id| doctor.books.processes.get(id));
        Self { doctor, book, session, process, version }
    }

    /// What is wrong with an id; nothing where there is something of that id.
    pub(super) fn wrong(&self, Named { kind, id, keys, .. }: &Named<'_>) -> Option<Wrong> {
        // How a session came to another version is told in the ids of both.
        if keys.starts_with(&["changed", "process"]) {
            return None;
        }
        match kind {
            IdOf::Member => self.member(&id.parse().ok()?),
            IdOf::Process => self.process(&id.parse().ok()?),
            IdOf::Stage => self.stage(&id.parse().ok()?, keys.len() == 1),
            IdOf::Criterion => {
                let stage = keys.len().checked_sub(2).and_then(|at| keys.get(at))?;
                let criterion = CriterionRef::new(stage.parse().ok()?, id.parse().ok()?);
                // Where its stage is not there, that is told of the stage.
                self.process?.stage_now(&criterion.stage)?;
                self.criterion(&criterion)
            }
            IdOf::CriterionRef => self.criterion(&id.parse().ok()?),
            IdOf::Missing => match id.parse().ok()? {
                Missing::Criterion(criterion) => self.criterion(&criterion),
                Missing::Element(element) => self.element(&element),
            },
            IdOf::Element => self.element(&id.parse().ok()?),
            IdOf::Role => self.role(&id.parse().ok()?),
            IdOf::Buyer => self.buyer(&id.parse().ok()?),
            IdOf::Step => self.step(&id.parse().ok()?),
            IdOf::Ask => self.ask(&id.parse().ok()?),
            IdOf::Call => self.call(&id.parse().ok()?),
            IdOf::Session => self.session(&id.parse().ok()?),
        }
    }

    /// What a session agreed to stands in its minutes too: that the file of it
    /// has gone is told of those.
    fn step(&self, id: &ActionId) -> Option<Wrong> {
        let is_new = self.session.is_some_and(|session| session.actions.contains_key(id));
        self.file("step", id.as_str(), is_new || self.book?.actions.contains_key(id))
    }

    fn ask(&self, id: &AskId) -> Option<Wrong> {
        let is_new = self.session.is_some_and(|session| session.asks.contains_key(id));
        self.file("ask", id.as_str(), is_new || self.book?.asks.contains_key(id))
    }

    fn call(&self, id: &CallId) -> Option<Wrong> {
        let is_new = self.session.is_some_and(|session| session.calls.contains_key(id));
        self.file("call", id.as_str(), is_new || self.book?.calls.contains_key(id))
    }

    fn session(&self, id: &SessionId) -> Option<Wrong> {
        // A session may have asked about the debrief of another deal.
        let mut books = self.doctor.books.deals.values();
        let is_there = self.book?.sessions.contains_key(id)
            || self.session.is_some() && books.any(|book| book.sessions.contains_key(id));
        self.file("session", id.as_str(), is_there)
    }

    fn member(&self, person: &PersonId) -> Option<Wrong> {
        let people = &self.doctor.books.team.people;
        let team = Place::Team.to_string();
        let is_unread = self.doctor.is_unread(&team) || self.doctor.has_misspelt(&team, "person");
        if people.contains_key(person) || is_unread {
            return None;
        }
        let known: Vec<&str> = people.keys().map(PersonId::as_str).collect();
        let message = format!("nobody in the team has the id \"{person}\"");
        let add = "add them with sideline team add NAME --role rep";
        let help = match known.as_slice() {
            [] => add.to_owned(),
            known => format!("write the id of somebody there ({}), or {add}", listed(known)),
        };
        Some(Wrong::warning(message, help))
    }

    fn process(&self, process: &ProcessId) -> Option<Wrong> {
        (!self.doctor.books.processes.contains_key(process)).then(|| {
            Wrong::error(
                no_process(process),
                "bring its file back, or write the id of another one: sideline process list shows them",
            )
        })
    }

    /// The stage that a deal is in must be there; all others are told.
    fn stage(&self, stage: &StageId, is_now: bool) -> Option<Wrong> {
        let process = if self.session.is_some() { self.of_same_version() } else { self.process };
        let process = process.filter(|process| process.stage_now(stage).is_none())?;
        let known: Vec<&str> = process.stages.iter().map(|stage| stage.id.as_str()).collect();
        let severity = if is_now { Severity::Error } else { Severity::Warning };
        Some(Wrong {
            severity,
            ..Wrong::warning(no_stage(process, stage), one_of(&known, stage.as_str()))
        })
    }

    /// What an older version asked for, or a newer one will, is no mistake.
    fn of_same_version(&self) -> Option<&'k Process> {
        self.process.filter(|process| Some(process.version) == self.version)
    }

    fn criterion(&self, criterion: &CriterionRef) -> Option<Wrong> {
        let process = self.of_same_version().filter(|p| p.criterion(criterion).is_none())?;
        let message = format!("the process {} asks for no \"{criterion}\"", process.id);
        let help = format!("sideline process show {} lists what it asks for", process.id);
        Some(Wrong::warning(message, help))
    }

    fn element(&self, id: &ElementId) -> Option<Wrong> {
        let process = self.of_same_version().filter(|process| process.element(id).is_none())?;
        let known: Vec<&str> = process.elements.iter().map(|one| one.id.as_str()).collect();
        let message = format!("the scorecard of the process {} has no \"{id}\"", process.id);
        Some(Wrong::warning(message, one_of(&known, id.as_str())))
    }

    fn role(&self, role: &RoleId) -> Option<Wrong> {
        let process = self.of_same_version().filter(|process| process.role(role).is_none())?;
        let known: Vec<&str> = process.roles.iter().map(|role| role.id.as_str()).collect();
        let message = format!("the process {} has no role \"{role}\"", process.id);
        Some(Wrong::warning(message, one_of(&known, role.as_str())))
    }

    fn buyer(&self, person: &BuyerId) -> Option<Wrong> {
        let deal = &self.book?.deal;
        let is_new = || self.session.is_some_and(|session| session.people.contains_key(person));
        if deal.people.contains_key(person) || is_new() {
            return None;
        }
        let known: Vec<&str> = deal.people.keys().map(BuyerId::as_str).collect();
        let message = format!("nobody on the buyer's side has the id \"{person}\"");
        Some(Wrong::warning(message, one_of(&known, person.as_str())))
    }

    /// A record with a file of its own, which may be there and unreadable.
    fn file(&self, kind: &str, id: &str, is_there: bool) -> Option<Wrong> {
        (!is_there && !self.doctor.is_unread(id)).then(|| {
            let message = format!("there is no file of the {kind} \"{id}\"");
            Wrong::warning(
                message,
                "bring the file back if it was lost; else nothing is to be done",
            )
        })
    }
}

/// The ids that are known, the nearest first.
fn one_of(known: &[&str], said: &str) -> String {
    if known.is_empty() {
        return "nobody and nothing of that kind is known yet: take the id out".to_owned();
    }
    let mut known = known.to_vec();
    known.sort_by_key(|id| strsim::osa_distance(id, said));
    format!("write one of these ids: {}", known.join(", "))
}
