//! Who is asked, and whom they are to call or write to.

use std::collections::BTreeMap;

use crate::domain::id::{BuyerId, PersonId};
use crate::domain::names::{self, Match, Named};
use crate::domain::person::Buyer;
use crate::domain::team::{Team, first_word};

/// Fewest digits of a telephone number.
const DIGITS: usize = 5;

/// Who is asked for help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Somebody of our team.
    Ours(PersonId),
    /// An executive from outside the team.
    Executive(Executive),
}

/// An executive from outside the team: all of senior management may help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Executive {
    /// Their name.
    pub name: String,
    /// Their title.
    pub title: Option<String>,
}

/// Somebody to be called or written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// Who they are on the buyer map; none where they are not on it.
    pub person: Option<BuyerId>,
    /// Their name.
    pub name: String,
    /// Their title, with the company where it is another one.
    pub title: Option<String>,
    /// Their number or address.
    pub contact: Option<String>,
}

/// Why a text names nobody to be called or written to. Shown to the user word
/// for word.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unclear {
    /// There is no name in it.
    #[error("\"{text}\" has no name: write it as in \"Jan Berg, CFO, +47 22 00 00 00\"")]
    NoName {
        /// What was written.
        text: String,
    },
    /// Something else is said of them than who they are and how they are reached.
    #[error("\"{text}\" says more than who it is: write {name}")]
    More {
        /// What was written.
        text: String,
        /// The name in it.
        name: String,
    },
    /// What looks like a mail address is none.
    #[error("\"{text}\" is no mail address: write it as in jan@norvik.example")]
    NoMail {
        /// What was written.
        text: String,
    },
    /// The name fits more than one person.
    #[error("\"{name}\" could be {candidates}: write the whole name")]
    Several {
        /// The name.
        name: String,
        /// Those it fits.
        candidates: String,
    },
    /// The name is spelt almost like one that is known.
    #[error("no one called \"{name}\": did you mean {near}?")]
    Near {
        /// The name.
        name: String,
        /// The one that is known.
        near: String,
    },
}

impl Named for Executive {
    fn name(&self) -> &str {
        &self.name
    }
}

impl Asked {
    /// Their name.
    pub fn name<'a>(&'a self, team: &'a Team) -> &'a str {
        match self {
            Self::Ours(id) => team.name_of(id),
            Self::Executive(executive) => &executive.name,
        }
    }

    /// Adds them to the executives who are known, by name.
    pub fn add_to(&self, known: &mut BTreeMap<String, Executive>) {
        let Self::Executive(executive) = self else { return };
        let there = known.entry(executive.name.clone()).or_insert_with(|| executive.clone());
        there.title = there.title.take().or_else(|| executive.title.clone());
    }

    /// Their name, with their title where they are not of our team.
    pub fn in_one_line(&self, team: &Team) -> String {
        match self {
            Self::Executive(Executive { name, title: Some(title) }) => format!("{name}, {title}"),
            Self::Executive(_) | Self::Ours(_) => self.name(team).to_owned(),
        }
    }

    /// The first word of their name.
    pub fn first_name<'a>(&'a self, team: &'a Team) -> &'a str {
        first_word(self.name(team))
    }

    /// Whether it is this person of our team.
    pub fn is(&self, person: &PersonId) -> bool {
        matches!(self, Self::Ours(id) if id == person)
    }

    /// Whether both are one person, under whatever title.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Executive(one), Self::Executive(other)) => one.name == other.name,
            _ => self == other,
        }
    }
}

impl Executive {
    /// An executive from "Eva Lund, CEO"; none where there is no name.
    pub fn read(text: &str) -> Option<Self> {
        // "Eva Lund (CEO)" is "Eva Lund, CEO".
        let text = text.trim();
        let bracket = text.strip_suffix(')').and_then(|open| open.rsplit_once('('));
        let (name, title) = bracket.or_else(|| text.split_once(',')).unwrap_or((text, ""));
        let name = names::as_a_name(name);
        let title = Some(title.trim()).filter(|title| !title.is_empty());
        (!name.is_empty()).then(|| Self { name, title: title.map(str::to_owned) })
    }
}

