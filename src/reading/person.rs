//! Who is meant by what was typed: `Dana`, `Ruth Adeyemi, CFO`, `Tom: he signs`.

use crate::domain::id::BuyerId;
use crate::domain::names::{self, Match};
use crate::domain::reach::Reach;
use crate::domain::session::Whom;
use crate::reading::evidence::{self, Around};
use crate::reading::is_nothing;
use crate::reading::list;
use crate::reading::reach;
use crate::reading::refused::{Question, repeated};

/// The most words and characters of a name.
const WORDS: usize = 6;
const CHARACTERS: usize = 60;
/// The most people whom a list names.
const PEOPLE: usize = 50;
/// The most words of a title.
const TITLE_WORDS: usize = 8;
/// How mails begin, and what stands before their subject.
const MAIL: &str = "aw dear fw fwd hallo hello hey hi re wg";
/// The ends of what companies are called.
const LEGAL: &str = "ag bv co corp gmbh inc kg llc ltd limited nv oy plc sa sarl se spa srl";
/// Words before what somebody is to others, or before how many.
const WHOSE: &str = "all any both her his my our some the their";
/// Words that name nobody.
const NOBODY: [&str; 4] = ["nobody", "none", "?", "-"];
/// Words that begin what is said of somebody, and no title.
const CLAUSES: &str = "and as because but he if it joined joins leaves left she since so started \
    starts that they when who whose will";
/// Behind a name it says that it is nobody's who is known.
const NEW: &str = "new";

/// Somebody who was named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Who it is.
    pub whom: Whom,
    /// The title that was said.
    pub title: Option<String>,
    /// How they are reached, as far as it was said.
    pub reach: Reach,
    /// Why, behind a colon.
    pub reason: Option<String>,
}

/// Why a text names nobody. Shown to the user word for word.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAPerson {
    /// A number, a question.
    #[error("\"{0}\" is not a name. Write it as in Dana Fox, or nobody")]
    NoName(String),
    /// The same where somebody has to be named.
    #[error("\"{0}\" is not a name. Write it as in Dana Fox")]
    NoOne(String),
    /// A name, and what is said of whoever has it.
    #[error("\"{typed}\" is more than a name. Write {name}")]
    More {
        /// What was typed.
        typed: String,
        /// The name in it.
        name: String,
    },
    /// One of our own where one of theirs is meant.
    #[error("\"{0}\" is one of ours: who of theirs is it? Write the name, as in Dana Fox")]
    Ours(String),
    /// More than a name.
    #[error("\"{0}\": that reads as a sentence. Who is it? Write the name, as in Dana Fox")]
    Sentence(String),
    /// A customer, a company, a department, a role.
    #[error("\"{0}\" is nobody: who is it there? Write the name, as in Dana Fox")]
    Group(String),
    /// More than a list names.
    #[error("\"{0}\": that is more than {PEOPLE} people. Name those who matter here")]
    TooMany(String),
    /// Two words with a comma between them.
    #[error(
        "\"{one}, {other}\": is {other} the first name? Write {other} {one}, or {one} ({other})"
    )]
    Title {
        /// What stands before the comma.
        one: String,
        /// What stands behind it.
        other: String,
    },
    /// Several who are called so.
    #[error("\"{name}\" could be {}: write the whole name", fits.join(" or "))]
    Several {
        /// What was typed.
        name: String,
        /// Whom it fits.
        fits: Vec<String>,
    },
    /// Somebody who is called almost so.
    #[error(
        "nobody is called \"{name}\": did you mean {}? Write that, or {name} (new)",
        near.join(" or ")
    )]
    Near {
        /// What was typed.
        name: String,
        /// Who is called almost so.
        near: Vec<String>,
    },
}

impl NotAPerson {
    /// Whom it may be; none where that is nobody.
    pub fn question(&self) -> Option<Question> {
        match self {
            Self::Several { name, fits } => Some(Question::new(name, fits)),
            Self::Near { name, near } => {
                let new = format!("{name} ({NEW})");
                Some(Question::new(name, &[near.as_slice(), &[new]].concat()))
            }
            Self::NoName(_)
            | Self::NoOne(_)
            | Self::More { .. }
            | Self::Title { .. }
            | Self::Ours(_)
            | Self::Sentence(_)
            | Self::Group(_)
            | Self::TooMany(_) => None,
        }
    }
}

