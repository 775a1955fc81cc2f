//! What a manager may do, and what the rep does.

use super::*;

fn sides() -> Sides<'static> {
    Sides {
        language: "en",
        theirs: vec!["Dana Fox", "Tom Ode", "Laura Stein", "Greg Pollard"],
        ours: vec!["Ana Ruiz", "Bea Lind"],
        things: Some(["acme".to_owned()].into()),
    }
}

#[track_caller]
fn case(text: &str, expected: Option<Selling>) {
    assert_eq!(selling(text, &sides()), expected, "{text}");
}

#[test]
fn a_step_sells_that_speaks_to_somebody_of_theirs() {
    for text in [
        "Call Dana about the pilot",
        "ring Tom on Friday",
        "Please ping Dana's assistant",
        "Text Laura that we are ready",
        "Mail the CFO the business case",
        "Meet Dana and Tom at their plant",
        "Chase Purchasing for the order number",
        "Follow up with Dana on the redline",
        "Reach out to their COO",
        "Lunch with Laura",
        "Have lunch with Tom next week",
        "Visit the customer with Ana",
        "Send the contract to Dana",
        "Review the plan with Ana, then call Tom",
        "Draft the note and send it to Laura",
        "Ask Dana what she thinks of the plan",
        "Set up a meeting with their board",
        "Take Tom to dinner",
        "Get Dana on the phone",
        "Call them",
        "Talk to our champion",
        "Shoot Tom a note",
        "Connect with Dana on LinkedIn",
        "Zoom with their legal team",
        "Grab a coffee with Tom",
        "Let Tom know that we agree",
        "Visit their plant",
        "Go through the plan with Dana",
        "Treat the CFO to a tour of the plant",
        "Join Dana at the fair",
        "Be on Thursday's call with Dana",
        "Sit in on the demo with Dana",
        "Attend Dana's workshop",
        "Join Ana for the call with Dana",
        "Join Ana's call with Dana",
        "Accompany Ana to Dana",
        "Be at their board meeting",
        "Sit with Tom and go through the numbers",
        "Speak to HR",
        "Chase legal",
        "Catch Tom after the steering meeting",
        "Hand the order form to Tom",
        "Reply to Dana's mail on security",
        "Return Tom's call",
        "Play golf with their CEO",
        "Go over the contract with Tom line by line",
        "Hear from Tom what the board said",
        "Clear the last objection with Tom",
        "Confirm the kick-off to Dana",
        "Vouch for the delivery date towards Dana",
        "Put Dana in touch with our CTO",
        "Show up at Dana's kick-off",
        "Stand in for Ana at the demo with Tom",
        "Speak with their works council",
        "Get Tom's yes before Christmas",
        "Drop by the customer's office",
        "Do a roadmap session with Dana",
        "Lend Dana a hand with her board paper",
        "Check in on Dana after the holidays",
        "Cold call their plant manager",
        "Video call with Tom on the proof",
        "Deal with Tom's complaint",
        "Seek Dana's view on the roadmap",
        "Book lunch with Dana",
        "Prepare the agenda (then call Dana)",
        "Review the plan with Dana",
        "Fix the typo and resend it to Tom",
        "Give her a ring",
        "Buy them lunch",
        "Shadow Ana's call with Dana",
        "Introduce our CEO Bea to Dana",
    ] {
        case(text, Some(Selling::Contact));
    }
}

#[test]
fn a_step_sells_that_bargains_for_the_order() {
    for text in [
        "Negotiate the terms with Tom",
        "Close the deal",
        "Offer Dana a 5% discount",
        "Call Dana and ask for the order",
        "Get Laura to sign",
        "Make them a final offer",
        "Ask for the order",
        "Agree the price with Purchasing",
        "Go to the plant and close Acme",
        "Get the deal over the line",
        "Offer 5% if they order by Friday",
        "Wrap it up with Dana this week",
        "Sort out the price with Tom",
        "Knock 5% off for Tom",
        "Take 3% off for Tom",
        "Shave 1 000 euros off",
        "Lower our price for Tom",
        "Sweeten the offer for Tom",
        "Take the order from Tom",
        "Throw in a free training for Tom",
        "Make sure Tom signs this week",
    ] {
        case(text, Some(Selling::Bargain));
    }
}

#[test]
fn work_inside_sells_nothing() {
    for text in [
        "Brief Ana for Dana's questions",
        "Ask our CFO for the budget",
        "Get the discount approved",
        "Get the price for Acme approved by our CFO",
        "Review the offer to Dana",
        "Check the contract of Acme",
        "Rehearse with Ana how to ask for the order",
        "Write for Ana what Tom has to hear",
        "Book the room for Dana's visit",
        "Prepare the call with Dana",
        "Get the NDA signed by our CEO",
        "Call Acme",
        "Send Ana the notes about Tom",
        "Mail Dana's numbers to Ana",
        "Call Bea about Laura",
        "Help Ana close the deal",
        "Close the gap in the price list",
        "Read Laura's redline",
        "Draft a mail to the CFO",
        "Play Dana in the rehearsal",
        "Let Ana lead the talk with Dana",
        "Agree the discount with our CFO",
        "Tell our legal team what Acme wants",
        "Brief Ana and send her the price list",
        "Ask Bea who knows the CIO",
        "Find a reference for the customer",
        "Approve a discount for Acme",
        "Talk to my boss about Tom",
        "Clear the delivery date with our operations team",
        "Make the price list ready for Purchasing",
        "Coach Ana on negotiating with Tom",
        "Listen to the recording of Dana's call",
        "Map Dana and Tom",
        "Finish the paper for the meeting with Dana",
        "Sum up the call with Tom",
        "Sort out the price with our CFO",
        "Print the plan and have them bound",
        "Go through the plan with Ana before she sees Dana",
        "Speak to our lawyers",
        "Chase our legal",
        "Join Ana for a rehearsal of the call with Dana",
        "Join the team lunch",
        "Attend the training on Tom's system",
        "Be on the team call",
        "Take Friday off",
        "Free an engineer for the proof",
        "Reserve an engineer for January",
        "Find out from our finance what 30 days cost",
        "Get our CFO's approval",
        "Make sure our CEO signs this week",
        "Plan the session with Dana",
        "Speak to our works council",
        "Answer Ana's question about Dana's mail",
        "Go over the call with Tom",
        "Book the room for the call with Dana",
        "Print the contract for Ana's talk with Tom",
        "See if Bea knows anyone close to Tom",
        "Coach Ana and give her feedback",
        "Fill in the map after Ana's call with Tom",
        "Give feedback to Ana on her Dana meeting",
    ] {
        case(text, None);
    }
}

/// Steps as managers jot them down, by people who had seen no list of words.
#[test]
fn steps_as_they_are_jotted_down_are_told_apart() {
    let lines = |text: &'static str| text.lines();
    let missed = lines(include_str!("sells.txt")).filter(|text| selling(text, &sides()).is_none());
    let opened = lines(include_str!("inside.txt")).filter(|text| selling(text, &sides()).is_some());
    assert_eq!(missed.collect::<Vec<_>>(), [""; 0]);
    assert_eq!(opened.collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn other_languages_are_let_pass() {
    let sides = Sides { language: "de", ..sides() };
    assert_eq!(selling("Call Dana", &sides), None);
}
