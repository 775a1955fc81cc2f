//! What may stand where in a process file: every header, its keys, and how
//! each is written.

use super::fault::Faults;
use super::lines::Span;

/// A key and an example of its value, as somebody would type it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Key {
    /// The key.
    pub name: &'static str,
    /// A value that could stand there.
    pub example: &'static str,
}

/// What may stand under one header.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Shape {
    /// The header, as it is typed.
    pub header: &'static str,
    /// What one of them is called: "this stage".
    pub noun: &'static str,
    /// What it may hold.
    pub keys: &'static [Key],
}

impl Shape {
    /// The key of that name, none where it does not belong here.
    pub(super) fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// Tells of a header with one bracket on each side where two belong.
    pub(super) fn tell_single(&self, at: &Span, faults: &Faults<'_>) {
        let Self { noun, header, .. } = self;
        let message = format!("there can be more than one {noun}: the header takes two brackets");
        faults.error("SL106", at, message, *header);
    }

    /// Tells of a part that no row is above of.
    pub(super) fn tell_missing_above(&self, at: &Span, faults: &Faults<'_>) {
        let Self { noun, header, .. } = self;
        let message = format!("there is no {noun} above this");
        faults.error("SL115", at, message, format!("move it under its {header}"));
    }
}

/// The shape of the rows whose headers have `path` between two brackets.
pub(super) fn of_rows(path: &str) -> Option<&'static Shape> {
    let header = format!("[[{path}]]");
    ALL.iter().copied().find(|shape| shape.header == header)
}

/// Keys that change what a parent says.
pub(super) const OF_CHILDREN: &[&str] = &["add", "after", "before", "remove"];

macro_rules! shapes {
    ($($(#[$doc:meta])* $id:ident = $header:literal, $noun:literal {
        $($key:ident = $example:literal,)+
    })+) => {
        $(
            $(#[$doc])*
            pub(super) static $id: Shape = Shape {
                header: $header,
                noun: $noun,
                keys: &[$(Key { name: stringify!($key), example: $example },)+],
            };
        )+
        /// All of them, in the usual order of a file.
        pub(super) static ALL: &[&Shape] = &[$(&$id,)+];
    };
}

shapes! {
    /// What stands above and beside all headers.
    FILE = "the top of the file", "file" {
        format = "1",
        extends = r#""complex-b2b""#,
        process = r#"{ id = "simple", name = "Simple sale" }"#,
        defaults = r#"{ time_box = "21d" }"#,
        session = r#"{ kind = "standard" }"#,
        actions = r#"{ due = "7d" }"#,
        manager = "{ crutch_limit = 2 }",
        role = r#"{ coach = { name = "Coach" } }"#,
        metric = r#"{ win-rate = { name = "Win rate" } }"#,
        element = r#"[{ id = "pain", levels = ["…", "…", "…", "…"] }]"#,
        stage = r#"[{ id = "discover" }]"#,
        retired = r#"[{ stage = "demo", into = "validate" }]"#,
        debrief = r#"{ lost_reasons = ["no-decision"] }"#,
    }
    /// The process as a whole.
    PROCESS = "[process]", "process" {
        id = r#""simple""#,
        version = "1",
        name = r#""Simple sale""#,
        description = r#""Two stages: …""#,
        owner = r#""Dana Fox""#,
        updated = "2026-11-01",
        min_sideline = r#""0.1""#,
        motion = r#""new-business""#,
        typical_cycle = r#""90d""#,
        language = r#""en""#,
    }
    /// What holds for every stage that does not say otherwise.
    DEFAULTS = "[defaults]", "section" {
        time_box = r#""21d""#,
        first = r#""rep""#,
        threshold = "0.8",
    }
    /// How sessions are held.
    SESSION = "[session]", "section" {
        kind = r#""standard""#,
        minutes = "{ quick = 10, standard = 30, full = 45 }",
    }
    /// How long sessions take.
    MINUTES = "[session.minutes]", "section" {
        quick = "10",
        standard = "30",
        full = "45",
    }
    /// What action steps must carry.
    ACTIONS = "[actions]", "section" {
        due = r#""7d""#,
        require = r#"["owner", "due"]"#,
        max_new = "3",
        max_open = "5",
    }
    /// What is asked of the manager.
    MANAGER = "[manager]", "section" {
        step_in_reasons = r#"["layoffs", "earnings-hit"]"#,
        crutch_limit = "2",
    }
    /// A role on the buyer's side.
    ROLE = "[role.…]", "role" {
        name = r#""Coach""#,
        cares_about = r#""Our winning""#,
        was = r#"["guide"]"#,
    }
    /// A figure that stages refer to.
    METRIC = "[metric.…]", "metric" {
        name = r#""Win rate""#,
        target = r#""40%""#,
        better = r#""up""#,
        why = r#""If it falls, …""#,
    }
    /// An element of a scorecard.
    ELEMENT = "[[element]]", "element" {
        id = r#""pain""#,
        name = r#""Pain""#,
        levels = r#"["unknown", "named", "put in figures", "to be solved by a date"]"#,
    }
    /// A stage.
    STAGE = "[[stage]]", "stage" {
        id = r#""discover""#,
        name = r#""Discover""#,
        buyer_step = r#""Admits a problem""#,
        purpose = r#""agree what the problem costs""#,
        time_box = r#""21d""#,
        crm = r#"["Qualification"]"#,
        roles = r#"["coach"]"#,
        metrics = r#"["win-rate"]"#,
        minimum = "{ pain = 2 }",
        coaching = r#""Ask what the buyer said.""#,
        traps = r#"["Pitching to fill a silence"]"#,
        first = r#""rep""#,
        was = r#"["poc"]"#,
        locked = "true",
        exit = r#"["The buyer has …"]"#,
        question = r#"["What …?"]"#,
        objective = r#"["agrees to …"]"#,
    }
    /// An exit criterion.
    EXIT = "[[stage.exit]]", "criterion" {
        id = r#""problem-cost""#,
        outcome = r#""The buyer has …""#,
        evidence = r#""The figure, in a mail""#,
        required = "true",
        roles = r#"["coach"]"#,
        was = r#"["problem"]"#,
        locked = "true",
    }
    /// A question to the rep.
    QUESTION = "[[stage.question]]", "question" {
        id = r#""do-nothing""#,
        ask = r#""What …?""#,
        why = r#""Shows …""#,
        kind = r#""text""#,
        options = r#"["…", "…"]"#,
        first = r#""rep""#,
        follow_ups = r#"["How do you know?"]"#,
    }
    /// How a next call may go.
    OBJECTIVE = "[[stage.objective]]", "objective" {
        id = r#""next-meeting""#,
        prompt = r#""agrees to …""#,
        fallback = r#""names who …""#,
        examples = r#"["Dana agrees to a meeting on 12 May"]"#,
    }
    /// A stage of an older version.
    RETIRED = "[[retired]]", "retired stage" {
        stage = r#""demo""#,
        into = r#""validate""#,
        since = "2",
    }
    /// How a decided deal is looked back on.
    DEBRIEF = "[debrief]", "debrief" {
        lost_reasons = r#"["no-decision", "price"]"#,
        part = r#"[{ name = "One change" }]"#,
    }
    /// One part of a debrief.
    PART = "[[debrief.part]]", "part" {
        name = r#""One change""#,
        minutes = "5",
        questions = r#"["What …?"]"#,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_can_be_typed() {
        for shape in ALL {
            for key in shape.keys {
                let line = format!("{} = {}", key.name, key.example);
                assert!(toml::de::DeTable::parse(&line).is_ok(), "{}: {line}", shape.header);
            }
        }
    }
}
