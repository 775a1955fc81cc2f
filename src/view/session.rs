//! The session screen: the agenda on the left, the step one is in on the right.
//! In a narrow window the agenda folds into one line.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::clock;
use super::fields::{self, Beside};
use super::frame;
use super::page::Page;
use super::theme;
use super::wrap;
use crate::app::form::{Form, Row};
use crate::app::model::Model;
use crate::app::screen::session::{Held, SessionScreen};
use crate::domain::books::Books;
use crate::domain::call::CallStatus;
use crate::domain::deal::CriterionStanding;
use crate::domain::field::{Field, InTheWayPart, StepPart};
use crate::domain::lead::{self, Lead};
use crate::domain::prompt;
use crate::domain::readback::{Piece, count};
use crate::domain::scorecard;
use crate::domain::session::{NewStep, Session, StepId};
use crate::domain::team::first_word;
use crate::domain::understood;
use crate::domain::walk::{self, Mark, Setting, Step};
use crate::domain::when;

/// Columns from which the agenda has a place of its own.
const WIDE: u16 = 100;
/// Columns of the agenda.
const AGENDA: u16 = 27;

/// Draws a session.
pub(super) fn draw(screen: &SessionScreen, books: &Books, model: &Model, frame: &mut Frame<'_>) {
    let Some(held) = screen.held_on(books, &model.now) else { return };
    let Some(setting) = held.setting() else { return };
    let drawing =
        Drawing { screen, held: &held, setting, steps: walk::walk(&setting, held.session) };
    let parts = frame::parts(model, frame);
    let time = screen.clock(books, &model.now);
    let shown = time.map(clock::in_words).unwrap_or_default();
    frame::around_with_clock(model, frame, parts, &drawing.header(), &shown);
    let left = time.and_then(|time| {
        walk::minutes_left(held.session, &drawing.steps, &screen.at, time.seconds)
    });
    let body = clock::time_is_short(left, parts.body, frame);
    let parts = frame::Parts { body, ..parts };
    if parts.body.width >= WIDE {
        let columns = Layout::horizontal([Constraint::Length(AGENDA), Constraint::Min(1)]);
        let [agenda, body] = columns.areas(parts.body);
        drawing.agenda(frame, agenda);
        drawing.body(frame, body);
    } else if screen.is_in_agenda && screen.under.is_none() {
        drawing.agenda(frame, parts.body);
    } else {
        let rows = Layout::vertical([Constraint::Length(1), Constraint::Min(1)]);
        let [folded, body] = rows.areas(parts.body);
        drawing.folded_agenda(frame, folded);
        drawing.body(frame, body);
    }
    if screen.under.is_some() {
        drawing.small_form(frame, parts.body);
    }
}

struct Drawing<'a> {
    screen: &'a SessionScreen,
    held: &'a Held<'a>,
    setting: Setting<'a>,
    steps: Vec<Step>,
}

