//! From a key to its frame: a letter typed in a session at 120 x 40, beside a
//! bare program that draws the same text with as many widgets; and keys on Today,
//! in a session and in the list of deals, with 9 deals and with 2,080.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "../tests/support/large.rs"]
mod large;

use std::collections::BTreeMap;
use std::hint::black_box;

use divan::Bencher;
use jiff::civil::date;
use jiff::tz::TimeZone;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Cell;
use ratatui::layout::{Constraint, Layout};
use ratatui::widgets::{Block, Paragraph};
use sideline::app::effect::Effect;
use sideline::app::message::Message;
use sideline::app::model::{Model, Wanted};
use sideline::app::update::update;
use sideline::domain::books::{Books, DealBook};
use sideline::domain::deal::{DealStatus, Head};
use sideline::domain::process::SessionKind;
use sideline::domain::session::Beginning;
use sideline::view;
use sideline::world::World;

const SIZE: (u16, u16) = (120, 40);
/// A few deals, and those of a team of sixty after some years.
const SMALL: usize = 9;
const MANY: usize = 2080;

fn main() {
    divan::main();
}

/// A session of the sample data, with a text half typed.
fn in_a_session() -> (World, Model) {
    let now = date(2026, 11, 24).at(14, 0, 0, 0).to_zoned_datetime(TimeZone::UTC).unwrap();
    let world = World::still(now, 7, std::path::Path::new("bench"));
    let processes = sideline::template::shipped::SHIPPED
        .iter()
        .map(|(_, text)| sideline::template::read(text.as_bytes()).unwrap());
    let processes = processes.map(|process| (process.id.clone(), process)).collect();
    let books = sideline::demo::books(processes, &world.now().wall, &mut world.draw()).unwrap();
    let deal = books.deals.keys().find(|id| id.as_str().starts_with("nordlys")).unwrap().clone();
    let wanted = Wanted::Session(deal, Some(Beginning::now(SessionKind::Standard)));
    let mut model = Model::new(world.now(), SIZE, world.draw(), wanted, "bench".to_owned());
    tell(&world, &mut model, Message::Loaded(Box::new(books)));
    for letter in ["H", "e", "d", "d", "a"] {
        tell(&world, &mut model, key(letter));
    }
    (world, model)
}

fn tell(world: &World, model: &mut Model, message: Message) -> Vec<Effect> {
    update(model, &world.now(), message)
}

fn key(name: &str) -> Message {
    Message::Key(name.parse().unwrap())
}

fn terminal() -> Terminal<TestBackend> {
    Terminal::new(TestBackend::new(SIZE.0, SIZE.1)).unwrap()
}

/// A letter, and one that takes it back: two keys and two frames.
#[divan::bench]
fn two_keys(bencher: Bencher<'_, '_>) {
    let (world, mut model) = in_a_session();
    let mut terminal = terminal();
    bencher.bench_local(|| {
        for name in ["x", "backspace"] {
            black_box(tell(&world, &mut model, key(name)));
            terminal.draw(|frame| view::draw(&model, true, frame)).unwrap();
        }
    });
}

/// The books of so many deals, as they are read: of decided ones the heads.
fn books(world: &World, deals: usize) -> Books {
    let small = large::Size { open: deals, decided: 0, sessions: deals };
    let size = if deals == SMALL { small } else { large::LARGE };
    let mut books = large::books(world, size);
    let is_open = |book: &DealBook| book.deal.status == DealStatus::Open;
    let (open, decided): (BTreeMap<_, _>, BTreeMap<_, _>) =
        std::mem::take(&mut books.deals).into_iter().partition(|(_, book)| is_open(book));
    books.deals = open;
    books.decided = decided.into_iter().map(|(id, book)| (id, Head::of(&book.deal))).collect();
    books.me = Some("margit".parse().unwrap());
    books
}

/// Somebody at the keyboard, with so many deals.
fn at(deals: usize, wanted: Wanted) -> (World, Model) {
    let world = large::world(std::path::Path::new("bench"));
    let books = books(&world, deals);
    let wanted = if let Wanted::Session(_, beginning) = wanted {
        Wanted::Session(books.deals.keys().next().unwrap().clone(), beginning)
    } else {
        wanted
    };
    let mut model = Model::new(world.now(), SIZE, world.draw(), wanted, "bench".to_owned());
    tell(&world, &mut model, Message::Loaded(Box::new(books)));
    (world, model)
}

