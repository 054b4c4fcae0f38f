//! Turns a printed document into an accessible, archival PDF (L2): the door to typst.
//!
//! A [`Sheet`], a [`ReviewSheet`](crate::model::ReviewSheet) or a [`Report`](crate::model::Report) is handed to a fixed
//! layout as data, never as markup, in a world where nothing else can be read: no file system, no network, no clock. The
//! same sheet gives the same bytes.
//!
//! What could make typesetting fail is looked for first, in the sheet, where a problem still has a name and a place.

mod characters;
mod check;
mod codes;
mod fonts;
mod licence;
mod links;
mod logo;
mod problems;
mod report;
mod resources;
mod style;
mod words;
mod world;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use sha2::{Digest, Sha256};
use typst::comemo;
use typst::diag::Warned;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::diag::Diagnostic;
use crate::model::{Date, Logo, Properties, Sheet, hexadecimal};

pub use codes::EXPLANATIONS;
pub use fonts::{FontFile, OwnFont};
pub use logo::check_logo;
pub use report::{report, review};
pub use resources::{Layout, Resources};
pub use style::{check_accent, contrast_with_white};

use world::SheetWorld;

/// A file inside the PDF: what the document was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The file name, e.g. `contract.json`.
    pub name: String,
    /// The file.
    pub bytes: Arc<[u8]>,
    /// The media type, e.g. `application/json`.
    pub mime: String,
    /// What it is, for readers that list attachments.
    pub description: String,
}

/// Typesets a sheet as PDF/A-3a and PDF/UA-1, and forgets what was kept for the next time.
///
/// Threads may share the resources; each contract can go to a thread of its own. Do not call it from a `rayon` task:
/// typst waits on that pool itself, and a waiting worker would start other contracts.
///
/// # Errors
///
/// Everything that is wrong with the sheet, or what typst says when it cannot go on.
pub fn pdf(sheet: &Sheet, resources: &Resources, attachment: Option<&Attachment>) -> Result<Vec<u8>, Vec<Diagnostic>> {
    checked(sheet, resources, attachment, Memory::Forget)
}

/// Typesets like [`pdf`], but keeps what was computed, so that the next version of the same document takes a fraction
/// of the time: for previews. Memory grows until [`forget`].
///
/// # Errors
///
/// As [`pdf`].
pub fn pdf_warm(
    sheet: &Sheet,
    resources: &Resources,
    attachment: Option<&Attachment>,
) -> Result<Vec<u8>, Vec<Diagnostic>> {
    checked(sheet, resources, attachment, Memory::Keep)
}

/// What becomes of the layout that typst keeps to be faster the next time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Memory {
    Keep,
    Forget,
}

/// Typesets a sheet in which nothing is wrong.
fn checked(
    sheet: &Sheet,
    resources: &Resources,
    attachment: Option<&Attachment>,
    memory: Memory,
) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let problems = check::check(sheet, resources, attachment);
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut words = sheet.clone();
    // The layout reads the logo from a file of its own.
    let logo =
        words.properties.style.logo.as_mut().map(|logo| Logo { data: std::mem::take(&mut logo.data), ..logo.clone() });
    let world = SheetWorld::new(&words, logo, resources.contract(), resources, attachment)?;
    drop(words);
    printed(&world, &sheet.properties, memory)
}

/// Typesets what is in a world as it is printed.
fn printed(world: &SheetWorld<'_>, properties: &Properties, memory: Memory) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let options = options(&properties.date, world)?;
    let busy = Busy::new();
    // A panic in the engine is a bug there; one document fails then, not the whole batch.
    let result = catch_unwind(AssertUnwindSafe(|| typeset(world, &options, properties.language, memory, &busy)))
        .unwrap_or_else(|panic| Err(vec![problems::panicked(panic.as_ref())]));
    if memory == Memory::Forget {
        busy.forget();
    }
    result
}

/// One of the documents that are being typeset in this process.
#[derive(Debug)]
struct Busy;

/// How many there are.
static BUSY: AtomicUsize = AtomicUsize::new(0);

impl Busy {
    fn new() -> Self {
        BUSY.fetch_add(1, Ordering::Relaxed);
        Self
    }

    /// Drops what typst keeps to be faster the next time, as far as no other document needs it.
    ///
    /// What is kept is one for the process. Whatever has not been asked for since somebody last forgot is dropped while others
    /// are busy: what they are working with stays. To drop all of it would make them do it again, and cost what a second core
    /// brings.
    fn forget(&self) {
        comemo::evict(usize::from(BUSY.load(Ordering::Relaxed) > 1));
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        BUSY.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Drops everything that typst keeps to be faster the next time.
pub fn forget() {
    comemo::evict(0);
}

fn typeset(
    world: &SheetWorld<'_>,
    options: &PdfOptions,
    language: &str,
    memory: Memory,
    busy: &Busy,
) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let explain =
        |all: &[typst::diag::SourceDiagnostic]| all.iter().map(|one| problems::from_typst(one, world)).collect();
    let Warned { output, warnings } = typst::compile::<PagedDocument>(world);
    let document = output.map_err(|errors| explain(&errors))?;
    // A warning means that the page looks other than was meant, e.g. in another font: no document then.
    if !warnings.is_empty() {
        return Err(explain(&warnings));
    }
    // The pages are ready: what they were made of takes several times their room, and the export needs none of it.
    if memory == Memory::Forget {
        busy.forget();
    }
    let document = links::lead(document, language)?;
    typst_pdf::pdf(&document, options).map_err(|errors| explain(&errors))
}

/// Standards, date and identity: all from the sheet, so that the same sheet gives the same bytes.
fn options(date: &str, world: &SheetWorld<'_>) -> Result<PdfOptions, Vec<Diagnostic>> {
    let date: Date = date.parse().map_err(|message: String| vec![Diagnostic::new(codes::TYPESETTING, message)])?;
    let (year, month, day) = date.parts();
    let midnight = Datetime::from_ymd_hms(year, month, day, 0, 0, 0);
    let standards = PdfStandards::new(&[PdfStandard::A_3a, PdfStandard::Ua_1])
        .map_err(|error| vec![Diagnostic::new(codes::TYPESETTING, error.message().to_string())])?;
    Ok(PdfOptions {
        ident: Smart::Custom(identity(world)),
        creator: Smart::Custom(Some(concat!("beding ", env!("CARGO_PKG_VERSION")).to_owned())),
        timestamp: midnight.map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    })
}

/// A digest of all that goes into the document.
fn identity(world: &SheetWorld<'_>) -> String {
    let mut digest = Sha256::new();
    for part in world.content() {
        digest.update(part.len().to_le_bytes());
        digest.update(part);
    }
    hexadecimal(&digest.finalize())
}
