//! The sample deal: Acme Robotics and its plant rollout, on a small process or
//! one that ships, with as much beside it as a test wants. For the tests of a
//! rule and those of the whole program alike.

use jiff::ZonedDateTime;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

use sideline::template::{self, shipped as shipped_files};

use sideline::domain::action::{Action, ActionStatus, Owner};
use sideline::domain::books::{Books, DealBook};
use sideline::domain::call::{Call, CallPlan, CallStatus, Held};
use sideline::domain::deal::{Deal, Evidence, EvidenceKind, Finding, NewDeal, Status};
use sideline::domain::id::{BuyerId, CriterionRef, Draw};
use sideline::domain::person::Buyer;
use sideline::domain::process::Process;
use sideline::domain::team::Team;

/// The day on which all of this is looked at: a Wednesday.
pub(crate) const TODAY: Date = date(2026, 11, 25);

/// Nine in the morning of a day.
pub(crate) fn morning(day: Date) -> ZonedDateTime {
    day.at(9, 0, 0, 0).to_zoned_datetime(TimeZone::UTC).unwrap()
}

/// Four stages, so that the second one is the middle; the last one has no time
/// box.
const PROCESS: &str = r#"
format = 1
process = { id = "sale", name = "A sale" }

[role.economic-buyer]
name = "Economic buyer"

[role.user]
name = "User"

[[stage]]
id = "explore"
name = "Explore"
time_box = "14d"
roles = ["user"]

[[stage.exit]]
id = "problem"
outcome = "The buyer named the problem"

[[stage.exit]]
id = "colleague"
outcome = "The buyer named a colleague"
required = false

[[stage]]
id = "diagnose"
name = "Diagnose"
time_box = "21d"
roles = ["economic-buyer", "user"]

[[stage.exit]]
id = "number"
outcome = "The buyer put a number on it"

[[stage.exit]]
id = "funder"
outcome = "The buyer named who would fund it"

[[stage]]
id = "align"
name = "Align"
time_box = "21d"

[[stage.exit]]
id = "steps"
outcome = "The buyer told us the steps of the decision"

[[stage.exit]]
id = "criteria"
outcome = "The buyer wrote down the criteria"

[[stage]]
id = "prove"
name = "Prove"

[[stage.exit]]
id = "result"
outcome = "The buyer stated the result"
"#;

/// Three stages that want something of two elements.
const SCORED: &str = r#"
format = 1
process = { id = "scored", name = "A scored sale" }

[[element]]
id = "pain"
name = "Pain"
levels = ["Unknown", "We believe it", "They confirmed it", "Their boss named it"]

[[element]]
id = "champion"
name = "Champion"
levels = ["Unknown", "We believe it", "They helped us", "They did something costly"]

[[stage]]
id = "scope"
name = "Scope"
minimum = { pain = 1 }
exit = ["The buyer named the problem"]

[[stage]]
id = "prove"
name = "Prove"
minimum = { champion = 2 }
exit = ["The buyer stated the result"]

[[stage]]
id = "sign"
name = "Sign"
minimum = { pain = 2, champion = 1 }
exit = ["The buyer signed"]
"#;

/// The process with a scorecard.
pub(crate) fn scored_process() -> Process {
    template::read(SCORED.as_bytes()).unwrap()
}

/// A process that ships.
pub(crate) fn shipped(id: &str) -> Process {
    let text = shipped_files::SHIPPED.iter().find(|(known, _)| *known == id).unwrap().1;
    template::read(text.as_bytes()).unwrap()
}

/// The small process.
pub(crate) fn process() -> Process {
    template::read(PROCESS.as_bytes()).unwrap()
}

/// A deal under test.
pub(crate) struct Sample {
    pub(crate) process: Process,
    pub(crate) book: DealBook,
}

impl Sample {
    /// A deal that entered that stage today, and nothing else.
    pub(crate) fn at(stage: &str) -> Self {
        Self::on(process(), stage)
    }

    /// The same on another process.
    pub(crate) fn on(process: Process, stage: &str) -> Self {
        Self::made(process, stage, TODAY, &mut Draw::seeded(1))
    }

