//! What is read at every start, and what when a decided deal is opened.

use super::{ACTION, ASK, CALL, DEAL, Desk, SESSION};
use crate::domain::deal::DealStatus;
use crate::domain::id::DealId;

const BETA: &str = "deals/beta-line-two/deal.toml";

/// The examples with their deal won and nothing owed on it, and an open one of the
/// same rep.
fn won() -> Desk {
    let desk = won_and_owing();
    desk.edit(ACTION, "status = \"open\"", "status = \"done\"");
    desk.edit(ASK, "status = \"accepted\"", "status = \"done\"");
    desk.edit(CALL, "status = \"planned\"", "status = \"cancelled\"");
    desk
}

fn won_and_owing() -> Desk {
    let desk = Desk::with_examples();
    let text = desk.text(DEAL);
    let open = text.replacen("acme-robotics-plant-rollout", "beta-line-two", 1);
    desk.put(BETA, open);
    desk.edit(DEAL, "status = \"open\"", "status = \"won\"");
    desk.edit(DEAL, "created = ", "decided = 2026-11-30\ncreated = ");
    desk
}

fn acme() -> DealId {
    "acme-robotics-plant-rollout".parse().unwrap()
}

#[test]
fn a_decided_deal_is_known_by_its_head_and_an_open_one_is_read_whole() {
    let desk = won();
    let (books, whole) = (desk.store().at_hand(), desk.load());
    assert_eq!(books.unread, []);
    let open: Vec<&str> = books.deals.keys().map(DealId::as_str).collect();
    assert_eq!(open, ["beta-line-two"]);
    assert_eq!(books.deals[&"beta-line-two".parse().unwrap()].deal.people.len(), 2);
    let head = &books.decided[&acme()];
    assert_eq!(*head, crate::domain::deal::Head::of(&whole.deals[&acme()].deal));
    assert_eq!((head.status, head.entered.len()), (DealStatus::Won, 3));
}

#[test]
fn a_decided_deal_on_which_somebody_owes_something_is_read_whole() {
    #[track_caller]
    fn case(file: &str, from: &str, to: &str, is_whole: bool) {
        let desk = won();
        desk.edit(file, from, to);
        let books = desk.store().at_hand();
        assert_eq!(books.deals.contains_key(&acme()), is_whole, "{to}");
        assert_eq!(books.decided.contains_key(&acme()), !is_whole, "{to}");
    }
    for owed in ["open", "proposed"] {
        case(ACTION, "status = \"done\"", &format!("status = \"{owed}\""), true);
        case(ACTION, "status = \"done\"", &format!("  status='{owed}' # by hand"), true);
    }
    for owed in ["open", "accepted"] {
        case(ASK, "status = \"done\"", &format!("status = \"{owed}\""), true);
    }
    case(CALL, "status = \"cancelled\"", "status = \"planned\"", true);
    case(CALL, "status = \"cancelled\"", "status = \"held\"", false);
    case(ACTION, "status = \"done\"", "status = \"dropped\"", false);
    case(ASK, "status = \"done\"", "status = \"declined\"", false);
}

#[test]
fn the_rest_of_a_decided_deal_is_read_when_it_is_opened() {
    let desk = won();
    let (opened, whole) = (desk.store().open(&acme()), desk.load());
    let (book, expected) = (opened.book.unwrap(), &whole.deals[&acme()]);
    assert_eq!(opened.unread, []);
    assert_eq!(book.deal, expected.deal);
    assert_eq!(book.actions, expected.actions);
    assert_eq!(book.asks, expected.asks);
    assert_eq!(book.calls, expected.calls);
    assert_eq!(book.sessions, expected.sessions, "with what they say about the rep");
    assert!(!book.actions.is_empty() && !book.sessions.is_empty());
}

#[test]
fn what_is_wrong_in_a_decided_deal_is_told_when_it_is_opened() {
    #[track_caller]
    fn case(file: &str, from: &str, to: &str, is_readable: bool) {
        let desk = won();
        desk.edit(file, from, to);
        let books = desk.store().at_hand();
        assert_eq!(books.unread, [], "{file}");
        assert!(books.decided.contains_key(&acme()), "{file}");
        let opened = desk.store().open(&acme());
        let told: Vec<&str> = opened.unread.iter().map(|unread| unread.file.as_str()).collect();
        assert_eq!((told.as_slice(), opened.book.is_some()), (&[file][..], is_readable));
    }
    case(DEAL, "stance = \"neutral\"", "stance = neutral", false);
    case(ACTION, "status = \"done\"", "status = \"dne\"", true);
    case(CALL, "date = ", "date == ", true);
}

#[test]
fn a_head_that_is_wrong_is_told_at_once() {
    let desk = won();
    desk.edit(DEAL, "status = \"won\"", "status = \"sold\"");
    let books = desk.store().at_hand();
    let told: Vec<&str> = books.unread.iter().map(|unread| unread.file.as_str()).collect();
    assert_eq!(told, [DEAL]);
    assert!(!books.decided.contains_key(&acme()));
}

#[test]
fn the_last_one_to_one_with_a_rep_may_have_been_on_a_decided_deal() {
    let desk = won();
    let last = |desk: &Desk| desk.store().at_hand().one_to_ones.into_values().next();
    assert_eq!(last(&desk), Some(jiff::civil::date(2026, 11, 24)));
    desk.edit(SESSION, "kind = \"standard\"", "kind = \"quick\"");
    assert_eq!(last(&desk), None, "a quick one counts its minutes only");
}
