//! Keeping the lines of an ask.

use super::{Keeping, Refusal, some, word};
use crate::domain::ask::{Ask, AskKind, Asked, Executive, Recipient};
use crate::domain::id::AskId;
use crate::domain::names;
use crate::domain::names::Match;
use crate::domain::person::NotTold;
use crate::interview::field::AskLine;

impl Keeping<'_, '_> {
    /// One line of an ask; without a kind it goes.
    pub(in crate::interview) fn ask(
        &mut self,
        id: &AskId,
        line: AskLine,
        text: &str,
    ) -> Result<(), Refusal> {
        if line == AskLine::Kind {
            return self.ask_kind(id, text);
        }
        let Some(mut ask) = self.session.asks.get(id).cloned() else { return Ok(()) };
        match line {
            AskLine::Kind => {}
            AskLine::Of => ask.of = self.asked(text)?,
            AskLine::Recipient => self.recipients(&mut ask, text)?,
            AskLine::Wording => ask.wording = some(text),
            AskLine::Gist => ask.gist = some(text),
            AskLine::WhatHappened => ask.what_happened = some(text),
            AskLine::WhatTheyDo => ask.what_they_do = some(text),
            AskLine::MyNext => ask.my_next = some(text),
            AskLine::MyNextDue => ask.my_next_due = self.day(text)?,
            AskLine::RepView => ask.rep_view = some(text),
            AskLine::NeededBy => ask.needed_by = self.day(text)?,
        }
        self.session.asks.insert(id.clone(), ask);
        Ok(())
    }

    /// The kind comes first: with it the ask is there. What the rep needs to
    /// get the deal going again is what the first one is about.
    fn ask_kind(&mut self, id: &AskId, text: &str) -> Result<(), Refusal> {
        let Some(kind) = word::<AskKind>(text)? else {
            self.session.asks.remove(id);
            return Ok(());
        };
        if let Some(ask) = self.session.asks.get_mut(id) {
            ask.kind = kind;
            return Ok(());
        }
        let nobody = || Asked::Executive(Executive { name: String::new(), title: None });
        let of = self.session.manager.clone().map_or_else(nobody, Asked::Ours);
        let (deal, rep) = (self.session.deal.clone(), self.session.rep.clone());
        let today = self.situation.today();
        let mut ask = Ask::new(id.clone(), deal, kind, rep, of, today);
        ask.session = Some(self.session.id.clone());
        if !self.session.need_is_an_ask() {
            ask.gist.clone_from(&self.session.in_the_way.need);
        }
        self.session.asks.insert(id.clone(), ask);
        Ok(())
    }

    /// Who is asked: one of our team, else an executive from outside it.
    fn asked(&self, text: &str) -> Result<Asked, Refusal> {
        let people = &self.situation.team.people;
        let executive = Executive::read(text).ok_or(Refusal::WhoIsAsked)?;
        let name = text.split(',').next().unwrap_or_default();
        let ours = match names::find(name, people) {
            Match::One(id) => Some(id),
            Match::None => None,
            Match::Several(ids) => {
                let names: Vec<&str> =
                    ids.iter().map(|id| self.situation.team.name_of(id)).collect();
                let candidates = names.join(" or ");
                return Err(NotTold::Several { name: executive.name, candidates }.into());
            }
        };
        match (ours, names::near(&executive.name, people)) {
            (Some(id), _) if id == self.session.rep => Err(Refusal::AsksThemselves),
            (Some(id), _) => Ok(Asked::Ours(id)),
            (None, Some(near)) => {
                Err(Refusal::Near { name: executive.name.clone(), near: near.to_owned() })
            }
            (None, None) => Ok(Asked::Executive(executive)),
        }
    }

    /// Who is to be called or written to.
    fn recipients(&mut self, ask: &mut Ask, text: &str) -> Result<(), Refusal> {
        ask.recipients.clear();
        for one in Recipient::list(text, &self.session.buyers(self.situation.deal))? {
            ask.add_recipient(one, self.draw);
        }
        Ok(())
    }
}
