//! The check of the largest shipped process, beside parsing its text with
//! `toml` alone.
#![allow(clippy::unwrap_used, missing_docs)]

use divan::Bencher;
use sideline::template::check;
use sideline::template::shipped::SHIPPED;
use sideline::template::uses::Uses;

fn main() {
    divan::main();
}

fn largest() -> &'static str {
    SHIPPED.iter().map(|(_, text)| *text).max_by_key(|text| text.len()).unwrap()
}

#[divan::bench]
fn process(bencher: Bencher<'_, '_>) {
    let (text, uses) = (largest(), Uses::default());
    bencher.bench_local(|| {
        let checked = check(text.as_bytes(), &uses);
        assert!(checked.faults.is_empty());
        checked
    });
}

#[divan::bench]
fn process_bare(bencher: Bencher<'_, '_>) {
    let text = largest();
    bencher.bench_local(|| text.parse::<toml::Table>().unwrap());
}
