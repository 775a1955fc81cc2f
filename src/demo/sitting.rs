//! A session of a play: each line is typed into the field it belongs to, the
//! clock runs, and at the end both agree.

mod lines;

use jiff::{Span, ZonedDateTime};

use super::Untellable;
use super::stage::{Stage, untellable};
use crate::domain::fold;
use crate::domain::id::Draw;
use crate::domain::process::SessionKind;
use crate::domain::session::{Session, Sitting};
use crate::interview::background::Background;
use crate::interview::field::{Field, PassedLine};
use crate::interview::keep::{self, keep};
use crate::interview::owed;
use crate::interview::situation::SoFar;
use crate::interview::walk::{self, Fresh, Situation, Way, walk};
use lines::typed;

/// What a heading calls a session that is recorded after it was held.
const AFTERWARDS: &str = "afterwards";

/// How a heading says that somebody confirms later.
const CONFIRMS_LATER: &str = "will-confirm";

/// Why parts of a session were passed.
const NOTHING_NEW: &str = "nothing new there";

/// How a session of a play is to be held.
struct Heading {
    started: ZonedDateTime,
    kind: SessionKind,
    is_afterwards: bool,
    /// Whether the rep and the manager agree, or confirm later.
    agrees: [bool; 2],
}

/// Holds the session that a heading names: the day, the time, the kind, and how
/// each agrees where that is not at the screen.
pub(super) fn hold(stage: &mut Stage<'_>, heading: &str, lines: &[&str]) -> Result<(), Untellable> {
    let heading = read(stage, heading).map_err(|why| untellable(heading, why))?;
    let mut table = Table::set(stage, &heading);
    for line in lines {
        let filled = table.stage.filled(line)?;
        let typed = typed(table.stage, &table.session, &filled);
        for (field, text) in typed.map_err(|why| untellable(line, why))? {
            let taken = table.take(&heading.started, &field, &text);
            taken.map_err(|why| untellable(line, why))?;
        }
    }
    let session = table.closed(&heading)?;
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
    let is_afterwards = kind == AFTERWARDS;
    let kind = if is_afterwards { SessionKind::Standard.as_str() } else { kind };
    let how = |at: usize| word(at).is_none_or(|word| word != CONFIRMS_LATER);
    Ok(Heading {
        started,
        kind: kind.parse().map_err(|_| format!("{kind:?} is no kind of session"))?,
        is_afterwards,
        agrees: [how(3), how(4)],
    })
}

/// A session with all that it is held on.
struct Table<'a, 'b> {
    stage: &'a mut Stage<'b>,
    session: Session,
    background: Background,
}

impl<'a, 'b> Table<'a, 'b> {
    fn set(stage: &'a mut Stage<'b>, heading: &Heading) -> Self {
        let sitting = Sitting {
            id: stage.draw.id(|id| stage.books.has_session(id)),
            kind: heading.kind,
            manager: stage.books.team.coach_of(&stage.book.deal.owner, None),
            started: heading.started.clone(),
        };
        let mut session = Session::start(sitting, &stage.book.deal, &stage.process);
        if heading.is_afterwards {
            session = session.recorded_afterwards();
        }
        let background = Background::of(stage.books, &stage.book, &session);
        Self { stage, session, background }
    }

    /// Does something with the session at a moment.
    fn at<R>(
        &mut self,
        now: &ZonedDateTime,
        act: impl FnOnce(&Situation<'_>, &mut Session, &mut Draw) -> R,
    ) -> R {
        let Stage { books, draw, process, book, .. } = &mut *self.stage;
        let fresh =
            Fresh { action: draw.id(|_| false), call: draw.id(|_| false), ask: draw.id(|_| false) };
        let deal = self.session.deal_now(&book.deal);
        let situation = Situation {
            process,
            deal: &deal,
            team: &books.team,
            background: &self.background,
            fresh: &fresh,
            now,
        };
        act(&situation, &mut self.session, draw)
    }

    /// Types a text into a field.
    fn take(&mut self, now: &ZonedDateTime, field: &str, text: &str) -> Result<(), String> {
        let field: Field = field.parse().map_err(|_| format!("there is no field {field:?}"))?;
        self.at(now, |situation, session, draw| keep(session, situation, draw, &field, text))
            .map(drop)
            .map_err(|refusal| refusal.to_string())
    }

    /// Lets the time of each step pass, about as much as is planned for it. When
    /// it is over by then.
    fn spend(&mut self, started: &ZonedDateTime) -> ZonedDateTime {
        self.at(started, |situation, session, _| {
            let steps = walk(situation, session);
            let behind = steps.iter().filter(|step| step.way == Some(Way::Behind)).count();
            for (nth, step) in (0_u32..).zip(&steps) {
                let is_left = session.left_out.contains_key(&step.id) || step.fields.is_empty();
                if is_left || !session.has_clock() {
                    continue;
                }
                let shared = if step.way == Some(Way::Behind) { behind } else { 1 };
                let seconds = step.minutes.unwrap_or(1) * 60 / u32::try_from(shared).unwrap_or(1);
                session.spend(&step.id, seconds + nth * 7 % 40);
                for field in &step.fields {
                    keep::see(session, situation, field);
                }
            }
        });
        let seconds: u32 = self.session.seconds.values().sum();
        let said = self.session.minutes.unwrap_or_default();
        started.saturating_add(Span::new().seconds(i64::from(seconds + said * 60)))
    }

    /// Of what was not gone through nothing was new.
    fn passes(&mut self, ended: &ZonedDateTime) -> Result<(), Untellable> {
        let passed = Field::Passed(PassedLine::Why).to_string();
        let is_asked = self.at(ended, |situation, session, _| {
            !walk::not_worked(SoFar { situation, session }).is_empty()
        });
        if is_asked {
            self.take(ended, &passed, NOTHING_NEW).map_err(|why| untellable(&passed, why))?;
        }
        Ok(())
    }

    /// The session as it was closed: both agreed, or it ended as it stood.
    fn closed(mut self, heading: &Heading) -> Result<Session, Untellable> {
        let ended = self.spend(&heading.started);
        if self.session.ended_why.is_none() && !self.session.is_prep() {
            self.passes(&ended)?;
            let asked = self.at(&ended, |situation, session, _| {
                owed::asked_to_agree(SoFar { situation, session })
            });
            let parties: Vec<_> = self.session.parties().cloned().collect();
            for (person, agrees) in parties.iter().zip(heading.agrees) {
                let field = Field::Agreed(person.clone()).to_string();
                let word = if agrees { "y" } else { "w" };
                if asked.contains(person) {
                    self.take(&ended, &field, word).map_err(|why| untellable(&field, why))?;
                }
            }
        }
        self.at(&ended, |situation, session, _| {
            let points = walk::points(situation, session);
            session.close(&ended, points);
        });
        Ok(self.session)
    }
}
