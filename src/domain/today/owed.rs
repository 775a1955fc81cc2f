//! What somebody owes or waits for: steps, promises, asks and their answers.

use jiff::civil::Date;

use crate::domain::action::{Action, ActionStatus, Owner};
use crate::domain::ask::{Ask, AskStatus, Asked};
use crate::domain::books::DealBook;
use crate::domain::id::{ActionId, AskId, DealId, PersonId};

use super::words::{self, joined};
use super::{About, Eyes, Line, NEWS_DAYS, by_day};

impl Eyes<'_> {
    /// Steps that wait for my word.
    pub(super) fn to_confirm(&self) -> Vec<Line> {
        let is_proposed = |step: &Action| step.status == ActionStatus::Proposed;
        by_day(self.my_steps(is_proposed, About::Confirm))
    }

    /// Steps of mine that are late or due soon.
    pub(super) fn steps(&self) -> Vec<Line> {
        let is_due = |step: &Action| {
            step.status == ActionStatus::Open && step.due.is_some_and(|due| due <= self.until)
        };
        by_day(self.my_steps(is_due, About::Step))
    }

    /// Steps that I owe, and help that I promised, whenever it is due.
    pub(super) fn promises(&self) -> Vec<Line> {
        let is_owed = |step: &Action| step.status == ActionStatus::Open;
        let mut promises = self.my_steps(is_owed, About::Step);
        promises.extend(self.asked_of_me(AskStatus::Accepted, About::Promise));
        by_day(promises)
    }

    /// Asks that wait for my answer.
    pub(super) fn asked(&self) -> Vec<Line> {
        by_day(self.asked_of_me(AskStatus::Open, About::Asked))
    }

    /// What became lately of what I asked for, the newest first.
    pub(super) fn answers(&self) -> Vec<Line> {
        let asks = self.open().flat_map(|book| book.asks.values().map(move |ask| (book, ask)));
        let mine = asks.filter(|(_, ask)| self.is_me(&ask.from));
        let answers = mine.filter_map(|(book, ask)| {
            let day = answered(ask)?;
            let age = (self.day - day).get_days();
            (age <= NEWS_DAYS).then(|| (day, self.answer(book, ask, day)))
        });
        let mut answers: Vec<(Date, Line)> = answers.collect();
        answers.sort_by(|(a, first), (b, second)| (b, &first.text).cmp(&(a, &second.text)));
        answers.into_iter().map(|(_, line)| line).collect()
    }

    fn answer(&self, book: &DealBook, ask: &Ask, day: Date) -> Line {
        let said = if ask.status == AskStatus::Done { &ask.result } else { &ask.reply };
        let whom = ask.of.first_name(&self.books.team);
        let said = said.as_ref().map(|said| format!("{whom}: {said}"));
        Line {
            about: About::Deal(book.deal.id.clone()),
            text: ask.summary(),
            when: words::since(ask.status.as_str(), day, self.day),
            is_late: false,
            beside: joined([Some(book.deal.title()), said]),
        }
    }

    /// Steps of our side that are mine and of that sort.
    fn my_steps(
        &self,
        is_meant: impl Fn(&Action) -> bool,
        about: fn(DealId, ActionId) -> About,
    ) -> Vec<(Option<Date>, Line)> {
        let steps =
            self.open().flat_map(|book| book.actions.values().map(move |step| (book, step)));
        let mine = steps.filter_map(|(book, step)| {
            let Owner::Ours(owner) = &step.owner else { return None };
            (is_meant(step) && self.is_me(owner)).then_some((book, step, owner))
        });
        let line = |(book, step, owner): (&DealBook, &Action, &PersonId)| {
            let whose = || format!("owed by {}", self.books.team.first_name_of(owner));
            let done_when = step.done_when.as_ref().map(|seen| format!("done when: {seen}"));
            let whose = self.me.is_none().then(whose);
            let line = Line {
                about: about(book.deal.id.clone(), step.id.clone()),
                text: step.text.clone(),
                when: words::due(step.due, self.day),
                is_late: step.due.is_some_and(|due| due < self.day),
                beside: joined([Some(book.deal.title()), whose, done_when]),
            };
            (step.due, line)
        };
        mine.map(line).collect()
    }

    /// What was asked of me, where it stands like that.
    fn asked_of_me(
        &self,
        status: AskStatus,
        about: fn(DealId, AskId) -> About,
    ) -> Vec<(Option<Date>, Line)> {
        let asks = self.open().flat_map(|book| book.asks.values().map(move |ask| (book, ask)));
        let mine = asks.filter(|(_, ask)| {
            ask.status == status && matches!(&ask.of, Asked::Ours(of) if self.is_me(of))
        });
        let line = |(book, ask): (&DealBook, &Ask)| {
            let rep = self.books.team.first_name_of(&ask.from);
            let next = ask.my_next.as_ref().map(|next| format!("then {rep}: {next}"));
            let from = format!("asked by {rep}");
            let line = Line {
                about: about(book.deal.id.clone(), ask.id.clone()),
                text: ask.summary(),
                when: words::due(ask.needed_by, self.day),
                is_late: ask.needed_by.is_some_and(|day| day < self.day),
                beside: joined([Some(book.deal.title()), Some(from), next]),
            };
            (ask.needed_by, line)
        };
        mine.map(line).collect()
    }
}

/// The day on which an ask was answered, none where it was not.
pub(in crate::domain) const fn answered(ask: &Ask) -> Option<Date> {
    match ask.status {
        AskStatus::Open => None,
        AskStatus::Accepted | AskStatus::Declined => ask.replied,
        AskStatus::Done => ask.closed,
    }
}
