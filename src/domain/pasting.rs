//! How a proposal is put into the file of its process: the lines to paste, and
//! where.

use crate::domain::id::{CriterionRef, StageId, short_form};
use crate::domain::process::Process;
use crate::domain::proposal::{ProposalKind, Proposed};

/// What says that an outcome is needed.
const NEEDED: &str = "required = true";

/// What shows an outcome of which nobody said that yet.
const SHOWS: &str = "What of theirs shows it?";

/// Where a process file says something of a stage. Lines count from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageSpot {
    /// The id that stands there.
    pub id: String,
    /// The line of the id.
    pub line: usize,
    /// The last line that belongs to it.
    pub last: usize,
    /// The line on which its list of traps begins.
    pub traps: Option<usize>,
    /// The line on which a list of texts begins, that are its questions.
    pub questions: Option<usize>,
    /// The same of its outcomes.
    pub outcomes: Option<usize>,
    /// Its outcomes with tables of their own.
    pub exit: Vec<ExitSpot>,
}

/// Where an outcome has its table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExitSpot {
    /// Its id.
    pub id: String,
    /// The line of the id.
    pub line: usize,
    /// The line that says whether it is needed.
    pub required: Option<usize>,
}

/// Lines to paste, and where they belong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paste {
    /// Where; none where that is the end of the file.
    pub at: Option<At>,
    /// The lines.
    pub lines: Vec<String>,
}

/// A place in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// Below that line.
    Below(usize),
    /// Instead of that line.
    InPlaceOf(usize),
    /// One more of the list that begins on that line.
    InList(usize),
}

/// Why there is nothing to paste.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotPasted {
    /// It is said in own words.
    #[error("in own words: say it in the file as you see fit")]
    Words,
    /// The process has it no more.
    #[error("the process no longer has the stage \"{0}\": its words can still be copied")]
    NoStage(String),
    /// The stage has it no more.
    #[error("the process no longer has the outcome \"{0}\": its words can still be copied")]
    NoOutcome(String),
    /// The file says so by now.
    #[error("the file says so by now: d says that it is done")]
    Already,
    /// It was not said whole.
    #[error("it was not said whole: open the debrief to see what was meant")]
    NotWhole,
}

/// What to paste into the file of `process`, in which stages stand so.
///
/// # Errors
///
/// Why there is nothing to paste.
pub fn paste(
    proposed: &Proposed,
    process: &Process,
    spots: &[StageSpot],
) -> Result<Paste, NotPasted> {
    let text = proposed.text.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let text = text.ok_or(NotPasted::NotWhole)?;
    match proposed.kind {
        ProposalKind::Other => Err(NotPasted::Words),
        ProposalKind::Required => {
            let id = proposed.criterion.as_ref().ok_or(NotPasted::NotWhole)?;
            required(id, process, spots)
        }
        ProposalKind::Question | ProposalKind::Exit | ProposalKind::Trap => {
            let id = proposed.stage.as_ref().ok_or(NotPasted::NotWhole)?;
            one_more(proposed.kind, id, text, process, spots)
        }
    }
}

fn required(id: &CriterionRef, process: &Process, spots: &[StageSpot]) -> Result<Paste, NotPasted> {
    let id = process.criterion_id_now(id);
    match process.criterion(&id) {
        None => return Err(NotPasted::NoOutcome(id.to_string())),
        Some(criterion) if criterion.required => return Err(NotPasted::Already),
        Some(_) => {}
    }
    let spot = spot_of(&id.stage, spots);
    let own = spot.and_then(|spot| spot.exit.iter().find(|exit| exit.id == id.id.as_str()));
    if let Some(exit) = own {
        let at = exit.required.map_or(At::Below(exit.line), At::InPlaceOf);
        return Ok(Paste { at: Some(at), lines: vec![NEEDED.to_owned()] });
    }
    let table = vec!["[[stage.exit]]".to_owned(), format!("id = {}", quoted(id.id.as_str()))];
    let lines = [table, vec![NEEDED.to_owned()]].concat();
    Ok(within(spot, &id.stage, lines))
}

