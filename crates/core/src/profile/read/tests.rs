//! Bad files are named for what they are; good ones are read whole.

use alloc::string::ToString;

use super::*;
use crate::profile::Verb;

const HEAD: &str = r#"
vendor = "Example"
product = "Gateway"
roles = ["gateway"]

[[sources]]
id = "manual"
title = "Manual"
evidence = "documentation"
kind = "vendors-own"
url = "https://gateway.example/"
"#;

const PLACE: &str = "source = \"manual\"\nplace = \"p. 1\"\n";

fn read(behaviour: &str) -> Result<Profile, Vec<Mistake>> {
    Profile::read("example", &format!("{HEAD}\n[[behaviours]]\n{behaviour}"))
}

/// The mistakes of a behaviour whose `[[behaviours]]` stands in line 13, a line each.
fn mistakes(behaviour: &str) -> String {
    let mistakes = read(behaviour).expect_err("this must not pass");
    mistakes.iter().map(|mistake| format!("{mistake}\n")).collect()
}

#[test]
fn a_good_file_is_read_whole() {
    let profile = read(&format!(
        "codes = [404, \"5xx\", \"other\", \"BYE\"]\nsupport = \"yes\"\n\
         generates = {{ when = [{{ trigger = \"a \\\"quoted\\\" reason\" }}] }}\n\
         receives = {{ when = [{{ header = {{ name = \"Reason\", value = {{ contains = \"x\" }} }} }}],\n \
         does = [\"hang-up\"] }}\n\
         maps = [ # a comment\n  {{ way = \"to\", system = \"Q.850\", value = \"21\" }},\n]\n{PLACE}\
         [completeness]\n4xx = \"partial\"\n"
    ));
    let profile = profile.unwrap();
    assert_eq!(profile.id, "example");
    assert_eq!(profile.completeness.client_error, super::super::Coverage::Partial);
    let behaviour = &profile.behaviours[0];
    let subjects: Vec<String> = behaviour.codes.iter().map(Subject::to_string).collect();
    assert_eq!(subjects, ["404", "5xx", "other", "BYE"]);
    let trigger = When::Trigger("a \"quoted\" reason".into());
    assert_eq!(behaviour.generates, Generates::When(alloc::vec![trigger].into()));
    assert_eq!(behaviour.receives.cell, Cell::Stated);
    assert_eq!(behaviour.maps[0].value, "21");
}

#[test]
fn json_of_the_same_shape_is_read_too() {
    let text = r#"{ "id": "mine", "vendor": "Me", "product": "M\u00fcne", "roles": ["b2bua"],
        "sources": [{ "id": "log", "title": "A trace", "evidence": "observation",
                      "kind": "other", "url": "https://example.com/" }],
        "behaviours": [{ "codes": [486.0, "5xx"], "generates": "yes", "source": "log",
                         "place": "line 7", "receives": { "does": ["fail-over"] } }] }"#;
    let mine = Profile::read("a", text).unwrap();
    assert_eq!((&*mine.id, &*mine.product), ("mine", "Müne"));
    assert_eq!(mine.behaviours[0].receives.does[0], Verb::FailOver);
    let wrong = text.replace("\"place\"", "\"plaice\"");
    let mistakes = Profile::read("a", &wrong).unwrap_err();
    assert_eq!((mistakes[0].line, &*mistakes[0].field), (4, "behaviours[0].place"));
    assert_eq!((mistakes[1].line, &*mistakes[1].field), (5, "behaviours[0].plaice"));
}

#[test]
fn a_text_that_is_neither_names_the_line() {
    for (text, line, what) in [
        ("vendor = \"a\"\nproduct = \n", 2, "this is no TOML"),
        ("vendor = \"a\"\nvendor = \"b\"\n", 2, "`vendor` stands twice"),
        ("{ \"vendor\": \"a\",\n }", 2, "expected a text in double quotes"),
        ("{ \"vendor\": nothing }", 1, "expected a value"),
        ("{ \"vendor\": \"a\"", 1, "expected a comma or the end"),
        ("[[behaviours]]\n[behaviours.a.b]\n[[behaviours.a]]\n", 3, "is no list"),
        ("\u{0}", 1, "this is no TOML"),
    ] {
        let mistakes = Profile::read("a", text).unwrap_err();
        assert_eq!(mistakes[0].line, line, "{text:?}: {mistakes:?}");
        assert!(mistakes[0].what.contains(what), "{text:?}: {mistakes:?}");
    }
    let deep = format!("a = {}", "[".repeat(100_000));
    assert!(Profile::read("a", &deep).is_err());
    assert!(Profile::read("a", &format!("{{\"a\":{}", "[".repeat(100_000))).is_err());
}

#[test]
fn a_behaviour_without_a_source_is_refused() {
    assert_eq!(
        mistakes("codes = [404]\nplace = \"p. 1\"\n"),
        "line 13, behaviours[0].source: missing field `source`\n"
    );
    assert_eq!(
        mistakes("codes = [404]\nsource = \"book\"\nplace = \"p. 1\"\n"),
        "line 15, behaviours[0].source: unknown source `book`, expected one of `manual`\n"
    );
    assert_eq!(
        mistakes("codes = [404]\nsource = \"manual\"\n"),
        "line 13, behaviours[0].place: missing field `place`\n"
    );
}

