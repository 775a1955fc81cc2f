//! Slips: small forms that lie over the walk for a moment, for what belongs to
//! no step or comes up in passing.

use crate::domain::id::{ActionId, AskId, BuyerId, QuestionRef, StageId};
use crate::domain::session::{GapId, GapRef, PartId, Session};
use crate::interview::field::{Field, FollowUpLine, MapLine};
use crate::interview::situation::Fresh;

/// The menu of what is new: an action step.
pub const STEP: &str = "step";
/// The menu of what is new: a manager ask.
pub const ASK: &str = "ask";
/// The menu of what is new: somebody on the buyer's side.
pub const PERSON: &str = "person";
/// The menu of what is new: a note.
pub const NOTE: &str = "note";
/// The menu of what is new: a question asked on.
pub const FOLLOW_UP: &str = "follow-up";
/// The menu of what is new: a thought that waits.
pub const THOUGHT: &str = "thought";

/// A small form over the walk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Popup {
    /// What to catch in passing.
    New,
    /// Why a step is left out.
    LeaveOut(PartId),
    /// Why the session ends without an agreement.
    End,
    /// An action step.
    Step(ActionId),
    /// Outcomes of an earlier stage that are not asked today.
    NotToday(StageId),
    /// A manager ask.
    Ask(AskId),
    /// A note, by its number.
    Note(u32),
    /// A thought of the manager's that waits, by its number.
    Thought(u32),
    /// A question that the manager asks on, by its number.
    FollowUp(QuestionRef, u32),
    /// Somebody on the buyer's side of whom only the name is asked yet.
    NewPerson,
    /// Somebody on the buyer's side.
    Person(BuyerId),
    /// Who fills a gap of the buyer map.
    Fill(GapRef),
}

impl Popup {
    /// The popup that fills a gap of the buyer map.
    pub fn filling(gap: &GapRef) -> Self {
        match (gap.id, gap.of.parse()) {
            (GapId::HighUnknown, Ok(person)) => Self::Person(person),
            _ => Self::Fill(gap.clone()),
        }
    }

    /// The popup for something new in passing, by the word of the menu.
    pub fn capturing(word: &str, session: &Session, fresh: &Fresh) -> Option<Self> {
        let next = |numbers: usize| u32::try_from(numbers + 1).unwrap_or(u32::MAX);
        Some(match word {
            STEP => Self::Step(fresh.action.clone()),
            ASK => Self::Ask(fresh.ask.clone()),
            PERSON => Self::NewPerson,
            NOTE => Self::Note(session.next_note()),
            THOUGHT => Self::Thought(next(session.coaching.parked.len())),
            _ => return None,
        })
    }

    /// The popup for a question asked on, at the question or one asked on it;
    /// none anywhere else.
    pub fn asking_on(field: &Field, session: &Session) -> Option<Self> {
        let (Field::Answer(id) | Field::FollowUp(id, ..)) = field else { return None };
        let asked = session.answers.get(id).map_or(0, |answer| answer.follow_ups.len());
        Some(Self::FollowUp(id.clone(), u32::try_from(asked + 1).ok()?))
    }

    /// The popup that asks for a field that stands in no step; none where none
    /// does.
    #[expect(clippy::wildcard_enum_match_arm, reason = "most fields stand in a step")]
    pub fn asking(field: &Field) -> Option<Self> {
        Some(match field {
            Field::New => Self::New,
            Field::LeftOut(step) => Self::LeaveOut(step.clone()),
            Field::EndedWhy => Self::End,
            Field::Step(id, _) => Self::Step(id.clone()),
            Field::Ask(id, _) => Self::Ask(id.clone()),
            Field::Note(number) => Self::Note(*number),
            Field::Thought(number) => Self::Thought(*number),
            Field::FollowUp(id, number, FollowUpLine::Ask) => Self::FollowUp(id.clone(), *number),
            Field::Map(MapLine::NewPerson) => Self::NewPerson,
            Field::Person(person, _) => Self::Person(person.clone()),
            Field::Fill(gap) => Self::Fill(gap.clone()),
            Field::Exit(id, _) => Self::NotToday(id.stage.clone()),
            _ => return None,
        })
    }
}
