//! From what JavaScript wrote to a value of the core: the other direction of [`crate::encode`].
//!
//! `npm/src/encode.js` walks the object and writes each value as a byte that tells its kind and what
//! belongs to it. All numbers are little-endian.
//!
//! | kind | then | means |
//! |---|---|---|
//! | 0 | – | null |
//! | 1, 2 | – | false, true |
//! | 3 | 4 bytes | a whole number from 0 to 2³² − 1 |
//! | 4 | 8 bytes | any other number |
//! | 5 | 4 bytes n, n bytes of UTF-8 | a text |
//! | 6 | 4 bytes n, n values | a list |
//! | 7 | 4 bytes n, n pairs of text without kind and value | an object |

use core::{fmt, str};

use serde::{
    de::{self, DeserializeSeed, IntoDeserializer, Visitor},
    forward_to_deserialize_any,
};

/// Why a value is not what it should be: `context.role: unknown variant …`.
#[derive(Debug)]
pub(crate) struct Mistake(String);

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl core::error::Error for Mistake {}

impl de::Error for Mistake {
    fn custom<T: fmt::Display>(text: T) -> Self {
        Self(text.to_string())
    }
}

/// Reads values from the front of the bytes.
#[derive(Debug)]
pub(crate) struct Input<'de> {
    bytes: &'de [u8],
    /// The name that was read last, for the message of a mistake.
    name: &'de str,
}

impl<'de> Input<'de> {
    pub(crate) const fn new(bytes: &'de [u8]) -> Self {
        Self { bytes, name: "" }
    }

    /// The value at the front.
    pub(crate) fn value<T: de::Deserialize<'de>>(&mut self) -> Result<T, Mistake> {
        T::deserialize(&mut *self).map_err(|mistake| match self.name {
            "" => mistake,
            name => Mistake(format!(".{name}: {mistake}")),
        })
    }

    fn take(&mut self, count: usize) -> Result<&'de [u8], Mistake> {
        let (front, rest) =
            self.bytes.split_at_checked(count).ok_or_else(|| Mistake("cut off".into()))?;
        self.bytes = rest;
        Ok(front)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Mistake> {
        self.take(N)?.try_into().map_err(|_| Mistake("cut off".into()))
    }

    fn count(&mut self) -> Result<usize, Mistake> {
        Ok(u32::from_le_bytes(self.array()?) as usize)
    }

    fn text(&mut self) -> Result<&'de str, Mistake> {
        let count = self.count()?;
        str::from_utf8(self.take(count)?).map_err(|_| Mistake("not UTF-8".into()))
    }
}

impl<'de> de::Deserializer<'de> for &mut Input<'de> {
    type Error = Mistake;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        match self.array()? {
            [0] => visitor.visit_unit(),
            [1] => visitor.visit_bool(false),
            [2] => visitor.visit_bool(true),
            [3] => visitor.visit_u32(u32::from_le_bytes(self.array()?)),
            [4] => visitor.visit_f64(f64::from_le_bytes(self.array()?)),
            [5] => visitor.visit_borrowed_str(self.text()?),
            [6] => {
                let left = self.count()?;
                visitor.visit_seq(Parts { input: self, left })
            }
            [7] => {
                let left = self.count()?;
                visitor.visit_map(Parts { input: self, left })
            }
            _ => Err(Mistake("unknown kind".into())),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        if self.bytes.first() == Some(&0) {
            self.take(1)?;
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        match self.array()? {
            [5] => visitor.visit_enum(self.text()?.into_deserializer()),
            _ => Err(de::Error::custom("must be a string")),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// What is left of a list or an object.
struct Parts<'a, 'de> {
    input: &'a mut Input<'de>,
    left: usize,
}

impl<'de> de::SeqAccess<'de> for Parts<'_, 'de> {
    type Error = Mistake;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Mistake> {
        let Some(left) = self.left.checked_sub(1) else { return Ok(None) };
        self.left = left;
        seed.deserialize(&mut *self.input).map(Some)
    }
}

impl<'de> de::MapAccess<'de> for Parts<'_, 'de> {
    type Error = Mistake;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Mistake> {
        let Some(left) = self.left.checked_sub(1) else { return Ok(None) };
        self.left = left;
        let name = self.input.text()?;
        self.input.name = name;
        seed.deserialize(de::value::BorrowedStrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Mistake> {
        seed.deserialize(&mut *self.input)
    }
}
