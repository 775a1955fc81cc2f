//! `sideline ask add`.

use clap::Args;
use jiff::civil::Date;

use super::who;
use crate::cli::ctx::Ctx;
use crate::cli::find;
use crate::domain::ask::{Ask as Request, AskKind, AskPart, Asked, Executive, YOU_LEAD};
use crate::domain::books::{Books, DealBook};
use crate::domain::change::Change;
use crate::domain::id::PersonId;
use crate::domain::names;
use crate::domain::phrase::listed;
use crate::domain::word::NotAWord;
use crate::failure::Failure;
use crate::reading::when::Way;
use crate::reading::{person, recipient};

/// Ask your manager, or any executive, for a specific piece of help
///
/// An email needs --to and --wording or --gist; a call --to, --what-happened,
/// --what-they-do, --my-next and --my-next-due; an opinion --rep-view and
/// --gist; all others --gist. Where your manager offered help on the deal, it answers that.
#[derive(Args, Debug)]
pub(in crate::cli) struct Add {
    /// The deal
    #[arg(long)]
    deal: String,
    /// What you ask for: email, call, meeting, resource, opinion or unsure
    #[arg(long)]
    kind: String,
    /// The day you need it by
    #[arg(long, value_name = "DATE")]
    needed_by: String,
    /// Whom you ask, your manager where not given: somebody of the team, or any
    /// executive, as in "Eva Lund, CEO"
    #[arg(long, value_name = "PERSON")]
    of: Option<String>,
    /// Who asks, where that is not you
    #[arg(long, value_name = "PERSON")]
    from: Option<String>,
    /// Who is to be called or written to, once for each or "Dana and Tom": a name of
    /// the deal, or "Jan Berg, CFO, +47 22 00 00 00"
    #[arg(long, value_name = "NAME")]
    to: Vec<String>,
    /// The words of the mail
    #[arg(long, value_name = "TEXT")]
    wording: Option<String>,
    /// What it is about, in short
    #[arg(long, value_name = "TEXT")]
    gist: Option<String>,
    /// What has happened since they were last involved
    #[arg(long, value_name = "TEXT")]
    what_happened: Option<String>,
    /// What the people called do after it
    #[arg(long, value_name = "TEXT")]
    what_they_do: Option<String>,
    /// What you do next
    #[arg(long, value_name = "TEXT")]
    my_next: Option<String>,
    /// The day you do it by
    #[arg(long, value_name = "DATE")]
    my_next_due: Option<String>,
    /// What you think yourself
    #[arg(long, value_name = "TEXT")]
    rep_view: Option<String>,
}

impl Add {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        match &self.from {
            Some(_) => ctx.workspace.takes_changes()?,
            None => ctx.takes_my_changes()?,
        }
        let books = self.books(ctx);
        let book = find::deal(&books, &self.deal)?;
        let ask = self.ask(ctx, &books, book)?;
        is_complete(&ask)?;
        let ask = raise(ctx, &books, book, ask)?;
        let due = ask.due_in_words(ctx.today()).map(|due| format!(", {due}"));
        let who = format!("{}{}", who(&ask, &books.team), due.unwrap_or_default());
        ctx.print(&format!("Added {}: {} ({who}).", ask.id, ask.summary()))?;
        if books.me.as_ref().is_none_or(|me| *me == ask.from) {
            ctx.say(YOU_LEAD);
        }
        Ok(())
    }

    /// The books with the deal, and with whoever is asked: an executive may be
    /// known from any deal.
    fn books(&self, ctx: &Ctx<'_>) -> Books {
        let books = ctx.books_with(&self.deal);
        let is_known = |typed: &String| {
            matches!(find::asked(&books.team, || books.executives(), name(typed)), Ok(Some(_)))
        };
        if self.of.as_ref().is_none_or(is_known) { books } else { ctx.whole_books() }
    }

    /// The ask as it was typed, perhaps with gaps.
    fn ask(self, ctx: &mut Ctx<'_>, books: &Books, book: &DealBook) -> Result<Request, Failure> {
        let kind = self.kind.parse().map_err(|e: NotAWord| Failure::wrong_use(e.to_string()))?;
        let of = self.of(books, book, ctx.today())?;
        let from = from(books, book, &of, self.from.as_deref())?;
        let mut draw = ctx.world.draw();
        let id = draw.id(|id| books.has_ask(id));
        let mut ask = Request::new(id, book.deal.id.clone(), kind, from, of, ctx.today());
        for typed in &self.to {
            let recipients = recipient::all_or_one(typed, &book.deal.people);
            let recipients = recipients.map_err(|e| Failure::not_done(e.to_string()))?;
            recipient::are_somebodys(&recipients, &books.team, &book.deal.account)
                .map_err(|e| Failure::not_done(e.to_string()))?;
            for one in recipients {
                ask.add_recipient(one, &mut draw);
            }
        }
        ask.needed_by = Some(ctx.day(&self.needed_by, Way::Ahead)?);
        let next = self.my_next_due.as_deref();
        ask.my_next_due = next.map(|typed| ctx.day(typed, Way::Ahead)).transpose()?;
        let said = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        ask.wording = said(self.wording);
        ask.gist = said(self.gist);
        ask.what_happened = said(self.what_happened);
        ask.what_they_do = said(self.what_they_do);
        ask.my_next = said(self.my_next);
        ask.rep_view = said(self.rep_view);
        Ok(ask)
    }

    /// Who is asked: the rep's manager where nobody is named. A name that
    /// nobody knows is an executive's, unless it is spelt almost like one that
    /// is known.
    fn of(&self, books: &Books, book: &DealBook, today: Date) -> Result<Asked, Failure> {
        let Some(typed) = &self.of else {
            let rep = &book.deal.owner;
            return books.team.coach_of(rep, None).map(Asked::Ours).ok_or_else(|| {
                let rep = books.team.name_of(rep);
                Failure::not_done(format!("it is not known who coaches {rep}"))
                    .hint("--of PERSON says whom you ask")
            });
        };
        let Some(new) = recipient::executive(typed) else {
            return Err(Failure::not_done("whoever is asked needs a name").hint(format!(
                "--of PERSON: one of {}, or an executive",
                find::names_here(&books.team)
            )));
        };
        match find::asked(&books.team, || books.executives(), name(typed))? {
            Some(Asked::Executive(known)) => {
                Ok(Asked::Executive(Executive { title: new.title.or(known.title), ..known }))
            }
            Some(Asked::Ours(id)) => {
                find::takes_on(&books.team, &id, today).map(|()| Asked::Ours(id))
            }
            None if names::is_same(&new.name, &book.deal.account) => {
                let why = person::NotAPerson::Group(new.name);
                Err(Failure::wrong_use(why.to_string()))
            }
            None => stranger(books, new),
        }
    }
}

