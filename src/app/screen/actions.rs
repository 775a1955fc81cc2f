//! Actions: what is owed, in groups, with one cursor over all lines. What is
//! done goes for the line under the cursor, or for all marked ones.

mod doing;

use std::collections::BTreeSet;

use super::{Component, Ctx, Next, Place, Sight};
use crate::app::command::Command;
use crate::app::cursor::Cursor;
use crate::app::editor::Editor;
use crate::app::keymap::Scope;
use crate::app::thing;
use crate::domain::change::{Change, Record};
use crate::domain::id::ActionId;
use crate::pages::thing::{Spots, Thing};
use crate::pages::{Page, Query};

/// What is owed.
#[derive(Clone, Debug, Default)]
pub struct Actions {
    /// The line under the cursor.
    cursor: Cursor,
    /// The steps that are marked.
    marked: BTreeSet<ActionId>,
    /// What lines are found by.
    pub filter: Editor,
    /// Whether letters go into the filter.
    pub is_finding: bool,
    /// Whether the line under the cursor is seen whole.
    pub is_whole: bool,
}

impl Component for Actions {
    fn scopes(&self, sight: Sight<'_>) -> Vec<Scope> {
        if self.is_finding {
            return vec![Scope::Finding, Scope::Typing];
        }
        let thing = sight.page.spots().thing(self.at());
        let of_line = thing.map_or_else(Vec::new, |it| thing::scopes(it, sight.books, sight.now));
        of_line.into_iter().chain([Scope::Actions, Scope::Home]).collect()
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a screen answers its own commands and leaves the others alone"
    )]
    fn act(&mut self, command: &Command, ctx: &mut Ctx<'_>) -> Next {
        let spots = ctx.page.spots();
        // A thing takes two rows here, and none is passed over unseen.
        if self.cursor.go(command, spots, ctx.lines_a_page() / 2) {
            return Next::nothing();
        }
        match command {
            Command::Edit(editing) => {
                self.filter.edit(editing);
                self.cursor.put(0);
            }
            Command::Find => self.is_finding = true,
            Command::Keep if self.is_finding => self.is_finding = false,
            Command::Whose => return self.turn_over(ctx),
            Command::Mark => return self.mark(ctx),
            Command::Out => return self.out(),
            _ => return self.perform(command, ctx),
        }
        Next::nothing()
    }

    fn shows_books(&self) -> bool {
        true
    }

    fn follow(&mut self, record: &Record) {
        self.cursor.look_for(Thing::of(record));
    }

    /// The cursor goes to what is new; else it stays, so that the next line comes
    /// under it.
    fn made(&mut self, changes: &[Change]) {
        self.marked.clear();
        match changes.iter().find(|change| change.before.is_none()) {
            Some(new) => self.follow(&new.after),
            None => self.cursor.stay(),
        }
    }

    fn query(&self) -> Query {
        Query::Actions(self.filter.text().to_owned())
    }

    fn settle(&mut self, page: &Page) {
        self.cursor.settle(page.spots());
    }
}

impl Actions {
    /// The number of the line under the cursor.
    pub const fn at(&self) -> usize {
        self.cursor.at()
    }

    /// Whether a line is marked.
    pub fn is_marked(&self, thing: Option<&Thing>) -> bool {
        matches!(thing, Some(Thing::Step(_, id)) if self.marked.contains(id))
    }

    /// How many lines are marked.
    pub fn marked(&self, spots: &Spots) -> usize {
        if self.marked.is_empty() {
            return 0;
        }
        spots.all().iter().filter(|spot| self.is_marked(spot.thing.as_ref())).count()
    }

    /// One level out: what is looked for, the marks, the line seen whole, the
    /// list.
    fn out(&mut self) -> Next {
        if self.is_finding || !self.filter.text().is_empty() {
            self.is_finding = false;
            self.filter = Editor::default();
        } else if !self.marked.is_empty() {
            self.marked.clear();
        } else if self.is_whole {
            self.is_whole = false;
        } else {
            return Next::go(Place::Today);
        }
        Next::nothing()
    }
}
