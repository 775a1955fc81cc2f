//! The checks of manager asks: whoever helps has what they need.

use super::{CheckId, Remark};
use crate::domain::ask::{Ask, AskKind, AskPart};

/// What a coach would ask about an ask: the heaviest first.
pub fn ask(ask: &Ask) -> Vec<Remark> {
    let remark = |part: AskPart| {
        let question = part.question(ask.kind);
        match (part, ask.kind) {
            (AskPart::Recipient, _) => Remark::error(CheckId::K1, question),
            (AskPart::Gist, AskKind::Email) => Remark::error(CheckId::K2, question),
            (AskPart::Gist, _) => Remark::warning(CheckId::K2, question),
            (
                AskPart::WhatHappened
                | AskPart::WhatTheyDo
                | AskPart::MyNext
                | AskPart::MyNextDue
                | AskPart::RepView,
                _,
            ) => Remark::error(CheckId::K3, question),
        }
    };
    let mut remarks: Vec<Remark> = ask.lacking().into_iter().map(remark).collect();
    if ask.needed_by.is_none() {
        remarks.push(Remark::warning(CheckId::K4, "By when do you need it?"));
    }
    remarks.sort_by_key(|remark| (remark.severity, remark.check));
    remarks
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::ask::Asked;

    #[test]
    fn what_a_kind_requires_is_asked_and_nothing_else() {
        #[track_caller]
        fn case(kind: AskKind, expected: &[&str]) {
            let of = Asked::Ours("goran".parse().unwrap());
            let (id, deal) = ("w2n6t8rb".parse().unwrap(), "acme".parse().unwrap());
            let from = "ana".parse().unwrap();
            let raised = Ask::new(id, deal, kind, from, of, date(2026, 11, 24));
            let found: Vec<String> =
                ask(&raised).iter().map(|r| format!("{} {:?}", r.check, r.severity)).collect();
            assert_eq!(found, expected, "{kind}");
        }
        case(AskKind::Email, &["k1 Error", "k2 Error", "k4 Warning"]);
        case(
            AskKind::Call,
            &["k1 Error", "k3 Error", "k3 Error", "k3 Error", "k3 Error", "k4 Warning"],
        );
        case(AskKind::Opinion, &["k3 Error", "k2 Warning", "k4 Warning"]);
        case(AskKind::Unsure, &["k2 Warning", "k4 Warning"]);
    }
}
