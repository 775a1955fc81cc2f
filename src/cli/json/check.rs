//! `sideline.process-check/1`.

use serde::Serialize;

use crate::template::fault::{Fault as Told, Related as Beside, Severity};
use crate::workspace::ProcessFile;

/// What the check of some files found.
#[derive(Debug, Serialize)]
pub struct Report {
    schema: &'static str,
    errors: usize,
    warnings: usize,
    files: Vec<File>,
}

#[derive(Debug, Serialize)]
struct File {
    file: String,
    process: Option<String>,
    faults: Vec<Fault>,
}

#[derive(Debug, Serialize)]
struct Fault {
    code: &'static str,
    severity: String,
    /// Only where it is another file than the one that was checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    message: String,
    help: Option<String>,
    related: Vec<Related>,
}

#[derive(Debug, Serialize)]
struct Related {
    file: String,
    line: usize,
    column: usize,
    message: String,
}

impl Report {
    /// The shape of checked files.
    pub fn new(files: &[ProcessFile]) -> Self {
        let count = |severity| files.iter().map(|file| file.checked.count(severity)).sum::<usize>();
        Self {
            schema: "sideline.process-check/1",
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            files: files.iter().map(file).collect(),
        }
    }
}

fn file(file: &ProcessFile) -> File {
    let name = file.name();
    File {
        process: super::text(file.checked.id.as_ref()),
        faults: file.checked.faults.iter().map(|told| fault(told, &name)).collect(),
        file: name,
    }
}

fn fault(told: &Told, file: &str) -> Fault {
    Fault {
        code: told.code,
        severity: told.severity.to_string(),
        file: told.parent.as_ref().map(|parent| parent.name.clone()),
        line: told.place.line,
        column: told.place.column,
        end_line: told.place.end_line,
        end_column: told.place.end_column,
        message: told.message.clone(),
        help: told.help.clone(),
        related: told.related.iter().map(|beside| related(beside, file)).collect(),
    }
}

fn related(beside: &Beside, file: &str) -> Related {
    Related {
        file: beside.parent.as_ref().map_or_else(|| file.to_owned(), |parent| parent.name.clone()),
        line: beside.place.line,
        column: beside.place.column,
        message: beside.message.clone(),
    }
}
