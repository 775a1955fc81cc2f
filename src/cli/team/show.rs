//! `sideline team show`.

use clap::Args;

use crate::cli::ctx::{Ctx, complete_but_for};
use crate::cli::find;
use crate::cli::json::team as shape;
use crate::cli::print::{printed, table};
use crate::domain::books::Books;
use crate::domain::figures::{Facts, Known};
use crate::domain::id::PersonId;
use crate::domain::printable::one_line;
use crate::domain::team::TeamRole;
use crate::failure::Failure;
use crate::pages::team::{Figures, Rep, Shown, Told, figures, name_of, of_manager, of_rep};

/// Show the coaching figures of a team
///
/// A manager sees their reps, a rep their own figures and the lines of their
/// manager. Where nobody has said who they are, all are shown. Each figure is
/// counted from the records of this computer and kept nowhere.
#[derive(Args, Debug)]
pub(in crate::cli) struct Show {
    /// Show only this rep, and the lines of their manager
    #[arg(long, value_name = "PERSON")]
    rep: Option<String>,
    /// Print as JSON
    #[arg(long)]
    json: bool,
}

impl Show {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let (mut books, today) = (ctx.whole_books(), ctx.today());
        books.unread.extend(books.unread_processes.values().cloned());
        let shown = self.shown(&books)?;
        let facts = Facts::all(&books, today);
        let known = Known::of(&books, &facts, today);
        let is_a_rep = matches!(Shown::to(&books), Shown::Rep(_));
        let figures = figures(&known, &shown, is_a_rep).with_stuck(&books, today);
        if self.json {
            ctx.json(&shape::team(&figures, today, &books.unread))?;
        } else {
            print(ctx, &figures, Told { books: &books, today, unread: &[] })?;
        }
        complete_but_for(&books.unread)
    }

    /// Whose figures are meant: of those that whoever looks may see.
    fn shown(&self, books: &Books) -> Result<Shown, Failure> {
        let own = Shown::to(books);
        let Some(typed) = &self.rep else { return Ok(own) };
        let rep = find::member(&books.team, typed)?;
        has_figures(books, &rep)?;
        Ok(Shown::Rep(rep))
    }
}

/// Makes sure that somebody is a rep whose figures whoever sits here sees.
pub(super) fn has_figures(books: &Books, rep: &PersonId) -> Result<(), Failure> {
    let name = books.team.name_of(rep);
    let person = books.team.people.get(rep);
    if person.is_some_and(|person| person.left.is_some()) {
        return Err(Failure::not_done(format!("{name} has left, and has no figures any more")));
    }
    if person.is_some_and(|person| person.role != TeamRole::Rep) {
        return Err(Failure::not_done(format!("{name} is no rep, and has no figures of one"))
            .hint("sideline team list shows who is"));
    }
    if matches!(&Shown::to(books), Shown::Rep(me) if me != rep) {
        return Err(Failure::not_done(format!("{name} and who coaches them see these figures"))
            .hint("sideline team show prints your own"));
    }
    Ok(())
}

/// Prints each manager above their reps, then the reps whom none of them coaches.
fn print(ctx: &mut Ctx<'_>, figures: &Figures, told: Told<'_>) -> Result<(), Failure> {
    // That the team cannot be read is told last.
    if figures.reps.is_empty() && told.books.team.unread.is_none() {
        ctx.say(&no_rep(told.books, figures));
    }
    let mut people = Vec::new();
    for manager in &figures.managers {
        people.push((manager.name.clone(), of_manager(manager, told)));
        let theirs = figures.reps.iter().filter(|rep| rep.manager.as_ref() == Some(&manager.id));
        people.extend(theirs.map(|rep| (rep.name.clone(), of_rep(rep, told))));
    }
    for rep in figures.reps.iter().filter(|rep| !is_coached(rep, figures)) {
        people.push((name_of(rep), of_rep(rep, told)));
    }
    for (nth, (name, lines)) in people.into_iter().enumerate() {
        let gap = if nth == 0 { "" } else { "\n" };
        printed(writeln!(ctx.out, "{gap}{}", one_line(&name)))?;
        let row = |(label, text)| vec![format!("  {label}"), text];
        printed(table(ctx.out, &lines.into_iter().map(row).collect::<Vec<_>>()))?;
    }
    Ok(())
}

/// What to do where there is no rep.
fn no_rep(books: &Books, figures: &Figures) -> String {
    if books.team.of_role(TeamRole::Rep).next().is_none() {
        return "Nobody sells in this team yet: sideline team add NAME --role rep".to_owned();
    }
    let me = figures.managers.first().map_or("PERSON", |manager| manager.id.as_str());
    format!("You coach no rep: sideline team edit REP --manager {me}")
}

/// Whether the lines of who coaches them stand above.
fn is_coached(rep: &Rep, figures: &Figures) -> bool {
    figures.managers.iter().any(|manager| rep.manager.as_ref() == Some(&manager.id))
}
