//! What every command works with: the world, the workspace, and where its
//! words go. Nothing gets past it that would steer a terminal.

use std::io::Write;

use jiff::civil::Date;

use super::{find, json, printed};
use crate::domain::books::{Books, Cause, Unread};
use crate::domain::calendar::Calendar;
use crate::domain::change::{Change, Record};
use crate::domain::id::Draw;
use crate::domain::phrase::count;
use crate::domain::printable::one_line;
use crate::domain::slot::Slot;
use crate::domain::weight;
use crate::failure::Failure;
use crate::reading::slot;
use crate::reading::when::{self, Way};
use crate::record::{SaveError, WAITING, reason};
use crate::template::uses::Uses;
use crate::workspace::{Workspace, advise};
use crate::world::World;

/// What every command works with.
pub(super) struct Ctx<'a> {
    /// What is around.
    pub(super) world: &'a World,
    /// The workspace.
    pub(super) workspace: &'a Workspace,
    /// Results go here.
    pub(super) out: &'a mut dyn Write,
    /// Everything else goes here.
    pub(super) err: &'a mut dyn Write,
}

impl Ctx<'_> {
    /// The books with the open deals; of decided ones the heads.
    pub(super) fn books(&self) -> Books {
        self.workspace.books(self.world)
    }

    /// Whether a change may go here in my name.
    pub(super) fn takes_my_changes(&self) -> Result<(), Failure> {
        self.workspace.takes_changes()?;
        find::is_no_stranger(&self.people())
    }

    /// The books with nothing but the team and who sits here.
    pub(super) fn people(&self) -> Books {
        self.workspace.people(self.world)
    }

    /// The books with the heads of all deals.
    pub(super) fn heads(&self) -> Books {
        self.workspace.heads(self.world)
    }

    /// The books with all deals whole.
    pub(super) fn whole_books(&self) -> Books {
        self.workspace.whole_books(self.world)
    }

    /// The books with the deal that was meant whole, be it decided.
    pub(super) fn books_with(&self, deal: &str) -> Books {
        let mut books = self.books();
        if let Ok(id) = find::deal_id(&books, deal) {
            books.open(self.workspace.open(&id));
            advise(&mut books, self.today());
        }
        books
    }

    /// The books in which something is found: those with all deals whole, where
    /// it belongs to none that is open.
    pub(super) fn books_where(&self, is_found: impl Fn(&Books) -> bool) -> Books {
        let books = self.books();
        if is_found(&books) { books } else { self.whole_books() }
    }

    /// Adds to the books what could not be read besides.
    pub(super) fn tell(&self, books: &mut Books, unread: Vec<Unread>) {
        books.tell(unread);
        advise(books, self.today());
    }

    /// How the processes are used. What was seen of them and cannot be read is
    /// told.
    pub(super) fn uses(&mut self, books: &Books) -> Uses {
        let (uses, unread) = self.workspace.uses(self.world, books);
        if let Some(unread) = unread {
            self.say(&unread.to_string());
        }
        uses
    }

    pub(super) fn today(&self) -> Date {
        self.world.now().wall.date()
    }

    /// The calendar that days are read by.
    pub(super) fn calendar(&self) -> Calendar {
        self.workspace.team().calendar(self.today())
    }

    /// A day in words; what was understood is told.
    pub(super) fn day(&mut self, typed: &str, way: Way) -> Result<Date, Failure> {
        let calendar = self.calendar();
        let day = when::day(typed, calendar, way).map_err(|e| Failure::wrong_use(e.to_string()))?;
        let read = when::echo(typed, day, calendar.today);
        // A stretch that has begun is a day of it, and no more is known.
        let past = (way == Way::Back).then(|| when::past(typed, calendar));
        let is_about = past.is_some_and(|past| past.is_ok_and(|past| past.about.is_some()));
        self.tell_day(typed, day, &format!("{}{read}", if is_about { "about " } else { "" }));
        Ok(day)
    }

    /// The same with the time beside it.
    pub(super) fn slot(&mut self, typed: &str, way: Way) -> Result<Slot, Failure> {
        let calendar = self.calendar();
        let read =
            slot::read(typed, calendar, way).map_err(|e| Failure::wrong_use(e.to_string()))?;
        self.tell_day(typed, read.day, &slot::echo(typed, read, calendar.today));
        Ok(read)
    }

    fn tell_day(&mut self, typed: &str, day: Date, read: &str) {
        if typed != day.to_string() {
            if let Some(trouble) = self.world.zone_trouble() {
                self.say(&trouble);
            }
            self.say(&format!("{typed}: {read} ({day})"));
        }
    }

    /// Prints a shape as JSON.
    pub(super) fn json(&mut self, shape: &impl serde::Serialize) -> Result<(), Failure> {
        self.json_but_for(shape, &[])
    }

    /// Prints a shape as JSON, with null at what could not be read.
    pub(super) fn json_but_for(
        &mut self,
        shape: &impl serde::Serialize,
        unread: &[Unread],
    ) -> Result<(), Failure> {
        let text =
            json::pretty(shape).and_then(|text| json::but_for(text, unread)).map_err(not_json)?;
        printed(writeln!(self.out, "{text}"))
    }

    /// Prints a line.
    pub(super) fn print(&mut self, line: &str) -> Result<(), Failure> {
        printed(writeln!(self.out, "{}", one_line(line)))
    }

    /// Tells on standard error what a change did or understood.
    pub(super) fn say(&mut self, line: &str) {
        // What was printed before is to be read before. Should it not get out,
        // the end of the program says so; with standard error gone there is
        // nobody left to tell.
        let _ = self.out.flush();
        let _ = writeln!(self.err, "{}", one_line(line));
    }

    /// Saves a change.
    pub(super) fn save(&mut self, change: &Change) -> Result<(), Failure> {
        self.make_ready()?;
        let store = &self.workspace.store;
        let clashes = store.save_patiently(change, &mut || self.say(WAITING)).map_err(not_saved)?;
        for clash in clashes {
            self.say(&clash.to_string());
        }
        Ok(())
    }

    /// Saves one change after the other.
    pub(super) fn save_all(&mut self, changes: &[Change]) -> Result<(), Failure> {
        changes.iter().try_for_each(|change| self.save(change))
    }

    /// Saves a new record. It is made again, with what is drawn next, where
    /// somebody took its id just before.
    pub(super) fn add<R: Clone + Into<Record>>(
        &mut self,
        mut make: impl FnMut(&mut Draw) -> R,
    ) -> Result<R, Failure> {
        self.make_ready()?;
        let mut draw = self.world.draw();
        loop {
            let record = make(&mut draw);
            match self.workspace.store.save(&Change::new(record.clone())) {
                Ok(_) => return Ok(record),
                Err(SaveError::Taken { .. }) => {}
                Err(error) => return Err(not_saved(error)),
            }
        }
    }

    /// Makes sure that a change has a place to go.
    pub(super) fn make_ready(&mut self) -> Result<(), Failure> {
        if self.workspace.ready()? {
            let folder = self.workspace.root().display().to_string();
            self.say(&format!("Made a workspace in {folder}."));
        }
        Ok(())
    }
}

