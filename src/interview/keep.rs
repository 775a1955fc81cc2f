//! Keeping an answer: the text typed into a field becomes part of the session,
//! or is refused with a sentence for the people at the screen.

mod agreed;
mod ask;
mod call;
mod captured;
mod in_the_way;
mod look_back;
mod outcome;
mod people;
mod refusal;
mod scorecard;
mod stage;
mod step;
mod step_in;

use crate::domain::action::Owner;
use crate::domain::id::{BuyerId, Draw};
use crate::domain::names::{self, Match};
use crate::domain::person::{Buyer, NotTold};
use crate::domain::session::{PartId, Session};
use crate::interview::field::Field;
use crate::interview::prompt;
use crate::interview::walk::Situation;
use crate::reading::promise;
use crate::reading::when::{self, Lean};

pub use people::person_called;
pub use refusal::Refusal;

/// Keeps `text` as the answer to `field`. An empty text takes the answer back.
///
/// # Errors
///
/// A [`Refusal`] where the text is no answer to this field; the session is then
/// as it was.
pub fn keep(
    session: &mut Session,
    situation: &Situation<'_>,
    draw: &mut Draw,
    field: &Field,
    text: &str,
) -> Result<(), Refusal> {
    let mut after = session.clone();
    Keeping { session: &mut after, situation, draw }.keep(field, text)?;
    after.forget_people_named_only_in(session, situation.deal);
    if !matches!(field, Field::Agreed(_)) && after != *session {
        // What was read back has changed: it has to be agreed again.
        after.agreed.clear();
    }
    *session = after;
    Ok(())
}

/// The text, none where it is white space alone.
fn some(text: &str) -> Option<String> {
    (!text.trim().is_empty()).then(|| text.to_owned())
}

struct Keeping<'a, 'b> {
    session: &'a mut Session,
    situation: &'a Situation<'b>,
    draw: &'a mut Draw,
}

impl Keeping<'_, '_> {
    fn keep(&mut self, field: &Field, text: &str) -> Result<(), Refusal> {
        match field {
            Field::Minutes => self.session.minutes = minutes(text)?,
            Field::Goal => self.session.goal = some(text),
            Field::StageNow => self.stage_now(text)?,
            Field::CloseDate => self.close_date(text)?,
            Field::LookBack(owed, part) => self.look_back(owed, *part, text)?,
            Field::Outcome(call, part) => self.outcome(call, *part, text)?,
            Field::StillFirm(stage) => self.word_stage(stage),
            Field::Answer(id) => self.answer(id, text),
            Field::FollowUp(id, number, part) => self.follow_up(id, *number, *part, text)?,
            Field::Exit(id) => self.exit(id, text)?,
            Field::Evidence(id) => self.evidence(id, text)?,
            Field::Element(id) => self.element(id, text)?,
            Field::ElementEvidence(id) => self.element_evidence(id, text)?,
            Field::BuyerStage => self.session.changed.buyer_stage = self.choice(text)?,
            Field::BuyerAct => self.session.changed.buyer_stage_act = some(text),
            Field::Stage => self.stage(text)?,
            Field::StageWhy => self.session.changed.stage_why = some(text),
            Field::StartNow => self.session.start_now = some(text),
            Field::PeopleNews => self.people_news(text)?,
            Field::Gap(gap) => self.gap(gap, text)?,
            Field::Fill(gap) => self.fill(gap, text)?,
            Field::MoveOne => self.session.move_one = self.one_buyer(text)?,
            Field::NewPerson => self.new_person(text)?,
            Field::Person(person, part) => self.person(person, *part, text)?,
            Field::InTheWay(part) => self.in_the_way(*part, text)?,
            Field::MetricWhy(metric) => self.metric_why(metric, text),
            Field::Call(id, part) => self.call(id, *part, text)?,
            Field::StepIn(id, part) => self.step_in(id, *part, text)?,
            Field::SaidOnce => self.session.spend(&PartId::Rehearse, 0),
            Field::Step(id, part) => self.step(id, *part, text)?,
            Field::Ask(id, line) => self.ask(id, *line, text)?,
            Field::Override(checked, check) => self.override_with(checked, *check, text),
            Field::Note(number) => self.note(*number, text),
            Field::Thought(number) => self.thought(*number, text),
            Field::Coaching(part) => self.coaching(*part, text)?,
            Field::NextSession => self.session.next_session = self.day(text)?,
            Field::Agreed(person) => self.agreed(person, text)?,
            // What follows from these is up to who shows them.
            Field::New | Field::Facts | Field::Prepared => {}
            Field::LeftOut(step) => self.left_out(step, text)?,
            Field::EndedWhy => {
                self.session.ended_why = Some(some(text).ok_or(Refusal::NeedsReason)?);
            }
        }
        Ok(())
    }

