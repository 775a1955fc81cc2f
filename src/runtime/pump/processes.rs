//! Process files on the pump: under watch, and in the editor.

use std::path::Path;

use super::Pump;
use crate::app::effect::Shelf;
use crate::app::message::Message;
use crate::app::model::Wanted;
use crate::runtime::editor;
use crate::runtime::watch::Watch;
use crate::runtime::worker::Job;

impl Pump<'_> {
    /// Has read what is shown first: a process file alone needs no books.
    pub(super) fn begin(&mut self) {
        match self.model.wanted.clone() {
            Wanted::Preview(file) => self.watch(Shelf::File(file)),
            Wanted::Home | Wanted::Sample | Wanted::Choose(_) | Wanted::Session(..) => {
                self.hand(Job::Load);
            }
        }
    }

    /// Watches the process files, then reads them, so that nothing is missed
    /// between.
    pub(super) fn watch(&mut self, place: Shelf) {
        let folder = match &place {
            Shelf::Workspace => self.workspace.process_folder(),
            Shelf::File(file) => file.parent().unwrap_or(file).to_owned(),
        };
        match Watch::over(place.clone(), folder, self.input.waker()) {
            Ok(watch) => self.watch = Some(watch),
            Err(error) => {
                let why = format!("What you save is not seen by itself: {error}");
                self.tell(Message::NotWatched(why));
            }
        }
        self.hand(Job::Sheets(place));
    }

    /// Gives the editor the terminal until it is closed. The window may have
    /// another size by then.
    pub(super) fn open_editor(&mut self, file: &Path) {
        let edited = editor::open(file, self.world);
        if let Ok(size) = self.terminal.size() {
            self.resize(size.width, size.height);
            self.tell(Message::Resized(size.width, size.height));
        }
        if let Err(why) = edited {
            self.tell(Message::NotEdited(why));
        }
    }
}
