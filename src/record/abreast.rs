//! Reading many things abreast: most of the time goes into asking the file system
//! for one small file after the other. By hand, since it is a dozen lines, and a pool
//! of threads would be five crates.

use std::panic::resume_unwind;
use std::thread::{self, ScopedJoinHandle, available_parallelism};

/// From so many on it is worth the start of a thread.
const MANY: usize = 32;

/// What `read` makes of each of them, in their order.
pub(crate) fn each<T: Sync, R: Send>(items: &[T], read: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let readers =
        if items.len() < MANY { 1 } else { available_parallelism().map_or(1, usize::from) };
    if readers == 1 {
        return items.iter().map(read).collect();
    }
    thread::scope(|scope| {
        let read = &read;
        let shares = items.chunks(items.len().div_ceil(readers));
        let readers: Vec<_> =
            shares.map(|share| scope.spawn(move || share.iter().map(read).collect())).collect();
        let read = readers.into_iter().map(ScopedJoinHandle::join);
        read.flat_map(|share: thread::Result<Vec<R>>| share.unwrap_or_else(|it| resume_unwind(it)))
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_are_read_in_their_order_be_they_few_or_many() {
        for count in [0, 1, MANY - 1, MANY, MANY * 7 + 3] {
            let items: Vec<usize> = (0..count).collect();
            let doubled: Vec<usize> = items.iter().map(|item| item * 2).collect();
            assert_eq!(each(&items, |item| item * 2), doubled, "{count}");
        }
    }

    #[test]
    #[should_panic(expected = "the last one")]
    fn whoever_fails_is_heard() {
        let items: Vec<usize> = (0..MANY).collect();
        each(&items, |item| assert!(item + 1 < MANY, "the last one"));
    }
}
