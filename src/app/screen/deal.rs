//! The page of a deal: one cursor over all that is known of it, and from each
//! line the way on.

use jiff::civil::Date;

use super::map::Map;
use super::minutes::MinutesScreen;
use super::{Ctx, Next, Screen, begin};
use crate::app::command::Command;
use crate::app::dialog::{
    self, AskDialog, AskWhat, CallDialog, DealDialog, DialogKind, NewStepDialog, StepDialog,
    StepWhat,
};
use crate::app::effect::Effect;
use crate::app::keymap::Scope;
use crate::app::model::Notice;
use crate::domain::books::{Books, DealBook};
use crate::domain::change::Record;
use crate::domain::deal::DealStatus;
use crate::domain::id::{AskId, CallId, DealId};
use crate::domain::session::Beginning;
use crate::pages::deal_page::{self, About, Line, Section};
use crate::pages::map::Who;

/// What is said where a session is begun on a deal that is decided.
const DECIDED: &str = "It is decided: there is no next step to agree on.";
/// What is said on a criterion.
const IN_A_SESSION: &str = "What the buyer has done is told in a session: s starts one.";
/// Lines that a page is.
const PAGE: usize = 10;

/// The page of a deal.
#[derive(Clone, Debug)]
pub struct DealPage {
    /// The deal.
    pub deal: DealId,
    /// The number of the line under the cursor.
    at: usize,
    /// What the cursor shall stand on once the deal is read.
    looked_for: Option<About>,
}

/// Opens the page of a deal. Of one that was not opened before the rest is read.
pub(super) fn open(deal: &DealId, books: &Books) -> Next {
    let page = DealPage { deal: deal.clone(), at: 0, looked_for: None };
    Next { effects: reading(deal, books), ..Next::push(Screen::Deal(page)) }
}

/// The same with the cursor on the line that is about something, where there is
/// one.
pub(super) fn open_at(deal: &DealId, about: About, ctx: &Ctx<'_>) -> Next {
    let mut page = DealPage { deal: deal.clone(), at: 0, looked_for: Some(about) };
    page.arrive(ctx.books, ctx.now.wall.date());
    Next { effects: reading(deal, ctx.books), ..Next::push(Screen::Deal(page)) }
}

/// That the rest of a deal is read, where it was not opened before.
pub(super) fn reading(deal: &DealId, books: &Books) -> Vec<Effect> {
    let is_unread = books.decided.contains_key(deal);
    is_unread.then(|| Effect::Open(deal.clone())).into_iter().collect()
}

impl DealPage {
    /// What there is to read, group by group; nothing where the deal is gone.
    pub fn sections(&self, books: &Books, today: Date) -> Vec<Section> {
        let book = books.deals.get(&self.deal);
        book.map(|book| deal_page::page(book, books, today)).unwrap_or_default()
    }

    /// The deal is read: the cursor goes to what was looked for.
    pub(in crate::app) fn arrive(&mut self, books: &Books, today: Date) {
        let lines = self.lines(books, today);
        if let Some(about) = self.looked_for.take_if(|_| !lines.is_empty()) {
            self.at = lines.iter().position(|line| line.about.is_same(&about)).unwrap_or(0);
        }
    }

    fn lines(&self, books: &Books, today: Date) -> Vec<Line> {
        self.sections(books, today).into_iter().flat_map(|section| section.lines).collect()
    }

    /// The number of the line under the cursor, of so many.
    pub fn at(&self, lines: usize) -> usize {
        self.at.min(lines.saturating_sub(1))
    }

    fn about(&self, books: &Books, today: Date) -> Option<About> {
        let lines = self.lines(books, today);
        lines.get(self.at(lines.len())).map(|line| line.about.clone())
    }

