//! Keeping an answer: the text typed into a field becomes part of the session,
//! or is refused with a sentence for the people at the screen.

mod refusal;

use super::action::{Obstacle, Owner};
use super::call::CallPlan;
use super::deal::{Evidence, Finding};
use super::evidence::{self, Who};
use super::field::{CallPart, Field, InTheWayPart, LookBackPart, StepPart};
use super::id::{ActionId, BuyerId, CallId, CriterionRef, Draw, PersonId, QuestionRef};
use super::names::{self, Match};
use super::person::Buyer;
use super::prompt;
use super::session::{
    Agreement, Answer, Found, HowAgreed, LookedBack, NewStep, Session, StageWording, StepId, Then,
};
use super::walk::{self, Setting};
use super::when::{self, Lean};

pub use refusal::Refusal;

/// Typed alone it means that we do not know: a respected answer.
pub const UNKNOWN: &str = "?";

/// Keeps `text` as the answer to `field`. An empty text takes the answer back.
///
/// # Errors
///
/// A [`Refusal`] where the text is no answer to this field; the session is then
/// as it was.
pub fn keep(
    session: &mut Session,
    setting: &Setting<'_>,
    draw: &mut Draw,
    field: &Field,
    text: &str,
) -> Result<(), Refusal> {
    let mut after = session.clone();
    Keeping { session: &mut after, setting, draw }.keep(field, text)?;
    after.forget_unnamed_people(setting.deal);
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
    setting: &'a Setting<'b>,
    draw: &'a mut Draw,
}

impl Keeping<'_, '_> {
    fn keep(&mut self, field: &Field, text: &str) -> Result<(), Refusal> {
        match field {
            Field::Goal => self.session.goal = some(text),
            Field::LookBack(action, part) => self.look_back(action, *part, text)?,
            Field::StillFirm(stage) => self.word_stage(stage),
            Field::Answer(id) => self.answer(id, text),
            Field::Exit(id) => self.exit(id, text)?,
            Field::Evidence(id) => self.evidence(id, text)?,
            Field::BuyerStage => self.session.changed.buyer_stage = self.choice(text)?,
            Field::BuyerAct => self.session.changed.buyer_stage_act = some(text),
            Field::Stage => self.stage(text)?,
            Field::StageWhy => self.session.changed.stage_why = some(text),
            Field::StartNow => self.session.start_now = some(text),
            Field::InTheWay(part) => self.in_the_way(*part, text)?,
            Field::Call(id, part) => self.call(id, *part, text)?,
            Field::Step(id, part) => self.step(id, *part, text)?,
            Field::NextSession => self.session.next_session = self.day(text)?,
            Field::Agreed(person) => self.agreed(person, text)?,
            Field::LeftOut(step) => self.left_out(step, text)?,
            Field::EndedWhy => {
                self.session.ended_why = Some(some(text).ok_or(Refusal::NeedsReason)?);
            }
        }
        Ok(())
    }

    fn day(&self, text: &str) -> Result<Option<jiff::civil::Date>, Refusal> {
        let Some(text) = some(text) else { return Ok(None) };
        Ok(Some(when::day(&text, self.setting.today(), Lean::Ahead)?))
    }

    /// One of the process's stages by its id.
    fn choice(&self, text: &str) -> Result<Option<super::id::StageId>, Refusal> {
        let Some(text) = some(text) else { return Ok(None) };
        let stage = text.parse().ok().filter(|id| self.setting.process.stage(id).is_some());
        stage.map(Some).ok_or(Refusal::Choice)
    }

    /// Copies the wording of a stage, so that the minutes can be read alone.
    fn word_stage(&mut self, id: &super::id::StageId) {
        if let Some(stage) = self.setting.process.stage(id) {
            let wording =
                StageWording { name: stage.name.clone(), buyer_step: stage.buyer_step.clone() };
            self.session.stages.insert(id.clone(), wording);
        }
    }

