//! Enumerations whose values are words of the vocabulary.

/// An enumeration with one word a value: the word in TOML and JSON, in [`Display`] and in
/// `as_str`. Each word is written once.
///
/// [`Display`]: core::fmt::Display
macro_rules! words {
    ($(#[$meta:meta])* pub enum $name:ident {
        $($(#[$value_meta:meta])* $value:ident = $word:literal,)+
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "ts", derive(tsify::Tsify))]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$value_meta])* #[cfg_attr(feature = "serde", serde(rename = $word))] $value,)+
        }

        impl $name {
            /// All values, in the order of their documentation.
            pub const ALL: &'static [Self] = &[$(Self::$value),+];

            /// Its word in TOML and JSON.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$value => $word),+
                }
            }
        }

        #[cfg(feature = "read")]
        impl $crate::profile::words::Word for $name {
            const VALUES: &'static [Self] = Self::ALL;
            const WORDS: &'static [&'static str] = &[$($word),+];
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

pub(super) use words;

/// What [`words!`] makes, for those who look a word up.
#[cfg(feature = "read")]
pub(super) trait Word: Copy + 'static {
    /// All values.
    const VALUES: &'static [Self];
    /// Their words, in the same order.
    const WORDS: &'static [&'static str];
}
