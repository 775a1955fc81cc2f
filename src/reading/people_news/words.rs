//! The words that news of people are told with.

use crate::reading::list::has;

/// A word of the line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a> {
    /// As it was typed.
    pub(super) typed: &'a str,
    /// Without the marks around it.
    pub(super) bare: &'a str,
}

/// What a word does in a sentence about people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tells {
    /// That we spoke.
    Spoke,
    /// That one follows another.
    Follows,
    /// That somebody is new.
    New,
    /// That somebody is gone.
    Gone,
    /// That somebody has a new place.
    Moved,
    /// That somebody is something now.
    Became,
}

const TELLING: &[(Tells, &str)] = &[
    (
        Tells::Spoke,
        "spoke spoken talked met saw seen called rang phoned visited reached chatted lunched dined \
            speak talk meet call ring phone visit chat meeting lunch coffee dinner workshop demo zoom breakfast beer drinks",
    ),
    (Tells::Follows, "replaces replaced replacing succeeds succeeded"),
    (Tells::New, "new joins joined hired"),
    (Tells::Gone, "gone left quit resigned retired departed fired dismissed sacked"),
    (Tells::Moved, "moved promoted transferred switched"),
    (Tells::Became, "became becomes"),
];

/// A part with one of these tells of nobody: it did not happen, or not yet.
const NOT: &str = "not no never nobody none nothing without cannot noone neither nor if whether \
    maybe perhaps might could would cancelled canceled postponed rumour rumor doubt unless";

/// What somebody says behind one of these is what they think: no news.
const OPINION: &str = "thinks believes reckons guesses suspects hopes fears";

/// A part with one of these tells of what is to come.
const AHEAD: &str =
    "will shall should must going leaving leaves retires retiring quits quitting resigns";

/// What somebody is yet "to do", beside what words tell.
const TO_DO: &str = "leave join retire quit resign move replace take";

/// Words that tell of what is, and with a day of what is to come.
const NOW: &str = "joins joining starts starting replaces succeeds moves moving takes taking";

/// What follows one of these is no name any more.
const MORE: &str = "about after as at because before by concerning during for from in into last \
    next of on over regarding since that this today tomorrow when where which who yesterday";

/// Small words between names.
const SMALL: &str = "a again already also an are be been both did do had has have he her here his \
    i is its just me mr mrs ms my now old only our she still the their then there they to us was \
    we were with";

/// Words that name nobody, beside those that evidence knows.
const NOBODY: &str = "all anybody anyone does everybody everyone everything goodbye guy guys had \
    lady man office people same somebody someone the usual want woman";

/// What somebody did, as a line begins with it: "Ran into Dana".
const DEEDS: &str = "added asked bumped came caught chased checked contacted discussed dropped \
    emailed e-mailed explained found gave got grabbed handed heard helped hosted introduced invited \
    joined learned learnt left listened mailed messaged nudged passed pinged popped pushed ran \
    reminded replied sat sent shared showed stopped stumbled swung texted thanked told took touched \
    tried updated warned watched went wrote";

/// Words before a thing, or before what somebody is.
const BEFORE_A_THING: &str = "a an his her my our the their";

/// Words in the middle of a name.
const IN_A_NAME: &str = "al bin da de del den der di dos du la le ten ter van von";

/// What somebody quits or departs who is not gone: "quit it", "fired a supplier".
const LEFT_BEHIND: &str = "a an early her him it me open them to us";

/// Behind these begins a sentence of its own: "Dana told me Tom left", "Tom moved to
/// finance and reports to Ruth".
const SAYING: &str = "told tells said says mentioned mentions heard hears reports \
    reported reporting";

/// What is left for good, behind "left the".
const EMPLOYERS: &str = "account business company deal department firm job organisation \
    organization post project role team";

/// Whom one has, or who was there before.
const SOMEBODY: &str = "assistant boss brother colleague colleagues deputy father friend \
    husband manager mother partner predecessor report secretary sister successor team wife";

/// Words before a thing that somebody has.
const BESIDE_A_THING: &str = "best entire first former new old other own second two whole";

/// How somebody comes to another: "handed over to Peter", "introduced us to Peter".
const HANDS_ON: &str = "connected delegated directed gave handed hands introduced introduces passed \
    passes pointed points put referred refers turned";

/// What somebody joins who is no newcomer.
const TALKS: &str = "call demo dinner lunch meeting session us workshop zoom";

/// Words before a stretch of time.
const SINCE: &str = "at by from in mid until";

/// Stretches of time, and what stands before one.
const STRETCHES: &str = "january february march april may june july august september october \
    november december jan feb mar apr jun jul aug sep sept oct nov dec spring summer autumn fall \
    winter next q1 q2 q3 q4";

/// Words after which "new" is about a thing.
const HAVING: &str = "gets got had has have needs wants";

/// Words of roles, beside the departments and roles that evidence knows.
const ROLES: &str = "analyst buyer chief controller counsel developer engineer head lawyer lead \
    officer president sponsor user";

/// What is called after a place or a customer, and is nobody.
const BODIES: &str = "board branch department division factory group hq lab labs office offices \
    people plant region side site sites store stores subsidiary team teams warehouse";

/// What "New" begins the name of.
const NEW_PLACES: &str = "brunswick caledonia delhi england guinea hampshire haven jersey mexico \
    orleans plymouth south-wales york zealand";

/// What a talk was, and how it came: no name, though it begins a line.
const OF_A_TALK: &str = "again another brief finally first good great long nice once quick second \
    short third together twice";

/// What two do with each other.
const MUTUAL: &str = "met spoke talked chatted lunched dined";

