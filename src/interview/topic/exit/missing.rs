//! What evidence lacks, asked in place: who, how and when. Enter leaves it open,
//! and the outcome assumed.

use super::{WHAT_THE_BUYER_HAS_DONE, found};
use crate::domain::deal::{Evidence, EvidenceKind, Finding, Lack, Status};
use crate::domain::id::{BuyerId, CriterionRef};
use crate::domain::team::first_word;
use crate::interview::field::{ExitLine, Field};
use crate::interview::keeping::{Keeping, some, word};
use crate::interview::prompt::{Choice, Entry, Prompt, Reads, Says, numbered};
use crate::interview::refusal::Refusal;
use crate::interview::situation::SoFar;
use crate::reading::evidence::{Doubt, Reading, Who};
use crate::reading::when;

/// Most rows of earlier sessions that are asked for their day.
const DAYS: usize = 4;

/// The lines that ask for what is missing; nothing of what reads as not done.
pub(super) fn lines(s: SoFar<'_>, id: &CriterionRef) -> Vec<ExitLine> {
    let Some(found) = s.session.exit.get(id) else {
        let is_asked = only_days(s).contains(id);
        return is_asked.then_some(ExitLine::When).into_iter().collect();
    };
    let Finding { status: Status::Yes, evidence: Some(evidence), on, .. } = &found.finding else {
        return Vec::new();
    };
    if matches!(against(s, evidence), Some(Doubt::NotYet | Doubt::Ahead)) {
        return Vec::new();
    }
    let lacks = evidence.lacks(*on, s.situation.today());
    lacks.into_iter().map(line_of).collect()
}

const fn line_of(lack: Lack) -> ExitLine {
    match lack {
        Lack::Who => ExitLine::Who,
        Lack::How => ExitLine::How,
        Lack::When => ExitLine::When,
    }
}

/// The first outcomes that somebody said yes to before, with who and how and
/// without a day.
fn only_days(s: SoFar<'_>) -> Vec<CriterionRef> {
    let lacks_its_day = |id: &CriterionRef| {
        let finding = s.situation.deal.finding(id);
        let lacks = |it: &Evidence| it.lacks(finding.on, s.situation.today());
        finding.status == Status::Yes
            && finding.evidence.as_ref().map(lacks) == Some(vec![Lack::When])
    };
    let criteria = s.situation.process.criteria().map(|(id, _)| id);
    criteria.filter(lacks_its_day).take(DAYS).collect()
}

/// Whether an outcome is asked for nothing but its day.
pub(super) fn lacks_only_its_day(s: SoFar<'_>, id: &CriterionRef) -> bool {
    !s.session.exit.contains_key(id) && only_days(s).contains(id)
}

/// What the words of evidence say against it, as long as nobody has said more.
pub(super) fn against(s: SoFar<'_>, evidence: &Evidence) -> Option<Doubt> {
    let doubt = read(s, evidence)?.doubt?;
    let has_more = match doubt {
        Doubt::NotYet => evidence.who.is_some() || evidence.kind.is_some(),
        Doubt::Ahead => evidence.on.is_some(),
        Doubt::Ours => evidence.who.is_some(),
        Doubt::Hearsay => true,
    };
    (!has_more).then_some(doubt)
}

fn read(s: SoFar<'_>, evidence: &Evidence) -> Option<Reading> {
    evidence.text.as_deref().map(|text| s.reading(text))
}

pub(super) fn ask(s: SoFar<'_>, id: &CriterionRef, line: ExitLine) -> Prompt {
    let finding = s.session.finding(s.situation.deal, id);
    let evidence = finding.evidence.clone().unwrap_or_default();
    let reading = read(s, &evidence);
    match line {
        ExitLine::How => {
            let entry = Entry::Choice(kinds(), Says::Fact);
            Prompt::new(WHAT_THE_BUYER_HAS_DONE, "How do you know?", entry)
        }
        ExitLine::When => {
            let act = reading.and_then(|reading| reading.act);
            let ask = act.map_or_else(|| "When?".to_owned(), |act| format!("When was that {act}?"));
            Prompt::new(WHAT_THE_BUYER_HAS_DONE, ask, Entry::Line)
                .reads(Reads::Past)
                .aside(Some("today · yesterday · tue · last week · oct"))
        }
        ExitLine::Status
        | ExitLine::Evidence
        | ExitLine::Missing
        | ExitLine::Role
        | ExitLine::Who => ask_who(s, reading),
    }
}

