//! `beding new`: prints the pages of an interview and reads the answers, plain line by plain line.

use std::io::{BufRead, IsTerminal, Read, Write};

use super::args::New;
use super::{Status, report};
use crate::driver::new::{
    Beside, Interview, Page, Reply, Scope, Setting, answer_from_file, check_target, wrap, write_dossier,
};
use crate::driver::{self, Error, Files, Folders, WriteMode};
use crate::model::Date;
use crate::read::is_forbidden;

/// The width of what is printed.
const WIDTH: usize = 78;

/// The longest line that is read, in bytes; the rest of a longer line is skipped.
const MAX_LINE: u64 = 16 * 1024;

/// How talking ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// All answers are confirmed.
    Done,
    /// The input ended first.
    BrokenOff,
}

/// `beding new`: asks what a dossier needs, or takes it from a file, and writes the dossier.
pub(super) fn run(options: &New, folders: &Folders, files: &dyn Files) -> Result<Status, Error> {
    let mode = if options.force { WriteMode::Force } else { WriteMode::New };
    check_target(&options.file, mode, files)?;
    let loaded = driver::library(folders, files)?;
    let organisations = Beside::new(&options.file, files);
    let mut interview = Interview::new(Setting {
        library: &loaded.library,
        scope: Scope::Dossier,
        language: options.lang.into(),
        today: today(),
        file: options.file.display().to_string(),
        organisations: &organisations,
    })?;
    let dossier = match &options.answers {
        Some(answers) => {
            let outcome = answer_from_file(answers, &mut interview, &loaded.library, files)?;
            report::print(&outcome.diagnostics, &outcome.sources);
            outcome.dossier
        }
        None => {
            let echo = !std::io::stdin().is_terminal();
            match talk(&mut interview, &mut std::io::stdin().lock(), &mut anstream::stdout().lock(), echo) {
                Ok(Ending::Done) => Some(interview.dossier()),
                Ok(Ending::BrokenOff) => {
                    let _ = writeln!(anstream::stderr(), "\n{}", interview.broken_off());
                    None
                }
                Err(error) => return Err(Error::Usage(format!("the questions cannot be asked: {error}"))),
            }
        }
    };
    let Some(dossier) = dossier else { return Ok(Status::Failed) };
    write_dossier(options.file.clone(), dossier, mode, files)?;
    let mut out = anstream::stdout().lock();
    let _ = writeln!(out);
    for line in interview.conclusion() {
        let _ = print(&mut out, &line);
    }
    Ok(Status::Clean)
}

/// How often in a row an answer that is not typed may be refused.
const MAX_REFUSED: usize = 20;

/// Asks until all answers are confirmed or the input ends. `echo` prints what was read, for input that is not typed.
pub(super) fn talk(
    interview: &mut Interview<'_>,
    input: &mut dyn BufRead,
    output: &mut dyn Write,
    echo: bool,
) -> std::io::Result<Ending> {
    for line in interview.introduction() {
        print(output, &line)?;
    }
    let mut page = interview.page();
    let mut refused = 0;
    show(output, &page)?;
    loop {
        write!(output, "{}", page.prompt)?;
        output.flush()?;
        let Some(line) = read_line(input)? else { return Ok(Ending::BrokenOff) };
        if echo {
            let visible = !line.chars().any(is_forbidden);
            writeln!(output, "{}", if visible { line.trim() } else { "" })?;
        }
        match interview.reply(&line) {
            Reply::Done => return Ok(Ending::Done),
            Reply::Again(lines) => {
                refused += 1;
                // A program that answers, and does not understand the question, would go on for ever.
                if echo && refused == MAX_REFUSED {
                    return Ok(Ending::BrokenOff);
                }
                for line in lines {
                    print(output, &line)?;
                }
            }
            Reply::Next => {
                refused = 0;
                page = interview.page();
                show(output, &page)?;
            }
        }
    }
}

fn show(output: &mut dyn Write, page: &Page) -> std::io::Result<()> {
    writeln!(output)?;
    for line in wrap(&page.heading, WIDTH) {
        writeln!(output, "\u{1b}[1m{line}\u{1b}[0m")?;
    }
    for line in &page.lines {
        print(output, line)?;
    }
    Ok(())
}

