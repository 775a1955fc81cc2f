//! The session screen: the agenda on the left, the part one is in on the right.
//! In a narrow window the agenda folds into one line.

mod agenda;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};

use super::clock;
use super::fields::{self, Beside};
use super::frame;
use super::guidance::draw as draw_guidance;
use super::lines::Lines;
use super::theme;
use crate::app::form::{Form, Row};
use crate::app::model::Model;
use crate::app::screen::session::{Held, SessionScreen};
use crate::domain::books::{Kept, Unread};
use crate::domain::call::CallStatus;
use crate::domain::deal::{CriterionStanding, Head};
use crate::domain::now::Now;
use crate::domain::phrase::{self, count};
use crate::domain::scorecard;
use crate::domain::session::{NewStep, Session};
use crate::domain::team::first_word;
use crate::interview::field::{ElementLine, ExitLine, Field, InTheWayLine, PassedLine, StepLine};
use crate::interview::noted;
use crate::interview::situation::{Situation, SoFar};
use crate::interview::walk::{self, Part};
use crate::interview::{guidance, topic};
use crate::pages::Page;

/// Columns from which the agenda has a place of its own.
const WIDE: u16 = 100;
/// Columns of the agenda.
const AGENDA: u16 = 27;

/// Draws a session.
pub(super) fn draw(screen: &SessionScreen, books: &Kept, model: &Model, frame: &mut Frame<'_>) {
    let Some(held) = screen.held_on(books, model.page(), &model.now) else { return };
    let Some(drawing) = Drawing::of(screen, &held) else { return };
    let damage = books.damage_of(&screen.deal).next().map(Unread::in_short);
    let drawing = Drawing { damage, ..drawing };
    let parts = frame::parts(model, frame);
    let time = screen.clock(books, &model.now);
    let shown = time.map(clock::in_words).unwrap_or_default();
    frame::around_with_clock(model, frame, parts, &drawing.header(), &shown);
    let left = time.and_then(|time| {
        walk::minutes_left(held.session, &drawing.parts, &screen.at, time.seconds)
    });
    drawing.draw(clock::time_is_short(left, parts.body, frame), frame);
}

/// Draws the parts of a session that is looked at and not held: all they hold
/// stands in their fields.
pub(super) fn to_look_at(
    screen: &SessionScreen,
    books: &Kept,
    now: &Now,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let held = screen.held_on(books, Page::NOTHING, now);
    if let Some(drawing) = held.as_ref().and_then(|held| Drawing::of(screen, held)) {
        Drawing { is_preview: true, ..drawing }.draw(area, frame);
    }
}

struct Drawing<'a> {
    screen: &'a SessionScreen,
    held: &'a Held<'a>,
    situation: Situation<'a>,
    parts: Vec<Part>,
    /// Whether it is only looked at.
    is_preview: bool,
    /// What is wrong in the deal's own file, as its page says it.
    damage: Option<String>,
}

impl<'a> Drawing<'a> {
    /// None where the process is gone.
    fn of(screen: &'a SessionScreen, held: &'a Held<'a>) -> Option<Self> {
        let situation = held.situation()?;
        let parts = walk::walk(&situation, held.session);
        Some(Self { screen, held, situation, parts, is_preview: false, damage: None })
    }
}

