//! Plain text, to paste where Markdown is shown as it stands: mails, notes of a
//! CRM.

use unicode_width::UnicodeWidthStr;

use super::one_line;
use crate::pages::paper::{Block, Paper, Step, Tick};

/// How many characters a text has at most: a chat and a CRM note take no more.
const LONGEST: usize = 31_900;
/// How many bytes a cut at a word may cost.
const WORD: usize = 400;
/// What ends a text that would have had more.
const CUT: &str = "\n… and more than a chat or a note takes: as Markdown it is whole.\n";

/// A paper as plain text.
pub fn text(paper: &Paper) -> String {
    fitted(whole(paper))
}

/// The text as far as it may go, cut at a word.
fn fitted(mut text: String) -> String {
    if let Some((end, _)) = text.char_indices().nth(LONGEST) {
        let words = text.get(..end).and_then(|start| start.rfind(char::is_whitespace));
        text.truncate(words.filter(|word| end - word < WORD).unwrap_or(end));
        text.push_str(CUT);
    }
    text
}

fn whole(paper: &Paper) -> String {
    let mut lines: Vec<String> = paper.for_whom.iter().map(|it| (*it).to_owned()).collect();
    lines.push(one_line(&paper.title));
    for section in &paper.sections {
        lines.push(String::new());
        if !section.heading.is_empty() {
            lines.push(one_line(&section.heading));
        }
        lines.extend(section.blocks.iter().flat_map(part));
    }
    lines.join("\n") + "\n"
}

fn part(part: &Block) -> Vec<String> {
    match part {
        Block::Facts(facts) => {
            facts.iter().map(|(label, text)| format!("{label}: {}", one_line(text))).collect()
        }
        Block::Rows(rows) => rows
            .iter()
            .map(|(what, how)| format!("- {} ({})", one_line(what), one_line(how)))
            .collect(),
        Block::Said(said) => said.iter().flat_map(|(ask, said)| asked(ask, said)).collect(),
        Block::Steps(steps) => steps.iter().map(step).collect(),
        Block::Lines(lines) => lines.iter().flat_map(|line| listed(line)).collect(),
        Block::Plain(lines) => lines.iter().map(|line| one_line(line)).collect(),
        Block::Ticks(ticks) => ticked(ticks),
    }
}

/// A line of a list, and under it what belongs to it.
fn listed(line: &str) -> Vec<String> {
    let mut lines = line.lines().map(one_line);
    let first = lines.next().map(|line| format!("- {line}"));
    first.into_iter().chain(lines.map(|line| format!("  {line}"))).collect()
}

/// What was agreed, in columns.
fn ticked(ticks: &[Tick]) -> Vec<String> {
    let wide = ticks.iter().map(|tick| tick.day.width()).max().unwrap_or_default();
    let line = |tick: &Tick| {
        let gap = " ".repeat(wide - tick.day.width());
        let done = if tick.is_done { 'x' } else { ' ' };
        format!("[{done}] {}{gap}  {}", tick.day, one_line(&tick.what))
    };
    ticks.iter().map(line).collect()
}

/// What was asked, and each line of what was said.
fn asked(ask: &str, said: &str) -> Vec<String> {
    let ask = format!("- {}", one_line(ask));
    let said = said.lines().filter(|line| !line.trim().is_empty());
    std::iter::once(ask).chain(said.map(|line| format!("  {}", one_line(line)))).collect()
}

fn step(step: &Step) -> String {
    let said = |before: &str, text: &str| {
        let text = one_line(text);
        if text.is_empty() { text } else { format!("{before}{text}") }
    };
    let (who, what) = (one_line(&step.who), one_line(&step.what));
    format!("- {who}: {what}{}{}", said(", by ", &step.by), said("; done when: ", &step.done_when))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::paper::Section;

    #[test]
    fn what_people_wrote_stays_on_its_line() {
        let step = Step {
            who: "Ana".to_owned(),
            what: "Send\nit".to_owned(),
            by: String::new(),
            done_when: " ".to_owned(),
        };
        let blocks = vec![
            Block::Said(vec![("Who\nsigns?".to_owned(), "Dana.\n\n - and Tom".to_owned())]),
            Block::Steps(vec![step]),
        ];
        let section = Section { heading: "Said".to_owned(), blocks };
        let paper = Paper {
            title: "Acme\n· Line".to_owned(),
            for_whom: Some("For us only"),
            sections: vec![section],
        };
        let expected = "For us only\nAcme · Line\n\nSaid\n- Who signs?\n  Dana.\n  - and Tom\n- Ana: Send it\n";
        assert_eq!(text(&paper), expected);
    }

    #[test]
    fn a_text_is_no_longer_than_a_chat_takes_and_says_so() {
        #[track_caller]
        fn case(said: &str, is_cut: bool) {
            let blocks = vec![Block::Plain(vec![said.to_owned()])];
            let section = Section { heading: String::new(), blocks };
            let paper = Paper { title: "Acme".to_owned(), for_whom: None, sections: vec![section] };
            let text = text(&paper);
            assert!(text.chars().count() < 32_000, "{}", text.chars().count());
            assert_eq!(text.chars().count() > 31_000, is_cut);
            assert_eq!(text.ends_with(CUT), is_cut, "{:?}", text.chars().rev().take(80));
        }
        case(&"Žena řekla ".repeat(2_000), false);
        case(&"Žena řekla ".repeat(3_000), true);
        case(&"ž".repeat(40_000), true);
    }
}