/// Prints a line; a long one is broken at spaces, and what follows stands below its text, also where it has a number.
fn print(output: &mut dyn Write, line: &str) -> std::io::Result<()> {
    if line.chars().count() <= WIDTH {
        return writeln!(output, "{line}");
    }
    let text = line.trim_start_matches(|character: char| character == ' ' || character.is_ascii_digit());
    let text = text.strip_prefix(". ").unwrap_or_else(|| line.trim_start_matches(' '));
    let (mut start, indent) = (&line[..line.len() - text.len()], " ".repeat(line.len() - text.len()));
    for line in wrap(text, WIDTH - start.len()) {
        writeln!(output, "{start}{line}")?;
        start = &indent;
    }
    Ok(())
}

/// Reads a line; nothing at the end of the input. Bytes that are no text become a character that is refused.
fn read_line(input: &mut dyn BufRead) -> std::io::Result<Option<String>> {
    let mut bytes = Vec::new();
    if (&mut *input).take(MAX_LINE).read_until(b'\n', &mut bytes)? == 0 {
        return Ok(None);
    }
    if bytes.last() != Some(&b'\n') {
        input.skip_until(b'\n')?;
    }
    let text = String::from_utf8(bytes).unwrap_or_else(|_| "\u{FFFD}".to_owned());
    Ok(Some(text.trim_end_matches(['\n', '\r']).to_owned()))
}

/// The date of today, in UTC, to propose as the date of a contract; the one place that reads the clock.
#[expect(clippy::disallowed_methods, reason = "the date is only proposed; what the user confirms is in the dossier")]
fn today() -> Option<Date> {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok()?;
    let seconds = i64::try_from(since.as_secs()).ok()?;
    time::OffsetDateTime::from_unix_timestamp(seconds).ok()?.date().to_string().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::driver::{Assets, MemoryFiles, load};
    use crate::model::Language;

    /// Talks to an interview through a pipe and returns how it ended and what was printed.
    fn conversation(language: Language, typed: &[u8]) -> (Ending, String) {
        let files = MemoryFiles::default();
        let loaded = load(&Assets::gather(&Folders::default(), &files).expect("the carried library")).value;
        let loaded = loaded.expect("a library");
        let organisations = Beside::new("dossier.yaml".as_ref(), &files);
        let file = "dossier.yaml".to_owned();
        let setting = Setting {
            library: &loaded.library,
            scope: Scope::Dossier,
            language,
            today: today(),
            file,
            organisations: &organisations,
        };
        let mut interview = Interview::new(setting).expect("questions");
        let mut output = Vec::new();
        let ending = talk(&mut interview, &mut &*typed, &mut output, true).expect("memory");
        (ending, String::from_utf8(output).expect("text"))
    }

    #[test]
    fn the_end_of_the_input_is_no_confirmation() {
        for language in Language::ALL {
            for typed in [&b""[..], b"\n\n", b"\n\nx\ny", b"?"] {
                assert_eq!(conversation(language, typed).0, Ending::BrokenOff);
            }
        }
    }

    #[test]
    fn what_cannot_be_seen_is_refused_and_not_repeated() {
        let mut typed = b"\n\na\x1b[31mb\n\xff\xfe\n".to_vec();
        typed.extend(std::iter::repeat_n(b'x', 100_000));
        typed.extend(b"\neen zaaksysteem\n");
        let (ending, output) = conversation(Language::Nl, &typed);
        assert_eq!(ending, Ending::BrokenOff);
        assert!(output.contains("U+001B") && output.contains("U+FFFD") && output.contains("te lang"), "{output}");
        assert!(!output.contains("\u{1b}[31m"));
        assert!(output.contains("Vraag 4 van"), "the answer after them is taken\n{output}");
    }

    #[test]
    fn lines_fit_the_page() {
        let (_, output) = conversation(Language::Nl, b"\n\nx\ny\n");
        let text = |line: &str| line.replace("\u{1b}[1m", "").replace("\u{1b}[0m", "").chars().count();
        assert_eq!(output.lines().find(|line| !line.contains("(Enter = ") && text(line) > WIDTH), None);
    }
}
