//! The processes that come with the program, compiled in.

macro_rules! shipped {
    ($($id:literal),+ $(,)?) => {
        /// Id and text of every process that comes with the program, the usual
        /// one first.
        pub const SHIPPED: &[(&str, &str)] = &[$(
            ($id, include_str!(concat!(
                env!("CARGO_MANIFEST_DIR"), "/process-templates/", $id, ".toml"
            ))),
        )+];
    };
}

shipped![
    "b2b-buyer-aligned",
    "enterprise-qualification",
    "complex-sale-influences",
    "smb-question-led",
    "renewal-expansion",
    "simple",
];

#[cfg(test)]
mod tests;
