//! What is wrong with a process file: where, in a sentence, and what to type.

use super::lines::Lines;
use super::theme;
use super::wrap;
use crate::pages::sheet::{Problem, Weight};

/// The first problems, so many at most, and how many more there are.
pub(super) fn list(problems: &[Problem], most: usize, indent: usize, page: &mut Lines) {
    for problem in problems.iter().take(most) {
        one(problem, indent, page);
    }
    let more = problems.len().saturating_sub(most);
    if more > 0 {
        page.text(&format!("and {more} more"), indent, theme::QUIET);
    }
}

/// As many problems as so many lines have room for, at least one.
pub(super) fn fitting(problems: &[Problem], lines: usize, width: u16) -> Lines {
    let page_of = |most| {
        let mut page = Lines::new(width);
        list(problems, most, 0, &mut page);
        page
    };
    let fits = |most: &usize| page_of(*most).len() <= lines;
    let most = (1..=problems.len()).rev().find(fits).unwrap_or(1);
    page_of(most)
}

fn one(problem: &Problem, indent: usize, page: &mut Lines) {
    let (sign, style) = match problem.weight {
        Weight::Error => ("✗", theme::TROUBLE),
        Weight::Warning => ("!", theme::ASSUMED),
    };
    let sign = format!("{:indent$}{sign} {}  ", "", problem.place());
    let width = wrap::width(&sign);
    page.hanging(&sign, &problem.message, style);
    if let Some(help) = &problem.help {
        page.text(help, width, theme::SAID);
    }
}
