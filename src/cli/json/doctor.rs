//! `sideline.doctor/1`.

use serde::Serialize;

use crate::record::doctor::{self, Severity};

/// All that is wrong in a workspace.
#[derive(Debug, Serialize)]
pub struct Doctor {
    schema: &'static str,
    errors: usize,
    warnings: usize,
    problems: Vec<Problem>,
}

/// One thing that is wrong.
#[derive(Debug, Serialize)]
struct Problem {
    file: String,
    line: Option<usize>,
    column: Option<usize>,
    severity: &'static str,
    message: String,
    help: String,
    code: &'static str,
}

impl Doctor {
    /// The problems, in the order given.
    pub fn new(problems: &[doctor::Problem]) -> Self {
        let of = |severity| problems.iter().filter(|one| one.severity == severity).count();
        Self {
            schema: "sideline.doctor/1",
            errors: of(Severity::Error),
            warnings: of(Severity::Warning),
            problems: problems.iter().map(problem).collect(),
        }
    }
}

fn problem(problem: &doctor::Problem) -> Problem {
    Problem {
        file: problem.file.clone(),
        line: problem.line,
        column: problem.column,
        severity: problem.severity.as_str(),
        message: problem.message.clone(),
        help: problem.help.clone(),
        code: problem.code,
    }
}
