//! `cargo xtask codegen [--check]`: makes crates/core/src/profile/table.rs from
//! crates/core/profiles/*.toml.
//!
//! The table is committed, so that the crate needs no build script; `--check` says whether it is
//! the one that the files make. The types are core's own, built without the table: a broken table
//! cannot stop the task that makes it anew.

use std::{
    collections::BTreeSet,
    fmt::{self, Write as _},
    fs,
    path::Path,
};

use sip_response::{
    Behaviour, Method, Profile, StatusCode,
    profile::{
        Cell, Completeness, Generates, HeaderTest, Mapping, Receives, Setting, Source, Subject,
        Test, Tone, Verb, When,
    },
};
use toml::{Spanned, de::DeTable};

const PROFILES: &str = "crates/core/profiles";
const TABLE: &str = "crates/core/src/profile/table.rs";

/// Writes the table, or only compares it with what the files make where `check` is set.
///
/// # Errors
/// All that is wrong with the files, a line each, with file and line; a table that differs, where
/// `check` is set; a file that cannot be read or written.
pub(crate) fn run(check: bool) -> Result<(), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let table = render(&read(&root.join(PROFILES))?);
    let path = root.join(TABLE);
    let committed = fs::read_to_string(&path).unwrap_or_default();
    if committed == table {
        Ok(())
    } else if check {
        Err(format!("{TABLE} is not what {PROFILES} makes: run `cargo xtask codegen`"))
    } else {
        fs::write(&path, table).map_err(|error| format!("{TABLE}: {error}"))
    }
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
    let mut problems = Problems::default();
    let mut profiles = Vec::new();
    for (id, text) in files {
        let file = File::new(id, text);
        if !seen.insert(id) {
            problems.add(&file, 1, format_args!("a second profile `{id}`"));
        }
        match parse(&file) {
            Ok(profile) => {
                check(&profile, &file, &mut problems);
                profiles.push(profile);
            }
            Err(problem) => problems.0.push(problem),
        }
    }
    if problems.0.is_empty() { Ok(profiles) } else { Err(problems.0.join("\n")) }
}

fn parse(file: &File<'_>) -> Result<Profile, String> {
    let mut profile: Profile = toml::from_str(file.text).map_err(|error| {
        let line = error.span().map_or(1, |span| file.line_at(span.start));
        file.at(line, format_args!("{}", error.message().replace('\n', "; ")))
    })?;
    if !profile.id.is_empty() {
        return Err(file.at(1, format_args!("`id` is the name of the file and is not written")));
    }
    profile.id = file.id.to_owned().into();
    Ok(profile)
}

/// What no type says.
fn check(profile: &Profile, file: &File<'_>, problems: &mut Problems) {
    let letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '.';
    if file.id.is_empty() || !file.id.chars().all(letter) {
        problems.add(file, 1, format_args!("a file name has lower-case letters, digits, - and ."));
    }
    if profile.vendor.is_empty() || profile.product.is_empty() || profile.roles.is_empty() {
        problems.add(file, 1, format_args!("vendor, product and roles must not be empty"));
    }
    let mut ids = Vec::new();
    for (index, source) in profile.sources.iter().enumerate() {
        let line = |field| file.line("sources", index, field);
        if ids.contains(&&*source.id) {
            problems.add(file, line("id"), format_args!("a second source `{}`", source.id));
        }
        ids.push(&*source.id);
        if source.title.is_empty() {
            problems.add(file, line("title"), format_args!("a source needs its title"));
        }
        if !source.url.starts_with("https://") && !source.url.starts_with("http://") {
            problems.add(file, line("url"), format_args!("a source needs its address"));
        }
    }
    for (index, behaviour) in profile.behaviours.iter().enumerate() {
        check_behaviour(behaviour, &ids, problems, |field| {
            (file, file.line("behaviours", index, field))
        });
    }
}

