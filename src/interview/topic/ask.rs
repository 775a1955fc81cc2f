//! An ask to be raised: what kind of help, of whom, and what that kind needs.

use crate::domain::ask::{Ask, AskKind, AskPart, AskStatus, Asked, Executive, Recipient};
use crate::domain::id::AskId;
use crate::domain::names;
use crate::domain::names::Match;
use crate::domain::person::NotTold;
use crate::domain::session::Then;
use crate::interview::field::{AskLine, Field};
use crate::interview::keeping::{Keeping, some, word};
use crate::interview::leads::Leads;
use crate::interview::prompt::{Choice, Entry, Prompt, Reads, Says};
use crate::interview::refusal::Refusal;
use crate::interview::situation::SoFar;
use crate::reading::when::Way;
use crate::reading::{person, recipient};

/// The kind, then what that kind needs.
pub(crate) fn fields(s: SoFar<'_>, id: &AskId) -> Vec<Field> {
    let kind = s.session.asks.get(id).map(|ask| ask.kind);
    lines(kind).iter().map(|line| Field::Ask(id.clone(), *line)).collect()
}

const fn lines(kind: Option<AskKind>) -> &'static [AskLine] {
    use AskLine as Line;
    match kind {
        None => &[Line::Kind],
        Some(AskKind::Email) => {
            &[Line::Kind, Line::Of, Line::Recipient, Line::Wording, Line::Gist, Line::NeededBy]
        }
        Some(AskKind::Call) => &[
            Line::Kind,
            Line::Of,
            Line::Recipient,
            Line::WhatHappened,
            Line::WhatTheyDo,
            Line::MyNext,
            Line::MyNextDue,
            Line::NeededBy,
        ],
        Some(AskKind::Opinion) => {
            &[Line::Kind, Line::Of, Line::RepView, Line::Gist, Line::NeededBy]
        }
        Some(AskKind::Meeting | AskKind::Resource | AskKind::Unsure) => {
            &[Line::Kind, Line::Of, Line::Gist, Line::NeededBy]
        }
    }
}

pub(crate) fn ask(s: SoFar<'_>, id: &AskId, line: AskLine) -> Prompt {
    let Some(ask) = s.session.asks.get(id) else { return ask_kind(s, None) };
    let question = |part: AskPart| part.question(ask.kind);
    let prompt = |ask_for: &str, entry| Prompt::new(section(s, Some(ask)), ask_for, entry);
    match line {
        AskLine::Kind => ask_kind(s, Some(ask)),
        AskLine::Of => prompt("Who should do it? Your manager, or any executive", Entry::Line)
            .kept(Some(ask.of.in_one_line(s.situation.team)))
            .reads(Reads::Asked)
            .aside(Some("A name, or a name and a title, as in \"Eva Lund, CEO\".")),
        AskLine::Recipient => prompt(question(AskPart::Recipient), Entry::Line)
            .kept(Some(recipients(ask)))
            .reads(Reads::Recipients)
            .aside(Some(recipients_known(s))),
        AskLine::Wording => {
            let text = "The exact words, if you have them";
            prompt(text, Entry::Text).kept(ask.wording.as_deref())
        }
        AskLine::Gist => {
            let is_email = ask.kind == AskKind::Email;
            let text = if is_email { "Or the gist" } else { question(AskPart::Gist) };
            prompt(text, Entry::Text).kept(ask.gist.as_deref())
        }
        AskLine::WhatHappened => prompt(question(AskPart::WhatHappened), Entry::Text)
            .kept(ask.what_happened.as_deref())
            .offered(Some(s.situation.background.since_ask.as_str())),
        AskLine::WhatTheyDo => {
            prompt(question(AskPart::WhatTheyDo), Entry::Line).kept(ask.what_they_do.as_deref())
        }
        AskLine::MyNext => {
            prompt(question(AskPart::MyNext), Entry::Line).kept(ask.my_next.as_deref())
        }
        AskLine::MyNextDue => prompt(question(AskPart::MyNextDue), Entry::Line)
            .kept(s.day(ask.my_next_due))
            .reads(Reads::Day(Way::Ahead))
            .offered(Some(s.usual_due())),
        AskLine::RepView => {
            prompt(question(AskPart::RepView), Entry::Text).kept(ask.rep_view.as_deref())
        }
        AskLine::NeededBy => prompt("By when do you need it?", Entry::Line)
            .kept(s.day(ask.needed_by))
            .reads(Reads::Day(Way::Ahead))
            .offered(Some(s.usual_due())),
    }
}

