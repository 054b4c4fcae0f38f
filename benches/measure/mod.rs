//! Times and their ratios, and memory.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What the work gives, and how long it takes.
pub fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let value = work();
    (value, start.elapsed())
}

/// The shortest of several runs: what the work itself takes on a machine that others use too.
pub fn fastest(runs: usize, mut measure: impl FnMut() -> Duration) -> Duration {
    (0..runs.max(1)).map(|_| measure()).min().unwrap_or_default()
}

/// A time in thousandths of a second.
pub fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// How much of the whole a part is; the whole counts as more than nothing.
pub fn ratio(part: Duration, whole: Duration) -> f64 {
    part.as_secs_f64() / whole.as_secs_f64().max(1e-9)
}

/// Prints what the lines below it are about.
pub fn heading(text: &str) {
    println!("\n{text}");
}

/// Runs a command that has to succeed, and returns how long it takes.
pub fn run(command: &mut Command) -> Duration {
    let start = Instant::now();
    let output = command.stdin(Stdio::null()).output().expect("the command starts");
    let time = start.elapsed();
    // Checking takes the same time whatever it finds.
    let checked = command.get_args().next().is_some_and(|argument| argument == "check");
    assert!(
        output.status.success() || checked,
        "{command:?} ends with {}:\n{}",
        output.status,
        String::from_utf8_lossy(&output.stderr)
    );
    time
}

/// The most memory that a command takes, as the system counts it: its own, and that of its largest child beside it.
pub fn peak(command: &mut Command) -> Option<f64> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut process = command.spawn().expect("the command starts");
    let id = process.id();
    let (mut own, mut beside) = (None, 0.0_f64);
    loop {
        own = highest(id).or(own);
        let children = std::fs::read_to_string(format!("/proc/{id}/task/{id}/children")).unwrap_or_default();
        let children = children.split_whitespace().filter_map(|child| highest(child.parse().ok()?));
        beside = children.fold(beside, f64::max);
        if let Some(status) = process.try_wait().expect("the command can be waited for") {
            assert!(status.success(), "{command:?} ends with {status}");
            return own.map(|own| own + beside);
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// The most memory that a process has taken so far, in bytes; `None` when it has ended, or the system does not tell.
fn highest(process: u32) -> Option<f64> {
    let text = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = text.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kibibytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kibibytes * 1024.0)
}
