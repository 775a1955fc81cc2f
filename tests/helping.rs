//! Asks between sessions, by keys: raised, copied, answered; and the manager's
//! "Could I help?".

use insta::assert_snapshot;
use jiff::civil::{Date, date};

use crate::deals::page::on as on_line;
use crate::support::acme::agreed;
use crate::support::play::Play;

const DEAL: &str = "deals/acme-robotics-plant-rollout";
/// A week after the session, a Tuesday.
pub(crate) const TUESDAY: Date = date(2026, 12, 1);
/// Weeks later: all that was planned has passed.
const LATE: Date = date(2027, 1, 12);

/// A session that both agreed to, then a day for that person.
pub(crate) fn today(day: Date, me: &str) -> Play {
    agreed().today(day, me)
}

/// The only ask that contains `text`.
#[track_caller]
fn ask(play: &Play, text: &str) -> String {
    let names = play.names(&format!("{DEAL}/asks"));
    let mut files = names.iter().map(|name| play.file(&format!("{DEAL}/asks/{name}")));
    files.find(|file| file.contains(text)).unwrap_or_else(|| panic!("no ask has {text}"))
}

fn count(play: &Play) -> usize {
    std::fs::read_dir(play.root().join(DEAL).join("asks")).map_or(0, Iterator::count)
}

#[test]
fn an_ask_is_raised_and_copied_with_six_keys_beside_its_words() {
    let mut play = today(TUESDAY, "ana");
    assert_eq!(count(&play), 0);
    play = play.keys("r4<enter>Two days of a presales engineer<enter><enter>c");
    let raised = ask(&play, "Two days of a presales engineer");
    for line in ["kind = \"resource\"", "from = \"ana\"", "of = \"goran\"", "status = \"open\""] {
        assert!(raised.contains(line), "{line}: {raised}");
    }
    assert!(raised.contains("needed_by = 2026-12-08"), "{raised}");
    assert_eq!(count(&play), 1);
    let copied = play.copied.clone().unwrap();
    assert!(copied.starts_with("Goran, could you help me out by Tue 8 Dec?"), "{copied}");
    assert!(copied.contains("Two days of a presales engineer"), "{copied}");
    // Where the terminal takes no copies, it is on the screen.
    let screen = play.screen();
    assert!(screen.contains("Goran, could you help me out by Tue 8 Dec?"), "{screen}");
    assert!(screen.contains("Copied."), "{screen}");
    // Closed, it stands among the asks, and ctrl-z takes it back.
    play = play.keys("<enter>3");
    assert!(play.screen().contains("Resource: Two days"), "{}", play.screen());
    play = play.keys("<ctrl-z>");
    assert!(!play.screen().contains("Resource: Two days"), "{}", play.screen());
    assert!(ask(&play, "Two days of a presales engineer").contains("reply = \"taken back\""));
}

#[test]
fn ctrl_s_keeps_what_is_offered() {
    let play =
        today(TUESDAY, "ana").keys("<ctrl-r>5<enter>The board moves it<enter>Do we wait?<ctrl-s>");
    let raised = ask(&play, "rep_view = \"The board moves it\"");
    assert!(raised.contains("needed_by = 2026-12-08"), "{raised}");
}

#[test]
fn a_call_is_asked_for_with_all_that_the_caller_has_to_know() {
    let play =
        today(TUESDAY, "ana").keys("r2eva lund, CEO<enter>tom; Jan Berg, CFO, +47 22 00 00 00");
    let mut play = play.keys("<enter><ctrl-u>");
    assert_snapshot!("an_ask_for_a_call", play.shot());
    play = play.keys("They went live<enter>Jan tells Dana<enter>Call Dana<enter><enter><enter>");
    let raised = ask(&play, "of_name = \"Eva Lund\"");
    assert!(raised.contains("of_title = \"CEO\""), "{raised}");
    assert!(raised.contains("person = \"tom-ode\"") && raised.contains("name = \"Tom Ode\""));
    assert!(raised.contains("title = \"CFO\"\ncontact = \"+47 22 00 00 00\""), "{raised}");
    assert_snapshot!("an_ask_to_copy", play.shot());
}

#[test]
fn what_is_missing_is_named_at_its_field() {
    let mut play = today(TUESDAY, "ana").keys("r1<ctrl-s>");
    assert!(play.screen().contains("! an ask for an email needs who gets it"), "{}", play.screen());
    play = play.keys("dana<ctrl-s>");
    let screen = play.screen();
    assert!(screen.contains("needs its words or the gist of them"), "{screen}");
    play = play.keys("Our date<enter><ctrl-u><enter>");
    assert!(play.screen().contains("by when do you need it?"), "{}", play.screen());
    assert_eq!(count(&play), 0);
    play = play.keys("fri<enter>");
    assert!(ask(&play, "gist = \"Our date\"").contains("needed_by = 2026-12-04"));
}

#[test]
fn which_deal_is_asked_where_no_line_tells() {
    let play = agreed();
    std::fs::write(play.root().join(DEAL).join("actions/b2k7m3pd.toml"), "").unwrap();
    let mut play = on_line(play.today(TUESDAY, "ana"), " file ").keys("r");
    assert!(play.screen().contains("Which deal?"), "{}", play.screen());
    play = play.keys("beta<enter>");
    assert!(play.screen().contains("No open one is called \"beta\""), "{}", play.screen());
    play = play.keys("<ctrl-u>acme<enter>6<enter>Who signs?<ctrl-s>");
    assert!(ask(&play, "Who signs?").contains("kind = \"unsure\""));
}

