//! Running the program in a folder of its own.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A folder with files, which is gone after the test.
pub struct Folder(TempDir);

/// What the program did.
pub struct Run {
    pub stdout: String,
    pub stderr: String,
    pub code: i32,
}

impl Folder {
    pub fn new(files: &[(&str, &[u8])]) -> Folder {
        let folder = Folder(tempfile::tempdir().unwrap());
        for (file, bytes) in files {
            fs::create_dir_all(folder.path(file).parent().unwrap()).unwrap();
            fs::write(folder.path(file), bytes).unwrap();
        }
        folder
    }

    pub fn path(&self, file: &str) -> PathBuf {
        self.0.path().join(file)
    }

    // Each test binary has its own copy of this module, and not each reads files.
    #[allow(dead_code)]
    pub fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap()
    }

    /// The names of all files and folders in it, sorted.
    #[allow(dead_code)] // Not every file of tests looks.
    pub fn list(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// The program with these words as its arguments, ready to start.
    pub fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_letopis"));
        command.args(line.split_whitespace()).current_dir(self.0.path());
        for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"] {
            command.env_remove(variable);
        }
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    pub fn run(&self, line: &str, stdin: &str) -> Run {
        self.run_with(line, stdin, None)
    }

    /// Runs with a variable set in the environment.
    pub fn run_with(&self, line: &str, stdin: &str, variable: Option<(&str, &str)>) -> Run {
        let mut child = self.command(line).envs(variable).spawn().unwrap();
        // The program need not read it, and dropping it ends it.
        let _ = child.stdin.take().unwrap().write_all(stdin.as_bytes());
        let output = child.wait_with_output().unwrap();
        Run {
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
            code: output.status.code().unwrap(),
        }
    }

    /// Runs, and compares all of standard output and the exit code.
    #[allow(dead_code)] // Not every file of tests compares all.
    pub fn check(&self, line: &str, stdin: &str, stdout: &str, code: i32) {
        let run = self.run(line, stdin);
        assert_eq!((run.stdout.as_str(), run.code), (stdout, code), "{line}\n{}", run.stderr);
    }
}

#[allow(dead_code)] // As above.
impl Run {
    /// The id of each line of `tag`, or the number of the record that was skipped.
    pub fn ids(&self) -> Vec<String> {
        let row = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap();
        let id = |row: serde_json::Value| match row["id"].as_str() {
            Some(id) => id.to_string(),
            None => row["record"].to_string(),
        };
        self.stdout.lines().map(row).map(id).collect()
    }

    /// The last line of standard error.
    pub fn last_message(&self) -> &str {
        self.stderr.lines().last().unwrap_or_default()
    }
}

#[allow(dead_code)] // As above.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[allow(dead_code)] // As above.
pub fn bzip2(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[allow(dead_code)] // As above.
pub fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Uncompressed)
}
