//! The parts in which things are asked, each named as the record names it.

use crate::domain::word::words;

words! {
    /// What is asked at the opening.
    OpeningLine, "a part of the opening" {
        /// How long it took, where it is recorded afterwards.
        Minutes = "minutes",
        /// How long it took, where that sounds like more than it was.
        MinutesAgain = "minutes_again",
        /// What the rep wants from the session.
        Goal = "goal",
        /// The stage the deal is in, where the process has none of that id.
        StageNow = "stage_at_start",
        /// That the facts of the deal were seen.
        Facts = "seconds.open",
        /// What changed on their side, where the close date has passed.
        CloseDateWhy = "changed.close_date_why",
        /// How much, by when, whose date that is, and who told us.
        CloseDate = "close_date_whose",
    }
}

words! {
    /// What is asked about an exit criterion.
    ExitLine, "a part of a criterion" {
        /// How it stands.
        Status = "status",
        /// What shows it.
        Evidence = "evidence",
        /// Who acted, where that does not say it.
        Who = "who",
        /// How we know.
        How = "kind",
        /// The day they acted.
        When = "day",
        /// What is missing, where they did part of it.
        Missing = "missing",
        /// Whether whoever acted has the role that nobody has yet.
        Role = "role",
    }
}

words! {
    /// What is asked about an element of the scorecard.
    ElementLine, "a part of an element" {
        /// How far it is.
        Level = "level",
        /// What shows it.
        Evidence = "evidence",
        /// Who did that, where it was not said.
        Who = "who",
        /// How we know of it.
        How = "how",
        /// When it was.
        When = "when",
    }
}

words! {
    /// What is asked about where we really are.
    StageLine, "a part of where we are" {
        /// The buyer's step.
        BuyerStage = "changed.buyer_stage",
        /// The act that shows the buyer's step.
        BuyerAct = "changed.buyer_stage_act",
        /// The stage to work on from here.
        Stage = "changed.stage",
        /// Why, where something is missing.
        Why = "changed.stage_why",
        /// What takes the buyer long and could start now.
        StartNow = "start_now",
    }
}

words! {
    /// What is asked about a step of the last session.
    LookBackLine, "a part of looking back" {
        /// Was it done?
        Done = "done",
        /// The day on which it was done.
        Closed = "closed",
        /// What came of it.
        Note = "note",
        /// What got in the way.
        GotInTheWay = "got_in_the_way",
        /// The same, in own words.
        Why = "why",
        /// And now?
        Then = "then",
        /// Smaller words for it.
        Text = "text",
        /// Who does it instead.
        Owner = "owner",
        /// The new date.
        Due = "due",
    }
}

words! {
    /// What is asked about the buyer map.
    MapLine, "a part of the buyer map" {
        /// Who of the buyer's people was spoken to, is new, gone or moved.
        PeopleNews = "people_news",
        /// Which of those named in the news are new on their side.
        NewNames = "new_names",
        /// Which of several gaps is closed now.
        Gaps = "gaps",
        /// The one person who, moved one step, would change the deal.
        MoveOne = "move_one",
        /// Somebody new on the buyer's side.
        NewPerson = "person",
    }
}

words! {
    /// What is asked about what is in the way.
    InTheWayLine, "a part of what is in the way" {
        /// What holds the deal up.
        HoldingUp = "holding_up",
        /// Whether it is here as the debrief of another deal taught.
        HereToo = "here_too",
        /// What of all this costs us now.
        CostingUs = "costing_us",
        /// What the rep could do.
        FirstOption = "option_1",
        /// What else the rep could do.
        SecondOption = "option_2",
        /// Which of the two.
        Chosen = "chosen",
        /// What the rep needs for it.
        Need = "need",
        /// Whether that becomes an ask.
        MakeAsk = "make_ask",
        /// What the rep would change of it, where it would fail.
        Change = "change",
    }
}

