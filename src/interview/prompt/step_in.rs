//! The gate before a manager takes over. The rep speaks first, and what is
//! marked leaves the rep in the guidance.
//!
//! Source: article 000, when a manager should save a deal.

use super::{Choice, Entry, Prompt, choices};
use crate::domain::call::{CallPlan, ManagerRole};
use crate::domain::id::CallId;
use crate::domain::session::Session;
use crate::domain::step_in::{StepIn, StepInReason};
use crate::interview::field::{Field, StepInLine};
use crate::interview::situation::{Situation, SoFar};

/// Of a loss: it is no catastrophe.
pub const NO_CATASTROPHE: &str = "none";
/// Instead of a step-in: an ask.
pub const AN_ASK: &str = "ask";
/// Instead of a step-in: to say it once.
pub const REHEARSE: &str = "rehearse";

/// What every manager can remember at the gate.
///
/// Source: article 002.
const MANTRA: &str = "My job is to let my reps do theirs.";

impl SoFar<'_> {
    pub(in crate::interview) fn step_in(self, id: &CallId, part: StepInLine) -> Prompt {
        let plan = self.session.calls.get(id).cloned().unwrap_or_default();
        let gate = plan.step_in.clone().unwrap_or_default();
        let (rep, manager) = (self.rep(), self.manager());
        let prompt = |ask: String, entry: Entry| {
            Prompt::new(format!("Before {manager} steps in"), ask, entry)
        };
        match part {
            StepInLine::RepCouldIf => {
                let ask = format!("{rep}: what would have to be true for you to do this yourself?");
                prompt(ask, Entry::Text).kept(gate.rep_could_if).aside(Some(MANTRA))
            }
            StepInLine::Catastrophe => {
                let choices = choices::catastrophes();
                let none = choices.len().saturating_sub(1);
                let ask = "If we lose it, what happens to the company?".to_owned();
                prompt(ask, Entry::Choice(choices, none)).kept(catastrophe(&gate))
            }
            StepInLine::Why => {
                let is_catastrophe = gate.is_catastrophe == Some(true);
                let ask = if is_catastrophe { "What happens to it?" } else { "What for?" };
                prompt(ask.to_owned(), Entry::Line).kept(gate.why)
            }
            StepInLine::JudgedBy => {
                prompt("Who judged that?".to_owned(), Entry::Line).kept(gate.judged_by)
            }
            StepInLine::Instead => {
                let ask = format!("What can {manager} do that leaves {rep} in the lead?");
                prompt(ask, Entry::Choice(self.instead(&plan), 0))
                    .kept(gate.reason.map(StepInReason::as_str))
                    .aside(self.is_largest().then(|| self.go_along()))
            }
            StepInLine::RepKeeps => {
                prompt(format!("What stays with {rep}?"), Entry::Line).kept(gate.rep_keeps)
            }
            StepInLine::Returns => {
                let day = plan.date.and_then(|day| day.tomorrow().ok());
                prompt(format!("When does {rep} have the deal back?"), Entry::Line)
                    .kept(self.day(gate.returns))
                    .offered(self.day(day))
            }
        }
    }

    /// What leaves the rep in the lead comes first; to step in all the same
    /// comes last, and not with the largest order of the year.
    fn instead(self, plan: &CallPlan) -> Vec<Choice> {
        let rep = self.rep();
        let is_largest = self.is_largest();
        let with_role = |role: ManagerRole, label: String| (role.as_str(), label);
        let dignitary = ManagerRole::VisitingDignitary;
        let mut options = Vec::new();
        if is_largest {
            options.push(with_role(dignitary, format!("go along, {rep} leads")));
        }
        options.push((AN_ASK, format!("help with one thing that {rep} asks for")));
        if plan.objective.is_some() {
            options.push((REHEARSE, format!("say it once with {rep}, now")));
        }
        let roles = [dignitary, ManagerRole::DepthAndBreadth, ManagerRole::TechnicalExpert];
        let roles = roles.into_iter().skip(usize::from(is_largest));
        options.extend(
            roles.map(|role| with_role(role, format!("go along: {}", role.in_words(&rep)))),
        );
        if !is_largest {
            let anyway = StepInReason::NO_CATASTROPHES.iter();
            let label =
                |reason: &StepInReason| format!("step in anyway: {}", reason.in_words(&rep));
            options.extend(anyway.map(|reason| (reason.as_str(), label(reason))));
        }
        choices::numbered(options.into_iter().map(|(value, label)| (value.to_owned(), label)))
    }

    pub(in crate::interview) fn is_largest(self) -> bool {
        self.situation.background.size.is_some_and(|size| size.is_largest)
    }

    /// What is said of the largest order of the year.
    pub(in crate::interview) fn go_along(self) -> String {
        format!(
            "The largest order of the year: {} goes along, {} leads.",
            self.manager(),
            self.rep()
        )
    }
}

/// What a loss would do, as it was chosen.
fn catastrophe(gate: &StepIn) -> Option<&'static str> {
    if gate.is_catastrophe? { gate.reason.map(StepInReason::as_str) } else { Some(NO_CATASTROPHE) }
}

/// What an open gate lacks, in words that follow "say"; none where the field is
/// not one of the gate.
pub(crate) fn gate_lack_in_words(
    situation: &Situation<'_>,
    session: &Session,
    field: &Field,
) -> Option<String> {
    let Field::StepIn(_, part) = field else { return None };
    let asking = SoFar { situation, session };
    let (rep, manager) = (asking.rep(), asking.manager());
    Some(match part {
        StepInLine::RepCouldIf => format!("what would let {rep} do it without {manager}"),
        StepInLine::Catastrophe => "what a loss would do to the company".to_owned(),
        StepInLine::Why => format!("what {manager} steps in for"),
        StepInLine::JudgedBy => "who judged what a loss would do".to_owned(),
        StepInLine::Instead => format!("what {manager} can do that leaves {rep} in the lead"),
        StepInLine::RepKeeps => format!("what stays with {rep}"),
        StepInLine::Returns => format!("when {rep} has the deal back"),
    })
}