impl Drawing<'_> {
    /// Agenda and part side by side; in a narrow window the agenda in a line.
    fn draw(&self, area: Rect, frame: &mut Frame<'_>) {
        if area.width >= WIDE {
            let columns = Layout::horizontal([Constraint::Length(AGENDA), Constraint::Min(1)]);
            let [agenda, body] = columns.areas(area);
            self.agenda(frame, agenda);
            self.body(frame, body);
        } else if self.screen.is_in_agenda && self.screen.below.is_none() {
            self.agenda(frame, area);
        } else {
            let rows = Layout::vertical([Constraint::Length(1), Constraint::Min(1)]);
            let [folded, body] = rows.areas(area);
            self.folded_agenda(frame, folded);
            self.body(frame, body);
        }
        if self.screen.below.is_some() {
            self.small_form(frame, area);
        }
    }

    fn session(&self) -> &Session {
        self.held.session
    }

    fn so_far(&self) -> SoFar<'_> {
        SoFar { situation: &self.situation, session: self.held.session }
    }

    /// Account and deal, stage, and the next call that is planned.
    fn header(&self) -> String {
        let deal = self.situation.deal;
        if self.session().is_debrief() {
            // Not the reason: it is the rep's to say again.
            let head = Head { lost_reason: None, ..Head::of(deal) };
            let decided = head.decided_in_words(self.situation.today());
            return format!("{}   {decided}", deal.title());
        }
        let stages = self.situation.process.stages.len();
        let stage = match self.situation.process.position(&deal.stage) {
            Some(at) => format!("stage {} of {stages}", at + 1),
            None => format!("{}: no stage any more", self.session().stage_name(&deal.stage)),
        };
        let call = self.next_call().map(|call| format!("   {call}")).unwrap_or_default();
        format!("{}   {stage}{call}", deal.title())
    }

    fn next_call(&self) -> Option<String> {
        let today = self.situation.today();
        let planned = |call: &&crate::domain::call::Call| {
            call.status == CallStatus::Planned && call.plan.date.is_some_and(|day| day >= today)
        };
        let next =
            self.held.book.calls.values().filter(planned).min_by_key(|call| call.plan.slot())?;
        let day = next.plan.slot()?.shown(today);
        let who = next.plan.with.first().map(|who| self.situation.deal.buyer_name(who));
        Some(format!("next call {day} {}", who.unwrap_or_default()))
    }

    fn body(&self, frame: &mut Frame<'_>, area: Rect) {
        let Some(part) = self.parts.iter().find(|part| part.id == self.screen.at) else { return };
        let block = frame::block(&part.name, &walk::planned(&self.parts, part));
        let inner = frame::inside(&block, area);
        frame.render_widget(block, area);
        let focus = self.screen.field().filter(|_| self.screen.below.is_none());
        let mut page = Lines::new(inner.width);
        if let Some(damage) = &self.damage {
            page.text(damage, 0, theme::TROUBLE);
        }
        if self.parts.first() == Some(part) && !self.is_preview {
            draw_guidance(guidance::who_types(self.so_far()).as_slice(), &mut page);
        }
        draw_guidance(&guidance::guidance(self.so_far(), part), &mut page);
        let inner = page.pin(frame, inner);
        let form = self.screen.below.as_ref().map_or(&self.screen.form, |under| &under.form);
        self.fields(form, focus.as_ref(), &mut page);
        if !self.is_preview {
            page.space();
            draw_guidance(&guidance::notes(self.so_far(), part), &mut page);
        }
        page.show(frame, inner);
    }

    /// A dialog over the part: it asks one thing that belongs to no part.
    fn small_form(&self, frame: &mut Frame<'_>, area: Rect) {
        let mut page = Lines::new(area.width.saturating_sub(12).min(70));
        self.fields(&self.screen.form, self.screen.field().as_ref(), &mut page);
        let popup = self.screen.below.as_ref().map(|under| &under.popup);
        if let Some(last) = popup.and_then(|popup| guidance::last_line(self.so_far(), popup)) {
            page.space();
            page.text(&last, 1, theme::QUIET);
        }
        frame::over(frame, area, page);
    }

    fn fields(&self, form: &Form, focus: Option<&Field>, page: &mut Lines) {
        let understood = form.focused().filter(|_| focus.is_some()).and_then(|row| {
            let (reads, text) = (row.ask.prompt.reads, row.typed()?);
            // What was typed just so needs no echo.
            reads.echo(self.so_far(), text).filter(|understood| understood != text.trim())
        });
        let heading = |section: &str| self.heading(section);
        let standing = |row: &Row| self.standing(row);
        let aloud = |row: &Row, is_focused: bool, page: &mut Lines| {
            let field: Option<Field> = row.key().parse().ok();
            let field = field.filter(|field| is_focused || guidance::stays_in_sight(field));
            let lines = field.map(|field| guidance::read_aloud(self.so_far(), &field));
            draw_guidance(&lines.unwrap_or_default(), page);
        };
        let in_short = |row: &Row| self.step_in_short(row);
        let is_spoken_for = |row: &Row| self.is_spoken_for(row);
        let remark = |row: &Row| {
            row.key().parse().ok().and_then(|field| guidance::remark(self.so_far(), &field))
        };
        let noted = |row: &Row| {
            let asked =
                row.key().parse().map(|field| noted::asked(self.so_far(), &field, &row.ask.prompt));
            asked.map(|asked| noted::said_at(&asked, &self.session().notes)).unwrap_or_default()
        };
        let beside = Beside {
            heading: &heading,
            standing: &standing,
            aloud: &aloud,
            in_short: &in_short,
            is_spoken_for: &is_spoken_for,
            remark: &remark,
            noted: &noted,
            understood,
            has_focus: (focus.is_some() || self.is_preview) && !self.screen.is_in_agenda,
            shows_offers: false,
        };
        fields::draw(form, &beside, page);
    }

    /// An agreed part in one line: its words, and on the right owner and date.
    fn step_in_short(&self, row: &Row) -> Option<String> {
        let Ok(Field::Step(id, StepLine::Text)) = row.key().parse() else { return None };
        let part = self.session().actions.get(&id).filter(|part| self.is_complete(part))?;
        let owner = self.so_far().owner_name(part.owner.as_ref()?);
        let due = phrase::shown(part.due?, self.situation.today());
        Some(format!("{} · {due}", first_word(owner)))
    }

    fn is_complete(&self, part: &NewStep) -> bool {
        topic::lacking(self.situation.process, part).is_empty()
    }

    /// Evidence stands beside its criterion, and the parts of a part that has
    /// all it needs beside its words.
    fn is_spoken_for(&self, row: &Row) -> bool {
        match row.key().parse() {
            Ok(Field::Element(_, line)) => line != ElementLine::Level,
            Ok(Field::NotYet(_)) => true,
            // The list speaks for those that nobody has answered.
            Ok(Field::Gap(_)) => !row.ask.is_asked && row.ask.prompt.kept.is_empty(),
            // What became of it is seen by the ask, or by going on.
            Ok(Field::InTheWay(InTheWayLine::MakeAsk)) => !row.ask.is_asked,
            // They are there for those who go to them.
            Ok(Field::Passed(PassedLine::Words) | Field::Exit(_, ExitLine::Missing)) => {
                row.ask.prompt.kept.is_empty()
            }
            Ok(Field::Exit(_, line)) => !matches!(line, ExitLine::Status | ExitLine::Role),
            Ok(Field::Step(_, StepLine::Text)) => false,
            Ok(Field::Step(id, _)) => {
                self.session().actions.get(&id).is_some_and(|part| self.is_complete(part))
            }
            _ => false,
        }
    }

    /// How many criteria of the part are verified and assumed.
    fn heading(&self, section: &str) -> String {
        let rows = self.screen.form.rows().iter();
        let standings: Vec<CriterionStanding> = rows
            .filter(|row| row.ask.prompt.section == section)
            .filter_map(|row| self.standing(row))
            .collect();
        if standings.is_empty() {
            return self.listener(section);
        }
        let number = |wanted| standings.iter().filter(|standing| **standing == wanted).count();
        match (number(CriterionStanding::Verified), number(CriterionStanding::Assumed)) {
            (0, 0) => String::new(),
            (verified, 0) => format!("{verified} verified"),
            (0, assumed) => format!("{assumed} assumed"),
            (verified, assumed) => format!("{verified} verified · {assumed} assumed"),
        }
    }

    /// Who listens while the rep speaks.
    fn listener(&self, section: &str) -> String {
        let words = self.so_far().in_your_words();
        match &self.session().manager {
            Some(manager) if section == words => {
                let name = |id| self.situation.team.first_name_of(id);
                let (rep, manager) = (name(&self.session().rep), name(manager));
                let listens = if self.session().typist() == &self.session().rep {
                    format!("{rep} types · {manager} listens")
                } else {
                    format!("{manager} types · {rep} speaks")
                };
                match self.session().coaching.parked.len() {
                    0 => listens,
                    parked => format!("{listens} · {} parked", count(parked, "thought")),
                }
            }
            _ => String::new(),
        }
    }

    fn standing(&self, row: &Row) -> Option<CriterionStanding> {
        match row.key().parse() {
            Ok(Field::Exit(id, ExitLine::Status)) => Some(self.so_far().standing(&id)),
            Ok(Field::Element(id, ElementLine::Level)) => {
                let here = &self.session().stage_at_start;
                let needed = scorecard::needed(self.situation.process, here, &id)?;
                Some(self.so_far().weighed(&id).standing(needed))
            }
            _ => None,
        }
    }
}
