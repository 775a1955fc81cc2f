//! One line of evidence, its parts in any order: "dana mail 18 nov".
//!
//! What is recognised is shown before it is kept, so a guess may be wrong but
//! never silent, and words that are not recognised are kept as they were typed.

mod doubt;
mod heard;
mod no_names;
mod our_own;
mod quoted;
mod teller;
mod two_days;
mod unanswered;
mod unknown;
mod vocabulary;
mod word;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use self::heard::hear;
use crate::domain::calendar::Calendar;
use crate::domain::deal::{Deal, Evidence, EvidenceKind, Stretch};
use crate::domain::id::BuyerId;
use crate::domain::person::Buyer;
use crate::domain::phrase;
use crate::domain::team::{Team, first_word};

pub(crate) use no_names::is_first_name;
pub(crate) use vocabulary::{is_common, is_role};

/// Stands between what [`line()`] wrote and the text, which is not looked into.
const BAR: char = '|';
/// Behind the name of whoever tells of another.
const TOLD_US: &str = " told us";
/// What is said of what nobody of theirs told us.
const GUESSED: &str = "that is what we heard or think: who of theirs said or showed it?";

/// Who acted, as far as a line tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// The line names nobody.
    Nobody,
    /// Somebody on the buyer's side.
    Known(BuyerId),
    /// A name that nobody has yet.
    New(String),
    /// The name fits each of these: the user is to say whom.
    Several(Vec<BuyerId>),
    /// A name that nobody has, and that is spelt almost as those of these.
    Near(String, Vec<BuyerId>),
    /// A department, a role or a company, which is nobody.
    Group(String),
}

/// What the words say against the act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// That it has not happened.
    NotYet,
    /// That we think so, or heard it from nobody of theirs.
    Guessed,
    /// That it is to come.
    Ahead,
    /// That it was ours.
    Ours,
    /// That whoever is named says it of another.
    Hearsay,
}

impl Doubt {
    /// Whether nothing is left of what the line says.
    const fn takes_all_back(self) -> bool {
        matches!(self, Self::NotYet | Self::Guessed)
    }
}

/// What a line is read with.
#[derive(Clone, Debug)]
pub struct Around<'a> {
    /// The people on the buyer's side.
    pub people: &'a BTreeMap<BuyerId, Buyer>,
    /// What those of ours are called, folded.
    pub ours: BTreeSet<String>,
    /// The words of customer and deal, folded: they are no names.
    pub things: BTreeSet<String>,
    /// The calendar that days are read by.
    pub calendar: Calendar,
}

impl<'a> Around<'a> {
    /// What is around a deal, with the people as they are known by now.
    pub fn of(deal: &Deal, team: &Team, people: &'a BTreeMap<BuyerId, Buyer>, today: Date) -> Self {
        let ours = team.people.values().flat_map(|person| folded(&person.name));
        Self { people, ours: ours.collect(), things: things(deal), calendar: team.calendar(today) }
    }
}

fn folded(text: &str) -> impl Iterator<Item = String> {
    text.split_whitespace().map(slug::slugify)
}

/// The words of customer and deal, which are no names.
pub(crate) fn things(deal: &Deal) -> BTreeSet<String> {
    let things = [&deal.account, &deal.name].into_iter().flat_map(|text| folded(text));
    things.filter(|word| word.len() > 2 && !is_common(word)).collect()
}

/// What a line of evidence says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Who acted.
    pub who: Who,
    /// What shows it.
    pub kind: Option<EvidenceKind>,
    /// The day they acted.
    pub on: Option<Date>,
    /// The stretch of time that the day is the last of.
    pub about: Option<Stretch>,
    /// The line as typed, where it says more than the above.
    pub text: Option<String>,
    /// What the words say against it.
    pub doubt: Option<Doubt>,
    /// What was done to a day to come, as in "accepted the invite for 8 dec".
    pub act: Option<String>,
    /// The days that its words may mean, where they mean no single one: "thu 18 nov"
    /// for a Wednesday, "mail 18 nov, call 24 nov".
    pub either: Vec<Date>,
}

impl Reading {
    /// Who, how and when as far as the line tells, and what it does not.
    pub fn in_words<'a>(&'a self, name: impl Fn(&'a BuyerId) -> &'a str, today: Date) -> String {
        if let Some(against) = self.against(&name) {
            return against;
        }
        let is_silent = self.who == Who::Nobody && self.kind.is_none() && self.on.is_none();
        if is_silent {
            return "who did it, how and when?".to_owned();
        }
        let tells = if self.doubt == Some(Doubt::Hearsay) { TOLD_US } else { "" };
        let who = format!("{}{tells}", self.who_in_words(&name));
        let kind = self.kind.map_or_else(|| "how?".to_owned(), |kind| kind.to_string());
        let about = if self.about.is_some() { "about " } else { "" };
        let on = self.on.map(|day| format!("{about}{}", phrase::shown(day, today)));
        [who, kind, on.unwrap_or_else(|| self.ask_when(today))].join(" · ")
    }

