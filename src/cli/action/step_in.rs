//! The gate of a step by which a manager would speak to the buyer.

use clap::Args;

use crate::cli::ctx::Ctx;
use crate::cli::misuse::words;
use crate::domain::step_in::{BackEarly, StepIn, StepInReason};
use crate::failure::Failure;
use crate::interview::outside::Outside;
use crate::reading::when::Way;

/// What the ways out are, for whoever typed none of them. Nobody asks a manager to
/// bargain or to close.
fn ways(can_be_an_ask: bool) -> String {
    let ask = if can_be_an_ask {
        ", and \"sideline ask add --help\" says how it is an ask of the rep's"
    } else {
        ""
    };
    format!(
        "--owner REP makes it the rep's{ask}; --inside: nobody of theirs hears from the manager; \
         --step-in REASON --rep-keeps TEXT --returns DATE: the manager steps in all the same"
    )
}

/// What is said of a manager's step that sells.
#[derive(Args, Debug)]
pub(super) struct Gate {
    /// Why the manager steps in all the same: layoffs, earnings-hit, make-number,
    /// keep-rep-happy, save-deal, time, or in own words
    #[arg(long, value_name = "REASON", value_parser = words, requires = "rep_keeps", requires = "returns")]
    step_in: Option<String>,
    /// What stays with the rep
    #[arg(long, value_name = "TEXT", value_parser = words, requires = "step_in")]
    rep_keeps: Option<String>,
    /// The day on which the rep has the deal back
    #[arg(long, value_name = "DATE", requires = "step_in")]
    returns: Option<String>,
    /// Nobody of theirs hears from the manager
    #[arg(long, conflicts_with = "step_in")]
    inside: bool,
}

impl Gate {
    /// Goes through the gate, where the step opens it.
    pub(super) fn pass(&self, ctx: &mut Ctx<'_>, outside: &mut Outside<'_>) -> Result<(), Failure> {
        match (outside.gate(), &self.step_in) {
            (None, None) if !self.inside => Ok(()),
            (None, _) => Err(Failure::wrong_use(
                "by its words no manager speaks to anybody of theirs with this step",
            )
            .hint("leave --step-in and --inside out")),
            (Some(_), _) if self.inside => {
                outside.stays_inside();
                Ok(())
            }
            (Some(_), Some(reason)) => {
                let gate = self.said(ctx, reason)?;
                BackEarly::check(gate.returns, outside.step().due, ctx.today())
                    .map_err(|why| Failure::not_done(why.to_string()))?;
                outside.steps_in(gate);
                Ok(())
            }
            (Some((question, can_be_an_ask)), None) => {
                Err(Failure::not_done(question).hint(ways(can_be_an_ask)))
            }
        }
    }

    fn said(&self, ctx: &mut Ctx<'_>, typed: &str) -> Result<StepIn, Failure> {
        let known = StepInReason::named(typed).filter(|reason| !reason.needs_words());
        let returns = self.returns.as_deref().map(|typed| ctx.day(typed, Way::Ahead));
        let reason = known.unwrap_or(StepInReason::Other);
        Ok(StepIn {
            is_catastrophe: Some(reason.is_catastrophe()),
            reason: Some(reason),
            why: known.is_none().then(|| typed.trim().to_owned()),
            rep_keeps: self.rep_keeps.clone(),
            returns: returns.transpose()?,
            ..StepIn::default()
        })
    }
}
