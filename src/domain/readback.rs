//! What was said, in sentences that can be read aloud: promises, the next
//! call, and the summary of a session.

use jiff::civil::Date;

use super::action::{self, Owner, Standing};
use super::call::CallPlan;
use super::deal::Deal;
use super::id::PersonId;
use super::session::{NewStep, Session};
use super::team::Team;
use super::when;

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

/// A due date against today: "due Fri 4 Dec", "2 days late".
pub fn due_in_words(due: Date, today: Date) -> String {
    match action::standing(due, today) {
        Standing::Late(1) => "1 day late".to_owned(),
        Standing::Late(days) => format!("{days} days late"),
        Standing::DueIn(0) => "due today".to_owned(),
        Standing::DueIn(_) => format!("due {}", when::shown(due, today)),
    }
}

/// "1 step", "2 steps".
pub fn count(number: usize, one: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
}

/// "Ana", "Ana and Tom", "Ana, Tom and Ilse".
pub fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
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
    /// This day.
    pub today: Date,
}

impl Speaking<'_> {
    /// The next call as one sentence, with gaps where nothing was said.
    pub fn call(&self, plan: &CallPlan) -> Vec<Piece> {
        if let Some(why) = &plan.why_none {
            return vec![Piece::Fixed("No call is planned: "), Piece::Said(why.clone())];
        }
        let day = |day: Option<Date>| day.map(|day| when::shown(day, self.today));
        let with: Vec<&str> =
            plan.with.iter().map(|who| self.session.buyer_name(self.deal, who)).collect();
        let with = (!with.is_empty()).then(|| listed(&with));
        let act = plan.objective.as_deref().map(clause);
        vec![
            Piece::Fixed("On "),
            Piece::of(day(plan.date), "day"),
            Piece::Fixed(" with "),
            Piece::of(with, "who"),
            Piece::Fixed(": "),
            Piece::of(act, "act"),
            Piece::Fixed(" by "),
            Piece::of(day(plan.act_by), "day"),
            Piece::Fixed("; if not, "),
            Piece::of(plan.fallback.as_deref().map(clause), "smaller act"),
            Piece::Fixed(". We see it by "),
            Piece::of(plan.evidence_wanted.as_deref().map(clause), "mail, invite, document"),
            Piece::Fixed("."),
        ]
    }

    /// One step as it is read aloud: the words, then the date.
    pub fn step(&self, step: &NewStep) -> String {
        match step.due {
            Some(due) => format!("{}, by {}", clause(&step.text), when::shown(due, self.today)),
            None => clause(&step.text),
        }
    }

    /// The name of an owner.
    pub fn owner(&self, owner: &Owner) -> String {
        match owner {
            Owner::Ours(id) => self.team.name_of(id).to_owned(),
            Owner::Buyer(id) => self.session.buyer_name(self.deal, id).to_owned(),
        }
    }

    /// What `person` reads aloud before agreeing: their own steps; the rep
    /// also those of the buyer's people.
    pub fn read_aloud(&self, person: &PersonId) -> Vec<String> {
        let is_rep = *person == self.session.rep;
        let is_theirs = |step: &&NewStep| match &step.owner {
            Some(Owner::Ours(owner)) => owner == person,
            Some(Owner::Buyer(_)) | None => is_rep,
        };
        let sentence = |step: &NewStep| match &step.owner {
            Some(owner @ Owner::Buyer(_)) => format!("{}: {}", self.owner(owner), self.step(step)),
            Some(Owner::Ours(_)) | None => self.step(step),
        };
        let steps = self.session.steps_in_order().into_iter().map(|(_, step)| step);
        steps.filter(is_theirs).map(sentence).collect()
    }

    /// The session in a few lines: the next call, who does what, the next
    /// session, how much of the process was walked.
    pub fn summary(&self) -> Vec<(&'static str, String)> {
        let mut lines = Vec::new();
        lines.extend(self.session.ended_why.clone().map(|why| ("No agreement", why)));
        for plan in self.session.calls.values() {
            lines.push(("Next call", spoken(&self.call(plan))));
        }
        for (number, (_, step)) in self.session.steps_in_order().into_iter().enumerate() {
            let label = if number == 0 { "Steps" } else { "" };
            let owner = step.owner.as_ref().map_or_else(String::new, |owner| self.owner(owner));
            lines.push((label, format!("{owner}: {}", self.step(step))));
        }
        if let Some(day) = self.session.next_session {
            lines.push(("Next session", when::shown(day, self.today)));
        }
        lines.extend(self.held());
        lines
    }

    /// How long it took, and how much of the agenda it covered.
    fn held(&self) -> Option<(&'static str, String)> {
        let session = self.session;
        let minutes = session.minutes.map(|minutes| count(minutes as usize, "minute"));
        let worked = session.points.map(|points| {
            let steps = count(points.expected as usize, "step");
            format!("We worked through {} of {steps}", points.worked)
        });
        let left_out = session.left_out.iter();
        let left_out = left_out
            .map(|(step, why)| format!("{} ({})", session.step_name(step), clause(why)))
            .collect::<Vec<_>>();
        let out_of_time = session.out_of_time.iter();
        let out_of_time =
            out_of_time.map(|step| session.step_name(step).to_owned()).collect::<Vec<_>>();
        let sentences = [
            minutes,
            worked,
            (!left_out.is_empty()).then(|| format!("Left out: {}", left_out.join(", "))),
            (!out_of_time.is_empty()).then(|| format!("Out of time: {}", out_of_time.join(", "))),
        ];
        let said: Vec<String> = sentences.into_iter().flatten().map(|s| format!("{s}.")).collect();
        (!said.is_empty()).then(|| ("Held", said.join(" ")))
    }
}

/// A sentence with its gaps as dots.
pub fn spoken(pieces: &[Piece]) -> String {
    let word = |piece: &Piece| match piece {
        Piece::Fixed(words) => (*words).to_owned(),
        Piece::Said(words) => words.clone(),
        Piece::Gap(_) => "...".to_owned(),
    };
    pieces.iter().map(word).collect()
}

/// What was said, as it can stand inside a sentence: one line, no full stop.
pub(super) fn clause(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_due_date_is_said_against_today() {
        #[track_caller]
        fn case(due: Date, expected: &str) {
            assert_eq!(due_in_words(due, date(2026, 11, 20)), expected);
        }
        case(date(2026, 11, 18), "2 days late");
        case(date(2026, 11, 19), "1 day late");
        case(date(2026, 11, 20), "due today");
        case(date(2026, 11, 27), "due Fri 27 Nov");
    }

    #[test]
    fn names_are_listed_as_people_say_them() {
        assert_eq!(listed(&[]), "");
        assert_eq!(listed(&["Ana"]), "Ana");
        assert_eq!(listed(&["Ana", "Tom", "Ilse"]), "Ana, Tom and Ilse");
    }
}
