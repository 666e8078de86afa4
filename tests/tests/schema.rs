//! Three readers of a profile agree: `Profile::read`, serde, and the JSON Schema.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may panic, also in what its tests share"
)]

use std::{fs, path::PathBuf};

use serde_json::{Map, Value};
use sip_response::{PROFILES, Profile};

/// The files that the table is made from, by id.
fn files() -> Vec<(String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../crates/core/profiles");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let toml = paths.filter(|path| path.extension().is_some_and(|extension| extension == "toml"));
    let text = |path: PathBuf| {
        (
            path.file_stem().unwrap().to_string_lossy().into_owned(),
            fs::read_to_string(path).unwrap(),
        )
    };
    toml.map(text).collect()
}

fn schema() -> Value {
    serde_json::from_str(&Profile::json_schema()).unwrap()
}

/// Does the value satisfy the schema? Knows the keywords that this schema has, and stops at others.
fn satisfies(value: &Value, schema: &Value, root: &Value) -> bool {
    let Value::Object(keywords) = schema else { panic!("{schema}") };
    let all = |list| Value::as_array(list).unwrap();
    keywords.iter().all(|(keyword, wanted)| match keyword.as_str() {
        "$schema" | "title" | "description" | "default" | "$defs" => true,
        "$ref" => {
            let name = wanted.as_str().unwrap().strip_prefix("#/$defs/").unwrap();
            satisfies(value, root.get("$defs").and_then(|all| all.get(name)).unwrap(), root)
        }
        "type" => is(value, wanted),
        "const" => value == wanted,
        "enum" => all(wanted).contains(value),
        "anyOf" => all(wanted).iter().any(|one| satisfies(value, one, root)),
        "oneOf" => all(wanted).iter().filter(|one| satisfies(value, one, root)).count() == 1,
        "items" => {
            value.as_array().is_none_or(|list| list.iter().all(|it| satisfies(it, wanted, root)))
        }
        "required" => value.as_object().is_none_or(|table| {
            all(wanted).iter().all(|name| table.contains_key(name.as_str().unwrap()))
        }),
        "properties" => value.as_object().is_none_or(|table| {
            let known = wanted.as_object().unwrap();
            table.iter().all(|(name, value)| {
                known.get(name).is_none_or(|schema| satisfies(value, schema, root))
            })
        }),
        "additionalProperties" => {
            assert_eq!(*wanted, Value::Bool(false));
            let known = keywords.get("properties").and_then(Value::as_object).unwrap();
            value.as_object().is_none_or(|table| table.keys().all(|name| known.contains_key(name)))
        }
        other => panic!("unknown keyword {other}"),
    })
}

fn is(value: &Value, kind: &Value) -> bool {
    match kind.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        other => panic!("unknown type {other}"),
    }
}

#[test]
fn every_file_satisfies_the_schema_and_all_readers_read_the_same() {
    let schema = schema();
    let files = files();
    assert_eq!(files.len(), PROFILES.len());
    for (id, text) in files {
        let raw: Value = toml::from_str(&text).unwrap();
        assert!(satisfies(&raw, &schema, &schema), "{id}");
        let profile = Profile::read(&id, &text).unwrap();
        assert_eq!(profile, *Profile::by_id(&id).unwrap(), "{id}");
        let derived: Profile = toml::from_str(&text).unwrap();
        let json = serde_json::to_string_pretty(&profile).unwrap();
        assert!(satisfies(&serde_json::from_str(&json).unwrap(), &schema, &schema), "{id}");
        assert_eq!(Profile::read("", &json).unwrap(), profile, "{id}");
        // Without the id, which a file does not hold.
        let json = json.replacen(&format!("\"id\": \"{id}\""), "\"id\": \"\"", 1);
        assert_eq!(serde_json::from_str::<Profile>(&json).unwrap(), derived, "{id}");
    }
}

