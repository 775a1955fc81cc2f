//! The words that the checks go by. English, in one place, so that a team can
//! put its own beside them.
//!
//! Verbs stand in the form of "to sign"; their other forms are worked out.
//! In a phrase `_` stands for up to three words, and a `~` at its end for a
//! small joining word or the end of the part that must follow, a `$` for the
//! end alone.

/// The language of these lists, as processes name it.
pub(super) const LANGUAGE: &str = "en";

/// Acts of a buyer that move a deal.
pub(super) const ACTS: &[&str] = &[
    "add announce answer appoint approve arrange assess assign assume attend audit authorise \
     authorize award back block book bring calculate cancel change check choose circulate clarify \
     clear collect comment compare complete confirm consider copy correct count counter cover",
    "date decide declare define delegate deliver demand describe designate determine disclose \
     document double draft draw edit enter escalate estimate evaluate expand extend file fill \
     finish fix forward fund gather give grant green-light greenlight",
    "hand help hire hold host include install instruct introduce invest invite involve issue join \
     judge kick launch leave let list load look mark measure meet mention move name nominate note \
     notify",
    "offer okay open order organise organize own participate pass pay permit pick pilot place \
     plan pledge pool post prepare prioritise prioritize produce provide publish pull purchase \
     put quantify quote raise rank rate react read recommend record redline refer refuse register \
     reject release renew reply report request require reschedule reserve resolve respond return \
     review revise reword rework rewrite run",
    "schedule score secure select send set settle shortlist sign specify spend sponsor staff \
     start state stop submit summarise summarize supply support switch take tell test track train \
     transfer trial try turn update upgrade upload use validate verify visit vote waive walk \
     weigh win withdraw word work write yield",
];

/// What sellers do. At the start of a text, with nobody named, it is our act.
pub(super) const OUR_MOVES: &[&str] =
    &["ask build call close collect connect continue convince deepen demo demonstrate develop \
     discuss do drive engage ensure explain follow gather get handle help impress keep maintain \
     manage negotiate nurture obtain offer persuade pitch position prepare present promote propose \
     push qualify reassure recap receive reconnect remind request sell send share show stay talk \
     tell touch try uncover update visit walk"];

/// What makes a good goal beside a commitment, and none by itself.
pub(super) const LEARNINGS: &[&str] =
    &["discover explore figure find hear identify know learn map probe see understand"];

/// A yes that is worth what comes after it.
pub(super) const CONSENTS: &[&str] = &["accept agree commit promise"];

/// What is felt or known, and not done.
pub(super) const STATES: &[&str] =
    &["appreciate believe enjoy expect feel hear hope know learn like love need prefer realise \
     realize remember see seem sound think trust understand want"];

/// Verbs that only steps begin with.
pub(super) const STEP_VERBS: &[&str] = &[
    "adapt agree align apply attach brief bring buy cc chase close confirm cut dial email e-mail \
     export find get import learn leave log mail make map message phone ping practice practise \
     price print profile push question rehearse remove replace research ring role-play search see \
     share simplify text thank translate type understand",
];

/// Beginnings of a step that say no act.
pub(super) const VAGUE: &[&str] = &[
    "look into",
    "think about",
    "think over",
    "follow up",
    "follow-up",
    "work on",
    "work with",
    "discuss",
    "try",
    "handle",
    "deal with",
    "consider",
    "touch base",
    "reach out",
    "keep an eye",
    "stay on",
    "manage",
    "continue",
];

/// Nouns that steps begin with where the verb was left out.
pub(super) const NOUNS: &str = "agenda budget business-case calendar contract criteria deadline \
    deck demo-day feedback info information intro invoice kick-off kickoff legal mutual nda \
    numbers pricing procurement proposal quotation reference references roi security slides \
    stakeholders summary timeline workshop";

/// Endings of nouns.
pub(super) const NOUN_ENDINGS: &[&str] = &["tion", "sion", "ment", "ness", "ance", "ence", "ship"];

