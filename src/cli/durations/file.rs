//! A file of waiting times: `duration_days,closed[,group]`, the columns in any order, by their headings.
use crate::estimate::Observation;
use anyhow::{anyhow, bail, ensure};
use csv::StringRecord;
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];
const YES: [&str; 10] = ["1", "1.0", "true", "t", "yes", "y", "oui", "o", "vrai", "v"];
const NO: [&str; 8] = ["0", "0.0", "false", "f", "no", "n", "non", "faux"];

/// What stands in the file.
#[derive(Debug)]
pub(super) struct Waiting {
    /// Each line with its group; without groups, an empty one.
    pub lines: Vec<(Observation, String)>,
    /// Whether there is a column of groups.
    pub grouped: bool,
}

/// Where the columns are.
struct Columns {
    days: usize,
    closed: usize,
    group: Option<usize>,
}

/// Reads the file; the first line that cannot be read is named.
pub(super) fn read(bytes: &[u8]) -> anyhow::Result<Waiting> {
    let text = decode(bytes);
    ensure!(!text.trim().is_empty(), "the file is empty: it needs the headings duration_days,closed[,group]");
    // a separator is the one with which the headings appear
    let ways = SEPARATORS.iter().map(|separator| (*separator, columns(&text, *separator)));
    let found = ways.min_by_key(|(_, columns)| columns.is_err());
    let (separator, columns) = found.ok_or_else(|| anyhow!("no separator is known"))?;
    let columns = columns?;
    let mut lines = Vec::new();
    let mut file = reader(&text, separator);
    file.headers()?;
    let mut row = StringRecord::new();
    loop {
        let at = usize::try_from(file.position().byte()).unwrap_or(text.len());
        let number = line_number(&text, at);
        if !file.read_record(&mut row).map_err(|_| anyhow!("line {number} cannot be read"))? {
            break;
        }
        let is_blank = row.len() == 1 && clean(row.get(0)).is_empty();
        if !is_blank {
            lines.push(columns.line(&row, separator != b',').map_err(|why| anyhow!("line {number}: {why}"))?);
        }
    }
    Ok(Waiting { lines, grouped: columns.group.is_some() })
}

/// UTF-8, or what the first bytes say it is, else Windows-1252, which every byte is.
fn decode(bytes: &[u8]) -> String {
    let (encoding, start) = Encoding::for_bom(bytes).unwrap_or((UTF_8, 0));
    let rest = bytes.get(start..).unwrap_or_default();
    let (text, lost) = encoding.decode_without_bom_handling(rest);
    if lost { WINDOWS_1252.decode_without_bom_handling(rest).0.into_owned() } else { text.into_owned() }
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(text.as_bytes())
}

/// A cell as it is meant: without blanks, and without quotes that blanks kept from being taken for quotes.
fn clean(cell: Option<&str>) -> &str {
    let cell = cell.unwrap_or_default().trim();
    cell.strip_prefix('"').and_then(|cell| cell.strip_suffix('"')).map_or(cell, str::trim)
}

fn columns(text: &str, separator: u8) -> anyhow::Result<Columns> {
    let headings = reader(text, separator).headers().map_err(|_| anyhow!("the headings cannot be read"))?.clone();
    let names: Vec<String> = headings.iter().map(|cell| clean(Some(cell)).to_lowercase()).collect();
    let find = |wanted: &str| {
        let mut places = names.iter().enumerate().filter(|(_, name)| *name == wanted).map(|(at, _)| at);
        let place = places.next();
        ensure!(places.next().is_none(), "line 1: the heading {wanted} stands there twice");
        Ok(place)
    };
    let needed = |wanted: &str| {
        find(wanted)?.ok_or_else(|| {
            anyhow!("line 1: the heading {wanted} is missing; the headings are duration_days,closed[,group]")
        })
    };
    Ok(Columns { days: needed("duration_days")?, closed: needed("closed")?, group: find("group")? })
}

impl Columns {
    fn line(&self, row: &StringRecord, decimal_comma: bool) -> anyhow::Result<(Observation, String)> {
        let raw = clean(row.get(self.days));
        ensure!(!raw.is_empty(), "duration_days is empty");
        let number = if decimal_comma { raw.replacen(',', ".", 1) } else { raw.to_owned() };
        let days: f64 = number.parse().map_err(|_| anyhow!("duration_days is not a number: {raw}"))?;
        ensure!(days.is_nan() || days >= 0.0, "duration_days is negative: {raw}");
        let closed = closed(clean(row.get(self.closed)))?;
        let seen = Observation::new(days, closed).ok_or_else(|| anyhow!("duration_days is not a number: {raw}"))?;
        let group = self.group.map_or("", |at| clean(row.get(at)));
        ensure!(self.group.is_none() || !group.is_empty(), "group is empty");
        Ok((seen, group.to_owned()))
    }
}

fn closed(cell: &str) -> anyhow::Result<bool> {
    let said = cell.to_lowercase();
    match said.as_str() {
        "" => bail!("closed is empty"),
        said if YES.contains(&said) => Ok(true),
        said if NO.contains(&said) => Ok(false),
        _ => bail!("closed is neither yes nor no: {cell}"),
    }
}

/// The line of what begins at this byte, or after the empty lines there; from 1.
fn line_number(text: &str, byte: usize) -> usize {
    let rest = text.get(byte..).unwrap_or_default();
    let blank = rest.len() - rest.trim_start_matches(['\r', '\n']).len();
    let before = text.get(..byte + blank).unwrap_or(text);
    // \r\n is one end, a lone \r too
    let ends = before.matches('\n').count() + before.matches('\r').count() - before.matches("\r\n").count();
    ends + 1
}
