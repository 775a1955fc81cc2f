//! What a popup over the walk asks.

use crate::domain::id::BuyerId;
use crate::domain::person::{PersonLine, Reply, Stance};
use crate::domain::session::Session;
use crate::interview::field::{Field, FollowUpLine};
use crate::interview::popup;
use crate::interview::popup::Popup;
use crate::interview::situation::{Situation, SoFar};
use crate::interview::topic::step;

impl Popup {
    /// What it asks by now.
    pub fn fields(&self, situation: &Situation<'_>, session: &Session) -> Vec<Field> {
        let s = SoFar { situation, session };
        match self {
            Self::New => vec![Field::New],
            Self::LeaveOut(step) => vec![Field::LeftOut(step.clone())],
            Self::End => vec![Field::EndedWhy],
            Self::Step(id) => step::fields(s, id),
            Self::Ask(id) => {
                let kind = session.asks.get(id).map(|ask| ask.kind);
                popup::lines(kind).iter().map(|line| Field::Ask(id.clone(), *line)).collect()
            }
            Self::Note(number) => vec![Field::Note(*number)],
            Self::Thought(number) => vec![Field::Thought(*number)],
            Self::FollowUp(id, number) => {
                vec![Field::FollowUp(id.clone(), *number, FollowUpLine::Ask)]
            }
            Self::NewPerson => vec![Field::NewPerson],
            Self::Person(id) => {
                let parts = person_lines(situation, session, id);
                parts.map(|part| Field::Person(id.clone(), part)).collect()
            }
            Self::Fill(gap) => vec![Field::Fill(gap.clone())],
        }
    }
}

/// What is asked about somebody, in order. Only who is not against us can sell
/// for us, and only who does is asked what shows it.
fn person_lines(
    situation: &Situation<'_>,
    session: &Session,
    id: &BuyerId,
) -> impl Iterator<Item = PersonLine> {
    let person = session.buyers(situation.deal).remove(id).unwrap_or_default();
    let is_against = matches!(person.stance, Some(Stance::Skeptic | Stance::Opponent));
    let has_roles = !situation.process.roles.is_empty();
    let sells = person.champion.sells_for_us == Some(Reply::Yes);
    PersonLine::ALL.iter().copied().filter(move |part| match part {
        PersonLine::Title
        | PersonLine::Influence
        | PersonLine::Stance
        | PersonLine::Coverage
        | PersonLine::ReportsTo
        | PersonLine::Influences
        | PersonLine::ConflictsWith => true,
        PersonLine::Role => has_roles,
        PersonLine::Power | PersonLine::Stake | PersonLine::SellsForUs => !is_against,
        PersonLine::Evidence => !is_against && sells,
    })
}
