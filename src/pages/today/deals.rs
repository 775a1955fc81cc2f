//! What waits on the deals themselves: sessions, reps, red flags.

use jiff::civil::Date;

use crate::domain::books::DealBook;
use crate::domain::flags::{self, Facts, Flag};
use crate::domain::id::PersonId;
use crate::domain::phrase::{self, count};
use crate::domain::session::Session;
use crate::domain::slot::Slot;
use crate::domain::team::TeamRole;

use super::words::{self, joined};
use super::{Eyes, Line, Thing, by_day};

/// Deals that are named as worth a look, at most.
const LOOKS: usize = 5;
/// Red flags of a deal that are said in words.
const REASONS: usize = 2;

impl Eyes<'_> {
    /// Sessions that were begun and left, the newest first; what a rep prepares
    /// alone is the rep's.
    pub(super) fn drafts(&self) -> Vec<Line> {
        let books = self.open();
        let drafts = books.flat_map(|book| {
            let draft = book.draft().filter(|draft| self.is_my_session(draft));
            let prep = book.prep_draft().filter(|prep| self.is_me(&prep.rep));
            draft.into_iter().chain(prep).map(move |session| (book, session))
        });
        let mut drafts: Vec<(&DealBook, &Session)> = drafts.collect();
        drafts.sort_by_key(|(_, session)| std::cmp::Reverse(session.started.timestamp()));
        drafts.into_iter().map(|(book, session)| self.draft(book, session)).collect()
    }

    /// Sessions of today and tomorrow, and those that were missed, the earliest
    /// first.
    pub(super) fn next_sessions(&self) -> Vec<Line> {
        let tomorrow = self.day.tomorrow().unwrap_or(self.day);
        let mine = self.open().filter(|book| self.books.is_my_care(&book.deal.owner));
        let next = mine.filter_map(|book| Some((book.next_session()?, book)));
        let next = next.filter(|(next, book)| next.day <= tomorrow && book.draft().is_none());
        by_day(next.map(|(next, book)| (Some(next), self.next_session(book, next))).collect())
    }

    fn next_session(&self, book: &DealBook, next: Slot) -> Line {
        let is_missed = next.day < self.day;
        let rep = self.books.team.first_name_of(&book.deal.owner);
        let day = phrase::due_in_words(next.day, self.day);
        let day = if is_missed { format!("missed, {day}") } else { next.before(&day) };
        Line {
            thing: Thing::Deal(book.deal.id.clone()),
            text: book.deal.title(),
            when: day,
            is_late: is_missed,
            beside: format!("the next session with {rep}"),
        }
    }

    fn is_my_session(&self, session: &Session) -> bool {
        session.parties().any(|person| self.is_me(person)) || self.books.is_my_care(&session.rep)
    }

    fn draft(&self, book: &DealBook, session: &Session) -> Line {
        let rep = self.books.team.first_name_of(&session.rep);
        let deal = book.deal.id.clone();
        let (thing, beside) = if session.is_prep() {
            (Thing::Session(deal, session.id.clone()), format!("{rep} gets ready alone"))
        } else {
            (Thing::Deal(deal), format!("a session with {rep}"))
        };
        Line {
            thing,
            text: book.deal.title(),
            when: words::since("open since", session.day(), self.day),
            is_late: false,
            beside,
        }
    }

    /// Reps with open deals with whom no one-to-one was held for too long, or
    /// never; the longest first.
    pub(super) fn reps(&self) -> Vec<Line> {
        let reps = self.books.team.of_role(TeamRole::Rep).map(|(id, _)| id);
        let mine = reps.filter(|rep| self.books.is_my_care(rep));
        let waiting = mine.filter_map(|rep| {
            let deals = self.open().filter(|book| book.deal.owner == *rep).count();
            let last = self.last_one_to_one(rep);
            let days = last.map(|last| (self.day - last).get_days());
            let most = i64::from(self.books.team.targets.one_to_one_days);
            let is_due = days.is_none_or(|days| i64::from(days) > most);
            let when =
                days.map_or_else(|| "no session yet".to_owned(), |days| format!("{days} days"));
            let next = self.open().filter(|book| book.deal.owner == *rep);
            let next =
                next.filter_map(DealBook::next_session).filter(|next| next.day >= self.day).min();
            let line = Line {
                thing: Thing::Rep(rep.clone()),
                text: self.books.team.name_of(rep).to_owned(),
                when,
                is_late: false,
                beside: joined([
                    last.map(|last| format!("last talked {}", phrase::shown(last, self.day))),
                    Some(count(deals, "open deal")),
                    next.map(|next| format!("next session {}", next.shown(self.day))),
                ]),
            };
            (deals > 0 && is_due).then_some((last, line))
        });
        let mut waiting: Vec<(Option<Date>, Line)> = waiting.collect();
        // Nobody has waited longer than who never had one.
        waiting.sort_by_key(|(last, _)| *last);
        waiting.into_iter().map(|(_, line)| line).collect()
    }

    /// The day of the last session of a rep for which both took their time,
    /// whatever became of its deal.
    fn last_one_to_one(&self, rep: &PersonId) -> Option<Date> {
        let sessions = self.books.deals.values().flat_map(|book| book.sessions.values());
        let theirs = sessions.filter(|session| session.rep == *rep && session.is_one_to_one());
        let on_decided = self.books.one_to_ones.get(rep).copied();
        theirs.map(Session::day).max().max(on_decided)
    }

    /// Deals with red flags, those with the most first, and how many more there
    /// are.
    pub(super) fn look(&self) -> (Vec<Line>, usize) {
        let books = self.open().filter(|book| self.books.is_my_care(&book.deal.owner));
        let flagged = books.filter_map(|book| {
            let process = self.books.process_of(&book.deal)?;
            let flags = flags::flags(&Facts::of(book, process, self.day));
            (!flags.is_empty()).then_some((book, flags))
        });
        let mut flagged: Vec<(&DealBook, Vec<Flag>)> = flagged.collect();
        flagged.sort_by_key(|(book, flags)| (std::cmp::Reverse(flags.len()), book.deal.title()));
        let rest = flagged.len().saturating_sub(LOOKS);
        let worst = flagged.into_iter().take(LOOKS);
        (worst.map(|(book, flags)| self.flagged(book, &flags)).collect(), rest)
    }

    fn flagged(&self, book: &DealBook, flags: &[Flag]) -> Line {
        let reasons: Vec<&str> =
            flags.iter().take(REASONS).map(|flag| flag.text.as_str()).collect();
        let owner = self.books.team.first_name_of(&book.deal.owner).to_owned();
        Line {
            thing: Thing::Deal(book.deal.id.clone()),
            text: book.deal.title(),
            when: count(flags.len(), "red flag"),
            is_late: false,
            beside: joined([Some(owner), Some(reasons.join(" · "))]),
        }
    }
}
