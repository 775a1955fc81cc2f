//! `sideline deal show`.

use std::io::{self, Write};

use clap::Args;
use jiff::civil::Date;

use super::look;
use crate::cli::ctx::{Ctx, complete_but_for};
use crate::cli::json::{self, deal as shape};
use crate::cli::print::{lines, pair, table, wrong};
use crate::cli::{action, ask, find, printed};
use crate::domain::astray::Astray;
use crate::domain::books::{Books, DealBook};
use crate::domain::call::CallStatus;
use crate::domain::deal::{Deal, StageStanding};
use crate::domain::id::UNKNOWN;
use crate::domain::phrase::{self, Stem, count, listed};
use crate::domain::printable::one_line;
use crate::domain::process::{Element, Process, Stage};
use crate::domain::scorecard;
use crate::domain::version::Moved;
use crate::failure::Failure;

/// Show one deal: stages, criteria, people, steps
#[derive(Args, Debug)]
pub(in crate::cli) struct Show {
    /// The deal: its id, or words of its name
    deal: String,
    /// Print as JSON
    #[arg(long)]
    json: bool,
}

impl Show {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let books = ctx.books_with(&self.deal);
        let today = ctx.today();
        let book = find::deal(&books, &self.deal)?;
        if self.json {
            let deal = shape::whole(book, &books, today);
            ctx.json_but_for(
                &shape::OneDeal::new(today, deal, json::unread(&books.unread)),
                &books.unread,
            )?;
        } else {
            printed(show(ctx.out, book, &books, today))?;
        }
        complete_but_for(&books.unread)
    }
}

fn show(out: &mut dyn Write, book: &DealBook, books: &Books, today: Date) -> io::Result<()> {
    facts(out, book, books, today)?;
    if let Some(process) = books.process_of(&book.deal) {
        // Its next session moves it to the version of today.
        let mut deal = book.deal.clone();
        if let Some(moved) = Moved::between(&deal, process) {
            moved.apply(&mut deal, process.version);
            let news = moved.in_words(process, &deal.stage).into_iter();
            under(out, "From the next session on", news.map(|line| vec![line]))?;
        }
        stages(out, &deal, process, today)?;
        scorecard(out, &deal, process, today)?;
        look::to_look_at(out, book, process, today)?;
    } else {
        let process = &book.deal.process;
        pair(out, "Stage", Some(book.deal.stage.as_str()))?;
        let unread = format!("{process}: its file is not there, or cannot be read");
        pair(out, "Process", Some(&unread))?;
    }
    let people = book.deal.people.iter().map(|(id, one)| {
        let left = if book.deal.has_left_by(id, today) { " (left)" } else { "" };
        format!("{}{left}", one.name)
    });
    let people: Vec<String> = people.collect();
    let people: Vec<&str> = people.iter().map(String::as_str).collect();
    if !people.is_empty() {
        writeln!(out)?;
        pair(out, "Their people", Some(&listed(&people)))?;
    }
    calls(out, book, today)?;
    let steps = book.open_actions();
    let starts = action::starts(books);
    let rows =
        steps.iter().map(|step| starts.shorten(action::row(step, &book.deal, &books.team, today)));
    under(out, "Open steps", rows)?;
    let asks = book.open_asks();
    let starts = ask::starts(books);
    let rows = asks.iter().map(|ask| starts.shorten(ask::row(ask, &books.team, today)));
    under(out, "Open asks", rows)
}

/// Prints rows under a heading; nothing where there are none.
fn under(
    out: &mut dyn Write,
    heading: &str,
    rows: impl Iterator<Item = Vec<String>>,
) -> io::Result<()> {
    let indented = |mut row: Vec<String>| {
        row.iter_mut().take(1).for_each(|cell| cell.insert_str(0, "  "));
        row
    };
    let rows: Vec<Vec<String>> = rows.map(indented).collect();
    if !rows.is_empty() {
        writeln!(out, "\n{heading}")?;
    }
    table(out, &rows)
}

