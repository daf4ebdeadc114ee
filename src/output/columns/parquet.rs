//! Parquet, column by column. The only file that uses the library.

use std::io;
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types;

use super::cells::{Head, Type, Value};

/// What a file says of who made it.
const MAKER: &str = concat!("vbe ", env!("CARGO_PKG_VERSION"));

pub(super) fn file(heads: &[Head], rows: &[Vec<Value>]) -> io::Result<Vec<u8>> {
    write(heads, rows).map_err(|error| io::Error::other(error.to_string()))
}

fn write(heads: &[Head], rows: &[Vec<Value>]) -> Result<Vec<u8>, ParquetError> {
    let fields = heads.iter().map(|head| Ok(Arc::new(field(head)?))).collect::<Result<_, ParquetError>>()?;
    let schema = Arc::new(types::Type::group_type_builder("vbe").with_fields(fields).build()?);
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by(MAKER.to_owned())
        .build();
    let mut out = Vec::new();
    let mut writer = SerializedFileWriter::new(&mut out, schema, Arc::new(properties))?;
    let mut group = writer.next_row_group()?;
    for (nth, head) in heads.iter().enumerate() {
        let values = rows.iter().map(|row| &row[nth]);
        match head.of {
            Type::Text => column::<ByteArrayType>(&mut group, values, |value| match value {
                Value::Text(text) => Some(ByteArray::from(text.as_str())),
                _ => None,
            })?,
            Type::Whole => column::<Int64Type>(&mut group, values, |value| match value {
                Value::Whole(count) => Some(*count),
                _ => None,
            })?,
            Type::Number => column::<DoubleType>(&mut group, values, |value| match value {
                Value::Number(number) => Some(*number),
                _ => None,
            })?,
            Type::Day => column::<Int32Type>(&mut group, values, |value| match value {
                Value::Day(day) => Some(day.since_1970()),
                _ => None,
            })?,
            Type::Truth => column::<BoolType>(&mut group, values, |value| match value {
                Value::Truth(truth) => Some(*truth),
                _ => None,
            })?,
        }
    }
    group.close()?;
    writer.close()?;
    Ok(out)
}

fn field(head: &Head) -> Result<types::Type, ParquetError> {
    let (physical, logical) = match head.of {
        Type::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Type::Whole => (Physical::INT64, None),
        Type::Number => (Physical::DOUBLE, None),
        Type::Day => (Physical::INT32, Some(LogicalType::Date)),
        Type::Truth => (Physical::BOOLEAN, None),
    };
    types::Type::primitive_type_builder(head.name, physical)
        .with_repetition(Repetition::OPTIONAL)
        .with_logical_type(logical)
        .build()
}

fn column<'v, T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, &mut Vec<u8>>,
    values: impl Iterator<Item = &'v Value>,
    read: impl Fn(&Value) -> Option<T::T>,
) -> Result<(), ParquetError> {
    let all: Vec<Option<T::T>> = values.map(read).collect();
    let is_there: Vec<i16> = all.iter().map(|value| i16::from(value.is_some())).collect();
    let there: Vec<T::T> = all.into_iter().flatten().collect();
    if let Some(mut column) = group.next_column()? {
        column.typed::<T>().write_batch(&there, Some(&is_there), None)?;
        column.close()?;
    }
    Ok(())
}
