//! Keeping answers, and saving the session.

use super::super::{Ctx, Next};
use super::SessionScreen;
use crate::app::effect::{Effect, Note};
use crate::app::form::{Edited, Form, Row};
use crate::app::model::Notice;
use crate::domain::books::Books;
use crate::domain::change::{Change, Record};
use crate::domain::session::{PartId, Session};
use crate::interview::field::Field;
use crate::interview::keep::{self, Refusal};
use crate::interview::leads::Leads;
use crate::interview::popup::Popup;
use crate::interview::prompt::{Entry, Says};
use crate::interview::topic;

impl SessionScreen {
    /// Changes the text in focus and notes it, before it is drawn.
    pub(super) fn edit(
        &mut self,
        change: impl FnOnce(&mut Form) -> Option<Edited>,
        ctx: &mut Ctx<'_>,
    ) -> Vec<Effect> {
        change(&mut self.form).map(|edited| self.edited(edited, ctx)).unwrap_or_default()
    }

    /// Notes a text that was changed.
    pub(super) fn edited(&mut self, edited: Edited, ctx: &mut Ctx<'_>) -> Vec<Effect> {
        let mut effects = self.make_durable(ctx);
        let Edited { key, before, after } = edited;
        // Nothing is half typed any more: the log must not bring an empty text back.
        let is_gone = !self.form.half_typed().contains_key(&key);
        let gone = is_gone.then(|| Effect::Note(Note::Kept(key.clone())));
        effects.push(Effect::Note(Note::Typed { key, before, after }));
        effects.extend(gone);
        effects
    }

    /// Holds and saves a session in which something is said for the first time.
    fn make_durable(&mut self, ctx: &mut Ctx<'_>) -> Vec<Effect> {
        if self.saved.is_some() {
            return Vec::new();
        }
        let Some(session) = self.session(ctx.books) else { return Vec::new() };
        let beginning = session.beginning();
        let (session, deal) = (self.session.clone(), self.deal.clone());
        let mut effects = vec![Effect::Begin { session, deal, beginning }];
        effects.extend(self.note_here());
        effects.extend(self.save(None, ctx));
        effects
    }

    /// Enter: keeps what is typed or marked, and goes on.
    pub(super) fn keep_focused(&mut self, ctx: &mut Ctx<'_>) -> Vec<Effect> {
        if let Some(effects) = self.note_stray(ctx) {
            return effects;
        }
        if self.form.focused().is_none() {
            self.go_on(ctx);
            return Vec::new();
        }
        if self.form.waits_for_choice() || self.waits_for_a_word() {
            self.form.say_which_keys();
            return Vec::new();
        }
        if self.asks_of_what_was_put_aside() {
            return Vec::new();
        }
        let Some(row) = self.form.focused() else { return Vec::new() };
        let answer = row.answer();
        let prompt = &row.ask.prompt;
        let is_left_open = match prompt.entry {
            Entry::Criterion(_) => true,
            // What stands is left as it stands, its day too.
            Entry::Choice(_, Says::Fact) => answer == prompt.kept,
            Entry::Text | Entry::Line | Entry::Hidden => {
                answer.trim().is_empty() && prompt.kept.is_empty()
            }
            Entry::Choice(_, Says::Plan(_)) | Entry::Confirm => false,
        };
        if is_left_open {
            return self.leave_open(ctx);
        }
        self.keep(&answer, ctx)
    }

    /// Keeps a note, whatever is in focus.
    pub(super) fn keep_note(&mut self, text: &str, ctx: &mut Ctx<'_>) -> Vec<Effect> {
        let Some(session) = self.session(ctx.books) else { return Vec::new() };
        let field = Field::Note(session.next_note());
        let Some((mut effects, _)) = self.keep_at(&field, text, ctx) else { return Vec::new() };
        effects.extend(self.save(Some(field.to_string()), ctx));
        self.settle_if_agreed(ctx);
        effects
    }