#[test]
fn an_unknown_code_is_refused() {
    let codes = |codes| mistakes(&format!("{PLACE}codes = {codes}\n"));
    assert!(codes("[99]").contains("line 16, behaviours[0].codes[0]: `99` is no code from 100"));
    for wrong in ["[700]", "[-404]", "[4.5]"] {
        assert!(codes(wrong).contains("is no code from 100 to 699"), "{}", codes(wrong));
    }
    for wrong in ["[\"7xx\"]", "[\"404\"]", "[\"HELLO\"]", "[true]"] {
        let told = codes(wrong);
        assert!(
            told.contains("a code from 100 to 699, \"1xx\" to \"6xx\", \"other\" or a"),
            "{told}"
        );
    }
    assert_eq!(
        codes("[599]"),
        "line 16, behaviours[0].codes[0]: unknown code 599, expected a code of the registry in \
         core\n"
    );
    assert!(codes("[]").contains("at least one code"));
    assert!(codes("[404, 404]").contains("404 stands twice"));
}

#[test]
fn an_unknown_word_is_refused_with_the_words_that_are_known() {
    assert_eq!(
        mistakes(&format!("codes = [404]\nsupport = \"maybe\"\n{PLACE}")),
        "line 15, behaviours[0].support: unknown word `maybe`, expected one of `not-stated`, \
         `yes`, `no`, `see-comment`\n"
    );
    let unknown = mistakes(&format!("codes = [404]\nsuport = \"yes\"\n{PLACE}"));
    assert!(unknown.contains(
        "line 15, behaviours[0].suport: unknown field `suport`, expected one of `codes`, `support`"
    ));
    let method = mistakes(&format!(
        "codes = [404]\ngenerates = {{ when = [{{ methods = [\"INVTE\"] }}] }}\n{PLACE}"
    ));
    assert!(
        method.starts_with(
            "line 15, behaviours[0].generates.when[0].methods[0]: unknown method, expected one of \
             `INVITE`, `ACK`"
        ),
        "{method}"
    );
}

#[test]
fn all_mistakes_are_told_at_once() {
    let told = mistakes("codes = [599]\nsupport = 1\ntones = [\"loud\"]\nnote = []\n");
    for (line, field) in
        [(14, "codes[0]"), (15, "support"), (16, "tones[0]"), (17, "note"), (13, "source")]
    {
        assert!(told.contains(&format!("line {line}, behaviours[0].{field}: ")), "{told}");
    }
    let many = format!("codes = [{}]\n{PLACE}", "599, ".repeat(1000));
    assert_eq!(read(&many).unwrap_err().len(), MAX_MISTAKES);
}

#[test]
fn an_empty_cell_cannot_hold_a_fact() {
    let receives = |cell: &str| mistakes(&format!("codes = [404]\nreceives = {cell}\n{PLACE}"));
    assert!(receives("{ cell = \"merged\", does = [\"ack\"] }").contains("merged says nothing"));
    assert!(receives("{ cell = \"not-stated\", text = \"x\" }").contains("says nothing"));
    assert!(receives("{ does = [] }").contains("needs `does` or `text`"));
    assert!(receives("{ does = [\"ack\"], mayInherit = 403 }").contains("merged cell only"));
    assert!(receives("{ does = [\"play-tone\"] }").contains("needs `tones`"));
    assert!(receives("{ does = [\"hang-up\"] }").contains("needs the cause in `maps`"));
    assert!(
        receives(
            "{ cell = \"merged\", mayInherit = 403 }\nmaps = [{ way = \"to\", system = \"Q.850\" }]"
        )
        .contains("a value or a name")
    );
}

#[test]
fn the_head_has_what_every_profile_needs() {
    let told = |id: &str, text: &str| -> String {
        let mistakes = Profile::read(id, text).unwrap_err();
        mistakes.iter().map(|mistake| format!("{mistake}\n")).collect()
    };
    let file = format!("{HEAD}\n[[behaviours]]\ncodes = [404]\n{PLACE}");
    assert!(told("Example", &file).contains("has lower-case letters"));
    assert!(told("a", &format!("id = \"a\"\n{file}")).contains("`id` is the name of the file"));
    let two = file.replace(
        "[[behaviours]]",
        "[[sources]]\nid = \"manual\"\ntitle = \"\"\nevidence = \"documentation\"\n\
         kind = \"other\"\nurl = \"\"\n[[behaviours]]",
    );
    let two = told("a", &two);
    assert!(two.contains("line 14, sources[1].id: a second source `manual`"), "{two}");
    assert!(two.contains("line 15, sources[1].title: a source needs its title"), "{two}");
    assert!(two.contains("line 18, sources[1].url: a source needs its address"), "{two}");
    let empty = told("a", "");
    for field in ["vendor", "product", "roles", "sources", "behaviours"] {
        assert!(empty.contains(&format!("line 1, {field}: ")), "{empty}");
    }
}

