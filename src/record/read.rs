//! Reading one record, whatever lies in its place.

mod dense;
mod idle;
mod lenient;

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{ErrorKind, Read, Result as IoResult};
use std::path::Path;

use serde::Deserialize;

use super::error::reason;
use super::fault::Fault;
use super::layout::Place;
use super::patch::Endings;
use super::wire::Wire;
use super::wire::deal::DealFile;
use super::wire::format::FORMAT;
use super::wire::session::SessionFile;
use super::{away, disk};
use crate::domain::books::Cause;

pub(crate) use lenient::Noticed;

/// Largest record, in bytes.
pub(crate) const RECORD_LIMIT: u64 = 1 << 20;
/// Largest file of settings, in bytes.
pub(crate) const CONFIG_LIMIT: u64 = 1 << 18;

/// Reads a file that counts as a whole or not at all.
///
/// # Errors
///
/// What is wrong in it, with its place.
pub(crate) fn record<W: Wire>(text: &str) -> Result<W, Fault> {
    let mut noticed = Noticed::default();
    let record = as_far_as_it_goes(text, &mut noticed)?;
    noticed.wrong.into_iter().next().map_or(Ok(record), Err)
}

/// Reads a record from the text of its file: a value that is wrong reads as
/// missing. What was noticed on the way is added.
///
/// # Errors
///
/// What is wrong in the file as a whole, with its place.
pub(crate) fn as_far_as_it_goes<W: Wire>(text: &str, noticed: &mut Noticed) -> Result<W, Fault> {
    let (_, text) = Endings::take(text);
    lenient::read(&text, noticed).map_err(|fault| newer(&text).unwrap_or(fault))
}

/// Whether the text of a deal's or a session's file reads as one, with a look at keys
/// that nobody reads or without: `benches/load.rs` holds what that look costs.
pub fn is_readable(file: &str, text: &str, looks_at_keys: bool) -> bool {
    fn reads<W: Wire>(text: &str, looks_at_keys: bool) -> bool {
        if looks_at_keys {
            record::<W>(text).is_ok()
        } else {
            lenient::read_unlooked::<W>(text).is_ok()
        }
    }
    match Place::of(file) {
        Some(Place::Deal(_)) => reads::<DealFile>(text, looks_at_keys),
        Some(Place::Session(..)) => reads::<SessionFile>(text, looks_at_keys),
        _ => false,
    }
}

/// The text of a record in a newer format as one in ours: what is known of it
/// can be shown, and must not be written.
pub(crate) fn in_our_format(text: &str) -> Option<String> {
    let (_, text) = Endings::take(text);
    let tree = toml::de::DeTable::parse(&text).ok()?;
    let span = tree.get_ref().get("format")?.span();
    let (before, rest) = (text.get(..span.start)?, text.get(span.end..)?);
    Some(format!("{before}{FORMAT}{rest}"))
}

/// Of a record in a newer format that is said before anything else: its keys
/// may mean something else by now.
fn newer(text: &str) -> Option<Fault> {
    #[derive(Deserialize)]
    struct Head {
        format: i64,
    }
    let Head { format } = toml::from_str(text).ok().filter(|head: &Head| head.format > FORMAT)?;
    let message = format!(
        "written by a newer sideline, in format {format}: this one reads format {FORMAT}, and changes nothing here; update it"
    );
    Some(Fault::at_key(text, "format", message).because(Cause::Newer))
}

/// Reads the text of a file, none where there is no file.
///
/// # Errors
///
/// It is no plain file of text, or larger than `limit` bytes. Nothing but a
/// plain file is opened, so that no pipe or device is ever waited for.
pub(crate) fn text(path: &Path, limit: u64) -> Result<Option<String>, Fault> {
    let bytes = match bytes(path, limit) {
        Err(error) if error.kind() == ErrorKind::NotFound => return no_file(path),
        Err(error) => return Err(Fault::of_file(format!("cannot be read: {}", reason(&error)))),
        Ok(bytes) => bytes?,
    };
    if bytes.iter().all(|byte| *byte == 0 || byte.is_ascii_whitespace()) {
        return Err(Fault::of_file("empty: what it held is lost, or was never written").lost());
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(Fault::of_file("not UTF-8 but UTF-16: save it as UTF-8 text"));
    }
    let text = String::from_utf8(bytes).map_err(|error| not_utf8(&error))?;
    if dense::is_dense(&text) {
        return Err(Fault::of_file(dense::TOLD));
    }
    match text.find('\0') {
        Some(byte) => Err(Fault::at(&text, byte, "a zero byte: part of the file is lost").lost()),
        None => Ok(Some(text)),
    }
}

