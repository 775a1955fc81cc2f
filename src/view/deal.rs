//! The page of a deal: where we are and the buyer is, and all that is known.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::frame;
use super::ladder;
use super::lines::Lines;
use super::theme;
use crate::app::model::Model;
use crate::app::screen::deal;
use crate::domain::books::{Books, DealBook};
use crate::domain::deal::DealStatus;
use crate::domain::flags::{self, Facts};
use crate::pages::Page;
use crate::pages::deal_page::{DealPage, Line, Section, Tone};
use crate::pages::ladder as rungs;

/// Columns from which where the deal stands has a frame of its own.
const WIDE: u16 = 110;
/// Columns of that frame.
const BESIDE: u16 = 54;
/// Columns of the labels of facts.
const LABEL: usize = 14;
/// Columns of the labels below a line.
const BELOW: usize = 11;

/// What stands there until a decided deal is read.
const READING: &str = "Reading this deal …";

/// Draws the page.
pub(super) fn draw(screen: &deal::DealPage, books: &Books, model: &Model, frame: &mut Frame<'_>) {
    let parts = frame::parts(model, frame);
    frame::around(model, frame, parts, &books.title_of(&screen.deal).unwrap_or_default());
    let Some(book) = books.deals.get(&screen.deal) else {
        let mut page = Lines::new(parts.body.width - 4);
        page.text(READING, 1, theme::QUIET);
        return in_frame("Deal", "", page, frame, parts.body);
    };
    let today = model.now.wall.date();
    let Page::Deal(DealPage { sections, .. }) = model.page() else { return };
    let at = screen.at();
    let beside = stands(book, books, today, BESIDE - 4);
    let has_room = parts.body.width >= WIDE && beside.len() + 2 <= usize::from(parts.body.height);
    if has_room && beside.len() > 0 {
        let width = parts.body.width - BESIDE;
        let right = Rect { x: parts.body.x + width, width: BESIDE, ..parts.body };
        in_frame("Where we are", "", beside, frame, right);
        let left = Rect { width, ..parts.body };
        let page = all(sections, at, None, (width - 4, parts.body.height - 2));
        in_frame("Deal", books.team.name_of(&book.deal.owner), page, frame, left);
    } else {
        let width = parts.body.width - 4;
        let stands = stands(book, books, today, width);
        let page = all(sections, at, Some(stands), (width, parts.body.height - 2));
        in_frame("Deal", books.team.name_of(&book.deal.owner), page, frame, parts.body);
    }
}

fn in_frame(title: &str, right: &str, page: Lines, frame: &mut Frame<'_>, area: Rect) {
    let block = frame::block(title, right);
    let inner = frame::inside(&block, area);
    frame.render_widget(block, area);
    page.show(frame, inner);
}

/// The ladder, and of an open deal the sentence of where each side is, and the
/// red flags. Empty where its process cannot be read.
fn stands(book: &DealBook, books: &Books, today: jiff::civil::Date, width: u16) -> Lines {
    let mut page = Lines::new(width);
    let deal = &book.deal;
    let Some(process) = books.process_of(deal) else { return page };
    ladder::draw(&rungs::ladder(deal, process, today), &mut page);
    if deal.status != DealStatus::Open {
        return page;
    }
    page.space();
    page.text(&deal.beside_the_buyer(process), 1, theme::FOCUS);
    let flags = flags::flags(&Facts::of(book, process, today));
    if !flags.is_empty() {
        page.space();
        page.text("To look at", 0, theme::HEADING);
    }
    for flag in flags {
        page.hanging(" ! ", &flag.text, theme::ASSUMED);
    }
    page
}

/// All groups, to be shown in that height; what stands for itself comes after
/// the first one.
fn all(sections: &[Section], at: usize, stands: Option<Lines>, area: (u16, u16)) -> Lines {
    let mut page = Lines::new(area.0);
    let mut number = 0;
    let mut stands = stands;
    for section in sections {
        if !section.title.is_empty() {
            between(&mut stands, &mut page);
            page.space();
        }
        let start = page.len();
        if !section.title.is_empty() {
            let title = (section.title.as_str(), theme::HEADING);
            page.beside(title, (&section.right, theme::QUIET), 0);
        }
        let is_entered = number == at;
        for line in &section.lines {
            let is_marked = number == at;
            if is_marked {
                page.in_focus(|page| one_line(line, true, page));
            } else {
                one_line(line, false, &mut page);
            }
            number += 1;
        }
        // Who comes to a group sees what there is in it.
        if is_entered {
            let end = page.len().min(start + usize::from(area.1));
            page.keep_in_sight(start..end);
        }
    }
    page
}

fn between(stands: &mut Option<Lines>, page: &mut Lines) {
    if let Some(stands) = stands.take() {
        page.space();
        page.append(stands);
    }
}

fn one_line(line: &Line, is_marked: bool, page: &mut Lines) {
    let sign = if is_marked { " ▸ " } else { "   " };
    let style = if is_marked { theme::FOCUS } else { theme::SAID };
    let first = page.len();
    if line.label.is_empty() {
        let (mark, mark_style) = mark(line, style);
        let right = right(line.tone);
        page.beside((&line.text, mark_style.1), (&line.right, right), 3 + mark.len().min(2));
        page.sign(first, format!("{sign}{mark}"), mark_style.0);
    } else {
        page.pair(&format!("{sign}{:LABEL$}", line.label), &line.text, 3 + LABEL);
        if !line.right.is_empty() {
            page.text(&line.right, 3 + LABEL, theme::QUIET);
        }
    }
    let indent = if line.label.is_empty() { 5 } else { 3 + LABEL };
    let unfolds = line.unfolds.iter().filter(|_| is_marked);
    for (label, text) in line.below.iter().chain(unfolds) {
        if label.is_empty() {
            page.text(text, indent, theme::QUIET);
        } else {
            page.pair(&format!("{:indent$}{label}", ""), text, indent + BELOW);
        }
    }
}

/// The sign before a text, its style, and that of the text.
fn mark(line: &Line, style: Style) -> (String, (Style, Style)) {
    match line.tone {
        Tone::Standing(standing) => {
            (format!("{} ", theme::sign(standing)), (theme::standing(standing), style))
        }
        Tone::Gap => ("! ".to_owned(), (theme::ASSUMED, theme::ASSUMED)),
        Tone::Plain | Tone::Late => (String::new(), (style, style)),
    }
}

const fn right(tone: Tone) -> Style {
    match tone {
        Tone::Standing(standing) => theme::standing(standing),
        Tone::Late => theme::TROUBLE,
        Tone::Gap => theme::ASSUMED,
        Tone::Plain => theme::QUIET,
    }
}
