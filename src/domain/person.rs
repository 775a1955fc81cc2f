//! The people on the buyer's side, as one deal knows them.

mod line;
mod refused;
mod relation;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::domain::id::{BuyerId, RoleId};
use crate::domain::names::Named;
use crate::domain::reach::Reach;
use crate::domain::word::words;

pub use line::PersonLine;
pub use refused::{NotNamed, NotTold};
pub use relation::{Relation, RelationKind, Strength};

/// Typed alone it means that we do not know: a respected answer.
pub const UNKNOWN: &str = "?";

words! {
    /// How much somebody's view counts.
    Influence, "an influence" {
        /// Sets or funds goals like this one.
        High = "high",
        /// Is asked by those who do.
        Medium = "medium",
        /// Is handed tasks.
        Low = "low",
        /// Somebody said that we do not know.
        Unknown = "unknown",
    }
}

impl Influence {
    /// As it is shown beside a name; nothing where we do not know.
    pub const fn in_words(self) -> Option<&'static str> {
        Some(match self {
            Self::High => "high influence",
            Self::Medium => "medium influence",
            Self::Low => "low influence",
            Self::Unknown => return None,
        })
    }
}

words! {
    /// Where somebody stands towards us.
    Stance, "a stance" {
        /// Told a colleague that they prefer us.
        StrongSupporter = "strong-supporter",
        /// Did something we asked for.
        Supporter = "supporter",
        /// No lean shown.
        Neutral = "neutral",
        /// An open objection.
        Skeptic = "skeptic",
        /// Prefers another way.
        Opponent = "opponent",
        /// Somebody said that we do not know.
        Unknown = "unknown",
    }
}

impl Stance {
    /// As it is shown beside a name; nothing where we do not know.
    pub const fn in_words(self) -> Option<&'static str> {
        Some(match self {
            Self::StrongSupporter => "strong supporter",
            Self::Supporter => "supporter",
            Self::Neutral => "neutral",
            Self::Skeptic => "skeptic",
            Self::Opponent => "opponent",
            Self::Unknown => return None,
        })
    }
}

words! {
    /// How well we have met somebody.
    Coverage, "a coverage" {
        /// Not at all.
        None = "none",
        /// Once.
        Brief = "brief",
        /// More than once.
        Multiple = "multiple",
        /// At length.
        InDepth = "in-depth",
    }
}

impl Coverage {
    /// As it is shown beside a name.
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::None => "not met yet",
            Self::Brief => "met once",
            Self::Multiple => "met more than once",
            Self::InDepth => "met at length",
        }
    }
}

words! {
    /// How somebody sees today against what they want.
    Mode, "a response mode" {
        /// Wants more.
        Growth = "growth",
        /// Wants a fix.
        Trouble = "trouble",
        /// Sees no gap.
        EvenKeel = "even-keel",
        /// Thinks it better than it is.
        Overconfident = "overconfident",
        /// Somebody said that we do not know.
        Unknown = "unknown",
    }
}

words! {
    /// Whether somebody works for us inside.
    Advocate, "an advocate" {
        /// No.
        None = "none",
        /// Gives information and guidance.
        Coach = "coach",
        /// Sells for us when we are absent.
        Champion = "champion",
    }
}

impl Advocate {
    /// As it is shown beside a name; nothing of somebody who is neither.
    pub const fn in_words(self) -> Option<&'static str> {
        Some(match self {
            Self::None => return None,
            Self::Coach => "coaches us",
            Self::Champion => "champion",
        })
    }
}

words! {
    /// An answer to a plain question about somebody.
    Reply, "an answer" {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
        /// Somebody said that we do not know.
        Unknown = "unknown",
    }
}

/// Whether somebody sells for us inside: three questions, and what shows it.
///
/// Source: the trade's practice; missing one of the three, they are a coach.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChampionTest {
    /// They have power with the economic buyer.
    pub power: Option<Reply>,
    /// They gain from it themselves.
    pub stake: Option<Reply>,
    /// They sell for us when we are absent.
    pub sells_for_us: Option<Reply>,
    /// The act that shows it.
    pub evidence: Option<String>,
}

impl ChampionTest {
    /// Whether all three are answered with yes.
    pub fn is_passed(&self) -> bool {
        self.replies().iter().all(|reply| *reply == Some(Reply::Yes))
    }

    /// What the answers make of somebody; nothing while none is there.
    pub fn advocate(&self) -> Option<Advocate> {
        let replies = self.replies();
        if self.is_passed() {
            Some(Advocate::Champion)
        } else if replies.contains(&Some(Reply::Yes)) {
            Some(Advocate::Coach)
        } else {
            replies.iter().any(Option::is_some).then_some(Advocate::None)
        }
    }

    const fn replies(&self) -> [Option<Reply>; 3] {
        [self.power, self.stake, self.sells_for_us]
    }
}

/// Somebody on the buyer's side. What is not known is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Buyer {
    /// Their name.
    pub name: String,
    /// Their title.
    pub title: Option<String>,
    /// How they are reached.
    pub reach: Reach,
    /// The process's roles they fill.
    pub roles: Vec<RoleId>,
    /// How much their view counts.
    pub influence: Option<Influence>,
    /// Where they stand towards us.
    pub stance: Option<Stance>,
    /// How well we have met them.
    pub coverage: Option<Coverage>,
    /// How they see today.
    pub mode: Option<Mode>,
    /// Who they report to.
    pub reports_to: Option<BuyerId>,
    /// Whether they work for us inside.
    pub advocate: Option<Advocate>,
    /// How they did in the champion test.
    pub champion: ChampionTest,
    /// The day we last spoke.
    pub last_contact: Option<Date>,
    /// The day they came, or took a new role.
    pub since: Option<Date>,
    /// The day they left.
    pub left: Option<Date>,
}

