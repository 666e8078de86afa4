//! Bad files are named for what they are; good ones are read whole.

use alloc::string::ToString;

use super::*;

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
