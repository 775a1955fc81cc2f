//! The calls: what was intended, and beside it what came of it.

use jiff::civil::Date;

use super::{Line, Sheet, Thing, Tone};
use crate::domain::action::Side;
use crate::domain::call::{Asker, Call, CallStatus, ManagerRole, Outcome};
use crate::domain::phrase::{self, joined, listed};

impl Sheet<'_> {
    /// The calls, the last one first.
    pub(super) fn calls(&self) -> Vec<Line> {
        let mut calls: Vec<&Call> = self.book.calls.values().collect();
        calls.sort_by_key(|call| std::cmp::Reverse(call.plan.slot()));
        calls.into_iter().map(|call| self.call(call)).collect()
    }

    fn call(&self, call: &Call) -> Line {
        let plan = &call.plan;
        let day = plan.slot().map(|slot| slot.shown(self.today));
        let day = day.unwrap_or_else(|| "No day".to_owned());
        let with: Vec<&str> = plan.with.iter().map(|id| self.book.deal.buyer_name(id)).collect();
        let with = if with.is_empty() { String::new() } else { format!(" with {}", listed(&with)) };
        let thing = Thing::Call(call.deal.clone(), call.id.clone());
        if call.status == CallStatus::None {
            let why = plan.why_none.clone().unwrap_or_default();
            return Line::new(thing, "No call was planned").below("", why);
        }
        let (came, tone) = self.came(call);
        Line::new(thing, format!("{day}{with}"))
            .right(came, tone)
            .below("intended", self.intended(call))
            .below("they did", self.act(call))
            .below("off because", call.held.off_why.clone().unwrap_or_default())
            .below("roles", self.roles(call))
    }

    /// What the buyer was to agree to, and what less would do.
    fn intended(&self, call: &Call) -> String {
        let plan = &call.plan;
        let by = plan.act_by.map(|day| format!(", by {}", self.day(day))).unwrap_or_default();
        let act = plan.objective.clone().unwrap_or_else(|| "no objective".to_owned());
        let less = plan.fallback.as_ref().map(|less| format!("; if not: {less}"));
        format!("{act}{by}{}", less.unwrap_or_default())
    }

    /// The word for what came of it.
    fn came(&self, call: &Call) -> (String, Tone) {
        match (call.status, call.outcome()) {
            (CallStatus::Planned, _) => match call.plan.date {
                Some(day) if day < self.today => ("what came of it?".to_owned(), Tone::Late),
                Some(_) | None => ("planned".to_owned(), Tone::Plain),
            },
            (CallStatus::Held, Some(came)) => (came.in_words().to_owned(), Tone::Plain),
            (CallStatus::Held, None) => ("held; what came of it?".to_owned(), Tone::Late),
            (CallStatus::Cancelled | CallStatus::None, _) => {
                let by = match call.held.moved_by {
                    Some(Side::Ours) => ", called off by us",
                    Some(Side::Buyer) => ", called off by them",
                    None => "",
                };
                (format!("did not happen{by}"), Tone::Plain)
            }
        }
    }

    /// What they agreed to do in truth.
    fn act(&self, call: &Call) -> String {
        if call.status != CallStatus::Held {
            return String::new();
        }
        let Some(act) = &call.held.buyer_act else {
            let is_silent = call.outcome() == Some(Outcome::Continuation);
            return if is_silent { "nothing agreed".to_owned() } else { String::new() };
        };
        let by = call.held.buyer_act_by.map(|day| format!(", by {}", self.day(day)));
        format!("{act}{}", by.unwrap_or_default())
    }

    /// What the manager was to do there, and what they did; nothing where the
    /// rep went alone as planned.
    fn roles(&self, call: &Call) -> String {
        let rep = self.books.team.first_name_of(&self.book.deal.owner);
        let (planned, did) = (call.plan.role_planned, call.held.role);
        let is_there = |role: &ManagerRole| *role != ManagerRole::Absent;
        if !planned.iter().chain(&did).any(is_there) {
            return String::new();
        }
        let role = |what: &str, role: ManagerRole, asks: Option<Asker>| {
            let asks = asks.filter(|_| is_there(&role)).map(|asks| match asks {
                Asker::Rep => format!(", {rep} asks"),
                Asker::Manager => ", the manager asks".to_owned(),
            });
            format!("{what}: {}{}", role.in_words(rep), asks.unwrap_or_default())
        };
        joined([
            planned.map(|planned| role("planned", planned, call.plan.asks_planned)),
            did.map(|did| role("was", did, call.held.asks)),
        ])
    }

    fn day(&self, day: Date) -> String {
        phrase::shown(day, self.today)
    }
}
