//! What a manager wants to know of the rep before they talk. It stands here and
//! never on the screen of a session, which the rep sees too.

use super::{Line, Sheet, Tone};
use crate::domain::ask::AskStatus;
use crate::domain::books::DealBook;
use crate::domain::id::PersonId;
use crate::domain::phrase;
use crate::domain::session::Session;
use crate::domain::team::TeamRole;
use crate::pages::team::Told;

impl Sheet<'_> {
    /// My promises, and my notes in one line; nothing for anybody but a manager.
    pub(super) fn prep(&self) -> Vec<Line> {
        let me = self.books.known_me();
        let Some((me, _)) = me.filter(|(_, person)| person.role == TeamRole::Manager) else {
            return Vec::new();
        };
        let asks = self.book.open_asks().into_iter().filter(|ask| ask.of.is(me));
        let (promised, asked): (Vec<_>, Vec<_>) =
            asks.partition(|ask| ask.status == AskStatus::Accepted);
        let owed = promised.into_iter().chain(asked);
        owed.map(|ask| self.ask(ask)).chain(self.folded_notes(me)).collect()
    }

    /// What the rep is coached in, and how much help they get with it.
    fn coached(&self, me: &PersonId) -> Vec<Line> {
        let (rep, team) = (&self.book.deal.owner, &self.books.team);
        let skills = self.books.profiles.get(rep).into_iter().flat_map(|known| &known.skills);
        let learning = skills.filter(|(_, skill)| skill.learning().is_some());
        let (rep, me) = (team.first_name_of(rep), team.first_name_of(me));
        let lines = learning.map(|(id, skill)| {
            let line = Line { label: "Coached", ..Line::note(skill.in_words(id, rep, me)) };
            let since = skill.since.map(|day| format!("since {}", phrase::shown(day, self.today)));
            line.right(since.unwrap_or_default(), Tone::Plain)
        });
        lines.collect()
    }

    /// My notes, folded into a line until somebody unfolds them. While a session
    /// runs the rep looks on: there is no such line.
    fn folded_notes(&self, me: &PersonId) -> Vec<Line> {
        let notes = self.notes(me);
        if notes.is_empty() || self.book.draft().is_some() {
            return Vec::new();
        }
        let does = if self.shows_notes { "n folds them" } else { "n shows them" };
        let line = format!("Your notes on this deal: {}   {does}", notes.len());
        let shown = notes.into_iter().filter(|_| self.shows_notes);
        std::iter::once(Line::note(line)).chain(shown).collect()
    }

    /// Which calls I took over, what the rep is coached in, what they are strong at, what
    /// they learned last, and what I thought of this deal.
    fn notes(&self, me: &PersonId) -> Vec<Line> {
        let rep = &self.book.deal.owner;
        let name = self.books.team.first_name_of(rep);
        let with_rep: Vec<&Session> = self
            .books
            .deals
            .values()
            .flat_map(DealBook::held)
            .filter(|session| session.rep == *rep)
            .collect();
        let here = || self.book.held().into_iter();
        let told = [
            ("Strength", last(with_rep.iter().copied(), |it| it.coaching.strength.as_ref())),
            ("Lesson", last(with_rep.iter().copied(), |it| it.coaching.lesson.as_ref())),
            ("Your view", last(here(), |it| it.coaching.manager_view.as_ref())),
        ];
        let lines = told.into_iter().filter_map(|(label, told)| {
            let (session, text) = told?;
            let day = phrase::shown(session.day(), self.today);
            let whose = if label == "Your view" { day } else { format!("{name}, {day}") };
            let line = Line { label, ..Line::note(text.clone()) };
            Some(line.right(whose, Tone::Plain))
        });
        let taken_over = self.taken_over().into_iter();
        taken_over.chain(self.coached(me)).chain(lines).collect()
    }

    /// That calls of the rep's were taken over, from the number on at which one looks.
    fn taken_over(&self) -> Option<Line> {
        let told = Told { books: self.books, today: self.today, unread: &[] };
        let text = told.taken_over_on_open(&self.book.deal.owner)?;
        Some(Line { label: "Together", ..Line::note(text) })
    }
}

/// What the last session said of it, of those that said anything.
fn last<'a>(
    sessions: impl Iterator<Item = &'a Session>,
    told: impl Fn(&'a Session) -> Option<&'a String>,
) -> Option<(&'a Session, &'a String)> {
    let told = sessions.filter_map(|session| Some((session, told(session)?)));
    told.max_by_key(|(session, _)| session.started.timestamp())
}
