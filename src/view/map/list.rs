//! The twin of the picture: the same people, line by line.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::about::About;
use crate::domain::person::{Buyer, Coverage, Influence};
use crate::pages::map::Who;
use crate::view::lines::Lines;
use crate::view::{theme, wrap};

/// The widest a column gets.
const WIDEST: usize = 22;
/// Columns between two of them.
const GAP: usize = 2;

/// What a column shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Name,
    Title,
    Roles,
    Influence,
    Stance,
    Met,
    LastSpoke,
    ReportsTo,
}

const COLUMNS: [(Column, &str); 8] = [
    (Column::Name, "Name"),
    (Column::Title, "Title"),
    (Column::Roles, "Role"),
    (Column::Influence, "Influence"),
    (Column::Stance, "Stance"),
    (Column::Met, "Met"),
    (Column::LastSpoke, "Last spoke"),
    (Column::ReportsTo, "Reports to"),
];

/// What a narrow window does without, in this order: below the list it is told
/// of the line under the cursor.
const SPARED: [Column; 4] = [Column::LastSpoke, Column::Title, Column::Met, Column::ReportsTo];

/// Draws the list with the cursor on one line.
pub(super) fn draw(about: &About<'_>, lines: &[Who], at: usize, area: Rect, frame: &mut Frame<'_>) {
    let rows: Vec<_> = lines.iter().map(|who| row(about, who)).collect();
    let columns = fitting(&rows, usize::from(area.width).saturating_sub(2));
    let heads = columns.iter().map(|(number, width)| {
        let (_, name) = COLUMNS.get(*number).copied().unwrap_or((Column::Name, ""));
        cell(name, theme::QUIET, *width)
    });
    let head: Line<'_> = [Span::raw("  ")].into_iter().chain(heads).collect();
    frame.render_widget(Paragraph::new(head), Rect { height: 1, ..area });
    let mut page = Lines::new(area.width);
    for (number, row) in rows.iter().enumerate() {
        let is_marked = number == at;
        let sign = Span::styled(if is_marked { "▸ " } else { "  " }, theme::FOCUS);
        let cells = columns.iter().filter_map(|(number, width)| {
            let (text, style) = row.get(*number)?;
            Some(cell(text, *style, *width))
        });
        let line: Line<'_> = [sign].into_iter().chain(cells).collect();
        if is_marked { page.marked(line.style(theme::FOCUS)) } else { page.push(line) }
    }
    let below = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    page.show(frame, below);
}

/// A text in a column of that width, and the gap behind it.
fn cell(text: &str, style: Style, width: usize) -> Span<'static> {
    let text = wrap::cut(text, width);
    let space = " ".repeat(width + GAP - wrap::width(&text).min(width));
    Span::styled(format!("{text}{space}"), style)
}

/// The numbers of the columns that fit, with their widths.
fn fitting(rows: &[Vec<(String, Style)>], room: usize) -> Vec<(usize, usize)> {
    let width = |number: usize, name: &str| {
        let cells = rows.iter().filter_map(|row| row.get(number));
        let widest = cells.map(|(text, _)| wrap::width(text)).max().unwrap_or(0);
        widest.clamp(name.len(), WIDEST)
    };
    let mut columns: Vec<(usize, usize)> =
        COLUMNS.iter().enumerate().map(|(at, (_, name))| (at, width(at, name))).collect();
    for spared in SPARED {
        let used: usize = columns.iter().map(|(_, width)| width + GAP).sum();
        if used <= room + GAP {
            break;
        }
        columns.retain(|(at, _)| COLUMNS.get(*at).is_none_or(|(column, _)| *column != spared));
    }
    columns
}

/// The cells of a line.
fn row(about: &About<'_>, who: &Who) -> Vec<(String, Style)> {
    COLUMNS.iter().map(|(column, _)| about.cell(*column, who)).collect()
}

impl About<'_> {
    fn cell(&self, column: Column, who: &Who) -> (String, Style) {
        let card = self.card(who);
        let person = match who {
            Who::Person(id) => self.book.deal.people.get(id),
            Who::Role(_) => None,
        };
        match (column, person) {
            (Column::Name, _) if card.is_gap => (card.name, theme::ASSUMED),
            (Column::Name, _) => (card.name, theme::TITLE),
            (Column::Roles, _) => (card.parts.join(", "), theme::SAID),
            (_, None) => (String::new(), theme::SAID),
            (Column::Title, Some(_)) => (card.title.unwrap_or_default(), theme::QUIET),
            (Column::Influence, Some(person)) => (influence(person), theme::SAID),
            (Column::Stance, Some(Buyer { left: Some(day), .. })) => {
                (self.left(*day), theme::ASSUMED)
            }
            (Column::Stance, Some(_)) => {
                (card.stance_in_words().to_owned(), theme::stance(card.stance))
            }
            (Column::Met, Some(person)) => {
                let met = person.coverage.map_or("not noted", Coverage::in_words);
                // The column says of what.
                (met.trim_start_matches("met ").to_owned(), theme::SAID)
            }
            (Column::LastSpoke, Some(person)) => {
                (person.last_contact.map(|day| self.day(day)).unwrap_or_default(), theme::SAID)
            }
            (Column::ReportsTo, Some(person)) => {
                let boss = person.reports_to.as_ref();
                let name = boss.map(|boss| self.book.deal.buyer_name(boss).to_owned());
                (name.unwrap_or_default(), theme::QUIET)
            }
        }
    }
}

/// The column says of what.
fn influence(person: &Buyer) -> String {
    person.known_influence().map_or("unknown", Influence::as_str).to_owned()
}
