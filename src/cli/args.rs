use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::compose::Grouping;
use crate::driver::Folders;
use crate::model::{Date, Due, Language, Phase, View};

const EXIT_STATUS: &str = "\
Exit status:
  0  nothing at or above the threshold
  1  findings: something breaks a rule, or is still open
  2  usage, input or internal error; nothing is written";

/// Contract annexes that carry the VNG Principes Digitale Samenleving into procurement, in line with GIBIT.
///
/// Describe a purchase in one file (a dossier) and get a complete, accessible and archival contract document.
#[derive(Debug, Parser)]
#[command(name = "beding", version, after_help = EXIT_STATUS, arg_required_else_help = true, max_term_width = 100)]
pub(super) struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

/// Options of every command.
#[derive(Debug, Args)]
pub(super) struct Global {
    /// Take the clauses from this folder instead of the built-in ones.
    #[arg(long, global = true, value_name = "DIR", help_heading = "Global options")]
    clauses_dir: Option<PathBuf>,
    /// Take the contract templates, labels and layout from this folder.
    #[arg(long, global = true, value_name = "DIR", help_heading = "Global options")]
    templates_dir: Option<PathBuf>,
    /// Take the fonts from this folder.
    #[arg(long, global = true, value_name = "DIR", help_heading = "Global options")]
    fonts_dir: Option<PathBuf>,
    /// When to use colour: on a terminal, always, never. NO_COLOR is respected.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", help_heading = "Global options")]
    pub color: Colour,
}

impl Global {
    pub(super) fn folders(&self) -> Folders {
        Folders {
            clauses: self.clauses_dir.clone(),
            templates: self.templates_dir.clone(),
            fonts: self.fonts_dir.clone(),
        }
    }
}

/// When to use colour.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Colour {
    Auto,
    Always,
    Never,
}

/// A language of contracts.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum LanguageArgument {
    Nl,
    En,
}

