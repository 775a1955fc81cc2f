//! The parts of a step that is written down or changed: what is asked of it,
//! what a coach would ask on, and what becomes of the answers.

use super::parts::{self, Promise, owner_name};
use super::{Answers, DUE, DialogCtx};
use crate::app::form::Ask;
use crate::domain::action::Action;
use crate::domain::books::DealBook;
use crate::domain::change::Change;
use crate::domain::deal::Deal;
use crate::domain::id::{CriterionRef, Draw};
use crate::domain::overrides::{CheckId, Overrides, Severity};
use crate::domain::phrase;
use crate::domain::process::{Process, Requirement};
use crate::domain::session::NewStep;
use crate::domain::team::TeamRole;
use crate::interview::keep::Refusal;
use crate::interview::prompt::{Choice, Entry, Says};
use crate::reading::wording::{self, Remark, StepFacts};

const TEXT: &str = "text";
const OWNER: &str = "owner";
const DONE_WHEN: &str = "done-when";
const PERSON: &str = "person";
const CRITERION: &str = "criterion";
/// The answer that a step serves no criterion.
const NONE: &str = "-";
/// Questions of a coach that are shown at once.
const NOTES: usize = 2;

/// A step that is being written.
#[derive(Clone, Copy)]
pub(super) struct Draft<'a> {
    book: &'a DealBook,
    /// The step that is changed; none of a new one.
    before: Option<&'a Action>,
    around: DialogCtx<'a>,
}

impl<'a> Draft<'a> {
    /// A step that is changed.
    pub(super) const fn of(book: &'a DealBook, step: &'a Action, around: DialogCtx<'a>) -> Self {
        Self { book, before: Some(step), around }
    }

    /// A new step.
    pub(super) const fn new(book: &'a DealBook, around: DialogCtx<'a>) -> Self {
        Self { book, before: None, around }
    }

