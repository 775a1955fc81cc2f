//! The dialog that hands a paper on: as a file, in a mail, into a calendar.

use super::{Answers, DialogCtx, Questions};
use crate::app::effect::{Content, Effect, Mail, Out};
use crate::app::form::Ask as Field;
use crate::app::screen::Ctx;
use crate::domain::change::Change;
use crate::domain::id::DealId;
use crate::interview::prompt::{Choice, Entry, Says};
use crate::interview::refusal::Refused;
use crate::pages::handout::{self, Handout};
use crate::pages::thing::Thing;

/// How the places of these forms begin.
const KIND: &str = "hand-on";
const WHICH: &str = "which";
const HOW: &str = "how";
const THEIRS: &str = "theirs";
const TEXT: &str = "text";
const MARKDOWN: &str = "markdown";
const MAIL: &str = "mail";
const CALENDAR: &str = "calendar";

/// What is handed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOn(pub Thing);

impl HandOn {
    fn deal(&self) -> Option<&DealId> {
        self.0.deal()
    }

    /// The paper that was chosen, where there is a choice.
    fn handout(&self, said: &Answers, around: DialogCtx<'_>) -> Option<Handout> {
        if said.get(WHICH) == THEIRS {
            return handout::buyers_page(&self.0, around.books, around.today);
        }
        handout::of(&self.0, around.books, around.now)
    }

    /// Of a deal there are two papers, where they agreed to anything.
    fn which(&self, around: DialogCtx<'_>) -> Option<Field> {
        if !matches!(self.0, Thing::Deal(_)) {
            return None;
        }
        handout::buyers_page(&self.0, around.books, around.today)?;
        let choices = vec![
            Choice::new("ours", 'b', "the page before the next call: for us only"),
            Choice::new(THEIRS, 'p', "what they agreed to: for them"),
        ];
        Some(Field::new(WHICH, "Which paper?", Entry::Choice(choices, Says::Fact)))
    }

    fn how(&self, handout: &Handout, around: DialogCtx<'_>) -> Field {
        let mail = match &handout.to {
            Some(to) => format!("a mail to {}: opens your mail program", to.name),
            None => "a mail: opens your mail program".to_owned(),
        };
        let mut choices = vec![
            Choice::new(TEXT, 't', "a text file, for chat and notes"),
            Choice::new(MARKDOWN, 'd', "a Markdown file"),
            Choice::new(MAIL, 'm', &mail),
        ];
        if handout::entry(&self.0, around.books, around.now).is_some() {
            choices.push(Choice::new(CALENDAR, 'c', "a calendar file"));
        }
        Field::new(HOW, "How do you hand it on?", Entry::Choice(choices, Says::Fact))
    }
}

impl Questions for HandOn {
    fn place(&self) -> String {
        KIND.to_owned()
    }

    fn title(&self, around: DialogCtx<'_>) -> Option<String> {
        let paper = handout::of(&self.0, around.books, around.now)?.paper;
        let deal = around.books.deals.get(self.deal()?)?.deal.title();
        if self.which(around).is_some() {
            return Some(deal);
        }
        let is_named = paper.title.contains(&deal);
        Some(if is_named { paper.title } else { format!("{}\n{deal}", paper.title) })
    }

    fn asks(&self, said: &Answers, around: DialogCtx<'_>) -> Option<Vec<Field>> {
        let which = self.which(around);
        let is_chosen = which.is_none() || !said.get(WHICH).is_empty();
        let handout = self.handout(said, around).filter(|_| is_chosen);
        let how = handout.map(|handout| self.how(&handout, around));
        Some(which.into_iter().chain(how).collect())
    }

    fn understood(
        &self,
        _: &str,
        _: &Answers,
        _: DialogCtx<'_>,
    ) -> Result<Option<String>, Refused> {
        Ok(None)
    }

    fn changes(&self, _: &Answers, _: &mut Ctx<'_>) -> Result<Vec<Change>, String> {
        Ok(Vec::new())
    }

    fn goes_out(&self, said: &Answers, around: DialogCtx<'_>) -> Option<Effect> {
        let handout = self.handout(said, around)?;
        let (deal, day) = (self.deal()?.clone(), handout.day);
        let content = match said.get(HOW) {
            TEXT => Content::Text(handout.paper),
            MARKDOWN => Content::Markdown(handout.paper),
            CALENDAR => Content::Calendar(handout::entry(&self.0, around.books, around.now)?),
            MAIL => {
                let (paper, to) = (handout.paper, handout.to);
                // What we call the deal is not for them.
                let is_theirs = said.get(WHICH) == THEIRS;
                let ours = around.books.deals.get(&deal)?.deal.title();
                let subject = if is_theirs { paper.title.clone() } else { ours };
                return Some(Effect::Mail(Box::new(Mail { to, subject, paper })));
            }
            _ => return None,
        };
        Some(Effect::Write(Box::new(Out { deal, day, what: handout.what, content })))
    }
}
