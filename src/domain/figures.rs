//! Figures of coaching: how much of it there was, what came of it, and where to look.
//!
//! They are computed from the facts of each deal and kept nowhere. Each says of
//! what it is made, so that it opens to its records.

mod facts;
mod gaps;
mod kept;
mod measure;
mod minutes;
mod one_to_one;
mod pipeline;
mod reckoned;
mod span;
mod stages;
mod step_ins;
mod talk;
#[cfg(test)]
mod tests;
mod together;
mod why;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::domain::books::Books;
use crate::domain::id::{PersonId, ProcessId};
use crate::domain::process::Process;
use crate::domain::profile::Profile;
use crate::domain::team::{Person, Team, TeamRole};

pub use facts::Facts;
pub use gaps::Gap;
pub use kept::Kept;
pub use measure::{Line, Measure};
pub use minutes::Minutes;
pub use one_to_one::OneToOne;
pub use reckoned::{Reckoned, Value};
pub use stages::{Late, Stages};
pub use step_ins::{LastOne, Reasoned, StepIns};
pub use together::Together;

/// How many things there must be for a figure to say something.
pub const ENOUGH: usize = 5;
/// How many reps must stand in a figure of the team for one of them to see it.
pub const IN_A_CROWD: usize = 3;

/// All that figures are made of.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// This day.
    pub today: Date,
    /// Our own team.
    pub team: &'a Team,
    /// The processes that deals and sessions follow.
    pub processes: &'a BTreeMap<ProcessId, Process>,
    /// What is known of the people of the team.
    pub profiles: &'a BTreeMap<PersonId, Profile>,
    /// The facts of all deals.
    pub facts: &'a [Facts],
}

/// The figures of a rep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfRep {
    /// Minutes of coaching.
    pub minutes: Minutes,
    /// When both last took their time.
    pub one_to_one: OneToOne,
    /// Calls on which a manager was there.
    pub together: Together,
    /// Steps that were done on time.
    pub kept: Kept,
    /// At which stages of their deals they were talked about.
    pub stages: Vec<Stages>,
    /// Results, beside those of the team.
    pub lines: Vec<Line>,
    /// Outcomes that several of their deals lack.
    pub gaps: Vec<Gap>,
}

/// The figures of a manager.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfManager {
    /// How often they did a rep's work.
    pub step_ins: StepIns,
    /// Steps and promises that were kept on time.
    pub kept: Kept,
    /// The last team meeting.
    pub team_meeting: Option<Date>,
}

impl<'a> Known<'a> {
    /// What the books know on a day, with the facts of all deals.
    pub const fn of(books: &'a Books, facts: &'a [Facts], today: Date) -> Self {
        let Books { team, processes, profiles, .. } = books;
        Self { today, team, processes, profiles, facts }
    }

    /// The figures of a rep.
    pub fn rep(&self, rep: &PersonId) -> OfRep {
        OfRep {
            minutes: minutes::minutes(self, rep),
            one_to_one: one_to_one::one_to_one(self, rep),
            together: together::together(self, rep),
            kept: kept::of_rep(self, rep),
            stages: stages::stages(self, rep),
            lines: measure::lines(self, rep),
            gaps: gaps::gaps(self, rep),
        }
    }

    /// The figures of a manager.
    pub fn manager(&self, manager: &PersonId) -> OfManager {
        let profile = self.profiles.get(manager);
        OfManager {
            step_ins: step_ins::step_ins(self, manager),
            kept: kept::of_manager(self, manager),
            team_meeting: profile.and_then(|profile| profile.last_team_meeting(self.today)),
        }
    }

    /// The people of one role who have not left, by name.
    pub fn people(&self, role: TeamRole) -> Vec<(&'a PersonId, &'a Person)> {
        let mut people: Vec<_> = self.team.of_role(role).collect();
        people.sort_by_key(|(id, person)| (person.name.to_lowercase(), *id));
        people
    }

    /// The open deals of a rep.
    fn open(&self, rep: &PersonId) -> impl Iterator<Item = &'a Facts> {
        let rep = rep.clone();
        self.facts.iter().filter(move |facts| facts.is_open() && facts.deal.owner == rep)
    }
}
