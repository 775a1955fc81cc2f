//! Markdown as GitHub, Notion and most wikis read it: headings, lists, a table.

use super::one_line;
use crate::pages::paper::{Block, Paper, Step, Tick};

/// A paper as Markdown.
pub fn markdown(paper: &Paper) -> String {
    let mut blocks: Vec<String> = paper.for_whom.iter().map(|it| escaped(it)).collect();
    blocks.push(format!("# {}", escaped(&paper.title)));
    for section in &paper.sections {
        if !section.heading.is_empty() {
            blocks.push(format!("## {}", escaped(&section.heading)));
        }
        blocks.extend(joined(&section.blocks));
    }
    blocks.join("\n\n") + "\n"
}

/// The parts of a section as blocks; lists that follow each other are one.
fn joined(parts: &[Block]) -> Vec<String> {
    let mut blocks: Vec<String> = Vec::new();
    let mut is_after_list = false;
    for part in parts {
        let (block, is_list) = match part {
            Block::Steps(steps) => (table(steps), false),
            Block::Facts(facts) => {
                (list(facts.iter().map(|(label, text)| fact(label, text))), true)
            }
            Block::Rows(rows) => (list(rows.iter().map(|(what, how)| row(what, how))), true),
            Block::Said(said) => (list(said.iter().map(|(ask, said)| asked(ask, said))), true),
            Block::Lines(lines) => (list(lines.iter().map(|line| listed(line))), true),
            Block::Plain(lines) => (plain(lines), false),
            Block::Ticks(ticks) => (list(ticks.iter().map(ticked)), true),
        };
        match blocks.last_mut().filter(|_| is_list && is_after_list) {
            Some(before) => *before = format!("{before}\n{block}"),
            None => blocks.push(block),
        }
        is_after_list = is_list;
    }
    blocks
}

fn list(items: impl Iterator<Item = String>) -> String {
    items.map(|item| format!("- {item}")).collect::<Vec<_>>().join("\n")
}

/// A line of a list, and under it what belongs to it.
fn listed(line: &str) -> String {
    // A backslash at the end of a line keeps the next one apart.
    line.lines().map(escaped).collect::<Vec<_>>().join("\\\n  ")
}

/// Sentences, a line each.
fn plain(lines: &[String]) -> String {
    let lines = lines.iter().map(|line| escaped(line)).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\\\n")
}

fn ticked(tick: &Tick) -> String {
    let done = if tick.is_done { 'x' } else { ' ' };
    format!("[{done}] {} {}", escaped(&tick.day), escaped(&tick.what))
}

fn fact(label: &str, text: &str) -> String {
    format!("**{}:** {}", escaped(label), escaped(text))
}

fn row(what: &str, how: &str) -> String {
    format!("{} ({})", escaped(what), escaped(how))
}

/// What was asked, and each line of what was said under it.
fn asked(ask: &str, said: &str) -> String {
    let said = said.lines().map(escaped).filter(|line| !line.is_empty());
    let lines: Vec<String> = said.map(|line| format!("  {line}")).collect();
    // A backslash at the end of a line keeps the next one apart.
    format!("**{}**\\\n{}", escaped(ask), lines.join("\\\n"))
}

fn table(steps: &[Step]) -> String {
    let row = |step: &Step| {
        let cells = [&step.who, &step.what, &step.by, &step.done_when].map(|cell| escaped(cell));
        format!("| {} |", cells.join(" | "))
    };
    let head = ["| who | what | by | done when |", "| --- | --- | --- | --- |"].map(str::to_owned);
    head.into_iter().chain(steps.iter().map(row)).collect::<Vec<_>>().join("\n")
}

/// A text in one line that means itself: no sign of it is taken for a mark.
fn escaped(text: &str) -> String {
    let line = one_line(text);
    let mut safe = String::with_capacity(line.len());
    for (at, sign) in line.char_indices() {
        let rest = line.get(at + sign.len_utf8()..).unwrap_or_default();
        if is_mark(sign, rest) || is_mark_at_start(sign, rest, line.get(..at).unwrap_or_default()) {
            safe.push('\\');
        }
        safe.push(sign);
    }
    safe
}

/// Whether a sign is a mark wherever it stands, before that `rest`.
fn is_mark(sign: char, rest: &str) -> bool {
    let next = rest.chars().next();
    match sign {
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' => true,
        '&' => next.is_some_and(|next| next == '#' || next.is_ascii_alphanumeric()),
        _ => false,
    }
}

/// Whether a sign makes a list or heading of the line that it begins, or of the
/// number before it.
fn is_mark_at_start(sign: char, rest: &str, before: &str) -> bool {
    let is_apart = rest.is_empty() || rest.starts_with(' ');
    match sign {
        '#' | '=' => before.is_empty(),
        '-' | '+' => before.is_empty() && (is_apart || rest.starts_with(sign)),
        '.' | ')' => {
            !before.is_empty() && is_apart && before.bytes().all(|byte| byte.is_ascii_digit())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::paper::Section;

    #[test]
    fn what_people_wrote_means_itself() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            assert_eq!(escaped(text), expected);
        }
        case("Zoë & Söhne, 山田 👍🏽", "Zoë & Söhne, 山田 👍🏽");
        case("# 1 of *all*", "\\# 1 of \\*all\\*");
        case("we are # 1", "we are # 1");
        case("- and then", "\\- and then");
        case("-5 %", "-5 %");
        case("--- and so on", "\\--- and so on");
        case("1. first", "1\\. first");
        case("12) x", "12\\) x");
        case("120.50", "120.50");
        case("in 2026. Then", "in 2026. Then");
        case(
            "a|b <b> [x](y) `c` \\ ~~d~~ a_b",
            "a\\|b \\<b\\> \\[x\\](y) \\`c\\` \\\\ \\~\\~d\\~\\~ a\\_b",
        );
        case("&lt; R&D A & B", "\\&lt; R\\&D A & B");
        case("two\n# lines\n", "two # lines");
        case("", "");
    }

    #[test]
    fn a_section_is_a_heading_with_lists_and_a_table() {
        let step = Step {
            who: "Ana".to_owned(),
            what: "Send it".to_owned(),
            by: "Fri 4 Dec".to_owned(),
            done_when: String::new(),
        };
        let blocks = vec![
            Block::Facts(vec![("News", "Jan left".to_owned())]),
            Block::Rows(vec![("Dana Fox".to_owned(), "supporter".to_owned())]),
            Block::Steps(vec![step]),
            Block::Said(vec![("Who signs?".to_owned(), "Dana.\n\n- Tom".to_owned())]),
        ];
        let section = Section { heading: "Their people".to_owned(), blocks };
        let paper = Paper {
            title: "Acme".to_owned(),
            for_whom: Some("For us only"),
            sections: vec![section],
        };
        assert_eq!(
            markdown(&paper),
            "For us only\n\n# Acme\n\n## Their people\n\n- **News:** Jan left\n- Dana Fox (supporter)\n\n\
             | who | what | by | done when |\n| --- | --- | --- | --- |\n\
             | Ana | Send it | Fri 4 Dec |  |\n\n\
             - **Who signs?**\\\n  Dana.\\\n  \\- Tom\n"
        );
    }
}
