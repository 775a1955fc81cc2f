//! `sideline.deals/1` and `sideline.deal/1`.

use std::cmp::Reverse;

use jiff::civil::Date;
use serde::Serialize;

use super::action::{self, ActionShape};
use super::ask::{self, Ask};
use super::call::{self, Call};
use super::session::{self, Head as SessionHead};
use super::{Unread, text};
use crate::cli::action::urgency;
use crate::cli::ask::urgency as ask_urgency;
use crate::domain::books::{Books, DealBook};
use crate::domain::deal::{Deal as Record, Evidence as Shown, Finding, Head as DealHead};
use crate::domain::flags::{Facts, flags};
use crate::domain::id::BuyerId;
use crate::domain::person::{Buyer, Relation as Tie};
use crate::domain::process::{Element as Scored, Process, Stage as Walked};
use crate::domain::scorecard;
use crate::domain::session::Head as SittingHead;
use crate::interview::gaps::gaps;

/// Many deals.
#[derive(Debug, Serialize)]
pub struct Deals {
    schema: &'static str,
    today: String,
    deals: Vec<Head>,
    unread: Vec<Unread>,
}

/// One deal with all that belongs to it.
#[derive(Debug, Serialize)]
pub struct OneDeal {
    schema: &'static str,
    today: String,
    deal: Whole,
    unread: Vec<Unread>,
}

/// A deal as lists print it.
#[derive(Debug, Serialize)]
pub struct Head {
    id: String,
    account: String,
    name: String,
    owner: String,
    owner_name: String,
    status: &'static str,
    process: ProcessRef,
    stage: String,
    stage_name: Option<String>,
    days_in_stage: Option<i32>,
    time_box_days: Option<u32>,
    buyer_stage: Option<String>,
    ahead_of_buyer_by: Option<isize>,
    amount: Option<Money>,
    close_date: Option<String>,
    close_date_moves: usize,
    created: String,
    decided: Option<String>,
    lost_reason: Option<String>,
    last_session: Option<String>,
    next_step_due: Option<String>,
    flags: Vec<Flag>,
}

/// A deal as a whole: the head, and what belongs to it.
#[derive(Debug, Serialize)]
pub struct Whole {
    #[serde(flatten)]
    head: Head,
    stages: Vec<Stage>,
    people: Vec<Person>,
    relations: Vec<Relation>,
    gaps: Vec<Flag>,
    actions: Vec<ActionShape>,
    asks: Vec<Ask>,
    calls: Vec<Call>,
    sessions: Vec<SessionHead>,
    elements: Vec<Element>,
    look_again: Option<String>,
}

#[derive(Debug, Serialize)]
struct ProcessRef {
    id: String,
    version: u32,
}

#[derive(Debug, Serialize)]
struct Money {
    value: String,
    currency: Option<String>,
}

/// Something to look at, in words.
#[derive(Debug, Serialize)]
pub struct Flag {
    id: &'static str,
    text: String,
}

#[derive(Debug, Serialize)]
struct Stage {
    id: String,
    name: String,
    buyer_step: Option<String>,
    standing: &'static str,
    required: usize,
    verified: usize,
    assumed: usize,
    exit: Vec<Criterion>,
}

#[derive(Debug, Serialize)]
struct Criterion {
    id: String,
    outcome: String,
    required: bool,
    status: &'static str,
    standing: &'static str,
    on: Option<String>,
    by: Option<String>,
    session: Option<String>,
    evidence: Option<Evidence>,
}

/// How far an element of the scorecard is.
#[derive(Debug, Serialize)]
struct Element {
    id: String,
    name: String,
    level: u8,
    needed: Option<u8>,
    standing: Option<&'static str>,
    on: Option<String>,
    by: Option<String>,
    evidence: Option<Evidence>,
}

/// What shows that the buyer acted.
#[derive(Debug, Serialize)]
pub struct Evidence {
    kind: Option<&'static str>,
    who: Option<String>,
    on: Option<String>,
    text: Option<String>,
    about: Option<&'static str>,
}

/// Somebody on the buyer's side, wherever they stand.
#[derive(Debug, Serialize)]
pub struct Person {
    id: String,
    name: String,
    title: Option<String>,
    phone: Option<String>,
    mail: Option<String>,
    roles: Vec<String>,
    influence: Option<&'static str>,
    stance: Option<&'static str>,
    coverage: Option<&'static str>,
    mode: Option<&'static str>,
    reports_to: Option<String>,
    advocate: Option<&'static str>,
    last_contact: Option<String>,
    since: Option<String>,
    left: Option<String>,
}

