import { expect } from "@playwright/test";
import { EPISODE, EPISODES, expectPlaying, player, setSpeed, test, timeOf } from "./listening.ts";

test("a newcomer opens the page, sees the episodes with their lengths, and plays one", async ({ page }) => {
  await page.goto("/");
  for (const { title, length } of EPISODES) {
    const row = page.getByRole("article").filter({ has: page.getByRole("heading", { name: title }) });
    await expect(row.getByText(length, { exact: true })).toBeVisible();
  }
  await page.getByRole("button", { name: `Play ${EPISODES[0].title}` }).click();
  await expectPlaying(page);
  await expect(player(page).getByText("28:18")).toBeVisible();
});

test("the player plays on while the listener looks around, and the place survives a reload", async ({
  page,
}) => {
  await page.goto(EPISODE, { waitUntil: "networkidle" });
  const covers: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/_next/image")) covers.push(request.url());
  });
  await page.getByRole("button", { name: "Play episode" }).click();
  await expectPlaying(page);
  // For the system's own player in its sizes, not again for each chapter.
  expect(covers.length).toBeLessThan(4);
  const before = await timeOf(page);
  await page.getByRole("link", { name: "Playhead, home" }).click();
  await expect(page.getByRole("heading", { name: "Newest episodes" })).toBeVisible();
  await expectPlaying(page);
  expect(await timeOf(page)).toBeGreaterThan(before);

  // Here too the waveform tells what is said where it is pointed at, within the screen.
  const seek = await player(page).getByRole("slider", { name: "Seek" }).boundingBox();
  if (!seek) throw new Error("The seek slider is not on the page");
  for (const share of [0.002, 0.5, 0.998]) {
    await page.mouse.move(seek.x + share * seek.width, seek.y + seek.height / 2);
    const tip = player(page).locator("q");
    await expect(tip).not.toBeEmpty();
    await expect(tip).toBeInViewport({ ratio: 1 });
  }

  await page.goto(EPISODE);
  await player(page).getByRole("button", { name: "Forward 30 seconds" }).click();
  await expect.poll(() => timeOf(page)).toBeGreaterThan(30);
  await page.reload();
  await expect.poll(() => timeOf(page)).toBeGreaterThan(30);
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Continue listening" })).toBeVisible();
  // The waveform shows the place before anything of the sound is there: half a minute is a sixtieth of it.
  const heard = player(page).locator('[part="progress"]');
  await expect.poll(async () => (await heard.boundingBox())?.width ?? 0).toBeGreaterThan(15);
  expect(await page.locator("audio").evaluate((audio: HTMLAudioElement) => audio.readyState)).toBe(0);
});

test("pages that were left are let go of, while sound plays", async ({ page }) => {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const countNodes = async () => {
    await session.send("HeapProfiler.collectGarbage");
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "Nodes")?.value ?? Number.NaN;
  };
  await page.goto("/");
  await page.getByRole("button", { name: `Play ${EPISODES[0].title}` }).click();
  await expectPlaying(page);
  const counts: number[] = [];
  for (let visit = 0; visit < 8; visit++) {
    const { title } = EPISODES[visit % 2 === 0 ? 0 : 1];
    await page.getByRole("main").getByRole("link", { name: title }).first().click();
    await expect(page.locator("[data-passage]").first()).toBeVisible();
    await page.getByRole("link", { name: "Playhead, home" }).click();
    await expect(page.getByRole("heading", { name: "Newest episodes" })).toBeVisible();
    counts.push(await countNodes());
  }
  // The page that was left last may still be there; a transcript is about a thousand nodes.
  expect(Math.min(...counts.slice(-3)) - Math.min(...counts.slice(0, 2))).toBeLessThan(2000);
});

