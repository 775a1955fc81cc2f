//! What figures are made of: the facts of all deals, beside the team.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::facts::Facts;
use crate::domain::books::Books;
use crate::domain::deal::Head;
use crate::domain::id::{PersonId, ProcessId};
use crate::domain::process::Process;
use crate::domain::profile::Profile;
use crate::domain::size;
use crate::domain::team::{Person, Team, TeamRole};

pub use crate::domain::size::{ENOUGH, IN_A_CROWD};

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

impl<'a> Known<'a> {
    /// What the books know on a day, with the facts of all deals.
    pub const fn of(books: &'a Books, facts: &'a [Facts], today: Date) -> Self {
        let Books { team, processes, profiles, .. } = books;
        Self { today, team, processes, profiles, facts }
    }

    /// The people of one role who have not left, by name: Åse stands with A.
    pub fn people(&self, role: TeamRole) -> Vec<(&'a PersonId, &'a Person)> {
        let mut people: Vec<_> = self.team.of_role(role).collect();
        people.sort_by_cached_key(|(id, person)| (slug::slugify(&person.name), *id));
        people
    }

    /// The open deals of a rep.
    pub(super) fn open(&self, rep: &PersonId) -> impl Iterator<Item = &'a Facts> {
        let rep = rep.clone();
        self.facts.iter().filter(move |facts| facts.is_open() && facts.deal.owner == rep)
    }

    /// What a deal is worth in the team's currency, in ten-thousandths.
    pub(super) fn amount(&self, deal: &Head) -> Option<u128> {
        size::amount_in(deal.amount.as_ref(), &self.team.currency, self.team)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_stand_by_name_in_every_script() {
        let mut books = Books::new(Team::new(ProcessId::usual()), BTreeMap::new());
        for (id, name) in
            [("z", "Zoe"), ("a", "\u{c5}se"), ("b", "ben"), ("d", "\u{414}\u{430}\u{43d}\u{430}")]
        {
            let person = Person::new(name, TeamRole::Rep);
            books.team.people.insert(id.parse().unwrap(), person);
        }
        let known = Known::of(&books, &[], Date::constant(2026, 11, 24));
        let names = known.people(TeamRole::Rep).into_iter().map(|(_, person)| person.name.as_str());
        let names: Vec<&str> = names.collect();
        assert_eq!(names, ["\u{c5}se", "ben", "\u{414}\u{430}\u{43d}\u{430}", "Zoe"]);
    }
}
