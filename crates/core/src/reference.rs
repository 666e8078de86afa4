//! Where a fact stands: a document and the place in it.

use core::fmt;

/// A place in a document, mostly an RFC and a section of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
pub struct Reference {
    /// The document: `RFC 3261`.
    pub document: &'static str,
    /// Its section without the sign: `8.1.3.4`, `16.7 item 6`. Empty where the whole document is
    /// meant.
    pub section: &'static str,
}

impl Reference {
    /// The number of the RFC, where the document is one.
    #[must_use]
    pub fn rfc(&self) -> Option<u16> {
        self.document.strip_prefix("RFC").and_then(|number| number.trim().parse().ok())
    }

    /// The address of the place in the RFC Editor's HTML, where the document is an RFC.
    #[must_use]
    pub fn url(&self) -> Option<alloc::string::String> {
        let number = self.rfc()?;
        let section: &str = self.section.split([' ', ',']).next().unwrap_or_default();
        let is_number = section.starts_with(|c: char| c.is_ascii_digit());
        Some(if is_number {
            alloc::format!("https://www.rfc-editor.org/rfc/rfc{number}#section-{section}")
        } else {
            alloc::format!("https://www.rfc-editor.org/rfc/rfc{number}")
        })
    }
}

/// As people write it: `RFC 3261 §8.1.3.4`.
impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.document)?;
        if !self.section.is_empty() {
            write!(f, " §{}", self.section)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn a_reference_links_to_its_section() {
        let place = Reference { document: "RFC 3261", section: "16.7 item 6" };
        assert_eq!(place.to_string(), "RFC 3261 §16.7 item 6");
        assert_eq!(
            place.url().as_deref(),
            Some("https://www.rfc-editor.org/rfc/rfc3261#section-16.7")
        );
        assert_eq!(Reference { document: "ATIS-1000099", section: "" }.url(), None);
    }
}
