//! What waits today: one cursor over all lines, and from each of them the way
//! to what it is about.

use jiff::civil::Date;

use super::deals::Deals;
use super::{Desk, Place, Screen, Step, begin, deal, new_deal};
use crate::app::command::Command;
use crate::app::keymap::Scope;
use crate::app::model::Notice;
use crate::app::small::{AskMatter, AskWhat, Matter, NewStepMatter, StepMatter, StepWhat};
use crate::domain::books::Books;
use crate::domain::change::{Change, Record};
use crate::domain::session::Beginning;
use crate::domain::today::{self, About, Line};

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
        let of_line = match self.about(books, day) {
            Some(About::Confirm(..)) => Some(Scope::ToConfirm),
            Some(About::Step(..)) => Some(Scope::OpenStep),
            Some(About::Promise(..)) => Some(Scope::Owed),
            Some(About::Asked(..)) => Some(Scope::Asked),
            Some(
                About::Deal(_) | About::Look(_) | About::Prep(_) | About::Rep(_) | About::File,
            )
            | None => None,
        };
        of_line.into_iter().chain([Scope::Today, Scope::Home]).collect()
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
    pub fn act(&mut self, command: &Command, desk: &mut Desk<'_>) -> Step {
        let day = desk.now.wall.date();
        let last = lines(desk.books, day).len();
        self.at = self.at(last);
        match command {
            Command::Up => self.at = self.at.saturating_sub(1),
            Command::Down => self.at = (self.at + 1).min(last),
            Command::First => self.at = 0,
            Command::Last => self.at = last,
            Command::NextField => self.at = next_group(self.at, desk.books, day),
            Command::PreviousField => self.at = group_before(self.at, desk.books, day),
            Command::Keep => return self.open(desk),
            Command::Accept => return self.accept(desk),
            Command::NewStep => {
                let new = NewStepMatter { deal: None, near: None };
                return Step::ask(Matter::NewStep(new));
            }
            Command::Change | Command::Done | Command::Move | Command::Drop | Command::Decline => {
                let about = self.about(desk.books, day);
                return about.and_then(|it| matter(command, it)).map_or(Step::nothing(), Step::ask);
            }
            Command::AddDeal => return new_deal::begin("", desk),
            Command::Out => *desk.notice = Some(Notice::news("Ctrl-Q leaves.")),
            _ => {}
        }
        Step::nothing()
    }

    /// Promises what the line under the cursor asks for.
    fn accept(&self, desk: &mut Desk<'_>) -> Step {
        let day = desk.now.wall.date();
        let Some(About::Asked(deal, id)) = self.about(desk.books, day) else {
            return Step::nothing();
        };
        let ask = desk.books.deals.get(&deal).and_then(|book| book.asks.get(&id));
        let accepted = ask.cloned().map(|before| {
            let mut after = before.clone();
            after.accept(day).map(|()| Change::of(before, after))
        });
        desk.try_to(accepted)
    }

    /// Agrees to a step that waits for it; opens whatever else the line is
    /// about.
    fn open(&self, desk: &mut Desk<'_>) -> Step {
        match self.about(desk.books, desk.now.wall.date()) {
            None => Step::go(Place::Deals),
            Some(About::Confirm(deal, id)) => {
                let book = desk.books.deals.get(&deal);
                let confirmed = book.and_then(|it| it.confirming(&id, desk.now.wall.date(), None));
                desk.try_to(confirmed)
            }
            Some(About::Look(deal)) => deal::open(&deal, desk.books),
            Some(About::Prep(deal)) => begin::open(&deal, Some(Beginning::PREP), desk),
            Some(About::File) => {
                *desk.notice = Some(Notice::news(DOCTOR));
                Step::nothing()
            }
            Some(About::Rep(rep)) => {
                let deals = Deals::of(desk.books.team.name_of(&rep));
                Step::push(Screen::Deals(deals))
            }
            Some(
                About::Deal(deal)
                | About::Step(deal, _)
                | About::Promise(deal, _)
                | About::Asked(deal, _),
            ) => begin::open(&deal, None, desk),
        }
    }
}

/// The small form that a command opens on a line; none where it does not fit.
fn matter(command: &Command, about: About) -> Option<Matter> {
    Some(match (command, about) {
        (Command::Change, About::Confirm(deal, id)) => {
            Matter::Step(StepMatter { deal, id, what: StepWhat::OtherDate })
        }
        (command, About::Step(deal, id)) => {
            let what = StepWhat::of(command)?;
            Matter::Step(StepMatter { deal, id, what })
        }
        (Command::Done, About::Promise(deal, id)) => {
            Matter::Ask(AskMatter { deal, id, what: AskWhat::Done })
        }
        (Command::Decline, About::Asked(deal, id)) => {
            Matter::Ask(AskMatter { deal, id, what: AskWhat::Decline })
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
