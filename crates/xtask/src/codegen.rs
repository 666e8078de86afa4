//! `cargo xtask codegen [--check]`: makes what is made from crates/core/profiles/*.toml and from
//! the types of core: the table of profiles, the JSON Schema of one, and the list of its fields in
//! README.md.
//!
//! All three are committed, so that the crate needs no build script; `--check` says whether they
//! are what would be made. The types are core's own, built without the table: a broken table
//! cannot stop the task that makes it anew.

use std::{collections::BTreeSet, fmt::Write as _, fs, path::Path};

use serde_json::Value;
use sip_response::{
    Behaviour, Profile, StatusCode,
    profile::{
        Completeness, Generates, HeaderTest, Mapping, Receives, Setting, Source, Subject, Test,
        When,
    },
};

const PROFILES: &str = "crates/core/profiles";
const TABLE: &str = "crates/core/src/profile/table.rs";
const SCHEMA: &str = "crates/core/profiles/schema.json";
const README: &str = "README.md";
/// The lines of README.md between which the list of fields stands.
const FIELDS: [&str; 2] = ["<!-- fields -->\n", "<!-- /fields -->\n"];

/// The tables of a profile by their names in the schema, and what stands before their fields.
const TABLES: [(&str, &str); 9] = [
    ("Completeness", "completeness."),
    ("Source", "sources[]."),
    ("Behaviour", "behaviours[]."),
    ("Receives", "behaviours[].receives."),
    ("Mapping", "behaviours[].maps[]."),
    ("When", "when[]."),
    ("Setting", "when[].setting."),
    ("HeaderTest", "when[].header."),
    ("Test", "when[].phrase."),
];

/// Writes what is made, or only compares it with what is committed where `check` is set.
///
/// # Errors
/// All that is wrong with the files, a line each, with file and line; a committed file that
/// differs, where `check` is set; a file that cannot be read or written.
pub(crate) fn run(check: bool) -> Result<(), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let schema = schema()?;
    let readme = fs::read_to_string(root.join(README)).map_err(|error| error.to_string())?;
    let made = [
        (TABLE, render(&read(&root.join(PROFILES))?)),
        (README, with_fields(&readme, &schema)?),
        (SCHEMA, format!("{schema:#}\n")),
    ];
    for (name, text) in made {
        let path = root.join(name);
        if fs::read_to_string(&path).unwrap_or_default() == text {
            continue;
        }
        if check {
            return Err(format!("{name} is not what codegen makes: run `cargo xtask codegen`"));
        }
        fs::write(&path, text).map_err(|error| format!("{name}: {error}"))?;
    }
    Ok(())
}

fn read(folder: &Path) -> Result<Vec<Profile>, String> {
    let failed = |error| format!("{PROFILES}: {error}");
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            files.push((id, fs::read_to_string(&path).map_err(failed)?));
        }
    }
    // The order of ids, by which `Profile::by_id` finds them.
    files.sort();
    profiles(&files)
}

/// The profiles of these files, by id and text.
fn profiles(files: &[(String, String)]) -> Result<Vec<Profile>, String> {
    let mut seen = BTreeSet::new();
    let mut problems = Vec::new();
    let mut profiles = Vec::new();
    for (id, text) in files {
        let file = format!("{PROFILES}/{id}.toml");
        if !seen.insert(id) {
            problems.push(format!("{file}:1: a second profile `{id}`"));
        }
        match Profile::read(id, text) {
            Ok(profile) => profiles.push(profile),
            Err(mistakes) => problems.extend(mistakes.iter().map(|mistake| {
                let colon = if mistake.field.is_empty() { "" } else { ": " };
                format!("{file}:{}: {}{colon}{}", mistake.line, mistake.field, mistake.what)
            })),
        }
    }
    if problems.is_empty() { Ok(profiles) } else { Err(problems.join("\n")) }
}

/// The schema, without the links that rustdoc makes of names in square brackets.
fn schema() -> Result<Value, String> {
    let mut schema = Profile::json_schema();
    while let Some((before, rest)) = schema.split_once("[`") {
        let Some((name, after)) = rest.split_once("`]") else { break };
        let after = match after.strip_prefix('(').and_then(|target| target.split_once(')')) {
            Some((_, after)) => after,
            None => after,
        };
        let name = name.rsplit("::").next().unwrap_or(name);
        schema = format!("{before}`{name}`{after}");
    }
    serde_json::from_str(&schema).map_err(|error| error.to_string())
}

