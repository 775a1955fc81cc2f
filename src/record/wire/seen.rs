//! `processes.toml`: what was last seen of each process.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::id::ProcessId;
use crate::domain::process::Seen;

use super::Wire;
use super::format::Format;
use super::keyed::{Keyed, from_tables, to_tables};

/// What was seen, as the file has it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct SeenFile {
    format: Format,
    #[serde(default, skip_serializing_if = "Keyed::is_empty")]
    process: Keyed<ProcessId, SeenTable>,
}

#[derive(Debug, Serialize, Deserialize)]
struct SeenTable {
    version: u32,
    meaning: String,
}

impl Wire for SeenFile {
    const GROUPS: &'static [&'static str] = &["process"];
}

impl From<BTreeMap<ProcessId, Seen>> for SeenFile {
    fn from(seen: BTreeMap<ProcessId, Seen>) -> Self {
        Self { format: Format, process: to_tables(seen) }
    }
}

impl From<SeenFile> for BTreeMap<ProcessId, Seen> {
    fn from(file: SeenFile) -> Self {
        from_tables(file.process)
    }
}

impl From<Seen> for SeenTable {
    fn from(Seen { version, meaning }: Seen) -> Self {
        Self { version, meaning }
    }
}

impl From<SeenTable> for Seen {
    fn from(SeenTable { version, meaning }: SeenTable) -> Self {
        Self { version, meaning }
    }
}
