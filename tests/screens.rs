//! Every screen: keys in, picture out.

use insta::assert_snapshot;
use jiff::civil::date;

use crate::support::play::Play;

/// From the first start into a session on a deal in Align.
pub(crate) const NEW_DEAL: &str = "<enter>Acme Robotics<enter>Plant rollout<enter>3\
    Ana Ruiz<enter>Goran Petrovic<enter><enter>";
/// The opening, and the two stages behind.
pub(crate) const BEHIND: &str = "Is the January date real?<enter>ydana fox mail 18 nov<enter>an?";
/// The rep's words on the current stage.
pub(crate) const WORDS: &str = "Board on 14 Jan decides, Dana prepares it.<enter>\
    The board date is from Dana's mail.<enter>Tom wants to build it in house.<enter>";
/// What the buyer has done, and where we really are.
pub(crate) const DONE: &str = "yher redline of our list, dana document 18 nov<enter>pn\
    ycalendar tom ode 20 nov<enter>";
/// The rep's view of the buyer's step, the gate with its reason, the stage ahead.
pub(crate) const REALLY: &str = "2She asked finance for the number<enter>\
    2The pilot decides the rest<enter>Security review takes six weeks<enter>";
/// The buyer map: news, what we do not know of two people, two gaps, the one
/// to move.
pub(crate) const PEOPLE: &str = "spoke to Dana, Ilse Karl is new<enter>113030lldana<enter>";
/// What is in the way: the rep's view, what it costs, two ways out, what the
/// manager thinks of them.
pub(crate) const WAY: &str = "Legal has no named reviewer<enter>1Ask Tom to name one<enter>\
    Ask Dana on the call<enter>2An hour with our lawyer<enter>nDana can name one<enter>d";
/// The next call, without the manager.
pub(crate) const CALL: &str = "3 dec<enter>dana, ilse brandt<enter>they take us<enter><enter>\
    <ctrl-u>She names who owns the date<enter>a mail with her date<enter>nn";
/// Two steps, the next session, a lesson and a strength.
pub(crate) const STEPS: &str = "Send Tom the cost baseline<enter><enter>\
    Goran: Book the room by mon<enter><enter><enter>\
    Ask who told you first<enter>She asked for the path<enter>";

/// At the first question of a session.
pub(crate) fn session() -> Play {
    Play::first_start().keys(NEW_DEAL)
}

/// The stages behind are answered.
pub(crate) fn behind() -> Play {
    session().keys(BEHIND)
}

#[test]
fn the_first_start() {
    assert_snapshot!(Play::first_start().shot());
}

#[test]
fn a_new_deal_in_three_fields() {
    assert_snapshot!(Play::first_start().keys("<enter>Acme Robotics<enter>Plant<enter>").shot());
}

#[test]
fn who_is_at_the_table() {
    assert_snapshot!(
        Play::first_start().keys("<enter>Acme Robotics<enter>Plant rollout<enter>3Ana").shot()
    );
}

#[test]
fn open() {
    assert_snapshot!(session().shot());
}

#[test]
fn open_after_the_reps_words() {
    assert_snapshot!(session().keys("Is the date real?<enter><pgup>").shot());
}

#[test]
fn a_stage_behind() {
    assert_snapshot!(session().keys("Is the date real?<enter>").shot());
}

#[test]
fn evidence_while_it_is_typed() {
    assert_snapshot!(session().keys("Is the date real?<enter>ydana fox mail 18 nov").shot());
}

#[test]
fn the_current_stage_begins_with_the_reps_words() {
    assert_snapshot!(behind().keys("Board on 14 Jan").shot());
}

#[test]
fn what_the_buyer_has_done() {
    assert_snapshot!(behind().keys(WORDS).keys("yher redline, dana 18 nov<enter>pn").shot());
}

#[test]
fn where_are_we_really() {
    assert_snapshot!(behind().keys(WORDS).keys(DONE).keys("2She asked finance<enter>").shot());
}

#[test]
fn the_stage_ahead() {
    assert_snapshot!(behind().keys(WORDS).keys(DONE).keys("2<enter>1").shot());
}

fn the_buyer_map() -> Play {
    behind().keys(WORDS).keys(DONE).keys(REALLY)
}

#[test]
fn the_buyer_map_while_the_rep_tells_the_news() {
    assert_snapshot!(the_buyer_map().keys("spoke to Dana, Ilse Karl is new, Jan left").shot());
}

#[test]
fn the_buyer_map_asks_what_we_do_not_know_of_somebody() {
    assert_snapshot!(the_buyer_map().keys("spoke to Dana, Ilse Karl is new<enter>11").shot());
}

#[test]
fn the_buyer_map_names_its_gaps() {
    assert_snapshot!(the_buyer_map().keys("spoke to Dana, Ilse Karl is new<enter>113030s").shot());
}

#[test]
fn a_gap_is_filled_over_the_buyer_map() {
    assert_snapshot!(the_buyer_map().keys("nobody<enter>fTom Od").shot());
}

