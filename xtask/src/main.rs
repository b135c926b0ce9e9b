//! The commands of this repository. In: the words after `cargo xtask`. Out: their effect and an exit code;
//! what fails is told in one sentence.

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

mod bench;
mod browser;
mod bundle;
mod compile;
mod documents;
mod edition;
mod fuzz;
mod install;
mod log;
mod optimise;
mod page;
mod process;
mod serve;
mod single;
mod size;
mod steps;
mod style;
mod test;
mod writers;

const HELP: &str = "\
用法：cargo xtask <命令>

  serve [--port N]            安装缺少的部件，构建并在 127.0.0.1:8080 打开网页
        [--dist]              改用 dist/（发布版）
        [--under /路径/]      放在子路径下
  test  [--quick]             全部检查；--quick 只做不需要浏览器的快速检查
        [--long]              再加上几个小时的：多得多的学校、输入和断电
        [--only 步骤]         只做一步：format lints tests docs limits documents fuzz page-lints dist size
                              single browser chromium-109 firefox
        [--file 名字]         浏览器的步骤里只做文件名含“名字”的脚本
  dist                        生成 dist/：可放到任何网页服务器的静态文件夹
  single                      生成 dist-single/duibiao.html：双击就能打开的单个文件
  size                        每个文件在网络上的大小，第一个结论要用的合计
  fuzz  [--minutes N]         用乱改的输入试每一种读取，各 N 分钟（不写是 10）
        [--target 目标]       只试一种：saved school pack profile link file xlsx pasted
  icons                       由 static/icon.svg 重新画 static/icons/ 里的图
  picture                     重新拍 README 里四步的图
  bench                       在 Chromium 里量速度";

fn main() -> ExitCode {
    match go() {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault:#}");
            ExitCode::FAILURE
        }
    }
}

fn go() -> Result<()> {
    enter_repository()?;
    let mut words = std::env::args().skip(1);
    let command = words.next().unwrap_or_default();
    let mut options = Options::read(words)?;
    match command.as_str() {
        "serve" => {
            let port = match options.value("--port")? {
                Some(port) => port
                    .parse()
                    .with_context(|| format!("端口应是 0 到 65535 的整数，现在是“{port}”"))?,
                None => 8080,
            };
            let under = options.value("--under")?.unwrap_or_else(|| "/".to_owned());
            let finish = if options.flag("--dist") {
                bundle::Finish::Release
            } else {
                bundle::Finish::Quick
            };
            options.end()?;
            serve::command(finish, port, &under)
        }
        "test" => {
            let only = options.value("--only")?;
            let file = options.value("--file")?;
            let extent = match (options.flag("--quick"), options.flag("--long")) {
                (true, true) => bail!("--quick 和 --long 只能写一个"),
                (true, false) => test::Extent::Quick,
                (false, true) => test::Extent::Long,
                (false, false) => test::Extent::Whole,
            };
            options.end()?;
            test::command(extent, only.as_deref(), file)
        }
        "dist" => {
            options.end()?;
            let folder = bundle::build(bundle::Finish::Release)?;
            println!("已生成 {}/", folder.display());
            Ok(())
        }
        "single" => {
            options.end()?;
            bundle::build(bundle::Finish::Release)?;
            single::check()
        }
        "size" => {
            options.end()?;
            size::command()
        }
        "fuzz" => {
            let minutes = match options.value("--minutes")? {
                Some(text) => text
                    .parse()
                    .ok()
                    .filter(|minutes: &f64| *minutes > 0.0)
                    .with_context(|| format!("分钟数应是大于 0 的数，现在是“{text}”"))?,
                None => 10.0,
            };
            let target = options.value("--target")?;
            options.end()?;
            fuzz::command(minutes, target.as_deref()).map(drop)
        }
        "icons" => {
            options.end()?;
            browser::icons()
        }
        "picture" => {
            options.end()?;
            browser::script(&bundle::build(bundle::Finish::Release)?, "picture.mjs")
        }
        "bench" => {
            options.end()?;
            bench::command()
        }
        "" | "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(())
        }
        other => bail!("没有“{other}”这个命令\n\n{HELP}"),
    }
}

/// All paths below are relative to the repository's root, wherever the command was typed.
fn enter_repository() -> Result<()> {
    let package = std::env::var_os("CARGO_MANIFEST_DIR")
        .context("请用 cargo xtask 运行，不要直接运行程序")?;
    let root = Path::new(&package)
        .parent()
        .context("xtask 应在仓库的 xtask/ 里")?;
    std::env::set_current_dir(root).with_context(|| format!("进不了仓库目录 {}", root.display()))
}

/// The words after the command, taken out one by one, so that a mistyped one is told and not ignored.
struct Options(Vec<String>);

impl Options {
    /// `--only=x` is the same as `--only x`.
    fn read(words: impl Iterator<Item = String>) -> Result<Options> {
        let mut list = Vec::new();
        for word in words {
            match word.split_once('=') {
                Some((name, value)) if name.starts_with("--") => {
                    list.push(name.to_owned());
                    list.push(value.to_owned());
                }
                _ => list.push(word),
            }
        }
        Ok(Options(list))
    }

    fn flag(&mut self, name: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|word| word != name);
        self.0.len() < before
    }

    fn value(&mut self, name: &str) -> Result<Option<String>> {
        let Some(position) = self.0.iter().position(|word| word == name) else {
            return Ok(None);
        };
        if position + 1 >= self.0.len() {
            bail!("{name} 后面还要写一个值");
        }
        self.0.remove(position);
        Ok(Some(self.0.remove(position)))
    }

    fn end(self) -> Result<()> {
        match self.0.first() {
            Some(word) => bail!("不认识“{word}”\n\n{HELP}"),
            None => Ok(()),
        }
    }
}
