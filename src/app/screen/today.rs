//! What waits today: one cursor over all lines, and from each of them the way
//! to what it is about.

use jiff::civil::Date;

use super::deals::Deals;
use super::{Ctx, Next, Place, Screen, begin, deal, new_deal};
use crate::app::command::Command;
use crate::app::dialog::{
    self, AskDialog, AskWhat, CallDialog, DialogKind, NewStepDialog, StepDialog, StepWhat,
};
use crate::app::keymap::Scope;
use crate::app::model::Notice;
use crate::domain::books::Books;
use crate::domain::change::Record;
use crate::domain::id::DealId;
use crate::domain::session::Beginning;
use crate::pages::today::{self, About, Line};

/// What is to be done with a file that cannot be used: no work for the screens.
const DOCTOR: &str = "Ctrl-Q leaves. Then type sideline doctor: it says what to do.";

/// What waits today.
#[derive(Clone, Debug, Default)]
pub struct Today {
    /// The number of the line under the cursor; after the last one come all
    /// deals.
    at: usize,
}

/// The lines of all groups, one after the other.
fn lines(books: &Books, day: Date) -> Vec<Line> {
    today::today(books, day).into_iter().flat_map(|section| section.lines).collect()
}

impl Today {
    /// The number of the line under the cursor, of so many and all deals.
    pub fn at(&self, lines: usize) -> usize {
        self.at.min(lines)
    }

    /// Puts the cursor on the line that shows that record, where one does.
    pub(super) fn follow(&mut self, record: &Record, books: &Books, day: Date) {
        let place = lines(books, day).iter().position(|line| line.about.shows(record));
        self.at = place.unwrap_or(self.at);
    }

    /// The scopes whose keys work here, those of the line first.
    pub fn scopes(&self, books: &Books, day: Date) -> Vec<Scope> {
        let of_line: &[Scope] = match self.about(books, day) {
            Some(About::Confirm(..)) => &[Scope::ToConfirm],
            Some(About::Step(..)) => &[Scope::OpenStep],
            Some(About::Promise(..)) => &[Scope::Owed, Scope::AskLine, Scope::OnAsk],
            Some(About::Asked(..)) => &[Scope::Asked, Scope::AskLine, Scope::OnAsk],
            Some(About::Answer(..)) => &[Scope::AskLine, Scope::OnAsk],
            Some(About::Offer(..)) => &[Scope::Offered],
            Some(About::Ahead(..)) => &[Scope::Ahead],
            Some(About::Untold(..)) => &[Scope::Untold],
            Some(About::Deal(deal) | About::Look(deal)) if may_offer(&deal, books, day) => {
                &[Scope::Stuck]
            }
            Some(
                About::Deal(_) | About::Look(_) | About::Prep(_) | About::Rep(_) | About::File,
            )
            | None => &[],
        };
        of_line.iter().copied().chain([Scope::Today, Scope::Outside, Scope::Home]).collect()
    }

    /// What the line under the cursor is about; none where it is all deals.
    fn about(&self, books: &Books, day: Date) -> Option<About> {
        lines(books, day).into_iter().nth(self.at).map(|line| line.about)
    }

