//! A session on the screen: a place on the agenda, and the form of that step.
//!
//! The session itself is in the books; what it asks is computed by
//! [`crate::domain::walk`]. Each kept answer is saved at once, each key that
//! was typed is noted before it is drawn.

use std::time::Duration;

use super::{Desk, Screen, Step, Turn, form_scopes};
use crate::app::command::Command;
use crate::app::editor::Editing;
use crate::app::effect::{Effect, Note};
use crate::app::form::{Ask, Form, Row};
use crate::app::keymap::Scope;
use crate::app::message::{Draft, Now};
use crate::app::model::Notice;
use crate::domain::books::{Books, DealBook};
use crate::domain::change::{Change, Record};
use crate::domain::field::{CallPart, Field};
use crate::domain::id::{DealId, PersonId, SessionId};
use crate::domain::keep::{self, Refusal};
use crate::domain::process::SessionKind;
use crate::domain::prompt::{self, Entry, THEY_DID};
use crate::domain::session::{Session, SessionState, Sitting, StepId};
use crate::domain::walk::{self, Background, Fresh, Setting};
use crate::domain::when;

/// A session on the screen.
#[derive(Clone, Debug)]
pub struct SessionScreen {
    /// Its deal.
    pub deal: DealId,
    /// The session.
    pub session: SessionId,
    /// The step one is in.
    pub at: StepId,
    /// The form of that step.
    pub form: Form,
    /// Whether one walks along the agenda instead of filling the form.
    pub is_in_agenda: bool,
    /// Ids for what is new.
    pub fresh: Fresh,
    /// The session as it was last handed on to be saved; none before.
    saved: Option<Box<Session>>,
    /// When the time of the step was last counted.
    since: Duration,
}

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
        is_in_agenda: false,
        fresh,
        saved: None,
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

/// Ids that nothing has yet.
fn fresh(desk: &mut Desk<'_>) -> Fresh {
    Fresh {
        action: desk.draw.id(|id| desk.books.has_action(id)),
        call: desk.draw.id(|id| desk.books.has_call(id)),
    }
}

/// All that a session is held on, borrowed from the books.
#[derive(Debug)]
pub struct Held<'a> {
    /// The session.
    pub session: &'a Session,
    /// Its deal with all that belongs to it.
    pub book: &'a DealBook,
    background: Background,
    books: &'a Books,
    now: &'a Now,
    fresh: &'a Fresh,
}

impl Held<'_> {
    /// What the walk depends on; none where the process is gone.
    pub fn setting(&self) -> Option<Setting<'_>> {
        Some(Setting {
            process: self.books.processes.get(&self.session.process.id)?,
            deal: &self.book.deal,
            team: &self.books.team,
            background: &self.background,
            fresh: self.fresh,
            now: &self.now.wall,
        })
    }
}

impl SessionScreen {
    /// The screen of a draft, empty until the draft is held.
    fn resumed(draft: Session, fresh: Fresh, now: &Now) -> Self {
        Self {
            deal: draft.deal.clone(),
            session: draft.id.clone(),
            at: StepId::Open,
            form: Form::default(),
            is_in_agenda: false,
            fresh,
            saved: Some(Box::new(draft)),
            since: now.steady,
        }
    }

