//! Who, what and when in the words of one line.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;

use super::{Reading, Who, vocabulary};
use crate::domain::deal::EvidenceKind;
use crate::domain::id::BuyerId;
use crate::domain::person::Buyer;
use crate::domain::phrase;
use crate::reading::when::{self, Lean};

/// The most words of a full name.
const LONGEST_NAME: usize = 6;
/// The fewest letters of the start of a name.
const SHORTEST_START: usize = 3;
/// The most characters of a word that may be a new name.
const LONGEST_WORD: usize = 40;

/// What the line says, without its text, and whether it says more.
pub(super) fn hear(line: &str, people: &BTreeMap<BuyerId, Buyer>, today: Date) -> (Reading, bool) {
    let people: Vec<Name> = people.iter().map(Name::of).collect();
    let mut heard = Heard { words: line.split_whitespace().map(Word::of).collect() };
    let mut who = heard.take_full_name(&people);
    let kind = heard.kind();
    let on = heard.take_day(kind, today);
    if who.is_empty() {
        who = heard.take_part_of_name(&people);
    }
    heard.take_plain(kind);
    let who = match who.as_slice() {
        [] => heard.take_new_name(kind.is_some() || on.is_some()).map_or(Who::Nobody, Who::New),
        [one] => Who::Known(one.clone()),
        _ => Who::Several(who),
    };
    (Reading { who, kind, on, text: None }, heard.says_more())
}

/// Letters and digits alone, without case and accents, joined by hyphens.
fn fold(text: &str) -> String {
    slug::slugify(text)
}

/// Somebody's name, folded.
struct Name<'a> {
    id: &'a BuyerId,
    words: Vec<String>,
    whole: String,
}

impl<'a> Name<'a> {
    fn of((id, person): (&'a BuyerId, &Buyer)) -> Self {
        let words = person.name.split_whitespace().map(fold).filter(|word| !word.is_empty());
        let words: Vec<String> = words.collect();
        Self { id, whole: words.join("-"), words }
    }

    fn has(&self, word: &str) -> bool {
        [self.words.first(), self.words.last()].into_iter().flatten().any(|own| own == word)
    }

    fn starts_with(&self, start: &str) -> bool {
        self.words.iter().any(|word| word.starts_with(start))
    }
}

/// A word of the line.
struct Word<'a> {
    typed: &'a str,
    /// Without the punctuation around it, and without the `'s` of an owner.
    bare: &'a str,
    folded: String,
    /// The kind it tells, and whether it says no more.
    kind: Option<(EvidenceKind, bool)>,
    /// Whether it is a name only where somebody has it.
    common: bool,
    /// Whether it is part of what was recognised.
    taken: bool,
}

/// How a script writes names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    Capital,
    Small,
    /// The script knows no capitals.
    Without,
}

impl<'a> Word<'a> {
    fn of(typed: &'a str) -> Self {
        let bare = typed.trim_start_matches(|c: char| !c.is_alphanumeric());
        let bare = bare.trim_end_matches(is_punctuation);
        let bare = bare.strip_suffix("'s").or(bare.strip_suffix("’s")).unwrap_or(bare);
        let folded = fold(bare);
        let kind = if typed.starts_with(['"', '“', '„', '«']) {
            Some((EvidenceKind::Quote, false))
        } else {
            vocabulary::kind(&folded)
        };
        Self { typed, bare, common: vocabulary::is_common(&folded), folded, kind, taken: false }
    }

    /// Whether it may be part of a name.
    fn is_free(&self) -> bool {
        !self.taken && !self.folded.is_empty() && self.kind.is_none()
    }

    /// Whether it may be part of a name that nobody has yet.
    fn may_be_new(&self) -> bool {
        let in_a_name = |c: char| match c {
            '-' | '\'' | '.' => true,
            _ if c.is_ascii() => c.is_alphabetic(),
            _ => !c.is_numeric() && !c.is_control(),
        };
        self.is_free()
            && !self.common
            && self.case().is_some()
            && self.bare.chars().all(in_a_name)
            && self.bare.chars().count() <= LONGEST_WORD
    }

    /// How it begins, where it begins with a letter.
    fn case(&self) -> Option<Case> {
        let first = self.bare.chars().next().filter(|c| c.is_alphabetic())?;
        Some(match (first.is_uppercase(), first.is_lowercase()) {
            (true, _) => Case::Capital,
            (_, true) => Case::Small,
            _ => Case::Without,
        })
    }

    fn is_capitalised(&self) -> bool {
        self.case() == Some(Case::Capital)
    }

    /// Whether it is an abbreviation, as RFP.
    fn is_all_capitals(&self) -> bool {
        self.bare.chars().count() > 1 && self.bare.chars().all(|c| !c.is_lowercase())
    }

    /// Whether a comma or its like parts it from the next word.
    fn ends_a_part(&self) -> bool {
        self.typed.ends_with([',', ';', ':', '/', '&'])
    }

    /// The word with a capital.
    fn titled(&self) -> String {
        let mut letters = self.bare.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect()
    }
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() || "“”„«»‘’…–—·、。，：；،؛؟".contains(c)
}

/// The words of the line; what is recognised is taken from them.
struct Heard<'a> {
    words: Vec<Word<'a>>,
}

