//! The buyer map for Graphviz.

use super::{border, colours, lines, on_line, one_line};
use crate::domain::person::RelationKind;
use crate::pages::map::{BuyerMap, Card, Tie};

/// The map as a graph in the DOT language.
pub fn dot(map: &BuyerMap) -> String {
    let mut text = vec![
        "digraph buyer_map {".to_owned(),
        format!("  graph [label={}, labelloc=t, rankdir=TB]", quoted(&[one_line(&map.title)])),
        "  node [shape=box, style=filled, fontname=sans, fontcolor=\"#1b1b1b\"]".to_owned(),
        "  edge [fontname=sans, fontsize=10]".to_owned(),
    ];
    text.extend((1..).zip(&map.boxes).map(|(number, spot)| node(number, &spot.card)));
    let below = map.reports.iter();
    text.extend(
        below.map(|(boss, who)| format!("  p{} -> p{} [arrowhead=none]", boss + 1, who + 1)),
    );
    text.extend(map.ties.iter().map(edge));
    text.push("}".to_owned());
    text.join("\n") + "\n"
}

fn node(number: usize, card: &Card) -> String {
    let (fill, line) = colours(card);
    let style = if card.is_gap { ", style=dashed" } else { "" };
    let label = quoted(&lines(card));
    let border = border(card);
    format!(
        "  p{number} [label={label}, fillcolor=\"{fill}\", color=\"{line}\", penwidth={border}{style}]"
    )
}

/// A tie moves nobody up or down: only reporting does.
fn edge(tie: &Tie) -> String {
    let look = match tie.kind {
        RelationKind::Influences => "style=dashed, color=\"#1565c0\"",
        RelationKind::ConflictsWith => "dir=both, arrowhead=tee, arrowtail=tee, color=\"#b02a37\"",
        RelationKind::Informal => "dir=none, style=dotted, color=\"#616161\"",
    };
    let label = quoted(&[on_line(tie)]);
    format!("  p{} -> p{} [label={label}, {look}, constraint=false]", tie.from + 1, tie.to + 1)
}

/// Lines as one text in quotes. Graphviz reads `&amp;` and its like there.
fn quoted(lines: &[String]) -> String {
    let escaped =
        |line: &String| line.replace('\\', "\\\\").replace('"', "\\\"").replace('&', "&amp;");
    format!("\"{}\"", lines.iter().map(escaped).collect::<Vec<_>>().join("\\n"))
}
