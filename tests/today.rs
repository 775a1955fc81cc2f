//! What waits today, by keys: what is done with a line stands in its file, and
//! can be taken back.

pub(crate) mod made_up;
mod second_way;
mod shifts;
mod things;
pub(crate) mod week;

use insta::assert_snapshot;
use jiff::civil::{Date, date};

use crate::deals::page::on as on_line;
use crate::support::acme::{agreed, before_agreement, new_deal, session};
use crate::support::play::Play;

const DEAL: &str = "deals/acme-robotics-plant-rollout";
/// Two days after the session, a Thursday.
const THURSDAY: Date = date(2026, 11, 26);

/// A session to whose steps both have yet to agree.
fn to_confirm() -> Play {
    before_agreement().answers(&[("Ana, read your steps", "w"), ("Goran, read yours", "w")])
}

/// A rep who asked the manager what they think.
pub(crate) fn asked() -> Play {
    let play = agreed();
    let asks = play.root().join(DEAL).join("asks");
    std::fs::create_dir_all(&asks).unwrap();
    std::fs::write(asks.join("w2n6t8rb.toml"), ASK).unwrap();
    play
}

const ASK: &str = r#"format = 1
id = "w2n6t8rb"
kind = "opinion"
from = "ana"
of = "goran"
status = "open"
initiated_by = "rep"
needed_by = 2026-11-27
gist = "Is the January date real?"
my_next = "Tell Dana which date we plan with"
rep_view = "I think the board moves it"
created = 2026-11-24
"#;

/// The only record in a folder of the deal that contains `text`.
fn record(play: &Play, folder: &str, text: &str) -> String {
    let names = play.names(&format!("{DEAL}/{folder}")).into_iter();
    let mut files = names.map(|name| play.file(&format!("{DEAL}/{folder}/{name}")));
    files.find(|file| file.contains(text)).unwrap()
}

fn baseline(play: &Play) -> String {
    record(play, "actions", "cost baseline")
}

#[test]
fn a_rep_sees_what_to_confirm_first() {
    assert_snapshot!(to_confirm().today(THURSDAY, "ana").shot());
}

#[test]
fn a_manager_sees_promises_reps_and_deals() {
    assert_snapshot!(asked().today(date(2026, 12, 10), "goran").shot());
}

#[test]
fn who_only_looks_sees_the_team() {
    assert_snapshot!(agreed().today(date(2026, 12, 1), "").keys("0").shot());
}

#[test]
fn nothing_waits() {
    let play = session().keys("<esc><esc>").today(THURSDAY, "ana");
    assert_snapshot!(play.keys("<down>").shot());
}

#[test]
fn who_are_you() {
    assert_snapshot!(agreed().today(THURSDAY, "").shot());
}

#[test]
fn a_date_is_changed_over_the_lines() {
    assert_snapshot!(to_confirm().today(THURSDAY, "ana").keys("mfri<enter>Tom is a").shot());
}

#[test]
fn y_agrees_to_a_step_and_ctrl_z_takes_it_back() {
    let mut play = to_confirm().today(THURSDAY, "ana");
    let mut opened = to_confirm().today(THURSDAY, "ana").keys("<enter>");
    assert!(opened.screen().contains("Deal ─"), "{}", opened.screen());
    let before = baseline(&play);
    assert!(before.contains("status = \"proposed\""), "{before}");
    play = play.keys("y");
    let after = baseline(&play);
    assert!(after.contains("status = \"open\""), "{after}");
    assert!(
        after.contains("[agreed]\nsession = \"") && after.contains("on = 2026-11-26"),
        "{after}"
    );
    assert!(play.screen().contains("Ctrl-Z takes it back"), "{}", play.screen());
    play = play.keys("<ctrl-z>");
    assert_eq!(baseline(&play), before);
    assert!(play.screen().contains("confirm  "), "{}", play.screen());
    play = play.keys("<ctrl-y>");
    assert_eq!(baseline(&play), after);
    assert!(play.keys("<ctrl-y>").screen().contains("Nothing to make again"));
}

#[test]
fn nobody_in_particular_agrees_to_nothing() {
    let mut play = to_confirm().today(THURSDAY, "").keys("03v");
    assert!(play.screen().contains("To confirm"), "{}", play.screen());
    play = play.keys("y");
    assert!(
        play.screen().contains("Not agreed: nobody has said who sits here."),
        "{}",
        play.screen()
    );
    assert!(baseline(&play).contains("proposed"), "{}", baseline(&play));
    let mut play = play.keys("w1<down>y");
    assert!(play.screen().contains("Ctrl-Z takes it back"), "{}", play.screen());
    assert!(baseline(&play).contains("status = \"open\""), "{}", baseline(&play));
}

