//! Every process that ships, talked through to its end.

use sideline::domain::process::{Process, SessionKind};
use sideline::interview::prompt::Entry;
use sideline::template::shipped::SHIPPED;

use super::session;
use crate::support::acme::new_deal;
use crate::support::play::Play;
use crate::support::sample::shipped;

/// Most fields of a first session, whatever the process and the stage.
const FIELDS: usize = 46;
/// Most fields of one on a process with a scorecard.
const SCORED_FIELDS: usize = 50;
/// Most fields of a quick one.
const QUICK_FIELDS: usize = 12;
/// Ends of the keys of lines that take a day, a person, an amount or what shows
/// something.
const SHORT: &str = "evidence due date act_by needed_by with move_one close_date_whose next_session \
    minutes recipient people_news";

/// A first session on a new deal in the stage with that number; `kind` is the
/// key that chooses how long it takes.
fn begun(process: &str, stage: usize, kind: &str) -> Play {
    new_deal(Play::first_start_on(process), &stage.to_string()).keys(kind)
}

/// How many fields it asks until both have agreed, and how many of them take
/// free text.
#[track_caller]
fn asked(play: Play) -> (usize, usize) {
    let mut free = 0;
    let (mut play, fields) = play.talk(|play| free += usize::from(is_free_text(play)));
    let screen = play.screen();
    assert!(screen.contains("✓ Ana agreed"), "{screen}");
    (fields, free)
}

fn is_free_text(play: &Play) -> bool {
    let row = play.session_screen().and_then(|screen| screen.form.focused());
    row.is_some_and(|row| {
        let prompt = &row.ask.prompt;
        let is_short = SHORT.split(' ').any(|end| row.key().ends_with(end));
        let is_text = matches!(prompt.entry, Entry::Text | Entry::Line | Entry::Hidden);
        is_text && !is_short && !prompt.ask.starts_with("Another")
    })
}

/// The first stage, the middle one, and the last, which has the most behind it.
fn stages(process: &Process) -> Vec<usize> {
    let last = process.stages.len();
    let mut stages = vec![1, last.div_ceil(2), last];
    stages.dedup();
    stages
}

#[test]
fn half_an_hour_on_every_process_ends_agreed_within_its_length() {
    for (id, _) in SHIPPED {
        let process = shipped(id);
        let most = if process.elements.is_empty() { FIELDS } else { SCORED_FIELDS };
        for stage in stages(&process) {
            let play = begun(id, stage, "2");
            let session = session(&play);
            assert_eq!((session.process.id.as_str(), session.kind), (*id, SessionKind::Standard));
            let (fields, free) = asked(play);
            println!("{id}, stage {stage}: {fields} fields, {free} of free text");
            assert!(fields <= most, "{id} asks {fields} fields in stage {stage}");
        }
    }
}

#[test]
fn half_an_hour_on_the_usual_process_leaves_time_to_talk() {
    let (fields, free) = asked(begun("b2b-buyer-aligned", 3, "2"));
    assert!(fields <= 42, "{fields} fields");
    assert!(free <= 16, "{free} of free text");
}

#[test]
fn small_sales_are_offered_ten_minutes_and_all_others_half_an_hour() {
    for (id, _) in SHIPPED {
        let usual = match *id {
            "smb-question-led" => SessionKind::Quick,
            _ => SessionKind::Standard,
        };
        assert_eq!(session(&begun(id, 1, "<enter>")).kind, usual, "{id}");
    }
    let (fields, _) = asked(begun("smb-question-led", 4, "<enter>"));
    assert!(fields <= QUICK_FIELDS, "{fields} fields in a quick one");
}
