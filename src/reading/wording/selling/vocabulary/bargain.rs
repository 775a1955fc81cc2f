//! The words by which a step bargains for the order.

/// Bargaining and closing, wherever it stands in a part.
pub(in crate::reading::wording::selling) const BARGAINS: &[&str] = &[
    "negotiate",
    "haggle",
    "bargain",
    "close",
    "ask for the order",
    "ask for the business",
    "ask for _ signature",
    "ask for an order",
    "ask _ for _ signature",
    "ask _ for the order",
    "ask _ for the business",
    "ask _ to sign",
    "get the order",
    "get the signature",
    "get _ to sign",
    "get _ signed",
    "agree the price",
    "agree _ price",
    "agree _ terms",
    "agree _ discount",
    "offer _ discount",
    "offer _ price",
    "offer _ percent",
    "offer _ terms",
    "offer _ free",
    "give _ discount",
    "give _ better price",
    "propose _ discount",
    "propose _ price",
    "make _ final offer",
    "make _ offer",
    "save the deal",
    "sign the deal",
    "take over the deal",
    "take the deal over",
    "get the po",
    "knock _ off",
    "over the line",
    "wrap it up",
    "clinch",
    "percent off",
    "if they order",
    "if they sign",
    "lower _ price",
    "cut _ price",
    "reduce _ price",
    "drop _ price",
    "match _ price",
    "come down on _ price",
    "sweeten",
    "take the order",
    "take _ order from",
    "throw in",
    "waive _ fee",
    "make sure _ sign",
    "make sure _ order",
    "see that _ sign",
];

/// How something is won: by which verbs, with which word behind them or behind what is
/// won where they need one, and what it is.
pub(in crate::reading::wording::selling) struct Win {
    pub verbs: &'static str,
    pub particles: &'static str,
    pub stakes: &'static [&'static str],
    /// What may be settled among us as well.
    pub may_be_ours: bool,
}

const ORDERS: &str = "commitment order orders po purchase-order signature signatures signing";
const DEALS: &str = "agreement business contract contracts deal deals paperwork renewal";
const TERMS: &str = "clause clauses conditions discount fee price prices pricing rate rates terms";

/// What is won, and by what.
pub(in crate::reading::wording::selling) const WINS: &[Win] = &[
    Win { verbs: "chase hunt track", particles: "down up", stakes: &[ORDERS], may_be_ours: true },
    Win { verbs: "chase collect", particles: "", stakes: &[ORDERS], may_be_ours: true },
    Win {
        verbs: "claim land seal secure win",
        particles: "",
        stakes: &[ORDERS, DEALS],
        may_be_ours: false,
    },
    Win {
        verbs: "bring call carry get pull push wrap",
        particles: "across forward home in over through up",
        stakes: &[ORDERS, DEALS],
        may_be_ours: false,
    },
    Win { verbs: "go press push", particles: "for", stakes: &[ORDERS, DEALS], may_be_ours: true },
    Win { verbs: "nail settle", particles: "", stakes: &[ORDERS, DEALS, TERMS], may_be_ours: true },
    Win {
        verbs: "firm hammer iron lock nail pin sort thrash tie",
        particles: "down in out up",
        stakes: &[ORDERS, DEALS, TERMS],
        may_be_ours: true,
    },
];

/// What has been signed has been won: "collect the signed form".
pub(in crate::reading::wording::selling) const SIGNED: &str = "countersigned signed";

/// Words that no name of a thing goes on behind.
pub(in crate::reading::wording::selling) const ENDS_A_THING: &str = "across as at asap before behind by down during for \
    forward from home in into next now of off on onto out over past per this through till to today tomorrow \
    tonight toward towards until up w when while with within";

/// Bargaining that is none where one of ours is addressed.
pub(in crate::reading::wording::selling) const WITH_OURS: &[&str] = &[
    "agree",
    "ask _",
    "propose",
    "offer",
    "give",
    "name",
    "quote",
    "settle",
    "sign",
    "sort",
    "make sure",
    "see",
];

/// Saying a price or signing with another, which bargains though "quote" and "sign" may
/// be work inside.
pub(in crate::reading::wording::selling) const PRICED: &[&str] = &[
    "quote _ price",
    "quote _ rate",
    "name _ price",
    "sign the deal",
    "sign _ agreement with",
    "sign _ contract with",
    "sign _ deal with",
    "sign _ order with",
];

/// What is taken off a price, beside digits: "knock 5 euros off".
pub(in crate::reading::wording::selling) const OFF: &str =
    "bucks dollars eur euros k percent pounds usd";

/// What may be closed without selling.
pub(in crate::reading::wording::selling) const CLOSED_IN_PEACE: &str = "date dates gap gaps loop issue issues ticket question questions \
    point points books list meeting action actions step steps quarter month year file";

/// What people give: of one of ours it is no order.
pub(in crate::reading::wording::selling) const GIVEN: &str =
    "agreement approval go-ahead ok okay sign-off signature yes";
