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

shipped!["b2b-buyer-aligned", "simple"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::read;

    #[test]
    fn every_shipped_process_is_sound_and_has_the_id_of_its_name() {
        for (id, text) in SHIPPED {
            match read(text.as_bytes()) {
                Ok(process) => assert_eq!(process.id.as_str(), *id),
                Err(faults) => panic!("{id}: {faults:#?}"),
            }
        }
    }
}
