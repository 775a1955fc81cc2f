//! A paper: a title and headed sections in words, which every format writes down
//! and a screen shows.

/// The most things of a list that a short paper shows.
const FEW: usize = 5;

/// A paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// What it is about.
    pub title: String,
    /// Whose eyes it is for, where it is not for everybody's.
    pub for_whom: Option<&'static str>,
    /// Its sections; the first one has no heading.
    pub sections: Vec<Section>,
}

/// A heading and what stands under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub heading: String,
    /// What stands under it.
    pub blocks: Vec<Block>,
}

/// Things of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A label, and what it says.
    Facts(Vec<(&'static str, String)>),
    /// Something in its own words, and how it stands.
    Rows(Vec<(String, String)>),
    /// What was asked, and what was said.
    Said(Vec<(String, String)>),
    /// Steps that were agreed.
    Steps(Vec<Step>),
    /// A line each; what follows a line end in one belongs to it.
    Lines(Vec<String>),
    /// Sentences as they stand, a line each.
    Plain(Vec<String>),
    /// What was agreed by a day, done or not.
    Ticks(Vec<Tick>),
}

/// Something that was agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Whether it is done.
    pub is_done: bool,
    /// By when.
    pub day: String,
    /// What, and by whom.
    pub what: String,
}

/// A step in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Who owes it.
    pub who: String,
    /// What is to be done.
    pub what: String,
    /// By when.
    pub by: String,
    /// How one sees that it is done.
    pub done_when: String,
}

impl Paper {
    /// A paper of those sections that have something in them.
    pub(super) fn of(
        title: String,
        sections: impl IntoIterator<Item = (String, Vec<Block>)>,
    ) -> Self {
        let sections = sections.into_iter().filter_map(|(heading, blocks)| {
            let blocks: Vec<Block> = blocks.into_iter().filter(|block| !block.is_empty()).collect();
            (!blocks.is_empty()).then_some(Section { heading, blocks })
        });
        Self { title, for_whom: None, sections: sections.collect() }
    }
}

impl Block {
    /// How many things it has.
    pub const fn len(&self) -> usize {
        match self {
            Self::Facts(facts) => facts.len(),
            Self::Rows(rows) | Self::Said(rows) => rows.len(),
            Self::Steps(steps) => steps.len(),
            Self::Lines(lines) | Self::Plain(lines) => lines.len(),
            Self::Ticks(ticks) => ticks.len(),
        }
    }

    /// Whether it has none.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The facts that are known.
    pub(super) fn facts<const N: usize>(facts: [(&'static str, Option<String>); N]) -> Self {
        let known = facts.into_iter().filter_map(|(label, text)| Some((label, text?)));
        Self::Facts(known.collect())
    }

    /// The first rows of a list, and how many more there are.
    pub(super) fn few(mut rows: Vec<(String, String)>) -> Vec<Self> {
        let more = rows.len().saturating_sub(FEW);
        rows.truncate(FEW);
        let more = (more > 0).then(|| format!("and {more} more"));
        vec![Self::Rows(rows), Self::Lines(more.into_iter().collect())]
    }
}
