//! A dossier to vary, and a way to run the program as its user would.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A complete dossier that composes without problems.
pub const DOSSIER: &str = r#"template: annex
language: nl
gibit: "2020"
number: TEST-1
date: 2026-11-20
subject: druktemeting met sensoren
purpose: het tellen van voetgangers
procedure: {kind: open, name: Druktemeting, reference: TN 1}
phase: before_deadline
authority: {name: Gemeente Toetsstad}
facts:
  saas: ja
  software: nee
  custom_work: nee
  hardware: ja
  network_equipment: nee
  sensors: ja
  cameras: nee
  public_space: ja
  collects_data: ja
  personal_data: "no"
  algorithm: nee
  data_purchase: nee
  private_sensors: nee
  integration: nee
  user_interface: nee
  archive: nee
  publishable_data: nee
  subcontractors: ja
  third_party_software: nee
  critical: nee
  contract_value: 100000
  duration: 48
"#;

/// A folder of its own with files, in which the program is run.
pub struct Folder {
    folder: tempfile::TempDir,
}

/// How a run of the program ended.
pub struct Run {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Folder {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    /// A folder with the complete dossier.
    pub fn with_dossier() -> Self {
        Self::new().file("dossier.yaml", DOSSIER)
    }

    /// A folder with the example of a contract as `base.yaml`, and as `fallback.yaml` with a fallback that was agreed.
    pub fn with_agreed_fallback() -> Self {
        let example = |name: &str| crate::support::text(format!("contract-templates/examples/{name}"));
        let contract = example("crowd-sensors.yaml");
        let agreed = "positions:\n  data-rights:\n    fallback: licence-instead-of-transfer\n    agreed:\n      \
            - {role: legal, name: J. Jansen, date: 2026-11-12}\n      - {role: data, name: P. Pieters, date: 2026-11-12}\n";
        Self::new()
            .file("organisation.yaml", example("organisation.yaml"))
            .file("voorbeeldstad.svg", example("voorbeeldstad.svg"))
            .file("base.yaml", &contract)
            .file("fallback.yaml", contract.replacen("positions:\n", agreed, 1))
    }

    /// Adds a file.
    pub fn file(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a new folder");
        std::fs::write(path, content).expect("a new file");
        self
    }

    /// Changes a text in a file; the text has to be there.
    pub fn replace(self, name: &str, from: &str, to: &str) -> Self {
        let text = self.read(name);
        assert!(text.contains(from), "{name} holds {from:?}");
        self.file(name, text.replacen(from, to, 1))
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn exists(&self, name: &str) -> bool {
        self.path(name).exists()
    }

    pub fn read(&self, name: &str) -> String {
        String::from_utf8(self.bytes(name)).expect("UTF-8")
    }

    pub fn bytes(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).expect("a readable file")
    }

    /// The names of the files in the folder.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(self.folder.path())
            .expect("a readable folder")
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    /// Runs the program here.
    pub fn run(&self, arguments: &[&str]) -> Run {
        run_in(self.folder.path(), arguments)
    }

    /// Composes the dossier to a file and returns its text.
    pub fn compose(&self, output: &str) -> String {
        let run = self.run(&["compose", "dossier.yaml", "-o", output, "--force"]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        self.read(output)
    }
}

impl Run {
    /// The run failed on bad input: status 2, and every one of these is in the messages.
    pub fn refuses(&self, expected: &[&str]) {
        assert_eq!(self.status, 2, "{}{}", self.stdout, self.stderr);
        for text in expected {
            assert!(self.stderr.contains(text), "{text:?} is in:\n{}", self.stderr);
        }
    }
}

/// Runs the program in a folder, without colour and without the user's settings.
pub fn run_in(folder: &Path, arguments: &[&str]) -> Run {
    let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_beding"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("CLICOLOR_FORCE")
        .env("NO_COLOR", "1")
        .output()
        .expect("the program runs");
    Run {
        status: status.code().expect("the program is not killed"),
        stdout: String::from_utf8_lossy(&stdout).into_owned(),
        stderr: String::from_utf8_lossy(&stderr).into_owned(),
    }
}

/// A file of the project.
pub fn project(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}
