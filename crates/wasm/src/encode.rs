//! From a value of the core to words that JavaScript makes a plain object of.
//!
//! serde describes the value, so that every type that has JSON has this too, with the same names.
//! A word has a tag in its lowest three bits and a number in the others; `npm/src/decode.js` is the
//! other half and has the same table:
//!
//! | tag | number | means |
//! |---|---|---|
//! | 0 | 0, 1, 2 | null, false, true |
//! | 1 | n | the number n |
//! | 2 | – | a float in the next two words, the low one first |
//! | 3 | id | a text of the program itself; at its first use the address and length follow |
//! | 4 | n | the next n UTF-16 units of the text that goes with the words |
//! | 5 | n | a list of n values |
//! | 6 | n | an object of n pairs of name and value |
//! | 7 | n | a struct of `SHAPES`: its values, without their names |
//!
//! Most texts of an advice are the program's own: sentences, names, documents. JavaScript decodes
//! each once and keeps it, so that they cost one word from then on. All others are laid end to end
//! and decoded in one call, because the call is what costs.

use core::fmt;

use serde::ser::{self, Serialize};

const TAG_BITS: u32 = 3;
const CONSTANT: u32 = 0;
const NUMBER: u32 = 1;
const FLOAT: u32 = 2;
const OWN_TEXT: u32 = 3;
const TEXT: u32 = 4;
const LIST: u32 = 5;
const OBJECT: u32 = 6;
const SHAPE: u32 = 7;

/// Structs of which an advice has many. All their fields are always there, so that the names need
/// not be told; `npm/build.mjs` has the same list and makes the other half from the types.
const SHAPES: [&str; 3] = ["Reference", "Finding", "Dependency"];

const NULL: u32 = 0;
const FALSE: u32 = 1;
const TRUE: u32 = 2;

/// The largest number that fits beside a tag.
const NUMBER_MAX: u64 = (1 << (32 - TAG_BITS)) - 1;

/// Room for texts that is kept between calls, in bytes; more is given back.
const KEPT_BYTES: usize = 64 * 1024;

/// Words before the first value: address and length of the texts.
const HEADER: usize = 2;

/// What JavaScript reads after a call.
#[derive(Debug)]
pub(crate) struct Output {
    words: Vec<u32>,
    text: String,
    known: Known,
}

impl Output {
    pub(crate) const fn new() -> Self {
        Self { words: Vec::new(), text: String::new(), known: Known::new() }
    }

    /// Where the texts of the program lie; without it all are copied.
    pub(crate) fn own_texts_are_at(&mut self, start: usize, end: usize) {
        self.known.start = start;
        self.known.end = end;
    }

    /// Takes a value; the answer is the address of the words, which stand until the next call.
    pub(crate) fn take(&mut self, value: &impl Serialize) -> usize {
        self.words.clear();
        self.text.clear();
        self.text.shrink_to(KEPT_BYTES);
        self.words.shrink_to(KEPT_BYTES);
        self.words.extend_from_slice(&[0; HEADER]);
        if value.serialize(&mut *self).is_err() {
            // No type of ours fails to serialise; if one did, null says that there is nothing.
            self.words.truncate(HEADER);
            self.word(CONSTANT, NULL);
        }
        let place = [self.text.as_ptr() as usize, self.text.len()];
        for (word, value) in self.words.iter_mut().zip(place) {
            *word = value as u32;
        }
        self.words.as_ptr() as usize
    }

    fn word(&mut self, tag: u32, number: u32) {
        self.words.push(number << TAG_BITS | tag);
    }

    fn string(&mut self, text: &str) {
        match self.known.id(text) {
            Some((id, true)) => self.word(OWN_TEXT, id),
            Some((id, false)) => {
                self.word(OWN_TEXT, id);
                self.words.push(text.as_ptr() as usize as u32);
                self.words.push(text.len() as u32);
            }
            None => {
                self.text.push_str(text);
                let units = if text.is_ascii() { text.len() } else { text.encode_utf16().count() };
                self.word(TEXT, units as u32);
            }
        }
    }

