//! Facts of a deal that one person changes outside a session: what it is called
//! and worth, its process, its stage, its close date, and that it is decided.

use jiff::civil::Date;

use super::{Deal, DealStatus};
use crate::domain::date_move::{DateMove, move_date};
use crate::domain::id::{PersonId, StageId};
use crate::domain::process::{Process, Stage};
use crate::domain::slot::Slot;

/// Why a fact stays as it is. Shown to the user word for word.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotChanged {
    /// The customer was taken away.
    #[error("the customer is empty: who is it?")]
    NoCustomer,
    /// The name was taken away.
    #[error("the name of the deal is empty: what would they buy?")]
    NoName,
    /// Somebody is in the middle of its process.
    #[error("a session on {title} is not finished, and follows its process")]
    InASession {
        /// The deal.
        title: String,
    },
    /// The process does not have the stage that the deal is in.
    #[error("{process} has no stage \"{stage}\"")]
    NoSuchStage {
        /// What the process is called.
        process: String,
        /// The stage.
        stage: StageId,
        /// The stages it has.
        known: String,
    },
    /// The process does not have the stage that was named.
    #[error("\"{typed}\" is no stage of {process}")]
    NoStage {
        /// What was typed.
        typed: String,
        /// What the process is called.
        process: String,
        /// The stages it has.
        known: String,
    },
    /// No such process can be read.
    #[error("there is no process \"{typed}\" that can be read")]
    NoProcess {
        /// What was typed.
        typed: String,
        /// Those that can be read.
        known: String,
    },
    /// It is decided: its stage stays.
    #[error("{title} is {}, and stays in its stage", status.in_words())]
    Decided {
        /// The deal.
        title: String,
        /// How it was decided.
        status: DealStatus,
    },
    /// It is open already.
    #[error("{title} is open")]
    Open {
        /// The deal.
        title: String,
    },
    /// Only what was decided against us is looked at again.
    #[error("{title} is {}: only a deal that was decided and not won gets a day to look again", status.in_words())]
    NotLookedAtAgain {
        /// The deal.
        title: String,
        /// How it stands.
        status: DealStatus,
    },
    /// A move through the gate without a reason.
    #[error("{}", if missing.is_empty() { "going to an earlier stage needs a reason".to_owned() } else { format!("what lets it go on without this? {missing}") })]
    NoReason {
        /// What is missing, in words.
        missing: String,
    },
}

/// Why a deal stays open, or decided as it was. Shown to the user word for word.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotClosed {
    /// It was decided before.
    #[error("{title} is {status} already{}", on.map(|day| format!(", since {day}")).unwrap_or_default())]
    Decided {
        /// The deal.
        title: String,
        /// How it was decided.
        status: DealStatus,
        /// Since when.
        on: Option<Date>,
    },
    /// Nobody could learn from it.
    #[error("a deal that is not won needs a reason")]
    NoReason {
        /// The reasons that the process knows.
        known: Vec<String>,
    },
    /// The process counts other reasons.
    #[error("\"{found}\" is not a reason that its process knows")]
    UnknownReason {
        /// What was said.
        found: String,
        /// The reasons that the process knows.
        known: Vec<String>,
    },
}

/// That a deal was decided, or opened again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusMove {
    /// The status before.
    pub from: DealStatus,
    /// The status after.
    pub to: DealStatus,
    /// Who said so.
    pub by: Option<PersonId>,
    /// Why.
    pub why: Option<String>,
}

impl Deal {
    /// Gives it another close date on `day`, as [`move_date`] does.
    pub fn move_close_date(&mut self, day: Date, to: Date, by: PersonId, why: Option<String>) {
        move_date(&mut self.close_date, &mut self.close_date_moved, day, to, (by, why));
    }

    /// Puts it into a stage on `day`; one it is in already was entered before.
    pub fn enter(&mut self, stage: &StageId, day: Date) {
        if self.stage != *stage {
            self.stage = stage.clone();
            self.entered.insert(stage.clone(), day);
        }
    }

