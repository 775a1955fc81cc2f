//! A session of a play: each line is typed into the field it belongs to, the
//! clock runs, and at the end both agree.

mod lines;

use jiff::{Span, Zoned};

use super::Untellable;
use super::stage::{Stage, untellable};
use crate::domain::field::Field;
use crate::domain::fold;
use crate::domain::id::Draw;
use crate::domain::keep::keep;
use crate::domain::process::SessionKind;
use crate::domain::session::{Session, Sitting};
use crate::domain::walk::{self, Fresh, Setting, Way, walk};
use lines::typed;

/// How a session of a play is to be held.
struct Heading {
    started: Zoned,
    kind: SessionKind,
    is_afterwards: bool,
    /// How the rep and the manager agree.
    how: [String; 2],
}

/// Holds the session that a heading names: the day, the time, the kind, and how
/// each agrees where that is not at the screen.
pub(super) fn hold(
    stage: &mut Stage<'_>,
    heading: &str,
    lines: &[&str],
) -> Result<(), Untellable> {
    let heading = read(stage, heading).map_err(|why| untellable(heading, why))?;
    let rep = stage.book.deal.owner.clone();
    let sitting = Sitting {
        id: stage.draw.id(|id| stage.books.has_session(id)),
        kind: heading.kind,
        manager: stage.books.team.coach_of(&rep, None),
        started: heading.started.clone(),
    };
    let mut session = Session::start(sitting, &stage.book.deal, &stage.process);
    if heading.is_afterwards {
        session = session.recorded_afterwards();
    }
    for line in lines {
        let filled = stage.filled(line)?;
        for (field, text) in typed(stage, &session, &filled).map_err(|why| untellable(line, why))? {
            take(stage, &mut session, &heading.started, &field, &text)
                .map_err(|why| untellable(line, why))?;
        }
    }
    let ended = spend(stage, &mut session, &heading.started);
    close(stage, &mut session, &heading, &ended)?;
    for change in fold::changes(&session, &stage.book) {
        stage.apply(&change);
    }
    Ok(())
}

fn read(stage: &Stage<'_>, heading: &str) -> Result<Heading, String> {
    let words: Vec<&str> = heading.split_whitespace().collect();
    let word = |at: usize| words.get(at).copied();
    let started =
        stage.calendar.moment(word(0).unwrap_or_default(), word(1).unwrap_or_default())?;
    let kind = word(2).unwrap_or_default();
    let is_afterwards = kind == "afterwards";
    let kind = if is_afterwards { SessionKind::Standard.as_str() } else { kind };
    let how = |at: usize| word(at).unwrap_or("here").to_owned();
    Ok(Heading {
        started,
        kind: kind.parse().map_err(|_| format!("{kind:?} is no kind of session"))?,
        is_afterwards,
        how: [how(3), how(4)],
    })
}

/// Does something with a session at a moment, on all that is known by then.
fn at<R>(
    stage: &mut Stage<'_>,
    session: &mut Session,
    now: &Zoned,
    act: impl FnOnce(&Setting<'_>, &mut Session, &mut Draw) -> R,
) -> R {
    let background = stage.books.background(&stage.book, session);
    let draw = &mut *stage.draw;
    let fresh =
        Fresh { action: draw.id(|_| false), call: draw.id(|_| false), ask: draw.id(|_| false) };
    let setting = Setting {
        process: &stage.process,
        deal: &stage.book.deal,
        team: &stage.books.team,
        background: &background,
        fresh: &fresh,
        now,
    };
    act(&setting, session, draw)
}

/// Types a text into a field.
fn take(
    stage: &mut Stage<'_>,
    session: &mut Session,
    now: &Zoned,
    field: &str,
    text: &str,
) -> Result<(), String> {
    let field: Field = field.parse().map_err(|_| format!("there is no field {field:?}"))?;
    at(stage, session, now, |setting, session, draw| keep(session, setting, draw, &field, text))
        .map_err(|refusal| refusal.to_string())
}

/// Lets the time of each step pass, most of what is planned for it. When it is
/// over by then.
fn spend(stage: &mut Stage<'_>, session: &mut Session, started: &Zoned) -> Zoned {
    at(stage, session, started, |setting, session, _| {
        let steps = walk(setting, session);
        let behind = steps.iter().filter(|step| step.way == Some(Way::Behind)).count();
        for (nth, step) in (0_u32..).zip(&steps) {
            let is_left = session.left_out.contains_key(&step.id)
                || session.out_of_time.contains(&step.id)
                || step.fields.is_empty();
            if is_left || !session.has_clock() {
                continue;
            }
            let shared = if step.way == Some(Way::Behind) { behind } else { 1 };
            let seconds = step.minutes.unwrap_or(1) * 60 / u32::try_from(shared).unwrap_or(1);
            session.spend(&step.id, seconds + nth * 7 % 40);
        }
    });
    let seconds: u32 = session.seconds.values().sum();
    let minutes = session.minutes.filter(|_| !session.has_clock()).unwrap_or_default();
    started.saturating_add(Span::new().seconds(i64::from(seconds + minutes * 60)))
}

/// Both agree, or it ends as it stands.
fn close(
    stage: &mut Stage<'_>,
    session: &mut Session,
    heading: &Heading,
    ended: &Zoned,
) -> Result<(), Untellable> {
    if session.ended_why.is_none() && !session.is_prep() {
        let parties: Vec<_> = session.parties().cloned().collect();
        for (person, how) in parties.iter().zip(&heading.how) {
            let field = format!("agreed.{person}");
            take(stage, session, ended, &field, how).map_err(|why| untellable(&field, why))?;
        }
    }
    at(stage, session, ended, |setting, session, _| {
        let points = walk::points(setting, session);
        session.close(ended, points);
    });
    Ok(())
}