    fn float(&mut self, value: f64) {
        let bits = value.to_bits();
        self.word(FLOAT, 0);
        self.words.push(bits as u32);
        self.words.push((bits >> 32) as u32);
    }
}

/// The texts of the program that JavaScript has already: a hash table by address, because an
/// address is all that has to be compared.
#[derive(Debug)]
struct Known {
    start: usize,
    end: usize,
    slots: Vec<Slot>,
    count: u32,
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    address: usize,
    length: usize,
    id: u32,
}

impl Known {
    const fn new() -> Self {
        Self { start: 0, end: 0, slots: Vec::new(), count: 0 }
    }

    /// The id of a text of the program, and whether JavaScript has it; `None` for other texts.
    fn id(&mut self, text: &str) -> Option<(u32, bool)> {
        let (address, length) = (text.as_ptr() as usize, text.len());
        if address < self.start || address >= self.end {
            return None;
        }
        if (self.count as usize + 1) * 2 > self.slots.len() {
            self.grow();
        }
        let index = self.find(address, length)?;
        let slot = self.slots.get_mut(index)?;
        if slot.address != 0 {
            return Some((slot.id, true));
        }
        *slot = Slot { address, length, id: self.count };
        self.count += 1;
        Some((slot.id, false))
    }

    /// The slot of this text, or the empty one where it belongs. The table is never full.
    fn find(&self, address: usize, length: usize) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut index = (address.wrapping_mul(0x9E37_79B9) >> 12).wrapping_add(length) & mask;
        for _ in 0..=mask {
            let slot = self.slots.get(index)?;
            if slot.address == 0 || (slot.address == address && slot.length == length) {
                return Some(index);
            }
            index = (index + 1) & mask;
        }
        None
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(1024);
        let old = core::mem::replace(&mut self.slots, vec![Slot::default(); size]);
        for slot in old.into_iter().filter(|slot| slot.address != 0) {
            if let Some(place) =
                self.find(slot.address, slot.length).and_then(|index| self.slots.get_mut(index))
            {
                *place = slot;
            }
        }
    }
}

/// A value cannot be told; no type of the core is one.
#[derive(Debug)]
pub(crate) struct Untellable;

impl fmt::Display for Untellable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the value cannot be told")
    }
}

impl core::error::Error for Untellable {}

impl ser::Error for Untellable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

impl<'a> ser::Serializer for &'a mut Output {
    type Ok = ();
    type Error = Untellable;
    type SerializeSeq = Compound<'a>;
    type SerializeTuple = Compound<'a>;
    type SerializeTupleStruct = Compound<'a>;
    type SerializeTupleVariant = ser::Impossible<(), Untellable>;
    type SerializeMap = Compound<'a>;
    type SerializeStruct = Compound<'a>;
    type SerializeStructVariant = ser::Impossible<(), Untellable>;

    fn serialize_bool(self, value: bool) -> Result<(), Untellable> {
        self.word(CONSTANT, if value { TRUE } else { FALSE });
        Ok(())
    }

    fn serialize_i8(self, value: i8) -> Result<(), Untellable> {
        self.serialize_f64(value.into())
    }

    fn serialize_i16(self, value: i16) -> Result<(), Untellable> {
        self.serialize_f64(value.into())
    }

    fn serialize_i32(self, value: i32) -> Result<(), Untellable> {
        self.serialize_f64(value.into())
    }

    fn serialize_i64(self, value: i64) -> Result<(), Untellable> {
        self.serialize_f64(value as f64)
    }

