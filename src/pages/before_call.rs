//! Before a call: what we want from it, who will be there, what is owed, and what
//! was said last.
//!
//! For our own eyes. Nothing of the coaching notes, and no amount.

mod owed;
mod who;

use jiff::ZonedDateTime;
use jiff::civil::Date;

use crate::domain::books::{Books, DealBook};
use crate::domain::call::{Asker, Call, CallPlan, CallStatus, ManagerRole};
use crate::domain::deal::CriterionStanding;
use crate::domain::flags::{self, Facts};
use crate::domain::phrase::{self, Stem, count, joined};
use crate::domain::process::{Criterion, Process};
use crate::pages::paper::{Block, Paper};

/// The most red flags that are told.
const FLAGS: usize = 3;

/// The page before a call of a deal; without one, what there is to know all the same.
pub fn before_call(book: &DealBook, call: Option<&Call>, books: &Books, today: Date) -> Paper {
    let process = books.process_of(&book.deal);
    let sheet = Sheet { book, call, books, process, today };
    let sections = [
        (String::new(), sheet.head()),
        ("This call".to_owned(), sheet.wanted()),
        ("Who".to_owned(), sheet.who()),
        ("They owe".to_owned(), sheet.they_owe()),
        ("You owe".to_owned(), sheet.you_owe()),
        ("Answers".to_owned(), sheet.answers()),
        ("Still to show".to_owned(), sheet.still_to_show()),
        ("Last time".to_owned(), sheet.last_time()),
        ("Red flags".to_owned(), sheet.red_flags()),
    ];
    let paper = Paper::of(format!("Before the call: {}", book.deal.title()), sections);
    Paper { for_whom: Some("For us only"), ..paper }
}

/// The next planned call of a deal; none that is over.
pub fn next_call<'a>(book: &'a DealBook, now: &ZonedDateTime) -> Option<&'a Call> {
    let is_next = |call: &&Call| call.status == CallStatus::Planned && !call.is_over(now);
    let planned = book.calls.values().filter(is_next);
    planned.min_by_key(|call| (call.plan.date.is_none(), call.plan.slot()))
}

/// What the page is told of.
#[derive(Clone, Copy)]
struct Sheet<'a> {
    book: &'a DealBook,
    call: Option<&'a Call>,
    books: &'a Books,
    process: Option<&'a Process>,
    today: Date,
}

impl<'a> Sheet<'a> {
    fn day(&self, day: Date) -> String {
        phrase::shown(day, self.today)
    }

    fn head(&self) -> Vec<Block> {
        let stage = self.process.and_then(|process| process.stage(&self.book.deal.stage));
        let stage = stage.map_or(self.book.deal.stage.as_str(), |stage| &stage.name);
        let plan = self.call.map(|call| &call.plan);
        let when = plan
            .and_then(CallPlan::slot)
            .map(|slot| format!("{}, {}", slot.shown(self.today), away(slot.day, self.today)));
        vec![Block::facts([
            ("Call", Some(when.unwrap_or_else(|| self.no_day()))),
            ("Length", plan.and_then(|plan| plan.minutes).map(|it| count(it as usize, "minute"))),
            ("Where", plan.and_then(|plan| plan.place.clone())),
            ("Stage", Some(stage.to_owned())),
        ])]
    }

    /// Why no day is said: of a call that is over one knows only when somebody tells.
    fn no_day(&self) -> String {
        let planned = self.book.calls.values().filter(|call| call.status == CallStatus::Planned);
        let untold = planned.filter_map(|call| call.plan.date).max();
        match (self.call, untold) {
            (Some(_), _) => "no day is set".to_owned(),
            (None, Some(day)) => {
                let day = self.day(day);
                format!("none is planned ahead, and what came of that on {day} is not told yet")
            }
            (None, None) => "no call is planned".to_owned(),
        }
    }