    /// The scopes whose keys work here, those of the line first.
    pub fn scopes(&self, books: &Books, today: Date) -> Vec<Scope> {
        let of_line = match self.about(books, today) {
            Some(About::Fact(_)) => Some(Scope::Fact),
            Some(About::Confirm(_)) => Some(Scope::ToConfirm),
            Some(About::Step(_)) => Some(Scope::OpenStep),
            Some(About::Promise(id)) if self.is_of_me(&id, books) => Some(Scope::Owed),
            Some(About::Asked(id)) if self.is_of_me(&id, books) => Some(Scope::Asked),
            Some(About::Call(id)) => self.scope_of(&id, books, today),
            Some(
                About::Begin
                | About::Prep
                | About::Note
                | About::Criterion(_)
                | About::Person(_)
                | About::Promise(_)
                | About::Asked(_)
                | About::Session(_),
            )
            | None => None,
        };
        let is_ask = matches!(self.about(books, today), Some(About::Promise(_) | About::Asked(_)));
        let on_ask = [Scope::AskLine, Scope::OnAsk].into_iter().filter(|_| is_ask);
        of_line
            .into_iter()
            .chain(on_ask)
            .chain([Scope::Deal, Scope::Outside, Scope::Home])
            .collect()
    }

    /// Where one is on a call: none where nothing is left to tell of it.
    fn scope_of(&self, call: &CallId, books: &Books, today: Date) -> Option<Scope> {
        let call = self.book(books)?.calls.get(call).filter(|call| call.is_untold())?;
        let has_passed = call.was_to_be_held_before(today);
        Some(if has_passed { Scope::Untold } else { Scope::Ahead })
    }

    /// Whether the help is mine to give; where nobody knows who sits at the
    /// keyboard, it may be.
    fn is_of_me(&self, ask: &AskId, books: &Books) -> bool {
        let ask = books.deals.get(&self.deal).and_then(|book| book.asks.get(ask));
        books.known_me().is_none_or(|(me, _)| ask.is_some_and(|ask| ask.of.is(me)))
    }

    /// Puts the cursor on the line that shows that record, where one does.
    pub(super) fn follow(&mut self, record: &Record, books: &Books, today: Date) {
        let lines = self.lines(books, today);
        let place = lines.iter().position(|line| line.about.shows(record));
        self.at = place.unwrap_or(self.at(lines.len()));
    }

