//! The list of deals: of thousands only the rows in sight are built.

mod columns;

use jiff::civil::Date;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::frame;
use super::lines::Lines;
use super::theme;
use super::wrap;
use crate::app::model::Model;
use crate::app::screen::deals::{Deals, Purpose};
use crate::domain::books::Books;
use crate::domain::phrase::count;
use crate::domain::session::Beginning;
use crate::pages::Page;
use crate::pages::list::{self, Cell, Column, Listed, Unfolded};

/// What stands before the filter.
const FIND: &str = " Find  ";

/// Draws the list of deals.
pub(super) fn draw(screen: &Deals, books: &Books, model: &Model, frame: &mut Frame<'_>) {
    let parts = frame::parts(model, frame);
    frame::around(model, frame, parts, header(screen.purpose));
    let Page::Deals(deals) = model.page() else { return };
    let block = frame::block("Deals", &how_many(deals.len(), books));
    let inner = frame::inside(&block, parts.body);
    frame.render_widget(block, parts.body);
    let width = usize::from(inner.width);
    let drawing = Drawing {
        screen,
        books,
        today: model.now.wall.date(),
        columns: columns::fitting(width, books.listing.sort),
        deals,
    };
    let mut top = Lines::new(inner.width);
    drawing.top(&mut top);
    let height = u16::try_from(top.len()).unwrap_or(inner.height).min(inner.height);
    top.show(frame, Rect { height, ..inner });
    frame.render_widget(Span::styled(FIND, theme::QUIET), Rect { height: 1, ..inner });
    let rest = Rect { y: inner.y + height, height: inner.height - height, ..inner };
    drawing.list(rest).show(frame, rest);
}

const fn header(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Look => "The deals of this team",
        Purpose::Session(Some(Beginning::PREP)) => "Which deal do you get ready for?",
        Purpose::Session(_) => "Which deal shall we talk about?",
    }
}

/// "7 deals", "2 of 9 deals".
fn how_many(shown: usize, books: &Books) -> String {
    let all = books.deals.len() + books.decided.len();
    if shown == all { count(all, "deal") } else { format!("{shown} of {}", count(all, "deal")) }
}

struct Drawing<'a> {
    screen: &'a Deals,
    books: &'a Books,
    today: Date,
    /// The columns that there is room for, with their cells.
    columns: Vec<(Column, usize)>,
    deals: &'a list::Deals,
}

impl Drawing<'_> {
    /// What is looked for, which deals are shown in which order, and what the
    /// columns say.
    fn top(&self, page: &mut Lines) {
        page.editor(&self.screen.filter, FIND.len(), theme::SAID);
        let listing = self.books.listing;
        let (shown, sort) = (listing.shown.title(), listing.sort.title());
        let is_filtered = !self.screen.filter.text().trim().is_empty();
        let best = if is_filtered { ", the best fit first, then" } else { "," };
        page.text(&format!("{shown}{best} {sort}"), 1, theme::QUIET);
        let titles = self.columns.iter().map(|(column, width)| cell(column.title(), *width));
        page.push(Line::styled(format!("  {}", titles.collect::<String>()), theme::HEADING));
    }

    /// The rows around the cursor, as many as there is room for.
    fn list(&self, area: Rect) -> Lines {
        let height = usize::from(area.height);
        let mut below = Lines::new(area.width);
        let at = self.screen.at();
        if let Some(deal) = self.deal(at) {
            unfold(&list::unfolded(deal, self.books, self.today), &mut below);
        }
        // Two lines of what comes next are in sight, where there is room.
        let first = (at + below.len() + 3).saturating_sub(height).min(at);
        let mut page = Lines::new(area.width);
        for number in (first..self.deals.len()).take(height) {
            let Some(deal) = self.deal(number) else { continue };
            let is_marked = number == at;
            page.push(self.row(deal, is_marked));
            if is_marked {
                page.append(std::mem::replace(&mut below, Lines::new(area.width)));
            }
        }
        if page.len() < height {
            self.end(&mut page);
        }
        page
    }

    fn deal(&self, at: usize) -> Option<Listed<'_>> {
        Listed::find(self.deals.deal(at)?, self.books)
    }

    fn row(&self, deal: Listed<'_>, is_marked: bool) -> Line<'static> {
        let sign = if is_marked { "▸ " } else { "  " };
        let cells = self.columns.iter().map(|(column, width)| {
            let (text, style) = match list::cell(*column, deal, self.books, self.today) {
                Cell::Plain(text) if is_quiet(*column) => (text, theme::QUIET),
                Cell::Plain(text) => (text, theme::SAID),
                Cell::Begun(text) => (text, theme::ASSUMED),
                Cell::Late(text) => (text, theme::TROUBLE),
            };
            Span::styled(cell(&text, *width), style)
        });
        let line = Line::from(std::iter::once(Span::raw(sign)).chain(cells).collect::<Vec<_>>());
        if is_marked { line.patch_style(theme::FOCUS) } else { line }
    }

    /// Below the deals: what is not shown, a new one, and those that cannot be
    /// read.
    fn end(&self, page: &mut Lines) {
        let typed = self.screen.filter.text().trim();
        if self.deals.is_empty() {
            let none = if typed.is_empty() { "None." } else { "None of them fits." };
            page.text(&format!("{none} {}", self.elsewhere()), 2, theme::QUIET);
        }
        let add = if self.deals.is_empty() && !typed.is_empty() {
            format!("+ Add a deal with {typed}")
        } else {
            "+ Add a deal".to_owned()
        };
        let (sign, style) = if self.screen.at() >= self.deals.len() {
            ("▸ ", theme::FOCUS)
        } else {
            ("  ", theme::SAID)
        };
        let add = wrap::cut(&add, page.width().saturating_sub(2));
        page.push(Span::styled(format!("{sign}{add}"), style));
        for (deal, unread) in self.screen.unread(self.books) {
            page.space();
            page.beside((deal, theme::SAID), (unread.cause.in_words(), theme::TROUBLE), 2);
            page.text(&format!("{unread}. sideline doctor says what to do."), 4, theme::QUIET);
        }
    }

    /// How many deals would fit that are not shown.
    fn elsewhere(&self) -> String {
        match self.deals.elsewhere {
            0 => String::new(),
            1 => "Of the others 1 does: f4 shows others.".to_owned(),
            more => format!("Of the others {more} do: f4 shows others."),
        }
    }
}

/// Whether a column stands back behind the others.
const fn is_quiet(column: Column) -> bool {
    matches!(column, Column::Rep | Column::Buyer | Column::Verified | Column::LastSession)
}

fn unfold(unfolded: &Unfolded, page: &mut Lines) {
    for fact in &unfolded.facts {
        page.text(fact, 4, theme::QUIET);
    }
    for flag in &unfolded.flags {
        page.hanging("    ! ", flag, theme::ASSUMED);
    }
}

/// A text in so many cells, with air behind it.
fn cell(text: &str, width: usize) -> String {
    let text = wrap::cut(text, width.saturating_sub(2));
    let gap = width.saturating_sub(wrap::width(&text));
    format!("{text}{}", " ".repeat(gap))
}
