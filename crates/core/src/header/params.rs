//! Parameters of a field value: `generic-param`, `gen-value` and `quoted-string` of RFC 3261
//! §25.1.

use alloc::{borrow::Cow, string::String};
use core::fmt;

use super::{
    Problem,
    syntax::{Scanner, ends_name, ends_value, is_space, number},
};

/// The value of a parameter, or another text that may stand in quotes: a display name, a realm,
/// the text of a warning.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Text<'a> {
    raw: &'a str,
    quoted: bool,
}

impl<'a> Text<'a> {
    /// A token, or any other text that stood without quotes.
    pub(crate) const fn plain(raw: &'a str) -> Self {
        Self { raw, quoted: false }
    }

    pub(crate) const fn quoted(raw: &'a str) -> Self {
        Self { raw, quoted: true }
    }

    /// As it stands on the wire without the outer quotes, escapes and all. This is what RFC 2617
    /// §3.2.2.2 hashes (`unq`).
    #[must_use]
    pub const fn raw(&self) -> &'a str {
        self.raw
    }

    /// What it says: a quoted text without the backslashes of its escapes. This is what RFC 7616
    /// hashes.
    #[must_use]
    pub fn text(&self) -> Cow<'a, str> {
        if !self.quoted || !self.raw.contains('\\') {
            return Cow::Borrowed(self.raw);
        }
        let mut text = String::with_capacity(self.raw.len());
        let mut characters = self.raw.chars();
        while let Some(character) = characters.next() {
            match character {
                '\\' => text.extend(characters.next()),
                _ => text.push(character),
            }
        }
        Cow::Owned(text)
    }

    /// Did it stand in quotes?
    #[must_use]
    pub const fn is_quoted(&self) -> bool {
        self.quoted
    }

    /// Is it this word, in any letter case?
    #[must_use]
    pub fn is_word(&self, word: &str) -> bool {
        self.raw.eq_ignore_ascii_case(word)
    }

    /// It as a number of digits alone; above [`MAX_NUMBER`](crate::header::MAX_NUMBER) it is
    /// held there.
    #[must_use]
    pub fn number(&self) -> Option<u64> {
        number(self.raw)
    }

    /// Like [`Text::number`], but nothing that 32 bits cannot hold.
    pub(crate) fn small_number(&self) -> Option<u32> {
        self.number().and_then(|number| u32::try_from(number).ok())
    }
}

impl fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text(), f)
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text())
    }
}

/// Equal to what it says.
impl PartialEq<str> for Text<'_> {
    fn eq(&self, other: &str) -> bool {
        self.text() == other
    }
}

impl PartialEq<&str> for Text<'_> {
    fn eq(&self, other: &&str) -> bool {
        self.text() == *other
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Text<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text())
    }
}

/// One parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Param<'a> {
    /// Its name as it stands on the wire; names have no letter case (RFC 3261 §7.3.1).
    pub name: &'a str,
    /// Its value; `None` where there is no `=`.
    pub value: Option<Text<'a>>,
}

impl Param<'_> {
    /// Is this its name, in any letter case?
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }
}

/// The parameters of one value, in order: `;lr;transport=tcp`, or `a=1, b="2"` in a challenge.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Params<'a> {
    text: &'a str,
    separator: u8,
}

impl<'a> Params<'a> {
    /// As they stand on the wire, the first separator and all.
    #[must_use]
    pub const fn as_str(&self) -> &'a str {
        self.text
    }

    /// The first parameter with this name, in any letter case.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Param<'a>> {
        self.iter().find(|param| param.is(name))
    }

    /// The value of the first parameter with this name; `None` also where it has none.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<Text<'a>> {
        self.get(name).and_then(|param| param.value)
    }

    /// Is there a parameter with this name?
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Is there none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    /// One after the other, in order.
    #[must_use]
    pub const fn iter(&self) -> ParamIter<'a> {
        ParamIter { scanner: Scanner::new(self.text), separator: self.separator }
    }
}

impl fmt::Debug for Params<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.text, f)
    }
}

impl<'a> IntoIterator for Params<'a> {
    type Item = Param<'a>;
    type IntoIter = ParamIter<'a>;

    fn into_iter(self) -> ParamIter<'a> {
        self.iter()
    }
}

impl<'a> IntoIterator for &Params<'a> {
    type Item = Param<'a>;
    type IntoIter = ParamIter<'a>;

    fn into_iter(self) -> ParamIter<'a> {
        self.iter()
    }
}

/// As a list of `{ name, value }`, because a name may stand twice.
#[cfg(feature = "serde")]
impl serde::Serialize for Params<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

/// The parameters of one value, in order. See [`Params::iter`].
#[derive(Clone, Debug)]
pub struct ParamIter<'a> {
    scanner: Scanner<'a>,
    separator: u8,
}

impl<'a> Iterator for ParamIter<'a> {
    type Item = Param<'a>;

    fn next(&mut self) -> Option<Param<'a>> {
        let separator = self.separator;
        self.scanner.take_while(|byte| byte == separator || is_space(byte));
        if self.scanner.is_at_end() {
            return None;
        }
        param(&mut self.scanner, separator).ok()
    }
}

