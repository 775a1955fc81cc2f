//! The page of a deal: where it stands, what is known of it, and what can be
//! done from it.

use insta::assert_snapshot;
use jiff::civil::date;
use sideline::domain::profile::{Level, Profile, Skill};

use super::says;
use crate::support::acme::{session, wanted};
use crate::support::play::Play;

/// The page of a deal of the sample data.
pub(crate) fn page(typed: &str) -> Play {
    Play::demo().keys("2").keys(typed).keys("<enter>")
}

/// On the line that begins so, gone down to from the first one.
#[track_caller]
pub(crate) fn on(mut play: Play, words: &str) -> Play {
    play = play.keys("<home>");
    for _ in 0..80 {
        let screen = play.screen();
        let here = screen.lines().find(|line| line.contains('▌')).unwrap_or_default();
        if here.contains(words) {
            return play;
        }
        play = play.keys("<down>");
    }
    panic!("no line says {words:?}\n{}", play.screen());
}

/// The file of the deal of the sample data whose id begins so.
fn file(play: &Play, id: &str) -> String {
    let deal = play.names("deals").into_iter().find(|name| name.starts_with(id)).unwrap();
    play.file(&format!("deals/{deal}/deal.toml"))
}

#[test]
fn where_a_deal_stands_and_what_is_known_of_it() {
    assert_snapshot!(page("nord").shot());
}

#[test]
fn a_criterion_unfolds_with_what_was_said_when() {
    assert_snapshot!(on(page("nord"), "Two more people").shot());
}

#[test]
fn calls_stand_as_intended_and_as_they_went() {
    assert_snapshot!(on(page("nord"), "with Hedda Lunde").shot());
}

#[test]
fn what_happened_stands_with_the_last_first() {
    assert_snapshot!(page("nord").keys("<end>").shot());
}

#[test]
fn of_a_decided_deal_the_page_says_how_it_was_decided() {
    let mut play = Play::demo().keys("2<right>saha<enter>");
    says(&mut play, "Lost on Fri 2 Oct: no budget");
    assert!(!play.screen().contains("Start a session"));
    let mut play = play.keys("s");
    says(&mut play, "debrief, 30 minutes");
}

#[test]
fn a_session_begins_on_the_page_and_leads_back_to_it() {
    let mut play = page("nord").keys("<enter><enter>");
    says(&mut play, "Inês, in your words");
    let mut play = play.keys("I want a date<esc><esc>");
    says(&mut play, "Go on with the session of today");
    let mut play = play.keys("<end>s");
    says(&mut play, "I want a date");
}

#[test]
fn the_minutes_of_a_session_are_read_on_a_screen() {
    let play = on(page("nord"), "A full session with Margit").keys("<enter>");
    assert_snapshot!(play.keys("<down><down>").shot());
}

#[test]
fn what_the_rep_is_coached_in_stands_among_the_notes_of_their_manager() {
    let mut margit = page("nord");
    let mut ines = Profile::new("ines".parse().unwrap());
    let skill = Skill {
        name: Some("Funder named".to_owned()),
        level: Some(Level::Prompts),
        since: Some(date(2026, 11, 17)),
        ..Skill::default()
    };
    ines.skills.insert("align-funder".parse().unwrap(), skill.clone());
    let learned = Skill { closed: skill.since, ..skill };
    ines.skills.insert("align-buyer".parse().unwrap(), learned);
    let books = margit.model.books.as_mut().unwrap().change();
    books.profiles.insert(ines.id.clone(), ines);
    let mut margit = margit.keys("<down><up>n");
    let screen = margit.screen_in((120, 60));
    assert!(screen.contains("Your notes on this deal: 4"), "{screen}");
    assert_eq!(screen.matches("Funder named: Margit prompts").count(), 1, "{screen}");
    assert!(screen.contains("since Tue 17 Nov"), "{screen}");
}

