//! Before a session: how long it shall be, or what becomes of one that is still
//! open since another day.

use super::session::{self, Resume};
use super::{Desk, Screen, Step, Turn};
use crate::app::command::Command;
use crate::app::form::{Ask, Form, Row};
use crate::domain::books::{Books, DealBook};
use crate::domain::id::{DealId, PersonId};
use crate::domain::process::{Process, SessionKind};
use crate::domain::prompt::{Choice, Entry};
use crate::domain::session::{Beginning, Session};
use crate::domain::when;

/// The question before a session.
#[derive(Clone, Debug)]
pub struct Begin {
    deal: DealId,
    manager: Option<PersonId>,
    about: About,
    form: Form,
}

/// What is asked.
#[derive(Clone, Debug)]
enum About {
    /// How the session begins.
    Kind(Vec<Beginning>),
    /// What becomes of a draft of another day.
    Draft(Box<Session>),
}

const GO_ON: &str = "go-on";
const END: &str = "end";

/// Opens a deal. What is open since today goes on at once, what is open since
/// another day is asked about; else it begins as was said, or it is asked how.
pub fn open(deal: &DealId, beginning: Option<Beginning>, desk: &mut Desk<'_>) -> Step {
    let Some(book) = desk.books.deals.get(deal) else { return Step::nothing() };
    let is_prep = beginning.is_some_and(Beginning::is_prep);
    let draft = if is_prep { book.prep_draft() } else { book.draft() };
    let manager = desk.books.team.coach_of(&book.deal.owner, desk.books.me.as_ref());
    match (draft.cloned(), beginning) {
        (Some(draft), _) if draft.day() == desk.now.wall.date() => {
            session::resume(draft, Resume::GoOn, desk)
        }
        (Some(draft), _) => Step::push(Screen::Begin(Begin::about_draft(draft, desk))),
        (None, Some(beginning)) => match session::begin(deal, manager, beginning, desk) {
            Ok(screen) => Step::push(Screen::Session(screen)),
            Err(why) => session::not_begun(why, desk),
        },
        (None, None) => match Begin::on(deal, manager, desk.books) {
            Ok(screen) => Step::push(Screen::Begin(screen)),
            Err(why) => session::not_begun(why, desk),
        },
    }
}

impl Begin {
    /// The question how a session on a deal begins.
    ///
    /// # Errors
    ///
    /// A sentence, where the deal's process cannot be read.
    pub fn on(deal: &DealId, manager: Option<PersonId>, books: &Books) -> Result<Self, String> {
        let Some(book) = books.deals.get(deal) else {
            return Err(format!("There is no deal \"{deal}\"."));
        };
        let id = &book.deal.process;
        let process = books.process_of(&book.deal).ok_or_else(|| session::no_process(id))?;
        let usual = books.last_kind().unwrap_or(process.session.kind);
        let ways = ways(book, process, books);
        let at = ways.iter().position(|(way, _)| *way == Beginning::now(usual));
        let at = at.or_else(|| ways.iter().position(|(way, _)| way.kind == SessionKind::Standard));
        let (ways, choices) = ways.into_iter().unzip();
        let ask = format!("How long have we got for {}?", book.deal.title());
        let form = form(ask, choices, at.unwrap_or(0));
        Ok(Self { deal: deal.clone(), manager, about: About::Kind(ways), form })
    }

    /// The question what becomes of a draft of another day.
    fn about_draft(draft: Session, desk: &Desk<'_>) -> Self {
        let day = when::shown(draft.day(), desk.now.wall.date());
        let rep = desk.books.team.first_name_of(&draft.rep);
        let (ask, end) = if draft.is_prep() {
            (format!("What {rep} prepared on {day} is still open"), "keep it as it stands")
        } else {
            (format!("The session of {day} is still open"), "end it as it stands, and say why")
        };
        let choices = vec![choice(GO_ON, 'g', "go on and finish it"), choice(END, 'e', end)];
        Self {
            deal: draft.deal.clone(),
            manager: None,
            about: About::Draft(Box::new(draft)),
            form: form(ask, choices, 0),
        }
    }

