//! The table itself: what a file is read by, and what the schema for editors is
//! made of.

use super::{Key, Need, Shape, Takes};
use crate::domain::process::{AnswerKind, Better, Motion, Requirement, SessionKind, Speaker};

/// Longest session or part of one, in minutes.
const LONGEST_MINUTES: u32 = 480;
/// Most of anything that is counted in a session.
const MOST: u32 = 100;

macro_rules! shapes {
    ($(#[doc = $doc:literal] $id:ident = $header:literal, $noun:literal {
        $(#[doc = $about:literal]
        $key:ident $(($need:ident))?: $takes:expr => $example:literal,)+
    })+) => {
        $(
            #[doc = $doc]
            pub(in crate::template) static $id: Shape = Shape {
                header: $header,
                noun: $noun,
                about: $doc,
                keys: &[$(Key {
                    name: stringify!($key),
                    about: $about,
                    need: shapes!(@ $($need)?),
                    takes: $takes,
                    example: $example,
                },)+],
            };
        )+
        /// All of them, in the usual order of a file.
        pub(in crate::template) static ALL: &[&Shape] = &[$(&$id,)+];
    };
    (@) => { Need::Never };
    (@ $need:ident) => { Need::$need };
}

shapes! {
    /// What stands above and beside all headers.
    FILE = "the top of the file", "file" {
        /// The number of the file format.
        format (Always): Takes::Format => "1",
        /// The process that this one changes: its id, or a file such as "./base.toml".
        extends: Takes::Text => r#""complex-b2b""#,
        /// The process as a whole: its id, its name, what it is for.
        process (Always): Takes::Section(&PROCESS) => r#"{ id = "simple", name = "Simple sale" }"#,
        /// What holds for every stage that does not say otherwise.
        defaults: Takes::Section(&DEFAULTS) => r#"{ time_box = "21d" }"#,
        /// How sessions are held.
        session: Takes::Section(&SESSION) => r#"{ kind = "standard" }"#,
        /// What action steps must carry, and how many there may be.
        actions: Takes::Section(&ACTIONS) => r#"{ due = "7d" }"#,
        /// What the manager is held to.
        manager: Takes::Section(&MANAGER) => "{ crutch_limit = 2 }",
        /// The roles on the buyer's side, each under an id: [role.coach].
        role: Takes::Named(&ROLE) => r#"{ coach = { name = "Coach" } }"#,
        /// The figures that stages refer to, each under an id: [metric.win-rate].
        metric: Takes::Named(&METRIC) => r#"{ win-rate = { name = "Win rate" } }"#,
        /// The elements of a qualification scorecard.
        element: Takes::Rows(&ELEMENT) => r#"[{ id = "pain", levels = ["…", "…", "…", "…"] }]"#,
        /// The stages, in their order.
        stage (Alone): Takes::Rows(&STAGE) => r#"[{ id = "discover" }]"#,
        /// Stages of older versions, and where their deals go.
        retired: Takes::Rows(&RETIRED) => r#"[{ stage = "demo", into = "validate" }]"#,
        /// How a decided deal is looked back on.
        debrief: Takes::Section(&DEBRIEF) => r#"{ lost_reasons = ["no-decision"] }"#,
    }
    /// The process as a whole.
    PROCESS = "[process]", "process" {
        /// How deals and records find this process: never change it.
        id (Always): Takes::Id => r#""simple""#,
        /// Raise it when a stage or a criterion changes its meaning.
        version: Takes::Number(1, u32::MAX) => "1",
        /// What people call it.
        name: Takes::Text => r#""Simple sale""#,
        /// What it is for, in a sentence or two.
        description: Takes::Text => r#""Two stages: …""#,
        /// Who looks after this file.
        owner: Takes::Text => r#""Dana Fox""#,
        /// The day of the last change, without quotes: 2026-11-01.
        updated: Takes::Day => "2026-11-01",
        /// The oldest version of sideline that it works with.
        min_sideline: Takes::Version => r#""0.1""#,
        /// What kind of business it is for.
        motion: Takes::Word(Motion::WORDS) => r#""new-business""#,
        /// How long it takes from the first talk to the order: "90d" or "12w".
        typical_cycle: Takes::Days => r#""90d""#,
        /// The language of its texts: "en". Advice on wording is for English alone.
        language: Takes::Text => r#""en""#,
    }
    /// What holds for every stage that does not say otherwise.
    DEFAULTS = "[defaults]", "section" {
        /// How long a deal should stay in a stage: "21d" or "3w".
        time_box: Takes::Days => r#""21d""#,
        /// Who answers a question first: the rep, unless there is a reason.
        first: Takes::Word(Speaker::WORDS) => r#""rep""#,
        /// The share of needed criteria that must be verified to call a stage firm.
        threshold: Takes::Share => "0.8",
    }
    /// How sessions are held.
    SESSION = "[session]", "section" {
        /// The kind of session that is marked when one starts.
        kind: Takes::Word(SessionKind::WORDS) => r#""standard""#,
        /// How long each kind of session takes.
        minutes: Takes::Section(&MINUTES) => "{ quick = 10, standard = 30, full = 45 }",
    }
    /// How long sessions take.
    MINUTES = "[session.minutes]", "section" {
        /// Minutes of a quick session.
        quick: Takes::Number(1, LONGEST_MINUTES) => "10",
        /// Minutes of a standard session.
        standard: Takes::Number(1, LONGEST_MINUTES) => "30",
        /// Minutes of a full session.
        full: Takes::Number(1, LONGEST_MINUTES) => "45",
    }
    /// What action steps must carry.
    ACTIONS = "[actions]", "section" {
        /// When a step is due that names no day: "7d" after it was agreed.
        due: Takes::Days => r#""7d""#,
        /// What every step must carry.
        require: Takes::Words(Requirement::WORDS) => r#"["owner", "due"]"#,
        /// How many new steps a session should end with at most.
        max_new: Takes::Number(1, MOST) => "3",
        /// How many steps of one deal should be open at most.
        max_open: Takes::Number(1, MOST) => "5",
    }
    /// What is asked of the manager.
    MANAGER = "[manager]", "section" {
        /// The reasons for which a manager may take over the ask for commitment.
        step_in_reasons: Takes::Texts => r#"["layoffs", "earnings-hit"]"#,
        /// How often in 30 days before it is called a crutch.
        crutch_limit: Takes::Number(1, MOST) => "2",
    }
    /// A role on the buyer's side.
    ROLE = "[role.…]", "role" {
        /// What people call the role.
        name: Takes::Text => r#""Coach""#,
        /// What somebody in this role wants from the purchase.
        cares_about: Takes::Text => r#""Our winning""#,
        /// Ids that it had before.
        was: Takes::Ids => r#"["guide"]"#,
    }
    /// A figure that stages refer to.
    METRIC = "[metric.…]", "metric" {
        /// What people call the figure.
        name: Takes::Text => r#""Win rate""#,
        /// The value you aim at.
        target: Takes::Text => r#""40%""#,
        /// Which way is the good one.
        better: Takes::Word(Better::WORDS) => r#""up""#,
        /// What it shows when it moves.
        why: Takes::Text => r#""If it falls, …""#,
    }
    /// An element of a scorecard.
    ELEMENT = "[[element]]", "element" {
        /// How records find this element: never change it.
        id (Always): Takes::Id => r#""pain""#,
        /// What people call it.
        name: Takes::Text => r#""Pain""#,
        /// What the levels 0, 1, 2 and 3 mean: four texts.
        levels (Alone): Takes::Levels => r#"["unknown", "named", "put in figures", "to be solved by a date"]"#,
    }
    /// A stage.
    STAGE = "[[stage]]", "stage" {
        /// How deals find this stage: never change it, change the name.
        id (Always): Takes::Id => r#""discover""#,
        /// What people call it.
        name: Takes::Text => r#""Discover""#,
        /// What the buyer has to get done in this stage, in the buyer's words.
        buyer_step: Takes::Text => r#""Admits a problem""#,
        /// What we do meanwhile; it is shown after the word "We".
        purpose: Takes::Text => r#""agree what the problem costs""#,
        /// How long a deal should stay here: "21d" or "3w".
        time_box: Takes::Days => r#""21d""#,
        /// The stages of your CRM whose deals are here.
        crm: Takes::Texts => r#"["Qualification"]"#,
        /// The roles that this stage needs, by their ids.
        roles: Takes::Ids => r#"["coach"]"#,
        /// The figures that tell how this stage goes, by their ids.
        metrics: Takes::Ids => r#"["win-rate"]"#,
        /// The least level of scorecard elements here: { pain = 2 }.
        minimum: Takes::Minimum => "{ pain = 2 }",
        /// Advice to the manager, as Markdown.
        coaching: Takes::Text => r#""Ask what the buyer said.""#,
        /// What goes wrong here most often; it is shown after "Watch out:".
        traps: Takes::Texts => r#"["curiosity is not a problem"]"#,
        /// Who answers a question first: the rep, unless there is a reason.
        first: Takes::Word(Speaker::WORDS) => r#""rep""#,
        /// Ids that it had before.
        was: Takes::Ids => r#"["poc"]"#,
        /// Whether processes that extend this one must keep it.
        locked: Takes::Flag => "true",
        /// What the buyer has done by the end: texts, or [[stage.exit]] below.
        exit: Takes::List(&EXIT) => r#"["The buyer has …"]"#,
        /// What the rep is asked: texts, or [[stage.question]] below.
        question: Takes::List(&QUESTION) => r#"["What …?"]"#,
        /// How the next call may go: texts, or [[stage.objective]] below.
        objective: Takes::List(&OBJECTIVE) => r#"["agrees to …"]"#,
    }
    /// An exit criterion.
    EXIT = "[[stage.exit]]", "criterion" {
        /// How records find this criterion: never change it.
        id (Always): Takes::Id => r#""problem-cost""#,
        /// What the buyer has done: "The buyer has …".
        outcome (Alone): Takes::Text => r#""The buyer has …""#,
        /// What would prove it: who, what, when.
        evidence: Takes::Text => r#""The figure, in a mail""#,
        /// Whether it is needed to leave the stage: true, unless it says false.
        required: Takes::Flag => "true",
        /// The roles that it has to do with, by their ids.
        roles: Takes::Ids => r#"["coach"]"#,
        /// Ids that it had before.
        was: Takes::Ids => r#"["problem"]"#,
        /// Whether processes that extend this one must keep it.
        locked: Takes::Flag => "true",
    }
    /// A question to the rep.
    QUESTION = "[[stage.question]]", "question" {
        /// How records find this question: never change it.
        id (Always): Takes::Id => r#""do-nothing""#,
        /// The question. Start with what, who, how or when.
        ask (Alone): Takes::Text => r#""What …?""#,
        /// What the answer shows.
        why: Takes::Text => r#""Shows …""#,
        /// The outcome of this stage that the answer can show, by its id.
        exit: Takes::Id => r#""problem-cost""#,
        /// How the answer looks.
        kind: Takes::Word(AnswerKind::WORDS) => r#""text""#,
        /// What there is to choose, for the kind "choice".
        options: Takes::Texts => r#"["…", "…"]"#,
        /// Who answers first: the rep, unless there is a reason.
        first: Takes::Word(Speaker::WORDS) => r#""rep""#,
        /// What to ask next.
        follow_ups: Takes::Texts => r#"["How do you know?"]"#,
    }
    /// How the next call may go.
    OBJECTIVE = "[[stage.objective]]", "objective" {
        /// How records find this objective: never change it.
        id (Always): Takes::Id => r#""next-meeting""#,
        /// How the sentence begins, after the buyer's name: "agrees to …".
        prompt (Alone): Takes::Text => r#""agrees to …""#,
        /// A smaller act, if the buyer does not.
        fallback: Takes::Text => r#""names who …""#,
        /// Whole sentences, as a good rep would write them.
        examples: Takes::Texts => r#"["Dana agrees to a meeting on 12 May"]"#,
    }
    /// A stage of an older version.
    RETIRED = "[[retired]]", "retired stage" {
        /// The id that the stage had.
        stage (Always): Takes::Id => r#""demo""#,
        /// The stage where its deals are now.
        into (Alone): Takes::Id => r#""validate""#,
        /// The version in which it went.
        since: Takes::Number(1, u32::MAX) => "2",
    }
    /// How a decided deal is looked back on.
    DEBRIEF = "[debrief]", "debrief" {
        /// The reasons to choose from when a deal is lost.
        lost_reasons: Takes::Texts => r#"["no-decision", "price"]"#,
        /// The parts of the talk, in their order.
        part: Takes::Rows(&PART) => r#"[{ name = "One change" }]"#,
    }
    /// One part of a debrief.
    PART = "[[debrief.part]]", "part" {
        /// What this part is called.
        name (Always): Takes::Text => r#""One change""#,
        /// How many minutes it takes.
        minutes: Takes::Number(1, LONGEST_MINUTES) => "5",
        /// What is asked in it.
        questions: Takes::Texts => r#"["What …?"]"#,
    }
}