/// The calls that are planned, the next one first.
fn calls(out: &mut dyn Write, book: &DealBook, today: Date) -> io::Result<()> {
    let planned = book.calls.values().filter(|call| call.status == CallStatus::Planned);
    let mut planned: Vec<_> = planned.collect();
    planned.sort_by_key(|call| (call.plan.date.is_none(), call.plan.slot()));
    if !planned.is_empty() {
        writeln!(out, "\nPlanned calls")?;
    }
    for call in planned {
        let day =
            call.plan.slot().map_or_else(|| "no day yet".to_owned(), |slot| slot.shown(today));
        let with: Vec<&str> = call.plan.with.iter().map(|id| book.deal.buyer_name(id)).collect();
        writeln!(out, "  {day}  {}", one_line(&listed(&with)))?;
        pair(out, "    Objective", call.plan.objective.as_deref())?;
        let if_not = call.plan.fallback.as_deref().map(|it| Stem::IfNot.before(it));
        pair(out, "    If not", if_not)?;
    }
    Ok(())
}

fn facts(out: &mut dyn Write, book: &DealBook, books: &Books, today: Date) -> io::Result<()> {
    let deal = &book.deal;
    let wrong = wrong(out, books, deal.clone())?;
    if let Some(astray) = Astray::of(deal, books.process_of(deal)) {
        writeln!(out, "{UNKNOWN} {}", one_line(&astray.sentence))?;
    }
    let mut fact = |key: &str, name, text: Option<&str>| {
        pair(out, name, if wrong.contains(key) { Some(UNKNOWN) } else { text })
    };
    let day = |day: Option<Date>| day.map(|day| phrase::shown(day, today));
    fact("", "Deal", Some(&deal.title()))?;
    fact("", "Id", Some(deal.id.as_str()))?;
    fact("owner", "Rep", Some(books.team.name_of(&deal.owner)))?;
    fact("status", "Status", Some(deal.status.as_str()))?;
    fact("decided", "Decided", day(deal.decided).as_deref())?;
    fact("lost_reason", "Lost because", deal.lost_reason.as_deref())?;
    fact("look_again", "Look again", day(deal.look_again).as_deref())?;
    fact("amount", "Amount", deal.amount.as_ref().map(ToString::to_string).as_deref())?;
    fact("close_date", "Close date", day(deal.close_date).as_deref())?;
    pair(out, "Last session", day(book.last_session()).as_deref())?;
    let in_stage = deal.days_in_stage(today).map(|days| usize::try_from(days).unwrap_or(0));
    pair(out, "In stage", in_stage.map(|days| count(days, "day")).as_deref())
}

fn stages(out: &mut dyn Write, deal: &Deal, process: &Process, today: Date) -> io::Result<()> {
    let heads = process.stages.iter().map(|stage| head(deal, process, stage, today));
    let heads: Vec<_> = heads.collect();
    let mut heads = lines(&heads);
    for stage in &process.stages {
        writeln!(out, "\n{}", heads.next().unwrap_or_default())?;
        // What is to come is not asked yet.
        if deal.stage_standing(process, stage, today) == StageStanding::Ahead {
            continue;
        }
        let criteria = stage.exit.iter().map(|criterion| {
            let id = stage.criterion(criterion);
            let finding = deal.finding(&id);
            let stands = finding.in_words(deal.standing(&id, today), today);
            let who = finding.evidence.as_ref().and_then(|evidence| evidence.who.as_ref());
            let gone = who.filter(|who| deal.has_left_by(who, today));
            let gone = gone.map(|who| format!(" · {} (left)", deal.buyer_name(who)));
            let stands = format!("{stands}{}", gone.unwrap_or_default());
            vec![format!("    {}", criterion.outcome), stands]
        });
        table(out, &criteria.collect::<Vec<_>>())?;
    }
    Ok(())
}

/// How far the elements are, beside what the stages up to here want of them.
fn scorecard(out: &mut dyn Write, deal: &Deal, process: &Process, today: Date) -> io::Result<()> {
    let row = |element: &Element| {
        let needed = scorecard::needed(process, &deal.stage, &element.id);
        vec![element.name.clone(), deal.weighed(&element.id, today).in_words(needed)]
    };
    under(out, "The scorecard", process.elements.iter().map(row))
}

/// The line of a stage: marked where the deal is, and how firm it stands.
fn head(deal: &Deal, process: &Process, stage: &Stage, today: Date) -> Vec<String> {
    let standing = deal.stage_standing(process, stage, today);
    let sign = if standing == StageStanding::Current { ">" } else { " " };
    let tally = deal.tally(stage, today);
    vec![
        format!("{sign} {}", stage.name),
        standing.as_str().to_owned(),
        format!("{} of {} verified", tally.verified, tally.required),
    ]
}
