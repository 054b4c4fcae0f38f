//! The `beding` program.

fn main() -> std::process::ExitCode {
    beding::cli::run()
}
