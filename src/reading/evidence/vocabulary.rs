//! The words that a line of evidence is read by: those that tell a kind, those
//! that tell against what it says, and those that are no name.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::no_names;
use crate::domain::deal::EvidenceKind;
use crate::reading::list::has;

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
        plain: "mail mails mailed email emails emailed e-mail e-mails e-mailed wrote message \
            messages messaged linkedin whatsapp teams sms texted slack slacked",
        telling: "replied forwarded text texts",
    },
    Kind {
        tells: EvidenceKind::Document,
        plain: "document documents doc docs file files",
        telling: "redline redlines redlined pdf contract plan spreadsheet sheet po order ordered \
            quotation proposal draft slides deck nda memo letter minutes form scan scanned \
            countersigned",
    },
    Kind {
        tells: EvidenceKind::Calendar,
        plain: "calendar invite invites invited invitation invitations",
        telling: "accepted",
    },
    Kind {
        tells: EvidenceKind::Meeting,
        plain: "meeting meetings met",
        telling: "hallway corridor visit visits visited workshop demo lunch dinner breakfast onsite on-site",
    },
    Kind {
        tells: EvidenceKind::Call,
        plain: "call calls called phone phoned rang talked spoke zoom zoomed voicemail",
        telling: "",
    },
    Kind {
        tells: EvidenceKind::System,
        plain: "system portal login logins crm",
        telling: "tracker log logs logged",
    },
];

/// Words that say that it was only said.
const SAID: &str = "said told quoted";

/// Words that say what somebody says about another.
const TELLS: &str = "according says said tells told heard hears thinks thought believes mentioned mentions reckons \
    assured assures claimed claims informed informs insisted insists reported reports swears swore \
    assumes expects gathered gathers guesses hopes knows quoted quotes understands understood";

/// Words that say that it has not happened.
const NOT: &str = "cannot not no never hardly barely scarcely stalled stalls ducked ducks evaded evades nor neither nobody none nothing refused refuses declined declines \
    rejected rejects reconsidered reconsiders denied denies cancelled canceled revoked revokes retracted retracts rescinded reneged reversed voided undid \
    paused u-turn auto-reply autoreply auto-response autoresponse ooo bounce bounces undeliverable undelivered unanswered postponed rescheduled no-show \
    withdrew withdrawn failed fails ignored ignores skipped skips objected objects disagreed \
    disagrees dodged ghosted bounced forgot forgets missed misses silent doubts doubted absent \
    wait waits waiting await awaiting pending allegedly apparently hopefully likely maybe perhaps presumably unreachable \
    probably reportedly reputedly rumour rumor rumours rumors seemingly supposedly purportedly unsent unsigned \
    unread unopened considering considers mulling mulls \
    undecided unsure unable avoided avoids seems seemed appears hesitant hesitates frozen blocked blocks vetoed opposed opposes shelved \
    scrapped unhappy arent cant couldnt didnt doesnt dont hadnt hasnt havent isnt shouldnt wasnt \
    werent wont wouldnt";

/// The same in two words, with no more than one between them: "turned us down".
const NOT_IN_TWO: &[(&str, &str)] = &[
    ("auto", "reply"),
    ("automatic", "reply"),
    ("backed", "down"),
    ("backed", "off"),
    ("backed", "out"),
    ("changed", "mind"),
    ("delivery", "receipt"),
    ("on", "hold"),
    ("on", "leave"),
    ("pulled", "back"),
    ("read", "receipt"),
    ("recalled", "mail"),
    ("recalled", "order"),
    ("taken", "back"),
    ("takes", "back"),
    ("took", "back"),
    ("vacation", "reply"),
    ("hung", "up"),
    ("out", "office"),
    ("been", "cut"),
    ("is", "cut"),
    ("was", "cut"),
    ("called", "off"),
    ("fell", "through"),
    ("is", "against"),
    ("is", "blocking"),
    ("is", "stalling"),
    ("left", "open"),
    ("was", "against"),
    ("went", "cold"),
    ("went", "dark"),
    ("went", "quiet"),
    ("held", "off"),
    ("left", "voicemail"),
    ("pulled", "out"),
    ("pulled", "plug"),
    ("pushed", "back"),
    ("put", "off"),
    ("shot", "down"),
    ("turned", "down"),
    ("walked", "away"),
    ("line", "busy"),
    ("line", "engaged"),
    ("phone", "busy"),
    ("phone", "engaged"),
    ("phone", "off"),
    ("fingers", "crossed"),
    ("with", "luck"),
];

/// What there is none of where all is well.
const TROUBLES: &str = "concern concerns doubt doubts issue issues objection objections problem \
    problems question questions wonder";

/// Words before "have" by which nobody knows it.
const MAY: &str = "must may might could should will shall would";