    /// Has it follow `process` from here on. What was found along the old one
    /// stays.
    pub fn follow(&mut self, process: &Process) {
        self.process = process.id.clone();
        self.process_version = process.version;
        self.buyer_stage = self.buyer_stage.take().filter(|stage| process.stage(stage).is_some());
        self.make_room_for(process);
    }

    /// Closes it on `day`. Where the process counts reasons, it is one of
    /// `known`, and its start is enough.
    ///
    /// # Errors
    ///
    /// A [`NotClosed`] where it was decided before, where a deal that is not
    /// won has no reason, or one that the process does not know.
    pub fn close(
        &mut self,
        day: Date,
        status: DealStatus,
        reason: Option<&str>,
        known: &[String],
    ) -> Result<(), NotClosed> {
        if self.status != DealStatus::Open {
            let (title, status) = (self.title(), self.status);
            return Err(NotClosed::Decided { title, status, on: self.decided });
        }
        self.lost_reason = match (status, reason.map(str::trim).filter(|said| !said.is_empty())) {
            (DealStatus::Lost | DealStatus::NoDecision, None) => {
                return Err(NotClosed::NoReason { known: known.to_vec() });
            }
            (DealStatus::Lost | DealStatus::NoDecision, Some(said)) => Some(chosen(said, known)?),
            (DealStatus::Open | DealStatus::Won, _) => None,
        };
        self.status = status;
        self.decided = Some(day);
        Ok(())
    }

    /// Opens it again on `day`: nothing of the decision is left but what its
    /// history says of it. Its stage, people and evidence stay.
    ///
    /// # Errors
    ///
    /// [`NotChanged::Open`] where it is open.
    pub fn reopen(
        &mut self,
        day: Date,
        by: PersonId,
        why: Option<String>,
    ) -> Result<(), NotChanged> {
        if self.status == DealStatus::Open {
            return Err(NotChanged::Open { title: self.title() });
        }
        let (from, to) = (self.status, DealStatus::Open);
        self.undecide(from);
        self.status_moved.insert(day, StatusMove { from, to, by: Some(by), why });
        self.status = to;
        Ok(())
    }

    /// Has it looked at again on a day, or on none.
    ///
    /// # Errors
    ///
    /// [`NotChanged::NotLookedAtAgain`] where it is open, or was won.
    pub fn look_again_on(&mut self, day: Option<Date>) -> Result<(), NotChanged> {
        if !self.status.is_not_won() {
            let (title, status) = (self.title(), self.status);
            return Err(NotChanged::NotLookedAtAgain { title, status });
        }
        self.look_again = day;
        Ok(())
    }

    /// Moves the next session to another day on `day`, or calls it off, and says why; a
    /// second change that day changes the first, and a move back takes it away.
    pub fn move_session(
        &mut self,
        (from, to): (Date, Option<Date>),
        day: Date,
        by: PersonId,
        why: String,
    ) {
        let first = self.session_moved.remove(&day).and_then(|first| first.from);
        let from = first.unwrap_or(from);
        if to != Some(from) {
            let (by, why) = (Some(by), Some(why));
            self.session_moved.insert(day, DateMove { from: Some(from), to, by, why });
        }
    }

    /// When the next session is, where the one agreed on `agreed` said so much.
    pub fn session_after(&self, agreed: Date, said: Option<Slot>) -> Option<Slot> {
        self.session_between(agreed, None, said)
    }

    /// The same, as it was until people agreed on another one.
    pub fn session_between(
        &self,
        agreed: Date,
        until: Option<Date>,
        said: Option<Slot>,
    ) -> Option<Slot> {
        let is_of_it = |moved: &DateMove| moved.from == said.map(|slot| slot.day);
        let is_between = |day: Date| day >= agreed && until.is_none_or(|until| day <= until);
        let is_at_an_end = |day: Date| day == agreed || Some(day) == until;
        let mut later =
            self.session_moved.iter().rev().filter(|(day, moved)| {
                is_between(**day) && (!is_at_an_end(**day) || is_of_it(moved))
            });
        match later.next() {
            Some((_, moved)) => moved.to.map(Slot::from),
            None => said,
        }
    }

