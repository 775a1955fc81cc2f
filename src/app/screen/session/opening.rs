//! How a session comes onto the screen: a new one, or a draft that goes on.

use super::super::{Ctx, Next, Screen, Turn};
use super::access::Access;
use super::talk::Run;
use super::{SessionScreen, fresh};
use crate::app::effect::{Effect, Note};
use crate::app::form::Form;
use crate::app::message::Draft;
use crate::app::model::Notice;
use crate::domain::books::Books;
use crate::domain::id::{DealId, PersonId, ProcessId};
use crate::domain::now::Now;
use crate::domain::process::Process;
use crate::domain::session::{Beginning, PartId, Session, Sitting};
use crate::interview::field::{Field, OpeningLine};
use crate::interview::learned;
use crate::interview::popup::Popup;
use crate::interview::prompt::Reads;
use crate::interview::topic;
use crate::interview::walk::{self, Fresh};
use crate::reading::when;

/// What becomes of a draft once this window holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resume {
    /// Back where you left off.
    GoOn,
    /// It is ended as it stands.
    End,
}

/// Takes up a draft again.
pub fn resume(draft: Session, resume: Resume, ctx: &mut Ctx<'_>) -> Next {
    if !ctx.books.processes.contains_key(&draft.process.id) {
        return not_begun(no_process(&draft.process.id), ctx);
    }
    let fresh = fresh(ctx);
    let screen = SessionScreen { resume, ..SessionScreen::on(draft, fresh, ctx.now) };
    let hold = screen.hold();
    let mut effects = vec![hold];
    effects.extend(taught(&screen.deal, ctx));
    let screen = Screen::Session(Box::new(screen));
    Next { effects, turn: Turn::Push(Box::new(screen)) }
}

/// That the deals are read whose debriefs this session may ask about.
pub fn taught(deal: &DealId, ctx: &Ctx<'_>) -> impl Iterator<Item = Effect> + use<> {
    learned::unread(ctx.books, deal, ctx.now.wall.date()).into_iter().map(Effect::Open)
}

/// Says why no session began.
pub fn not_begun(why: String, ctx: &mut Ctx<'_>) -> Next {
    *ctx.notice = Some(Notice::news(why));
    Next::nothing()
}

/// Begins a new session on a deal. Nothing is written before something is said.
///
/// # Errors
///
/// A sentence, where the deal's process cannot be read.
pub fn begin(
    deal: &DealId,
    manager: Option<PersonId>,
    beginning: Beginning,
    ctx: &mut Ctx<'_>,
) -> Result<Box<SessionScreen>, String> {
    let id = ctx.draw.id(|id| ctx.books.has_session(id));
    let fresh = fresh(ctx);
    let books = ctx.books.change();
    let Some(book) = books.deals.get_mut(deal) else {
        return Err(format!("There is no deal \"{deal}\"."));
    };
    let Some(process) = books.processes.get(&book.deal.process) else {
        return Err(no_process(&book.deal.process));
    };
    let started = ctx.now.wall.clone();
    let sitting = Sitting { id, kind: beginning.kind, manager, started };
    let mut session = Session::start(sitting, &book.deal, process);
    if beginning.is_afterwards {
        session = session.recorded_afterwards();
    }
    book.sessions.insert(session.id.clone(), session.clone());
    let mut screen = SessionScreen::on(session, fresh, ctx.now);
    (screen.access, screen.saved) = (Access::Mine, None);
    screen.enter(screen.first_part(ctx), ctx);
    Ok(Box::new(screen))
}

/// Says that a process cannot be read.
pub fn no_process(id: &ProcessId) -> String {
    format!("The process \"{id}\" of this deal cannot be read. \"sideline doctor\" says why.")
}

impl SessionScreen {
    /// The screen of a session that is on the disk, empty so far.
    fn on(session: Session, fresh: Fresh, now: &Now) -> Self {
        Self {
            deal: session.deal.clone(),
            session: session.id.clone(),
            at: PartId::Open,
            form: Form::default(),
            below: None,
            is_in_agenda: false,
            fresh,
            resume: Resume::GoOn,
            access: Access::Coming,
            saved: Some(Box::new(session)),
            done: Vec::new(),
            undone: Vec::new(),
            since: now.steady,
            run: Run::default(),
            is_settling: false,
            is_short: false,
            back_to: None,
        }
    }

