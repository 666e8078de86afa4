//! What no type says of a profile. Whoever reads one asks here: the reader of TOML and JSON value by
//! value, to tell the line; a caller who has one by serde, all at once.

use alloc::{borrow::ToOwned, format, string::String, vec::Vec};
use core::fmt;

use super::{Behaviour, Cell, Generates, Profile, Subject, Tone, Verb, When};
use crate::{Method, StatusCode};

/// No more mistakes than these are told; who mends them will ask again.
pub const MAX_MISTAKES: usize = 40;

/// Something that is wrong with a profile.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mistake {
    /// The line, from 1; 0 where there is no text.
    pub line: usize,
    /// The field: `behaviours[2].source`, from 0. Empty for the profile as a whole.
    pub field: String,
    /// What is wrong, with the values that are allowed.
    pub what: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.line, &*self.field) {
            (0, field) => write!(f, "{field}: {}", self.what),
            (line, "") => write!(f, "line {line}: {}", self.what),
            (line, field) => write!(f, "line {line}, {field}: {}", self.what),
        }
    }
}

impl Profile {
    /// Does it keep to what its types cannot say? `Profile::read` (feature `read`) has checked all of
    /// it; this is for a profile that came by serde. The id may be empty here.
    ///
    /// Takes time in the length of the profile times the number of its sources.
    ///
    /// # Errors
    /// The mistakes, [`MAX_MISTAKES`] at most: an id with other letters, a code that is not in the
    /// [registry](crate::REGISTRY), a behaviour whose source the profile does not have, a cell that
    /// says nothing and holds something.
    pub fn check(&self) -> Result<(), Vec<Mistake>> {
        let mut found = Found { mistakes: Vec::new(), part: None };
        if !self.id.is_empty() {
            id(&self.id, &mut |field, what| found.tell(field, what));
        }
        head(self, &mut |field, what| found.tell(field, what));
        let mut sources: Vec<&str> = Vec::new();
        for (index, source) in self.sources.iter().enumerate() {
            found.part = Some(("sources", index));
            let is_second = sources.contains(&&*source.id);
            let mut tell = |field: &str, what| found.tell(field, what);
            self::source(&source.id, is_second, &source.title, &source.url, &mut tell);
            sources.push(&source.id);
        }
        for (index, behaviour) in self.behaviours.iter().enumerate() {
            found.part = Some(("behaviours", index));
            found.behaviour(behaviour, &sources);
        }
        if found.mistakes.is_empty() { Ok(()) } else { Err(found.mistakes) }
    }
}

/// The mistakes of a profile so far, and what is checked: the list and the place in it. Names of fields
/// are put together only for those that are wrong.
struct Found {
    mistakes: Vec<Mistake>,
    part: Option<(&'static str, usize)>,
}

impl Found {
    fn tell(&mut self, field: &str, what: String) {
        if self.mistakes.len() < MAX_MISTAKES {
            let field = match self.part {
                Some((list, index)) => format!("{list}[{index}].{field}"),
                None => field.to_owned(),
            };
            self.mistakes.push(Mistake { line: 0, field, what });
        }
    }

    fn behaviour(&mut self, it: &Behaviour, sources: &[&str]) {
        behaviour(it, sources, &mut |field, what| self.tell(field, what));
        for (index, subject) in it.codes.iter().enumerate() {
            if let Subject::Code(code) = subject
                && code.entry().is_none()
            {
                self.tell(&format!("codes[{index}]"), unregistered(*code));
            }
        }
        if let Some(code) = it.receives.may_inherit.filter(|code| code.entry().is_none()) {
            self.tell("receives.mayInherit", unregistered(code));
        }
        for (index, it) in it.maps.iter().enumerate() {
            let mut tell = |_: &str, what| self.tell(&format!("maps[{index}]"), what);
            mapping(&it.system, &it.value, &it.name, &mut tell);
        }
        if let Generates::When(when) = &it.generates {
            if when.is_empty() {
                self.tell("generates.when", NO_CONDITION.to_owned());
            }
            self.conditions(when, "generates");
        }
        self.conditions(&it.receives.when, "receives");
    }

