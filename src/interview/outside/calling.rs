//! Calls between sessions: what came of one, and the plan of the next.

use super::Outside;
use std::collections::BTreeMap;

use crate::domain::call::{Asker, Call, CallPlan, Held, ManagerRole};
use crate::domain::change::Change;
use crate::domain::id::{CallId, Draw};
use crate::domain::overrides::Severity;
use crate::domain::{fold, step_in};
use crate::interview::field::{CallLine, Field};
use crate::interview::refusal::Refused;
use crate::interview::spoken::{Piece, Speaking};
use crate::interview::topic;
use crate::reading::wording::{self, ObjectiveFacts};

/// What is said where the manager would step in.
const AT_THE_GATE: &str =
    "who steps in goes through the gate first: that is in a session, at Next call";
/// Parts of a plan that a call cannot do without, and what is said then.
const NEEDED: [(CallLine, &str); 3] = [
    (CallLine::Date, "when is the call? A day, as in next tue"),
    (CallLine::With, "who of theirs is on it? A name"),
    (CallLine::Objective, "what will they agree to do?"),
];

impl Outside<'_> {
    /// What is asked by now of what came of a call.
    pub fn outcome_fields(&self, id: &CallId) -> Vec<Field> {
        let call = self.book.calls.get(id);
        let lines = call.map(|call| topic::outcome::lines(&self.session, call)).unwrap_or_default();
        lines.into_iter().map(|line| Field::Outcome(id.clone(), line)).collect()
    }

    /// What it changes that it was told what came of a call.
    pub fn outcome_change(&self, id: &CallId) -> Option<Change> {
        let call = self.book.calls.get(id)?;
        self.session.outcomes.get(id)?;
        Some(Change::of(call.clone(), fold::call_after(&self.session, &call.untold())))
    }

    /// Goes on from what was told of a call before.
    pub fn tell_again(&mut self, call: &Call) {
        if call.is_told() {
            let told = topic::outcome::untold(call);
            self.session.outcomes.insert(call.id.clone(), told);
        }
    }

    /// Goes on from the plan of a call that is there already.
    pub fn plan_again(&mut self, call: &Call) {
        self.fresh.call = call.id.clone();
        self.session.calls.insert(call.id.clone(), call.plan.clone());
    }

    fn plan(&self) -> CallPlan {
        self.session.calls.get(&self.fresh.call).cloned().unwrap_or_default()
    }

    /// What is asked of the plan of a call.
    pub fn plan_fields(&self) -> Vec<Field> {
        use CallLine as Line;
        let parts = [Line::Date, Line::With, Line::Objective, Line::ActBy, Line::Fallback];
        let role = self.session.manager.as_ref().map(|_| Line::Role);
        let parts = parts.into_iter().chain([Line::Evidence]).chain(role);
        // How long and where is said of a call that is there.
        let is_there = self.book.calls.contains_key(&self.fresh.call);
        let parts = parts.chain([Line::Minutes, Line::Place].into_iter().filter(|_| is_there));
        parts.map(|part| self.plan_field(part)).collect()
    }

    /// The field of a part of the plan.
    pub fn plan_field(&self, part: CallLine) -> Field {
        Field::Call(self.fresh.call.clone(), part)
    }

    /// Takes a part of the plan. Who comes along without asking leaves that to the
    /// rep.
    pub(super) fn take_plan(
        &mut self,
        part: CallLine,
        text: &str,
        draw: &mut Draw,
    ) -> Result<(), Refused> {
        let needed = NEEDED.iter().find(|(needed, _)| *needed == part && text.trim().is_empty());
        if let Some((_, why)) = needed {
            return Err((*why).into());
        }
        let (field, asks) = (self.plan_field(part), self.plan_field(CallLine::Asks));
        self.keep(&field, text, draw)?;
        if let Some(ask) = self.said_ask() {
            let manager = ask.of.first_name(&self.books.team);
            return Err(
                format!("{manager} would do that: it is an ask. What will the buyer do?").into()
            );
        }
        if part == CallLine::Role && self.plan().role_planned != Some(ManagerRole::Absent) {
            self.keep(&asks, Asker::Rep.as_str(), draw)?;
        }
        if step_in::is_open(&self.plan()) { Err(AT_THE_GATE.into()) } else { Ok(()) }
    }

    /// The plan as one sentence, with gaps where nothing was said.
    pub fn plan_aloud(&self) -> String {
        let speaking = Speaking {
            session: &self.session,
            deal: &self.book.deal,
            team: &self.books.team,
            process: Some(&self.process),
            today: self.now.date(),
        };
        let plan = self.plan();
        let pieces = speaking.call(&plan).into_iter().map(|piece| match piece {
            Piece::Fixed(text) => text.to_owned(),
            Piece::Said(text) => text,
            Piece::Gap(text) => format!("[{text}]"),
        });
        let sentence = pieces.collect::<String>();
        [Some(sentence), speaking.roles(&plan)].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// What a coach would still ask about the plan, the heaviest first.
    pub fn plan_questions(&self) -> Vec<String> {
        let (situation, plan) = (self.situation(), self.plan());
        let mut remarks =
            wording::objective(&plan, &ObjectiveFacts::of(&situation, &self.session, &plan));
        remarks.retain(|remark| remark.severity != Severity::Hint);
        remarks.sort_by_key(|remark| (remark.severity, remark.check));
        remarks.into_iter().map(|remark| remark.question).collect()
    }

    /// What the plan changes: the call, and before it the deal where somebody
    /// new is on it.
    pub fn plan_changes(&self) -> Vec<Change> {
        let (before, plan) = (self.book.calls.get(&self.fresh.call), self.plan());
        let call = match before {
            Some(call) => {
                let mut after = call.clone();
                after.replan(plan, self.now.date(), &self.session.rep);
                Change::of(call.clone(), after)
            }
            None => Change::new(Call {
                id: self.fresh.call.clone(),
                deal: self.book.deal.id.clone(),
                status: plan.status(),
                plan,
                held: Held::default(),
                moved: BTreeMap::new(),
                owner_moved: BTreeMap::new(),
                session: None,
            }),
        };
        self.met().into_iter().chain([call]).collect()
    }
}
