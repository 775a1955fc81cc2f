//! Every screen: keys in, picture out.

use insta::assert_snapshot;
use jiff::civil::date;

use crate::support::acme::{
    CALL, GOAL, NEW_DEAL, PEOPLE, STEPS, WAY, agreed, before_agreement, behind, in_stage,
    in_the_way, new_deal, next_call, really, session, the_buyer_map, wanted,
};
use crate::support::answers::Answer;
use crate::support::play::Play;

#[test]
fn the_first_start() {
    assert_snapshot!(Play::first_start().shot());
}

#[test]
fn a_new_deal_in_three_fields() {
    assert_snapshot!(
        Play::first_start()
            .keys("<enter>")
            .answers(&NEW_DEAL[..1])
            .answers(&[("What would they buy?", "Plant")])
            .until("Which stage is it in?")
            .shot()
    );
}

#[test]
fn a_deal_that_is_there_already_is_named_once_whichever_word_came_last() {
    let there = "Acme Robotics · Plant rollout is there already";
    let deals = || session().killed();
    let ways = [
        "<ctrl-n>acme  robotics<enter>plant rollout<enter>",
        "<ctrl-n>Beta<enter>Plant rollout<up><ctrl-u>ACME Robotics<enter>",
    ];
    for keys in ways {
        let mut play = deals().keys(keys);
        assert!(play.screen().contains(there), "{keys}: {}", play.screen());
        let mut play = play.keys("<enter>");
        assert!(!play.screen().contains(there), "{keys}: {}", play.screen());
    }
    let mut play = deals().keys("<ctrl-n>Acme Robotics<enter>Second plant<enter>");
    assert!(!play.screen().contains("is there already"), "{}", play.screen());
}

#[test]
fn who_is_at_the_table() {
    assert_snapshot!(
        Play::first_start()
            .keys("<enter>")
            .answers(&NEW_DEAL[..3])
            .until("Whose deal is it?")
            .keys("Ana")
            .shot()
    );
}

#[test]
fn open() {
    assert_snapshot!(session().shot());
}

#[test]
fn open_after_the_reps_words() {
    assert_snapshot!(wanted("Is the date real?").keys("<pgup>").shot());
}

#[test]
fn a_stage_behind() {
    assert_snapshot!(wanted("Is the date real?").shot());
}

#[test]
fn evidence_while_it_is_typed() {
    assert_snapshot!(wanted("Is the date real?").keys("ydana fox mail 18 nov").shot());
}

#[test]
fn the_current_stage_begins_with_the_reps_words() {
    assert_snapshot!(behind().keys("Board on 14 Jan").shot());
}

#[test]
fn what_the_buyer_has_done() {
    assert_snapshot!(
        in_stage()
            .answers(&[
                ("Buyer wrote or corrected", "y"),
                ("Who did it, when", "her redline, dana 18 nov"),
                ("Buyer walked us through", "p"),
                ("Two more people", "n")
            ])
            .shot()
    );
}

#[test]
fn where_are_we_really() {
    assert_snapshot!(
        really()
            .answers(&[("Where is the buyer?", "2"), ("What did they do", "She asked finance")])
            .shot()
    );
}

#[test]
fn the_stage_ahead() {
    assert_snapshot!(
        really().answers(&[("Where is the buyer?", "2"), ("Where do we work now?", "1")]).shot()
    );
}

#[test]
fn the_buyer_map_while_the_rep_tells_the_news() {
    assert_snapshot!(the_buyer_map().keys("spoke to Dana, Ilse Karl is new, Jan left").shot());
}

#[test]
fn the_buyer_map_asks_what_we_do_not_know_of_somebody() {
    assert_snapshot!(the_buyer_map().answers(&PEOPLE[..3]).shot());
}

#[test]
fn the_buyer_map_names_its_gaps() {
    assert_snapshot!(
        the_buyer_map().answers(&PEOPLE[..7]).until("Which one do we close now?").keys("1s").shot()
    );
}

#[test]
fn a_gap_is_filled_over_the_buyer_map() {
    assert_snapshot!(
        the_buyer_map()
            .answers(&[
                ("Who have you talked to", "nobody"),
                ("Which one do we close now?", "1"),
                ("Explore needs a user, and we have none", "f")
            ])
            .until("Who is the User?")
            .keys("Tom Od")
            .shot()
    );
}

