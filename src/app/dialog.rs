//! Dialog forms: over a screen that shows the books, they ask a few things and
//! make one edit of the answers.
//!
//! What a form is about is a [`DialogKind`]: plain data, with a place in the draft log, so
//! that a form comes back after a crash. Which fields there are may depend on
//! what was answered so far.

mod ask;
mod call;
mod coach;
mod deal;
mod decline;
mod hand_on;
mod late;
mod outside;
mod person;
mod plan;
mod questions;
mod raise;
mod shift;
mod step;
mod which;

use super::command::Command;
use super::effect::Effect;
use super::form::{self, Did, Form};
use super::keymap::Scope;
use super::screen::{Ctx, form_scopes};
use super::unsaved::Typed;
use crate::domain::books::Books;
use crate::domain::change::Change;
use crate::domain::id::DealId;
use crate::domain::now::Now;
use crate::interview::field::{StepInLine, StepLine};
use crate::interview::prompt::Offer;
use crate::pages::paper::Paper;
use crate::pages::thing::Thing;
use questions::{Answers, DialogCtx, Questions, changed, gone};

pub use ask::{AskDialog, AskWhat, could_help};
pub use call::CallDialog;
pub use coach::Coach;
pub use deal::DealDialog;
pub use decline::Decline;
pub use hand_on::HandOn;
pub use person::{PersonDialog, PersonWhat};
pub use plan::Plan;
pub use raise::Raise;
pub use shift::{Shift, ShiftWhat};
pub use step::{ManyWhat, NewStepDialog, StepDialog, StepWhat, StepsDialog};

/// How the places of dialogs in the draft log begin.
pub const PLACE: &str = "small.";

/// A dialog.
#[derive(Clone, Debug)]
pub struct Dialog {
    kind: DialogKind,
    title: String,
    form: Form,
}

/// What a dialog is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DialogKind {
    /// A step.
    Step(StepDialog),
    /// Several steps at once.
    Steps(StepsDialog),
    /// A step that is written down.
    NewStep(NewStepDialog),
    /// A manager ask.
    Ask(AskDialog),
    /// An ask that is raised.
    Raise(Raise),
    /// What came of a call.
    Call(CallDialog),
    /// The plan of a call.
    Plan(Plan),
    /// Another day for a thing, or none.
    Shift(Shift),
    /// A fact of a deal.
    Deal(DealDialog),
    /// A proposal that is declined.
    Decline(Decline),
    /// Somebody on the buyer's side.
    Person(PersonDialog),
    /// How a paper goes out.
    HandOn(HandOn),
    /// Something about somebody of our own team.
    Coach(Coach),
}

/// What a dialog leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It stays open.
    Stays,
    /// It closes, and what was typed stays in the draft log.
    Closes,
    /// It closes, and these changes are one edit.
    Makes {
        /// The changes.
        changes: Vec<Change>,
        /// What is said of them, where that is more than that they are kept.
        news: Option<String>,
        /// What is asked or shown after them.
        then: Option<DialogKind>,
    },
    /// It closes, and that is asked instead.
    Leads(DialogKind),
    /// It closes, and that is done outside of the program.
    Does(Effect),
    /// What it is about is copied.
    Copies(Thing),
    /// It is asked how that is handed on.
    HandsOn(Thing),
}

/// The place in the draft log of the form for a new step on a deal.
pub(super) fn new_step_on(deal: &DealId) -> String {
    format!("{PLACE}{}.{deal}", step::NEW)
}

/// The name of its field for the words of the step.
pub(super) const STEP_WORDS: &str = StepLine::Text.as_str();

/// The name of the field at which it is said who does a step that sells.
const GATE: &str = StepInLine::Who.as_str();

impl DialogKind {
    fn questions(&self) -> &dyn Questions {
        match self {
            Self::Step(kind) => kind,
            Self::Steps(kind) => kind,
            Self::NewStep(kind) => kind,
            Self::Ask(kind) => kind,
            Self::Raise(kind) => kind,
            Self::Call(kind) => kind,
            Self::Plan(kind) => kind,
            Self::Shift(kind) => kind,
            Self::Deal(kind) => kind,
            Self::Decline(kind) => kind,
            Self::Person(kind) => kind,
            Self::HandOn(kind) => kind,
            Self::Coach(kind) => kind,
        }
    }