impl Heard<'_> {
    fn take(&mut self, run: Range<usize>) {
        let start = run.start;
        self.words.iter_mut().skip(start).take(run.len()).for_each(|word| word.taken = true);
    }

    /// Takes somebody's id behind an `@`, or else a name of several words.
    fn take_full_name(&mut self, people: &[Name]) -> Vec<BuyerId> {
        let id = self.take_fitting(1, |_, run| match run {
            [word] if word.typed.starts_with('@') => {
                fitting(people, |person| person.id.as_str() == word.bare)
            }
            _ => Vec::new(),
        });
        let mut lengths = (1..=LONGEST_NAME).rev();
        id.or_else(|| {
            lengths.find_map(|length| {
                self.take_fitting(length, |_, run| {
                    let whole = Some(joined(run)).filter(|whole| whole.contains('-'));
                    fitting(people, |person| whole.as_ref() == Some(&person.whole))
                })
            })
        })
        .unwrap_or_default()
    }

    /// Takes the first word that is the first or last of somebody's name, or
    /// else one that starts a word of it.
    fn take_part_of_name(&mut self, people: &[Name]) -> Vec<BuyerId> {
        let first = self.words.iter().position(|word| word.is_free() && !word.common);
        let word = self.take_fitting(1, |at, run| match run {
            [word] if word.is_free() && (!word.common || at == 0 || word.is_capitalised()) => {
                fitting(people, |person| person.has(&word.folded))
            }
            _ => Vec::new(),
        });
        let start = |at, word: &Word| {
            word.is_free()
                && !word.common
                && (Some(at) == first || word.is_capitalised())
                && word.folded.len() >= SHORTEST_START
        };
        word.or_else(|| {
            self.take_fitting(1, |at, run| match run {
                [word] if start(at, word) => {
                    fitting(people, |person| person.starts_with(&word.folded))
                }
                _ => Vec::new(),
            })
        })
        .unwrap_or_default()
    }

    /// Takes the first run of words that fits anybody.
    fn take_fitting(
        &mut self,
        length: usize,
        fits: impl Fn(usize, &[Word]) -> Vec<BuyerId>,
    ) -> Option<Vec<BuyerId>> {
        let runs = self.words.windows(length).enumerate();
        let mut people = runs.map(|(at, run)| (at, fits(at, run)));
        let (at, people) = people.find(|(_, people)| !people.is_empty())?;
        self.take(at..at + length);
        Some(people)
    }

    /// The kind that the first word with one tells.
    fn kind(&self) -> Option<EvidenceKind> {
        self.words.iter().filter(|word| !word.taken).find_map(|word| Some(word.kind?.0))
    }

    /// Takes the words that say no more than the kind.
    fn take_plain(&mut self, kind: Option<EvidenceKind>) {
        for word in &mut self.words {
            word.taken |= word.kind.is_some_and(|(own, plain)| plain && Some(own) == kind);
        }
    }

    fn take_day(&mut self, kind: Option<EvidenceKind>, today: Date) -> Option<Date> {
        let words: Vec<&str> =
            self.words.iter().map(|word| if word.taken { "" } else { word.typed }).collect();
        let find = |lean| when::find(&words, today, lean);
        let is_soon = |day: Date| (day - today).get_days() <= phrase::HALF_A_YEAR;
        let coming = (kind == Some(EvidenceKind::Calendar)).then(|| find(Lean::Ahead)).flatten();
        let soon = coming.clone().filter(|(_, day)| is_soon(*day));
        let (run, day) = soon.or_else(|| find(Lean::Back)).or(coming)?;
        self.take(run);
        Some(day)
    }

    fn take_new_name(&mut self, heard: bool) -> Option<String> {
        let run = self.in_capitals().or_else(|| self.left_alone(heard))?;
        let words = self.words.get(run.clone())?.iter();
        let name = words.map(Word::titled).collect::<Vec<_>>().join(" ");
        self.take(run);
        Some(name)
    }

    /// One or two words in capitals; the first of the line only where it is
    /// the only one, since sentences begin with a capital.
    fn in_capitals(&self) -> Option<Range<usize>> {
        let without = |word: &&Word| word.case() == Some(Case::Without);
        let few = self.words.iter().filter(without).count() <= 2;
        let runs = self.new_names(|word| match word.case() {
            Some(Case::Capital) => !word.is_all_capitals(),
            Some(Case::Without) => few,
            Some(Case::Small) | None => false,
        });
        let unsure = self.words.first().is_some_and(Word::is_capitalised);
        let sure = runs.iter().find(|run| run.start > 0 || run.len() > 1 || !unsure);
        sure.or(runs.first()).cloned()
    }

    /// The one or two words that are left; one only, where the line says
    /// nothing else.
    fn left_alone(&self, heard: bool) -> Option<Range<usize>> {
        let left = self.words.iter().filter(|w| w.is_free() && !vocabulary::is_small(&w.folded));
        let few = left.count() <= if heard { 2 } else { 1 };
        let runs = self.new_names(|word| few && word.case() == Some(Case::Small));
        runs.first().cloned()
    }

    /// Where one or two words in a row may be a new name.
    fn new_names(&self, fits: impl Fn(&Word) -> bool) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        let mut parted = true;
        for (at, word) in self.words.iter().enumerate() {
            if word.may_be_new() && fits(word) {
                match runs.last_mut() {
                    Some(run) if run.end == at && run.len() < 2 && !parted => run.end += 1,
                    _ => runs.push(at..at + 1),
                }
            }
            parted = word.ends_a_part();
        }
        runs
    }

    /// Whether a word is left that says anything.
    fn says_more(&self) -> bool {
        let says = |word: &&Word| !word.typed.chars().all(is_punctuation);
        let mut left = self.words.iter().filter(|word| !word.taken).filter(says);
        left.any(|word| !vocabulary::is_small(&word.folded))
    }
}

fn fitting(people: &[Name], fits: impl Fn(&Name) -> bool) -> Vec<BuyerId> {
    people.iter().filter(|person| fits(person)).map(|person| person.id.clone()).collect()
}

fn joined(words: &[Word]) -> String {
    let folded = words.iter().map(|word| word.folded.as_str());
    folded.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}
