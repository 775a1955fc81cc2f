//! `sideline call show`.

use std::io::{self, Write};

use clap::Args;
use jiff::civil::Date;

use super::{manager, standing, with};
use crate::cli::ctx::{Ctx, complete_but_for};
use crate::cli::json::{self, call as shape};
use crate::cli::print::{pair, wrong};
use crate::cli::{find, printed};
use crate::domain::books::{Books, DealBook};
use crate::domain::call::{Asker, Call as Record};
use crate::domain::phrase::{self, Stem, count};
use crate::failure::Failure;

/// Show one call
#[derive(Args, Debug)]
pub(in crate::cli) struct Show {
    /// The call: the start of its id
    id: String,
    /// Print as JSON
    #[arg(long)]
    json: bool,
}

impl Show {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let books = ctx.books_where(|books| find::call(books, &self.id).is_ok());
        let today = ctx.today();
        let (call, book) = find::call(&books, &self.id)?;
        if self.json {
            let shape = shape::call(call, &book.deal, &books);
            ctx.json_but_for(
                &shape::One::new(today, shape, json::unread(&books.unread)),
                &books.unread,
            )?;
        } else {
            printed(show(ctx.out, call, book, &books, today))?;
        }
        complete_but_for(&books.unread)
    }
}

fn show(
    out: &mut dyn Write,
    call: &Record,
    book: &DealBook,
    books: &Books,
    today: Date,
) -> io::Result<()> {
    wrong(out, books, call.clone())?;
    let (plan, held) = (&call.plan, &call.held);
    let day = |day: Option<Date>| day.map(|day| phrase::shown(day, today));
    let rep = books.team.first_name_of(&book.deal.owner);
    let asks = held.asks.or(plan.asks_planned).map(|asks| match asks {
        Asker::Rep => rep,
        Asker::Manager => "the manager",
    });
    let gate = plan.step_in.as_ref();
    let steps_in = gate.and_then(|gate| gate.in_words(rep, books.process_of(&book.deal)));
    let with = with(call, &book.deal);
    let in_words = |minutes: u32| count(minutes as usize, "minute");
    let (planned_for, minutes) = (plan.minutes.map(in_words), held.minutes.map(in_words));
    pair(out, "Call", plan.slot().map(|slot| slot.shown(today)).as_deref())?;
    pair(out, "Id", Some(call.id.as_str()))?;
    pair(out, "Deal", Some(&book.deal.title()))?;
    pair(out, "With", Some(with.as_str()).filter(|with| !with.is_empty()))?;
    pair(out, "Planned for", planned_for.as_deref())?;
    pair(out, "Where", plan.place.as_deref())?;
    pair(out, "Status", Some(standing(call, today)))?;
    pair(out, "No call", plan.why_none.as_deref())?;
    pair(out, "Off because", held.off_why.as_deref())?;
    pair(out, "Objective", plan.objective.as_deref())?;
    pair(out, "By", day(plan.act_by).as_deref())?;
    pair(out, "If not", plan.fallback.as_deref().map(|it| Stem::IfNot.before(it)))?;
    let seen_by = plan.evidence_wanted.as_deref().map(|it| Stem::SeenBy.before(it));
    pair(out, "We see it by", seen_by)?;
    pair(out, "Manager", manager(call, &book.deal, &books.team).as_deref())?;
    pair(out, "Asks", asks)?;
    pair(out, "Steps in", steps_in.as_deref())?;
    pair(out, "Back", gate.and_then(|gate| gate.back_in_words(today)).as_deref())?;
    pair(out, "They will", held.buyer_act.as_deref())?;
    pair(out, "By", day(held.buyer_act_by).as_deref())?;
    pair(out, "Took", minutes.as_deref())
}
