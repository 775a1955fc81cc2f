//! What shows that the buyer acted: who, how and when.

use jiff::civil::Date;

use super::Deal;
use crate::domain::id::BuyerId;
use crate::domain::phrase::{self, joined, listed};
use crate::domain::word::words;

words! {
    /// How the buyer acted, or we know of it.
    EvidenceKind, "a kind of evidence" {
        /// A mail or message of theirs.
        Email = "email",
        /// A document of theirs, or with their changes.
        Document = "document",
        /// An entry in a calendar.
        Calendar = "calendar",
        /// Said or done where we met.
        Meeting = "meeting",
        /// Said on the phone.
        Call = "call",
        /// Their words.
        Quote = "quote",
        /// Seen in a system.
        System = "system",
    }
}

words! {
    /// How long a stretch of time is of which the day is not known.
    Stretch, "a stretch of time" {
        /// A week.
        Week = "week",
        /// A month, or the first, second or last part of one.
        Month = "month",
    }
}

/// What evidence may lack to show that the buyer acted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// Whoever of theirs did it or showed it to us.
    Who,
    /// The kind of evidence.
    How,
    /// A day that is not ahead.
    When,
}

/// What is known of whoever acted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::domain) enum Source {
    /// One of theirs, who is still there.
    There,
    /// One of theirs, who has left.
    Left,
    /// Nobody of theirs.
    Nobody,
}

/// What shows that the buyer acted. Never empty: see [`Evidence::is_empty`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// What it is.
    pub kind: Option<EvidenceKind>,
    /// Who acted.
    pub who: Option<BuyerId>,
    /// The day they acted.
    pub on: Option<Date>,
    /// The stretch of time that the day is the last of, where no day was said.
    pub about: Option<Stretch>,
    /// What it says.
    pub text: Option<String>,
}

impl EvidenceKind {
    /// Whether it is still there when the one who acted has left.
    const fn stays(self) -> bool {
        match self {
            Self::Email | Self::Document | Self::Calendar | Self::System => true,
            Self::Meeting | Self::Call | Self::Quote => false,
        }
    }
}

impl Evidence {
    /// Whether nothing is known at all.
    pub const fn is_empty(&self) -> bool {
        self.kind.is_none() && self.who.is_none() && self.on.is_none() && self.text.is_none()
    }

    /// What it lacks, of what was `said` on a day, seen from `today`.
    pub fn lacks(&self, said: Option<Date>, today: Date) -> Vec<Lack> {
        let by = said.map_or(today, |said| said.min(today));
        let parts = [
            (Lack::Who, self.who.is_some()),
            (Lack::How, self.kind.is_some()),
            (Lack::When, self.on.is_some_and(|on| on <= by)),
        ];
        parts.into_iter().filter(|(_, is_there)| !is_there).map(|(part, _)| part).collect()
    }

    /// Whether it shows that the buyer acted: it lacks nothing, comes from one of
    /// theirs, and did not go with them.
    pub(in crate::domain) fn shows(
        &self,
        said: Option<Date>,
        today: Date,
        source: impl Fn(&BuyerId) -> Source,
    ) -> bool {
        let is_there = match self.who.as_ref().map(source) {
            Some(Source::There) => true,
            Some(Source::Left) => self.kind.is_some_and(EvidenceKind::stays),
            Some(Source::Nobody) | None => false,
        };
        is_there && self.lacks(said, today).is_empty()
    }

    /// Its day in words, `about` where only a stretch of time is known.
    pub fn day_in_words(&self, today: Date) -> Option<String> {
        let about = if self.about.is_some() { "about " } else { "" };
        Some(format!("{about}{}", phrase::shown(self.on?, today)))
    }

    /// Who, how and when, as far as known. That whoever acted has left is said.
    pub fn in_words(
        &self,
        name: impl Fn(&BuyerId) -> String,
        has_left: impl Fn(&BuyerId) -> bool,
        today: Date,
    ) -> String {
        let left = |who| if has_left(who) { " (left)" } else { "" };
        let who = self.who.as_ref().map(|who| format!("{}{}", name(who), left(who)));
        joined([who, self.kind.map(|kind| kind.to_string()), self.day_in_words(today)])
    }
}

/// What is missing, as a question: "when?", "who and how?".
pub fn in_words(lacks: &[Lack]) -> Option<String> {
    let word = |lack: &Lack| match lack {
        Lack::Who if lacks.len() == 3 => "who did it",
        Lack::Who => "who",
        Lack::How => "how",
        Lack::When => "when",
    };
    let words: Vec<&str> = lacks.iter().map(word).collect();
    (!words.is_empty()).then(|| format!("{}?", listed(&words)))
}

