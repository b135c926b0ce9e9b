//! Runs other programs. In: a command. Out: its output, or one sentence that names the program and how it ended.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};

use anyhow::{Context, Result, bail};

use crate::log;

/// Runs with its output where the step tells what it does, so that its progress is seen.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .stdout(log::stdio()?)
        .stderr(log::stdio()?)
        .status()
        .with_context(|| format!("没能运行 {}", name(command)))?;
    succeeded(command, status)
}

/// Runs with each line of its standard output passed to `line`, which tells what is worth telling.
pub fn follow(command: &mut Command, mut line: impl FnMut(&str)) -> Result<()> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(log::stdio()?)
        .spawn()
        .with_context(|| format!("没能运行 {}", name(command)))?;
    if let Some(output) = child.stdout.take() {
        for text in BufReader::new(output).split(b'\n') {
            line(&String::from_utf8_lossy(&text?));
        }
    }
    let status = child.wait()?;
    succeeded(command, status)
}

fn succeeded(command: &Command, status: ExitStatus) -> Result<()> {
    if !status.success() {
        bail!("{} 没有成功（{status}）", name(command));
    }
    Ok(())
}

/// Runs silently and gives what was printed to standard output; on failure its last lines are in the message.
pub fn read(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("没能运行 {}", name(command)))?;
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    if !output.status.success() {
        let complaint = String::from_utf8_lossy(&output.stderr);
        let text = if complaint.trim().is_empty() {
            &printed
        } else {
            &*complaint
        };
        bail!(
            "{} 没有成功（{}）：\n{}",
            name(command),
            output.status,
            last_lines(text, 15)
        );
    }
    Ok(printed)
}

/// Whether the command runs and says that all is well; what it prints does not matter.
pub fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// The first program of these names on PATH.
pub fn find(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    names.iter().find_map(|name| {
        folders
            .iter()
            .map(|f| f.join(name))
            .find(|file| file.is_file())
    })
}

/// Cargo as it runs this very program, so that all builds use one toolchain.
pub fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Where cargo puts what it builds.
pub fn target_folder() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from)
}

fn name(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(
        command
            .get_args()
            .map(|word| word.to_string_lossy().into_owned()),
    );
    words.join(" ")
}

fn last_lines(text: &str, count: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(count)..].join("\n")
}
