//! What a manager would look at first with a rep, and a rep's row in the list.

use super::super::{Rep, unread};
use super::{About, LOOK, Row, Told, about, results as result};
use crate::domain::figures::Kept;
use crate::domain::phrase::count;

/// The figures of a rep in a row, in the order of its columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cells {
    /// Minutes of coaching.
    pub coaching: String,
    /// When both last took their time.
    pub one_to_one: String,
    /// Calls together.
    pub together: String,
    /// Steps kept.
    pub kept: String,
    /// The next session.
    pub next: String,
}

/// The row of a rep.
pub fn cells(rep: &Rep, told: Told<'_>) -> Cells {
    let figures = &rep.figures;
    let (minutes, last, together) = (&figures.minutes, figures.one_to_one, &figures.together);
    let look = |is_flagged| if is_flagged { LOOK } else { "" };
    let ago = match last.days_since.and_then(|days| usize::try_from(days).ok()) {
        None => "never".to_owned(),
        Some(0) => "today".to_owned(),
        Some(days) => count(days, "day"),
    };
    let next = |day| if day == told.today { "today".to_owned() } else { told.day(day) };
    Cells {
        coaching: format!("{} of {}{}", minutes.minutes, minutes.target, look(minutes.is_flagged)),
        one_to_one: format!("{ago}{}", look(last.is_flagged)),
        together: format!(
            "{} of {}{}",
            together.of.len(),
            together.target,
            look(together.is_flagged)
        ),
        kept: kept(&figures.kept),
        next: last.next.map_or_else(|| "none".to_owned(), next),
    }
}

fn kept(kept: &Kept) -> String {
    match kept.of.len() {
        0 => "none due".to_owned(),
        n => format!("{} of {n}", kept.on_time),
    }
}

/// Rows of a window from which results stand below what to look at.
pub const HIGH: u16 = 34;

/// What to look at with a rep in a window of so many rows, a line each: in a high one
/// with the results.
pub fn looked_at(rep: &Rep, told: Told<'_>, window: u16) -> Vec<Row> {
    let is_high = window >= HIGH;
    let mut rows = to_look_at(rep, told, is_high);
    if is_high {
        rows.extend(results(rep, told));
    }
    rows
}

/// What to look at with a rep, a sentence each; where there is nothing, that. Of which
/// result nobody said why stands there, unless the [results] follow.
fn to_look_at(rep: &Rep, told: Told<'_>, do_results_follow: bool) -> Vec<Row> {
    let figures = &rep.figures;
    let mut rows = Vec::new();
    if figures.minutes.is_flagged {
        let (got, target) = (figures.minutes.minutes, figures.minutes.target);
        let to_go = target.saturating_sub(got);
        rows.push(("Coaching", format!("{to_go} minutes to go: {got} of {target}")));
    }
    if figures.one_to_one.is_flagged {
        rows.push(("One-to-one", told.one_to_one(figures.one_to_one)));
    }
    rows.extend(told.taken_over(rep).map(|why| ("Together", why)));
    rows.extend(told.not_told(rep).map(|why| ("Together", why)));
    rows.extend(told.late(rep).map(|why| ("Stages", why)));
    let others = about(rep).into_iter().filter_map(|it| match it {
        About::Gap(gap) => Some(("Skill", format!("{}: c coaches", told.gap(gap)))),
        About::Skill(..) => Some(told.line(rep, &it)),
        About::Help => Some(("Help", format!("{}. h lists them", told.line(rep, &it).1))),
        About::Focus(_)
        | About::Strength(_)
        | About::Lesson(_)
        | About::Coaching
        | About::OneToOne
        | About::Together
        | About::Kept
        | About::Stages(_)
        | About::Result(_) => None,
    });
    rows.extend(others);
    rows.extend(
        unread::processes(told.books, &rep.unknown).into_iter().map(|why| ("Process", why)),
    );
    if !do_results_follow {
        rows.extend(result::without_a_why(rep, told).map(|why| ("Why", why)));
    }
    if rows.is_empty() {
        rows.push(("", "Nothing: no figure is marked.".to_owned()));
    }
    rows
}

/// Where the talks came, a line for each process.
pub fn talks(rep: &Rep, told: Told<'_>) -> Vec<Row> {
    let lines = about(rep).into_iter().filter(|it| matches!(it, About::Stages(_)));
    lines.map(|it| told.line(rep, &it)).collect()
}

/// What came of them, a line each.
fn results(rep: &Rep, told: Told<'_>) -> Vec<Row> {
    let lines = about(rep).into_iter().filter(|it| matches!(it, About::Result(_)));
    lines.map(|it| told.line(rep, &it)).collect()
}

impl Told<'_> {
    /// Of how many calls nobody said whether the manager was there.
    fn not_told(self, rep: &Rep) -> Option<String> {
        let calls = rep.figures.together.not_told.len();
        let who = rep.manager.as_ref().map_or("the manager", |id| self.first(id));
        let of = count(calls, "call");
        (calls > 0).then(|| format!("Nobody told whether {who} was there: {of}"))
    }
}
