//! What waits today, in groups with one cursor over all of them.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::frame;
use super::lines::Lines;
use super::theme;
use crate::app::model::Model;
use crate::app::screen::today::Today;
use crate::domain::books::Books;
use crate::domain::phrase;
use crate::pages::Page;
use crate::pages::today::{self as waits, Line, Section};

/// Draws what waits.
pub(super) fn draw(screen: &Today, books: &Books, model: &Model, frame: &mut Frame<'_>) {
    let day = model.now.wall.date();
    let parts = frame::parts(model, frame);
    frame::around(model, frame, parts, &header(books));
    let block = frame::block("Today", &phrase::shown(day, day));
    let inner = frame::inside(&block, parts.body);
    frame.render_widget(block, parts.body);
    if let Page::Today(today) = model.page() {
        page(today, screen.at(), inner).show(frame, inner);
    }
}

/// Who looks, as far as the team knows them.
fn header(books: &Books) -> String {
    match &books.me {
        Some(me) if books.team.people.contains_key(me) => {
            format!("What waits for {}", books.team.name_of(me))
        }
        Some(me) => format!("What waits in this team, which knows no \"{me}\""),
        None => "What waits in this team".to_owned(),
    }
}

fn page(today: &waits::Today, at: usize, area: Rect) -> Lines {
    let mut page = Lines::new(area.width);
    if today.sections.is_empty() {
        page.push("");
        page.text("Nothing waits for you today.", 1, theme::SAID);
        page.text("Start a session: enter shows the deals, and you choose one.", 1, theme::QUIET);
        page.push("");
    }
    page.window(today.spots.len(), at, area.height, |number, page| {
        if number > 0 && today.spots.begins(number).is_some() {
            page.push("");
        }
        let is_marked = number == at;
        match today.line(number) {
            Some((section, nth)) => in_section(section, nth, is_marked, page),
            None => in_list(page, is_marked, |page| {
                page.hanging(sign(is_marked), "All deals", style(is_marked));
            }),
        }
    });
    page
}

/// A line, below its heading where it begins a group, and above what is not told
/// where it ends one.
fn in_section(section: &Section, nth: usize, is_marked: bool, page: &mut Lines) {
    if nth == 0 {
        let count = (section.lines.len() + section.rest).to_string();
        page.beside((section.kind.title(), theme::HEADING), (&count, theme::QUIET), 0);
    }
    if let Some(line) = section.lines.get(nth) {
        in_list(page, is_marked, |page| row(line, is_marked, page));
    }
    if nth + 1 == section.lines.len() && section.rest > 0 {
        page.text(&format!("and {} more", section.rest), 3, theme::QUIET);
    }
}

/// A line of the list; the one under the cursor has a bar and stays in sight.
fn in_list(page: &mut Lines, is_marked: bool, build: impl FnOnce(&mut Lines)) {
    if is_marked { page.in_focus(build) } else { build(page) }
}

const fn sign(is_marked: bool) -> &'static str {
    if is_marked { " ▸ " } else { "   " }
}

const fn style(is_marked: bool) -> ratatui::style::Style {
    if is_marked { theme::FOCUS } else { theme::MATTERS }
}

/// What is to be done with its day on the right, and below what one has to
/// know.
fn row(line: &Line, is_marked: bool, page: &mut Lines) {
    let when = if line.is_late { theme::TROUBLE } else { theme::QUIET };
    let first = page.len();
    page.beside((&line.text, style(is_marked)), (&line.when, when), 3);
    page.sign(first, sign(is_marked).to_owned(), style(is_marked));
    page.text(&line.beside, 5, theme::QUIET);
}