/// A tie between two people of the buyer's.
#[derive(Debug, Serialize)]
pub struct Relation {
    from: String,
    kind: &'static str,
    to: String,
    strength: Option<&'static str>,
}

impl Deals {
    /// Many deals, in the order given.
    pub fn new(today: Date, deals: Vec<Head>, unread: Vec<Unread>) -> Self {
        Self { schema: "sideline.deals/1", today: today.to_string(), deals, unread }
    }
}

impl OneDeal {
    /// One deal.
    pub fn new(today: Date, deal: Whole, unread: Vec<Unread>) -> Self {
        Self { schema: "sideline.deal/1", today: today.to_string(), deal, unread }
    }
}

/// A deal as lists print it.
pub fn head(book: &DealBook, books: &Books, today: Date) -> Head {
    let process = books.process_of(&book.deal);
    Head {
        last_session: text(book.last_session().as_ref()),
        next_step_due: text(book.next_step_due().as_ref()),
        flags: process.map(|process| red_flags(book, process, today)).unwrap_or_default(),
        ..head_alone(&DealHead::of(&book.deal), books, today)
    }
}

/// A deal as lists print it where only its head is known: of its sessions, its
/// steps and what is to be looked at, nothing is said.
pub fn head_alone(deal: &DealHead, books: &Books, today: Date) -> Head {
    let process = books.processes.get(&deal.process);
    let stage = process.and_then(|process| process.stage_now(&deal.stage));
    Head {
        id: deal.id.to_string(),
        account: deal.account.clone(),
        name: deal.name.clone(),
        owner: deal.owner.to_string(),
        owner_name: books.team.name_of(&deal.owner).to_owned(),
        status: deal.status.as_str(),
        process: ProcessRef { id: deal.process.to_string(), version: deal.process_version },
        stage: deal.stage.to_string(),
        stage_name: stage.map(|stage| stage.name.clone()),
        days_in_stage: deal.days_in_stage(today),
        time_box_days: stage.and_then(|stage| stage.time_box_days),
        buyer_stage: text(deal.buyer_stage.as_ref()),
        ahead_of_buyer_by: process.and_then(|process| deal.ahead_of_buyer_by(process)),
        amount: deal.amount.as_ref().map(|amount| Money {
            value: amount.value.to_string(),
            currency: amount.currency.clone(),
        }),
        close_date: text(deal.close_date.as_ref()),
        close_date_moves: deal.close_date_moves,
        created: deal.created.to_string(),
        decided: text(deal.decided.as_ref()),
        lost_reason: deal.lost_reason.clone(),
        last_session: None,
        next_step_due: None,
        flags: Vec::new(),
    }
}

/// A deal with all that belongs to it.
pub fn whole(book: &DealBook, books: &Books, today: Date) -> Whole {
    let deal = &book.deal;
    let process = books.process_of(deal);
    let stages = process
        .map(|process| process.stages.iter().map(|s| stage(s, process, deal, today)).collect());
    let mut actions: Vec<_> = book.actions.values().collect();
    actions.sort_by_key(|action| urgency(action, action.due));
    let mut asks: Vec<_> = book.asks.values().collect();
    asks.sort_by_key(|ask| ask_urgency(ask));
    let mut sessions: Vec<_> = book.sessions.values().collect();
    sessions.sort_by_key(|session| Reverse(session.started.timestamp()));
    Whole {
        head: head(book, books, today),
        stages: stages.unwrap_or_default(),
        people: deal.people.iter().map(|(id, buyer)| person(id, &buyer.name, buyer)).collect(),
        relations: deal.relations.iter().map(relation).collect(),
        gaps: process.map(|process| map_gaps(deal, process)).unwrap_or_default(),
        actions: actions.into_iter().map(|a| action::action(a, deal, books, today)).collect(),
        asks: asks.into_iter().map(|one| ask::ask(one, deal, &books.team)).collect(),
        calls: book.calls.values().map(|c| call::call(c, deal, books)).collect(),
        sessions: sessions
            .into_iter()
            .map(|s| session::head(&SittingHead::of(s), deal.title(), &books.team))
            .collect(),
        elements: process.map(|process| elements(deal, process, today)).unwrap_or_default(),
        look_again: text(deal.look_again.as_ref()),
    }
}

