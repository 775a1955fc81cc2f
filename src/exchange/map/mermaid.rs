//! The buyer map for Mermaid, which wikis, GitHub and Markdown editors draw.

use super::{border, colours, lines, on_line, one_line};
use crate::domain::person::RelationKind;
use crate::pages::map::{BuyerMap, Card, Tie};

/// The map as a Mermaid flowchart.
pub fn mermaid(map: &BuyerMap) -> String {
    let mut text = vec![
        "---".to_owned(),
        format!("title: {}", title(&one_line(&map.title))),
        "---".to_owned(),
        "flowchart TD".to_owned(),
    ];
    for (number, spot) in (1..).zip(&map.boxes) {
        text.push(format!("  p{number}[\"{}\"]", label(&lines(&spot.card))));
    }
    let below = map.reports.iter();
    text.extend(below.map(|(boss, who)| format!("  p{} --- p{}", boss + 1, who + 1)));
    text.extend(map.ties.iter().map(edge));
    text.extend((1..).zip(&map.boxes).map(|(number, spot)| style(number, &spot.card)));
    text.join("\n") + "\n"
}

fn edge(tie: &Tie) -> String {
    let says = label(&[on_line(tie)]);
    let line = match tie.kind {
        RelationKind::Influences => format!("-. \"{says}\" .->"),
        RelationKind::ConflictsWith => format!("x-- \"{says}\" --x"),
        RelationKind::Informal => format!("-. \"{says}\" .-"),
    };
    format!("  p{} {line} p{}", tie.from + 1, tie.to + 1)
}

fn style(number: usize, card: &Card) -> String {
    let (fill, line) = colours(card);
    let dashed = if card.is_gap { ",stroke-dasharray:5 5" } else { "" };
    let border = border(card);
    format!(
        "  style p{number} fill:{fill},stroke:{line},stroke-width:{border}px,color:#1b1b1b{dashed}"
    )
}

/// Lines as one label. Every sign that means something there, or might to a
/// newer Mermaid, is written by its number.
fn label(lines: &[String]) -> String {
    let written = |c: char| match c {
        ' ' | ',' => c.to_string(),
        _ if c.is_ascii_punctuation() => format!("#{};", u32::from(c)),
        _ => c.to_string(),
    };
    let line = |line: &String| line.chars().map(written).collect::<String>();
    lines.iter().map(line).collect::<Vec<_>>().join("<br>")
}

/// The title as a text in YAML; two percent signs would begin an order to
/// Mermaid even there.
fn title(text: &str) -> String {
    format!("'{}'", text.replace("%%", "% %").replace('\'', "''"))
}
