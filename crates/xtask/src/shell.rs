//! Small things that all commands need: places, programs on `PATH`, and running them.

use std::{
    env,
    ffi::{OsStr, OsString},
    fs, io,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

/// What went wrong, as a sentence for the person at the terminal.
pub(crate) type Result<T = ()> = std::result::Result<T, String>;

/// The top folder of the repository.
pub(crate) fn root() -> PathBuf {
    let crate_dir = Path::new(env!("CARGO_MANIFEST_DIR"));
    crate_dir.ancestors().nth(2).unwrap_or(crate_dir).to_path_buf()
}

/// Where cargo puts what it builds.
pub(crate) fn target_dir() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// The folder for tools that every clone shares: in the user's cache directory.
pub(crate) fn cache_dir() -> Result<PathBuf> {
    let absolute =
        |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let base = if cfg!(windows) {
        absolute("LOCALAPPDATA")
    } else {
        absolute("XDG_CACHE_HOME").or_else(|| {
            let below_home = if cfg!(target_os = "macos") { "Library/Caches" } else { ".cache" };
            absolute("HOME").map(|home| home.join(below_home))
        })
    };
    base.map(|base| base.join("sip-response")).ok_or_else(|| {
        "there is no place for the tools: set HOME (on Windows LOCALAPPDATA)".to_owned()
    })
}

/// The program of this name, looked for in `PATH`.
pub(crate) fn which(name: &str) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd", ".bat"] } else { &[""] };
    env::split_paths(&env::var_os("PATH")?)
        .flat_map(|dir| endings.iter().map(move |ending| dir.join(format!("{name}{ending}"))))
        .find(|path| is_program(path))
}

#[cfg(unix)]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).is_ok_and(|file| file.is_file() && file.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> bool {
    path.is_file()
}

/// `PATH` with these folders before all others.
pub(crate) fn path_with(dirs: &[PathBuf]) -> Result<OsString> {
    let old = env::var_os("PATH").unwrap_or_default();
    env::join_paths(dirs.iter().cloned().chain(env::split_paths(&old)))
        .map_err(|error| format!("a folder cannot be put on PATH: {error}"))
}

/// The cargo that runs this, so that every part is built with one toolchain.
pub(crate) fn cargo() -> Command {
    command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// A command that starts at the top of the repository and never waits for a keyboard.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root()).stdin(Stdio::null());
    command
}

/// Show a command and run it, with its output on the terminal.
pub(crate) fn run(command: &mut Command) -> Result {
    println!("$ {}", shown(command));
    let status = command.status().map_err(|error| not_started(command, &error))?;
    if status.success() { Ok(()) } else { Err(format!("`{}`: {status}", shown(command))) }
}

/// What a command writes to its standard output, if it succeeds.
pub(crate) fn output_of(command: &mut Command) -> Result<String> {
    let output = command.output().map_err(|error| not_started(command, &error))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    } else {
        let said = String::from_utf8_lossy(&output.stderr);
        Err(format!("`{}`: {}\n{}", shown(command), output.status, said.trim()))
    }
}

/// The sentence for a command that could not be started.
pub(crate) fn not_started(command: &Command, error: &io::Error) -> String {
    format!("`{}` could not be started: {error}", shown(command))
}

/// A command as a person would type it, without the folders of its program.
pub(crate) fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str());
    let root = root();
    let words = [name].into_iter().chain(command.get_args()).map(|word| {
        let path = Path::new(word);
        path.strip_prefix(&root).unwrap_or(path).to_string_lossy().into_owned()
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Delete a folder, whether it is there or not.
pub(crate) fn remove_dir(dir: &Path) -> Result {
    match fs::remove_dir_all(dir) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(format!("{} cannot be deleted: {error}", dir.display()))
        }
        _ => Ok(()),
    }
}

/// Make a folder and those above it.
pub(crate) fn create_dir(dir: &Path) -> Result {
    fs::create_dir_all(dir).map_err(|error| format!("{} cannot be made: {error}", dir.display()))
}

/// The text of a file of the repository.
pub(crate) fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))
}

/// A duration for people: `8 s`, `2 min 5 s`.
pub(crate) fn duration(time: Duration) -> String {
    match time.as_secs() {
        seconds @ 0..10 => format!("{seconds}.{} s", time.subsec_millis() / 100),
        seconds @ 10..60 => format!("{seconds} s"),
        seconds => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_is_where_the_workspace_is() {
        assert!(root().join("Cargo.lock").is_file());
    }

    #[test]
    fn a_command_is_shown_as_typed_from_the_root() {
        let mut command = command(root().join("target/tool"));
        command.arg("--out").arg(root().join("dist"));
        assert_eq!(shown(&command), "tool --out dist");
    }

    #[test]
    fn durations_are_short() {
        assert_eq!(duration(Duration::from_millis(1250)), "1.2 s");
        assert_eq!(duration(Duration::from_secs(59)), "59 s");
        assert_eq!(duration(Duration::from_secs(125)), "2 min 5 s");
    }
}
