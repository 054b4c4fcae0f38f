//! Times and their ratios.

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
