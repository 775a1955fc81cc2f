//! The next call: one sentence, and who is on it for us.

use super::{Choice, Entry, Prompt, YES, objective, objective_start, sentence_start, who_acts};
use crate::domain::call::{Asker, CallPlan, ManagerRole};
use crate::domain::id::{BuyerId, CallId};
use crate::interview::field::CallLine;
use crate::interview::situation::SoFar;

impl SoFar<'_> {
    pub(in crate::interview) fn call(self, id: &CallId, part: CallLine) -> Prompt {
        let plan = self.session.calls.get(id).cloned().unwrap_or_default();
        let deal = self.situation.deal;
        let who = who_acts(self.situation, self.session, &plan.with);
        let prompt = |ask: &str| Prompt::new("The next call", ask, Entry::Line);
        match part {
            CallLine::Date => prompt("When is the next call?")
                .kept(self.day(plan.date))
                .aside(Some("Left empty: no call is planned.")),
            CallLine::WhyNone => prompt("No call planned: why?").kept(plan.why_none),
            CallLine::With => {
                let names = plan.with.iter().map(|who| self.session.buyer_name(deal, who));
                prompt("Who of theirs is on it?")
                    .kept(Some(names.collect::<Vec<_>>().join(", ")))
                    .offered(self.the_one_to_move())
            }
            CallLine::Objective => prompt(&format!("What will {who} agree to?"))
                .kept(plan.objective)
                .offered(objective_start(self.situation, self.session, &plan.with))
                .aside(self.example()),
            CallLine::ActBy => prompt(&format!("By when will {who} have done it?"))
                .kept(self.day(plan.act_by))
                .offered(self.day(plan.date)),
            CallLine::Fallback => prompt("If not, what smaller act?")
                .kept(plan.fallback)
                .offered(self.fallback_start(&plan.with)),
            CallLine::Evidence => prompt("How will we see it? A mail, an invitation, a document")
                .kept(plan.evidence_wanted),
            CallLine::Role => self.role_planned(&plan),
            CallLine::Asks => self.asks_planned(&plan),
            CallLine::SayItOnce => self.say_it_once(),
        }
    }

    fn example(self) -> Option<String> {
        let example = objective(self.situation, self.session)?.examples.first()?;
        Some(format!("For example: {example}"))
    }

    fn fallback_start(self, with: &[BuyerId]) -> Option<String> {
        let start = objective(self.situation, self.session)?.fallback.as_deref()?;
        Some(sentence_start(&who_acts(self.situation, self.session, with), start))
    }

    /// Whether the manager is there, and why.
    fn role_planned(self, plan: &CallPlan) -> Prompt {
        let (rep, manager) = (self.rep(), self.manager());
        let choices = roles(&rep);
        Prompt::new(
            "Who is there for us",
            format!("Will {manager} be there?"),
            Entry::Choice(choices, 0),
        )
        .kept(plan.role_planned.map(ManagerRole::as_str))
        .aside(self.is_largest().then(|| self.go_along()))
    }

    fn asks_planned(self, plan: &CallPlan) -> Prompt {
        let choices = vec![
            Choice::new(Asker::Rep.as_str(), '1', self.rep()),
            Choice::new(Asker::Manager.as_str(), '2', self.manager()),
        ];
        Prompt::new(
            "Who is there for us",
            "Who asks for the commitment?",
            Entry::Choice(choices, 0),
        )
        .kept(plan.asks_planned.map(Asker::as_str))
    }

    fn say_it_once(self) -> Prompt {
        let (rep, manager) = (self.rep(), self.manager());
        let ask = format!("Say it once, now? {rep} asks, {manager} plays the buyer");
        let choices = vec![Choice::new("no", 'n', "not today"), Choice::new(YES, 'y', "yes, now")];
        Prompt::new("Say it once", ask, Entry::Choice(choices, 0))
    }

    pub(in crate::interview) fn said_once(self) -> Prompt {
        let plan = self.session.calls.values().next().cloned().unwrap_or_default();
        let who = who_acts(self.situation, self.session, &plan.with);
        let ask = format!(
            "{} asks, {} plays {who}. Then the other way round, if you like.",
            self.rep(),
            self.manager()
        );
        Prompt::new("Say it once", ask, Entry::Confirm).aside(Some("Enter goes on when you have."))
    }
}

/// The four roles of a manager on a call, after that of not being there.
///
/// Source: article 003.
pub(in crate::interview) fn roles(rep: &str) -> Vec<Choice> {
    let keys = ['1', '2', '3', '4'];
    let there = ManagerRole::ALL.iter().filter(|role| **role != ManagerRole::Absent).zip(keys);
    let yes = |(role, key): (&ManagerRole, char)| {
        Choice::new(role.as_str(), key, format!("yes: {}", role.in_words(rep)))
    };
    let no = Choice::new(ManagerRole::Absent.as_str(), 'n', "no");
    std::iter::once(no).chain(there.map(yes)).collect()
}