    /// The same, written down on that day with ids that are drawn there.
    pub(crate) fn made(process: Process, stage: &str, day: Date, draw: &mut Draw) -> Self {
        let new = NewDeal {
            account: "Acme Robotics".to_owned(),
            name: "Plant rollout".to_owned(),
            owner: "ana".parse().unwrap(),
            stage: Some(stage.parse().unwrap()),
            amount: None,
            close_date: None,
        };
        let deal = Deal::new(new, &process, day, draw, |_| false);
        Self { process, book: DealBook::new(deal) }
    }

    /// Books that hold nothing else.
    pub(crate) fn books(self) -> Books {
        let id = self.process.id.clone();
        let mut books = Books::new(Team::new(id.clone()), [(id, self.process)].into());
        books.deals.insert(self.book.deal.id.clone(), self.book);
        books
    }

    pub(crate) fn deal(&mut self) -> &mut Deal {
        &mut self.book.deal
    }

    /// With somebody on the buyer's side, as `known` has it.
    pub(crate) fn with(mut self, name: &str, known: Buyer) -> Self {
        let id: BuyerId = slug::slugify(name).parse().unwrap();
        self.deal().people.insert(id, Buyer { name: name.to_owned(), ..known });
        self
    }

    /// With what is known of a criterion, and with whoever showed it.
    pub(crate) fn found(mut self, criterion: &str, status: Status, is_shown: bool) -> Self {
        if is_shown {
            self.deal().people.extend(danas_mail(TODAY).who.map(|who| (who, Buyer::default())));
        }
        let finding = Finding {
            status,
            on: Some(TODAY),
            evidence: is_shown.then(|| danas_mail(TODAY)),
            ..Finding::NOT_ASKED
        };
        let criterion: CriterionRef = criterion.parse().unwrap();
        self.deal().exit.insert(criterion, finding);
        self
    }

    /// With a step that is due on a day.
    pub(crate) fn owing(mut self, status: ActionStatus, due: Date) -> Self {
        let step = Action { status, ..step(self.deal(), "h7k2p9qd", "ana", due) };
        self.book.actions.insert(step.id.clone(), step);
        self
    }

    /// With one more call on a day.
    pub(crate) fn calling(mut self, on: Date, status: CallStatus, held: Held) -> Self {
        let id: sideline::domain::id::CallId =
            format!("call-{}", self.book.calls.len()).parse().unwrap();
        let call = Call {
            id: id.clone(),
            deal: self.book.deal.id.clone(),
            status,
            plan: CallPlan { date: Some(on), ..CallPlan::default() },
            held,
            moved: std::collections::BTreeMap::new(),
            owner_moved: std::collections::BTreeMap::new(),
            session: None,
        };
        self.book.calls.insert(id, call);
        self
    }
}

/// A step on a deal that somebody of ours owes, written down on its first day.
pub(crate) fn step(deal: &Deal, id: &str, owner: &str, due: Date) -> Action {
    Action {
        id: id.parse().unwrap(),
        deal: deal.id.clone(),
        text: "Send the baseline".to_owned(),
        owner: Owner::Ours(owner.parse().unwrap()),
        status: ActionStatus::Open,
        due: Some(due),
        done_when: None,
        criterion: None,
        person: None,
        call: None,
        is_inside: false,
        created: deal.created,
        by: "ana".parse().unwrap(),
        closed: None,
        result: None,
        why: None,
        agreed: None,
        moved: std::collections::BTreeMap::new(),
        owner_moved: std::collections::BTreeMap::new(),
        step_in: None,
        overrides: std::collections::BTreeMap::new(),
    }
}

/// How many rounds a trial has: as many as usual, or as `ROUNDS` says.
#[allow(clippy::disallowed_methods, reason = "a trial may be a long one")]
pub(crate) fn rounds(usual: u32) -> u32 {
    std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(usual)
}

/// What shows that the buyer acted: who, how and when.
pub(crate) fn danas_mail(on: Date) -> Evidence {
    let who = "dana-fox".parse().ok();
    Evidence { kind: Some(EvidenceKind::Email), who, on: Some(on), ..Evidence::default() }
}
