//! The parts of a step that is written down or changed: what is asked of it,
//! what a coach would ask on, and what becomes of the answers.

use super::{AHEAD, Answers, DUE, DialogCtx, changed};
use crate::app::dialog::outside;
use crate::app::dialog::which::trial;
use crate::app::form::Ask;
use crate::domain::action::Action;
use crate::domain::books::DealBook;
use crate::domain::change::Change;
use crate::domain::id::{CriterionRef, Draw};
use crate::domain::overrides::Severity;
use crate::domain::phrase;
use crate::domain::process::{Process, Requirement};
use crate::domain::team::TeamRole;
use crate::interview::field::{Field, StepLine};
use crate::interview::keep::Refusal;
use crate::interview::outside::{Outside, SERVES_NONE, rep, word};
use crate::interview::prompt::{Choice, Entry, Says};
use crate::interview::refusal::Refused;
use crate::pages::actions::owner_name;
use crate::reading::promise::Promise;
use crate::reading::wording::Remark;

const TEXT: &str = StepLine::Text.as_str();
const OWNER: &str = StepLine::Owner.as_str();
const DONE_WHEN: &str = StepLine::DoneWhen.as_str();
const PERSON: &str = StepLine::Person.as_str();
const CRITERION: &str = StepLine::Criterion.as_str();
/// Why a step that became an ask is given up.
const BECAME_AN_ASK: &str = "it became an ask";
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

    /// What is asked: the step, and in place who does it where a manager would
    /// sell by it; of an ask that it becomes, what that needs.
    pub(super) fn asks(&self, said: &Answers) -> Vec<Ask> {
        let told = self.told(said, None, &mut trial());
        let reasons = errors(&told.outside).into_iter().map(reason);
        told.asks.into_iter().chain(reasons).collect()
    }

    /// How a line is asked; none where it is not. Of a new step not what its words
    /// say already, and no more than its process requires.
    fn line(&self, line: StepLine, promise: &Promise<'_>, outside: &Outside<'_>) -> Option<Ask> {
        let requires = |part| self.process().is_some_and(|it| it.actions.require.contains(&part));
        let is_new = self.before.is_none();
        let open = [(StepLine::Owner, promise.who), (StepLine::Due, promise.day)];
        if open.iter().any(|(open, words)| *open == line && words.is_some()) {
            return Some(outside::ask(outside, &outside.step_field(line)));
        }
        let (is_asked, ask) = match line {
            StepLine::Text => (true, self.text()),
            StepLine::Owner => (promise.owner.is_none(), self.owner()),
            StepLine::Due => (is_new && promise.due.is_none(), self.due()),
            StepLine::DoneWhen => (true, self.done_when()),
            StepLine::Person => (!is_new || requires(Requirement::Person), self.person()),
            StepLine::Criterion => (!is_new || requires(Requirement::Criterion), self.criterion()),
        };
        is_asked.then_some(ask)
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

    /// A new step is that of whoever speaks for the deal.
    fn owner(&self) -> Ask {
        let ask = Ask::new(OWNER, "Whose step is it?", Entry::Line);
        let books = self.around.books;
        if let Some(step) = self.before {
            return ask.holding(owner_name(step, self.book, books));
        }
        ask.offering(books.team.name_of(rep(books, &self.book.deal.owner)))
    }

    fn due(&self) -> Ask {
        let usual = self.around.books.usual_due(&self.book.deal, self.around.today);
        let usual = phrase::shown(usual, self.around.today);
        Ask::new(DUE, "By when?", Entry::Line).offering(usual).reading(AHEAD)
    }

    fn done_when(&self) -> Ask {
        let ask = Ask::new(DONE_WHEN, "How will one see that it is done?", Entry::Line);
        ask.holding(self.before.and_then(|step| step.done_when.clone()).unwrap_or_default())
    }

    fn person(&self) -> Ask {
        let person = self.before.and_then(|step| step.person.as_ref());
        let name = person.map(|id| self.book.deal.buyer_name(id)).unwrap_or_default();
        Ask::new(PERSON, "Who from their side does it touch?", Entry::Line).holding(name)
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
        choices.push(Choice { value: SERVES_NONE.to_owned(), key: Some('0'), label });
        let entry = Entry::Choice(choices, Says::Plan(at.unwrap_or(none)));
        Ask::new(CRITERION, "Which of these does it serve?", entry)
    }

    fn serves(&self, id: &CriterionRef, key: Option<char>) -> Choice {
        let known = self.process().and_then(|process| process.criterion(id));
        let label = known.map_or_else(|| id.to_string(), |criterion| criterion.outcome.clone());
        Choice { value: id.to_string(), key, label }
    }

    pub(super) fn understood(&self, key: &str, said: &Answers) -> Result<Option<String>, Refused> {
        let text = said.get(key);
        // Who is named for the first time here is new as long as it is not said.
        let mut draw = trial();
        let Told { mut outside, fields, .. } = self.told(said, Some(key), &mut draw);
        let Some(field) = fields.into_iter().find(|field| word(field) == key) else {
            let has_reason = (!text.is_empty()).then_some(None);
            return has_reason.ok_or_else(|| Refusal::NeedsReason.into());
        };
        let understood = outside.reads(&field, text);
        outside.take(&field, text, &mut draw)?;
        Ok(understood)
    }

    /// What a coach would ask on; it has to be answered by nobody.
    pub(super) fn notes(&self, said: &Answers) -> Vec<String> {
        let remarks = self.told(said, None, &mut trial()).outside.step_remarks();
        let quiet = remarks.into_iter().filter(|remark| remark.severity != Severity::Error);
        quiet.map(|remark| remark.question).take(NOTES).collect()
    }

    /// The words of a new step may say whose it is, and by when.
    fn promise<'t>(&self, said: &'t Answers) -> Promise<'t> {
        let words = said.get(TEXT);
        if self.before.is_some() {
            return Promise { words, ..Promise::default() };
        }
        let team = &self.around.books.team;
        Promise::read(words, team, &self.book.deal.people, self.around.today)
    }

    /// The step with what was said but in one field.
    fn told(&self, said: &Answers, but: Option<&str>, draw: &mut Draw) -> Told<'a> {
        let DialogCtx { books, now, .. } = self.around;
        let mut outside = Outside::of(books, self.book, now, draw);
        if let Some(step) = self.before {
            outside.step_again(step);
        }
        let mut telling = Telling { said, but, draw, told: Told::of(outside) };
        let promise = self.promise(said);
        let ask = |line, outside: &Outside<'_>| self.line(line, &promise, outside);
        telling.lines(&[StepLine::Text, StepLine::Owner], ask);
        if !telling.told.outside.went_through_gate() {
            telling.fields(Outside::gate_fields);
        }
        if telling.told.outside.said_ask().is_some() {
            telling.fields(Outside::ask_fields);
        } else {
            let rest = [StepLine::Due, StepLine::DoneWhen, StepLine::Person, StepLine::Criterion];
            telling.lines(&rest, ask);
        }
        telling.told
    }

    /// What becomes of the step by the answers, and of its deal where somebody
    /// new is named. A step that becomes an ask is given up.
    pub(super) fn changes(&self, said: &Answers, draw: &mut Draw) -> Result<Vec<Change>, String> {
        let Told { mut outside, first, .. } = self.told(said, None, draw);
        first?;
        for remark in errors(&outside) {
            let why = said.text(remark.check.as_str()).ok_or(remark.question)?;
            outside.take(&outside.reason_field(remark.check), &why, draw)?;
        }
        let mut changes = outside.step_changes();
        if let Some(step) = self.before.filter(|_| outside.said_ask().is_some()) {
            changes.extend(changed(step, |step| step.give_up(self.around.today, BECAME_AN_ASK))?);
        }
        Ok(changes)
    }
}

