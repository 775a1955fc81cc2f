//! What the lines of a rep's figures are about, in their order: what a key does on one,
//! and what it is made of.

use super::{Rep, Told};
use crate::domain::deal::Head;
use crate::domain::figures::{self, Gap, Known, Line, Record, Stages, Which};
use crate::domain::id::{SessionId, SkillId};
use crate::domain::phrase::{count, joined};
use crate::domain::profile::Skill;
use crate::pages::thing::Thing;

/// What a line of a rep is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About<'a> {
    /// What they work on.
    Focus(&'a str),
    /// Minutes of coaching.
    Coaching,
    /// When both took their time.
    OneToOne,
    /// Calls together.
    Together,
    /// Steps kept.
    Kept,
    /// Where the talks came; none without a talk.
    Stages(Option<&'a Stages>),
    /// A result.
    Result(&'a Line),
    /// An outcome that several deals lack.
    Gap(&'a Gap),
    /// What they are coached in.
    Skill(&'a SkillId, &'a Skill),
    /// What the manager saw them do well.
    Strength(&'a figures::Told),
    /// What they do differently on the next deal.
    Lesson(&'a figures::Told),
    /// Deals that are late or stuck, of which nobody asked for help.
    Help,
}

/// What the lines of a rep are about.
pub fn about(rep: &Rep) -> Vec<About<'_>> {
    let figures = &rep.figures;
    let mut all: Vec<About<'_>> = rep.focus.as_deref().map(About::Focus).into_iter().collect();
    all.extend([About::Coaching, About::OneToOne, About::Together, About::Kept]);
    all.extend(figures.stages.iter().map(|one| About::Stages(Some(one))));
    all.extend(figures.stages.is_empty().then_some(About::Stages(None)));
    all.extend(figures.lines.iter().map(About::Result));
    let is_coached = |gap: &&Gap| rep.skills.iter().any(|(_, skill)| gap.is_of(skill));
    all.extend(figures.gaps.iter().filter(|gap| !is_coached(gap)).map(About::Gap));
    all.extend(rep.skills.iter().map(|(id, skill)| About::Skill(id, skill)));
    all.extend(figures.learned.strength.as_ref().map(About::Strength));
    all.extend(figures.learned.lesson.as_ref().map(About::Lesson));
    all.extend((!rep.stuck.is_empty()).then_some(About::Help));
    all
}

impl About<'_> {
    /// Whether it is counted from records, so that one that cannot be read is missing.
    pub(super) const fn is_counted(&self) -> bool {
        matches!(
            self,
            Self::Coaching
                | Self::OneToOne
                | Self::Together
                | Self::Kept
                | Self::Stages(_)
                | Self::Result(_)
        )
    }

    /// What it is made of, the newest first.
    pub(super) fn records(&self, known: &Known<'_>, rep: &Rep) -> Vec<Record> {
        let (minutes, together, kept) =
            (&rep.figures.minutes, &rep.figures.together, &rep.figures.kept);
        match self {
            Self::Coaching => known.records(&[minutes.of.as_slice(), &minutes.short].concat()),
            Self::Together => known.records(&[together.of.as_slice(), &together.not_told].concat()),
            Self::Kept => {
                known.records(&[kept.of.as_slice(), &kept.waited, &kept.dropped].concat())
            }
            Self::Stages(Some(one)) => {
                let talks = one.talks.iter().flat_map(|(_, ids)| ids.clone());
                known.records(&talks.collect::<Vec<SessionId>>())
            }
            Self::Result(line) => known.records(&line.own.of),
            Self::Gap(gap) => known.records(&gap.deals),
            Self::Help => known.records(&rep.stuck),
            Self::Strength(told) | Self::Lesson(told) => {
                known.records(std::slice::from_ref(&told.session))
            }
            Self::Focus(_) | Self::OneToOne | Self::Stages(None) | Self::Skill(..) => Vec::new(),
        }
    }
}

/// What the line of a record is about.
pub(super) fn thing(record: &Record) -> Thing {
    let deal = record.deal.clone();
    match &record.which {
        Which::Deal => Thing::Deal(deal),
        Which::Session { id, .. } => Thing::Session(deal, id.clone()),
        Which::Call(id) => Thing::Call(deal, id.clone()),
        Which::Step(id) => Thing::Step(deal, id.clone()),
        Which::Ask(id) => Thing::Ask(deal, id.clone()),
    }
}

/// A record in words: what it is, and on which deal.
pub fn record(record: &Record, told: Told<'_>) -> String {
    let books = told.books;
    let book = books.deals.get(&record.deal);
    let head = books.decided.get(&record.deal).map(Head::title);
    let title = book.map(|book| book.deal.title()).or(head);
    let what = match &record.which {
        // Of a deal with which nobody asked for help it is said why one may offer it.
        Which::Deal => {
            book.and_then(|book| Some(books.may_offer(book, told.today).ok()?.1.join(" · ")))
        }
        Which::Session { kind, minutes, counts, .. } => {
            let short = if *counts { "" } else { ", short: not counted" };
            let minutes = count(usize::try_from(*minutes).unwrap_or_default(), "minute");
            Some(format!("{kind}, {minutes}{short}"))
        }
        Which::Call(_) => Some("call".to_owned()),
        Which::Step(id) => {
            let step = book.and_then(|book| book.actions.get(id)).map(|step| step.text.clone());
            Some(step.unwrap_or_else(|| "step".to_owned()))
        }
        Which::Ask(_) => Some("promise".to_owned()),
    };
    let title = Some(title.unwrap_or_else(|| record.deal.to_string()));
    if record.which == Which::Deal { joined([title, what]) } else { joined([what, title]) }
}