    /// Whether it says who, how and when, and nothing against it.
    pub const fn is_whole(&self) -> bool {
        let has_who = matches!(self.who, Who::Known(_) | Who::New(_));
        has_who && self.kind.is_some() && self.on.is_some() && self.doubt.is_none()
    }

    /// The question for the day.
    fn ask_when(&self, today: Date) -> String {
        if !self.either.is_empty() {
            let days = self.either.iter().map(|day| phrase::shown(*day, today));
            return format!("{}?", days.collect::<Vec<_>>().join(" or "));
        }
        self.act.as_ref().map_or_else(|| "when?".to_owned(), |act| format!("{act} when?"))
    }

    /// The question for the one who acted.
    pub fn ask_who(&self) -> String {
        match (&self.who, self.kind) {
            (Who::Group(_), Some(EvidenceKind::Document | EvidenceKind::System)) => {
                "who signed, sent or showed it?".to_owned()
            }
            (Who::Group(group), _) => unknown::asked_of(group),
            _ => "who?".to_owned(),
        }
    }

    fn who_in_words<'a>(&'a self, name: impl Fn(&'a BuyerId) -> &'a str) -> String {
        match &self.who {
            Who::Known(id) => name(id).to_owned(),
            Who::New(new) => format!("{new} (new)"),
            Who::Several(ids) | Who::Near(_, ids) => format!("{}?", one_of(ids, name)),
            Who::Nobody | Who::Group(_) => self.ask_who(),
        }
    }

    /// What the words say against it, in words.
    pub fn against<'a>(&'a self, name: impl Fn(&'a BuyerId) -> &'a str) -> Option<String> {
        match self.doubt? {
            Doubt::NotYet => Some("that reads as not yet: y again if they did".to_owned()),
            Doubt::Guessed => Some(GUESSED.to_owned()),
            Doubt::Ahead => Some("not done yet: s makes it a step".to_owned()),
            Doubt::Ours => {
                let who = match &self.who {
                    Who::Known(id) => first_word(name(id)).to_owned(),
                    Who::New(new) => new.clone(),
                    Who::Nobody | Who::Several(_) | Who::Near(..) | Who::Group(_) => {
                        "somebody of theirs".to_owned()
                    }
                };
                Some(format!("that is what we did. What did {who} do?"))
            }
            Doubt::Hearsay => None,
        }
    }

    /// What it says as evidence of whoever acted: what its words speak against
    /// is left out.
    pub fn evidence(self, who: Option<BuyerId>) -> Evidence {
        let Self { kind, on, about, text, doubt, .. } = self;
        match doubt {
            Some(Doubt::NotYet | Doubt::Guessed) => Evidence { text, ..Evidence::default() },
            Some(Doubt::Ours) => Evidence { kind, who: None, on, about, text },
            Some(Doubt::Ahead | Doubt::Hearsay) | None => Evidence { kind, who, on, about, text },
        }
    }

    fn says(&self, evidence: &Evidence) -> bool {
        let who = match &self.who {
            Who::Nobody => None,
            Who::Known(id) => Some(id),
            Who::New(_) | Who::Several(_) | Who::Near(..) | Who::Group(_) => return false,
        };
        let is_said = !matches!(self.doubt, Some(Doubt::NotYet | Doubt::Guessed | Doubt::Ours));
        let said = (who, self.kind, self.on, self.about, &self.text);
        let Evidence { who, kind, on, about, text } = evidence;
        is_said && said == (who.as_ref(), *kind, *on, *about, text)
    }
}

/// Reads one line of evidence.
///
/// - **Day**: what [`crate::reading::when::find`] finds, or the stretch of time. Of two
///   days neither is taken: which of them, and how where each has its own act, is asked.
///   A day to come, or one behind `for`, is that of the thing and not of the act.
/// - **Kind**: the first word that says no more than one, else the first that
///   tells one, or a quotation mark. Words in quotation marks are not looked at.
/// - **Who**: somebody's full name, or id behind an `@`, else the first or last word of a
///   name, else its start of three letters or more, where that is capitalised
///   or comes first. Case and accents do not matter. A common word, as in Will
///   Ode, is a name only where it is capitalised or comes first.
/// - **A new name**: one or two words in capitals, or of a script without them;
///   the line's first word only where there is no other. Else the one or two
///   words that are left beside day and kind, or a single word alone.
/// - **Text**: the whole line, where anything else is left of it. Words such as
///   "redline" tell a kind and say more, and keep the line too. After a bar the
///   text is kept as it is, where nothing is left before the bar: see [`line()`].
///
/// The first 300 words are looked at; of a longer line the text is kept whole.
pub fn read(line: &str, around: &Around<'_>) -> Reading {
    in_two(line, around).unwrap_or_else(|| typed(line, around))
}

