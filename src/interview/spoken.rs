//! What was said, in sentences that can be read aloud: promises, the next
//! call, and the summary of a session.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::domain::action::Owner;
use crate::domain::ask::Ask;
use crate::domain::call::{Asker, CallPlan, ManagerRole};
use crate::domain::deal::Deal;
use crate::domain::phrase::{self, Stem, clause, count, listed, within};
use crate::domain::process::Process;
use crate::domain::session::{NewStep, Session, owed_after};
use crate::domain::step_in::StepIn;
use crate::domain::team::Team;
use crate::interview::situation::{Situation, SoFar};

/// A piece of a sentence that is filled while it is spoken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words that are always there.
    Fixed(&'static str),
    /// What was said.
    Said(String),
    /// What is still missing.
    Gap(&'static str),
}

impl Piece {
    fn of(said: Option<String>, gap: &'static str) -> Self {
        said.map_or(Self::Gap(gap), Self::Said)
    }
}

/// What is needed to say names: who is who on both sides.
#[derive(Clone, Copy, Debug)]
pub struct Speaking<'a> {
    /// The session.
    pub session: &'a Session,
    /// Its deal.
    pub deal: &'a Deal,
    /// Our own team.
    pub team: &'a Team,
    /// The process that says which step-ins are accepted; none where it cannot
    /// be read.
    pub process: Option<&'a Process>,
    /// This day.
    pub today: Date,
}

impl<'a> Speaking<'a> {
    /// What a session says so far.
    pub(super) fn of(s: SoFar<'a>) -> Self {
        let Situation { deal, team, process, .. } = *s.situation;
        Self { session: s.session, deal, team, process: Some(process), today: s.situation.today() }
    }
}

