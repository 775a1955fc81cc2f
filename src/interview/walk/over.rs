//! What a popup over the walk asks.

use crate::domain::session::Session;
use crate::interview::field::{Field, FollowUpLine, MapLine};
use crate::interview::popup::Popup;
use crate::interview::situation::{Situation, SoFar};
use crate::interview::topic::{ask, behind, person, step};

impl Popup {
    /// What it asks by now.
    pub fn fields(&self, situation: &Situation<'_>, session: &Session) -> Vec<Field> {
        let s = SoFar { situation, session };
        match self {
            Self::New => vec![Field::New],
            Self::LeaveOut(part) => vec![Field::LeftOut(part.clone())],
            Self::End => vec![Field::EndedWhy],
            Self::Step(id) => step::fields(s, id),
            Self::Ask(id) => ask::fields(s, id),
            Self::Note(number) => vec![Field::Note(*number)],
            Self::Thought(number) => vec![Field::Thought(*number)],
            Self::FollowUp(id, number) => {
                vec![Field::FollowUp(id.clone(), *number, FollowUpLine::Ask)]
            }
            Self::NewPerson => vec![Field::Map(MapLine::NewPerson)],
            Self::Person(id) => person::fields(s, id),
            Self::NotToday(stage) => behind::others(s, stage),
            Self::Fill(gap) => vec![Field::Fill(gap.clone())],
        }
    }
}
