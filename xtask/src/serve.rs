//! Serves a folder on this machine. In: folder, port, path it stands under. Out: answers to GET and HEAD; everything
//! outside the path is 404, so a wrong absolute path in the page shows itself.

use std::fs::File;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, anyhow, bail};
use tiny_http::{Header, Method, Request, Response, Server};

use crate::bundle::{self, Finish};

/// Enough for a browser's connections to one host.
const THREADS: usize = 6;

/// A server that answers until the program ends.
pub struct Serving {
    /// Address of the page, ending in a slash.
    pub address: String,
    threads: Vec<std::thread::JoinHandle<()>>,
}

/// The command: builds, serves and stays.
pub fn command(finish: Finish, port: u16, under: &str) -> Result<()> {
    println!("正在构建（第一次需要几分钟）…");
    let folder = bundle::build(finish)?;
    let serving = start(&folder, port, under)?;
    println!("对标已在 {} 打开，按 Ctrl+C 结束", serving.address);
    for thread in serving.threads {
        thread.join().map_err(|_| anyhow!("服务线程意外结束"))?;
    }
    Ok(())
}

/// Starts answering; port 0 takes any free one.
pub fn start(folder: &Path, port: u16, under: &str) -> Result<Serving> {
    if !under.starts_with('/') || !under.ends_with('/') {
        bail!("子路径应以 / 开头、以 / 结尾，如 /school/，现在是“{under}”");
    }
    let server = Server::http(("127.0.0.1", port)).map_err(|fault| {
        let is_taken = fault
            .downcast_ref::<std::io::Error>()
            .is_some_and(|e| e.kind() == std::io::ErrorKind::AddrInUse);
        if is_taken {
            anyhow!(
                "端口 {port} 已被占用，请换一个，如 cargo xtask serve --port {}",
                port.saturating_add(1)
            )
        } else {
            anyhow!("不能在 127.0.0.1:{port} 上服务（{fault}）")
        }
    })?;
    let port = server
        .server_addr()
        .to_ip()
        .map_or(port, |address| address.port());
    let server = Arc::new(server);
    let threads = (0..THREADS)
        .map(|_| {
            let (server, folder, under) = (server.clone(), folder.to_path_buf(), under.to_owned());
            std::thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    // A browser that went away in the middle is no fault of ours.
                    let _ = answer(request, &folder, &under);
                }
            })
        })
        .collect();
    Ok(Serving {
        address: format!("http://127.0.0.1:{port}{under}"),
        threads,
    })
}

fn answer(request: Request, folder: &Path, under: &str) -> std::io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(text(405, "405"));
    }
    let opened = file_for(request.url(), folder, under)
        .and_then(|path| File::open(&path).ok().map(|file| (path, file)));
    let Some((path, file)) = opened else {
        return request.respond(text(404, "404"));
    };
    let mut response = Response::from_file(file);
    for (name, value) in [
        ("Content-Type", media_type(&path)),
        ("Cache-Control", "no-cache"),
    ] {
        response.add_header(header(name, value));
    }
    request.respond(response)
}

/// The file a path asks for, if it stays inside the folder.
fn file_for(url: &str, folder: &Path, under: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.strip_prefix(under)?;
    // The names in the folder are plain ASCII, so an escape can't be one of them.
    if path.contains('%') {
        return None;
    }
    let asked = Path::new(if path.is_empty() { "index.html" } else { path });
    let is_inside = asked
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    let file = folder.join(asked);
    (is_inside && file.is_file()).then_some(file)
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json" | "webmanifest") => "application/json",
        _ => "application/octet-stream",
    }
}

fn text(status: u16, body: &str) -> Response<std::io::Cursor<Vec<u8>>> {
    Response::from_string(body)
        .with_status_code(status)
        .with_header(header("Content-Type", "text/plain; charset=utf-8"))
}

#[expect(
    clippy::expect_used,
    reason = "names and values are constants of this file"
)]
fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("an ASCII header")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::file_for;

    #[test]
    fn only_files_of_the_folder_are_served() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert_eq!(
            file_for("/a/src/main.rs?x", folder, "/a/"),
            Some(folder.join("src/main.rs"))
        );
        assert_eq!(file_for("/src/main.rs", folder, "/a/"), None);
        assert_eq!(file_for("/a/../xtask/Cargo.toml", folder, "/a/"), None);
        assert_eq!(file_for("/a//etc/passwd", folder, "/a/"), None);
        assert_eq!(file_for("/a/src", folder, "/a/"), None);
    }
}