impl From<LanguageArgument> for Language {
    fn from(argument: LanguageArgument) -> Self {
        match argument {
            LanguageArgument::Nl => Self::Nl,
            LanguageArgument::En => Self::En,
        }
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
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

#[derive(Debug, Args)]
pub(super) struct New {
    /// The dossier to write.
    #[arg(default_value = "dossier.yaml")]
    pub file: PathBuf,
    /// Take the answers from this file and ask nothing.
    #[arg(long, value_name = "FILE")]
    pub answers: Option<PathBuf>,
    /// The language of the questions and of the contract.
    #[arg(long, value_name = "LANGUAGE", default_value = "nl")]
    pub lang: LanguageArgument,
    /// Overwrite an existing file.
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Args)]
pub(super) struct Compose {
    /// A dossier, or a folder with dossiers.
    pub dossier: PathBuf,
    /// Where to write; the ending says the format (.pdf .json .md .html .txt). May be given several times. With a
    /// folder of dossiers: the folder to write to.
    #[arg(short, long, value_name = "FILE")]
    pub output: Vec<PathBuf>,
    /// With a folder of dossiers: the formats to write.
    #[arg(long, value_name = "FORMAT", value_delimiter = ',', default_value = "pdf")]
    pub format: Vec<String>,
    /// Write a draft while something is open, marked as such.
    #[arg(long)]
    pub draft: bool,
    /// Overwrite existing files.
    #[arg(long)]
    pub force: bool,
    /// Show which clauses are in and out, and why.
    #[arg(long)]
    pub explain: bool,
    /// Another language than the dossier's.
    #[arg(long, value_name = "LANGUAGE")]
    pub lang: Option<LanguageArgument>,
    /// Print the report as JSON.
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Diff {
    /// What was issued.
    pub base: PathBuf,
    /// What came back.
    pub counter: PathBuf,
    /// Where to write; the ending says the format (.pdf .html .md .txt .json .sarif .xlsx .csv). May be given several
    /// times.
    #[arg(short, long, value_name = "FILE")]
    pub output: Vec<PathBuf>,
    /// The language of the report; otherwise that of the contract, or Dutch.
    #[arg(long, value_name = "LANGUAGE")]
    pub lang: Option<LanguageArgument>,
    /// How far the procedure is; otherwise as the contract has it.
    #[arg(long, value_name = "PHASE")]
    pub phase: Option<PhaseArgument>,
    /// Only these provisions may change: stable ids, or article numbers of the base. A change to another is a finding.
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub only: Vec<String>,
    /// Refuse documents of which words may have been lost in reading.
    #[arg(long)]
    pub strict: bool,
    /// What gives exit status 1.
    #[arg(long, value_name = "WHAT", value_delimiter = ',', default_values = ["adverse", "not-assessed", "silent"])]
    pub fail_on: Vec<FailOn>,
    /// Print the comparison as JSON.
    #[arg(long)]
    pub json: bool,
    /// Read the documents in this process, without the limits of memory and time that a process apart has.
    #[arg(long)]
    pub in_process: bool,
    /// Overwrite existing files.
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("of").args(["contract", "facts", "ask"]).required(true))]
pub(super) struct Requirements {
    /// The contract.
    pub contract: Option<PathBuf>,
    /// Facts of a purchase, e.g. `sensors,personal-data` or `algorithm-impact=high`; `beding schema dossier` and
    /// `beding clauses` name them.
    #[arg(long, value_name = "FACT", value_delimiter = ',')]
    pub facts: Vec<String>,
    /// Ask for the facts of a purchase.
    #[arg(long)]
    pub ask: bool,
    /// With --facts or --ask: the kind of contract.
    #[arg(long, value_name = "TEMPLATE", default_value = "annex")]
    pub template: String,
    /// What it is compared with: an earlier list (.json), contract or dossier, or a version of the clause library, e.g. 2026.1.
    #[arg(long, value_name = "FILE|VERSION")]
    pub since: Option<PathBuf>,
    /// How the requirements are put together.
    #[arg(long, value_name = "BY", default_value = "moment")]
    pub group: GroupArgument,
    #[command(flatten)]
    pub output: ReportOutput,
}

#[derive(Debug, Args)]
pub(super) struct StatementArguments {
    /// The contract.
    pub contract: PathBuf,
    /// The form that was filled in (.xlsx .yaml); without it, the empty form is written.
    #[arg(long, value_name = "FILE")]
    pub from: Option<PathBuf>,
    /// Where to write; the ending says the format: .xlsx or .yaml for the form, .pdf .html .md .txt .json for the
    /// declaration. May be given several times.
    #[arg(short, long, value_name = "FILE")]
    pub output: Vec<PathBuf>,
    /// With --from: write the declaration while something has to be filled in, with what that is.
    #[arg(long)]
    pub draft: bool,
    /// Another language than that of the contract.
    #[arg(long, value_name = "LANGUAGE")]
    pub lang: Option<LanguageArgument>,
    /// Overwrite existing files.
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Args)]
pub(super) struct Assess {
    /// The contract.
    pub contract: PathBuf,
    /// The statement (.xlsx .yaml).
    pub statement: PathBuf,
    /// The folder with the files that were handed in as evidence. Each file that the statement names has to be in it; software
    /// bills of materials (CycloneDX, SPDX) are opened. Without it, files beside the statement are looked at.
    #[arg(long, value_name = "FOLDER")]
    pub files: Option<PathBuf>,
    /// Assess the form as it was received, when nobody may mend it any more: what cannot be read in a workbook is for a person
    /// to judge, and is told.
    #[arg(long)]
    pub as_received: bool,
    /// The moment: what is due then or was due before has to be shown. Otherwise the tender, and after award the signing.
    #[arg(long, value_name = "MOMENT")]
    pub at: Option<MomentArgument>,
    /// The date of that moment, e.g. 2026-12-31, where it is another than that of the dossier.
    #[arg(long, value_name = "DATE")]
    pub on: Option<Date>,
    #[command(flatten)]
    pub output: ReportOutput,
}

/// A moment on which evidence is due.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum MomentArgument {
    /// With the tender.
    Tender,
    /// Before the agreement is signed.
    Signing,
    /// On delivery.
    Delivery,
    /// Every year.
    Yearly,
    /// When the agreement ends.
    Exit,
}

