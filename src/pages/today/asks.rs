//! Asks: those that wait for my answer, those that I raised, and offers of help.

use jiff::civil::Date;

use crate::domain::ask::{Ask, AskStatus};
use crate::domain::books::DealBook;
use crate::domain::deal::{DealNames, DealStatus};

use super::words::{self, joined};
use super::{Eyes, Line, NEWS_DAYS, Thing, by_day};

impl Eyes<'_> {
    /// Asks that wait for my answer.
    pub(super) fn asked(&self) -> Vec<Line> {
        by_day(self.asked_of_me(AskStatus::Open))
    }

    /// What was asked of me, where it stands like that.
    pub(super) fn asked_of_me(&self, status: AskStatus) -> Vec<(Option<Date>, Line)> {
        let mine = self
            .asks()
            .filter(|(_, ask)| ask.status == status && self.is_of_me(ask) && !ask.is_open_offer());
        let line = |(book, ask): (&DealBook, &Ask)| {
            let rep = self.books.team.first_name_of(&ask.from);
            let next = ask.my_next.as_ref().map(|next| format!("then {rep}: {next}"));
            let from = format!("asked by {rep}");
            let line = Line {
                thing: Thing::Ask(book.deal.id.clone(), ask.id.clone()),
                text: ask.summary(),
                when: words::due(ask.needed_by, self.day),
                is_late: ask.needed_by.is_some_and(|day| day < self.day),
                beside: joined([Some(book.deal.title_with_outcome()), Some(from), next]),
            };
            (ask.needed_by, line)
        };
        mine.map(line).collect()
    }

    /// Help that is offered to me, and why.
    pub(super) fn offers(&self) -> Vec<Line> {
        let mine = self.asks().filter(|(_, ask)| ask.is_open_offer() && self.is_me(&ask.from));
        let line = |(book, ask): (&DealBook, &Ask)| {
            let seen = ask.what_happened.as_ref().map(|seen| seen.replace('\n', " · "));
            let line = Line {
                thing: Thing::Ask(book.deal.id.clone(), ask.id.clone()),
                text: book.deal.title(),
                when: words::since("since", ask.created, self.day),
                is_late: false,
                beside: joined([Some(ask.of.first_name(&self.books.team).to_owned()), seen]),
            };
            (Some(ask.created), line)
        };
        by_day(mine.map(line).collect())
    }

    /// What I asked for and what became of it lately, and of what I offered:
    /// the newest first.
    pub(super) fn answers(&self) -> Vec<Line> {
        let mine = self.asks().filter(|(_, ask)| self.is_mine(ask) && !ask.was_taken_back());
        let answers = mine.filter_map(|(book, ask)| {
            let day = ask.answered_on().unwrap_or(ask.created);
            let age = (self.day - day).get_days();
            (ask.is_open() || age <= NEWS_DAYS).then(|| (day, self.answer(book, ask, day)))
        });
        let mut answers: Vec<(Date, Line)> = answers.collect();
        answers.sort_by(|(a, first), (b, second)| (b, &first.text).cmp(&(a, &second.text)));
        answers.into_iter().map(|(_, line)| line).collect()
    }

    fn answer(&self, book: &DealBook, ask: &Ask, day: Date) -> Line {
        let said = if ask.status == AskStatus::Done { &ask.result } else { &ask.reply };
        let (of, from) =
            (ask.of.first_name(&self.books.team), self.books.team.first_name_of(&ask.from));
        let who = if ask.is_offer() { from } else { of };
        let said = said.as_ref().map_or_else(|| who.to_owned(), |said| format!("{who}: {said}"));
        let status = match ask.status {
            AskStatus::Open => "open since",
            AskStatus::Declined if ask.is_offer() => "not now,",
            AskStatus::Accepted | AskStatus::Declined | AskStatus::Done => ask.status.as_str(),
        };
        Line {
            thing: Thing::Ask(book.deal.id.clone(), ask.id.clone()),
            text: ask.summary(),
            when: words::since(status, day, self.day),
            is_late: false,
            beside: joined([Some(book.deal.title_with_outcome()), Some(said)]),
        }
    }

    fn asks(&self) -> impl Iterator<Item = (&DealBook, &Ask)> {
        let asks = self.owing().flat_map(|book| book.asks.values().map(move |ask| (book, ask)));
        asks.filter(|(book, ask)| ask.is_open() || book.deal.status == DealStatus::Open)
    }

    /// Whether I am asked, or offer it.
    fn is_of_me(&self, ask: &Ask) -> bool {
        match self.me {
            Some((me, _)) => ask.of.is(me),
            None => true,
        }
    }

    /// Whether I asked for it, or offered it.
    fn is_mine(&self, ask: &Ask) -> bool {
        if ask.is_offer() { self.is_of_me(ask) } else { self.is_me(&ask.from) }
    }
}
