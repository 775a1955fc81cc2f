//! The buyer map: the picture or its twin, the list; below it all that is known
//! of whoever is under the cursor. And the map as text, where there is no
//! screen.

mod about;
mod card;
mod list;
mod picture;
mod text;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout};
use ratatui::widgets::Paragraph;

use super::frame;
use crate::app::model::Model;
use crate::app::screen::map::Map;
use crate::domain::books::Books;
use crate::pages::Page;
use crate::pages::map::{BuyerMap, MapPage, Who};

pub use text::text;

/// Rows of what is known of one person, with its frame; more where there are
/// many.
const ABOUT: [u16; 2] = [6, 8];
/// Rows of a body that has many.
const MANY: u16 = 30;

/// Draws the map.
pub(super) fn draw(screen: &Map, books: &Books, model: &Model, frame: &mut Frame<'_>) {
    let parts = frame::parts(model, frame);
    let (Page::Map(MapPage { map, lines }), Some(book)) = (model.page(), screen.book(books)) else {
        frame::around(model, frame, parts, "");
        let gone = "  This deal cannot be read any more. Esc goes back.";
        return frame.render_widget(Paragraph::new(gone), parts.body);
    };
    frame::around(model, frame, parts, &map.title);
    let about = ABOUT[usize::from(parts.body.height >= MANY)];
    let [above, below] =
        Layout::vertical([Constraint::Min(1), Constraint::Length(about)]).areas(parts.body);
    let name = if screen.is_list() { "Buyer map, as a list" } else { "Buyer map" };
    let block = frame::block(name, &who_is_there(map));
    let inner = frame::inside(&block, above);
    frame.render_widget(block, above);
    let at = screen.place(lines);
    let process = books.process_of(&book.deal);
    let today = model.now.wall.date();
    let shown = about::About { map, book, process, today };
    if lines.is_empty() {
        frame.render_widget(Paragraph::new("Nobody yet: a adds somebody."), inner);
    } else if screen.is_list() {
        list::draw(&shown, lines, at, inner, frame);
    } else {
        picture::show(map, at, inner, frame);
    }
    shown.draw(lines.get(at), below, frame);
}

/// "7 people, 2 empty boxes".
fn who_is_there(map: &BuyerMap) -> String {
    let people = map.boxes.iter().filter(|spot| matches!(spot.who, Who::Person(_))).count();
    let people = if people == 1 { "1 person".to_owned() } else { format!("{people} people") };
    match map.boxes.iter().filter(|spot| spot.card.is_gap).count() {
        0 => people,
        1 => format!("{people}, 1 empty box"),
        gaps => format!("{people}, {gaps} empty boxes"),
    }
}
