//! Dialog forms about the buyer's people: somebody new, what is known of
//! somebody, whom they report to and are tied to, and that they have left.

mod asks;
mod changes;

use super::{Answers, DialogCtx, Questions};
use crate::app::form::Ask;
use crate::app::screen::Ctx;
use crate::domain::change::Change;
use crate::domain::deal::Deal;
use crate::domain::id::{BuyerId, DealId, RoleId};
use crate::domain::person::PersonLine;
use crate::domain::process::Process;
use crate::domain::reach::Reach;
use crate::interview::refusal::Refused;
use crate::reading::evidence::Around;
use crate::reading::person::{self, Named, NotAPerson};
use crate::reading::reach::{self, NotReached};

/// How the places of these forms begin.
pub(super) const KIND: &str = "person";
const NAME: &str = "name";
const TITLE: &str = PersonLine::Title.as_str();
const PHONE: &str = PersonLine::Phone.as_str();
const MAIL: &str = PersonLine::Mail.as_str();
/// The fields that tell how somebody is reached, with what reads them.
const REACHING: [(&str, Reads); 2] = [(PHONE, reach::phone), (MAIL, reach::mail)];
type Reads = fn(&str) -> Result<Option<String>, NotReached>;
/// The fields that name people.
const NAMING: [&str; 4] = [
    NAME,
    PersonLine::ReportsTo.as_str(),
    PersonLine::Influences.as_str(),
    PersonLine::ConflictsWith.as_str(),
];
const LAST_CONTACT: &str = "last_contact";
const LEFT: &str = "left";
/// Whether somebody whom nothing refers to is taken out, and the answer that it is so.
const OUT: &str = "out";
const TAKE_OUT: &str = "take-out";
const STRENGTH: &str = "strength";
/// Stands in a place for the role of somebody new who gets none.
const NO_ROLE: &str = "-";

/// Somebody on the buyer's side, and what is asked about them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonDialog {
    /// The deal.
    pub deal: DealId,
    /// What is asked, and of whom.
    pub what: PersonWhat,
}

/// What is asked about the buyer's people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PersonWhat {
    /// Who is new, with a role that nobody filled.
    Add(Option<RoleId>),
    /// All that is known of somebody.
    Edit(BuyerId),
    /// Whom somebody reports to.
    ReportsTo(BuyerId),
    /// Whose view somebody moves.
    Influences(BuyerId),
    /// Who somebody is at odds with.
    AtOdds(BuyerId),
    /// When somebody left.
    Left(BuyerId),
}

impl PersonWhat {
    const fn word(&self) -> &'static str {
        match self {
            Self::Add(_) => "add",
            Self::Edit(_) => "edit",
            Self::ReportsTo(_) => "reports-to",
            Self::Influences(_) => "influences",
            Self::AtOdds(_) => "at-odds",
            Self::Left(_) => "left",
        }
    }

    fn of(word: &str, rest: &str) -> Option<Self> {
        if word == "add" {
            let role = Some(rest).filter(|rest| *rest != NO_ROLE);
            return Some(Self::Add(role.map(str::parse).transpose().ok()?));
        }
        let id = rest.parse().ok()?;
        let of: [fn(BuyerId) -> Self; 5] =
            [Self::Edit, Self::ReportsTo, Self::Influences, Self::AtOdds, Self::Left];
        of.into_iter().map(|of| of(BuyerId::clone(&id))).find(|what| what.word() == word)
    }

    /// Of whom it is asked; nobody who is known yet where they are new.
    const fn who(&self) -> Option<&BuyerId> {
        match self {
            Self::Add(_) => None,
            Self::Edit(id)
            | Self::ReportsTo(id)
            | Self::Influences(id)
            | Self::AtOdds(id)
            | Self::Left(id) => Some(id),
        }
    }

    /// The one part that it asks for, where it is one.
    const fn part(&self) -> Option<PersonLine> {
        match self {
            Self::ReportsTo(_) => Some(PersonLine::ReportsTo),
            Self::Influences(_) => Some(PersonLine::Influences),
            Self::AtOdds(_) => Some(PersonLine::ConflictsWith),
            Self::Add(_) | Self::Edit(_) | Self::Left(_) => None,
        }
    }
}

impl PersonDialog {
    pub(super) fn at(rest: &str) -> Option<Self> {
        let [deal, word, rest] = rest.split('.').collect::<Vec<_>>()[..] else { return None };
        Some(Self { deal: deal.parse().ok()?, what: PersonWhat::of(word, rest)? })
    }

    /// The deal and its process; none where one of them cannot be read, or where
    /// nobody is there of whom it is asked.
    fn facts<'a>(&self, around: DialogCtx<'a>) -> Option<(&'a Deal, &'a Process)> {
        let deal = &around.books.deals.get(&self.deal)?.deal;
        let is_there = self.what.who().is_none_or(|id| deal.people.contains_key(id));
        is_there.then_some((deal, around.books.process_of(deal)?))
    }
}

