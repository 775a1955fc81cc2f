//! Dialogs that ask fields of a session outside of one: the fields are asked,
//! taken and told apart as a session does it.

use super::which::{self, DEAL, trial};
use super::{Answers, DialogCtx, Questions, gone};
use crate::app::form::Ask;
use crate::app::screen::Ctx;
use crate::domain::change::Change;
use crate::domain::id::Draw;
use crate::interview::field::Field;
use crate::interview::outside::{Outside, word};
use crate::interview::refusal::Refused;

/// Nothing said yet.
fn begun<'a>(
    kind: &(impl Questions + ?Sized),
    said: &Answers,
    around: DialogCtx<'a>,
    draw: &mut Draw,
) -> Result<Outside<'a>, String> {
    let deal = which::deal(kind.known(), said, around)?;
    let mut outside = Outside::on(around.books, &deal, around.now, draw).ok_or_else(gone)?;
    kind.again(&mut outside)?;
    Ok(outside)
}

/// Answers the fields in order, of which each may bring the next one.
fn take(
    kind: &(impl Questions + ?Sized),
    outside: &mut Outside<'_>,
    mut answer: impl FnMut(&mut Outside<'_>, &Field) -> Result<(), String>,
) -> Result<(), String> {
    let mut taken = 0;
    while let Some(field) = kind.fields(outside).get(taken).cloned() {
        answer(outside, &field)?;
        taken += 1;
    }
    Ok(())
}

/// A field that is asked by now.
pub(super) fn ask(outside: &Outside<'_>, field: &Field) -> Ask {
    Ask { key: word(field), prompt: outside.ask(field), is_asked: true }
}

/// What was said but in one field; what is not taken is left out.
fn so_far<'a>(
    kind: &(impl Questions + ?Sized),
    said: &Answers,
    but: Option<&str>,
    around: DialogCtx<'a>,
) -> Option<Outside<'a>> {
    let mut draw = trial();
    let mut outside = begun(kind, said, around, &mut draw).ok()?;
    let taken = take(kind, &mut outside, |outside, field| {
        let key = word(field);
        if let Some(text) = said.text(&key).filter(|_| but != Some(key.as_str())) {
            // What is refused is said beside its field.
            drop(outside.take(field, &text, &mut draw));
        }
        Ok(())
    });
    taken.ok().map(|()| outside)
}

/// What is asked by now; none where there is nothing.
pub(super) fn asks(
    kind: &(impl Questions + ?Sized),
    said: &Answers,
    around: DialogCtx<'_>,
) -> Option<Vec<Ask>> {
    let deal = kind.asks_deal().then(|| which::question(kind.known(), around));
    let mut asks: Vec<Ask> = deal.into_iter().collect();
    if let Some(outside) = so_far(kind, said, None, around) {
        asks.extend(kind.fields(&outside).iter().map(|field| ask(&outside, field)));
        asks.extend(kind.last(&outside));
    }
    (!asks.is_empty()).then_some(asks)
}

/// What is understood of the answer to a field, or why it is not taken.
pub(super) fn understood(
    kind: &(impl Questions + ?Sized),
    key: &str,
    said: &Answers,
    around: DialogCtx<'_>,
) -> Result<Option<String>, Refused> {
    if key == DEAL {
        return which::understood(kind.known(), said, around);
    }
    // Who is named for the first time here is new as long as it is not said.
    let Some(mut outside) = so_far(kind, said, Some(key), around) else { return Ok(None) };
    let field = kind.fields(&outside).into_iter().find(|field| word(field) == key);
    let Some(field) = field else { return Ok(None) };
    let understood = outside.reads(&field, said.get(key));
    outside.take(&field, said.get(key), &mut trial())?;
    Ok(understood)
}

/// What the answers change, or why they are not taken.
pub(super) fn changes(
    kind: &(impl Questions + ?Sized),
    said: &Answers,
    ctx: &mut Ctx<'_>,
) -> Result<Vec<Change>, String> {
    let mut outside = begun(kind, said, DialogCtx::at(ctx.books, ctx.now), ctx.draw)?;
    take(kind, &mut outside, |outside, field| {
        Ok(outside.take(field, said.get(&word(field)), ctx.draw)?)
    })?;
    Ok(kind.made(&outside))
}
