//! What the page weighs on the wire. In: dist/. Out: a table of its files, raw and compressed as web servers do, the sum
//! that a first verdict waits for, which has a limit.

use std::io::Write;
use std::path::Path;

use anyhow::{Result, bail};

use crate::bundle::{self, Finish};
use crate::log::say;
use crate::{compile, page, single};

/// Bytes of brotli that everything may take that a first verdict needs: three seconds on a slow school line.
const FIRST_VERDICT_LIMIT: u64 = 560_000;

struct Weight {
    name: String,
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// The command: builds what is published, and prints.
pub fn command() -> Result<()> {
    let folder = bundle::build(Finish::Release)?;
    print(&folder).map(drop)
}

/// Prints the table and fails above the limit.
pub fn check(folder: &Path) -> Result<()> {
    let total = print(folder)?;
    if total > FIRST_VERDICT_LIMIT {
        bail!("第一个结论要下载 {total} 字节（brotli），超过上限 {FIRST_VERDICT_LIMIT}");
    }
    Ok(())
}

/// Gives the brotli bytes that a first verdict needs.
fn print(folder: &Path) -> Result<u64> {
    let mut first = Vec::new();
    let mut installed = Vec::new();
    let mut rest = Vec::new();
    let mut workers = compile::WORKERS.map(|(name, _)| (name, Vec::new()));
    for path in page::files(folder)? {
        let bytes = std::fs::read(&path)?;
        let name = path.strip_prefix(folder)?.to_string_lossy().into_owned();
        let is_of = |worker: &str| name.starts_with(&format!("assets/{worker}-"));
        let worker = workers.iter().position(|(worker, _)| is_of(worker));
        let weight = Weight {
            raw: bytes.len() as u64,
            gzip: gzip(&bytes)?,
            brotli: brotli(&bytes)?,
            name,
        };
        match worker {
            Some(idx) => workers[idx].1.push(weight),
            None if weight.name.starts_with("assets/rest-") => rest.push(weight),
            None if is_for_installing(&weight.name) => installed.push(weight),
            None => first.push(weight),
        }
    }
    say!("{:>10} {:>10} {:>10}  字节", "raw", "gzip -9", "brotli 11");
    let total = table(&first, "第一个结论要用的合计");
    say!("");
    table(&rest, "其余网页（第一个结论之后载入）合计");
    for (name, files) in &workers {
        say!("");
        table(
            files,
            &format!("{name} 模块合计（读写文件的页面空下来时载入）"),
        );
    }
    say!("");
    table(
        &installed,
        "其他页面的样式、安装和离线用合计（打开之后才载入）",
    );
    let single = std::fs::metadata(single::FILE)?.len();
    say!("\n{single:>10} {:>10} {:>10}  {}", "", "", single::FILE);
    say!("\n第一个结论的上限 {FIRST_VERDICT_LIMIT} 字节（brotli），现用 {total}");
    Ok(total)
}

/// The browser asks for these when the page already runs.
fn is_for_installing(name: &str) -> bool {
    name == page::SERVICE_WORKER
        || name.starts_with("assets/offline-")
        || name.starts_with("assets/later-")
        || name.ends_with(".webmanifest")
        || name.ends_with(".png")
}

fn table(list: &[Weight], sum: &str) -> u64 {
    let line = |raw: u64, gzip: u64, brotli: u64, name: &str| {
        say!("{raw:>10} {gzip:>10} {brotli:>10}  {name}");
    };
    for weight in list {
        line(weight.raw, weight.gzip, weight.brotli, &weight.name);
    }
    let add = |part: fn(&Weight) -> u64| list.iter().map(part).sum();
    let brotli = add(|weight| weight.brotli);
    line(
        add(|weight| weight.raw),
        add(|weight| weight.gzip),
        brotli,
        sum,
    );
    brotli
}

fn gzip(bytes: &[u8]) -> Result<u64> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(bytes)?;
    Ok(writer.finish()?.len() as u64)
}

/// Bytes that brotli makes of it at its best.
pub fn brotli(bytes: &[u8]) -> Result<u64> {
    let options = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut std::io::Cursor::new(bytes), &mut packed, &options)?;
    Ok(packed.len() as u64)
}
