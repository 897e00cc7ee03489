import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { SoundHost } from "../support/sound-host.ts";
import { heardOn, listenIn } from "./hearing.ts";
import {
  EPISODE,
  EPISODES,
  expectAccessible,
  expectPlaying,
  pause,
  player,
  test,
  timeOf,
} from "./listening.ts";

/** Silences of the first episode that are longer than a second, and a moment before each. Seconds. */
const SILENCES = [
  { before: 176, from: 184.2, to: 185.7 },
  { before: 387, from: 390.9, to: 392.6 },
];
/** How long after them there is no other. Seconds. */
const SPEECH = 25;

test("silences are gone through quickly, which is counted, and a voice that is made louder is heard", async ({
  page,
}) => {
  await listenIn(page);
  await page.goto(`${EPISODE}?t=${SILENCES[0]?.before}`);
  const speed = player(page).getByRole("button", { name: /^Speed/ });
  await speed.click();
  await player(page).getByLabel("Skip silence").check();
  await player(page).getByLabel("Voice boost").check();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  for (const { before, from, to } of SILENCES) {
    await page.goto(`${EPISODE}?t=${before}`);
    // The names of who speaks come with the words, which tell of silences.
    await expect(player(page).getByRole("button", { name: /^Speakers/ })).toBeVisible();
    await page.getByRole("button", { name: /^Play from / }).click();
    await expectPlaying(page);
    // A slow machine may look only in the silence after this one.
    const speeds = async () => (await heardOn(page)).speeds.filter(([, place]) => place < to + SPEECH);
    await expect.poll(async () => (await speeds()).map(([rate]) => rate)).toEqual([3, 1]);
    const [quick = [0, 0, 0, 0], usual = [0, 0, 0, 0]] = await speeds();
    expect(quick[1]).toBeGreaterThan(from);
    // Timers of a slow machine are late; each second of that is three of the sound.
    expect(usual[1]).toBeLessThan(to + 0.9 + 3 * usual[3]);
    expect((usual[1] - quick[1]) / (usual[2] - quick[2])).toBeGreaterThan(1.8);
    await expect(speed).toHaveAccessibleName("Speed 1×");
    await expect.poll(async () => (await heardOn(page)).loudest).toBeGreaterThan(0.02);
  }

  // Another tab counts along.
  const settings = await page.context().newPage();
  await settings.goto("/settings");
  await expect(settings.getByText(/^Time saved so far: 0:0[1-9]$/)).toBeVisible();
  await expect(player(settings)).toBeVisible();
  await expectAccessible(settings);
  const set = settings.getByRole("main");
  await expect(set.getByLabel("Skip silence")).toBeChecked();
  await set.getByLabel("Voice boost").uncheck();
  await settings.close();

  await page.goto("/");
  await page.getByRole("button", { name: `Play ${EPISODES[1].title}` }).click();
  await expectPlaying(page);
  expect((await heardOn(page)).loudest).toBe(0);
});

test.describe("sound of another host", () => {
  // The browser says itself that it was refused.
  test.use({ quiet: false });

  test("is heard as it is where the host does not share it, and made louder where it does", async ({
    page,
  }) => {
    const host = await SoundHost.open();
    const bytes = readFileSync(`public/demo/${EPISODES[1].name}.mp3`);
    const url = `${host.origin}/a.mp3`;
    host.sounds.set("/a.mp3", { bytes, fault: null });
    await listenIn(page);
    await page.goto(`/shows/set-down-in-sound/${EPISODES[1].name}?t=60`);
    await page.getByRole("button", { name: /^Play from / }).click();
    await expectPlaying(page);
    const speed = player(page).getByRole("button", { name: /^Speed/ });
    await speed.click();
    await player(page).getByLabel("Voice boost").check();
    await page.keyboard.press("Escape");
    await expect.poll(async () => (await heardOn(page)).loudest).toBeGreaterThan(0.02);
    await pause(page);

    // What was kept of the episode in this browser names the other host from now on.
    await page.addInitScript(
      ({ name, elsewhere }) => {
        const places: { track: { href: string; audio: { url: string } } }[] = JSON.parse(
          localStorage.getItem("playhead.places") ?? "[]",
        );
        for (const { track } of places) if (track.href.endsWith(name)) track.audio.url = elsewhere;
        localStorage.setItem("playhead.places", JSON.stringify(places));
      },
      { name: EPISODES[1].name, elsewhere: url },
    );
    const begun = page.getByRole("region", { name: "Continue listening" });
    const playElsewhere = () => begun.getByRole("button", { name: `Play ${EPISODES[1].title}` }).click();
    const element = () =>
      page.locator("audio").evaluate(({ src, crossOrigin }: HTMLAudioElement) => [src, crossOrigin]);
    await page.goto("/");
    await page.getByRole("button", { name: `Play ${EPISODES[0].title}` }).click();
    await expect.poll(async () => (await heardOn(page)).loudest).toBeGreaterThan(0.02);
    // Through the element before it would be silent.
    await playElsewhere();
    await expectPlaying(page);
    await expect.poll(element).toEqual([url, null]);
    await speed.click();
    await expect(player(page).getByLabel("Voice boost")).toBeDisabled();
    await expect(player(page).getByText(/^The host of this sound does not let/)).toBeVisible();

    host.sounds.set("/a.mp3", { bytes, fault: null, shared: true });
    await page.goto("/");
    await playElsewhere();
    await expect.poll(async () => (await heardOn(page)).loudest).toBeGreaterThan(0.02);
    expect(await element()).toEqual([url, "anonymous"]);
    expect(await timeOf(page)).toBeGreaterThan(60);
    host.close();
  });
});