    /// The session and all that it is held on.
    pub fn held_on<'a>(&'a self, books: &'a Books, now: &'a Now) -> Option<Held<'a>> {
        let book = books.deals.get(&self.deal)?;
        let session = book.sessions.get(&self.session)?;
        let background = book.background(session);
        Some(Held { session, book, background, books, now, fresh: &self.fresh })
    }

    /// The scopes whose keys work here.
    pub fn scopes(&self) -> Vec<Scope> {
        let mut scopes =
            if self.is_in_agenda { vec![Scope::Agenda] } else { form_scopes(&self.form) };
        scopes.push(Scope::Session);
        scopes
    }

    /// The field in focus.
    pub fn field(&self) -> Option<Field> {
        self.form.focused()?.key().parse().ok()
    }

    /// Goes on where the draft was left.
    pub fn held(&mut self, draft: &Draft, desk: &mut Desk<'_>) -> Vec<Effect> {
        self.adopt(draft, desk.books);
        self.form = Form::default().with_half_typed(draft.fields.clone());
        let here: Option<Field> = draft.here.as_deref().and_then(|key| key.parse().ok());
        let place = here.as_ref().and_then(|field| self.step_of(field, desk));
        self.enter(place.unwrap_or(StepId::Open), desk);
        if let Some(field) = here {
            self.form.focus_on(&field.to_string());
        }
        self.since = desk.now.steady;
        if let Some(day) = self.day_of_start(desk)
            && day != desk.now.wall.date()
        {
            let day = when::shown(day, desk.now.wall.date());
            *desk.notice = Some(Notice::news(format!(
                "This session began on {day}. It goes on where it was left."
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
                _ => {}
            }
        }
    }

    fn step_of(&self, field: &Field, desk: &Desk<'_>) -> Option<StepId> {
        let held = self.held_on(desk.books, desk.now)?;
        let setting = held.setting()?;
        let mut steps = walk::walk(&setting, held.session).into_iter();
        steps.find(|step| step.fields.contains(field)).map(|step| step.id)
    }

    /// Does what was asked for.
    pub fn act(&mut self, command: &Command, desk: &mut Desk<'_>) -> Step {
        let was_on = self.form.focused().map(|row| row.key().to_owned());
        let mut effects = if *command == Command::Out {
            if self.is_in_agenda {
                return self.park(desk);
            }
            self.is_in_agenda = true;
            Vec::new()
        } else if self.is_in_agenda {
            self.in_agenda(command, desk);
            Vec::new()
        } else {
            self.in_form(command, desk)
        };
        let is_on = self.form.focused().map(Row::key);
        if is_on != was_on.as_deref() && self.saved.is_some() {
            effects.extend(self.note_here());
        }
        Step::stay(effects)
    }

    fn note_here(&self) -> Vec<Effect> {
        let here = self.form.focused().map(|row| Note::Here(row.key().to_owned()));
        here.map(Effect::Note).into_iter().collect()
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a screen answers its own commands and leaves the others alone"
    )]
    fn in_agenda(&mut self, command: &Command, desk: &mut Desk<'_>) {
        match command {
            Command::Down | Command::NextStep => drop(self.go(1, desk)),
            Command::Up | Command::PreviousStep => drop(self.go(-1, desk)),
            Command::First => drop(self.go(isize::MIN, desk)),
            Command::Last => drop(self.go(isize::MAX, desk)),
            Command::Keep | Command::NextField | Command::PreviousField => {
                self.is_in_agenda = false;
            }
            _ => {}
        }
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a screen answers its own commands and leaves the others alone"
    )]
    fn in_form(&mut self, command: &Command, desk: &mut Desk<'_>) -> Vec<Effect> {
        match command {
            Command::Keep => return self.keep_focused(desk),
            Command::Choose(key) => {
                let chosen = self.form.focused().and_then(|row| row.chosen_by(*key));
                if let Some(answer) = chosen {
                    return self.keep(&answer, desk);
                }
            }
            Command::Edit(editing) => return self.edit(editing, desk),
            Command::NextField => self.next_field(desk),
            Command::PreviousField => self.previous_field(desk),
            Command::Down => self.line_down(desk),
            Command::Up => self.line_up(desk),
            Command::NextStep => drop(self.go(1, desk)),
            Command::PreviousStep => drop(self.go(-1, desk)),
            _ => {}
        }
        Vec::new()
    }

    /// One line down in the field, below its last line the next field.
    fn line_down(&mut self, desk: &mut Desk<'_>) {
        if !self.form.move_line(true) {
            self.next_field(desk);
        }
    }

    /// One line up in the field, above its first line the previous field.
    fn line_up(&mut self, desk: &mut Desk<'_>) {
        if !self.form.move_line(false) {
            self.previous_field(desk);
        }
    }

    fn next_field(&mut self, desk: &mut Desk<'_>) {
        if !self.form.next() && self.go(1, desk) {
            self.form.first();
        }
    }

    fn previous_field(&mut self, desk: &mut Desk<'_>) {
        if !self.form.previous() && self.go(-1, desk) {
            self.form.last();
        }
    }

    /// Goes some steps along the agenda; false at its end.
    fn go(&mut self, steps: isize, desk: &mut Desk<'_>) -> bool {
        let agenda = self.agenda(desk);
        let Some(at) = agenda.iter().position(|id| *id == self.at) else { return false };
        let to = at.saturating_add_signed(steps).min(agenda.len().saturating_sub(1));
        let Some(id) = agenda.get(to).filter(|_| to != at) else { return false };
        self.enter(id.clone(), desk);
        true
    }

    fn agenda(&self, desk: &Desk<'_>) -> Vec<StepId> {
        let held = self.held_on(desk.books, desk.now);
        let steps = held.as_ref().and_then(|held| Some(walk::walk(&held.setting()?, held.session)));
        steps.unwrap_or_default().into_iter().map(|step| step.id).collect()
    }

    /// Comes to a step, on its first field that is asked.
    fn enter(&mut self, step: StepId, desk: &mut Desk<'_>) {
        self.count_time(desk);
        self.at = step;
        self.show(desk);
        self.form.first();
        let is_asked = self.form.focused().is_some_and(|row| row.ask.is_asked);
        if !is_asked {
            self.form.next_asked();
        }
    }

    /// Adds the time since it was last counted to the step one is in.
    fn count_time(&mut self, desk: &mut Desk<'_>) {
        let seconds = desk.now.steady.saturating_sub(self.since).as_secs();
        self.since += Duration::from_secs(seconds);
        let step = self.at.clone();
        // Who only passes by was not there.
        if let Some(session) = self.session_mut(desk.books).filter(|_| seconds > 0) {
            session.spend(&step, u32::try_from(seconds).unwrap_or(u32::MAX));
        }
    }

    fn session_mut<'a>(&self, books: &'a mut Books) -> Option<&'a mut Session> {
        books.deals.get_mut(&self.deal)?.sessions.get_mut(&self.session)
    }

    /// Shows the fields that the step asks by now.
    fn show(&mut self, desk: &Desk<'_>) {
        let asks = self.asks(desk);
        self.form.show(asks);
    }

    fn asks(&self, desk: &Desk<'_>) -> Vec<Ask> {
        let Some(held) = self.held_on(desk.books, desk.now) else { return Vec::new() };
        let Some(setting) = held.setting() else { return Vec::new() };
        let steps = walk::walk(&setting, held.session);
        let fields = steps.into_iter().find(|step| step.id == self.at).map(|step| step.fields);
        let ask = |field: Field| Ask {
            key: field.to_string(),
            prompt: prompt::prompt(&setting, held.session, &field),
            is_asked: walk::is_asked(held.session, &setting, &field),
        };
        fields.unwrap_or_default().into_iter().map(ask).collect()
    }

    /// Changes the text in focus and notes it, before it is drawn.
    fn edit(&mut self, editing: &Editing, desk: &mut Desk<'_>) -> Vec<Effect> {
        let Some(edited) = self.form.edit(editing) else { return Vec::new() };
        let mut effects = self.make_durable(desk);
        let note = Note::Typed { key: edited.key, before: edited.before, after: edited.after };
        effects.push(Effect::Note(note));
        effects
    }

    /// Holds and saves a session in which something is said for the first time.
    fn make_durable(&mut self, desk: &mut Desk<'_>) -> Vec<Effect> {
        if self.saved.is_some() {
            return Vec::new();
        }
        let begin = Effect::Begin { session: self.session.clone(), deal: self.deal.clone() };
        let mut effects = vec![begin];
        effects.extend(self.note_here());
        effects.extend(self.save(None, desk));
        effects
    }

    /// Enter: keeps what is typed or marked, and goes on.
    fn keep_focused(&mut self, desk: &mut Desk<'_>) -> Vec<Effect> {
        let Some(row) = self.form.focused() else {
            self.go_on(desk);
            return Vec::new();
        };
        let answer = row.answer();
        let is_left_open = match row.ask.prompt.entry {
            Entry::Criterion(_) => true,
            Entry::Text | Entry::Line => answer.trim().is_empty() && row.ask.prompt.kept.is_empty(),
            Entry::Choice(..) | Entry::Confirm => false,
        };
        if is_left_open {
            self.go_on(desk);
            return Vec::new();
        }
        self.keep(&answer, desk)
    }

    /// Keeps an answer to the field in focus and goes on; what is refused is
    /// said at the field.
    fn keep(&mut self, answer: &str, desk: &mut Desk<'_>) -> Vec<Effect> {
        let Some(field) = self.field() else { return Vec::new() };
        let outcome = self.put(&field, answer, desk);
        if let Err(refusal) = outcome {
            self.refused(&refusal, desk);
            return Vec::new();
        }
        let key = field.to_string();
        self.form.was_kept(&key);
        self.count_time(desk);
        let step = self.at.clone();
        if let Some(session) = self.session_mut(desk.books) {
            session.spend(&step, 0);
        }
        let is_new_step = matches!(&field, Field::Step(id, _) if *id == self.fresh.action);
        if is_new_step {
            self.fresh.action = desk.draw.id(|id| desk.books.has_action(id));
        }
        let mut effects = self.make_durable(desk);
        if self.is_agreed(desk) {
            effects.extend(self.agree(desk));
            return effects;
        }
        effects.extend(self.save(Some(key), desk));
        self.show(desk);
        self.go_on_from(&field, answer, desk);
        effects
    }

    /// Keeps an answer in the books, where the domain takes it.
    fn put(&mut self, field: &Field, answer: &str, desk: &mut Desk<'_>) -> Result<(), Refusal> {
        let Some(held) = self.held_on(desk.books, desk.now) else { return Ok(()) };
        let Some(setting) = held.setting() else { return Ok(()) };
        let mut session = held.session.clone();
        keep::keep(&mut session, &setting, desk.draw, field, answer)?;
        if let Some(kept) = self.session_mut(desk.books) {
            *kept = session;
        }
        Ok(())
    }

    fn refused(&mut self, refusal: &Refusal, desk: &Desk<'_>) {
        if let Refusal::Lacks { field, .. } = refusal {
            self.show(desk);
            self.form.focus_on(&field.to_string());
        }
        self.form.refuse(refusal.to_string());
    }

    /// Where Enter leads after an answer was kept.
    fn go_on_from(&mut self, field: &Field, answer: &str, desk: &mut Desk<'_>) {
        if let Field::Exit(id) = field
            && answer == THEY_DID
            && self.form.focus_on(&Field::Evidence(id.clone()).to_string())
        {
            return;
        }
        self.go_on(desk);
    }

    /// The next field that is asked, else the next step that asks something.
    fn go_on(&mut self, desk: &mut Desk<'_>) {
        if self.no_call_is_planned() && self.form.next() {
            return;
        }
        if self.form.next_asked() {
            return;
        }
        while self.go(1, desk) {
            if !self.form.rows().is_empty() {
                return;
            }
        }
    }

    /// On an empty date of the next call: the next question is why.
    fn no_call_is_planned(&self) -> bool {
        let is_date = matches!(self.field(), Some(Field::Call(_, CallPart::Date)));
        is_date && self.form.focused().is_some_and(|row| row.answer().trim().is_empty())
    }

    /// Hands the session on to be saved, with the field whose answer it holds.
    fn save(&mut self, key: Option<String>, desk: &Desk<'_>) -> Vec<Effect> {
        let Some(held) = self.held_on(desk.books, desk.now) else { return Vec::new() };
        let after = held.session.clone();
        let before = self.saved.replace(Box::new(after.clone())).map(Record::Session);
        let change = Change { before, after: Record::Session(Box::new(after)) };
        vec![Effect::Save(change, key)]
    }

    fn is_agreed(&self, desk: &Desk<'_>) -> bool {
        let held = self.held_on(desk.books, desk.now);
        held.is_some_and(|held| held.session.is_agreed_by_all())
    }

    /// Commits the session: all have agreed.
    fn agree(&mut self, desk: &mut Desk<'_>) -> Vec<Effect> {
        let Some(held) = self.held_on(desk.books, desk.now) else { return Vec::new() };
        let Some(setting) = held.setting() else { return Vec::new() };
        let points = walk::points(&setting, held.session);
        let mut agreed = held.session.clone();
        agreed.agree(&desk.now.wall, points);
        if let Some(session) = self.session_mut(desk.books) {
            *session = agreed.clone();
        }
        vec![Effect::Agree(Box::new(agreed))]
    }

    /// Takes back an agreement that could not be written.
    pub fn not_saved(&mut self, desk: &mut Desk<'_>) -> Vec<Effect> {
        if let Some(session) = self.session_mut(desk.books)
            && session.state == SessionState::Agreed
        {
            session.state = SessionState::Draft;
            session.agreed.clear();
            session.ended = None;
            session.minutes = None;
            session.points = None;
        }
        self.show(desk);
        Vec::new()
    }

    /// Counts the time and saves it, before the session is left.
    pub fn rest(&mut self, desk: &mut Desk<'_>) -> Vec<Effect> {
        if self.saved.is_none() {
            return Vec::new();
        }
        self.count_time(desk);
        self.save(None, desk)
    }

    /// Leaves the session for later. One in which nothing was said is forgotten.
    fn park(&mut self, desk: &mut Desk<'_>) -> Step {
        let mut effects = self.rest(desk);
        if let Some(parked) = self.parked(desk.books) {
            *desk.notice = Some(Notice::news(parked));
            effects.push(Effect::LetGo);
        } else if let Some(book) = desk.books.deals.get_mut(&self.deal) {
            book.sessions.remove(&self.session);
        }
        Step::pop(effects)
    }

    /// Where the session is parked; none where nothing was said in it.
    pub fn parked(&self, books: &Books) -> Option<String> {
        self.saved.as_ref()?;
        let deal = books.deals.get(&self.deal)?.deal.title();
        Some(format!("The session on {deal} is kept. Open the deal to go on where you left it."))
    }
}
