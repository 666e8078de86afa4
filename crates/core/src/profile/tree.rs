//! The values of a TOML or JSON text, each with the place where it stands.

use alloc::{
    borrow::{Cow, ToOwned},
    collections::BTreeMap,
    format,
    string::String,
    vec::Vec,
};

use toml_parser::{
    ParseError, Source, Span,
    parser::{Event, EventKind, RecursionGuard, parse_document},
};

/// How deep tables and lists may stand in each other. A profile needs 8.
const MAX_DEPTH: u32 = 16;

/// A value and where it stands: the byte of its key, where it has one, else its own first byte.
pub(super) struct Node {
    pub(super) at: usize,
    pub(super) value: Value,
}

pub(super) enum Value {
    Text(String),
    /// As it is written.
    Number(String),
    /// Null, which only JSON has.
    Null,
    /// What a profile has no use for: a truth value, a date.
    Strange,
    List(Vec<Node>),
    Table(Fields),
}

pub(super) type Fields = BTreeMap<String, Node>;

/// What is wrong with a text that cannot be read, and where.
pub(super) type Unreadable = (usize, Cow<'static, str>);

/// Reads TOML.
pub(super) fn toml(text: &str) -> Result<Node, Unreadable> {
    let source = Source::new(text);
    let tokens = source.lex().into_vec();
    let mut events: Vec<Event> = Vec::new();
    let mut error: Option<ParseError> = None;
    parse_document(&tokens, &mut RecursionGuard::new(&mut events, MAX_DEPTH), &mut error);
    events.retain(|event| {
        !matches!(event.kind(), EventKind::Whitespace | EventKind::Comment | EventKind::Newline)
    });
    let mut toml = Toml { source, events: events.into_iter(), error };
    let mut root = Fields::new();
    let mut path = Vec::new();
    while let Some(event) = toml.events.next() {
        let at = event.span().start();
        match event.kind() {
            EventKind::StdTableOpen => {
                path = toml.keys();
                if table_at(&mut root, &path, at).is_none() {
                    return Err((at, "this is no table further up".into()));
                }
            }
            EventKind::ArrayTableOpen => {
                path = toml.keys();
                let Some((last, parents)) = path.split_last() else { continue };
                let list = table_at(&mut root, parents, at).and_then(|table| {
                    let empty = || Node { at, value: Value::List(Vec::new()) };
                    match &mut table.entry(last.clone()).or_insert_with(empty).value {
                        Value::List(list) => Some(list),
                        _ => None,
                    }
                });
                let Some(list) = list else {
                    return Err((at, format!("`{last}` is no list further up").into()));
                };
                list.push(Node { at, value: Value::Table(Fields::new()) });
            }
            EventKind::SimpleKey => {
                let table = table_at(&mut root, &path, at);
                let table = table.ok_or_else(|| (at, "this is in no table".into()))?;
                toml.pair(event, table)?;
            }
            _ => {}
        }
    }
    match toml.error {
        None => Ok(Node { at: 0, value: Value::Table(root) }),
        Some(error) => {
            let at = error.unexpected().or(error.context()).map_or(0, |span: Span| span.start());
            Err((at, format!("this is no TOML: {}", error.description()).into()))
        }
    }
}

/// The table that a path leads to; the last table of a list, as `[[behaviours]]` means it. Tables
/// on the way that do not exist are made.
fn table_at<'n>(mut fields: &'n mut Fields, path: &[String], at: usize) -> Option<&'n mut Fields> {
    for key in path {
        let empty = || Node { at, value: Value::Table(Fields::new()) };
        let node = fields.entry(key.clone()).or_insert_with(empty);
        fields = match &mut node.value {
            Value::Table(table) => table,
            Value::List(list) => match &mut list.last_mut()?.value {
                Value::Table(table) => table,
                _ => return None,
            },
            _ => return None,
        };
    }
    Some(fields)
}

struct Toml<'t> {
    source: Source<'t>,
    events: alloc::vec::IntoIter<Event>,
    error: Option<ParseError>,
}

impl Toml<'_> {
    /// The keys up to what ends them: `a.b` in `[a.b]`.
    fn keys(&mut self) -> Vec<String> {
        let mut keys = Vec::new();
        while let Some(event) = self.events.next() {
            match event.kind() {
                EventKind::SimpleKey => keys.push(self.key(&event)),
                EventKind::KeySep => {}
                _ => break,
            }
        }
        keys
    }

    fn key(&mut self, event: &Event) -> String {
        let mut key = String::new();
        if let Some(raw) = self.source.get(event) {
            raw.decode_key(&mut key, &mut self.error);
        }
        key
    }

    /// Puts a key with its value into a table.
    fn pair(&mut self, first: Event, table: &mut Fields) -> Result<(), Unreadable> {
        let at = first.span().start();
        let mut keys = alloc::vec![self.key(&first)];
        keys.extend(self.keys());
        let value = match self.events.next() {
            Some(event) => self.value(&event)?.value,
            None => Value::Strange,
        };
        let Some((last, parents)) = keys.split_last() else { return Ok(()) };
        let table = table_at(table, parents, at);
        let table = table.ok_or_else(|| (at, "this is no table further up".into()))?;
        match table.insert(last.clone(), Node { at, value }) {
            None => Ok(()),
            Some(_) => Err((at, format!("`{last}` stands twice").into())),
        }
    }

    fn value(&mut self, event: &Event) -> Result<Node, Unreadable> {
        let at = event.span().start();
        let value = match event.kind() {
            EventKind::Scalar => {
                let mut text = String::new();
                match self.source.get(event) {
                    Some(raw) => match raw.decode_scalar(&mut text, &mut self.error) {
                        toml_parser::decoder::ScalarKind::String => Value::Text(text),
                        toml_parser::decoder::ScalarKind::Integer(_)
                        | toml_parser::decoder::ScalarKind::Float => Value::Number(text),
                        _ => Value::Strange,
                    },
                    None => Value::Strange,
                }
            }
            EventKind::ArrayOpen => {
                let mut list = Vec::new();
                while let Some(event) = self.events.next() {
                    match event.kind() {
                        EventKind::ArrayClose => break,
                        EventKind::ValueSep | EventKind::Error => {}
                        _ => list.push(self.value(&event)?),
                    }
                }
                Value::List(list)
            }
            EventKind::InlineTableOpen => {
                let mut table = Fields::new();
                while let Some(event) = self.events.next() {
                    match event.kind() {
                        EventKind::InlineTableClose => break,
                        EventKind::SimpleKey => self.pair(event, &mut table)?,
                        _ => {}
                    }
                }
                Value::Table(table)
            }
            _ => Value::Strange,
        };
        Ok(Node { at, value })
    }
}

