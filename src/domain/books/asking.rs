//! Who asks for help, and "Could I help?": a manager's offer on a late or stuck
//! deal. The rep answers with an ask, or with "not now" and why.
//!
//! It is an ask that the manager raised: of a kind that is not known yet, and
//! about nothing but this question. What the manager sees stands as what has
//! happened.

use std::cmp::Reverse;

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Books, DealBook};
use crate::domain::ask::{Ask, AskKind, AskStatus, Asked, COULD_I_HELP, Executive, Initiator};
use crate::domain::deal::{Deal, DealStatus};
use crate::domain::flags::{self, Facts, Flag, FlagId};
use crate::domain::id::{AskId, DealId, PersonId};
use crate::domain::names::{self, Match};
use crate::domain::phrase;

/// Days after a "not now" in which nobody offers again.
const QUIET_DAYS: i32 = 14;
/// Red flags that say a deal is late or stuck.
const STUCK: [FlagId; 4] =
    [FlagId::OverTimeBox, FlagId::CloseDateMoved, FlagId::NoNextStep, FlagId::TalkOnly];

/// Why no help is offered. Shown to the user word for word.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotOffered {
    /// Somebody else coaches the rep.
    #[error("\"{COULD_I_HELP}\" is for whoever coaches {rep}")]
    NotTheCoach {
        /// The rep.
        rep: String,
    },
    /// The rep asked for help already, or it was offered.
    #[error("there is an ask on this deal already: {summary}")]
    Asked {
        /// What for.
        summary: String,
    },
    /// The rep wants none for now.
    #[error("{rep} said \"not now\" on {day}: {why}")]
    NotNow {
        /// The rep.
        rep: String,
        /// When.
        day: String,
        /// Why.
        why: String,
    },
    /// Nothing is wrong with the deal.
    #[error("this deal is neither late nor stuck: {rep} will ask")]
    UnderWay {
        /// The rep.
        rep: String,
    },
}

impl DealBook {
    /// The ask as it is raised. It takes the place of an offer of the one who is
    /// asked, where there is one: that offer, and the ask.
    pub fn raising(&self, ask: Ask) -> (Option<&Ask>, Ask) {
        let offer = self.asks.values().find(|offer| {
            offer.is_open_offer() && offer.from == ask.from && offer.of.is_same(&ask.of)
        });
        let ask = self.with_contacts(ask);
        let Some(offer) = offer else { return (None, ask) };
        let (id, created) = (offer.id.clone(), offer.created);
        let initiated_by = Initiator::Manager;
        (Some(offer), Ask { id, initiated_by, created, ..ask })
    }

    /// The same ask with the numbers and addresses that an earlier one has of
    /// the same people.
    fn with_contacts(&self, mut ask: Ask) -> Ask {
        let earlier = || self.asks.values().flat_map(|ask| ask.recipients.values());
        for one in ask.recipients.values_mut().filter(|one| one.contact.is_none()) {
            let same = earlier().filter(|other| other.name == one.name);
            one.contact = same.filter_map(|other| other.contact.clone()).next_back();
        }
        ask
    }
}

impl Books {
    /// The ask of that id in which who sits at the keyboard offers help on
    /// `day`.
    ///
    /// # Errors
    ///
    /// [`NotOffered`] where it is not theirs to offer, or not the time.
    pub fn offering(&self, book: &DealBook, id: AskId, day: Date) -> Result<Ask, NotOffered> {
        let (manager, signs) = self.may_offer(book, day)?;
        let (deal, rep) = (book.deal.id.clone(), book.deal.owner.clone());
        let offer = Ask::new(id, deal, AskKind::Unsure, rep, Asked::Ours(manager), day);
        Ok(Ask {
            initiated_by: Initiator::Manager,
            gist: Some(COULD_I_HELP.to_owned()),
            what_happened: Some(signs.join("\n")),
            ..offer
        })
    }

