//! `sideline deal`: the deals and where they stand.

mod look;

use clap::{Args, Subcommand};

use super::json::deal as shape;
use super::print::{pair, table};
use super::{Desk, find, json, printed, team};
use crate::domain::books::{Books, DealBook};
use crate::domain::change::Change;
use crate::domain::deal::{Deal as Facts, DealStatus, NewDeal, StageStanding};
use crate::domain::id::{PersonId, StageId};
use crate::domain::money::Amount;
use crate::domain::names;
use crate::domain::process::Process;
use crate::domain::readback;
use crate::domain::team::{Person, TeamRole};
use crate::domain::when::{self, Lean};
use crate::failure::Failure;

/// Deals, and where they stand
#[derive(Debug, Subcommand)]
pub(super) enum Deal {
    List(List),
    Add(Add),
    Show(Show),
}

/// List the deals, open ones first
#[derive(Args, Debug)]
pub(super) struct List {
    /// Print as JSON
    #[arg(long)]
    json: bool,
}

/// Add a deal
#[derive(Args, Debug)]
pub(super) struct Add {
    /// What they would buy
    name: String,
    /// The customer
    #[arg(long)]
    account: String,
    /// The rep whose deal it is; a new name joins the team
    #[arg(long, value_name = "REP")]
    owner: String,
    /// The process it follows; the team's where not given
    #[arg(long)]
    process: Option<String>,
    /// What it is worth
    #[arg(long, value_name = "NUMBER")]
    amount: Option<String>,
    /// Its currency; the team's where not given
    #[arg(long, value_name = "CODE")]
    currency: Option<String>,
    /// The day they should order
    #[arg(long, value_name = "DATE")]
    close: Option<String>,
    /// The stage it is in; the first one where not given
    #[arg(long)]
    stage: Option<String>,
}

/// Show one deal: stages, criteria, people, steps
#[derive(Args, Debug)]
pub(super) struct Show {
    /// The deal: its id, or words of its name
    deal: String,
    /// Print as JSON
    #[arg(long)]
    json: bool,
}

impl Deal {
    pub(super) fn run(self, desk: &mut Desk<'_>) -> Result<(), Failure> {
        match self {
            Self::List(list) => list.run(desk),
            Self::Add(add) => add.run(desk),
            Self::Show(show) => show.run(desk),
        }
    }
}

/// Open deals before decided ones, each by id.
fn sorted(books: &Books) -> Vec<&DealBook> {
    let mut deals: Vec<&DealBook> = books.deals.values().collect();
    deals.sort_by_key(|book| book.deal.status != DealStatus::Open);
    deals
}

impl List {
    fn run(self, desk: &mut Desk<'_>) -> Result<(), Failure> {
        let books = desk.books();
        let today = desk.today();
        if self.json {
            let deals = sorted(&books).into_iter().map(|book| shape::head(book, &books, today));
            let unread = json::unread(&books.unread);
            desk.json(&shape::Deals::new(today, deals.collect(), unread))?;
        } else {
            let rows: Vec<_> =
                sorted(&books).into_iter().map(|book| row(book, &books, today)).collect();
            printed(table(desk.out, &rows))?;
        }
        desk.unread(&books.unread)
    }
}

fn row(book: &DealBook, books: &Books, today: jiff::civil::Date) -> Vec<String> {
    let deal = &book.deal;
    let process = books.process_of(deal);
    let stage = process.and_then(|process| process.stage(&deal.stage));
    let standing = match deal.status {
        DealStatus::Open => stage.map_or_else(|| deal.stage.to_string(), |s| s.name.clone()),
        decided => decided.to_string(),
    };
    let next = book.next_step_due().map(|due| readback::due_in_words(due, today));
    vec![
        deal.id.to_string(),
        deal.title(),
        books.team.name_of(&deal.owner).to_owned(),
        standing,
        next.unwrap_or_default(),
    ]
}

impl Add {
    fn run(self, desk: &mut Desk<'_>) -> Result<(), Failure> {
        desk.workspace.ready()?;
        let mut books = desk.books();
        let process = self.process(&books)?.clone();
        let stage = self.stage.as_deref().map(|typed| stage(&process, typed)).transpose()?;
        let amount = self.amount(&books)?;
        let close_date =
            self.close.as_deref().map(|typed| team::day(desk, typed, Lean::Ahead)).transpose()?;
        if self.account.trim().is_empty() && self.name.trim().is_empty() {
            return Err(Failure::not_done("a deal needs a customer or a name"));
        }
        let owner = owner(desk, &mut books, &self.owner)?;
        let new =
            NewDeal { account: self.account, name: self.name, owner, stage, amount, close_date };
        let is_taken = |id: &_| desk.workspace.store.has_deal(id);
        let deal = Facts::new(new, &process, desk.today(), &mut desk.draw(), is_taken);
        let line = format!("Added {} ({}).", deal.title(), deal.id);
        desk.workspace.save(&Change::new(deal))?;
        desk.say(&crate::view::printable::one_line(&line))
    }

