//! The parts of a company that somebody is from.

/// Parts of a company.
pub(crate) const DEPARTMENTS: &str = "accounting accounts admin administration analytics audit billing catering \
    communications compliance controlling design dispatch distribution engineering facilities finance helpdesk \
    hr legal logistics maintenance manufacturing marketing operations packaging payroll planning \
    procurement production purchasing quality reception receiving recruiting research sales security \
    shipping sourcing supply support training treasury warehouse warehousing workshop-floor";

/// Whether something is called like one of them. A role of that name is nobody's title.
pub(crate) fn is_one(name: &str) -> bool {
    let name = name.to_lowercase();
    name == "it" || DEPARTMENTS.split_ascii_whitespace().any(|known| known == name)
}