impl Recipient {
    /// Somebody from "Jan Berg, CFO, +47 22 00 00 00": the name first, then
    /// title and number or address where they are known. Of somebody on the
    /// buyer map, `people`, a part of the name is enough, and the title comes
    /// along.
    ///
    /// # Errors
    ///
    /// [`Unclear`] where there is no name, or more than one person or a
    /// misspelt one may be meant.
    pub fn read(text: &str, people: &BTreeMap<BuyerId, Buyer>) -> Result<Self, Unclear> {
        let mut parts: Vec<&str> = text.split(',').map(str::trim).collect();
        let (name, bracket) = without_bracket(parts.remove(0));
        if !name.contains(char::is_alphabetic) {
            return Err(Unclear::NoName { text: text.to_owned() });
        }
        if let Some((name, _)) = name.split_once(':') {
            return Err(Unclear::More { text: text.to_owned(), name: name.trim().to_owned() });
        }
        if let Some(wrong) = parts.iter().find(|part| part.matches('@').count() > 1) {
            return Err(Unclear::NoMail { text: (*wrong).to_owned() });
        }
        let contacts: Vec<&str> = parts.extract_if(.., |part| is_contact(part)).collect();
        let contact = (!contacts.is_empty()).then(|| contacts.join(", "));
        parts.extend(bracket);
        parts.retain(|part| !part.is_empty());
        let title = (!parts.is_empty()).then(|| parts.join(", "));
        let person = on_the_map(name, people)?;
        let known = person.as_ref().and_then(|id| people.get(id));
        Ok(Self {
            name: known.map_or_else(|| names::as_a_name(name), |known| known.name.clone()),
            title: title.or_else(|| known.and_then(|known| known.title.clone())),
            contact,
            person,
        })
    }

    /// Everybody in "Dana, Jan Berg, CFO, +47 22 00 00 00; Tom": a comma stands
    /// before somebody who is on the buyer map, and before the title and the
    /// number of one; a semicolon, "and", "&" or a slash before anybody.
    ///
    /// # Errors
    ///
    /// [`Unclear`] as of [`Recipient::read`].
    pub fn list(text: &str, people: &BTreeMap<BuyerId, Buyer>) -> Result<Vec<Self>, Unclear> {
        let is_known = |part: &str| people.values().any(|buyer| names::calls(part, &buyer.name));
        let mut all: Vec<String> = Vec::new();
        let says =
            |one: &&str| one.contains(|letter: char| letter != ',' && !letter.is_whitespace());
        for one in text.split([';', '\n']).filter(says) {
            let (first, more) = one.split_once(',').unwrap_or((one, ""));
            all.extend(if is_known(first) { vec![first.to_owned()] } else { apart(first) });
            for part in more.split(',').filter(|part| !part.trim().is_empty()) {
                match all.last_mut().filter(|_| !is_known(part)) {
                    Some(last) => *last = format!("{last},{part}"),
                    None => all.push(part.to_owned()),
                }
            }
        }
        all.iter().map(|one| Self::read(one, people)).collect()
    }

    /// All that is known of them, as in "Jan Berg, CFO, +47 22 00 00 00".
    pub fn in_one_line(&self) -> String {
        let parts = [Some(&self.name), self.title.as_ref(), self.contact.as_ref()];
        let words = parts.into_iter().flatten().map(|part| part.split_whitespace());
        words.map(|words| words.collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join(", ")
    }

    /// Whether both are one person.
    pub fn is_same(&self, other: &Self) -> bool {
        self == other || (self.person.is_some() && self.person == other.person)
    }
}

/// Who of the buyer's people is meant, none where it is somebody new.
fn on_the_map(name: &str, people: &BTreeMap<BuyerId, Buyer>) -> Result<Option<BuyerId>, Unclear> {
    match names::find(name, people) {
        Match::One(id) => Ok(Some(id)),
        Match::Several(ids) => {
            let fit = ids.iter().filter_map(|id| people.get(id));
            let candidates: Vec<&str> = fit.map(|buyer| buyer.name.as_str()).collect();
            Err(Unclear::Several { name: name.to_owned(), candidates: candidates.join(" or ") })
        }
        Match::None => match names::near(name, people).as_slice() {
            [] => Ok(None),
            near => Err(Unclear::Near { name: name.to_owned(), near: near.join(" or ") }),
        },
    }
}

/// "Jan Berg (CFO)": the name, and the title in brackets.
fn without_bracket(name: &str) -> (&str, Option<&str>) {
    let bracket = name.strip_suffix(')').and_then(|open| open.rsplit_once('('));
    bracket.map_or((name, None), |(name, title)| (name.trim(), Some(title.trim())))
}

/// Those whom a text names side by side: "Elina and Mikko", "Jan/Elina". A path is one
/// name, and so is nothing.
fn apart(names: &str) -> Vec<String> {
    let all: Vec<String> = names.split('/').flat_map(names::listed).collect();
    let is_a_list = names.split('/').all(|one| one.trim().starts_with(char::is_alphabetic));
    if is_a_list && !all.is_empty() { all } else { vec![names.to_owned()] }
}

/// Whether a text is a number or an address rather than a title.
fn is_contact(text: &str) -> bool {
    text.contains('@') || text.chars().filter(char::is_ascii_digit).count() >= DIGITS
}