impl From<MomentArgument> for Due {
    fn from(argument: MomentArgument) -> Self {
        match argument {
            MomentArgument::Tender => Self::Tender,
            MomentArgument::Signing => Self::Signing,
            MomentArgument::Delivery => Self::Delivery,
            MomentArgument::Yearly => Self::Yearly,
            MomentArgument::Exit => Self::Exit,
        }
    }
}

/// How requirements are put together.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum GroupArgument {
    /// By the moment on which they are due.
    Moment,
    /// By the chapter of the contract.
    Subject,
}

impl From<GroupArgument> for Grouping {
    fn from(argument: GroupArgument) -> Self {
        match argument {
            GroupArgument::Moment => Self::Moment,
            GroupArgument::Subject => Self::Subject,
        }
    }
}

/// How far a procedure is.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum PhaseArgument {
    /// Before publication.
    Preparation,
    /// Published, before the deadline.
    BeforeDeadline,
    /// Tenders are in.
    InTheBid,
    /// Being negotiated.
    Negotiated,
    /// Awarded.
    AfterAward,
}

impl From<PhaseArgument> for Phase {
    fn from(argument: PhaseArgument) -> Self {
        match argument {
            PhaseArgument::Preparation => Self::Preparation,
            PhaseArgument::BeforeDeadline => Self::BeforeDeadline,
            PhaseArgument::InTheBid => Self::InTheBid,
            PhaseArgument::Negotiated => Self::Negotiated,
            PhaseArgument::AfterAward => Self::AfterAward,
        }
    }
}

/// What gives exit status 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    /// A change that costs the municipality something, as far as can be seen.
    Adverse,
    /// A change that the program cannot weigh, or a part that may hold words and could not be read.
    NotAssessed,
    /// A change that was not tracked in a document that tracks changes, or text that a reader does not see as it is.
    Silent,
    /// Any change, also of numbers or typography alone.
    Any,
    /// Nothing.
    Never,
}

#[derive(Debug, Args)]
pub(super) struct Read {
    /// The document.
    pub file: PathBuf,
    /// How tracked changes are taken: shown, accepted or rejected. Without it: accepted.
    #[arg(long, value_name = "VIEW")]
    pub view: Option<ViewArgument>,
    /// Where to write; the ending says the format (.txt .md .json). Without it: text on the standard output.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Text: only the words of the body, without computed numbers, notes, text boxes and running heads.
    #[arg(long)]
    pub body: bool,
    /// Write nothing and exit with 1 when words may have been lost in reading.
    #[arg(long)]
    pub strict: bool,
    /// Overwrite an existing file.
    #[arg(long)]
    pub force: bool,
}

/// How tracked changes are taken.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum ViewArgument {
    Shown,
    Accepted,
    Rejected,
}

