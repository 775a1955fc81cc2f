//! The one table of what a letter does with a thing as it stands.

use crate::app::command::Command;
use crate::app::dialog::{AskWhat, ShiftWhat, StepWhat};

/// What a letter asks for, whatever it is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    /// `d`.
    Done,
    /// `m`.
    Move,
    /// `x`.
    Drop,
    /// `e`.
    Change,
    /// `o`.
    Reopen,
}

impl Verb {
    #[expect(clippy::wildcard_enum_match_arm, reason = "other commands are for no thing")]
    pub(super) const fn of(command: &Command) -> Option<Self> {
        match command {
            Command::Done => Some(Self::Done),
            Command::Move => Some(Self::Move),
            Command::Drop => Some(Self::Drop),
            Command::Change => Some(Self::Change),
            Command::Reopen => Some(Self::Reopen),
            _ => None,
        }
    }

    /// What it does to a thing, as it is refused.
    const fn passive(self) -> &'static str {
        match self {
            Self::Done => "ticked off",
            Self::Move => "moved",
            Self::Drop => "dropped",
            Self::Change => "changed here",
            Self::Reopen => "opened again",
        }
    }
}

/// How a thing stands for who looks at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    Step,
    ToConfirm,
    ClosedStep,
    Promise,
    Asked,
    Asking,
    /// Accepted by somebody else.
    Promised,
    Answered,
    Offer,
    Planned,
    Told,
    SteppedIn,
    NextSession,
    Deal,
    NotWon,
    Decided,
    LookAgain,
    Session,
    Person,
    Criterion,
    Fact,
    Rep,
    File,
}

/// What a letter leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    /// It is not for that: it says so.
    No,
    /// Something is asked about a step.
    Step(StepWhat),
    /// A step is owed again.
    Owed,
    /// Something is asked about an ask.
    Ask(AskWhat),
    /// What came of a call.
    Came,
    /// The plan of a call.
    Plan,
    /// Another day for it, or none.
    Shift(ShiftWhat),
    /// The fact that it is.
    Fact,
    /// What is asked for, in other words.
    Asked,
    /// The page of a deal, where its facts are.
    Page,
    /// How a deal ended, or that it is open again.
    Outcome,
    /// The day to look at a deal again.
    Again,
}

/// What is done with `d`, `m`, `x`, `e` and `o`, and what it is called where it is
/// refused.
const TABLE: [(Standing, &str, [Deed; 5]); 23] = {
    use Deed::{Again, Ask, Asked, Came, Fact, No, Outcome, Owed, Page, Plan, Shift, Step};
    use ShiftWhat as To;
    [
        (
            Standing::Step,
            "An open step",
            [
                Step(StepWhat::Done),
                Step(StepWhat::Move),
                Step(StepWhat::Drop),
                Step(StepWhat::Edit),
                No,
            ],
        ),
        (
            Standing::ToConfirm,
            "A step to confirm",
            [
                Step(StepWhat::Done),
                Step(StepWhat::OtherDate),
                Step(StepWhat::Drop),
                Step(StepWhat::OtherWords),
                No,
            ],
        ),
        (Standing::ClosedStep, "A closed step", [No, No, No, No, Owed]),
        (
            Standing::Promise,
            "A promise",
            [Ask(AskWhat::Done), Shift(To::Move), Ask(AskWhat::Decline), No, No],
        ),
        (Standing::Asked, "An ask of you", [No, No, Ask(AskWhat::Decline), No, No]),
        (Standing::Asking, "An ask that waits for an answer", [No, Shift(To::Move), No, Asked, No]),
        (Standing::Promised, "A promise of somebody else", [Ask(AskWhat::Done), No, No, No, No]),
        (Standing::Answered, "An ask that is answered", [No; 5]),
        (Standing::Offer, "An offer of help", [No, No, Ask(AskWhat::Decline), No, No]),
        (Standing::Planned, "A planned call", [Came, Shift(To::Move), Shift(To::Off), Plan, No]),
        (Standing::Told, "A call that was told of", [No, No, No, Came, Shift(To::Again)]),
        (Standing::SteppedIn, "A step-in", [Shift(To::Back), Shift(To::Move), No, No, No]),
        (Standing::NextSession, "The next session", [No, Shift(To::Move), Shift(To::Off), No, No]),
        (Standing::Deal, "An open deal", [No, No, Outcome, Page, No]),
        (Standing::NotWon, "A deal that is not won", [No, Again, No, No, Outcome]),
        (Standing::Decided, "A deal that is won", [No, No, No, No, Outcome]),
        (Standing::LookAgain, "A day to look again", [No, Again, No, Again, No]),
        (Standing::Session, "A session", [No; 5]),
        (Standing::Person, "Somebody of theirs", [No; 5]),
        (Standing::Criterion, "What the buyer has done", [No; 5]),
        (Standing::Fact, "A fact of a deal", [No, No, No, Fact, No]),
        (Standing::Rep, "A rep", [No; 5]),
        (Standing::File, "A file", [No; 5]),
    ]
};

/// What a letter does with a thing that stands so, or why it does nothing.
pub(super) fn deed(standing: Standing, verb: Verb) -> Result<Deed, String> {
    let row = TABLE.iter().find(|(it, ..)| *it == standing);
    match row.map(|(.., deeds)| deeds[verb as usize]) {
        Some(deed) if deed != Deed::No => Ok(deed),
        _ => Err(format!("{} cannot be {}.", called(standing), verb.passive())),
    }
}

/// What a thing that stands so is called.
fn called(standing: Standing) -> &'static str {
    TABLE.iter().find(|(it, ..)| *it == standing).map_or("This", |(_, name, _)| name)
}

/// What is said where somebody agrees to what asks for no word.
pub(super) fn nothing_to_agree_to(standing: Standing) -> String {
    format!("{} has nothing to agree to.", called(standing))
}
