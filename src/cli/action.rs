//! `sideline action`: agreed action steps, what is owed and by when.

use clap::{Args, Subcommand, ValueEnum};
use jiff::civil::Date;

use super::json::action as shape;
use super::print::{pair, table};
use super::{Desk, deal, find, json, printed, team};
use crate::domain::action::{Action as Step, ActionStatus, Owner};
use crate::domain::books::{Books, DealBook};
use crate::domain::change::Change;
use crate::domain::id::{BuyerId, CriterionRef};
use crate::domain::names::{self, Match};
use crate::domain::readback;
use crate::domain::when::Lean;
use crate::failure::Failure;
use crate::workspace;

/// Agreed action steps
#[derive(Debug, Subcommand)]
pub(super) enum Action {
    List(List),
    Add(Add),
    Done(Done),
    Show(Show),
}

/// List agreed action steps, late ones first
///
/// Prints one line for each open step, and nothing when nothing is open.
#[derive(Args, Debug)]
pub(super) struct List {
    /// Show only my own steps
    #[arg(long)]
    mine: bool,
    /// Show only steps owed by this person
    #[arg(long, value_name = "PERSON")]
    owner: Option<String>,
    /// Show only steps of this deal
    #[arg(long, value_name = "DEAL")]
    deal: Option<String>,
    /// Show only late steps
    #[arg(long)]
    overdue: bool,
    /// Show only steps due on this day or before
    #[arg(long, value_name = "DATE")]
    due_by: Option<String>,
    /// Show only steps of this status: proposed, open, done or dropped
    #[arg(long, value_name = "STATUS")]
    status: Option<String>,
    /// Show closed steps too
    #[arg(long)]
    all: bool,
    /// Print as JSON
    #[arg(long)]
    json: bool,
}

/// Add a step that was agreed outside a session
#[derive(Args, Debug)]
pub(super) struct Add {
    /// What is to be done, beginning with a verb
    text: String,
    /// The deal
    #[arg(long)]
    deal: String,
    /// Who owes it; the deal's rep where not given
    #[arg(long, value_name = "PERSON")]
    owner: Option<String>,
    /// The day it is due; what the process says where not given
    #[arg(long, value_name = "DATE")]
    due: Option<String>,
    /// Whose step it is: ours, or the buyer's
    #[arg(long, default_value = "ours")]
    side: Side,
    /// How one sees that it is done
    #[arg(long, value_name = "TEXT")]
    done_when: Option<String>,
    /// The exit criterion it serves
    #[arg(long, value_name = "STAGE.ID")]
    criterion: Option<String>,
    /// The person of the buyer's it touches
    #[arg(long, value_name = "PERSON")]
    person: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Side {
    Ours,
    Buyer,
}

/// Close a step as done
#[derive(Args, Debug)]
pub(super) struct Done {
    /// The step: the start of its id
    id: String,
    /// What came of it
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

/// Show one step
#[derive(Args, Debug)]
pub(super) struct Show {
    /// The step: the start of its id
    id: String,
    /// Print as JSON
    #[arg(long)]
    json: bool,
}

impl Action {
    pub(super) fn run(self, desk: &mut Desk<'_>) -> Result<(), Failure> {
        match self {
            Self::List(list) => list.run(desk),
            Self::Add(add) => add.run(desk),
            Self::Done(done) => done.run(desk),
            Self::Show(show) => show.run(desk),
        }
    }
}

/// Everybody's steps with their deals, soonest first.
fn all(books: &Books) -> Vec<(&Step, &DealBook)> {
    let steps = books
        .deals
        .values()
        .flat_map(|book| book.actions.values().map(move |action| (action, book)));
    let mut steps: Vec<_> = steps.collect();
    steps.sort_by_key(|(step, _)| (!step.is_open(), step.due.is_none(), step.due, step.id.clone()));
    steps
}

impl List {
    fn run(self, desk: &mut Desk<'_>) -> Result<(), Failure> {
        let books = desk.books();
        let today = desk.today();
        let steps = self.filter(desk, &books)?;
        if self.json {
            let actions = steps.iter().map(|(step, book)| shape::action(step, book, &books, today));
            let unread = json::unread(&books.unread);
            desk.json(&shape::Actions::new(today, actions.collect(), unread))?;
        } else {
            let rows: Vec<_> =
                steps.iter().map(|(step, book)| row(step, book, &books, today)).collect();
            printed(table(desk.out, &rows))?;
        }
        desk.unread(&books.unread)
    }