/// Words before "to" and an act by which it is only meant.
const MEANT: &str = "wants wanted plans planned hopes hoped intends intended means tries tried \
    promised promises offered offers needs needed going about has had was yet supposed expects expected due";

/// What somebody is of what another has done: "Tom is sure Dana signed".
const SURE: &str = "adamant certain confident convinced positive sure";

/// What we do who do not know.
const GUESSES: &str = "assume assumed believe bet wager imagine believed expect guess guessed hope reckon suppose \
    supposed suspect think thought";

/// What somebody is still at: "Tom is working on it".
const UNDER_WAY: &str = "checking collecting drafting finishing looking preparing reading reviewing \
    thinking waiting working writing";

/// What was done to them by us: "Tom was invited".
const DONE_TO: &str = "asked called cc copied contacted cc-d emailed e-mailed given handed invited mailed messaged \
    pinged sent shown told";

/// Words by which they have what came from us: "Dana got the proposal".
const HAVING: &str = "get gets got has have had received receives";

/// Words that say that it is to come.
const AHEAD: &str = "will shall would going plans planning planned intends hopes soon";

/// What they have done.
const DONE: &str = "accepted agreed announced answered approved asked attached booked brought came \
    changed chose committed confirmed corrected decided described edited explained filled gave got \
    introduced joined logged made mentioned named opened ordered presented promised put read \
    received redlined replied requested returned reviewed said sent set shared showed shown signed \
    stated told took updated walked went written wrote";

/// What we do as well as they: whose act it is shows by who stands before it.
const SENDING: &str = "left dropped booked chased followed pinged quoted reminded asked demoed emailed e-mailed explained forwarded gave handed invited mailed \
    messaged offered pitched presented proposed sent shared showed told wrote";

/// Words that begin another act: "we asked, and she said yes".
const NEXT: &str = "and but so then";

/// Words for us.
const US: &str = "i we";

/// Words for them.
const THEM: &str = "he her his she their they";

/// Words that are no name: departments, roles, and the forms of companies.
const GROUPS: &str = "accounting ag analyst approver architect assistant blocker board boss buyer \
    buyers ceo cfo champion cio colleague colleagues committee company compliance council counsel consultant controlling coo \
    corp cto customer customers department deputy director economic engineer engineering evaluator \
    executive finance gmbh head hr inc influencer it lawyer legal llc ltd management manager marketing \
    officer operations operator owner plc procurement production purchasing quality reception \
    receptionist research reviewer sales sarl se secretary security sponsor staff success support team user users vp";

/// What stands before such a word and belongs to it: "the plant manager".
const OF_A_GROUP: &str = "area chief commercial customer deputy facility factory general global group \
    key lead managing national plant principal product project regional senior site steering \
    technical vice works";

/// Roles that are theirs though we say "our".
const THEIR_ROLES: &str = "approver blocker buyer buyers champion customer customers evaluator \
    influencer reviewer sponsor user users";

/// Words behind "of" for us: "a colleague of mine".
const OF_US: &str = "mine ours";

/// What we do to whom we take through it: "I walked Dana through the numbers".
const LEADING: &str = "guided led logged talked took walked";

/// Words that join others and say nothing of their own.
const SMALL: &str = "a an and at by for from in of on the to via with";

/// Words that people begin lines with or leave in them, and that name nobody,
/// beside those above.
const COMMON: &[&str] = &[
    // Small words.
    "about after again all already also am are as be been before but can could did do does either \
     else had has have here how if is it its just may me more my new now ok one only or our out \
     per right she-d she-ll he-d he-ll they-d they-ll since so still than that them then there these this those two until up us was were \
     what when where which who why yes yet you your later sooner ticket tickets",
    // What people do, and tools that tell it.
    "avoided avoids docusign dropbox dropped grabbed held hubspot jira moved outlook placed salesforce sharepoint \
     black agrees announces confirms copied likes needs saw seen sees send sends shows sign signs trust \
     verbal verbally wants went works see",
    // How a talk was.
    "brief excellent first friendly good great helpful honest intro kick-off kickoff long negative \
     nice open positive productive quick short tough useful",
    // What it is about.
    "feedback invoice paid",
    "amount answer budget confirmation copy criteria date deal decision figures list money note \
     notes people price pricing problem process project reply steps team terms thing today \
     tomorrow week weeks yesterday",
    // Nobody by name.
    "gut feeling hunch instinct anybody anyone contact everybody everyone person somebody someone",
    // How people are addressed.
    "dear dr hello hi miss mr mrs ms thank thanks",
    // The calendar, but for names of people.
    "january february march july september october november december monday tuesday wednesday \
     thursday friday saturday sunday early mid late last next",
];