/// Whom a text names; none where it names nobody on purpose.
///
/// # Errors
///
/// [`NotAPerson`] where that is nobody, or not clear.
pub fn read(text: &str, around: &Around<'_>) -> Result<Option<Named>, NotAPerson> {
    let text = text.trim();
    if text.is_empty() || NOBODY.iter().any(|word| text.eq_ignore_ascii_case(word)) {
        return Ok(None);
    }
    // Somebody's id, or their name as it is written.
    if let Match::One(id) = names::find(text, around.people) {
        let (title, reason) = (None, None);
        return Ok(Some(Named { whom: Whom::Known(id), title, reason, reach: Reach::default() }));
    }
    let (text, reach) = reach::apart(&reach::mail_apart(text));
    let text = text.as_str();
    let (said, reason) = match text.split_once(':') {
        Some((said, reason)) => (said, Some(reason.trim().to_owned())),
        None => (text, None),
    };
    let reason = reason.filter(|reason| !reason.is_empty());
    let (name, title, is_new) = apart(said);
    let (title, told) = title.map_or((None, None), title_and_reason);
    let reason = reason.or(told);
    if title.is_some_and(|title| is_longer(title, TITLE_WORDS)) {
        return Err(NotAPerson::Sentence(repeated(said)));
    }
    let whom = whom(name, is_new, around)?;
    if let (Whom::Unknown(_), Some(title), true) = (&whom, title, said.contains(','))
        && may_be_two(name, title)
    {
        let (one, other) = (name.to_owned(), title.to_owned());
        return Err(NotAPerson::Title { one, other });
    }
    Ok(Some(Named { whom, title: title.map(str::to_owned), reason, reach }))
}

/// Those whom a list names, as in `Dana, Tom and Ilse`.
///
/// # Errors
///
/// [`NotAPerson`] of the first one who is not clear, and where it is a list of more
/// than 50.
pub fn several(text: &str, around: &Around<'_>) -> Result<Vec<Named>, NotAPerson> {
    let mut all: Vec<Named> = Vec::new();
    if names::listed(text).len() > PEOPLE {
        return Err(NotAPerson::TooMany(repeated(text)));
    }
    for one in text.split([',', ';', '\n']) {
        if let (Some(reach), Some(last)) = (reach::piece(one), all.last_mut()) {
            last.reach.take_over(&reach);
            continue;
        }
        for one in names::listed(one) {
            match (read(&one, around), all.last_mut()) {
                // "Ruth Adeyemi, CFO".
                (Err(NotAPerson::Group(title)), Some(last)) if last.title.is_none() => {
                    last.title = Some(title);
                }
                (named, _) => all.extend(named?),
            }
        }
    }
    Ok(all)
}

/// The name, the title, and whether it was said to be new.
pub(super) fn apart(said: &str) -> (&str, Option<&str>, bool) {
    let said = said.trim();
    let bracket = said.strip_suffix(')').and_then(|open| open.rsplit_once('('));
    let beside = bracket.or_else(|| said.split_once(',')).or_else(|| said.split_once(" from "));
    let (name, more) = match beside {
        Some((name, more)) => (name.trim(), Some(more.trim())),
        None => (said, trailing_title(said)),
    };
    let name = more.and_then(|more| name.strip_suffix(more)).unwrap_or(name).trim();
    // "Ruth Adeyemi - CFO".
    let name = name.strip_suffix(['-', '–', '—', '/']).unwrap_or(name).trim_end();
    let (name, more) = match more.map_or_else(|| leading_title(name), |_| None) {
        Some((title, name)) => (name, Some(title)),
        None => (name, more),
    };
    let rest = more.and_then(|more| without_new(more));
    (name, rest.or(more).filter(|more| !more.is_empty()), rest.is_some_and(str::is_empty))
}

