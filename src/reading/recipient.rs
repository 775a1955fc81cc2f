//! Whom a mail or a call is to reach, and who is asked for it: `Jan Berg, CFO, +47 22 00 00 00`.

use std::collections::BTreeMap;

use crate::domain::ask::{Executive, Recipient};
use crate::domain::id::BuyerId;
use crate::domain::names::{self, Match};
use crate::domain::person::Buyer;
use crate::domain::team::{Person, Team};
use crate::reading::person::{self, NotAPerson};
use crate::reading::reach;
use crate::reading::refused::repeated;

/// Fewest digits of a telephone number.
const DIGITS: usize = 5;

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
    /// Two words with a comma between them: one person, or two.
    #[error("\"{one}, {other}\": one person or two? Write {other} {one}, or {one}; {other}")]
    OneOrTwo {
        /// What stands before the comma.
        one: String,
        /// What stands behind it.
        other: String,
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

/// An executive from "Eva Lund, CEO"; none where there is no name.
pub fn executive(text: &str) -> Option<Executive> {
    let (name, title, _) = person::apart(text);
    let name = names::as_a_name(name);
    (!name.is_empty()).then(|| Executive { name, title: title.map(str::to_owned) })
}

/// All whom a text names, each by their name; else the one whom it is all about.
///
/// # Errors
///
/// [`Unclear`] as of [`list`].
pub fn all_or_one(
    text: &str,
    people: &BTreeMap<BuyerId, Buyer>,
) -> Result<Vec<Recipient>, Unclear> {
    if are_names(text) { list(text, people) } else { read(text, people).map(|one| vec![one]) }
}

/// Somebody from "Jan Berg, CFO, +47 22 00 00 00": the name first, then title and
/// number or address where they are known. Of somebody on the buyer map, `people`, a
/// part of the name is enough, and the title comes along.
///
/// # Errors
///
/// [`Unclear`] where there is no name, or more than one person or a misspelt one may be
/// meant.
pub fn read(text: &str, people: &BTreeMap<BuyerId, Buyer>) -> Result<Recipient, Unclear> {
    let text = reach::mail_apart(text);
    let mut parts: Vec<&str> = text.split(',').map(str::trim).collect();
    let (name, bracket) = without_bracket(parts.remove(0));
    if !name.contains(char::is_alphabetic) {
        return Err(Unclear::NoName { text: repeated(&text) });
    }
    if let Some((name, _)) = name.split_once(':') {
        return Err(Unclear::More { text: repeated(&text), name: name.trim().to_owned() });
    }
    if let Some(wrong) = parts.iter().find(|part| part.matches('@').count() > 1) {
        return Err(Unclear::NoMail { text: repeated(wrong) });
    }
    let contacts: Vec<&str> = parts.extract_if(.., |part| is_contact(part)).collect();
    let contact = (!contacts.is_empty()).then(|| contacts.join(", "));
    parts.retain(|part| !part.is_empty());
    let person = on_the_map(name, people)?;
    if let (None, [other], None) = (&person, parts.as_slice(), bracket)
        && person::may_be_two(name, other)
    {
        return Err(Unclear::OneOrTwo { one: name.to_owned(), other: (*other).to_owned() });
    }
    parts.extend(bracket);
    let title = (!parts.is_empty()).then(|| parts.join(", "));
    let known = person.as_ref().and_then(|id| people.get(id));
    Ok(Recipient {
        name: known.map_or_else(|| names::as_a_name(name), |known| known.name.clone()),
        title: title.or_else(|| known.and_then(|known| known.title.clone())),
        contact,
        person,
    })
}

/// Everybody in "Dana, Jan Berg, CFO, +47 22 00 00 00; Tom": a comma stands before
/// somebody who is on the buyer map, and before the title and the number of one; a
/// semicolon, "and", "&" or a slash before anybody.
///
/// # Errors
///
/// [`Unclear`] as of [`read`].
pub fn list(text: &str, people: &BTreeMap<BuyerId, Buyer>) -> Result<Vec<Recipient>, Unclear> {
    let is_known = |part: &str| people.values().any(|buyer| names::calls(part, &buyer.name));
    let mut all: Vec<String> = Vec::new();
    let says = |one: &&str| one.contains(|letter: char| letter != ',' && !letter.is_whitespace());
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
    all.iter().map(|one| read(one, people)).collect()
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

/// Whether each part of a text between semicolons begins with a name: only then it is
/// a list of people.
fn are_names(text: &str) -> bool {
    text.split(';').all(|one| {
        let name = one.split([',', ':']).next().unwrap_or_default().trim();
        person::is_a_name(name) && name.chars().nth(1).is_some()
    })
}

/// Those who are to be called or written to, each somebody of the customer's.
///
/// # Errors
///
/// [`NotAPerson`] of the first one who is nobody, the customer or one of ours; whoever
/// is on the map is somebody.
pub fn are_somebodys(
    recipients: &[Recipient],
    team: &Team,
    customer: &str,
) -> Result<(), NotAPerson> {
    let mut strangers = recipients.iter().filter(|one| one.person.is_none());
    strangers.try_for_each(|Recipient { name, .. }| {
        let is_ours = |ours: &Person| names::calls(name, &ours.name);
        if names::is_same(name, customer) {
            return Err(NotAPerson::Group(name.clone()));
        }
        if team.people.values().any(is_ours) {
            return Err(NotAPerson::Ours(name.clone()));
        }
        person::is_somebodys(name)
    })
}

#[cfg(test)]
mod tests;