/// README.md with the list of the fields of the schema.
fn with_fields(readme: &str, schema: &Value) -> Result<String, String> {
    let [begin, end] = FIELDS;
    let (before, rest) =
        readme.split_once(begin).ok_or_else(|| format!("{README} has no {begin}"))?;
    let (_, after) = rest.split_once(end).ok_or_else(|| format!("{README} has no {end}"))?;
    let mut fields = String::from("| Field | Holds | What it says |\n|---|---|---|\n");
    let root = [("", schema)].into_iter();
    let others =
        TABLES.iter().filter_map(|(name, place)| Some((*place, schema.get("$defs")?.get(*name)?)));
    for (before, table) in root.chain(others) {
        for (field, value, required) in properties(table) {
            let place = format!("{before}{field}");
            let needed = if required && table.get("oneOf").is_none() { ", needed" } else { "" };
            let about = value.get("description").and_then(Value::as_str).unwrap_or_default();
            let about = about.split("\n\n").next().unwrap_or_default().replace('\n', " ");
            let about = about.split_inclusive(". ").next().unwrap_or_default().trim().to_owned();
            let _ = writeln!(fields, "| `{place}` | {}{needed} | {about} |", holds(value, schema));
        }
    }
    Ok(format!("{before}{begin}{fields}{end}{after}"))
}

/// The fields of a table, or of an enumeration with one field a value.
fn properties(table: &Value) -> Vec<(&str, &Value, bool)> {
    let variants = table.get("oneOf").and_then(Value::as_array);
    let tables = variants.map_or_else(|| vec![table], |variants| variants.iter().collect());
    let mut fields = Vec::new();
    for one in tables {
        let needed = one.get("required").and_then(Value::as_array);
        let is_needed =
            |field: &str| needed.is_some_and(|list| list.iter().any(|name| name == field));
        for (field, value) in one.get("properties").and_then(Value::as_object).into_iter().flatten()
        {
            // The documentation of a value of an enumeration stands at the whole.
            let value = if variants.is_some() { one } else { value };
            fields.push((field.as_str(), value, is_needed(field)));
        }
    }
    fields
}

/// What a field may hold, in a few words.
fn holds(value: &Value, schema: &Value) -> String {
    let named = |name: &str| schema.get("$defs").and_then(|defs| defs.get(name));
    if let Some(name) = value.get("$ref").and_then(Value::as_str) {
        let name = name.rsplit('/').next().unwrap_or_default();
        return match named(name).and_then(words) {
            Some(words) => words,
            None if name == "Generates" => "a word, or `{ when = […] }`".to_owned(),
            None if name == "Test" => "`present`, `absent`, or a table".to_owned(),
            None => "table".to_owned(),
        };
    }
    if let Some(item) = value.get("items") {
        let item = match item.get("$ref").and_then(Value::as_str) {
            Some(reference) => match reference.rsplit('/').next().unwrap_or_default() {
                "Subject" => "`404`, `\"4xx\"`, `\"other\"`, a method".to_owned(),
                name => named(name).and_then(words).unwrap_or_else(|| "tables".to_owned()),
            },
            None => "texts".to_owned(),
        };
        return format!("list: {item}");
    }
    if let Some(inner) = value.get("properties").and_then(Value::as_object) {
        return inner.values().next().map_or_else(String::new, |inner| holds(inner, schema));
    }
    match value.get("type") {
        Some(Value::String(kind)) if kind == "string" => "text".to_owned(),
        _ => "a code".to_owned(),
    }
}

/// The words of an enumeration, where it has nothing else.
fn words(definition: &Value) -> Option<String> {
    let all = match (definition.get("oneOf"), definition.get("enum")) {
        (Some(Value::Array(values)), _) => {
            values.iter().map(|value| value.get("const")?.as_str()).collect::<Option<Vec<_>>>()?
        }
        (_, Some(Value::Array(values))) => {
            values.iter().map(Value::as_str).collect::<Option<Vec<_>>>()?
        }
        _ => return None,
    };
    let quoted: Vec<String> = all.iter().map(|word| format!("`{word}`")).collect();
    Some(quoted.join(" "))
}