    /// Goes on where the draft was left, in this window or in another.
    pub fn held(&mut self, draft: &Draft, ctx: &mut Ctx<'_>) -> Vec<Effect> {
        let was_elsewhere = self.looks_on();
        self.access = Access::Mine;
        self.saved = self.session(ctx.books).cloned().map(Box::new);
        let (followed, left) = (self.follow_process(ctx), draft);
        let draft = self.carried_over(self.now(left, ctx.books), ctx);
        self.adopt(&draft, ctx.books);
        self.below = None;
        self.is_in_agenda = false;
        self.form = Form::default().with_half_typed(draft.fields.clone());
        let here: Option<Field> = draft.here.as_deref().and_then(|key| key.parse().ok());
        let is_gone = self.is_stage_gone(ctx.books);
        let here = if is_gone { Some(Field::Opening(OpeningLine::StageNow)) } else { here };
        self.since = ctx.now.steady;
        self.enter(self.first_part(ctx), ctx);
        if let Some(field) = here {
            let under = draft.under.as_deref().and_then(|key| key.parse().ok());
            self.take_up(&field, under, ctx);
        }
        self.since = ctx.now.steady;
        let news = if was_elsewhere {
            "It was closed in the other window: here you go on where it was left."
        } else {
            "Back where you left off."
        };
        match self.resume {
            Resume::GoOn => {
                let news = followed.into_iter().chain([news.to_owned()]);
                *ctx.notice = Some(Notice::news(news.collect::<Vec<_>>().join(" ")));
            }
            Resume::End => self.end_here(ctx),
        }
        let mut effects = self.note_here();
        effects.extend(rewritten(left, &draft));
        if self.session(ctx.books) != self.saved.as_deref() {
            effects.extend(self.save(None, ctx));
        }
        effects
    }

    /// Takes the session over to its process as that is by now; what became of
    /// it, in words.
    fn follow_process(&self, ctx: &mut Ctx<'_>) -> Option<String> {
        let deal = ctx.books.deals.get(&self.deal)?.deal.clone();
        let process = self.process(ctx.books)?.clone();
        self.session_mut(ctx.books)?.follow(&deal, &process)
    }

