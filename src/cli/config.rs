//! `sideline config`: your own settings, and where things lie.

use clap::Args;

use super::ctx::{Ctx, complete_but_for};
use super::print::pair;
use super::printed;
use crate::domain::books::Unread;
use crate::failure::Failure;
use crate::record::config::{self, Config, FILE};
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
        let (config, unread) = match config::read(&ctx.world.config) {
            Ok(config) => (config, None),
            Err(unread) => (Config::default(), Some(Unread { file: file.clone(), ..unread })),
        };
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
        if !is_said && unread.is_none() {
            ctx.say("To say who you are here: sideline me PERSON.");
        }
        if let Some(trouble) = ctx.world.zone_trouble() {
            ctx.say(&trouble);
        }
        for problem in doctor::of_idle(ctx.workspace.root(), &config::idle(&ctx.world.config)) {
            ctx.say(&problem.to_string());
            ctx.say(&format!("  help: {}", problem.help));
        }
        complete_but_for(unread.as_slice())
    }
}
