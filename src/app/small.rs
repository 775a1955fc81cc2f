//! Small forms: over a screen that shows the books, they ask a few things and
//! make one edit of the answers.
//!
//! What a form is about is a [`Matter`]: plain data, with a place in the pad, so
//! that a form comes back after a crash. Which fields there are may depend on
//! what was answered so far.

mod ask;
mod call;
mod deal;
mod paper;
mod person;
mod plan;
mod raise;
mod step;
mod which;

use super::command::Command;
use super::form::Form;
use super::keymap::Scope;
use super::pad::Jotted;
use super::screen::{Desk, form_scopes};
use crate::domain::books::Books;
use crate::domain::change::Change;
use crate::domain::now::Now;
use paper::{Paper, Said, Setting, changed, gone};

pub use ask::{AskMatter, AskWhat, copy as copy_ask, could_help};
pub use call::CallMatter;
pub use deal::DealMatter;
pub use person::{PersonMatter, PersonWhat};
pub use plan::Plan;
pub use raise::Raise;
pub use step::{ManyWhat, NewStepMatter, StepMatter, StepWhat, StepsMatter};

/// How the places of small forms in the pad begin.
pub const PLACE: &str = "small.";

/// A small form.
#[derive(Clone, Debug)]
pub struct Small {
    matter: Matter,
    title: String,
    form: Form,
}

/// What a small form is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Matter {
    /// A step.
    Step(StepMatter),
    /// Several steps at once.
    Steps(StepsMatter),
    /// A step that is written down.
    NewStep(NewStepMatter),
    /// A manager ask.
    Ask(AskMatter),
    /// An ask that is raised.
    Raise(Raise),
    /// What came of a call.
    Call(CallMatter),
    /// The plan of a call.
    Plan(Plan),
    /// A fact of a deal.
    Deal(DealMatter),
    /// Somebody on the buyer's side.
    Person(PersonMatter),
}

/// What a small form leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It stays open.
    Stays,
    /// It closes, and what was typed stays in the pad.
    Closes,
    /// It closes, and these changes are one edit.
    Makes {
        /// The changes.
        changes: Vec<Change>,
        /// What is said of them, where that is more than that they are kept.
        news: Option<String>,
        /// What is asked or shown after them.
        then: Option<Matter>,
    },
    /// This text is copied, and that is said.
    Copies(Copied),
}

/// A text to be copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Copied {
    /// The text.
    pub(super) text: String,
    /// That it was copied, and what to do where the terminal takes no copies.
    pub(super) news: String,
}

impl Matter {
    fn paper(&self) -> &dyn Paper {
        match self {
            Self::Step(matter) => matter,
            Self::Steps(matter) => matter,
            Self::NewStep(matter) => matter,
            Self::Ask(matter) => matter,
            Self::Raise(matter) => matter,
            Self::Call(matter) => matter,
            Self::Plan(matter) => matter,
            Self::Deal(matter) => matter,
            Self::Person(matter) => matter,
        }
    }

    /// The matter of a place in the pad.
    fn at(place: &str) -> Option<Self> {
        let (kind, rest) = place.strip_prefix(PLACE)?.split_once('.')?;
        match kind {
            step::KIND => StepMatter::at(rest).map(Self::Step),
            step::MANY => StepsMatter::at(rest).map(Self::Steps),
            step::NEW => NewStepMatter::at(rest).map(Self::NewStep),
            ask::KIND => AskMatter::at(rest).map(Self::Ask),
            raise::KIND => Raise::at(rest).map(Self::Raise),
            call::KIND => CallMatter::at(rest).map(Self::Call),
            plan::KIND => Plan::at(rest).map(Self::Plan),
            deal::KIND => DealMatter::at(rest).map(Self::Deal),
            person::KIND => PersonMatter::at(rest).map(Self::Person),
            _ => None,
        }
    }
}

impl Small {
    /// The form for a matter; none where what it is about is there no more, or
    /// takes no such answer.
    pub(super) fn new(matter: Matter, desk: &Desk<'_>) -> Option<Self> {
        let setting = Setting::of(desk);
        let title = matter.paper().title(setting)?;
        let form = Form::new(matter.paper().asks(&Said::default(), setting)?);
        Some(Self { matter, title, form })
    }

