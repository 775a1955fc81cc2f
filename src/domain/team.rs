//! Our own team: who sells, who coaches, and what the team aims for.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::domain::calendar::DateOrder;
use crate::domain::id::{PersonId, ProcessId};
use crate::domain::names::Named;
use crate::domain::reach::Reach;
use crate::domain::unread::Unread;
use crate::domain::word::words;

words! {
    /// What somebody does in the team.
    TeamRole, "a role in the team" {
        /// Owns deals.
        Rep = "rep",
        /// Coaches reps.
        Manager = "manager",
    }
}

/// Somebody of our own team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Their name as they write it.
    pub name: String,
    /// What they do.
    pub role: TeamRole,
    /// Who coaches them.
    pub manager: Option<PersonId>,
    /// First day in the team.
    pub started: Option<Date>,
    /// The day from which on they are not in it any more. They stay in its file and
    /// in old records, and are offered nowhere.
    pub left: Option<Date>,
    /// How they are reached.
    pub reach: Reach,
}

impl Person {
    /// Somebody of whom only name and role are known.
    pub fn new(name: impl Into<String>, role: TeamRole) -> Self {
        let (manager, started, left) = (None, None, None);
        Self { name: name.into(), role, manager, started, left, reach: Reach::default() }
    }
}

impl Named for Person {
    fn name(&self) -> &str {
        &self.name
    }

    fn has_left(&self) -> bool {
        self.left.is_some()
    }
}

/// What the team aims for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Targets {
    /// Coaching minutes a rep should get in a calendar month.
    ///
    /// Source: article 001, "3+ hours per month".
    pub coaching_minutes_month: u32,
    /// Days between two one-to-ones with a rep, at most.
    pub one_to_one_days: u32,
    /// Joint customer calls a rep should get in a month.
    pub joint_calls_month: u32,
}

impl Default for Targets {
    fn default() -> Self {
        Self { coaching_minutes_month: 180, one_to_one_days: 14, joint_calls_month: 2 }
    }
}

/// The team of a workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// What people call the team.
    pub name: Option<String>,
    /// ISO 4217 code of the currency of new deals.
    pub currency: String,
    /// First month of the fiscal year, 1 to 12.
    pub fiscal_year_start: u8,
    /// The process of new deals.
    pub process: ProcessId,
    /// Keep the group's rights on files.
    pub shared: bool,
    /// How days in two numbers are meant; none where it is asked.
    pub date_order: Option<DateOrder>,
    /// What the team aims for.
    pub targets: Targets,
    /// Who is in it.
    pub people: BTreeMap<PersonId, Person>,
    /// Why its file could not be read: then this is not the team, and nothing of
    /// it is ever written.
    pub unread: Option<Box<Unread>>,
}

/// Currency of a team that has not chosen one.
pub const USUAL_CURRENCY: &str = "EUR";
/// Id of the process that new deals get where the team has not chosen one.
pub const USUAL_PROCESS: &str = "b2b-buyer-aligned";

impl Team {
    /// A team without people, on the process `process`.
    pub fn new(process: ProcessId) -> Self {
        Self {
            name: None,
            currency: USUAL_CURRENCY.to_owned(),
            fiscal_year_start: 1,
            process,
            shared: false,
            date_order: None,
            targets: Targets::default(),
            people: BTreeMap::new(),
            unread: None,
        }
    }

    /// The name of somebody, or their id where the team does not know them.
    pub fn name_of<'a>(&'a self, id: &'a PersonId) -> &'a str {
        self.people.get(id).map_or(id.as_str(), |person| &person.name)
    }

    /// The first word of somebody's name.
    pub fn first_name_of<'a>(&'a self, id: &'a PersonId) -> &'a str {
        first_word(self.name_of(id))
    }

    /// Who has not left, by id.
    pub fn here(&self) -> impl Iterator<Item = (&PersonId, &Person)> + Clone {
        self.people.iter().filter(|(_, person)| !person.has_left())
    }

