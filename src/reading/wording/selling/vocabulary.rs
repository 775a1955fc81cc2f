//! The words by which a step sells. English, in one place; what `_` means in a
//! phrase stands in the lists of the checks.

pub(super) mod bargain;

/// What somebody does who speaks to somebody.
pub(super) const CONTACTS: &[&str] = &[
    "answer apologise apologize approach ask buy call chase chat confront congratulate contact convince \
     deliver demo dial dine dm email e-mail engage entertain escalate explain facetime forward give hand host \
     inform introduce invite lobby lunch mail meet message nudge offer pass persuade phone ping pitch \
     present press prod push reassure remind reply respond ring see sell send share show skype slack \
     speak talk tell text thank update visit walk wait-on warn whatsapp win write",
];

/// What somebody may do to a person who hears nothing of it.
pub(super) const UNHEARD: &str = "allocate assign book classify count describe find free google know like log map mark mention \
    move name profile quote rank rate replace reserve spare tag trust";

/// What two sides have with each other: "the call with Dana" is a thing.
pub(super) const TALKS: &str = "appointment breakfast call chat coffee conversation deal demo dinner \
    drink drinks history lunch mail meal meeting message presentation session slot talk tour visit voicemail walkthrough \
    webinar work workshop";

/// The same in several words.
pub(super) const CONTACT_PHRASES: &[&str] = &[
    "follow up",
    "lean on",
    "put pressure on",
    "follow-up",
    "reach out",
    "reach",
    "touch base",
    "catch up",
    "check in",
    "look in on",
    "drop in",
    "drop by",
    "stop by",
    "sit down",
    "go back to",
    "get back to",
    "get in touch",
    "get hold of",
    "get access to",
    "get in front of",
    "get through to",
    "track down",
    "get _ on the phone",
    "drop _ a line",
    "lend _ a hand",
    "let _ know",
    "put _ in touch",
    "take _ out",
    "take _ through",
    "take _ to dinner",
    "take _ to lunch",
    "pick up the phone",
];

