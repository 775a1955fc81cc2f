//! What is known of somebody of our own team apart from the deals: what they are to
//! reach, what they learn, and the figures that nothing can be counted from.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use crate::domain::id::{CriterionRef, MetricId, PersonId, ProcessId, SkillId};
use crate::domain::money::{Decimal, NotAnAmount};
use crate::domain::word::words;

/// What is known of one person of the team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Whose it is.
    pub id: PersonId,
    /// What they work on.
    pub focus: Option<String>,
    /// What they are to win in a fiscal quarter.
    pub quota: Option<Quota>,
    /// Its currency, the team's where not said.
    pub currency: Option<String>,
    /// What they are coached in, or were.
    pub skills: BTreeMap<SkillId, Skill>,
    /// What was typed of their figures, by the day.
    pub metrics: BTreeMap<MetricId, BTreeMap<Date, Typed>>,
    /// A manager's team meetings: held, or taken back.
    pub team_meeting: BTreeMap<Date, bool>,
    /// Figures to be asked about in the next session, each since a day.
    pub next_session: BTreeMap<MetricId, Date>,
}

impl Profile {
    /// Somebody of whom nothing is known.
    pub const fn new(id: PersonId) -> Self {
        Self {
            id,
            focus: None,
            quota: None,
            currency: None,
            skills: BTreeMap::new(),
            metrics: BTreeMap::new(),
            team_meeting: BTreeMap::new(),
            next_session: BTreeMap::new(),
        }
    }

    /// Adds to what was typed of a figure on a day; what is not said stays.
    pub fn tell(&mut self, metric: MetricId, day: Date, said: Typed) {
        let there = self.metrics.entry(metric).or_default().entry(day).or_default();
        there.value = said.value.or(there.value.take());
        there.why = said.why.or(there.why.take());
    }

    /// Takes over how much help was agreed on a day, where nobody has said more since.
    pub fn help_with(&mut self, levels: &BTreeMap<SkillId, Level>, day: Date) {
        for (id, level) in levels {
            let Some(skill) = self.skills.get_mut(id) else { continue };
            let is_older = skill.since.is_none_or(|since| since <= day);
            if is_older && skill.learning().is_some_and(|before| before != *level) {
                skill.level = Some(*level);
                skill.since = Some(day);
            }
        }
    }

    /// Since when a figure is to be asked about in the next session.
    pub fn wanted_since(&self, figure: &str) -> Option<Date> {
        let mut wanted = self.next_session.iter();
        wanted.find(|(id, _)| id.as_str() == figure).map(|(_, since)| *since)
    }

    /// The last day, up to `today`, on which the team met.
    pub fn last_team_meeting(&self, today: Date) -> Option<Date> {
        let held = self.team_meeting.iter().filter(|(day, is_held)| **is_held && **day <= today);
        held.map(|(day, _)| *day).next_back()
    }
}

/// What was typed of a figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The figure, where nothing counts it.
    pub value: Option<Share>,
    /// Why it is what it is, in the rep's words.
    pub why: Option<String>,
}

words! {
    /// How much help somebody gets with a skill, the most first.
    Level, "a level of help" {
        /// The manager does it, the rep watches.
        Shows = "shows",
        /// Both do it.
        Joins = "joins",
        /// The manager says a word before.
        Prompts = "prompts",
        /// The manager watches.
        Observes = "observes",
        /// The rep does it alone.
        None = "none",
    }
}

impl Level {
    /// One less help; none where nobody helps.
    pub fn less(self) -> Option<Self> {
        Self::ALL.iter().copied().skip_while(|level| *level != self).nth(1)
    }

    /// One more; none where there is no more.
    pub fn more(self) -> Option<Self> {
        Self::ALL.iter().rev().copied().skip_while(|level| *level != self).nth(1)
    }

    /// Who does how much, as in `Goran prompts`.
    pub fn in_words(self, rep: &str, manager: &str) -> String {
        match self {
            Self::None => format!("{rep} does it alone"),
            Self::Shows | Self::Joins | Self::Prompts | Self::Observes => {
                format!("{manager} {self}")
            }
        }
    }
}

/// What somebody is coached in: to have an outcome shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Skill {
    /// What they call it.
    pub name: Option<String>,
    /// The process of the outcome.
    pub process: Option<ProcessId>,
    /// The outcome.
    pub criterion: Option<CriterionRef>,
    /// How much help they get.
    pub level: Option<Level>,
    /// Since when they get that much.
    pub since: Option<Date>,
    /// The day on which they could do it; none while they learn it.
    pub closed: Option<Date>,
}

impl Skill {
    /// How much help they get while they learn it; none once they could do it.
    pub fn learning(&self) -> Option<Level> {
        self.level.filter(|_| self.closed.is_none())
    }

    /// What it is and who does how much, as in `Funder named: Goran prompts`.
    pub fn in_words(&self, id: &SkillId, rep: &str, manager: &str) -> String {
        let name = self.name.as_deref().unwrap_or(id.as_str());
        match self.level {
            Some(level) => format!("{name}: {}", level.in_words(rep, manager)),
            None => name.to_owned(),
        }
    }
}

/// What somebody is to win in a fiscal quarter: more than nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quota(Decimal);

