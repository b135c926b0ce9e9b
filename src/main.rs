//! Mounts the page; nothing else.

fn main() {
    duibiao::run();
}
