//! Who sits at the keyboard: asked once, and kept in the settings.

use super::{Component, Ctx, Next, Sight, Turn, form_scopes};
use crate::app::command::Command;
use crate::app::effect::{Effect, Setting};
use crate::app::form::{self, Ask, Did, Form, Row};
use crate::app::keymap::Scope;
use crate::app::model::Notice;
use crate::domain::books::Books;
use crate::domain::id::PersonId;
use crate::interview::prompt::{Choice, Entry, Says};

/// The answer of somebody who is none of the team: no id looks like it.
const NOBODY: &str = "-";

/// The question who sits at the keyboard.
#[derive(Clone, Debug)]
pub struct Who {
    form: Form,
}

impl Component for Who {
    fn scopes(&self, _: Sight<'_>) -> Vec<Scope> {
        form_scopes(&self.form)
    }

    fn act(&mut self, command: &Command, ctx: &mut Ctx<'_>) -> Next {
        match form::act(&mut self.form, command) {
            // Nobody is marked before somebody said who they are.
            Did::Answered(value) if value.is_empty() => {}
            Did::Answered(value) => {
                self.form.choose(&value);
                return self.keep(ctx);
            }
            // With one field the lines of its choice are the way.
            Did::Ended { down } => drop(self.form.move_line(down)),
            Did::Nothing | Did::Moved | Did::Edited(_) | Did::Stray(_) => {}
        }
        if *command == Command::Out { Next::pop(Vec::new()) } else { Next::nothing() }
    }
}

impl Who {
    /// Whether nobody has said who they are, and there is somebody to be.
    pub fn is_unknown(books: &Books) -> bool {
        books.me.is_none() && !books.team.people.is_empty()
    }

    /// The question, with the people of the team to choose from.
    pub fn new(books: &Books) -> Self {
        let people = books.team.here().zip(('1'..='9').map(Some).chain(std::iter::repeat(None)));
        let people = people.map(|((id, person), key)| Choice {
            value: id.to_string(),
            key,
            label: format!("{}, {}", person.name, person.role),
        });
        let nobody = Choice {
            value: NOBODY.to_owned(),
            key: Some('0'),
            label: "someone else: just looking".to_owned(),
        };
        let me = books.me.as_ref();
        let at = books.team.here().position(|(id, _)| Some(id) == me);
        let choices =
            Entry::Choice(people.chain([nobody]).collect(), at.map_or(Says::Fact, Says::Plan));
        let aside = "Remembered on this computer. Press w to change it.";
        let stranger = books.stranger.as_ref().filter(|_| me.is_none());
        let aside = stranger.map_or_else(
            || aside.to_owned(),
            |id| format!("This team knows no \"{id}\", whom your settings name. {aside}"),
        );
        let ask = Ask::new("me", "Who are you?", choices).with_aside(aside);
        Self { form: Form::new(vec![ask]) }
    }

    /// The form with the one question.
    pub const fn form(&self) -> &Form {
        &self.form
    }

    /// Goes on as who was chosen. Who only looks is nobody for this time, and
    /// what the settings say stays.
    fn keep(&self, ctx: &mut Ctx<'_>) -> Next {
        let answer = self.form.focused().map(Row::answer).unwrap_or_default();
        let me = answer.parse::<PersonId>().ok();
        ctx.books.change().me.clone_from(&me);
        let Some(me) = me else { return Next::pop(Vec::new()) };
        let name = ctx.books.team.name_of(&me);
        *ctx.notice = Some(Notice::news(format!("You are {name} from now on.")));
        Next { effects: vec![Effect::Remember(Setting::Me(me))], turn: Turn::Pop }
    }
}
