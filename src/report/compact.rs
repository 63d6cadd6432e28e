//! JSON without white space for records that are written by the thousand: statements.
//!
//! The same to the byte as what `serde_json` writes. That looks at each byte of each text by itself, keys included, which
//! was a sixth of a run of `extract`; here keys are copied, and texts are [looked at](super::escape) eight bytes at a time.
//! What records never hold (maps, variants with data) is no part of it.

use std::fmt;

use compact_str::ToCompactString;
use serde::ser::{Impossible, SerializeSeq, SerializeStruct, SerializeTuple};
use serde::{Serialize, Serializer};

use super::escape;

/// Writes a record at the end of a text.
///
/// # Errors
///
/// Where the record holds what no record holds.
pub(super) fn write(record: &impl Serialize, text: &mut Vec<u8>) -> fmt::Result {
    record.serialize(&mut Compact { text })
}

/// Appends values to a text.
struct Compact<'t> {
    text: &'t mut Vec<u8>,
}

impl Compact<'_> {
    /// A number or a truth value, as `serde_json` writes it.
    fn scalar(&mut self, value: &impl Serialize) -> fmt::Result {
        serde_json::to_writer(&mut *self.text, value).map_err(|_| fmt::Error)
    }

    /// A name of the code's own, in which nothing is escaped.
    #[inline]
    fn name(&mut self, name: &'static str) {
        self.text.push(b'"');
        self.text.extend_from_slice(name.as_bytes());
        self.text.push(b'"');
    }
}

/// The values of a list or the fields of an object, which commas stand between.
struct Several<'c, 't> {
    compact: &'c mut Compact<'t>,
    begun: bool,
    close: u8,
}

impl<'c, 't> Several<'c, 't> {
    fn open(compact: &'c mut Compact<'t>, [open, close]: [u8; 2]) -> Self {
        compact.text.push(open);
        Several { compact, begun: false, close }
    }

    fn next(&mut self) -> &mut Compact<'t> {
        if self.begun {
            self.compact.text.push(b',');
        }
        self.begun = true;
        self.compact
    }

    fn close(self) {
        self.compact.text.push(self.close);
    }
}

impl SerializeStruct for Several<'_, '_> {
    type Ok = ();
    type Error = fmt::Error;

    #[inline]
    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> fmt::Result {
        let compact = self.next();
        compact.name(key);
        compact.text.push(b':');
        value.serialize(compact)
    }

    fn end(self) -> fmt::Result {
        self.close();
        Ok(())
    }
}

impl SerializeSeq for Several<'_, '_> {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> fmt::Result {
        value.serialize(self.next())
    }

    fn end(self) -> fmt::Result {
        self.close();
        Ok(())
    }
}

impl SerializeTuple for Several<'_, '_> {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> fmt::Result {
        value.serialize(self.next())
    }

    fn end(self) -> fmt::Result {
        self.close();
        Ok(())
    }
}

type Never = Impossible<(), fmt::Error>;

impl<'c, 't> Serializer for &'c mut Compact<'t> {
    type Ok = ();
    type Error = fmt::Error;
    type SerializeSeq = Several<'c, 't>;
    type SerializeTuple = Several<'c, 't>;
    type SerializeStruct = Several<'c, 't>;
    type SerializeTupleStruct = Never;
    type SerializeTupleVariant = Never;
    type SerializeMap = Never;
    type SerializeStructVariant = Never;

    fn serialize_bool(self, value: bool) -> fmt::Result {
        self.scalar(&value)
    }

    fn serialize_i8(self, value: i8) -> fmt::Result {
        self.scalar(&value)
    }

    fn serialize_i16(self, value: i16) -> fmt::Result {
        self.scalar(&value)
    }

    fn serialize_i32(self, value: i32) -> fmt::Result {
        self.scalar(&value)
    }

    fn serialize_i64(self, value: i64) -> fmt::Result {
        self.scalar(&value)
    }

    fn serialize_u8(self, value: u8) -> fmt::Result {
        self.scalar(&value)
    }

    fn serialize_u16(self, value: u16) -> fmt::Result {
        self.scalar(&value)
    }

    fn serialize_u32(self, value: u32) -> fmt::Result {
        self.scalar(&value)
    }

    fn serialize_u64(self, value: u64) -> fmt::Result {
        self.scalar(&value)
    }

    fn serialize_f32(self, value: f32) -> fmt::Result {
        self.scalar(&value)
    }

    fn serialize_f64(self, value: f64) -> fmt::Result {
        self.scalar(&value)
    }

    fn serialize_char(self, value: char) -> fmt::Result {
        self.scalar(&value)
    }

    fn serialize_str(self, value: &str) -> fmt::Result {
        escape::push(value, self.text);
        Ok(())
    }

    /// Dates, which fit in place.
    fn collect_str<T: fmt::Display + ?Sized>(self, value: &T) -> fmt::Result {
        self.serialize_str(&value.to_compact_string())
    }

    fn serialize_none(self) -> fmt::Result {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> fmt::Result {
        value.serialize(self)
    }

    fn serialize_unit(self) -> fmt::Result {
        self.text.extend_from_slice(b"null");
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> fmt::Result {
        self.name(variant);
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> fmt::Result {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Several<'c, 't>, fmt::Error> {
        Ok(Several::open(self, *b"[]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Several<'c, 't>, fmt::Error> {
        Ok(Several::open(self, *b"[]"))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Several<'c, 't>, fmt::Error> {
        Ok(Several::open(self, *b"{}"))
    }

    fn serialize_bytes(self, _: &[u8]) -> fmt::Result {
        Err(fmt::Error)
    }

    fn serialize_unit_struct(self, _: &'static str) -> fmt::Result {
        Err(fmt::Error)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> fmt::Result {
        Err(fmt::Error)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Never, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Never, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Never, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_struct_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Never, fmt::Error> {
        Err(fmt::Error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(value: &impl Serialize) -> [String; 2] {
        let mut text = Vec::new();
        write(value, &mut text).unwrap();
        [String::from_utf8(text).unwrap(), serde_json::to_string(value).unwrap()]
    }

    #[test]
    fn records_are_written_as_serde_json_writes_them() {
        #[derive(Serialize)]
        struct Record<'r> {
            text: &'r str,
            none: Option<u32>,
            numbers: [[i64; 2]; 2],
            list: Vec<f64>,
            truth: bool,
        }
        let record =
            Record { text: "\"x\"", none: None, numbers: [[1, -2], [3, 4]], list: vec![3.67, 12.0], truth: true };
        let [ours, theirs] = both(&[record]);
        assert_eq!(ours, theirs);
    }

    #[test]
    fn a_map_is_no_part_of_a_record() {
        let map = std::collections::BTreeMap::from([("key", 1)]);
        assert!(write(&map, &mut Vec::new()).is_err());
    }
}