/// The text of a plain file of at most `limit` bytes, whatever it is about; none
/// where it cannot be read as one.
pub(crate) fn plain_text(path: &Path, limit: u64) -> Option<String> {
    String::from_utf8(bytes(path, limit).ok()?.ok()?).ok()
}

/// None where there is no file, unless one is kept elsewhere.
fn no_file(path: &Path) -> Result<Option<String>, Fault> {
    if away::is_held(path) { Err(not_here()) } else { Ok(None) }
}

fn not_here() -> Fault {
    Fault::of_file(away::TOLD).because(Cause::Away)
}

/// Reads the bytes of a process file, for whoever makes sense of them.
///
/// # Errors
///
/// In a sentence: there is none, it is no plain file of at most 1 MiB, or has
/// more pieces than memory should be spent on.
pub fn process_file(path: &Path) -> Result<Vec<u8>, String> {
    match bytes(path, RECORD_LIMIT) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            Err("there is no such file".to_owned())
        }
        Err(error) => Err(format!("cannot be read: {}", reason(&error))),
        Ok(Err(fault)) => Err(fault.of("").message),
        Ok(Ok(bytes)) if str::from_utf8(&bytes).is_ok_and(dense::is_dense) => {
            Err(dense::TOLD.to_owned())
        }
        Ok(Ok(bytes)) => Ok(bytes),
    }
}

fn not_utf8(error: &std::string::FromUtf8Error) -> Fault {
    let valid = error.utf8_error().valid_up_to();
    let text = String::from_utf8_lossy(error.as_bytes());
    Fault::at(&text, valid, "not UTF-8: save it as UTF-8 text").lost()
}

fn bytes(path: &Path, limit: u64) -> IoResult<Result<Vec<u8>, Fault>> {
    if let Err(fault) = plain(&fs::symlink_metadata(path)?, limit) {
        return Ok(Err(fault));
    }
    disk::may_read(path)?;
    let file = open(path)?;
    let metadata = file.metadata()?;
    if let Err(fault) = plain(&metadata, limit) {
        return Ok(Err(fault));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
    file.take(limit).read_to_end(&mut bytes)?;
    Ok(Ok(bytes))
}

/// Refuses what is no plain file, or too large a one.
fn plain(metadata: &Metadata, limit: u64) -> Result<(), Fault> {
    let kind = metadata.file_type();
    if kind.is_symlink() {
        return Err(Fault::of_file("a link, which is not followed: put the file itself here"));
    }
    if kind.is_dir() {
        return Err(Fault::of_file("a folder, where a file should be"));
    }
    if !kind.is_file() {
        return Err(Fault::of_file("a pipe or device, where a file should be"));
    }
    if away::is_hollow(metadata) {
        return Err(not_here());
    }
    if metadata.len() > limit {
        let (size, limit) = (metadata.len() / 1024, limit / 1024);
        return Err(Fault::of_file(format!("too large: {size} KiB, and at most {limit} are read")));
    }
    Ok(())
}

/// Opens without following a link and without waiting for the other end of a
/// pipe, should one have taken the file's place just now.
#[cfg(unix)]
fn open(path: &Path) -> IoResult<File> {
    use std::os::unix::fs::OpenOptionsExt;

    use rustix::fs::OFlags;

    let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY).bits();
    OpenOptions::new().read(true).custom_flags(flags.cast_signed()).open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> IoResult<File> {
    OpenOptions::new().read(true).open(path)
}
