//! Keeping what is in the way of a deal.

use super::{Keeping, Refusal, some};
use crate::interview::field::InTheWayLine;

impl Keeping<'_, '_> {
    pub(in crate::interview) fn in_the_way(
        &mut self,
        part: InTheWayLine,
        text: &str,
    ) -> Result<(), Refusal> {
        let way = &mut self.session.in_the_way;
        match part {
            InTheWayLine::HoldingUp => way.holding_up = some(text),
            InTheWayLine::CostingUs => way.costing_us = some(text),
            InTheWayLine::FirstOption => put_option(&mut way.options, 0, text),
            InTheWayLine::SecondOption => put_option(&mut way.options, 1, text),
            InTheWayLine::Chosen => {
                let number = text.parse().ok().filter(|number| (1..=2).contains(number));
                way.chosen = Some(number.ok_or(Refusal::Choice)?);
            }
            InTheWayLine::Need => way.need = some(text),
            // Whether it becomes an ask is seen by the ask.
            InTheWayLine::MakeAsk => {}
        }
        if way.options.len() < 2 {
            way.chosen = None;
        }
        Ok(())
    }
}

/// Puts an option at its place; an empty one goes.
fn put_option(options: &mut Vec<String>, at: usize, text: &str) {
    match (some(text), options.get_mut(at)) {
        (Some(text), Some(option)) => *option = text,
        (Some(text), None) => options.push(text),
        (None, Some(_)) => drop(options.remove(at)),
        (None, None) => {}
    }
}