/// Who acted: those whom the name fits, or whoever it was.
fn ask_who(s: SoFar<'_>, reading: Option<Reading>) -> Prompt {
    let line = |ask: String| Prompt::new(WHAT_THE_BUYER_HAS_DONE, ask, Entry::Line);
    let Some(reading) = reading else {
        return line("Who did it, or showed it to us?".to_owned()).reads(Reads::People);
    };
    if reading.doubt == Some(Doubt::Ours) {
        let against = reading.against(|id| s.buyer_name(id)).unwrap_or_default();
        return line(sentence(&against)).reads(Reads::Evidence);
    }
    match &reading.who {
        Who::Several(ids) => one_of(s, ids, None),
        Who::Near(typed, ids) => one_of(s, ids, Some(typed)),
        Who::Group(_) => line(sentence(&reading.ask_who())).reads(Reads::People),
        Who::Known(id) if reading.doubt == Some(Doubt::Hearsay) => {
            let teller = first_word(s.buyer_name(id)).to_owned();
            line(format!("{teller} told us. Who did it, or showed it to us?")).reads(Reads::People)
        }
        Who::Nobody | Who::Known(_) | Who::New(_) => {
            line("Who did it, or showed it to us?".to_owned()).reads(Reads::People)
        }
    }
}

/// One of those, or somebody new of the name that was typed.
fn one_of(s: SoFar<'_>, ids: &[BuyerId], new: Option<&String>) -> Prompt {
    let known = ids.iter().map(|id| (id.to_string(), s.buyer_name(id).to_owned()));
    let new = new.map(|name| (name.clone(), format!("somebody new: {name}")));
    let entry = Entry::Choice(numbered(known.chain(new)), Says::Fact);
    Prompt::new(WHAT_THE_BUYER_HAS_DONE, "Who was it?", entry)
}

/// A question as it stands alone.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// The kinds of evidence, each with what else it takes in.
fn kinds() -> Vec<Choice> {
    let label = |kind: EvidenceKind| match kind {
        EvidenceKind::Email => "email, or LinkedIn, WhatsApp, Teams, SMS",
        EvidenceKind::Document => "document, order, contract",
        EvidenceKind::Calendar => "calendar",
        EvidenceKind::Meeting => "meeting, hallway, visit",
        EvidenceKind::Call => "call",
        EvidenceKind::Quote => "only said",
        EvidenceKind::System => "system, portal, CRM",
    };
    let kinds = EvidenceKind::ALL.iter();
    numbered(kinds.map(|kind| (kind.to_string(), label(*kind).to_owned())))
}

/// Takes in what was missing.
pub(super) fn take(
    k: &mut Keeping<'_, '_>,
    id: &CriterionRef,
    line: ExitLine,
    text: &str,
) -> Result<(), Refusal> {
    let known = k.session.finding(k.situation.deal, id).evidence.clone().unwrap_or_default();
    let Some(text) = some(text) else { return Ok(()) };
    let evidence = match line {
        ExitLine::How => Evidence { kind: word(&text)?, ..known },
        ExitLine::When => {
            let past = when::past(&text, k.situation.today())?;
            Evidence { on: Some(past.on), about: past.about, ..known }
        }
        ExitLine::Status
        | ExitLine::Evidence
        | ExitLine::Missing
        | ExitLine::Role
        | ExitLine::Who => with_who(k, known, &text)?,
    };
    found(k, id, Status::Yes, Some(evidence))
}

/// Who acted; where it was our act, what they did, beside what we had said.
fn with_who(k: &mut Keeping<'_, '_>, known: Evidence, text: &str) -> Result<Evidence, Refusal> {
    let before = read(k.so_far(), &known).filter(|it| it.doubt == Some(Doubt::Ours));
    let Some(before) = before else {
        let reading = k.so_far().reading(text);
        if let Who::Group(name) = reading.who {
            return Err(Refusal::NoName { name });
        }
        return Ok(Evidence { who: k.one_buyer(text)?, ..known });
    };
    let told = k.read_evidence(text)?;
    let meant = match before.who {
        Who::Known(id) => Some(id),
        Who::New(name) => Some(k.meet(&name)),
        Who::Nobody | Who::Several(_) | Who::Near(..) | Who::Group(_) => None,
    };
    let words = [known.text, Some(text.trim().to_owned())].into_iter().flatten();
    Ok(Evidence {
        who: told.who.or(meant),
        kind: told.kind.or(known.kind),
        on: told.on.or(known.on),
        about: if told.on.is_some() { told.about } else { known.about },
        text: Some(words.collect::<Vec<_>>().join(". ")),
    })
}

/// The field that asks for what is missing first.
pub(super) fn next(s: SoFar<'_>, id: &CriterionRef) -> Option<Field> {
    lines(s, id).first().map(|line| Field::Exit(id.clone(), *line))
}
