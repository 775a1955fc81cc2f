//! The list of deals, with what one needs to choose.

use ratatui::Frame;
use ratatui::text::{Line, Span};

use super::frame;
use super::page::Page;
use super::theme;
use super::wrap;
use crate::app::model::Model;
use crate::app::screen::deals::Deals;
use crate::domain::books::{Books, DealBook};
use crate::domain::readback::{self, count};
use crate::domain::session::Beginning;
use crate::domain::when;

/// Draws the list of deals.
pub(super) fn draw(screen: &Deals, books: &Books, model: &Model, frame: &mut Frame<'_>) {
    let parts = frame::parts(model, frame);
    let is_prep = screen.beginning.is_some_and(Beginning::is_prep);
    let asks = if is_prep {
        "Which deal do you get ready for?"
    } else {
        "Which deal shall we talk about?"
    };
    frame::around(model, frame, parts, asks);
    let rows = screen.rows(books);
    let block = frame::block("Deals", &count(rows.len(), "deal"));
    let inner = frame::inside(&block, parts.body);
    frame.render_widget(block, parts.body);
    let mut page = Page::new(inner.width);
    page.text("Type to find a deal, or a rep", 1, theme::QUIET);
    page.editor(&screen.filter, 1, theme::SAID);
    page.push("");
    let today = model.now.wall.date();
    for (at, book) in rows.iter().enumerate() {
        let line = row(book, books, today, page.width());
        push(&mut page, line, at == screen.at);
    }
    let add = if rows.is_empty() && !screen.filter.text().trim().is_empty() {
        format!("+ Add a deal with {}", screen.filter.text().trim())
    } else {
        "+ Add a deal".to_owned()
    };
    let add = wrap::cut(&add, page.width().saturating_sub(2));
    push(&mut page, vec![Span::raw(add)], screen.at >= rows.len());
    unread(screen, books, &mut page);
    page.show(frame, inner);
}

/// The deals that cannot be read, each with what is wrong and what to do.
fn unread(screen: &Deals, books: &Books, page: &mut Page) {
    for (deal, unread) in screen.unread(books) {
        page.space();
        page.beside((deal, theme::SAID), (unread.cause.in_words(), theme::TROUBLE), 2);
        page.text(&format!("{unread}. sideline doctor says what to do."), 4, theme::QUIET);
    }
}

fn push(page: &mut Page, mut spans: Vec<Span<'static>>, is_marked: bool) {
    let sign = if is_marked { "▸ " } else { "  " };
    spans.insert(0, Span::raw(sign));
    let line = Line::from(spans);
    if is_marked {
        page.marked(line.style(theme::FOCUS));
    } else {
        page.push(line);
    }
}

/// Deal, rep, stage, and what is next: a session under way, late steps, or the
/// last session.
fn row(
    book: &DealBook,
    books: &Books,
    today: jiff::civil::Date,
    width: usize,
) -> Vec<Span<'static>> {
    let process = books.process_of(&book.deal);
    let stage = process.and_then(|process| process.stage(&book.deal.stage));
    let stage = stage.map_or_else(|| book.deal.stage.to_string(), |stage| stage.name.clone());
    let (next, style) = versions(book, books).unwrap_or_else(|| next(book, today));
    let title = width.saturating_sub(2 + 10 + 12 + 22).max(16);
    let mut cells = vec![
        cell(&book.deal.title(), title, theme::SAID),
        cell(books.team.first_name_of(&book.deal.owner), 10, theme::QUIET),
        cell(&stage, 12, theme::SAID),
    ];
    let used: usize = cells.iter().map(Span::width).sum();
    cells.push(Span::styled(wrap::cut(&next, width.saturating_sub(used + 2)), style));
    cells
}

fn cell(text: &str, width: usize, style: ratatui::style::Style) -> Span<'static> {
    let text = wrap::cut(text, width.saturating_sub(2));
    let gap = width.saturating_sub(wrap::width(&text));
    Span::styled(format!("{text}{}", " ".repeat(gap)), style)
}

/// That there are several versions of the deal, of which one counts.
fn versions(book: &DealBook, books: &Books) -> Option<(String, ratatui::style::Style)> {
    let second = books.unread.iter().find(|unread| unread.is_second_of(&book.deal.id))?;
    Some((second.cause.in_words().to_owned(), theme::TROUBLE))
}

fn next(book: &DealBook, today: jiff::civil::Date) -> (String, ratatui::style::Style) {
    if let Some(draft) = book.draft() {
        let day = when::shown(draft.day(), today);
        return (format!("open since {day}"), theme::ASSUMED);
    }
    if let Some(prep) = book.prep_draft() {
        let day = when::shown(prep.day(), today);
        return (format!("prep since {day}"), theme::ASSUMED);
    }
    if let Some(due) = book.next_step_due() {
        let late = due < today;
        let style = if late { theme::TROUBLE } else { theme::QUIET };
        return (format!("step {}", readback::due_in_words(due, today)), style);
    }
    match book.last_session() {
        Some(day) => (format!("last talked {}", when::shown(day, today)), theme::QUIET),
        None => ("no session yet".to_owned(), theme::QUIET),
    }
}