impl Quota {
    /// A quota of that amount; none where that is nothing.
    pub fn of(amount: Decimal) -> Option<Self> {
        (amount.in_ten_thousandths() != Some(0)).then_some(Self(amount))
    }

    /// The amount.
    pub const fn amount(&self) -> &Decimal {
        &self.0
    }
}

/// A text that is no quota.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAQuota {
    /// No amount at all.
    #[error(transparent)]
    NotAnAmount(#[from] NotAnAmount),
    /// It asks for nothing.
    #[error("a quota is more than 0, as in 200000")]
    Nothing,
}

impl FromStr for Quota {
    type Err = NotAQuota;
    fn from_str(text: &str) -> Result<Self, NotAQuota> {
        Self::of(text.parse()?).ok_or(NotAQuota::Nothing)
    }
}

impl fmt::Display for Quota {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A share of the whole, at most 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share(Decimal);

/// The whole, in ten-thousandths.
const WHOLE: u128 = 10_000;

impl Share {
    /// It in hundredths, a half rounded up.
    pub fn hundredths(&self) -> u32 {
        let hundredths = (self.0.in_ten_thousandths().unwrap_or_default() + 50) / 100;
        u32::try_from(hundredths).unwrap_or_default()
    }
}

/// A text that is no share.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{found:?} is not a share of the whole: from 0 to 1, as in 0.42")]
pub struct NotAShare {
    /// What was found.
    pub found: String,
}

impl FromStr for Share {
    type Err = NotAShare;
    fn from_str(text: &str) -> Result<Self, NotAShare> {
        let share = text.parse().ok().filter(|share: &Decimal| {
            share.in_ten_thousandths().is_some_and(|share| share <= WHOLE)
        });
        share.map(Self).ok_or_else(|| NotAShare { found: text.to_owned() })
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quota_is_more_than_nothing() {
        #[track_caller]
        fn case(text: &str, is_one: bool) {
            assert_eq!(text.parse::<Quota>().is_ok(), is_one, "{text}");
        }
        case("200000", true);
        case("0.01", true);
        for wrong in ["0", "0.00", "abc", "-5", ""] {
            case(wrong, false);
        }
    }

    #[test]
    fn a_share_is_at_most_all() {
        #[track_caller]
        fn case(text: &str, expected: Option<u32>) {
            assert_eq!(text.parse().ok().map(|it: Share| it.hundredths()), expected, "{text}");
        }
        case("0.42", Some(42));
        case("0.425", Some(43));
        case("0", Some(0));
        case("1", Some(100));
        for wrong in ["1.0001", "42", "42%", "", "-0.1"] {
            case(wrong, None);
        }
    }

    #[test]
    fn the_same_day_is_told_once_and_what_is_not_said_stays() {
        let mut profile = Profile::new("ana".parse().unwrap());
        let (metric, day) =
            ("selling-time".parse::<MetricId>().unwrap(), Date::constant(2026, 11, 3));
        let value = "0.42".parse().ok();
        profile.tell(metric.clone(), day, Typed { value: value.clone(), why: None });
        profile.tell(metric.clone(), day, Typed { value: None, why: Some("Two fairs".to_owned()) });
        let typed = &profile.metrics[&metric][&day];
        assert_eq!(*typed, Typed { value, why: Some("Two fairs".to_owned()) });
    }

    #[test]
    fn help_fades_a_level_at_a_time() {
        #[track_caller]
        fn case(level: Level, less: Option<Level>, more: Option<Level>) {
            assert_eq!((level.less(), level.more()), (less, more), "{level}");
        }
        case(Level::Shows, Some(Level::Joins), None);
        case(Level::Prompts, Some(Level::Observes), Some(Level::Joins));
        case(Level::None, None, Some(Level::Observes));
    }

    #[test]
    fn what_was_agreed_holds_where_nobody_has_said_more_since() {
        #[track_caller]
        fn case(since: i8, closed: Option<Date>, expected: Level) {
            let on = |day| Date::constant(2026, 11, day);
            let id: SkillId = "size-funder-named".parse().unwrap();
            let skill = Skill {
                level: Some(Level::Prompts),
                since: Some(on(since)),
                closed,
                ..Skill::default()
            };
            let mut profile = Profile::new("ana".parse().unwrap());
            profile.skills.insert(id.clone(), skill);
            profile.help_with(&[(id.clone(), Level::Observes)].into(), on(20));
            assert_eq!(profile.skills[&id].level, Some(expected));
            let is_since = profile.skills[&id].since == Some(on(20));
            assert_eq!(is_since, expected == Level::Observes || since == 20);
        }
        case(17, None, Level::Observes);
        case(20, None, Level::Observes);
        case(21, None, Level::Prompts);
        case(17, Some(Date::constant(2026, 11, 18)), Level::Prompts);
    }

    #[test]
    fn a_meeting_that_was_taken_back_or_lies_ahead_is_none() {
        let day = |day| Date::constant(2026, 11, day);
        let mut profile = Profile::new("goran".parse().unwrap());
        profile.team_meeting = [(day(16), true), (day(23), false), (day(30), true)].into();
        assert_eq!(profile.last_team_meeting(day(25)), Some(day(16)));
        assert_eq!(profile.last_team_meeting(day(30)), Some(day(30)));
        assert_eq!(profile.last_team_meeting(day(1)), None);
    }
}
