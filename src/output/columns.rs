//! Tables for engines: columns with types, as CSV, as lines of JSON and as Parquet. Nothing here knows what they tell.

mod cells;
#[cfg(feature = "parquet")]
mod parquet;

use std::io;

use csv::{Terminator, WriterBuilder};
use serde_json::{Map, Value as Json, json};

use crate::base::day::Day;

pub(crate) use cells::Value;
pub use cells::{Head, Type};

/// The form of a file of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Commas, UTF-8 without a mark, a line of heads; what is not known is empty.
    Csv,
    /// A JSON object a line; what is not known is `null`.
    JsonLines,
    /// Apache Parquet, compressed with Snappy; days are dates.
    #[cfg(feature = "parquet")]
    Parquet,
}

impl Form {
    pub(crate) const ALL: &'static [Self] = &[
        Self::Csv,
        Self::JsonLines,
        #[cfg(feature = "parquet")]
        Self::Parquet,
    ];

    /// The word for `--format`, which is the ending of the files too.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::JsonLines => "jsonl",
            #[cfg(feature = "parquet")]
            Self::Parquet => "parquet",
        }
    }
}

/// A file of rows, each with a value for each head.
pub(crate) fn file(form: Form, heads: &[Head], rows: &[Vec<Value>]) -> io::Result<Vec<u8>> {
    match form {
        Form::Csv => as_csv(heads, rows),
        Form::JsonLines => Ok(as_lines(heads, rows)),
        #[cfg(feature = "parquet")]
        Form::Parquet => parquet::file(heads, rows),
    }
}

/// What is told of a set of files beside them: the version of their columns, the days, each table with its columns and the
/// number of its rows, and the workspaces with the name each has in the files; nothing of one that could not be read.
pub(crate) fn manifest(
    (version, form): (&str, Form),
    days: &[Day],
    tables: &[(&str, Vec<Head>, usize)],
    workspaces: &[(String, Option<String>)],
) -> String {
    let column = |head: &Head| json!({"name": head.name, "type": head.of.name()});
    let table = |(name, heads, rows): &(&str, Vec<Head>, usize)| json!({"name": name, "rows": rows, "columns": heads.iter().map(column).collect::<Vec<_>>()});
    let workspace =
        |(folder, name): &(String, Option<String>)| json!({"folder": folder, "municipality": name});
    let made = json!({
        "schema": version,
        "version": env!("CARGO_PKG_VERSION"),
        "format": form.name(),
        "days": days.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "tables": tables.iter().map(table).collect::<Vec<_>>(),
        "workspaces": workspaces.iter().map(workspace).collect::<Vec<_>>(),
    });
    format!("{made:#}\n")
}

fn as_csv(heads: &[Head], rows: &[Vec<Value>]) -> io::Result<Vec<u8>> {
    let mut writer = WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(Vec::new());
    writer.write_record(heads.iter().map(|head| head.name))?;
    for row in rows {
        writer.write_record(row.iter().map(|value| match value {
            Value::None => String::new(),
            Value::Text(text) => text.clone(),
            Value::Whole(count) => count.to_string(),
            Value::Number(number) => number.to_string(),
            Value::Day(day) => day.to_string(),
            Value::Truth(truth) => truth.to_string(),
        }))?;
    }
    writer.into_inner().map_err(|error| io::Error::other(error.to_string()))
}

fn as_lines(heads: &[Head], rows: &[Vec<Value>]) -> Vec<u8> {
    let mut out = Vec::new();
    for row in rows {
        let values = row.iter().map(|value| match value {
            Value::None => Json::Null,
            Value::Text(text) => text.as_str().into(),
            Value::Whole(count) => (*count).into(),
            Value::Number(number) => (*number).into(),
            Value::Day(day) => day.to_string().into(),
            Value::Truth(truth) => (*truth).into(),
        });
        let names = heads.iter().map(|head| head.name.to_owned());
        let line: Map<String, Json> = names.zip(values).collect();
        out.extend(Json::Object(line).to_string().into_bytes());
        out.push(b'\n');
    }
    out
}