/// Reads JSON.
pub(super) fn json(text: &str) -> Result<Node, Unreadable> {
    let mut json = Json { text, at: 0 };
    let node = json.value(0)?;
    match json.peek() {
        None => Ok(node),
        Some(_) => Err(json.wrong("the end")),
    }
}

struct Json<'t> {
    text: &'t str,
    at: usize,
}

impl Json<'_> {
    /// The next byte that is no white space.
    fn peek(&mut self) -> Option<u8> {
        let rest = self.text.as_bytes().get(self.at..)?;
        let blank = rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        self.at += blank;
        rest.get(blank).copied()
    }

    fn wrong(&self, expected: &str) -> Unreadable {
        (self.at, format!("this is no JSON: expected {expected}").into())
    }

    fn take(&mut self, byte: u8, name: &str) -> Result<(), Unreadable> {
        if self.peek() == Some(byte) {
            self.at += 1;
            Ok(())
        } else {
            Err(self.wrong(name))
        }
    }

    /// Is there another item? Takes the comma before it, or the byte that ends them all.
    fn another(&mut self, first: bool, end: u8) -> Result<bool, Unreadable> {
        match self.peek() {
            Some(byte) if byte == end => {
                self.at += 1;
                Ok(false)
            }
            Some(b',') if !first => {
                self.at += 1;
                Ok(true)
            }
            Some(_) if first => Ok(true),
            _ => Err(self.wrong("a comma or the end of the list")),
        }
    }

    fn value(&mut self, depth: u32) -> Result<Node, Unreadable> {
        let first = self.peek();
        let at = self.at;
        let value = match first {
            _ if depth > MAX_DEPTH => return Err((at, "too deep for a profile".into())),
            Some(b'{') => {
                self.at += 1;
                let mut table = Fields::new();
                while self.another(table.is_empty(), b'}')? {
                    self.peek();
                    let at = self.at;
                    let key = self.string()?;
                    self.take(b':', "a colon")?;
                    let value = self.value(depth + 1)?.value;
                    if table.insert(key.clone(), Node { at, value }).is_some() {
                        return Err((at, format!("`{key}` stands twice").into()));
                    }
                }
                Value::Table(table)
            }
            Some(b'[') => {
                self.at += 1;
                let mut list = Vec::new();
                while self.another(list.is_empty(), b']')? {
                    list.push(self.value(depth + 1)?);
                }
                Value::List(list)
            }
            Some(b'"') => Value::Text(self.string()?),
            Some(_) => {
                let rest = self.text.as_bytes().get(at..).unwrap_or_default();
                let word = |byte: &&u8| byte.is_ascii_alphanumeric() || b"+-.".contains(byte);
                self.at += rest.iter().take_while(word).count();
                match self.text.get(at..self.at).unwrap_or_default() {
                    "null" => Value::Null,
                    "true" | "false" => Value::Strange,
                    number if number.starts_with(|c: char| c.is_ascii_digit() || c == '-') => {
                        Value::Number(number.to_owned())
                    }
                    _ => return Err((at, "this is no JSON: expected a value".into())),
                }
            }
            None => return Err(self.wrong("a value")),
        };
        Ok(Node { at, value })
    }

    fn string(&mut self) -> Result<String, Unreadable> {
        self.take(b'"', "a text in double quotes")?;
        let mut text = String::new();
        let mut chars = self.text.get(self.at..).unwrap_or_default().char_indices();
        while let Some((index, char)) = chars.next() {
            match char {
                '"' => {
                    self.at += index + 1;
                    return Ok(text);
                }
                '\\' => match chars.next().map(|(_, escaped)| escaped) {
                    Some('n') => text.push('\n'),
                    Some('t') => text.push('\t'),
                    Some('r') => text.push('\r'),
                    Some('b') => text.push('\u{8}'),
                    Some('f') => text.push('\u{c}'),
                    Some('u') => {
                        let digits: String = chars.by_ref().take(4).map(|(_, c)| c).collect();
                        let number = u32::from_str_radix(&digits, 16).ok();
                        // Halves of a pair are no characters of their own.
                        text.push(number.and_then(char::from_u32).unwrap_or('\u{fffd}'));
                    }
                    Some(same @ ('"' | '\\' | '/')) => text.push(same),
                    _ => {
                        self.at += index;
                        return Err(self.wrong("a known escape after \\"));
                    }
                },
                _ => text.push(char),
            }
        }
        Err(self.wrong("the end of the text that begins here"))
    }
}