#[test]
fn only_a_manager_sees_what_is_for_their_eyes() {
    let mut margit = page("nord");
    says(&mut margit, "For your eyes, before you talk");
    let shows = |play: &mut Play, text: &str| play.screen_in((120, 60)).contains(text);
    let (notes, strength) = ("Your notes on this deal: 3", "She asked for a reason to walk away");
    assert!(
        shows(&mut margit, &format!("{notes}   n shows them")) && !shows(&mut margit, strength)
    );
    let mut margit = margit.keys("n");
    assert!(shows(&mut margit, &format!("{notes}   n folds them")) && shows(&mut margit, strength));
    let mut margit = margit.keys("<enter><enter>I want a date<enter><esc><esc>");
    says(&mut margit, "Go on with the session of today");
    assert!(!shows(&mut margit, "Your notes") && !shows(&mut margit, strength));
    let mut ines = Play::demo();
    let books = ines.model.books.as_mut().unwrap().change();
    books.me = Some("ines".parse().unwrap());
    let mut ines = ines.keys("2nord<enter><tab>");
    let screen = ines.screen_in((120, 40));
    assert!(!screen.contains("For your eyes") && screen.contains("Facts"), "{screen}");
    assert!(!ines.keys("<enter>").screen_in((120, 40)).contains("reason to walk away"));
}

#[test]
fn any_fact_is_changed_and_the_change_is_taken_back() {
    #[track_caller]
    fn case(fact: &str, typed: &str, shown: &str, written: &str) {
        let play = page("nord");
        let before = file(&play, "nordlys");
        let play = on(play, fact).keys("<enter>").keys(typed);
        let mut play = on(play, fact);
        says(&mut play, shown);
        let text = file(&play, "nordlys");
        assert!(text.contains(written), "{fact}: {written} is not in\n{text}");
        let play = play.keys("<ctrl-z>");
        assert_eq!(file(&play, "nordlys"), before, "{fact} is not as it was");
    }
    case("Customer", "Nordlys AS<enter>", "Nordlys AS", "account = \"Nordlys AS\"");
    let to_tomasz = "4She is away<enter>";
    case("Rep ", to_tomasz, "Tomasz", "owner = \"tomasz\"");
    case("Rep ", to_tomasz, "Tomasz", "why = \"She is away\"");
    let stage = "2They know what it costs<enter>";
    case("Stage", stage, "Diagnose · here for 0 days", "why = \"They know what it costs\"");
    case("Buyer's step", "3", "Align · \"Agree what", "buyer_stage = \"align\"");
    case("Amount", "190 000 nok<enter>", "190 000 NOK", "amount = \"190000\"");
    let why = "fri 15 jan<enter>Their board meets later<enter>";
    case("Close date", why, "Fri 15 Jan · moved 2 times", "Their board meets later");
    case("Amount", "3.400k<enter>1", "3 400 000", "amount = \"3400000\"");
    let either = "12/4<enter>2Their board meets later<enter>";
    case("Close date", either, "Mon 12 Apr", "close_date = 2027-04-12");
    let event = "The lease ends<enter>1 mar<enter>They pay twice<enter>";
    case("Their event", event, "if it is missed: They pay twice", "They pay twice");
}

#[test]
fn a_deal_is_closed_on_its_page_for_a_reason_that_its_process_counts() {
    let play = on(page("nord"), "Outcome").keys("<enter>");
    let mut play = play.keys("2");
    says(&mut play, "Why? What you learn from it begins here");
    let mut play = play.keys("1");
    says(&mut play, "When do we look again?");
    let mut play = play.keys("1 mar<enter>");
    says(&mut play, "What becomes of that?");
    let mut play = play.keys("2");
    says(&mut play, "Lost on Tue 24 Nov");
    let text = file(&play, "nordlys");
    assert!(text.contains("look_again = 2027-03-01"), "{text}");
    assert!(text.contains("status = \"lost\"") && text.contains("lost_reason"), "{text}");
    let mut books = play.model.books.as_ref().unwrap().deals.values();
    let book = books.find(|book| book.deal.id.as_str().starts_with("nordlys")).unwrap();
    assert_eq!((book.open_actions().len(), book.open_asks().len()), (0, 0));
    // Closed by mistake, it is opened again.
    let mut play = on(play, "Outcome").keys("<enter>");
    says(&mut play, "It is decided. Open it again?");
    let play = play.keys("1They called<enter>");
    let text = file(&play, "nordlys");
    assert!(text.contains("\nstatus = \"open\"") && !text.contains("\nlost_reason"), "{text}");
    let play = play.keys("<ctrl-z>");
    let mut play = play.keys("<ctrl-z><home>");
    says(&mut play, "Start a session");
}

