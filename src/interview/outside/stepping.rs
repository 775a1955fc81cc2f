//! A step outside of a session: one that is written down, or changed.

use super::Outside;
use crate::domain::action::{Action, Owner};
use crate::domain::change::Change;
use crate::domain::id::Draw;
use crate::domain::overrides::{CheckId, Severity};
use crate::domain::session::{Checked, NewStep};
use crate::domain::step_in::StepIn;
use crate::interview::field::{Field, StepInLine, StepLine};
use crate::interview::prompt::Entry;
use crate::interview::refusal::Refused;
use crate::interview::situation::SoFar;
use crate::interview::topic::{step, step_in};
use crate::reading::wording::{self, Remark, StepFacts};

/// Stands below a question about words of a step, which `k` keeps in its text.
pub const KEEPS_WORDS: &str = step::KEEPS;
/// The answer that a step serves no criterion.
pub const SERVES_NONE: &str = "-";
/// Parts that a step cannot do without, and what is said then.
const NEEDED: [(StepLine, &str); 2] = [
    (StepLine::Text, "a step needs words: begin with a verb"),
    (StepLine::Owner, "who will do it?"),
];

impl Outside<'_> {
    /// Goes on from a step that is there already.
    pub fn step_again(&mut self, step: &Action) {
        self.fresh.action = step.id.clone();
        let known = NewStep {
            text: step.text.clone(),
            owner: Some(step.owner.clone()),
            due: step.due,
            done_when: step.done_when.clone(),
            criterion: step.criterion.clone(),
            person: step.person.clone(),
            call: step.call.clone(),
            is_inside: step.is_inside,
            step_in: step.step_in.clone(),
            overrides: step.overrides.clone(),
        };
        self.session.actions.insert(step.id.clone(), known);
    }

    pub(super) fn step_before(&self) -> Option<&Action> {
        self.book.actions.get(&self.fresh.action)
    }

    /// The step, as far as it was said.
    pub fn step(&self) -> NewStep {
        self.session.actions.get(&self.fresh.action).cloned().unwrap_or_default()
    }

    /// The field of a part of the step.
    pub fn step_field(&self, part: StepLine) -> Field {
        Field::Step(self.fresh.action.clone(), part)
    }

    /// Takes a part of the step. The words of one that is there already say
    /// neither owner nor day: its day moves for a reason alone.
    pub(super) fn take_step(
        &mut self,
        part: StepLine,
        text: &str,
        draw: &mut Draw,
    ) -> Result<(), Refused> {
        let needed = NEEDED.iter().find(|(needed, _)| *needed == part && text.trim().is_empty());
        if let Some((_, why)) = needed {
            return Err((*why).into());
        }
        let id = self.fresh.action.clone();
        if part == StepLine::Text && self.step_before().is_some() {
            let step = self.session.actions.entry(id).or_default();
            step.is_inside &= step.text == text;
            text.clone_into(&mut step.text);
            return Ok(());
        }
        let text = if text == SERVES_NONE { "" } else { text };
        self.keep(&Field::Step(id, part), text, draw)
    }

    /// Gives the step to somebody who is known.
    pub fn owned_by(&mut self, owner: Owner) {
        self.session.actions.entry(self.fresh.action.clone()).or_default().owner = Some(owner);
    }

    /// What the gate asks, where a manager would sell by the step and nobody
    /// has said what comes of that; and whether an ask is a way out.
    pub fn gate(&self) -> Option<(String, bool)> {
        let field = self.gate_fields().into_iter().next()?;
        let prompt = self.ask(&field);
        Some((
            prompt.ask,
            matches!(prompt.entry, Entry::Choice(choices, _) if step_in::offers_ask(&choices)),
        ))
    }

    /// What the gate of the step asks by now, while it is open.
    pub fn gate_fields(&self) -> Vec<Field> {
        let of = Checked::Step(self.fresh.action.clone());
        step_in::fields(SoFar { situation: &self.situation(), session: &self.session }, &of)
    }

    /// Whether who does it was said at the gate before.
    pub fn went_through_gate(&self) -> bool {
        let step = self.step();
        step.is_inside || step.step_in.is_some()
    }

    /// That the gate waits for an answer, in a sentence.
    pub(super) fn gate_wants(&self, of: &Checked, line: StepInLine) -> String {
        step_in::wants(SoFar { situation: &self.situation(), session: &self.session }, of, line)
    }

    /// Nobody of theirs hears of the step.
    pub fn stays_inside(&mut self) {
        self.session.actions.entry(self.fresh.action.clone()).or_default().is_inside = true;
    }

    /// A manager steps in with it all the same.
    pub fn steps_in(&mut self, gate: StepIn) {
        self.session.actions.entry(self.fresh.action.clone()).or_default().step_in = Some(gate);
    }

    /// The field of the reason for which the step stands where a check asks.
    pub fn reason_field(&self, check: CheckId) -> Field {
        Field::Override(Checked::Step(self.fresh.action.clone()), check)
    }

    /// What is checked of the step. Its owner is asked for, and so is the day of
    /// one that is there already.
    pub fn step_remarks(&self) -> Vec<Remark> {
        let (step, before) = (self.step(), self.step_before().map(|step| &step.id));
        // Of a process that cannot be read nobody knows what it would ask.
        if step.text.is_empty() || self.process.stages.is_empty() {
            return Vec::new();
        }
        let (process, today) = (&self.process, self.now.date());
        let facts = StepFacts::by_hand(&step, before, self.book, self.books, process, today);
        let mut remarks = wording::step(&step, &facts);
        remarks.retain(|remark| {
            let is_of_day = remark.check == CheckId::A3;
            remark.check != CheckId::A2 && !(is_of_day && before.is_some())
        });
        remarks
    }

    /// What its process requires of the step and was not said, and what a coach
    /// would ask.
    pub fn step_questions(&self) -> Vec<String> {
        let lacking = step::lacking(&self.process, &self.step()).into_iter();
        let lacking = lacking.map(|part| format!("it still needs {}", step::in_words(part)));
        let remarks = self.step_remarks().into_iter();
        let remarks = remarks.filter(|remark| remark.severity != Severity::Hint);
        lacking.chain(remarks.map(|remark| remark.question)).collect()
    }

    /// The step as a record.
    pub fn action(&self) -> Action {
        let (step, owner) = (self.step(), &self.book.deal.owner);
        let new = || {
            let (id, deal) = (self.fresh.action.clone(), self.book.deal.id.clone());
            let (rep, day) = (Owner::Ours(self.session.rep.clone()), self.now.date());
            Action::new(id, deal, String::new(), rep, day, self.books.hand(owner))
        };
        let before = self.step_before().cloned().unwrap_or_else(new);
        Action {
            text: step.text,
            owner: step.owner.unwrap_or(before.owner),
            due: step.due,
            done_when: step.done_when,
            criterion: step.criterion,
            person: step.person,
            is_inside: step.is_inside,
            step_in: step.step_in,
            overrides: step.overrides,
            ..before
        }
    }

    /// What it changes: the ask that it became; else the step, and before it the deal where somebody new is
    /// named.
    pub fn step_changes(&self) -> Vec<Change> {
        if let Some(ask) = self.ask_change() {
            return vec![ask];
        }
        let step = match self.step_before() {
            Some(before) => Change::of(before.clone(), self.action()),
            None => Change::new(self.action()),
        };
        self.met().into_iter().chain([step]).collect()
    }
}
