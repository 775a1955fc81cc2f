//! What the forms about the buyer's people ask. The questions are those of a
//! session.

use jiff::civil::Date;

use super::{LAST_CONTACT, LEFT, NAME, OUT, PersonWhat, STRENGTH, TAKE_OUT};
use crate::app::dialog::Answers;
use crate::app::form::Ask;
use crate::domain::deal::Deal;
use crate::domain::id::{BuyerId, Draw};
use crate::domain::person::{Influence, PersonLine, Relation, Reply, Stance, Strength, UNKNOWN};
use crate::domain::phrase;
use crate::domain::process::Process;
use crate::domain::team::first_word;
use crate::interview::prompt::{Choice, Entry, Offer, Says};
use crate::interview::topic::{Among, Helper};

/// What can be said about anybody, in the order of asking.
const PARTS: [PersonLine; 5] = [
    PersonLine::Title,
    PersonLine::Role,
    PersonLine::Influence,
    PersonLine::Stance,
    PersonLine::Coverage,
];

/// The champion test.
const TEST: [PersonLine; 3] = [PersonLine::Power, PersonLine::Stake, PersonLine::SellsForUs];

/// Questions that a helper asks.
const HELPING: usize = 3;

pub(super) struct Asks<'a> {
    pub(super) deal: &'a Deal,
    pub(super) process: &'a Process,
    pub(super) said: &'a Answers,
    pub(super) today: Date,
    /// What refers to whoever it is about.
    pub(super) mentions: &'a str,
}

