//! Dialog forms about somebody of our own team: what a rep is coached in, and the day
//! on which the team met.

use jiff::civil::Date;

use super::{Answers, DialogCtx, Questions};
use crate::app::form::Ask as Field;
use crate::app::screen::Ctx;
use crate::domain::change::Change;
use crate::domain::figures::Gap;
use crate::domain::id::{CriterionRef, PersonId, ProcessId};
use crate::domain::phrase;
use crate::domain::profile::{Level, Skill};
use crate::interview::prompt::{Choice, Entry, Reads, Says};
use crate::interview::refusal::Refused;
use crate::reading::when::Way;

/// How the places of these forms begin.
const KIND: &str = "coach";
const NAME: &str = "name";
const LEVEL: &str = "level";
const DAY: &str = "day";

/// Somebody, and what is written down of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coach {
    of: PersonId,
    what: What,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum What {
    /// They are coached to have an outcome shown.
    Skill(ProcessId, CriterionRef),
    /// Their team met.
    Met,
}

impl Coach {
    /// A rep is coached in what several of their deals lack.
    pub fn in_a_gap(rep: &PersonId, gap: &Gap) -> Self {
        let what = What::Skill(gap.process.clone(), gap.criterion.clone());
        Self { of: rep.clone(), what }
    }

    /// A manager's team met.
    pub const fn team_met(manager: PersonId) -> Self {
        Self { of: manager, what: What::Met }
    }

    fn outcome(&self, around: DialogCtx<'_>) -> Option<String> {
        let What::Skill(process, criterion) = &self.what else { return None };
        let process = around.books.processes.get(process)?;
        process.criterion(criterion).map(|it| it.outcome.clone())
    }
}

/// The levels at which somebody is helped.
fn levels(rep: &str) -> Vec<Choice> {
    vec![
        Choice::new(Level::Shows.as_str(), 's', format!("you show it, {rep} watches")),
        Choice::new(Level::Joins.as_str(), 'j', "you do it together"),
        Choice::new(Level::Prompts.as_str(), 'p', "you say a word before"),
        Choice::new(Level::Observes.as_str(), 'o', "you watch"),
    ]
}

impl Questions for Coach {
    fn place(&self) -> String {
        KIND.to_owned()
    }

    fn title(&self, around: DialogCtx<'_>) -> Option<String> {
        let name = around.books.team.name_of(&self.of);
        match self.what {
            What::Skill(..) => Some(format!("Coach {name}\n{}", self.outcome(around)?)),
            What::Met => Some("Team meeting".to_owned()),
        }
    }

    fn asks(&self, _: &Answers, around: DialogCtx<'_>) -> Option<Vec<Field>> {
        let rep = around.books.team.first_name_of(&self.of);
        Some(match self.what {
            What::Skill(..) => {
                let name = Field::new(NAME, "What do you call it?", Entry::Line)
                    .offering(self.outcome(around)?);
                let ask = format!("How much help does {rep} get with it now?");
                vec![name, Field::new(LEVEL, &ask, Entry::Choice(levels(rep), Says::Fact))]
            }
            What::Met => {
                let last = around.books.profiles.get(&self.of);
                let last = last.and_then(|profile| profile.last_team_meeting(around.today));
                let last = last.map(|day| {
                    format!("Last on {}: the same day again takes it away", shown(day, around))
                });
                let ask = Field::new(DAY, "On which day did the team meet?", Entry::Line);
                let ask = ask.offering(shown(around.today, around)).reading(Reads::Day(Way::Back));
                vec![ask.with_aside(last.unwrap_or_default())]
            }
        })
    }

    fn understood(
        &self,
        key: &str,
        said: &Answers,
        around: DialogCtx<'_>,
    ) -> Result<Option<String>, Refused> {
        let is_day = key == DAY && !said.get(DAY).is_empty();
        let day = is_day.then(|| said.day_over(None, DAY, around, Way::Back)).transpose()?;
        Ok(day.map(|day| shown(day, around)))
    }

    fn changes(&self, said: &Answers, ctx: &mut Ctx<'_>) -> Result<Vec<Change>, String> {
        let around = DialogCtx::of(ctx);
        let change = match &self.what {
            What::Skill(process, criterion) => {
                let level: Option<Level> = said.get(LEVEL).parse().ok();
                let level = level.ok_or("say how much help they get: one of the keys")?;
                let id = format!("{}-{}", criterion.stage, criterion.id);
                let id = id.parse().map_err(|_| "that outcome has a name too long".to_owned())?;
                let skill = Skill {
                    name: said.text(NAME),
                    process: Some(process.clone()),
                    criterion: Some(criterion.clone()),
                    level: Some(level),
                    since: Some(around.today),
                    closed: None,
                };
                around
                    .books
                    .profile_changed(&self.of, |profile| drop(profile.skills.insert(id, skill)))
            }
            What::Met => {
                let day = said.day_over(None, DAY, around, Way::Back);
                let day = day.map_err(|refused| refused.why)?;
                around.books.profile_changed(&self.of, |profile| {
                    let is_held = profile.team_meeting.entry(day).or_default();
                    *is_held = !*is_held;
                })
            }
        };
        Ok(vec![change])
    }
}

fn shown(day: Date, around: DialogCtx<'_>) -> String {
    phrase::shown(day, around.today)
}