    /// The kind of a place in the draft log.
    fn at(place: &str) -> Option<Self> {
        let (kind, rest) = place.strip_prefix(PLACE)?.split_once('.')?;
        match kind {
            step::KIND => StepDialog::at(rest).map(Self::Step),
            step::MANY => StepsDialog::at(rest).map(Self::Steps),
            step::NEW => NewStepDialog::at(rest).map(Self::NewStep),
            ask::KIND => AskDialog::at(rest).map(Self::Ask),
            raise::KIND => Raise::at(rest).map(Self::Raise),
            call::KIND => CallDialog::at(rest).map(Self::Call),
            plan::KIND => Plan::at(rest).map(Self::Plan),
            shift::KIND => Shift::at(rest).map(Self::Shift),
            deal::KIND => DealDialog::at(rest).map(Self::Deal),
            decline::KIND => Decline::at(rest).map(Self::Decline),
            person::KIND => PersonDialog::at(rest).map(Self::Person),
            _ => None,
        }
    }
}

impl Dialog {
    /// The form for a kind; none where what it is about is there no more, or
    /// takes no such answer.
    pub(super) fn new(kind: DialogKind, ctx: &Ctx<'_>) -> Option<Self> {
        let around = DialogCtx::of(ctx);
        let title = kind.questions().title(around)?;
        let form = Form::new(kind.questions().asks(&Answers::default(), around)?);
        Some(Self { kind, title, form })
    }

    /// The form of a place in the draft log.
    pub(super) fn at(place: &str, ctx: &Ctx<'_>) -> Option<Self> {
        Self::new(DialogKind::at(place)?, ctx)
    }

    /// What it asks.
    pub const fn form(&self) -> &Form {
        &self.form
    }

    /// What it is called, and what it is about.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What it is about.
    pub const fn kind(&self) -> &DialogKind {
        &self.kind
    }

    /// Its place in the draft log.
    pub(super) fn place(&self) -> String {
        format!("{PLACE}{}", self.kind.questions().place())
    }

    /// The scopes whose keys work in it.
    pub(super) fn scopes(&self) -> Vec<Scope> {
        if matches!(&self.kind, DialogKind::Ask(ask) if ask.what == AskWhat::Read) {
            return vec![Scope::Reading, Scope::OnAsk];
        }
        let fields = form_scopes(&self.form);
        let is_answer = matches!(&self.kind, DialogKind::Ask(ask) if ask.what == AskWhat::Answer);
        let read = (is_answer && !fields.contains(&Scope::Typing)).then_some(Scope::OnAsk);
        fields.into_iter().chain(read).chain([Scope::Dialog]).collect()
    }

    /// Puts back what was left in it: the fields that depend on an answer come
    /// with that answer.
    pub(super) fn bring_back(&mut self, left: &Typed, ctx: &Ctx<'_>) {
        for _ in 0..=left.texts.len() {
            self.form.bring_back(left);
            self.ask_on(DialogCtx::of(ctx), |_, key| left.texts.contains_key(key));
        }
        self.form.bring_back(left);
    }

    /// What is understood of the answer in focus so far.
    pub fn understood(&self, books: &Books, now: &Now) -> Option<String> {
        let row = self.form.focused().filter(|row| !row.answer().trim().is_empty())?;
        let around = DialogCtx::at(books, now);
        let understood = self.kind.questions().understood(row.key(), &self.said(), around);
        // What was typed just so needs no echo.
        understood.ok().flatten().filter(|understood| *understood != row.answer().trim())
    }

    /// What a coach would ask of the answers so far.
    pub fn notes(&self, books: &Books, now: &Now) -> Vec<String> {
        self.kind.questions().notes(&self.said(), DialogCtx::at(books, now))
    }

    /// What there is to read above the fields.
    pub fn reading(&self, books: &Books, now: &Now) -> Option<Paper> {
        self.kind.questions().reading(DialogCtx::at(books, now))
    }

