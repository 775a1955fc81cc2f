//! Every screen can be read in the colours that people have: words are the
//! terminal's own, signs and frames stand out from the ground.

use std::collections::BTreeSet;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};
use serde::Deserialize;

use crate::support::acme::{agreed, in_stage, session, the_buyer_map};
use crate::support::play::Play;

/// The least contrast of a sign or a frame with the ground.
const LEAST: f64 = 3.0;
/// The colours that signs and frames have: the screens below show them all.
const COLOURS: [u8; 5] = [32, 65, 100, 166, 244];

#[derive(Deserialize)]
struct Palettes {
    palette: Vec<Palette>,
}

#[derive(Deserialize)]
struct Palette {
    name: String,
    bg: String,
}

/// Screens of every kind, some with a box over them.
fn screens() -> Vec<Play> {
    let demo = |keys| Play::demo().keys(keys);
    vec![
        Play::first_start(),
        demo(""),
        demo("r"),
        demo("<f1>"),
        demo("2"),
        demo("2<enter>"),
        demo("2<enter>t"),
        demo("3"),
        demo("/hedda"),
        session(),
        session().keys("Is the d<tab>"),
        in_stage().keys("ydana fox mail 18 nov<enter>a"),
        in_stage().keys("<ctrl-t>"),
        in_stage().keys("<esc>"),
        the_buyer_map().keys("spoke to Dana"),
        agreed(),
    ]
}

fn cells() -> Vec<Cell> {
    screens().into_iter().flat_map(|mut play| play.cells().content).collect()
}

#[test]
fn palettes_words_are_the_terminals_own_colour() {
    for cell in cells() {
        assert!(!cell.modifier.intersects(Modifier::DIM | Modifier::ITALIC), "{cell:?}");
        assert_eq!(cell.bg, Color::Reset, "{cell:?}");
        let is_word = cell.symbol().contains(char::is_alphanumeric);
        assert!(!is_word || cell.fg == Color::Reset, "{cell:?}");
    }
}

#[test]
fn palettes_signs_and_frames_stand_out_from_each_ground() {
    let colour = |cell: &Cell| match cell.fg {
        Color::Reset => None,
        Color::Indexed(entry) => Some(entry),
        other => panic!("{other:?} is the terminal's to choose: {cell:?}"),
    };
    let colours: BTreeSet<u8> = cells().iter().filter_map(colour).collect();
    assert_eq!(colours, BTreeSet::from(COLOURS));
    let palettes = toml::from_str::<Palettes>(include_str!("palettes.toml")).unwrap().palette;
    assert_eq!(palettes.len(), 17);
    for (palette, entry) in
        palettes.iter().flat_map(|palette| colours.iter().map(move |entry| (palette, *entry)))
    {
        let seen = contrast(rgb(entry), hex(&palette.bg));
        assert!(seen >= LEAST, "{entry} on {}: {seen:.2}", palette.name);
    }
}

/// An entry of the colour cube or of the greys.
fn rgb(entry: u8) -> [u8; 3] {
    let steps = [0, 95, 135, 175, 215, 255];
    let step = |by: u8| steps[usize::from((entry - 16) / by % 6)];
    match entry {
        0..16 => panic!("{entry} is the terminal's to choose"),
        16..232 => [step(36), step(6), step(1)],
        232.. => [8 + 10 * (entry - 232); 3],
    }
}

fn hex(text: &str) -> [u8; 3] {
    [1, 3, 5].map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap())
}

/// The contrast of two colours by WCAG 2.
fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: [u8; 3]) -> f64 {
    let linear = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}
