//! A contract of about thirty pages, made up: sixty clauses, their dossier, and the same words as a plain typst document.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use beding::driver::Folders;

const ARTICLES: usize = 60;
const PARAGRAPHS: usize = 3;
const WORDS: usize = 50;

/// Words of Dutch contracts; sentences are made of them by a fixed sequence.
const VOCABULARY: &str = "de het een en van voor met binnen zonder tegen over aan op bij na in uit door als dan die dat deze \
    verplichting termijn levering dienst gebruik toegang beheer onderhoud melding opdracht afspraak wijziging verklaring \
    overzicht register beschrijving maatregel voorziening uitvoering beoordeling vergoeding gegevens systeem onderdeel \
    document verzoek antwoord oplevering controle bewaring overdracht beëindiging voortzetting aansprakelijkheid \
    verstrekt bewaart meldt herstelt levert toont beschrijft bevestigt vergoedt bewijst schriftelijke jaarlijkse volledige \
    actuele afzonderlijke gezamenlijke voorafgaande technische organisatorische toepasselijke overeengekomen";

/// A folder with everything.
pub struct Workload {
    folder: tempfile::TempDir,
    /// The paragraphs of each article.
    articles: Vec<Vec<String>>,
}

impl Workload {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let project = Path::new(env!("CARGO_MANIFEST_DIR"));
        for part in ["clauses/vocabulary", "clauses/gibit", "contract-templates/labels", "contract-templates/layout"] {
            copy(&project.join(part), &folder.path().join(part));
        }
        for file in ["clauses/library.yaml", "clauses/definitions.yaml"] {
            copy_file(&project.join(file), &folder.path().join(file));
        }
        let mut words = Words { state: 2026, all: VOCABULARY.split_whitespace().collect() };
        let articles: Vec<Vec<String>> =
            (0..ARTICLES).map(|_| (0..PARAGRAPHS).map(|_| words.paragraph()).collect()).collect();
        let workload = Self { folder, articles };
        workload.write_library();
        workload.write_typst();
        write(&workload.dossier(), &dossier(1));
        workload
    }

    pub fn articles(&self) -> usize {
        self.articles.len()
    }

    pub fn words(&self) -> usize {
        self.articles.iter().flatten().map(|paragraph| paragraph.split_whitespace().count()).sum()
    }

    pub fn dossier(&self) -> PathBuf {
        self.path("dossier.yaml")
    }

    pub fn folders(&self) -> Folders {
        Folders { clauses: Some(self.path("clauses")), templates: Some(self.path("contract-templates")), fonts: None }
    }

    /// The whole process for one contract.
    pub fn compose_one(&self) -> Command {
        self.compose(Command::new(super::BINARY), &self.dossier(), &self.path("contract.pdf"))
    }

    /// The whole process for a folder of dossiers.
    pub fn compose_folder(&self, folder: &Path) -> Command {
        self.compose(Command::new(super::BINARY), folder, &self.path("contracts"))
    }

    /// The same on one core.
    pub fn compose_folder_on_one_core(&self, folder: &Path) -> Option<Command> {
        let there =
            Command::new("taskset").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok();
        let mut command = Command::new("taskset");
        command.args(["--cpu-list", "0", super::BINARY]);
        there.then(|| self.compose(command, folder, &self.path("contracts")))
    }

    /// The whole process for a folder of examples, with the library that the program carries.
    pub fn compose_examples(&self, folder: &Path) -> Command {
        let mut command = Command::new(super::BINARY);
        command.arg("compose").arg(folder).arg("-o").arg(self.path("contracts-of-examples")).arg("--force");
        command
    }

    fn compose(&self, mut command: Command, dossier: &Path, output: &Path) -> Command {
        command.arg("compose").arg(dossier).arg("-o").arg(output).arg("--force");
        command.arg("--clauses-dir").arg(self.path("clauses"));
        command.arg("--templates-dir").arg(self.path("contract-templates"));
        command
    }

    /// A folder with so many dossiers, each with a number of its own.
    pub fn dossiers(&self, count: usize) -> PathBuf {
        let folder = self.path(&format!("dossiers-{count}"));
        for number in 0..count {
            write(&folder.join(format!("{number:03}.yaml")), &dossier(number));
        }
        folder
    }

    /// A folder with so many dossiers: the examples, in turn, with what they refer to.
    pub fn examples(&self, count: usize) -> PathBuf {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("contract-templates/examples");
        let folder = self.path(&format!("examples-{count}"));
        copy(&from, &folder);
        let mut dossiers: Vec<PathBuf> = files(&folder).filter(|path| is_dossier(path)).collect();
        dossiers.sort();
        for number in 0..count {
            copy_file(&dossiers[number % dossiers.len()], &folder.join(format!("copy-{number:04}.yaml")));
        }
        for path in dossiers {
            std::fs::remove_file(path).expect("a temporary folder can be changed");
        }
        folder
    }

    /// Typst's command line on the plain document, or what stands in for it, with its name.
    pub fn typst(&self) -> Option<(&'static str, Command)> {
        let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts");
        let program = std::env::var_os("BEDING_TYPST").unwrap_or_else(|| "typst".into());
        if succeeds(Command::new(&program).arg("--version")) {
            let mut command = Command::new(program);
            command.args(["compile", "--pdf-standard", "a-3a,ua-1", "--ignore-system-fonts", "--font-path"]);
            command.arg(fonts).arg(self.path("plain.typ")).arg(self.path("plain.pdf"));
            return Some(("typst compile (its command line)", command));
        }
        let script = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], \
                      ignore_system_fonts=True, pdf_standards=['a-3a', 'ua-1'])";
        let mut command = python();
        command.args(["-c", script]).arg(self.path("plain.typ")).arg(self.path("plain.pdf")).arg(fonts);
        succeeds(python().args(["-c", "import typst"])).then_some(("typst in Python (stands in for it)", command))
    }

    /// Python with nothing to do, where it stands in.
    pub fn empty_python(&self) -> Option<Command> {
        let (name, _) = self.typst()?;
        let mut command = python();
        command.args(["-c", "import typst"]);
        name.contains("Python").then_some(command)
    }

    /// Changes one word of an article in the middle, as somebody at an editor would.
    pub fn edit(&self, number: usize) {
        let path = self.path(&format!("clauses/article-{}.yaml", ARTICLES / 2));
        let (head, rest) = ("nl: >-\n      ", " ");
        let text = std::fs::read_to_string(&path).expect("the clause was written");
        let at = text.find(head).expect("it has a paragraph") + head.len();
        let end = at + text[at..].find(rest).expect("it has several words");
        write(&path, &format!("{}Gewijzigd{number}{}", &text[..at], &text[end..]));
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write_library(&self) {
        let mut listed = String::new();
        for (index, paragraphs) in self.articles.iter().enumerate() {
            let id = format!("article-{}", index + 1);
            let _ = write!(listed, "{id}, ");
            let mut clause = format!(
                "version: \"1.0\"\nstatus: proposed\ntitle: {{nl: Bepaling over onderwerp {0}, en: Provision on subject {0}}}\n\
                 principles: []\ngibit:\n  - {{subject: ip, relation: supplements}}\nparameters:\n  period:\n    kind: duration\n    \
                 label: {{nl: termijn, en: period}}\n    default: 10 days\n    weaker: up\nparagraphs:\n",
                index + 1
            );
            for (index, paragraph) in paragraphs.iter().enumerate() {
                let text = match index {
                    0 => format!("{paragraph} Dit gebeurt binnen {{{{ period }}}}."),
                    _ => format!("{paragraph} Zie {{{{ ref(to=\"{id}/1\") }}}}."),
                };
                let _ =
                    write!(clause, "  - key: \"{}\"\n    nl: >-\n      {text}\n    en: >-\n      {text}\n", index + 1);
            }
            let text = "{nl: Voor de meting., en: For the measurement.}";
            let _ = write!(
                clause,
                "positions:\n  preferred: {text}\nexplanation: {text}\nproportionality: {text}\nanswer: {text}\nsign_off: [legal]\n"
            );
            write(&self.path(&format!("clauses/{id}.yaml")), &clause);
        }
        let template = format!(
            "title: {{nl: Meting, en: Measurement}}\ndescription: {{nl: Voor de meting., en: For the measurement.}}\nparts:\n  - key: all\n    \
             title: {{nl: Bepalingen, en: Provisions}}\n    clauses: [definitions, {}]\nsignature: true\n",
            listed.trim_end_matches(", ")
        );
        write(&self.path("contract-templates/bench/template.yaml"), &template);
    }

    /// The same words with the same fonts and standards, as somebody would write them in typst.
    fn write_typst(&self) {
        let mut text = String::from(
            "#set document(title: \"Meting\", author: \"Gemeente Voorbeeldstad\", date: datetime(year: 2026, month: 1, day: 5))\n\
             #set page(paper: \"a4\", margin: 22mm, numbering: \"1 / 1\", header: [Meting])\n\
             #set text(font: \"Source Serif 4 SmText\", size: 10pt, lang: \"nl\", hyphenate: true)\n\
             #set heading(numbering: \"1\", supplement: [artikel])\n#set par(justify: true)\n\
             #show heading: set text(font: \"Source Sans 3\", weight: 600)\n#outline(title: [Inhoud])\n",
        );
        for (index, paragraphs) in self.articles.iter().enumerate() {
            let _ = writeln!(text, "\n= Bepaling over onderwerp {0} <article-{0}>\n", index + 1);
            for (number, paragraph) in paragraphs.iter().enumerate() {
                let _ = match number {
                    0 => writeln!(text, "+ {paragraph} Dit gebeurt binnen 10 dagen."),
                    _ => writeln!(text, "+ {paragraph} Zie @article-{}.", index + 1),
                };
            }
        }
        write(&self.path("plain.typ"), &text);
    }
}

