//! Reading a profile that somebody wrote, in TOML or JSON, with all that is wrong with it.

use alloc::{
    borrow::{Cow, ToOwned},
    format,
    string::String,
    vec::Vec,
};

use super::{
    Behaviour, Cell, Completeness, Generates, HeaderTest, Mapping, Profile, Receives, Setting,
    Source, Subject, Test, When,
    check::{self, MAX_MISTAKES, Mistake, Tell, quoted},
    tree::{self, Fields, Node, Value},
    words::Word,
};
use crate::{Method, StatusCode};

impl Profile {
    /// Reads a profile of one's own. A text that begins with `{` is JSON, any other TOML; the
    /// fields are the same. In TOML the id is the name of the file and is not written; in JSON an
    /// `id` takes the place of the one that is given.
    ///
    /// Takes time in the length of the text.
    ///
    /// # Errors
    /// The mistakes by line, [`MAX_MISTAKES`] at most: a text that is neither
    /// TOML nor JSON, an unknown field or word, a code that is not in the
    /// [registry](crate::REGISTRY), a behaviour without a source or without a place in it, a cell
    /// that says nothing and holds something.
    pub fn read(id: &str, text: &str) -> Result<Self, Vec<Mistake>> {
        let is_json = text.trim_start().starts_with('{');
        let mut reader = Reader { text, mistakes: Vec::new(), sources: Vec::new() };
        let root = if is_json { tree::json(text) } else { tree::toml(text) };
        let profile = match root {
            Ok(root) => reader.profile(&root, id, is_json),
            Err((at, what)) => {
                reader.wrong(at, "", what);
                None
            }
        };
        match profile {
            Some(profile) if reader.mistakes.is_empty() => Ok(profile),
            _ => {
                reader.mistakes.sort_by_key(|mistake| mistake.line);
                Err(reader.mistakes)
            }
        }
    }
}

const PROFILE: &[&str] = &[
    "id",
    "vendor",
    "product",
    "version",
    "roles",
    "about",
    "detect",
    "completeness",
    "sources",
    "behaviours",
];
const SOURCE: &[&str] = &["id", "title", "version", "evidence", "kind", "url"];
const BEHAVIOUR: &[&str] = &[
    "codes",
    "support",
    "generates",
    "receives",
    "tones",
    "notifies",
    "means",
    "fix",
    "maps",
    "note",
    "source",
    "place",
    "link",
];
const RECEIVES: &[&str] = &["cell", "mayInherit", "when", "does", "text"];
const MAPPING: &[&str] = &["way", "system", "value", "name"];
const COMPLETENESS: &[&str] = &["1xx", "2xx", "3xx", "4xx", "5xx", "6xx"];
const WHEN: &[&str] =
    &["methods", "phase", "role", "side", "setting", "phrase", "header", "trigger"];
const SETTING: &[&str] = &["name", "value", "default"];
const HEADER: &[&str] = &["name", "value"];
const TEST: &[&str] = &["is", "starts-with", "contains"];
/// The words that stand in the place of a table.
const GENERATES: &[&str] = &["not-stated", "yes", "no", "contradictory"];
const THERE: &[&str] = &["present", "absent"];

type Text = Cow<'static, str>;

struct Reader<'t> {
    text: &'t str,
    mistakes: Vec<Mistake>,
    /// The ids of the sources so far, also of those with mistakes.
    sources: Vec<Text>,
}

/// A table and the way to it.
struct Table<'n> {
    at: usize,
    path: String,
    fields: &'n Fields,
}

impl Table<'_> {
    /// The field, or the table itself where it has no name.
    fn at(&self, field: &str) -> usize {
        self.fields.get(field).map_or(self.at, |node| node.at)
    }

    fn path(&self, field: &str) -> String {
        match (&*self.path, field) {
            ("", path) | (path, "") => path.to_owned(),
            (path, field) => format!("{path}.{field}"),
        }
    }
}

