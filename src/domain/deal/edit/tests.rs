use jiff::civil::date;

use super::*;
use crate::domain::deal::{Head, NewDeal};
use crate::domain::id::Draw;
use crate::domain::stage_gate::Moving;
use crate::sample::{Sample, TODAY, scored_process};
use crate::template::{read, shipped::SHIPPED};

const DAY: Date = date(2026, 12, 3);

fn deal() -> Deal {
    let process = read(SHIPPED[0].1.as_bytes()).unwrap();
    let new = NewDeal {
        account: "Acme".to_owned(),
        name: "Line".to_owned(),
        owner: ana(),
        stage: None,
        amount: None,
        close_date: Some(date(2027, 1, 31)),
    };
    Deal::new(new, &process, date(2026, 9, 1), &mut Draw::seeded(1), |_| false)
}

fn ana() -> PersonId {
    "ana".parse().unwrap()
}

#[test]
fn a_close_date_moves_once_a_day_and_a_move_back_is_none() {
    #[track_caller]
    fn case(moves: &[(Date, Option<&str>)], expected: Option<(Date, Option<&str>)>) {
        let mut deal = self::deal();
        for (to, why) in moves {
            deal.move_close_date(DAY, *to, ana(), why.map(str::to_owned));
        }
        let kept = deal.close_date_moved.get(&DAY);
        let told = kept.map(|kept| (kept.to.unwrap(), kept.why.as_deref()));
        assert_eq!(told, expected, "{moves:?}");
        assert!(kept.is_none_or(|kept| kept.from == Some(date(2027, 1, 31))));
        assert_eq!(deal.close_date, moves.last().map(|(to, _)| *to));
    }
    let (february, march) = (date(2027, 2, 28), date(2027, 3, 31));
    case(&[(february, Some("Board"))], Some((february, Some("Board"))));
    case(&[(february, Some("Board")), (march, None)], Some((march, Some("Board"))));
    case(&[(february, Some("Board")), (march, Some("CFO"))], Some((march, Some("CFO"))));
    case(&[(february, None), (date(2027, 1, 31), None)], None);
    case(&[(date(2027, 1, 31), None)], None);
}

#[test]
fn the_first_close_date_is_no_move() {
    let mut deal = Deal { close_date: None, ..deal() };
    deal.move_close_date(DAY, date(2027, 2, 28), ana(), None);
    assert_eq!((deal.close_date, deal.close_date_moved.len()), (Some(date(2027, 2, 28)), 0));
}

#[test]
fn a_deal_is_closed_once_and_for_a_reason_that_is_known() {
    #[track_caller]
    fn case(status: DealStatus, reason: Option<&str>, known: &[&str], expected: &str) {
        let known: Vec<String> = known.iter().map(|one| (*one).to_owned()).collect();
        let mut deal = self::deal();
        let told = match deal.close(DAY, status, reason, &known) {
            Ok(()) => format!("{} {:?} {:?}", deal.status, deal.decided, deal.lost_reason),
            Err(refused) => refused.to_string(),
        };
        assert_eq!(told, expected);
    }
    let known = &["price", "No budget", "No sponsor"][..];
    case(DealStatus::Won, None, known, "won Some(2026-12-03) None");
    case(DealStatus::Lost, Some(" NO budget"), known, "lost Some(2026-12-03) Some(\"No budget\")");
    case(DealStatus::NoDecision, Some("x"), &[], "no-decision Some(2026-12-03) Some(\"x\")");
    let needed = "a deal that is not won needs a reason";
    case(DealStatus::Lost, Some(" "), &[], needed);
    case(DealStatus::NoDecision, None, known, needed);
    case(DealStatus::Lost, Some("pri"), known, "lost Some(2026-12-03) Some(\"price\")");
    let unknown = "\"prise\" is not a reason that its process knows";
    case(DealStatus::Lost, Some("prise"), known, unknown);
    let several = "\"no\" is not a reason that its process knows";
    case(DealStatus::Lost, Some("no"), known, several);
    let mut deal = self::deal();
    deal.close(DAY, DealStatus::Won, None, &[]).unwrap();
    let again = deal.close(DAY, DealStatus::Lost, Some("x"), &[]).unwrap_err();
    assert_eq!(again.to_string(), "Acme · Line is won already, since 2026-12-03");
    assert_eq!(deal.lost_reason, None);
}

#[test]
fn a_deal_keeps_its_customer_and_its_name() {
    #[track_caller]
    fn case(account: Option<&str>, name: Option<&str>, expected: Result<&str, NotChanged>) {
        let mut deal = Sample::at("explore").book.deal;
        let told = deal.rename(account, name).map(|()| deal.title());
        assert_eq!(told, expected.map(str::to_owned), "{account:?} {name:?}");
    }
    case(Some("Beta"), None, Ok("Beta · Plant rollout"));
    case(None, Some(""), Err(NotChanged::NoName));
    case(Some(" "), None, Err(NotChanged::NoCustomer));
    case(Some(" "), Some(""), Err(NotChanged::NoCustomer));
    // As a file may have it.
    let mut nameless = Sample::at("explore").book.deal;
    nameless.name.clear();
    assert_eq!(nameless.rename(Some("Beta"), Some("")), Ok(()));
    assert_eq!(nameless.title(), "Beta");
}

#[test]
fn a_deal_is_never_in_a_stage_that_its_process_does_not_have() {
    let Sample { book, .. } = Sample::at("diagnose");
    let (other, scope) = (scored_process(), "scope".parse().unwrap());
    let nowhere = book.following(&other, None, moving()).unwrap_err();
    assert_eq!(nowhere.to_string(), "A scored sale has no stage \"diagnose\"");
    let moved = book.following(&other, Some(&scope), moving()).unwrap();
    assert_eq!((moved.process, moved.stage), (other.id, scope));
}

#[test]
fn days_in_stage_end_with_the_decision() {
    let mut deal = self::deal();
    assert_eq!(deal.days_in_stage(DAY), Some(93));
    deal.close(date(2026, 11, 1), DealStatus::Won, None, &[]).unwrap();
    assert_eq!(deal.days_in_stage(DAY), Some(61));
    assert_eq!(Head::of(&deal).days_in_stage(DAY), Some(61));
}

fn moving() -> Moving {
    Moving { day: TODAY, by: "ana".parse().unwrap(), why: None }
}

#[test]
fn a_deal_that_is_opened_again_keeps_what_was_decided_in_its_history() {
    let mut deal = deal();
    let ana = || "ana".parse().unwrap();
    assert_eq!(deal.reopen(DAY, ana(), None).unwrap_err().to_string(), "Acme · Line is open");
    let decided = date(2026, 11, 1);
    deal.close(decided, DealStatus::Lost, Some("price"), &[]).unwrap();
    deal.reopen(DAY, ana(), Some("They called".to_owned())).unwrap();
    assert_eq!((deal.status, deal.decided, &deal.lost_reason), (DealStatus::Open, None, &None));
    let kept: Vec<_> =
        deal.status_moved.iter().map(|(day, it)| (*day, it.to, it.why.as_deref())).collect();
    let lost = (decided, DealStatus::Lost, Some("price"));
    assert_eq!(kept, [lost, (DAY, DealStatus::Open, Some("They called"))]);
}
