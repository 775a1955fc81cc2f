//! Ids: what records call each other by. Each kind has its own type, and each
//! prints what it reads, so that an id can never become a path or a mix-up. They are
//! handed around all the time, so a copy shares their text.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use crate::domain::team::USUAL_PROCESS;

/// Longest id made from the name of an account and a deal.
const DEAL_ID: usize = 60;
/// Longest id made from any other text.
const SHORT_ID: usize = 40;
/// What drawn ids are made of: no letter that reads like another.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Names that some systems keep for devices, and that no folder may have.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul"];

/// Stands for an id that cannot be read; nobody and nothing has it.
pub const UNKNOWN: &str = "?";

/// A text that cannot be an id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{found:?} cannot be an id: small letters and digits, words joined by a hyphen")]
pub struct NotAnId {
    /// What was found.
    pub found: String,
}

/// Whether a text is small letters and digits in words joined by hyphens.
fn is_id(text: &str) -> bool {
    let word = |word: &str| {
        !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    text.len() <= 100 && text.split('-').all(word)
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident,)+) => { $(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id as it is written.
            pub fn as_str(&self) -> &str { &self.0 }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str { &self.0 }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&self.0) }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                if is_id(text) || text == UNKNOWN { Ok(Self(text.into())) } else { Err(NotAnId { found: text.to_owned() }) }
            }
        }
    )+ };
}

ids! {
    /// A sales process.
    ProcessId,
    /// A stage of a process.
    StageId,
    /// An exit criterion within its stage.
    CriterionId,
    /// A question within its stage.
    QuestionId,
    /// A call objective within its stage.
    ObjectiveId,
    /// A role on the buyer's side, declared by the process.
    RoleId,
    /// A metric declared by the process.
    MetricId,
    /// An element of a qualification scorecard.
    ElementId,
    /// Somebody of our own team.
    PersonId,
    /// Somebody on the buyer's side, known to one deal.
    BuyerId,
    /// A deal.
    DealId,
    /// A session.
    SessionId,
    /// An agreed action step.
    ActionId,
    /// A manager ask.
    AskId,
    /// Somebody to be called or written to, within an ask.
    RecipientId,
    /// A customer call.
    CallId,
    /// A part of a debrief.
    DebriefPartId,
    /// A skill that somebody is coached in.
    SkillId,
    /// A change of a process that a debrief proposes.
    ProposalId,
}

impl StageId {
    /// A stage of which nobody knows which it was.
    pub fn unknown() -> Self {
        Self(UNKNOWN.into())
    }
}

impl ProcessId {
    /// The process of new deals where the team has not chosen one.
    pub fn usual() -> Self {
        Self(USUAL_PROCESS.into())
    }
}

impl MetricId {
    /// How long deals stay in a stage.
    pub fn days_in_stage() -> Self {
        Self("days-in-stage".into())
    }
}

/// The id of something that belongs to a stage: `align.criteria-written`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InStage<T> {
    /// The stage.
    pub stage: StageId,
    /// The id within the stage.
    pub id: T,
}

impl<T> InStage<T> {
    /// The id of `id` within `stage`.
    pub const fn new(stage: StageId, id: T) -> Self {
        Self { stage, id }
    }
}

impl<T: fmt::Display> fmt::Display for InStage<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.stage, self.id)
    }
}

impl<T: FromStr<Err = NotAnId>> FromStr for InStage<T> {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let (stage, id) = text.split_once('.').ok_or(NotAnId { found: text.to_owned() })?;
        Ok(Self { stage: stage.parse()?, id: id.parse()? })
    }
}

/// An exit criterion with its stage.
pub type CriterionRef = InStage<CriterionId>;
/// A question with its stage.
pub type QuestionRef = InStage<QuestionId>;

/// Where drawn ids come from: the same seed draws the same ids.
#[derive(Clone, Debug)]
pub struct Draw(fastrand::Rng);

impl Draw {
    /// Ids drawn from `seed`.
    pub fn seeded(seed: u64) -> Self {
        Self(fastrand::Rng::with_seed(seed))
    }

