//! The figures in words, a line each: what there is, and a sentence where one should
//! look.

mod look;
mod results;

use jiff::civil::Date;

use super::by_stage::{LOOK, in_the_last_two};
use super::{About, Manager, Rep, about, unread};
use crate::domain::books::{Books, Unread};
use crate::domain::figures::{self, Gap, Kept, Minutes, OneToOne, Stages, StepIns, Together};
use crate::domain::id::{PersonId, SkillId, StageId};
use crate::domain::phrase::{self, count, joined, listed};
use crate::domain::profile::Skill;

pub use look::{Cells, HIGH, cells, looked_at, talks};
pub use results::{can_be_asked, is_wanted, to_be_asked};

/// Who looks at what.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// The books.
    pub books: &'a Books,
    /// This day.
    pub today: Date,
    /// What could not be read beside what the books say.
    pub unread: &'a [Unread],
}

/// A line: what it is about, and what it says.
pub type Row = (&'static str, String);

/// A rep by name, and that nobody coaches them where that is so.
pub fn name_of(rep: &Rep) -> String {
    let nobody = if rep.manager.is_none() { " (nobody coaches them)" } else { "" };
    format!("{}{nobody}", rep.name)
}

/// The figures of a manager.
pub fn of_manager(manager: &Manager, told: Told<'_>) -> Vec<Row> {
    let figures = &manager.figures;
    let met = figures.team_meeting.map(|day| format!("last on {}", told.day(day)));
    let counted = [
        ("Step-ins", told.step_ins(&manager.id, &figures.step_ins)),
        ("Promises kept", kept(&figures.kept)),
    ];
    let without = unread::without(told.books, told.unread);
    let counted = counted.into_iter().map(|row| but_for(row, without.as_deref()));
    let not_known = || unread::whole(told.books, &manager.id);
    let met = met.or_else(not_known).unwrap_or_else(|| "none written down".to_owned());
    counted.chain([("Team meeting", met)]).collect()
}

/// The figures of a rep, in the order of what they are [about](about()), then what
/// one should look at.
pub fn of_rep(rep: &Rep, told: Told<'_>) -> Vec<Row> {
    let without = unread::without(told.books, told.unread);
    let line = |it: &About<'_>| {
        let row = told.line(rep, it);
        if it.is_counted() { but_for(row, without.as_deref()) } else { row }
    };
    let mut rows: Vec<Row> = about(rep).iter().map(line).collect();
    rows.extend(told.taken_over(rep).map(|why| ("Look", why)));
    rows.extend(told.late(rep).map(|why| ("Look", why)));
    rows.extend(
        unread::processes(told.books, &rep.unknown).into_iter().map(|why| ("Process", why)),
    );
    let typed = unread::typed(told.books, &rep.id).into_iter();
    rows.extend(typed.map(|not_read| ("Typed", not_read)));
    rows
}

/// The line with what it does without; after a sentence as one of its own.
fn but_for((label, text): Row, without: Option<&str>) -> Row {
    let Some(without) = without else { return (label, text) };
    let text = match text.strip_suffix('.') {
        Some(sentence) => format!("{sentence}, {without}."),
        None => joined([Some(text), Some(without.to_owned())]),
    };
    (label, text)
}

fn coaching(minutes: &Minutes) -> String {
    let Minutes { minutes: got, target, is_flagged, short, .. } = minutes;
    let look = if *is_flagged { LOOK } else { "" };
    let to_go = target.saturating_sub(*got);
    joined([
        Some(format!("{got} of {target} minutes in 30 days{look}")),
        (to_go > 0).then(|| format!("{to_go} to go")),
        (!short.is_empty()).then(|| format!("{}, not counted", count(short.len(), "short one"))),
    ])
}

fn kept(kept: &Kept) -> String {
    let n = kept.of.len();
    let share = kept.percent().map(|percent| format!(", {percent} %")).unwrap_or_default();
    let on_time = format!("{} of {n} on time{share}", kept.on_time);
    let said = |ids: &[String], what| (!ids.is_empty()).then(|| format!("{} {what}", ids.len()));
    joined([
        Some(if n == 0 { "none due in 30 days".to_owned() } else { on_time }),
        said(&kept.waited, "waited for them"),
        said(&kept.dropped, "dropped"),
    ])
}

/// How many deals of a rep nobody asked for help with.
fn help(rep: &Rep) -> String {
    let n = rep.stuck.len();
    let are = if n == 1 { "is" } else { "are" };
    format!("{} {are} late or stuck, and nobody asked for help", count(n, "deal"))
}