    fn filter<'a>(
        &self,
        desk: &mut Desk<'_>,
        books: &'a Books,
    ) -> Result<Vec<(&'a Step, &'a DealBook)>, Failure> {
        let mut steps = all(books);
        if let Some(status) = &self.status {
            let status: ActionStatus = status
                .parse()
                .map_err(|e: crate::domain::word::NotAWord| Failure::wrong_use(e.to_string()))?;
            steps.retain(|(step, _)| step.status == status);
        } else if !self.all {
            steps.retain(|(step, _)| step.is_open());
        }
        if self.mine {
            let me = books.me.clone().ok_or_else(|| {
                Failure::not_done("it is not known yet who you are").hint("use --owner PERSON")
            })?;
            steps.retain(|(step, _)| step.owner.is(&me));
        }
        if let Some(typed) = &self.owner {
            let owner = team::known(&books.team, typed)?;
            steps.retain(|(step, _)| step.owner.is(&owner));
        }
        if let Some(typed) = &self.deal {
            let deal = find::deal(books, typed)?.deal.id.clone();
            steps.retain(|(step, _)| step.deal == deal);
        }
        if self.overdue {
            let today = desk.today();
            steps.retain(|(step, _)| step.is_open() && step.due.is_some_and(|due| due < today));
        }
        if let Some(typed) = &self.due_by {
            let last = team::day(desk, typed, Lean::Ahead)?;
            steps.retain(|(step, _)| step.due.is_some_and(|due| due <= last));
        }
        Ok(steps)
    }
}

/// One step as lists show it.
pub(super) fn row(step: &Step, book: &DealBook, books: &Books, today: Date) -> Vec<String> {
    let open = books.deals.values().flat_map(|book| book.actions.values());
    let ids: Vec<&str> =
        open.filter(|action| action.is_open()).map(|action| action.id.as_str()).collect();
    let when = match step.due.filter(|_| step.is_open()) {
        Some(due) => readback::due_in_words(due, today),
        None => step.status.to_string(),
    };
    vec![
        find::short(step.id.as_str(), &ids).to_owned(),
        when,
        owner_name(step, book, books),
        step.text.clone(),
        book.deal.title(),
    ]
}

fn owner_name(step: &Step, book: &DealBook, books: &Books) -> String {
    match &step.owner {
        Owner::Ours(id) => books.team.name_of(id).to_owned(),
        Owner::Buyer(id) => book.deal.buyer_name(id).to_owned(),
    }
}

impl Add {
    fn run(self, desk: &mut Desk<'_>) -> Result<(), Failure> {
        desk.workspace.ready()?;
        if self.text.trim().is_empty() {
            return Err(Failure::not_done("a step needs words").hint("begin with a verb"));
        }
        let mut books = desk.books();
        let id = find::deal(&books, &self.deal)?.deal.id.clone();
        let owner = self.owner(desk, &mut books, &id)?;
        let Some(book) = books.deals.get(&id) else { return Ok(()) };
        let due = match &self.due {
            Some(typed) => team::day(desk, typed, Lean::Ahead)?,
            None => usual_due(desk.today(), &books, book),
        };
        let step = Step {
            id: desk.draw().id(|id| books.has_action(id)),
            deal: id.clone(),
            text: self.text.clone(),
            owner,
            status: ActionStatus::Open,
            due: Some(due),
            done_when: self.done_when.clone(),
            criterion: self.criterion(&books, book)?,
            person: self.person.as_deref().map(|typed| buyer(book, typed)).transpose()?,
            call: None,
            created: desk.today(),
            by: workspace::by(&books, &book.deal.owner),
            closed: None,
            result: None,
            why: None,
            agreed: None,
            moved: std::collections::BTreeMap::new(),
        };
        let when = readback::due_in_words(due, desk.today());
        let who = owner_name(&step, book, &books);
        let line = format!("Added {}: {} ({who}, {when}).", step.id, step.text);
        desk.workspace.save(&Change::new(step))?;
        desk.say(&crate::view::printable::one_line(&line))
    }

    fn owner(
        &self,
        desk: &mut Desk<'_>,
        books: &mut Books,
        id: &crate::domain::id::DealId,
    ) -> Result<Owner, Failure> {
        let Some(book) = books.deals.get(id) else {
            return Err(Failure::not_done("the deal is gone"));
        };
        match (&self.owner, self.side) {
            (None, Side::Ours) => Ok(Owner::Ours(book.deal.owner.clone())),
            (None, Side::Buyer) => Err(Failure::not_done("a step of the buyer's needs its owner")
                .hint("--owner PERSON, one of the buyer's people")),
            (Some(typed), Side::Buyer) => Ok(Owner::Buyer(buyer(book, typed)?)),
            (Some(typed), Side::Ours) => Ok(Owner::Ours(deal::owner(desk, books, typed)?)),
        }
    }

