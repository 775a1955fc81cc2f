//! Mending what needs nobody's judgement. No byte is lost: whatever is replaced
//! or in the way stays beside its place, under a hidden name that no record has.

use super::{Doctor, Problem, rights, twice};
use crate::domain::change::Change;
use crate::domain::deal::DealStatus;
use crate::domain::id::{DealId, SessionId};
use crate::record::backup_name;
use crate::record::error::SaveError;
use crate::record::layout::Place;
use crate::record::read::{self, RECORD_LIMIT};

/// What to type where there is a cure.
pub(super) const DOES_IT: &str = "sideline doctor --fix mends it";

/// What is to be done.
#[derive(Clone, Debug)]
pub(crate) enum Cure {
    /// The file is in the way, and put aside.
    PutAside,
    /// Whoever stands in the deal twice gets an id of their own.
    SetApart,
    /// An earlier version of the file takes its place.
    BringBack,
    /// A folder or a file gets its name back.
    Rename(String),
    /// Others lose their rights to these.
    Close(Vec<String>),
    /// All that follows from a session is done.
    Finish(DealId, SessionId),
    /// What is left of a decision goes to the history of a deal that is open.
    Undecide(DealId, DealStatus),
}

impl Doctor<'_> {
    /// Mends a problem, where that needs nobody's judgement. Gives what was
    /// done, in a sentence.
    ///
    /// # Errors
    ///
    /// Somebody else is saving for too long, or the disk refuses; what was there
    /// is unharmed then.
    pub fn mend(&self, problem: &Problem) -> Option<Result<String, SaveError>> {
        let file = &problem.file;
        Some(match problem.cure.as_ref()? {
            Cure::PutAside => self.put_aside(file),
            Cure::SetApart => self.set_apart(file),
            Cure::BringBack => self.bring_back(file),
            Cure::Rename(to) => {
                let renamed = self.store.put_aside(file, to);
                renamed.map(|()| format!("{file} is called {to} again."))
            }
            Cure::Close(files) => self.close(files),
            Cure::Finish(deal, session) => self.finish(deal, session),
            Cure::Undecide(deal, was) => self.undecide(deal, *was),
        })
    }

    fn put_aside(&self, file: &str) -> Result<String, SaveError> {
        let aside = self.beside(file);
        self.store.put_aside(file, &aside)?;
        Ok(format!("{file} is put aside, as {aside}."))
    }

    fn bring_back(&self, file: &str) -> Result<String, SaveError> {
        let version = self.store.history().and_then(|history| history.latest_readable(file));
        let (version, text) = version.ok_or_else(|| SaveError::Gone { file: file.to_owned() })?;
        let aside = self.beside(file);
        self.store.bring_back(file, &aside, &text)?;
        let moment = version.moment();
        Ok(format!("{file} is again as it was on {moment}; what it held is kept as {aside}."))
    }

    fn set_apart(&self, file: &str) -> Result<String, SaveError> {
        let text = read::text(&self.store.root().join(file), RECORD_LIMIT).ok().flatten();
        let apart = text.and_then(|text| twice::apart(file, &text));
        let apart = apart.ok_or_else(|| SaveError::Gone { file: file.to_owned() })?;
        let aside = self.beside(file);
        self.store.bring_back(file, &aside, &apart)?;
        Ok(format!(
            "{file} has everybody once: who stood there twice has a second entry; \
             what it held is kept as {aside}."
        ))
    }

    /// The name under which a file is kept.
    fn beside(&self, file: &str) -> String {
        backup_name::name(self.store.root(), file, &self.now)
    }

    fn close(&self, files: &[String]) -> Result<String, SaveError> {
        let is_shared = self.books.team.shared;
        files.iter().try_for_each(|file| self.store.close(file, rights::too_many(is_shared)))?;
        let whose = if is_shared { "yours and the group's" } else { "yours" };
        Ok(match files {
            [only] => format!("{only} is {whose} alone now."),
            files => format!("{} files and folders are {whose} alone now.", files.len()),
        })
    }

    fn undecide(&self, deal: &DealId, was: DealStatus) -> Result<String, SaveError> {
        let file = Place::Deal(deal.clone()).to_string();
        let before = self.store.open(deal).book.map(|book| book.deal);
        let before = before.ok_or_else(|| SaveError::Gone { file: file.clone() })?;
        let mut after = before.clone();
        after.undecide(was);
        self.store.save(&Change::of(before, after))?;
        Ok(format!("{file}: what was left of the decision is in its history now."))
    }

    /// The deal is read again, so that what was mended before stays.
    fn finish(&self, deal: &DealId, session: &SessionId) -> Result<String, SaveError> {
        let book = self.store.open(deal).book;
        let found = book.as_ref().and_then(|book| Some((book, book.sessions.get(session)?)));
        let gone = || SaveError::Gone { file: Place::Deal(deal.clone()).to_string() };
        let (book, session) = found.ok_or_else(gone)?;
        self.store.agree(session, book)?;
        Ok(format!("What came of session {} is in the deal {deal} now.", session.id))
    }
}