fn red_flags(book: &DealBook, process: &Process, today: Date) -> Vec<Flag> {
    let flags = flags(&Facts::of(book, process, today)).into_iter();
    flags.map(|flag| Flag { id: flag.id.as_str(), text: flag.text }).collect()
}

fn map_gaps(deal: &Record, process: &Process) -> Vec<Flag> {
    let gaps = gaps(deal, process).into_iter();
    gaps.map(|gap| Flag { id: gap.id.as_str(), text: gap.text }).collect()
}

fn stage(stage: &Walked, process: &Process, deal: &Record, today: Date) -> Stage {
    let tally = deal.tally(stage, today);
    let criteria = stage.exit.iter().map(|criterion| {
        let id = stage.criterion(criterion);
        let finding = deal.finding(&id);
        Criterion {
            id: criterion.id.to_string(),
            outcome: criterion.outcome.clone(),
            required: criterion.required,
            status: finding.status.as_str(),
            standing: deal.standing(&id, today).as_str(),
            on: text(finding.on.as_ref()),
            by: text(finding.by.as_ref()),
            session: text(finding.session.as_ref()),
            evidence: evidence(finding),
        }
    });
    Stage {
        id: stage.id.to_string(),
        name: stage.name.clone(),
        buyer_step: stage.buyer_step.clone(),
        standing: deal.stage_standing(process, stage, today).as_str(),
        required: tally.required,
        verified: tally.verified,
        assumed: tally.assumed,
        exit: criteria.collect(),
    }
}

fn elements(deal: &Record, process: &Process, today: Date) -> Vec<Element> {
    let shape = |element: &Scored| {
        let score = deal.score(&element.id);
        let needed = scorecard::needed(process, &deal.stage, &element.id);
        let weighed = deal.weighed(&element.id, today);
        Element {
            id: element.id.to_string(),
            name: element.name.clone(),
            level: score.level,
            needed,
            standing: needed.map(|needed| weighed.standing(needed).as_str()),
            on: text(score.on.as_ref()),
            by: text(score.by.as_ref()),
            evidence: score.evidence.as_ref().map(evidence_of),
        }
    };
    process.elements.iter().map(shape).collect()
}

/// The evidence of a finding, or null.
pub fn evidence(finding: &Finding) -> Option<Evidence> {
    finding.evidence.as_ref().map(evidence_of)
}

/// The shape of evidence.
pub fn evidence_of(evidence: &Shown) -> Evidence {
    Evidence {
        kind: evidence.kind.map(crate::domain::deal::EvidenceKind::as_str),
        who: text(evidence.who.as_ref()),
        on: text(evidence.on.as_ref()),
        text: evidence.text.clone(),
        about: evidence.about.map(crate::domain::deal::Stretch::as_str),
    }
}

/// The shape of somebody on the buyer's side. A session has only what it
/// changed of them, so that the name may come from the deal.
pub fn person(id: &BuyerId, name: &str, buyer: &Buyer) -> Person {
    use crate::domain::person::{Advocate, Coverage, Influence, Mode, Stance};
    Person {
        id: id.to_string(),
        name: name.to_owned(),
        title: buyer.title.clone(),
        phone: buyer.reach.phone.clone(),
        mail: buyer.reach.mail.clone(),
        roles: buyer.roles.iter().map(ToString::to_string).collect(),
        influence: buyer.influence.map(Influence::as_str),
        stance: buyer.stance.map(Stance::as_str),
        coverage: buyer.coverage.map(Coverage::as_str),
        mode: buyer.mode.map(Mode::as_str),
        reports_to: text(buyer.reports_to.as_ref()),
        advocate: buyer.advocate.map(Advocate::as_str),
        last_contact: text(buyer.last_contact.as_ref()),
        since: text(buyer.since.as_ref()),
        left: text(buyer.left.as_ref()),
    }
}

/// The shape of a tie.
pub fn relation(tie: &Tie) -> Relation {
    Relation {
        from: tie.from.to_string(),
        kind: tie.kind.as_str(),
        to: tie.to.to_string(),
        strength: tie.strength.map(crate::domain::person::Strength::as_str),
    }
}
