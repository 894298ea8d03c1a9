//! Where data goes: standard output, or a file that is replaced only when all is written.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anstream::{AutoStream, ColorChoice, StripStream};
use tempfile::NamedTempFile;

use super::{CliError, interrupt};

/// A buffered output, whose errors name it. What is not finished is not there.
pub struct Out {
    name: String,
    to: To,
}

enum To {
    Stream(BufWriter<Box<dyn Write>>),
    /// A new file beside its target, which takes the target's place in the end.
    Beside(BufWriter<NamedTempFile>, PathBuf),
}

impl Out {
    /// Standard output with colours, where they are wanted.
    pub fn coloured() -> Out {
        let stdout = io::stdout().lock();
        let to: Box<dyn Write> = match AutoStream::choice(&stdout) {
            // What stands between two colours is written on its own, and so gathered once more.
            ColorChoice::Never => {
                let gathered: Box<dyn Write> = Box::new(BufWriter::with_capacity(BUFFER, stdout));
                Box::new(StripStream::new(gathered))
            }
            choice => Box::new(AutoStream::new(stdout, choice)),
        };
        Out::stream("standard output", to)
    }

    /// The file, which may be none of the inputs, or standard output for none or `-`.
    pub fn open(path: Option<&Path>, inputs: &[PathBuf]) -> Result<Out, CliError> {
        let Some(path) = path.filter(|path| *path != Path::new("-")) else {
            let stdout = io::stdout().lock();
            let to: Box<dyn Write> =
                if stdout.is_terminal() { Box::new(Tame::new(stdout)) } else { Box::new(stdout) };
            return Ok(Out::stream("standard output", to));
        };
        if inputs.iter().any(|input| is_same_file(path, input)) {
            let text = "expected a file to write, found one of the inputs: name another file";
            return Err(CliError::Failed(format!("{}: {text}", path.display())));
        }
        Out::file(path).map_err(|error| CliError::Failed(cannot_open(path, &error)))
    }

    fn stream(name: &str, to: Box<dyn Write>) -> Out {
        Out { name: name.to_string(), to: To::Stream(BufWriter::with_capacity(BUFFER, to)) }
    }

    fn file(path: &Path) -> io::Result<Out> {
        let name = path.display().to_string();
        let target = match fs::metadata(path) {
            // A device or a pipe cannot be replaced, and appending keeps what `>>` has already.
            Ok(found) if !found.is_file() || is_system(path) => {
                let file = OpenOptions::new().append(true).open(path)?;
                return Ok(Out::stream(&name, Box::new(file)));
            }
            // Replacing would get round the file's own write protection, and through a link replace the link.
            Ok(_) => {
                OpenOptions::new().append(true).open(path)?;
                fs::canonicalize(path)?
            }
            // A link to a file that is not there yet.
            Err(_) if path.is_symlink() => return Ok(Out::stream(&name, Box::new(File::create(path)?))),
            Err(_) => path.to_path_buf(),
        };
        let folder = match target.parent() {
            Some(folder) if folder != Path::new("") => folder,
            _ => Path::new("."),
        };
        let file = interrupt::begin(|| beside(folder))?;
        if let Ok(replaced) = fs::metadata(&target) {
            file.as_file().set_permissions(replaced.permissions())?;
        }
        Ok(Out { name, to: To::Beside(BufWriter::with_capacity(BUFFER, file), target) })
    }

    /// Writes out what is still held, and puts a file in its place.
    pub fn finish(self) -> Result<(), CliError> {
        let name = self.name;
        let done = match self.to {
            To::Stream(mut out) => out.flush(),
            To::Beside(out, target) => match out.into_inner() {
                Ok(file) => interrupt::end(|| file.persist(&target).map(drop).map_err(|error| error.error))
                    .map_err(|error| held_open(&target, error)),
                Err(error) => Err(error.into_error()),
            },
        };
        done.map_err(|error| named(&name, error)).map_err(CliError::from)
    }
}

/// In larger pieces the system takes a fifth less of its time than in those of a pipe, 64 kB.
const BUFFER: usize = 256 * 1024;

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let done = match &mut self.to {
            To::Stream(out) => out.write(bytes),
            To::Beside(out, _) => out.write(bytes),
        };
        done.map_err(|error| named(&self.name, error))
    }

    fn flush(&mut self) -> io::Result<()> {
        let done = match &mut self.to {
            To::Stream(out) => out.flush(),
            To::Beside(out, _) => out.flush(),
        };
        done.map_err(|error| named(&self.name, error))
    }
}

