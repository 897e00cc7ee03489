import { expect, type Page } from "@playwright/test";
import { EPISODE, expectPlaying, player, setSpeed, test, timeOf } from "./listening.ts";

/** Where the listener has come to by themselves, in seconds: far from the moment of the link. */
const FAR = 1359;

function find(page: Page) {
  return page.getByRole("searchbox", { name: "Find in transcript" });
}

function follow(page: Page) {
  return page.getByRole("button", { name: "Follow", exact: true });
}

function painted(page: Page, name: string): Promise<readonly string[]> {
  return page.evaluate((key) => [...(CSS.highlights.get(key) ?? [])].map(String), name);
}

/** Opens a link, and goes on to another place by hand. */
async function listenElsewhere(page: Page): Promise<void> {
  await page.goto(`${EPISODE}?t=600`);
  await expect.poll(() => timeOf(page)).toBe(600);
  await player(page)
    .getByRole("button", { name: /Go to a time$/ })
    .click();
  await player(page).getByRole("textbox", { name: "Go to a time" }).fill("22:39");
  await page.keyboard.press("Enter");
  await expect.poll(() => timeOf(page)).toBe(FAR);
}

/** Selects the first words of a passage, as a person would. */
async function selectWords(page: Page, passage: number): Promise<string> {
  return page
    .locator("[data-passage]")
    .nth(passage)
    .locator("[data-words]")
    .evaluate((words) => {
      const node = words.firstChild;
      if (node) document.getSelection()?.setBaseAndExtent(node, 0, node, 20);
      return String(document.getSelection());
    });
}

/** How far the page is scrolled, in pixels, once what has come into sight is laid out. */
function settledScroll(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let [top, same] = [Number.NaN, 0];
    while (same < 3) {
      await new Promise(requestAnimationFrame);
      same = scrollY === top ? same + 1 : 0;
      top = scrollY;
    }
    return top;
  });
}

/** Presses a button of the footer by its key, as the mouse would undo the selection and scroll. */
async function choose(page: Page, name: string): Promise<void> {
  const button = page.getByRole("contentinfo").getByRole("button", { name, exact: true });
  await button.evaluate((element) => element.focus({ preventScroll: true }));
  await page.keyboard.press("Enter");
  await expect(button).toHaveAttribute("aria-pressed", "true");
}

for (const [what, name] of [
  ["the theme", "Dark"],
  ["the language", "русский"],
] as const) {
  test(`a change of ${what} leaves everything as it was`, async ({ page }) => {
    await listenElsewhere(page);
    await find(page).fill("sound");
    await page.getByRole("button", { name: "Next match" }).click();
    await follow(page).click();
    const found = await painted(page, "found");
    const now = await painted(page, "found-now");
    expect(found.length).toBeGreaterThan(1);
    await page
      .locator("[data-passage]")
      .nth(9)
      .evaluate((passage) => passage.scrollIntoView({ behavior: "instant" }));
    const words = await selectWords(page, 9);
    const scrolled = await settledScroll(page);

    await choose(page, name);

    expect(await timeOf(page)).toBe(FAR);
    expect(await settledScroll(page)).toBe(scrolled);
    expect(await page.evaluate(() => String(document.getSelection()))).toBe(words);
    await expect(page.getByRole("searchbox")).toHaveValue("sound");
    expect(await painted(page, "found")).toEqual(found);
    expect(await painted(page, "found-now")).toEqual(now);
    expect((await painted(page, "moment")).length).toBeGreaterThan(0);
    await expect(page.locator("[data-passage]").first()).toBeAttached();
    await expect(page.getByRole("button", { name: /^(Follow|Следовать)$/ })).toHaveAttribute(
      "aria-pressed",
      "false",
    );
  });
}

test("what plays plays on through a refresh, and the waveform is drawn whole after it", async ({ page }) => {
  await listenElsewhere(page);
  await page.keyboard.press("k");
  await expectPlaying(page);
  const jumps = page.locator("audio").evaluateHandle((audio: HTMLAudioElement) => {
    const seen: string[] = [];
    for (const type of ["emptied", "seeking", "pause"]) audio.addEventListener(type, () => seen.push(type));
    return seen;
  });
  const seen = await jumps;
  await choose(page, "Dark");
  await expectPlaying(page);
  expect(await seen.jsonValue()).toEqual([]);
  expect(await timeOf(page)).toBeGreaterThan(FAR);
  // A waveform that is drawn only now; the journey fails when the policy of the page refuses its style.
  await player(page).getByRole("button", { name: "Expand" }).click();
  const wave = page.getByRole("dialog").locator("canvas").first();
  await expect(wave).toBeVisible();
  // It is drawn once more when its room has settled.
  await expect(wave).toHaveCSS("position", "absolute");
});

test("back to the page of a link, the sound is where the listener has brought it", async ({ page }) => {
  await listenElsewhere(page);
  await page.getByRole("banner").getByRole("link", { name: "Library" }).click();
  await expect(page).toHaveURL(/\/library$/);
  await page.goBack();
  await expect(find(page)).toBeVisible();
  await expect.poll(async () => (await painted(page, "moment")).length).toBeGreaterThan(0);
  expect(await timeOf(page)).toBe(FAR);
  await page.goForward();
  await expect(page).toHaveURL(/\/library$/);
  expect(await timeOf(page)).toBe(FAR);
});

test("back to a transcript, what was found and selected is there, and who had scrolled away is left alone", async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await listenElsewhere(page);
  await page.keyboard.press("k");
  await expectPlaying(page);
  await setSpeed(page, 0.1);
  await find(page).fill("sound");
  await page.getByRole("button", { name: "Next match" }).click();
  const now = await painted(page, "found-now");
  const words = await selectWords(page, 3);
  await page.mouse.move(500, 400);
  await page.mouse.wheel(0, -20_000);
  await expect(page.getByRole("button", { name: "Back to now" })).toBeVisible();

  const away = page.getByRole("banner").getByRole("link", { name: "Library" });
  await away.evaluate((element) => element.focus({ preventScroll: true }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/library$/);
  await page.goBack();

  await expect(find(page)).toHaveValue("sound");
  await expect.poll(() => painted(page, "found-now")).toEqual(now);
  await expect.poll(() => page.evaluate(() => String(document.getSelection()))).toBe(words);
  await expect(page.getByRole("button", { name: "Back to now" })).toBeVisible();
});

for (const playing of [false, true])
  test(`a link to another moment of the open episode goes there, ${playing ? "playing" : "paused"}`, async ({
    page,
  }) => {
    await listenElsewhere(page);
    if (playing) {
      await page.keyboard.press("k");
      await expectPlaying(page);
    }
    await choose(page, "Dark");
    await page.evaluate(() => {
      window.location.hash = "#t=700";
    });
    await expect.poll(async () => Math.round((await timeOf(page)) / 20)).toBe(35);
    await expect(page.locator("[data-passage][aria-current]")).toBeInViewport();
  });