impl Asks<'_> {
    /// What a form asks by now.
    pub(super) fn of(&self, what: &PersonWhat) -> Vec<Ask> {
        match what {
            PersonWhat::Add(role) => {
                let mut with = self.deal.clone();
                let name = self.said.get(NAME);
                let ask = Ask::new(NAME, "Who is it? The name", Entry::Line);
                match with.add_person(name, role.clone(), &mut Draw::seeded(0)) {
                    Ok(id) => {
                        let mut asks = vec![ask];
                        asks.extend(Asks { deal: &with, ..*self }.all(&id));
                        asks
                    }
                    Err(_) => vec![ask],
                }
            }
            PersonWhat::Edit(id) => {
                let name = Ask::new(NAME, "The name", Entry::Line);
                let mut asks = vec![name.holding(self.deal.buyer_name(id))];
                asks.extend(self.all(id));
                asks.push(self.last_contact(id));
                asks
            }
            PersonWhat::ReportsTo(id) => vec![self.naming(id, PersonLine::ReportsTo)],
            PersonWhat::Influences(id) => self.tie(id, PersonLine::Influences),
            PersonWhat::AtOdds(id) => self.tie(id, PersonLine::ConflictsWith),
            PersonWhat::Left(id) if self.mentions.is_empty() => {
                let is_out = self.said.get(OUT) == TAKE_OUT;
                let left = (!is_out).then(|| self.left(id));
                std::iter::once(self.out(id)).chain(left).collect()
            }
            PersonWhat::Left(id) => vec![self.left(id)],
        }
    }

    /// All that can be said about somebody.
    fn all(&self, id: &BuyerId) -> Vec<Ask> {
        let mut asks = Vec::new();
        for part in PARTS {
            if part == PersonLine::Role && self.process.roles.is_empty() {
                continue;
            }
            asks.push(self.part(id, part));
            asks.extend(self.helping(id, part));
        }
        if self.may_sell_for_us(id) {
            asks.extend(TEST.map(|part| self.part(id, part)));
            if self.said.get(PersonLine::SellsForUs.as_str()) == Reply::Yes.as_str() {
                asks.push(self.part(id, PersonLine::Evidence));
            }
        }
        asks.push(self.naming(id, PersonLine::ReportsTo));
        asks.extend([PersonLine::Phone, PersonLine::Mail].map(|part| self.part(id, part)));
        asks
    }

    /// One part, as a session asks for it.
    fn part(&self, id: &BuyerId, part: PersonLine) -> Ask {
        let Deal { people, relations, .. } = self.deal;
        let among = Among { people, ties: relations, process: self.process };
        let mut prompt = among.prompt(id, part);
        // The form says of whom.
        prompt.section.clear();
        prompt.offered = Offer::answer(prompt.kept.clone());
        if let Entry::Choice(choices, _) = &mut prompt.entry {
            let last = choices.len().saturating_sub(1);
            if Helper::with(part).is_some() {
                choices.insert(last, Helper::choice());
            }
        }
        Ask { key: part.as_str().to_owned(), prompt, is_asked: true }
    }

    /// The same with those who can be named.
    fn naming(&self, id: &BuyerId, part: PersonLine) -> Ask {
        let others = self.deal.people_there().filter(|(other, _)| *other != id);
        let names: Vec<&str> = others.map(|(other, _)| self.deal.buyer_name(other)).collect();
        let here = if names.is_empty() { String::new() } else { format!("{}. ", names.join(", ")) };
        let several = if part == PersonLine::ReportsTo { "" } else { " Several with commas." };
        let aside = format!("{here}A new name comes onto the map; empty: nobody.{several}");
        self.part(id, part).with_aside(aside)
    }

    /// Who somebody is tied to; where that is somebody new, how strongly.
    fn tie(&self, id: &BuyerId, part: PersonLine) -> Vec<Ask> {
        let mut asks = vec![self.naming(id, part)];
        let mut after = self.deal.clone();
        let told = after.take(id, part, self.said.get(part.as_str()), &mut Draw::seeded(0));
        let is_new = |tie: &Relation| !self.deal.relations.contains(tie);
        if told.is_ok() && self.said.has(part.as_str()) && after.relations.iter().any(is_new) {
            let choices = vec![
                Choice::new(Strength::Strong.as_str(), 's', Strength::Strong.in_words()),
                Choice::new(Strength::Weak.as_str(), 'w', Strength::Weak.in_words()),
                Choice::new(UNKNOWN, '0', "we don't know"),
            ];
            let strength = Entry::Choice(choices, Says::Fact);
            asks.push(Ask::new(STRENGTH, "How strongly, where it is new?", strength));
        }
        asks
    }

    /// What a helper asks, and what it comes to.
    fn helping(&self, id: &BuyerId, part: PersonLine) -> Vec<Ask> {
        let helper = Helper::with(part).filter(|_| self.said.get(part.as_str()) == Helper::HELP);
        let Some(helper) = helper else { return Vec::new() };
        let said = helped(self.said, part);
        let who = first_word(self.deal.buyer_name(id));
        let prompts = helper.prompts(who, &said).into_iter().zip(1..);
        let mut asks: Vec<Ask> = prompts
            .map(|(prompt, number)| Ask { key: helper_key(part, number), prompt, is_asked: true })
            .collect();
        if let Some(leads_to) = helper.leads_to(&said) {
            let so = format!("So: {}. Enter goes on.", in_words(part, leads_to));
            asks.push(Ask::new(&format!("{}-so", part.as_str()), so, Entry::Confirm));
        }
        asks
    }

    /// Whether the champion test is worth its three questions.
    fn may_sell_for_us(&self, id: &BuyerId) -> bool {
        let person = self.deal.people.get(id);
        let stands = answer(self.said, PersonLine::Stance);
        let stands = stands.parse().ok().or_else(|| person.and_then(|person| person.stance));
        let supports = matches!(stands, Some(Stance::StrongSupporter | Stance::Supporter));
        supports || person.is_some_and(|person| person.champion.advocate().is_some())
    }

    fn last_contact(&self, id: &BuyerId) -> Ask {
        let day = self.deal.people.get(id).and_then(|person| person.last_contact);
        let day = day.map(|day| phrase::shown(day, self.today)).unwrap_or_default();
        Ask::new(LAST_CONTACT, "When did we last speak?", Entry::Line).holding(day)
    }

    /// Nothing refers to them: they may be taken out.
    fn out(&self, id: &BuyerId) -> Ask {
        let who = first_word(self.deal.buyer_name(id));
        let choices = vec![
            Choice::new(TAKE_OUT, 'x', format!("take {who} out: named by mistake")),
            Choice::new(LEFT, 'l', format!("{who} was there, and left")),
        ];
        let ask = format!("Nothing refers to {who}. What happened?");
        Ask::new(OUT, ask, Entry::Choice(choices, Says::Fact))
    }

    fn left(&self, id: &BuyerId) -> Ask {
        let left = self.deal.people.get(id).and_then(|person| person.left);
        let who = first_word(self.deal.buyer_name(id));
        let ask = Ask::new(LEFT, format!("When did {who} leave?"), Entry::Line);
        let ask = match left {
            Some(day) => ask.holding(phrase::shown(day, self.today)),
            None => ask.offering("today"),
        };
        let named = match self.mentions {
            "" => String::new(),
            mentions => format!("Named in {mentions}, so {who} stays on the map as gone. "),
        };
        ask.with_aside(format!("{named}Left empty: {who} is still there."))
    }
}

fn helper_key(part: PersonLine, number: usize) -> String {
    format!("{}-{number}", part.as_str())
}

/// What was answered to a helper so far.
fn helped(said: &Answers, part: PersonLine) -> Vec<&str> {
    let answers = (1..=HELPING).map(|number| said.get(&helper_key(part, number)));
    answers.take_while(|answer| !answer.is_empty()).collect()
}

/// The answer to a part: where help was asked for, what that came to.
pub(super) fn answer(said: &Answers, part: PersonLine) -> &str {
    let answer = said.get(part.as_str());
    match Helper::with(part).filter(|_| answer == Helper::HELP) {
        Some(helper) => helper.leads_to(&helped(said, part)).unwrap_or_default(),
        None => answer,
    }
}

fn in_words(part: PersonLine, value: &str) -> &'static str {
    let influence = value.parse().ok().and_then(Influence::in_words);
    let stance = value.parse().ok().and_then(Stance::in_words);
    let known = if part == PersonLine::Influence { influence } else { stance };
    known.unwrap_or("we don't know")
}