pub(crate) fn take(
    k: &mut Keeping<'_, '_>,
    id: &AskId,
    line: AskLine,
    text: &str,
) -> Result<Leads, Refusal> {
    if line == AskLine::Kind {
        take_kind(k, id, text)?;
        return Ok(Leads::On);
    }
    let Some(mut ask) = k.session.asks.get(id).cloned() else { return Ok(Leads::On) };
    match line {
        AskLine::Kind => {}
        AskLine::Of => ask.of = asked(k.so_far(), text)?,
        AskLine::Recipient => take_recipients(k, &mut ask, text)?,
        AskLine::Wording => ask.wording = some(text),
        AskLine::Gist => ask.gist = some(text),
        AskLine::WhatHappened => ask.what_happened = some(text),
        AskLine::WhatTheyDo => ask.what_they_do = some(text),
        AskLine::MyNext => ask.my_next = some(text),
        AskLine::MyNextDue => ask.my_next_due = k.day(text, ask.my_next_due, Way::Ahead)?,
        AskLine::RepView => ask.rep_view = some(text),
        AskLine::NeededBy => ask.needed_by = k.day(text, ask.needed_by, Way::Ahead)?,
    }
    k.session.asks.insert(id.clone(), ask);
    Ok(Leads::On)
}

pub(crate) fn is_kept(s: SoFar<'_>, id: &AskId, line: AskLine) -> bool {
    let Some(ask) = s.session.asks.get(id) else { return false };
    match line {
        AskLine::Kind | AskLine::Of => true,
        AskLine::Recipient => ask.has(AskPart::Recipient),
        AskLine::Wording => ask.wording.is_some(),
        AskLine::Gist => ask.gist.is_some(),
        AskLine::WhatHappened => ask.has(AskPart::WhatHappened),
        AskLine::WhatTheyDo => ask.has(AskPart::WhatTheyDo),
        AskLine::MyNext => ask.has(AskPart::MyNext),
        AskLine::MyNextDue => ask.has(AskPart::MyNextDue),
        AskLine::RepView => ask.has(AskPart::RepView),
        AskLine::NeededBy => ask.needed_by.is_some(),
    }
}

/// The answers to an ask that stands like that, by whoever is asked.
pub fn answers(status: AskStatus) -> Entry {
    let promised = || {
        let done = Choice::new(Then::Done.as_str(), 'd', "it is done");
        vec![done, Choice::new(Then::Drop.as_str(), 'n', "not after all, and why")]
    };
    match status {
        AskStatus::Open => Entry::Choice(answers_to_open(), Says::Fact),
        AskStatus::Accepted => Entry::Choice(promised(), Says::Fact),
        AskStatus::Declined | AskStatus::Done => Entry::Confirm,
    }
}

/// The manager's answers to an ask that waits for one.
pub(super) fn answers_to_open() -> Vec<Choice> {
    vec![
        Choice::new(Then::Accepted.as_str(), 'y', "yes: I promise it"),
        Choice::new(Then::Done.as_str(), 'd', "done, or talked through"),
        Choice::new(Then::Drop.as_str(), 'n', "no, and why"),
    ]
}

