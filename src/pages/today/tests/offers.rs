//! "Could I help?": when it is offered, and who waits for it.

use super::*;

/// Ana's deal, on which nothing is dated ahead, and who looks at it.
fn stuck(me: &str) -> Books {
    let mut sample = Sample::at("explore");
    sample.deal().created = in_days(-1);
    with(me, sample)
}

fn offered(books: &Books) -> Result<Ask, String> {
    let book = books.deals.values().next().unwrap();
    let id = "w2n6t8rb".parse().unwrap();
    books.offering(book, id, TODAY).map_err(|refusal| refusal.to_string())
}

/// The same with an ask on the deal.
fn and(mut books: Books, ask: Ask) -> Books {
    let book = books.deals.values_mut().next().unwrap();
    book.asks.insert(ask.id.clone(), ask);
    books
}

#[test]
fn help_is_offered_by_the_coach_on_a_late_or_stuck_deal_without_an_ask() {
    let offer = offered(&stuck("goran")).unwrap();
    assert!(offer.is_open_offer() && offer.from.as_str() == "ana", "{offer:?}");
    assert_eq!(offer.what_happened.as_deref(), Some("Nothing is agreed with a date ahead"));
    let refused = |books: &Books| offered(books).unwrap_err();
    for me in ["ana", "mia", "nobody"] {
        assert_eq!(refused(&stuck(me)), "\"Could I help?\" is for whoever coaches ana", "{me}");
    }
    let mut added_today = Sample::at("explore");
    added_today.deal().created = TODAY;
    let said = refused(&with("goran", added_today));
    assert_eq!(said, "this deal is neither late nor stuck: ana will ask");
    let again = refused(&and(stuck("goran"), offer.clone()));
    assert_eq!(again, "there is an ask on this deal already: Could I help?");
    let well = with("goran", owing("ana", ActionStatus::Open, in_days(1)));
    assert_eq!(refused(&well), "this deal is neither late nor stuck: ana will ask");
    let mut late = owing("ana", ActionStatus::Open, in_days(1));
    late.deal().close_date = Some(in_days(-1));
    let late = offered(&with("goran", late)).unwrap();
    assert!(late.what_happened.unwrap().starts_with("The close date was"));
}

#[test]
fn after_a_not_now_nobody_offers_again_for_two_weeks() {
    #[track_caller]
    fn case(days_ago: i32, why: &str, expected: Result<(), &str>) {
        let mut offer = offered(&stuck("goran")).unwrap();
        offer.decline(in_days(-days_ago), why.to_owned()).unwrap();
        let again = offered(&and(stuck("goran"), offer)).map(drop);
        assert_eq!(again, expected.map_err(str::to_owned), "{days_ago} {why}");
    }
    case(0, "Dana decides", Err("ana said \"not now\" on Wed 25 Nov: Dana decides"));
    case(13, "Dana decides", Err("ana said \"not now\" on Thu 12 Nov: Dana decides"));
    case(14, "Dana decides", Ok(()));
    case(0, "taken back", Ok(()));
}

#[test]
fn an_offer_waits_for_the_rep_and_its_answer_is_news_for_the_manager() {
    #[track_caller]
    fn case(me: &str, is_declined: bool, kind: Kind, expected: &[&str]) {
        let mut offer = offered(&stuck("goran")).unwrap();
        if is_declined {
            offer.decline(TODAY, "Dana decides".to_owned()).unwrap();
        }
        let books = and(stuck(me), offer);
        assert_eq!(days(&books, kind), expected, "{me} {is_declined} {kind:?}");
    }
    case("ana", false, Kind::Offer, &["since today"]);
    case("ana", false, Kind::Answer, &[]);
    case("ana", true, Kind::Offer, &[]);
    case("cleo", false, Kind::Offer, &[]);
    case("goran", false, Kind::Ask, &[]);
    case("goran", false, Kind::Answer, &[]);
    case("goran", true, Kind::Answer, &["not now, Wed 25 Nov"]);
    case("mia", true, Kind::Answer, &[]);
}

#[test]
fn an_ask_takes_the_place_of_an_offer_and_knows_the_numbers_of_people() {
    let offer = offered(&stuck("goran")).unwrap();
    let mut earlier = Ask { id: "a3f8n2ws".parse().unwrap(), ..offer.clone() };
    let draw = &mut crate::domain::id::Draw::seeded(1);
    let people = std::collections::BTreeMap::new();
    let jan = |text| crate::reading::recipient::read(text, &people).unwrap();
    earlier.add_recipient(jan("Jan Berg, CFO, +47 22 00 00 00"), draw);
    earlier.status = AskStatus::Done;
    let books = and(and(stuck("goran"), offer.clone()), earlier);
    let book = books.deals.values().next().unwrap();
    let mut ask = Ask { id: "h7k2p9qd".parse().unwrap(), kind: AskKind::Call, ..offer.clone() };
    ask.add_recipient(jan("Jan Berg"), draw);
    let (answered, raised) = book.raising(ask.clone());
    assert_eq!(answered, Some(&offer));
    assert_eq!((&raised.id, raised.kind), (&offer.id, AskKind::Call));
    let contact = raised.recipients.values().next().unwrap().contact.as_deref();
    assert_eq!(contact, Some("+47 22 00 00 00"));
    ask.of = Asked::Ours("mia".parse().unwrap());
    assert_eq!(book.raising(ask).0, None, "another one did not offer");
}