/// The name in what was typed of somebody, which may say their title too.
fn name(typed: &str) -> &str {
    typed.split(',').next().unwrap_or_default().trim()
}

/// An executive who was never asked before.
fn stranger(books: &Books, new: Executive) -> Result<Asked, Failure> {
    let executives = books.executives();
    let near = names::near(&new.name, &books.team.people);
    let near = [near, names::near(&new.name, &executives)].concat();
    person::is_somebodys(&new.name).map_err(|refusal| Failure::wrong_use(refusal.to_string()))?;
    if near.is_empty() {
        return Ok(Asked::Executive(new));
    }
    let hint = format!("did you mean {}? Else write the whole name", near.join(" or "));
    Err(Failure::not_done(format!("nobody is called \"{}\"", new.name)).hint(hint))
}

/// Who asks, which is nobody who is asked: whoever was named, else me, else the
/// deal's rep.
fn from(
    books: &Books,
    book: &DealBook,
    of: &Asked,
    typed: Option<&str>,
) -> Result<PersonId, Failure> {
    let from = match typed {
        Some(typed) => find::member(&books.team, typed)?,
        None => books.asker(&book.deal.owner, of),
    };
    if of.is(&from) {
        let name = books.team.name_of(&from);
        return Err(Failure::not_done(format!("{name} cannot ask {name}"))
            .hint("--of PERSON says whom you ask"));
    }
    Ok(from)
}

/// Saves the ask: a new one, or the answer to an offer of help.
fn raise(
    ctx: &mut Ctx<'_>,
    books: &Books,
    book: &DealBook,
    ask: Request,
) -> Result<Request, Failure> {
    let (offer, ask) = book.raising(ask);
    let Some(offer) = offer else {
        return ctx.add(|draw| Request { id: draw.id(|id| books.has_ask(id)), ..ask.clone() });
    };
    ctx.save(&Change::of(offer.clone(), ask.clone()))?;
    ctx.say(&format!("It answers {}: could I help?", ask.of.first_name(&books.team)));
    Ok(ask)
}

/// Refuses an ask that nobody could help with yet.
fn is_complete(ask: &Request) -> Result<(), Failure> {
    let lacking = ask.lacking();
    if lacking.is_empty() {
        return Ok(());
    }
    let options: Vec<&str> = lacking.iter().map(|part| option(*part, ask.kind)).collect();
    Err(Failure::not_done(ask.kind.needs(&lacking)).hint(format!("add {}", listed(&options))))
}

/// The option that says a part.
const fn option(part: AskPart, kind: AskKind) -> &'static str {
    match part {
        AskPart::Recipient => "--to NAME",
        AskPart::Gist if matches!(kind, AskKind::Email) => "--wording TEXT or --gist TEXT",
        AskPart::Gist => "--gist TEXT",
        AskPart::WhatHappened => "--what-happened TEXT",
        AskPart::WhatTheyDo => "--what-they-do TEXT",
        AskPart::MyNext => "--my-next TEXT",
        AskPart::MyNextDue => "--my-next-due DATE",
        AskPart::RepView => "--rep-view TEXT",
    }
}