impl Speaking<'_> {
    /// The next call as one sentence, with gaps where nothing was said.
    pub fn call(&self, plan: &CallPlan) -> Vec<Piece> {
        if let Some(why) = &plan.why_none {
            return vec![Piece::Fixed("No call is planned: "), Piece::Said(why.clone())];
        }
        let day = |day: Option<Date>| day.map(|day| phrase::shown(day, self.today));
        let with: Vec<&str> =
            plan.with.iter().map(|who| self.session.buyer_name(self.deal, who)).collect();
        let with = (!with.is_empty()).then(|| listed(&with));
        let act = plan.objective.as_deref().map(clause);
        vec![
            Piece::Fixed("On "),
            Piece::of(plan.slot().map(|slot| slot.shown(self.today)), "day"),
            Piece::Fixed(" with "),
            Piece::of(with, "who"),
            Piece::Fixed(": "),
            Piece::of(act, "act"),
            Piece::Fixed(" by "),
            Piece::of(day(plan.act_by), "day"),
            Piece::Fixed("; if not, "),
            Piece::of(
                plan.fallback.as_deref().map(|it| within(Stem::IfNot.before(it))),
                "smaller act",
            ),
            Piece::Fixed(". We see it by "),
            Piece::of(
                plan.evidence_wanted.as_deref().map(|it| within(Stem::SeenBy.before(it))),
                "mail, invite, document",
            ),
            Piece::Fixed("."),
        ]
    }

    /// The next call as it is read aloud, with who goes along for what.
    pub fn call_aloud(&self, plan: &CallPlan) -> String {
        let call = spoken(&self.call(plan));
        [Some(call), self.roles(plan)].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// What the manager does on the next call, and who asks; none where the rep
    /// goes alone.
    pub fn roles(&self, plan: &CallPlan) -> Option<String> {
        let manager = self.team.first_name_of(self.session.manager.as_ref()?);
        let rep = self.team.first_name_of(&self.session.rep);
        plan.date?;
        let role = plan.role_planned.filter(|role| *role != ManagerRole::Absent)?;
        if let Some(steps_in) = plan.step_in.as_ref().and_then(|it| self.steps_in(manager, it)) {
            return Some(steps_in);
        }
        let asks = plan.asks_planned.map(|asks| match asks {
            Asker::Rep => format!(" {rep} asks."),
            Asker::Manager => format!(" {manager} asks."),
        });
        let asks = asks.unwrap_or_default();
        Some(format!("{manager} goes along {}.{asks}", role.in_words(rep)))
    }

    /// That a manager steps in, and what for; none while no reason was said.
    fn steps_in(&self, manager: &str, gate: &StepIn) -> Option<String> {
        let rep = self.team.first_name_of(&self.session.rep);
        let what_for = gate.in_words(rep, self.process)?;
        Some(format!("{manager} steps in: {what_for}.{}", self.keeps(rep, gate)))
    }

    /// What stays with the rep, and when the rep has the deal back.
    fn keeps(&self, rep: &str, gate: &StepIn) -> String {
        let keeps = gate
            .rep_keeps
            .as_deref()
            .map(|keeps| format!("keeps {}", within(phrase::kept(rep, keeps))));
        let returns =
            gate.returns.map(|day| format!("has it back on {}", phrase::shown(day, self.today)));
        let both: Vec<String> = [keeps, returns].into_iter().flatten().collect();
        if both.is_empty() { String::new() } else { format!(" {rep} {}.", both.join(" and ")) }
    }

    /// One step as it is read aloud: the words, the date, and whether a manager
    /// steps in with it.
    pub fn step(&self, step: &NewStep) -> String {
        let words = match step.due {
            Some(due) => format!("{}, by {}", clause(&step.text), phrase::shown(due, self.today)),
            None => clause(&step.text),
        };
        match self.steps_in_by(step) {
            Some(steps_in) => format!("{words}. {steps_in}"),
            None => words,
        }
    }

    /// What is done, and that a manager steps in with it.
    pub fn what(&self, step: &NewStep) -> String {
        match self.steps_in_by(step) {
            Some(steps_in) => format!("{}. {steps_in}", clause(&step.text)),
            None => step.text.clone(),
        }
    }

    fn steps_in_by(&self, step: &NewStep) -> Option<String> {
        self.steps_in_with(step.owner.as_ref()?, step.step_in.as_ref())
    }

    /// That whoever of ours owns a step steps in with it.
    pub fn steps_in_with(&self, owner: &Owner, gate: Option<&StepIn>) -> Option<String> {
        let Owner::Ours(owner) = owner else { return None };
        self.steps_in(self.team.first_name_of(owner), gate?)
    }

    /// The name of an owner.
    pub fn owner(&self, owner: &Owner) -> String {
        match owner {
            Owner::Ours(id) => self.team.name_of(id).to_owned(),
            Owner::Buyer(id) => self.session.buyer_name(self.deal, id).to_owned(),
        }
    }

    /// An ask with the name of the one who is asked.
    pub fn ask(&self, ask: &Ask) -> String {
        format!("{}: {}", ask.of.name(self.team), self.promise(ask))
    }

    /// An ask as the one who is asked promises it: what, and by when.
    pub fn promise(&self, ask: &Ask) -> String {
        match ask.needed_by {
            Some(day) => format!("{}, by {}", ask.summary(), phrase::shown(day, self.today)),
            None => ask.summary(),
        }
    }

    /// The session in a few lines: the next call, who does what, the next
    /// session, how much of the process was walked. What was `changed` at the look back
    /// stands behind the steps.
    pub fn summary(&self, changed: Vec<(&'static str, String)>) -> Vec<(&'static str, String)> {
        let mut lines = Vec::new();
        lines.extend(self.session.ended_why.clone().map(|why| ("No agreement", why)));
        for plan in self.session.calls.values() {
            lines.push(("Next call", self.call_aloud(plan)));
        }
        let owed = owed_after(self.session);
        for (number, (_, step)) in owed.steps.into_iter().enumerate() {
            let label = if number == 0 { "Steps" } else { "" };
            let owner = step.owner.as_ref().map_or_else(String::new, |owner| self.owner(owner));
            lines.push((label, format!("{owner}: {}", self.step(step))));
        }
        lines.extend(changed);
        for (number, ask) in owed.asks.into_iter().enumerate() {
            let label = if number == 0 { "Asks" } else { "" };
            lines.push((label, self.ask(ask)));
        }
        if let Some(next) = self.session.next_session {
            lines.push(("Next session", next.shown(self.today)));
        }
        lines.extend(self.held().map(|held| ("Held", held)));
        lines.extend(self.was_not());
        lines
    }

    /// How long it took, and how much of the agenda it covered: "5 minutes, 6 of 6
    /// parts".
    pub fn held(&self) -> Option<String> {
        let session = self.session;
        let minutes = session.minutes.map(|minutes| count(minutes as usize, "minute"));
        let worked = session.points.map(|points| {
            format!("{} of {}", points.worked, count(points.expected as usize, "part"))
        });
        let said: Vec<String> = [minutes, worked].into_iter().flatten().collect();
        (!said.is_empty()).then(|| said.join(", "))
    }

    /// What was not: parts that were passed or had no time, and why there is
    /// neither call nor step.
    pub fn was_not(&self) -> Vec<(&'static str, String)> {
        let session = self.session;
        let mut passed: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (part, why) in &session.left_out {
            passed.entry(why).or_default().push(session.part_name(part));
        }
        let passed = passed.into_iter();
        let mut was_not: Vec<(&'static str, String)> = passed
            .map(|(why, parts)| ("Not worked", format!("{}: {}", parts.join(", "), clause(why))))
            .collect();
        let late = session.out_of_time.iter().map(|part| session.part_name(part));
        let late = late.collect::<Vec<_>>().join(", ");
        was_not.extend((!late.is_empty()).then_some(("Out of time", late)));
        was_not.extend(session.no_call.clone().map(|why| ("No call", clause(&why))));
        was_not.extend(session.no_step.clone().map(|why| ("No step", clause(&why))));
        was_not
    }
}

/// A sentence without its gaps: each goes with the words that lead to it.
fn spoken(pieces: &[Piece]) -> String {
    let next = pieces.iter().skip(1).map(Some).chain([None]);
    let word = |(piece, next): (&Piece, Option<&Piece>)| match (piece, next) {
        (Piece::Gap(_), _) | (Piece::Fixed(_), Some(Piece::Gap(_))) => None,
        (Piece::Fixed(words), _) => Some((*words).to_owned()),
        (Piece::Said(words), _) => Some(words.clone()),
    };
    pieces.iter().zip(next).filter_map(word).collect()
}