/// All words that are taken for a name only where somebody has it, in one table: each
/// word of a text is looked up in it.
static ALL_COMMON: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let tells = TELLING.iter().map(|(_, words)| *words);
    let lists = tells.chain(COMMON.iter().copied()).chain([SMALL, GROUPS]);
    let lists = lists.chain(no_names::COMMON).chain(no_names::GROUPS);
    lists.flat_map(str::split_ascii_whitespace).collect()
});

/// The kind that a folded word tells, and whether the word says no more.
pub(super) fn kind(folded: &str) -> Option<(EvidenceKind, bool)> {
    if has(SAID, folded) {
        return Some((EvidenceKind::Quote, true));
    }
    KINDS.iter().find_map(|Kind { tells, plain, telling }| {
        let is_plain = has(plain, folded);
        (is_plain || has(telling, folded)).then_some((*tells, is_plain))
    })
}

/// What a folded word says for or against what the line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tells {
    /// What somebody says about another.
    Says,
    /// It has not happened.
    Not,
    /// It is to come.
    Ahead,
    /// It is done; we may have done it.
    Sending,
    /// It is done.
    Done,
    /// That it is about us.
    Us,
    /// That it is about them.
    Them,
}

const TELLING: &[(Tells, &str)] = &[
    (Tells::Says, TELLS),
    (Tells::Not, NOT),
    (Tells::Ahead, AHEAD),
    (Tells::Sending, SENDING),
    (Tells::Done, DONE),
    (Tells::Us, US),
    (Tells::Them, THEM),
];

/// Whether a folded word says that.
pub(super) fn tells(folded: &str, what: Tells) -> bool {
    TELLING.iter().any(|(tells, words)| *tells == what && has(words, folded))
}

/// The whole name of a weekday whose short one is another word too.
pub(super) fn weekday(folded: &str) -> Option<&'static str> {
    match folded {
        "mon" => Some("monday"),
        "sat" => Some("saturday"),
        "sun" => Some("sunday"),
        _ => None,
    }
}

/// Whether a folded word says what somebody says.
pub(super) fn is_telling(folded: &str) -> bool {
    tells(folded, Tells::Says)
}

/// Whether a folded word says that whoever does it does not know.
pub(super) fn guesses(folded: &str) -> bool {
    has(GUESSES, folded)
}

/// Whether a folded word behind "is" says what somebody thinks.
pub(super) fn is_sure(folded: &str) -> bool {
    has(SURE, folded)
}

/// Whether a folded word begins another act.
pub(super) fn is_next(folded: &str) -> bool {
    has(NEXT, folded)
}

/// Whether two folded words, as a phrase, say that it has not happened.
pub(super) fn denies_in_two(first: &str, second: &str) -> bool {
    NOT_IN_TWO.contains(&(first, second))
}

/// Whether a folded word is trouble: "no objections" is no refusal.
pub(super) fn is_trouble(folded: &str) -> bool {
    has(TROUBLES, folded)
}

/// Whether a folded word before "have" says that nobody knows it.
pub(super) fn is_possible(folded: &str) -> bool {
    has(MAY, folded)
}

/// Whether a folded word before "to" says that it is only meant.
pub(super) fn is_meant(folded: &str) -> bool {
    has(MEANT, folded)
}

/// Whether a folded word stands for a department, a role or a company.
pub(super) fn is_group(folded: &str) -> bool {
    has(GROUPS, folded) || no_names::GROUPS.iter().any(|list| has(list, folded))
}

/// Whether a word is a role, a department or a company, however it is written.
pub(crate) fn is_role(word: &str) -> bool {
    is_group(&slug::slugify(word))
}

/// Whether a folded word before a department or a role belongs to it.
pub(super) fn is_of_a_group(folded: &str) -> bool {
    has(OF_A_GROUP, folded)
}

/// Whether a folded word behind "our" is a role of theirs all the same.
pub(super) fn is_their_role(folded: &str) -> bool {
    has(THEIR_ROLES, folded)
}

/// Whether a folded word behind "of" says that somebody is ours.
pub(super) fn is_of_us(folded: &str) -> bool {
    has(OF_US, folded)
}

/// Whether a folded word is what we do to whom we take through something.
pub(super) fn is_leading(folded: &str) -> bool {
    has(LEADING, folded)
}

/// Whether a folded word only joins others.
pub(super) fn is_small(folded: &str) -> bool {
    has(SMALL, folded)
}

/// Whether a folded word is taken for a name only where somebody has it.
pub(crate) fn is_common(folded: &str) -> bool {
    ALL_COMMON.contains(folded)
}

/// Whether a folded word is what somebody is still at.
pub(super) fn is_under_way(folded: &str) -> bool {
    has(UNDER_WAY, folded)
}

/// Whether a folded word behind "was" says what was done to somebody.
pub(super) fn is_done_to(folded: &str) -> bool {
    has(DONE_TO, folded)
}

/// Whether by a folded word somebody has what came to them.
pub(super) fn is_having(folded: &str) -> bool {
    has(HAVING, folded)
}