/// The table as Rust source. Each profile and each behaviour has a line of its own, so that a
/// diff shows what changed; rustfmt leaves the file alone.
fn render(profiles: &[Profile]) -> String {
    let mut out = String::from(
        "// @generated by `cargo xtask codegen` from profiles/*.toml; do not edit by hand.\n\
         \n\
         //! The table of profiles.\n\
         \n\
         use alloc::borrow::Cow::Borrowed as B;\n\
         \n\
         use super::*;\n\
         \n\
         /// The profiles that come with the crate, in the order of their ids.\n\
         pub static PROFILES: &[Profile] = &[\n",
    );
    for profile in profiles {
        let Profile {
            id,
            vendor,
            product,
            version,
            roles,
            about,
            detect,
            completeness,
            sources,
            behaviours,
            ..
        } = profile;
        let _ = writeln!(
            out,
            "    Profile {{ id: B({id:?}), vendor: B({vendor:?}), product: B({product:?}), \
             version: B({version:?}), roles: {}, about: B({about:?}), detect: {}, \
             completeness: {}, sources: B(&[",
            list(roles, |role| format!("ProductRole::{role:?}")),
            list(detect, |start| format!("B({start:?})")),
            self::completeness(completeness),
        );
        for source in sources.iter() {
            let Source { id, title, version, evidence, kind, url, .. } = source;
            let _ = writeln!(
                out,
                "        Source {{ id: B({id:?}), title: B({title:?}), version: B({version:?}), \
                 evidence: Evidence::{evidence:?}, kind: SourceKind::{kind:?}, url: B({url:?}) }},"
            );
        }
        out.push_str("    ]), behaviours: B(&[\n");
        for behaviour in behaviours.iter() {
            let _ = writeln!(out, "        {},", self::behaviour(behaviour));
        }
        out.push_str("    ]) },\n");
    }
    out.push_str("];\n");
    out
}

fn completeness(completeness: &Completeness) -> String {
    let Completeness {
        provisional,
        success,
        redirection,
        client_error,
        server_error,
        global_failure,
    } = completeness;
    format!(
        "Completeness {{ provisional: Coverage::{provisional:?}, success: Coverage::{success:?}, \
         redirection: Coverage::{redirection:?}, client_error: Coverage::{client_error:?}, \
         server_error: Coverage::{server_error:?}, global_failure: Coverage::{global_failure:?} }}"
    )
}

fn behaviour(behaviour: &Behaviour) -> String {
    let Behaviour {
        codes,
        support,
        generates,
        receives,
        tones,
        notifies,
        means,
        fix,
        maps,
        note,
        source,
        place,
        link,
        ..
    } = behaviour;
    let Receives { cell, may_inherit, when, does, text, .. } = receives;
    format!(
        "Behaviour {{ codes: {}, support: Support::{support:?}, generates: {}, \
         receives: Receives {{ cell: Cell::{cell:?}, may_inherit: {}, when: {}, does: {}, \
         text: B({text:?}) }}, tones: {}, notifies: Notifies::{notifies:?}, means: B({means:?}), \
         fix: B({fix:?}), maps: {}, note: B({note:?}), source: B({source:?}), \
         place: B({place:?}), link: B({link:?}) }}",
        list(codes, subject),
        match generates {
            Generates::When(conditions) =>
                format!("Generates::When({})", list(conditions, self::when)),
            _ => format!("Generates::{generates:?}"),
        },
        may_inherit.map_or_else(|| "None".to_owned(), |code| format!("Some({})", constant(code))),
        list(when, self::when),
        list(does, |verb| format!("Verb::{verb:?}")),
        list(tones, |tone| format!("Tone::{tone:?}")),
        list(maps, |mapping| {
            let Mapping { way, system, value, name, .. } = mapping;
            format!(
                "Mapping {{ way: MapWay::{way:?}, system: B({system:?}), value: B({value:?}), \
                 name: B({name:?}) }}"
            )
        }),
    )
}

fn subject(subject: &Subject) -> String {
    match subject {
        Subject::Code(code) => format!("Subject::Code({})", constant(*code)),
        Subject::Class(class) => format!("Subject::Class(StatusClass::{class:?})"),
        Subject::Request(method) => format!("Subject::Request(crate::Method::{method:?})"),
        _ => format!("Subject::{subject:?}"),
    }
}

/// The constant of a code; every code of a checked profile has one.
fn constant(code: StatusCode) -> String {
    format!("StatusCode::{}", code.entry().map_or("", |entry| entry.name))
}

fn when(when: &When) -> String {
    match when {
        When::Methods(methods) => {
            format!(
                "When::Methods({})",
                list(methods, |method| format!("crate::Method::{method:?}"))
            )
        }
        When::Phase(phase) => format!("When::Phase(Phase::{phase:?})"),
        When::Role(role) => format!("When::Role(ProductRole::{role:?})"),
        When::Side(side) => format!("When::Side(Side::{side:?})"),
        When::Setting(Setting { name, value, default, .. }) => format!(
            "When::Setting(Setting {{ name: B({name:?}), value: B({value:?}), \
             default: B({default:?}) }})"
        ),
        When::Phrase(phrase) => format!("When::Phrase({})", test(phrase)),
        When::Header(HeaderTest { name, value, .. }) => {
            format!("When::Header(HeaderTest {{ name: B({name:?}), value: {} }})", test(value))
        }
        When::Trigger(text) => format!("When::Trigger(B({text:?}))"),
        _ => format!("When::{when:?}"),
    }
}

