//! What waits today: one cursor over all lines, and from each of them the way
//! to what it is about.

mod doing;
mod small;

use jiff::civil::Date;

use super::deals::Deals;
use super::who::Who;
use super::{Desk, Place, Screen, Step, begin, form_scopes, new_deal};
use crate::app::command::Command;
use crate::app::keymap::Scope;
use crate::app::model::Notice;
use crate::app::pad::Jotted;
use crate::domain::books::Books;
use crate::domain::change::Change;
use crate::domain::session::Beginning;
use crate::domain::today::{self, About, Deed, Line};

use small::What;
pub use small::{PLACE, Small};

/// What is to be done with a file that cannot be used: no work for the screens.
const DOCTOR: &str = "Ctrl-Q leaves. Then type sideline doctor: it says what to do.";

/// What waits today.
#[derive(Clone, Debug, Default)]
pub struct Today {
    /// The number of the line under the cursor; after the last one come all
    /// deals.
    at: usize,
    /// The small form over the lines.
    small: Option<Small>,
    /// What was changed here, the last one last.
    done: Vec<Change>,
    /// What was taken back, the last one last.
    undone: Vec<Change>,
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

    /// The small form over the lines.
    pub const fn small(&self) -> Option<&Small> {
        self.small.as_ref()
    }

    /// Puts back what was left in the small form.
    pub fn bring_back(&mut self, left: &Jotted) {
        if let Some(small) = &mut self.small {
            small.bring_back(left);
        }
    }

    /// The scopes whose keys work here, those of the line first.
    pub fn scopes(&self, books: &Books, day: Date) -> Vec<Scope> {
        if let Some(small) = &self.small {
            return form_scopes(small.form());
        }
        let of_line = match self.about(books, day) {
            Some(About::Confirm(..)) => Some(Scope::ToConfirm),
            Some(About::Step(..) | About::Promise(..)) => Some(Scope::Owed),
            Some(About::Asked(..)) => Some(Scope::Asked),
            Some(About::Deal(_) | About::Prep(_) | About::Rep(_) | About::File) | None => None,
        };
        of_line.into_iter().chain([Scope::Today]).collect()
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
        if self.small.is_some() {
            return self.act_in_form(command, desk);
        }
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
            Command::Accept => return self.do_it(Deed::Accept, desk),
            Command::Change => self.ask(What::OtherDate, desk),
            Command::Done => self.ask(What::Done, desk),
            Command::Decline => self.ask(What::Decline, desk),
            Command::Undo => return self.undo(desk),
            Command::Redo => return self.redo(desk),
            Command::Deals => return Step::go(Place::Deals),
            Command::Processes => return Step::go(Place::Processes),
            Command::AddDeal => return new_deal::begin("", desk),
            Command::SayWho if !desk.books.team.people.is_empty() => {
                return Step::push(Screen::Who(Who::new(desk.books)));
            }
            Command::Out => *desk.notice = Some(Notice::news("Ctrl-Q leaves.")),
            _ => {}
        }
        Step::nothing()
    }

    /// Agrees to a step that waits for it; opens whatever else the line is
    /// about.
    fn open(&mut self, desk: &mut Desk<'_>) -> Step {
        match self.about(desk.books, desk.now.wall.date()) {
            None => Step::go(Place::Deals),
            Some(About::Confirm(..)) => self.do_it(Deed::Confirm(None), desk),
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
