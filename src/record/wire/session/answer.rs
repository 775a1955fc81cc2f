//! The rep's answer to a question, with what was asked on.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};

use crate::domain::session::{Answer, FollowUp};
use crate::record::wire::keyed::Keyed;
use crate::record::wire::said;
use crate::record::wire::word::Word;

use super::nth::Nth;

/// `[answer.<stage>.<question>]`.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct AnswerTable {
    ask: String,
    rep: Option<String>,
    unknown: Option<bool>,
    left_out: Option<String>,
    #[serde(
        default,
        skip_serializing_if = "BTreeMap::is_empty",
        deserialize_with = "without_a_gap"
    )]
    follow_up: FollowUps,
}

/// `[answer.<stage>.<question>.follow_up.1]` and so on.
type FollowUps = Keyed<Nth, FollowUpTable>;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct FollowUpTable {
    ask: String,
    rep: Option<String>,
}

/// The numbers of a row as long as it gets.
fn numbers() -> impl Iterator<Item = Word<Nth>> {
    (1..).filter_map(Nth::new).map(Word)
}

/// Reads a row, which has a place for each number from 1 on: what is asked on
/// is kept by its number, so a gap would shift it.
fn without_a_gap<'de, D: Deserializer<'de>>(deserializer: D) -> Result<FollowUps, D::Error> {
    let row = FollowUps::deserialize(deserializer)?;
    match numbers().zip(row.keys()).find(|(number, found)| number != *found) {
        Some((number, _)) => {
            let missing = number.0;
            Err(serde::de::Error::custom(format!("follow-up {missing} is missing in the row")))
        }
        None => Ok(row),
    }
}

impl From<Answer> for AnswerTable {
    fn from(answer: Answer) -> Self {
        let (rep, left_out) = (said(answer.rep), said(answer.left_out));
        let tables = answer.follow_ups.into_iter().map(FollowUpTable::from);
        Self {
            ask: answer.ask,
            unknown: (rep.is_none() && left_out.is_none()).then_some(true),
            rep,
            left_out,
            follow_up: numbers().zip(tables).collect(),
        }
    }
}

impl From<AnswerTable> for Answer {
    fn from(table: AnswerTable) -> Self {
        Self {
            ask: table.ask,
            rep: table.rep,
            follow_ups: table.follow_up.into_values().map(FollowUp::from).collect(),
            left_out: table.left_out,
        }
    }
}

impl From<FollowUp> for FollowUpTable {
    fn from(follow_up: FollowUp) -> Self {
        Self { ask: follow_up.ask, rep: said(follow_up.rep) }
    }
}

impl From<FollowUpTable> for FollowUp {
    fn from(table: FollowUpTable) -> Self {
        Self { ask: table.ask, rep: table.rep }
    }
}
