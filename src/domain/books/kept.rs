//! The books with a number that says when they changed.

use std::ops::Deref;

use super::Books;

/// The books, and how often they were changed: what was computed from them is
/// theirs as long as that number is the same. Reading is reading the books;
/// changing goes through [`change`](Self::change).
#[derive(Clone, Debug)]
pub struct Kept {
    books: Books,
    revision: u64,
}

impl Kept {
    /// How often they were changed.
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// The books, to be changed.
    pub const fn change(&mut self) -> &mut Books {
        self.revision += 1;
        &mut self.books
    }

    /// The books were read again: a change, unless they say the same.
    pub fn renew(&mut self, books: Books) {
        if self.books != books {
            *self.change() = books;
        }
    }
}

impl From<Books> for Kept {
    fn from(books: Books) -> Self {
        Self { books, revision: 0 }
    }
}

impl Deref for Kept {
    type Target = Books;
    fn deref(&self) -> &Books {
        &self.books
    }
}
