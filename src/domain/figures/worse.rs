//! Which figures of a stage a rep is asked about: those that are worse than they
//! should be.

use super::known::{ENOUGH, IN_A_CROWD, Known};
use super::lines::{Line, lines};
use super::measured::Measure;
use super::reckoned::Value;
use crate::domain::id::{MetricId, PersonId};
use crate::domain::money::Decimal;
use crate::domain::process::{Better, Process, Stage};

/// A figure of a rep to be talked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Talked {
    /// Which.
    pub measure: Measure,
    /// What it is.
    pub own: Value,
    /// How many deals it is made of.
    pub n: usize,
    /// What it is worse than; none where somebody put it on the session.
    pub than: Option<Than>,
}

/// What a figure is worse than.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Than {
    /// What the process aims for, word for word.
    Target(String),
    /// That of the team.
    Team(Value),
}

impl Known<'_> {
    /// The figures of a rep that are worse than they should be, of those that a stage
    /// goes by and in its order.
    pub fn worse(&self, rep: &PersonId, process: &Process, stage: &Stage) -> Vec<Talked> {
        let lines = lines(self, rep);
        let worse = |id: &MetricId| {
            let line = lines.iter().find(|line| line.measure.as_str() == id.as_str())?;
            let own = line.own.value.as_ref().filter(|_| line.own.n() >= ENOUGH)?;
            let metric = process.metrics.iter().find(|metric| metric.id == *id)?;
            let team = line.team.as_ref().filter(|team| team.reps >= IN_A_CROWD);
            let team = team.and_then(|team| team.value.clone());
            let than = than(own, metric.better, metric.target.as_deref(), team)?;
            let than = Some(than);
            Some(Talked { measure: line.measure, own: own.clone(), n: line.own.n(), than })
        };
        stage.metrics.iter().filter_map(worse).collect()
    }

    /// The figures that somebody put on the next session of a rep, and of which
    /// nothing was said since.
    pub fn wanted(&self, rep: &PersonId) -> Vec<Talked> {
        let Some(profile) = self.profiles.get(rep) else { return Vec::new() };
        let lines = lines(self, rep);
        let wanted = |line: &Line| {
            let since = profile.wanted_since(line.measure.as_str())?;
            let own = line.own.value.clone().filter(|_| line.is_wanted(since))?;
            Some(Talked { measure: line.measure, own, n: line.own.n(), than: None })
        };
        lines.iter().filter_map(wanted).collect()
    }
}

/// What a figure is worse than: the target where it reads as a number, else the
/// team's.
fn than(own: &Value, better: Better, target: Option<&str>, team: Option<Value>) -> Option<Than> {
    let value = parts(own)?;
    let is_worse = |other: u128| match better {
        Better::Up => value < other,
        Better::Down => value > other,
    };
    if let Some((words, target)) = target.and_then(|words| Some((words, aim(words, own)?))) {
        return is_worse(target).then(|| Than::Target(words.to_owned()));
    }
    let team = team?;
    is_worse(parts(&team)?).then_some(Than::Team(team))
}

/// A value in ten-thousandths; none where it is no number.
fn parts(value: &Value) -> Option<u128> {
    match value {
        Value::Share(hundredths) => Some(hundredths * 100),
        Value::Times(tenths) => Some(tenths * 1000),
        Value::Days(whole) | Value::Money(whole) => whole.checked_mul(10_000),
        Value::Reached | Value::Typed(_) => None,
    }
}

/// What a target aims for in ten-thousandths, where it reads as a number of the kind
/// that the figure is: `50%` or `0.5` of a share, `90d` or `90` of days.
fn aim(words: &str, own: &Value) -> Option<u128> {
    let number = |text: &str| text.trim().parse::<Decimal>().ok()?.in_ten_thousandths();
    match own {
        Value::Share(_) => match words.trim().strip_suffix('%') {
            Some(percent) => Some(number(percent)? / 100),
            None => number(words).filter(|share| *share <= 10_000),
        },
        Value::Days(_) => number(words.trim().strip_suffix('d').unwrap_or(words)),
        Value::Money(_) | Value::Times(_) => number(words),
        Value::Reached | Value::Typed(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_counts_where_it_reads_as_a_number_and_else_the_team() {
        #[track_caller]
        fn case(own: &Value, target: &str, team: Option<Value>, expected: Option<&str>) {
            let better = if matches!(own, Value::Days(_)) { Better::Down } else { Better::Up };
            let than = than(own, better, Some(target), team).map(|than| match than {
                Than::Target(_) => "target",
                Than::Team(_) => "team",
            });
            assert_eq!(than, expected, "{own} beside {target}");
        }
        let share = Value::Share;
        case(&share(49), "50%", None, Some("target"));
        case(&share(50), "50 %", None, None);
        case(&share(49), "0.5", None, Some("target"));
        case(&share(49), "half", Some(share(50)), Some("team"));
        case(&share(50), "half", Some(share(50)), None);
        case(&share(49), "50", Some(share(40)), None);
        case(&share(49), "half", None, None);
        // Where the target is met, the team is not looked at.
        case(&share(60), "50%", Some(share(90)), None);
        case(&Value::Days(91), "90d", None, Some("target"));
        case(&Value::Days(90), "90d", None, None);
        case(&Value::Days(91), "90", None, Some("target"));
        case(&Value::Days(91), "3 months", Some(Value::Days(90)), Some("team"));
        case(&Value::Money(39_999), "40000", None, Some("target"));
        case(&Value::Times(29), "3", None, Some("target"));
        case(&Value::Reached, "3", Some(Value::Times(40)), None);
    }
}