fn named(name: &str, error: io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{name}: could not be written: {error}"))
}

/// On Windows a file that another program holds open cannot be replaced.
fn held_open(target: &Path, error: io::Error) -> io::Error {
    if target.is_dir() || error.kind() != io::ErrorKind::PermissionDenied {
        return error;
    }
    let text = "it may be open in another program: close it there, and check its permissions";
    io::Error::new(error.kind(), format!("{error}: {text}"))
}

/// Whether both are names of one file, through links too; devices may well be read and written.
fn is_same_file(one: &Path, other: &Path) -> bool {
    let file = |path: &Path| fs::canonicalize(path).ok().filter(|path| path.is_file());
    file(one).is_some_and(|one| file(other) == Some(one))
}

fn cannot_open(path: &Path, error: &io::Error) -> String {
    let name = path.display();
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    match folder {
        Some(folder) if folder.is_file() => {
            format!("{name}: expected a folder {}, found a file: name another folder", folder.display())
        }
        Some(folder) if !folder.is_dir() => {
            format!("{name}: expected a folder {}, found none: create it first", folder.display())
        }
        _ if path.is_dir() => format!("{name}: expected a file to write, found a folder: name a file in it"),
        // Only the kind: the error may name the file beside the target, which nobody asked for.
        _ => format!(
            "{name}: could not be written: {}: check its permissions and its folder's, or name another file",
            error.kind()
        ),
    }
}

/// Whether the path is a name for something that is open already, such as /dev/stdout.
fn is_system(path: &Path) -> bool {
    path.starts_with("/dev") || path.starts_with("/proc")
}

/// A new file with the permissions that the user's other new files have.
fn beside(folder: &Path) -> io::Result<NamedTempFile> {
    let mut file = tempfile::Builder::new();
    file.prefix(".letopis-");
    #[cfg(unix)]
    file.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    file.tempfile_in(folder)
}

/// Data on the way to a terminal: control characters are shown, not obeyed.
struct Tame<W> {
    to: W,
    /// Whether the last byte was 0xC2, which begins the control characters U+0080 to U+009F.
    is_after_c2: bool,
}

impl<W> Tame<W> {
    fn new(to: W) -> Tame<W> {
        Tame { to, is_after_c2: false }
    }
}

impl<W: Write> Write for Tame<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut tame = Vec::with_capacity(bytes.len());
        for &byte in bytes {
            match byte {
                0x80..=0x9f if self.is_after_c2 => {
                    tame.pop();
                    tame.extend(format!("\\u{{{byte:x}}}").bytes());
                }
                b'\n' | b'\t' => tame.push(byte),
                0..b' ' | 0x7f => tame.extend(format!("\\u{{{byte:x}}}").bytes()),
                _ if self.is_after_c2 && tame.is_empty() => tame.extend([0xc2, byte]),
                _ => tame.push(byte),
            }
            self.is_after_c2 = byte == 0xc2;
        }
        // Held back until it is known what it begins.
        if self.is_after_c2 {
            tame.pop();
        }
        self.to.write_all(&tame)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_that_is_held_open_says_so() {
        let told = |target: &str, kind: io::ErrorKind| held_open(Path::new(target), kind.into()).to_string();
        let denied = io::ErrorKind::PermissionDenied;
        let expected =
            "permission denied: it may be open in another program: close it there, and check its permissions";
        assert_eq!(told("t.csv", denied), expected);
        assert_eq!(told("src", denied), "permission denied");
        assert_eq!(told("t.csv", io::ErrorKind::StorageFull), "no storage space");
    }

    #[test]
    fn a_terminal_gets_no_control_characters() {
        let text = "а\u{1b}[31m\tб\u{9b}1m«в»\u{7}\n";
        for size in [1, 2, 3, text.len()] {
            let mut tame = Tame::new(Vec::new());
            for bytes in text.as_bytes().chunks(size) {
                tame.write_all(bytes).unwrap();
            }
            let shown = String::from_utf8(tame.to).unwrap();
            assert_eq!(shown, "а\\u{1b}[31m\tб\\u{9b}1m«в»\\u{7}\n");
        }
    }
}