    /// How it was decided, by what is left of that where somebody opened it again by
    /// hand. None where its reason may be that of a deal lost or of one without a
    /// decision.
    pub fn was_decided(&self) -> Option<DealStatus> {
        let told = self.decided.and_then(|day| self.status_moved.get(&day)).map(|moved| moved.to);
        match (told, self.lost_reason.as_deref()) {
            (Some(told), _) => Some(told),
            (None, None) => Some(DealStatus::Won),
            (None, Some(reason)) if is_no_decision(reason) => Some(DealStatus::NoDecision),
            (None, Some(_)) => None,
        }
    }

    /// Puts what is left of that decision into the history.
    pub fn undecide(&mut self, to: DealStatus) {
        self.look_again = None;
        let why = self.lost_reason.take();
        if let Some(decided) = self.decided.take() {
            let was = StatusMove { from: DealStatus::Open, to, by: None, why };
            self.status_moved.entry(decided).or_insert(was);
        }
    }

    /// Calls it otherwise; what is none stays.
    ///
    /// # Errors
    ///
    /// [`NotChanged::NoCustomer`] or [`NotChanged::NoName`] where one is taken away. A
    /// file may have none of it: what was empty may stay so.
    pub fn rename(&mut self, account: Option<&str>, name: Option<&str>) -> Result<(), NotChanged> {
        let or = |said: Option<&str>, known: &String| said.map_or(known.clone(), str::to_owned);
        let is_gone = |now: &str, known: &str| now.trim().is_empty() && !known.trim().is_empty();
        let (account, name) = (or(account, &self.account), or(name, &self.name));
        if is_gone(&account, &self.account) {
            return Err(NotChanged::NoCustomer);
        }
        if is_gone(&name, &self.name) {
            return Err(NotChanged::NoName);
        }
        (self.account, self.name) = (account, name);
        Ok(())
    }
}

impl Process {
    /// The stage of that id or name.
    ///
    /// # Errors
    ///
    /// [`NotChanged::NoStage`] where there is none.
    pub fn stage_called(&self, typed: &str) -> Result<&StageId, NotChanged> {
        let fits =
            |stage: &&Stage| stage.id.as_str() == typed || stage.name.eq_ignore_ascii_case(typed);
        self.stages.iter().find(fits).map(|stage| &stage.id).ok_or_else(|| NotChanged::NoStage {
            typed: typed.to_owned(),
            process: self.name.clone(),
            known: self.stage_ids(),
        })
    }

    /// The ids of its stages, to choose from.
    pub(in crate::domain) fn stage_ids(&self) -> String {
        self.stages.iter().map(|stage| stage.id.as_str()).collect::<Vec<_>>().join(", ")
    }
}

/// Whether a reason says itself that they bought nothing.
fn is_no_decision(reason: &str) -> bool {
    reason.to_lowercase().replace(' ', "-").starts_with(DealStatus::NoDecision.as_str())
}

/// The reason that was meant: the one typed, else the only one that starts so.
fn chosen(said: &str, known: &[String]) -> Result<String, NotClosed> {
    if known.is_empty() {
        return Ok(said.to_owned());
    }
    let plain = |text: &str| text.to_lowercase().replace(' ', "-");
    let typed = plain(said);
    let same = known.iter().find(|known| plain(known) == typed);
    let starts: Vec<&String> =
        known.iter().filter(|known| plain(known).starts_with(&typed)).collect();
    match (same, &starts[..]) {
        (Some(meant), _) | (None, &[meant]) => Ok(meant.clone()),
        (None, _) => {
            Err(NotClosed::UnknownReason { found: said.to_owned(), known: known.to_vec() })
        }
    }
}

#[cfg(test)]
mod tests;
