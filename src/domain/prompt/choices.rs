//! The choices that fields offer, with their keys.

use super::{Choice, THEY_DID};
use crate::domain::action::Obstacle;
use crate::domain::deal::{Finding, Status};
use crate::domain::keep::UNKNOWN;
use crate::domain::session::Then;

/// Choices by digit, from 1; the tenth and later ones by arrow.
pub(in crate::domain) fn numbered(options: impl Iterator<Item = (String, String)>) -> Vec<Choice> {
    let keys = ('1'..='9').map(Some).chain(std::iter::repeat(None));
    options.zip(keys).map(|((value, label), key)| Choice { value, key, label }).collect()
}

pub(super) fn obstacles() -> Vec<Choice> {
    let label = |obstacle: Obstacle| obstacle.in_words().unwrap_or("something else, in own words");
    numbered(Obstacle::ALL.iter().map(|o| (o.to_string(), label(*o).to_owned())))
}

pub(super) fn thens() -> Vec<Choice> {
    let options = [
        (Then::NewDate, "a new date"),
        (Then::Smaller, "make it smaller"),
        (Then::Drop, "drop it"),
    ];
    numbered(options.into_iter().map(|(then, label)| (then.to_string(), label.to_owned())))
}

/// The five answers to a criterion.
pub(super) fn criterion() -> Vec<Choice> {
    vec![
        Choice::new(THEY_DID, 'y', "they did it"),
        Choice::new("p", 'p', "partly"),
        Choice::new("a", 'a', "we assume so"),
        Choice::new("n", 'n', "not yet"),
        Choice::new(UNKNOWN, '?', "we do not know"),
    ]
}

/// What an answer to a criterion says.
pub(in crate::domain) fn status_of(key: &str) -> Option<Status> {
    match key {
        THEY_DID | "a" => Some(Status::Yes),
        "p" => Some(Status::Partial),
        "n" => Some(Status::No),
        UNKNOWN => Some(Status::Unknown),
        _ => None,
    }
}

/// The answer that says what was found.
pub(super) const fn key_of(finding: &Finding) -> &'static str {
    match (finding.status, &finding.evidence) {
        (Status::Yes, Some(_)) => THEY_DID,
        (Status::Yes, None) => "a",
        (Status::Partial, _) => "p",
        (Status::No, _) => "n",
        (Status::Unknown, _) => UNKNOWN,
    }
}
