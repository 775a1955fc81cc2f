//! What is promised in one line, as in "Goran: book the room by fri".

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::when::{self, Tail, Way};
use super::wording;
use crate::domain::action::Owner;
use crate::domain::calendar::Calendar;
use crate::domain::id::BuyerId;
use crate::domain::names::{self, Match};
use crate::domain::person::Buyer;
use crate::domain::team::Team;

/// The most words before the colon that are somebody's name.
const WORDS: usize = 4;

/// What is promised in one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Promise<'t> {
    /// What is to be done.
    pub words: &'t str,
    /// Who owes it, where the line begins with their name and a colon.
    pub owner: Option<Owner>,
    /// Who may be meant before the colon, where that is not clear.
    pub who: Option<Open<'t>>,
    /// A name before the colon that nobody bears: it stays among the words.
    pub nobody: Option<&'t str>,
    /// By when, where the line ends with a day ahead.
    pub due: Option<Date>,
    /// How a day is said that is not clear.
    pub day: Option<Open<'t>>,
}

/// Words of the line that are to be asked about. They stay in it as long as
/// nobody says what they mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Open<'t> {
    /// The words.
    pub typed: &'t str,
    /// The line without them.
    pub rest: &'t str,
}

impl<'t> Promise<'t> {
    /// Reads a line. Whoever nobody knows stays among the words.
    pub fn read(
        text: &'t str,
        team: &Team,
        buyers: &BTreeMap<BuyerId, Buyer>,
        today: Date,
    ) -> Self {
        let text = text.trim();
        let named = named(text).or_else(|| named_to_do(text, team, buyers));
        let (owner, who) = match named {
            Some(named) => match owner(named.typed, team, buyers) {
                Match::One(owner) => (Some(owner), Some(named)),
                Match::Several(_) => (None, Some(named)),
                Match::None => (None, Some(named).filter(|_| is_near(named.typed, team, buyers))),
            },
            None => (None, None),
        };
        let nobody = named.filter(|_| owner.is_none() && who.is_none()).map(|named| named.typed);
        let words = who.filter(|_| owner.is_some()).map_or(text, |named| named.rest);
        let who = who.filter(|_| owner.is_none());
        let (words, due, day) = match when::tail(words, team.calendar(today)) {
            Some(Tail { before, day: Some(day), .. }) => (before, Some(day), None),
            Some(Tail { before, phrase, day: None }) => {
                (words, None, Some(Open { typed: phrase, rest: before }))
            }
            None => (words, None, None),
        };
        Self { words, owner, who, nobody, due, day }
    }

    /// The same where its words end with the day from which it is done, as in "ask who
    /// signs, from Mon 16 Nov".
    #[must_use]
    pub fn from_a_day(self, calendar: Calendar) -> Self {
        let is_open = self.due.is_none() && self.day.is_none();
        let said = self.words.rsplit_once(" from ").filter(|_| is_open);
        let read = said.and_then(|(words, day)| {
            let words = words.trim_end_matches([',', ' ']);
            Some((words, when::day(day.trim_end_matches('.'), calendar, Way::Ahead).ok()?))
        });
        match read {
            Some((words, day)) => Self { words, due: Some(day), ..self },
            None => self,
        }
    }

    /// Whether the words say a day and nothing that is to be done.
    pub fn is_only_a_day(&self, calendar: Calendar) -> bool {
        let read = when::day(self.words, calendar, Way::Ahead);
        read.map_or_else(|none| none.is_a_day, |_| true)
    }

    /// What was read, with what its owner is called.
    pub fn in_words(&self, owner: Option<&str>, due: Option<&str>) -> String {
        let who = self.who.map(|who| format!("who is \"{}\"?", who.typed));
        let day = self.day.map(|day| format!("which day is \"{}\"?", day.typed));
        let owner = who.as_deref().or(owner);
        let parts = [Some(self.words), owner, day.as_deref().or(due)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

/// The name that a line may begin with, and what follows it.
fn named(text: &str) -> Option<Open<'_>> {
    let (typed, rest) = text.split_once(": ")?;
    let is_name = (1..=WORDS).contains(&typed.split_whitespace().count());
    let rest = rest.trim();
    (is_name && !rest.is_empty()).then_some(Open { typed, rest })
}

/// The name of a line in which nothing stands behind it and its colon.
pub fn only_a_name(text: &str) -> Option<&str> {
    let typed = text.trim().strip_suffix(':')?.trim();
    (1..=WORDS).contains(&typed.split_whitespace().count()).then_some(typed)
}

/// The name that a line may begin with where "to" and a verb follow: "Goran to book
/// the room". Only who is called exactly so.
fn named_to_do<'t>(
    text: &'t str,
    team: &Team,
    buyers: &BTreeMap<BuyerId, Buyer>,
) -> Option<Open<'t>> {
    let (typed, rest) = text.split_once(" to ")?;
    let (typed, rest) = (typed.trim(), rest.trim());
    let ours = team.people.values().map(|person| &person.name);
    let mut names = ours.chain(buyers.values().map(|buyer| &buyer.name));
    let is_name = typed.split_whitespace().count() <= WORDS
        && typed.starts_with(|first: char| !first.is_lowercase())
        && names.any(|name| names::calls(typed, name));
    (is_name && wording::begins_with_a_verb(rest)).then_some(Open { typed, rest })
}

fn is_near(name: &str, team: &Team, buyers: &BTreeMap<BuyerId, Buyer>) -> bool {
    !names::near(name, &team.people).is_empty() || !names::near(name, buyers).is_empty()
}

/// Who is called so: one of ours or of the buyer's people; who has left only where
/// nobody else is.
pub fn owner(name: &str, team: &Team, buyers: &BTreeMap<BuyerId, Buyer>) -> Match<Owner> {
    let ours = team.here();
    let ours = ours.map(|(id, it)| (Owner::Ours(id.clone()), id.as_str(), it.name.as_str()));
    let theirs = buyers.iter();
    let theirs = theirs.map(|(id, it)| (Owner::Buyer(id.clone()), id.as_str(), it.name.as_str()));
    match names::among(name, ours.chain(theirs)) {
        Match::None => names::find(name, &team.people).map(Owner::Ours),
        found @ (Match::One(_) | Match::Several(_)) => found,
    }
}

#[cfg(test)]
mod tests;
