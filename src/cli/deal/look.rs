//! What in a deal is worth a look, in words.

use std::io::{self, Write};

use jiff::civil::Date;

use crate::cli::print::table;
use crate::domain::books::DealBook;
use crate::domain::flags::{Facts, flags};
use crate::domain::process::Process;
use crate::interview::gaps::gaps;

/// Prints the red flags, then the gaps of the buyer map; nothing where there
/// are none.
pub(super) fn to_look_at(
    out: &mut dyn Write,
    book: &DealBook,
    process: &Process,
    today: Date,
) -> io::Result<()> {
    let flags = flags(&Facts::of(book, process, today)).into_iter().map(|flag| flag.text);
    let gaps = gaps(&book.deal, process).into_iter().map(|gap| gap.text);
    let rows: Vec<Vec<String>> = flags.chain(gaps).map(|text| vec![format!("  {text}")]).collect();
    if !rows.is_empty() {
        writeln!(out, "\nTo look at")?;
    }
    table(out, &rows)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use jiff::civil::date;

    use super::*;
    use crate::cli::json::deal::whole;
    use crate::domain::books::Books;
    use crate::record::store::Store;
    use crate::template::{read, shipped::SHIPPED};

    const TODAY: Date = date(2026, 11, 25);

    /// The deal that the format shows, on the process it follows.
    fn example() -> Books {
        let processes = SHIPPED.iter().map(|(_, text)| read(text.as_bytes()).unwrap());
        let processes = processes.map(|process| (process.id.clone(), process)).collect();
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/records/1");
        Store::new(workspace).load(processes)
    }

    #[test]
    fn flags_and_gaps_of_the_example_are_told_in_words() {
        let books = example();
        let book = books.deals.values().next().unwrap();
        let mut out = Vec::new();
        to_look_at(&mut out, book, books.process_of(&book.deal).unwrap(), TODAY).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.starts_with("\nTo look at\n  We have no proven champion\n"), "{text}");
        assert!(text.ends_with("\n  Only Tom Ode has been met more than once\n"), "{text}");
    }

    #[test]
    fn flags_and_gaps_of_the_example_are_printed_as_json() {
        let books = example();
        let book = books.deals.values().next().unwrap();
        let shape = serde_json::to_value(whole(book, &books, TODAY)).unwrap();
        let told = |list: &str| {
            let items = shape[list].as_array().unwrap().iter();
            items.map(|item| (item["id"].to_string(), item["text"].to_string())).collect::<Vec<_>>()
        };
        let pair = |id: &str, text: &str| (format!("{id:?}"), format!("{text:?}"));
        let champion = pair("no-champion", "We have no proven champion");
        assert!(told("flags").contains(&champion), "{:?}", told("flags"));
        let contacts = pair("few-contacts", "Only Tom Ode has been met more than once");
        assert!(told("gaps").contains(&contacts), "{:?}", told("gaps"));
    }
}
