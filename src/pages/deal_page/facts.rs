//! What begins from the page, and the facts that can be changed by hand.

use super::{Fact, Line, Section, Sheet, Thing, Tone, section};
use crate::domain::astray::Astray;
use crate::domain::books::Unread;
use crate::domain::change::Record;
use crate::domain::date_move::DateMove;
use crate::domain::deal::DealStatus;
use crate::domain::id::UNKNOWN;
use crate::domain::phrase::{self, count, joined};
use crate::domain::session::Session;
use crate::pages::memory;

impl Sheet<'_> {
    /// The first lines: how it was decided, or a session to begin or go on with.
    pub(super) fn begin(&self) -> Section {
        let deal = &self.book.deal;
        let record = Record::from(deal.clone());
        let wrong = self.books.wrong_in(&record);
        let astray = Astray::of(deal, self.process).map(|astray| astray.sentence);
        let wrong = wrong.map(Unread::in_short).chain(astray);
        let wrong = wrong.map(|said| Line::note(said).right(UNKNOWN, Tone::Late));
        let day = |draft: &Session| {
            if draft.day() == self.today {
                "today".to_owned()
            } else {
                phrase::shown(draft.day(), self.today)
            }
        };
        if deal.status != DealStatus::Open {
            let decided = Line::note(deal.decided_in_words(self.today));
            let debrief = self.debrief(day).into_iter();
            return section("", wrong.chain([decided]).chain(debrief).collect());
        }
        let begin = match self.book.draft() {
            Some(draft) => format!("Go on with the session of {}", day(draft)),
            None => "Start a session".to_owned(),
        };
        let prep = self.book.prep_draft().map(|draft| {
            let rep = self.books.team.first_name_of(&draft.rep);
            Line::new(
                Thing::Session(draft.deal.clone(), draft.id.clone()),
                format!("Go on with what {rep} prepares, since {}", day(draft)),
            )
        });
        let begin = Line::new(Thing::Deal(deal.id.clone()), begin);
        section("", [begin].into_iter().chain(prep).chain(wrong).collect())
    }

    /// The debrief of a decided deal: to go on with, or to hold where none was held.
    fn debrief(&self, day: impl Fn(&Session) -> String) -> Option<Line> {
        let deal = &self.book.deal;
        let text = match self.book.draft() {
            Some(draft) if draft.is_debrief() => {
                format!("Go on with the debrief of {}", day(draft))
            }
            _ if self.book.held().into_iter().any(Session::is_debrief) => return None,
            _ => format!("Hold the debrief: {}", memory::in_words(deal.decided?, self.today)),
        };
        Some(Line::new(Thing::Deal(deal.id.clone()), text))
    }

    /// The facts of the deal.
    pub(super) fn facts(&self) -> Vec<Line> {
        let record = Record::from(self.book.deal.clone());
        let wrong = self.books.wrong_in(&record).filter_map(Unread::wrong);
        let keys: Vec<_> = wrong.filter_map(|wrong| wrong.keys.first()).collect();
        let is_wrong = |fact: Fact| keys.iter().any(|key| *key == fact.key());
        let fact = |fact: &Fact| match self.fact(*fact) {
            line if is_wrong(*fact) => Line { text: UNKNOWN.to_owned(), ..line },
            line => line,
        };
        let is_not_won = self.book.deal.status.is_not_won();
        let facts = Fact::ALL.iter().filter(|it| is_not_won || **it != Fact::LookAgain);
        facts.map(fact).collect()
    }

    fn fact(&self, fact: Fact) -> Line {
        let deal = &self.book.deal;
        let (label, text) = match fact {
            Fact::Account => ("Customer", deal.account.clone()),
            Fact::Name => ("Deal", deal.name.clone()),
            Fact::Owner => ("Rep", self.books.team.name_of(&deal.owner).to_owned()),
            Fact::Stage => ("Stage", self.stage()),
            Fact::Buyer => ("Buyer's step", self.buyer()),
            Fact::Amount => {
                let amount = deal.amount.as_ref().map(ToString::to_string);
                ("Amount", amount.unwrap_or_else(|| "not said yet".to_owned()))
            }
            Fact::CloseDate => return self.close_date(),
            Fact::Event => return self.event(),
            Fact::Process => ("Process", self.process()),
            Fact::Outcome => ("Outcome", deal.decided_in_words(self.today)),
            Fact::LookAgain => {
                let day = deal.look_again.map(|day| phrase::shown(day, self.today));
                ("Look again", day.unwrap_or_else(|| "no day said".to_owned()))
            }
        };
        Line { label, ..Line::new(Thing::Fact(deal.id.clone(), fact), text) }
    }

    fn stage(&self) -> String {
        let deal = &self.book.deal;
        let stage = self.process.and_then(|process| process.stage(&deal.stage));
        let name = stage.map_or_else(|| deal.stage.to_string(), |stage| stage.name.clone());
        let days = deal.days_in_stage(self.today).and_then(|days| usize::try_from(days).ok());
        let here = days.filter(|_| deal.status == DealStatus::Open).map(|days| {
            let planned = stage.and_then(|stage| stage.time_box_days);
            let planned = planned.map(|planned| format!(", planned {planned}"));
            format!("here for {}{}", count(days, "day"), planned.unwrap_or_default())
        });
        let is_gone = self.process.is_some() && stage.is_none();
        let gone = is_gone.then(|| "the process no longer has this stage".to_owned());
        joined([Some(name), gone, here])
    }

    fn buyer(&self) -> String {
        let deal = &self.book.deal;
        let stage = deal.buyer_stage.as_ref().and_then(|id| self.process?.stage(id));
        let Some(stage) = stage else { return "not known yet".to_owned() };
        let step = stage.buyer_step.as_ref().map(|step| format!("\"{step}\""));
        joined([Some(stage.name.clone()), step])
    }

    fn process(&self) -> String {
        let deal = &self.book.deal;
        match self.process {
            Some(process) => format!("{}, version {}", process.name, process.version),
            None => format!("{}: its file is not there, or cannot be read", deal.process),
        }
    }

    /// The close date, and below it each move, the last one first.
    fn close_date(&self) -> Line {
        let deal = &self.book.deal;
        let day = deal.close_date.map(|day| phrase::shown(day, self.today));
        let times = deal.close_date_moved.len();
        let moved = (times > 0).then(|| format!("moved {}", count(times, "time")));
        let text = joined([Some(day.unwrap_or_else(|| "not said yet".to_owned())), moved]);
        let line = Line {
            label: "Close date",
            ..Line::new(Thing::Fact(deal.id.clone(), Fact::CloseDate), text)
        };
        deal.close_date_moved.iter().rev().fold(line, |line, (on, moved)| {
            line.below(
                "",
                format!("{}: {}", phrase::shown(*on, self.today), self.close_move(moved)),
            )
        })
    }

    /// "from 30 Nov to 31 Dec, by Inês: the board meets later".
    pub(super) fn close_move(&self, moved: &DateMove) -> String {
        let day = |day: jiff::civil::Date| phrase::in_short(day, self.today);
        let from = moved.from.map(|from| format!("from {} ", day(from))).unwrap_or_default();
        let to = moved.to.map(|to| format!("to {}", day(to))).unwrap_or_default();
        let by = moved.by.as_ref().map(|by| format!(", by {}", self.books.team.first_name_of(by)));
        let why =
            moved.why.as_ref().map_or_else(|| ": no reason".to_owned(), |why| format!(": {why}"));
        format!("{from}{to}{}{why}", by.unwrap_or_default())
    }

    fn event(&self) -> Line {
        let event = &self.book.deal.compelling_event;
        let day = event.date.map(|day| phrase::shown(day, self.today));
        let text = if event.is_empty() {
            "none is known that sets the buyer's own date".to_owned()
        } else {
            joined([event.text.clone(), day])
        };
        let line = Line {
            label: "Their event",
            ..Line::new(Thing::Fact(self.book.deal.id.clone(), Fact::Event), text)
        };
        let missed = event.consequence.as_ref().map(|it| format!("if it is missed: {it}"));
        line.below("", missed.unwrap_or_default())
    }
}
