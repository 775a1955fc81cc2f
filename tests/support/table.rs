//! A table to talk at: the shipped processes, a team, a deal, a session.

use std::collections::BTreeMap;

use jiff::ZonedDateTime;
use jiff::civil::{Date, date};
use sideline::domain::action::{Action, AgreedOn};
use sideline::domain::books::{Books, DealBook};
use sideline::domain::call::{Call, CallPlan, CallStatus, Held};
use sideline::domain::deal::{CriterionStanding, Deal, DealStatus, Finding, Status};
use sideline::domain::id::{Draw, PersonId};
use sideline::domain::money::Amount;
use sideline::domain::person::Buyer;
use sideline::domain::process::{Process, SessionKind};
use sideline::domain::profile::Profile;
use sideline::domain::session::{Beginning, Session, Sitting};
use sideline::domain::team::{Person, Team, TeamRole};
use sideline::interview::background::Background;
use sideline::interview::field::{CallLine, Field, PassedLine};
use sideline::interview::keep::{Refusal, keep};
use sideline::interview::situation::SoFar;
use sideline::interview::topic::is_agreed;
use sideline::interview::walk::{Fresh, Part, Situation, walk};

use super::sample::{Sample, danas_mail, shipped, step};

/// The day on which all of this happens: a Tuesday.
pub(crate) const TODAY: Date = date(2026, 11, 24);

pub(crate) fn team() -> Team {
    let mut team = Team::new("b2b-buyer-aligned".parse().unwrap());
    let people =
        [("goran", "Goran Petrovic", TeamRole::Manager), ("ana", "Ana Ruiz", TeamRole::Rep)];
    for (id, name, role) in people {
        let person = Person::new(name, role);
        team.people.insert(id.parse().unwrap(), person);
    }
    team
}

/// Another deal of the team, won on that day.
pub(crate) fn won(owner: &str, amount: &str, on: Date) -> Deal {
    let mut deal = Table::at("b2b-buyer-aligned", "contract").book.deal;
    deal.id = format!("won-{owner}-{amount}").parse().unwrap();
    deal.owner = owner.parse().unwrap();
    deal.amount = Some(Amount { value: amount.parse().unwrap(), currency: None });
    deal.status = DealStatus::Won;
    deal.decided = Some(on);
    deal
}

/// A session on a deal, with all that it is held on.
pub(crate) struct Table {
    pub(crate) process: Process,
    pub(crate) team: Team,
    pub(crate) book: DealBook,
    /// Other deals of the team.
    pub(crate) others: Vec<Deal>,
    /// What is known of the people of the team.
    pub(crate) profiles: BTreeMap<PersonId, Profile>,
    pub(crate) session: Session,
    pub(crate) fresh: Fresh,
    now: ZonedDateTime,
    draw: Draw,
}

impl Table {
    /// A first session on a deal of Ana's, in a stage of a shipped process.
    pub(crate) fn at(process_id: &str, stage: &str) -> Self {
        let mut draw = Draw::seeded(1);
        let now = TODAY.at(14, 0, 0, 0).to_zoned_datetime(jiff::tz::TimeZone::UTC).unwrap();
        let Sample { process, book: DealBook { mut deal, .. } } =
            Sample::made(shipped(process_id), stage, TODAY, &mut draw);
        deal.people.insert("dana-fox".parse().unwrap(), Buyer::named("Dana Fox"));
        let sitting = Sitting {
            id: draw.id(|_| false),
            kind: SessionKind::Standard,
            manager: Some("goran".parse().unwrap()),
            started: now.clone(),
        };
        let session = Session::start(sitting, &deal, &process);
        let fresh =
            Fresh { action: draw.id(|_| false), call: draw.id(|_| false), ask: draw.id(|_| false) };
        let (team, book) = (team(), DealBook::new(deal));
        let (others, profiles) = (Vec::new(), BTreeMap::new());
        Self { process, team, book, others, profiles, session, fresh, now, draw }
    }

    /// With a session that begins so instead.
    pub(crate) fn beginning(mut self, beginning: Beginning) -> Self {
        let sitting = Sitting {
            id: self.session.id.clone(),
            kind: beginning.kind,
            manager: Some("goran".parse().unwrap()),
            started: self.now.clone(),
        };
        self.session = Session::start(sitting, &self.book.deal, &self.process);
        if beginning.is_afterwards {
            self.session = self.session.recorded_afterwards();
        }
        self
    }

