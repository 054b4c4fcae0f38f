//! Foreign files are read in a child process: neither a hang nor an overflowing stack nor an empty store of memory can be
//! caught in this one.

use std::io::{Read, Write};
use std::process::{Child, Command, ExitCode, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::driver::{Foreign, ForeignError, InProcess, MAX_FOREIGN};
use crate::model::{BillOfMaterials, Manuscript, Spreadsheet};
use crate::read::Unreadable;

/// The arguments that make this program the child, by what it reads; no commands, so that no help shows them.
const DOCUMENT: &str = "__read-foreign";
const WORKBOOK: &str = "__read-workbook";
const BILL: &str = "__read-bill";

/// How long a child may take.
const LONGEST: Duration = Duration::from_secs(9);

/// The most that a child may answer, in bytes.
const MAX_ANSWER: u64 = 256 * 1024 * 1024;

/// What is kept of a child's complaints, in bytes.
const MAX_COMPLAINT: u64 = 64 * 1024;

/// What the child answers: what it read, or why there is nothing.
type Answer<T> = Result<T, Unreadable>;

/// Reads documents in a child process of this program, with limits on its memory and time.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct ChildProcess;

impl Foreign for ChildProcess {
    fn read(&self, bytes: &[u8], name: &str) -> Result<Manuscript, ForeignError> {
        ask([DOCUMENT, name], bytes)
    }

    fn spreadsheet(&self, bytes: &[u8]) -> Result<Spreadsheet, ForeignError> {
        ask([WORKBOOK, ""], bytes)
    }

    fn bill(&self, bytes: &[u8]) -> Result<BillOfMaterials, ForeignError> {
        ask([BILL, ""], bytes)
    }
}

/// Starts a child with these arguments, gives it a file and takes its answer.
fn ask<T: DeserializeOwned + Send>(arguments: [&str; 2], bytes: &[u8]) -> Result<T, ForeignError> {
    let start = |error: std::io::Error| ForeignError::NotStarted(error.to_string());
    let mut child = Command::new(std::env::current_exe().map_err(start)?)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(start)?;
    let answer = converse(&mut child, bytes);
    let status = child.wait().map_err(start)?;
    match answer {
        Heard::Answer(answer) => Ok((*answer)?),
        Heard::TooMuch => Err(ForeignError::OutOfMemory),
        Heard::Late => Err(ForeignError::OutOfTime),
        Heard::Nothing(complaint) => Err(cause(status, &complaint)),
    }
}

/// What a child said.
enum Heard<T> {
    Answer(Box<Answer<T>>),
    /// More than may be said.
    TooMuch,
    /// Nothing in time.
    Late,
    /// Nothing that makes sense; with what it complained.
    Nothing(String),
}

/// Gives a child its file and takes its answer, all at once: a pipe that is full waits for its reader.
fn converse<T: DeserializeOwned>(child: &mut Child, bytes: &[u8]) -> Heard<T> {
    let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let (sender, receiver) = mpsc::channel();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            // A child that breaks off does not read on; its answer says why.
            let _ = stdin.map(|mut stdin| stdin.write_all(bytes));
        });
        let complaints = scope.spawn(move || stderr.map_or_else(String::new, start_of));
        scope.spawn(move || {
            let mut answer = Vec::new();
            let _ = stdout.map(|stdout| stdout.take(MAX_ANSWER + 1).read_to_end(&mut answer));
            let _ = sender.send(answer);
        });
        let answer = receiver.recv_timeout(LONGEST);
        let heard = match answer {
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => Heard::Late,
            Ok(answer) if answer.len() as u64 > MAX_ANSWER => Heard::TooMuch,
            Ok(answer) => match serde_json::from_slice(&answer) {
                Ok(answer) => Heard::Answer(Box::new(answer)),
                Err(_) => Heard::Nothing(String::new()),
            },
        };
        if !matches!(heard, Heard::Nothing(_)) {
            // Nothing it still does is of use, and its pipes close with it, so that the threads end.
            let _ = child.kill();
            return heard;
        }
        Heard::Nothing(complaints.join().unwrap_or_default())
    })
}

/// The start of what a child complains, and reads the rest away.
fn start_of(mut stderr: impl Read) -> String {
    let mut start = Vec::new();
    let _ = stderr.by_ref().take(MAX_COMPLAINT).read_to_end(&mut start);
    let _ = std::io::copy(&mut stderr, &mut std::io::sink());
    String::from_utf8_lossy(&start).into_owned()
}

/// Why a child ended without an answer.
fn cause(status: ExitStatus, complaint: &str) -> ForeignError {
    if complaint.contains("memory allocation of") || complaint.contains("capacity overflow") {
        ForeignError::OutOfMemory
    } else if complaint.contains("overflowed its stack") {
        ForeignError::TooDeep
    } else if is_out_of_time(status) {
        ForeignError::OutOfTime
    } else {
        ForeignError::Crashed
    }
}

/// Whether the system ended a child because it had used its processor time.
#[cfg(unix)]
fn is_out_of_time(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt;
    // SIGXCPU, and SIGKILL at the hard limit, where they are numbered as on Linux and macOS.
    matches!(status.signal(), Some(24 | 9))
}

#[cfg(not(unix))]
fn is_out_of_time(_: ExitStatus) -> bool {
    false
}

/// When the program was started as the child: reads the file on its standard input.
pub(super) fn child() -> Option<ExitCode> {
    let mut arguments = std::env::args_os().skip(1);
    let kind = arguments.next()?;
    let name = arguments.next().unwrap_or_default();
    let served = if kind == DOCUMENT {
        serve(|bytes| InProcess.read(bytes, &name.to_string_lossy()))
    } else if kind == WORKBOOK {
        serve(|bytes| InProcess.spreadsheet(bytes))
    } else if kind == BILL {
        serve(|bytes| InProcess.bill(bytes))
    } else {
        return None;
    };
    let code = match served {
        Ok(()) => 0,
        Err(error) => {
            anstream::eprintln!("error: {error}");
            2
        }
    };
    Some(ExitCode::from(code))
}

fn serve<T: Serialize>(read: impl Fn(&[u8]) -> Result<T, ForeignError>) -> std::io::Result<()> {
    limit()?;
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(MAX_FOREIGN as u64 + 1).read_to_end(&mut bytes)?;
    let answer: Answer<T> = match read(&bytes) {
        Ok(found) => Ok(found),
        Err(ForeignError::Unreadable(problem)) => Err(problem),
        Err(other) => return Err(std::io::Error::other(other)),
    };
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    serde_json::to_writer(&mut out, &answer)?;
    out.flush()
}

/// Bounds what this process may use: a file that is made to do harm ends it, not the machine.
#[cfg(unix)]
fn limit() -> std::io::Result<()> {
    use rlimit::Resource;
    const MEMORY: u64 = 512 * 1024 * 1024;
    const SECONDS: u64 = 9;
    const FILES: u64 = 16;
    let limits = [
        (Resource::CPU, SECONDS, SECONDS + 1),
        (Resource::FSIZE, 0, 0),
        (Resource::NOFILE, FILES, FILES),
        (Resource::CORE, 0, 0),
        (Resource::AS, MEMORY, MEMORY),
    ];
    for (resource, soft, hard) in limits {
        // Not every system can bound all of these; the limit on time by the clock holds everywhere.
        if let Err(error) = resource.set(soft, hard)
            && cfg!(target_os = "linux")
        {
            return Err(error);
        }
    }
    Ok(())
}

#[cfg(not(unix))]
fn limit() -> std::io::Result<()> {
    Ok(())
}
