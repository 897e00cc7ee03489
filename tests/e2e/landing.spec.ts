import { expect, type Page } from "@playwright/test";
import { holdScripts } from "./held-back.ts";
import {
  EPISODE,
  expectAccessible,
  expectPlaying,
  pause,
  player,
  setSpeed,
  test,
  timeOf,
} from "./listening.ts";

const back = (page: Page, time: string) => player(page).getByRole("button", { name: `Back to ${time}` });

/** What passes after a while waits, until the clock is told to go on. Install the page's clock before. */
async function stopClock(page: Page): Promise<void> {
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 60_000);
}

/** Resolves when the page has made of the last event what it makes of it. React does so in tasks of its own, which no stopped clock holds up. */
async function answered(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let turn = 0; turn < 2; turn++)
      await new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(null);
      });
  });
}

test("a jump is undone by its chip, and others by key U", async ({ page }) => {
  await page.clock.install();
  await page.goto(`${EPISODE}?t=300`);
  await expect.poll(() => timeOf(page)).toBe(300);
  await stopClock(page);
  await page.getByRole("link", { name: /The Ruler/ }).click();
  // With the focus on it the offer stays, however long the rest takes.
  await back(page, "5:00").focus();
  await page.clock.resume();
  await expectPlaying(page);
  await page.keyboard.press("k");
  await expect(back(page, "5:00")).toBeVisible();
  await expectAccessible(page);
  await back(page, "5:00").click();
  await expect.poll(() => timeOf(page)).toBe(300);
  await expect(back(page, "5:00")).toBeHidden();
  await page.keyboard.press("5");
  await expect.poll(() => timeOf(page)).toBeGreaterThan(800);
  await page.keyboard.press("9");
  await expect.poll(() => timeOf(page)).toBeGreaterThan(1500);
  await page.keyboard.press("u");
  await expect.poll(() => timeOf(page)).toBeLessThan(900);
  await page.keyboard.press("u");
  await expect.poll(() => timeOf(page)).toBe(300);
});

test("a press on a page that only now comes alive plays, though the page goes to the moment", async ({
  page,
}) => {
  const release = await holdScripts(page);
  // Then it has gone to the words of the moment.
  await page.goto(`${EPISODE}?t=600`, { waitUntil: "domcontentloaded" });
  await page.getByRole("button", { name: "Play from 10:00" }).hover();
  await page.mouse.down();
  release();
  await expect(player(page)).toBeVisible();
  await expect.poll(() => timeOf(page)).toBe(600);
  await page.mouse.up();
  await expectPlaying(page);
  await expect(page.locator("[data-passage][aria-current]")).toBeInViewport();
});

test("the way back is offered for eight seconds, and for as long as one is at it", async ({ page }) => {
  await page.clock.install();
  await page.goto(`${EPISODE}?t=300`);
  await expect.poll(() => timeOf(page)).toBe(300);
  await stopClock(page);
  await page.keyboard.press("5");
  await back(page, "5:00").hover();
  await answered(page);
  await page.clock.fastForward(20_000);
  await expect(back(page, "5:00")).toBeVisible();
  await page.mouse.move(0, 0);
  await answered(page);
  await page.clock.fastForward(9000);
  await expect(back(page, "5:00")).toBeHidden();
  await page.keyboard.press("u");
  await expect.poll(() => timeOf(page)).toBe(300);
});

test("a link into an episode that was begun does not spoil one's own place", async ({ page }) => {
  await page.goto(`${EPISODE}?t=600`);
  await page.getByRole("button", { name: "Play from 10:00" }).click();
  await expectPlaying(page);
  const own = await pause(page);

  await page.goto(`${EPISODE}?t=60,61`);
  await expect(player(page).getByText("You are at a shared moment.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Play 1:00 to 1:01/ }).click();
  await expect(player(page).getByRole("button", { name: "Keep listening" })).toBeVisible();
  await page.keyboard.press("j");
  await player(page)
    .getByRole("button", { name: `Return to ${own}` })
    .click();
  await expect.poll(() => timeOf(page)).toBeGreaterThanOrEqual(600);
  await expect(player(page).getByText("You are at a shared moment.")).toBeHidden();

  await page.goto(`${EPISODE}?t=60`);
  await page.getByRole("button", { name: "Play from 1:00" }).click();
  await expectPlaying(page);
  await player(page).getByRole("button", { name: "Go on from here" }).click();
  const gone = await pause(page);
  await page.goto(EPISODE);
  await expect(page.getByRole("button", { name: `Resume from ${gone}` })).toBeVisible();
});

test("the card of a moment gives way where it would hide what the keys have reached", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 560 });
  await page.goto(`${EPISODE}?t=754`);
  await expect(player(page)).toBeVisible();
  const follow = page.getByRole("button", { name: "Follow", exact: true });
  const seen = () =>
    follow.evaluate((button) => {
      const { left, top, width, height } = button.getBoundingClientRect();
      return button.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    });
  await expect.poll(seen).toBe(false);
  await follow.focus();
  await expect.poll(seen).toBe(true);
});