#[test]
fn somebody_is_asked_about_part_by_part() {
    let play = Play::first_start_on("simple").keys("<enter>Acme<enter>Line<enter>1Ana<enter>");
    let play = play.keys("Goran<enter><pgdn><pgdn><pgdn>Dana Fox is new<enter>110");
    assert_snapshot!(play.keys("fCFO<enter><tab><tab>").shot());
}

fn in_the_way() -> Play {
    the_buyer_map().keys(PEOPLE)
}

#[test]
fn what_is_in_the_way_begins_with_the_reps_view() {
    assert_snapshot!(in_the_way().keys("Legal has no named reviewer").shot());
}

#[test]
fn what_is_in_the_way_then_shows_where_it_began() {
    assert_snapshot!(in_the_way().keys("Legal has no named reviewer<enter>").shot());
}

#[test]
fn what_is_in_the_way_ends_with_ways_out() {
    assert_snapshot!(in_the_way().keys(WAY).keys("<pgup>").shot());
}

fn next_call() -> Play {
    in_the_way().keys(WAY)
}

#[test]
fn the_next_call_is_a_sentence() {
    assert_snapshot!(next_call().keys("3 dec<enter>dana, ilse brandt<enter>").shot());
}

#[test]
fn no_call_is_an_answer_too() {
    assert_snapshot!(next_call().keys("<enter>Dana is away until January").shot());
}

#[test]
fn agree() {
    assert_snapshot!(next_call().keys(CALL).keys("Send Tom the cost baseline<enter>").shot());
}

#[test]
fn the_read_back() {
    assert_snapshot!(next_call().keys(CALL).keys(STEPS).shot());
}

/// After a session that both agreed to, on its summary.
pub(crate) fn agreed() -> Play {
    next_call().keys(CALL).keys(STEPS).keys("yy")
}

#[test]
fn the_summary() {
    let mut play = agreed();
    assert_snapshot!(play.shot());
    let copied = play.keys("c").copied.unwrap();
    assert_snapshot!("the_summary_as_text", copied);
}

#[test]
fn the_list_of_deals() {
    assert_snapshot!(agreed().keys("<enter>").shot());
}

#[test]
fn a_deal_that_is_not_found_can_be_added() {
    assert_snapshot!(agreed().keys("<enter>Beta").shot());
}

#[test]
fn looking_back() {
    let play = agreed().again(date(2026, 12, 8));
    assert_snapshot!(play.keys("<enter><enter>See why the pilot slips<enter>n2").shot());
}

#[test]
fn the_agenda() {
    assert_snapshot!(behind().keys("<esc><down>").shot());
}

#[test]
fn help() {
    assert_snapshot!(behind().keys("<f1>").shot());
}

#[test]
fn a_step_is_left_out() {
    assert_snapshot!(behind().keys("<esc>xNothing new").shot());
}

#[test]
fn the_end_without_an_agreement() {
    assert_snapshot!(behind().keys("<esc>eDana called<enter>").shot());
}

#[test]
fn the_palette() {
    assert_snapshot!(behind().keys("<ctrl-p>").shot());
}

#[test]
fn a_window_that_is_too_small_says_so() {
    let mut play = session();
    play.model.size = (59, 15);
    let before = play.file_count();
    let mut play = play.keys("lost?<enter>");
    assert!(!play.screen().contains("lost?"));
    assert_eq!(play.file_count(), before);
}

#[test]
fn what_is_new() {
    assert_snapshot!(session().keys("Is the date re<ctrl-n>").shot());
}

#[test]
fn a_step_in_passing() {
    assert_snapshot!(behind().keys("<ctrl-t>Ask Tom for his number by fri").shot());
}

#[test]
fn an_ask_in_passing() {
    assert_snapshot!(behind().keys("<ctrl-r>2Jan Berg, CFO").shot());
}

#[test]
fn a_thought_for_later_is_hidden() {
    assert_snapshot!(behind().keys("<f6>Legal again").shot());
}

#[test]
fn a_question_on_top_of_an_answer() {
    assert_snapshot!(behind().keys("Board on 14 Jan<f5>Who prepares it?<enter>Dana").shot());
}

#[test]
fn the_managers_view_comes_last() {
    let parked = in_the_way().keys("<f6>Legal again, third deal<enter>");
    let way = WAY.split_once("nDana").unwrap().0;
    assert_snapshot!(parked.keys(way).keys("n").shot());
}

/// The next call, with a manager who asks for the commitment.
fn gate() -> Play {
    let call = CALL.strip_suffix("nn").unwrap();
    next_call().keys(call).keys("22")
}

#[test]
fn the_gate_begins_with_the_rep() {
    assert_snapshot!(gate().shot());
}

#[test]
fn the_gate_offers_what_leaves_the_rep_in_the_lead() {
    assert_snapshot!(gate().keys("If Dana takes my call<enter>0").shot());
}

#[test]
fn the_gate_after_stepping_in_anyway() {
    let play = gate().keys("If Dana takes my call<enter>06The technical talk<enter>");
    assert_snapshot!(play.keys("4 dec<enter><pgup>").shot());
}

#[test]
fn what_is_asked_before_both_agree() {
    let call = CALL.replace("they take us<enter>", "<ctrl-u>We follow up on the plan<enter>");
    let mut play = next_call().keys(&call).keys(STEPS);
    assert_snapshot!(play.shot());
}
