//! `sideline.processes/1`.

use serde::Serialize;

use super::Unread;
use crate::template::fault::Severity;
use crate::workspace::ProcessFile;

/// The processes.
#[derive(Debug, Serialize)]
pub struct Processes {
    schema: &'static str,
    processes: Vec<Process>,
    unread: Vec<Unread>,
}

/// One process file.
#[derive(Debug, Serialize)]
pub struct Process {
    id: String,
    version: Option<u32>,
    name: Option<String>,
    source: &'static str,
    file: Option<String>,
    stages: Option<usize>,
    errors: usize,
    warnings: usize,
    open_deals: usize,
    file_is_used: bool,
}

impl Processes {
    /// The processes, in the order given.
    pub fn new(processes: Vec<Process>, unread: Vec<Unread>) -> Self {
        Self { schema: "sideline.processes/1", processes, unread }
    }
}

/// The shape of a process file that `open_deals` follow.
pub fn process(file: &ProcessFile, open_deals: usize) -> Process {
    let process = file.checked.process.as_ref();
    Process {
        id: file.id.clone(),
        version: process.map(|process| process.version),
        name: process.map(|process| process.name.clone()),
        source: if file.file.is_some() { "team" } else { "shipped" },
        file: file.file.as_ref().map(|path| path.display().to_string()),
        stages: process.map(|process| process.stages.len()),
        errors: file.checked.count(Severity::Error),
        warnings: file.checked.count(Severity::Warning),
        open_deals,
        file_is_used: file.is_used(),
    }
}
