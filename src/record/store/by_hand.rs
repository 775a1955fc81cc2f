//! What a save leaves alone: nothing is written at or below a value that cannot
//! be read, unless a person gave another one for that very key.

use crate::domain::books::WrongValue;
use crate::record::fault::Fault;
use crate::record::patch::in_words;
use crate::record::tree::Tree;

/// Who changes a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::record) enum By {
    /// A person, value by value.
    Hand,
    /// The program, as what follows from something else.
    Itself,
}

/// Takes out of `shall` what may not be written over a wrong value. Gives the
/// keys of those that are replaced, in words.
///
/// # Errors
///
/// A person gave something that would stand below a wrong value.
pub(in crate::record) fn given(
    wrong: &[Fault],
    was: &Tree,
    shall: &mut Tree,
    by: By,
) -> Result<Vec<String>, Fault> {
    let mut replaced = Vec::new();
    for fault in wrong {
        let Some(WrongValue { keys, missing, .. }) = fault.wrong() else { continue };
        if was.says_the_same(shall, missing) {
            continue;
        }
        match by {
            By::Itself => shall.put_back(was, missing),
            By::Hand if shall.has_table(keys) => return Err(fault.clone()),
            By::Hand => replaced.push(in_words(keys)),
        }
    }
    Ok(replaced)
}
