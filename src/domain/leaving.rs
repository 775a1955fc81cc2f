//! Who has left the team is given nothing any more.

use jiff::civil::Date;

use crate::domain::id::PersonId;
use crate::domain::phrase;
use crate::domain::team::Team;

/// That somebody is not in the team any more. Shown to the user word for word.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{name} {} on {day}", if *is_ahead { "leaves" } else { "left" })]
pub struct Gone {
    /// Their first name.
    pub name: String,
    /// The day, in words.
    pub day: String,
    /// Whether that day is to come.
    pub is_ahead: bool,
}

impl Team {
    /// That somebody may be given something: whoever has not left.
    ///
    /// # Errors
    ///
    /// [`Gone`] where they have.
    pub fn takes_on(&self, id: &PersonId, today: Date) -> Result<(), Gone> {
        match self.people.get(id).and_then(|person| person.left) {
            None => Ok(()),
            Some(left) => Err(Gone {
                name: self.first_name_of(id).to_owned(),
                day: phrase::shown(left, today),
                is_ahead: left > today,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::team::{Person, TeamRole};

    #[test]
    fn who_has_left_takes_nothing_on() {
        let (ana, day) = ("ana".parse().unwrap(), date(2026, 11, 27));
        let mut team = Team::new("simple".parse().unwrap());
        team.people.insert("ana".parse().unwrap(), Person::new("Ana", TeamRole::Rep));
        let said = |team: &Team, today| team.takes_on(&ana, today).map_err(|gone| gone.to_string());
        assert_eq!(said(&team, date(2026, 12, 1)), Ok(()));
        team.people.get_mut(&ana).unwrap().left = Some(day);
        let left = Err("Ana left on Fri 27 Nov".to_owned());
        assert_eq!(said(&team, date(2026, 12, 1)), left);
        assert_eq!(said(&team, day), left);
        assert_eq!(said(&team, date(2026, 11, 24)), Err("Ana leaves on Fri 27 Nov".to_owned()));
    }
}
