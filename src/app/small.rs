//! Small forms: over a screen that shows the books, they ask a few things and
//! make one edit of the answers.
//!
//! What a form is about is a [`Matter`]: plain data, with a place in the pad, so
//! that a form comes back after a crash. Which fields there are may depend on
//! what was answered so far.

mod ask;
mod deal;
mod person;
mod step;

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::command::Command;
use super::form::{Ask, Form};
use super::keymap::Scope;
use super::pad::Jotted;
use super::screen::{Desk, form_scopes};
use crate::domain::books::Books;
use crate::domain::change::{Change, Record};
use crate::domain::when::{self, Lean};

pub use ask::{AskMatter, AskWhat};
pub use deal::DealMatter;
pub use person::{PersonMatter, PersonWhat};
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
    Makes(Vec<Change>),
}

/// What was answered so far, by field.
#[derive(Clone, Debug, Default)]
struct Said(BTreeMap<String, String>);

impl Said {
    /// An answer without white space around it; empty where there is none.
    fn get(&self, key: &str) -> &str {
        self.0.get(key).map_or("", |text| text.trim())
    }

    /// An answer as it was typed; none where it says nothing.
    fn text(&self, key: &str) -> Option<String> {
        self.0.get(key).filter(|text| !text.trim().is_empty()).cloned()
    }

    /// Whether a field is asked by now.
    fn has(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    /// A day that was typed.
    fn day(&self, key: &str, today: Date) -> Result<Date, String> {
        when::day(self.get(key), today, Lean::Ahead).map_err(|refusal| refusal.to_string())
    }
}

/// What a form is filled in beside.
#[derive(Clone, Copy, Debug)]
struct Setting<'a> {
    books: &'a Books,
    today: Date,
}

impl<'a> Setting<'a> {
    fn of(desk: &'a Desk<'_>) -> Self {
        Self { books: desk.books, today: desk.now.wall.date() }
    }
}

/// One kind of matter: what is asked, and what comes of the answers.
trait Paper {
    /// Its place in the pad, after [`PLACE`].
    fn place(&self) -> String;

    /// What the form is called, and what it is about.
    fn title(&self, setting: Setting<'_>) -> Option<String>;

    /// What is asked by now; none where what it is about is there no more, or
    /// takes no such answer.
    fn asks(&self, said: &Said, setting: Setting<'_>) -> Option<Vec<Ask>>;

    /// What is understood of the answer to a field, to be shown beside it.
    ///
    /// # Errors
    ///
    /// Why it is not taken, in a sentence.
    fn understood(
        &self,
        key: &str,
        said: &Said,
        setting: Setting<'_>,
    ) -> Result<Option<String>, String>;

    /// What a coach would ask of the answers so far; nothing has to be answered.
    fn notes(&self, _: &Said, _: Setting<'_>) -> Vec<String> {
        Vec::new()
    }

    /// What the answers change; nothing where all is as it was.
    ///
    /// # Errors
    ///
    /// Why they are not taken, in a sentence.
    fn changes(&self, said: &Said, desk: &mut Desk<'_>) -> Result<Vec<Change>, String>;
}

impl Matter {
    fn paper(&self) -> &dyn Paper {
        match self {
            Self::Step(matter) => matter,
            Self::Steps(matter) => matter,
            Self::NewStep(matter) => matter,
            Self::Ask(matter) => matter,
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
        form_scopes(&self.form).into_iter().chain([Scope::Small]).collect()
    }

    /// Puts back what was left in it: the fields that depend on an answer come
    /// with that answer.
    pub(super) fn bring_back(&mut self, left: &Jotted, desk: &Desk<'_>) {
        for _ in 0..=left.texts.len() {
            self.form.bring_back(left);
            self.ask_on(Setting::of(desk), usize::MAX);
        }
        self.form.bring_back(left);
    }

    /// What is understood of the answer in focus so far.
    pub fn understood(&self, books: &Books, today: Date) -> Option<String> {
        let row = self.form.focused().filter(|row| !row.answer().trim().is_empty())?;
        let setting = Setting { books, today };
        let understood = self.matter.paper().understood(row.key(), &self.said(), setting);
        // What was typed just so needs no echo.
        understood.ok().flatten().filter(|understood| *understood != row.answer().trim())
    }

    /// What a coach would ask of the answers so far.
    pub fn notes(&self, books: &Books, today: Date) -> Vec<String> {
        self.matter.paper().notes(&self.said(), Setting { books, today })
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
        self.ask_on(Setting::of(desk), self.form.focus());
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
            self.ask_on(Setting::of(desk), at);
            at += 1;
        }
        self.make(desk)
    }

    fn make(&mut self, desk: &mut Desk<'_>) -> Outcome {
        match self.matter.paper().changes(&self.said(), desk) {
            Ok(changes) if changes.is_empty() => Outcome::Closes,
            Ok(changes) => Outcome::Makes(changes),
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

    /// Asks what is to be asked now that the fields up to that one are answered.
    fn ask_on(&mut self, setting: Setting<'_>, answered: usize) {
        let Some(mut asks) = self.matter.paper().asks(&self.said(), setting) else { return };
        let rows = self.form.rows();
        if asks.iter().map(|ask| &ask.key).eq(rows.iter().map(|row| &row.ask.key)) {
            return;
        }
        for (at, row) in rows.iter().enumerate() {
            let Some(ask) = asks.iter_mut().find(|ask| ask.key == row.key()) else { continue };
            if at <= answered {
                ask.prompt.kept = row.answer();
                // What was offered before stays: by it the pad knows an answer.
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

/// The change of a record by `act`, or its refusal in words.
fn changed<R: Clone + Into<Record>, E: ToString>(
    before: &R,
    act: impl FnOnce(&mut R) -> Result<(), E>,
) -> Result<Vec<Change>, String> {
    let mut after = before.clone();
    act(&mut after).map_err(|refusal| refusal.to_string())?;
    Ok(vec![Change::of(before.clone(), after)])
}

/// That what a form is about was taken away meanwhile.
fn gone() -> String {
    "this is there no more: Esc goes back".to_owned()
}