#[test]
fn somebody_is_asked_about_part_by_part() {
    let play = new_deal(Play::first_start_on("simple"), "1").until(GOAL).keys("<pgdn><pgdn><pgdn>");
    let play = play.answers(&[
        ("Who have you talked to", "Dana Fox is new"),
        ("What is Dana's role", "1"),
        ("How much say does Dana have?", "1"),
        ("Where does Dana stand?", "0"),
        ("Which one do we close now?", "1"),
        ("Dana Fox decides or pays", "f"),
        ("What is Dana's title?", "CFO"),
    ]);
    assert_snapshot!(play.tab_to("Whose view does Dana move?").shot());
}

#[test]
fn what_is_in_the_way_begins_with_the_reps_view() {
    assert_snapshot!(in_the_way().keys("Legal has no named reviewer").shot());
}

#[test]
fn what_is_in_the_way_then_shows_where_it_began() {
    assert_snapshot!(in_the_way().answers(&WAY[..1]).shot());
}

#[test]
fn what_is_in_the_way_ends_with_ways_out() {
    assert_snapshot!(next_call().keys("<pgup>").shot());
}

#[test]
fn the_next_call_is_a_sentence() {
    assert_snapshot!(next_call().answers(&CALL[..2]).shot());
}

#[test]
fn no_call_is_an_answer_too() {
    assert_snapshot!(
        next_call().until("No call is planned: why?").keys("Dana is away until January").shot()
    );
}

#[test]
fn agree() {
    assert_snapshot!(
        next_call()
            .answers(CALL)
            .answers(&[("What is the first step?", "Send Tom the cost baseline")])
            .shot()
    );
}

#[test]
fn the_read_back() {
    assert_snapshot!(before_agreement().shot());
}

#[test]
fn the_summary() {
    let mut play = agreed();
    assert_snapshot!(play.shot());
    let copied = play.keys("c").copied.unwrap();
    assert_snapshot!("the_summary_as_text", copied);
}

#[test]
fn a_summary_that_is_longer_than_the_window_says_so_and_moves() {
    let mut play = agreed();
    let screen = play.screen_in((80, 16));
    assert!(screen.contains("Ana agreed") && screen.contains("more below"), "{screen}");
    assert!(!screen.contains("Written to"), "{screen}");
    let mut play = play.keys("<pgdn>");
    let screen = play.screen_in((80, 16));
    assert!(screen.contains("Written to") && screen.contains("more above"), "{screen}");
    let mut play = play.keys("<up><pgup>");
    assert!(play.screen_in((80, 16)).contains("Ana agreed"));
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
    let play = agreed().again(date(2026, 12, 8)).keys("<enter>");
    let play = play.answers(&[
        (GOAL, "See why the pilot slips"),
        ("Book the room", "n"),
        ("What got in the way?", "2"),
    ]);
    assert_snapshot!(play.until("And now?").shot());
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
    assert_snapshot!(parked.answers(&WAY[..7]).shot());
}

/// The next call, with a manager who asks for the commitment.
fn gate() -> Play {
    let along = [("Does Goran come along?", "2"), ("Who asks for the commitment?", "2")];
    next_call().answers(&CALL[..5]).answers(&along)
}

/// What the rep says to it, and what losing the deal would mean.
const GATE: &[Answer<'_>] = &[
    ("what would have to be true", "If Dana takes my call"),
    ("If we lose it, what happens to the company?", "0"),
];

#[test]
fn the_gate_begins_with_the_rep() {
    assert_snapshot!(gate().shot());
}

#[test]
fn the_gate_offers_what_leaves_the_rep_in_the_lead() {
    assert_snapshot!(gate().answers(GATE).shot());
}

#[test]
fn the_gate_after_stepping_in_anyway() {
    let play = gate().answers(GATE).answers(&[
        ("What can Goran do", "6"),
        ("What stays with Ana?", "The technical talk"),
        ("When does Ana have the deal back?", "4 dec"),
    ]);
    assert_snapshot!(play.until("Rehearse it now?").shot());
}

#[test]
fn what_is_asked_before_both_agree() {
    let vague = [("What will Dana agree to?", "<ctrl-u>We follow up on the plan")];
    let call = next_call().answers(&CALL[..2]).answers(&vague).answers(&CALL[3..]);
    assert_snapshot!(call.answers(STEPS).until("And what will Dana do?").shot());
}