test("a range stops exactly, is played again, looped, and listened on from", async ({ page }) => {
  await page.goto(`${EPISODE}?t=60,61.5`);
  await page.getByRole("button", { name: /^Play 1:00 to 1:01/ }).click();
  const again = player(page).getByRole("button", { name: "Play again" });
  await expect(again).toBeVisible();
  expect(Math.abs((await timeOf(page)) - 61.5)).toBeLessThan(0.05);
  await setSpeed(page, 0.1);
  await again.click();
  await expect(again).toBeHidden();
  const loop = player(page).getByRole("button", { name: "Loop" });
  await loop.click();
  await expect(loop).toHaveAttribute("aria-pressed", "true");
  const rounds = page.locator("audio").evaluate(
    (audio: HTMLAudioElement) =>
      new Promise<boolean>((resolve) => {
        let seeks = 0;
        audio.addEventListener("pause", () => resolve(false));
        audio.addEventListener("seeked", () => ++seeks === 2 && resolve(true));
      }),
  );
  await setSpeed(page, 1);
  expect(await rounds).toBe(true);
  await loop.click();
  await expect(again).toBeVisible();
  await player(page).getByRole("button", { name: "Keep listening" }).click();
  await expectPlaying(page);
  expect(await timeOf(page)).toBeGreaterThan(61.5);
});

test("a time is typed where the clock is", async ({ page }) => {
  await page.goto(EPISODE);
  const clock = player(page).getByRole("button", { name: /Go to a time$/ });
  await clock.click();
  const field = player(page).getByRole("textbox", { name: "Go to a time" });
  await field.fill("soon");
  await field.press("Enter");
  await expect(player(page).getByText("Type a time, such as 12:34")).toBeVisible();
  await expectAccessible(page);
  await field.fill("12:34");
  await field.press("Enter");
  await expect.poll(() => timeOf(page)).toBe(754);
  await expect(clock).toBeFocused();
  await clock.click();
  await field.press("Escape");
  await expect(clock).toBeFocused();
  expect(await timeOf(page)).toBe(754);
});

for (const viewport of [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
]) {
  test.describe(`${viewport.width} wide`, () => {
    test.use({ viewport });

    test("who follows a link sees the quote, hears it with one press, and reads on below", async ({
      page,
    }) => {
      await page.goto(`${EPISODE}?t=786,802`);
      const card = page.getByRole("main").getByRole("region", { name: "Linked moment" });
      const play = card.getByRole("button", { name: "Play 13:06 to 13:22" });
      await expect.poll(() => timeOf(page)).toBe(786);
      const mark = () =>
        page.evaluate(() => {
          const [range] = [...(CSS.highlights.get("moment") ?? [])];
          return range instanceof Range
            ? { text: range.toString(), top: range.getBoundingClientRect().top }
            : null;
        });
      const below = async () => {
        const box = await card.boundingBox();
        const top = (await mark())?.top ?? 0;
        return top > (box?.y ?? 0) + (box?.height ?? 0) && top < viewport.height - 100;
      };
      await expect.poll(below).toBe(true);
      for (const seen of [
        play,
        card.getByText("How Sound Becomes a File"),
        card.getByText("Then it puts on a disguise."),
      ])
        await expect(seen).toBeInViewport({ ratio: 1 });
      expect((await mark())?.text).toMatch(/^Then it puts on a disguise\./);
      const part = player(page).locator("[class*=part]").last();
      if (viewport.width > 900) await expect(part).toBeVisible();
      await expectAccessible(page);
      await expect(page.locator("[data-moment]")).toContainText("Then it puts on a disguise.");
      for (const forcedColors of ["none", "active"] as const) {
        await page.emulateMedia({ forcedColors });
        // Marks meet in one line: each has a look of its own.
        const looks = await page
          .locator("[data-words]")
          .first()
          .evaluate((words) =>
            ["bookmark", "moment", "found", "found-now", "spoken"].map((name) => {
              const look = getComputedStyle(words, `::highlight(${name})`);
              return `${look.backgroundColor} ${look.textDecorationLine} ${look.textDecorationStyle}`;
            }),
          );
        expect(new Set(looks).size).toBe(5);
      }
      // Otherwise the browser paints them alike there, whatever it says of their styles.
      await expect(page.locator("[data-words]").first()).toHaveCSS("forced-color-adjust", "none");
      await page.emulateMedia({ forcedColors: "none" });

      // Reading on, the text stays where it is, and what stood over it is gone. Other colours have laid it out anew.
      let before = Number.NaN;
      const moved = async () => {
        const top = (await mark())?.top ?? 0;
        const by = top - before;
        before = top;
        return by;
      };
      await expect.poll(moved, { intervals: [100] }).toBe(0);
      await card.getByRole("link", { name: "Read on" }).click();
      await expect(play).not.toBeInViewport();
      expect(Math.abs(((await mark())?.top ?? 0) - before)).toBeLessThan(2);

      await page.goto(`${EPISODE}?t=60`);
      await expect.poll(async () => (await mark())?.text).toMatch(/^We should say .*lungs\.$/);
      await page.goto(`${EPISODE}?t=786,802`);
      await expect.poll(below).toBe(true);
      await play.click();
      await expectPlaying(page);
      await expect(card).not.toBeInViewport();
      await expect(player(page).getByRole("button", { name: "Keep listening" })).toBeVisible();
    });
  });
}
