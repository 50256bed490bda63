//! One builder for every test that runs the program: arguments, standard input, files; then what it said and did.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A run of the program in a folder of its own, with an empty environment.
pub(crate) struct Run {
    folder: tempfile::TempDir,
    arguments: Vec<String>,
    input: Option<Vec<u8>>,
    environment: Vec<(String, String)>,
}

/// What a run came to.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// A newsletter with dated headings and a list, as the tests of the command line use it.
pub(crate) const LETTER: &str = "\
From: Pebble Weekly <news@pebble.example>
To: reader@example.org
Subject: Pebble Weekly
Date: Mon, 5 May 2031 08:00:00 -0400
Message-ID: <one@pebble.example>
Content-Type: text/plain; charset=utf-8

UPCOMING EVENTS

Tuesday, May 6, 2031

- 10:00 a.m.: Grain and water in the uplands
- 2:00 p.m.: The price of salt

Wednesday, May 14, 2031

- 9:30 a.m.: Ports after the flood
";

impl Run {
    /// A run with these arguments, parted by white space.
    pub(crate) fn new(arguments: &str) -> Self {
        Run {
            folder: tempfile::tempdir().expect("a folder"),
            arguments: arguments.split_whitespace().map(str::to_owned).collect(),
            input: None,
            environment: Vec::new(),
        }
    }

    /// The same with one more argument, which may hold spaces.
    pub(crate) fn arg(mut self, argument: &str) -> Self {
        self.arguments.push(argument.to_owned());
        self
    }

    /// The same with a file in the working folder.
    pub(crate) fn file(self, name: &str, text: impl AsRef<[u8]>) -> Self {
        let path = self.path(name);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).expect("a folder");
        }
        std::fs::write(path, text).expect("writes");
        self
    }

    /// The same with standard input.
    pub(crate) fn stdin(mut self, text: impl AsRef<[u8]>) -> Self {
        self.input = Some(text.as_ref().to_vec());
        self
    }

    /// The same with an environment variable.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// A path in the working folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A file of the working folder as text.
    #[track_caller]
    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).expect(name)
    }

    /// The names in a folder of the working folder, sorted.
    #[track_caller]
    pub(crate) fn names(&self, folder: &str) -> Vec<String> {
        let entries = std::fs::read_dir(self.path(folder)).expect(folder);
        let mut names: Vec<String> = entries
            .map(|entry| {
                entry
                    .expect("an entry")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        names.sort();
        names
    }

    /// Runs other arguments in the same folder.
    #[track_caller]
    pub(crate) fn again(&self, arguments: &str) -> Outcome {
        let arguments: Vec<String> = arguments.split_whitespace().map(str::to_owned).collect();
        self.execute(&arguments)
    }

    /// Runs the program.
    #[track_caller]
    pub(crate) fn run(&self) -> Outcome {
        self.execute(&self.arguments)
    }

    /// The command, for tests that hold its pipes themselves.
    pub(crate) fn command(&self, arguments: &[String]) -> Command {
        let mut command = Command::new(binary());
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env_clear()
            .envs(self.environment.iter().cloned())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    #[track_caller]
    fn execute(&self, arguments: &[String]) -> Outcome {
        let mut command = self.command(arguments);
        if self.input.is_some() {
            command.stdin(Stdio::piped());
        }
        let mut child = command.spawn().expect("starts");
        if let (Some(input), Some(mut pipe)) = (&self.input, child.stdin.take()) {
            // A program that does not read its input to the end is none of a test's business.
            let _ = pipe.write_all(input);
        }
        let output = child.wait_with_output().expect("ends");
        Outcome {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

impl Outcome {
    /// Checks the exit code and gives the outcome back.
    #[track_caller]
    pub(crate) fn code(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self:?}");
        self
    }

    /// Checks that nothing was said on standard error.
    #[track_caller]
    pub(crate) fn silent(self) -> Self {
        assert_eq!(self.stderr, "", "{self:?}");
        self
    }

    /// Standard output as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// Checks that standard error holds some words.
    #[track_caller]
    pub(crate) fn says(self, words: &str) -> Self {
        assert!(self.stderr.contains(words), "`{words}` is not in {self:?}");
        self
    }
}

/// The program that cargo built for the tests.
pub(crate) fn binary() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_dateline"))
}
