//! How a play begins: the facts of its deal, a line each.

use jiff::ZonedDateTime;

use super::Untellable;
use super::calendar::Calendar;
use super::stage::{Stage, parts, untellable};
use crate::domain::books::{Books, DealBook};
use crate::domain::change::Change;
use crate::domain::deal::{CompellingEvent, Deal, NewDeal};
use crate::domain::id::{Draw, ProcessId};
use crate::domain::money::Amount;
use crate::domain::process::Process;

/// Adds the deal that the first lines of a play tell of.
pub(super) fn open<'a>(
    books: &'a mut Books,
    lines: &[&str],
    now: &ZonedDateTime,
    draw: &'a mut Draw,
) -> Result<Stage<'a>, Untellable> {
    let calendar = Calendar::from(now);
    let said = |key: &str| {
        let mut said = lines.iter().filter_map(|line| line.split_once(':'));
        said.find(|(known, _)| *known == key).map(|(_, text)| text.trim())
    };
    let needed = |key: &str| said(key).ok_or_else(|| untellable(key, "a play begins with it"));
    let day = |text: &str| calendar.read(text).map_err(|why| untellable(text, why));
    let process = process(books, needed("process")?)?;
    let (account, name) = parted(needed("deal")?, '/')?;
    let owner = needed("owner")?;
    let new = NewDeal {
        account,
        name,
        owner: owner.parse().map_err(|error| untellable(owner, error))?,
        stage: None,
        amount: said("amount").map(|text| amount(text, &books.team.currency)).transpose()?,
        close_date: said("close").map(day).transpose()?,
    };
    let created = day(needed("created")?)?;
    let mut deal = Deal::new(new, &process, created, draw, |id| books.has_deal(id));
    if let Some(event) = said("event") {
        deal.compelling_event = compelling(event, &calendar)?;
    }
    books.apply(&Change::new(deal.clone()));
    Ok(Stage::new(books, draw, calendar, process, DealBook::new(deal)))
}

fn process(books: &Books, named: &str) -> Result<Process, Untellable> {
    let id: ProcessId = named.parse().map_err(|error| untellable(named, error))?;
    let process = books.processes.get(&id).cloned();
    process.ok_or_else(|| untellable(named, "there is no such process"))
}

fn parted(text: &str, by: char) -> Result<(String, String), Untellable> {
    let (one, other) = text.split_once(by).ok_or_else(|| untellable(text, "a part is missing"))?;
    Ok((one.trim().to_owned(), other.trim().to_owned()))
}

fn amount(text: &str, currency: &str) -> Result<Amount, Untellable> {
    let (value, said) = text.split_once(' ').unwrap_or((text, currency));
    let value = value.parse().map_err(|error| untellable(text, error))?;
    Ok(Amount { value, currency: Some(said.to_owned()) })
}

fn compelling(text: &str, calendar: &Calendar) -> Result<CompellingEvent, Untellable> {
    let [event, day, consequence] = parts(text)[..] else {
        return Err(untellable(text, "what happens, its day, and what it costs to miss it"));
    };
    Ok(CompellingEvent {
        text: Some(event.to_owned()),
        date: Some(calendar.read(day).map_err(|why| untellable(text, why))?),
        consequence: Some(consequence.to_owned()),
    })
}
