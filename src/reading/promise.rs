//! What is promised in one line, as in "Goran: book the room by fri".

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::when;
use crate::domain::action::Owner;
use crate::domain::id::BuyerId;
use crate::domain::names::{self, Match};
use crate::domain::person::Buyer;
use crate::domain::phrase;
use crate::domain::team::Team;

/// What is promised in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise<'t> {
    /// What is to be done.
    pub words: &'t str,
    /// Who owes it, where the line begins with their name and a colon.
    pub owner: Option<Owner>,
    /// By when, where the line ends with a deadline.
    pub due: Option<Date>,
}

impl<'t> Promise<'t> {
    /// Reads a line. A name that is not clear stays among the words.
    pub fn read(
        text: &'t str,
        team: &Team,
        buyers: &BTreeMap<BuyerId, Buyer>,
        today: Date,
    ) -> Self {
        let named = text.split_once(':').filter(|(_, words)| !words.trim().is_empty());
        let named = named.and_then(|(name, words)| match owner(name, team, buyers) {
            Match::One(owner) => Some((Some(owner), words.trim())),
            Match::None | Match::Several(_) => None,
        });
        let (owner, words) = named.unwrap_or((None, text));
        let by = when::deadline(words, today);
        let (words, due) = by.map_or((words, None), |(words, day)| (words, Some(day)));
        Self { words, owner, due }
    }

    /// What was read, with what its owner is called.
    pub fn in_words(&self, owner: Option<&str>, today: Date) -> String {
        let due = self.due.map(|day| phrase::shown(day, today));
        let parts = [Some(self.words), owner, due.as_deref()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

/// Who is called so: one of ours, else one of the buyer's people.
pub fn owner(name: &str, team: &Team, buyers: &BTreeMap<BuyerId, Buyer>) -> Match<Owner> {
    let ours = names::find(name, &team.people).map(Owner::Ours);
    if matches!(ours, Match::One(_)) {
        return ours;
    }
    match names::find(name, buyers).map(Owner::Buyer) {
        Match::None => ours,
        theirs @ (Match::One(_) | Match::Several(_)) => theirs,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::team::{Person, TeamRole};

    #[test]
    fn a_line_says_whose_step_it_is_and_by_when() {
        let goran = Person {
            name: "Goran Petrovic".to_owned(),
            role: TeamRole::Manager,
            manager: None,
            started: None,
        };
        let mut team = Team::new("sale".parse().unwrap());
        team.people.insert("goran".parse().unwrap(), goran);
        let buyers = [("dana-fox".parse().unwrap(), Buyer::named("Dana Fox"))].into();
        let by = Some(date(2026, 12, 10));
        let case = |text: &str, words: &str, owner: Option<&str>, due: Option<Date>| {
            let promise = Promise::read(text, &team, &buyers, date(2026, 11, 25));
            let read = (promise.words, promise.owner.as_ref().map(Owner::as_str), promise.due);
            assert_eq!(read, (words, owner, due), "{text}");
        };
        case("Goran: book the room by 10 dec", "book the room", Some("goran"), by);
        case("dana: sends her date", "sends her date", Some("dana-fox"), None);
        case("Legal: send it by 10 dec", "Legal: send it", None, by);
        case("Goran: ", "Goran: ", None, None);
    }
}
