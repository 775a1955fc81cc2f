//! How the processes of a workspace are used: what their checker has to know
//! besides their files.

use std::path::Path;

use super::{ProcessFile, Workspace};
use crate::domain::books::{Books, Unread};
use crate::domain::deal::DealStatus;
use crate::domain::process::Process;
use crate::failure::Failure;
use crate::record::layout::{PROCESS_TEMPLATES, state_folder};
use crate::record::seen_versions;
use crate::template::uses::{Uses, seen_of};
use crate::world::World;

impl Workspace {
    /// How its processes are used.
    ///
    /// # Errors
    ///
    /// What is wrong in the file of what was last seen of them. They can be
    /// checked without it.
    pub fn uses(&self, world: &World, books: &Books) -> (Uses, Option<Unread>) {
        let mut uses = Uses::default();
        let open = books.deals.values().map(|book| &book.deal);
        for deal in open.filter(|deal| deal.status == DealStatus::Open) {
            let process = uses.0.entry(deal.process.clone()).or_default();
            *process.open_deals.entry(deal.stage.clone()).or_default() += 1;
        }
        // A workspace that is not there has no state.
        let Ok(folder) = state_folder(&world.state, self.root()) else { return (uses, None) };
        match seen_versions::read(&folder) {
            Ok(seen) => {
                for (id, seen) in seen {
                    uses.0.entry(id).or_default().seen = Some(seen);
                }
                (uses, None)
            }
            Err(unread) => {
                let file = folder.join(&unread.file).display().to_string();
                (uses, Some(Unread { file, ..unread }))
            }
        }
    }

    /// Whether a process file is one of the team's, wherever it was named from.
    pub fn owns(&self, file: &ProcessFile) -> bool {
        let folder = self.root().join(PROCESS_TEMPLATES);
        let parent = file.file.as_deref().and_then(Path::parent);
        let parent = parent.map(|it| if it.as_os_str().is_empty() { Path::new(".") } else { it });
        let real = |path: &Path| path.canonicalize().ok();
        self.is_made() && parent.and_then(real).is_some_and(|it| Some(it) == real(&folder))
    }

    /// Keeps what these processes mean in their version. One whose meaning
    /// changed without a new version is kept as it was, so that it is told
    /// again.
    ///
    /// # Errors
    ///
    /// The file can neither be read nor written.
    pub fn remember<'p>(
        &self,
        world: &World,
        processes: impl Iterator<Item = &'p Process>,
    ) -> Result<(), Failure> {
        let not_kept = |error: String| {
            Failure::not_done("what these versions mean was not kept").because(error)
        };
        let Ok(folder) = state_folder(&world.state, self.root()) else { return Ok(()) };
        let before = seen_versions::read(&folder).map_err(|unread| not_kept(unread.to_string()))?;
        let mut all = before.clone();
        for process in processes {
            let known = all.entry(process.id.clone()).or_insert_with(|| seen_of(process));
            if known.version < process.version {
                *known = seen_of(process);
            }
        }
        if all == before {
            return Ok(());
        }
        seen_versions::save(&folder, &all).map_err(|error| not_kept(error.to_string()))
    }
}