    /// Goes on without an answer. A reason is needed; whatever else a popup asks
    /// first, without it the popup is put away.
    fn leave_open(&mut self, ctx: &mut Ctx<'_>) -> Vec<Effect> {
        let needs_reason = matches!(self.popup(), Some(Popup::LeaveOut(_) | Popup::End));
        if needs_reason {
            return self.keep("", ctx);
        }
        if self.stays_at_gate() {
            return Vec::new();
        }
        let mut effects = self.see(ctx);
        if self.below.is_none() {
            self.go_on(ctx);
        } else if self.form.focus() == 0 || !self.form.next_asked() {
            effects.extend(self.close_popup(ctx));
        }
        effects
    }

    /// Saves that a line was seen which shows what stands.
    fn see(&mut self, ctx: &mut Ctx<'_>) -> Vec<Effect> {
        let Some(field) = self.field() else { return Vec::new() };
        let Some(held) = self.held_on(ctx.books, ctx.page, ctx.now) else { return Vec::new() };
        let mut session = held.session.clone();
        let is_news = held.situation().is_some_and(|it| keep::see(&mut session, &it, &field));
        let Some(kept) = self.session_mut(ctx.books).filter(|_| is_news) else {
            return Vec::new();
        };
        *kept = session;
        let mut effects = self.make_durable(ctx);
        effects.extend(self.save(None, ctx));
        effects
    }

    /// Keeps an answer to the field in focus and goes on; what is refused is
    /// said at the field.
    pub(super) fn keep(&mut self, answer: &str, ctx: &mut Ctx<'_>) -> Vec<Effect> {
        let Some(field) = self.field() else { return Vec::new() };
        if field == Field::New {
            self.take_away(ctx);
            return self.catch(answer, ctx);
        }
        let is_last_word = matches!(field, Field::Agreed(_) | Field::Prepared);
        if is_last_word
            && !topic::is_not_yet(&field, answer)
            && self.goes_to_half_typed(&field, ctx)
        {
            return Vec::new();
        }
        let Some((mut effects, leads)) = self.keep_at(&field, answer, ctx) else {
            return Vec::new();
        };
        let is_last = field == Field::Prepared || field == Field::EndedWhy;
        if is_last && self.below.is_none() {
            effects.extend(self.close(ctx));
            return effects;
        }
        effects.extend(self.save(Some(field.to_string()), ctx));
        self.settle_if_agreed(ctx);
        if self.below.is_some() {
            match leads {
                Leads::Over(popup) => self.open(popup, ctx),
                leads @ (Leads::On | Leads::To(_) | Leads::ToRehearsal) => {
                    effects.extend(self.popup_kept(&leads, ctx));
                }
            }
            return effects;
        }
        let way = self.form.way_here();
        let before: Vec<String> = self.form.rows().iter().map(|row| row.key().to_owned()).collect();
        let is_led = matches!(leads, Leads::To(_));
        self.show(ctx);
        self.follow(&field, leads, &way, ctx);
        self.go_back(ctx);
        let is_new = |row: &Row| !before.iter().any(|key| key == row.key());
        let is_opened = is_led || self.form.focused().is_some_and(is_new);
        if is_opened {
            effects.extend(self.begin_with_aside(&field, ctx));
        }
        effects
    }

    /// Back to the read-back, once what was typed on a choice there is a note, or put
    /// aside.
    pub(super) fn go_back_from_choice(&mut self, ctx: &mut Ctx<'_>) {
        let here = self.field().map(|field| group(&field));
        if let Some(back) = self.back_to.take_if(|back| here.as_ref() == Some(&back.from)) {
            self.go_to(&back.to, ctx);
        }
    }

    /// Back to the read-back, once the line that was not agreed to is changed.
    fn go_back(&mut self, ctx: &mut Ctx<'_>) {
        let here = self.field().map(|field| group(&field));
        let is_done = |back: &mut BackTo| here.as_ref() != Some(&back.from) && here.is_some();
        if let Some(back) = self.back_to.take_if(is_done) {
            self.go_to(&back.to, ctx);
        }
    }