fn ask_kind(s: SoFar<'_>, ask: Option<&Ask>) -> Prompt {
    let label = |kind: AskKind| match kind {
        AskKind::Email => "an email",
        AskKind::Call => "a call to somebody",
        AskKind::Meeting => "a meeting",
        AskKind::Resource => "people, time, money or material",
        AskKind::Opinion => "an opinion (yours first)",
        AskKind::Unsure => "not sure: let's talk it through",
    };
    let choices = AskKind::ALL.iter().zip('1'..='9');
    let choices = choices.map(|(kind, key)| Choice::new(kind.as_str(), key, label(*kind)));
    let entry = Entry::Choice(choices.collect(), Says::Plan(0));
    Prompt::new(section(s, ask), "What would help?", entry).kept(ask.map(|ask| ask.kind.as_str()))
}

/// The heading: who asks whom.
fn section(s: SoFar<'_>, ask: Option<&Ask>) -> String {
    let named = |ask: &Ask| ask.of.first_name(s.situation.team).to_owned();
    format!("{} asks {}", s.rep(), ask.map_or_else(|| s.manager(), named))
}

fn recipients(ask: &Ask) -> String {
    ask.recipients.values().map(Recipient::in_one_line).collect::<Vec<_>>().join("; ")
}

/// The people on the buyer map, whose titles come along.
fn recipients_known(s: SoFar<'_>) -> String {
    let buyers = s.buyers();
    let names: Vec<String> = buyers.into_values().map(|buyer| buyer.name).collect();
    let how = "Several with commas; a semicolon before somebody who is not on the map. Title and \
               number may follow a name.";
    if names.is_empty() {
        return how.to_owned();
    }
    format!("{}. {how}", names.join(" · "))
}

/// The kind comes first: with it the ask is there, without one it goes. What the
/// rep needs to get the deal going again is what the first one is about.
fn take_kind(k: &mut Keeping<'_, '_>, id: &AskId, text: &str) -> Result<(), Refusal> {
    let Some(kind) = word::<AskKind>(text)? else {
        k.session.asks.remove(id);
        return Ok(());
    };
    if let Some(ask) = k.session.asks.get_mut(id) {
        ask.kind = kind;
        return Ok(());
    }
    let nobody = || Asked::Executive(Executive { name: String::new(), title: None });
    let of = k.session.manager.clone().map_or_else(nobody, Asked::Ours);
    let (deal, rep) = (k.session.deal.clone(), k.session.rep.clone());
    let mut ask = Ask::new(id.clone(), deal, kind, rep, of, k.situation.today());
    ask.session = Some(k.session.id.clone());
    if !k.session.need_is_an_ask() {
        ask.gist.clone_from(&k.session.in_the_way.need);
    }
    k.session.asks.insert(id.clone(), ask);
    Ok(())
}

/// Who is asked: one of our team, else an executive from outside it.
fn asked(s: SoFar<'_>, text: &str) -> Result<Asked, Refusal> {
    let people = &s.situation.team.people;
    let executive = recipient::executive(text).ok_or(Refusal::WhoIsAsked)?;
    let name = text.split(',').next().unwrap_or_default();
    match names::find(name, people) {
        Match::One(id) if id == s.session.rep => return Err(Refusal::AsksThemselves),
        Match::One(id) => {
            s.situation.team.takes_on(&id, s.situation.today())?;
            return Ok(Asked::Ours(id));
        }
        Match::None => {}
        Match::Several(ids) => {
            let names: Vec<&str> = ids.iter().map(|id| s.situation.team.name_of(id)).collect();
            let candidates = names.join(" or ");
            return Err(NotTold::Several { name: executive.name, candidates }.into());
        }
    }
    match names::near(&executive.name, people).as_slice() {
        [] => {
            person::is_somebodys(&executive.name)?;
            Ok(Asked::Executive(executive))
        }
        near => Err(Refusal::Near { near: near.join(" or "), name: executive.name }),
    }
}

/// Who is to be called or written to.
fn take_recipients(k: &mut Keeping<'_, '_>, ask: &mut Ask, text: &str) -> Result<(), Refusal> {
    ask.recipients.clear();
    let recipients = recipient::list(text, &k.session.buyers(k.situation.deal))?;
    recipient::are_somebodys(&recipients, k.situation.team, &k.situation.deal.account)?;
    for one in recipients {
        ask.add_recipient(one, k.draw);
    }
    Ok(())
}