    /// Who offers help with a deal on `day`, and what shows that it is late or
    /// stuck.
    ///
    /// # Errors
    ///
    /// [`NotOffered`] where it is not theirs to offer, or not the time.
    pub fn may_offer(
        &self,
        book: &DealBook,
        day: Date,
    ) -> Result<(PersonId, Vec<String>), NotOffered> {
        let owner = &book.deal.owner;
        let rep = self.team.first_name_of(owner).to_owned();
        let coach = self.team.coach_of(owner, None).filter(|coach| coach != owner);
        let Some(manager) = coach.filter(|coach| self.me.as_ref() == Some(coach)) else {
            return Err(NotOffered::NotTheCoach { rep });
        };
        if let Some(ask) = book.open_asks().first() {
            return Err(NotOffered::Asked { summary: ask.summary() });
        }
        if let Some((on, why)) = not_now(book, day) {
            return Err(NotOffered::NotNow { rep, day: phrase::shown(on, day), why });
        }
        let signs = self.signs(book, day);
        if signs.is_empty() { Err(NotOffered::UnderWay { rep }) } else { Ok((manager, signs)) }
    }

    /// The open deals of a rep that are late or stuck, and whoever sits here may offer
    /// help: that of the last stage first, then by close date.
    pub fn stuck(&self, rep: &PersonId, day: Date) -> Vec<DealId> {
        let theirs = self.deals.values().filter(|book| {
            let deal = &book.deal;
            deal.status == DealStatus::Open
                && deal.owner == *rep
                && self.may_offer(book, day).is_ok()
        });
        let mut stuck: Vec<_> = theirs.map(|book| &book.deal).collect();
        let place = |deal: &Deal| self.process_of(deal)?.position(&deal.stage);
        stuck.sort_by_key(|deal| {
            (Reverse(place(deal)), deal.close_date.is_none(), deal.close_date, deal.id.clone())
        });
        stuck.into_iter().map(|deal| deal.id.clone()).collect()
    }

    /// What shows that a deal is late or stuck, in words; nothing where it is
    /// neither.
    fn signs(&self, book: &DealBook, day: Date) -> Vec<String> {
        let closes = book.deal.close_date.filter(|closes| *closes < day);
        let is_open = book.deal.status == DealStatus::Open;
        let late = closes
            .filter(|_| is_open)
            .map(|closes| format!("The close date was {}", phrase::shown(closes, day)));
        let process = self.process_of(&book.deal);
        let flags = process.map(|process| flags::flags(&Facts::of(book, process, day)));
        let flags = flags.unwrap_or_default().into_iter();
        // What was added today has nothing planned yet.
        let is_new = |flag: &Flag| flag.id == FlagId::NoNextStep && book.deal.created >= day;
        let stuck = flags.filter(|flag| STUCK.contains(&flag.id) && !is_new(flag));
        let stuck = stuck.map(|flag| flag.text);
        late.into_iter().chain(stuck).collect()
    }
}

/// The day on which the rep last declined an offer, not long ago, and why.
fn not_now(book: &DealBook, day: Date) -> Option<(Date, String)> {
    let since = day.saturating_sub(QUIET_DAYS.days());
    let declined = book
        .asks
        .values()
        .filter(|ask| ask.is_offer() && ask.status == AskStatus::Declined && !ask.was_taken_back());
    let answers = declined.filter_map(|ask| Some((ask.replied?, ask.reply.clone()?)));
    answers.filter(|(on, _)| *on > since).max()
}

impl Books {
    /// Who asks for help with a deal of `owner`: who sits at the keyboard,
    /// unless it is them who are asked; then the deal's rep.
    pub fn asker(&self, owner: &PersonId, of: &Asked) -> PersonId {
        let me = self.hand(owner);
        if of.is(&me) { owner.clone() } else { me }
    }

    /// Whoever is asked, as they were asked before where they are an executive.
    pub fn asked_before(&self, of: Asked) -> Asked {
        let Asked::Executive(new) = &of else { return of };
        let mut known = self.executives();
        let Match::One(name) = names::find(&new.name, &known) else { return of };
        let Some(known) = known.remove(&name) else { return of };
        Asked::Executive(Executive { title: new.title.clone().or(known.title), ..known })
    }
}
