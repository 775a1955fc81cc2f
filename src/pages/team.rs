//! The figures of a team: of whom they are shown to whom, and in which order.
//!
//! A manager sees their reps. A rep sees their own, above them the lines of their
//! manager, and of the team only what says nothing of a single other rep.

mod about;
mod by_stage;
mod page;
mod unread;
mod words;

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::domain::books::Books;
use crate::domain::figures::{IN_A_CROWD, Known, Line, Measure, OfManager, OfRep};
use crate::domain::id::{DealId, PersonId, ProcessId, SkillId};
use crate::domain::profile::Skill;
use crate::domain::team::{Person, Team, TeamRole};

pub use about::{About, about, day, heading, record, title_of_records};
pub use by_stage::{Grid, grid};
pub use page::{Asked, Decided, TeamPage};
pub use words::{
    Cells, HIGH, Row, Told, can_be_asked, cells, is_wanted, looked_at, name_of, of_manager, of_rep,
    talks, to_be_asked,
};

/// Whose figures are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Everybody's.
    Everybody,
    /// Those of a manager and of the reps whom they coach, or nobody.
    RepsOf(PersonId),
    /// Those of one rep, and of their manager.
    Rep(PersonId),
}

impl Shown {
    /// What somebody sees who looks at the team; who only looks sees everybody.
    pub fn to(books: &Books) -> Self {
        let Some((me, person)) = books.known_me() else { return Self::Everybody };
        match person.role {
            TeamRole::Manager => Self::RepsOf(me.clone()),
            TeamRole::Rep => Self::Rep(me.clone()),
        }
    }

    fn has_rep(&self, rep: &PersonId, team: &Team) -> bool {
        match self {
            Self::Everybody => true,
            Self::RepsOf(me) => team.coach_of(rep, None).is_none_or(|coach| coach == *me),
            Self::Rep(id) => id == rep,
        }
    }

    fn has_manager(&self, manager: &PersonId, team: &Team) -> bool {
        match self {
            Self::Everybody => true,
            Self::RepsOf(me) => me == manager,
            Self::Rep(rep) => team.manager_of(rep) == Some(manager),
        }
    }
}

/// The figures that are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Those of reps, by name.
    pub reps: Vec<Rep>,
    /// Those of managers, by name.
    pub managers: Vec<Manager>,
}

/// A rep and their figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rep {
    /// Who.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// Who coaches them.
    pub manager: Option<PersonId>,
    /// Their figures.
    pub figures: OfRep,
    /// What they work on.
    pub focus: Option<String>,
    /// What they are coached in now.
    pub skills: Vec<(SkillId, Skill)>,
    /// Figures that the next session asks about, each since a day.
    pub wanted: Vec<(Measure, Date)>,
    /// Processes of their open deals and talks that are not known here.
    pub unknown: BTreeSet<ProcessId>,
    /// Deals that are late or stuck, and whoever looks may offer help: that of the last
    /// stage first.
    pub stuck: Vec<DealId>,
}

/// A manager and their figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manager {
    /// Who.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// Their figures.
    pub figures: OfManager,
}

impl Figures {
    /// The same with the deals of which whoever looks may offer help.
    #[must_use]
    pub fn with_stuck(mut self, books: &Books, today: Date) -> Self {
        for rep in &mut self.reps {
            rep.stuck = books.stuck(&rep.id, today);
        }
        self
    }
}

/// The figures of those who are shown; `is_a_rep` where a rep looks.
pub fn figures(known: &Known<'_>, shown: &Shown, is_a_rep: bool) -> Figures {
    let reps = known.people(TeamRole::Rep).into_iter();
    let reps = reps.filter(|(id, _)| shown.has_rep(id, known.team));
    let managers = known.people(TeamRole::Manager).into_iter();
    let managers = managers.filter(|(id, _)| shown.has_manager(id, known.team));
    Figures {
        reps: reps.map(|(id, person)| rep(known, id, person, is_a_rep)).collect(),
        managers: managers.map(|(id, person)| manager(known, id, person)).collect(),
    }
}

fn rep(known: &Known<'_>, id: &PersonId, person: &Person, is_a_rep: bool) -> Rep {
    let mut figures = known.rep(id);
    if is_a_rep {
        figures.lines.iter_mut().for_each(in_a_crowd);
    }
    let skills = known.profiles.get(id).into_iter().flat_map(|profile| &profile.skills);
    let open = skills.filter(|(_, skill)| skill.closed.is_none_or(|day| day > known.today));
    let wanted = |measure: Measure| known.profiles.get(id)?.wanted_since(measure.as_str());
    Rep {
        id: id.clone(),
        name: person.name.clone(),
        manager: known.team.manager_of(id).cloned(),
        figures,
        focus: known.profiles.get(id).and_then(|profile| profile.focus.clone()),
        skills: open.map(|(id, skill)| (id.clone(), skill.clone())).collect(),
        wanted: Measure::ALL.iter().filter_map(|it| Some((*it, wanted(*it)?))).collect(),
        unknown: known.unknown_processes(id),
        stuck: Vec::new(),
    }
}

/// Leaves out a figure of the team in which too few reps stand.
fn in_a_crowd(line: &mut Line) {
    line.team.take_if(|team| team.reps < IN_A_CROWD);
}

fn manager(known: &Known<'_>, id: &PersonId, person: &Person) -> Manager {
    Manager { id: id.clone(), name: person.name.clone(), figures: known.manager(id) }
}
