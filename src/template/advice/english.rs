//! The English words that advice goes by: data, and nothing else.
//!
//! A file in another language is not looked through for them. What is missing
//! here is only not advised on; what is too much annoys, so that a word with
//! an innocent use has a list with a condition, or none.

use std::sync::LazyLock;

/// Words, and several that belong together.
type Phrases = LazyLock<Vec<&'static str>>;

/// What stands between the commas of a text.
fn phrases(text: &'static str) -> Vec<&'static str> {
    text.split(',').map(str::trim).collect()
}

macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident = $text:literal;)+) => {$(
        $(#[$doc])*
        pub(super) static $name: Phrases = LazyLock::new(|| phrases($text));
    )+};
}

lists! {
    /// Whose act it is when an outcome begins so, with or without an article.
    OUR_PEOPLE = "
        we, we've, we'll, we're, i, i've, i'll, i'm, rep, reps, sales rep, sales reps, sales,
        sales team, salesperson, salespeople, seller, sales engineer, sales manager,
        account executive, account manager, ae, se, sdr, bdr, csm, presales, pre-sales,
        solution engineer, solution consultant, customer success
    ";

    /// Who is ours only with the word before them.
    OURS = "
        our rep, our reps, our team, our side, our manager, our engineer, our engineers,
        our consultant, our consultants, our expert, our experts, our ceo, our cfo, our cto,
        our executive, our executives, our company, our people, our specialist
    ";

    /// What we do, at the start of an outcome.
    ACTIVITIES = "
        send, sent, sending, resend, prepare, prepared, preparing, presenting, presented,
        pitch, pitched, pitching, demoed, demoing, demonstrate, demonstrated, demonstrating,
        deliver, delivered, delivering, submit, submitted, submitting, propose, proposed,
        proposing, draft, drafted, drafting, write, writing, explain, explaining, introduce,
        introducing, schedule, scheduled, scheduling, arrange, arranging, organize,
        organizing, organise, organising, set up, setting up, book, booking, follow up,
        followed up, following up, reach out, reached out, reaching out, check in,
        checking in, checked in, touch base, call back, get, getting, obtain, obtaining, gain,
        gather, gathering, collect, collecting, identify, identified, identifying, qualify,
        qualified, qualifying, understand, understanding, understood, discover, discovering,
        uncover, uncovering, determine, determining, find out, learn, build, building,
        establish, establishing, develop, developing, create, creating, conduct, conducted,
        conducting, perform, performing, discuss, discussed, discussing, negotiate,
        negotiated, negotiating, confirm, confirming, verify, verifying, validate, validating,
        convince, convincing, persuade, persuading, overcome, handle, handling, provide,
        provided, providing, give, giving, ask, asking, invite, inviting, update, updating,
        log, logged, logging, enter, entering, add, adding, tell, telling, meet, meeting with,
        met with, emailed, emailing, called, calling, phoned, phoning, contacted, contacting,
        chase, chased, chasing, nurture, nurturing, upsell, cross-sell, engage, engaging,
        make sure, ensure, ensuring, do, doing, have a, hold a, run a, share our, share the,
        showing, secure the, win the, close the
    ";

    /// What we do at the start of an outcome, unless a verb after it makes it the
    /// thing that somebody did something with: "Call booked by the buyer".
    ACTIVITIES_OR_THINGS = "
        present, demo, call, email, e-mail, mail, phone, visit, contact, quote, review,
        research, map, pilot, follow-up, presentation, demonstration, show, host, brief, ping,
        align, analyze, analyse, assess
    ";

    /// What follows a thing that somebody did something with.
    VERBS = "
        is, are, was, were, has, have, had, of, said, told, gave, wrote, made, sent, set, put,
        names, agrees, confirms, owner, plan
    ";

    /// What we hand over or hold.
    OUR_THINGS = "
        proposal, quote, quotation, offer, demo, demonstration, presentation, deck, slides,
        contract, nda, pricing, price list, business case, email, mail, brochure, case study,
        discovery call, discovery meeting, discovery, call, meeting, follow-up, follow up,
        workshop, reference, references, roi, product demo, demo call, first call, intro call,
        introductory call
    ";

    /// What has become of it when we have done our part.
    DONE = "
        sent, presented, delivered, given, done, made, shown, completed, submitted, shared,
        held, scheduled, issued, prepared, emailed, mailed, drafted, conducted, provided, out
    ";

    /// What may stand between a thing and what became of it.
    HELPING = "is, was, were, are, has, have, been, being, successfully, already";

    /// What nobody can check, wherever it stands in an outcome.
    VAGUE = "
        interested, very interested, shown interest, shows interest, showed interest,
        expressed interest, has interest, on board, onboard, on side, bought in, buy-in,
        buy in, bought into, buys into, excited, keen, enthusiastic, happy, satisfied,
        pleased, positive, comfortable, supportive, receptive, impressed, motivated, open to,
        optimistic, likes, loves, sees value, sees the value, see value, see the value,
        recognizes the value, understands, understand, aware, rapport, good relationship,
        strong relationship, good fit, good meeting, good conversation, trusts us,
        believes in, feels good, feels comfortable, wants to buy, want to buy, wants to move,
        want to move, ready to buy, ready to move, likely, probably, seems, appears,
        aligned on, aligned with, engaged with, engaged in, in favor, in favour, favorable,
        favourable, warmed up, well informed
    ";

    /// What nobody can check where it is a state: after "is" and the like, or as
    /// the first or the last word. "Buyer aligned the list" can be checked.
    VAGUE_STATES = "
        aligned, engaged, convinced, committed, invested, involved, serious, ready, warm, hot,
        friendly, informed, willing, confident, sold, attentive, curious
    ";

    /// What a state follows.
    BEING = "
        is, are, was, were, be, been, being, am, feel, feels, felt, look, looks, become,
        becomes, became, get, gets, stays, remains, fully, very, highly, well, strongly, more,
        really, now, all, completely, sufficiently
    ";

    /// What makes a vague word part of something that was told: "named who is
    /// interested" can be checked.
    TOLD = "who, whom, whose, what, which, why, how, whether, where, when, if";

    /// How questions begin that yes answers.
    CLOSED = "
        do, does, did, is, are, was, were, am, has, have, had, can, could, will, would,
        should, shall, may, might, must, don't, doesn't, didn't, isn't, aren't, wasn't,
        weren't, hasn't, haven't, hadn't, can't, couldn't, won't, wouldn't, shouldn't, any
    ";

    /// What may stand before the first word that counts in a question.
    LEADING = "so, and, but, then, now, ok, okay, well, also, or, today";

    /// What asks for more than yes, at the start of any sentence of a question.
    OPEN = "
        what, what's, who, who's, whom, whose, how, how's, when, where, which, why, walk,
        tell, describe, explain, show, name, list, say, give, if, suppose, imagine, talk
    ";
}
