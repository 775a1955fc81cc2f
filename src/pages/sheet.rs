//! A process file as its author sees it: what is in it, and what is wrong with
//! it. While it is broken it still shows what it held when it could last be read.

use std::path::{Path, PathBuf};

use crate::domain::books::Books;
use crate::domain::deal::DealStatus;
use crate::domain::pasting::StageSpot;
use crate::domain::phrase::count;
use crate::domain::process::Process;

/// A process file: one that ships, or one of the team's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The id it says; where that cannot be read, the one its name gives.
    pub id: String,
    /// Where it lies; none for one that ships.
    pub file: Option<PathBuf>,
    /// What its author calls it: the file as seen from the workspace, else the
    /// id.
    pub name: String,
    /// What is in it; while it is broken, what was in it before.
    pub process: Option<Process>,
    /// What is wrong with it, errors first, each in the order of the places.
    pub problems: Vec<Problem>,
    /// Where it says something of its stages.
    pub spots: Vec<StageSpot>,
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// No session can begin with the file.
    Error,
    /// Worth mending; the file can be used.
    Warning,
}

/// One thing that is wrong with a process file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How bad it is.
    pub weight: Weight,
    /// Another file that it is in, one which this file builds on.
    pub file: Option<String>,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong, in a sentence.
    pub message: String,
    /// What to type instead.
    pub help: Option<String>,
}

impl Problem {
    /// Where it is: line and column, and the file where that is another one.
    pub fn place(&self) -> String {
        let place = format!("{}:{}", self.line, self.column);
        self.file.as_ref().map_or_else(|| place.clone(), |file| format!("{file}:{place}"))
    }
}

impl Sheet {
    /// Whether no session can begin with it as it is.
    pub fn is_broken(&self) -> bool {
        self.problems.iter().any(|problem| problem.weight == Weight::Error)
    }

    /// How many problems it has, in words; none where it has none.
    pub fn problems_in_words(&self) -> Option<String> {
        let number = |weight| self.problems.iter().filter(|it| it.weight == weight).count();
        let counted = [(Weight::Error, "error"), (Weight::Warning, "warning")];
        let counted = counted.map(|(weight, word)| (number(weight), word));
        let said = counted.into_iter().filter(|(number, _)| *number > 0);
        let said: Vec<String> = said.map(|(number, word)| count(number, word)).collect();
        (!said.is_empty()).then(|| said.join(" · "))
    }

    /// Whether it is the same file, whatever stands in it.
    pub fn is_same_file(&self, file: Option<&Path>, id: &str) -> bool {
        match (&self.file, file) {
            (Some(mine), Some(other)) => mine == other,
            (None, None) => self.id == id,
            (Some(_), None) | (None, Some(_)) => false,
        }
    }

    /// The same file, read again: where it cannot be used by now, it still has
    /// what was in it before.
    #[must_use]
    pub fn after(mut self, before: &Self) -> Self {
        if self.process.is_none() {
            self.process.clone_from(&before.process);
        }
        self
    }

    /// The same, where the file is gone.
    #[must_use]
    pub fn gone(mut self) -> Self {
        self.problems = vec![Problem {
            weight: Weight::Error,
            file: None,
            line: 1,
            column: 1,
            message: "there is no such file any more".to_owned(),
            help: Some("put it back, or go on with another one".to_owned()),
        }];
        self
    }

    /// How many open deals follow it.
    pub fn open_deals(&self, books: &Books) -> usize {
        let open = books.deals.values().filter(|book| book.deal.status == DealStatus::Open);
        open.filter(|book| book.deal.process.as_str() == self.id).count()
    }
}

/// Sheets that were read again, each with what its file held when it could last
/// be read.
pub fn read_again(read: Vec<Sheet>, before: &[Sheet], books: &Books) -> Vec<Sheet> {
    let known = |sheet: Sheet| {
        let same = before.iter().find(|it| it.is_same_file(sheet.file.as_deref(), &sheet.id));
        let mut sheet = match same {
            Some(before) => sheet.after(before),
            None => sheet,
        };
        if sheet.process.is_none() {
            let read = books.processes.values().find(|process| process.id.as_str() == sheet.id);
            sheet.process = read.cloned();
        }
        sheet
    };
    read.into_iter().map(known).collect()
}