    fn day(&self, text: &str) -> Result<Option<jiff::civil::Date>, Refusal> {
        let Some(text) = some(text) else { return Ok(None) };
        Ok(Some(when::day(&text, self.situation.today(), Lean::Ahead)?))
    }

    /// One of the process's stages by its id.
    fn choice(&self, text: &str) -> Result<Option<crate::domain::id::StageId>, Refusal> {
        let Some(text) = some(text) else { return Ok(None) };
        let stage = text.parse().ok().filter(|id| self.situation.process.stage(id).is_some());
        stage.map(Some).ok_or(Refusal::Choice)
    }

    fn word_stage(&mut self, id: &crate::domain::id::StageId) {
        self.session.word_stage(id, self.situation.process);
    }

    fn several(&self, name: &str, ids: &[BuyerId]) -> Refusal {
        let deal = self.situation.deal;
        let names: Vec<&str> = ids.iter().map(|id| self.session.buyer_name(deal, id)).collect();
        NotTold::Several { name: name.trim().to_owned(), candidates: names.join(" or ") }.into()
    }

    /// Makes somebody new a person of the deal.
    fn meet(&mut self, name: &str) -> BuyerId {
        let buyers = self.session.buyers(self.situation.deal);
        let id = self.draw.buyer(name, |id| buyers.contains_key(id));
        self.session.people.insert(id.clone(), Buyer::named(name));
        id
    }

    /// Somebody of the buyer's people, known or new.
    fn buyer(&mut self, name: &str) -> Result<BuyerId, Refusal> {
        match names::find(name, &self.session.buyers(self.situation.deal)) {
            Match::One(id) => Ok(id),
            Match::None => Ok(self.meet(&names::as_a_name(name))),
            Match::Several(ids) => Err(self.several(name, &ids)),
        }
    }

    /// One of the buyer's people, known or new; none where nothing was typed.
    fn one_buyer(&mut self, text: &str) -> Result<Option<BuyerId>, Refusal> {
        some(text).map(|name| self.buyer(&name)).transpose()
    }

    /// The people in a list such as "Dana, Tom and Ilse".
    fn buyers(&mut self, text: &str) -> Result<Vec<BuyerId>, Refusal> {
        let mut buyers = Vec::new();
        for name in names::listed(text) {
            let buyer = self.buyer(&name)?;
            if !buyers.contains(&buyer) {
                buyers.push(buyer);
            }
        }
        Ok(buyers)
    }

    /// Who owes a step: one of ours, else one of the buyer's people.
    fn owner(&self, text: &str) -> Result<Option<Owner>, Refusal> {
        let Some(name) = some(text) else { return Ok(None) };
        let (team, name) = (self.situation.team, name.trim().to_owned());
        match promise::owner(&name, team, &self.session.buyers(self.situation.deal)) {
            Match::One(owner) => Ok(Some(owner)),
            Match::Several(owners) => {
                let called = |owner| prompt::owner_name(self.situation, self.session, owner);
                let candidates = owners.iter().map(called).collect::<Vec<_>>().join(" or ");
                Err(NotTold::Several { name, candidates }.into())
            }
            Match::None => {
                let known = prompt::owners(self.situation, self.session).join(", ");
                Err(Refusal::Nobody { name, known })
            }
        }
    }

    /// Leaves a step out, with a reason.
    fn left_out(&mut self, step: &PartId, text: &str) -> Result<(), Refusal> {
        let why = some(text).ok_or(Refusal::NeedsReason)?;
        self.session.leave_out(step, why, self.situation.process);
        Ok(())
    }
}

/// A fixed word, none where nothing was typed.
fn word<T: std::str::FromStr>(text: &str) -> Result<Option<T>, Refusal> {
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| Refusal::Choice)
}

/// Minutes from 1 on, none where nothing was typed.
fn minutes(text: &str) -> Result<Option<u32>, Refusal> {
    let Some(text) = some(text) else { return Ok(None) };
    let digits = text.trim().trim_end_matches(char::is_alphabetic).trim_end();
    digits
        .parse()
        .ok()
        .filter(|minutes| (1..=600).contains(minutes))
        .map(Some)
        .ok_or(Refusal::Minutes)
}