    fn wanted(&self) -> Vec<Block> {
        let Some(plan) = self.call.map(|call| &call.plan) else { return Vec::new() };
        let by = plan.act_by.map(|day| format!(", by {}", self.day(day))).unwrap_or_default();
        let behind =
            |stem: Stem, text: Option<&String>| text.map(|text| stem.before(text).to_owned());
        vec![Block::facts([
            ("You want", plan.objective.as_ref().map(|act| format!("{act}{by}"))),
            ("Or at least", behind(Stem::IfNot, plan.fallback.as_ref())),
            ("You see it by", behind(Stem::SeenBy, plan.evidence_wanted.as_ref())),
            ("Who goes", self.who_goes()),
        ])]
    }

    /// What the manager does on a joint call, and who asks.
    fn who_goes(&self) -> Option<String> {
        let plan = &self.call?.plan;
        let role = plan.role_planned.filter(|role| *role != ManagerRole::Absent)?;
        let team = &self.books.team;
        let owner = &self.book.deal.owner;
        let rep = team.first_name_of(owner);
        let session = self.call?.session.as_ref().and_then(|id| self.book.sessions.get(id));
        let planned_with = session.and_then(|session| session.manager.as_ref());
        let manager = planned_with.or_else(|| team.manager_of(owner));
        let manager = manager.map_or("the manager", |id| team.first_name_of(id));
        let asks = plan.asks_planned.map(|asks| match asks {
            Asker::Rep => format!("{rep} asks"),
            Asker::Manager => format!("{manager} asks"),
        });
        let goes = format!("{manager} goes along {}", role.in_words(rep));
        Some(joined([Some(goes), asks]))
    }

    /// The needed outcomes of the stage that are not verified; the one that the call
    /// is for comes first.
    fn still_to_show(&self) -> Vec<Block> {
        let deal = &self.book.deal;
        let stage = self.process.and_then(|process| process.stage(&deal.stage));
        let Some(stage) = stage else { return Vec::new() };
        let aim = self.call.and_then(|call| call.plan.criterion.as_ref());
        let needed = stage.exit.iter().filter(|criterion| criterion.required);
        let mut open: Vec<_> = needed
            .filter(|criterion| {
                deal.standing(&stage.criterion(criterion), self.today)
                    != CriterionStanding::Verified
            })
            .collect();
        open.sort_by_key(|criterion| Some(&stage.criterion(criterion)) != aim);
        let row = |criterion: &&Criterion| {
            let id = stage.criterion(criterion);
            let standing = deal.standing(&id, self.today);
            (criterion.outcome.clone(), deal.finding(&id).in_words(standing, self.today))
        };
        Block::few(open.iter().map(row).collect())
    }

    /// What came of the last call, and what the last session found.
    fn last_time(&self) -> Vec<Block> {
        let held = self.last_held();
        let came = held.map(|call| {
            let day = call.plan.date.map(|day| self.day(day));
            let came = call.outcome().map(|came| came.in_words().to_owned());
            joined([day, came.or_else(|| Some("held".to_owned()))])
        });
        let agreed = held.and_then(|call| call.held.buyer_act.clone());
        let session = self.book.held().first().copied();
        let way = session.map(|session| &session.in_the_way);
        let chosen = way.and_then(|way| {
            let number = usize::try_from(way.chosen?).ok()?;
            way.options.get(number.checked_sub(1)?).cloned()
        });
        vec![Block::facts([
            ("Call", came),
            ("They agreed", agreed),
            ("In the way", way.and_then(|way| way.holding_up.clone())),
            ("Way out", chosen),
        ])]
    }

    /// The last call that was held.
    fn last_held(&self) -> Option<&'a Call> {
        let held = self.book.calls.values().filter(|call| call.status == CallStatus::Held);
        held.max_by_key(|call| (call.plan.date, call.plan.time, &call.id))
    }

    fn red_flags(&self) -> Vec<Block> {
        let Some(process) = self.process else { return Vec::new() };
        let mut flags = flags::flags(&Facts::of(self.book, process, self.today));
        flags.sort_by_key(|flag| flag.id.urgency());
        vec![Block::Lines(flags.into_iter().take(FLAGS).map(|flag| flag.text).collect())]
    }
}

/// How far away a day is.
fn away(day: Date, today: Date) -> String {
    match (day - today).get_days() {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        days @ 2.. => format!("in {days} days"),
        days => format!("{} days ago", days.unsigned_abs()),
    }
}