#[test]
fn who_is_a_stranger_here_is_asked_who_they_are() {
    let mut play = to_confirm().today(THURSDAY, "ines");
    let screen = play.screen_in((120, 36));
    assert!(screen.contains("This team knows no \"ines\", whom your settings name."), "{screen}");
    let play = play.keys("1");
    assert!(play.settings().contains("\"]\nme = \"ana\""), "{}", play.settings());
}

#[test]
fn another_date_needs_a_day_to_come_and_a_reason() {
    let mut play = to_confirm().today(THURSDAY, "ana").keys("m<ctrl-u>soonish<enter>");
    assert!(play.screen().contains("is not a day"), "{}", play.screen());
    play = play.keys("<ctrl-u>20 nov 2026<enter>");
    assert!(play.screen().contains("Fri 20 Nov has passed"), "{}", play.screen());
    play = play.keys("<ctrl-u>4 dec<enter><enter>");
    assert!(play.screen().contains("say why"), "{}", play.screen());
    assert!(baseline(&play).contains("proposed"), "{}", baseline(&play));
    // What was typed outlives the way out of the form.
    play = play.keys("Tom is away<esc>");
    assert!(!play.screen().contains("Why is another date better?"));
    play = play.keys("m<enter>");
    let step = baseline(&play);
    assert!(step.contains("due = 2026-12-04\n"), "{step}");
    assert!(step.contains("changed_why = \"Tom is away\""), "{step}");
    assert!(!step.contains("[moved"), "it was never agreed before: {step}");
    let play = play.today(THURSDAY, "ana").keys("<enter>");
    assert!(baseline(&play).contains("changed_why = \"Tom is away\""), "read as it was written");
}

#[test]
fn a_step_is_done_with_what_came_of_it() {
    let mut play = on_line(agreed().today(date(2026, 12, 1), "ana"), "cost baseline");
    let before = baseline(&play);
    play = play.keys("dHe sent 4 million<enter>");
    let step = baseline(&play);
    assert!(step.contains("status = \"done\"") && step.contains("closed = 2026-12-01"), "{step}");
    assert!(step.contains("result = \"He sent 4 million\""), "{step}");
    assert_eq!(baseline(&play.keys("<ctrl-z>")), before);
}

#[test]
fn a_done_step_may_have_nothing_to_tell() {
    let play = on_line(agreed().today(date(2026, 12, 1), "ana"), "cost baseline").keys("d<enter>");
    assert!(baseline(&play).contains("status = \"done\""), "{}", baseline(&play));
    assert!(!baseline(&play).contains("result"), "{}", baseline(&play));
}

#[test]
fn an_ask_is_accepted_or_declined_with_a_reason() {
    let ask = |play: &Play| record(play, "asks", "rep_view");
    let mut play = on_line(asked().today(THURSDAY, "goran"), " ask ");
    let before = ask(&play);
    play = play.keys("a");
    let accepted = ask(&play);
    assert!(accepted.contains("status = \"accepted\"\n"), "{accepted}");
    assert!(accepted.contains("replied = 2026-11-26"), "{accepted}");
    assert!(play.screen().contains("promise  "), "{}", play.screen());
    play = play.keys("u");
    assert_eq!(ask(&play), before);
    play = play.keys("x<enter>");
    assert!(play.screen().contains("whoever asked should know why"), "{}", play.screen());
    play = play.keys("I am away<enter>");
    assert!(ask(&play).contains("reply = \"I am away\""), "{}", ask(&play));
    let mut play = on_line(play.today(THURSDAY, "ana"), " answer ");
    assert!(play.screen_in((100, 40)).contains("Goran: I am away"), "{}", play.screen());
}

#[test]
fn keys_of_other_lines_do_nothing() {
    let play = on_line(agreed().today(date(2026, 12, 10), "goran"), " session ");
    let mut still = play.keys("eado");
    assert!(!still.screen().contains("Esc goes back"), "{}", still.screen());
    assert!(still.screen().contains("The next session cannot be opened again."));
    assert!(still.keys("<enter>").screen().contains("How long have we got"));
}

#[test]
fn a_change_that_cannot_be_written_waits_and_can_be_taken_back() {
    let play = to_confirm().today(THURSDAY, "ana");
    let folder = play.root().join(DEAL).join("actions");
    std::fs::rename(&folder, folder.with_extension("away")).unwrap();
    let mut play = play.keys("y");
    let screen = play.screen_in((120, 40));
    assert!(screen.contains("The step \"Send Tom the cost baseline\" is not saved"), "{screen}");
    assert!(!screen.contains("Kept."), "{screen}");
    play = play.keys("<ctrl-z>");
    let screen = play.screen_in((120, 40));
    assert!(!screen.contains("is not saved") && screen.contains("confirm  "), "{screen}");
    std::fs::rename(folder.with_extension("away"), &folder).unwrap();
    assert!(baseline(&play).contains("proposed"), "{}", baseline(&play));
}