/// Why a shape was not printed.
pub(super) fn not_json(error: serde_json::Error) -> Failure {
    Failure::not_done("this cannot be printed as JSON").because(error)
}

/// Names what could not be read, after all else was printed: an exit of 3.
pub(super) fn complete_but_for(unread: &[Unread]) -> Result<(), Failure> {
    if unread.is_empty() {
        return Ok(());
    }
    let is_second = |one: &Unread| matches!(one.cause, Cause::SecondOf(_));
    let is_value = |one: &Unread| !one.is_whole();
    let values = unread.iter().filter(|one| is_value(one)).count();
    let some = |number: usize, what| (number > 0).then(|| count(number, what));
    let things = [some(unread.len() - values, "file"), some(values, "value")];
    let things = things.into_iter().flatten().collect::<Vec<_>>().join(" and ");
    if let hidden @ 1.. = unread.iter().map(|unread| unread.hides().len()).sum() {
        let hidden: usize = hidden;
        let are = if hidden == 1 { "is" } else { "are" };
        return Err(unreadable(
            &format!(
                "{things} cannot be read, and {hidden} more of the same deal {are} not shown; \
                 what stands in all others is here"
            ),
            unread,
        ));
    }
    let what = match (unread.iter().all(is_second), unread.len()) {
        (true, 1) => "does not count; what stands in all others is here",
        (true, _) => "do not count; what stands in all others is here",
        (false, _) if unread.iter().all(is_value) => "cannot be read; all else is here",
        (false, _) => "cannot be read; what stands in all others is here",
    };
    Err(unreadable(&format!("{things} {what}"), unread))
}

fn unreadable(said: &str, unread: &[Unread]) -> Failure {
    let each: Vec<String> = unread.iter().map(|unread| one_line(&unread.to_string())).collect();
    let is_value = unread.iter().all(|one| !one.is_whole());
    let kept = if is_value { "that key" } else { "it" };
    Failure::unread(said).because(each.join("\n")).hint(format!(
        "put it right, until then nothing is written to {kept}: \
         sideline doctor says what to do with each"
    ))
}

/// Why a command changed nothing. On the screens the change waits to be saved
/// again, here it has to be typed again.
pub(super) fn not_saved(error: SaveError) -> Failure {
    const NOTHING: &str = "nothing was changed";
    match error {
        SaveError::Unreadable(unread) => {
            Failure::not_done(format!("{NOTHING}: a file cannot be read"))
                .because(one_line(&unread.to_string()))
                .hint("put the file right in an editor, then try again")
        }
        SaveError::Gone { file } => Failure::not_done(format!("{NOTHING}: {file} has gone"))
            .hint("bring the file back, then try again"),
        SaveError::Misnamed { found, own } => {
            Failure::not_done(format!("{NOTHING}: {found} should be called {own}"))
                .hint("sideline doctor --fix gives it its name back, then try again")
        }
        SaveError::Taken { file } => {
            Failure::not_done(format!("{NOTHING}: {file} is there already"))
                .hint("move that file away, then try again")
        }
        SaveError::Closed { file } => Failure::not_done(format!(
            "{NOTHING}: {file} is over, and its minutes stay as they are"
        )),
        SaveError::Busy { .. } => {
            Failure::not_done(format!("{NOTHING}: another window or program is still saving here"))
                .hint("try again when it is done")
        }
        SaveError::TooLarge { file } => Failure::not_done(format!(
            "{NOTHING}: {file} would be over {} KiB",
            weight::MOST / 1024
        ))
        .hint("shorten the text; a long one goes in a file of its own"),
        SaveError::Disk { file, source } => Failure::not_done(format!("{file} was not saved"))
            .because(reason(&source))
            .hint("make room or set the rights, then try again"),
    }
}