    fn process<'a>(&self, books: &'a Books) -> Option<&'a Process> {
        books.processes.get(&self.session(books)?.process.id)
    }

    fn is_stage_gone(&self, books: &Books) -> bool {
        let session = self.session(books);
        let here = self.process(books).zip(session.map(|session| &session.stage_at_start));
        here.is_some_and(|(process, here)| process.stage(here).is_none())
    }

    /// What was half typed, under the names that its fields have by now.
    fn now(&self, draft: &Draft, books: &Books) -> Draft {
        let Some(process) = self.process(books) else { return draft.clone() };
        let now = |key: &String| match key.parse::<Field>() {
            Ok(field) => field.now(process).to_string(),
            Err(_) => key.clone(),
        };
        let mut fields = draft.fields.clone();
        for (key, text) in &draft.fields {
            let to = now(key);
            if to != *key {
                fields.remove(key);
                // What was typed under the new name is the newer one.
                fields.entry(to).or_insert_with(|| text.clone());
            }
        }
        let [here, under] = [&draft.here, &draft.under].map(|key| key.as_ref().map(now));
        Draft { here, under, fields, typed_on: draft.typed_on }
    }

    /// What was half typed, with "yesterday" and its like as the day that they were
    /// when it was typed.
    fn carried_over(&self, mut draft: Draft, ctx: &Ctx<'_>) -> Draft {
        let today = ctx.now.wall.date();
        let Some(then) = draft.typed_on.filter(|then| *then < today) else { return draft };
        let held = self.held_on(ctx.books, ctx.page, ctx.now);
        let Some((held, situation)) =
            held.as_ref().and_then(|held| Some((held, held.situation()?)))
        else {
            return draft;
        };
        let then = ctx.books.team.calendar(then);
        for (key, text) in &mut draft.fields {
            let field = key.parse().ok();
            let reads = field.map(|field| topic::prompt(&situation, held.session, &field).reads);
            if let Some(way) = reads.and_then(Reads::way) {
                *text = when::carried_over(text, then, today, way);
            }
        }
        draft
    }

    /// The first part of the walk.
    pub(super) fn first_part(&self, ctx: &Ctx<'_>) -> PartId {
        self.agenda(ctx).into_iter().next().unwrap_or(PartId::Open)
    }

    /// Takes over the ids under which something new was being typed.
    fn adopt(&mut self, draft: &Draft, books: &Books) {
        let Some(session) = self.session(books) else { return };
        // The call that was planned here is the one that is asked for.
        let planned = session.calls.keys().find(|id| !books.has_call(id));
        if let Some(id) = planned {
            self.fresh.call = id.clone();
        }
        for key in draft.fields.keys().chain(&draft.here) {
            match key.parse() {
                Ok(Field::Step(id, _)) if !session.actions.contains_key(&id) => {
                    self.fresh.action = id;
                }
                Ok(Field::Call(id, _)) if session.calls.is_empty() && !books.has_call(&id) => {
                    self.fresh.call = id;
                }
                Ok(Field::Ask(id, _)) if !session.asks.contains_key(&id) => self.fresh.ask = id,
                _ => {}
            }
        }
    }

    /// Goes to the field that was left. Where something was caught in passing, it
    /// lies over the field one came from, or over what was half typed before.
    fn take_up(&mut self, here: &Field, came_from: Option<Field>, ctx: &mut Ctx<'_>) {
        let came_from = came_from.filter(|field| self.part_of(field, ctx).is_some());
        let half = self.form.half_typed().keys().filter_map(|key| key.parse().ok());
        let half: Vec<Field> = half.filter(|field| field != here).collect();
        let under = half.into_iter().find(|field| self.part_of(field, ctx).is_some());
        let is_in_walk = came_from.is_none() && self.part_of(here, ctx).is_some();
        let under = came_from.or(under);
        let over = Popup::asking(here).filter(|popup| {
            // An outcome is mostly asked in the walk itself.
            !(is_in_walk && matches!(popup, Popup::NotToday(_)))
        });
        match (under, over) {
            (Some(under), Some(popup)) => {
                self.go_to(&under, ctx);
                self.open(popup, ctx);
                self.form.focus_on(&here.to_string());
            }
            _ => drop(self.go_to(here, ctx)),
        }
    }

    /// Goes to a field, in its part or in its popup; false where it is in none.
    pub(super) fn go_to(&mut self, field: &Field, ctx: &mut Ctx<'_>) -> bool {
        if let Some(part) = self.part_of(field, ctx) {
            self.enter(part, ctx);
        } else if let Some(popup) = Popup::asking(field) {
            self.open(popup, ctx);
        } else {
            return false;
        }
        self.form.focus_on(&field.to_string())
    }

    pub(super) fn part_of(&self, field: &Field, ctx: &Ctx<'_>) -> Option<PartId> {
        let held = self.held_on(ctx.books, ctx.page, ctx.now)?;
        let situation = held.situation()?;
        let mut parts = walk::walk(&situation, held.session).into_iter();
        parts.find(|part| part.fields.contains(field)).map(|part| part.id)
    }
}

/// Notes what was half typed as it reads, and under the names that its fields have, by
/// now.
fn rewritten(left: &Draft, now: &Draft) -> Vec<Effect> {
    let typed = |(key, text): (&String, &String)| {
        let before = left.fields.get(key).cloned().unwrap_or_default();
        Note::Typed { key: key.clone(), before, after: text.clone() }
    };
    let new = now.fields.iter().filter(|(key, text)| left.fields.get(*key) != Some(text));
    let new = new.map(typed);
    let gone = left.fields.keys().filter(|key| !now.fields.contains_key(*key));
    new.chain(gone.cloned().map(Note::Kept)).map(Effect::Note).collect()
}
