//! Warning (RFC 3261 §20.43): `warn-code SP warn-agent SP warn-text`, a comma list.

use super::{
    Place, Problem, Text, Value,
    syntax::{Scanner, is_space},
};

/// One warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Warning<'a> {
    /// The code, of exactly three digits.
    pub code: u16,
    /// Who added it: a host with or without port, or a pseudonym.
    pub agent: &'a str,
    /// What it says, for people.
    pub text: Text<'a>,
}

impl<'a> Value<'a> for Warning<'a> {
    fn parse(scanner: &mut Scanner<'a>, _: Place) -> Result<Self, Problem> {
        let code = three_digits(scanner)?;
        scanner.skip_space();
        let agent = scanner.take_while(|byte| !is_space(byte) && !matches!(byte, b'"' | b','));
        if agent.is_empty() {
            return Err(Problem::MissingHost);
        }
        scanner.skip_space();
        if scanner.peek() != Some(b'"') {
            return Err(Problem::MissingText);
        }
        Ok(Self { code, agent, text: Text::quoted(scanner.quoted()?) })
    }
}

/// `3DIGIT`, followed by no further digit.
pub(super) fn three_digits(scanner: &mut Scanner<'_>) -> Result<u16, Problem> {
    let digits = scanner.take_while(|byte| byte.is_ascii_digit());
    match digits.len() {
        3 => digits.parse().map_err(|_| Problem::BadCode),
        _ => Err(Problem::BadCode),
    }
}

#[cfg(test)]
mod tests {
    use alloc::{format, vec::Vec};

    use super::*;
    use crate::header::{HeaderName, Values, testing::field};

    #[test]
    fn warnings_are_read_and_a_damaged_one_hides_no_other() {
        let rows = [field(
            HeaderName::Warning,
            "380 proxy.example.net \"SIPS Not Allowed\", 1812 overture \"In Progress\", \
             399 [2001:db8::1]:5060 \"a, \\\"b\\\"\", 305 x y, 301 \"no agent\"",
        )];
        let seen: Vec<_> = Values::<Warning<'_>>::new(&rows, [HeaderName::Warning; 2])
            .map(|warning| match warning {
                Ok(w) => format!("{} {} {}", w.code, w.agent, w.text),
                Err(error) => format!("{:?}", error.problem),
            })
            .collect();
        assert_eq!(
            seen,
            [
                "380 proxy.example.net SIPS Not Allowed",
                "BadCode",
                "399 [2001:db8::1]:5060 a, \"b\"",
                "MissingText",
                "MissingHost",
            ]
        );
    }
}
