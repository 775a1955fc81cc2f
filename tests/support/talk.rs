//! A session that talks by itself: whatever is asked gets an answer that fits.

use sideline::app::form::Row;
use sideline::app::screen::Screen;
use sideline::app::screen::session::SessionScreen;
use sideline::domain::deal::Deal;
use sideline::domain::session::{Owed, Session, Then};
use sideline::interview::field::{
    AskLine, CallLine, CoachingLine, ElementLine, ExitLine, Field, InTheWayLine, LookBackLine,
    MapLine, OpeningLine, OutcomeLine, StepLine,
};
use sideline::interview::prompt::Entry;

use super::play::Play;

/// A step that is done by the next session.
const DONE_NEXT: &str = "Send Tom Ode the cost baseline by fri";
/// A step that is carried in the next one.
const CARRIED_NEXT: &str = "Ask Dana who else decides by fri";
/// More answers than any session asks for: then something goes in circles.
const MANY: usize = 200;

impl Play {
    /// The session in front.
    pub(crate) fn session_screen(&self) -> Option<&SessionScreen> {
        match self.model.screen()? {
            Screen::Session(screen) => Some(screen),
            _ => None,
        }
    }

    /// The session in front, as the books have it.
    pub(crate) fn session(&self) -> &Session {
        let screen = self.session_screen().unwrap();
        &self.model.books.as_ref().unwrap().deals[&screen.deal].sessions[&screen.session]
    }

    /// Answers what is asked until the session is over, and tells what is on
    /// the screen before each answer. How many fields were answered; lines that
    /// are only seen, what shows a level, the gate, what is asked of somebody new,
    /// and a further step that is not there, are none.
    pub(crate) fn talk(mut self, mut look: impl FnMut(&mut Self)) -> (Self, usize) {
        let mut answered = 0;
        for _ in 0..MANY {
            if self.session_screen().is_none() {
                return (self, answered);
            }
            look(&mut self);
            answered += usize::from(self.is_counted());
            let keys = self.answer();
            self = self.keys(&keys);
        }
        panic!("the session has no end: {}", self.screen());
    }

    /// Whether the field in focus counts as one that is answered.
    pub(crate) fn is_counted(&self) -> bool {
        let Some(screen) = self.session_screen() else { return false };
        let is_apart = screen.field().is_some_and(|field| match field {
            // What shows a level belongs to its line, and whether the manager was
            // there to the gate.
            Field::Element(_, ElementLine::Evidence)
            | Field::StepIn(..)
            | Field::Outcome(_, OutcomeLine::Role | OutcomeLine::Asks) => true,
            Field::Person(id, _) => !self.deal().people.contains_key(&id),
            _ => false,
        });
        let is_seen =
            screen.form.focused().is_none_or(|row| row.ask.prompt.entry == Entry::Confirm);
        !is_apart && !is_seen && (self.answer() != "<enter>" || self.is_offered())
    }

    fn deal(&self) -> &Deal {
        let screen = self.session_screen().unwrap();
        &self.model.books.as_ref().unwrap().deals[&screen.deal].deal
    }

    /// Whether an earlier session has said what is asked: it stands as it is.
    fn stands(&self) -> bool {
        let screen = self.session_screen().unwrap();
        match screen.field() {
            Some(Field::Exit(id, ExitLine::Status)) => self.deal().finding(&id).on.is_some(),
            Some(Field::Map(MapLine::MoveOne)) => {
                screen.form.focused().is_some_and(|row| !row.ask.prompt.standing.is_empty())
            }
            _ => false,
        }
    }

