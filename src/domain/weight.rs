//! How large a record may become: what is larger is not read again.

use std::fmt::{self, Debug, Write};

/// The most that a record may hold when somebody adds to it, in bytes. What is
/// read may be a little larger, so that it can always be made smaller.
pub const MOST: usize = 900 << 10;
/// Longest text, in bytes, that is let in without a look at what it is added to.
const SHORT: usize = 1 << 10;

/// Whether a record, with a text in it that was just added, is too large: about so
/// many bytes as it takes to write it down.
pub fn is_too_large(record: &impl Debug, added: &str) -> bool {
    added.len() > SHORT && written(record) > MOST
}

fn written(record: &impl Debug) -> usize {
    let mut count = Count(0);
    // A count refuses nothing.
    let _ = write!(count, "{record:?}");
    count.0
}

struct Count(usize);

impl Write for Count {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 += text.len();
        Ok(())
    }
}
