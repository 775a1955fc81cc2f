//! What cannot be read is null in what is printed.

use serde_json::Value;

use crate::domain::books::Unread;

/// The shape with null at each value that could not be read.
pub(in crate::cli) fn nulled(mut shape: Value, unread: &[Unread]) -> Value {
    for (id, keys) in unread.iter().flat_map(Unread::ids) {
        put_null(&mut shape, id, keys);
    }
    shape
}

/// Puts null at these keys of whatever has that id.
fn put_null(shape: &mut Value, id: &str, keys: &[String]) {
    let is_it = shape.get("id").and_then(Value::as_str) == Some(id);
    if is_it && let Some(value) = at(shape, keys) {
        *value = Value::Null;
    }
    match shape {
        Value::Object(object) => object.values_mut().for_each(|inner| put_null(inner, id, keys)),
        Value::Array(array) => array.iter_mut().for_each(|inner| put_null(inner, id, keys)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn at<'s>(shape: &'s mut Value, keys: &[String]) -> Option<&'s mut Value> {
    keys.iter().try_fold(shape, |shape, key| shape.get_mut(key.as_str()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn null_is_put_into_what_has_the_id_alone() {
        let shape = || json!({"actions": [{"id": "h7", "due": 1}, {"id": "b2", "due": 2}]});
        let mut found = shape();
        put_null(&mut found, "h7", &["due".to_owned()]);
        assert_eq!(found["actions"][0]["due"], Value::Null);
        assert_eq!(found["actions"][1], shape()["actions"][1]);
        put_null(&mut found, "b2", &["no".to_owned(), "such".to_owned()]);
        assert_eq!(found["actions"][1], shape()["actions"][1]);
    }
}
