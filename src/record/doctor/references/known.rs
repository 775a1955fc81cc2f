//! What there is to be named, and what is said of an id that names nothing.

use super::super::{Doctor, Severity};
use super::named::Id;
use crate::domain::books::DealBook;
use crate::domain::id::{BuyerId, CriterionRef, ElementId, PersonId, ProcessId, RoleId, StageId};
use crate::domain::phrase::listed;
use crate::domain::process::Process;
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

/// What can be named in the records of a deal, or of the team.
pub(super) struct Known<'k> {
    doctor: &'k Doctor<'k>,
    book: Option<&'k DealBook>,
    process: Option<&'k Process>,
}

impl<'k> Known<'k> {
    pub(super) fn of(doctor: &'k Doctor<'k>, book: Option<&'k DealBook>) -> Self {
        let process = book.and_then(|book| doctor.books.process_of(&book.deal));
        Self { doctor, book, process }
    }

    /// What is wrong with an id; nothing where there is something of that id.
    pub(super) fn wrong(&self, id: &Id<'_>) -> Option<Wrong> {
        let book = self.book;
        match id {
            Id::Member(person) => self.member(person),
            Id::Process(process) => self.process(process),
            Id::Stage(stage) => self.stage(stage),
            Id::Criterion(criterion) => self.criterion(criterion),
            Id::Element(element) => self.element(element),
            Id::Role(role) => self.role(role),
            Id::Buyer(person) => self.buyer(person),
            Id::Step(id) => self.file("step", id.as_str(), book?.actions.contains_key(*id)),
            Id::Ask(id) => self.file("ask", id.as_str(), book?.asks.contains_key(*id)),
            Id::Call(id) => self.file("call", id.as_str(), book?.calls.contains_key(*id)),
            Id::Session(id) => self.file("session", id.as_str(), book?.sessions.contains_key(*id)),
        }
    }

    fn member(&self, person: &PersonId) -> Option<Wrong> {
        let people = &self.doctor.books.team.people;
        if people.contains_key(person) || self.doctor.is_unread(&Place::Team.to_string()) {
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
            let message = format!("there is no process \"{process}\" that can be used");
            Wrong::error(
                message,
                "bring its file back, or write the id of another one: sideline process list shows them",
            )
        })
    }

    fn stage(&self, stage: &StageId) -> Option<Wrong> {
        let process = self.process.filter(|process| process.stage_now(stage).is_none())?;
        let known: Vec<&str> = process.stages.iter().map(|stage| stage.id.as_str()).collect();
        let message = format!("the process {} has no stage \"{stage}\"", process.id);
        Some(Wrong::error(message, one_of(&known)))
    }

    /// What an older version asked for, or a newer one will, is no mistake.
    fn of_same_version(&self) -> Option<&'k Process> {
        let version = self.book?.deal.process_version;
        self.process.filter(|process| process.version == version)
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
        Some(Wrong::warning(message, one_of(&known)))
    }

    fn role(&self, role: &RoleId) -> Option<Wrong> {
        let process = self.of_same_version().filter(|process| process.role(role).is_none())?;
        let known: Vec<&str> = process.roles.iter().map(|role| role.id.as_str()).collect();
        let message = format!("the process {} has no role \"{role}\"", process.id);
        Some(Wrong::warning(message, one_of(&known)))
    }

    fn buyer(&self, person: &BuyerId) -> Option<Wrong> {
        let book = self.book?;
        let deal = &book.deal;
        let is_new = || book.sessions.values().any(|session| session.people.contains_key(person));
        if deal.people.contains_key(person) || is_new() {
            return None;
        }
        let known: Vec<&str> = deal.people.keys().map(BuyerId::as_str).collect();
        let message = format!("nobody on the buyer's side has the id \"{person}\"");
        Some(Wrong::warning(message, one_of(&known)))
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

fn one_of(known: &[&str]) -> String {
    if known.is_empty() {
        return "nobody and nothing of that kind is known yet: take the id out".to_owned();
    }
    format!("write one of these ids: {}", known.join(", "))
}
