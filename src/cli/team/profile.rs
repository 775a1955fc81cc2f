//! `sideline team quota`, `sideline team metric`: what is typed of somebody.

use clap::Args;

use super::show::has_figures;
use crate::cli::ctx::{Ctx, not_saved};
use crate::cli::find;
use crate::cli::misuse::words;
use crate::domain::change::Change;
use crate::domain::figures::Measure;
use crate::domain::id::PersonId;
use crate::domain::money::Amount;
use crate::domain::phrase;
use crate::domain::profile::{Profile, Quota, Typed};
use crate::failure::Failure;
use crate::reading::{amount, share};
use crate::record::SaveError;

/// The one word that takes a quota out.
const NONE: &str = "none";

/// Say what somebody is to win in a fiscal quarter
///
/// "none" takes it out. A quota in another currency than the team's counts in no
/// figure.
#[derive(Args, Debug)]
pub(in crate::cli) struct SetQuota {
    /// Whose: the id, or a name
    person: String,
    /// How much, as in 200000 or "200k EUR"
    #[arg(allow_negative_numbers = true)]
    amount: String,
}

/// Say why a figure of somebody's is what it is, and what it is where nothing
/// counts it
///
/// The share is typed of selling-time and lead-to-close alone. What is typed is
/// today's, and stands beside what was said in sessions.
#[derive(Args, Debug)]
pub(in crate::cli) struct Metric {
    /// Whose: the id, or a name
    person: String,
    /// Which: close-rate, cycle-days, deal-size, pipeline-to-quota, selling-time or
    /// lead-to-close
    id: String,
    /// The share, as in 0.42 or "42 %"
    value: Option<String>,
    /// Why it is what it is
    #[arg(long, value_name = "TEXT", value_parser = words)]
    why: Option<String>,
}

impl SetQuota {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        ctx.takes_my_changes()?;
        let books = ctx.people();
        let team = &books.team;
        let id = find::member(team, &self.person)?;
        has_figures(&books, &id)?;
        let before = known(ctx, &id)?;
        let mut after = before.clone().unwrap_or_else(|| Profile::new(id.clone()));
        let name = team.name_of(&id);
        if self.amount.trim().eq_ignore_ascii_case(NONE) {
            after.quota = None;
            change(ctx, before, after)?;
            return ctx.print(&format!("{name} ({id}) has no quota."));
        }
        let usual = after.currency.clone().unwrap_or_else(|| team.currency.clone());
        let amount = amount::read(&self.amount, Some(&usual))
            .map_err(|why| Failure::wrong_use(why.to_string()))?;
        let quota = Quota::of(amount.value.clone()).ok_or_else(|| {
            Failure::wrong_use("a quota is more than 0. Write 200000, or none".to_owned())
        })?;
        after.quota = Some(quota);
        after.currency.clone_from(&amount.currency);
        change(ctx, before, after)?;
        ctx.print(&format!("{name} ({id}) is to win {amount} in a fiscal quarter."))?;
        tell_of_currency(ctx, &amount, &team.currency);
        Ok(())
    }
}

/// Says that an amount in another currency counts in no figure.
fn tell_of_currency(ctx: &mut Ctx<'_>, amount: &Amount, usual: &str) {
    if amount.currency.as_deref().is_some_and(|code| code != usual) {
        ctx.say(&format!("It counts in no figure: the team counts in {usual}."));
    }
}

impl Metric {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        ctx.takes_my_changes()?;
        let wrong = |why: String| Failure::wrong_use(why);
        let measure: Measure = self.id.parse().map_err(|why| wrong(format!("{why}")))?;
        let said = self.said(measure)?;
        let books = ctx.people();
        let team = &books.team;
        let id = find::member(team, &self.person)?;
        has_figures(&books, &id)?;
        let before = known(ctx, &id)?;
        let mut after = before.clone().unwrap_or_else(|| Profile::new(id.clone()));
        let today = ctx.today();
        let metric = self.id.parse().map_err(|why| wrong(format!("{why}")))?;
        let told = in_words(measure, &said);
        after.tell(metric, today, said);
        change(ctx, before, after)?;
        let (name, day) = (team.name_of(&id), phrase::shown(today, today));
        ctx.print(&format!("{name} ({id}), {day}: {told}."))
    }

    /// What was typed, as far as it is to be typed.
    fn said(&self, measure: Measure) -> Result<Typed, Failure> {
        if self.value.is_none() && self.why.is_none() {
            let say = if measure.is_typed() { "a share, or --why TEXT" } else { "--why TEXT" };
            return Err(Failure::wrong_use(format!("nothing was said of {}", self.id)).hint(say));
        }
        if self.value.is_some() && !measure.is_typed() {
            return Err(Failure::wrong_use(format!(
                "{} is counted from the deals: only its why is typed",
                self.id
            ))
            .hint("--why TEXT"));
        }
        let value = self.value.as_deref().map(share::read).transpose();
        let value = value.map_err(|why| Failure::wrong_use(why.to_string()))?;
        Ok(Typed { value, why: self.why.clone() })
    }
}

fn in_words(measure: Measure, said: &Typed) -> String {
    let share = said.value.as_ref().map(|share| format!(" {} %", share.hundredths()));
    let why = said.why.as_ref().map(|why| format!(": \"{}\"", why.trim()));
    let name = measure.name().to_lowercase();
    format!("{name}{}{}", share.unwrap_or_default(), why.unwrap_or_default())
}

/// What is known of somebody; a file that cannot be read is not written to.
fn known(ctx: &Ctx<'_>, person: &PersonId) -> Result<Option<Profile>, Failure> {
    let known = ctx.workspace.store.profile(person);
    known.map_err(|unread| not_saved(SaveError::Unreadable(unread)))
}

fn change(ctx: &mut Ctx<'_>, before: Option<Profile>, after: Profile) -> Result<(), Failure> {
    ctx.save(&match before {
        Some(before) => Change::of(before, after),
        None => Change::new(after),
    })
}
