//! Geolocation-Error (RFC 6442 §4.4) and AlertMsg-Error (RFC 8876 §5.2): a code of up to three
//! digits and parameters; the text for people is in `code` of the one, in `message` of the other.

use super::{
    HeaderName, Param, Params, Place, Problem, Text, Value, params::parse_params, syntax::Scanner,
};

/// The value of Geolocation-Error or AlertMsg-Error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct ErrorCode<'a> {
    /// The code.
    pub code: u16,
    /// What it says, for people.
    pub text: Option<Text<'a>>,
    /// All parameters, the text among them.
    pub params: Params<'a>,
}

impl ErrorCode<'_> {
    /// The code as which one that is not understood is handled (RFC 6442 §4.4): its own x00
    /// (202 → 200), and 100 where that is none of the three categories (404 → 100).
    #[must_use]
    pub const fn category(&self) -> u16 {
        match self.code / 100 {
            2 => 200,
            3 => 300,
            _ => 100,
        }
    }
}

impl<'a> Value<'a> for ErrorCode<'a> {
    fn parse(scanner: &mut Scanner<'a>, place: Place) -> Result<Self, Problem> {
        let digits = scanner.take_while(|byte| byte.is_ascii_digit());
        if !matches!(digits.len(), 1..=3) {
            return Err(Problem::BadCode);
        }
        let code = digits.parse().map_err(|_| Problem::BadCode)?;
        let name = match place.header {
            HeaderName::AlertMsgError => "message",
            _ => "code",
        };
        let mut text = None;
        let params = parse_params(scanner, |param: Param<'a>| {
            if text.is_none() && param.is(name) {
                text = param.value;
            }
        })?;
        Ok(Self { code, text, params })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::header::testing::field;

    #[test]
    fn code_category_and_text_are_read() {
        let row = field(HeaderName::GeolocationError, "202 ; code=\"Permission To Route\"");
        let error: ErrorCode<'_> = row.single().unwrap();
        assert_eq!((error.code, error.category()), (202, 200));
        assert_eq!(error.text.unwrap(), "Permission To Route");
        let row = field(HeaderName::AlertMsgError, "102;message=\"Not enough information\"");
        assert_eq!(row.single::<ErrorCode<'_>>().unwrap().text.unwrap(), "Not enough information");
        let row = field(HeaderName::GeolocationError, "1000");
        assert_eq!(row.single::<ErrorCode<'_>>().unwrap_err().problem, Problem::BadCode);
    }
}
