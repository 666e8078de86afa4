//! The JSON Schema of a profile, from the types and their documentation.

use alloc::{
    borrow::Cow,
    format,
    string::{String, ToString},
    vec::Vec,
};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{Profile, Subject};
use crate::{Method, REGISTRY, StatusClass};

impl Profile {
    /// The JSON Schema (draft 2020-12) of a profile, as JSON on several lines. It is what
    /// [`Profile::read`] and `serde` accept, but for what no schema can say, such as that a
    /// behaviour names one of the sources.
    #[must_use]
    pub fn json_schema() -> String {
        let schema = SchemaGenerator::default().into_root_schema_for::<Self>();
        format!("{:#}\n", schema.as_value())
    }
}

/// A code of the registry, or null.
pub(super) fn code(_: &mut SchemaGenerator) -> Schema {
    let codes: Vec<Option<u16>> = codes().map(Some).chain([None]).collect();
    json_schema!({ "enum": codes })
}

fn codes() -> impl Iterator<Item = u16> {
    REGISTRY.iter().copied().flatten().map(|entry| entry.code.as_u16())
}

impl JsonSchema for Subject {
    fn schema_name() -> Cow<'static, str> {
        Cow::Borrowed("Subject")
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let codes: Vec<u16> = codes().collect();
        let classes = StatusClass::ALL.iter().map(|class| format!("{}xx", class.digit()));
        let words: Vec<String> = classes.chain([Self::Other.to_string()]).collect();
        let method = generator.subschema_for::<Method>();
        json_schema!({
            "description": "What a behaviour is about: a code of the registry, the other codes of \
                a class, all other codes, or a request that is sent instead of a response.",
            "anyOf": [{ "enum": codes }, { "enum": words }, method],
        })
    }
}

impl JsonSchema for Method {
    fn schema_name() -> Cow<'static, str> {
        Cow::Borrowed("Method")
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let known = Self::ALL.iter().filter(|method| **method != Self::Other);
        let names: Vec<&str> = known.map(|method| method.as_str()).collect();
        json_schema!({ "description": "A method of a SIP request.", "enum": names })
    }
}
