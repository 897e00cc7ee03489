import { expect, type Locator, type Page } from "@playwright/test";
import { EPISODE, player, test } from "./listening.ts";

const size = (width: number, height: number) => ({ width, height });
const button = (page: Page, name: string) => player(page).getByRole("button", { name, exact: true });

/** Opens the episode with the player at the bottom of the page, and the page at its top. */
async function openPlayer(page: Page): Promise<void> {
  await page.goto(EPISODE);
  await page.getByRole("button", { name: /^Play/ }).first().click();
  await button(page, "Pause").click();
  await expect(button(page, "Play")).toBeVisible();
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: "instant" }));
}

/** What is seen in a part of the page, by its name or text: where it is, in CSS pixels, and whether its text is cut. */
async function layoutOf(part: Locator) {
  const boxes = await part.locator("button, input, a, cite").evaluateAll((elements) =>
    elements.flatMap((element) => {
      const { x, y, width, height, right, bottom } = element.getBoundingClientRect();
      // A letter may reach a little below its line.
      const cut =
        element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight + 8;
      const name = element.getAttribute("aria-label") ?? element.textContent;
      return width === 0 ? [] : [{ name, x, y, width, height, right, bottom, cut }];
    }),
  );
  return (name: string) => {
    const box = boxes.find((candidate) => candidate.name === name);
    if (box === undefined) throw new Error(`Not seen: ${name}`);
    return box;
  };
}

/** How much of the window's height shows the transcript and nothing over it. */
function textShown(page: Page): Promise<number> {
  return page.evaluate(() => {
    const text = document.querySelector("[data-passage]")?.closest("[lang]");
    if (!text) throw new Error("No transcript");
    const { left, width } = text.getBoundingClientRect();
    const inText = (y: number) => text.contains(document.elementFromPoint(left + width / 2, y));
    return Array.from({ length: window.innerHeight }, (_, y) => y).filter(inText).length;
  });
}

test("the player has a line for its sound on a desk and a tablet, and is a bar on a phone", async ({
  page,
}) => {
  await openPlayer(page);
  // Two voices, told apart by their colours, and without them.
  const voices = player(page).locator("[data-speaker]");
  await expect(voices).toHaveCount(2);
  const looks = () =>
    voices.evaluateAll((paths) => {
      const styles = paths.map((path) => getComputedStyle(path));
      const count = (values: readonly string[]) => new Set(values).size;
      return [count(styles.map(({ stroke }) => stroke)), count(styles.map(({ strokeWidth }) => strokeWidth))];
    });
  expect(await looks()).toEqual([2, 1]);
  await page.emulateMedia({ forcedColors: "active" });
  expect(await looks()).toEqual([1, 2]);
  const colours = (part: Locator) =>
    part.evaluate((element) => {
      const { backgroundColor, color } = getComputedStyle(element);
      return { backgroundColor, color };
    });
  const paper = (await colours(player(page))).backgroundColor;
  // Ticks of chapters, and what is chosen.
  expect((await colours(player(page).locator("[class*=tick]").first())).backgroundColor).not.toBe(paper);
  await player(page)
    .getByRole("button", { name: /^Speed/ })
    .click();
  const chosen = await colours(button(page, "1×"));
  expect(chosen.backgroundColor).not.toBe((await colours(button(page, "2×"))).backgroundColor);
  expect(chosen.color).toBe("rgb(255, 255, 255)");
  await page.keyboard.press("Escape");
  await page.emulateMedia({ forcedColors: null });

  for (const wide of [size(1440, 900), size(1359, 900), size(820, 1180), size(640, 900)]) {
    await page.setViewportSize(wide);
    await expect(async () => {
      const seen = await layoutOf(player(page));
      expect(seen("Seek").width).toBeGreaterThan(wide.width * 0.7);
      expect(seen("Play").bottom).toBeLessThanOrEqual(seen("Seek").y);
      expect(seen("How Sound Becomes a File").cut).toBe(false);
      for (const name of ["Back 15 seconds", "Forward 30 seconds", "Mute", "Expand"])
        expect(seen(name).right).toBeLessThanOrEqual(wide.width);
      for (const name of ["Library", "Sign in"]) {
        const link = page.getByRole("banner").getByRole("link", { name });
        expect((await link.boundingBox())?.height).toBeLessThan(45);
        expect((await link.locator("svg").boundingBox())?.width).toBe(20);
      }
    }).toPass({ timeout: 20_000 });
  }

  // The narrowest window of a desk leaves room for what plays.
  await page.setViewportSize(size(900, 600));
  expect((await layoutOf(player(page)))("How Sound Becomes a File").width).toBeGreaterThan(80);

  for (const { phone, text } of [
    { phone: size(390, 844), text: 400 },
    { phone: size(320, 640), text: 170 },
  ]) {
    await page.setViewportSize(phone);
    await expect(async () => {
      const seen = await layoutOf(player(page));
      expect(() => seen("Seek")).toThrow();
      expect(seen("Back 15 seconds").y).toBe(seen("Forward 30 seconds").y);
      expect(seen("Forward 30 seconds").right).toBeLessThanOrEqual(phone.width);
    }).toPass({ timeout: 20_000 });
    await expect.poll(() => textShown(page)).toBeGreaterThan(text);
    // A name and its time share a line.
    const passage = await layoutOf(page.locator("[data-passage]").first());
    expect(passage("Vera").y).toBeLessThan(passage("0:01").bottom);
    expect(passage("0:01").y).toBeLessThan(passage("Vera").bottom);
  }

  // Tags stand in one row, which opens.
  await page.setViewportSize(size(240, 640));
  const tags = page.getByRole("list", { name: "Tags" });
  const more = page.getByRole("button", { name: "All tags" });
  await expect(more).toHaveAttribute("aria-expanded", "false");
  await more.click();
  await expect(more).toHaveAttribute("aria-expanded", "true");
  await expect(tags.getByRole("link").last()).toBeInViewport();

  // All of the bar that is no other button opens the full player.
  await page.setViewportSize(size(390, 844));
  await player(page).click({ position: { x: 100, y: 40 } });
  await expect(page.getByRole("dialog", { name: "Full player" })).toBeVisible();
});

test("a page zoomed far in, and a phone on its side, leave most of the window to the text", async ({
  page,
}) => {
  await openPlayer(page);
  for (const low of [size(320, 256), size(640, 320), size(844, 390)]) {
    await page.setViewportSize(low);
    await page
      .locator("[data-passage]")
      .nth(20)
      .evaluate((passage) => passage.scrollIntoView({ block: "center" }));
    await expect.poll(() => textShown(page)).toBeGreaterThan(low.height * 0.6);
    await expect(button(page, "Play")).toBeInViewport();
  }
});
