//! `sideline keys`: the keys of the screens, by place.

use clap::Args;

use super::ctx::Ctx;
use super::json::keys as shape;
use super::print::table;
use super::printed;
use crate::app::help::{HelpOverlay, Line, Order};
use crate::app::keymap::{Scope, bindings};
use crate::failure::Failure;

/// List the keys of the screens, by place
#[derive(Args, Debug)]
pub(super) struct Keys {
    /// Print as JSON
    #[arg(long)]
    json: bool,
}

impl Keys {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let places: Vec<(Scope, Vec<Line>)> =
            places().into_iter().map(|place| (place, lines(place))).collect();
        if self.json {
            let places = places.iter().map(|(place, lines)| shape::place(*place, lines));
            return ctx.json(&shape::Keys::new(places.collect()));
        }
        for (number, (place, lines)) in places.iter().enumerate() {
            if number > 0 {
                ctx.print("")?;
            }
            ctx.print(place.title())?;
            let row = |line: &Line| vec![format!("  {}", line.keys), line.binding.help.to_owned()];
            printed(table(ctx.out, &lines.iter().map(row).collect::<Vec<_>>()))?;
        }
        Ok(())
    }
}

/// The places that have keys, in the order of the table.
fn places() -> Vec<Scope> {
    let mut places: Vec<Scope> = Vec::new();
    for binding in bindings() {
        if !places.contains(&binding.scope) {
            places.push(binding.scope);
        }
    }
    places
}

/// What the keys of a place do, as its help tells it.
fn lines(place: Scope) -> Vec<Line> {
    HelpOverlay::new(Order::Place).lines(&[place])
}