#[test]
fn what_is_closed_with_a_deal_was_done_on_the_day_that_is_said_where_it_is_late() {
    let play = Play::demo_on(date(2026, 12, 8)).keys("2").keys("nord<enter>");
    let play = on(play, "Outcome").keys("<enter>");
    let mut play = play.keys("21");
    says(&mut play, "When do we look again?");
    let mut play = play.keys("<enter>1");
    says(&mut play, "Done on which day?");
    says(&mut play, "that are late. Enter alone: today");
    let mut play = play.keys("27 nov<enter>");
    says(&mut play, "Lost on Tue 8 Dec");
    let mut books = play.model.books.as_ref().unwrap().deals.values();
    let book = books.find(|book| book.deal.id.as_str().starts_with("nordlys")).unwrap();
    let today = date(2026, 12, 8);
    let closed = book.actions.values().map(|step| (step.due, step.closed));
    let late: Vec<_> = closed.filter(|(due, _)| due.is_some_and(|due| due < today)).collect();
    assert!(late.iter().any(|(_, closed)| *closed == Some(date(2026, 11, 27))), "{late:?}");
    assert!(late.iter().all(|(_, closed)| *closed != Some(today)), "{late:?}");
}

#[test]
fn a_day_that_is_none_is_asked_again() {
    let mut play = on(page("nord"), "Close date").keys("<enter>soon<enter>");
    says(&mut play, "\"soon\" is not a day");
    let play = play.keys("<esc>");
    assert!(file(&play, "nordlys").contains("close_date = 2026-12-31"));
}

#[test]
fn the_customer_is_not_taken_away() {
    let before = file(&page("nord"), "nordlys");
    let mut play = on(page("nord"), "Customer").keys("<enter><ctrl-u><enter>");
    says(&mut play, "the customer is empty: who is it?");
    assert_eq!(file(&play, "nordlys"), before);
}

#[test]
fn what_is_as_it_was_is_no_change() {
    let mut play = on(page("nord"), "Amount").keys("<enter><enter>");
    says(&mut play, "▸ Amount");
    let mut play = play.keys("<ctrl-z>");
    says(&mut play, "Nothing to take back.");
}

#[test]
fn what_was_half_typed_in_a_fact_is_there_again_after_a_crash() {
    let play = session().today(date(2026, 11, 24), "ana");
    let play = on(play.keys("2acme<enter>"), "Amount").keys("<enter>120");
    let mut play = play.again(date(2026, 11, 25)).keys("<esc>");
    says(&mut play, "What is it worth?");
    says(&mut play, "120");
    let mut play = play.keys("000<enter>");
    assert!(play.file("deals/acme-robotics-plant-rollout/deal.toml").contains("\"120000\""));
    says(&mut play, "Kept. Ctrl-Z takes it back.");
}

#[test]
fn a_deal_that_cannot_change_hands_says_so_where_its_new_owner_is_chosen() {
    let play = wanted("Is it real?").today(date(2026, 11, 24), "ana");
    let mut play = on(play.keys("2acme<enter>"), "Rep ").keys("<enter>2");
    says(&mut play, "is not finished");
    assert!(!play.screen().contains("Why does it change hands?"), "{}", play.screen());
}

#[test]
fn a_step_is_closed_and_an_ask_answered_on_the_page() {
    let play = on(page("nord"), "Draw a plan").keys("d");
    let play = play.keys("She has it<ctrl-s>");
    assert!(!play.names("deals").is_empty());
    let mut play = play.keys("<tab>");
    assert!(!play.screen_in((120, 60)).contains("Draw a plan that runs back"));
    let mut play = play.keys("<ctrl-z>");
    says(&mut play, "▸ Draw a plan that runs back");
}

#[test]
fn a_deal_that_needs_a_look_opens_its_page() {
    let mut play = on(Play::demo(), " deal ").keys("<enter>");
    says(&mut play, "Start a session");
    let mut play = play.keys("<esc>");
    says(&mut play, "Margit's week");
}
