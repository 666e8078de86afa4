//! Reading of raw values, for the header fields for which a crate has no type.

use std::borrow::Cow;

/// The elements of a comma list; commas in quotes and in angle brackets part nothing.
pub fn list(value: &str) -> impl Iterator<Item = &str> {
    let (mut quoted, mut escaped, mut bracketed) = (false, false, false);
    value
        .split(move |c: char| {
            match c {
                _ if escaped => escaped = false,
                '\\' if quoted => escaped = true,
                '"' => quoted = !quoted,
                '<' if !quoted => bracketed = true,
                '>' if !quoted => bracketed = false,
                ',' => return !quoted && !bracketed,
                _ => {}
            }
            false
        })
        .map(str::trim)
        .filter(|element| !element.is_empty())
}

/// The number with which a value starts.
pub fn number(value: &str) -> Option<u64> {
    let end = value.find(|c: char| !c.is_ascii_digit()).unwrap_or(value.len());
    value[..end].parse().ok()
}

/// Protocol and cause of a Reason.
pub fn reason(element: &str) -> (Cow<'_, str>, Option<u64>) {
    let mut parts = element.split(';').map(str::trim);
    let protocol = parts.next().unwrap_or_default();
    let cause = parts.find_map(|part| {
        let (name, value) = part.split_once('=')?;
        name.trim().eq_ignore_ascii_case("cause").then(|| number(value.trim()))?
    });
    (Cow::Borrowed(protocol), cause)
}

/// The code of a Warning.
pub fn warning(element: &str) -> Option<u16> {
    number(element).and_then(|code| u16::try_from(code).ok())
}

/// Elements as they are lent.
pub fn words(value: &str) -> impl Iterator<Item = Cow<'_, str>> {
    list(value).map(Cow::Borrowed)
}
