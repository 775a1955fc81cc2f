//! Deals with red flags that nothing above speaks of, and reps with whom nobody has
//! talked for too long.

use jiff::civil::Date;

use super::words::{self, joined};
use super::{Eyes, Group, Kind, Row, Section, Thing, about};
use crate::domain::books::DealBook;
use crate::domain::flags::{self, Facts, Flag, FlagId};
use crate::domain::id::{DealId, PersonId};
use crate::domain::phrase::{self, count};
use crate::domain::session::Session;
use crate::domain::team::TeamRole;

/// In few words, why a deal is looked at.
const fn reason(flag: FlagId) -> Option<&'static str> {
    Some(match flag {
        FlagId::CloseDatePassed => "close date passed",
        FlagId::NoNextStep => "no next step",
        FlagId::TalkOnly => "talk, nothing agreed",
        FlagId::AheadOfBuyer => "ahead of the buyer",
        FlagId::OverTimeBox => "too long in its stage",
        FlagId::HighAgainst => "a decider against us",
        FlagId::NewFace => "a new face",
        FlagId::CloseDateMoved => "close date moved again",
        FlagId::NoEconomicBuyer
        | FlagId::EconomicBuyerUnmet
        | FlagId::OneContact
        | FlagId::NoChampion
        | FlagId::AllFriends
        | FlagId::Assumed
        | FlagId::NoCompellingEvent => return None,
    })
}

/// What shows that nobody has asked for help, and how it is offered.
const NO_ASK: &str = "no ask yet: h";

impl Eyes<'_> {
    /// Deals to look at, then reps to sit down with.
    pub(super) fn look(&self, above: &[Section]) -> Vec<Row> {
        let deals = self.flagged(above).into_iter();
        deals.chain(self.again()).chain(self.reps(above)).collect()
    }

    /// Decided deals of mine whose day to look again has come, the longest ago first.
    fn again(&self) -> Vec<Row> {
        let mine = self.owing().filter(|book| self.books.is_my_care(&book.deal.owner));
        let due = mine.filter_map(|book| {
            let day = book.deal.look_again.filter(|day| *day <= self.day)?;
            let deal = &book.deal;
            let owner = self.other(&deal.owner).unwrap_or_default().to_owned();
            let row = Row {
                account: Some(deal.account.clone()),
                day: Some(day),
                when: format!("look again {}", words::on(day, self.day)),
                more: deal.decided_in_words(self.day),
                ..about(Kind::Again, Thing::Deal(deal.id.clone()), book, owner)
            };
            deal.status.is_not_won().then_some((day, row))
        });
        let mut due: Vec<_> = due.collect();
        due.sort_by(|(a, one), (b, other)| (a, &one.deal).cmp(&(b, &other.deal)));
        due.into_iter().map(|(_, row)| row).collect()
    }

    fn flagged(&self, above: &[Section]) -> Vec<Row> {
        let is_told = |deal: &DealId| {
            let first = above.iter().filter(|section| section.group < Group::Week);
            first.flat_map(|section| &section.rows).any(|row| row.thing.deal() == Some(deal))
        };
        let books = self.mine().filter(|book| !is_told(&book.deal.id));
        let flagged = books.filter_map(|book| {
            let process = self.books.process_of(&book.deal)?;
            let flags = flags::flags(&Facts::of(book, process, self.day));
            let first = flags.iter().map(|flag| flag.id).min_by_key(|id| id.urgency())?;
            let word = reason(first)?;
            let may_help = self.books.may_offer(book, self.day).is_ok();
            let by =
                (!may_help, first.urgency(), book.deal.close_date.is_none(), book.deal.close_date);
            let passed = book.deal.close_date.filter(|_| first == FlagId::CloseDatePassed);
            let word = passed.map_or_else(
                || word.to_owned(),
                |day| format!("{word}, {}", phrase::in_short(day, self.day)),
            );
            let row = self.deal(book, word, &flags);
            let no_ask = may_help.then(|| NO_ASK.to_owned());
            let more = joined([no_ask, Some(row.more.clone())]);
            Some((by, Row { day: passed, more, ..row }))
        });
        let mut flagged: Vec<_> = flagged.collect();
        flagged.sort_by(|(a, one), (b, other)| (a, &one.deal).cmp(&(b, &other.deal)));
        flagged.into_iter().map(|(_, row)| row).collect()
    }

    fn deal(&self, book: &DealBook, word: String, flags: &[Flag]) -> Row {
        let all: Vec<&str> = flags.iter().map(|flag| flag.text.as_str()).collect();
        let owner = self.other(&book.deal.owner).unwrap_or_default();
        Row {
            account: Some(book.deal.account.clone()),
            when: word,
            more: all.join(" · "),
            ..about(Kind::Deal, Thing::Deal(book.deal.id.clone()), book, owner.to_owned())
        }
    }

    /// Reps with open deals with whom no one-to-one was held for too long, or
    /// never, the longest first; not those whose session stands above.
    fn reps(&self, above: &[Section]) -> Vec<Row> {
        if !self.is_manager() {
            return Vec::new();
        }
        let reps = self.books.team.of_role(TeamRole::Rep).map(|(id, _)| id);
        let mine = reps.filter(|rep| self.books.is_my_care(rep) && !self.has_session(rep, above));
        let mut waiting: Vec<(Option<Date>, Row)> =
            mine.filter_map(|rep| self.waiting(rep)).collect();
        // Nobody has waited longer than who never had one.
        waiting.sort_by(|(a, one), (b, other)| (a, &one.text).cmp(&(b, &other.text)));
        waiting.into_iter().map(|(_, row)| row).collect()
    }

    /// Whether a session on one of their deals stands above.
    fn has_session(&self, rep: &PersonId, above: &[Section]) -> bool {
        let rows = above.iter().flat_map(|section| &section.rows);
        let mut sessions = rows.filter(|row| row.kind == Kind::Session);
        sessions.any(|row| {
            let book = row.thing.deal().and_then(|deal| self.books.deals.get(deal));
            book.is_some_and(|book| book.deal.owner == *rep)
        })
    }

    fn waiting(&self, rep: &PersonId) -> Option<(Option<Date>, Row)> {
        let deals = self.open().filter(|book| book.deal.owner == *rep).count();
        let last = self.last_one_to_one(rep);
        let days = last.map(|last| (self.day - last).get_days());
        let most = i64::from(self.books.team.targets.one_to_one_days);
        let is_due = days.is_none_or(|days| i64::from(days) > most);
        let when = days.map_or_else(|| "no session yet".to_owned(), |days| format!("{days} days"));
        let talked = last.map(|last| format!("last talked {}", phrase::shown(last, self.day)));
        let row = Row {
            kind: Kind::Rep,
            thing: Thing::Rep(rep.clone()),
            text: self.books.team.name_of(rep).to_owned(),
            account: None,
            deal: count(deals, "open deal"),
            day: last,
            when,
            is_late: false,
            more: joined([talked]),
        };
        (deals > 0 && is_due).then_some((last, row))
    }

    /// The day of the last session of a rep for which both took their time,
    /// whatever became of its deal.
    fn last_one_to_one(&self, rep: &PersonId) -> Option<Date> {
        let sessions = self.books.deals.values().flat_map(|book| book.sessions.values());
        let theirs = sessions.filter(|session| session.rep == *rep && session.is_one_to_one());
        let on_decided = self.books.one_to_ones.get(rep).copied();
        theirs.map(Session::day).max().max(on_decided)
    }
}
