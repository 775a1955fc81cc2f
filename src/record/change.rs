//! A record of any kind: where it lies, and what stands in its file.

use toml_edit::ser;

use crate::domain::books::Cause;
use crate::domain::change::Record;
use crate::domain::deal::Deal;
use crate::domain::profile::Profile;
use crate::domain::proposal::Proposal;
use crate::domain::session::Session;
use crate::domain::team::Team;

use super::fault::Fault;
use super::layout::{COACHING, Place};
use super::read::{Noticed, as_far_as_it_goes};
use super::tree::Tree;
use super::wire::action::ActionFile;
use super::wire::ask::AskFile;
use super::wire::call::CallFile;
use super::wire::coaching::CoachingFile;
use super::wire::config::ConfigFile;
use super::wire::deal::DealFile;
use super::wire::profile::ProfileFile;
use super::wire::proposal::ProposalFile;
use super::wire::session::SessionFile;
use super::wire::shape::Kind;
use super::wire::team::TeamFile;

impl Record {
    /// Where it lies in the workspace.
    pub fn place(&self) -> Place {
        match self {
            Self::Team(_) => Place::Team,
            Self::Deal(deal) => Place::Deal(deal.id.clone()),
            Self::Action(action) => Place::Action(action.deal.clone(), action.id.clone()),
            Self::Ask(ask) => Place::Ask(ask.deal.clone(), ask.id.clone()),
            Self::Call(call) => Place::Call(call.deal.clone(), call.id.clone()),
            Self::Session(session) => {
                Place::Session(session.deal.clone(), session.day(), session.id.clone())
            }
            Self::Profile(profile) => Place::Profile(profile.id.clone()),
            Self::Proposal(proposal) => Place::Proposal(proposal.id.clone()),
        }
    }

    /// The record as a tree of keys and values.
    pub(crate) fn tree(&self) -> Result<Tree, ser::Error> {
        match self.clone() {
            Self::Team(team) => Tree::of(&TeamFile::from(team)),
            Self::Deal(deal) => Tree::of(&DealFile::from(*deal)),
            Self::Action(action) => Tree::of(&ActionFile::from(*action)),
            Self::Ask(ask) => Tree::of(&AskFile::from(*ask)),
            Self::Call(call) => Tree::of(&CallFile::from(*call)),
            Self::Session(session) => Tree::of(&SessionFile::from(*session)),
            Self::Profile(profile) => Tree::of(&ProfileFile::from(*profile)),
            Self::Proposal(proposal) => Tree::of(&ProposalFile::from(*proposal)),
        }
    }

    /// Reads the record that lies at `place` from the text of its file.
    pub(crate) fn read(place: &Place, text: &str) -> Result<Self, Fault> {
        Self::read_noticing(place, text, &mut Noticed::default())
    }

    /// Reads the record that lies at `place` from the text of its file, and adds
    /// what was noticed in it.
    pub(crate) fn read_noticing(
        place: &Place,
        text: &str,
        noticed: &mut Noticed,
    ) -> Result<Self, Fault> {
        let record = match place {
            Place::Team => Team::from(as_far_as_it_goes::<TeamFile>(text, noticed)?).into(),
            Place::Deal(_) => Deal::from(as_far_as_it_goes::<DealFile>(text, noticed)?).into(),
            Place::Action(deal, _) => {
                as_far_as_it_goes::<ActionFile>(text, noticed)?.of(deal.clone()).into()
            }
            Place::Ask(deal, _) => {
                let ask = as_far_as_it_goes::<AskFile>(text, noticed)?.of(deal.clone());
                ask.ok_or_else(|| Fault::at(text, 0, "of is missing, or of_name"))?.into()
            }
            Place::Call(deal, _) => {
                as_far_as_it_goes::<CallFile>(text, noticed)?.of(deal.clone()).into()
            }
            Place::Session(..) => {
                Session::from(as_far_as_it_goes::<SessionFile>(text, noticed)?).into()
            }
            Place::Profile(_) => {
                Profile::from(as_far_as_it_goes::<ProfileFile>(text, noticed)?).into()
            }
            Place::Proposal(_) => {
                Proposal::from(as_far_as_it_goes::<ProposalFile>(text, noticed)?).into()
            }
        };
        in_place(record, place, text)
    }
}

/// What the file of that name may hold.
pub(super) fn kind(file: &str) -> Kind {
    match Place::of(file) {
        Some(Place::Team) => Kind::of::<TeamFile>(),
        Some(Place::Deal(_)) => Kind::of::<DealFile>(),
        Some(Place::Action(..)) => Kind::of::<ActionFile>(),
        Some(Place::Ask(..)) => Kind::of::<AskFile>(),
        Some(Place::Call(..)) => Kind::of::<CallFile>(),
        Some(Place::Session(..)) => Kind::of::<SessionFile>(),
        Some(Place::Profile(_)) => Kind::of::<ProfileFile>(),
        Some(Place::Proposal(_)) => Kind::of::<ProposalFile>(),
        None if file.starts_with(COACHING) => Kind::of::<CoachingFile>(),
        None => Kind::of::<ConfigFile>(),
    }
}

/// Refuses a record that lies where another one belongs: two files of one
/// record, such as copies of a synced folder, would overwrite each other.
fn in_place(record: Record, place: &Place, text: &str) -> Result<Record, Fault> {
    let own = record.place();
    if own == *place {
        return Ok(record);
    }
    let message = format!("by what it says, this record belongs in {own}");
    Err(Fault::at_key(text, "id", message).because(Cause::SecondOf(own.to_string())))
}