/// A question, an outcome or a trap more.
fn one_more(
    kind: ProposalKind,
    stage: &StageId,
    text: &str,
    process: &Process,
    spots: &[StageSpot],
) -> Result<Paste, NotPasted> {
    let stage = process.stage_id_now(stage);
    let walked = process.stage(&stage).ok_or_else(|| NotPasted::NoStage(stage.to_string()))?;
    let spot = spot_of(&stage, spots);
    let list = spot.and_then(|spot| match kind {
        ProposalKind::Question => spot.questions,
        ProposalKind::Exit => spot.outcomes,
        ProposalKind::Trap | ProposalKind::Required | ProposalKind::Other => spot.traps,
    });
    if let Some(line) = list {
        let lines = vec![format!("{},", quoted(text))];
        return Ok(Paste { at: Some(At::InList(line)), lines });
    }
    if kind == ProposalKind::Trap {
        // A list that stands in the parent would be replaced by one of our own.
        let trap = quoted(text);
        let is_inherited = !walked.traps.is_empty();
        let list = if is_inherited { format!("{{ add = [{trap}] }}") } else { format!("[{trap}]") };
        let lines = vec![format!("traps = {list}")];
        return Ok(match spot {
            Some(spot) => Paste { at: Some(At::Below(spot.line)), lines },
            None => within(None, &stage, lines),
        });
    }
    let (table, words, taken): (_, _, Vec<&str>) = if kind == ProposalKind::Question {
        ("question", "ask", walked.questions.iter().map(|it| it.id.as_str()).collect())
    } else {
        ("exit", "outcome", walked.exit.iter().map(|it| it.id.as_str()).collect())
    };
    // Without it the file is warned of.
    let evidence = (kind == ProposalKind::Exit).then(|| format!("evidence = {}", quoted(SHOWS)));
    let lines = [
        format!("[[stage.{table}]]"),
        format!("id = {}", quoted(&free(&short_form(text), &taken))),
        format!("{words} = {}", quoted(text)),
    ];
    let lines = lines.into_iter().chain(evidence).collect();
    Ok(within(spot, &stage, lines))
}

fn spot_of<'s>(stage: &StageId, spots: &'s [StageSpot]) -> Option<&'s StageSpot> {
    spots.iter().find(|spot| spot.id == stage.as_str())
}

/// Below all that the file says of the stage; where only its parent has the stage,
/// the stage is named first, at the end.
fn within(spot: Option<&StageSpot>, stage: &StageId, lines: Vec<String>) -> Paste {
    if let Some(spot) = spot {
        let lines = std::iter::once(String::new()).chain(lines).collect();
        return Paste { at: Some(At::Below(spot.last)), lines };
    }
    let named =
        vec![String::new(), "[[stage]]".to_owned(), format!("id = {}", quoted(stage.as_str()))];
    let is_table = lines.first().is_some_and(|line| line.starts_with('['));
    let apart = if is_table { vec![String::new()] } else { Vec::new() };
    Paste { at: None, lines: [named, apart, lines].concat() }
}

/// An id that nothing beside it has.
fn free(wanted: &str, taken: &[&str]) -> String {
    let wanted = if wanted.is_empty() { "new" } else { wanted };
    let others = (2..).map(|number| format!("{wanted}-{number}"));
    let mut all = std::iter::once(wanted.to_owned()).chain(others);
    all.find(|id| !taken.contains(&id.as_str())).unwrap_or_default()
}

/// A text as the file has it.
fn quoted(text: &str) -> String {
    let sign = |sign: char| match sign {
        '"' | '\\' => format!("\\{sign}"),
        sign if sign.is_control() => format!("\\u{:04X}", u32::from(sign)),
        sign => sign.to_string(),
    };
    format!("\"{}\"", text.chars().map(sign).collect::<String>())
}
