//! What is owed, in groups with one cursor over all lines. Only the lines around
//! the cursor are put into words, so that thousands of them scroll as ten do.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::frame;
use super::lines::Lines;
use super::theme;
use super::wrap;
use crate::app::model::Model;
use crate::app::screen::actions::Actions;
use crate::domain::books::Books;
use crate::domain::settings::Whose;
use crate::pages::actions::Row;
use crate::pages::thing::Spots;

/// Columns of the names of details.
const LABEL: usize = 11;
/// Columns of the sign before what lines are found by.
const SLASH: u16 = 3;
/// Columns before the words of a line.
const INDENT: usize = 5;

/// Draws what is owed.
pub(super) fn draw(screen: &Actions, books: &Books, model: &Model, frame: &mut Frame<'_>) {
    let parts = frame::parts(model, frame);
    frame::around(model, frame, parts, &header(books));
    let list = List { screen, books, spots: model.page().spots(), model };
    let block = frame::block("Actions", &list.right());
    let inner = frame::inside(&block, parts.body);
    frame.render_widget(block, parts.body);
    let inner = list.filter(frame, inner);
    list.page(inner).show(frame, inner);
}

/// Whose they are, as far as the team knows who looks.
fn header(books: &Books) -> String {
    match (books.known_me(), books.whose) {
        (Some((_, me)), Whose::Mine) => format!("What {} owes and waits for", me.name),
        (Some(_), Whose::Everyones) => "What is owed on the deals that you look after".to_owned(),
        (None, _) => "What this team owes and waits for".to_owned(),
    }
}

struct List<'a> {
    screen: &'a Actions,
    books: &'a Books,
    spots: &'a Spots,
    model: &'a Model,
}

impl List<'_> {
    /// How many lines there are, and how many of them are marked.
    fn right(&self) -> String {
        let lines = self.spots.len().to_string();
        match self.screen.marked(self.spots) {
            0 => lines,
            marked => format!("{marked} marked · {lines}"),
        }
    }

    /// What lines are found by, in a line of its own on top.
    fn filter(&self, frame: &mut Frame<'_>, area: Rect) -> Rect {
        let filter = &self.screen.filter;
        if !self.screen.is_finding && filter.text().is_empty() {
            return area;
        }
        let mut slash = Lines::new(SLASH);
        slash.text(" /", 0, theme::KEY);
        slash.show(frame, Rect { height: 1, width: SLASH, ..area });
        let room = area.width.saturating_sub(SLASH);
        let mut page = Lines::new(room);
        if self.screen.is_finding {
            page.editor(filter, 0, theme::SAID);
        } else {
            page.text(filter.text(), 0, theme::SAID);
        }
        page.show(frame, Rect { height: 1, x: area.x + SLASH, width: room, ..area });
        Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area }
    }

    fn page(&self, area: Rect) -> Lines {
        let mut page = Lines::new(area.width);
        if self.spots.is_empty() {
            self.nothing(&mut page);
            return page;
        }
        let at = self.screen.at();
        page.window(self.spots.len(), at, area.height, |number, page| {
            let row = self.spots.get(number).and_then(|spot| Row::at(spot, self.books));
            let Some(row) = row else { return };
            if let Some(count) = self.spots.begins(number) {
                if number > 0 {
                    page.push("");
                }
                let count = count.to_string();
                page.beside((row.group.title(), theme::HEADING), (&count, theme::QUIET), 0);
            }
            if number == at {
                page.in_focus(|page| self.row(&row, true, page));
            } else {
                self.row(&row, false, page);
            }
        });
        page
    }

    /// A line: what is to be done with its day on the right, and below what one
    /// has to know. Below the cursor it is not cut.
    fn row(&self, row: &Row<'_>, is_here: bool, page: &mut Lines) {
        let today = self.model.now.wall.date();
        let line = row.line(self.books, today);
        let when = if line.is_late { theme::TROUBLE } else { theme::QUIET };
        let style = if is_here { theme::FOCUS } else { theme::MATTERS };
        let room = page.width().saturating_sub(INDENT);
        let first = page.len();
        let words = room.saturating_sub(wrap::width(&line.when) + 2).max(20);
        let text = if is_here { line.text.clone() } else { wrap::cut(&line.text, words) };
        page.beside((&text, style), (&line.when, when), INDENT);
        page.sign(first, self.sign(row, is_here), style);
        if is_here && self.screen.is_whole {
            for (name, text) in row.details(self.books, today) {
                detail(name, &text, page);
            }
        } else {
            let beside = if is_here { line.beside } else { wrap::cut(&line.beside, room - 2) };
            page.text(&beside, INDENT + 2, theme::QUIET);
        }
    }

    fn sign(&self, row: &Row<'_>, is_here: bool) -> String {
        let cursor = if is_here { "▸" } else { " " };
        let mark = if self.screen.is_marked(Some(&row.thing())) { "●" } else { " " };
        format!(" {cursor} {mark} ")
    }

    /// What an empty list says.
    fn nothing(&self, page: &mut Lines) {
        let text = self.screen.filter.text();
        page.push("");
        if !text.is_empty() {
            page.text(&format!("No line fits \"{text}\". Esc takes it away."), 1, theme::SAID);
            return;
        }
        match self.books.whose {
            Whose::Mine if self.books.known_me().is_some() => {
                page.text("You owe nothing, and wait for nothing.", 1, theme::SAID);
                page.push("");
                page.text("Steps come from your sessions. a writes one down that was agreed in between, v shows what others owe on your deals.", 1, theme::QUIET);
            }
            Whose::Mine | Whose::Everyones => {
                page.text("Nothing is owed on these deals.", 1, theme::SAID);
                page.push("");
                page.text(
                    "Steps come from your sessions. a writes one down that was agreed in between.",
                    1,
                    theme::QUIET,
                );
            }
        }
    }
}

/// A detail with its name.
fn detail(name: &str, text: &str, page: &mut Lines) {
    let label = format!("{:indent$}{name}", "", indent = INDENT + 2);
    page.pair(&label, text, INDENT + 2 + LABEL);
}
