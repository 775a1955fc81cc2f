//! What stands in a box of the buyer map.

use super::Who;
use crate::domain::deal::Deal;
use crate::domain::id::RoleId;
use crate::domain::person::{Advocate, Buyer, Influence, Stance};
use crate::domain::process::Process;

/// The words of a box, and what its look follows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// The name; of a role that nobody fills, that nobody does.
    pub name: String,
    /// Their title.
    pub title: Option<String>,
    /// What they are in this deal: champion or coach, and their roles.
    pub parts: Vec<String>,
    /// How much their view counts, where we know.
    pub influence: Option<Influence>,
    /// Where they stand, where we know.
    pub stance: Option<Stance>,
    /// Whether nobody is known.
    pub is_gap: bool,
}

impl Card {
    /// The card of somebody, or of a role, on the map of a deal.
    pub fn of(who: &Who, deal: &Deal, process: Option<&Process>) -> Self {
        match who {
            Who::Role(role) => Self {
                name: "Nobody yet".to_owned(),
                parts: vec![role_name(process, role)],
                is_gap: true,
                ..Self::default()
            },
            Who::Person(id) => match deal.people.get(id) {
                Some(person) => Self::of_person(deal.buyer_name(id), person, process),
                None => Self::default(),
            },
        }
    }

    fn of_person(name: &str, person: &Buyer, process: Option<&Process>) -> Self {
        let advocate = person.advocate.and_then(Advocate::in_words).map(str::to_owned);
        let roles = person.roles.iter().map(|role| role_name(process, role));
        Self {
            name: name.to_owned(),
            title: person.title.clone().filter(|title| !title.trim().is_empty()),
            parts: advocate.into_iter().chain(roles).collect(),
            influence: person.known_influence(),
            stance: person.known_stance(),
            is_gap: false,
        }
    }

    /// How much their view counts, in words; nothing of a role that nobody
    /// fills.
    pub fn influence_in_words(&self) -> &'static str {
        let known = self.influence.and_then(Influence::in_words);
        if self.is_gap { "" } else { known.unwrap_or("influence unknown") }
    }

    /// Where they stand, in words; nothing of a role that nobody fills.
    pub fn stance_in_words(&self) -> &'static str {
        let known = self.stance.and_then(Stance::in_words);
        if self.is_gap { "" } else { known.unwrap_or("stance unknown") }
    }
}

/// What the process calls a role.
fn role_name(process: Option<&Process>, id: &RoleId) -> String {
    let role = process.and_then(|process| process.role(id));
    role.map_or_else(|| id.to_string(), |role| role.name.clone())
}
