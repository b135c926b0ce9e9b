// Tells users of old browsers what to do, and keeps the page from running within a frame of another page, which could
// cover its buttons and have kept figures deleted. In: the browser. Out: nothing, or a text in place of the waiting text.
// Written for browsers of 2011, because it must run where the page cannot. Its sentences stand in static/texts/scripts.toml;
// the build puts them in.
(function () {
  'use strict';
  var app = document.getElementById('app');

  function say(lines) {
    document.documentElement.setAttribute('data-unsupported', '');
    while (app.firstChild) app.removeChild(app.firstChild);
    for (var i = 0; i < lines.length; i++) {
      var paragraph = document.createElement('p');
      paragraph.appendChild(document.createTextNode(lines[i]));
      app.appendChild(paragraph);
    }
  }

  function isSupported() {
    if (typeof WebAssembly !== 'object' || typeof WebAssembly.validate !== 'function') return false;
    if (typeof BigInt !== 'function' || typeof Promise !== 'function') return false;
    if (typeof TextDecoder !== 'function' || typeof globalThis !== 'object') return false;
    if (!('noModule' in document.createElement('script'))) return false;
    if (typeof app.replaceChildren !== 'function') return false;
    // The single-file edition is packed.
    var isSingle = document.documentElement.getAttribute('data-edition') === 'single';
    if (isSingle && typeof DecompressionStream !== 'function') return false;
    // The compiler uses two younger parts of WebAssembly: reference types and bulk memory. Each array is the
    // smallest module that needs one of them.
    return WebAssembly.validate(new Uint8Array([
      0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 7, 1, 5, 0, 208, 112, 26, 11
    ])) && WebAssembly.validate(new Uint8Array([
      0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 5, 3, 1, 0, 1, 10, 14, 1, 12, 0, 65, 0,
      65, 0, 65, 0, 252, 10, 0, 0, 11
    ]));
  }

  if (window.top !== window.self) {
    say(["{{framed}}"]);
    var link = document.createElement('a');
    // What stands behind # goes along, for it may be a link that somebody handed on.
    link.href = location.href;
    link.target = '_top';
    link.appendChild(document.createTextNode("{{open_alone}}"));
    app.appendChild(document.createElement('p')).appendChild(link);
    return;
  }

  if (!isSupported()) {
    say(["{{old}}", "{{newer_browsers}}"]);
    return;
  }

  // A script that does not arrive says nothing by itself.
  window.addEventListener('error', function (event) {
    if (!event.target || event.target.tagName !== 'SCRIPT') return;
    say(location.protocol === 'file:' ? ["{{by_file}}", "{{use_server}}"] : ["{{half}}", "{{check_network}}", "{{script_type}}"]);
  }, true);
})();