    fn process<'a>(&self, books: &'a Books) -> Result<&'a Process, Failure> {
        let wanted = self.process.as_deref().unwrap_or(books.team.process.as_str());
        let found = books.processes.values().find(|process| process.id.as_str() == wanted);
        found.ok_or_else(|| {
            let known: Vec<&str> = books.processes.keys().map(|id| id.as_str()).collect();
            Failure::not_done(format!("there is no process \"{wanted}\" that can be read"))
                .hint(format!("one of {}", known.join(", ")))
        })
    }

    fn amount(&self, books: &Books) -> Result<Option<Amount>, Failure> {
        let Some(typed) = &self.amount else { return Ok(None) };
        let value = typed
            .parse()
            .map_err(|e: crate::domain::money::NotAnAmount| Failure::not_done(e.to_string()))?;
        let currency = self.currency.clone().unwrap_or_else(|| books.team.currency.clone());
        Ok(Some(Amount { value, currency: Some(currency) }))
    }
}

fn stage(process: &Process, typed: &str) -> Result<StageId, Failure> {
    let fits = |stage: &&crate::domain::process::Stage| {
        stage.id.as_str() == typed || stage.name.eq_ignore_ascii_case(typed)
    };
    process.stages.iter().find(fits).map(|stage| stage.id.clone()).ok_or_else(|| {
        let known: Vec<&str> = process.stages.iter().map(|stage| stage.id.as_str()).collect();
        Failure::not_done(format!("\"{typed}\" is no stage of {}", process.name))
            .hint(format!("one of {}", known.join(", ")))
    })
}

/// The rep of that name. A new one joins the team; one spelt almost like
/// somebody known is refused.
pub(super) fn owner(
    desk: &mut Desk<'_>,
    books: &mut Books,
    typed: &str,
) -> Result<PersonId, Failure> {
    if let Some(id) = find::person(&books.team, typed)? {
        return Ok(id);
    }
    if let Some(near) = names::near(typed, &books.team.people) {
        return Err(Failure::not_done(format!("nobody in the team is called \"{typed}\""))
            .hint(format!("did you mean {near}? Else: sideline team add {typed:?} --role rep")));
    }
    let name = names::as_a_name(typed);
    if name.is_empty() {
        return Err(Failure::not_done("the owner needs a name"));
    }
    let person = Person { name: name.clone(), role: TeamRole::Rep, manager: None, started: None };
    let id = team::add(desk, &books.team, person.clone())?;
    books.team.people.insert(id.clone(), person);
    desk.tell(&format!("{name} joins the team as a rep ({id})"));
    Ok(id)
}

impl Show {
    fn run(self, desk: &mut Desk<'_>) -> Result<(), Failure> {
        let books = desk.books();
        let today = desk.today();
        let book = find::deal(&books, &self.deal)?;
        if self.json {
            let deal = shape::whole(book, &books, today);
            desk.json(&shape::OneDeal::new(today, deal, json::unread(&books.unread)))?;
        } else {
            printed(show(desk.out, book, &books, today))?;
        }
        desk.unread(&books.unread)
    }
}

fn show(
    out: &mut dyn std::io::Write,
    book: &DealBook,
    books: &Books,
    today: jiff::civil::Date,
) -> std::io::Result<()> {
    let deal = &book.deal;
    pair(out, "Deal", Some(&deal.title()))?;
    pair(out, "Id", Some(deal.id.as_str()))?;
    pair(out, "Rep", Some(books.team.name_of(&deal.owner)))?;
    pair(out, "Amount", deal.amount.as_ref().map(ToString::to_string).as_deref())?;
    pair(out, "Close date", deal.close_date.map(|day| when::shown(day, today)).as_deref())?;
    let last = book.last_session().map(|day| when::shown(day, today));
    pair(out, "Last session", last.as_deref())?;
    if let Some(process) = books.process_of(deal) {
        stages(out, deal, process)?;
    }
    let people: Vec<&str> = deal.people.values().map(|person| person.name.as_str()).collect();
    pair(out, "\nTheir people", (!people.is_empty()).then(|| people.join(", ")).as_deref())?;
    if let Some(process) = books.process_of(deal) {
        look::to_look_at(out, book, process, today)?;
    }
    let steps = book.open_actions();
    if !steps.is_empty() {
        writeln!(out, "\nOpen steps")?;
        let rows: Vec<_> =
            steps.iter().map(|action| super::action::row(action, book, books, today)).collect();
        table(out, &rows)?;
    }
    Ok(())
}

fn stages(out: &mut dyn std::io::Write, deal: &Facts, process: &Process) -> std::io::Result<()> {
    for stage in &process.stages {
        let standing = deal.stage_standing(process, stage);
        let tally = deal.tally(stage);
        let sign = if standing == StageStanding::Current { ">" } else { " " };
        let counted = format!("{} of {} verified", tally.verified, tally.required);
        writeln!(out, "\n{sign} {:14}{:9}{counted}", stage.name, standing.as_str())?;
        if matches!(standing, StageStanding::Ahead) {
            continue;
        }
        let rows: Vec<Vec<String>> = stage
            .exit
            .iter()
            .map(|criterion| {
                let finding = deal.finding(&stage.criterion(criterion));
                let standing = finding.standing().in_words().to_owned();
                vec![format!("    {}", criterion.outcome), standing]
            })
            .collect();
        table(out, &rows)?;
    }
    Ok(())
}