/// Whether a name is that of a place: "New York".
pub(super) fn is_place(name: &str) -> bool {
    let folded = slug::slugify(name);
    folded.strip_prefix("new-").is_some_and(|place| has(NEW_PLACES, place))
}

impl<'a> Word<'a> {
    pub(super) fn of(typed: &'a str) -> Self {
        let bare = typed.trim_matches(|c: char| c.is_ascii_punctuation() || "“”„«»…".contains(c));
        let bare = bare.strip_suffix("'s").or(bare.strip_suffix("’s")).unwrap_or(bare);
        Self { typed, bare }
    }

    fn lower(self) -> String {
        self.bare.to_lowercase()
    }

    pub(super) fn is(self, word: &str) -> bool {
        self.lower() == word
    }

    /// Whether it is one of a list.
    pub(super) fn is_in(self, list: &str) -> bool {
        has(list, &self.lower())
    }

    pub(super) fn tells(self) -> Option<Tells> {
        let word = self.lower();
        TELLING.iter().find(|(_, words)| has(words, &word)).map(|(tells, _)| *tells)
    }

    pub(super) fn denies(self) -> bool {
        let word = self.lower();
        has(NOT, &word) || has(OPINION, &word) || word.ends_with("n't") || word.ends_with("n’t")
    }

    pub(super) fn is_ahead(self) -> bool {
        has(AHEAD, &self.lower())
    }

    pub(super) fn is_to_do(self) -> bool {
        self.tells().is_some_and(|tells| tells != Tells::New) || has(TO_DO, &self.lower())
    }

    pub(super) fn takes(self) -> bool {
        ["takes", "took", "taking"].iter().any(|word| self.is(word))
    }

    pub(super) fn hands_on(self) -> bool {
        has(HANDS_ON, &self.lower())
    }

    pub(super) fn is_now(self) -> bool {
        has(NOW, &self.lower())
    }

    pub(super) fn begins_more(self) -> bool {
        has(MORE, &self.lower())
    }

    pub(super) fn is_small(self) -> bool {
        self.bare.is_empty() || has(SMALL, &self.lower())
    }

    /// Whether something of theirs follows: "Tom's".
    pub(super) fn owns(self) -> bool {
        self.typed.ends_with("'s") || self.typed.ends_with("’s")
    }

    /// Whether it stands before a thing that is somebody's: "Tom's old team".
    pub(super) fn is_beside_a_thing(self) -> bool {
        has(BESIDE_A_THING, &self.lower())
    }

    pub(super) fn is_somebody(self) -> bool {
        has(SOMEBODY, &self.lower())
    }

    pub(super) fn is_a_talk(self) -> bool {
        has(TALKS, &self.lower())
    }

    pub(super) fn is_since(self) -> bool {
        has(SINCE, &self.lower())
    }

    pub(super) fn is_a_stretch(self) -> bool {
        has(STRETCHES, &self.lower())
    }

    pub(super) fn is_left_behind(self) -> bool {
        has(LEFT_BEHIND, &self.lower())
    }

    pub(super) fn is_saying(self) -> bool {
        has(SAYING, &self.lower())
    }

    pub(super) fn is_opinion(self) -> bool {
        has(OPINION, &self.lower())
    }

    pub(super) fn is_an_employer(self) -> bool {
        has(EMPLOYERS, &self.lower())
    }

    pub(super) fn has_something(self) -> bool {
        has(HAVING, &self.lower())
    }

    pub(super) fn is_a_role(self) -> bool {
        let word = self.lower();
        has(ROLES, &word) || crate::reading::evidence::is_role(&word)
    }

    /// Whether what stands before it is no person: "Leeds office", a legal form.
    pub(super) fn is_a_body(self) -> bool {
        crate::reading::person::is_legal_form(self.bare) || has(BODIES, &self.lower())
    }

    /// Whether a place begins with "New" and it.
    pub(super) fn is_new(self) -> bool {
        has(NEW_PLACES, &self.lower())
    }

    pub(super) fn is_us(self) -> bool {
        ["i", "we", "us", "me", "i've", "we've"].iter().any(|word| self.is(word))
    }

    pub(super) fn is_them(self) -> bool {
        ["he", "she", "they"].iter().any(|word| self.is(word))
    }

    pub(super) fn is_mutual(self) -> bool {
        has(MUTUAL, &self.lower())
    }

    pub(super) fn is_of_a_talk(self) -> bool {
        let word = self.lower();
        has(OF_A_TALK, &word) || word.ends_with("ly")
    }

    pub(super) fn begins_a_thing(self) -> bool {
        has(BEFORE_A_THING, &self.lower())
    }

    pub(super) fn stands_in_a_name(self) -> bool {
        has(IN_A_NAME, self.bare)
    }

    /// Whether it names nobody, unless somebody has that name.
    pub(super) fn is_common(self) -> bool {
        let word = self.lower();
        has(NOBODY, &word) || has(DEEDS, &word) || crate::reading::evidence::is_common(&word)
    }

    /// Whether before another name it is a first name: "Per Holm".
    pub(super) fn is_a_first_name(self) -> bool {
        crate::reading::evidence::is_first_name(&self.lower())
    }

    /// Whether it begins like a name: scripts without capitals do.
    pub(super) fn is_capitalised(self) -> bool {
        self.bare.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
    }

    /// Whether it is an abbreviation, as CFO.
    pub(super) fn is_all_capitals(self) -> bool {
        let mut letters = self.bare.chars().filter(|c| c.is_alphabetic());
        self.bare.chars().count() > 1 && letters.all(char::is_uppercase)
    }
}

/// Words as they were typed, without the marks around them.
pub(super) fn joined(words: &[Word<'_>]) -> String {
    words.iter().map(|word| word.bare).collect::<Vec<_>>().join(" ")
}