/// Reads a line that somebody typed.
fn typed(line: &str, around: &Around<'_>) -> Reading {
    let (reading, more) = hear(line, around);
    let is_clear = matches!(reading.who, Who::Known(_) | Who::New(_) | Who::Nobody);
    let keeps = more || reading.doubt.is_some() || !is_clear;
    Reading { text: keeps.then(|| line.trim().to_owned()), ..reading }
}

/// What a line of parts, a bar and a text says. The text speaks against it, unless it
/// stands there as [`line()`] wrote it: somebody insisted then.
fn in_two(line: &str, around: &Around<'_>) -> Option<Reading> {
    let (head, text) = line.split_once(BAR)?;
    let (reading, more) = hear(head, around);
    if more {
        return None;
    }
    let who = if let Who::Known(id) = &reading.who { Some(id.clone()) } else { None };
    let said = Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let reading = Reading { text: said, doubt: None, ..reading };
    let is_as_written = in_parts(&reading.clone().evidence(who), around) == line.trim();
    let said_against = || hear(text, around).0.doubt.filter(|it| it.takes_all_back());
    let doubt = if is_as_written { None } else { said_against() };
    let whole = doubt.map(|_| line.trim().to_owned());
    Some(Reading { doubt, text: whole.or(reading.text), ..reading })
}

/// Evidence as one line to edit: its text where that says it all, else its
/// parts, a bar and the text: "Dana Fox document 2026-11-18 | Her redline".
///
/// [`read`] on the same day reads the same evidence from it, as long as `who`
/// is one of `people`, and the text is one line without space around it.
pub fn line(evidence: &Evidence, around: &Around<'_>) -> String {
    let text = one_line(evidence);
    if read(&text, around).says(evidence) { text } else { in_parts(evidence, around) }
}

/// Evidence in its parts, a bar and the text.
fn in_parts(evidence: &Evidence, around: &Around<'_>) -> String {
    let text = one_line(evidence);
    let who = evidence.who.as_ref().map(|id| name(id, around));
    let kind = evidence.kind.map(|kind| word_of(kind).to_owned());
    let about = evidence.about.map(|about| format!("{about} to "));
    let on = evidence.on.map(|on| format!("{}{on}", about.unwrap_or_default()));
    let bar = (!text.is_empty()).then(|| format!("{BAR} {text}"));
    let parts: Vec<String> = [who, kind, on, bar].into_iter().flatten().collect();
    parts.join(" ")
}

fn one_line(evidence: &Evidence) -> String {
    evidence.text.as_deref().unwrap_or_default().trim().replace(['\n', '\r'], " ")
}

/// The word for a kind: a quote is what was said, since a quote of ours is an
/// offer.
const fn word_of(kind: EvidenceKind) -> &'static str {
    if matches!(kind, EvidenceKind::Quote) { "said" } else { kind.as_str() }
}

/// Whether evidence has a word of telling at all: what is shown often need not be
/// read.
pub fn may_tell(shows: &Evidence) -> bool {
    let words = shows.text.iter().flat_map(|text| text.split_whitespace());
    shows.who.is_some() && words.map(slug::slugify).any(|word| vocabulary::is_telling(&word))
}

/// Stands behind the name of whoever only told us of another; nothing behind that of
/// one who acted.
pub fn tells(shows: &Evidence, around: &Around<'_>) -> &'static str {
    let told = shows.text.as_deref().map(|text| read(text, around));
    let is_hearsay = told.is_some_and(|told| {
        let teller = if let Who::Known(id) = &told.who { Some(id) } else { None };
        told.doubt == Some(Doubt::Hearsay) && teller.is_some() && teller == shows.who.as_ref()
    });
    if is_hearsay { TOLD_US } else { "" }
}

/// What a line calls somebody: their name, or their id behind an `@` where another
/// has the name too or the name says something else.
fn name(id: &BuyerId, around: &Around<'_>) -> String {
    let alone = Evidence { who: Some(id.clone()), ..Evidence::default() };
    let name = around.people.get(id).map(|person| person.name.trim());
    match name.filter(|name| typed(name, around).says(&alone)) {
        Some(name) => name.to_owned(),
        None => format!("@{id}"),
    }
}

fn one_of<'a>(ids: &'a [BuyerId], name: impl Fn(&'a BuyerId) -> &'a str) -> String {
    ids.iter().map(name).collect::<Vec<_>>().join(" or ")
}

#[cfg(test)]
mod table;
#[cfg(test)]
mod tests;
