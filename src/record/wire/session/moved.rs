//! `[changed.process]`: how the deal came to another version of its process.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::id::{CriterionId, CriterionRef, RoleId, StageId};
use crate::domain::version::Moved;
use crate::record::wire::keyed::{ByStage, Keyed};
use crate::record::wire::word::Word;

/// The version it was on, criteria that are new, and what has another id now.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct MovedTable {
    from: u32,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    new: Vec<Word<CriterionRef>>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    stage: Keyed<StageId, Word<StageId>>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    exit: ByStage<CriterionId, Word<CriterionRef>>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    role: Keyed<RoleId, Word<RoleId>>,
}

impl From<Moved> for MovedTable {
    fn from(moved: Moved) -> Self {
        let mut exit: ByStage<CriterionId, Word<CriterionRef>> = BTreeMap::new();
        for (from, to) in moved.criteria {
            exit.entry(Word(from.stage)).or_default().insert(Word(from.id), Word(to));
        }
        Self {
            from: moved.from,
            new: moved.new.into_iter().map(Word).collect(),
            stage: moved.stages.into_iter().map(|(from, to)| (Word(from), Word(to))).collect(),
            exit,
            role: moved.roles.into_iter().map(|(from, to)| (Word(from), Word(to))).collect(),
        }
    }
}

impl From<MovedTable> for Moved {
    fn from(table: MovedTable) -> Self {
        let mut criteria = BTreeMap::new();
        for (stage, ids) in table.exit {
            for (id, to) in ids {
                criteria.insert(CriterionRef::new(stage.0.clone(), id.0), to.0);
            }
        }
        Self {
            from: table.from,
            stages: table.stage.into_iter().map(|(from, to)| (from.0, to.0)).collect(),
            criteria,
            roles: table.role.into_iter().map(|(from, to)| (from.0, to.0)).collect(),
            new: table.new.into_iter().map(Word::into_inner).collect(),
        }
    }
}
