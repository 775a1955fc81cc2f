//! Which deals are listed, in which order, and what their rows say.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::{Cell, Column, Listed, cell, unfolded};
use crate::domain::action::ActionStatus;
use crate::domain::books::Books;
use crate::domain::date_move::DateMove;
use crate::domain::deal::{Deal, DealStatus, Head, Status};
use crate::domain::money::Amount;
use crate::domain::settings::{Listing, Shown, Sort};
use crate::domain::team::{Person, Team, TeamRole};
use crate::sample::{Sample, TODAY, process};

/// Two reps, each coached by a manager of their own, and who looks.
fn books(me: &str) -> Books {
    let process = process();
    let mut team = Team::new(process.id.clone());
    for (id, role, manager) in [
        ("ana", TeamRole::Rep, Some("goran")),
        ("ben", TeamRole::Rep, Some("mia")),
        ("goran", TeamRole::Manager, None),
        ("mia", TeamRole::Manager, None),
    ] {
        let manager = manager.map(|id| id.parse().unwrap());
        let person = Person { manager, ..Person::new(id, role) };
        team.people.insert(id.parse().unwrap(), person);
    }
    let mut books = Books::new(team, [(process.id.clone(), process)].into());
    books.me = me.parse().ok();
    books
}

/// One more deal of that account.
fn put(books: &mut Books, account: &str, change: impl FnOnce(&mut Deal)) {
    let mut sample = Sample::at("diagnose");
    let deal = sample.deal();
    deal.id = account.to_lowercase().parse().unwrap();
    deal.account = account.to_owned();
    change(deal);
    books.deals.insert(sample.book.deal.id.clone(), sample.book);
}

fn decide(deal: &mut Deal, status: DealStatus, day: Date) {
    deal.status = status;
    deal.decided = Some(day);
}

/// Five deals: two of Ana, two of Ben, one of whom nobody knows.
fn five(me: &str) -> Books {
    let mut books = books(me);
    put(&mut books, "Alp", |deal| {
        deal.close_date = Some(date(2027, 1, 31));
        deal.amount = Some(amount("90", None));
    });
    put(&mut books, "Bay", |deal| {
        deal.owner = "ben".parse().unwrap();
        deal.close_date = Some(date(2026, 12, 31));
        deal.amount = Some(amount("1000", Some("SEK")));
        deal.stage = "align".parse().unwrap();
    });
    put(&mut books, "Cod", |deal| deal.owner = "zoe".parse().unwrap());
    put(&mut books, "Dune", |deal| {
        decide(deal, DealStatus::Won, date(2026, 1, 9));
        deal.amount = Some(amount("100", None));
    });
    put(&mut books, "Elm", |deal| {
        deal.owner = "ben".parse().unwrap();
        decide(deal, DealStatus::Lost, date(2026, 6, 30));
    });
    books
}

fn amount(value: &str, currency: Option<&str>) -> Amount {
    Amount { value: value.parse().unwrap(), currency: currency.map(str::to_owned) }
}

#[test]
fn the_list_shows_the_deals_that_are_asked_for() {
    #[track_caller]
    fn case(me: &str, shown: Shown, expected: &str) {
        let books = five(me);
        let deals = Listed::all(&books).filter(|deal| shown.has(*deal, &books));
        let names: Vec<String> = deals.map(|deal| deal.head().account.clone()).collect();
        assert_eq!(names.join(" "), expected, "{me} {shown}");
    }
    case("ana", Shown::Mine, "Alp");
    case("goran", Shown::Mine, "Alp Cod");
    case("mia", Shown::Mine, "Bay Cod");
    case("stranger", Shown::Mine, "Alp Bay Cod");
    case("ana", Shown::Open, "Alp Bay Cod");
    case("ana", Shown::Decided, "Dune Elm");
    case("ana", Shown::All, "Alp Bay Cod Dune Elm");
}