/// A profile with something of everything, as an application might hand it over.
#[cfg(feature = "serde")]
const OBJECT: &str = r#"{ "id": "mine", "vendor": "Me", "product": "Mine", "version": "1", "roles": ["b2bua"],
    "about": "Seen in a lab.", "detect": ["Mine/"], "completeness": { "4xx": "partial" },
    "sources": [
        { "id": "log", "title": "A trace", "evidence": "observation", "kind": "other", "url": "https://example.com/" },
        { "id": "code", "title": "The code", "evidence": "source-code", "kind": "vendors-own", "url": "https://example.com/c/" }],
    "behaviours": [
        { "codes": [486, "5xx", "other", "BYE"], "support": "yes",
          "generates": { "when": [{ "methods": ["INVITE"] }, { "trigger": "it rains" }] },
          "receives": { "when": [{ "header": { "name": "Server", "value": { "contains": "x" } } }], "does": ["hang-up", "play-tone"], "text": "x" },
          "tones": ["busy"], "notifies": "user", "means": "m", "fix": "f", "note": "n", "source": "log", "place": "line 7", "link": "7",
          "maps": [{ "way": "to", "system": "Q.850", "value": "17", "name": "BUSY" }] },
        { "codes": [404], "receives": { "cell": "merged", "mayInherit": 403 }, "source": "code", "place": "a.c:7" },
        { "codes": [480], "receives": { "when": [{ "setting": { "name": "a", "value": "b" } }, { "phrase": "absent" }], "does": ["ignore"] },
          "generates": "no", "source": "code", "place": "a.c:8" }] }"#;

#[cfg(feature = "serde")]
#[test]
fn what_serde_takes_and_check_leaves_is_what_read_takes() {
    use serde_json::{Value, json};

    /// Calls with the value after each change of any of its parts.
    fn each_change(whole: &Value, way: &str, then: &mut dyn FnMut(&str, &Value)) {
        let part = whole.pointer(way).unwrap();
        let others = [
            json!(null),
            json!(""),
            json!("x"),
            json!(3),
            json!(404),
            json!(599),
            json!(700),
            json!(-1),
            json!(true),
            json!([]),
            json!({}),
            json!(["none"]),
            json!(["none", "busy"]),
            json!([486, 486]),
            json!([404]),
            json!(["FOO"]),
            json!("stated"),
            json!("merged"),
            json!("not-stated"),
            json!("log"),
            json!("http://x"),
            json!("A"),
            json!({ "when": [] }),
            json!({ "when": [{ "methods": [] }] }),
            json!({ "methods": ["FOO"] }),
            json!({ "does": ["play-tone"] }),
            json!({ "text": "x" }),
            json!({ "is": "x" }),
            json!([{ "way": "to", "system": "Q.850" }]),
            json!([part, part]),
        ];
        // A list in the place of a table is the one thing that serde_json takes besides.
        for other in others.into_iter().filter(|it| !(part.is_object() && it.is_array())) {
            let mut changed = whole.clone();
            *changed.pointer_mut(way).unwrap() = other;
            then(way, &changed);
        }
        let names: Vec<String> = match part {
            Value::Object(fields) => fields.keys().cloned().collect(),
            Value::Array(list) => (0..list.len()).map(|index| index.to_string()).collect(),
            _ => Vec::new(),
        };
        for name in names {
            let mut without = whole.clone();
            match without.pointer_mut(way).unwrap() {
                Value::Object(fields) => drop(fields.remove(&name)),
                Value::Array(list) => drop(list.remove(name.parse().unwrap())),
                _ => {}
            }
            let part = format!("{way}/{name}");
            then(&format!("without {part}"), &without);
            each_change(whole, &part, then);
        }
    }

    let whole: Value = serde_json::from_str(OBJECT).unwrap();
    let (mut taken, mut refused) = (0, 0);
    each_change(&whole, "", &mut |way, changed| {
        let text = changed.to_string();
        let by_serde = serde_json::from_str::<Profile>(&text).ok();
        let checked = by_serde.as_ref().and_then(|profile| profile.check().err());
        let of_serde = by_serde.filter(|profile| checked.is_none() && !profile.id.is_empty());
        // The id that serde leaves empty is that of the file here.
        let read = Profile::read("", &text);
        assert_eq!(read.as_ref().ok(), of_serde.as_ref(), "{way}: {read:?}, {checked:?}\n{text}");
        if let (Err(read), Some(checked)) = (&read, &checked) {
            let is_told = |field: &str| read.iter().any(|it| it.field.starts_with(field));
            for mistake in checked.iter().filter(|_| read.len() < MAX_MISTAKES) {
                assert!(is_told(&mistake.field), "{way}: {mistake} is not in {read:?}");
            }
        }
        *if read.is_ok() { &mut taken } else { &mut refused } += 1;
    });
    assert!(taken > 100 && refused > 1000, "{taken} taken, {refused} refused");
}

#[cfg(feature = "profiles")]
#[test]
fn every_bundled_profile_passes_the_check() {
    for profile in super::super::PROFILES {
        assert_eq!(profile.check(), Ok(()), "{}", profile.id);
    }
}
