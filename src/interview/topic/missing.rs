//! What evidence lacks, asked in place: who, how and when. Enter leaves it open,
//! and what it shows assumed.

use crate::domain::printable;
use jiff::civil::Date;

use crate::domain::deal::{Evidence, EvidenceKind, Lack};
use crate::domain::id::BuyerId;
use crate::domain::team::first_word;
use crate::interview::keeping::{Keeping, some, word};
use crate::interview::prompt::{Choice, Entry, Prompt, Reads, Says, numbered};
use crate::interview::refusal::Refusal;
use crate::interview::situation::SoFar;
use crate::reading::evidence::{Doubt, Reading, Who};
use crate::reading::when;

/// What is asked of evidence that was said on a day; nothing of what reads as not
/// done.
pub(super) fn asked(s: SoFar<'_>, evidence: &Evidence, said: Option<Date>) -> Vec<Lack> {
    let lacks = evidence.lacks(said, s.situation.today());
    // Words are read where it may matter alone: this is asked with every key.
    let is_ahead = !lacks.is_empty()
        && matches!(against(s, evidence), Some(Doubt::NotYet | Doubt::Guessed | Doubt::Ahead));
    if is_ahead { Vec::new() } else { lacks }
}

/// What the words of evidence say against it, as long as nobody has said more.
pub(super) fn against(s: SoFar<'_>, evidence: &Evidence) -> Option<Doubt> {
    if evidence.who.is_some() && evidence.on.is_some() {
        return None;
    }
    let doubt = read(s, evidence)?.doubt?;
    let has_more = match doubt {
        Doubt::NotYet | Doubt::Guessed => evidence.who.is_some() || evidence.kind.is_some(),
        Doubt::Ahead => evidence.on.is_some(),
        Doubt::Ours => evidence.who.is_some(),
        Doubt::Hearsay => true,
    };
    (!has_more).then_some(doubt)
}

fn read(s: SoFar<'_>, evidence: &Evidence) -> Option<Reading> {
    evidence.text.as_deref().map(|text| s.reading(text))
}

/// How a part that evidence lacks is asked for, under a heading.
pub(super) fn ask(s: SoFar<'_>, section: &'static str, evidence: &Evidence, lack: Lack) -> Prompt {
    let reading = read(s, evidence);
    let mut prompt = match lack {
        Lack::How => Prompt::new("", "How do you know?", how_we_know()),
        Lack::When => ask_when(s, reading),
        Lack::Who => ask_who(s, reading),
    };
    section.clone_into(&mut prompt.section);
    prompt
}

/// The day: of those that the words may mean, or whichever it was.
fn ask_when(s: SoFar<'_>, reading: Option<Reading>) -> Prompt {
    let (act, either) =
        reading.map_or_else(Default::default, |reading| (reading.act, reading.either));
    let ask = act.map_or_else(|| "When?".to_owned(), |act| format!("When was that {act}?"));
    if either.is_empty() {
        return line(ask)
            .reads(Reads::Past)
            .aside(Some("today · yesterday · tue · last week · oct"));
    }
    let days = either.into_iter().map(|day| (day.to_string(), s.shown_day(day)));
    Prompt::new("", ask, Entry::Choice(numbered(days), Says::Fact))
}

fn line(ask: String) -> Prompt {
    Prompt::new("", ask, Entry::Line)
}

/// Who acted: those whom the name fits, or whoever it was.
fn ask_who(s: SoFar<'_>, reading: Option<Reading>) -> Prompt {
    let Some(reading) = reading else {
        return line("Who did it, or showed it to us?".to_owned()).reads(Reads::People);
    };
    if reading.doubt == Some(Doubt::Ours) {
        let against = reading.against(|id| s.buyer_name(id)).unwrap_or_default();
        return line(printable::capital(&against)).reads(Reads::Evidence);
    }
    match &reading.who {
        Who::Several(ids) => one_of(s, ids, None),
        Who::Near(typed, ids) => one_of(s, ids, Some(typed)),
        Who::Group(_) => line(printable::capital(&reading.ask_who())).reads(Reads::People),
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
    Prompt::new("", "Who was it?", entry)
}

/// How we know what they did: a key each.
pub fn how_we_know() -> Entry {
    Entry::Choice(kinds(), Says::Fact)
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

/// Evidence with what was missing of it; none where nothing was said.
pub(super) fn take(
    k: &mut Keeping<'_, '_>,
    known: Evidence,
    lack: Lack,
    text: &str,
) -> Result<Option<Evidence>, Refusal> {
    let Some(text) = some(text) else { return Ok(None) };
    let evidence = match lack {
        Lack::How => Evidence { kind: word(&text)?, ..known },
        Lack::When => {
            let past = when::past(&text, k.situation.calendar())?;
            Evidence { on: Some(past.on), about: past.about, ..known }
        }
        Lack::Who => with_who(k, known, &text)?,
    };
    Ok(Some(evidence))
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