    /// Keeps what is typed in focus and stays there.
    pub(super) fn keep_here(&mut self, ctx: &mut Ctx<'_>) -> Vec<Effect> {
        let Some((field, row)) = self.field().zip(self.form.focused()) else { return Vec::new() };
        let answer = row.answer();
        let Some((mut effects, _)) = self.keep_at(&field, &answer, ctx) else {
            return Vec::new();
        };
        effects.extend(self.save(Some(field.to_string()), ctx));
        self.show(ctx);
        effects
    }

    /// Puts an answer into the books, and tells where it leads; none where it is
    /// refused.
    fn keep_at(
        &mut self,
        field: &Field,
        answer: &str,
        ctx: &mut Ctx<'_>,
    ) -> Option<(Vec<Effect>, Leads)> {
        let leads = match self.put(field, answer, ctx) {
            Ok(leads) => leads,
            Err(refusal) => {
                self.refused(&refusal, ctx);
                return None;
            }
        };
        self.form.was_kept(&field.to_string());
        self.count_time(ctx);
        let step = self.at.clone();
        let is_small = self.below.is_some();
        if let Some(session) = self.session_mut(ctx.books).filter(|_| !is_small) {
            session.spend(&step, 0);
            // Who goes back to a step does not leave it out.
            session.left_out.remove(&step);
        }
        self.renew_ids(ctx);
        Some((self.make_durable(ctx), leads))
    }

    /// What is there now has its id; the next one gets another.
    fn renew_ids(&mut self, ctx: &mut Ctx<'_>) {
        let Some(session) = self.session(ctx.books) else { return };
        let has_action = session.actions.contains_key(&self.fresh.action);
        let has_ask = session.asks.contains_key(&self.fresh.ask);
        if has_action {
            self.fresh.action = ctx.draw.id(|id| ctx.books.has_action(id));
        }
        if has_ask {
            self.fresh.ask = ctx.draw.id(|id| ctx.books.has_ask(id));
        }
    }

    /// Keeps an answer in the books, where the domain takes it.
    pub(super) fn put(
        &mut self,
        field: &Field,
        answer: &str,
        ctx: &mut Ctx<'_>,
    ) -> Result<Leads, Refusal> {
        let Some(held) = self.held_on(ctx.books, ctx.page, ctx.now) else { return Ok(Leads::On) };
        let Some(situation) = held.situation() else { return Ok(Leads::On) };
        let mut session = held.session.clone();
        let leads = keep::keep(&mut session, &situation, ctx.draw, field, answer)?;
        if let Some(kept) = self.session_mut(ctx.books) {
            let before = std::mem::replace(kept, session);
            self.remember_answer(before, field);
        }
        Ok(leads)
    }

    /// Says at the field why an answer is not taken; where another field lacks
    /// something, at that one.
    fn refused(&mut self, refusal: &Refusal, ctx: &mut Ctx<'_>) {
        if let Refusal::Lacks { field, .. }
        | Refusal::Check { field, .. }
        | Refusal::GateOpen { field, .. } = refusal
        {
            match self.part_of(field, ctx).filter(|part| *part != self.at) {
                Some(part) => self.enter(part, ctx),
                None => self.show(ctx),
            }
            self.form.focus_on(&field.to_string());
        }
        self.form.refuse_with(refusal.clone().into());
    }

    /// Goes where an answer leads, at the end of the way to its field.
    fn follow(&mut self, field: &Field, leads: Leads, way: &[String], ctx: &mut Ctx<'_>) {
        match leads {
            Leads::To(to) if self.form.focus_on(&to.to_string()) => {}
            Leads::To(to) if matches!(field, Field::NotYet(_)) && self.go_to(&to, ctx) => {
                self.back_to = Some(BackTo::after(&to, read_back(field)));
            }
            Leads::Over(popup) => {
                self.form.focus_at_end_of(way);
                if let Popup::Ask(_) = popup {
                    // Where the ask is put away, the way goes on.
                    self.form.next_asked();
                }
                self.open(popup, ctx);
            }
            Leads::ToRehearsal if self.is_on_agenda(&PartId::Rehearse, ctx) => {
                self.enter(PartId::Rehearse, ctx);
            }
            Leads::On | Leads::To(_) | Leads::ToRehearsal => {
                self.form.focus_at_end_of(way);
                self.go_on(ctx);
            }
        }
    }

