//! `[override.<check>]`: checks that were passed, each with a reason.

use serde::{Deserialize, Serialize};

use crate::domain::overrides::{CheckId, Overrides};

use super::keyed::Keyed;
use super::said;
use super::word::Word;

/// The checks of a step, call or ask that were passed.
pub(crate) type OverrideTables = Keyed<CheckId, OverrideTable>;

/// Why a check was passed.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct OverrideTable {
    why: String,
}

/// Reasons as tables; one that says nothing is none.
pub(crate) fn to_overrides(overrides: Overrides) -> OverrideTables {
    let said = |(check, why)| Some((Word(check), OverrideTable { why: said(Some(why))? }));
    overrides.into_iter().filter_map(said).collect()
}

/// Tables as reasons.
pub(crate) fn from_overrides(tables: OverrideTables) -> Overrides {
    tables.into_iter().map(|(check, table)| (check.0, table.why)).collect()
}
