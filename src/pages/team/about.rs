//! What the lines of a rep's figures are about, in their order: what a key does on one,
//! and what it is made of.

use std::borrow::Cow;

use super::{Rep, Told};
use crate::domain::deal::Head;
use crate::domain::figures::{
    self, Came, Gap, Known, Line, Measure, Outcome, Presence, Record, Stages, Which,
};
use crate::domain::id::{DealId, ProcessId, SessionId, SkillId, StageId};
use crate::domain::phrase::{self, count, joined};
use crate::domain::profile::Skill;
use crate::domain::step_in::StepIn;
use crate::pages::thing::Thing;

/// What a line of a rep is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About<'a> {
    /// What they work on.
    Focus(&'a str),
    /// Minutes of coaching.
    Coaching,
    /// When both took their time.
    OneToOne,
    /// Calls together.
    Together,
    /// Steps kept.
    Kept,
    /// Where the talks came; none without a talk.
    Stages(Option<&'a Stages>),
    /// A result.
    Result(&'a Line),
    /// An outcome that several deals lack.
    Gap(&'a Gap),
    /// What they are coached in.
    Skill(&'a SkillId, &'a Skill),
    /// What the manager saw them do well.
    Strength(&'a figures::Told),
    /// What they do differently on the next deal.
    Lesson(&'a figures::Told),
    /// Deals that are late or stuck, of which nobody asked for help.
    Help,
}

/// What the lines of a rep are about.
pub fn about(rep: &Rep) -> Vec<About<'_>> {
    let figures = &rep.figures;
    let mut all: Vec<About<'_>> = rep.focus.as_deref().map(About::Focus).into_iter().collect();
    all.extend([About::Coaching, About::OneToOne, About::Together, About::Kept]);
    all.extend(figures.stages.iter().map(|one| About::Stages(Some(one))));
    all.extend(figures.stages.is_empty().then_some(About::Stages(None)));
    all.extend(figures.lines.iter().map(About::Result));
    let is_coached = |gap: &&Gap| rep.skills.iter().any(|(_, skill)| gap.is_of(skill));
    all.extend(figures.gaps.iter().filter(|gap| !is_coached(gap)).map(About::Gap));
    all.extend(rep.skills.iter().map(|(id, skill)| About::Skill(id, skill)));
    all.extend(figures.learned.strength.as_ref().map(About::Strength));
    all.extend(figures.learned.lesson.as_ref().map(About::Lesson));
    all.extend((!rep.stuck.is_empty()).then_some(About::Help));
    all
}

impl About<'_> {
    /// Whether it is counted from records, so that one that cannot be read is missing.
    pub(super) const fn is_counted(&self) -> bool {
        matches!(
            self,
            Self::Coaching
                | Self::OneToOne
                | Self::Together
                | Self::Kept
                | Self::Stages(_)
                | Self::Result(_)
        )
    }

    /// What it is made of, the newest first; short sessions below those that count.
    pub(super) fn records(&self, known: &Known<'_>, rep: &Rep) -> Vec<Record> {
        let (minutes, together, kept) =
            (&rep.figures.minutes, &rep.figures.together, &rep.figures.kept);
        match self {
            Self::Coaching => [known.records(&minutes.of), known.records(&minutes.short)].concat(),
            Self::OneToOne => known.records(&known.one_to_ones(&rep.id)),
            Self::Together => known.records(&[together.of.as_slice(), &together.not_told].concat()),
            Self::Kept => {
                known.records(&[kept.of.as_slice(), &kept.waited, &kept.dropped].concat())
            }
            Self::Stages(Some(one)) => {
                let talks = one.talks.iter().flat_map(|(_, ids)| ids.clone());
                known.records(&talks.collect::<Vec<SessionId>>())
            }
            Self::Result(line) => known.records(&line.own.of),
            Self::Gap(gap) => known.records(&gap.deals),
            Self::Help => known.records(&rep.stuck),
            Self::Strength(told) | Self::Lesson(told) => {
                known.records(std::slice::from_ref(&told.session))
            }
            Self::Focus(_) | Self::Stages(None) | Self::Skill(..) => Vec::new(),
        }
    }
}

/// What the line of a record is about.
pub(super) fn thing(record: &Record) -> Thing {
    let deal = record.deal.clone();
    match &record.which {
        Which::Deal => Thing::Deal(deal),
        Which::Session { id, .. } => Thing::Session(deal, id.clone()),
        Which::Call { id, .. } => Thing::Call(deal, id.clone()),
        Which::Step(id, _) | Which::SteppedIn(id, ..) => Thing::Step(deal, id.clone()),
        Which::Ask(id, _) => Thing::Ask(deal, id.clone()),
    }
}

/// What stands above a record that is in no figure.
pub fn heading(record: &Record) -> Option<&'static str> {
    let is_short = matches!(record.which, Which::Session { counts: false, .. });
    is_short.then_some("Short, not counted")
}

/// What stands above all records of a figure, where that is more than its name.
pub fn title_of_records(rep: &Rep, about: &About<'_>) -> Option<String> {
    let minutes = &rep.figures.minutes;
    let talks = count(minutes.of.len(), "talk");
    let is_it = *about == About::Coaching;
    is_it.then(|| format!("{} minutes in 30 days: {talks}", minutes.minutes))
}

/// The day of a record.
pub fn day(record: &Record, told: Told<'_>) -> String {
    let day = phrase::shown(record.day, told.today);
    let is_due = matches!(record.which, Which::Step(..) | Which::Ask(..));
    if is_due { format!("due {day}") } else { day }
}

/// A record in words: what it says of what it stands behind, and on which deal; of the
/// lines of a manager nothing more has to be known.
pub fn record(record: &Record, about: Option<&About<'_>>, told: Told<'_>) -> String {
    let deal = told.head(&record.deal);
    let title = deal.as_deref().map_or_else(|| record.deal.to_string(), Head::title);
    let what = match &record.which {
        Which::Deal => {
            let what = deal.and_then(|deal| told.deal(&deal, about));
            return joined([Some(title), what]);
        }
        Which::Session { kind, minutes, counted, points, at, .. } => {
            let minutes = minutes_of(*minutes, *counted);
            let stage = matches!(about, Some(About::Stages(_))).then(|| told.stage_at(at));
            let worked =
                points.map(|points| format!("worked {} of {}", points.worked, points.expected));
            joined([stage, Some(format!("{kind}, {minutes}")), worked])
        }
        Which::Call { manager, presence, gate, .. } => {
            let who = manager.as_ref().map_or("the manager", |id| told.first(id));
            match presence {
                Presence::There => format!("{who} was there"),
                Presence::TookOver => {
                    joined([Some(format!("{who} took over")), told.reason(gate.as_ref(), record)])
                }
                Presence::NotTold => format!("nobody told whether {who} was there"),
            }
        }
        Which::SteppedIn(_, step, gate) => {
            joined([Some(step.clone()), told.reason(gate.as_ref(), record)])
        }
        Which::Step(_, it) => joined([Some(it.what.clone()), Some(told.kept(it))]),
        Which::Ask(_, it) => {
            joined([Some("promise".to_owned()), Some(it.what.clone()), Some(told.kept(it))])
        }
    };
    joined([Some(what), Some(title)])
}

/// How long it took, and how much of that counts where that is less.
fn minutes_of(minutes: u32, counted: u32) -> String {
    let part = if counted < minutes { format!(", {counted} counted") } else { String::new() };
    format!("{}{part}", count(usize::try_from(minutes).unwrap_or_default(), "minute"))
}

impl Told<'_> {
    pub(super) fn head(&self, deal: &DealId) -> Option<Cow<'_, Head>> {
        let whole = self.books.deals.get(deal).map(|book| Head::of(&book.deal));
        whole.map(Cow::Owned).or_else(|| self.books.decided.get(deal).map(Cow::Borrowed))
    }

    /// What a deal says of what it stands behind.
    fn deal(self, deal: &Head, about: Option<&About<'_>>) -> Option<String> {
        let Some(About::Result(line)) = about else {
            // Of a deal with which nobody asked for help it is said why one may offer it.
            let book = self.books.deals.get(&deal.id)?;
            return Some(self.books.may_offer(book, self.today).ok()?.1.join(" · "));
        };
        let amount = || deal.amount.as_ref().map(ToString::to_string);
        match line.measure {
            Measure::CloseRate => Some(deal.status.outcome().to_owned()),
            Measure::CycleDays => {
                let days = (deal.decided? - deal.created).get_days().max(0);
                Some(count(usize::try_from(days).ok()?, "day"))
            }
            Measure::DealSize => amount(),
            Measure::PipelineToQuota => {
                let close = deal.close_date.map(|day| format!("closes {}", self.day(day)));
                Some(joined([amount(), close]))
            }
            Measure::SellingTime | Measure::LeadToClose => None,
        }
    }

    fn stage_at(self, (process, stage): &(ProcessId, StageId)) -> String {
        let process = self.books.processes.get(process);
        let stage = process.and_then(|process| process.stage_now(stage));
        stage.map_or_else(|| "other".to_owned(), |stage| stage.name.clone())
    }

    /// What became of what was to be done by then.
    fn kept(self, Outcome { came, closed, is_dropped, .. }: &Outcome) -> String {
        let word = if *is_dropped { "dropped" } else { "done" };
        let closed = closed.map(|day| format!("{word} {}", self.day(day)));
        let said = match came {
            Came::OnTime => Some("on time"),
            Came::Dropped => None,
            Came::Waited => Some("waited for them"),
            Came::NotKept => Some("late"),
        };
        let open = (*came == Came::NotKept).then(|| "still open".to_owned());
        joined([said.map(str::to_owned), closed.or(open)])
    }

    /// What a manager stepped in for.
    fn reason(self, gate: Option<&StepIn>, record: &Record) -> Option<String> {
        let deal = self.head(&record.deal)?;
        let process = self.books.processes.get(&deal.process);
        gate?.in_words(self.first(&deal.owner), process)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_talk_says_how_much_of_it_counts() {
        assert_eq!(minutes_of(200, 90), "200 minutes, 90 counted");
        assert_eq!(minutes_of(30, 30), "30 minutes");
    }
}