    fn criterion(&self, books: &Books, book: &DealBook) -> Result<Option<CriterionRef>, Failure> {
        let Some(typed) = &self.criterion else { return Ok(None) };
        let process = books.process_of(&book.deal);
        let known = |id: &CriterionRef| process.is_none_or(|p| p.criterion(id).is_some());
        let id = typed.parse().ok().filter(known);
        id.map(Some).ok_or_else(|| {
            Failure::not_done(format!("\"{typed}\" is no exit criterion of this deal's process"))
                .hint("sideline process show ID lists them as STAGE.ID")
        })
    }
}

/// The day a step is due where nobody says otherwise.
fn usual_due(today: Date, books: &Books, book: &DealBook) -> Date {
    let rules = books.process_of(&book.deal).map(|process| process.actions.due_days);
    let days = rules.unwrap_or_else(|| crate::domain::process::ActionRules::default().due_days);
    today.saturating_add(jiff::Span::new().days(i64::from(days)))
}

/// Somebody of the buyer's people, who must be known to the deal.
fn buyer(book: &DealBook, typed: &str) -> Result<BuyerId, Failure> {
    let by_id = book.deal.people.keys().find(|id| id.as_str() == typed);
    match (by_id, names::find(typed, &book.deal.people)) {
        (Some(id), _) => Ok(id.clone()),
        (None, Match::One(id)) => Ok(id),
        (None, Match::None | Match::Several(_)) => {
            let known: Vec<&str> =
                book.deal.people.values().map(|person| person.name.as_str()).collect();
            Err(Failure::not_done(format!("no one person of the buyer's is called \"{typed}\""))
                .hint(format!("known to this deal: {}", known.join(", "))))
        }
    }
}

fn pick<'a>(books: &'a Books, typed: &str) -> Result<(&'a Step, &'a DealBook), Failure> {
    let steps = all(books);
    let only: Vec<&Step> = steps.iter().map(|(step, _)| *step).collect();
    let line = |step: &Step| format!("{}  {}", step.id, step.text);
    let step = find::by_id("action", typed, &only, |s| s.id.as_str(), Step::is_open, line)?;
    let found = steps.into_iter().find(|(other, _)| std::ptr::eq(*other, step));
    found.ok_or_else(|| Failure::not_done(format!("there is no action \"{typed}\"")))
}

impl Done {
    fn run(self, desk: &mut Desk<'_>) -> Result<(), Failure> {
        desk.workspace.ready()?;
        let books = desk.books();
        let (step, book) = pick(&books, &self.id)?;
        let mut after = step.clone();
        let note = self.note.filter(|note| !note.trim().is_empty());
        after.done(desk.today(), note).map_err(|e| Failure::not_done(e.to_string()))?;
        desk.workspace.save(&Change::of(step.clone(), after))?;
        let line = format!("Done: {} ({}).", step.text, book.deal.title());
        desk.say(&crate::view::printable::one_line(&line))
    }
}

impl Show {
    fn run(self, desk: &mut Desk<'_>) -> Result<(), Failure> {
        let books = desk.books();
        let today = desk.today();
        let (step, book) = pick(&books, &self.id)?;
        if self.json {
            let action = shape::action(step, book, &books, today);
            desk.json(&shape::OneAction::new(today, action, json::unread(&books.unread)))?;
        } else {
            printed(show(desk.out, step, book, &books, today))?;
        }
        desk.unread(&books.unread)
    }
}

fn show(
    out: &mut dyn std::io::Write,
    step: &Step,
    book: &DealBook,
    books: &Books,
    today: Date,
) -> std::io::Result<()> {
    pair(out, "Step", Some(&step.text))?;
    pair(out, "Id", Some(step.id.as_str()))?;
    pair(out, "Deal", Some(&book.deal.title()))?;
    pair(out, "Owner", Some(&owner_name(step, book, books)))?;
    pair(out, "Status", Some(step.status.as_str()))?;
    pair(out, "Due", step.due.map(|due| readback::due_in_words(due, today)).as_deref())?;
    pair(out, "Done when", step.done_when.as_deref())?;
    pair(out, "Result", step.result.as_deref())?;
    pair(out, "Why", step.why.as_deref())?;
    let agreed = step.agreed.as_ref().map(|agreed| agreed.on.to_string());
    pair(out, "Agreed", agreed.as_deref())
}