    /// Does what was asked for.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a screen answers its own commands and leaves the others alone"
    )]
    pub fn act(&mut self, command: &Command, ctx: &mut Ctx<'_>) -> Next {
        let day = ctx.now.wall.date();
        let last = lines(ctx.books, day).len();
        self.at = self.at(last);
        match command {
            Command::Up => self.at = self.at.saturating_sub(1),
            Command::Down => self.at = (self.at + 1).min(last),
            Command::First => self.at = 0,
            Command::Last => self.at = last,
            Command::NextField => self.at = next_group(self.at, ctx.books, day),
            Command::PreviousField => self.at = group_before(self.at, ctx.books, day),
            Command::Keep => return self.open(ctx),
            Command::Accept => return self.accept(ctx),
            Command::NewStep => {
                let new = NewStepDialog { deal: None, near: None };
                return Next::ask(DialogKind::NewStep(new));
            }
            Command::Change | Command::Done | Command::Move | Command::Drop | Command::Decline => {
                let about = self.about(ctx.books, day);
                return about.and_then(|it| kind(command, it)).map_or(Next::nothing(), Next::ask);
            }
            Command::Copy => return self.copy(ctx),
            Command::CouldHelp => return self.offer(ctx),
            Command::NewAsk => return Next::ask(DialogKind::raise(self.deal(ctx.books, day))),
            Command::NewCall => {
                return Next::ask(DialogKind::plan_call(self.deal(ctx.books, day)));
            }
            Command::AddDeal => return new_deal::begin("", ctx),
            Command::Out => *ctx.notice = Some(Notice::news("Ctrl-Q leaves.")),
            _ => {}
        }
        Next::nothing()
    }

    /// The deal of the line under the cursor.
    fn deal(&self, books: &Books, day: Date) -> Option<DealId> {
        self.about(books, day)?.deal().cloned()
    }

    /// Keeps the cursor on the line of that kind, where groups above have
    /// changed.
    fn stay_at(&mut self, about: Option<&About>, books: &Books, day: Date) {
        let place = lines(books, day).iter().position(|line| Some(&line.about) == about);
        self.at = place.unwrap_or(self.at);
    }

    /// Copies the ask under the cursor as a text.
    fn copy(&self, ctx: &mut Ctx<'_>) -> Next {
        match self.about(ctx.books, ctx.now.wall.date()) {
            Some(About::Promise(deal, id) | About::Asked(deal, id) | About::Answer(deal, id)) => {
                dialog::copy_ask(&deal, &id, ctx)
            }
            Some(_) | None => Next::nothing(),
        }
    }

    /// Offers the rep help with the deal under the cursor, and stays there.
    fn offer(&mut self, ctx: &mut Ctx<'_>) -> Next {
        let day = ctx.now.wall.date();
        let here = self.about(ctx.books, day);
        let deal = here.as_ref().and_then(About::deal);
        let step = deal.map_or(Next::nothing(), |deal| dialog::could_help(deal, ctx));
        self.stay_at(here.as_ref(), ctx.books, day);
        step
    }

    /// Promises what the line under the cursor asks for.
    fn accept(&self, ctx: &mut Ctx<'_>) -> Next {
        let day = ctx.now.wall.date();
        let Some(About::Asked(deal, id)) = self.about(ctx.books, day) else {
            return Next::nothing();
        };
        let book = ctx.books.deals.get(&deal);
        let accepted = book.and_then(|book| book.accepting(&id, day));
        ctx.try_to(accepted)
    }

    /// Agrees to a step that waits for it; opens whatever else the line is
    /// about.
    fn open(&self, ctx: &mut Ctx<'_>) -> Next {
        match self.about(ctx.books, ctx.now.wall.date()) {
            None => Next::go(Place::Deals),
            Some(About::Confirm(deal, id)) => {
                let book = ctx.books.deals.get(&deal);
                let confirmed = book.and_then(|it| it.confirming(&id, ctx.now.wall.date(), None));
                ctx.try_to(confirmed)
            }
            Some(About::Look(deal) | About::Step(deal, _)) => deal::open(&deal, ctx.books),
            Some(About::Prep(deal)) => begin::open(&deal, Some(Beginning::PREP), ctx),
            Some(About::File) => {
                *ctx.notice = Some(Notice::news(DOCTOR));
                Next::nothing()
            }
            Some(About::Rep(rep)) => {
                let deals = Deals::of(ctx.books.team.name_of(&rep));
                Next::push(Screen::Deals(deals))
            }
            Some(
                About::Promise(deal, id)
                | About::Asked(deal, id)
                | About::Answer(deal, id)
                | About::Offer(deal, id),
            ) => {
                let ask = ctx.books.deals.get(&deal).and_then(|book| book.asks.get(&id));
                let kind = ask.map(|ask| DialogKind::about_ask(ask, ctx.books));
                kind.map_or(Next::nothing(), Next::ask)
            }
            Some(About::Ahead(deal, id)) => Next::ask(DialogKind::change_call(deal, id)),
            Some(About::Untold(deal, id)) => Next::ask(DialogKind::Call(CallDialog { deal, id })),
            Some(About::Deal(deal)) => begin::open(&deal, None, ctx),
        }
    }
}

/// Whether who sits at the keyboard may offer help with a deal.
fn may_offer(deal: &DealId, books: &Books, day: Date) -> bool {
    books.deals.get(deal).is_some_and(|book| books.may_offer(book, day).is_ok())
}

/// The dialog that a command opens on a line; none where it does not fit.
fn kind(command: &Command, about: About) -> Option<DialogKind> {
    Some(match (command, about) {
        (Command::Change, About::Confirm(deal, id)) => {
            DialogKind::Step(StepDialog { deal, id, what: StepWhat::OtherDate })
        }
        (command, About::Step(deal, id)) => {
            let what = StepWhat::of(command)?;
            DialogKind::Step(StepDialog { deal, id, what })
        }
        (Command::Done, About::Promise(deal, id)) => {
            DialogKind::Ask(AskDialog { deal, id, what: AskWhat::Done })
        }
        (Command::Done, About::Ahead(deal, id) | About::Untold(deal, id)) => {
            DialogKind::Call(CallDialog { deal, id })
        }
        (Command::Decline, About::Asked(deal, id) | About::Offer(deal, id)) => {
            DialogKind::Ask(AskDialog { deal, id, what: AskWhat::Decline })
        }
        _ => return None,
    })
}

/// The numbers of the lines at which the groups begin, that of all deals last.
fn starts(books: &Books, day: Date) -> Vec<usize> {
    let mut starts = vec![0];
    for section in today::today(books, day) {
        starts.push(starts.last().copied().unwrap_or(0) + section.lines.len());
    }
    starts
}

fn next_group(at: usize, books: &Books, day: Date) -> usize {
    starts(books, day).into_iter().find(|start| *start > at).unwrap_or(at)
}

fn group_before(at: usize, books: &Books, day: Date) -> usize {
    starts(books, day).into_iter().rfind(|start| *start < at).unwrap_or(at)
}
