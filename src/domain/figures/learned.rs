//! What was said last of a rep: no figure, but what the next talk begins from.

use jiff::civil::Date;

use super::facts::Noted;
use super::known::Known;
use crate::domain::id::{PersonId, SessionId};

/// What was said in a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// In which.
    pub session: SessionId,
    /// On which day.
    pub day: Date,
    /// The words.
    pub words: String,
}

/// What was said last of a rep.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Learned {
    /// What the manager saw them do well.
    pub strength: Option<Told>,
    /// What they do differently on the next deal.
    pub lesson: Option<Told>,
}

/// What was said last of a rep.
pub(super) fn learned(known: &Known<'_>, rep: &PersonId) -> Learned {
    let noted = known.facts.iter().flat_map(|facts| &facts.notes);
    let noted: Vec<&Noted> =
        noted.filter(|noted| noted.rep == *rep && noted.day <= known.today).collect();
    let last = |of: fn(&Noted) -> Option<&String>| {
        let said = noted.iter().filter_map(|noted| Some((*noted, of(noted)?)));
        let (noted, words) = said.max_by_key(|(noted, _)| (noted.day, &noted.session))?;
        Some(Told { session: noted.session.clone(), day: noted.day, words: words.clone() })
    };
    Learned {
        strength: last(|noted| noted.strength.as_ref()),
        lesson: last(|noted| noted.lesson.as_ref()),
    }
}
