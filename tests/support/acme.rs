//! Acme Robotics, the deal of most tests: from the first start to what both
//! agreed, part by part, each by the words of its questions.

use super::answers::Answer;
use super::play::Play;

/// How long each part takes: typing takes no time.
const MINUTE: u64 = 60;
/// The question that a session begins with.
pub(crate) const GOAL: &str = "What do you want from this half hour?";
/// A deal in Align, and who is at the table.
pub(crate) const NEW_DEAL: &[Answer<'_>] = &[
    ("Who is the customer?", "Acme Robotics"),
    ("What would they buy?", "Plant rollout"),
    ("Which stage is it in?", "3"),
    ("Whose deal is it?", "Ana Ruiz"),
    ("Who is the manager?", "Goran Petrovic"),
];
/// What the rep wants, what nobody knows yet, and the two stages behind.
pub(crate) const BEHIND: &[Answer<'_>] = &[
    (GOAL, "Is the January date real?"),
    ("How much, and by when would they sign?", "?"),
    ("A named person described the problem", "y"),
    ("Who did it, when", "dana fox mail 18 nov"),
    ("The person with the problem accepted", "a"),
    ("Buyer put a number on the cost", "n"),
    ("Buyer named who owns the result", "?"),
];
/// The rep's words on the current stage.
pub(crate) const WORDS: &[Answer<'_>] = &[
    ("Walk me through their decision", "Board on 14 Jan decides, Dana prepares it."),
    ("What in their decision has nobody told you", "The board date is from Dana's mail."),
    ("Who will argue against this", "Tom wants to build it in house."),
];
/// What the buyer has done.
const DONE: &[Answer<'_>] = &[
    ("Buyer wrote or corrected", "y"),
    ("Who did it, when", "her redline of our list, dana document 18 nov"),
    ("Buyer walked us through", "p"),
    ("Two more people", "n"),
    ("Buyer edited a plan", "y"),
    ("Who did it, when", "calendar tom ode 20 nov"),
];
/// Where we really are: the rep's view of the buyer's step, the gate with its
/// reason, the stage ahead.
const REALLY: &[Answer<'_>] = &[
    ("Where is the buyer?", "2"),
    ("What did they do that shows it?", "She asked finance for the number"),
    ("Where do we work now?", "2"),
    ("What lets us move on without it?", "The pilot decides the rest"),
];
/// The buyer map: news, what we do not know of two people, two gaps, the one
/// to move.
pub(crate) const PEOPLE: &[Answer<'_>] = &[
    ("Who have you talked to", "spoke to Dana, Ilse Karl is new"),
    ("What is Dana's role", "1"),
    ("How much say does Dana have?", "1"),
    ("Where does Dana stand?", "3"),
    ("What is Ilse's role", "0"),
    ("How much say does Ilse have?", "3"),
    ("Where does Ilse stand?", "0"),
    ("Which one do we close now?", "l"),
    ("Whose mind, if it changed", "dana"),
];
/// What is in the way: the rep's view, what it costs, two ways out, what the
/// manager thinks of them.
pub(crate) const WAY: &[Answer<'_>] = &[
    ("What is holding this deal up?", "Legal has no named reviewer"),
    ("Which of these costs us most?", "1"),
    ("What could you do about it?", "Ask Tom to name one"),
    ("And what else could you do?", "Ask Dana on the call"),
    ("Which of the two?", "2"),
    ("What do you need for that?", "An hour with our lawyer"),
    ("From Goran, or on your own?", "n"),
    ("way fail, or would you just", "Dana can name one"),
    ("Which is it?", "d"),
];
/// The next call, without the manager.
pub(crate) const CALL: &[Answer<'_>] = &[
    ("When is the next call?", "3 dec"),
    ("Who from their side?", "dana, ilse brandt"),
    ("What will Dana agree to?", "they take us"),
    ("And if not, what smaller yes?", "She names who owns the date"),
    ("How will we see it?", "a mail with her date"),
    ("Does Goran come along?", "n"),
    ("Rehearse it now?", "n"),
];
/// Two steps, a lesson and a strength.
pub(crate) const STEPS: &[Answer<'_>] = &[
    ("What is the first step?", "Send Tom the cost baseline"),
    ("Another step?", "Goran: Book the room by mon"),
    ("What will you do differently on the next deal?", "Ask who told you first"),
    ("One thing that Ana did well", "She asked for the path"),
];
/// Both agree.
pub(crate) const AGREED: &[Answer<'_>] =
    &[("Ana, read your steps aloud", "y"), ("Goran, read yours", "y")];

/// The deal is made at the first start, in the stage with that key: at the
/// question how long there is for it.
pub(crate) fn new_deal(first_start: Play, stage: &str) -> Play {
    let deal = first_start.keys("<enter>").answers(&NEW_DEAL[..2]);
    let deal = deal.answers(&[(NEW_DEAL[2].0, stage)]).answers(&NEW_DEAL[3..]);
    deal.until("How long have we got")
}

/// The same in Align.
pub(crate) fn before() -> Play {
    new_deal(Play::first_start(), "3")
}

/// At the first question of the session.
pub(crate) fn session() -> Play {
    before().until(GOAL)
}

/// The rep has said what they want: at the first criterion behind.
pub(crate) fn wanted(goal: &str) -> Play {
    session().answers(&[(GOAL, goal)]).until("A named person described the problem")
}

/// At the first question of the current stage.
pub(crate) fn behind() -> Play {
    session().wait(MINUTE).answers(BEHIND).until("Walk me through their decision")
}

/// At the first criterion of the current stage.
pub(crate) fn in_stage() -> Play {
    behind().wait(MINUTE).answers(WORDS).until("Buyer wrote or corrected")
}

/// At the question where we really are.
pub(crate) fn really() -> Play {
    in_stage().wait(MINUTE).answers(DONE).until("Where is the buyer?")
}

/// At the news of the buyer map.
pub(crate) fn the_buyer_map() -> Play {
    really().wait(MINUTE).answers(REALLY).until("Who have you talked to")
}

/// At the first question of what is in the way.
pub(crate) fn in_the_way() -> Play {
    the_buyer_map().wait(MINUTE).answers(PEOPLE).until("What is holding this deal up?")
}

/// At the day of the next call.
pub(crate) fn next_call() -> Play {
    in_the_way().wait(MINUTE).answers(WAY).until("When is the next call?")
}

/// All is said, and nothing agreed.
pub(crate) fn before_agreement() -> Play {
    next_call()
        .wait(MINUTE)
        .answers(CALL)
        .wait(MINUTE)
        .answers(STEPS)
        .until("Ana, read your steps aloud")
}

/// On the summary of what both agreed.
pub(crate) fn agreed() -> Play {
    before_agreement().answers(AGREED)
}
