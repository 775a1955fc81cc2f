//! What a person may ask for.

use super::editor::Editing;

/// What a person may ask for, whatever key or list it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Keep the answer and go on; in a list: open.
    Keep,
    /// The next field.
    NextField,
    /// The previous field.
    PreviousField,
    /// One line up.
    Up,
    /// One line down.
    Down,
    /// The box on the left.
    Left,
    /// The box on the right.
    Right,
    /// The first line.
    First,
    /// The last line.
    Last,
    /// A page of lines up.
    PageUp,
    /// A page of lines down.
    PageDown,
    /// The next order of the list.
    NextSort,
    /// The previous order of the list.
    PreviousSort,
    /// The next choice of what is listed.
    NextChoice,
    /// The previous choice of what is listed.
    PreviousChoice,
    /// The next part of the session.
    NextPart,
    /// The previous part of the session.
    PreviousPart,
    /// The next call, for want of time: what lies before it is out of time.
    ToNextCall,
    /// One level out.
    Out,
    /// Change the text in focus.
    Edit(Editing),
    /// Undo the last change: of the text first, then of the session.
    Undo,
    /// Make the change again that was taken back.
    Redo,
    /// The other of the two types from now on.
    OtherTypes,
    /// Leave the part out, with a reason.
    LeaveOut,
    /// End the session without an agreement, with a reason.
    End,
    /// Catch something new: what, is asked.
    New,
    /// Agree an action step, in passing.
    NewStep,
    /// Raise an ask, in passing.
    NewAsk,
    /// Plan a call.
    NewCall,
    /// Offer help on a late or stuck deal.
    CouldHelp,
    /// Show or fold what is for one's own eyes.
    Unfold,
    /// Ask on, at a question.
    AskOn,
    /// Park a thought until the rep has spoken.
    Park,
    /// Choose the answer of that key.
    Choose(char),
    /// Change what the line says.
    Change,
    /// It is done: asks what came of it.
    Done,
    /// Another day for it, with a reason.
    Move,
    /// It is owed no more, with a reason.
    Drop,
    /// Owed again.
    Reopen,
    /// Mark the line, to do something with several at once.
    Mark,
    /// Mine, or everybody's.
    Whose,
    /// Find by a few letters.
    Find,
    /// Promise what was asked for.
    Accept,
    /// Begin a session, or go on with one.
    Begin,
    /// The buyer map of the deal.
    BuyerMap,
    /// Add somebody of the buyer's.
    AddPerson,
    /// Say whom somebody reports to.
    ReportsTo,
    /// Say whose view somebody moves.
    Influences,
    /// Say who somebody is at odds with.
    AtOdds,
    /// Say that somebody has left.
    HasLeft,
    /// Show a picture as a list, and back.
    AsList,
    /// Go to what waits today.
    Today,
    /// Go to the list of deals.
    Deals,
    /// Go to what is owed.
    Actions,
    /// Go to the figures of the team.
    Team,
    /// The team met on a day, or did not after all.
    TeamMeeting,
    /// Coach somebody in an outcome, or be done with it.
    Coach,
    /// Ask about a figure in the next session, or not after all.
    AskNext,
    /// Tell whether the manager was on a call.
    TellRole,
    /// Go to the list of processes.
    Processes,
    /// Search all that was written down.
    Search,
    /// Open the file in an editor.
    OpenEditor,
    /// Say who sits at the keyboard.
    SayWho,
    /// Add a deal.
    AddDeal,
    /// The next deal, after a session.
    NextDeal,
    /// Copy the summary, or an ask, as a text.
    Copy,
    /// Show what there is to know before a call.
    BeforeCall,
    /// Export the minutes to a file.
    Export,
    /// Help for the place one is in.
    Help,
    /// Every command by name.
    Palette,
    /// Say when the last answer was saved.
    Saved,
    /// Leave, twice to be sure.
    Interrupt,
    /// Leave.
    Leave,
}