    /// With a step that is owed from before.
    pub(crate) fn owing(mut self, id: &str, owner: &str, due: Date) -> Self {
        let agreed = AgreedOn {
            session: "k3v9x2m4".parse().ok(),
            on: date(2026, 11, 10),
            due: Some(due),
            changed_why: None,
            by: None,
            typed_by: None,
        };
        let action = Action {
            text: format!("Step {id}"),
            agreed: Some(agreed),
            ..step(&self.book.deal, id, owner, due)
        };
        self.book.actions.insert(action.id.clone(), action);
        self
    }

    /// Says why parts were passed, and why there is neither call nor step, as far
    /// as that is asked.
    pub(crate) fn says_why(&mut self) {
        let agree = self.steps().pop().unwrap();
        for field in agree.fields {
            let key = field.to_string();
            let why = match field {
                Field::Passed(PassedLine::Why) => "no time",
                Field::NoStep | Field::Call(_, CallLine::WhyNone) => "They are away",
                _ => continue,
            };
            self.keep(&key, why).unwrap();
        }
    }

    /// Whether everybody who is asked has answered.
    pub(crate) fn is_agreed(&mut self) -> bool {
        self.with(|situation, session, _| is_agreed(SoFar { situation, session }))
    }

    /// With a call that was planned before.
    pub(crate) fn calling(mut self, plan: CallPlan) -> Self {
        let call = Call {
            id: "m4x8c2vj".parse().unwrap(),
            deal: self.book.deal.id.clone(),
            status: CallStatus::Planned,
            plan,
            held: Held::default(),
            moved: BTreeMap::new(),
            owner_moved: BTreeMap::new(),
            session: None,
        };
        self.book.calls.insert(call.id.clone(), call);
        self
    }

    /// With all criteria of a stage verified before, by Dana.
    pub(crate) fn verified(mut self, stage: &str) -> Self {
        let stage = self.process.stage(&stage.parse().unwrap()).unwrap().clone();
        for criterion in &stage.exit {
            let finding = Finding {
                status: Status::Yes,
                on: Some(date(2026, 11, 10)),
                evidence: Some(danas_mail(date(2026, 11, 10))),
                ..Finding::NOT_ASKED
            };
            self.book.deal.exit.insert(stage.criterion(criterion), finding);
        }
        self
    }

    /// The books that the deal lies in, beside the others.
    pub(crate) fn books(&self) -> Books {
        let processes = BTreeMap::from([(self.process.id.clone(), self.process.clone())]);
        let others = self.others.iter().cloned().map(|deal| (deal.id.clone(), DealBook::new(deal)));
        let (deals, profiles) = (others.collect(), self.profiles.clone());
        Books { deals, profiles, ..Books::new(self.team.clone(), processes) }
    }

    pub(crate) fn with<R>(
        &mut self,
        act: impl FnOnce(&Situation<'_>, &mut Session, &mut Draw) -> R,
    ) -> R {
        let background = Background::of(&self.books(), &self.book, &self.session);
        let deal = self.session.deal_now(&self.book.deal);
        let situation = Situation {
            process: &self.process,
            deal: &deal,
            team: &self.team,
            background: &background,
            fresh: &self.fresh,
            now: &self.now,
        };
        act(&situation, &mut self.session, &mut self.draw)
    }

    pub(crate) fn steps(&mut self) -> Vec<Part> {
        self.with(|situation, session, _| walk(situation, session))
    }

    /// Keeps an answer, as Enter would.
    pub(crate) fn keep(&mut self, field: &str, text: &str) -> Result<(), Refusal> {
        let field: Field = self.named(field).parse().unwrap();
        self.with(|situation, session, draw| keep(session, situation, draw, &field, text)).map(drop)
    }

    /// `action.NEW.text`, `call.NEW.date` and `ask.NEW.kind` name the ids kept ready.
    fn named(&self, field: &str) -> String {
        field
            .replace("action.NEW", &format!("action.{}", self.fresh.action))
            .replace("call.NEW", &format!("call.{}", self.fresh.call))
            .replace("ask.NEW", &format!("ask.{}", self.fresh.ask))
    }

    pub(crate) fn criterion(&self, id: &str) -> CriterionStanding {
        self.session.standing(&self.book.deal, &id.parse().unwrap(), TODAY)
    }
}