    /// Does what was asked for.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a screen answers its own commands and leaves the others alone"
    )]
    pub fn act(&mut self, command: &Command, ctx: &mut Ctx<'_>) -> Next {
        let today = ctx.now.wall.date();
        let last = self.lines(ctx.books, today).len().saturating_sub(1);
        self.at = self.at.min(last);
        match command {
            Command::Up => self.at = self.at.saturating_sub(1),
            Command::Down => self.at = (self.at + 1).min(last),
            Command::PageUp => self.at = self.at.saturating_sub(PAGE),
            Command::PageDown => self.at = (self.at + PAGE).min(last),
            Command::First => self.at = 0,
            Command::Last => self.at = last,
            Command::NextField => {
                let starts = self.starts(ctx.books, today);
                self.at = starts.into_iter().find(|start| *start > self.at).unwrap_or(last);
            }
            Command::PreviousField => {
                let starts = self.starts(ctx.books, today);
                self.at = starts.into_iter().rfind(|start| *start < self.at).unwrap_or(0);
            }
            Command::Keep => return self.open(ctx),
            Command::Begin => return self.begin(None, ctx),
            Command::BuyerMap => return Next::push(Screen::Map(Map::new(self.deal.clone()))),
            Command::Accept => return self.accept(ctx),
            Command::NewAsk => return Next::ask(DialogKind::raise(Some(self.deal.clone()))),
            Command::NewCall => return Next::ask(DialogKind::plan_call(Some(self.deal.clone()))),
            Command::CouldHelp => return dialog::could_help(&self.deal, ctx),
            Command::Copy => return self.copy(ctx),
            Command::NewStep => {
                let new = NewStepDialog { deal: Some(self.deal.clone()), near: None };
                return Next::ask(DialogKind::NewStep(new));
            }
            Command::Change | Command::Done | Command::Move | Command::Drop | Command::Decline => {
                let about = self.about(ctx.books, today);
                let kind = about.and_then(|about| self.kind(command, about));
                return kind.map_or(Next::nothing(), Next::ask);
            }
            Command::Out => return Next::pop(Vec::new()),
            _ => {}
        }
        Next::nothing()
    }

    /// The numbers of the lines at which the groups begin.
    fn starts(&self, books: &Books, today: Date) -> Vec<usize> {
        let mut start = 0;
        let starts = self.sections(books, today).into_iter().map(|section| {
            start += section.lines.len();
            start - section.lines.len()
        });
        starts.collect()
    }

    fn book<'a>(&self, books: &'a Books) -> Option<&'a DealBook> {
        books.deals.get(&self.deal)
    }

    /// Begins a session, or goes on with one.
    fn begin(&self, beginning: Option<Beginning>, ctx: &mut Ctx<'_>) -> Next {
        let is_decided = self.book(ctx.books).is_some_and(|it| it.deal.status != DealStatus::Open);
        if is_decided {
            return told(DECIDED, ctx);
        }
        begin::open(&self.deal, beginning, ctx)
    }

    /// Does what the line under the cursor is for.
    fn open(&self, ctx: &mut Ctx<'_>) -> Next {
        let today = ctx.now.wall.date();
        match self.about(ctx.books, today) {
            Some(About::Begin) => self.begin(None, ctx),
            Some(About::Prep) => self.begin(Some(Beginning::PREP), ctx),
            Some(About::Fact(fact)) => self.change(fact),
            Some(About::Confirm(id)) => {
                let confirmed = self.book(ctx.books).and_then(|it| it.confirming(&id, today, None));
                ctx.try_to(confirmed)
            }
            Some(About::Session(session)) => {
                let minutes = MinutesScreen::new(self.deal.clone(), session);
                Next::push(Screen::Minutes(minutes))
            }
            Some(About::Person(id)) => {
                Next::push(Screen::Map(Map::on(self.deal.clone(), Who::Person(id))))
            }
            Some(About::Criterion(_)) => told(IN_A_SESSION, ctx),
            Some(About::Asked(id) | About::Promise(id)) => {
                let ask = self.book(ctx.books).and_then(|book| book.asks.get(&id));
                let kind = ask.map(|ask| DialogKind::about_ask(ask, ctx.books));
                kind.map_or(Next::nothing(), Next::ask)
            }
            Some(About::Call(id)) => {
                let call = self.book(ctx.books).and_then(|book| book.calls.get(&id));
                let kind = call.and_then(|call| DialogKind::about_call(call, today));
                kind.map_or(Next::nothing(), Next::ask)
            }
            Some(About::Note | About::Step(_)) | None => Next::nothing(),
        }
    }

    fn change(&self, fact: deal_page::Fact) -> Next {
        Next::ask(DialogKind::Deal(DealDialog { deal: self.deal.clone(), fact }))
    }

    /// The dialog that a command opens on a line; none where it does not
    /// fit.
    fn kind(&self, command: &Command, about: About) -> Option<DialogKind> {
        let deal = self.deal.clone();
        let step = |id, what| DialogKind::Step(StepDialog { deal: deal.clone(), id, what });
        let ask = |id, what| DialogKind::Ask(AskDialog { deal: deal.clone(), id, what });
        Some(match (command, about) {
            (Command::Change, About::Fact(fact)) => {
                DialogKind::Deal(DealDialog { deal: self.deal.clone(), fact })
            }
            (Command::Change, About::Confirm(id)) => step(id, StepWhat::OtherDate),
            (command, About::Step(id)) => step(id, StepWhat::of(command)?),
            (Command::Done, About::Promise(id)) => ask(id, AskWhat::Done),
            (Command::Done, About::Call(id)) => {
                DialogKind::Call(CallDialog { deal: self.deal.clone(), id })
            }
            (Command::Decline, About::Asked(id)) => ask(id, AskWhat::Decline),
            _ => return None,
        })
    }

    /// Copies the ask under the cursor as a text.
    fn copy(&self, ctx: &mut Ctx<'_>) -> Next {
        match self.about(ctx.books, ctx.now.wall.date()) {
            Some(About::Asked(id) | About::Promise(id)) => dialog::copy_ask(&self.deal, &id, ctx),
            Some(_) | None => Next::nothing(),
        }
    }

    /// Promises what the line under the cursor asks for.
    fn accept(&self, ctx: &mut Ctx<'_>) -> Next {
        let today = ctx.now.wall.date();
        let Some(About::Asked(id)) = self.about(ctx.books, today) else { return Next::nothing() };
        let accepted = self.book(ctx.books).and_then(|book| book.accepting(&id, today));
        ctx.try_to(accepted)
    }
}

fn told(what: &str, ctx: &mut Ctx<'_>) -> Next {
    *ctx.notice = Some(Notice::news(what));
    Next::nothing()
}
