//! One heap for all threads of a batch, where the C library would give each thread a heap of its own.
//!
//! A contract takes some 50 MB while it is laid out, and every heap keeps what its largest contract took: the threads of a
//! batch, together, a multiple of what they use. How many heaps there may be is a setting that glibc reads when a program
//! starts, so the program starts itself again in its own place, with the same arguments and the same process.

/// The setting: how many heaps glibc may make.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const SETTING: &str = "MALLOC_ARENA_MAX";

/// Starts this program again in its own place with one heap, unless somebody has chosen how many there are. It returns
/// where that cannot be done: then the work takes more memory, and is the same.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub(super) fn ensure() {
    use std::os::unix::process::CommandExt;

    if std::env::var_os(SETTING).is_some() {
        return;
    }
    if let Ok(program) = std::env::current_exe() {
        let mut arguments = std::env::args_os();
        let mut command = std::process::Command::new(program);
        if let Some(name) = arguments.next() {
            command.arg0(name);
        }
        // Only returns when it fails.
        let _ = command.args(arguments).env(SETTING, "1").exec();
    }
}

/// Other systems share a heap, or give back what is free.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub(super) fn ensure() {}
