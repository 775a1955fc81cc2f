//! The gate of a step by which a manager would speak to the buyer.

use clap::Args;

use crate::cli::ctx::Ctx;
use crate::domain::ask::Ask;
use crate::domain::books::{Books, DealBook};
use crate::domain::step_in::{StepIn, StepInReason};
use crate::failure::Failure;
use crate::interview::outside::Outside;
use crate::reading::when::Way;

/// What the three ways out are, for whoever typed none of them.
const WAYS: &str = "--owner REP makes it the rep's, and \"sideline ask add\" an ask of the rep's; \
    --inside: nobody of theirs hears from the manager; \
    --step-in REASON --rep-keeps TEXT --returns DATE: the manager steps in all the same";

/// Where it is said what an ask needs besides.
const DETAILS: &str = "what \"sideline ask add --help\" says of that kind";

/// What is said of a manager's step that sells.
#[derive(Args, Debug)]
pub(super) struct Gate {
    /// Why the manager steps in all the same: make-number, time, or in own words
    #[arg(long, value_name = "REASON", requires = "rep_keeps", requires = "returns")]
    step_in: Option<String>,
    /// What stays with the rep
    #[arg(long, value_name = "TEXT", requires = "step_in")]
    rep_keeps: Option<String>,
    /// The day on which the rep has the deal back
    #[arg(long, value_name = "DATE", requires = "step_in")]
    returns: Option<String>,
    /// Nobody of theirs hears from the manager
    #[arg(long, conflicts_with = "step_in")]
    inside: bool,
}

/// That a step is an ask of the rep's, since the manager acts in it.
pub(super) fn is_an_ask(ask: &Ask, book: &DealBook, books: &Books) -> Failure {
    let (rep, manager) = (books.team.first_name_of(&ask.from), ask.of.first_name(&books.team));
    let act = ask.gist.as_deref().unwrap_or_default();
    let to = ask.recipient_names().into_iter().map(|name| format!(" --to=\"{name}\""));
    let (deal, kind, to) = (&book.deal.id, ask.kind, to.collect::<String>());
    Failure::not_done(format!("{manager} would do that, and \"{act}\" is an ask of {rep}'s")).hint(
        format!("sideline ask add --deal={deal} --kind={kind}{to} --needed-by=DATE, and {DETAILS}"),
    )
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
            (Some(_), Some(reason)) => self.said(ctx, reason).map(|gate| outside.steps_in(gate)),
            (Some(question), None) => Err(Failure::not_done(question).hint(WAYS)),
        }
    }

    fn said(&self, ctx: &mut Ctx<'_>, typed: &str) -> Result<StepIn, Failure> {
        let known = typed.trim().parse::<StepInReason>().ok();
        let known = known.filter(|reason| !reason.needs_words());
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