/// Reads `*(SEMI generic-param)` and shows each parameter once. It stops before a comma or at the
/// end; anything else is an error. Empty parameters (`;;`) are passed over.
pub(crate) fn parse_params<'a>(
    scanner: &mut Scanner<'a>,
    mut each: impl FnMut(Param<'a>),
) -> Result<Params<'a>, Problem> {
    let start = scanner.at();
    loop {
        scanner.skip_space();
        match scanner.peek() {
            None | Some(b',') => break,
            Some(b';') => _ = scanner.eat(b';'),
            Some(_) => return Err(Problem::TrailingText),
        }
        scanner.skip_space();
        if !matches!(scanner.peek(), None | Some(b',' | b';')) {
            each(param(scanner, b';')?);
        }
    }
    Ok(Params { text: scanner.since(start).trim_ascii(), separator: b';' })
}

/// The parameters of a challenge, whose separator is the comma.
pub(crate) const fn comma_params(text: &str) -> Params<'_> {
    Params { text, separator: b',' }
}

/// One `name [EQUAL value]`. A value without quotes runs to white space or to the next separator:
/// hosts, URIs and Base64 stand there as well as tokens.
pub(crate) fn param<'a>(scanner: &mut Scanner<'a>, separator: u8) -> Result<Param<'a>, Problem> {
    let name = scanner.take_while(|byte| !ends_name(byte));
    if name.is_empty() {
        return Err(Problem::MissingParameterName);
    }
    scanner.skip_space();
    if !scanner.eat(b'=') {
        return Ok(Param { name, value: None });
    }
    scanner.skip_space();
    let value = match scanner.peek() {
        Some(b'"') => Text::quoted(scanner.quoted()?),
        _ if separator == b';' => Text::plain(scanner.take_while(|byte| !ends_value(byte))),
        _ => Text::plain(scanner.take_while(|byte| byte != b',' && !is_space(byte))),
    };
    Ok(Param { name, value: Some(value) })
}

/// A weight between 0 and 1 (`qvalue`, RFC 3261 §25.1), in thousandths.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QValue(u16);

impl QValue {
    /// `q=1`.
    pub const ONE: Self = Self(1000);

    /// `0`, `0.25`, `1.000`: no more than three decimals, none above 1.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let whole = match whole {
            "0" => 0,
            "1" => 1000,
            _ => return None,
        };
        if decimals.len() > 3 {
            return None;
        }
        let mut weight = 100;
        let mut sum = whole;
        for byte in decimals.bytes() {
            let digit = byte.is_ascii_digit().then(|| u16::from(byte - b'0'))?;
            sum += digit * weight;
            weight /= 10;
        }
        (sum <= 1000).then_some(Self(sum))
    }

    /// In thousandths, 0 to 1000.
    #[must_use]
    pub const fn thousandths(self) -> u16 {
        self.0
    }
}

impl fmt::Debug for QValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for QValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:03}", self.0 / 1000, self.0 % 1000)
    }
}

/// As a number from 0 to 1.
#[cfg(feature = "serde")]
impl serde::Serialize for QValue {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(f64::from(self.0) / 1000.0)
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    fn params(text: &str) -> Result<Params<'_>, Problem> {
        parse_params(&mut Scanner::new(text), |_| {})
    }

    #[test]
    fn parameters_are_read_with_white_space_quotes_and_flags() {
        let params = params("; tag = b1 ;lr;text=\"a;b, \\\"c\\\"\" , next").unwrap();
        let seen: Vec<_> = params.iter().map(|param| param.name).collect();
        assert_eq!(seen, ["tag", "lr", "text"]);
        assert_eq!(params.value("TAG").unwrap(), "b1");
        assert_eq!(params.get("lr").unwrap().value, None);
        assert_eq!(params.value("text").unwrap(), "a;b, \"c\"");
        assert_eq!(params.value("text").unwrap().raw(), "a;b, \\\"c\\\"");
        assert!(!params.has("next"));
    }

    #[test]
    fn empty_parameters_are_passed_over_and_other_text_is_damage() {
        assert!(params(";;").unwrap().is_empty());
        assert_eq!(params(";a=1 b").unwrap_err(), Problem::TrailingText);
        assert_eq!(params(";=1").unwrap_err(), Problem::MissingParameterName);
        assert_eq!(params(";a=\"1").unwrap_err(), Problem::UnterminatedQuote);
    }

    #[test]
    fn a_weight_has_at_most_three_decimals_and_is_not_above_one() {
        let thousandths = |text| QValue::parse(text).map(QValue::thousandths);
        assert_eq!(thousandths("0.7"), Some(700));
        assert_eq!(thousandths("1.000"), Some(1000));
        assert_eq!(thousandths("0."), Some(0));
        for text in ["7", "1.001", "0.1234", "", ".5", "-0", "0,5", "0.x"] {
            assert_eq!(thousandths(text), None, "{text}");
        }
    }
}
