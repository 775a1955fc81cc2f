//! The sample data: who and what is in it, and that it stays as it was told.

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use sideline::demo;
use sideline::domain::books::Books;
use sideline::domain::id::Draw;
use sideline::template::{read, shipped};

/// The sample data as told on that day.
fn told(day: Date) -> Books {
    let processes = shipped::SHIPPED.iter().map(|(_, text)| read(text.as_bytes()).unwrap());
    let processes = processes.map(|process| (process.id.clone(), process)).collect();
    let now = day.at(9, 0, 0, 0).to_zoned(TimeZone::UTC).unwrap();
    demo::books(processes, &now, &mut Draw::seeded(7)).unwrap_or_else(|why| panic!("{why}"))
}

#[test]
fn the_plays_can_be_told_on_every_day() {
    // A day of each weekday and month, the end of February in a leap year too.
    for days in 0..53 {
        let day = date(2026, 11, 24).saturating_add(jiff::Span::new().days(days * 10));
        told(day);
    }
    told(date(2028, 2, 29));
}

#[test]
fn temporary() {
    let mut books = told(date(2026, 11, 24));
    books.deals.clear();
    let now = date(2026, 11, 24).at(9, 0, 0, 0).to_zoned(TimeZone::UTC).unwrap();
    let mut draw = Draw::seeded(7);
    for name in ["nordlys", "weber", "lumiere", "kirana", "brightwater", "aurora", "tanaka", "delft", "sahara"] {
        let mut play = std::fs::read_to_string(format!("src/demo/plays/{name}.txt")).unwrap();
        let before = books.clone();
        let mut tries = 0;
        while let Err(why) = demo::tell(&mut books, &play, &now, &mut draw) {
            println!("{name}: {why}");
            tries += 1;
            if tries > 12 || why.line.starts_with("agreed") { break; }
            play = play.replace(&format!("{}\n", why.line), "\n");
            books = before.clone();
        }
    }
    let count = |f: &dyn Fn(&sideline::domain::books::DealBook) -> usize| books.deals.values().map(f).sum::<usize>();
    println!("{} deals {} sessions {} actions {} asks {} calls", books.deals.len(), count(&|b| b.sessions.len()), count(&|b| b.actions.len()), count(&|b| b.asks.len()), count(&|b| b.calls.len()));
}