words! {
    /// What is asked about the next call.
    CallLine, "a part of a call" {
        /// What becomes of it, where it was planned before.
        Stands = "stands",
        /// The day.
        Date = "date",
        /// The whole of it in a line, where a session is written down afterwards.
        Sentence = "sentence",
        /// Why there is none.
        WhyNone = "why",
        /// Who of the buyer's people.
        With = "with",
        /// What they agree to.
        Objective = "objective",
        /// By when they act.
        ActBy = "act_by",
        /// If not, what smaller act.
        Fallback = "fallback",
        /// How we see it.
        Evidence = "evidence_wanted",
        /// Whether the manager is on it, and why.
        Role = "role_planned",
        /// Who asks for the commitment.
        Asks = "asks_planned",
        /// How long it is to take.
        Minutes = "planned_minutes",
        /// A place or a link.
        Place = "where",
        /// Whether it is said once, now.
        SayItOnce = "say_it_once",
    }
}

words! {
    /// What is asked about a step.
    StepLine, "a part of a step" {
        /// What is to be done.
        Text = "text",
        /// Who owes it.
        Owner = "owner",
        /// By when.
        Due = "due",
        /// How one sees that it is done.
        DoneWhen = "done_when",
        /// The exit criterion it serves.
        Criterion = "criterion",
        /// The person it touches.
        Person = "person",
    }
}

words! {
    /// What is asked about a call that was to be held.
    OutcomeLine, "a part of what came of a call" {
        /// What came of it.
        Came = "outcome",
        /// What the buyer agreed to do.
        Act = "buyer_act",
        /// By when.
        ActBy = "buyer_act_by",
        /// Who asked for the commitment.
        Asks = "asks",
        /// What the manager did.
        Role = "role",
    }
}

words! {
    /// What is asked before a manager takes over.
    StepInLine, "a part of a step-in" {
        /// Whose the step becomes, or that nobody of theirs hears of it.
        Who = "who",
        /// What would let the rep do it.
        RepCouldIf = "rep_could_if",
        /// What a loss would do to the company.
        Catastrophe = "catastrophe",
        /// Which other catastrophe, or the reason in own words.
        Why = "why",
        /// Who judged that it is one.
        JudgedBy = "judged_by",
        /// What the manager can do that leaves the rep in the lead.
        Instead = "instead",
        /// What the rep keeps.
        RepKeeps = "rep_keeps",
        /// The day on which the rep has it back.
        Returns = "returns",
    }
}

words! {
    /// What is asked once the deal was to be back with the rep.
    HandedBackLine, "a part of handing back" {
        /// Whether it is.
        BackOn = "back_on",
        /// What the rep would do alone next time.
        NextTime = "next_time",
    }
}

words! {
    /// What is asked about an ask.
    AskLine, "a line of an ask" {
        /// What kind of help.
        Kind = "kind",
        /// Of whom.
        Of = "of",
        /// Who is to be called or written to.
        Recipient = "recipient",
        /// The words of a mail.
        Wording = "wording",
        /// What it is about.
        Gist = "gist",
        /// What has happened since.
        WhatHappened = "what_happened",
        /// What they do after it.
        WhatTheyDo = "what_they_do",
        /// What the rep does next.
        MyNext = "my_next",
        /// By when.
        MyNextDue = "my_next_due",
        /// What the rep thinks.
        RepView = "rep_view",
        /// The day by which the help is needed.
        NeededBy = "needed_by",
    }
}

words! {
    /// What is said about the rep rather than about the deal.
    CoachingLine, "a coaching note" {
        /// What the manager thinks of the rep's options.
        View = "manager_view",
        /// Whether they would fail, or are only not the manager's way.
        ViewIs = "view_is",
        /// What the rep uses on the next deal.
        Lesson = "lesson",
        /// What the manager saw the rep do well.
        Strength = "strength",
    }
}

words! {
    /// What is asked of the parts that were not worked.
    PassedLine, "a line of what was passed" {
        /// Why.
        Why = "parts",
        /// The same, in own words.
        Words = "words",
    }
}

words! {
    /// What a debrief asks beside the questions of its process.
    ChangeLine, "a line of a debrief" {
        /// The stage at which more work would have changed it.
        Stage = "stage",
        /// The one reason that comes closest.
        Reason = "reason",
        /// What shows it.
        Why = "why",
    }
}

words! {
    /// What is asked of a proposal for the process.
    ProposalLine, "a line of a proposal" {
        /// What shall change.
        Kind = "kind",
        /// The stage, or the outcome.
        Place = "place",
        /// The words.
        Text = "text",
    }
}

words! {
    /// The two sides of asking on.
    FollowUpLine, "a part of a follow-up question" {
        /// The question.
        Ask = "ask",
        /// The rep's words.
        Rep = "rep",
    }
}
