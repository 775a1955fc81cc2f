//! The fields of a form, one below the other: what is asked, what was said,
//! and for the one in focus all it needs.

use super::lines::Lines;
use super::theme;
use super::wrap;
use crate::app::form::{Form, Input, Row};
use crate::domain::deal::CriterionStanding;
use crate::interview::prompt::{Choice, Entry};

/// What a form shows beside its rows.
pub(super) struct Beside<'a> {
    /// The word on the right of a heading.
    pub(super) heading: &'a dyn Fn(&str) -> String,
    /// How the criterion of a row stands.
    pub(super) standing: &'a dyn Fn(&Row) -> Option<CriterionStanding>,
    /// What is read aloud before a row is answered, of one in focus or at rest.
    pub(super) aloud: &'a dyn Fn(&Row, bool, &mut Lines),
    /// How a row stands in one line, where it has more than its text.
    pub(super) in_short: &'a dyn Fn(&Row) -> Option<String>,
    /// Rows that another one speaks for.
    pub(super) is_spoken_for: &'a dyn Fn(&Row) -> bool,
    /// What a coach would ask about a row.
    pub(super) remark: &'a dyn Fn(&Row) -> Option<String>,
    /// What was noted at a row.
    pub(super) noted: &'a dyn Fn(&Row) -> Vec<&'a str>,
    /// What was understood of the text in focus.
    pub(super) understood: Option<String>,
    /// Whether some field is in focus at all.
    pub(super) has_focus: bool,
    /// Whether what is offered is seen before one comes to it: where all of it
    /// can be kept at once.
    pub(super) shows_offers: bool,
}

impl Beside<'_> {
    /// A form that speaks for itself.
    pub(super) const NOTHING: Beside<'static> = Beside {
        heading: &|_| String::new(),
        standing: &|_| None,
        aloud: &|_, _, _| (),
        in_short: &|_| None,
        is_spoken_for: &|_| false,
        remark: &|_| None,
        noted: &|_| Vec::new(),
        understood: None,
        has_focus: true,
        shows_offers: false,
    };
}

/// Draws all rows of a form into a page.
pub(super) fn draw(form: &Form, beside: &Beside<'_>, page: &mut Lines) {
    let mut section = "";
    for (at, row) in form.rows().iter().enumerate() {
        let is_focused = beside.has_focus && at == form.focus();
        if !is_focused && (beside.is_spoken_for)(row) {
            continue;
        }
        if row.ask.prompt.section != section {
            section = &row.ask.prompt.section;
            page.space();
            if !section.is_empty() {
                let right = (beside.heading)(section);
                page.beside((section, theme::HEADING), (&right, theme::QUIET), 0);
            }
        }
        if is_focused {
            page.in_focus(|page| focused(form, row, beside, page));
        } else {
            resting(form, row, beside, page);
        }
    }
}

fn resting(form: &Form, row: &Row, beside: &Beside<'_>, page: &mut Lines) {
    let prompt = &row.ask.prompt;
    if let Some(short) = (beside.in_short)(row) {
        page.beside((&prompt.kept, theme::SAID), (&short, theme::QUIET), 1);
        return asked_about(row, beside, page);
    }
    match &row.input {
        Input::Nothing => criterion(row, beside, theme::ASKED, page),
        Input::Text(editor) => {
            page.text(&prompt.ask, 1, theme::QUIET);
            if row.is_half_typed() {
                page.text(editor.text().trim_start(), 3, theme::HALF_TYPED);
                page.text("typed, not kept yet", 3, theme::ASSUMED);
            } else if !prompt.kept.is_empty() {
                page.text(prompt.kept.trim_start(), 3, theme::SAID);
            } else if beside.shows_offers && row.is_offer {
                page.text(editor.text(), 3, theme::OFFERED);
            }
            earlier(row, page);
        }
        Input::Choice(_) if (beside.standing)(row).is_some() => {
            criterion(row, beside, theme::ASKED, page);
        }
        Input::Choice(_) => {
            (beside.aloud)(row, false, page);
            let marked = if beside.shows_offers { row.answer() } else { String::new() };
            let (value, style) = match prompt.kept.as_str() {
                "" => (marked.as_str(), theme::OFFERED),
                kept => (kept, theme::SAID),
            };
            let said = chosen(&prompt.entry, value).map(|choice| (choice.label.as_str(), style));
            let said = said.unwrap_or((&prompt.standing, theme::QUIET));
            page.beside((&prompt.ask, theme::QUIET), said, 1);
        }
    }
    if let Some(typed) = form.stray_at(row) {
        page.text(&format!("\"{typed}\""), 3, theme::HALF_TYPED);
        page.text("typed, not kept yet", 3, theme::ASSUMED);
    }
    asked_about(row, beside, page);
}