#[test]
fn what_came_of_a_step_is_there_again_after_a_kill() {
    let play = on_line(agreed().today(date(2026, 12, 1), "ana"), "cost baseline");
    let play = play.keys("dHe sent 4 mill");
    let mut play = play.today(date(2026, 12, 1), "ana");
    let screen = play.screen();
    assert!(screen.contains("What came of it?") && screen.contains("He sent 4 mill"), "{screen}");
    // Started elsewhere, it waits until Today is in front.
    play = play.killed();
    assert!(play.screen().contains("Which deal"), "{}", play.screen());
    play = play.keys("<esc>");
    assert!(play.screen().contains("He sent 4 mill"), "{}", play.screen());
    play = play.keys("ion<enter>").today(date(2026, 12, 1), "ana");
    assert!(!play.screen().contains("here it is again"), "{}", play.screen());
}

#[test]
fn what_changed_since_is_not_taken_back() {
    let mut play = to_confirm().today(THURSDAY, "ana").keys("y");
    for book in play.model.books.as_mut().unwrap().change().deals.values_mut() {
        book.actions.values_mut().for_each(|step| step.text.push_str(" today"));
    }
    let after = baseline(&play);
    play = play.keys("<ctrl-z>");
    assert!(play.screen().contains("It has changed since"), "{}", play.screen());
    assert_eq!(baseline(&play), after);
}

#[test]
fn who_i_am_is_asked_once_and_kept() {
    let mut play = agreed().today(THURSDAY, "");
    assert!(play.screen().contains("Who are you?"), "{}", play.screen());
    play = play.keys("2");
    assert!(play.screen().contains("Goran's week"), "{}", play.screen());
    assert_eq!(play.settings(), "format = 1\nme = \"goran\"\n");
    let mut play = play.today(THURSDAY, "");
    assert!(play.screen().contains("Goran's week"), "{}", play.screen());
}

#[test]
fn who_i_am_can_be_said_anew_and_the_rest_of_the_settings_stays() {
    let play = agreed().today(THURSDAY, "goran").keys("<ctrl-p>who i am<enter>");
    let mut play = play.keys("<up><enter>");
    assert!(play.screen().contains("You are Ana Ruiz from now on"), "{}", play.screen());
    // In another team they stay whom they said.
    let settings = play.settings();
    assert!(
        settings.starts_with("format = 1\n# mine\nme = \"goran\"\n\n[workspaces.\""),
        "{settings}"
    );
    assert!(settings.ends_with("\"]\nme = \"ana\"\n"), "{settings}");
}

#[test]
fn settings_that_cannot_be_read_are_not_written_over_and_what_was_done_stays_done() {
    let mut play = to_confirm().today(THURSDAY, "5\"\nme = \"").keys("1y");
    assert!(play.screen_in((160, 40)).contains("Kept."), "{}", play.screen());
    let (settings, step) = (play.settings(), baseline(&play));
    play = play.keys("w2");
    let screen = play.screen_in((160, 40));
    assert!(screen.contains("config.toml") && screen.contains("put the file right"), "{screen}");
    assert_eq!(play.settings(), settings);
    // The step that was confirmed before can still be taken back.
    assert!(step.contains("status = \"open\""), "{step}");
    play = play.keys("<ctrl-z>");
    assert!(baseline(&play).contains("status = \"proposed\""), "{}", baseline(&play));
}

#[test]
fn who_only_looks_is_not_asked_again_before_the_next_start() {
    let play = agreed().today(THURSDAY, "").keys("0");
    let mut play = play.keys("2<esc>");
    assert!(play.screen().contains("The week of this team"), "{}", play.screen());
    assert!(play.keys("w").screen().contains("Who are you?"));
}

#[test]
fn nobody_is_asked_before_the_first_session_but_after_it() {
    let mut play = Play::first_start();
    play.model.wanted = sideline::app::model::Wanted::Home;
    let mut play = new_deal(play, "3").keys("<enter>");
    assert!(play.screen().contains("What do you want from this half hour?"), "{}", play.screen());
    assert!(play.keys("<esc><esc>").screen().contains("Who are you?"));
}

#[test]
fn somebody_whom_the_team_does_not_know_only_looks() {
    let mut play = agreed().today(THURSDAY, "zoe").keys("0");
    assert!(play.screen().contains("The week of this team"), "{}", play.screen());
}