test("what was begun stands in the dock and in a list at the next visit, and can be dismissed", async ({
  page,
}) => {
  await page.goto(EPISODE);
  await player(page).getByRole("button", { name: "Forward 30 seconds" }).click();
  await expect.poll(() => timeOf(page)).toBeGreaterThan(29);
  const fetched: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "media") fetched.push(request.url());
  });
  await page.goto("/");
  const begun = page.getByRole("region", { name: "Continue listening" });
  await expect(begun.getByRole("link", { name: EPISODES[0].title })).toBeVisible();
  const seek = player(page).getByRole("slider", { name: "Seek" });
  await expect.poll(async () => Number(await seek.inputValue())).toBeGreaterThan(29);
  await begun.getByRole("button", { name: `More for ${EPISODES[0].title}` }).click();
  await page.getByRole("menuitem", { name: "Add to queue" }).press("Escape");
  await begun.getByRole("button", { name: /^Remove / }).click();
  await expect(begun).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(begun).toBeVisible();
  expect(fetched).toEqual([]);
  const play = player(page).getByRole("button", { name: "Play", exact: true });
  await expect(play).toHaveAttribute("title", "Play (K)");
  await play.click();
  await expectPlaying(page);
  expect(await timeOf(page)).toBeGreaterThan(29);
});

test("mute, volume, speed and steps do what they say", async ({ page }) => {
  await page.goto(EPISODE);
  const audio = page.locator("audio");
  const dock = player(page);
  await dock.getByRole("button", { name: "Play", exact: true }).click();
  await expectPlaying(page);

  await dock.getByRole("button", { name: "Mute" }).click();
  await expect.poll(() => audio.evaluate((a: HTMLAudioElement) => a.muted)).toBe(true);
  await dock.getByRole("button", { name: "Unmute" }).click();
  await expect.poll(() => audio.evaluate((a: HTMLAudioElement) => a.muted)).toBe(false);

  await dock.getByRole("slider", { name: "Volume" }).fill("0.5");
  await expect.poll(() => audio.evaluate((a: HTMLAudioElement) => a.volume)).toBe(0.5);

  await setSpeed(page, 0.1);
  const before = await timeOf(page);
  await dock.getByRole("button", { name: "Forward 30 seconds" }).click();
  await expect.poll(() => timeOf(page)).toBeGreaterThan(before + 29);
  await dock.getByRole("button", { name: "Back 15 seconds" }).click();
  await expect.poll(() => timeOf(page)).toBeLessThan(before + 20);

  await dock.getByRole("button", { name: "Speed" }).click();
  for (const words of ["For this show only", "Skip silence", "Voice boost"])
    await expect(dock.getByText(words, { exact: true })).toBeInViewport({ ratio: 1 });
  await page.getByRole("button", { name: "1.5×" }).click();
  await expect.poll(() => audio.evaluate((a: HTMLAudioElement) => a.playbackRate)).toBe(1.5);
  expect(await audio.evaluate((a: HTMLAudioElement) => a.preservesPitch)).toBe(true);
});

test("the seek slider says its place in words and moves the sound", async ({ page }) => {
  await page.goto(EPISODE);
  const seek = player(page).getByRole("slider", { name: "Seek" });
  await expect(seek).toHaveAttribute("aria-valuetext", "0 seconds of 28 minutes 18 seconds");
  await seek.focus();
  await page.keyboard.press("End");
  await expect.poll(() => timeOf(page)).toBeGreaterThan(1690);
  await page.keyboard.press("Home");
  await expect.poll(() => timeOf(page)).toBe(0);
  const box = await seek.boundingBox();
  if (!box) throw new Error("The seek slider is not on the page");
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect.poll(async () => Math.abs((await timeOf(page)) - 849)).toBeLessThan(20);
});

test("the waveform is drawn without fetching the audio for it", async ({ page }) => {
  const media: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/media/") && request.resourceType() === "fetch") media.push(request.url());
  });
  await page.goto(EPISODE);
  await expect(player(page).locator("canvas").first()).toBeVisible();
  expect(media).toEqual([]);
});
