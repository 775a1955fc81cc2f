//! The words by which a step sells. English, in one place; what `_` means in a
//! phrase stands in the lists of the checks.

/// What somebody does who speaks to somebody.
pub(super) const CONTACTS: &[&str] = &[
    "answer apologise apologize approach ask call chase chat confront congratulate contact convince \
     deliver demo dial dine dm email e-mail engage entertain escalate explain facetime forward give hand host \
     inform introduce invite lobby lunch mail meet message nudge offer pass persuade phone ping pitch \
     present press prod push reassure remind reply respond ring see sell send share show skype slack \
     speak talk tell text thank update visit walk wait-on warn whatsapp win write",
];

/// What somebody may do to a person, or with one, who hears nothing of it.
pub(super) const UNHEARD: &str = "allocate assign book classify count describe find free google know lend like \
    log map mark mention move name profile put quote rank rate replace request reserve summarise summarize spare tag trust";

/// What two sides have with each other: "the call with Dana" is a thing.
pub(super) const TALKS: &str = "agreement appointment call chat contact contract conversation deal \
    demo dinner history lunch mail meeting session talk visit work workshop";

/// The same in several words.
pub(super) const CONTACT_PHRASES: &[&str] = &[
    "follow up",
    "follow-up",
    "reach out",
    "reach",
    "touch base",
    "catch up",
    "check in",
    "drop in",
    "drop by",
    "stop by",
    "go back to",
    "go to",
    "go and see",
    "fly to",
    "drive to",
    "sit down",
    "get back to",
    "get in touch",
    "get hold of",
    "get _ on the phone",
    "have _ call with",
    "have _ chat with",
    "have _ word with",
    "have _ lunch with",
    "have _ coffee with",
    "have _ dinner with",
    "have _ meeting with",
    "have lunch",
    "have coffee",
    "have dinner",
    "do _ call with",
    "do _ demo for",
    "do lunch",
    "grab lunch",
    "grab coffee",
    "grab _ beer",
    "set up _ call with",
    "set up _ meeting with",
    "schedule _ call with",
    "schedule _ meeting with",
    "arrange _ call with",
    "arrange _ meeting with",
    "book _ call with",
    "book _ meeting with",
    "drop _ a line",
    "take _ to lunch",
    "take _ to dinner",
    "take _ out",
    "take _ through",
    "let _ know",
    "pick up the phone",
    "run _ demo for",
    "give _ demo",
    "dinner with",
    "lunch with",
    "coffee with",
    "intro call with",
    "call with",
    "meeting with",
    "soften up",
    "hear from",
    "find out from",
    "learn from",
    "check in on",
    "look in on",
    "call on",
    "call in on",
    "lend _ a hand",
    "book lunch with",
    "book coffee with",
    "book dinner with",
    "book _ dinner with",
    "book _ visit with",
    "book _ demo with",
    "book _ session with",
    "book _ workshop with",
    "put _ in touch",
    "go over _ contract with",
    "go through _ contract with",
    "go over _ agreement with",
    "go through _ agreement with",
    "play golf",
    "play tennis",
    "play padel",
    "play squash",
    "have a drink",
    "have a beer",
    "have a coffee",
];

/// What somebody does who speaks to whoever wrote or asked: "reply to Dana's mail".
pub(super) const REPLIES: &[&str] = &[
    "answer",
    "react to",
    "reply",
    "respond",
    "return",
    "get _ yes",
    "get _ ok",
    "get _ okay",
    "get _ signature",
    "get _ sign-off",
    "get _ go-ahead",
    "get _ approval",
    "get _ commitment",
    "win _ approval",
    "deal with",
    "handle",
    "address",
    "take _ call",
    "seek _ view",
    "seek _ advice",
    "seek _ approval",
];

/// What somebody hears from another.
pub(super) const HEARD: &[&str] = &[
    "hear from",
    "find out from",
    "learn from",
    "check in on",
    "look in on",
    "call on",
    "call in on",
];

/// What somebody does who holds a talk: "do a session with Dana".
pub(super) const HOLDS: &str = "agree arrange chair do give have hold host lead moderate organise \
    organize run schedule set start";

/// What stands before whoever hears something.
pub(super) const TOWARDS: &str = "to toward towards with";

/// Going to where they are.
pub(super) const THEIR_PLACES: &[&str] = &[
    "visit their",
    "tour their",
    "inspect their",
    "go to their",
    "fly to their",
    "drive to their",
];