/// Words that stand before nouns, or for them: no step begins with a verb there.
pub(super) const BEFORE_NOUNS: &str = "a an the my our your his her their its this that these \
    those new next another some any more all about for with from in on at no";

/// Words before the verb of a step that say nothing of it.
pub(super) const OPENERS: &str = "please then also first now finally to i we ill well will shall \
    must should need can me us and next-step todo";

/// Phrases that keep a deal going and bring it nowhere, whoever does it.
pub(super) const CONTINUATIONS: &[&str] = &[
    "touch base",
    "check in ~",
    "catch up ~",
    "follow up ~",
    "follow-up ~",
    "keep in touch",
    "keep in contact",
    "stay in touch",
    "stay in contact",
    "build _ relationship",
    "build _ rapport",
    "think it over",
    "think about it",
    "think it through",
    "meet again ~",
    "meet again some",
    "meet again sometime",
    "talk again ~",
    "talk again some",
    "talk again sometime",
    "move _ forward",
    "get back to us $",
    "come back to us $",
    "let us know $",
    "next steps",
];

/// The same, where it is we who do it: a buyer who sends something acts.
pub(super) const OUR_CONTINUATIONS: &[&str] =
    &["send _ information", "send _ info", "share _ information", "share _ info"];

/// Phrases of something to learn.
pub(super) const LEARNING_PHRASES: &[&str] = &[
    "find out",
    "figure out",
    "get to know",
    "understand",
    "learn",
    "discover",
    "explore",
    "uncover",
    "hear how",
    "hear what",
    "hear whether",
    "hear if",
    "know whether",
    "know if",
    "see whether",
    "see if",
];

/// Words that may follow a phrase which ends in `~`.
pub(super) const AFTER_PHRASE: &str = "with on again next in by to about after and or soon later \
    at before this so";

/// What somebody does who gets what another gives: "get approval from Dana".
pub(super) const RECEIVING: &str = "get obtain receive secure win collect have bring take";

/// What a buyer gives, as a noun.
pub(super) const GIVEN: &str = "acceptance agreement answer approval commitment confirmation \
    consent date decision feedback go-ahead green-light intro introduction introductions list \
    name names no number numbers ok okay order po redline reply sign-off signature yes";

/// Done by somebody, where no rule makes the form.
pub(super) const PARTICIPLES: &str = "chosen done drawn given held made put run seen sent set \
    written";

/// Who has somebody else act: "have Dana sign".
pub(super) const CAUSATIVES: &str = "have get let make help ask";

/// What only closes or bargains, where a manager does it.
pub(super) const CLOSINGS: &[&str] =
    &["close negotiate win finish finalise finalize ask take sign push"];

/// What a manager may do on a call that leaves the rep in the lead.
pub(super) const HARMLESS: &[&str] =
    &["attend be call come email explain give hear help introduce join listen mail meet observe \
     present say send share show sit speak support tell thank visit welcome write"];

/// Words of a step that makes a call ready.
pub(super) const PREPARATIONS: &[&str] = &[
    "prepare",
    "rehearse",
    "practise",
    "practice",
    "role-play",
    "before the call",
    "before the meeting",
    "for the call",
    "for the meeting",
    "before we meet",
    "before we talk",
];

/// How a step asks the buyer for an act.
pub(super) const ASKS: &[&str] = &[
    "agree arrange ask book chase check confirm get have invite make meet remind request schedule \
     set",
];

/// Words for more than one owner.
pub(super) const SEVERAL_OWNERS: &str = "we both team everyone everybody us";

/// Numbers in words.
pub(super) const NUMBERS: &str = "two three four five six seven eight nine ten dozen twice half \
    double";