    /// What stands below the fields.
    pub fn closing(&self) -> Option<&'static str> {
        self.kind.questions().closing()
    }

    /// Does what was asked for.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a form answers its own commands and leaves the others alone"
    )]
    pub(super) fn act(&mut self, command: &Command, ctx: &mut Ctx<'_>) -> Outcome {
        if let Did::Answered(value) = form::act(&mut self.form, command) {
            self.form.choose(&value);
            return self.keep(ctx);
        }
        match command {
            Command::Saved => return self.finish(ctx),
            Command::Copy => return self.thing().map_or(Outcome::Stays, Outcome::Copies),
            Command::Export => return self.thing().map_or(Outcome::Stays, Outcome::HandsOn),
            Command::Out if self.form.back_to_text() || self.leaves_gate() => {}
            Command::Out => return Outcome::Closes,
            _ => {}
        }
        Outcome::Stays
    }

    /// The ask that is read in it.
    fn thing(&self) -> Option<Thing> {
        let DialogKind::Ask(AskDialog { deal, id, .. }) = &self.kind else { return None };
        Some(Thing::Ask(deal.clone(), id.clone()))
    }

    /// Keeps the answer in focus and goes on; after the last field it is done.
    fn keep(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        if !self.takes(self.form.focus(), DialogCtx::of(ctx)) {
            return Outcome::Stays;
        }
        self.form.keep_here();
        let here = self.form.focus();
        self.ask_on(DialogCtx::of(ctx), |at, _| at <= here);
        if self.form.next() { Outcome::Stays } else { self.make(ctx) }
    }

    /// Takes all fields as they stand; stops at the first that is not taken.
    fn finish(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        let mut at = 0;
        while at < self.form.rows().len() {
            self.form.focus_at(at);
            if !self.takes(at, DialogCtx::of(ctx)) {
                return Outcome::Stays;
            }
            self.form.keep_here();
            self.ask_on(DialogCtx::of(ctx), |row, _| row <= at);
            at += 1;
        }
        self.make(ctx)
    }

    /// Esc goes from the gate of a step back to its words; whether one was there.
    fn leaves_gate(&mut self) -> bool {
        let is_there = self.form.focused().is_some_and(|row| row.key() == GATE);
        is_there && self.form.focus_on(STEP_WORDS)
    }

    fn make(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        if let Some(out) = self.kind.questions().goes_out(&self.said(), DialogCtx::of(ctx)) {
            return Outcome::Does(out);
        }
        match self.kind.questions().changes(&self.said(), ctx) {
            Ok(mut changes) => {
                changes.retain(|change| change.before.as_ref() != Some(&change.after));
                if changes.is_empty() {
                    let leads = self.kind.questions().leads(&self.said());
                    return leads.map_or(Outcome::Closes, Outcome::Leads);
                }
                let questions = self.kind.questions();
                Outcome::Makes {
                    news: questions.news(&changes),
                    then: questions.then(&changes),
                    changes,
                }
            }
            Err(why) => {
                self.form.refuse(why);
                Outcome::Stays
            }
        }
    }

    /// Whether the answer to a field is taken; one that is not says why.
    fn takes(&mut self, at: usize, around: DialogCtx<'_>) -> bool {
        let Some(key) = self.form.rows().get(at).map(|row| row.key().to_owned()) else {
            return true;
        };
        let understood = self.kind.questions().understood(&key, &self.said(), around);
        let Err(refused) = understood else { return true };
        self.form.refuse_with(refused);
        false
    }

    /// Asks what is to be asked now that some fields are answered.
    fn ask_on(&mut self, around: DialogCtx<'_>, is_answered: impl Fn(usize, &str) -> bool) {
        let Some(mut asks) = self.kind.questions().asks(&self.said(), around) else { return };
        for (at, row) in self.form.rows().iter().enumerate() {
            let Some(ask) = asks.iter_mut().find(|ask| ask.key == row.key()) else { continue };
            if is_answered(at, row.key()) {
                ask.prompt.kept = row.answer();
                // What was taken away is offered no more.
                if ask.prompt.kept.is_empty() {
                    ask.prompt.offered = Offer::None;
                }
            } else if !row.ask.prompt.kept.is_empty() {
                // What was kept further down stands, wherever one went back to.
                ask.prompt.kept.clone_from(&row.ask.prompt.kept);
            }
        }
        self.form.show(asks);
    }

    fn said(&self) -> Answers {
        let rows = self.form.rows().iter();
        Answers(rows.map(|row| (row.key().to_owned(), row.answer())).collect())
    }
}
