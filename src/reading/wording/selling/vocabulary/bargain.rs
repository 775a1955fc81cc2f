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
    "give _ discount",
    "give _ better price",
    "propose _ discount",
    "propose _ price",
    "make _ final offer",
    "make _ offer",
    "win the deal",
    "win the order",
    "save the deal",
    "seal the deal",
    "sign the deal",
    "take over the deal",
    "take the deal over",
    "get the po",
    "chase the signature",
    "chase the order",
    "knock _ off",
    "land the deal",
    "land the order",
    "over the line",
    "wrap it up",
    "wrap up the deal",
    "clinch",
    "push for the order",
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
    "sort out _ price",
    "sort _ price out",
    "settle _ price",
    "settle _ terms",
];

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
pub(in crate::reading::wording::selling) const CLOSED_IN_PEACE: &str = "gap gaps loop issue issues ticket question questions \
    point points books list meeting action actions step steps quarter month year file";

/// What people give: of one of ours it is no order.
pub(in crate::reading::wording::selling) const GIVEN: &str =
    "agreement approval go-ahead ok okay sign-off signature yes";
