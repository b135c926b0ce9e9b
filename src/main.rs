//! Mounts the page; nothing else.
use yew::prelude::*;

#[component]
fn App() -> Html {
    html! { <h1>{ "对标" }</h1> }
}

fn main() {
    yew::Renderer::<App>::new().render();
}
