//! Reads arguments and environment, calls the command line, returns its code.

fn main() -> std::process::ExitCode {
    dateline::cli::run(std::env::args_os(), &dateline::cli::Env::from_process()).into()
}