    fn look_back(&mut self, id: &ActionId, part: LookBackPart, text: &str) -> Result<(), Refusal> {
        if part == LookBackPart::Done {
            return self.looked_back_at(id, text);
        }
        let due = if part == LookBackPart::Due { self.day(text)? } else { None };
        let original = self.owed(id);
        let Some(look) = self.session.looked_back.get_mut(id) else { return Ok(()) };
        match part {
            LookBackPart::Done => {}
            LookBackPart::Note | LookBackPart::Why => look.note = some(text),
            LookBackPart::GotInTheWay => look.got_in_the_way = word::<Obstacle>(text)?,
            LookBackPart::Then => {
                look.then = word::<Then>(text)?;
                look.due = None;
                look.text = original;
            }
            LookBackPart::Text => look.text = some(text).unwrap_or(original),
            LookBackPart::Due => look.due = due,
        }
        Ok(())
    }

    /// Whether a step was done: "done" or "not-yet"; nothing takes it back.
    fn looked_back_at(&mut self, id: &ActionId, text: &str) -> Result<(), Refusal> {
        let then = match text {
            "" => {
                self.session.looked_back.remove(id);
                return Ok(());
            }
            prompt::DONE => Some(Then::Done),
            prompt::NOT_YET => None,
            _ => return Err(Refusal::Choice),
        };
        let look =
            LookedBack { text: self.owed(id), then, got_in_the_way: None, note: None, due: None };
        let was_done = |look: &LookedBack| look.then == Some(Then::Done);
        match self.session.looked_back.get(id) {
            // The same answer again keeps what was said of it.
            Some(before) if was_done(before) == was_done(&look) => {}
            _ => drop(self.session.looked_back.insert(id.clone(), look)),
        }
        Ok(())
    }

    /// What a step said before the session.
    fn owed(&self, id: &ActionId) -> String {
        let action = self.setting.background.look_back.iter().find(|action| action.id == *id);
        action.map(|action| action.text.clone()).unwrap_or_default()
    }

    fn answer(&mut self, id: &QuestionRef, text: &str) {
        let question = self.setting.process.question(id);
        let (Some(text), Some(question)) = (some(text), question) else {
            self.session.answers.remove(id);
            return;
        };
        let answer = Answer {
            ask: question.ask.clone(),
            rep: (text.trim() != UNKNOWN).then_some(text),
            follow_ups: Vec::new(),
            left_out: None,
        };
        self.session.answers.insert(id.clone(), answer);
        self.word_stage(&id.stage);
    }

    fn exit(&mut self, id: &CriterionRef, text: &str) -> Result<(), Refusal> {
        if text.is_empty() {
            self.session.exit.remove(id);
            return Ok(());
        }
        let Some(criterion) = self.setting.process.criterion(id) else {
            return Err(Refusal::Choice);
        };
        let status = prompt::choices::status_of(text).ok_or(Refusal::Choice)?;
        // "They did it" once more keeps the evidence; "we assume so" drops it.
        let before = self.session.finding(self.setting.deal, id).evidence.clone();
        let evidence = before.filter(|_| text == prompt::THEY_DID);
        let finding = Finding {
            status,
            on: Some(self.setting.today()),
            by: Some(self.session.rep.clone()),
            process_version: Some(self.setting.process.version),
            session: Some(self.session.id.clone()),
            evidence,
        };
        let found = Found { outcome: criterion.outcome.clone(), finding };
        self.session.exit.insert(id.clone(), found);
        self.word_stage(&id.stage);
        Ok(())
    }

    fn evidence(&mut self, id: &CriterionRef, text: &str) -> Result<(), Refusal> {
        let evidence = self.read_evidence(text)?;
        if let Some(found) = self.session.exit.get_mut(id) {
            found.finding.evidence = Some(evidence).filter(|evidence| !evidence.is_empty());
        }
        Ok(())
    }

