//! What was put aside at a choice: it begins the text that the answer opens, and
//! Enter alone makes no evidence of it.

use super::super::Ctx;
use super::{Done, SessionScreen};
use crate::app::form::Row;
use crate::interview::field::{ExitLine, Field};
use crate::interview::noted;
use crate::interview::prompt::Choice;
use crate::interview::situation::SoFar;

/// What was put aside shows nothing: the line is kept without a word.
const NOT_THAT: &str = " ";

impl SessionScreen {
    /// What begins the text that an answer opened: all that was put aside before it,
    /// in the order in which it was said; of evidence the last alone, for each may be
    /// about something else.
    pub(super) fn aside_before(&self, choice: &Field) -> String {
        let mut words = self.aside_since_the_answer_before(choice);
        if matches!(choice, Field::Exit(_, ExitLine::Status)) {
            words.truncate(1);
        }
        words.reverse();
        words.join(" ")
    }

    /// What was put aside at a choice before it was answered, and after the answer
    /// before that one, the last first. A single key was a slip and says nothing.
    fn aside_since_the_answer_before(&self, choice: &Field) -> Vec<&str> {
        let is_answer = |done: &&Done| matches!(done, Done::Answered(it) if it.field == *choice);
        let since = self.done.iter().rev().skip_while(|done| !is_answer(done)).skip(1);
        let aside = since.take_while(|done| !is_answer(done)).filter_map(|done| match done {
            Done::PutAside { field, text } if field == choice => Some(text.trim()),
            Done::PutAside { .. } | Done::Answered(_) => None,
        });
        aside.filter(|text| text.chars().nth(1).is_some()).collect()
    }

    /// What is asked in focus, as a note of it begins.
    pub(super) fn asked(&self, ctx: &Ctx<'_>) -> Option<String> {
        let held = self.held_on(ctx.books, ctx.page, ctx.now)?;
        let situation = held.situation()?;
        let s = SoFar { situation: &situation, session: held.session };
        Some(noted::asked(s, &self.field()?, &self.form.focused()?.ask.prompt))
    }

    /// Asks whether it shows the outcome, where Enter would keep what was put aside and
    /// nothing else. Whether it had to.
    pub(super) fn asks_of_what_was_put_aside(&mut self) -> bool {
        let Some(Field::Exit(id, ExitLine::Evidence)) = self.field() else { return false };
        let aside = self.aside_before(&Field::Exit(id, ExitLine::Status));
        let typed = self.form.focused().and_then(Row::typed).unwrap_or_default();
        let is_untouched = !aside.is_empty() && typed.trim() == aside;
        if is_untouched {
            let choices = vec![
                Choice::new(aside, '1', "this shows it"),
                Choice::new(NOT_THAT, '2', "it does not: leave it out"),
            ];
            self.form
                .ask("It was put aside before. Does it show what is asked?".to_owned(), choices);
        }
        is_untouched
    }
}
