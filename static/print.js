// Prints one document alone. In: its name, a line end, and its markup as the office module wrote it, every text escaped. Out:
// the browser's print window, where it can also be saved as PDF. Styles are those of static/style/later.
duibiaoStore.print = (text) => {
  const end = text.indexOf("\n");
  const paper = new DOMParser().parseFromString(text.slice(end + 1), "text/html").body.firstElementChild;
  const sheet = document.createElement("div");
  sheet.id = "printed";
  sheet.append(document.adoptNode(paper));
  // After the page has shown that the file arrived, for that sets the title.
  setTimeout(() => {
    const title = document.title;
    const done = () => {
      sheet.remove();
      document.title = title;
    };
    document.getElementById("printed")?.remove();
    document.body.append(sheet);
    // The name that a PDF gets.
    document.title = text.slice(0, end);
    addEventListener("afterprint", done, { once: true });
    print();
  });
};