fn dossier(number: usize) -> String {
    format!(
        "template: bench\ngibit: \"2020\"\nnumber: METING-{number:03}\ndate: 2026-01-05\nsubject: meting nummer {number}\n\
         purpose: het meten van snelheid\nprocedure: {{kind: open, name: Meting}}\nphase: before_deadline\n\
         authority: {{name: Gemeente Voorbeeldstad}}\n{}",
        facts()
    )
}

/// The answers of an example, so that nothing is open.
fn facts() -> String {
    let example = include_str!("../../contract-templates/examples/crowd-sensors.yaml");
    example
        .lines()
        .skip_while(|line| *line != "facts:")
        .take_while(|line| !line.is_empty())
        .map(|line| format!("{line}\n"))
        .collect()
}

fn python() -> Command {
    Command::new(std::env::var_os("BEDING_PYTHON").unwrap_or_else(|| "python3".into()))
}

fn succeeds(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

fn write(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("a temporary folder can be filled");
    std::fs::write(path, text).expect("a temporary folder can be filled");
}

fn files(folder: &Path) -> impl Iterator<Item = PathBuf> {
    std::fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("a folder can be listed").path())
}

/// Whether a file is a dossier: an organisation file has no template.
fn is_dossier(path: &Path) -> bool {
    std::fs::read_to_string(path).is_ok_and(|text| text.lines().any(|line| line.starts_with("template:")))
}

fn copy(from: &Path, to: &Path) {
    for path in files(from) {
        copy_file(&path, &to.join(path.file_name().expect("a file has a name")));
    }
}

fn copy_file(from: &Path, to: &Path) {
    std::fs::create_dir_all(to.parent().expect("it lies in a folder")).expect("a temporary folder can be filled");
    std::fs::copy(from, to).expect("a temporary folder can be filled");
}

/// A fixed sequence of words, the same on every machine.
struct Words {
    state: u64,
    all: Vec<&'static str>,
}

impl Words {
    fn next(&mut self) -> &'static str {
        self.state = self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let index = (self.state >> 33) % self.all.len() as u64;
        self.all[usize::try_from(index).unwrap_or_default()]
    }

    /// Sentences of ten words.
    fn paragraph(&mut self) -> String {
        let mut text = String::new();
        for index in 0..WORDS {
            let word = self.next();
            if index % 10 == 0 {
                let mut letters = word.chars();
                text.extend(letters.next().map(|first| first.to_uppercase().to_string()));
                text.push_str(letters.as_str());
            } else {
                text.push_str(word);
            }
            text.push_str(if index % 10 == 9 || index + 1 == WORDS { ". " } else { " " });
        }
        text.trim_end().to_owned()
    }
}
