//! Serves a folder on this machine. In: folder, port, path it stands under. Out: answers to GET, with the page's policy as
//! docs/deploying.md asks any server for it; everything outside the path is 404, so a wrong absolute path in the page shows
//! itself.

use std::net::{Ipv4Addr, TcpListener};
use std::path::{Component, Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use oxhttp::model::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use oxhttp::model::{Body, HeaderValue, Method, Request, Response, StatusCode};
use oxhttp::{ListeningServer, Server};

use crate::bundle::{self, Finish};

/// A server that answers until the program ends.
pub struct Serving {
    /// Address of the page, ending in a slash.
    pub address: String,
    server: ListeningServer,
}

/// The command: builds, serves and stays.
pub fn command(finish: Finish, port: u16, under: &str) -> Result<()> {
    // Told before the build, which may take minutes.
    check_path(under)?;
    let port = free_port(port)?;
    println!("正在构建（第一次需要几分钟）…");
    let folder = bundle::build(finish)?;
    let serving = start(&folder, port, under)?;
    println!("对标已在 {} 打开，按 Ctrl+C 结束", serving.address);
    Ok(serving.server.join()?)
}

/// Starts answering; port 0 takes any free one.
pub fn start(folder: &Path, port: u16, under: &str) -> Result<Serving> {
    let port = free_port(port)?;
    let (folder, path) = (folder.to_path_buf(), under.to_owned());
    let policy = header_policy(&std::fs::read_to_string(folder.join("index.html"))?)?;
    let server = Server::new(move |request| answer(request, &folder, &path, &policy))
        .bind((Ipv4Addr::LOCALHOST, port))
        .spawn()?;
    Ok(Serving {
        address: format!("http://127.0.0.1:{port}{under}"),
        server,
    })
}

/// The policy as a server sends it: that of the page, and that no other page may hold it in a frame, which only a header
/// can say.
fn header_policy(page: &str) -> Result<HeaderValue> {
    let policy = page
        .split_once("http-equiv=\"Content-Security-Policy\" content=\"")
        .and_then(|(_, rest)| rest.split_once('"'))
        .map(|(policy, _)| format!("{policy}; frame-ancestors 'none'"))
        .ok_or_else(|| anyhow!("index.html 里没有安全策略"))?;
    Ok(HeaderValue::from_str(&policy)?)
}

fn check_path(under: &str) -> Result<()> {
    if under.starts_with('/') && under.ends_with('/') {
        Ok(())
    } else {
        bail!("子路径应以 / 开头、以 / 结尾，如 /school/，现在是“{under}”")
    }
}

/// The port itself if nobody listens on it, or any free one for 0.
fn free_port(port: u16) -> Result<u16> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(listener) => Ok(listener.local_addr()?.port()),
        Err(fault) if fault.kind() == std::io::ErrorKind::AddrInUse => {
            let other = port.checked_add(1).unwrap_or(8080);
            bail!("端口 {port} 已被占用，请换一个，如 cargo xtask serve --port {other}")
        }
        Err(fault) => Err(anyhow!("不能在 127.0.0.1:{port} 上服务（{fault}）")),
    }
}

fn answer(
    request: &Request<Body>,
    folder: &Path,
    under: &str,
    policy: &HeaderValue,
) -> Response<Body> {
    if request.method() != Method::GET {
        return text(StatusCode::METHOD_NOT_ALLOWED);
    }
    let found = file_for(request.uri().path(), folder, under)
        .and_then(|path| std::fs::read(&path).ok().map(|bytes| (path, bytes)));
    let Some((path, bytes)) = found else {
        return text(StatusCode::NOT_FOUND);
    };
    let mut response = with_headers(Response::new(Body::from(bytes)), media_type(&path));
    let headers = response.headers_mut();
    headers.insert(CONTENT_SECURITY_POLICY, policy.clone());
    response
}

/// The file a path asks for, if it stays inside the folder.
fn file_for(path: &str, folder: &Path, under: &str) -> Option<PathBuf> {
    let path = path.strip_prefix(under)?;
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

fn text(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Body::from(status.to_string()));
    *response.status_mut() = status;
    with_headers(response, "text/plain; charset=utf-8")
}

fn with_headers(mut response: Response<Body>, media_type: &'static str) -> Response<Body> {
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    // Someone who builds again wants to see what was built.
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{file_for, header_policy};

    #[test]
    fn what_servers_are_asked_for_is_the_policy_of_the_page_and_no_frames() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let read = |name: &str| std::fs::read_to_string(root.join(name)).unwrap();
        let policy = header_policy(&read("index.html")).unwrap();
        let policy = policy.to_str().unwrap().to_owned();
        assert!(policy.ends_with("; frame-ancestors 'none'"));
        assert!(
            read("docs/deploying.md").contains(&format!("\"{policy}\"")),
            "docs/deploying.md has another policy than {policy}"
        );
        assert!(header_policy("<html>").is_err());
    }

    #[test]
    fn only_files_of_the_folder_are_served() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert_eq!(
            file_for("/a/src/main.rs", folder, "/a/"),
            Some(folder.join("src/main.rs"))
        );
        assert_eq!(file_for("/src/main.rs", folder, "/a/"), None);
        assert_eq!(file_for("/a/../xtask/Cargo.toml", folder, "/a/"), None);
        assert_eq!(file_for("/a//etc/passwd", folder, "/a/"), None);
        assert_eq!(file_for("/a/src", folder, "/a/"), None);
    }
}