#[test]
fn today_and_the_deals_are_one_key_apart() {
    for key in ["2", "<ctrl-p>all deals<enter>"] {
        let mut play = agreed().today(THURSDAY, "ana").keys(key);
        assert!(play.screen().contains("The deals of this team"), "{key}");
        play = play.keys("acme2<esc>");
        assert!(play.screen().contains("The deals of this team"), "the filter goes first");
        assert!(play.keys("<esc>").screen().contains("Ana's week"), "{key}");
    }
    let mut play = agreed().today(THURSDAY, "ana").keys("2<ctrl-p>what waits<enter>");
    assert!(play.screen().contains("Ana's week"), "{}", play.screen());
}

#[test]
fn esc_says_how_to_leave_and_q_leaves() {
    let mut play = agreed().today(THURSDAY, "ana").keys("<esc>");
    assert!(play.screen().contains("Ctrl-Q leaves"), "{}", play.screen());
    assert_eq!(play.left, None);
    assert_eq!(play.keys("q").left.as_deref(), Some(""));
}

#[test]
fn a_session_begins_from_a_line_and_ends_where_it_began() {
    // A step opens its deal, and on its page a session begins.
    let mut play = on_line(agreed().today(THURSDAY, "goran"), "Book the room").keys("<enter>s");
    assert!(play.screen().contains("How long have we got for Acme"), "{}", play.screen());
    play = play.keys("<esc><esc>");
    assert!(play.screen().contains("Goran's week"), "{}", play.screen());
    // A preparation goes on as one.
    let play = on_line(play.today(THURSDAY, "ana"), "cost baseline").keys("<enter>");
    let mut play = play.keys("sp").answers(&[("What do you want", "Is it real?")]);
    play = on_line(play.keys("<esc><esc>1"), " session ").keys("<enter>");
    assert!(play.screen().contains("Back where you left off"), "{}", play.screen());
}

#[test]
fn a_rep_who_is_due_is_found_among_the_deals() {
    let play = session().keys("<esc><esc>").today(THURSDAY, "goran");
    let mut play = on_line(play, " rep ").keys("<enter>");
    assert!(play.screen().contains("The deals") && play.screen().contains("▸ Acme"));
}

#[test]
fn files_that_cannot_be_used_are_shown_with_what_to_do() {
    let play = agreed();
    let deal = play.root().join(DEAL);
    std::fs::write(deal.join("actions/b2k7m3pd.toml"), "").unwrap();
    std::fs::write(deal.join("deal (1).toml"), play.file(&format!("{DEAL}/deal.toml"))).unwrap();
    let newer = play.root().join("deals/beta-foods-spare-parts");
    std::fs::create_dir(&newer).unwrap();
    std::fs::write(newer.join("deal.toml"), "format = 2\n").unwrap();
    let mut play = play.today(THURSDAY, "goran").keys("<tab><tab>");
    assert_snapshot!("files_to_put_right", play.shot());
    let mut play = play.keys("<enter>");
    assert!(play.screen().contains("Then type sideline doctor: it says what to do."));
    assert_snapshot!("deals_that_cannot_be_read", play.keys("2").shot());
}

#[test]
fn a_team_whose_only_deal_cannot_be_read_is_not_taken_for_a_new_one() {
    let play = agreed();
    let deal = format!("{DEAL}/deal.toml");
    std::fs::write(play.root().join(&deal), "owner = ana\n").unwrap();
    let mut play = play.today(THURSDAY, "ana").keys("2");
    let screen = play.screen();
    assert!(screen.contains("acme-robotics-plant-rollout"), "{screen}");
    assert!(screen.contains("cannot be read"), "{screen}");
    assert!(screen.contains("deal.toml:1:9: ana needs quotes"), "{screen}");
    // The filter leaves it by the words of its name.
    assert!(play.keys("acme plant").screen().contains("cannot be read"));
}

#[test]
fn few_keys_lead_to_the_late_step_closed_and_to_the_page_before_the_call() {
    let mut play = agreed().today(date(2026, 12, 2), "ana");
    assert!(play.screen().contains("Late"), "{}", play.screen());
    // To the group, done, all kept.
    play = play.keys("<tab>d<ctrl-s>");
    let folder = format!("{DEAL}/actions");
    let names = play.names(&folder).into_iter();
    let steps: Vec<String> = names.map(|name| play.file(&format!("{folder}/{name}"))).collect();
    assert!(steps.iter().any(|step| step.contains("status = \"done\"")), "{steps:?}");
    let mut play = agreed().today(date(2026, 12, 2), "ana").keys("b");
    assert!(play.screen().contains("Before the call"), "{}", play.screen());
}
