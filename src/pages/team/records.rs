//! What the figures of a rep are made of, in the order of their lines.

use super::{Rep, Told};
use crate::domain::deal::Head;
use crate::domain::figures::{Known, Record, Which};
use crate::domain::id::SessionId;
use crate::domain::phrase::{count, joined};
use crate::pages::thing::Thing;

/// The records of each figure of a rep, the newest first.
pub(super) fn of_rep(known: &Known<'_>, rep: &Rep) -> Vec<Vec<Record>> {
    let figures = &rep.figures;
    let (minutes, together, kept) = (&figures.minutes, &figures.together, &figures.kept);
    let mut of = vec![
        known.records(&[minutes.of.as_slice(), &minutes.short].concat()),
        Vec::new(),
        known.records(&[together.of.as_slice(), &together.not_told].concat()),
        known.records(&[kept.of.as_slice(), &kept.waited, &kept.dropped].concat()),
    ];
    let stages = figures.stages.iter().map(|one| {
        let talks = one.talks.iter().flat_map(|(_, ids)| ids.clone());
        known.records(&talks.collect::<Vec<SessionId>>())
    });
    of.extend(stages);
    // Without a talk there is one line all the same.
    of.extend(figures.stages.is_empty().then(Vec::new));
    of.extend(figures.lines.iter().map(|line| known.records(&line.own.of)));
    of.extend(figures.gaps.iter().map(|gap| known.records(&gap.deals)));
    of
}

/// What the line of a record is about.
pub(super) fn thing(record: &Record) -> Thing {
    let deal = record.deal.clone();
    match &record.which {
        Which::Deal => Thing::Deal(deal),
        Which::Session { id, .. } => Thing::Session(deal, id.clone()),
        Which::Call(id) => Thing::Call(deal, id.clone()),
        Which::Step(id) => Thing::Step(deal, id.clone()),
        Which::Ask(id) => Thing::Ask(deal, id.clone()),
    }
}

/// A record in words: what it is, and on which deal.
pub fn record(record: &Record, told: Told<'_>) -> String {
    let books = told.books;
    let book = books.deals.get(&record.deal);
    let head = books.decided.get(&record.deal).map(Head::title);
    let title = book.map(|book| book.deal.title()).or(head);
    let what = match &record.which {
        Which::Deal => None,
        Which::Session { kind, minutes, counts, .. } => {
            let short = if *counts { "" } else { ", short: not counted" };
            let minutes = count(usize::try_from(*minutes).unwrap_or_default(), "minute");
            Some(format!("{kind}, {minutes}{short}"))
        }
        Which::Call(_) => Some("call".to_owned()),
        Which::Step(id) => {
            let step = book.and_then(|book| book.actions.get(id)).map(|step| step.text.clone());
            Some(step.unwrap_or_else(|| "step".to_owned()))
        }
        Which::Ask(_) => Some("promise".to_owned()),
    };
    joined([what, Some(title.unwrap_or_else(|| record.deal.to_string()))])
}
