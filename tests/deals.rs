//! The list of deals: found by a few letters, in the order and with the choice
//! that somebody likes.

pub(crate) mod page;

use insta::assert_snapshot;
use sideline::app::message::Message;
use sideline::domain::settings::Shown;
use tempfile::TempDir;

use crate::support::acme::session;
use crate::support::large;
use crate::support::play::Play;

fn list() -> Play {
    Play::demo().keys("2")
}

/// The row under the cursor.
fn marked(play: &mut Play) -> String {
    let screen = play.screen();
    screen.lines().find(|line| line.contains('▸')).unwrap_or_default().to_owned()
}

#[track_caller]
fn says(play: &mut Play, words: &str) {
    let screen = play.screen();
    assert!(screen.contains(words), "{words:?} is not in\n{screen}");
}

#[test]
fn the_deals_of_a_team() {
    assert_snapshot!(list().keys("<down><down>").shot());
}

#[test]
fn a_deal_is_found_by_account_name_rep_and_stage() {
    #[track_caller]
    fn case(typed: &str, expected: &str) {
        let mut play = list().keys(typed);
        let marked = marked(&mut play);
        assert!(marked.contains(expected), "{typed}: {marked}");
    }
    case("nord", "Nordlys Frakt");
    case("crane", "Tanaka Marine");
    case("hlm bed", "Hôpital Lumière");
    case("lumiere", "Hôpital Lumière");
    case("tomasz prove", "Weber & Söhne");
    case("xyz", "Add a deal with xyz");
}

#[test]
fn what_fits_among_the_deals_that_are_not_shown_is_told() {
    let mut play = list().keys("delft");
    says(&mut play, "None of them fits. Of the others 1 does: f4 shows others.");
    let mut play = play.keys("<f4>");
    assert!(marked(&mut play).contains("Delft Optics"));
}

#[test]
fn order_and_choice_are_there_again_at_the_next_start() {
    let mut play = session().killed();
    says(&mut play, "Open deals, by close date");
    let mut play = play.keys("<tab><tab><right>");
    says(&mut play, "Decided deals, by stage");
    let settings = play.settings();
    assert!(settings.contains("deals_shown = \"decided\""), "{settings}");
    assert!(settings.contains("deals_sort = \"stage\""), "{settings}");
    says(&mut play.killed(), "Decided deals, by stage");
}

#[test]
fn the_cursor_stays_on_its_deal_when_the_order_changes() {
    let mut play = list().keys("<end><up>");
    assert!(marked(&mut play).contains("Tanaka"));
    let mut play = play.keys("<tab><tab><tab>");
    says(&mut play, "by amount");
    assert!(marked(&mut play).contains("Tanaka"));
    let mut play = play.keys("<end><up>");
    assert!(!marked(&mut play).contains("Tanaka"), "which is not the last one any more");
}

#[test]
fn arrows_change_the_choice_until_something_is_typed() {
    let mut play = list().keys("<left>");
    says(&mut play, "My open deals");
    let mut play = play.keys("nrd<left><left>o");
    says(&mut play, "My open deals");
    says(&mut play, "Find  nord");
}

#[test]
fn of_many_deals_those_around_the_cursor_are_shown() {
    let base = TempDir::new().unwrap();
    let size = large::Size { open: 2, decided: 60, sessions: 62 };
    let mut books = large::books(&large::world(base.path()), size);
    books.listing.shown = Shown::All;
    let mut play = Play::first_start();
    play.tell(Message::Loaded(Box::new(books)));
    says(&mut play, "62 deals");
    assert!(!play.screen().contains("+ Add a deal"), "it is below the others");
    let mut play = play.at_once("<end><up>");
    says(&mut play, "+ Add a deal");
    assert!(marked(&mut play).contains("lost"), "the one decided first");
    let mut play = play.at_once("<pgup><pgup>");
    assert!(!play.screen().contains("+ Add a deal"));
    assert!(marked(&mut play).contains("Customer"));
    assert!(marked(&mut play.at_once("<home>")).contains("Explore"), "an open one");
}

/// The list with the decided deals, and Delft Optics under the cursor.
fn decided() -> Play {
    list().keys("<f4>delft")
}

#[test]
fn a_decided_deal_is_read_when_its_page_is_opened() {
    let mut play = decided();
    assert!(marked(&mut play).contains("won"));
    let is_open = |play: &Play| {
        let books = play.model.books.as_ref().unwrap();
        books.deals.keys().any(|id| id.as_str().starts_with("delft"))
    };
    assert!(!is_open(&play));
    let mut play = play.keys("<enter>");
    assert!(is_open(&play));
    says(&mut play, "Delft Optics · Inspection line");
    says(&mut play, "Won on ");
}

#[test]
fn a_decided_deal_that_cannot_be_read_has_no_page() {
    let play = decided();
    let folder = play.root().join("deals/delft-optics-inspection-line-for-lens-blanks");
    let text = std::fs::read_to_string(folder.join("deal.toml")).unwrap();
    std::fs::write(folder.join("deal.toml"), format!("{text}\n[person.torn\n")).unwrap();
    let mut play = play.keys("<enter>");
    says(&mut play, "Not read: deals/delft-optics");
    assert!(marked(&mut play).contains("Delft Optics"));
}

#[test]
fn a_deal_that_is_decided_elsewhere_is_read_again_below_its_page() {
    let mut play = list().keys("tanaka<enter>s");
    let file = play.root().join("deals/tanaka-marine-crane-retrofit-berth-4/deal.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    let won = text.replacen("status = \"open\"", "status = \"won\"\ndecided = 2026-11-24", 1);
    std::fs::write(file, won).unwrap();
    says(&mut play, "How long have we got");
    says(&mut play.keys("<esc>"), "Won on ");
}