    fn characters(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(ALPHABET[self.0.usize(..ALPHABET.len())])).collect()
    }

    /// An id of eight drawn characters, drawn again while `taken`.
    pub fn id<T: FromStr<Err = NotAnId>>(&mut self, taken: impl Fn(&T) -> bool) -> T {
        loop {
            if let Ok(id) = self.characters(8).parse()
                && !taken(&id)
            {
                return id;
            }
        }
    }

    /// The id of a new deal: from account and name, with a number where taken.
    pub fn deal(&mut self, account: &str, name: &str, taken: impl Fn(&DealId) -> bool) -> DealId {
        let said = DealId::called(account, name);
        let id = said.unwrap_or_else(|| DealId(format!("deal-{}", self.characters(4)).into()));
        numbered(id.as_str(), |text| DealId(text.into()), taken)
    }

    /// The id of a new person of the team: the first word of the name, the
    /// whole name where that is taken.
    pub fn person(&mut self, name: &str, taken: impl Fn(&PersonId) -> bool) -> PersonId {
        let first = slug(name.split_whitespace().next().unwrap_or_default(), SHORT_ID);
        let id = PersonId(first.into());
        if !id.0.is_empty() && !taken(&id) {
            return id;
        }
        numbered(&self.whole_name(name), |text| PersonId(text.into()), taken)
    }

    /// The id of a new person of a deal: the whole name.
    pub fn buyer(&mut self, name: &str, taken: impl Fn(&BuyerId) -> bool) -> BuyerId {
        numbered(&self.whole_name(name), |text| BuyerId(text.into()), taken)
    }

    /// The id of somebody to be called or written to: the whole name.
    pub fn recipient(&mut self, name: &str, taken: impl Fn(&RecipientId) -> bool) -> RecipientId {
        numbered(&self.whole_name(name), |text| RecipientId(text.into()), taken)
    }

    fn whole_name(&mut self, name: &str) -> String {
        let slug = slug(name, SHORT_ID);
        if slug.is_empty() { format!("person-{}", self.characters(4)) } else { slug }
    }
}

impl DealId {
    /// The id that account and name make, where they make one.
    pub fn called(account: &str, name: &str) -> Option<Self> {
        let slug = slug(&format!("{account} {name}"), DEAL_ID);
        (!slug.is_empty() && !DEVICES.contains(&slug.as_str())).then_some(Self(slug.into()))
    }
}

impl DebriefPartId {
    /// The id of a part of that name, where others of its debrief may have it.
    pub fn named(name: &str, taken: impl Fn(&Self) -> bool) -> Self {
        numbered(name, |text| Self(text.into()), taken)
    }
}

/// The first of `base`, `base-2`, `base-3` and so on that is free.
fn numbered<T>(base: &str, make: impl Fn(String) -> T, taken: impl Fn(&T) -> bool) -> T {
    let mut id = make(base.to_owned());
    let mut number = 2;
    while taken(&id) {
        id = make(format!("{base}-{number}"));
        number += 1;
    }
    id
}

/// The id a text makes: transliterated, at most `longest` characters, cut at a
/// whole word where there is one. Empty where nothing of the text can stand.
pub fn slug(text: &str, longest: usize) -> String {
    let whole = slug::slugify(text);
    let cut: String = whole.chars().take(longest).collect();
    if cut.len() < whole.len() && whole.chars().nth(longest) != Some('-') {
        return cut.rsplit_once('-').map_or(cut.clone(), |(head, _)| head.to_owned());
    }
    cut.trim_end_matches('-').to_owned()
}

/// The id of a text in a short form of a process file.
pub fn short_form(text: &str) -> String {
    slug(text, SHORT_ID)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deal_is_called_after_account_and_name() {
        #[track_caller]
        fn case(account: &str, name: &str, expected: &str) {
            let id = Draw::seeded(1).deal(account, name, |_| false);
            assert_eq!(id.as_str(), expected, "{account} {name}");
        }
        case("Acme Robotics", "Plant rollout", "acme-robotics-plant-rollout");
        case("Zoë & Söhne", "Über", "zoe-sohne-uber");
        case("../../etc", "passwd", "etc-passwd");
    }

    #[test]
    fn a_name_that_cannot_be_spelt_gets_a_drawn_id() {
        for (account, name) in [("", ""), ("con", ""), ("???", "!!")] {
            let id = Draw::seeded(1).deal(account, name, |_| false);
            assert!(id.as_str().starts_with("deal-"), "{id}");
        }
    }

    #[test]
    fn a_taken_id_gets_a_number() {
        let taken = ["a-b".parse::<DealId>().unwrap(), "a-b-2".parse().unwrap()];
        let id = Draw::seeded(1).deal("A", "B", |id| taken.contains(id));
        assert_eq!(id.as_str(), "a-b-3");
    }

    #[test]
    fn a_second_ana_is_called_by_her_whole_name() {
        let taken: PersonId = "ana".parse().unwrap();
        assert_eq!(Draw::seeded(1).person("Ana Ruiz", |_| false).as_str(), "ana");
        assert_eq!(Draw::seeded(1).person("Ana Ruiz", |id| *id == taken).as_str(), "ana-ruiz");
    }

    #[test]
    fn no_id_is_a_path() {
        for wrong in ["", "../x", "a/b", "A", "-a", "a-", "a--b", ".git", "a b", "a\n"] {
            assert!(wrong.parse::<DealId>().is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn long_texts_are_cut_at_a_word() {
        let text = "Buyer wrote or corrected the decision criteria";
        assert_eq!(short_form(text), "buyer-wrote-or-corrected-the-decision");
        assert_eq!(short_form(&"x".repeat(90)), "x".repeat(40));
    }

    #[test]
    fn one_seed_draws_one_id() {
        let draw = || Draw::seeded(7).id::<ActionId>(|_| false);
        assert_eq!(draw(), draw());
        let first = draw();
        let mut again = Draw::seeded(7);
        assert_ne!(again.id::<ActionId>(|id| *id == first), first);
    }
}
