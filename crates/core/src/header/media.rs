//! Content-Type (RFC 3261 §20.15): `media-type`; Accept (§20.1): a comma list of `accept-range`.

use super::{Param, Params, Place, Problem, QValue, Value, params::parse_params, syntax::Scanner};

/// A media type or a range of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct MediaRange<'a> {
    /// All of it as it stands there: `application/sdp;level=1`.
    pub text: &'a str,
    /// The type: `application`; `*` for any.
    pub kind: &'a str,
    /// The subtype: `sdp`; `*` for any.
    pub subtype: &'a str,
    /// Its preference; `None` where it is absent and where it is no number from 0 to 1.
    pub q: Option<QValue>,
    /// All parameters, `q` among them.
    pub params: Params<'a>,
}

impl MediaRange<'_> {
    /// Does this media type (`application/sdp`) lie in the range? Parameters are not compared.
    #[must_use]
    pub fn includes(&self, media_type: &str) -> bool {
        let bare = media_type.split(';').next().unwrap_or_default();
        let Some((kind, subtype)) = bare.split_once('/') else { return false };
        let fits =
            |range: &str, word: &str| range == "*" || range.eq_ignore_ascii_case(word.trim());
        fits(self.kind, kind) && fits(self.subtype, subtype)
    }
}

impl<'a> Value<'a> for MediaRange<'a> {
    fn parse(scanner: &mut Scanner<'a>, _: Place) -> Result<Self, Problem> {
        let start = scanner.at();
        let kind = scanner.token();
        scanner.skip_space();
        if kind.is_empty() || !scanner.eat(b'/') {
            return Err(Problem::BadMediaType);
        }
        scanner.skip_space();
        let subtype = scanner.token();
        if subtype.is_empty() {
            return Err(Problem::BadMediaType);
        }
        let mut q = None;
        let params = parse_params(scanner, |param: Param<'a>| {
            if q.is_none() && param.is("q") {
                q = param.value.and_then(|value| QValue::parse(value.raw()));
            }
        })?;
        Ok(Self { text: scanner.since(start).trim_ascii(), kind, subtype, q, params })
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;
    use crate::header::{HeaderName, Values, testing::field};

    #[test]
    fn ranges_are_read_with_their_parameters() {
        let rows = [field(
            HeaderName::Accept,
            "application/sdp;level=1, application/x-private , text / * ; q=0.5, x, */*",
        )];
        let ranges: Vec<_> =
            Values::<MediaRange<'_>>::new(&rows, [HeaderName::Accept; 2]).collect();
        let texts: Vec<_> = ranges.iter().flatten().map(|range| range.text).collect();
        assert_eq!(
            texts,
            ["application/sdp;level=1", "application/x-private", "text / * ; q=0.5", "*/*"]
        );
        assert_eq!(ranges.iter().filter(|range| range.is_err()).count(), 1);
        assert!(ranges[0].unwrap().includes("Application/SDP; charset=utf-8"));
        assert!(ranges[2].unwrap().includes("text/plain"));
        assert!(!ranges[2].unwrap().includes("image/png"));
        assert_eq!(ranges[2].unwrap().q.unwrap().thousandths(), 500);
    }
}
