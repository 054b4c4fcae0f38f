//! How the C library keeps memory for a batch: in two heaps, and large pieces apart.
//!
//! A contract takes tens of megabytes while it is laid out. By default, glibc gives each thread a heap of its own, and every
//! heap keeps what its largest contract took: the threads of a batch, together, a multiple of what they use. One heap for all
//! makes threads wait for each other. Large pieces that are kept apart are given back as soon as they are free.
//!
//! These are settings that glibc reads when a program starts, so the program starts itself again in its own place, with the
//! same arguments and the same process.

/// The settings: how many heaps there may be, from how many bytes a piece is kept apart, and how many free bytes at the end of
/// a heap are given back.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const SETTINGS: [(&str, &str); 3] =
    [("MALLOC_ARENA_MAX", "2"), ("MALLOC_MMAP_THRESHOLD_", "65536"), ("MALLOC_TRIM_THRESHOLD_", "65536")];

/// Starts this program again in its own place with these settings, unless somebody has chosen one of them. It returns where
/// that cannot be done: then the work takes more memory, and is the same.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub(super) fn ensure() {
    use std::os::unix::process::CommandExt;

    if SETTINGS.iter().any(|(name, _)| std::env::var_os(name).is_some()) {
        return;
    }
    if let Ok(program) = std::env::current_exe() {
        let mut arguments = std::env::args_os();
        let mut command = std::process::Command::new(program);
        if let Some(name) = arguments.next() {
            command.arg0(name);
        }
        // Only returns when it fails.
        let _ = command.args(arguments).envs(SETTINGS).exec();
    }
}

/// Other systems give back what is free.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub(super) fn ensure() {}
