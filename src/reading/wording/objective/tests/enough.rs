//! What is too little for a call: to stay in touch, to learn something.

use super::*;

#[test]
fn staying_in_touch_is_not_enough() {
    const END: &str = "And at the end of it, what will Dana have done?";
    for text in [
        "Touch base with Dana",
        "Just checking in",
        "Check in with Dana",
        "Catch up with Dana",
        "Follow up on the proposal",
        "Dana agrees to follow up",
        "Dana will follow up next week",
        "Dana agrees to keep in touch about the plan",
        "Stay in touch",
        "Build a good relationship",
        "Show the new dashboard and build rapport.",
        "Dana agrees to think it over",
        "Send her some more information",
        "We send the information",
        "Dana agrees to meet again sometime",
        "Dana agrees to meet again",
        "Dana agrees to move forward",
        "Move forward with the review",
        "Dana agrees to next steps",
    ] {
        asks(CheckId::O3, text, END);
    }
    for text in [
        "Dana agrees to follow up with legal and send us the redline by Friday",
        "Dana agrees to a follow-up meeting with her controller on 12 May",
        "Dana agrees to meet again on 12 May with her controller",
        "Tom agrees to check in his system whether the number holds",
        "Dana agrees to move forward by signing the order and signs it",
        "Dana sends us information on volumes by Friday",
        "We touch base and Dana signs the plan",
        "Dana names the next steps with their dates",
        "Dana signs the plan",
    ] {
        lets_pass(CheckId::O3, text);
    }
}

#[test]
fn learning_needs_a_commitment_beside_it() {
    const LEARN: &str = "Is that something you learn, or something Dana agrees to?";
    for text in [
        "Find out who signs",
        "Understand her budget process",
        "Learn what worries Dana",
        "Discover the decision criteria",
        "We explore whether it fits",
        "See whether she is interested",
    ] {
        asks(CheckId::O4, text, LEARN);
    }
    for text in [
        "Find out who signs, and Dana introduces us",
        "Understand her process and get her to agree to a date",
        "Dana finds out who signs by Friday",
        "Dana signs the plan",
    ] {
        lets_pass(CheckId::O4, text);
    }
}

#[test]
fn a_yes_to_a_good_talk_is_no_act() {
    for text in [
        "Dana agrees to good talk",
        "Dana agrees to a nice chat",
        "Dana agrees to more interest",
        "Dana agrees to be happy",
        "Dana agrees to trust us",
        "Dana agrees to like the plan",
        "Dana agrees to good progress",
        "Dana agrees to feel good about us",
        "Dana commits to a productive conversation",
        "Dana agrees to some momentum",
        "Dana agrees to a diagnosis meeting with good talk",
        "Dana agrees to put a number on a good talk",
        "Dana agrees to approve great chat",
    ] {
        asks(CheckId::O2, text, "What will Dana do?");
    }
    for text in [
        "Dana agrees to a meeting with her controller on 12 May",
        "Dana agrees to be on the call with her controller",
        "Dana agrees to open the accounts by Friday",
        "Dana agrees to the plan",
        "Dana agrees to a talk with the planner",
        "Dana signs after a good talk",
        "Dana agrees to a good price",
        "Dana agrees to send more numbers",
    ] {
        lets_pass(CheckId::O2, text);
    }
}
