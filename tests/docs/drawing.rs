//! A screen as a drawing that a browser shows, light or dark as its reader has it.

use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// Width and height of a cell.
const CELL: (f32, f32) = (8.4, 18.0);
/// The colours of signs and frames, on light and on dark.
const COLOURS: [(u8, &str); 5] =
    [(32, "#0087d7"), (65, "#5f875f"), (100, "#878700"), (166, "#d75f00"), (244, "#808080")];

/// The drawing.
pub(super) fn svg(buffer: &Buffer) -> String {
    let (width, height) =
        (f32::from(buffer.area.width) * CELL.0, f32::from(buffer.area.height) * CELL.1);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" \
         font-family=\"monospace\" font-size=\"14\" xml:space=\"preserve\">\n<style>\n\
         rect{{fill:#fff}}text{{fill:#1f2328;white-space:pre}}.b{{font-weight:bold}}\
         .u{{text-decoration:underline}}\n"
    );
    for (number, colour) in COLOURS {
        writeln!(svg, ".c{number}{{fill:{colour}}}").unwrap();
    }
    svg.push_str(
        "@media(prefers-color-scheme:dark){rect{fill:#0d1117}text{fill:#e6edf3}}\n</style>\n",
    );
    svg.push_str("<rect width=\"100%\" height=\"100%\"/>\n");
    let columns = usize::from(buffer.area.width);
    for (y, row) in buffer.content.chunks(columns).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|one, next| class(one) == class(next)) {
            svg.push_str(&text(run, x, y));
            x += run.len();
        }
    }
    svg + "</svg>\n"
}

/// A run of cells that look alike; nothing where all of them are blank.
fn text(run: &[Cell], x: usize, y: usize) -> String {
    let words: String = run.iter().map(Cell::symbol).collect();
    let blank = words.len() - words.trim_start().len();
    if words.trim().is_empty() {
        return String::new();
    }
    let class = match class(&run[0]).as_str() {
        "" => String::new(),
        class => format!(" class=\"{class}\""),
    };
    let words = words.trim().replace('&', "&amp;").replace('<', "&lt;");
    #[expect(clippy::cast_precision_loss, reason = "a screen has few columns")]
    let (x, y) = ((x + blank) as f32 * CELL.0, (y as f32).mul_add(CELL.1, 14.0));
    let width = words_width(&words) * CELL.0;
    format!("<text x=\"{x:.1}\" y=\"{y:.0}\" textLength=\"{width:.1}\"{class}>{words}</text>\n")
}

/// Cells that a text takes.
fn words_width(words: &str) -> f32 {
    let cells = words.replace("&amp;", "&").replace("&lt;", "<").chars().count();
    f32::from(u16::try_from(cells).unwrap())
}

/// What a cell looks like.
fn class(cell: &Cell) -> String {
    let colour =
        if let Color::Indexed(number) = cell.fg { format!("c{number}") } else { String::new() };
    let bold = if cell.modifier.contains(Modifier::BOLD) { "b" } else { "" };
    let under = if cell.modifier.contains(Modifier::UNDERLINED) { "u" } else { "" };
    [colour.as_str(), bold, under]
        .into_iter()
        .filter(|it| !it.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
