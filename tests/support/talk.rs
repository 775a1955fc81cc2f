//! A session that talks by itself: whatever is asked gets an answer that fits.

use sideline::app::form::Row;
use sideline::app::screen::Screen;
use sideline::app::screen::session::SessionScreen;
use sideline::domain::session::Session;
use sideline::interview::field::{
    AskLine, CallLine, ElementLine, Field, InTheWayLine, LookBackLine, MapLine, OpeningLine,
    OutcomeLine, StepLine,
};
use sideline::interview::prompt::Entry;

use super::play::Play;

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
    /// are only seen, what shows a level, and a further step that is not there,
    /// are none.
    pub(crate) fn talk(mut self, mut look: impl FnMut(&mut Self)) -> (Self, usize) {
        let mut answered = 0;
        for _ in 0..MANY {
            let Some(screen) = self.session_screen() else { return (self, answered) };
            let row = screen.form.focused();
            // What shows a level belongs to its line.
            let is_seen = row.is_none_or(|row| row.ask.prompt.entry == Entry::Confirm)
                || matches!(screen.field(), Some(Field::Element(_, ElementLine::Evidence)));
            look(&mut self);
            let keys = self.answer();
            answered += usize::from(!is_seen && (keys != "<enter>" || self.is_offered()));
            self = self.keys(&keys);
        }
        panic!("the session has no end: {}", self.screen());
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
            (Entry::Confirm, _) => "<enter>".to_owned(),
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

/// The key of a choice whose first one is not what a first session says.
fn choice(field: &Field) -> Option<char> {
    match field {
        Field::Gap(_) => Some('l'),
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
        Field::Step(_, StepLine::Text) if row.ask.prompt.ask.starts_with("Another") => "",
        Field::Step(_, StepLine::Text) => "Send Tom Ode the cost baseline",
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
            "puts her own date in it"
        }
        Field::Call(_, CallLine::Objective) => "Dana edits the plan and puts her date in it",
        Field::Call(_, CallLine::Fallback)
            if row.typed().is_some_and(|typed| !typed.is_empty()) =>
        {
            "who owns the date"
        }
        Field::Call(_, CallLine::Fallback) => "Dana names who owns the date",
        Field::Outcome(_, OutcomeLine::Act) => "Dana sends her date by next fri",
        Field::Map(MapLine::PeopleNews) => "spoke to Dana",
        Field::Element(_, ElementLine::Evidence) => "Dana mail 18 nov",
        Field::Opening(OpeningLine::Minutes) => "25",
        Field::Opening(OpeningLine::CloseDate) => "theirs, Dana told me",
        _ => "In their own words",
    }
}
