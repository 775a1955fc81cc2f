//! `sideline config`: your own settings, and where things lie.

use clap::Args;

use super::ctx::{Ctx, complete_but_for};
use super::print::pair;
use super::printed;
use crate::domain::books::Unread;
use crate::failure::Failure;
use crate::record::config::{self, FILE};
use crate::record::doctor;

/// Show your own settings, and where things lie
///
/// The settings are yours and not the team's: a text file that you may edit.
#[derive(Args, Debug)]
pub(super) struct Settings {
    /// Print only where the file of the settings lies
    #[arg(long)]
    path: bool,
}

impl Settings {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let file = ctx.world.config.join(FILE).display().to_string();
        if self.path {
            return ctx.print(&file);
        }
        let found = config::found(&ctx.world.config);
        let config = &found.config;
        let me = config.me_at(ctx.workspace.root());
        let is_said = me.is_some();
        let me = me.map_or("not said yet", |me| me.as_str());
        let workspace = ctx.workspace.root().display().to_string();
        let drafts = ctx.world.state.display().to_string();
        let editor = ctx.world.editor.as_ref().or(config.editor.as_ref());
        let facts = [
            ("Settings", &*file),
            ("Me", me),
            ("Editor", editor.map_or("not said yet", String::as_str)),
            ("Workspace", &workspace),
            ("Drafts", &drafts),
        ];
        for (label, text) in facts {
            printed(pair(ctx.out, label, Some(text)))?;
        }
        if !is_said && found.no_me().is_none() {
            ctx.say("To say who you are here: sideline me PERSON.");
        }
        if let Some(trouble) = ctx.world.zone_trouble() {
            ctx.say(&trouble);
        }
        let mut problems = doctor::of_idle(ctx.workspace.root(), &found.idle);
        let books = ctx.people();
        problems.extend(doctor::of_me(&books, &ctx.world.config, ctx.workspace.root()));
        for problem in problems {
            ctx.say(&problem.to_string());
            ctx.say(&format!("  help: {}", problem.help));
        }
        // With what to write, as far as that is known.
        let is_of_settings = |unread: &Unread| unread.file == file;
        complete_but_for(&books.unread.into_iter().filter(is_of_settings).collect::<Vec<_>>())
    }
}