impl Reader<'_> {
    fn wrong(&mut self, at: usize, field: &str, what: impl Into<String>) {
        if self.mistakes.len() < MAX_MISTAKES {
            let before = self.text.bytes().take(at);
            let line = before.filter(|byte| *byte == b'\n').count() + 1;
            self.mistakes.push(Mistake { line, field: field.to_owned(), what: what.into() });
        }
    }

    /// Checks what no type says. Of a field that could not be read nothing more is told.
    fn check(&mut self, table: &Table<'_>, check: impl FnOnce(&mut Tell<'_>)) {
        let before = self.mistakes.len();
        check(&mut |field, what| {
            let path = table.path(field);
            let mut unread = self.mistakes.iter().take(before);
            if !unread.any(|mistake| mistake.field.starts_with(&path)) {
                self.wrong(table.at(field), &path, what);
            }
        });
    }

    fn table<'n>(&mut self, node: &'n Node, path: &str, known: &[&str]) -> Option<Table<'n>> {
        let Value::Table(fields) = &node.value else {
            self.wrong(node.at, path, format!("expected a table with {}", quoted(known)));
            return None;
        };
        let table = Table { at: node.at, path: path.to_owned(), fields };
        for (name, node) in fields.iter().filter(|(name, _)| !known.contains(&&***name)) {
            let what = format!("unknown field `{name}`, expected one of {}", quoted(known));
            self.wrong(node.at, &table.path(name), what);
        }
        Some(table)
    }

    /// The table of an enumeration: exactly one field, whose name says which value it is.
    fn only<'n>(
        &mut self,
        node: &'n Node,
        path: &str,
        known: &[&str],
    ) -> Option<(Table<'n>, &'n str, &'n Node)> {
        let table = self.table(node, path, known)?;
        let mut fields = table.fields.iter();
        match (fields.next(), fields.next()) {
            (Some((name, node)), None) => Some((table, name, node)),
            _ => {
                self.wrong(node.at, path, format!("expected exactly one of {}", quoted(known)));
                None
            }
        }
    }

    fn missing(&mut self, table: &Table<'_>, field: &str) {
        self.wrong(table.at, &table.path(field), format!("missing field `{field}`"));
    }

    fn string(&mut self, node: &Node, path: &str) -> Text {
        match &node.value {
            Value::Text(text) => text.clone().into(),
            _ => {
                self.wrong(node.at, path, "expected a text in quotes");
                Text::default()
            }
        }
    }

    fn text(&mut self, table: &Table<'_>, field: &str) -> Text {
        let node = table.fields.get(field);
        node.map(|node| self.string(node, &table.path(field))).unwrap_or_default()
    }

    /// A text that must be there.
    fn needed(&mut self, table: &Table<'_>, field: &str) -> Text {
        if !table.fields.contains_key(field) {
            self.missing(table, field);
        }
        self.text(table, field)
    }

    fn which(&mut self, node: &Node, path: &str, words: &[&str]) -> Option<usize> {
        let what = match &node.value {
            Value::Text(text) => match words.iter().position(|word| word == text) {
                Some(index) => return Some(index),
                None => format!("unknown word `{text}`, expected one of {}", quoted(words)),
            },
            _ => format!("expected one of the words {}", quoted(words)),
        };
        self.wrong(node.at, path, what);
        None
    }

    fn word<W: Word>(&mut self, node: &Node, path: &str) -> Option<W> {
        let index = self.which(node, path, W::WORDS)?;
        W::VALUES.get(index).copied()
    }

    fn word_or_default<W: Word + Default>(&mut self, table: &Table<'_>, field: &str) -> W {
        let node = table.fields.get(field);
        node.and_then(|node| self.word(node, &table.path(field))).unwrap_or_default()
    }

    fn needed_word<W: Word>(&mut self, table: &Table<'_>, field: &str) -> Option<W> {
        match table.fields.get(field) {
            Some(node) => self.word(node, &table.path(field)),
            None => {
                self.missing(table, field);
                None
            }
        }
    }

    /// The items of a list; none where the field is not written.
    fn list<T: Clone>(
        &mut self,
        table: &Table<'_>,
        field: &str,
        mut item: impl FnMut(&mut Self, &Node, &str) -> Option<T>,
    ) -> Cow<'static, [T]> {
        let Some(node) = table.fields.get(field) else { return Cow::Owned(Vec::new()) };
        let path = table.path(field);
        let Value::List(list) = &node.value else {
            self.wrong(node.at, &path, "expected a list in square brackets");
            return Cow::Owned(Vec::new());
        };
        let nodes = list.iter().enumerate();
        let read = |(index, node)| item(self, node, &format!("{path}[{index}]"));
        nodes.filter_map(read).collect::<Vec<T>>().into()
    }

    fn words<W: Word>(&mut self, table: &Table<'_>, field: &str) -> Cow<'static, [W]> {
        self.list(table, field, |reader, node, path| reader.word(node, path))
    }

    fn code(&mut self, node: &Node, path: &str) -> Option<StatusCode> {
        let written = match &node.value {
            Value::Number(number) | Value::Text(number) => number,
            _ => "",
        };
        let whole = written.strip_suffix(".0").unwrap_or(written);
        let code = match &node.value {
            Value::Number(_) => whole.parse().ok().and_then(|code| StatusCode::from_u16(code).ok()),
            _ => None,
        };
        let what = match code {
            Some(code) if code.entry().is_some() => return Some(code),
            Some(code) => check::unregistered(code),
            None => format!("`{written}` is no code from 100 to 699"),
        };
        self.wrong(node.at, path, what);
        None
    }

    fn profile(&mut self, root: &Node, id: &str, is_json: bool) -> Option<Profile> {
        let table = self.table(root, "", PROFILE)?;
        let mut own_id: Text = id.to_owned().into();
        if table.fields.contains_key("id") {
            if is_json {
                own_id = self.text(&table, "id");
            } else {
                let what = "`id` is the name of the file and is not written";
                self.wrong(table.at("id"), "id", what);
            }
        }
        self.check(&table, |tell| check::id(&own_id, tell));
        let profile = Profile {
            id: own_id,
            vendor: self.needed(&table, "vendor"),
            product: self.needed(&table, "product"),
            version: self.text(&table, "version"),
            roles: self.words(&table, "roles"),
            about: self.text(&table, "about"),
            detect: self
                .list(&table, "detect", |reader, node, path| Some(reader.string(node, path))),
            completeness: self.completeness(&table),
            sources: self.list(&table, "sources", Self::source),
            behaviours: Cow::Borrowed(&[]),
        };
        self.check(&table, |tell| check::head(&profile, tell));
        for field in ["sources", "behaviours"] {
            if !table.fields.contains_key(field) {
                self.missing(&table, field);
            }
        }
        let behaviours = self.list(&table, "behaviours", Self::behaviour);
        Some(Profile { behaviours, ..profile })
    }

    fn completeness(&mut self, profile: &Table<'_>) -> Completeness {
        let table = profile
            .fields
            .get("completeness")
            .and_then(|node| self.table(node, "completeness", COMPLETENESS));
        let Some(table) = table else { return Completeness::default() };
        let mut of = |class| self.word_or_default(&table, class);
        Completeness {
            provisional: of("1xx"),
            success: of("2xx"),
            redirection: of("3xx"),
            client_error: of("4xx"),
            server_error: of("5xx"),
            global_failure: of("6xx"),
        }
    }

    fn source(&mut self, node: &Node, path: &str) -> Option<Source> {
        let table = self.table(node, path, SOURCE)?;
        let id = self.needed(&table, "id");
        let is_second = self.sources.contains(&id);
        self.sources.push(id.clone());
        let title = self.needed(&table, "title");
        let url = self.needed(&table, "url");
        self.check(&table, |tell| check::source(&id, is_second, &title, &url, tell));
        let version = self.text(&table, "version");
        let evidence = self.needed_word(&table, "evidence");
        let kind = self.needed_word(&table, "kind");
        Some(Source { id, title, version, evidence: evidence?, kind: kind?, url })
    }

    fn behaviour(&mut self, node: &Node, path: &str) -> Option<Behaviour> {
        let table = self.table(node, path, BEHAVIOUR)?;
        if !table.fields.contains_key("codes") {
            self.missing(&table, "codes");
        }
        let behaviour = Behaviour {
            codes: self.list(&table, "codes", Self::subject),
            support: self.word_or_default(&table, "support"),
            generates: self.generates(&table),
            receives: self.receives(&table),
            tones: self.words(&table, "tones"),
            notifies: self.word_or_default(&table, "notifies"),
            means: self.text(&table, "means"),
            fix: self.text(&table, "fix"),
            maps: self.list(&table, "maps", Self::mapping),
            note: self.text(&table, "note"),
            source: self.needed(&table, "source"),
            place: self.needed(&table, "place"),
            link: self.text(&table, "link"),
        };
        let sources = self.sources.clone();
        let sources: Vec<&str> = sources.iter().map(|id| &**id).collect();
        self.check(&table, |tell| check::behaviour(&behaviour, &sources, tell));
        Some(behaviour)
    }

    fn subject(&mut self, node: &Node, path: &str) -> Option<Subject> {
        let what = match &node.value {
            Value::Number(_) => return self.code(node, path).map(Subject::Code),
            Value::Text(word) => match Subject::from_word(word) {
                Some(subject) => return Some(subject),
                None => format!("unknown word `{word}`, expected {}", Subject::EXPECTED),
            },
            _ => format!("expected {}", Subject::EXPECTED),
        };
        self.wrong(node.at, path, what);
        None
    }

    fn generates(&mut self, behaviour: &Table<'_>) -> Generates {
        let Some(node) = behaviour.fields.get("generates") else { return Generates::NotStated };
        let path = behaviour.path("generates");
        if let Value::Table(_) = node.value {
            let Some(table) = self.table(node, &path, &["when"]) else {
                return Generates::NotStated;
            };
            let when = self.list(&table, "when", Self::when);
            if when.is_empty() {
                self.check(&table, |tell| tell("when", check::NO_CONDITION.to_owned()));
            }
            return Generates::When(when);
        }
        match self.which(node, &path, GENERATES) {
            Some(1) => Generates::Yes,
            Some(2) => Generates::No,
            Some(3) => Generates::Contradictory,
            _ => Generates::NotStated,
        }
    }

    fn receives(&mut self, behaviour: &Table<'_>) -> Receives {
        let table = behaviour
            .fields
            .get("receives")
            .and_then(|node| self.table(node, &behaviour.path("receives"), RECEIVES));
        let Some(table) = table else { return Receives::default() };
        let cell = match table.fields.get("cell") {
            Some(node) => self.word(node, &table.path("cell")).unwrap_or_default(),
            None => Cell::Stated,
        };
        let hint = table.fields.get("mayInherit");
        let may_inherit = hint.filter(|node| !matches!(node.value, Value::Null));
        Receives {
            cell,
            may_inherit: may_inherit.and_then(|node| self.code(node, &table.path("mayInherit"))),
            when: self.list(&table, "when", Self::when),
            does: self.words(&table, "does"),
            text: self.text(&table, "text"),
        }
    }

    fn when(&mut self, node: &Node, path: &str) -> Option<When> {
        let (table, name, node) = self.only(node, path, WHEN)?;
        let path = &*table.path(name);
        Some(match name {
            "methods" => {
                let methods = self.list(&table, "methods", Self::method);
                if methods.is_empty() {
                    self.check(&table, |tell| tell(name, check::unknown_method()));
                }
                When::Methods(methods)
            }
            "phase" => When::Phase(self.word(node, path)?),
            "role" => When::Role(self.word(node, path)?),
            "side" => When::Side(self.word(node, path)?),
            "setting" => {
                let table = self.table(node, path, SETTING)?;
                When::Setting(Setting {
                    name: self.needed(&table, "name"),
                    value: self.needed(&table, "value"),
                    default: self.text(&table, "default"),
                })
            }
            "phrase" => When::Phrase(self.test(node, path)?),
            "header" => {
                let table = self.table(node, path, HEADER)?;
                let name = self.needed(&table, "name");
                let Some(value) = table.fields.get("value") else {
                    self.missing(&table, "value");
                    return None;
                };
                let value = self.test(value, &table.path("value"))?;
                When::Header(HeaderTest { name, value })
            }
            _ => When::Trigger(self.string(node, path)),
        })
    }

    fn method(&mut self, node: &Node, path: &str) -> Option<Method> {
        let method = match &node.value {
            Value::Text(name) => Method::from_name(name),
            _ => Method::Other,
        };
        if method == Method::Other {
            self.wrong(node.at, path, check::unknown_method());
            return None;
        }
        Some(method)
    }

    fn test(&mut self, node: &Node, path: &str) -> Option<Test> {
        if let Value::Text(_) = node.value {
            return self.which(node, path, THERE).map(|index| match index {
                0 => Test::Present,
                _ => Test::Absent,
            });
        }
        let (table, name, node) = self.only(node, path, TEST)?;
        let text = self.string(node, &table.path(name));
        Some(match name {
            "is" => Test::Is(text),
            "starts-with" => Test::StartsWith(text),
            _ => Test::Contains(text),
        })
    }

    fn mapping(&mut self, node: &Node, path: &str) -> Option<Mapping> {
        let table = self.table(node, path, MAPPING)?;
        let way = self.needed_word(&table, "way");
        let system = self.needed(&table, "system");
        let value = self.text(&table, "value");
        let name = self.text(&table, "name");
        self.check(&table, |tell| check::mapping(&system, &value, &name, tell));
        Some(Mapping { way: way?, system, value, name })
    }
}

#[cfg(test)]
mod tests;