impl Named for Buyer {
    fn name(&self) -> &str {
        &self.name
    }
}

impl Buyer {
    /// Somebody of whom only the name is known.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// Takes over what `changed` says; what it leaves empty stays.
    pub fn take_over(&mut self, changed: &Self) {
        fn put<T: Clone>(there: &mut Option<T>, changed: Option<&T>) {
            if let Some(changed) = changed {
                *there = Some(changed.clone());
            }
        }
        if !changed.name.is_empty() {
            self.name.clone_from(&changed.name);
        }
        if !changed.roles.is_empty() {
            self.roles.clone_from(&changed.roles);
        }
        put(&mut self.title, changed.title.as_ref());
        self.reach.take_over(&changed.reach);
        put(&mut self.influence, changed.influence.as_ref());
        put(&mut self.stance, changed.stance.as_ref());
        put(&mut self.coverage, changed.coverage.as_ref());
        put(&mut self.mode, changed.mode.as_ref());
        put(&mut self.reports_to, changed.reports_to.as_ref());
        put(&mut self.advocate, changed.advocate.as_ref());
        put(&mut self.champion.power, changed.champion.power.as_ref());
        put(&mut self.champion.stake, changed.champion.stake.as_ref());
        put(&mut self.champion.sells_for_us, changed.champion.sells_for_us.as_ref());
        put(&mut self.champion.evidence, changed.champion.evidence.as_ref());
        put(&mut self.last_contact, changed.last_contact.as_ref());
        put(&mut self.since, changed.since.as_ref());
        put(&mut self.left, changed.left.as_ref());
    }

    /// How much their view counts, where we know.
    pub fn known_influence(&self) -> Option<Influence> {
        self.influence.filter(|influence| *influence != Influence::Unknown)
    }

    /// Where they stand towards us, where we know.
    pub fn known_stance(&self) -> Option<Stance> {
        self.stance.filter(|stance| *stance != Stance::Unknown)
    }

    /// Whether we have met them; none where nothing tells. Where nobody said
    /// how well, a day on which we spoke tells that we have.
    pub fn is_met(&self) -> Option<bool> {
        let spoke = self.last_contact.map(|_| true);
        self.coverage.map(|coverage| coverage != Coverage::None).or(spoke)
    }

    /// Whether we have met them more than once; none where nobody said.
    pub fn is_met_often(&self) -> Option<bool> {
        self.coverage.map(|coverage| matches!(coverage, Coverage::Multiple | Coverage::InDepth))
    }
}

/// Whether somebody is another one, or above them, at once or through others:
/// then they cannot report to them.
pub fn is_above(id: &BuyerId, other: &BuyerId, people: &BTreeMap<BuyerId, Buyer>) -> bool {
    let above = |id: &BuyerId| people.get(id).and_then(|person| person.reports_to.clone());
    // As many steps as there are people: an old circle has no end.
    let mut chain = std::iter::successors(Some(other.clone()), above).take(people.len());
    chain.any(|known| known == *id)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn whether_somebody_was_met_is_read_and_not_guessed() {
        #[track_caller]
        fn case(
            coverage: Option<Coverage>,
            spoke: bool,
            is_met: Option<bool>,
            is_met_often: Option<bool>,
        ) {
            let last_contact = spoke.then_some(date(2026, 11, 18));
            let buyer = Buyer { coverage, last_contact, ..Buyer::named("Dana Fox") };
            assert_eq!(buyer.is_met(), is_met, "{coverage:?}, spoke {spoke}");
            assert_eq!(buyer.is_met_often(), is_met_often, "{coverage:?}, spoke {spoke}");
        }
        case(None, false, None, None);
        case(None, true, Some(true), None);
        case(Some(Coverage::None), true, Some(false), Some(false));
        case(Some(Coverage::Brief), false, Some(true), Some(false));
        case(Some(Coverage::Multiple), false, Some(true), Some(true));
        case(Some(Coverage::InDepth), false, Some(true), Some(true));
    }

    #[test]
    fn three_times_yes_makes_a_champion_and_less_a_coach() {
        #[track_caller]
        fn case(replies: [Option<Reply>; 3], expected: Option<Advocate>) {
            let [power, stake, sells_for_us] = replies;
            let test = ChampionTest { power, stake, sells_for_us, evidence: None };
            assert_eq!(test.advocate(), expected, "{replies:?}");
            assert_eq!(test.is_passed(), expected == Some(Advocate::Champion), "{replies:?}");
        }
        let (yes, no, unknown) = (Some(Reply::Yes), Some(Reply::No), Some(Reply::Unknown));
        case([yes, yes, yes], Some(Advocate::Champion));
        case([yes, yes, no], Some(Advocate::Coach));
        case([yes, unknown, yes], Some(Advocate::Coach));
        case([None, yes, yes], Some(Advocate::Coach));
        case([no, unknown, None], Some(Advocate::None));
        case([None; 3], None);
    }
}