    fn read_evidence(&mut self, text: &str) -> Result<Evidence, Refusal> {
        let buyers = self.session.buyers(self.setting.deal);
        let reading = evidence::read(text, &buyers, self.setting.today());
        let who = match reading.who {
            Who::Nobody => None,
            Who::Known(id) => Some(id),
            Who::New(name) => Some(self.meet(&name)),
            Who::Several(ids) => return Err(self.several(text, &ids)),
        };
        Ok(Evidence { kind: reading.kind, who, on: reading.on, text: reading.text })
    }

    fn several(&self, name: &str, ids: &[BuyerId]) -> Refusal {
        let deal = self.setting.deal;
        let names: Vec<&str> = ids.iter().map(|id| self.session.buyer_name(deal, id)).collect();
        Refusal::Several { name: name.trim().to_owned(), candidates: names.join(" or ") }
    }

    /// Makes somebody new a person of the deal.
    fn meet(&mut self, name: &str) -> BuyerId {
        let buyers = self.session.buyers(self.setting.deal);
        let id = self.draw.buyer(name, |id| buyers.contains_key(id));
        self.session.people.insert(id.clone(), Buyer::named(name));
        id
    }

    /// Somebody of the buyer's people, known or new.
    fn buyer(&mut self, name: &str) -> Result<BuyerId, Refusal> {
        match names::find(name, &self.session.buyers(self.setting.deal)) {
            Match::One(id) => Ok(id),
            Match::None => Ok(self.meet(&names::as_a_name(name))),
            Match::Several(ids) => Err(self.several(name, &ids)),
        }
    }

    fn stage(&mut self, text: &str) -> Result<(), Refusal> {
        self.session.changed.stage = self.choice(text)?;
        self.session.changed.stage_why = None;
        let moves = self.session.changed.stage.as_ref().is_some_and(|stage| {
            self.setting.process.position(stage)
                > self.setting.process.position(&self.session.stage_at_start)
        });
        self.session.changed.stage_missing =
            if moves { walk::missing(self.setting, self.session) } else { Vec::new() };
        Ok(())
    }

    fn in_the_way(&mut self, part: InTheWayPart, text: &str) -> Result<(), Refusal> {
        let way = &mut self.session.in_the_way;
        match part {
            InTheWayPart::HoldingUp => way.holding_up = some(text),
            InTheWayPart::CostingUs => way.costing_us = some(text),
            InTheWayPart::FirstOption => put_option(&mut way.options, 0, text),
            InTheWayPart::SecondOption => put_option(&mut way.options, 1, text),
            InTheWayPart::Chosen => {
                let number = text.parse().ok().filter(|number| (1..=2).contains(number));
                way.chosen = Some(number.ok_or(Refusal::Choice)?);
            }
            InTheWayPart::Need => way.need = some(text),
        }
        if way.options.len() < 2 {
            way.chosen = None;
        }
        Ok(())
    }

