//! The page of a proposal: what a debrief would have changed, and the lines to
//! paste into the file of the process.

use jiff::civil::Date;

use super::sheet::Sheet;
use crate::domain::books::Books;
use crate::domain::pasting::{At, paste};
use crate::domain::phrase;
use crate::domain::printable;
use crate::domain::proposal::{Proposal, ProposalKind, ProposalStatus};

/// A proposal as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalPage {
    /// Where it comes from.
    pub from: String,
    /// The process, and its version.
    pub process: String,
    /// What would change.
    pub says: String,
    /// Where the lines belong, or why there are none.
    pub place: String,
    /// The lines to paste; of what has none nothing.
    pub lines: Vec<String>,
    /// What is done after that.
    pub then: Option<String>,
}

impl ProposalPage {
    /// What there is to copy: the lines, else the words.
    pub fn text(&self, proposal: &Proposal) -> String {
        let words = || proposal.proposed.text.clone().unwrap_or_default();
        if self.lines.is_empty() { words() } else { self.lines.join("\n").trim_start().to_owned() }
    }
}

/// The open proposals for a process file, the oldest first.
pub fn open<'b>(sheet: &Sheet, books: &'b Books) -> Vec<&'b Proposal> {
    let is_of_it =
        |it: &&Proposal| it.status == ProposalStatus::Open && it.process.as_str() == sheet.id;
    let mut open: Vec<&Proposal> = books.proposals.values().filter(is_of_it).collect();
    open.sort_by_key(|it| (it.created, &it.id));
    open
}

/// The page of a proposal for that process file.
pub fn page(proposal: &Proposal, sheet: &Sheet, books: &Books, today: Date) -> ProposalPage {
    let title = books.title_of(&proposal.deal).unwrap_or_else(|| proposal.deal.to_string());
    let day = phrase::shown(proposal.created, today);
    let by = books.team.first_name_of(&proposal.by);
    let version = sheet.process.as_ref().map(|process| process.version);
    let (place, lines) = lines(proposal, sheet);
    let has_place = sheet.file.is_some() && !lines.is_empty();
    let next = version.filter(|_| has_place).map(|version| version + 1);
    ProposalPage {
        from: format!("From the debrief of {title}, {day}, by {by}"),
        process: format!(
            "{}{}",
            sheet.id,
            version.map(|version| format!(" v{version}")).unwrap_or_default()
        ),
        says: proposal.proposed.in_words(sheet.process.as_ref()),
        place,
        lines,
        then: next.map(|next| format!("Then raise version to {next}.")),
    }
}

/// Where the lines belong, and the lines.
fn lines(proposal: &Proposal, sheet: &Sheet) -> (String, Vec<String>) {
    let Some(process) = &sheet.process else {
        return ("The process cannot be read: its words can still be copied.".to_owned(), vec![]);
    };
    let paste = match paste(&proposal.proposed, process, &sheet.spots) {
        Ok(paste) => paste,
        Err(why) => return (sentence(&why.to_string()), Vec::new()),
    };
    let file = &sheet.name;
    let place = match (&sheet.file, paste.at) {
        (None, _) => {
            let id = &sheet.id;
            format!(
                "It ships with sideline. \"sideline process copy {id}\" makes it yours, and this \
                 page names the line then. {}",
                to_paste(proposal.proposed.kind, paste.at)
            )
        }
        (Some(_), Some(At::Below(line))) => format!("{file}, below line {line}:"),
        (Some(_), Some(At::InPlaceOf(line))) => {
            format!("{file}, line {line}, in place of required = false:")
        }
        (Some(_), Some(At::InList(line))) => {
            format!("{file}, one more of the list that begins on line {line}:")
        }
        (Some(_), None) => format!("{file}, at its end:"),
    };
    (place, paste.lines)
}

/// What the lines are, where there is no file yet.
const fn to_paste(kind: ProposalKind, at: Option<At>) -> &'static str {
    match (kind, at) {
        (ProposalKind::Trap, Some(At::InList(_))) => "One more of the list traps:",
        (ProposalKind::Question, Some(At::InList(_))) => "One more of the list of questions:",
        (ProposalKind::Exit, Some(At::InList(_))) => "One more of the list of outcomes:",
        _ => "The lines to paste:",
    }
}

/// With a capital and a full stop.
fn sentence(words: &str) -> String {
    format!("{}.", printable::capital(words))
}
