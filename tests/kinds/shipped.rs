//! Every process that ships, talked through to its end.

use sideline::domain::process::SessionKind;
use sideline::template::shipped::SHIPPED;

use super::session;
use crate::support::acme::new_deal;
use crate::support::play::Play;
use crate::support::sample::shipped;

/// Most fields of a first session, whatever the process and the stage.
const FIELDS: usize = 60;
/// Most fields of a quick one.
const QUICK_FIELDS: usize = 14;

/// A first session on a new deal in the stage with that number; `kind` is the
/// key that chooses how long it takes.
fn begun(process: &str, stage: usize, kind: &str) -> Play {
    new_deal(Play::first_start_on(process), &stage.to_string()).keys(kind)
}

/// How many fields it asks until both have agreed.
#[track_caller]
fn asked(play: Play) -> usize {
    let (mut play, fields) = play.talk(|_| {});
    let screen = play.screen();
    assert!(screen.contains("Ana and Goran agreed."), "{screen}");
    fields
}

#[test]
fn half_an_hour_on_every_process_ends_agreed_within_sixty_fields() {
    for (id, _) in SHIPPED {
        // The last stage has the most behind it.
        for stage in [1, shipped(id).stages.len()] {
            let play = begun(id, stage, "2");
            let session = session(&play);
            assert_eq!((session.process.id.as_str(), session.kind), (*id, SessionKind::Standard));
            let fields = asked(play);
            assert!(fields <= FIELDS, "{id} asks {fields} fields in stage {stage}");
        }
    }
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
    let fields = asked(begun("smb-question-led", 4, "<enter>"));
    assert!(fields <= QUICK_FIELDS, "{fields} fields in a quick one");
}
