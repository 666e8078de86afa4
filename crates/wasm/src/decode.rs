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
    Serialize,
    de::{self, DeserializeSeed, IntoDeserializer, Visitor},
    forward_to_deserialize_any,
};

const NULL: u8 = 0;
const FALSE: u8 = 1;
const TRUE: u8 = 2;
const NUMBER: u8 = 3;
const FLOAT: u8 = 4;
const TEXT: u8 = 5;
const LIST: u8 = 6;
const OBJECT: u8 = 7;

const U32: &str = "a whole number from 0 to 4294967295";

/// Why a value is not what it should be: `context.usages[0] must be one of …`.
#[derive(Debug, Serialize)]
pub(crate) struct Mistake(String);

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl core::error::Error for Mistake {}

impl Mistake {
    fn wanted(what: &str) -> Self {
        Self(["must be ", what].concat())
    }

    fn none_of(start: &str, known: &[&str]) -> Self {
        Self([start, &known.join(", ")].concat())
    }

    /// The same mistake as that of the value that this one is in.
    fn inside(self, way: &str) -> Self {
        let gap = if self.0.starts_with(['.', '[']) { "" } else { " " };
        Self([way, gap, &self.0].concat())
    }
}

#[cfg(feature = "products")]
impl Mistake {
    /// The first of the mistakes in a profile that is called so.
    pub(crate) fn told(mistakes: &[sip_response::profile::Mistake], name: &str) -> Self {
        let first = mistakes.first().map(|mistake| format!(".{mistake}"));
        Self(first.unwrap_or_default()).inside(name)
    }
}

/// The values themselves are not shown, because all code that formats numbers would come along.
impl de::Error for Mistake {
    fn custom<T: fmt::Display>(text: T) -> Self {
        Self(text.to_string())
    }

    fn invalid_type(_: de::Unexpected<'_>, wanted: &dyn de::Expected) -> Self {
        Self(format!("must be {wanted}"))
    }

    fn invalid_value(_: de::Unexpected<'_>, wanted: &dyn de::Expected) -> Self {
        Self(format!("must be {wanted}"))
    }

    fn invalid_length(_: usize, wanted: &dyn de::Expected) -> Self {
        Self(format!("must be {wanted}"))
    }

    fn unknown_variant(_: &str, known: &'static [&'static str]) -> Self {
        Self::none_of("must be one of ", known)
    }

    fn unknown_field(name: &str, known: &'static [&'static str]) -> Self {
        Self(["must not have ", name, " but only ", &known.join(", ")].concat())
    }

    fn missing_field(name: &'static str) -> Self {
        Self(["must have ", name].concat())
    }
}

/// Reads values from the front of the bytes.
#[derive(Debug)]
pub(crate) struct Input<'de> {
    bytes: &'de [u8],
}

impl<'de> Input<'de> {
    pub(crate) const fn new(bytes: &'de [u8]) -> Self {
        Self { bytes }
    }

