//! How far an element of the scorecard is, in a deal and in a session.

use serde::{Deserialize, Serialize};

use crate::domain::deal::Evidence;
use crate::domain::id::PersonId;
use crate::domain::scorecard::{Score, Scored};

use super::date::Day;
use super::exit::EvidenceTable;
use super::word::Word;
use super::{filled, said};

/// `[element.<id>]`. The wording stands only in sessions.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct ElementTable {
    name: Option<String>,
    means: Option<String>,
    level: Level,
    pub(crate) on: Option<Day>,
    pub(crate) by: Option<Word<PersonId>>,
    evidence: Option<EvidenceTable>,
}

/// A level from 0 to 3.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(try_from = "i64")]
struct Level(u8);

impl TryFrom<i64> for Level {
    type Error = String;

    fn try_from(number: i64) -> Result<Self, String> {
        let level = u8::try_from(number).ok().filter(|level| *level <= 3);
        level.map(Self).ok_or_else(|| format!("{number} is not a level: 0, 1, 2 or 3"))
    }
}

impl From<Score> for ElementTable {
    fn from(score: Score) -> Self {
        Self {
            name: None,
            means: None,
            level: Level(score.level),
            on: score.on.map(Day),
            by: score.by.map(Word),
            evidence: score.evidence.map(EvidenceTable::from).and_then(filled),
        }
    }
}

impl From<ElementTable> for Score {
    fn from(table: ElementTable) -> Self {
        Self {
            level: table.level.0,
            on: table.on.map(Day::into),
            by: table.by.map(Word::into_inner),
            evidence: table.evidence.and_then(filled).map(Evidence::from),
        }
    }
}

impl From<Scored> for ElementTable {
    fn from(scored: Scored) -> Self {
        let wording = [scored.name, scored.means].map(|text| said(Some(text)));
        let [name, means] = wording;
        Self { name, means, ..Self::from(scored.score) }
    }
}

impl From<ElementTable> for Scored {
    fn from(mut table: ElementTable) -> Self {
        Self {
            name: table.name.take().unwrap_or_default(),
            means: table.means.take().unwrap_or_default(),
            score: Score::from(table),
        }
    }
}