    fn call(&mut self, id: &CallId, part: CallPart, text: &str) -> Result<(), Refusal> {
        let mut plan = self.session.calls.get(id).cloned().unwrap_or_default();
        match part {
            CallPart::Date => plan.date = self.day(text)?,
            CallPart::WhyNone => plan.why_none = some(text),
            CallPart::With => plan.with = self.buyers(text)?,
            CallPart::Objective => plan.objective = self.objective(&plan, text)?,
            CallPart::ActBy => plan.act_by = self.day(text)?,
            CallPart::Fallback => plan.fallback = some(text),
            CallPart::Evidence => plan.evidence_wanted = some(text),
        }
        if plan.date.is_some() {
            plan.why_none = None;
        }
        if plan == CallPlan::default() {
            self.session.calls.remove(id);
        } else {
            self.session.calls.insert(id.clone(), plan);
        }
        Ok(())
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

    /// What the buyer agrees to; the offered start alone is none.
    fn objective(&self, plan: &CallPlan, text: &str) -> Result<Option<String>, Refusal> {
        let offered = prompt::objective_start(self.setting, self.session, &plan.with);
        if offered.is_some_and(|start| start.trim() == text.trim()) {
            let who = prompt::who_acts(self.setting, self.session, &plan.with);
            return Err(Refusal::Unfinished { who });
        }
        Ok(some(text))
    }

    fn step(&mut self, id: &ActionId, part: StepPart, text: &str) -> Result<(), Refusal> {
        if part == StepPart::Text {
            match some(text) {
                Some(text) => self.session.actions.entry(id.clone()).or_default().text = text,
                None => drop(self.session.actions.remove(id)),
            }
            return Ok(());
        }
        let mut step = self.session.actions.get(id).cloned().unwrap_or_default();
        match part {
            StepPart::Text => {}
            StepPart::Owner => step.owner = self.owner(text)?,
            StepPart::Due => step.due = self.day(text)?,
            StepPart::DoneWhen => step.done_when = some(text),
            StepPart::Criterion => {
                step.criterion = text.parse().ok();
            }
            StepPart::Person => {
                step.person = some(text).map(|name| self.buyer(&name)).transpose()?;
            }
        }
        self.session.actions.insert(id.clone(), step);
        Ok(())
    }

    /// Who owes a step: one of ours by name, else one of the buyer's people.
    fn owner(&self, text: &str) -> Result<Option<Owner>, Refusal> {
        let Some(name) = some(text) else { return Ok(None) };
        let ours = names::find(&name, &self.setting.team.people);
        if let Match::One(id) = ours {
            return Ok(Some(Owner::Ours(id)));
        }
        match names::find(&name, &self.session.buyers(self.setting.deal)) {
            Match::One(id) => Ok(Some(Owner::Buyer(id))),
            Match::Several(ids) => Err(self.several(&name, &ids)),
            Match::None => Err(Refusal::Nobody {
                name: name.trim().to_owned(),
                known: prompt::owners(self.setting, self.session).join(", "),
            }),
        }
    }

    fn agreed(&mut self, person: &PersonId, text: &str) -> Result<(), Refusal> {
        if text.is_empty() {
            self.session.agreed.remove(person);
            return Ok(());
        }
        let how = word::<HowAgreed>(text)?.ok_or(Refusal::Choice)?;
        self.is_complete()?;
        let rep = &self.session.rep;
        if person != rep && !self.session.agreed.contains_key(rep) {
            let rep = self.setting.team.first_name_of(rep).to_owned();
            return Err(Refusal::RepFirst { rep });
        }
        let other = self.session.parties().find(|party| *party != person).cloned();
        let typed_by = other.filter(|_| how == HowAgreed::SaidYes);
        let agreement = Agreement { at: self.setting.now.clone(), how, typed_by };
        self.session.agreed.insert(person.clone(), agreement);
        Ok(())
    }

    /// Leaves a step out, with a reason.
    fn left_out(&mut self, step: &StepId, text: &str) -> Result<(), Refusal> {
        let why = some(text).ok_or(Refusal::NeedsReason)?;
        self.session.left_out.insert(step.clone(), why);
        Ok(())
    }

    /// Whether each step has what the process requires.
    fn is_complete(&self) -> Result<(), Refusal> {
        let lack = |(id, step): (&ActionId, &NewStep)| {
            let part = walk::lacking(self.setting.process, step).into_iter().next()?;
            Some(Refusal::Lacks {
                step: step.text.clone(),
                lacks: prompt::part_in_words(part),
                field: Field::Step(id.clone(), part),
            })
        };
        self.session.actions.iter().find_map(lack).map_or(Ok(()), Err)
    }
}

/// Puts an option at its place; an empty one goes.
fn put_option(options: &mut Vec<String>, at: usize, text: &str) {
    match (some(text), options.get_mut(at)) {
        (Some(text), Some(option)) => *option = text,
        (Some(text), None) => options.push(text),
        (None, Some(_)) => drop(options.remove(at)),
        (None, None) => {}
    }
}

/// A fixed word, none where nothing was typed.
fn word<T: std::str::FromStr>(text: &str) -> Result<Option<T>, Refusal> {
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| Refusal::Choice)
}
