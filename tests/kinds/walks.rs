//! What each kind goes through, and in what time.

use jiff::civil::date;
use sideline::domain::process::SessionKind;
use sideline::domain::session::Beginning;
use sideline::interview::situation::SoFar;
use sideline::interview::topic::is_asked;
use sideline::interview::walk::planned;

use super::{AGREED, DEAL, before, field, minutes, session, walked};
use crate::support::acme::new_deal;
use crate::support::play::Play;
use crate::support::table::{TODAY, Table};

/// The agenda in short: each step with its minutes and the number of fields at
/// which Enter stops.
fn agenda(table: &mut Table) -> String {
    let steps = table.steps();
    table.with(|situation, session, _| {
        let line = |step: &sideline::interview::walk::Part| {
            let asked =
                step.fields.iter().filter(|field| is_asked(SoFar { situation, session }, field));
            let minutes = step.minutes.map(|minutes| format!(" {minutes}m")).unwrap_or_default();
            format!("{}{minutes} {}", step.name, asked.count())
        };
        steps.iter().map(line).collect::<Vec<_>>().join(", ")
    })
}

#[test]
fn each_kind_goes_through_its_steps_in_its_time() {
    #[track_caller]
    fn case(mut table: Table, beginning: Beginning, expected: &str) {
        table = table.beginning(beginning);
        assert_eq!(agenda(&mut table), expected, "{beginning:?}");
    }
    let simple = || Table::at("simple", "propose");
    let later = || simple().owing("aaaa1111", "ana", date(2026, 11, 20));
    let full = Beginning::now(SessionKind::Full);
    let standard = Beginning::now(SessionKind::Standard);
    let quick = Beginning::now(SessionKind::Quick);
    case(simple(), quick, QUICK);
    case(later(), quick, LATE_QUICK);
    case(simple().owing("aaaa1111", "ana", TODAY), quick, QUICK);
    case(simple(), standard, STANDARD);
    case(later(), standard, &STANDARD.replace("Open 2m 2", "Open 2m 2, Look back 4m 1"));
    case(simple(), full, FULL);
    case(simple(), Beginning::AFTERWARDS, AFTERWARDS);
    case(simple(), Beginning::PREP, PREP);
}

const QUICK: &str = "In the way 4m 1, Next call 3m 2, Agree 2m 5";
const LATE_QUICK: &str = "Look back 1m 1, In the way 4m 1, Next call 3m 2, Agree 2m 5";
const STANDARD: &str = "Open 2m 2, 1 Discover 3m 1, 2 Propose 7m 7, Buyer map 3m 2, \
    In the way 4m 1, Next call 3m 2, Agree 3m 8";
const FULL: &str = "Open 3m 2, 1 Discover 4m 1, 2 Propose 11m 8, Buyer map 4m 2, \
    In the way 6m 1, Next call 6m 2, Agree 4m 8";
const AFTERWARDS: &str = "Minutes 1, 1 Discover 0, 2 Propose 0, What we learned 1, \
    In the way 0, Next call 2, Steps 1, Asks 1, Agree 5";
const PREP: &str = "Open 1, 1 Discover 1, 2 Propose 7, Buyer map 2, \
    In the way 1, Next call 2, Ready 1";

#[test]
fn stages_behind_share_their_minutes() {
    let shown = |table: &mut Table| {
        let steps = table.steps();
        let behind = steps.iter().find(|step| step.name.starts_with('1')).unwrap();
        planned(&steps, behind)
    };
    assert_eq!(shown(&mut Table::at("b2b-buyer-aligned", "align")), "3 minutes together");
    assert_eq!(shown(&mut Table::at("b2b-buyer-aligned", "diagnose")), "3 minutes");
    assert_eq!(shown(&mut Table::at("b2b-buyer-aligned", "explore")), "7 minutes");
    let prep = Table::at("b2b-buyer-aligned", "align").beginning(Beginning::PREP);
    assert_eq!(shown(&mut { prep }), "");
}