impl Drawing<'_> {
    fn session(&self) -> &Session {
        self.held.session
    }

    /// Account and deal, stage, and the next call that is planned.
    fn header(&self) -> String {
        let deal = self.setting.deal;
        let stages = self.setting.process.stages.len();
        let stage = self.setting.process.position(&deal.stage).unwrap_or(0) + 1;
        let call = self.next_call().map(|call| format!("   {call}")).unwrap_or_default();
        format!("{}   stage {stage} of {stages}{call}", deal.title())
    }

    fn next_call(&self) -> Option<String> {
        let today = self.setting.today();
        let planned = |call: &&crate::domain::call::Call| {
            call.status == CallStatus::Planned && call.plan.date.is_some_and(|day| day >= today)
        };
        let next =
            self.held.book.calls.values().filter(planned).min_by_key(|call| call.plan.date)?;
        let day = when::shown(next.plan.date?, today);
        let who = next.plan.with.first().map(|who| self.setting.deal.buyer_name(who));
        Some(format!("next call {day} {}", who.unwrap_or_default()))
    }

    fn mark(&self, step: &Step) -> (&'static str, Style) {
        if step.id == self.screen.at {
            return ("▸", theme::FOCUS);
        }
        match walk::mark(&self.setting, self.session(), step) {
            Mark::NotYet => ("·", theme::QUIET),
            Mark::Done => ("✓", theme::VERIFIED),
            Mark::Open => ("!", theme::ASSUMED),
            Mark::LeftOut => ("↷", theme::QUIET),
        }
    }

    fn agenda(&self, frame: &mut Frame<'_>, area: Rect) {
        let block = frame::block("Agenda", "");
        let inner = frame::inside(&block, area);
        frame.render_widget(block, area);
        let width = usize::from(inner.width);
        let mut page = Page::new(inner.width);
        for step in &self.steps {
            let line = self.agenda_line(step, width);
            if step.id == self.screen.at {
                page.marked(line);
            } else {
                page.push(line);
            }
        }
        let session = self.session();
        let caught = [
            (session.actions.len(), "step"),
            (session.asks.len(), "ask"),
            (session.notes.len(), "note"),
        ];
        let caught = caught.into_iter().filter(|(number, _)| *number > 0);
        let caught: Vec<String> = caught.map(|(number, one)| count(number, one)).collect();
        if !caught.is_empty() {
            page.push("");
            page.text(&caught.join(" · "), 0, theme::QUIET);
        }
        page.show(frame, inner);
    }

    fn agenda_line(&self, step: &Step, width: usize) -> Line<'static> {
        let (sign, sign_style) = self.mark(step);
        let is_here = step.id == self.screen.at;
        let standing = match &step.id {
            StepId::Stage(id) => lead::stage_in_words(&self.setting, self.session(), id),
            StepId::Open
            | StepId::LookBack
            | StepId::BuyerMap
            | StepId::InTheWay
            | StepId::NextCall
            | StepId::Rehearse
            | StepId::Agree => String::new(),
        };
        let room = width.saturating_sub(2 + standing.len() + usize::from(!standing.is_empty()));
        let name = wrap::cut(&step.name, room);
        let gap = width.saturating_sub(2 + wrap::width(&name) + standing.len());
        let style = match (is_here, self.screen.is_in_agenda) {
            (true, true) => theme::MARKED,
            (true, false) => theme::FOCUS,
            (false, _) => theme::SAID,
        };
        Line::from(vec![
            Span::styled(format!("{sign} "), sign_style),
            Span::styled(name, style),
            Span::raw(" ".repeat(gap)),
            Span::styled(standing, theme::QUIET),
        ])
    }

    /// The agenda in one line: where one is, and what comes next.
    fn folded_agenda(&self, frame: &mut Frame<'_>, area: Rect) {
        let at = self.steps.iter().position(|step| step.id == self.screen.at).unwrap_or(0);
        let name = |step: Option<&Step>| step.map(|step| step.name.clone()).unwrap_or_default();
        let open = self.steps.iter().filter(|step| self.mark(step).0 == "!").count();
        let here = name(self.steps.get(at));
        let next = self.steps.get(at + 1).map(|step| format!("  then {}", step.name));
        let open = if open > 0 { format!("   ! {open} open") } else { String::new() };
        let next = next.unwrap_or_default();
        let line = format!(" {} of {}  ▸ {here}{next}{open}", at + 1, self.steps.len());
        let line = wrap::cut(&line, usize::from(area.width));
        frame.render_widget(Paragraph::new(line).style(theme::QUIET), area);
    }

    fn body(&self, frame: &mut Frame<'_>, area: Rect) {
        let Some(step) = self.steps.iter().find(|step| step.id == self.screen.at) else { return };
        let block = frame::block(&step.name, &walk::planned(&self.steps, step));
        let inner = frame::inside(&block, area);
        frame.render_widget(block, area);
        let focus = self.screen.field().filter(|_| self.screen.under.is_none());
        let mut page = Page::new(inner.width);
        draw_leads(&lead::lead(&self.setting, self.session(), step), &mut page);
        let inner = page.pin(frame, inner);
        let form = self.screen.under.as_ref().map_or(&self.screen.form, |under| &under.form);
        self.fields(form, focus.as_ref(), &mut page);
        page.space();
        draw_leads(&lead::notes(&self.setting, self.session(), step), &mut page);
        page.show(frame, inner);
    }

    /// A small form over the step: it asks one thing that belongs to no step.
    fn small_form(&self, frame: &mut Frame<'_>, area: Rect) {
        let mut page = Page::new(area.width.saturating_sub(12).min(70));
        self.fields(&self.screen.form, self.screen.field().as_ref(), &mut page);
        let slip = self.screen.under.as_ref().map(|under| &under.slip);
        if let Some(last) = slip.and_then(lead::last_line) {
            page.space();
            page.text(last, 1, theme::QUIET);
        }
        frame::over(frame, area, page);
    }

    fn fields(&self, form: &Form, focus: Option<&Field>, page: &mut Page) {
        let typed = form.focused().and_then(Row::typed);
        let understood = focus.zip(typed).and_then(|(field, text)| {
            let understood = understood::understood(&self.setting, self.session(), field, text)?;
            // What was typed just so needs no echo.
            (understood != text.trim()).then_some(understood)
        });
        let heading = |section: &str| self.heading(section);
        let standing = |row: &Row| self.standing(row);
        let aloud = |page: &mut Page| {
            let lines = focus.map(|field| lead::read_aloud(&self.setting, self.session(), field));
            draw_leads(&lines.unwrap_or_default(), page);
        };
        let in_short = |row: &Row| self.step_in_short(row);
        let is_spoken_for = |row: &Row| self.is_spoken_for(row);
        let beside = Beside {
            heading: &heading,
            standing: &standing,
            aloud: &aloud,
            in_short: &in_short,
            is_spoken_for: &is_spoken_for,
            understood,
            has_focus: focus.is_some() && !self.screen.is_in_agenda,
        };
        fields::draw(form, &beside, page);
    }

    /// An agreed step in one line: its words, and on the right owner and date.
    fn step_in_short(&self, row: &Row) -> Option<String> {
        let Ok(Field::Step(id, StepPart::Text)) = row.key().parse() else { return None };
        let step = self.session().actions.get(&id).filter(|step| self.is_complete(step))?;
        let owner = prompt::owner_name(&self.setting, self.session(), step.owner.as_ref()?);
        let due = when::shown(step.due?, self.setting.today());
        Some(format!("{} · {due}", first_word(owner)))
    }

    fn is_complete(&self, step: &NewStep) -> bool {
        walk::lacking(self.setting.process, step).is_empty()
    }

    /// Evidence stands beside its criterion, and the parts of a step that has
    /// all it needs beside its words.
    fn is_spoken_for(&self, row: &Row) -> bool {
        match row.key().parse() {
            Ok(Field::Evidence(_) | Field::ElementEvidence(_)) => true,
            // What became of it is seen by the ask, or by going on.
            Ok(Field::InTheWay(InTheWayPart::MakeAsk)) => !row.ask.is_asked,
            Ok(Field::Step(_, StepPart::Text)) => false,
            Ok(Field::Step(id, _)) => {
                self.session().actions.get(&id).is_some_and(|step| self.is_complete(step))
            }
            _ => false,
        }
    }

    /// How many criteria of the step are verified and assumed.
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
        let words = prompt::in_your_words(&self.setting, self.session());
        match &self.session().manager {
            Some(manager) if section == words => {
                let listens = format!("{} listens", self.setting.team.first_name_of(manager));
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
            Ok(Field::Exit(id)) => Some(self.session().finding(self.setting.deal, &id).standing()),
            Ok(Field::Element(id)) => {
                let here = &self.session().stage_at_start;
                let needed = scorecard::needed(self.setting.process, here, &id)?;
                Some(self.session().score(self.setting.deal, &id).standing(needed))
            }
            _ => None,
        }
    }
}