    fn serialize_u8(self, value: u8) -> Result<(), Untellable> {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Result<(), Untellable> {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Result<(), Untellable> {
        self.serialize_u64(value.into())
    }

    fn serialize_u64(self, value: u64) -> Result<(), Untellable> {
        if value <= NUMBER_MAX {
            self.word(NUMBER, value as u32);
        } else {
            self.float(value as f64);
        }
        Ok(())
    }

    fn serialize_f32(self, value: f32) -> Result<(), Untellable> {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Result<(), Untellable> {
        self.float(value);
        Ok(())
    }

    fn serialize_char(self, value: char) -> Result<(), Untellable> {
        self.string(value.encode_utf8(&mut [0; 4]));
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Result<(), Untellable> {
        self.string(value);
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), Untellable> {
        self.collect_seq(value)
    }

    fn serialize_none(self) -> Result<(), Untellable> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Untellable> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Untellable> {
        self.word(CONSTANT, NULL);
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Untellable> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), Untellable> {
        self.string(variant);
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Untellable> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Untellable> {
        self.word(OBJECT, 1);
        self.string(variant);
        value.serialize(self)
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Compound<'a>, Untellable> {
        Ok(Compound::open(self, LIST, length))
    }

    fn serialize_tuple(self, length: usize) -> Result<Compound<'a>, Untellable> {
        self.serialize_seq(Some(length))
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        length: usize,
    ) -> Result<Compound<'a>, Untellable> {
        self.serialize_seq(Some(length))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Untellable> {
        Err(Untellable)
    }

    fn serialize_map(self, length: Option<usize>) -> Result<Compound<'a>, Untellable> {
        Ok(Compound::open(self, OBJECT, length))
    }

    fn serialize_struct(
        self,
        name: &'static str,
        length: usize,
    ) -> Result<Compound<'a>, Untellable> {
        match SHAPES.iter().position(|shape| *shape == name) {
            Some(shape) => {
                self.word(SHAPE, shape as u32);
                Ok(Compound { at: 0, tag: SHAPE, count: 0, output: self })
            }
            None => Ok(Compound::open(self, OBJECT, Some(length))),
        }
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Untellable> {
        Err(Untellable)
    }
}

/// A list or an object whose parts are being written; its count is set at the end, since some do
/// not know it at the start.
#[derive(Debug)]
pub(crate) struct Compound<'a> {
    output: &'a mut Output,
    at: usize,
    tag: u32,
    count: u32,
}

impl<'a> Compound<'a> {
    fn open(output: &'a mut Output, tag: u32, _: Option<usize>) -> Self {
        let at = output.words.len();
        output.word(tag, 0);
        Self { output, at, tag, count: 0 }
    }

    fn close(self) {
        if let Some(word) = self.output.words.get_mut(self.at) {
            *word = self.count << TAG_BITS | self.tag;
        }
    }
}

impl ser::SerializeSeq for Compound<'_> {
    type Ok = ();
    type Error = Untellable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Untellable> {
        self.count += 1;
        value.serialize(&mut *self.output)
    }

    fn end(self) -> Result<(), Untellable> {
        self.close();
        Ok(())
    }
}

impl ser::SerializeTuple for Compound<'_> {
    type Ok = ();
    type Error = Untellable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Untellable> {
        ser::SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<(), Untellable> {
        ser::SerializeSeq::end(self)
    }
}

impl ser::SerializeTupleStruct for Compound<'_> {
    type Ok = ();
    type Error = Untellable;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Untellable> {
        ser::SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<(), Untellable> {
        ser::SerializeSeq::end(self)
    }
}

impl ser::SerializeMap for Compound<'_> {
    type Ok = ();
    type Error = Untellable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Untellable> {
        self.count += 1;
        key.serialize(&mut *self.output)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Untellable> {
        value.serialize(&mut *self.output)
    }

    fn end(self) -> Result<(), Untellable> {
        self.close();
        Ok(())
    }
}

impl ser::SerializeStruct for Compound<'_> {
    type Ok = ();
    type Error = Untellable;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Untellable> {
        if self.tag != SHAPE {
            self.count += 1;
            self.output.string(name);
        }
        value.serialize(&mut *self.output)
    }

    fn end(self) -> Result<(), Untellable> {
        if self.tag != SHAPE {
            self.close();
        }
        Ok(())
    }
}
