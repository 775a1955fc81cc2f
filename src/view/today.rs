//! What waits today, in groups with one cursor over all of them.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::frame;
use super::lines::Lines;
use super::theme;
use super::wrap;
use crate::app::model::Model;
use crate::app::screen::today::Today;
use crate::domain::books::Books;
use crate::domain::phrase;
use crate::pages::Page;
use crate::pages::today::{self as waits, At, Kind, Row};

/// Columns before the text of a row: the sign and the word of its kind.
const BEFORE: usize = 12;
/// Columns from which the deal has a column of its own.
const WIDE: usize = 96;
/// Rows of a window from which groups stand apart.
const HIGH: u16 = 30;
/// The least columns of a text beside its day.
const LEAST: usize = 12;

/// Draws what waits.
pub(super) fn draw(screen: &Today, books: &Books, model: &Model, frame: &mut Frame<'_>) {
    let day = model.now.wall.date();
    let parts = frame::parts(model, frame);
    frame::around_with_clock(model, frame, parts, &header(books), &phrase::shown(day, day));
    let block = frame::block("Today", "");
    let inner = frame::inside(&block, parts.body);
    let Page::Today(today) = model.page() else {
        return frame.render_widget(block, parts.body);
    };
    let is_high = frame.area().height >= HIGH;
    let page = Drawn::of(today, screen.at(), inner, is_high);
    let [above, below] = page.hidden(inner.height);
    frame.render_widget(frame::edges(block, above, below), parts.body);
    page.lines.show(frame, inner);
}

/// Who looks, as far as the team knows them.
fn header(books: &Books) -> String {
    match books.known_me() {
        Some((me, _)) => format!("{}'s week", books.team.first_name_of(me)),
        None => "The week of this team".to_owned(),
    }
}

/// The page as it is drawn, and where each thing stands on it.
struct Drawn {
    lines: Lines,
    /// The lines that so many things take.
    things: Vec<(Range<usize>, usize)>,
}

impl Drawn {
    fn of(today: &waits::Today, at: usize, area: Rect, is_high: bool) -> Self {
        let mut lines = Lines::new(area.width);
        if today.sections.is_empty() {
            nothing(&mut lines, today.coming.as_deref(), at == 0);
        }
        let mut page = Self { lines, things: Vec::new() };
        for number in 0..today.spots.len() {
            if today.spots.begins(number).is_some() {
                page.heading(today, number, is_high);
            }
            page.line(today, number, number == at);
        }
        page
    }

    /// The heading of the group that begins with that line.
    fn heading(&mut self, today: &waits::Today, number: usize, is_high: bool) {
        let Some(At::Row(section, _)) = today.at(number) else { return };
        let Some(section) = today.sections.get(section) else { return };
        if is_high && number > 0 {
            self.lines.push("");
        }
        let count = section.rows.len().to_string();
        self.lines.beside((section.title, theme::HEADING), (&count, theme::QUIET), 0);
    }

    fn line(&mut self, today: &waits::Today, number: usize, is_marked: bool) {
        let (start, count) = (
            self.lines.len(),
            match today.at(number) {
                Some(At::Row(..)) => 1,
                Some(At::More(_, count)) => count,
                None => return,
            },
        );
        let build = |lines: &mut Lines| match today.row(number) {
            Some(row) => draw_row(row, is_marked, lines),
            None => lines.text(&format!("… {count} more"), 3, style(is_marked)),
        };
        if is_marked {
            self.lines.in_focus(build);
        } else {
            build(&mut self.lines);
        }
        self.things.push((start..self.lines.len(), count));
    }

    /// How many things are above and below what is in sight.
    fn hidden(&self, height: u16) -> [usize; 2] {
        let seen = self.lines.in_sight(height);
        let count = |is_hidden: &dyn Fn(&Range<usize>) -> bool| {
            let hidden = self.things.iter().filter(|(lines, _)| is_hidden(lines));
            hidden.map(|(_, count)| count).sum()
        };
        [count(&|lines| lines.start < seen.start), count(&|lines| lines.start >= seen.end)]
    }
}

fn nothing(page: &mut Lines, next: Option<&str>, is_marked: bool) {
    page.push("");
    page.text("Nothing waits for you today.", 1, theme::SAID);
    if let Some(next) = next {
        page.text(next, 1, theme::MATTERS);
    }
    page.text("Start a session: enter shows the deals, and you choose one.", 1, theme::QUIET);
    page.push("");
    page.hanging(sign(is_marked), "All deals", style(is_marked));
}

const fn sign(is_marked: bool) -> &'static str {
    if is_marked { " ▸ " } else { "   " }
}

const fn style(is_marked: bool) -> ratatui::style::Style {
    if is_marked { theme::FOCUS } else { theme::MATTERS }
}

/// What it is, of whom and about what, and its day on the right; under the cursor
/// also what else one has to know.
fn draw_row(row: &Row, is_marked: bool, page: &mut Lines) {
    let when = wrap::cut(&row.when, page.width().saturating_sub(BEFORE + LEAST));
    let room = page.width().saturating_sub(BEFORE + wrap::width(&when) + 2);
    let is_wide = page.width() >= WIDE;
    let said = if is_wide {
        in_columns(row, (page.width() - BEFORE) / 2 - 2, room)
    } else {
        cut(&row.with_account(), room)
    };
    let gap = room.saturating_sub(wrap::width(&said)) + 2;
    let late = if row.is_late { theme::TROUBLE } else { theme::QUIET };
    page.push(Line::from(vec![
        ratatui::text::Span::styled(sign(is_marked), style(is_marked)),
        ratatui::text::Span::styled(format!("{:9}", row.kind.word()), theme::QUIET),
        ratatui::text::Span::styled(said, style(is_marked)),
        ratatui::text::Span::styled(format!("{}{when}", " ".repeat(gap)), late),
    ]));
    let more = if is_wide {
        row.more.clone()
    } else {
        phrase::joined([Some(without_account(row).to_owned()), Some(row.more.clone())])
    };
    if is_marked && !more.is_empty() {
        // One row, so that the page stands still while one goes down; but what is to be
        // put right is told whole.
        let room = page.width().saturating_sub(BEFORE);
        let more = if row.kind == Kind::File { more } else { cut(&more, room) };
        page.text(&more, BEFORE, theme::QUIET);
    }
}

/// The deal, without the customer whom the row names.
fn without_account(row: &Row) -> &str {
    let account = row.account.as_deref().filter(|account| row.with_account().contains(account));
    let name = account.and_then(|account| row.deal.strip_prefix(account)?.strip_prefix(" · "));
    name.unwrap_or(&row.deal)
}

/// The text, and the deal beside it.
fn in_columns(row: &Row, half: usize, room: usize) -> String {
    if row.text.is_empty() {
        return cut(&row.deal, room);
    }
    let text = cut(&row.text, half.saturating_sub(2));
    let gap = half.saturating_sub(wrap::width(&text));
    format!("{text}{}{}", " ".repeat(gap), cut(&row.deal, room.saturating_sub(half)))
}

/// A text in so many columns, cut at a word.
fn cut(text: &str, columns: usize) -> String {
    let cut = wrap::cut(text, columns);
    let whole_words = cut.strip_suffix('…').and_then(|start| start.rsplit_once(' '));
    whole_words.map_or_else(|| cut.clone(), |(words, _)| format!("{words}…"))
}