impl PersonDialog {
    /// The answers of which those of `keys` name people by their whole names, as a
    /// session reads them; of somebody new with what was said behind the name.
    fn with_whole_names(
        &self,
        said: &Answers,
        keys: &[&str],
        deal: &Deal,
        around: DialogCtx<'_>,
    ) -> Result<Answers, Refused> {
        let with = Around::of(deal, &around.books.team, &deal.people, around.today);
        let mut said = Answers(said.0.clone());
        for (key, read) in REACHING.iter().filter(|(key, _)| keys.contains(key)) {
            if !said.has(key) {
                continue;
            }
            let reached = read(said.get(key)).map_err(|why| why.to_string())?;
            said.0.insert((*key).to_owned(), reached.unwrap_or_default());
        }
        for key in NAMING.iter().filter(|key| keys.contains(key)) {
            if !said.has(key) {
                continue;
            }
            let typed = said.get(key).to_owned();
            if *key == NAME && matches!(self.what, PersonWhat::Edit(_)) {
                person::is_a_name(&typed).then_some(()).ok_or_else(|| no_name(&typed))?;
                continue;
            }
            let named = person::several(&typed, &with)?;
            let whole: Vec<&str> = named.iter().map(|it| it.whom.name(&deal.people)).collect();
            said.0.insert((*key).to_owned(), whole.join(", "));
            for (key, told) in told(named.first().filter(|_| *key == NAME)) {
                if said.get(key).is_empty() {
                    said.0.insert(key.to_owned(), told);
                }
            }
        }
        Ok(said)
    }
}

/// What was told behind the name of somebody new, by the field it belongs to.
fn told(named: Option<&Named>) -> Vec<(&'static str, String)> {
    let told = |named: &Named| {
        let Reach { phone, mail } = named.reach.clone();
        [(TITLE, named.title.clone()), (PHONE, phone), (MAIL, mail)]
    };
    let told = named.map(told).into_iter().flatten();
    told.filter_map(|(key, text)| Some((key, text?))).collect()
}

fn no_name(typed: &str) -> String {
    NotAPerson::NoName(typed.to_owned()).to_string()
}

impl Questions for PersonDialog {
    fn place(&self) -> String {
        let rest = match &self.what {
            PersonWhat::Add(role) => role.as_ref().map_or(NO_ROLE, RoleId::as_str),
            PersonWhat::Edit(id)
            | PersonWhat::ReportsTo(id)
            | PersonWhat::Influences(id)
            | PersonWhat::AtOdds(id)
            | PersonWhat::Left(id) => id.as_str(),
        };
        format!("{KIND}.{}.{}.{rest}", self.deal, self.what.word())
    }

    fn title(&self, around: DialogCtx<'_>) -> Option<String> {
        let (deal, process) = self.facts(around)?;
        Some(match &self.what {
            PersonWhat::Add(None) => "Somebody new on their side".to_owned(),
            PersonWhat::Add(Some(role)) => {
                let name = process.role(role).map_or(role.as_str(), |role| &role.name);
                format!("Somebody new on their side: {name}")
            }
            PersonWhat::Edit(id)
            | PersonWhat::ReportsTo(id)
            | PersonWhat::Influences(id)
            | PersonWhat::AtOdds(id)
            | PersonWhat::Left(id) => deal.buyer_name(id).to_owned(),
        })
    }

    fn asks(&self, said: &Answers, around: DialogCtx<'_>) -> Option<Vec<Ask>> {
        let (deal, process) = self.facts(around)?;
        let mentions = match (&self.what, around.books.deals.get(&self.deal)) {
            (PersonWhat::Left(id), Some(book)) => book.mentions(id),
            _ => String::new(),
        };
        let today = around.today;
        Some(asks::Asks { deal, process, said, today, mentions: &mentions }.of(&self.what))
    }

    fn understood(
        &self,
        key: &str,
        said: &Answers,
        around: DialogCtx<'_>,
    ) -> Result<Option<String>, Refused> {
        let Some((deal, _)) = self.facts(around) else { return Ok(None) };
        let said = &self.with_whole_names(said, &[key], deal, around)?;
        changes::understood(deal, &self.what, key, said, around.calendar())
    }

    fn changes(&self, said: &Answers, ctx: &mut Ctx<'_>) -> Result<Vec<Change>, String> {
        let around = DialogCtx::at(ctx.books, ctx.now);
        let calendar = around.calendar();
        let (deal, process) = self.facts(around).ok_or_else(super::gone)?;
        if let PersonWhat::Add(Some(role)) = &self.what {
            process.role_called(role.as_str()).map_err(|refusal| refusal.to_string())?;
        }
        let keys = [NAMING.as_slice(), &[PHONE, MAIL]].concat();
        let said = &self.with_whole_names(said, &keys, deal, around)?;
        let mut after = deal.clone();
        changes::tell(&mut after, &self.what, said, calendar, ctx.draw)?;
        Ok(vec![Change::of(deal.clone(), after)])
    }
}
