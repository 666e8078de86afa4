//! Who is asking what to do with the response.

/// The element that holds the response.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub enum Role {
    /// The user agent client that sent the request (RFC 3261 §8.1).
    #[default]
    Uac,
    /// A stateful proxy that forwarded it (RFC 3261 §16).
    Proxy,
    /// The element that signed it with an Identity header (RFC 8224 §6.1).
    AuthenticationService,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 3] = [Self::Uac, Self::Proxy, Self::AuthenticationService];
}