    /// The people of one role who have not left, by id.
    pub fn of_role(&self, role: TeamRole) -> impl Iterator<Item = (&PersonId, &Person)> {
        self.here().filter(move |(_, person)| person.role == role)
    }

    /// Who coaches a session of `rep`: `me` where I am a manager, else the
    /// rep's manager, else the only manager there is.
    pub fn coach_of(&self, rep: &PersonId, me: Option<&PersonId>) -> Option<PersonId> {
        let is_manager = |id: &PersonId| self.of_role(TeamRole::Manager).any(|(it, _)| it == id);
        if let Some(me) = me.filter(|me| is_manager(me)) {
            return Some(me.clone());
        }
        if let Some(manager) = self.manager_of(rep) {
            return Some(manager.clone());
        }
        let mut managers = self.of_role(TeamRole::Manager).map(|(id, _)| id);
        match (managers.next(), managers.next()) {
            (Some(only), None) => Some(only.clone()),
            _ => None,
        }
    }

    /// Who coaches that rep by the team's file, and has not left.
    pub fn manager_of(&self, rep: &PersonId) -> Option<&PersonId> {
        let manager = self.people.get(rep)?.manager.as_ref()?;
        let has_left = self.people.get(manager).is_some_and(Named::has_left);
        Some(manager).filter(|_| !has_left)
    }
}

/// Words before a name, by which alone nobody is called.
const TITLES: &[&str] =
    &["dr", "frau", "herr", "madame", "miss", "monsieur", "mr", "mrs", "ms", "prof"];

/// The first word of a name, the whole where it has none or begins with a title.
pub fn first_word(name: &str) -> &str {
    let first = name.split_whitespace().next().unwrap_or(name);
    let title = first.trim_end_matches('.').to_lowercase();
    if TITLES.contains(&title.as_str()) { name } else { first }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn nobody_is_called_by_a_title_alone() {
        for (name, expected) in [
            ("Dana Fox", "Dana"),
            ("Herr Kranz", "Herr Kranz"),
            ("Dr. Anna Weber", "Dr. Anna Weber"),
            ("Drew Hall", "Drew"),
        ] {
            assert_eq!(first_word(name), expected);
        }
    }

    fn team(people: &[(&str, TeamRole, Option<&str>)]) -> Team {
        let mut team = Team::new("simple".parse().unwrap());
        for (name, role, manager) in people {
            let manager = manager.map(|id| id.parse().unwrap());
            let person = Person { manager, ..Person::new(*name, *role) };
            team.people.insert(name.to_lowercase().parse().unwrap(), person);
        }
        team
    }

    #[test]
    fn the_coach_is_me_then_the_reps_manager_then_the_only_one() {
        #[track_caller]
        fn case(team: &Team, me: Option<&str>, expected: Option<&str>) {
            let me = me.map(|id| id.parse().unwrap());
            let coach = team.coach_of(&"ana".parse().unwrap(), me.as_ref());
            assert_eq!(coach, expected.map(|id| id.parse().unwrap()));
        }
        let two = [("Goran", TeamRole::Manager, None), ("Mia", TeamRole::Manager, None)];
        let ana = ("Ana", TeamRole::Rep, Some("mia"));
        case(&team(&[two[0], two[1], ana]), Some("goran"), Some("goran"));
        case(&team(&[two[0], two[1], ana]), Some("ana"), Some("mia"));
        case(&team(&[two[0], ("Ana", TeamRole::Rep, None)]), None, Some("goran"));
        case(&team(&two), None, None);
        case(&team(&[]), None, None);
        // Who has left coaches nobody, and the one who stays is the only one.
        let mut left = team(&[two[0], two[1], ana]);
        left.people.get_mut(&"mia".parse().unwrap()).unwrap().left = Some(date(2026, 11, 27));
        case(&left, None, Some("goran"));
        case(&left, Some("mia"), Some("goran"));
        assert_eq!(left.of_role(TeamRole::Manager).count(), 1);
    }
}
