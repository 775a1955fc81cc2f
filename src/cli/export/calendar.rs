//! `sideline export calendar`.

use clap::Args;

use crate::cli::ctx::{Ctx, complete_but_for};
use crate::cli::find;
use crate::cli::output::Target;
use crate::domain::books::{Books, Unread};
use crate::exchange::calendar;
use crate::failure::Failure;
use crate::pages::calendar::{Entry, entries, of_call};
use crate::record::outside::Old;

/// Print your calls, sessions, steps and promises for a calendar
///
/// Of the last 14 days and all to come; what is still owed, of any day. Outlook and
/// Apple's Calendar open the file. Google takes it under Settings, Import & export; a
/// phone shows what its account shows, an iPhone also opens the file out of a mail.
///
/// Write it again after a change, and import it again: Google and Apple know each
/// entry and change it. Outlook does not, and has every entry twice after a second
/// import: import into a calendar of its own there, and delete that one first.
#[derive(Args, Debug)]
pub(in crate::cli) struct Calendar {
    /// Those of this person, instead of mine
    #[arg(long, value_name = "PERSON", conflicts_with = "call")]
    owner: Option<String>,
    /// This call alone: the start of its id
    #[arg(long, value_name = "ID")]
    call: Option<String>,
    #[command(flatten)]
    target: Target,
}

impl Calendar {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        if let Some(call) = &self.call {
            return self.one(call, ctx);
        }
        let books = self.mine(ctx)?;
        let (me, _) = books.known_me().ok_or_else(|| {
            Failure::not_done("nobody is in the team yet")
                .hint("sideline team add NAME --role rep, or --role manager")
        })?;
        let none = format!(
            "{} has no call, session, step or promise: there is nothing to write.",
            books.team.first_name_of(me)
        );
        let entries = entries(&books, &ctx.world.now().wall);
        self.write(ctx, &entries, &none, &books.unread)
    }

    fn one(&self, call: &str, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let books = ctx.books_where(|books| find::call(books, call).is_ok());
        let (call, book) = find::call(&books, call)?;
        let entry = of_call(book, call, &books, &ctx.world.now().wall);
        let none = "This call has no day: there is nothing to write.";
        self.write(ctx, &Vec::from_iter(entry), none, &books.unread)
    }

    /// All deals, as whoever it is for looks at them: what was closed lately may lie in
    /// any.
    fn mine(&self, ctx: &Ctx<'_>) -> Result<Books, Failure> {
        let mut books = ctx.whole_books();
        let me = match &self.owner {
            Some(owner) => find::member(&books.team, owner)?,
            None => find::me(&books)?,
        };
        books.me = Some(me);
        Ok(books)
    }

    fn write(
        &self,
        ctx: &mut Ctx<'_>,
        entries: &[Entry],
        none: &str,
        unread: &[Unread],
    ) -> Result<(), Failure> {
        if entries.is_empty() {
            ctx.say(none);
            return complete_but_for(unread);
        }
        let text = calendar::calendar(entries, ctx.world.now().wall.timestamp());
        self.target.put(ctx, &text, |there| {
            if !calendar::is_ours(there) {
                Old::Foreign
            } else if calendar::is_same(there, &text) {
                Old::Same
            } else {
                Old::Ours
            }
        })?;
        complete_but_for(unread)
    }
}