fn test(test: &Test) -> String {
    match test {
        Test::Is(text) => format!("Test::Is(B({text:?}))"),
        Test::StartsWith(text) => format!("Test::StartsWith(B({text:?}))"),
        Test::Contains(text) => format!("Test::Contains(B({text:?}))"),
        _ => format!("Test::{test:?}"),
    }
}

fn list<T>(items: &[T], render: impl Fn(&T) -> String) -> String {
    format!("B(&[{}])", items.iter().map(render).collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"vendor = "Example"
product = "Gateway"
roles = ["gateway"]

[[sources]]
id = "manual"
title = "Manual"
evidence = "documentation"
kind = "vendors-own"
url = "https://gateway.example/"

[[behaviours]]
codes = [404, "5xx", "other", "BYE"]
generates = { when = [{ trigger = "a \"quoted\" reason" }] }
receives = { does = ["ack"] }
source = "manual"
place = "p. 1"
"#;

    fn made(id: &str, text: &str) -> Result<Vec<Profile>, String> {
        profiles(&[(id.to_owned(), text.to_owned())])
    }

    #[test]
    fn a_good_file_becomes_a_line_a_behaviour() {
        let table = render(&made("example", FILE).unwrap());
        assert!(table.starts_with("// @generated by `cargo xtask codegen` from profiles/*.toml; "));
        let line = table.lines().find(|line| line.contains("Behaviour {")).unwrap();
        assert!(
            line.contains("Subject::Code(StatusCode::NOT_FOUND), Subject::Class(StatusClass::")
        );
        assert!(line.contains("Subject::Other, Subject::Request(crate::Method::Bye)"));
        assert!(line.contains(r#"Generates::When(B(&[When::Trigger(B("a \"quoted\" reason"))]))"#));
        assert!(line.contains("cell: Cell::Stated"));
        assert!(table.contains("Completeness { provisional: Coverage::None, success: Coverage::"));
    }

    #[test]
    fn a_mistake_is_told_with_file_line_field_and_allowed_values() {
        let told = |from: &str, to: &str| {
            made("example", &FILE.replace(from, to)).expect_err("this must not pass")
        };
        assert_eq!(
            told("source = \"manual\"", "source = \"book\""),
            "crates/core/profiles/example.toml:16: behaviours[0].source: unknown source `book`, \
             expected one of `manual`"
        );
        assert_eq!(
            told("vendors-own", "mine"),
            "crates/core/profiles/example.toml:9: sources[0].kind: unknown word `mine`, expected \
             one of `vendors-own`, `third-party-copy`, `other`"
        );
        assert_eq!(
            told("404", "599"),
            "crates/core/profiles/example.toml:13: behaviours[0].codes[0]: unknown code 599, \
             expected a code of the registry in core"
        );
        let no_toml = told("roles = [", "roles = ");
        assert!(no_toml.starts_with("crates/core/profiles/example.toml:3: this is no TOML"));
    }

    #[test]
    fn an_id_stands_once() {
        let file = ("example".to_owned(), FILE.to_owned());
        let twice = profiles(&[file.clone(), file]).expect_err("twice the same id");
        assert_eq!(twice, "crates/core/profiles/example.toml:1: a second profile `example`");
    }

    #[test]
    fn the_list_of_fields_takes_the_place_of_the_old_one() {
        let schema = schema().unwrap();
        let text = format!("a\n{}of yore\n{}b\n", FIELDS[0], FIELDS[1]);
        let readme = with_fields(&text, &schema).unwrap();
        assert!(
            readme.starts_with("a\n<!-- fields -->\n| Field |") && readme.ends_with("-->\nb\n")
        );
        assert!(!readme.contains("of yore"));
        for line in [
            "| `vendor` | text, needed | Who makes the product. |",
            "| `behaviours[].receives.does` | list: `accept` `ack` ",
            "| `when[].trigger` | text | Anything else, in words. |",
        ] {
            assert!(readme.contains(line), "{line}\n{readme}");
        }
        assert!(with_fields("nothing", &schema).is_err());
    }
}