/// Labels take as much room as the longest of them.
fn draw_leads(leads: &[Lead], page: &mut Page) {
    let width = |lead: &Lead| match lead {
        Lead::Pair(label, _) => wrap::width(label),
        Lead::Sentence(_)
        | Lead::Item(_)
        | Lead::Criterion(..)
        | Lead::Question(_)
        | Lead::Note(_) => 0,
    };
    let label = leads.iter().map(width).max().unwrap_or(0) + 3;
    for lead in leads {
        draw_lead(lead, label, page);
    }
}

fn draw_lead(lead: &Lead, label_width: usize, page: &mut Page) {
    match lead {
        Lead::Pair(label, text) => page.pair(label, text, label_width),
        Lead::Sentence(pieces) => page.sentence(pieces),
        Lead::Item(text) => page.item(text),
        Lead::Criterion(text, standing) => {
            page.beside((text, theme::SAID), (standing, theme::QUIET), 1);
        }
        Lead::Question(text) => page.hanging("? ", text, theme::ASSUMED),
        Lead::Note(text) => page.text(text, 0, theme::QUIET),
    }
}

impl Page {
    /// A sentence whose gaps can be seen.
    fn sentence(&mut self, pieces: &[Piece]) {
        let text: String = pieces.iter().map(piece_text).collect();
        let mut styled = pieces.iter().flat_map(|piece| {
            let style = match piece {
                Piece::Fixed(_) => theme::QUIET,
                Piece::Said(_) => theme::FOCUS,
                Piece::Gap(_) => theme::GAP,
            };
            piece_text(piece).chars().map(|_| style).collect::<Vec<_>>()
        });
        for row in wrap::rows(&text, self.width()) {
            let spans = text.get(row).unwrap_or_default().chars().map(|letter| {
                Span::styled(wrap::cut(&letter.to_string(), 4), styled.next().unwrap_or_default())
            });
            self.push(Line::from(spans.collect::<Vec<_>>()));
        }
    }
}

fn piece_text(piece: &Piece) -> String {
    match piece {
        Piece::Fixed(words) => (*words).to_owned(),
        Piece::Said(words) => super::printable::one_line(words),
        Piece::Gap(name) => format!("[{name}]"),
    }
}