/// A step as far as it was told.
struct Told<'a> {
    outside: Outside<'a>,
    /// What was asked, in order, and how.
    fields: Vec<Field>,
    asks: Vec<Ask>,
    /// The first refusal.
    first: Result<(), String>,
}

impl<'a> Told<'a> {
    const fn of(outside: Outside<'a>) -> Self {
        Self { outside, fields: Vec::new(), asks: Vec::new(), first: Ok(()) }
    }
}

/// Tells a step line by line.
struct Telling<'a, 's> {
    said: &'s Answers,
    but: Option<&'s str>,
    draw: &'s mut Draw,
    told: Told<'a>,
}

impl<'a> Telling<'a, '_> {
    /// Lines of the step, where `ask` asks them.
    fn lines(&mut self, lines: &[StepLine], ask: impl Fn(StepLine, &Outside<'a>) -> Option<Ask>) {
        for line in lines {
            // Words that became an ask have no owner and no day of a step.
            let is_over = self.told.outside.said_ask().is_some();
            if let Some(ask) = ask(*line, &self.told.outside).filter(|_| !is_over) {
                let field = self.told.outside.step_field(*line);
                self.tell(field, ask);
            }
        }
    }

    /// Fields of which each may bring the next one.
    fn fields(&mut self, fields: impl Fn(&Outside<'a>) -> Vec<Field>) {
        let before = self.told.fields.len();
        let at = |telling: &Self| telling.told.fields.len() - before;
        while let Some(field) = fields(&self.told.outside).get(at(self)).cloned() {
            let ask = outside::ask(&self.told.outside, &field);
            self.tell(field, ask);
        }
    }

    fn tell(&mut self, field: Field, ask: Ask) {
        let Told { outside, fields, asks, first } = &mut self.told;
        if self.said.has(&ask.key) && self.but != Some(ask.key.as_str()) {
            let taken = outside.take(&field, self.said.get(&ask.key), self.draw);
            let taken = taken.map_err(String::from);
            *first = std::mem::replace(first, Ok(())).and(taken);
        }
        fields.push(field);
        asks.push(ask);
    }
}

/// What wants a reason where it stays as it is.
fn errors(outside: &Outside<'_>) -> Vec<Remark> {
    let mut remarks = outside.step_remarks();
    remarks.retain(|remark| remark.severity == Severity::Error);
    remarks.dedup_by_key(|remark| remark.check);
    remarks
}

/// A check asks, and a reason lets the step stand.
fn reason(remark: Remark) -> Ask {
    Ask::new(remark.check.as_str(), remark.question, Entry::Line)
        .with_aside("Go back and change it; or say here why it stands as it is.")
}