/// Being there where others meet: whoever of theirs is there hears it.
pub(super) const ATTENDS: &[&str] = &[
    "join",
    "attend",
    "accompany",
    "be on",
    "be at",
    "be in",
    "be there",
    "be part of",
    "sit in",
    "sit with",
    "come to",
    "come along",
    "come with",
    "go along",
    "go with",
    "dial in",
    "dial into",
    "take part",
    "ride along",
    "show up",
    "turn up",
    "stand in",
    "step in",
    "fill in",
    "drop by",
    "drop in",
    "stop by",
    "swing by",
    "go to",
    "fly to",
    "drive to",
    "travel to",
];

/// What one may attend without anybody of theirs.
pub(super) const ASIDE: &str =
    "debrief dry-run practice prep preparation recording rehearsal training";

/// Bargaining and closing, wherever it stands in a part.
pub(super) const BARGAINS: &[&str] = &[
    "negotiate",
    "haggle",
    "bargain",
    "close",
    "ask for the order",
    "ask for the business",
    "ask for the signature",
    "ask _ for the order",
    "ask _ for the business",
    "ask _ to sign",
    "get the order",
    "get the signature",
    "get _ to sign",
    "get _ signed",
    "agree the price",
    "agree _ price",
    "agree _ terms",
    "agree _ discount",
    "offer _ discount",
    "offer _ price",
    "offer _ percent",
    "offer _ terms",
    "give _ discount",
    "give _ better price",
    "propose _ discount",
    "propose _ price",
    "make _ final offer",
    "make _ offer",
    "win the deal",
    "win the order",
    "save the deal",
    "seal the deal",
    "sign the deal",
    "take over the deal",
    "take the deal over",
    "get the po",
    "chase the signature",
    "chase the order",
    "knock _ off",
    "land the deal",
    "land the order",
    "over the line",
    "wrap it up",
    "wrap up the deal",
    "clinch",
    "push for the order",
    "percent off",
    "if they order",
    "if they sign",
    "lower _ price",
    "cut _ price",
    "reduce _ price",
    "drop _ price",
    "match _ price",
    "come down on _ price",
    "sweeten",
    "take the order",
    "take _ order from",
    "throw in",
    "waive _ fee",
    "make sure _ sign",
    "make sure _ order",
    "see that _ sign",
    "sort out _ price",
    "sort _ price out",
    "settle _ price",
    "settle _ terms",
];

/// What is taken off a price, beside digits: "knock 5 euros off".
pub(super) const OFF: &str = "bucks dollars eur euros k percent pounds usd";

/// What may be closed without selling.
pub(super) const CLOSED_IN_PEACE: &str = "gap gaps loop issue issues ticket question questions \
    point points books list meeting action actions step steps quarter month year file";

/// Work inside: a part that begins so addresses nobody of theirs.
pub(super) const INSIDE: &str = "add analyse analyze approve book brief build calculate \
    check coach compare decide design document draft estimate find fix help let list \
    listen look make note order play practise practice prepare print read record rehearse research \
    review role-play score sign simulate study think train translate type verify watch write-up";

/// The same in several words.
pub(super) const INSIDE_PHRASES: &[&str] =
    &["get _ approved", "get approval", "get _ approval", "write up", "write down", "write for"];

/// What a word before a person makes of them: they are not spoken to.
pub(super) const BESIDE: &str = "about of from by on for regarding without behind like than over \
    concerning before after because whether if that";

/// Words for roles that people on both sides have: nobody of theirs by itself.
pub(super) const ON_BOTH_SIDES: &str = "team teams people person project somebody someone lead leads leader \
    leaders manager managers owner owners boss colleague colleagues partner partners coach \
    assistant head officer specialist management marketing security quality operations ops";

/// Words that stand for whoever was named last.
pub(super) const PRONOUNS: &str = "him her them he she they";

/// Words before somebody that change nothing.
pub(super) const THE: &str = "a an the their his her";
/// Words after which a role is theirs.
pub(super) const THEIRS: &str = "their his her";
/// Words after which a role is ours.
pub(super) const OURS: &str = "our my";

/// Words that join a part to the one before, where a verb comes next.
pub(super) const JOINS: &str = "and or then but";

/// Words before the verb of a step that say nothing of it.
pub(super) const OPENERS: &str = "please then also first now finally to i we ill well will shall must \
    should need can lets and just personally quickly directly again try once cold video quick";

/// Words by which somebody has another act: "have Goran call Dana".
pub(super) const CAUSES: &str = "have get let make ask tell want need";

/// What somebody does who writes.
pub(super) const MAILS: &[&str] = &["email e-mail forward mail message send write"];

/// What somebody does or has who meets others.
pub(super) const MEETINGS: &[&str] =
    &["breakfast coffee dinner demo dine entertain host lunch meet meeting present see visit"];