    fn process(&self) -> Option<&'a Process> {
        self.around.books.process_of(&self.book.deal)
    }

    /// What is asked. Of a new step not what its words say already, and no more
    /// than its process requires.
    pub(super) fn asks(&self, said: &Answers) -> Vec<Ask> {
        let promise = self.promise(said);
        let requires = |part| self.process().is_some_and(|it| it.actions.require.contains(&part));
        let is_new = self.before.is_none();
        let parts = [
            (true, self.text()),
            (promise.owner.is_none(), self.owner()),
            (is_new && promise.due.is_none(), self.due()),
            (true, self.done_when()),
            (!is_new || requires(Requirement::Person), self.person()),
            (!is_new || requires(Requirement::Criterion), self.criterion()),
        ];
        let asked = parts.into_iter().filter_map(|(is_asked, ask)| is_asked.then_some(ask));
        asked.chain(self.errors(said).into_iter().map(reason)).collect()
    }

    fn text(&self) -> Ask {
        if let Some(step) = self.before {
            return Ask::new(TEXT, "What is to be done?", Entry::Line).holding(&step.text);
        }
        let team = &self.around.books.team;
        let other = team.of_role(TeamRole::Manager).map(|(id, _)| team.first_name_of(id)).last();
        let other = other.unwrap_or("Ana");
        let aside = format!("Or whose and by when at once: \"{other}: book the room by fri\"");
        Ask::new(TEXT, "What is to be done? Begin with a verb", Entry::Line).with_aside(aside)
    }

    /// A new step is mine, where I am one of the team.
    fn owner(&self) -> Ask {
        let ask = Ask::new(OWNER, "Whose step is it?", Entry::Line);
        let books = self.around.books;
        if let Some(step) = self.before {
            return ask.holding(owner_name(&step.owner, self.book, books));
        }
        let me = books.me.as_ref().filter(|me| books.team.people.contains_key(*me));
        ask.offering(books.team.name_of(me.unwrap_or(&self.book.deal.owner)))
    }

    fn due(&self) -> Ask {
        let usual = self.around.books.usual_due(&self.book.deal, self.around.today);
        Ask::new(DUE, "By when?", Entry::Line).offering(phrase::shown(usual, self.around.today))
    }

    fn done_when(&self) -> Ask {
        let ask = Ask::new(DONE_WHEN, "How will one see that it is done?", Entry::Line);
        ask.holding(self.before.and_then(|step| step.done_when.clone()).unwrap_or_default())
    }

    fn person(&self) -> Ask {
        let person = self.before.and_then(|step| step.person.as_ref());
        let name = person.map(|id| self.book.deal.buyer_name(id)).unwrap_or_default();
        Ask::new(PERSON, "Who of theirs does it touch?", Entry::Line).holding(name)
    }

    /// The criteria of the stage the deal is in, and the one it serves already.
    fn criterion(&self) -> Ask {
        let kept = self.before.and_then(|step| step.criterion.as_ref());
        let here = self.process().and_then(|process| process.stage(&self.book.deal.stage));
        let mut ids: Vec<CriterionRef> =
            here.into_iter().flat_map(|it| it.exit.iter().map(|c| it.criterion(c))).collect();
        ids.extend(kept.filter(|kept| !ids.contains(kept)).cloned());
        let keys = ('1'..='9').map(Some).chain(std::iter::repeat(None));
        let mut choices: Vec<Choice> =
            ids.iter().zip(keys).map(|(id, key)| self.serves(id, key)).collect();
        let at = kept.and_then(|kept| ids.iter().position(|id| id == kept));
        let none = choices.len();
        let label = "none of these".to_owned();
        choices.push(Choice { value: NONE.to_owned(), key: Some('0'), label });
        let entry = Entry::Choice(choices, Says::Plan(at.unwrap_or(none)));
        Ask::new(CRITERION, "Which of these does it serve?", entry)
    }

    fn serves(&self, id: &CriterionRef, key: Option<char>) -> Choice {
        let known = self.process().and_then(|process| process.criterion(id));
        let label = known.map_or_else(|| id.to_string(), |criterion| criterion.outcome.clone());
        Choice { value: id.to_string(), key, label }
    }

    pub(super) fn understood(&self, key: &str, said: &Answers) -> Result<Option<String>, String> {
        let typed = said.get(key);
        match key {
            TEXT if typed.is_empty() => Err("a step needs words: begin with a verb".to_owned()),
            TEXT => Ok(Some(self.promise(said).in_words(self.book, self.around))),
            OWNER if typed.is_empty() => Err("who will do it?".to_owned()),
            OWNER => {
                let owner = parts::owner(typed, self.book, self.around.books)?;
                Ok(Some(owner_name(&owner, self.book, self.around.books).to_owned()))
            }
            DUE | PERSON if typed.is_empty() => Ok(None),
            DUE => Ok(Some(phrase::shown(said.day(DUE, self.around.today)?, self.around.today))),
            PERSON => parts::person_in_words(typed, &self.book.deal).map(Some),
            DONE_WHEN | CRITERION => Ok(None),
            _ if typed.is_empty() => Err(Refusal::NeedsReason.to_string()),
            _ => Ok(None),
        }
    }

    /// What a coach would ask on; it has to be answered by nobody.
    pub(super) fn notes(&self, said: &Answers) -> Vec<String> {
        let quiet = self.remarks(said).into_iter();
        let quiet = quiet.filter(|remark| remark.severity != Severity::Error);
        quiet.map(|remark| remark.question).take(NOTES).collect()
    }

    /// What wants a reason where it stays as it is.
    fn errors(&self, said: &Answers) -> Vec<Remark> {
        let mut remarks = self.remarks(said);
        remarks.retain(|remark| remark.severity == Severity::Error);
        remarks.dedup_by_key(|remark| remark.check);
        remarks
    }

    /// What is checked of it. The day of a step that is changed is not asked
    /// here, and who was named for the first time has no id yet.
    fn remarks(&self, said: &Answers) -> Vec<Remark> {
        let (step, deal) = (self.read(said), self.book);
        let (Some(process), false) = (self.process(), step.text.is_empty()) else {
            return Vec::new();
        };
        let DialogCtx { books, today, .. } = self.around;
        let before = self.before.map(|step| &step.id);
        let facts = StepFacts::by_hand(&step, before, deal, books, process, today);
        let mut remarks = wording::step(&step, &facts);
        remarks.retain(|remark| {
            let is_asked_elsewhere = remark.check == CheckId::A2
                || (remark.check == CheckId::A3 && self.before.is_some());
            let is_named = remark.check == CheckId::A5 && !said.get(PERSON).is_empty();
            !is_asked_elsewhere && !is_named
        });
        remarks
    }

    /// The words of a new step may say whose it is, and by when.
    fn promise<'t>(&self, said: &'t Answers) -> Promise<'t> {
        match self.before {
            Some(_) => Promise { owner: None, words: said.get(TEXT), due: None },
            None => Promise::read(said.get(TEXT), self.book, self.around),
        }
    }

    /// The step as far as it was said.
    fn read(&self, said: &Answers) -> NewStep {
        let promise = self.promise(said);
        let said_owner = || parts::owner(said.get(OWNER), self.book, self.around.books).ok();
        let due = match self.before {
            Some(step) => step.due,
            None => promise.due.or_else(|| said.day(DUE, self.around.today).ok()),
        };
        NewStep {
            text: promise.words.to_owned(),
            owner: promise.owner.or_else(said_owner),
            due,
            done_when: said.text(DONE_WHEN),
            criterion: said.get(CRITERION).parse().ok(),
            ..NewStep::default()
        }
    }

    /// What becomes of `step` by the answers, and of its deal where somebody new
    /// is named.
    pub(super) fn changes(
        &self,
        step: &Action,
        said: &Answers,
        draw: &mut Draw,
    ) -> Result<Vec<Change>, String> {
        let (mut deal, mut after) = (self.book.deal.clone(), step.clone());
        self.fill(&mut after, &mut deal, said, draw)?;
        let deal = (deal != self.book.deal).then(|| Change::of(self.book.deal.clone(), deal));
        let step = (after != *step).then(|| Change::of(step.clone(), after));
        Ok(deal.into_iter().chain(step).collect())
    }

    /// Puts the answers into a step.
    pub(super) fn fill(
        &self,
        step: &mut Action,
        deal: &mut Deal,
        said: &Answers,
        draw: &mut Draw,
    ) -> Result<(), String> {
        let new = self.read(said);
        let person = said.text(PERSON).map(|typed| parts::person(&typed, deal, draw));
        step.text = new.text;
        step.owner = new.owner.ok_or_else(|| "who will do it?".to_owned())?;
        step.due = new.due;
        step.done_when = new.done_when;
        step.criterion = new.criterion;
        step.person = person.transpose()?;
        step.overrides.extend(self.reasons(said)?);
        Ok(())
    }

    fn reasons(&self, said: &Answers) -> Result<Overrides, String> {
        let reason = |remark: Remark| {
            let why = said.text(remark.check.as_str()).ok_or(remark.question)?;
            Ok((remark.check, why))
        };
        self.errors(said).into_iter().map(reason).collect()
    }
}

/// A check asks, and a reason lets the step stand.
fn reason(remark: Remark) -> Ask {
    Ask::new(remark.check.as_str(), remark.question, Entry::Line)
        .with_aside("Go back and change it; or say here why it stands as it is.")
}
