//! The watch over the folder of the process files that somebody looks at.
//!
//! The system says when a file there was saved, on a thread of its own; nobody
//! asks again and again. Editors that write beside the file and rename are seen,
//! too, because it is the folder that is watched.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::input::Waker;
use crate::app::effect::Shelf;

/// How long a folder is quiet before its files are read: a file is saved in
/// several strokes.
const QUIET: Duration = Duration::from_millis(50);

type News = notify::Result<Event>;

/// A folder under watch.
#[derive(Debug)]
pub(super) struct Watch {
    shelf: Shelf,
    folder: PathBuf,
    watcher: RecommendedWatcher,
    has_news: Arc<AtomicBool>,
}

impl Watch {
    /// Watches the folder of these files from now on, and rings when one of
    /// them was saved.
    ///
    /// # Errors
    ///
    /// Why the system does not watch it.
    pub(super) fn over(shelf: Shelf, folder: PathBuf, waker: Waker) -> io::Result<Self> {
        let (send, news) = mpsc::channel();
        let watcher = notify::recommended_watcher(send).map_err(io::Error::other)?;
        let has_news = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&has_news);
        let thread = thread::Builder::new().name("watch".to_owned());
        thread.spawn(move || listen(&news, &told, &waker))?;
        let mut watch = Self { shelf, folder, watcher, has_news };
        watch.renew()?;
        Ok(watch)
    }

    /// The files, if something happened to them since this was asked last.
    pub(super) fn news(&mut self) -> Option<Shelf> {
        let has_news = self.has_news.swap(false, Ordering::Acquire);
        // The folder may have been made meanwhile, or made anew.
        has_news.then(|| drop(self.renew()));
        has_news.then(|| self.shelf.clone())
    }

    /// Watches the folder that is there by now. Where there is none yet, the one
    /// that it will be made in.
    fn renew(&mut self) -> io::Result<()> {
        let is_there = |folder: &&Path| folder.is_dir();
        let nearest = self.folder.ancestors().find(is_there).unwrap_or(&self.folder);
        let watched = self.watcher.watch(nearest, RecursiveMode::NonRecursive);
        watched.map_err(io::Error::other)
    }
}

/// Waits for news, and rings when it has been quiet again for a moment. Ends
/// with the watcher.
fn listen(news: &Receiver<News>, told: &AtomicBool, waker: &Waker) {
    while let Ok(first) = news.recv() {
        if !is_change(&first) {
            continue;
        }
        while news.recv_timeout(QUIET).is_ok() {}
        told.store(true, Ordering::Release);
        waker.wake();
    }
}

/// Whether a file may be another one than before: that it was read does not
/// count, least of all by us.
fn is_change(news: &News) -> bool {
    match news {
        Ok(event) => match event.kind {
            EventKind::Access(how) => how == AccessKind::Close(AccessMode::Write),
            EventKind::Any
            | EventKind::Create(_)
            | EventKind::Modify(_)
            | EventKind::Remove(_)
            | EventKind::Other => true,
        },
        Err(_) => true,
    }
}
