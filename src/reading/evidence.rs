//! One line of evidence, its parts in any order: "dana mail 18 nov".
//!
//! What is recognised is shown before it is kept, so a guess may be wrong but
//! never silent, and words that are not recognised are kept as they were typed.

mod heard;
mod vocabulary;

use std::collections::BTreeMap;

use jiff::civil::Date;

use self::heard::hear;
use crate::domain::deal::{Evidence, EvidenceKind};
use crate::domain::id::BuyerId;
use crate::domain::person::Buyer;
use crate::domain::phrase;

pub(crate) use vocabulary::is_common;

/// Stands between what [`line()`] wrote and the text, which is not looked into.
const BAR: char = '|';

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
    /// The line as typed, where it says more than the above.
    pub text: Option<String>,
}

impl Reading {
    /// Who, what and when, as far as the line tells.
    pub fn in_words<'a>(&'a self, name: impl Fn(&'a BuyerId) -> &'a str, today: Date) -> String {
        let who = match &self.who {
            Who::Nobody => "nobody named".to_owned(),
            Who::Known(id) => name(id).to_owned(),
            Who::New(new) => format!("{new} (new)"),
            Who::Several(ids) => ids.iter().map(name).collect::<Vec<_>>().join(" or "),
        };
        let kind = self.kind.map_or_else(|| "no kind".to_owned(), |kind| kind.to_string());
        let on = self.on.map(|day| phrase::shown(day, today));
        [who, kind, on.unwrap_or_else(|| "no date".to_owned())].join(" · ")
    }

    fn says(&self, evidence: &Evidence) -> bool {
        let who = match &self.who {
            Who::Nobody => None,
            Who::Known(id) => Some(id),
            Who::New(_) | Who::Several(_) => return false,
        };
        (who, self.kind, self.on, &self.text)
            == (evidence.who.as_ref(), evidence.kind, evidence.on, &evidence.text)
    }
}

/// Reads one line of evidence.
///
/// - **Day**: what [`crate::reading::when::find`] finds, the latest such day; that of an
///   invitation is the next, unless it is more than half a year off and the
///   latest is known.
/// - **Kind**: the first word that tells one, or a quotation mark.
/// - **Who**: somebody's full name, or id behind an `@`, else the first or last word of a
///   name, else its start of three letters or more, where that is capitalised
///   or comes first. Case and accents do not matter. A common word, as in Will
///   Ode, is a name only where it is capitalised or comes first.
/// - **A new name**: one or two words in capitals, or of a script without them;
///   the line's first word only where there is no other. Else the one or two
///   words that are left beside day and kind, or a single word alone.
/// - **Text**: the whole line, where anything else is left of it. Words such as
///   "redline" tell a kind and say more, and keep the line too. After a bar the
///   text is taken as it is, where nothing is left before the bar: see [`line()`].
pub fn read(line: &str, people: &BTreeMap<BuyerId, Buyer>, today: Date) -> Reading {
    if let Some((head, text)) = line.split_once(BAR) {
        let (reading, more) = hear(head, people, today);
        if !more {
            let text = Some(text.trim().to_owned()).filter(|text| !text.is_empty());
            return Reading { text, ..reading };
        }
    }
    let (reading, more) = hear(line, people, today);
    Reading { text: more.then(|| line.trim().to_owned()), ..reading }
}

/// Evidence as one line to edit: its text where that says it all, else its
/// parts, a bar and the text: "Dana Fox document 2026-11-18 | Her redline".
///
/// [`read`] on the same day reads the same evidence from it, as long as `who`
/// is one of `people`, and the text is one line without space around it.
pub fn line(evidence: &Evidence, people: &BTreeMap<BuyerId, Buyer>, today: Date) -> String {
    let text = evidence.text.as_deref().unwrap_or_default().trim().replace(['\n', '\r'], " ");
    if read(&text, people, today).says(evidence) {
        return text;
    }
    let who = evidence.who.as_ref().map(|id| name(id, people, today));
    let kind = evidence.kind.map(|kind| kind.to_string());
    let on = evidence.on.map(|on| on.to_string());
    let bar = (!text.is_empty()).then(|| format!("{BAR} {text}"));
    let parts: Vec<String> = [who, kind, on, bar].into_iter().flatten().collect();
    parts.join(" ")
}

/// What a line calls somebody: their name, or their id behind an `@` where another
/// has the name too or the name says something else.
fn name(id: &BuyerId, people: &BTreeMap<BuyerId, Buyer>, today: Date) -> String {
    let alone = Evidence { who: Some(id.clone()), ..Evidence::default() };
    let name = people.get(id).map(|person| person.name.trim());
    match name.filter(|name| read(name, people, today).says(&alone)) {
        Some(name) => name.to_owned(),
        None => format!("@{id}"),
    }
}

#[cfg(test)]
mod tests;
