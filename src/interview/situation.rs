//! What a session is held on, and the session so far: all that a question may
//! depend on.

use std::collections::BTreeMap;

use jiff::ZonedDateTime;
use jiff::civil::Date;

use crate::domain::action::Owner;
use crate::domain::calendar::Calendar;
use crate::domain::deal::{CriterionStanding, Deal, Evidence};
use crate::domain::id::{ActionId, AskId, BuyerId, CallId, CriterionRef, ElementId};
use crate::domain::person::Buyer;
use crate::domain::phrase;
use crate::domain::process::Process;
use crate::domain::scorecard::Weighed;
use crate::domain::session::{Item, Session};
use crate::domain::slot::Slot;
use crate::domain::team::Team;
use crate::interview::background::Background;
use crate::reading::evidence::{self, Around, Reading};
use crate::reading::people_news;
use crate::reading::promise::Promise;

/// What a session is held on: all that the walk depends on beside the session.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'a> {
    /// The process that is walked.
    pub process: &'a Process,
    /// The deal as it was before the session.
    pub deal: &'a Deal,
    /// Our own team.
    pub team: &'a Team,
    /// What earlier sessions left behind.
    pub background: &'a Background,
    /// Ids that a new step and the next call will get.
    pub fresh: &'a Fresh,
    /// This moment.
    pub now: &'a ZonedDateTime,
}

impl Situation<'_> {
    /// This day.
    pub fn today(&self) -> Date {
        self.now.date()
    }

    /// The calendar that days are read by.
    pub fn calendar(&self) -> Calendar {
        self.team.calendar(self.today())
    }
}

/// Ids kept ready, so that a field has its name before anything is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fresh {
    /// For the next new step.
    pub action: ActionId,
    /// For the next call.
    pub call: CallId,
    /// For the next ask.
    pub ask: AskId,
}

/// A situation, and the session so far.
#[derive(Clone, Copy, Debug)]
pub struct SoFar<'a> {
    /// What the session is held on.
    pub situation: &'a Situation<'a>,
    /// What was said in it.
    pub session: &'a Session,
}

impl<'a> SoFar<'a> {
    /// The first name of the manager, or the word for one.
    pub fn manager(self) -> String {
        let manager = self.session.manager.as_ref();
        manager.map_or("the manager", |id| self.situation.team.first_name_of(id)).to_owned()
    }

    /// The first name of the rep.
    pub fn rep(self) -> String {
        self.situation.team.first_name_of(&self.session.rep).to_owned()
    }

    /// The heading of what the rep says.
    pub fn in_your_words(self) -> String {
        format!("{}, in your words", self.rep())
    }

    /// How a criterion stands by now.
    pub fn standing(self, criterion: &CriterionRef) -> CriterionStanding {
        self.session.standing(self.situation.deal, criterion, self.situation.today())
    }

    /// The same in words.
    pub fn standing_in_words(self, criterion: &CriterionRef) -> String {
        let finding = self.session.finding(self.situation.deal, criterion);
        finding.in_words(self.standing(criterion), self.situation.today())
    }

    /// Who, how and when of a piece of evidence.
    pub fn shown(self, shows: &Evidence) -> String {
        let (deal, today) = (self.situation.deal, self.situation.today());
        let may_tell = evidence::may_tell(shows);
        let told = || self.around(|around| evidence::tells(shows, around));
        let tells = if may_tell { told() } else { "" };
        let name = |who: &BuyerId| format!("{}{tells}", self.session.buyer_name(deal, who));
        shows.in_words(name, |who| self.session.has_left_by(deal, who, today), today)
    }

    /// What a line of evidence says.
    pub fn reading(self, line: &str) -> Reading {
        self.around(|around| evidence::read(line, around))
    }

    /// What a line of evidence says that was said on a day.
    pub fn reading_on(self, line: &str, day: Date) -> Reading {
        self.around_on(day, |around| evidence::read(line, around))
    }

    /// Evidence as one line to edit.
    pub fn evidence_line(self, known: &Evidence) -> String {
        self.around(|around| evidence::line(known, around))
    }

    /// What is read with those who are known by now.
    pub fn around<R>(self, read: impl FnOnce(&Around<'_>) -> R) -> R {
        self.around_on(self.situation.today(), read)
    }

    /// The same of what was said on a day.
    fn around_on<R>(self, day: Date, read: impl FnOnce(&Around<'_>) -> R) -> R {
        let Situation { deal, team, .. } = *self.situation;
        read(&Around::of(deal, team, &self.buyers(), day))
    }

    /// How far an element is by now.
    pub fn weighed(self, element: &ElementId) -> Weighed<'a> {
        self.session.weighed(self.situation.deal, element, self.situation.today())
    }

    /// A day in words.
    pub fn day(self, day: Option<Date>) -> Option<String> {
        day.map(|day| self.shown_day(day))
    }

    /// A day and its time in words.
    pub fn slot(self, slot: Option<Slot>) -> Option<String> {
        slot.map(|slot| slot.shown(self.situation.today()))
    }

    /// The same of a day that is there.
    pub fn shown_day(self, day: Date) -> String {
        phrase::shown(day, self.situation.today())
    }

    /// The day a step is due where nobody says otherwise.
    pub fn usual_day(self) -> Date {
        let days = i64::from(self.situation.process.actions.due_days);
        self.situation.today().saturating_add(jiff::Span::new().days(days))
    }

    /// The same as it can be typed.
    pub fn usual_due(self) -> String {
        phrase::shown(self.usual_day(), self.situation.today())
    }

    /// The buyer's people by now.
    pub fn buyers(self) -> BTreeMap<BuyerId, Buyer> {
        self.session.buyers(self.situation.deal)
    }

    /// The name of one of them.
    pub fn buyer_name(self, id: &'a BuyerId) -> &'a str {
        self.session.buyer_name(self.situation.deal, id)
    }

    /// The name of the owner of a step.
    pub fn owner_name(self, owner: &'a Owner) -> &'a str {
        match owner {
            Owner::Ours(id) => self.situation.team.name_of(id),
            Owner::Buyer(id) => self.buyer_name(id),
        }
    }

    /// What a line tells of the buyer's people that was said on a day.
    pub fn news(self, text: &str, day: Date) -> Vec<Item> {
        self.around_on(day, |around| people_news::read(text, around))
    }

    /// What is promised in a line; in a debrief it may say from which day on.
    pub fn promise(self, text: &str) -> Promise<'_> {
        let Situation { deal, team, .. } = self.situation;
        let buyers = self.session.buyers(deal);
        let promise = Promise::read(text, team, &buyers, self.situation.today());
        if self.session.is_debrief() {
            promise.from_a_day(self.situation.calendar())
        } else {
            promise
        }
    }

    /// Everybody who can own a step: rep, manager, the buyer's people.
    pub fn owners(self) -> Vec<String> {
        let ours = self.session.parties().map(|id| self.situation.team.name_of(id).to_owned());

        ours.chain(self.buyers().into_values().map(|buyer| buyer.name)).collect()
    }

    /// The name of the one person who would change the deal.
    pub fn the_one_to_move(self) -> Option<String> {
        let id = self.session.move_one.as_ref()?;
        Some(self.buyer_name(id).to_owned())
    }
}