/// What somebody does who speaks to whoever wrote or asked: "reply to Dana's mail".
pub(super) const REPLIES: &[&str] = &[
    "answer",
    "push back",
    "pick _ brain",
    "pick _ brains",
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
    "knock on",
    "knock at",
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
pub(super) const HOLDS: &str = "agree arrange accept attend book bring call cancel chair confirm deliver do fix force get give grab have hold host lay \
    lead moderate move organise organize postpone push put request reschedule run schedule set shift start throw";

/// What somebody does to a person they speak to: what stands behind it is no thing.
pub(super) const TO_PEOPLE: &[&str] =
    &["apologise apologize approach ask call chase confront contact \
     convince dine email e-mail inform invite mail meet message nudge persuade phone ping reassure \
     remind ring skype tell text thank warn whatsapp introduce"];

/// What somebody shows whom they meet.
pub(super) const PRESENTS: &[&str] = &["demo", "pitch", "present", "show", "walk them"];

/// What somebody does who asks another for what comes from them.
pub(super) const GETS: &[&str] =
    &["get", "obtain", "collect", "fetch", "squeeze", "pick up", "take"];

/// What stands before whoever is spoken to.
pub(super) const TOWARDS: &str = "past to toward towards with w";

/// What stands before whoever something is done with, inside or not: "review it
/// with Dana".
pub(super) const WITH: &str = "past with w";

/// Words before "on" that say that it is somebody who is met: "drop in on Dana".
pub(super) const IN_ON: &str = "down in";

/// What hears or speaks of somebody, or where they are: "twist Tom's arm".
pub(super) const HEARD_OF: &str = "agreement answer approval arm blessing brain brains buy-in call \
    commitment complaint concern concerns confidence door doubt doubts ear ears email fear fears feathers go-ahead hand \
    hands invitation invite mail mind message nerves objection objections office ok okay pa permission plant question \
    questions request secretary sign-off signature site support trust view worries worry yes";

/// What somebody does who tells another what to do, or asks how it went.
pub(super) const TEACHES: &str =
    "brief coach debrief interview prep question quiz teach train tutor";

/// What somebody is on or at where others meet.
pub(super) const CALLS: &str =
    "call demo dinner lunch meeting negotiation presentation session tour visit workshop";

/// What a talk is that is named and no more: "an intro call".
pub(super) const KINDS_OF_TALK: &str = "a an another closing discovery executive final first \
    follow-up intro introduction introductory joint kick-off kickoff one personal quick second short sponsor \
    technical third video";

/// When a talk is: "the Friday call".
pub(super) const WHEN: &str = "afternoon evening friday fri monday mon morning next saturday sunday thursday \
    thu today tomorrow tonight tuesday tue wednesday wed";

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
    "stand in for",
    "step in for",
    "step into",
    "fill in for",
    "shadow",
    "listen in",
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
    "debrief dry dry-run practice prep preparation recording rehearsal training";

/// Work inside: a part that begins so addresses nobody of theirs.
pub(super) const INSIDE: &str = "add analyse analyze archive approve assemble assess audit benchmark block brainstorm \
    browse budget build calculate check choose cite coach code collate collect compare compile complete compute \
    condense consider copy correct cost count create cross-check debrief decide define delegate \
    design develop diagram dig digest document download draft draw dry-run edit enter estimate evaluate \
    examine extract file fill finish fix flag forecast format gather guess highlight identify \
    imagine include interpret investigate itemise itemize keep list look measure memorise \
    memorize model monitor note order outline paste pencil pick plan play plot polish practise practice \
    predict prep prepare preview price print prioritise prioritize profile proofread pull qualify \
    quantify read recall recap recheck reconcile reconstruct record redraft rehearse rephrase reread \
    research review revise rework rewrite role-play save scan score search select sharpen sign \
    simulate sketch skim source spot stress-test structure study sum summarise summarize swot tabulate \
    tally think tidy time track transcribe translate trim type understand use verify watch weigh \
    write-up";

/// Words that make any work one inside.
pub(super) const INTERNALLY: &str = "in-house internally";

/// The same in several words.
pub(super) const INSIDE_PHRASES: &[&str] = &[
    "get _ approved",
    "get approval",
    "get _ approval",
    "get _ ready",
    "run the numbers",
    "run the figures",
    "put _ on the map",
    "put _ on our",
    "put _ in the",
    "put _ into",
    "put together",
    "set aside",
    "turn _ into",
    "take _ into",
    "work out",
    "make sure",
    "make a note",
    "make _ list",
    "write up",
    "write down",
    "write for",
];

/// What a word before a person makes of them: they are not spoken to.
pub(super) const BESIDE: &str = "about as because before after against behind concerning for from if like of on per re regarding since \
    than that until till versus what when where whether which who whom whose why how without";

/// Words for roles that people on both sides have: nobody of theirs by itself.
pub(super) const ON_BOTH_SIDES: &str = "team teams people person project somebody someone lead leads leader \
    leaders manager managers owner owners boss colleague colleagues partner partners coach \
    assistant head officer specialist management marketing security quality operations ops";

/// What stands before a role that people on both sides have where it is theirs:
/// "the plant manager".
pub(super) const THEIR_KINDS: &str = "branch buying category clinic commodity distribution facility factory finance \
    fleet floor general hospital hr i-t lab laboratory legal line logistics maintenance manufacturing plant procurement \
    production purchasing quality safety security shift site store supply supply-chain terminal \
    warehouse works";

/// What stands before a role, or behind "head of", where it is ours: "the sales
/// director".
pub(super) const OUR_KINDS: &str = "account alliance alliances bid channel deal delivery demo partner \
    pre-sales presales pricing product sales services solution solutions success support";

/// Roles that say behind "of" what they are of.
pub(super) const HEADS: &str = "chief director head manager vp";

/// Departments that both sides have: ours, where work inside is done with them. Who
/// buys is theirs.
pub(super) const DEPARTMENTS: &str = "accounting compliance controlling engineering finance hr i-t \
    legal marketing operations ops security";

/// Work that is inside where it is done with one of those departments.
pub(super) const ALIGNS: &[&str] = &["align", "clear", "go over", "go through", "look over"];

/// What is updated and only called after somebody: "update the board deck".
pub(super) const PAPERS: &str = "brief case deck document file list map memo minutes notes numbers \
    pack paper plan presentation report slide slides summary";

/// Words behind somebody of ours.
pub(super) const OUR_SIDE: &[&str] =
    &["on our side", "on our end", "at our end", "in our house", "in our team", "of ours"];

/// What somebody does who speaks first to whoever is ours behind it: "ask our desk".
pub(super) const ASKS: &[&str] = &["ask beg brief call consult phone remind ring tell warn"];

/// Bringing one to another, who hears of it as well.
pub(super) const INTRODUCES: &[&str] = &["introduce", "connect", "recommend", "put _ in touch"];

/// Words before one of ours who acts: "see if Bea knows Tom".
pub(super) const CLAUSES: &str = "how if that what when whether who why";

/// Words for people that may stand for things as well.
pub(super) const THINGS_TOO: &str = "them they he she";

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

/// Words behind somebody who is only met: "meets Ana and Goran to see the plan".
pub(super) const BEHIND_A_GUEST: &str = "about at by for in on to with";

/// What somebody does who writes.
pub(super) const MAILS: &[&str] = &["email e-mail forward mail message send write"];

/// What somebody does or has who meets others.
pub(super) const MEETINGS: &[&str] =
    &["breakfast coffee dinner demo dine entertain host lunch meet meeting present see visit"];