    /// The form of a place in the pad.
    pub(super) fn at(place: &str, desk: &Desk<'_>) -> Option<Self> {
        Self::new(Matter::at(place)?, desk)
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
    pub const fn matter(&self) -> &Matter {
        &self.matter
    }

    /// Its place in the pad.
    pub(super) fn place(&self) -> String {
        format!("{PLACE}{}", self.matter.paper().place())
    }

    /// The scopes whose keys work in it.
    pub(super) fn scopes(&self) -> Vec<Scope> {
        if matches!(&self.matter, Matter::Ask(ask) if ask.what == AskWhat::Read) {
            return vec![Scope::Reading, Scope::OnAsk];
        }
        let fields = form_scopes(&self.form);
        let is_answer = matches!(&self.matter, Matter::Ask(ask) if ask.what == AskWhat::Answer);
        let read = (is_answer && !fields.contains(&Scope::Typing)).then_some(Scope::OnAsk);
        fields.into_iter().chain(read).chain([Scope::Small]).collect()
    }

    /// Puts back what was left in it: the fields that depend on an answer come
    /// with that answer.
    pub(super) fn bring_back(&mut self, left: &Jotted, desk: &Desk<'_>) {
        for _ in 0..=left.texts.len() {
            self.form.bring_back(left);
            self.ask_on(Setting::of(desk), |_, key| left.texts.contains_key(key));
        }
        self.form.bring_back(left);
    }

    /// What is understood of the answer in focus so far.
    pub fn understood(&self, books: &Books, now: &Now) -> Option<String> {
        let row = self.form.focused().filter(|row| !row.answer().trim().is_empty())?;
        let setting = Setting::at(books, now);
        let understood = self.matter.paper().understood(row.key(), &self.said(), setting);
        // What was typed just so needs no echo.
        understood.ok().flatten().filter(|understood| *understood != row.answer().trim())
    }

    /// What a coach would ask of the answers so far.
    pub fn notes(&self, books: &Books, now: &Now) -> Vec<String> {
        self.matter.paper().notes(&self.said(), Setting::at(books, now))
    }

    /// What there is to read above the fields.
    pub fn reading(&self, books: &Books, now: &Now) -> Option<String> {
        self.matter.paper().reading(Setting::at(books, now))
    }

    /// What stands below the fields.
    pub fn closing(&self) -> Option<&'static str> {
        self.matter.paper().closing()
    }

    /// Does what was asked for.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a form answers its own commands and leaves the others alone"
    )]
    pub(super) fn act(&mut self, command: &Command, desk: &mut Desk<'_>) -> Outcome {
        let form = &mut self.form;
        match command {
            Command::Edit(editing) => drop(form.edit(editing)),
            Command::Undo => drop(form.undo()),
            Command::Redo => drop(form.redo()),
            Command::NextField => drop(form.next()),
            Command::PreviousField => drop(form.previous()),
            Command::Down => drop(form.move_line(true) || form.next()),
            Command::Up => drop(form.move_line(false) || form.previous()),
            Command::Keep => return self.keep(desk),
            Command::Saved => return self.finish(desk),
            Command::Choose(key) => {
                let chosen = form.focused().and_then(|row| row.chosen_by(*key));
                if let Some(value) = chosen {
                    form.choose(&value);
                    return self.keep(desk);
                }
            }
            Command::Copy => {
                let copied = self.matter.paper().copied(Setting::of(desk));
                return copied.map_or(Outcome::Stays, Outcome::Copies);
            }
            Command::Out => return Outcome::Closes,
            _ => {}
        }
        Outcome::Stays
    }

    /// Keeps the answer in focus and goes on; after the last field it is done.
    fn keep(&mut self, desk: &mut Desk<'_>) -> Outcome {
        if !self.takes(self.form.focus(), Setting::of(desk)) {
            return Outcome::Stays;
        }
        self.form.keep_here();
        let here = self.form.focus();
        self.ask_on(Setting::of(desk), |at, _| at <= here);
        if self.form.next() { Outcome::Stays } else { self.make(desk) }
    }

    /// Takes all fields as they stand; stops at the first that is not taken.
    fn finish(&mut self, desk: &mut Desk<'_>) -> Outcome {
        let mut at = 0;
        while at < self.form.rows().len() {
            self.form.focus_at(at);
            if !self.takes(at, Setting::of(desk)) {
                return Outcome::Stays;
            }
            self.form.keep_here();
            self.ask_on(Setting::of(desk), |row, _| row <= at);
            at += 1;
        }
        self.make(desk)
    }

    fn make(&mut self, desk: &mut Desk<'_>) -> Outcome {
        match self.matter.paper().changes(&self.said(), desk) {
            Ok(mut changes) => {
                changes.retain(|change| change.before.as_ref() != Some(&change.after));
                if changes.is_empty() {
                    return Outcome::Closes;
                }
                let paper = self.matter.paper();
                Outcome::Makes { news: paper.news(&changes), then: paper.then(&changes), changes }
            }
            Err(why) => {
                self.form.refuse(why);
                Outcome::Stays
            }
        }
    }

    /// Whether the answer to a field is taken; one that is not says why.
    fn takes(&mut self, at: usize, setting: Setting<'_>) -> bool {
        let Some(key) = self.form.rows().get(at).map(|row| row.key().to_owned()) else {
            return true;
        };
        let understood = self.matter.paper().understood(&key, &self.said(), setting);
        if let Err(why) = &understood {
            self.form.refuse(why.clone());
        }
        understood.is_ok()
    }

    /// Asks what is to be asked now that some fields are answered.
    fn ask_on(&mut self, setting: Setting<'_>, is_answered: impl Fn(usize, &str) -> bool) {
        let Some(mut asks) = self.matter.paper().asks(&self.said(), setting) else { return };
        for (at, row) in self.form.rows().iter().enumerate() {
            let Some(ask) = asks.iter_mut().find(|ask| ask.key == row.key()) else { continue };
            if is_answered(at, row.key()) {
                ask.prompt.kept = row.answer();
                // What was taken away is offered no more.
                if ask.prompt.kept.is_empty() {
                    ask.prompt.offered.clear();
                }
            }
        }
        self.form.show(asks);
    }

    fn said(&self) -> Said {
        let rows = self.form.rows().iter();
        Said(rows.map(|row| (row.key().to_owned(), row.answer())).collect())
    }
}