    /// The next step: two in a deal's first session, and none where one was carried.
    fn step(&self) -> &'static str {
        let session = self.session();
        let is_carried = session.looked_back.values().any(|look| look.then != Some(Then::Done));
        match session.actions.len() {
            0 if is_carried => "",
            0 => DONE_NEXT,
            1 if session.looked_back.is_empty() => CARRIED_NEXT,
            _ => "",
        }
    }

    /// Whether a step that was owed is not done yet.
    fn is_carried(&self, owed: &Owed) -> bool {
        let Owed::Step(id) = owed else { return false };
        let screen = self.session_screen().unwrap();
        let actions = &self.model.books.as_ref().unwrap().deals[&screen.deal].actions;
        CARRIED_NEXT.starts_with(&actions[id].text)
    }

    fn is_offered(&self) -> bool {
        let row = self.session_screen().and_then(|screen| screen.form.focused());
        row.is_some_and(|row| row.is_offer)
    }

    /// The keys that answer what is asked.
    fn answer(&self) -> String {
        let screen = self.session_screen().unwrap();
        let Some(row) = screen.form.focused() else { return "<pgdn>".to_owned() };
        match (&row.ask.prompt.entry, screen.field()) {
            (_, Some(field)) if self.stands() || is_left(&field) => "<enter>".to_owned(),
            (Entry::Confirm, _) => "<enter>".to_owned(),
            (_, Some(Field::Step(_, StepLine::Text))) => format!("{}<enter>", self.step()),
            (_, Some(Field::LookBack(owed, LookBackLine::Done))) if self.is_carried(&owed) => {
                "n".to_owned()
            }
            (Entry::Criterion(_), _) => "p".to_owned(),
            (Entry::Choice(choices, _), Some(field)) => {
                let key = choice(&field).or(choices.first().and_then(|choice| choice.key));
                key.unwrap().to_string()
            }
            (_, Some(field)) => format!("{}<enter>", text(row, &field)),
            (_, None) => "<enter>".to_owned(),
        }
    }
}

/// Whether nothing is said there: when a step was done and what came of it, and whether
/// the call is said once.
const fn is_left(field: &Field) -> bool {
    matches!(
        field,
        Field::LookBack(_, LookBackLine::Closed | LookBackLine::Note)
            | Field::Call(_, CallLine::SayItOnce)
    )
}

/// The key of a choice whose first one is not what a first session says.
fn choice(field: &Field) -> Option<char> {
    match field {
        Field::Map(MapLine::NewNames) => Some('a'),
        Field::Gap(_) | Field::Map(MapLine::Gaps) => Some('l'),
        Field::Element(_, ElementLine::Level) => Some('2'),
        Field::InTheWay(InTheWayLine::MakeAsk) => Some('n'),
        _ => None,
    }
}

/// What is typed; nothing where something is offered.
fn text(row: &Row, field: &Field) -> &'static str {
    let is_offered = row.is_offer;
    match field {
        _ if is_offered => "",
        Field::InTheWay(InTheWayLine::Need) => "Nothing, I do it myself",
        Field::Coaching(CoachingLine::View) => "I would just do it differently",
        Field::Call(_, CallLine::Date | CallLine::ActBy)
        | Field::Step(_, StepLine::Due)
        | Field::NextSession
        | Field::LookBack(_, LookBackLine::Due)
        | Field::Outcome(_, OutcomeLine::ActBy)
        | Field::Ask(_, AskLine::MyNextDue | AskLine::NeededBy) => "in 5 days",
        Field::Call(_, CallLine::With) | Field::Map(MapLine::MoveOne) => "Dana Fox",
        Field::Call(_, CallLine::Objective)
            if row.typed().is_some_and(|typed| !typed.is_empty()) =>
        {
            "puts her own date in it by next fri; if not, she names its owner; seen by her mail"
        }
        Field::Call(_, CallLine::Objective) => {
            "Dana edits the plan by next fri; if not, she names its owner; seen by her mail"
        }
        Field::Call(_, CallLine::Fallback)
            if row.typed().is_some_and(|typed| !typed.is_empty()) =>
        {
            "who owns the date"
        }
        Field::Call(_, CallLine::Fallback) => "Dana names who owns the date",
        Field::Outcome(_, OutcomeLine::Act) => "Dana sends her date by next fri",
        Field::Map(MapLine::PeopleNews) if row.ask.prompt.ask.starts_with("What did") => {
            "spoke to Dana; Dana Fox mailed her criteria on 18 nov"
        }
        Field::Map(MapLine::PeopleNews) => "spoke to Dana",
        Field::Call(_, CallLine::Sentence) => {
            "in 5 days, Dana edits the plan by next fri; if not, she names its owner; seen by her mail"
        }
        Field::Element(_, ElementLine::Evidence) => "Dana mail 18 nov",
        Field::Opening(OpeningLine::Minutes) => "25",
        Field::Opening(OpeningLine::CloseDate) if row.ask.prompt.ask.starts_with("How much") => {
            "40000, 31 jan 2027, theirs, Dana told me"
        }
        Field::Opening(OpeningLine::CloseDate) => "theirs, Dana told me",
        _ => "In their own words",
    }
}