fn check_behaviour<'f>(
    behaviour: &Behaviour,
    sources: &[&str],
    problems: &mut Problems,
    at: impl Fn(&str) -> (&'f File<'f>, usize),
) {
    let mut wrong = |field: &str, what: fmt::Arguments<'_>| {
        let (file, line) = at(field);
        problems.add(file, line, what);
    };
    if behaviour.codes.is_empty() {
        wrong("codes", format_args!("a behaviour is about at least one code"));
    }
    let mut seen = Vec::new();
    for subject in behaviour.codes.iter() {
        if seen.contains(subject) {
            wrong("codes", format_args!("{} stands twice", Words(subject)));
        }
        seen.push(*subject);
        if let Subject::Code(code) = subject
            && code.entry().is_none()
        {
            wrong(
                "codes",
                format_args!("unknown code {code}, expected a code of the registry in core"),
            );
        }
    }
    if !sources.contains(&&*behaviour.source) {
        wrong(
            "source",
            format_args!(
                "unknown source `{}`, expected one of `{}`",
                behaviour.source,
                sources.join("`, `")
            ),
        );
    }
    if behaviour.place.is_empty() {
        wrong("place", format_args!("a behaviour needs the place in its source"));
    }
    let receives = &behaviour.receives;
    let says = !receives.does.is_empty() || !receives.text.is_empty();
    match receives.cell {
        Cell::NotStated | Cell::Merged if says || !receives.when.is_empty() => {
            wrong("receives", format_args!("a cell that is {} says nothing", receives.cell));
        }
        Cell::Stated if !says => {
            wrong("receives", format_args!("a cell that is stated needs `does` or `text`"));
        }
        _ => {}
    }
    if receives.may_inherit.is_some() && receives.cell != Cell::Merged {
        wrong("receives", format_args!("`mayInherit` is a hint on a merged cell only"));
    }
    if receives.does.contains(&Verb::PlayTone) && behaviour.tones.is_empty() {
        wrong("tones", format_args!("`play-tone` needs `tones`"));
    }
    if receives.does.contains(&Verb::HangUp) && behaviour.maps.is_empty() {
        wrong("maps", format_args!("`hang-up` needs the cause in `maps`"));
    }
    if behaviour.tones.contains(&Tone::None) && behaviour.tones.len() > 1 {
        wrong("tones", format_args!("`none` stands alone"));
    }
    for mapping in behaviour.maps.iter() {
        if mapping.system.is_empty() || mapping.value.is_empty() && mapping.name.is_empty() {
            wrong("maps", format_args!("a mapping needs a system, and a value or a name"));
        }
    }
    let generates_when: &[When] = match &behaviour.generates {
        Generates::When(when) if when.is_empty() => {
            wrong("generates", format_args!("`when` needs a condition"));
            &[]
        }
        Generates::When(when) => when,
        _ => &[],
    };
    for when in generates_when.iter().chain(receives.when.iter()) {
        if let When::Methods(methods) = when
            && (methods.is_empty() || methods.contains(&Method::Other))
        {
            let known: Vec<&str> = Method::ALL.iter().map(|method| method.as_str()).collect();
            wrong(
                "generates",
                format_args!("unknown method, expected one of `{}`", known.join("`, `")),
            );
        }
    }
}

/// What was found wrong, a line each.
#[derive(Default)]
struct Problems(Vec<String>);

impl Problems {
    fn add(&mut self, file: &File<'_>, line: usize, what: fmt::Arguments<'_>) {
        self.0.push(file.at(line, what));
    }
}

/// A file, and where its values stand in it.
struct File<'a> {
    id: &'a str,
    text: &'a str,
    values: Option<Spanned<DeTable<'a>>>,
}

impl<'a> File<'a> {
    fn new(id: &'a str, text: &'a str) -> Self {
        Self { id, text, values: DeTable::parse(text).ok() }
    }

    fn at(&self, line: usize, what: fmt::Arguments<'_>) -> String {
        format!("{PROFILES}/{}.toml:{line}: {what}", self.id)
    }

    /// The line of a field of an item of a list; of the item, where the field is not written.
    fn line(&self, list: &str, index: usize, field: &str) -> usize {
        let item = self
            .values
            .as_ref()
            .and_then(|values| values.get_ref().get(list))
            .and_then(|list| list.get_ref().get(index));
        let field = item.and_then(|item| item.get_ref().get(field));
        field.or(item).map_or(1, |value| self.line_at(value.span().start))
    }

    fn line_at(&self, offset: usize) -> usize {
        self.text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
    }
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

/// A subject as it stands in TOML.
struct Words<'a>(&'a Subject);

impl fmt::Display for Words<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Subject::Code(code) => write!(f, "{code}"),
            Subject::Class(class) => write!(f, "{}xx", class.digit()),
            Subject::Request(method) => write!(f, "{method}"),
            _ => f.write_str("other"),
        }
    }
}

#[cfg(test)]
mod tests {
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

    fn made(behaviour: &str) -> Result<Vec<Profile>, String> {
        profiles(&[("example".to_owned(), format!("{HEAD}\n[[behaviours]]\n{behaviour}"))])
    }

    fn problem(behaviour: &str) -> String {
        made(behaviour).expect_err("this must not pass")
    }

    const PLACE: &str = "source = \"manual\"\nplace = \"p. 1\"\n";