impl Deal {
    /// Who, how and when of a piece of evidence, seen on a day.
    pub fn shown(&self, evidence: &Evidence, today: Date) -> String {
        let name = |who: &BuyerId| self.buyer_name(who).to_owned();
        evidence.in_words(name, |who| self.has_left_by(who, today), today)
    }

    /// Moves the last contact of the person in a piece of evidence to its day,
    /// unless that lies after `today`.
    pub fn touch(&mut self, evidence: &Evidence, today: Date) {
        if let Some((who, on)) = evidence.who.as_ref().zip(evidence.on)
            && let Some(buyer) = self.people.get_mut(who)
            && buyer.last_contact.is_none_or(|last| last < on)
            && on <= today
        {
            buyer.last_contact = Some(on);
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::deal::{CriterionStanding, Finding, Status};
    use crate::domain::person::Buyer;
    use crate::sample::Sample;

    const TODAY: Date = date(2026, 12, 1);

    /// A yes of that day: who acted, how, on which day of November.
    fn yes(said: Date, who: &str, kind: Option<EvidenceKind>, day: i8) -> Finding {
        let on = Date::new(2026, 11, 1).unwrap().saturating_add(jiff::Span::new().days(day - 1));
        let evidence = Evidence {
            who: who.parse().ok(),
            kind,
            on: (day > 0).then_some(on),
            text: Some("no".to_owned()),
            about: None,
        };
        Finding {
            status: Status::Yes,
            on: Some(said),
            evidence: Some(evidence),
            ..Finding::NOT_ASKED
        }
    }

    #[test]
    fn verified_is_who_how_and_when_and_nothing_less() {
        #[track_caller]
        fn case(finding: &Finding, expected: &str) {
            let left = Buyer { left: Some(date(2026, 11, 20)), ..Buyer::default() };
            let mut sample =
                Sample::at("explore").with("Dana Fox", Buyer::default()).with("Tom Ode", left);
            let criterion = "explore.problem".parse().unwrap();
            sample.deal().exit.insert(criterion, finding.clone());
            let criterion = "explore.problem".parse().unwrap();
            let standing = sample.book.deal.standing(&criterion, TODAY);
            assert_eq!(finding.in_words(standing, TODAY), expected);
            let counted = sample.book.deal.tally(sample.process.first_stage(), TODAY);
            assert_eq!(counted.verified == 1, standing == CriterionStanding::Verified);
        }
        use EvidenceKind::{Call, Document, Email, Meeting, Quote};
        let mail = Some(Email);
        case(&yes(TODAY, "dana-fox", mail, 18), "verified");
        case(&yes(TODAY, "dana-fox", mail, 31), "verified");
        case(&yes(TODAY, "dana-fox", mail, 32), "we assume so: when?");
        // A day that has come since, and that nobody has looked at since.
        case(&yes(date(2026, 11, 24), "dana-fox", mail, 25), "we assume so: when?");
        case(&yes(TODAY, "dana-fox", mail, 0), "we assume so: when?");
        case(&yes(TODAY, "dana-fox", None, 18), "we assume so: how?");
        case(&yes(TODAY, "", mail, 18), "we assume so: who?");
        case(&yes(TODAY, "ana", mail, 18), "we assume so");
        case(&yes(TODAY, "", None, 18), "we assume so: who and how?");
        case(&yes(TODAY, "", None, 0), "we assume so: who did it, how and when?");
        case(&Finding { evidence: None, ..yes(TODAY, "", None, 0) }, "we assume so");
        // Who has left took with them what they said, and not what they wrote.
        case(&yes(TODAY, "tom-ode", Some(Document), 18), "verified");
        for kind in [Meeting, Call, Quote] {
            case(&yes(TODAY, "tom-ode", Some(kind), 18), "we assume so");
            case(&yes(TODAY, "dana-fox", Some(kind), 18), "verified");
        }
        for status in [Status::No, Status::Partial, Status::Unknown] {
            let finding = Finding { status, ..yes(TODAY, "dana-fox", mail, 18) };
            let words = finding.in_words(finding.standing(TODAY, |_| Source::There), TODAY);
            assert!(!words.contains("verified"), "{words}");
        }
    }

    #[test]
    fn evidence_is_told_with_its_stretch_and_with_who_has_left() {
        let mut deal = Sample::at("explore").with("Dana Fox", Buyer::default()).book.deal;
        let finding = yes(TODAY, "dana-fox", Some(EvidenceKind::Call), 22);
        let about = Some(Stretch::Week);
        let evidence = Evidence { about, ..finding.evidence.unwrap() };
        assert_eq!(deal.shown(&evidence, TODAY), "Dana Fox · call · about Sun 22 Nov");
        deal.set_left(&"dana-fox".parse().unwrap(), Some(TODAY));
        assert_eq!(deal.shown(&evidence, TODAY), "Dana Fox (left) · call · about Sun 22 Nov");
    }
}
