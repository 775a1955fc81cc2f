//! Mail drafts: a link is handed to the system, which opens the mail program with
//! it. Nothing is sent.

use std::io;

use super::clerk::Clerk;
use super::input::Waker;
use crate::app::effect::Mail;
use crate::app::message::NoMail;
use crate::domain::printable::printable;
use crate::exchange::mailto::mailto;
use crate::exchange::text::text;
use crate::world::Around;

/// Why a mail is not opened over ssh.
const OVER_SSH: &str = "No mail program over ssh";
/// Why a long one is not opened.
const TOO_LONG: &str = "Too long for a mail link";
/// Why none is opened where the system has nothing to open it with.
const NO_PROGRAM: &str = "No mail program here";

/// Opens mail drafts on a thread of its own: a system may take its time.
#[derive(Debug)]
pub(super) struct Mails {
    clerk: Clerk<Mail, Result<Mail, Box<NoMail>>>,
}

impl Mails {
    /// Starts the thread. `waker` is rung for each answer.
    ///
    /// # Errors
    ///
    /// When the system has no thread to give.
    pub(super) fn start(around: Vec<Around>, waker: Waker) -> io::Result<Self> {
        let clerk = Clerk::start(waker, move |mail: Mail, say| say(opened(mail, &around)))?;
        Ok(Self { clerk })
    }

    /// Opens a draft.
    pub(super) fn open(&self, mail: Mail) {
        self.clerk.hand(mail);
    }

    /// What became of the drafts since the last call.
    pub(super) fn reports(&mut self) -> Vec<Result<Mail, Box<NoMail>>> {
        self.clerk.reports()
    }
}

fn opened(mail: Mail, around: &[Around]) -> Result<Mail, Box<NoMail>> {
    let body = printable(&text(&mail.paper));
    let refused = |why| Box::new(NoMail { why, mail: mail.clone(), text: body.clone() });
    if around.contains(&Around::Ssh) {
        return Err(refused(OVER_SSH));
    }
    let address = mail.to.as_ref().and_then(|to| to.mail.as_deref());
    let link = mailto(address, &mail.subject, &body).ok_or_else(|| refused(TOO_LONG))?;
    match open::that_detached(link) {
        Ok(()) => Ok(mail),
        Err(_) => Err(refused(NO_PROGRAM)),
    }
}
