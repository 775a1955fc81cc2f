//! Enter on a question that nobody touched states nothing.

use sideline::domain::session::Session;
use sideline::interview::prompt::{Entry, Says};
use sideline::template::shipped::SHIPPED;

use crate::support::acme::new_deal;
use crate::support::play::Play;

/// More fields than any session has.
const MANY: usize = 90;

/// The session without what tells only that a part was seen.
fn said(play: &Play) -> Session {
    let mut session = play.session().clone();
    session.seconds.clear();
    session
}

/// Whether Enter may keep what stands there: a plan that is marked, or an answer
/// that is offered.
fn is_plan(play: &Play) -> bool {
    let row = play.session_screen().and_then(|screen| screen.form.focused());
    row.is_none_or(|row| {
        let is_marked = matches!(row.ask.prompt.entry, Entry::Choice(_, Says::Plan(_)));
        row.is_offer || is_marked
    })
}

#[test]
fn enter_on_an_untouched_prompt_changes_no_record() {
    for (process, _) in SHIPPED {
        for stage in ["1", "2"] {
            let mut play = new_deal(Play::first_start_on(process), stage).keys("3");
            for _ in 0..MANY {
                let (before, is_plan) = (said(&play), is_plan(&play));
                let asked = play.session_screen().and_then(|screen| screen.form.focused());
                let asked = asked.map(|row| row.key().to_owned());
                play = play.at_once("<enter>");
                if !is_plan {
                    assert_eq!(said(&play), before, "{process}: {asked:?}");
                }
                play = play.at_once("<shift-tab><tab><tab>");
            }
        }
    }
}