/// What is said beside that somebody is new: nothing of "new", the title of "new CFO".
fn without_new(more: &str) -> Option<&str> {
    let rest = more.get(NEW.len()..).filter(|_| begins_with(more, NEW))?;
    (rest.is_empty() || rest.starts_with([' ', ','])).then(|| rest.trim_start_matches([' ', ',']))
}

/// A title before the name: `CFO Ruth Adeyemi`.
fn leading_title(said: &str) -> Option<(&str, &str)> {
    let (title, name) = said.split_once(' ')?;
    let is_title = is_short_title(title) && !name.split(' ').any(is_short_title);
    (is_title && name.starts_with(char::is_uppercase)).then(|| (title, name.trim()))
}

/// Whether two words with a comma between them may be a last name and a first one, or
/// two people: nothing says that the second one is a title.
pub(super) fn may_be_two(one: &str, other: &str) -> bool {
    let is_a_word = |text: &str| text.chars().all(|c| c.is_alphabetic() || c == '-');
    let folded = slug::slugify(other);
    let is_title = evidence::is_role(&folded) || evidence::is_common(&folded);
    is_a_word(one) && is_a_word(other) && !is_title && !is_short_title(other)
}

/// A title, and what is said of somebody behind it or instead of one: "Dana, CFO, she
/// holds the budget".
fn title_and_reason(said: &str) -> (Option<&str>, Option<String>) {
    let starts = said.match_indices(',').map(|(at, _)| at + 1);
    let reason = std::iter::once(0).chain(starts).find(|at| said.get(*at..).is_some_and(is_clause));
    let Some(at) = reason else { return (Some(said), None) };
    let (title, reason) = said.split_at(at);
    let title = title.trim_end_matches(',').trim();
    (Some(title).filter(|title| !title.is_empty()), Some(reason.trim().to_owned()))
}

/// Whether it says something of somebody and is no title.
fn is_clause(said: &str) -> bool {
    let first = said.split_whitespace().next().unwrap_or_default();
    CLAUSES.split(' ').any(|word| first.eq_ignore_ascii_case(word))
}

/// A title without a comma before it: `Ruth Adeyemi CFO`, `Tom Ode head of IT`.
fn trailing_title(said: &str) -> Option<&str> {
    let first = said.split(' ').next().map(slug::slugify).unwrap_or_default();
    let mut ends = said.match_indices(' ').filter_map(|(at, _)| said.get(at + 1..));
    let is_title = |rest: &str| {
        let first = rest.split(' ').next().unwrap_or_default();
        is_short_title(first) || begins_with(rest, "head of ")
    };
    // "the CFO" is a title alone.
    ends.find(|rest| is_title(rest)).filter(|_| !evidence::is_common(&first))
}

/// Whether a word is a title in capitals: `CFO`.
fn is_short_title(word: &str) -> bool {
    let is_short = (2..=5).contains(&word.len()) && word.chars().all(char::is_uppercase);
    is_short && evidence::is_role(word) && !is_legal_form(word)
}

fn begins_with(text: &str, words: &str) -> bool {
    text.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words))
}

fn whom(name: &str, is_new: bool, around: &Around<'_>) -> Result<Whom, NotAPerson> {
    let name = name.trim();
    let found = if is_new { Match::None } else { names::find(name, around.people) };
    match found {
        Match::One(id) => return Ok(Whom::Known(id)),
        Match::Several(ids) => {
            let name_of = |id: &BuyerId| around.people.get(id).map(|it| it.name.clone());
            let fits = ids.iter().filter_map(name_of).collect();
            return Err(NotAPerson::Several { name: name.to_owned(), fits });
        }
        Match::None => {}
    }
    if is_longer(name, WORDS) {
        return Err(NotAPerson::Sentence(repeated(name)));
    }
    if !is_a_name(name) {
        return Err(NotAPerson::NoName(repeated(name)));
    }
    if is_group(name, around) {
        return Err(NotAPerson::Group(name.to_owned()));
    }
    let near: Vec<String> =
        names::near(name, around.people).into_iter().map(str::to_owned).collect();
    if is_new || near.is_empty() {
        return Ok(Whom::Unknown(names::as_a_name(name)));
    }
    Err(NotAPerson::Near { name: name.to_owned(), near })
}