/// Roles and parts of the buyer's house that act as people do.
pub(super) const ROLES: &[&str] = &[
    "accounting admin adviser advisor analyst approver architect assistant board boss buyer \
     buyers ceo cfo chair champion champions chief chro cio ciso client clients cmo coach \
     colleague colleagues committee compliance consultant contact contacts controller coo cpo cro \
     cto customer customers",
    "decider deputy developer director dpo engineer engineering evaluator executive finance \
     foreman founder gm head hr i-t lawyer lead leader leaders leads legal management manager \
     managers marketing md officer operations ops owner owners partner partners planner president \
     principal procurement people person project prospect purchaser purchasing",
    "quality reviewer reviewers scientist secretary security signatory skeptic somebody someone \
     sourcing sceptic specialist sponsor sponsors stakeholder stakeholders superintendent \
     supervisor team teams technician treasurer user users vp council counsel",
];

/// Roles that "our" stands before, and that are the buyer's all the same.
pub(super) const OUR_FRIENDS: &str = "advocate buyer champion client coach contact counterpart \
    customer prospect sponsor";

/// How "IT" stands in a list, so that it is not "it".
pub(super) const IT_DEPARTMENT: &str = "i-t";

/// Words for the manager, after "my" or "our" or alone.
pub(super) const MANAGER: &str = "manager boss";

/// Words that join parts of a sentence.
pub(super) const JOINTS: &str = "and or but so then because while when whenever if whether that \
    which who whom whose what where how why before after until till once since though although \
    than nor versus also";

/// Joints that stand for somebody themselves: "who signs".
pub(super) const RELATIVES: &str = "who which what that";

/// Joints that set a second commitment beside the first.
pub(super) const PAIRING: &str = "and while then";

/// Words between a subject and its verb.
pub(super) const ADVERBS: &str = "all also already always both finally first formally just kindly \
    never not now only please really soon still themselves then therefore today together tomorrow \
    himself herself personally directly quickly gladly";

/// Words before a verb that goes on: "is bringing".
pub(super) const BEING: &str = "is are am be";

/// Words before which a verb at the start is a noun: "review of the plan".
pub(super) const AFTER_NOUNS: &str = "of from";

/// Verbs that only say that another follows.
pub(super) const MODALS: &str = "will would shall should can could may might must wont cannot";

/// Words after which a person is not the subject.
pub(super) const BESIDE: &str = "with for to from of about between behind besides without by";

/// Words that never begin the subject of a verb.
pub(super) const NO_SUBJECT: &str = "next no first more new some any to in on at with for from \
    about by into upon via per";

/// Words that an object begins with.
pub(super) const BEFORE_OBJECTS: &str = "a an the his her their its our us me it them him that \
    this these those whether who whom what which how why when all both each every two three four \
    five to";

/// Words ending in s that are no verbs.
pub(super) const NO_VERBS: &str = "always perhaps sometimes besides yes plus does has was is thus \
    us this its as his hers ours theirs yours less next-steps steps terms weeks days minutes \
    months years thanks sales news needs";

/// How a talk is or went, and what one is who liked it: no act by itself.
pub(super) const MOODS: &str = "be better constructive feel fine friendly glad good great happy \
    interested interesting long more nice okay open pleased positive productive quick ready \
    short some stay useful very warm";

/// What a talk is or leaves behind: nothing that somebody does.
pub(super) const TALKS: &str = "atmosphere chat chats chemistry conversation discussion discussions \
    enthusiasm exchange feeling feelings fun impression interest momentum mood progress rapport \
    relationship sentiment success support talk talks trust understanding vibe vibes";

/// What comes between a yes and what it is to.
pub(super) const BETWEEN: &str = "to on for that a an the in with we us i you and can will";

/// Words that say too little to tie two texts together.
pub(super) const COMMON: &str = "about above after again against agreed agrees also another \
    answer asked because been before being between both buyer buyers call client could customer \
    customers date dated dates does done each from gave gives have having here into just least \
    listed make makes more most much must named names next none only other others over people \
    person said same says should some someone something still such take takes team tell tells \
    than that their them then there these they thing things this those through told under until \
    upon very want wants week were what when where whether which while whom whose will with \
    within without words would your";

/// Words before a person that leave them who they are.
pub(super) const DETERMINERS: &str = "the a an her his their";

/// Articles and the like, which do not make two steps different.
pub(super) const ARTICLES: &str = "a an the to of for with and our my his her their please on in \
    at by from";
