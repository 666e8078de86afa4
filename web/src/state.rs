//! What is asked of the list of codes. It lives in the fragment of the address, which never leaves
//! the browser: `#q=busy&class=4`.

use sip_response::{
    REGISTRY, Registration, Retry, StatusClass, StatusEntry,
    search::{Hit, search},
};

use crate::{app::Visit, labels, route::Route};

/// The query and the filters of the list.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Filters {
    pub(crate) query: String,
    pub(crate) class: Option<StatusClass>,
    pub(crate) retry: Option<Retry>,
    pub(crate) sender: Option<&'static str>,
    pub(crate) registration: Option<Registration>,
}

impl Filters {
    /// Reads a fragment, with or without its `#`. What is not understood is left out.
    pub(crate) fn from_fragment(fragment: &str) -> Self {
        let mut filters = Self::default();
        for pair in fragment.trim_start_matches('#').split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let value = decoded(value);
            match name {
                "q" => filters.query = value,
                "class" => {
                    filters.class = StatusClass::ALL
                        .into_iter()
                        .find(|class| value.parse() == Ok(class.digit()));
                }
                "retry" => {
                    filters.retry =
                        labels::RETRIES.into_iter().find(|retry| retry.as_str() == value);
                }
                "by" => filters.sender = labels::senders().into_iter().find(|by| **by == value),
                "registration" => {
                    filters.registration =
                        labels::REGISTRATIONS.into_iter().find(|known| known.as_str() == value);
                }
                _ => {}
            }
        }
        filters
    }

    /// The fragment, without its `#`; empty where nothing is asked.
    pub(crate) fn to_fragment(&self) -> String {
        let class = self.class.map(|class| class.digit().to_string());
        let parts = [
            ("q", Some(self.query.as_str()).filter(|query| !query.is_empty())),
            ("class", class.as_deref()),
            ("retry", self.retry.map(Retry::as_str)),
            ("by", self.sender),
            ("registration", self.registration.map(Registration::as_str)),
        ];
        let mut fragment = String::new();
        for (name, value) in parts {
            if let Some(value) = value {
                if !fragment.is_empty() {
                    fragment.push('&');
                }
                fragment.push_str(name);
                fragment.push('=');
                fragment.push_str(&encoded(value));
            }
        }
        fragment
    }

    /// The way to the list that answers.
    pub(crate) fn visit(&self, replace: bool) -> Visit {
        Visit { path: Route::Home.path(), fragment: self.to_fragment(), replace }
    }

    /// The codes that fit, the best first; with a query each has its hit.
    pub(crate) fn codes(&self) -> Vec<(&'static StatusEntry, Option<Hit>)> {
        let all = REGISTRY.iter().copied().flatten();
        let mut found: Vec<(&'static StatusEntry, Option<Hit>)> = if self.query.trim().is_empty() {
            all.map(|entry| (entry, None)).collect()
        } else {
            search(&self.query)
                .into_iter()
                .filter_map(|hit| hit.code.entry().map(|entry| (entry, Some(hit))))
                .collect()
        };
        found.retain(|(entry, _)| self.let_through(entry));
        found
    }

    fn let_through(&self, entry: &StatusEntry) -> bool {
        self.class.is_none_or(|class| entry.class == class)
            && self.retry.is_none_or(|retry| entry.retry == retry)
            && self.sender.is_none_or(|by| labels::senders_of(entry).any(|sender| sender == by))
            && self.registration.is_none_or(|wanted| entry.registration == wanted)
    }
}

/// Percent-encodes all but letters, digits and a few harmless signs.
pub(crate) fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                encoded.push(char::from(byte));
            }
            _ => {
                let digit = |value: u32| char::from_digit(value, 16).unwrap_or('0');
                encoded.push('%');
                encoded.push(digit(u32::from(byte >> 4)).to_ascii_uppercase());
                encoded.push(digit(u32::from(byte & 15)).to_ascii_uppercase());
            }
        }
    }
    encoded
}

/// Undoes [`encoded`]; a `+` is a space, as search templates of browsers write it. A broken
/// sequence stays as it is.
pub(crate) fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        let hex = |at: usize| after.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        match (byte, hex(0), hex(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push(u8::try_from(high * 16 + low).unwrap_or_default());
                rest = after.get(2..).unwrap_or_default();
            }
            (b'+', ..) => bytes.push(b' '),
            _ => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fragment_holds_all_that_is_asked() {
        let filters = Filters {
            query: "no answer & 100% ü".to_owned(),
            class: Some(StatusClass::ClientError),
            retry: Some(Retry::Conditional),
            sender: Some("UAS"),
            registration: Some(Registration::Registered),
        };
        assert_eq!(Filters::from_fragment(&filters.to_fragment()), filters);
        assert_eq!(Filters::from_fragment("#q=no+answer").query, "no answer");
        assert_eq!(Filters::default().to_fragment(), "");
    }

    #[test]
    fn a_fragment_of_others_asks_nothing() {
        for fragment in ["", "#", "#top", "#class=9&retry=perhaps&by=me", "&&==%"] {
            assert_eq!(Filters::from_fragment(fragment), Filters::default(), "{fragment}");
        }
        assert_eq!(Filters::from_fragment("q=%zz%4").query, "%zz%4");
    }
}