/// The name of a place in a row: "second".
fn nth(number: usize) -> String {
    const WORDS: [&str; 9] =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"];
    let word = number.checked_sub(1).and_then(|at| WORDS.get(at));
    word.map_or_else(|| format!("{number}th"), |word| (*word).to_owned())
}

impl Told<'_> {
    pub(super) fn day(self, day: Date) -> String {
        phrase::shown(day, self.today)
    }

    /// "today", "5 days ago, Fri 20 Nov".
    fn ago(self, day: Date, days: i32) -> String {
        match days {
            0 => "today".to_owned(),
            1 => "yesterday".to_owned(),
            _ => format!("{days} days ago, {}", self.day(day)),
        }
    }

    pub(super) fn first<'s>(&'s self, person: &'s PersonId) -> &'s str {
        self.books.team.first_name_of(person)
    }

    fn is_me(self, person: &PersonId) -> bool {
        self.books.known_me().is_some_and(|(me, _)| me == person)
    }

    fn one_to_one(self, it: OneToOne) -> String {
        let last = it.last.zip(it.days_since).map(|(day, days)| self.ago(day, days));
        let look = if it.is_flagged { LOOK } else { "" };
        let next = it.next.map(|day| {
            let day = if day == self.today { "today".to_owned() } else { self.day(day) };
            format!("next {day}")
        });
        joined([
            Some(format!("{}{look}", last.unwrap_or_else(|| "never".to_owned()))),
            Some(next.unwrap_or_else(|| "no next one".to_owned())),
            Some(format!("at most {}", count(it.target as usize, "day"))),
        ])
    }

    fn together(self, it: &Together) -> String {
        let look = if it.is_flagged { LOOK } else { "" };
        let who = self.who_took_over(it);
        let taken = it.taken_over.len();
        joined([
            Some(format!("{} of {} in 30 days", it.of.len(), it.target)),
            (taken > 0).then(|| format!("{who} took over {taken}{look}")),
            (!it.not_told.is_empty()).then(|| format!("{} not told", it.not_told.len())),
        ])
    }

    /// Why one should look at who took over.
    fn taken_over(self, rep: &Rep) -> Option<String> {
        Some(format!("The {}", self.took_over(&rep.id, &rep.figures.together)?))
    }

    /// The same on the deals of a rep that are open, before one talks with them.
    pub(in crate::pages) fn taken_over_on_open(self, rep: &PersonId) -> Option<String> {
        let together = figures::on_open_deals(self.books, rep, self.today);
        Some(format!("On open deals the {}", self.took_over(rep, &together)?))
    }

    /// All of those who took over, where that is known.
    fn who_took_over(&self, it: &Together) -> String {
        let names: Vec<&str> = it.by.iter().map(|by| self.first(by)).collect();
        if names.is_empty() { "a manager".to_owned() } else { listed(&names) }
    }

    fn took_over(self, rep: &PersonId, it: &Together) -> Option<String> {
        it.is_flagged.then_some(())?;
        let (taken, of) = (it.taken_over.len(), it.of.len());
        let who = self.who_took_over(it);
        let name = self.first(rep);
        Some(format!(
            "{} call in 30 days that {who} took over for {name} ({taken} of {of}). What does {name} need to do the next one alone?",
            nth(taken)
        ))
    }

    fn line(self, rep: &Rep, about: &About<'_>) -> Row {
        let figures = &rep.figures;
        match about {
            About::Coaching => ("Coaching", coaching(&figures.minutes)),
            About::OneToOne => ("One-to-one", self.one_to_one(figures.one_to_one)),
            About::Together => ("Calls together", self.together(&figures.together)),
            About::Kept => ("Steps kept", kept(&figures.kept)),
            About::Stages(None) => ("Stages, 90 days", "no talk".to_owned()),
            About::Stages(Some(one)) => ("Stages, 90 days", self.stages(one, figures.stages.len())),
            About::Result(line) => (line.measure.name(), results::result(rep, line, self)),
            About::Gap(gap) => ("Gap", self.gap(gap)),
            About::Skill(id, skill) => ("Skill", self.skill(rep, id, skill)),
            About::Focus(what) => ("Works on", (*what).to_owned()),
            About::Strength(told) => ("Strength", self.said(told)),
            About::Lesson(told) => ("Lesson", self.said(told)),
            About::Help => ("Help", help(rep)),
        }
    }

    /// The talks of a process by stage, where there are several processes with its name.
    fn stages(self, one: &Stages, processes: usize) -> String {
        let of = (processes > 1).then(|| format!("{}: ", self.process(one)));
        let at = one.talks.iter().map(|(stage, ids)| {
            let name = stage.as_ref().map_or("other", |id| self.stage(one, id));
            format!("{name} {}", ids.len())
        });
        let line = format!("{}{}", of.unwrap_or_default(), at.collect::<Vec<_>>().join(" · "));
        joined([Some(line), one.late.map(in_the_last_two)])
    }

    /// Why one should look at where they were talked with, a sentence each.
    fn late(self, rep: &Rep) -> impl Iterator<Item = String> {
        let flagged = rep.figures.stages.iter().filter_map(|one| {
            let late = one.late.filter(|late| late.is_flagged)?;
            let process = self.books.processes.get(&one.process)?;
            let last = process.stages.iter().rev().take(2).rev();
            let names: Vec<&str> = last.map(|stage| stage.name.as_str()).collect();
            let name = self.first(&rep.id);
            let talks = if self.is_me(&rep.id) {
                "of your talks".to_owned()
            } else if one.with.iter().all(|manager| self.is_me(manager)) {
                format!("of your talks with {name}")
            } else {
                format!("talks with {name}")
            };
            Some(format!("{} of {} {talks} came in {}", late.late, late.n, listed(&names)))
        });
        flagged.collect::<Vec<_>>().into_iter()
    }

    fn process(&self, stages: &Stages) -> &str {
        let process = self.books.processes.get(&stages.process);
        process.map_or_else(|| "another process", |process| process.name.as_str())
    }

    fn stage<'s>(&'s self, stages: &Stages, id: &'s StageId) -> &'s str {
        let process = self.books.processes.get(&stages.process);
        let stage = process.and_then(|process| process.stage(id));
        stage.map_or(id.as_str(), |stage| stage.name.as_str())
    }

    fn gap(self, gap: &Gap) -> String {
        let process = self.books.processes.get(&gap.process);
        let criterion = process.and_then(|process| process.criterion(&gap.criterion));
        let outcome = criterion.map_or_else(|| gap.criterion.to_string(), |it| it.outcome.clone());
        format!("\"{outcome}\", open on {}", count(gap.deals.len(), "deal"))
    }

    /// What was said, with its day.
    fn said(self, told: &figures::Told) -> String {
        format!("{} ({})", told.words, self.day(told.day))
    }

    fn skill(self, rep: &Rep, id: &SkillId, skill: &Skill) -> String {
        let who = rep.manager.as_ref().map_or("the manager", |id| self.first(id));
        let since = skill.since.map(|day| format!(", since {}", self.day(day)));
        let words = skill.in_words(id, self.first(&rep.id), who);
        format!("{words}{}", since.unwrap_or_default())
    }

    /// How long ago somebody stepped in, and how often in 30 days.
    fn step_ins(self, manager: &PersonId, it: &StepIns) -> String {
        let days = |days: i32| count(usize::try_from(days).unwrap_or_default(), "day");
        let Some(last) = &it.last else {
            return it.days_since.map_or_else(
                || "No step-in, and no session that counts yet.".to_owned(),
                |since| format!("No step-in in {} of records.", days(since)),
            );
        };
        let whose = if self.is_me(manager) {
            "your".to_owned()
        } else {
            format!("{}'s", self.first(manager))
        };
        let since = days(it.days_since.unwrap_or_default());
        let deal = self.head(&last.deal);
        let process = deal.as_ref().and_then(|deal| self.books.processes.get(&deal.process));
        let what = last.gate.as_ref().and_then(|it| it.in_words(self.first(&last.rep), process));
        let what = what.unwrap_or_else(|| "not talked about".to_owned());
        let deal = deal.as_ref().map_or(last.deal.as_str(), |deal| match deal.account.trim() {
            "" => deal.name.as_str(),
            account => account,
        });
        let month: usize = it.by_reason.iter().map(|group| group.of.len()).sum();
        let accepted = it.by_reason.iter().filter(|group| group.is_accepted);
        let accepted: usize = accepted.map(|group| group.of.len()).sum();
        format!(
            "{since} since {whose} last step-in: {}, {deal}, {what}. {month} in 30 days, {accepted} accepted.",
            self.day(last.day)
        )
    }
}
