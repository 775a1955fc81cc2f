//! Figures of coaching: how much of it there was, what came of it, and where to look.
//!
//! They are computed from the facts of each deal and kept nowhere. Each says of
//! what it is made, so that it opens to its records.

mod facts;
mod gaps;
mod kept;
mod known;
mod learned;
mod lines;
mod measured;
mod minutes;
mod one_to_one;
mod pipeline;
mod reckoned;
mod records;
mod span;
mod stages;
mod step_ins;
#[cfg(test)]
mod tests;
mod together;
mod why;
mod worse;

use jiff::civil::Date;

use crate::domain::id::PersonId;

pub use facts::{Came, Facts, Presence};
pub use gaps::Gap;
pub use kept::Kept;
pub use known::{ENOUGH, IN_A_CROWD, Known};
pub use learned::{Learned, Told};
pub use lines::Line;
pub use measured::Measure;
pub use minutes::Minutes;
pub use one_to_one::OneToOne;
pub use reckoned::{Reckoned, Value};
pub use records::{Outcome, Record, Which};
pub use stages::{Late, Stages};
pub use step_ins::{LastOne, Reasoned, StepIns};
pub use together::{Together, on_open_deals};
pub use worse::{Talked, Than};

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
    /// What was said of them last.
    pub learned: Learned,
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

impl Known<'_> {
    /// The figures of a rep.
    pub fn rep(&self, rep: &PersonId) -> OfRep {
        OfRep {
            minutes: minutes::minutes(self, rep),
            one_to_one: one_to_one::one_to_one(self, rep),
            together: together::together(self, rep),
            kept: kept::of_rep(self, rep),
            stages: stages::stages(self, rep),
            lines: lines::lines(self, rep),
            gaps: gaps::gaps(self, rep),
            learned: learned::learned(self, rep),
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
}
