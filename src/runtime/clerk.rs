//! The one thread that does slow work, in the order it was handed over.
//!
//! Typing never waits for the disk: the pump hands a job over and goes on, and
//! the clerk's report wakes it. What a job is, only the two of them know.

use std::io;
use std::panic;
use std::sync::mpsc::{self, Receiver, Sender, TryRecvError};
use std::thread::{self, JoinHandle};

use super::input::Waker;

/// Hands jobs of type `J` to a thread of its own, which reports with an `R`
/// whenever it has something to say.
///
/// A panic of that thread goes on in whoever asks it next, so that a dead clerk
/// is never taken for a slow one. Dropping a clerk waits for the jobs it has.
#[derive(Debug)]
pub struct Clerk<J, R> {
    jobs: Option<Sender<J>>,
    reports: Receiver<R>,
    thread: Option<JoinHandle<()>>,
}

/// Wakes the pump when dropped, which is to say however the thread ends.
struct LastWord(Waker);

impl Drop for LastWord {
    fn drop(&mut self) {
        self.0.wake();
    }
}

impl<J: Send + 'static, R: Send + 'static> Clerk<J, R> {
    /// Starts the thread. `perform` does one job and says what there is to say
    /// of it; `waker` is rung for each report.
    ///
    /// # Errors
    ///
    /// When the system has no thread to give.
    pub fn start(
        waker: Waker,
        mut perform: impl FnMut(J, &mut dyn FnMut(R)) + Send + 'static,
    ) -> io::Result<Self> {
        let (jobs, inbox) = mpsc::channel();
        let (outbox, reports) = mpsc::channel();
        let thread = thread::Builder::new().name("clerk".to_owned()).spawn(move || {
            let last = LastWord(waker);
            // Dropped before `last` rings, so that the pump finds it closed.
            let outbox: Sender<R> = outbox;
            for job in inbox {
                perform(job, &mut |report| {
                    // Nobody listens for the report of a clerk that was dropped;
                    // the job is done all the same.
                    let _ = outbox.send(report);
                    last.0.wake();
                });
            }
        })?;
        Ok(Self { jobs: Some(jobs), reports, thread: Some(thread) })
    }
}

impl<J, R> Clerk<J, R> {
    /// Puts a job behind the ones handed over before. Never waits.
    pub fn hand(&self, job: J) {
        if let Some(jobs) = &self.jobs {
            // Refused only after a panic, which `reports` and `finish` pass on.
            let _ = jobs.send(job);
        }
    }

    /// The reports that have come in since the last call, oldest first. Never
    /// waits.
    ///
    /// # Panics
    ///
    /// Goes on with the panic of the thread, if it had one.
    pub fn reports(&mut self) -> Vec<R> {
        let mut reports = Vec::new();
        loop {
            match self.reports.try_recv() {
                Ok(report) => reports.push(report),
                Err(TryRecvError::Empty) => return reports,
                Err(TryRecvError::Disconnected) => {
                    self.end();
                    return reports;
                }
            }
        }
    }

    /// Takes no more jobs, waits until those handed over are done, and returns
    /// the reports not yet collected.
    ///
    /// # Panics
    ///
    /// Goes on with the panic of the thread, if it had one.
    #[must_use = "the last reports say what could not be saved"]
    pub fn finish(mut self) -> Vec<R> {
        self.jobs = None;
        let reports = self.reports.iter().collect();
        self.end();
        reports
    }

    fn end(&mut self) {
        if let Some(Err(panic)) = self.thread.take().map(JoinHandle::join) {
            panic::resume_unwind(panic);
        }
    }
}

impl<J, R> Drop for Clerk<J, R> {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            // A panic was reported when it happened; a second one while the
            // first unwinds would abort before the terminal is given back.
            let _ = thread.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use super::*;
    use crate::runtime::input::Input;

    #[test]
    fn jobs_are_done_in_the_order_they_were_handed_over() {
        let input = Input::new().unwrap();
        let clerk = Clerk::start(input.waker(), |job: u32, say| say(job * 2)).unwrap();
        (0..1000).for_each(|job| clerk.hand(job));
        assert_eq!(clerk.finish(), (0..1000).map(|job| job * 2).collect::<Vec<_>>());
    }

    #[test]
    fn reports_never_wait_and_finish_loses_nothing() {
        let input = Input::new().unwrap();
        let (go, gate) = channel::<()>();
        let (started, begun) = channel();
        let mut clerk = Clerk::start(input.waker(), move |job: &str, say| {
            started.send(()).unwrap();
            gate.recv().unwrap();
            say(job);
        })
        .unwrap();
        clerk.hand("first");
        clerk.hand("second");
        begun.recv().unwrap();
        assert!(clerk.reports().is_empty(), "nothing is done yet");
        go.send(()).unwrap();
        // The second job has begun, so the first was reported.
        begun.recv().unwrap();
        assert_eq!(clerk.reports(), ["first"]);
        go.send(()).unwrap();
        assert_eq!(clerk.finish(), ["second"]);
    }

    #[test]
    fn a_dropped_clerk_does_what_it_was_handed() {
        let input = Input::new().unwrap();
        let (done, seen) = channel();
        let perform = move |job: u32, _: &mut dyn FnMut(())| done.send(job).unwrap();
        let clerk = Clerk::start(input.waker(), perform).unwrap();
        (0..100).for_each(|job| clerk.hand(job));
        drop(clerk);
        assert_eq!(seen.iter().collect::<Vec<_>>(), (0..100).collect::<Vec<_>>());
    }

    #[test]
    fn a_panic_of_the_clerk_reaches_whoever_asks_for_reports() {
        let mut input = Input::new().unwrap();
        let perform = |(): (), _: &mut dyn FnMut(())| panic!("on trial");
        let mut clerk = Clerk::start(input.waker(), perform).unwrap();
        clerk.hand(());
        let asked = panic::catch_unwind(panic::AssertUnwindSafe(|| {
            loop {
                clerk.reports();
                input.wait(Some(Duration::from_millis(20))).unwrap();
            }
        }));
        let panic: Box<dyn std::any::Any + Send> = asked.unwrap_err();
        assert_eq!(panic.downcast_ref::<&str>(), Some(&"on trial"));
    }
}
