//! The places where keys work.

/// Where a key works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// In a text.
    Typing,
    /// On a choice.
    Choosing,
    /// On an exit criterion.
    Criterion,
    /// On any field of a form.
    Form,
    /// In a session.
    Session,
    /// On the agenda of a session.
    Agenda,
    /// In a dialog.
    Dialog,
    /// On every screen that one only looks at.
    Home,
    /// What waits today.
    Today,
    /// On a step that waits for my word.
    ToConfirm,
    /// On help that I promised.
    Owed,
    /// Where deals are looked at between sessions.
    Outside,
    /// On a step that is open.
    OpenStep,
    /// On a step that was closed.
    ClosedStep,
    /// On an ask that waits for my answer.
    Asked,
    /// On the line of an ask.
    AskLine,
    /// On an ask, on its line or opened.
    OnAsk,
    /// On something that is only read.
    Reading,
    /// On help that my manager offers.
    Offered,
    /// On a deal that is late or stuck.
    Stuck,
    /// On a call that is planned.
    Ahead,
    /// On a call of which nobody told.
    Untold,
    /// In the list of deals.
    Deals,
    /// In the list of what is owed.
    Actions,
    /// While a line of that list is looked for.
    Finding,
    /// In the list of deals, before anything is typed.
    Unfiltered,
    /// On the page of a deal.
    Deal,
    /// On a fact of a deal.
    Fact,
    /// On the minutes of a session.
    Minutes,
    /// On the buyer map.
    Map,
    /// In the list of processes.
    Processes,
    /// In the preview of a process.
    Preview,
    /// In the search.
    Search,
    /// At the first start.
    Start,
    /// On the summary of a session.
    Summary,
    /// In the help.
    Help,
    /// Everywhere.
    Anywhere,
}

impl Scope {
    /// What help calls it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Typing => "While typing",
            Self::Choosing => "On a choice",
            Self::Criterion => "On what the buyer has done",
            Self::Form => "In a form",
            Self::Session => "In a session",
            Self::Agenda => "On the agenda",
            Self::Dialog => "In a small form",
            Self::Home => "Where you do not type",
            Self::Today => "On Today",
            Self::ToConfirm => "On a step to confirm",
            Self::Outside => "Between sessions",
            Self::Owed => "On what you promised",
            Self::OpenStep => "On an open step",
            Self::ClosedStep => "On a closed step",
            Self::Asked => "On an ask of you",
            Self::AskLine => "On the line of an ask",
            Self::OnAsk => "On an ask",
            Self::Reading => "On a text to read",
            Self::Offered => "On an offer of help",
            Self::Stuck => "On a late or stuck deal",
            Self::Ahead => "On a planned call",
            Self::Untold => "On a call nobody told of",
            Self::Deals => "In the list of deals",
            Self::Actions => "On Actions",
            Self::Finding => "While you look for a line",
            Self::Unfiltered => "In the list of deals, before you type",
            Self::Deal => "On the page of a deal",
            Self::Fact => "On a fact of a deal",
            Self::Minutes => "On the minutes of a session",
            Self::Map => "On the buyer map",
            Self::Processes => "In the list of processes",
            Self::Preview => "In a preview",
            Self::Search => "In the search",
            Self::Start => "At the start",
            Self::Summary => "On the summary",
            Self::Help => "In the help",
            Self::Anywhere => "Everywhere",
        }
    }
}
