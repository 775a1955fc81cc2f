//! What a session said of the buyer map's gaps, and what it had no time for.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::domain::session::{GapAnswer, GapId, GapRef, PartId};
use crate::record::wire::keyed::Keyed;
use crate::record::wire::word::Word;

/// `[gap.<gap-id>]`, with a key for each role or person it is about.
pub(super) type Gaps = Keyed<GapId, BTreeMap<String, Word<GapAnswer>>>;

/// Answers to gaps as tables.
pub(super) fn to_gaps(answers: BTreeMap<GapRef, GapAnswer>) -> Gaps {
    let mut gaps: Gaps = BTreeMap::new();
    for (gap, answer) in answers {
        gaps.entry(Word(gap.id)).or_default().insert(gap.of, Word(answer));
    }
    gaps
}

/// Tables as the answers to gaps.
pub(super) fn from_gaps(gaps: Gaps) -> BTreeMap<GapRef, GapAnswer> {
    let answers = |(id, answers): (Word<GapId>, BTreeMap<String, Word<GapAnswer>>)| {
        answers.into_iter().map(move |(of, answer)| (GapRef { id: id.0, of }, answer.0))
    };
    gaps.into_iter().flat_map(answers).collect()
}

/// `[out_of_time]`.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct OutOfTimeTable {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    steps: Vec<Word<PartId>>,
}

impl From<BTreeSet<PartId>> for OutOfTimeTable {
    fn from(steps: BTreeSet<PartId>) -> Self {
        Self { steps: steps.into_iter().map(Word).collect() }
    }
}

impl From<OutOfTimeTable> for BTreeSet<PartId> {
    fn from(table: OutOfTimeTable) -> Self {
        table.steps.into_iter().map(Word::into_inner).collect()
    }
}