fn is_longer(text: &str, words: usize) -> bool {
    text.split_whitespace().count() > words || text.chars().count() > CHARACTERS
}

/// Whether a text may be somebody's name: it begins with a letter and not as a mail
/// does, and holds no digit, question mark, at sign or quotation mark.
pub fn is_a_name(name: &str) -> bool {
    let is_strange = |c: char| c.is_numeric() || c.is_control() || "?@\"“”„«»".contains(c);
    let first = name.split_whitespace().next().map(slug::slugify).unwrap_or_default();
    let is_mail = list::has(MAIL, &first);
    name.starts_with(char::is_alphabetic)
        && !is_mail
        && !name.contains(is_strange)
        && !is_longer(name, WORDS)
}

/// Whether a name says that there is nobody.
pub fn says_nobody(name: &str) -> bool {
    is_nothing(name) || name.trim().eq_ignore_ascii_case("nobody")
}

/// A name for somebody of whom nothing else is known, such as an executive.
///
/// # Errors
///
/// [`NotAPerson`] where it is none, or that of a company, a department or a role.
pub fn is_somebodys(name: &str) -> Result<(), NotAPerson> {
    let mut words = name.split_whitespace().map(slug::slugify);
    let is_full = is_a_full_name(name);
    let is_role = |word: String| evidence::is_role(&word) || !is_full && evidence::is_common(&word);
    if !is_a_name(name) || says_nobody(name) {
        Err(NotAPerson::NoOne(repeated(name)))
    } else if name.split_whitespace().last().is_some_and(is_legal_form) || words.all(is_role) {
        Err(NotAPerson::Group(name.to_owned()))
    } else {
        Ok(())
    }
}

/// A name for one of ours, of whom nothing else is kept with it.
///
/// # Errors
///
/// [`NotAPerson`] where it is none, where more is said than a name, and where it is
/// what one of `customers` is called.
pub fn is_a_members<'a>(
    typed: &str,
    mut customers: impl Iterator<Item = &'a str>,
) -> Result<(), NotAPerson> {
    let name = typed.split([',', ';', '(']).next().unwrap_or_default();
    let name = name.split(": ").next().unwrap_or_default().trim();
    is_somebodys(name)?;
    if name != typed.trim() {
        return Err(NotAPerson::More { typed: repeated(typed), name: name.to_owned() });
    }
    let is_customer = customers.any(|customer| names::is_same(name, customer));
    if is_customer { Err(NotAPerson::Group(name.to_owned())) } else { Ok(()) }
}

/// Whether a word ends what a company is called.
pub(super) fn is_legal_form(word: &str) -> bool {
    LEGAL.split_whitespace().any(|form| slug::slugify(word) == form)
}

/// Whether it is written as a name of two words or more: "Will Price" is somebody.
fn is_a_full_name(name: &str) -> bool {
    let begins = |word: &str| word.starts_with(char::is_uppercase);
    name.split_whitespace().count() > 1 && name.split_whitespace().all(begins)
}

/// Whether a name is that of the customer or the deal, of a company, a
/// department or a role.
fn is_group(name: &str, around: &Around<'_>) -> bool {
    let mut words = name.split_whitespace().map(slug::slugify);
    let is_full = is_a_full_name(name);
    let is_thing = |word: String| {
        around.things.contains(&word)
            || evidence::is_role(&word)
            || !is_full && evidence::is_common(&word)
    };
    // "Dana's boss".
    let owns = ["'s ", "’s "].iter().any(|mark| name.contains(mark));
    let is_whose = |word: &str| owns || list::has(WHOSE, word);
    name.split_whitespace().next().is_some_and(is_whose)
        || name.split_whitespace().last().is_some_and(is_legal_form)
        || words.all(is_thing)
}

#[cfg(test)]
mod tests;