#[test]
fn a_half_typed_ask_is_there_again_after_a_kill() {
    let play = today(TUESDAY, "ana").keys("r4<enter>Two days of");
    let mut play = play.today(TUESDAY, "ana");
    let screen = play.screen();
    assert!(screen.contains("Two days of") && screen.contains("Ask for help"), "{screen}");
    play = play.keys(" an engineer<enter><enter>");
    let raised = ask(&play, "Two days of an engineer");
    assert!(raised.contains("kind = \"resource\""), "{raised}");
}

/// The manager on an ask that the rep has raised.
pub(crate) fn asked() -> Play {
    let play = today(TUESDAY, "ana").keys("r4<enter>Two days<enter><enter>");
    play.today(TUESDAY, "goran").keys("<tab><enter>")
}

#[test]
fn enter_on_an_ask_shows_it_whole_and_takes_the_answer() {
    let mut play = asked();
    assert_snapshot!("an_ask_is_answered", play.shot());
    play = play.keys("c");
    assert!(play.copied.as_ref().unwrap().starts_with("Goran, could you help me"));
    let accepted = play.keys("y");
    assert!(ask(&accepted, "Two days").contains("status = \"accepted\""));
    let mut done = accepted.keys("<enter>d");
    assert!(done.screen().contains("What came of it?"), "{}", done.screen());
    done = done.keys("They came on Monday<enter>");
    assert!(ask(&done, "Two days").contains("result = \"They came on Monday\""));
}

#[test]
fn a_late_promise_is_done_on_the_day_that_is_said() {
    let play = asked().keys("y").today(date(2026, 12, 10), "goran");
    let mut play = on_line(play, "Two days").keys("dThey came<enter>");
    assert!(play.screen().contains("Done on which day?"), "{}", play.screen());
    assert_snapshot!("a_late_promise_is_done", play.shot());
    let before = play.keys("<ctrl-u>30 nov<enter>");
    let mut before = before;
    assert!(before.screen().contains("was asked for on 2026-12-01"), "{}", before.screen());
    let done = before.keys("<ctrl-u>tue<enter>");
    let file = ask(&done, "result = \"They came\"");
    assert!(file.contains("status = \"done\"") && file.contains("closed = 2026-12-08"), "{file}");
}

#[test]
fn a_promise_in_time_is_not_asked_about_its_day() {
    let play = asked().keys("y").today(date(2026, 12, 8), "goran");
    let done = on_line(play, "Two days").keys("d<enter>");
    let file = ask(&done, "Two days");
    assert!(file.contains("status = \"done\"") && file.contains("closed = 2026-12-08"), "{file}");
}

/// The manager on a day on which the deal is late and stuck, on its line.
fn stuck() -> Play {
    on_line(today(LATE, "goran"), " session ")
}

#[test]
fn a_manager_offers_help_on_a_stuck_deal_and_the_rep_answers_with_an_ask() {
    let mut play = stuck();
    assert!(play.screen_in((120, 40)).contains("h could I help?"), "{}", play.screen());
    play = play.keys("h");
    assert!(play.screen().contains("Ana sees it on Today"), "{}", play.screen());
    let offer = ask(&play, "initiated_by = \"manager\"");
    assert!(offer.contains("kind = \"unsure\"") && offer.contains("status = \"open\""), "{offer}");
    assert!(offer.contains("from = \"ana\"") && offer.contains("of = \"goran\""), "{offer}");
    // It waits for the rep, so the manager has nothing to answer.
    let screen = play.screen_in((120, 40));
    assert!(!screen.contains(" ask      "), "{screen}");
    let mut play = play.today(LATE, "ana");
    assert_snapshot!("help_is_offered", play.shot());
    play = on_line(play, " offer ").keys("<enter>4<enter>Two days<enter><enter>");
    let answered = ask(&play, "Two days");
    assert_eq!(count(&play), 1, "it takes the place of the offer");
    assert!(answered.contains("initiated_by = \"manager\""), "{answered}");
    let mut play = play.today(LATE, "goran");
    assert!(play.screen_in((120, 40)).contains(" ask      "));
}

#[test]
fn not_now_and_why_goes_back_to_the_manager() {
    let play = on_line(stuck().keys("h").today(LATE, "ana"), " offer ");
    let mut play = play.keys("x<enter>");
    assert!(play.screen().contains("whoever asked should know why"), "{}", play.screen());
    play = play.keys("Dana decides on Friday<enter>");
    assert!(ask(&play, "initiated_by").contains("reply = \"Dana decides on Friday\""));
    assert!(!play.screen().contains("could I help?"), "{}", play.screen());
    let mut play = on_line(play.today(LATE, "goran"), "not now, Tue 12 Jan");
    let screen = play.screen_in((120, 40));
    assert!(screen.contains("Ana: Dana decides on Friday"), "{screen}");
    // Nobody offers again at once.
    play = play.keys("h");
    assert!(play.screen().contains("Ana said \"not now\" on Tue 12 Jan"), "{}", play.screen());
}

#[test]
fn help_is_not_offered_twice_and_can_be_taken_back() {
    let mut play = stuck().keys("h<end><up>h");
    assert!(play.screen().contains("there is an ask on this deal already"), "{}", play.screen());
    play = play.keys("<ctrl-z>").today(LATE, "ana");
    assert!(!play.screen().contains("could I help?"), "{}", play.screen());
}
