//! What is done with a step that waits for my word is the same wherever it is
//! shown.

use sideline::app::form::Form;

use super::ground::{Edit, dialog, ground, on_line, record, text};
use super::{Did, Door, Row, all, hold, makes};
use crate::support::play::Play;

const STEP: &str = "deals/acme-robotics-plant-rollout/actions/h7k2p9qd.toml";
const PROPOSED: Edit = (STEP, "status = \"open\"", "status = \"proposed\"");
const ACTIONS: &str = "Actions";
const TODAY: &str = "Today";
const PAGE: &str = "the page of the deal";

/// Presses a key on the step: what is asked then, else where the step stands.
fn pressed(play: Play, key: &str) -> Did {
    let play = on_line(play, "Send Tom Ode").keys(key);
    let asked = dialog(&play).and_then(Form::focused);
    let asked = asked.map(|row| row.ask.prompt.ask.clone());
    let status = || text(&record(play.root(), STEP), "status").to_owned();
    Did { record: asked.unwrap_or_else(status), said: String::new() }
}

#[test]
fn keys_on_a_step_that_waits_for_my_word_do_the_same_everywhere() {
    const DOORS: [Door<&str>; 3] = [
        (ACTIONS, |key| pressed(ground("ana", &[PROPOSED]).keys("3"), key)),
        (TODAY, |key| pressed(ground("ana", &[PROPOSED]), key)),
        (PAGE, |key| pressed(ground("ana", &[PROPOSED]).keys("2acme<enter>"), key)),
    ];
    let row = |typed, want| Row { mark: None, typed, want: all(makes(want)) };
    hold(
        DOORS,
        &[
            row("y", "open"),
            row("e", "What will you do? Begin with a verb"),
            row("d", "What came of it?"),
            row("m", "By when?"),
            row("x", "Not agreed: why?"),
        ],
    );
}
