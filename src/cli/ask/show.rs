//! `sideline ask show` and `sideline ask text`.

use std::io::{self, Write};

use clap::Args;
use jiff::civil::Date;

use crate::cli::ctx::{Ctx, complete_but_for};
use crate::cli::json::{self, ask as shape};
use crate::cli::print::{pair, wrong};
use crate::cli::{find, paper, printed};
use crate::domain::ask::Ask as Request;
use crate::domain::books::{Books, DealBook};
use crate::domain::phrase;
use crate::failure::Failure;
use crate::pages::letters;

/// Show one ask
#[derive(Args, Debug)]
pub(in crate::cli) struct Show {
    /// The ask: the start of its id
    id: String,
    /// Print as JSON
    #[arg(long)]
    json: bool,
}

/// Print an ask as a text to paste into a mail or a chat
#[derive(Args, Debug)]
pub(in crate::cli) struct Text {
    /// The ask: the start of its id
    id: String,
    #[command(flatten)]
    form: paper::Form,
}

impl Show {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let books = ctx.books_where(|books| find::ask(books, &self.id).is_ok());
        let today = ctx.today();
        let (ask, book) = find::ask(&books, &self.id)?;
        if self.json {
            let ask = shape::ask(ask, &book.deal, &books.team);
            ctx.json_but_for(
                &shape::One::new(today, ask, json::unread(&books.unread)),
                &books.unread,
            )?;
        } else {
            printed(show(ctx.out, ask, book, &books, today))?;
        }
        complete_but_for(&books.unread)
    }
}

impl Text {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let books = ctx.books_where(|books| find::ask(books, &self.id).is_ok());
        let (ask, book) = find::ask(&books, &self.id)?;
        let letter = letters::of_ask(ask, &book.deal, &books.team, ctx.today());
        self.form.print(ctx, &letter)?;
        complete_but_for(&books.unread)
    }
}

fn show(
    out: &mut dyn Write,
    ask: &Request,
    book: &DealBook,
    books: &Books,
    today: Date,
) -> io::Result<()> {
    wrong(out, books, ask.clone())?;
    let day = |day: Option<Date>| day.map(|day| phrase::shown(day, today));
    pair(out, "Ask", Some(&ask.summary()))?;
    pair(out, "Id", Some(ask.id.as_str()))?;
    pair(out, "Deal", Some(&book.deal.title()))?;
    pair(out, "From", Some(books.team.name_of(&ask.from)))?;
    pair(out, "Of", Some(&ask.of.in_one_line(&books.team)))?;
    pair(out, "Status", Some(ask.status.as_str()))?;
    pair(out, "Needed by", day(ask.needed_by).as_deref())?;
    for recipient in ask.recipients.values() {
        pair(out, "To", Some(&recipient.in_one_line()))?;
    }
    pair(out, "Wording", ask.wording.as_deref())?;
    pair(out, "Gist", ask.gist.as_deref())?;
    pair(out, "What happened", ask.what_happened.as_deref())?;
    pair(out, "What they do", ask.what_they_do.as_deref())?;
    pair(out, "Rep's next", ask.my_next.as_deref())?;
    pair(out, "By", day(ask.my_next_due).as_deref())?;
    pair(out, "Rep's view", ask.rep_view.as_deref())?;
    pair(out, "Raised", day(Some(ask.created)).as_deref())?;
    pair(out, "Answered", day(ask.replied).as_deref())?;
    pair(out, "Reply", ask.reply.as_deref())?;
    pair(out, "Done", day(ask.closed).as_deref())?;
    pair(out, "Result", ask.result.as_deref())
}