impl From<ViewArgument> for View {
    fn from(argument: ViewArgument) -> Self {
        match argument {
            ViewArgument::Shown => Self::Shown,
            ViewArgument::Accepted => Self::Accepted,
            ViewArgument::Rejected => Self::Rejected,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct Oscal {
    #[command(subcommand)]
    pub command: OscalCommand,
    /// Where to write. Without it: on the standard output.
    #[arg(short, long, value_name = "FILE", global = true)]
    pub output: Option<PathBuf>,
    /// The language; otherwise that of the dossier, or Dutch.
    #[arg(long, value_name = "LANGUAGE", global = true)]
    pub lang: Option<LanguageArgument>,
    /// Overwrite an existing file.
    #[arg(long, global = true)]
    pub force: bool,
}

#[derive(Debug, Clone, Subcommand)]
pub(super) enum OscalCommand {
    /// The clause library as a catalog.
    Catalog {
        /// With the clauses of the municipality's own that this dossier names.
        contract: Option<PathBuf>,
    },
    /// The clauses and values of a contract, as a profile of the catalog in the same language.
    Profile {
        /// A dossier, or a contract of beding as JSON or PDF.
        contract: PathBuf,
        /// Where the catalog will be, relative to the profile or as an address.
        #[arg(long, value_name = "HREF", default_value = "catalog.json")]
        catalog: String,
    },
    /// The requirements of a contract as a component definition. What a supplier answers counts on the form: `beding statement`.
    Component {
        /// A dossier, or a contract of beding as JSON or PDF.
        contract: PathBuf,
        /// Where the catalog will be, relative to the profile or as an address.
        #[arg(long, value_name = "HREF", default_value = "catalog.json")]
        catalog: String,
        /// Where the profile will be, relative to the component definition or as an address.
        #[arg(long, value_name = "HREF", default_value = "profile.json")]
        profile: String,
    },
}

#[derive(Debug, Args)]
pub(super) struct CoverageArguments {
    /// The contract.
    pub contract: PathBuf,
    /// A comparison of this contract with a counter-proposal, as `beding diff` writes it (.json): what it would uncover.
    #[arg(long, value_name = "FILE")]
    pub redline: Option<PathBuf>,
    #[command(flatten)]
    pub output: ReportOutput,
}

#[derive(Debug, Args)]
pub(super) struct Proportionality {
    /// The contract.
    pub contract: PathBuf,
    #[command(flatten)]
    pub output: ReportOutput,
}

/// How a report is written.
#[derive(Debug, Args)]
pub(super) struct ReportOutput {
    /// Where to write; the ending says the format (.pdf .xlsx .csv .html .md .txt .json). May be given several times.
    #[arg(short, long, value_name = "FILE")]
    pub output: Vec<PathBuf>,
    /// Another language than that of the contract.
    #[arg(long, value_name = "LANGUAGE")]
    pub lang: Option<LanguageArgument>,
    /// Print it as JSON.
    #[arg(long)]
    pub json: bool,
    /// Overwrite existing files.
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Args)]
pub(super) struct Check {
    /// Dossiers, or folders with dossiers. Without any, the library is checked.
    pub paths: Vec<PathBuf>,
    /// From which severity on findings give exit status 1.
    #[arg(long, value_name = "SEVERITY", default_value = "warning")]
    pub fail_on: Threshold,
    /// Print the findings as JSON.
    #[arg(long)]
    pub json: bool,
}

/// From which severity on.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Threshold {
    Error,
    Warning,
    Note,
}

#[derive(Debug, Args)]
pub(super) struct Clauses {
    #[command(subcommand)]
    pub show: Option<ClausesCommand>,
    /// Only clauses that carry out this principle, e.g. 5.2, or a chapter, e.g. V.
    #[arg(long, value_name = "NUMBER")]
    pub principle: Option<String>,
    /// Only clauses that relate to this subject of GIBIT, e.g. ip.
    #[arg(long, value_name = "SUBJECT")]
    pub subject: Option<String>,
    /// Only clauses whose application depends on this fact, e.g. sensors.
    #[arg(long, value_name = "FACT")]
    pub fact: Option<String>,
    #[command(flatten)]
    pub output: Listing,
}

/// How to print clauses.
#[derive(Debug, Args)]
pub(super) struct Listing {
    /// The language.
    #[arg(long, value_name = "LANGUAGE", default_value = "nl", global = true)]
    pub lang: LanguageArgument,
    /// Print JSON.
    #[arg(long, global = true)]
    pub json: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum ClausesCommand {
    /// Show one clause.
    Show {
        /// The id, e.g. resale-ban.
        id: String,
    },
    /// Record what the clauses ask in this version, so that `beding requirements --since VERSION` can compare with it.
    #[command(hide = true)]
    Record {
        /// The file, e.g. clauses/releases/2026.1.yaml; without it the record is printed.
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        /// Overwrite an existing file.
        #[arg(long)]
        force: bool,
    },
}

#[derive(Debug, Args)]
pub(super) struct Explain {
    /// The code; without one, all codes are listed.
    pub code: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Schema {
    /// The kind of file; without one, all kinds are listed.
    pub name: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Verify {
    /// The PDF, or a contract as JSON.
    pub file: PathBuf,
    /// Print the result as JSON.
    #[arg(long)]
    pub json: bool,
}
