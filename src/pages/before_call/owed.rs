//! What they owe, what we owe, and what was answered.

use jiff::civil::Date;

use super::Sheet;
use crate::domain::action::{Action, Side};
use crate::domain::ask::Ask;
use crate::domain::deal::DealNames;
use crate::domain::phrase;
use crate::pages::paper::Block;

/// Days for which an answer is told.
const ANSWERED: i32 = 14;

impl Sheet<'_> {
    /// Their open steps that are due by the call, and what they promised on the last
    /// one.
    pub(super) fn they_owe(&self) -> Vec<Block> {
        let mut rows = self.due(Side::Buyer, |_| false);
        let promised = self.last_held().and_then(|call| {
            let act = call.held.buyer_act.clone()?;
            let by = call.held.buyer_act_by.map(|day| phrase::due_in_words(day, self.today));
            Some((act, by.unwrap_or_else(|| "no day was said".to_owned())))
        });
        rows.extend(
            promised.filter(|(act, _)| !rows.iter().any(|(text, _)| text.ends_with(&**act))),
        );
        Block::few(rows)
    }

    /// Our open steps that are due by the call, or belong to it.
    pub(super) fn you_owe(&self) -> Vec<Block> {
        let call = self.call.map(|call| &call.id);
        Block::few(self.due(Side::Ours, |step| call.is_some() && step.call.as_ref() == call))
    }

    /// Open steps of a side that are due by the call or belong to it, late ones first.
    fn due(&self, side: Side, belongs: impl Fn(&Action) -> bool) -> Vec<(String, String)> {
        let day = self.call.and_then(|call| call.plan.date).unwrap_or(self.today);
        let is_due = |step: &&&Action| step.due.is_some_and(|due| due <= day) || belongs(step);
        let steps = self.book.open_actions();
        let steps = steps.iter().filter(|step| step.owner.side() == side).filter(is_due);
        let row = |step: &&Action| {
            let owner = self.book.deal.owner_name(&step.owner, &self.books.team);
            let due = step.due.map(|due| phrase::due_in_words(due, self.today));
            let due = due.unwrap_or_else(|| "no date".to_owned());
            (format!("{owner}: {}", step.text), due)
        };
        steps.map(row).collect()
    }

    /// What was said to asks that name somebody who will be there, or in the last two
    /// weeks.
    pub(super) fn answers(&self) -> Vec<Block> {
        let with = self.call.map(|call| call.plan.with.as_slice()).unwrap_or_default();
        let is_told = |ask: &&Ask| {
            let named = ask.recipients.values().filter_map(|it| it.person.as_ref());
            let is_recent = |day: Date| (self.today - day).get_days() <= ANSWERED;
            let is_of_them = named.into_iter().any(|id| with.contains(id));
            !ask.was_taken_back() && (is_of_them || ask.answered_on().is_some_and(is_recent))
        };
        let row = |ask: &Ask| {
            let said = ask.result.clone().or_else(|| ask.reply.clone())?;
            let of = ask.of.name(&self.books.team);
            let day = ask.closed.or(ask.replied).map(|day| self.day(day)).unwrap_or_default();
            Some((format!("{of}: {said}"), day))
        };
        Block::few(self.book.asks.values().filter(is_told).filter_map(row).collect())
    }
}
