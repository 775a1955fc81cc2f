//! How a session comes onto the screen: a new one, or a draft that goes on.

use super::super::{Desk, Screen, Step, Turn};
use super::{SessionScreen, fresh};
use crate::app::effect::Effect;
use crate::app::form::Form;
use crate::app::message::{Draft, Now};
use crate::app::model::Notice;
use crate::domain::books::{Books, DealBook};
use crate::domain::field::Field;
use crate::domain::id::{DealId, PersonId};
use crate::domain::process::SessionKind;
use crate::domain::session::{Session, Sitting, StepId};
use crate::domain::slip::Slip;
use crate::domain::walk::{self, Fresh};
use crate::domain::when;

/// Opens the session of a deal: the draft where there is one, else a new one.
pub fn open(deal: &DealId, desk: &mut Desk<'_>) -> Step {
    let Some(book) = desk.books.deals.get(deal) else { return Step::nothing() };
    if let Some(draft) = book.draft().cloned() {
        if !desk.books.processes.contains_key(&draft.process.id) {
            return not_begun(no_process(book), desk);
        }
        let screen = SessionScreen::resumed(draft, fresh(desk), desk.now);
        let hold = Effect::Hold { session: screen.session.clone(), deal: deal.clone() };
        let screen = Screen::Session(Box::new(screen));
        return Step { effects: vec![hold], turn: Turn::Push(Box::new(screen)) };
    }
    let manager = desk.books.team.coach_of(&book.deal.owner, desk.books.me.as_ref());
    match begin(deal, manager, desk) {
        Ok(screen) => Step::push(Screen::Session(screen)),
        Err(why) => not_begun(why, desk),
    }
}

/// Says why no session began.
pub fn not_begun(why: String, desk: &mut Desk<'_>) -> Step {
    *desk.notice = Some(Notice::news(why));
    Step::nothing()
}

/// Begins a new session on a deal. Nothing is written before something is said.
///
/// # Errors
///
/// A sentence, where the deal's process cannot be read.
pub fn begin(
    deal: &DealId,
    manager: Option<PersonId>,
    desk: &mut Desk<'_>,
) -> Result<Box<SessionScreen>, String> {
    let id = desk.draw.id(|id| desk.books.has_session(id));
    let fresh = fresh(desk);
    let Some(book) = desk.books.deals.get_mut(deal) else {
        return Err(format!("There is no deal \"{deal}\"."));
    };
    let Some(process) = desk.books.processes.get(&book.deal.process) else {
        return Err(no_process(book));
    };
    let sitting =
        Sitting { id, kind: SessionKind::Standard, manager, started: desk.now.wall.clone() };
    let session = Session::start(sitting, &book.deal, process);
    let mut screen = SessionScreen {
        deal: deal.clone(),
        session: session.id.clone(),
        at: StepId::Open,
        form: Form::default(),
        under: None,
        is_in_agenda: false,
        fresh,
        saved: None,
        done: Vec::new(),
        undone: Vec::new(),
        since: desk.now.steady,
    };
    book.sessions.insert(session.id.clone(), session);
    screen.enter(StepId::Open, desk);
    Ok(Box::new(screen))
}

fn no_process(book: &DealBook) -> String {
    let id = &book.deal.process;
    format!(
        "The process \"{id}\" of this deal cannot be read. \"sideline process check\" says why."
    )
}

impl SessionScreen {
    /// The screen of a draft, empty until the draft is held.
    fn resumed(draft: Session, fresh: Fresh, now: &Now) -> Self {
        Self {
            deal: draft.deal.clone(),
            session: draft.id.clone(),
            at: StepId::Open,
            form: Form::default(),
            under: None,
            is_in_agenda: false,
            fresh,
            saved: Some(Box::new(draft)),
            done: Vec::new(),
            undone: Vec::new(),
            since: now.steady,
        }
    }

    /// Goes on where the draft was left.
    pub fn held(&mut self, draft: &Draft, desk: &mut Desk<'_>) -> Vec<Effect> {
        self.adopt(draft, desk.books);
        self.form = Form::default().with_half_typed(draft.fields.clone());
        let here: Option<Field> = draft.here.as_deref().and_then(|key| key.parse().ok());
        self.enter(StepId::Open, desk);
        if let Some(field) = here {
            self.go_to(&field, desk);
        }
        self.since = desk.now.steady;
        if let Some(day) = self.day_of_start(desk)
            && day != desk.now.wall.date()
        {
            let day = when::shown(day, desk.now.wall.date());
            *desk.notice = Some(Notice::news(format!(
                "This session began on {day}. It goes on where it was left; Esc, then e, ends it as it stands."
            )));
        }
        self.note_here()
    }

    fn day_of_start(&self, desk: &Desk<'_>) -> Option<jiff::civil::Date> {
        Some(self.held_on(desk.books, desk.now)?.session.day())
    }

    /// Takes over the ids under which something new was being typed.
    fn adopt(&mut self, draft: &Draft, books: &Books) {
        let session = books.deals.get(&self.deal).and_then(|book| book.sessions.get(&self.session));
        let Some(session) = session else { return };
        for key in draft.fields.keys().chain(&draft.here) {
            match key.parse() {
                Ok(Field::Step(id, _)) if !session.actions.contains_key(&id) => {
                    self.fresh.action = id;
                }
                Ok(Field::Call(id, _)) if session.calls.is_empty() => self.fresh.call = id,
                Ok(Field::Ask(id, _)) if !session.asks.contains_key(&id) => self.fresh.ask = id,
                _ => {}
            }
        }
    }

    /// Goes to a field, in its step or in its slip; false where it is in none.
    pub(super) fn go_to(&mut self, field: &Field, desk: &mut Desk<'_>) -> bool {
        if let Some(step) = self.step_of(field, desk) {
            self.enter(step, desk);
        } else if let Some(slip) = Slip::asking(field) {
            self.cover(slip, desk);
        } else {
            return false;
        }
        self.form.focus_on(&field.to_string())
    }

    pub(super) fn step_of(&self, field: &Field, desk: &Desk<'_>) -> Option<StepId> {
        let held = self.held_on(desk.books, desk.now)?;
        let setting = held.setting()?;
        let mut steps = walk::walk(&setting, held.session).into_iter();
        steps.find(|step| step.fields.contains(field)).map(|step| step.id)
    }
}