    fn conditions(&mut self, conditions: &[When], half: &str) {
        for (index, when) in conditions.iter().enumerate() {
            if let When::Methods(methods) = when
                && (methods.is_empty() || methods.contains(&Method::Other))
            {
                self.tell(&format!("{half}.when[{index}].methods"), unknown_method());
            }
        }
    }
}

/// Is told the field, as it is called in what is checked, and what is wrong with it.
pub(super) type Tell<'a> = dyn FnMut(&str, String) + 'a;

pub(super) const NO_CONDITION: &str = "`when` needs a condition";

/// The words in quotes, to be told as those that are allowed.
pub(super) fn quoted(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}

pub(super) fn unregistered(code: StatusCode) -> String {
    format!("unknown code {code}, expected a code of the registry in core")
}

pub(super) fn unknown_method() -> String {
    let known: Vec<&str> = Method::ALL.iter().map(|method| method.as_str()).collect();
    format!("unknown method, expected one of {}", quoted(&known))
}

pub(super) fn mapping(system: &str, value: &str, name: &str, tell: &mut Tell<'_>) {
    if system.is_empty() || value.is_empty() && name.is_empty() {
        tell("", "a mapping needs a system, and a value or a name".to_owned());
    }
}

pub(super) fn id(id: &str, tell: &mut Tell<'_>) {
    let letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '.';
    if id.is_empty() || !id.chars().all(letter) {
        let what = "an id, or the name of a file, has lower-case letters, digits, - and .";
        tell("id", what.to_owned());
    }
}

/// What is no list of its own.
pub(super) fn head(profile: &Profile, tell: &mut Tell<'_>) {
    for (field, empty) in [
        ("vendor", profile.vendor.is_empty()),
        ("product", profile.product.is_empty()),
        ("roles", profile.roles.is_empty()),
    ] {
        if empty {
            tell(field, format!("`{field}` must not be empty"));
        }
    }
}

pub(super) fn source(id: &str, is_second: bool, title: &str, url: &str, tell: &mut Tell<'_>) {
    if is_second {
        tell("id", format!("a second source `{id}`"));
    }
    if title.is_empty() {
        tell("title", "a source needs its title".to_owned());
    }
    if !url.starts_with("https://") && !url.starts_with("http://") {
        tell("url", "a source needs its address, with https:// or http://".to_owned());
    }
}

/// What concerns a behaviour as a whole; its codes, mappings and conditions are asked for one by one.
pub(super) fn behaviour(behaviour: &Behaviour, sources: &[&str], tell: &mut Tell<'_>) {
    if behaviour.codes.is_empty() {
        tell("codes", "a behaviour is about at least one code".to_owned());
    }
    for (index, subject) in behaviour.codes.iter().enumerate() {
        if behaviour.codes.iter().take(index).any(|earlier| earlier == subject) {
            tell("codes", format!("{subject} stands twice"));
        }
    }
    if !sources.contains(&&*behaviour.source) {
        let (source, known) = (&behaviour.source, quoted(sources));
        tell("source", format!("unknown source `{source}`, expected one of {known}"));
    }
    if behaviour.place.is_empty() {
        tell("place", "a behaviour needs the place in its source".to_owned());
    }
    let receives = &behaviour.receives;
    let says = !receives.does.is_empty() || !receives.text.is_empty();
    match receives.cell {
        Cell::NotStated | Cell::Merged if says || !receives.when.is_empty() => {
            tell("receives", format!("a cell that is {} says nothing", receives.cell));
        }
        Cell::Stated if !says => {
            tell("receives", "a cell that is stated needs `does` or `text`".to_owned());
        }
        _ => {}
    }
    if receives.may_inherit.is_some() && receives.cell != Cell::Merged {
        tell("receives", "`mayInherit` is a hint on a merged cell only".to_owned());
    }
    if receives.does.contains(&Verb::PlayTone) && behaviour.tones.is_empty() {
        tell("tones", "`play-tone` needs `tones`".to_owned());
    }
    if receives.does.contains(&Verb::HangUp) && behaviour.maps.is_empty() {
        tell("maps", "`hang-up` needs the cause in `maps`".to_owned());
    }
    if behaviour.tones.contains(&Tone::None) && behaviour.tones.len() > 1 {
        tell("tones", "`none` stands alone".to_owned());
    }
}
