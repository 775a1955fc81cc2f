//! The lines of an ask.

use super::{Choice, Entry, Prompt};
use crate::domain::ask::{Ask, AskKind, AskPart, AskStatus, Recipient};
use crate::domain::id::AskId;
use crate::domain::session::Then;
use crate::interview::field::AskLine;
use crate::interview::prompt::Says;
use crate::interview::situation::SoFar;

impl SoFar<'_> {
    pub(in crate::interview) fn ask(self, id: &AskId, line: AskLine) -> Prompt {
        let Some(ask) = self.session.asks.get(id) else { return self.ask_kind(None) };
        let question = |part: AskPart| part.question(ask.kind);
        let prompt = |ask: &str, entry| Prompt::new(self.section_of(Some(id)), ask, entry);
        match line {
            AskLine::Kind => self.ask_kind(Some(ask)),
            AskLine::Of => prompt("Of whom? Any executive will do", Entry::Line)
                .kept(Some(ask.of.in_one_line(self.situation.team)))
                .aside(Some("A name, or a name and a title, as in \"Eva Lund, CEO\".")),
            AskLine::Recipient => prompt(question(AskPart::Recipient), Entry::Line)
                .kept(Some(recipients(ask)))
                .aside(Some(self.recipients_known())),
            AskLine::Wording => {
                let text = "What should the mail say, word for word? Or leave it empty";
                prompt(text, Entry::Text).kept(ask.wording.as_deref())
            }
            AskLine::Gist => {
                let is_email = ask.kind == AskKind::Email;
                let text = if is_email { "Or in short?" } else { question(AskPart::Gist) };
                prompt(text, Entry::Text).kept(ask.gist.as_deref())
            }
            AskLine::WhatHappened => prompt(question(AskPart::WhatHappened), Entry::Text)
                .kept(ask.what_happened.as_deref())
                .offered(Some(self.situation.background.since_ask.as_str())),
            AskLine::WhatTheyDo => {
                prompt(question(AskPart::WhatTheyDo), Entry::Line).kept(ask.what_they_do.as_deref())
            }
            AskLine::MyNext => {
                prompt(question(AskPart::MyNext), Entry::Line).kept(ask.my_next.as_deref())
            }
            AskLine::MyNextDue => prompt(question(AskPart::MyNextDue), Entry::Line)
                .kept(self.day(ask.my_next_due))
                .offered(Some(self.usual_due())),
            AskLine::RepView => {
                prompt(question(AskPart::RepView), Entry::Text).kept(ask.rep_view.as_deref())
            }
            AskLine::NeededBy => prompt("By when do you need it?", Entry::Line)
                .kept(self.day(ask.needed_by))
                .offered(Some(self.usual_due())),
        }
    }

    fn section_of(self, id: Option<&AskId>) -> String {
        let ask = id.and_then(|id| self.session.asks.get(id));
        let of = ask.map_or_else(
            || self.manager(),
            |ask| ask.of.first_name(self.situation.team).to_owned(),
        );
        format!("{} asks {of}", self.rep())
    }

    fn ask_kind(self, ask: Option<&Ask>) -> Prompt {
        let label = |kind: AskKind| match kind {
            AskKind::Email => "a mail to somebody",
            AskKind::Call => "a call to somebody",
            AskKind::Meeting => "a meeting",
            AskKind::Resource => "people, time, money or material",
            AskKind::Opinion => "an opinion, after your own",
            AskKind::Unsure => "not sure how: talk it through next time",
        };
        let choices = AskKind::ALL.iter().zip('1'..='9');
        let choices = choices.map(|(kind, key)| Choice::new(kind.as_str(), key, label(*kind)));
        let id = ask.map(|ask| &ask.id);
        Prompt::new(
            self.section_of(id),
            "What would help?",
            Entry::Choice(choices.collect(), Says::Plan(0)),
        )
        .kept(ask.map(|ask| ask.kind.as_str()))
    }

    /// The people on the buyer map, whose titles come along.
    fn recipients_known(self) -> String {
        let buyers = self.session.buyers(self.situation.deal);
        let names: Vec<String> = buyers.into_values().map(|buyer| buyer.name).collect();
        let how = "Several with commas; a semicolon before somebody who is not on the map. Title and \
                   number may follow a name.";
        if names.is_empty() {
            return how.to_owned();
        }
        format!("{}. {how}", names.join(" · "))
    }
}

/// The answers to an ask that stands like that, by whoever is asked.
pub fn answers(status: AskStatus) -> Entry {
    let promised = || {
        let done = Choice::new(Then::Done.as_str(), 'd', "it is done");
        vec![done, Choice::new(Then::Drop.as_str(), 'n', "not after all, and why")]
    };
    match status {
        AskStatus::Open => Entry::Choice(super::answers_to_an_ask(), Says::Plan(0)),
        AskStatus::Accepted => Entry::Choice(promised(), Says::Plan(0)),
        AskStatus::Declined | AskStatus::Done => Entry::Confirm,
    }
}

fn recipients(ask: &Ask) -> String {
    ask.recipients.values().map(Recipient::in_one_line).collect::<Vec<_>>().join("; ")
}
