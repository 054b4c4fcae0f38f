//! The commands, with what their help says.

use std::path::PathBuf;

use clap::Subcommand;
use clap_complete::Shell;

use super::comparison::{Diff, Read};
use super::contract::{Compose, New, Verify};
use super::library::{Check, Clauses, Explain, Schema};
use super::oscal::Oscal;
use super::requirements::{CoverageArguments, Proportionality, Requirements};
use super::statement::{Assess, StatementArguments};

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Command {
    /// Make a dossier by answering questions.
    #[command(after_help = "Examples:
  beding new                                 ask the questions, write dossier.yaml
  beding new sensors.yaml                    ask the questions, write sensors.yaml
  beding new sensors.yaml --answers a.yaml   take the answers from a file")]
    New(New),
    /// Compose the contract of a dossier: PDF, JSON, Markdown, HTML or text, by file ending.
    #[command(after_help = "Examples:
  beding compose dossier.yaml -o contract.pdf
  beding compose dossier.yaml -o contract.pdf -o contract.html -o contract.json
  beding compose dossier.yaml --explain              which clauses apply, and why
  beding compose dossier.yaml -o draft.pdf --draft   while something is still open
  beding compose dossiers/ -o contracts/             all dossiers of a folder")]
    Compose(Compose),
    /// Compare what was issued with what came back, and say what each change does.
    #[command(after_help = "\
BASE is a dossier, a contract of beding (JSON, or the PDF that carries it), or any document: Word, OpenDocument, PDF, HTML,
Markdown or text. COUNTER is what the other side sent. Without -o the report comes on the terminal.

Examples:
  beding diff contract.pdf answer.docx
  beding diff contract.pdf answer.docx -o report.pdf -o departures.xlsx
  beding diff dossier.yaml answer.docx --phase in-the-bid   names the legal test of that phase
  beding diff contract.pdf answer.docx --only resale-ban    a change anywhere else is a finding
  beding diff contract.pdf answer.docx --for supplier -o report.pdf   without fallbacks, ranges and who decides
  beding diff old.docx new.docx --lang en --json            for programs

In a table of departures (.csv) a cell that a spreadsheet would compute begins with an apostrophe.

Exit status:
  0  nothing of what --fail-on names
  1  something of it, or with --strict words that may have been lost
  2  usage, input or internal error; nothing is written")]
    Diff(Diff),
    /// List what a supplier will have to do and show: of a contract, or of a purchase of which only facts are known.
    ///
    /// Every requirement with the article it comes from, the evidence that would do, when it is due and who assesses it.
    /// Without -o the list comes on the terminal. The workbook (.xlsx) has columns to answer.
    #[command(after_help = "\
CONTRACT is a dossier, or a contract of beding: JSON, or the PDF that carries it.

Examples:
  beding requirements dossier.yaml -o requirements.pdf -o requirements.xlsx
  beding requirements contract.pdf --lang en -o requirements.xlsx    for a supplier who reads no Dutch
  beding requirements dossier.yaml --since last-time.json            what is new compared with an earlier contract
  beding requirements dossier.yaml --since 2026.1                    or with a version of the clause library
  beding requirements --facts sensors,personal-data                  what would be asked of us?
  beding requirements --ask -o outlook.html                          the same, by answering questions")]
    Requirements(Requirements),
    /// Say what a contract covers of the principles, GIBIT, laws and standards, by which article, and what it leaves
    /// uncovered and why.
    ///
    /// It holds nothing internal. Without -o the report comes on the terminal.
    #[command(after_help = "\
CONTRACT is a dossier, or a contract of beding: JSON, or the PDF that carries it.

Examples:
  beding coverage dossier.yaml -o coverage.html -o coverage.xlsx
  beding coverage contract.pdf --lang en -o coverage.pdf
  beding diff contract.pdf answer.docx -o redline.json
  beding coverage contract.pdf --redline redline.json    what that answer would uncover")]
    Coverage(CoverageArguments),
    /// Add up what the requirements of a contract ask of a supplier, and which lighter forms the library has.
    ///
    /// Material for the motivation under article 1.10 of the Aanbestedingswet 2012; it decides nothing. It names fallbacks,
    /// mandates and the estimated value: keep it inside the municipality, as every page says. Without -o the report comes
    /// on the terminal.
    #[command(after_help = "\
CONTRACT is a dossier. A contract of beding as JSON or PDF will do as well, but does not hold the estimated value.

Examples:
  beding proportionality dossier.yaml
  beding proportionality dossier.yaml -o burden.pdf -o burden.xlsx")]
    Proportionality(Proportionality),
    /// Write the form on which a supplier says what it meets, or the declaration to sign from a form that was filled in.
    #[command(after_help = "\
CONTRACT is a dossier, or a contract of beding: JSON, or the PDF that carries it.

Examples:
  beding statement dossier.yaml -o form.xlsx -o form.yaml               the empty form
  beding statement dossier.yaml --lang en -o form.xlsx                  for a supplier who reads no Dutch
  beding statement dossier.yaml --from filled.xlsx -o declaration.pdf   the declaration to sign

Exit status:
  0  written
  1  something has to be filled in before it can be signed; nothing is written, unless with --draft
  2  usage, input or internal error; nothing is written")]
    Statement(StatementArguments),
    /// Hold a supplier's statement against the requirements: what it shows, what is missing, what to get first.
    ///
    /// Nothing is called met where a person has to judge. Without -o the report comes on the terminal.
    #[command(after_help = "\
CONTRACT is a dossier, or a contract of beding: JSON, or the PDF that carries it. STATEMENT is the form that `beding
statement` writes, filled in.

Examples:
  beding assess dossier.yaml filled.xlsx -o gap.pdf -o gap.xlsx
  beding assess dossier.yaml filled.yaml --at delivery --on 2027-03-01   what has to be there on delivery
  beding assess dossier.yaml filled.xlsx --files handed-in               with the files of evidence in that folder
  beding assess contract.pdf filled.xlsx --lang en --json                for programs

Exit status:
  0  everything that is due is met, as far as the program sees
  1  something that is due is not met, not shown, or for a person to judge; wishes do not count
  2  usage, input or internal error; nothing is written")]
    Assess(Assess),
    /// Check the clause library and dossiers; shows all problems at once.
    #[command(after_help = "Examples:
  beding check                                     the built-in library
  beding check dossier.yaml                        a dossier, with its organisation file
  beding check --clauses-dir clauses               a library that you work on")]
    Check(Check),
    /// List the clauses, or show one with its text, positions and requirements.
    #[command(
        after_help = "Examples:
  beding clauses
  beding clauses --principle 5.2
  beding clauses --fact sensors
  beding clauses show resale-ban",
        args_conflicts_with_subcommands = true
    )]
    Clauses(Clauses),
    /// Explain a code of a message, e.g. `beding explain broken-reference`.
    Explain(Explain),
    /// Print the JSON Schema of a kind of file, for editors and other programs.
    Schema(Schema),
    /// Check whether a PDF is a contract of beding, unaltered, and what it was made from.
    #[command(after_help = "Examples:
  beding verify contract.pdf
  beding verify contract.pdf --json")]
    Verify(Verify),
    /// Print a document as it was read: Word, OpenDocument, PDF, HTML, Markdown or text.
    ///
    /// Text has one paragraph a line, with the printed numbers: first the body, then notes, text boxes, running heads and
    /// feet, each under a line with its name. What was not read, left out or odd is told on the error stream.
    #[command(after_help = "Examples:
  beding read offer.docx                       the text, tracked changes accepted
  beding read offer.docx --view shown          with [-struck-] and {+added+} words
  beding read offer.pdf -o offer.md            as Markdown
  beding read offer.docx -o offer.json         provisions, authors, dates, comments, losses
  beding read offer.docx --strict -o offer.txt refuse when words may have been lost")]
    Read(Read),
    /// Write the library or a contract as OSCAL 1.2 (JSON), for programs that manage controls and compliance.
    ///
    /// Nothing internal is in it: no fallbacks that were not chosen, mandates, standard answers or estimated value.
    #[command(after_help = "Examples:
  beding oscal catalog -o catalog.json                  the clause library
  beding oscal profile dossier.yaml -o profile.json     the clauses of a contract, with its values
  beding oscal component dossier.yaml -o component.json its requirements; a supplier answers on the form of `beding statement`")]
    Oscal(Oscal),
    /// Print a completion script for a shell.
    Completions {
        /// The shell.
        shell: Shell,
    },
    /// Print the manual page, or write one for each command to a folder.
    Man {
        /// Write the pages here.
        #[arg(value_name = "DIR")]
        folder: Option<PathBuf>,
    },
}