    /// The value at the front, which a mistake calls so.
    pub(crate) fn value<T: de::Deserialize<'de>>(&mut self, name: &str) -> Result<T, Mistake> {
        T::deserialize(self).map_err(|mistake| mistake.inside(name))
    }

    fn take(&mut self, count: usize) -> Result<&'de [u8], Mistake> {
        let (front, rest) =
            self.bytes.split_at_checked(count).ok_or_else(|| Mistake("cut off".into()))?;
        self.bytes = rest;
        Ok(front)
    }

    fn kind(&mut self) -> Result<u8, Mistake> {
        let [kind] = self.array()?;
        Ok(kind)
    }

    fn whole_number<N: TryFrom<u32>>(&mut self, wanted: &str) -> Result<N, Mistake> {
        let number = match self.kind()? {
            NUMBER => N::try_from(u32::from_le_bytes(self.array()?)).ok(),
            _ => None,
        };
        number.ok_or_else(|| Mistake::wanted(wanted))
    }

    /// Passes over one value. JavaScript writes objects of limited depth.
    fn pass(&mut self) -> Result<(), Mistake> {
        match self.kind()? {
            NUMBER => self.take(4).map(drop),
            FLOAT => self.take(8).map(drop),
            TEXT => self.text().map(drop),
            LIST => (0..self.count()?).try_for_each(|_| self.pass()),
            OBJECT => (0..self.count()?).try_for_each(|_| {
                self.text()?;
                self.pass()
            }),
            _ => Ok(()),
        }
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

/// Each kind of value is asked for by name, and what is not the kind that was asked for is a
/// mistake: a deserializer that lets every type choose among all kinds is three times as large.
impl<'de> de::Deserializer<'de> for &mut Input<'de> {
    type Error = Mistake;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        match self.kind()? {
            NUMBER => visitor.visit_u64(u32::from_le_bytes(self.array()?).into()),
            TEXT => visitor.visit_borrowed_str(self.text()?),
            LIST => {
                let count = self.count()?;
                visitor.visit_seq(Parts::of(self, count))
            }
            // What the visitor expects is the whole sentence about what is wrong.
            _ => visitor.visit_unit(),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        match self.kind()? {
            FALSE => visitor.visit_bool(false),
            TRUE => visitor.visit_bool(true),
            _ => Err(Mistake::wanted("a boolean")),
        }
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        visitor.visit_u8(self.whole_number("a whole number from 0 to 255")?)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        visitor.visit_u16(self.whole_number("a whole number from 0 to 65535")?)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        visitor.visit_u32(self.whole_number(U32)?)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        visitor.visit_u64(self.whole_number::<u32>(U32)?.into())
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        match self.kind()? {
            TEXT => visitor.visit_borrowed_str(self.text()?),
            _ => Err(Mistake::wanted("a string")),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        match self.kind()? {
            LIST => {
                let count = self.count()?;
                visitor.visit_seq(Parts::of(self, count))
            }
            _ => Err(Mistake::wanted("an array")),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        self.deserialize_map(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        match self.kind()? {
            OBJECT => {
                let count = self.count()?;
                visitor.visit_map(Parts::of(self, count))
            }
            _ => Err(Mistake::wanted("an object")),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        if self.bytes.first() == Some(&NULL) {
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
        words: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        match self.kind()? {
            TEXT => visitor.visit_enum(Variant { word: self.text()?, value: None }),
            OBJECT if self.count()? == 1 => {
                visitor.visit_enum(Variant { word: self.text()?, value: Some(self) })
            }
            OBJECT => Err(Mistake::none_of("must have one field of ", words)),
            _ => Err(Mistake::none_of("must be a string, one of ", words)),
        }
    }

    /// Passes over a value whose name is not known.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        self.pass()?;
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u128 f32 f64 char str bytes byte_buf unit unit_struct tuple
        tuple_struct identifier
    }
}

/// A list or an object that is being read.
struct Parts<'a, 'de> {
    input: &'a mut Input<'de>,
    count: usize,
    read: usize,
    /// The name that was read last, of an object.
    name: &'de str,
}

impl<'a, 'de> Parts<'a, 'de> {
    fn of(input: &'a mut Input<'de>, count: usize) -> Self {
        Self { input, count, read: 0, name: "" }
    }

    /// Is another one left? Then it counts as read.
    fn next(&mut self) -> bool {
        let left = self.read < self.count;
        self.read += usize::from(left);
        left
    }
}

impl<'de> de::SeqAccess<'de> for Parts<'_, 'de> {
    type Error = Mistake;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Mistake> {
        if !self.next() {
            return Ok(None);
        }
        let index = self.read - 1;
        let value = seed.deserialize(&mut *self.input);
        value.map(Some).map_err(|mistake| mistake.inside(&format!("[{index}]")))
    }
}

impl<'de> de::MapAccess<'de> for Parts<'_, 'de> {
    type Error = Mistake;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Mistake> {
        if !self.next() {
            return Ok(None);
        }
        self.name = self.input.text()?;
        seed.deserialize(self.name.into_deserializer()).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Mistake> {
        let value = seed.deserialize(&mut *self.input);
        value.map_err(|mistake| mistake.inside(&[".", self.name].concat()))
    }
}

/// One of several kinds: a word, or an object with the word as the name of its value.
struct Variant<'a, 'de> {
    word: &'de str,
    value: Option<&'a mut Input<'de>>,
}

impl<'de> de::EnumAccess<'de> for Variant<'_, 'de> {
    type Error = Mistake;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(
        self,
        seed: V,
    ) -> Result<(V::Value, Self::Variant), Mistake> {
        Ok((seed.deserialize(self.word.into_deserializer())?, self))
    }
}

impl<'de> de::VariantAccess<'de> for Variant<'_, 'de> {
    type Error = Mistake;

    fn unit_variant(self) -> Result<(), Mistake> {
        match self.value {
            None => Ok(()),
            Some(_) => Err(Mistake::wanted("a string")),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Mistake> {
        match self.value {
            None => Err(Mistake::wanted("an object with one field")),
            Some(input) => seed
                .deserialize(input)
                .map_err(|mistake| mistake.inside(&[".", self.word].concat())),
        }
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Mistake> {
        Err(Mistake::wanted("a string"))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Mistake> {
        Err(Mistake::wanted("a string"))
    }
}
