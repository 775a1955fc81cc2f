//! Keeping what is found out about the buyer's people.

mod gap;
mod part;

use std::collections::BTreeMap;

use super::{Keeping, Refusal, some};
use crate::domain::id::BuyerId;
use crate::domain::person::{Buyer, NotTold};
use crate::domain::session::{News, Whom};
use crate::reading::people_news;

impl Keeping<'_, '_> {
    /// The rep's news of the buyer's people. They take the place of the news
    /// kept before, and of what those told.
    pub(in crate::interview) fn people_news(&mut self, text: &str) -> Result<(), Refusal> {
        self.take_news_back();
        self.session.people_news = some(text);
        let mut met: BTreeMap<String, BuyerId> = BTreeMap::new();
        for item in people_news::read(text, &self.session.buyers(self.situation.deal)) {
            let id = match item.whom {
                Whom::Known(id) => id,
                Whom::Unknown(name) => {
                    met.entry(name).or_insert_with_key(|name| self.meet(name)).clone()
                }
                Whom::Several(name, ids) => return Err(self.several(&name, &ids)),
            };
            self.tell(&id, &item.news);
        }
        Ok(())
    }

    /// Puts one piece of news into what the session knows of somebody.
    fn tell(&mut self, id: &BuyerId, news: &News) {
        let day = self.session.day();
        let before = self.situation.deal.people.get(id).and_then(|person| person.coverage);
        let person = self.session.people.entry(id.clone()).or_default();
        match news {
            News::SpokenTo => {
                person.last_contact = Some(day);
                person.coverage = person.coverage.or(people_news::one_more_talk(before));
            }
            News::New(_) | News::Moved(_) => {
                person.since = Some(day);
                person.title = person.title.take().or_else(|| news.title().map(str::to_owned));
            }
            News::Gone => person.left = Some(day),
        }
    }

    /// Takes back what the news kept before told, and nothing that was said in
    /// another field.
    fn take_news_back(&mut self) {
        let deal = self.situation.deal;
        let text = self.session.people_news.take().unwrap_or_default();
        let news = people_news::read(&text, &self.session.buyers(deal));
        let titles: Vec<&str> = news.iter().filter_map(|item| item.news.title()).collect();
        for (id, person) in &mut self.session.people {
            let before = deal.people.get(id).and_then(|person| person.coverage);
            if person.last_contact.take().is_some() {
                let told = people_news::one_more_talk(before);
                person.coverage = person.coverage.filter(|coverage| Some(*coverage) != told);
            }
            if person.since.take().is_some() {
                person.title = person.title.take().filter(|title| !titles.contains(&&**title));
            }
            person.left = None;
        }
        self.session.people.retain(|_, person| *person != Buyer::default());
    }

    /// Somebody new on the buyer's side, unless we know them.
    pub(in crate::interview) fn new_person(&mut self, text: &str) -> Result<BuyerId, Refusal> {
        self.one_buyer(text)?.ok_or(NotTold::NeedsName.into())
    }
}