#[test]
fn the_list_goes_by_what_is_asked_for_and_open_deals_come_first() {
    #[track_caller]
    fn case(sort: Sort, expected: &str) {
        let books = five("ana");
        let mut deals: Vec<_> = Listed::all(&books).collect();
        deals.sort_by_cached_key(|deal| sort.key(*deal, &books));
        let names: Vec<String> = deals.iter().map(|deal| deal.head().account.clone()).collect();
        assert_eq!(names.join(" "), expected, "{sort}");
    }
    case(Sort::CloseDate, "Bay Alp Cod Elm Dune");
    case(Sort::LastSession, "Alp Bay Cod Elm Dune");
    case(Sort::Stage, "Bay Alp Cod Dune Elm");
    // Crowns do not compare with euros.
    case(Sort::Amount, "Alp Cod Bay Dune Elm");
    case(Sort::Rep, "Alp Bay Cod Dune Elm");
    case(Sort::Name, "Alp Bay Cod Dune Elm");
}

#[test]
fn orders_and_choices_go_round() {
    let mut listing = Listing::USUAL;
    for _ in Sort::ALL {
        listing = listing.sorted(true);
    }
    assert_eq!(listing, Listing::USUAL);
    assert_eq!(listing.sorted(false).sort, Sort::Name);
    let (ana, nobody) = (books("ana"), books(""));
    assert_eq!(listing.showing(false, &ana).shown, Shown::Mine);
    assert_eq!(listing.showing(false, &nobody).shown, Shown::All, "nobody's deals are theirs");
    let mine = Listing { shown: Shown::Mine, ..listing };
    assert_eq!(mine.showing(true, &nobody).shown, Shown::Decided);
}

#[test]
fn a_row_says_where_the_deal_stands() {
    let mut books = books("ana");
    let mut sample = Sample::at("diagnose").owing(ActionStatus::Open, TODAY - 2.days());
    sample = sample.found("explore.problem", Status::Yes, true);
    sample = sample.found("diagnose.number", Status::Yes, false);
    let deal = sample.deal();
    deal.buyer_stage = Some("explore".parse().unwrap());
    deal.close_date = Some(date(2027, 1, 31));
    let moved = DateMove { from: None, to: None, by: None, why: None };
    deal.close_date_moved = [(TODAY, moved)].into();
    let id = deal.id.clone();
    books.deals.insert(id.clone(), sample.book);
    let says = |column| cell(column, Listed::Whole(&books.deals[&id]), &books, TODAY);
    let plain = |text: &str| Cell::Plain(text.to_owned());
    assert_eq!(says(Column::Deal), plain("Acme Robotics · Plant rollout"));
    assert_eq!(says(Column::Stage), plain("Diagnose"));
    assert_eq!(says(Column::Buyer), plain("Explore"));
    assert_eq!(says(Column::Verified), plain("1 of 3"));
    assert_eq!(says(Column::Close), plain("31 Jan, 1x"));
    assert_eq!(says(Column::LastSession), plain(""));
    assert_eq!(says(Column::Next), Cell::Late("2 days late: Send the baseline".to_owned()));
    let unfolded = unfolded(Listed::Whole(&books.deals[&id]), &books, TODAY);
    assert_eq!(
        unfolded.facts,
        [
            "We are ahead of the buyer by 1 · 1 of 3 verified",
            "closes Sun 31 Jan · moved 1 time",
            "no session yet · 0 of 21 days in Diagnose",
        ]
    );
    assert!(!unfolded.flags.is_empty());
}

#[test]
fn of_a_decided_deal_only_the_head_is_told() {
    let mut books = books("ana");
    put(&mut books, "Elm", |deal| {
        decide(deal, DealStatus::NoDecision, date(2025, 6, 30));
        deal.lost_reason = Some("no budget".to_owned());
        deal.close_date = Some(TODAY);
        deal.exit.clear();
    });
    let (id, book) = books.deals.pop_first().unwrap();
    books.decided.insert(id, Head::of(&book.deal));
    let head = Listed::all(&books).next().unwrap();
    let says = |column| cell(column, head, &books, TODAY);
    let plain = |text: &str| Cell::Plain(text.to_owned());
    assert_eq!(says(Column::Stage), plain("no decision"));
    assert_eq!(says(Column::Close), plain("30 Jun 2025"));
    assert_eq!(says(Column::Verified), plain(""));
    assert_eq!(says(Column::Next), plain("no budget"));
    let facts = unfolded(head, &books, TODAY).facts;
    assert_eq!(facts, ["Closed without a decision on Mon 30 Jun 2025: no budget"]);
}
