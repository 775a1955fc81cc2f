//! What the screens look like: a function of the model, and of nothing else.

mod actions;
mod begin;
mod clock;
mod deal;
mod deals;
mod dialog;
mod fields;
mod frame;
mod guidance;
mod help;
mod ladder;
mod lines;
pub mod map;
mod new_deal;
mod paper;
mod preview;
mod problems;
mod processes;
mod proposal;
mod search;
mod session;
mod start;
mod summary;
mod team;
mod theme;
mod today;
mod who;

use ratatui::Frame;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use crate::app::model::{LEAST_COLUMNS, LEAST_ROWS, Model};
use crate::app::screen::Screen;
use crate::app::wrap;

/// Draws the screen in front, and what lies over it, for a terminal with 256
/// colours or one with none.
pub fn draw(model: &Model, has_colour: bool, frame: &mut Frame<'_>) {
    screens(model, frame);
    theme::paint(frame.buffer_mut(), has_colour);
}

fn screens(model: &Model, frame: &mut Frame<'_>) {
    if model.is_too_small() {
        return too_small(model, frame);
    }
    match (model.screen(), &model.books) {
        (Some(Screen::Start(screen)), _) => start::draw(*screen, model, frame),
        (Some(Screen::Today(screen)), Some(books)) => today::draw(screen, books, model, frame),
        (Some(Screen::Who(screen)), _) => who::draw(screen, model, frame),
        (Some(Screen::Deals(screen)), Some(books)) => deals::draw(screen, books, model, frame),
        (Some(Screen::Actions(screen)), Some(books)) => actions::draw(screen, books, model, frame),
        (Some(Screen::Deal(screen)), Some(books)) => deal::draw(screen, books, model, frame),
        (Some(Screen::Paper(screen)), Some(books)) => paper::draw(screen, books, model, frame),
        (Some(Screen::Map(screen)), Some(books)) => map::draw(screen, books, model, frame),
        (Some(Screen::Processes(screen)), Some(books)) => {
            processes::draw(screen, books, model, frame);
        }
        (Some(Screen::Proposal(screen)), Some(books)) => {
            proposal::draw(screen, books, model, frame);
        }
        (Some(Screen::Team(screen)), Some(books)) => team::draw(screen, books, model, frame),
        (Some(Screen::Search(screen)), _) => search::draw(screen, model, frame),
        (Some(Screen::Preview(screen)), _) => preview::draw(screen, model, frame),
        (Some(Screen::NewDeal(screen)), _) => new_deal::draw(screen, model, frame),
        (Some(Screen::Begin(screen)), Some(books)) => begin::draw(screen, books, model, frame),
        (Some(Screen::Session(screen)), Some(books)) => {
            session::draw(screen, books, model, frame);
        }
        (Some(Screen::Summary(screen)), Some(books)) => summary::draw(screen, books, model, frame),
        (_, None) | (None, _) => frame::reading(model, frame),
    }
    if let (Some(form), Some(books)) = (&model.dialog, &model.books) {
        dialog::draw(form, books, model, frame);
    }
    if let Some(help) = &model.help {
        help::draw(help, model, frame);
    }
}

/// Says which size is needed. Keys do not land in fields that nobody sees.
fn too_small(model: &Model, frame: &mut Frame<'_>) {
    let (columns, rows) = model.size;
    let lines = vec![
        Line::from(format!("This window is {columns} x {rows}.")),
        Line::from(format!("sideline needs {LEAST_COLUMNS} x {LEAST_ROWS}.")),
        Line::from("Nothing is lost: make it larger."),
    ];
    frame.render_widget(Paragraph::new(lines), frame.area());
}