    /// Saves a session in which nothing may have been said yet.
    pub(super) fn save_now(&mut self, ctx: &mut Ctx<'_>) -> Vec<Effect> {
        let mut effects = self.make_durable(ctx);
        if effects.is_empty() {
            effects = self.save(None, ctx);
        }
        effects
    }

    /// Ends it as it stands: a session with the reason why, what a rep prepares
    /// just so.
    pub(super) fn end_here(&mut self, ctx: &mut Ctx<'_>) {
        let is_prep = self.session(ctx.books).is_some_and(Session::is_prep);
        if is_prep {
            self.is_in_agenda = false;
            self.enter(PartId::Agree, ctx);
        } else {
            self.open(Popup::End, ctx);
        }
    }

    /// Hands the session on to be saved, with the field whose answer it holds.
    pub(super) fn save(&mut self, key: Option<String>, ctx: &Ctx<'_>) -> Vec<Effect> {
        let Some(held) = self.held_on(ctx.books, ctx.page, ctx.now) else { return Vec::new() };
        let after = held.session.clone();
        let before = self.saved.replace(Box::new(after.clone())).map(Record::Session);
        let change = Change { before, after: Record::Session(Box::new(after)) };
        vec![Effect::Save(change, key)]
    }

    /// Counts the time and saves it, before the session is left.
    pub fn rest(&mut self, ctx: &mut Ctx<'_>) -> Vec<Effect> {
        if self.saved.is_none() || !self.is_mine() {
            return Vec::new();
        }
        self.count_time(ctx);
        self.save(None, ctx)
    }

    /// Leaves the session for later. One in which nothing was said is forgotten.
    pub(super) fn park(&mut self, ctx: &mut Ctx<'_>) -> Next {
        let mut effects = self.rest(ctx);
        if !self.is_mine() {
            effects.push(Effect::LetGo);
        } else if let Some(parked) = self.parked(ctx.books) {
            *ctx.notice = Some(Notice::news(parked));
            effects.push(Effect::LetGo);
        } else if let Some(book) = ctx.books.change().deals.get_mut(&self.deal) {
            book.sessions.remove(&self.session);
        }
        Next::pop(effects)
    }

    /// Where the session is parked; none where nothing was said in it.
    pub fn parked(&self, books: &Books) -> Option<String> {
        let session = self.saved.as_ref().filter(|_| self.is_mine())?;
        let deal = books.deals.get(&self.deal)?.deal.title();
        Some(if session.is_prep() {
            let rep = books.team.first_name_of(&session.rep);
            format!("What {rep} prepared for {deal} is kept. Get ready again to go on with it.")
        } else {
            format!("The session on {deal} is kept. Open the deal to go on where you left it.")
        })
    }
}

/// The place that is gone back to from a line that was not agreed to, or not kept.
#[derive(Clone, Debug)]
pub(super) struct BackTo {
    from: String,
    to: Field,
}

impl BackTo {
    /// Back to a field, once the line of another one is done.
    pub(super) fn after(line: &Field, to: Field) -> Self {
        Self { from: group(line), to }
    }
}

/// What a field is a line of.
fn group(field: &Field) -> String {
    let key = field.to_string();
    key.rsplit_once('.').map_or_else(|| key.clone(), |(of, _)| of.to_owned())
}

/// The read-back that a line was chosen in.
fn read_back(field: &Field) -> Field {
    if let Field::NotYet(person) = field { Field::Agreed(person.clone()) } else { field.clone() }
}