/// Keys, each with its frame.
fn keys(bencher: Bencher<'_, '_>, (world, mut model): (World, Model), names: &[&str]) {
    let mut terminal = terminal();
    bencher.bench_local(|| {
        for name in names {
            black_box(tell(&world, &mut model, key(name)));
            terminal.draw(|frame| view::draw(&model, true, frame)).unwrap();
        }
    });
}

/// A line down and up on Today.
#[divan::bench(args = [SMALL, MANY], sample_count = 20)]
fn today(bencher: Bencher<'_, '_>, deals: usize) {
    keys(bencher, at(deals, Wanted::Home), &["down", "up"]);
}

/// A letter in a session, and one that takes it back.
#[divan::bench(args = [SMALL, MANY], sample_count = 20)]
fn session(bencher: Bencher<'_, '_>, deals: usize) {
    let beginning = Some(Beginning::now(SessionKind::Standard));
    let any = "any".parse().unwrap();
    let (world, mut model) = at(deals, Wanted::Session(any, beginning));
    tell(&world, &mut model, key("h"));
    keys(bencher, (world, model), &["x", "backspace"]);
}

/// A letter to find a deal by among all of them, and one that takes it back.
#[divan::bench(args = [SMALL, MANY], sample_count = 20)]
fn filter(bencher: Bencher<'_, '_>, deals: usize) {
    let (world, mut model) = at(deals, Wanted::Choose(None));
    for _ in 0..2 {
        tell(&world, &mut model, key("f4"));
    }
    keys(bencher, (world, model), &["x", "backspace"]);
}

/// Two hundred keys at once on Today, and the one frame after them.
#[divan::bench(args = [SMALL, MANY], sample_count = 20)]
fn flood(bencher: Bencher<'_, '_>, deals: usize) {
    let (world, mut model) = at(deals, Wanted::Home);
    let mut terminal = terminal();
    bencher.bench_local(|| {
        for name in ["down", "up"].into_iter().cycle().take(200) {
            black_box(tell(&world, &mut model, key(name)));
        }
        terminal.draw(|frame| view::draw(&model, true, frame)).unwrap();
    });
}

/// A letter in the middle of a text of so many bytes, and one that takes it back.
#[divan::bench(args = [1_000, 100_000], sample_count = 20)]
fn long_field(bencher: Bencher<'_, '_>, bytes: usize) {
    let (world, mut model) = in_a_session();
    let text = "We lose a day a week to it, and nobody counts it. ".repeat(bytes / 100);
    tell(&world, &mut model, Message::Paste(text.clone()));
    tell(&world, &mut model, key("home"));
    tell(&world, &mut model, Message::Paste(text));
    keys(bencher, (world, model), &["x", "backspace"]);
}

/// The rows of the screen as texts.
fn rows() -> Vec<String> {
    let (_, model) = in_a_session();
    let mut terminal = terminal();
    terminal.draw(|frame| view::draw(&model, true, frame)).unwrap();
    let cells = &terminal.backend().buffer().content;
    cells.chunks(usize::from(SIZE.0)).map(|row| row.iter().map(Cell::symbol).collect()).collect()
}

/// The same text in a header, two blocks with a paragraph each, and a footer.
#[divan::bench]
fn two_keys_bare(bencher: Bencher<'_, '_>) {
    let rows = rows();
    let half = |from: usize, to: usize| {
        let half =
            rows.iter().map(|row| row.chars().skip(from).take(to - from).collect::<String>());
        half.skip(2).take(36).collect::<Vec<_>>().join("\n")
    };
    let texts = [half(1, 25), half(27, 119)];
    let mut terminal = terminal();
    let mut typed = String::new();
    bencher.bench_local(|| {
        for letter in ["x", ""] {
            letter.clone_into(&mut typed);
            terminal.draw(|frame| bare(frame, &texts, &typed)).unwrap();
        }
    });
}

fn bare(frame: &mut ratatui::Frame<'_>, [left_text, right_text]: &[String; 2], typed: &str) {
    let rows = [Constraint::Length(1), Constraint::Fill(1), Constraint::Length(1)];
    let [head, body, foot] = Layout::vertical(rows).areas(frame.area());
    let [left, right] =
        Layout::horizontal([Constraint::Length(26), Constraint::Fill(1)]).areas(body);
    frame.render_widget(Paragraph::new(typed), head);
    frame.render_widget(Paragraph::new(left_text.as_str()).block(Block::bordered()), left);
    frame.render_widget(Paragraph::new(right_text.as_str()).block(Block::bordered()), right);
    frame.render_widget(Paragraph::new(typed), foot);
}