fn chosen<'a>(entry: &'a Entry, kept: &str) -> Option<&'a Choice> {
    match entry {
        Entry::Choice(choices, _) => choices.iter().find(|choice| choice.value == kept),
        Entry::Text | Entry::Line | Entry::Hidden | Entry::Criterion(_) | Entry::Confirm => None,
    }
}

fn focused(form: &Form, row: &Row, beside: &Beside<'_>, page: &mut Lines) {
    let prompt = &row.ask.prompt;
    match (&row.input, &prompt.entry) {
        (Input::Text(editor), Entry::Hidden) => {
            page.text(&prompt.ask, 1, theme::FOCUS);
            page.editor(&editor.masked(), 3, theme::SAID);
        }
        (Input::Text(editor), _) => {
            if row.is_offer {
                let right = ("typing replaces it", theme::QUIET);
                page.beside((&prompt.ask, theme::FOCUS), right, 1);
            } else {
                page.text(&prompt.ask, 1, theme::FOCUS);
            }
            earlier(row, page);
            match row.stem() {
                "" if row.is_offer => page.editor(editor, 3, theme::OFFERED),
                "" => page.editor(editor, 3, theme::SAID),
                stem => page.editor_behind(stem, editor, 3),
            }
            if let Some(understood) = &beside.understood {
                page.text(&format!("= {understood}"), 3, theme::VERIFIED);
            }
        }
        (Input::Choice(at), Entry::Choice(choices, _)) => {
            criterion(row, beside, theme::FOCUS, page);
            if (beside.standing)(row).is_none() {
                earlier(row, page);
            }
            (beside.aloud)(row, true, page);
            options(choices, *at, page);
        }
        (_, Entry::Criterion(choices)) => {
            criterion(row, beside, theme::FOCUS, page);
            let keys = choices.iter().filter_map(|choice| Some((choice.key?, &choice.label)));
            let keys: Vec<String> = keys.map(|(key, label)| format!("{key} {label}")).collect();
            page.text(&keys.join("   "), 3, theme::SAID);
        }
        _ => page.text(&prompt.ask, 1, theme::FOCUS),
    }
    stray(form, row, page);
    asked_about(row, beside, page);
    if !prompt.aside.is_empty() {
        page.text(&prompt.aside, 3, theme::QUIET);
    }
}

/// What was typed where nothing can be typed.
fn stray(form: &Form, row: &Row, page: &mut Lines) {
    if let Some(typed) = form.stray_at(row) {
        page.text(&format!("Typed: \"{typed}\""), 3, theme::HALF_TYPED);
        page.text("enter keeps it as a note, esc puts it aside", 3, theme::ASSUMED);
    }
}

fn options(choices: &[Choice], at: Option<usize>, page: &mut Lines) {
    for (number, choice) in choices.iter().enumerate() {
        let (sign, style) =
            if Some(number) == at { ("▸", theme::FOCUS) } else { (" ", theme::SAID) };
        let key = choice.key.map_or(' ', |key| key);
        page.hanging(&format!("   {sign} {key}  "), &choice.label, style);
    }
}

/// An answer from an earlier session, folded into one line.
fn earlier(row: &Row, page: &mut Lines) {
    let is_told = !matches!(row.ask.prompt.entry, Entry::Criterion(_));
    if is_told && !row.ask.prompt.standing.is_empty() {
        let line = wrap::cut(&row.ask.prompt.standing, page.width().saturating_sub(3));
        page.text(&line, 3, theme::QUIET);
    }
}

fn criterion(row: &Row, beside: &Beside<'_>, style: ratatui::style::Style, page: &mut Lines) {
    let Some(standing) = (beside.standing)(row) else {
        return page.text(&row.ask.prompt.ask, 1, style);
    };
    let sign = format!(" {}  ", theme::sign(standing));
    let first = page.len();
    let said = &row.ask.prompt.standing;
    page.beside((&row.ask.prompt.ask, style), (said, theme::standing(standing)), sign.len().min(4));
    page.sign(first, sign, theme::standing(standing));
}

/// What was noted at a row, what a coach would ask about it, and what is in its
/// way.
fn asked_about(row: &Row, beside: &Beside<'_>, page: &mut Lines) {
    for said in (beside.noted)(row) {
        page.hanging("   noted: ", said, theme::QUIET);
    }
    if let Some(question) = (beside.remark)(row) {
        page.hanging("   ? ", &question, theme::ASSUMED);
    }
    if let Some(why) = &row.refusal {
        page.text(&format!("! {why}"), 3, theme::TROUBLE);
    }
}
