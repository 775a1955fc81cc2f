//! The words that tell a kind of evidence, and those that are no name.

use crate::domain::deal::EvidenceKind;

/// The words of one kind, folded as [`slug::slugify`] folds them.
struct Kind {
    tells: EvidenceKind,
    /// Words that say no more than the kind.
    plain: &'static str,
    /// Words that say more, so that the line is kept for them.
    telling: &'static str,
}

const KINDS: &[Kind] = &[
    Kind {
        tells: EvidenceKind::Email,
        plain: "mail mails mailed email emails emailed e-mail e-mails e-mailed wrote",
        telling: "replied forwarded",
    },
    Kind {
        tells: EvidenceKind::Document,
        plain: "document documents doc docs file files",
        telling: "redline redlines redlined pdf contract plan spreadsheet sheet order quotation \
            proposal draft slides deck nda memo",
    },
    Kind {
        tells: EvidenceKind::Calendar,
        plain: "calendar invite invites invited invitation invitations",
        telling: "accepted",
    },
    Kind {
        tells: EvidenceKind::Meeting,
        plain: "meeting meetings met",
        telling: "hallway corridor visit visited workshop demo lunch dinner",
    },
    Kind {
        tells: EvidenceKind::Call,
        plain: "call calls called phone phoned rang talked spoke",
        telling: "",
    },
    Kind { tells: EvidenceKind::Quote, plain: "quote said told", telling: "quoted" },
    Kind {
        tells: EvidenceKind::System,
        plain: "system",
        telling: "crm portal tracker log logs login logged",
    },
];

/// Words that join others and say nothing of their own.
const SMALL: &str = "a an and at by for from in of on the to via with";

/// Words that people begin lines with or leave in them, and that name nobody.
const COMMON: &[&str] = &[
    // Small words.
    "about after again all already also am are as be been before but can could did do does done \
     either else had has have he her here his how i if is it its just may me more my new no not \
     now ok one only or our out per right she should since so still than that their them then \
     there these they this those two until up us was we were what when where which who why will \
     would yes yet you your",
    // What people do.
    "agreed agrees announced answered approved asked asks attached booked brought came changed \
     chose committed confirmed confirms copied corrected described explained filled gave got \
     introduced joined made mentioned named needs opened ordered presented promised put read \
     received requested returned reviewed saw seen sees send sends sent set shared showed shown \
     shows sign signed signs stated took updated verbal verbally walked wants went works written",
    // What it is about.
    "amount answer board budget buyer company confirmation copy criteria customer date deal \
     decision figures list money note notes people price pricing problem process project reply \
     steps team terms thing today tomorrow week weeks yesterday",
    // How people are addressed.
    "dear dr hello hi miss mr mrs ms thank thanks",
    // The calendar, but for names of people.
    "january february march july september october november december monday tuesday wednesday \
     thursday friday saturday sunday",
];

/// The kind that a folded word tells, and whether the word says no more.
pub(super) fn kind(folded: &str) -> Option<(EvidenceKind, bool)> {
    KINDS.iter().find_map(|Kind { tells, plain, telling }| {
        let is_plain = has(plain, folded);
        (is_plain || has(telling, folded)).then_some((*tells, is_plain))
    })
}

/// Whether a folded word only joins others.
pub(super) fn is_small(folded: &str) -> bool {
    has(SMALL, folded)
}

/// Whether a folded word is taken for a name only where somebody has it.
pub(crate) fn is_common(folded: &str) -> bool {
    is_small(folded) || COMMON.iter().any(|words| has(words, folded))
}

fn has(words: &str, word: &str) -> bool {
    words.split_ascii_whitespace().any(|own| own == word)
}
