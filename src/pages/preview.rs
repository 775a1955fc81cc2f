//! A process to look at: a deal that nobody has, and a team of two, so that a
//! session can be walked through. None of it is ever written down.

use jiff::ZonedDateTime;

use crate::domain::books::{Books, DealBook, Kept};
use crate::domain::deal::{Deal, NewDeal};
use crate::domain::id::{DealId, Draw, PersonId, StageId};
use crate::domain::process::{Process, Stage};
use crate::domain::team::{Person, Team, TeamRole};

/// Books with that process and one deal on it.
#[derive(Clone, Debug)]
pub struct Trial {
    /// The books, which belong to no workspace.
    pub books: Kept,
    /// The deal.
    pub deal: DealId,
    /// Who would coach.
    pub manager: PersonId,
}

impl Trial {
    /// A deal in the first stage.
    pub fn of(process: Process, now: &ZonedDateTime, draw: &mut Draw) -> Self {
        let mut team = Team::new(process.id.clone());
        let manager = join(&mut team, draw, "Manager", TeamRole::Manager);
        let rep = join(&mut team, draw, "Rep", TeamRole::Rep);
        let new = NewDeal {
            account: "Preview".to_owned(),
            name: process.name.clone(),
            owner: rep,
            stage: None,
            amount: None,
            close_date: None,
        };
        let deal = Deal::new(new, &process, now.date(), draw, |_| false);
        let id = deal.id.clone();
        let mut books = Books::new(team, [(process.id.clone(), process)].into());
        books.deals.insert(id.clone(), DealBook::new(deal));
        Self { books: books.into(), deal: id, manager }
    }

    /// Puts the deal and its sessions into that stage: what is current in a
    /// session is shown whole.
    pub fn enter(&mut self, stage: &StageId) {
        if let Some(book) = self.books.change().deals.get_mut(&self.deal) {
            book.deal.stage = stage.clone();
            for session in book.sessions.values_mut() {
                session.stage_at_start = stage.clone();
            }
        }
    }

    /// The process.
    pub fn process(&self) -> Option<&Process> {
        self.books.processes.values().next()
    }
}

fn join(team: &mut Team, draw: &mut Draw, name: &str, role: TeamRole) -> PersonId {
    let id = draw.person(name, |id| team.people.contains_key(id));
    let person = Person::new(name, role);
    team.people.insert(id.clone(), person);
    id
}

/// One more thing that a stage holds for whoever leads a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// The heading it stands under.
    pub section: &'static str,
    /// What it says.
    pub text: String,
    /// What belongs to it.
    pub more: String,
}

/// What a stage holds beside questions and criteria: the people it needs, how a
/// next call may go, what goes wrong, what its authors advise.
pub fn asides(process: &Process, stage: &Stage) -> Vec<Aside> {
    let aside = |section, text: &str, more: String| Aside { section, text: text.to_owned(), more };
    let people = stage.roles.iter().filter_map(|id| process.role(id)).map(|role| {
        let cares = role.cares_about.as_ref().map(|about| format!("Cares about: {about}"));
        aside("Who it needs on their side", &role.name, cares.unwrap_or_default())
    });
    let calls = stage.objectives.iter().map(|objective| {
        let fallback = objective.fallback.iter().map(|less| format!("If not: {less}"));
        let examples = objective.examples.iter().map(|good| format!("For example: {good}"));
        let more: Vec<String> = fallback.chain(examples).collect();
        aside("What the next call may get them to do", &objective.prompt, more.join("\n"))
    });
    let traps = stage.traps.iter().map(|trap| aside("Traps", trap, String::new()));
    let advice = stage.coaching.iter().flat_map(|text| text.split("\n\n"));
    let advice = advice.map(|text| aside("For the manager", text.trim(), String::new()));
    people.chain(calls).chain(traps).chain(advice).collect()
}
