// Fills the form as a person does: by keyboard and by the labels that they see. In: a page and a saved school file's
// content. Out: nothing; the figures stand in the form.

const KINDS = {
  primary: "小学",
  junior: "初中",
  nine_year: "九年一贯制学校",
  twelve_year: "十二年一贯制学校",
  complete_secondary: "完全中学",
  teaching_point: "教学点",
};
const ZONES = { city: "城区", town: "镇区", rural: "乡村" };
const OWNERSHIPS = { public: "公办", private: "民办" };

/** The steps, and what stands in the menu beside them. */
const STEPS = ["学校信息", "填报", "结果", "方案与材料"];
const MORE = ["导入导出", "分享", "标准库", "自检", "本机数据", "关于"];
const KEPT = "历史版本";

/** Goes to a page by its step in the head, or by its item of a menu. */
export async function go(page, name) {
  if (STEPS.includes(name)) {
    await press(page, `.step:nth-child(${STEPS.indexOf(name) + 1}) a`, "");
  } else if (MORE.includes(name)) {
    await chooseInMenu(page, "more-menu", name);
  } else if (name === KEPT) {
    await chooseInMenu(page, "school-menu", "切换学校、历史版本");
  } else {
    throw new Error(`neither a step nor an item of a menu is called ${name}`);
  }
  await isAt(page, name);
}

/** Goes to a page by its address, as one that no menu leads to. */
export async function goAnywhere(page, name, key) {
  await page.evaluate((hash) => (location.hash = hash), `#/${key}`);
  await isAt(page, name);
}

/** Opens a menu and presses the item that begins so. */
export async function chooseInMenu(page, menu, item) {
  await press(page, `#${menu}`, "");
  await press(page, `#${menu}-list .menu-item`, item);
}

/** Waits until the page of that name is open: its title says it, and its heading is there, of the page itself. */
function isAt(page, name) {
  return page.waitForFunction(
    (wanted) =>
      document.title.replace("错误：", "").startsWith(wanted) &&
      document.querySelector("h1") !== null &&
      document.querySelector('div[aria-busy="true"]') === null,
    {},
    name,
  );
}

/**
 * Clicks the element of `selector` whose text is or begins with `text`; one that is replaced, or that the page scrolls away
 * before the click reaches it, is looked for again.
 */
export async function press(page, selector, text) {
  for (;;) {
    const element = await resting(page, selector, text);
    try {
      return await element.click();
    } catch (fault) {
      const canBeSeen = await element.evaluate((node) => {
        const { left, top, right, bottom } = node.getBoundingClientRect();
        return node.isConnected && right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
      });
      if (canBeSeen) throw fault;
    }
  }
}

/** Clicks the first element of `selector`, once it is there. */
export function click(page, selector) {
  return press(page, selector, "");
}

/** The element, once it stays where it is: a person presses nothing that is only about to be there. */
async function resting(page, selector, text) {
  const found = await page.waitForFunction(
    async (selector, wanted) => {
      const element = [...document.querySelectorAll(selector)].find((one) => one.textContent.trim().startsWith(wanted));
      if (!element) return false;
      // What the head of the page covers, a person scrolls into sight first.
      const { left, top, width, height } = element.getBoundingClientRect();
      const seen = document.elementFromPoint(left + width / 2, top + height / 2);
      if (!element.contains(seen)) element.scrollIntoView({ block: "center" });
      const place = () => {
        const { x, y } = element.getBoundingClientRect();
        return `${x} ${y}`;
      };
      const before = place();
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      await frame();
      await frame();
      return element.isConnected && place() === before && element;
    },
    {},
    selector,
    text,
  );
  return found.asElement();
}

/** Types `text` into the field with that id or selector, over what stood there. */
export async function type(page, selector, text) {
  await page.waitForSelector(selector);
  await page.focus(selector);
  await page.$eval(selector, (field) => field.select?.());
  await page.keyboard.type(text);
}

/** Chooses the option with that label in the group with that name. */
export async function choose(page, group, label) {
  await press(page, `label:has(input[name="${group}"])`, label);
}

/** Describes and enters the whole school. */
export async function enterSchool(page, school) {
  const { profile, figures } = school;
  await go(page, "学校信息");
  await type(page, "#name", profile.name);
  await choose(page, "kind", KINDS[profile.kind]);
  await choose(page, "zone", ZONES[profile.zone]);
  await choose(page, "ownership", OWNERSHIPS[profile.ownership]);
  // What nothing asks for yet waits under one line.
  await page.$$eval(".profile-more", (all) => all.forEach((element) => (element.open = true)));
  await choose(page, "boarding", profile.boarding ? "是" : "否");
  await type(page, "#county", profile.county);
  await type(page, "#bureau", profile.bureau);
  await go(page, "填报");
  // Whoever begins is shown the short edition.
  await press(page, "button", "完整版");
  for (const [figure, parts] of Object.entries(figures)) {
    for (const [part, value] of Object.entries(parts)) {
      const text = Array.isArray(value) ? value.join(" ") : String(value);
      await type(page, `[data-field="${figure}"][data-part="${part}"]`, text);
    }
  }
}

/** What the form holds: the text of each field, by figure and part. */
export function entered(page) {
  return page.$$eval("input[data-field]", (fields) =>
    Object.fromEntries(
      fields.filter((field) => field.value !== "").map((field) => [`${field.dataset.field}/${field.dataset.part}`, field.value]),
    ),
  );
}
