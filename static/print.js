// Prints one document alone. In: its name, a line end, and its markup as the office module wrote it, every text escaped. Out:
// the browser's print window, where it can also be saved as PDF. Styles are those of static/style/later.
duibiaoStore.print = (text) => {
  const end = text.indexOf("\n");
  const paper = new DOMParser().parseFromString(text.slice(end + 1), "text/html").body.firstElementChild;
  document.getElementById("printed")?.remove();
  const sheet = document.createElement("div");
  sheet.id = "printed";
  sheet.append(document.adoptNode(paper));
  document.body.append(sheet);
  // Chromium 109 gives a first page the margins of pages without a name.
  const margins = new CSSStyleSheet();
  const isLedger = paper.querySelector(".paper-ledger");
  const ofText = paper.dataset.layout?.split("\n", 1)[0] ?? "37mm 26mm 35mm 28mm";
  margins.replaceSync(`@page { margin: ${isLedger ? "13mm 10mm 15mm" : ofText}; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, margins];
  let title;
  const begin = () => {
    // The name that a PDF gets; the page may set its own until the very moment.
    title = document.title;
    document.title = text.slice(0, end);
  };
  const done = () => {
    sheet.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== margins);
    document.title = title ?? document.title;
  };
  addEventListener("beforeprint", begin, { once: true });
  addEventListener("afterprint", done, { once: true });
  // After the page has shown that the document is there.
  setTimeout(() => print());
};
