//! The choices that fields offer, with their keys.

use super::{Choice, DONE, THEY_DID};
use crate::domain::action::{Obstacle, Side};
use crate::domain::call::Outcome;
use crate::domain::deal::{Finding, Status};
use crate::domain::person::UNKNOWN;
use crate::domain::session::Then;
use crate::interview::prompt::numbered;

pub(in crate::interview) fn obstacles() -> Vec<Choice> {
    let label = |obstacle: Obstacle| obstacle.in_words().unwrap_or("something else, in own words");
    numbered(Obstacle::ALL.iter().map(|o| (o.to_string(), label(*o).to_owned())))
}

/// What becomes of a promise: nobody else can keep it.
pub(crate) fn thens_of_promise() -> Vec<Choice> {
    thens(&[(Then::NewDate, "a new date"), (Then::Drop, "drop it")])
}

/// What becomes of a step. Carried often, it does not get a new date alone.
pub(crate) fn thens_of_step(is_third_carry: bool) -> Vec<Choice> {
    if is_third_carry {
        thens(&[
            (Then::Smaller, "in other words, smaller, or somebody else's"),
            (Then::Ask, "ask for help"),
            (Then::Drop, "drop it"),
        ])
    } else {
        thens(&[
            (Then::NewDate, "a new date"),
            (Then::Smaller, "make it smaller"),
            (Then::Ask, "ask for help"),
            (Then::Drop, "drop it"),
        ])
    }
}

/// The manager's answers to an ask that waits for one.
pub(in crate::interview) fn answers_to_an_ask() -> Vec<Choice> {
    vec![
        Choice::new(Then::Accepted.as_str(), 'y', "yes: I promise it"),
        Choice::new(DONE, 'd', "done, or talked through"),
        Choice::new(Then::Drop.as_str(), 'n', "no, and why"),
    ]
}

fn thens(options: &[(Then, &str)]) -> Vec<Choice> {
    numbered(options.iter().map(|(then, label)| (then.to_string(), (*label).to_owned())))
}

/// What came of a call.
pub(in crate::interview) fn outcomes() -> Vec<Choice> {
    let came = |outcome: Outcome, key, label| Choice::new(outcome.as_str(), key, label);
    vec![
        came(Outcome::Advance, 'a', "they agreed to do something, by a date"),
        came(Outcome::Continuation, 'n', "good talk, nothing agreed"),
        came(Outcome::Order, 'o', "they ordered"),
        came(Outcome::NoSale, 'r', "they said no"),
        Choice::new(Side::Ours.as_str(), 'u', "it did not happen, we moved it"),
        Choice::new(Side::Buyer.as_str(), 't', "it did not happen, they did"),
    ]
}

/// The five answers to a criterion.
pub(in crate::interview) fn criterion() -> Vec<Choice> {
    vec![
        Choice::new(THEY_DID, 'y', "they did it"),
        Choice::new("p", 'p', "partly"),
        Choice::new("a", 'a', "we assume so"),
        Choice::new("n", 'n', "not yet"),
        Choice::new(UNKNOWN, '?', "we do not know"),
    ]
}

/// What an answer to a criterion says.
pub(crate) fn status_of(key: &str) -> Option<Status> {
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
