//! The words of a line, and the names of the people it may speak of.

use super::Around;
use super::no_names;
use super::vocabulary::{self, Tells};
use crate::domain::deal::EvidenceKind;
use crate::domain::id::BuyerId;
use crate::domain::names;
use crate::domain::person::Buyer;
use crate::domain::printable;
use crate::reading::list::has;

/// The most characters of a word that may be a new name.
const LONGEST_WORD: usize = 40;

/// Letters and digits alone, without case and accents, joined by hyphens.
pub(super) fn fold(text: &str) -> String {
    slug::slugify(text)
}

/// Somebody's name, folded.
pub(super) struct Name<'a> {
    pub(super) id: &'a BuyerId,
    pub(super) words: Vec<String>,
    pub(super) whole: String,
}

impl<'a> Name<'a> {
    pub(super) fn of((id, person): (&'a BuyerId, &Buyer)) -> Self {
        let words = person.name.split_whitespace().map(fold).filter(|word| !word.is_empty());
        let words: Vec<String> = words.collect();
        Self { id, whole: words.join("-"), words }
    }

    pub(super) fn has(&self, word: &str) -> bool {
        [self.words.first(), self.words.last()].into_iter().flatten().any(|own| own == word)
    }

    /// Whether a name of theirs is spelt almost so: one letter off, two in a long
    /// one.
    pub(super) fn is_near(&self, typed: &str) -> bool {
        self.words.iter().chain([&self.whole]).any(|name| names::is_slip(name, typed))
    }

    /// Whether two words are the name of somebody else with the same surname.
    pub(super) fn is_not(&self, words: &[Word<'_>]) -> bool {
        let [first, last] = words else { return false };
        let is_name = first.is_capitalised() && first.may_be_new() && first.kind.is_none();
        let is_one = is_name && first.is_free() && !first.common && !first.says();
        let is_surname = self.words.first() != Some(&last.folded);
        is_one && is_surname && !self.words.contains(&first.folded)
    }

    /// Whether two words are the name of somebody else with the same first name.
    pub(super) fn is_namesake(&self, words: &[Word<'_>]) -> bool {
        let [first, last] = words else { return false };
        let Some((own_first, own_last @ [_, ..])) = self.words.split_first() else { return false };
        let is_whole = !first.ends_a_part() && !first.owns();
        let is_name = last.is_capitalised() && !last.is_all_capitals() && last.may_be_new();
        let is_one = is_whole && is_name && !last.says() && !last.is_what_people_are();
        let is_own =
            |own: &String| own.starts_with(&last.folded) || names::is_slip(own, &last.folded);
        is_one && *own_first == first.folded && !own_last.iter().any(is_own)
    }

    pub(super) fn starts_with(&self, start: &str) -> bool {
        self.words.iter().any(|word| word.starts_with(start))
    }
}

/// The words of a name as one.
pub(super) fn joined(words: &[Word<'_>]) -> String {
    let folded = words.iter().map(|word| word.folded.as_str());
    folded.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

/// A word of the line.
pub(super) struct Word<'a> {
    pub(super) typed: &'a str,
    /// Without the punctuation around it, and without the `'s` of an owner.
    pub(super) bare: &'a str,
    pub(super) folded: String,
    /// The kind it tells, and whether it says no more.
    pub(super) kind: Option<(EvidenceKind, bool)>,
    /// Whether it is a name only where somebody has it.
    pub(super) common: bool,
    /// Whether it is part of what was recognised.
    pub(super) taken: bool,
    /// Whether it stands in quotation marks, where nothing is looked at.
    pub(super) quoted: bool,
}

/// How a script writes names.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    Capital,
    Small,
    /// The script knows no capitals.
    Without,
}

impl<'a> Word<'a> {
    pub(super) fn of(typed: &'a str) -> Self {
        let bare = typed.trim_start_matches(|c: char| !c.is_alphanumeric());
        let bare = bare.trim_end_matches(is_punctuation);
        let bare = bare.strip_suffix("'s").or(bare.strip_suffix("’s")).unwrap_or(bare);
        let folded = fold(bare);
        let kind = vocabulary::kind(&folded);
        let common = vocabulary::is_common(&folded);
        Self { typed, bare, common, folded, kind, taken: false, quoted: false }
    }

    /// Whether something of theirs follows: "Dana's".
    pub(super) fn owns(&self) -> bool {
        self.typed.ends_with("'s") || self.typed.ends_with("’s")
    }

    /// Whether it may be part of a name.
    pub(super) fn is_free(&self) -> bool {
        !self.taken && !self.quoted && !self.folded.is_empty() && self.kind.is_none()
    }

    /// Whether what follows may never happen: "if Dana mails".
    pub(super) fn is_a_condition(&self) -> bool {
        !self.quoted && matches!(&*self.folded, "if" | "unless")
    }

    /// Whether it stands outside of quotation marks.
    pub(super) const fn is_looked_at(&self) -> bool {
        !self.quoted
    }

    /// Whether it says that, as far as it is looked at.
    pub(super) fn tells(&self, what: Tells) -> bool {
        !self.taken && !self.quoted && vocabulary::tells(&self.folded, what)
    }

    /// Whether it is us: also in "I'd", "we've".
    pub(super) fn is_us(&self) -> bool {
        let first = self.bare.split(['\'', '’']).next().unwrap_or_default().to_lowercase();
        !self.taken && !self.quoted && vocabulary::tells(&first, Tells::Us)
    }

    /// Whether it says that something is not so.
    pub(super) fn denies(&self) -> bool {
        let word = self.bare.to_lowercase();
        let is_not = word.ends_with("n't") || word.ends_with("n’t");
        !self.taken && !self.quoted && (is_not || vocabulary::tells(&self.folded, Tells::Not))
    }

    /// Whether it stands for a department, a role or a company.
    pub(super) fn is_group(&self, around: &Around<'_>) -> bool {
        let is_thing = || around.things.contains(&self.folded);
        !self.taken && !self.quoted && (vocabulary::is_group(&self.folded) || is_thing())
    }

    /// Whether it says what people are and not who: a department, a role, a body.
    fn is_what_people_are(&self) -> bool {
        no_names::GROUPS.iter().any(|list| has(list, &self.folded))
    }

    /// Whether it may be part of a name that nobody has yet.
    pub(super) fn may_be_new(&self) -> bool {
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
    pub(super) fn case(&self) -> Option<Case> {
        let first = self.bare.chars().next().filter(|c| c.is_alphabetic())?;
        Some(match (first.is_uppercase(), first.is_lowercase()) {
            (true, _) => Case::Capital,
            (_, true) => Case::Small,
            _ => Case::Without,
        })
    }

    pub(super) fn is_capitalised(&self) -> bool {
        self.case() == Some(Case::Capital)
    }

    /// Whether what was said there was said in person.
    pub(super) fn is_where_people_meet(&self) -> bool {
        matches!(&*self.folded, "hallway" | "corridor")
    }

    /// Whether it is an abbreviation, as RFP.
    pub(super) fn is_all_capitals(&self) -> bool {
        self.bare.chars().count() > 1 && self.bare.chars().all(|c| !c.is_lowercase())
    }

    /// Whether a comma or its like parts it from the next word.
    pub(super) fn ends_a_part(&self) -> bool {
        self.typed.ends_with([',', ';', ':', '/', '&'])
    }

    /// The word with a capital.
    pub(super) fn titled(&self) -> String {
        printable::capital(self.bare)
    }
}

pub(super) fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() || "“”„«»‘’…–—·、。，：；،؛؟".contains(c)
}