    #[test]
    fn a_good_file_becomes_a_line_a_behaviour() {
        let made = made(&format!(
            "codes = [404, \"5xx\", \"other\", \"BYE\"]\nsupport = \"yes\"\n\
             generates = {{ when = [{{ trigger = \"a \\\"quoted\\\" reason\" }}] }}\n\
             receives = {{ does = [\"ack\"] }}\n{PLACE}"
        ));
        let profile = made.as_deref().unwrap().first().unwrap();
        assert_eq!(profile.id, "example");
        let table = render(made.as_deref().unwrap());
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
    fn a_behaviour_without_a_source_is_refused() {
        assert_eq!(
            problem("codes = [404]\nplace = \"p. 1\"\n"),
            "crates/core/profiles/example.toml:13: missing field `source`"
        );
        assert_eq!(
            problem("codes = [404]\nsource = \"book\"\nplace = \"p. 1\"\n"),
            "crates/core/profiles/example.toml:15: unknown source `book`, expected one of `manual`"
        );
        assert!(problem("codes = [404]\nsource = \"manual\"\n").contains(":13: missing field"));
    }

    #[test]
    fn an_unknown_code_is_refused() {
        let codes = |codes| problem(&format!("{PLACE}codes = {codes}\n"));
        let expected = "a code from 100 to 699, \"1xx\" to \"6xx\", \"other\" or a method";
        for wrong in ["[99]", "[700]", "[-404]", "[\"7xx\"]", "[\"404\"]", "[\"HELLO\"]"] {
            let problem = codes(wrong);
            assert!(problem.contains("example.toml:16: invalid value"), "{problem}");
            assert!(problem.contains(expected), "{problem}");
        }
        assert_eq!(
            codes("[599]"),
            "crates/core/profiles/example.toml:16: unknown code 599, expected a code of the \
             registry in core"
        );
        assert!(codes("[]").contains("at least one code"));
        assert!(codes("[404, 404]").contains("404 stands twice"));
    }

    #[test]
    fn an_unknown_word_is_refused_with_the_words_that_are_known() {
        assert_eq!(
            problem(&format!("codes = [404]\nsupport = \"maybe\"\n{PLACE}")),
            "crates/core/profiles/example.toml:15: unknown variant `maybe`, expected one of \
             `not-stated`, `yes`, `no`, `see-comment`"
        );
        let unknown = problem(&format!("codes = [404]\nsuport = \"yes\"\n{PLACE}"));
        assert!(
            unknown.contains(":15: unknown field `suport`, expected one of `codes`, `support`")
        );
        let method = problem(&format!(
            "codes = [404]\ngenerates = {{ when = [{{ methods = [\"INVTE\"] }}] }}\n{PLACE}"
        ));
        assert!(
            method.contains(":15: unknown method, expected one of `INVITE`, `ACK`"),
            "{method}"
        );
    }

    #[test]
    fn an_empty_cell_cannot_hold_a_fact() {
        let receives = |cell: &str| problem(&format!("codes = [404]\nreceives = {cell}\n{PLACE}"));
        assert!(
            receives("{ cell = \"merged\", does = [\"ack\"] }").contains("merged says nothing")
        );
        assert!(receives("{ cell = \"not-stated\", text = \"x\" }").contains("says nothing"));
        assert!(receives("{ does = [] }").contains("needs `does` or `text`"));
        assert!(receives("{ does = [\"ack\"], mayInherit = 403 }").contains("merged cell only"));
        assert!(receives("{ does = [\"play-tone\"] }").contains("needs `tones`"));
        assert!(
            receives(
                "{ cell = \"merged\", mayInherit = 403 }\nmaps = [{ way = \"to\", \
                          system = \"Q.850\" }]"
            )
            .contains("a value or a name")
        );
    }

    #[test]
    fn an_id_stands_once_and_is_the_name_of_the_file() {
        let file =
            ("example".to_owned(), format!("{HEAD}\n[[behaviours]]\ncodes = [404]\n{PLACE}"));
        let twice = profiles(&[file.clone(), file.clone()]).expect_err("twice the same id");
        assert_eq!(twice, "crates/core/profiles/example.toml:1: a second profile `example`");
        let name = profiles(&[("Example".to_owned(), file.1.clone())]).expect_err("upper case");
        assert!(name.contains("a file name has lower-case letters"));
        let written = profiles(&[("example".to_owned(), format!("id = \"a\"\n{}", file.1))]);
        assert!(written.expect_err("an id").contains("`id` is the name of the file"));
        let two = file.1.replace(
            "[[behaviours]]",
            "[[sources]]\nid = \"manual\"\ntitle = \"\"\n\
            evidence = \"documentation\"\nkind = \"other\"\nurl = \"\"\n[[behaviours]]",
        );
        let two = profiles(&[("example".to_owned(), two)]).expect_err("two sources of one id");
        assert!(two.contains(":14: a second source `manual`"), "{two}");
        assert!(two.contains(":15: a source needs its title"), "{two}");
        assert!(two.contains(":18: a source needs its address"), "{two}");
    }
}