/// A profile in which every table of the schema stands at least once.
const WHOLE: &str = r#"{ "id": "a", "vendor": "V", "product": "P", "version": "1",
  "roles": ["b2bua"], "about": "", "detect": ["P/"], "completeness": { "4xx": "partial" },
  "sources": [{ "id": "s", "title": "T", "version": "1", "evidence": "observation",
                "kind": "other", "url": "https://a.example/" }],
  "behaviours": [{ "codes": [486, "4xx", "other", "BYE"], "support": "yes",
    "generates": { "when": [{ "methods": ["INVITE"] }, { "phase": "initial" },
      { "role": "phone" }, { "side": "ip" },
      { "setting": { "name": "n", "value": "v", "default": "d" } }] },
    "receives": { "cell": "stated", "does": ["play-tone"], "text": "t", "when": [
      { "phrase": { "is": "x" } }, { "phrase": { "starts-with": "x" } }, { "phrase": "absent" },
      { "header": { "name": "Reason", "value": { "contains": "x" } } }, { "trigger": "t" }] },
    "tones": ["busy"], "notifies": "user", "means": "", "fix": "", "note": "",
    "maps": [{ "way": "to", "system": "Q.850", "value": "17", "name": "BUSY" }],
    "source": "s", "place": "p", "link": "" },
    { "codes": [404], "receives": { "cell": "merged", "mayInherit": 403 }, "source": "s",
      "place": "p" }] }"#;

/// Every table in a value, by what changes it: the whole value is made anew for each.
fn changed(value: &Value, change: &dyn Fn(&mut Map<String, Value>, usize) -> bool) -> Vec<Value> {
    let tables = count(value);
    let mut all = Vec::new();
    for table in 0..tables {
        for turn in 0.. {
            let mut copy = value.clone();
            let mut left = table;
            let mut done = false;
            visit(&mut copy, &mut |fields| {
                if left == 0 && !done {
                    done = change(fields, turn);
                    left = usize::MAX;
                }
                left = left.wrapping_sub(1);
            });
            if !done {
                break;
            }
            all.push(copy);
        }
    }
    all
}

fn count(value: &Value) -> usize {
    let mut tables = 0;
    visit(&mut value.clone(), &mut |_| tables += 1);
    tables
}

fn visit(value: &mut Value, see: &mut dyn FnMut(&mut Map<String, Value>)) {
    match value {
        Value::Object(fields) => {
            see(fields);
            fields.values_mut().for_each(|value| visit(value, see));
        }
        Value::Array(list) => list.iter_mut().for_each(|value| visit(value, see)),
        _ => {}
    }
}

/// Do the three refuse it alike? What only a reader can see, such as a source that is not listed,
/// the schema and serde let pass.
fn judged(value: &Value, schema: &Value) -> bool {
    let text = value.to_string();
    let by_schema = satisfies(value, schema, schema);
    assert_eq!(serde_json::from_str::<Profile>(&text).is_ok(), by_schema, "{text}");
    if Profile::read("a", &text).is_ok() {
        assert!(by_schema, "{text}");
    }
    by_schema
}

#[test]
fn what_the_schema_refuses_is_refused_by_every_reader() {
    let schema = schema();
    let whole: Value = serde_json::from_str(WHOLE).unwrap();
    Profile::read("a", WHOLE).unwrap();
    assert!(judged(&whole, &schema));
    let unknown = changed(&whole, &|fields, turn| {
        turn == 0 && fields.insert("unknown".into(), Value::Null).is_none()
    });
    assert_eq!(unknown.len(), count(&whole));
    assert!(unknown.iter().all(|value| !judged(value, &schema)));
    let without = changed(&whole, &|fields, turn| {
        let key = fields.keys().nth(turn).cloned();
        key.is_some_and(|key| fields.remove(&key).is_some())
    });
    let refused = without.iter().filter(|value| !judged(value, &schema)).count();
    assert!(refused > 20 && refused < without.len(), "{refused} of {}", without.len());
    let of_other_type = changed(&whole, &|fields, turn| {
        fields.values_mut().nth(turn).is_some_and(|value| {
            *value = Value::Bool(true);
            true
        })
    });
    assert!(of_other_type.iter().all(|value| !judged(value, &schema)));
}
