// Lets the documents on the page of the plan be changed in place. In: texts of class paper-text with data-key, fields with
// data-answer, buttons of class set-answer (keys in data-key, a line each, and what becomes of them in value). Out: input
// events of fields with data-answer, which the page takes as it takes those of any other field; nothing is kept here.
(() => {
  const LEFT_OUT = "【删去】";
  const LONGEST = 5000;
  const FIELDS = "input, textarea, select";
  /** What is being changed: its key, its elements, the group of fields, what they held. */
  let open = null;
  /** Where the keyboard goes when what it was on is gone. */
  let next = null;
  const told = new Map();

  function answer(key, value) {
    const field = document.createElement("textarea");
    field.dataset.answer = key;
    field.hidden = true;
    field.value = value;
    document.body.append(field);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.remove();
  }

  const isPlan = (text) => text.classList.contains("paper-plan");
  const fullKey = (text) => (isPlan(text) ? "" : text.closest(".paper").dataset.key) + text.dataset.key;
  const texts = () => [...document.querySelectorAll(".paper .paper-text")];
  const withKey = (key) => texts().filter((text) => text.dataset.key === key);

  /** What is shown in a text besides its words: where a page begins. */
  const BESIDE = ".page-mark";

  function wordsOf(text) {
    const own = text.cloneNode(true);
    own.querySelectorAll(BESIDE).forEach((mark) => mark.remove());
    return own.textContent.trim();
  }

  /** The words of a text; several elements of one key are its lines. */
  const words = (key) => withKey(key).map(wordsOf).join("\n");

  /** Ids of the group of fields in which a text of the plan is changed and of the one that is meant; none for a lone field. */
  function fieldsOf(key) {
    const [kind, owner, number, field] = key.split("/");
    if (!["task", "own-task", "section"].includes(kind)) return [];
    const group = kind === "own-task" ? `task-${owner}-own-${number}` : `${kind}-${owner}-${number}`;
    return [group, `${group}-${field}`];
  }

  /** The head above the cell in which a text stands. */
  function headOf(text) {
    const cell = text.closest("td");
    return cell?.closest("table").querySelector(`thead th:nth-child(${cell.cellIndex + 1})`);
  }

  function nameOf(text) {
    const cell = text.closest("td");
    const head = headOf(text);
    // Rows are told by their first cell that is more than a number.
    const cells = cell ? [...cell.parentElement.cells].slice(0, cell.cellIndex) : [];
    const name = cells.map((cell) => cell.textContent.trim()).find((own) => !/^\d*$/.test(own));
    const first = name ? `“${name}”的` : "";
    if (head) return `改${first}“${head.textContent.trim()}”`;
    return text.closest('[role="heading"]') ? "改标题" : "改这一段";
  }

  const withAnswer = (key) => document.querySelector(`[data-answer="${CSS.escape(key)}"]`);

  /** What is chosen from: the words of the column, or what the field elsewhere on the page offers. */
  function choices(text) {
    const elsewhere = withAnswer(text.dataset.key);
    if (elsewhere?.tagName === "SELECT") return elsewhere.cloneNode(true);
    const words = headOf(text)?.dataset.words?.split("\n");
    if (!words) return null;
    const field = document.createElement("select");
    for (const word of new Set([wordsOf(text), ...words])) field.append(new Option(word, word));
    return field;
  }

  /** One area with the words of a text, or a list of those that may stand there. */
  function area(text) {
    const own = document.createElement("div");
    const label = document.createElement("label");
    const list = choices(text);
    const field = list ?? document.createElement("textarea");
    label.textContent = nameOf(text);
    label.htmlFor = field.id = "editing-text";
    field.className = "input";
    if (!list) field.maxLength = LONGEST;
    if (list?.dataset.answer) {
      field.value = withAnswer(text.dataset.key).value;
      delete field.dataset.answer;
    } else field.value = words(text.dataset.key);
    field.dataset.own = fullKey(text);
    own.append(label, field);
    return own;
  }

  /** The fields of a task or a section as they stand elsewhere on the page, with names of their own. */
  function copied(group) {
    const own = group.cloneNode(true);
    own.removeAttribute("id");
    const originals = group.querySelectorAll(FIELDS);
    own.querySelectorAll(FIELDS).forEach((field, idx) => {
      field.value = originals[idx].value;
      field.dataset.own = field.dataset.answer;
      delete field.dataset.answer;
    });
    for (const element of own.querySelectorAll("[id]")) element.id = `editing-${element.id}`;
    for (const label of own.querySelectorAll("label")) label.htmlFor = `editing-${label.htmlFor}`;
    return own;
  }

  function begin(text) {
    close(true);
    // What can only be looked at stands in a group of fields that is switched off.
    if (text.closest("fieldset:disabled")) return;
    const key = text.dataset.key;
    const [groupId, fieldId] = isPlan(text) ? fieldsOf(key) : [];
    const group = groupId && document.getElementById(groupId);
    if (groupId && !group) return;
    const box = document.createElement("div");
    box.className = "paper-form";
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", nameOf(text));
    box.append(group ? copied(group) : area(text), buttons());
    const shown = isPlan(text) ? [text] : withKey(key);
    shown.at(-1).after(box);
    for (const own of shown) own.hidden = true;
    const fields = [...box.querySelectorAll("[data-own]")];
    const at = withKey(key).indexOf(text);
    open = { key, full: fullKey(text), text, at, shown, box, fields, before: fields.map((field) => field.value), kept: [] };
    open.isEdited = text.classList.contains("paper-edited");
    for (const field of fields) {
      grow(field);
      // The store asks for it soon, so that little is lost when the browser ends.
      field.addEventListener("input", () => open && duibiaoStore.hold(give));
    }
    box.addEventListener("focusin", ({ target }) => open?.box === box && (open.field = target));
    for (const name of ["compositionstart", "compositionend"]) {
      box.addEventListener(name, ({ type }) => {
        if (open?.box !== box) return;
        open.isComposing = type === "compositionstart";
        stay();
      });
    }
    const first = (group && box.querySelector(`[id="editing-${fieldId}"]`)) || fields[0];
    first.focus();
  }

  function buttons() {
    const own = document.createElement("div");
    own.className = "buttons";
    for (const [word, keeps] of [["保存（Ctrl+回车）", true], ["放弃（Esc）", false]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = keeps ? "button button-strong" : "button";
      button.textContent = word;
      button.onclick = () => finish(keeps);
      own.append(button);
    }
    return own;
  }

  function grow(field) {
    if (field.tagName !== "TEXTAREA") return;
    field.style.height = "auto";
    field.style.height = `${Math.max(field.scrollHeight + 4, 40)}px`;
  }

  /** Ends the change, and the keyboard goes back to the text. */
  function finish(keeps) {
    const key = open?.key;
    close(keeps);
    if (key) goSoon(() => withKey(key)[0]);
  }

  function close(keeps) {
    if (!open) return;
    const own = open;
    open = null;
    own.box.remove();
    for (const text of own.shown) text.hidden = false;
    if (keeps) keep(own, true);
    else giveUp(own);
    duibiaoStore.flush();
  }

  /** Gives the page what the open fields hold; true when that was all of it. */
  const give = (isLast) => !open || keep(open, isLast);

  /** True when everything was kept. A text that is empty while somebody changes it is not left out yet, unless `isLast`. */
  function keep(own, isLast) {
    let isAll = true;
    own.fields.forEach((field, idx) => {
      const [key, before] = [field.dataset.own, own.before[idx].trim()];
      let value = field.value.trim();
      if (value === (own.kept[idx] ?? before)) return;
      if (value === "" && key.startsWith("edit/") && !isLast) {
        isAll = false;
        return;
      }
      own.kept[idx] = value;
      if (key.startsWith("edit/")) {
        // What stood there is what was generated, unless it was changed before.
        if (!own.isEdited) answer(key.replace("edit/", "edit-from/"), value === before ? "" : before);
        if (!own.isEdited && value === before) return answer(key, "");
        value ||= LEFT_OUT;
      } else {
        twin(key, value, field.placeholder);
        const elsewhere = withAnswer(key);
        if (elsewhere) elsewhere.value = value;
      }
      answer(key, value);
    });
    return isAll;
  }

  /** What was kept in a pause, or because the page was about to go, is as it was before. */
  function giveUp(own) {
    own.kept.forEach((_, idx) => {
      own.fields[idx].value = own.before[idx];
    });
    if (own.kept.length > 0) keep(own, true);
  }

  /** The generated words at which the words of a task were changed. */
  function twin(key, value, generated) {
    if (!/^task\/.*\/(text|proof)$/.test(key)) return;
    const from = value === "" || value === generated ? "" : generated;
    if (told.get(key) === from) return;
    told.set(key, from);
    answer(key.replace("task/", "task-from/"), from);
  }

  /** Takes the keyboard there, now or when the page has been made anew. */
  function goSoon(find) {
    next = { find, until: Date.now() + 3000 };
    go();
  }

  function go() {
    if (!next || open) return;
    const isLost = document.activeElement === document.body || document.activeElement === null;
    if (Date.now() > next.until) next = null;
    else if (isLost) next.find()?.focus();
  }

  function press(button) {
    const box = open?.box.contains(button) && open;
    const key = box ? box.key : button.parentElement.previousElementSibling?.dataset?.key;
    if (box) close(button.value !== "");
    if (button.classList.contains("untick")) {
      document.querySelector(`input[data-problem="${button.dataset.key}"][data-measure="${button.value}"]`)?.click();
    } else {
      for (const own of button.dataset.key.split("\n")) {
        told.delete(own);
        answer(own, button.value);
      }
    }
    const id = box ? "" : button.id;
    const isListed = button.closest(".changes");
    goSoon(() => {
      if (id) {
        const other = id.startsWith("up-") ? id.replace("up-", "down-") : id.replace("down-", "up-");
        return document.getElementById(id) ?? document.getElementById(other);
      }
      const text = key && withKey(key)[0];
      const heading = document.getElementById(isListed ? "changes-heading" : "preview-heading")
        ?? document.getElementById("preview-heading");
      if (!text && heading) heading.tabIndex = -1;
      return text || heading;
    });
  }

  /** The text that is meant by a press on it, or on the cell or line that it stands in. */
  function meant(element) {
    const own = element.closest(".paper-text");
    if (own || !element.closest(".paper") || element.closest("button, a, .paper-form, .paper-changed")) return own;
    const around = element.closest("td, th, p, li, caption");
    const inside = around?.querySelectorAll(".paper-text") ?? [];
    return inside.length === 1 ? inside[0] : null;
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest(".set-answer, .untick");
    if (button) return press(button);
    const text = meant(event.target);
    // Whoever marks a text wants to copy it.
    if (text && String(getSelection()) === "") begin(text);
  });

  document.addEventListener("focusout", (event) => {
    // In another window, or on the way to a part of the same group, nothing is left.
    if (!open || !open.box.contains(event.target) || !document.hasFocus()) return;
    const own = open;
    setTimeout(() => {
      if (open === own && !own.box.contains(document.activeElement)) close(true);
    });
  });

  document.addEventListener("focusin", (event) => {
    const text = event.target.closest(".paper-text");
    if (!text) return;
    for (const own of document.querySelectorAll('.paper-text[tabindex="0"]')) own.tabIndex = -1;
    text.tabIndex = 0;
    text.setAttribute("aria-describedby", "editing-hint");
  });

  document.addEventListener("input", ({ target }) => {
    if (open?.box.contains(target)) return grow(target);
    if (target.tagName === "TEXTAREA" && target.isConnected && !target.hidden) grow(target);
    if (!target.dataset.answer || target.hidden) return;
    twin(target.dataset.answer, target.value, target.placeholder);
    // Who acts decides where the problem stands, and what is moved loses the keyboard.
    if (target.dataset.answer.endsWith("/actor")) goSoon(() => document.getElementById(target.id));
  });

  document.addEventListener("keydown", (event) => {
    // Enter that ends a word of the input method is none.
    if (event.isComposing || event.keyCode === 229) return;
    if (open?.box.contains(event.target)) return inField(event);
    const text = event.target.closest?.(".paper-text");
    if (!text) return;
    const all = texts();
    const idx = all.indexOf(text);
    const places = { ArrowDown: idx + 1, ArrowUp: idx - 1, Home: 0, End: all.length - 1 };
    if (event.key === "Enter" || event.key === "F2") begin(text);
    else if (event.key in places) all[places[event.key]]?.focus();
    else return;
    event.preventDefault();
  });

  function inField(event) {
    const isButton = event.target.closest("button");
    const takesLines = event.target.tagName === "TEXTAREA" && (open.fields.length > 1 || open.text.closest(".paper-body"));
    if (event.key === "Escape") finish(false);
    else if (event.key === "Enter" && !isButton && (event.ctrlKey || event.metaKey || !takesLines)) finish(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Fields follow what the page says of them, unless somebody types in them. */
  function follow(field) {
    const value = field.getAttribute("value") ?? "";
    if (field.tagName === "TEXTAREA") field.maxLength = LONGEST;
    if (field === document.activeElement || field.value === value) return;
    field.value = value;
    if (field.offsetParent) grow(field);
  }

  function madeAnew(changes) {
    for (const { type, target, addedNodes } of changes) {
      if (type === "attributes") {
        if (target.matches("[data-answer]")) follow(target);
        continue;
      }
      for (const node of addedNodes) {
        if (node.nodeType === 1 && !node.closest(".paper-form")) node.querySelectorAll("textarea[data-answer]").forEach(follow);
      }
    }
    const list = texts();
    if (list.length && !list.some((text) => text.tabIndex === 0)) list[0].tabIndex = 0;
    stay();
    go();
  }

  /** The elements in whose place the fields stand, as the page has them now. */
  function shownNow() {
    const all = withKey(open.key);
    if (!isPlan(open.text)) return all;
    // What is said of a task stands in several places; its fields stay at the one that was pressed.
    if (all.includes(open.text)) return [open.text];
    return [all[open.at] ?? all.at(-1)].filter(Boolean);
  }

  /** Keeps the fields at their text while the page around them is made anew; what is typed is never lost. */
  function stay() {
    // A field that is moved loses the word that the input method is composing.
    if (!open || (open.isComposing && open.box.isConnected)) return;
    const shown = shownNow();
    const isSame = shown.length === open.shown.length && shown.every((own, idx) => own === open.shown[idx]);
    if (isSame && open.box.isConnected && shown.every((element) => element.dataset.key === open.key)) return;
    if (shown.length === 0) return close(true);
    for (const own of open.shown) own.hidden = false;
    for (const own of shown) own.hidden = true;
    Object.assign(open, { shown, text: shown[0] });
    if (shown.at(-1).nextSibling === open.box) return;
    const { field } = open;
    const place = [field?.selectionStart, field?.selectionEnd];
    shown.at(-1).after(open.box);
    field?.focus();
    // What is moved has its caret at the beginning.
    if (Number.isInteger(place[0])) field.setSelectionRange(...place);
  }

  document.addEventListener("toggle", ({ target }) => target.querySelectorAll?.("textarea[data-answer]").forEach(grow), true);
  const changes = { subtree: true, childList: true, attributes: true, attributeFilter: ["value"] };
  new MutationObserver(madeAnew).observe(document.getElementById("app"), changes);
  document.querySelectorAll("textarea[data-answer]").forEach(follow);
})();