#[test]
fn a_quick_session_from_the_first_key_to_its_files() {
    let answers = [
        ("in_the_way.holding_up", "Nobody owns the date<enter>"),
        ("in_the_way.costing_us", "1"),
        ("*.why", "They are away<enter>"),
        ("left_out.parts", "1"),
        ("action.", "!Send the list<enter>"),
        ("agreed.", "y"),
    ];
    let play = before().keys("1");
    let (mut play, fields) = walked(play, &answers);
    assert!(play.screen().contains("✓ Ana agreed"), "{}", play.screen());
    assert_eq!(fields[0], "in_the_way.holding_up", "it begins with the rep");
    let minutes = minutes(&play);
    assert!(minutes.contains("state = \"agreed\"\nkind = \"quick\""), "{minutes}");
    assert!(minutes.contains("planned_minutes = 10"), "{minutes}");
    assert!(minutes.contains("spontaneous = true"), "{minutes}");
    assert!(minutes.contains("holding_up = \"Nobody owns the date\""), "{minutes}");
    assert!(!minutes.contains("[stage."), "no stage is gone through: {minutes}");
    assert!(play.file(&format!("{DEAL}/deal.toml")).contains("[folded]"));
}

#[test]
fn what_was_held_before_takes_as_long_as_was_said() {
    let answers = [("minutes", "25<enter>"), ("people_news", "nobody<enter>")];
    let answers: Vec<_> = answers.into_iter().chain(AGREED).collect();
    let mut play = before().keys("r");
    assert_eq!(field(&mut play), "minutes");
    assert!(!play.screen().contains(" / "), "no clock: {}", play.screen());
    let (mut play, _) = walked(play, &answers);
    assert!(play.screen().contains("25 minutes,"), "{}", play.screen());
    let minutes = minutes(&play);
    assert!(minutes.contains("minutes = 25\n"), "{minutes}");
    assert!(!minutes.contains("planned_minutes"), "{minutes}");
    assert!(minutes.contains("spontaneous = true"), "{minutes}");
}

#[test]
fn minutes_that_were_said_outlive_a_disk_that_takes_nothing() {
    let play =
        before().keys("r").answers(&[("How many minutes", "25"), ("What did you learn", "nobody")]);
    let (mut books, id) = (play.model.books.clone().unwrap(), session(&play).id);
    let book = books.change().deals.values_mut().next().unwrap();
    let session = book.sessions.get_mut(&id).unwrap();
    session
        .close(&play.model.now.wall, sideline::domain::session::Points { worked: 1, expected: 9 });
    assert_eq!(session.minutes, Some(25));
    session.reopen();
    assert!(session.is_draft());
    assert_eq!(session.minutes, Some(25));
}

#[test]
fn the_line_that_names_what_is_not_asked_today_opens_it() {
    let mut play = new_deal(Play::first_start(), "5").keys("2<pgdn><pgdn><pgdn>");
    assert_eq!(field(&mut play), "stage.align.others");
    assert!(play.screen().contains("Not today: 3"), "{}", play.screen());
    let mut play = play.keys("<enter>");
    assert_eq!(field(&mut play), "exit.align.criteria-written.status");
    let mut play = play.keys("ydana fox mail 18 nov<enter>");
    assert_eq!(field(&mut play), "exit.align.decision-steps.status");
    let mut play = play.keys("nn");
    assert_eq!(field(&mut play), "answer.commit.who-said-yes.rep", "{}", play.screen());
    assert_eq!(session(&play).exit.len(), 3);
}

#[test]
fn enter_passes_a_stage_of_which_nothing_is_asked_today() {
    let answers = [("goal", "Is it real?<enter>")];
    let answers: Vec<_> = answers.into_iter().chain(AGREED).collect();
    let play = new_deal(Play::first_start(), "5").keys("2");
    let (_, fields) = walked(play, &answers);
    assert!(!fields.iter().any(|field| field.contains("others")), "{fields:?}");
    assert!(!fields.iter().any(|field| field.starts_with("exit.align")), "{fields:?}");
}