    /// The form with the one question.
    pub const fn form(&self) -> &Form {
        &self.form
    }

    /// The deal.
    pub const fn deal(&self) -> &DealId {
        &self.deal
    }

    /// Does what was asked for.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a screen answers its own commands and leaves the others alone"
    )]
    pub fn act(&mut self, command: &Command, desk: &mut Desk<'_>) -> Step {
        match command {
            Command::Down | Command::NextField => drop(self.form.move_line(true)),
            Command::Up | Command::PreviousField => drop(self.form.move_line(false)),
            Command::Keep => return self.begin(desk),
            Command::Choose(key) => {
                let chosen = self.form.focused().and_then(|row| row.chosen_by(*key));
                if let Some(value) = chosen {
                    self.form.choose(&value);
                    return self.begin(desk);
                }
            }
            Command::Out => return Step::pop(Vec::new()),
            _ => {}
        }
        Step::nothing()
    }

    /// Begins with what is marked; the session takes this screen's place.
    fn begin(&self, desk: &mut Desk<'_>) -> Step {
        let answer = self.form.focused().map(Row::answer).unwrap_or_default();
        let step = match &self.about {
            About::Draft(draft) if answer == END => {
                session::resume(Session::clone(draft), Resume::End, desk)
            }
            About::Draft(draft) => session::resume(Session::clone(draft), Resume::GoOn, desk),
            About::Kind(ways) => {
                let way = answer.parse().ok().and_then(|at: usize| ways.get(at));
                let Some(way) = way else { return Step::nothing() };
                self.begin_as(*way, desk)
            }
        };
        instead(step)
    }

    /// A rep who gets ready again goes on with what is open.
    fn begin_as(&self, way: Beginning, desk: &mut Desk<'_>) -> Step {
        if way.is_prep() {
            return open(&self.deal, Some(way), desk);
        }
        match session::begin(&self.deal, self.manager.clone(), way, desk) {
            Ok(screen) => Step::push(Screen::Session(screen)),
            Err(why) => session::not_begun(why, desk),
        }
    }
}

/// The screen that a step leads to stands instead of this one, not over it.
fn instead(step: Step) -> Step {
    let turn = match step.turn {
        Turn::Push(screen) => Turn::Replace(screen),
        other @ (Turn::Stay | Turn::Replace(_) | Turn::Pop | Turn::Go(_)) => other,
    };
    Step { turn, ..step }
}

/// The ways a session can begin, each with what it covers.
fn ways(book: &DealBook, process: &Process, books: &Books) -> Vec<(Beginning, Choice)> {
    let held = HELD.map(|(kind, key, covers)| {
        let minutes = process.minutes(kind);
        (Beginning::now(kind), key, format!("{kind}, {minutes} minutes: {covers}"))
    });
    let recorded = "We have just talked: record it, without a clock".to_owned();
    let rep = books.team.first_name_of(&book.deal.owner);
    let prepared = if book.prep_draft().is_some() {
        format!("{rep} goes on getting ready alone")
    } else {
        format!("{rep} gets ready alone: the same questions, before we meet")
    };
    let others = [(Beginning::AFTERWARDS, 'r', recorded), (Beginning::PREP, 'p', prepared)];
    let ways = held.into_iter().chain(others).enumerate();
    ways.map(|(at, (way, key, label))| (way, choice(&at.to_string(), key, label))).collect()
}

/// The kinds that are held on a clock, their keys, and what they cover.
const HELD: [(SessionKind, char, &str); 3] = [
    (SessionKind::Quick, '1', "what is late, what is in the way, the next call"),
    (SessionKind::Standard, '2', "every stage, the buyer's people, the next call"),
    (SessionKind::Full, '3', "the same with every question, and the call said once"),
];

fn choice(value: &str, key: char, label: impl Into<String>) -> Choice {
    Choice { value: value.to_owned(), key: Some(key), label: label.into() }
}

fn form(ask: String, choices: Vec<Choice>, preselected: usize) -> Form {
    Form::new(vec![Ask::new("begin", ask, Entry::Choice(choices, preselected))])
}
