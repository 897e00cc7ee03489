import { readFileSync } from "node:fs";
import { type Browser, expect, type Page } from "@playwright/test";
import { parseFeed } from "#core/feed/read/feed.ts";
import { holdScripts } from "./held-back.ts";
import { expectAccessible, expectPlaying, test, untilAlive } from "./listening.ts";
import { invitation, newPage, signUpAtOnce } from "./signing-up.ts";

/** 28 minutes of speech. */
const SOUND = readFileSync("public/demo/how-sound-becomes-a-file.mp3");
/** Bytes a second: all of it takes some twenty seconds to send, in which there is time for what is done in the middle. */
const PACE = 300_000;
const ART = readFileSync("public/apple-icon.png");
const CHAPTERS = JSON.stringify({ version: "1.2.0", chapters: [{ startTime: 0, title: "Casting off" }] });
const TONE = readFileSync("tests/server/fixtures/tone.mp3");
const vtt = (text: string) => Buffer.from(`WEBVTT\n\n00:00.000 --> 00:06.000\n<v Ann>${text}\n`);
const file = (name: string, buffer: Buffer) => ({ name, mimeType: "application/octet-stream", buffer });

async function hostPage(browser: Browser, name: string, options = {}): Promise<Page> {
  const page = await newPage(browser, options);
  await signUpAtOnce(page, invitation("host"), name);
  return page;
}

async function makeShow(page: Page, title: string): Promise<void> {
  await page.goto("/host/upload");
  await page.getByLabel("Title of the show").fill(title);
  await page.getByLabel("Author").fill("Ann Author");
  await page.getByLabel("Description").fill("What it is about");
  await page.getByRole("button", { name: "Make show" }).click();
  await expect(page.getByText("The show is made.")).toBeVisible();
  await expect(page.getByText(`becomes an episode of ${title}`)).toBeVisible();
}

/** A host who has just made a show of this title. */
async function hostWithShow(browser: Browser, name: string, title = name): Promise<Page> {
  const page = await hostPage(browser, name);
  await makeShow(page, title);
  return page;
}

async function choose(page: Page, ...files: readonly ReturnType<typeof file>[]): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose files" }).click();
  await (await chooser).setFiles([...files]);
}

/** The browser's list of files, by Enter. It is told that it is to be handed over before the button is focused, so that no key comes sooner. */
async function openByKey(page: Page) {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose files" }).focus();
  await page.keyboard.press("Enter");
  return chooser;
}

const item = (page: Page, name: string) =>
  page.getByRole("list", { name: "Uploads" }).getByRole("listitem").filter({ hasText: name });

/** What is sent goes no faster than this, in bytes a second. */
async function slowDown(page: Page, bytes: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const conditions = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: bytes };
  await session.send("Network.emulateNetworkConditions", conditions);
}

/** Drops files beside the zone. Whether the page, and not the browser, has taken them. */
async function drop(page: Page, files: Readonly<Record<string, Buffer>>): Promise<boolean> {
  const dataTransfer = await page.evaluateHandle(
    (dropped) => {
      const transfer = new DataTransfer();
      for (const [name = "", coded = ""] of dropped) {
        const bytes = Uint8Array.from(atob(coded), (letter) => letter.charCodeAt(0));
        transfer.items.add(new File([bytes], name));
      }
      return transfer;
    },
    Object.entries(files).map(([name, content]) => [name, content.toString("base64")]),
  );
  const tell = (type: "dragover" | "drop") =>
    page.getByRole("main").evaluate(
      (main, [told, transfer]) => {
        const event = new DragEvent(told, { bubbles: true, cancelable: true, dataTransfer: transfer });
        return !main.dispatchEvent(event);
      },
      [type, dataTransfer] as const,
    );
  return (await tell("dragover")) && (await tell("drop"));
}

test("a host makes a show, drops a sound with its transcript, chapters and art, loses the network in the middle, and the episode plays, is found and stands in its feed", async ({
  browser,
}) => {
  const page = await hostWithShow(browser, "Uploading host", "Waves & Words");
  await expectAccessible(page);
  await untilAlive(page);
  await slowDown(page, PACE);
  await drop(page, {
    "crossing.mp3": SOUND,
    "crossing.vtt": vtt("The quokkaberry ferry crosses at dawn."),
    "crossing.chapters.json": Buffer.from(CHAPTERS),
    "crossing.png": ART,
  });
  const upload = item(page, "crossing.vtt, crossing.chapters.json, crossing.png, crossing.mp3");
  const progress = upload.getByRole("progressbar");
  const sent = () => progress.evaluate((bar: HTMLProgressElement) => bar.value);
  await expect.poll(sent).toBeGreaterThan(PACE);
  await page.context().setOffline(true);
  await expect(upload.getByText("No network now.")).toBeVisible();
  await expectAccessible(page);
  const before = await sent();
  expect(before).toBeLessThan(SOUND.length);
  await page.context().setOffline(false);
  // A network that has come back is as fast as it can be.
  await slowDown(page, PACE);
  await expect(upload.getByText("No network now.")).toBeHidden();
  // Loaded again in the middle: it goes on by itself, from there.
  await page.reload();
  await expect(upload.getByRole("progressbar").or(upload.getByText("Ready"))).toBeVisible();
  await slowDown(page, -1);
  await expect(upload.getByText("Ready, in Waves & Words.")).toBeVisible({ timeout: 120_000 });
  await expectAccessible(page);

  await upload.getByRole("link", { name: "Open" }).click();
  await expect(page).toHaveURL(/\/shows\/waves-and-words\/[^/]+$/);
  const episode = new URL(page.url()).pathname;
  await expect(page.getByText("The quokkaberry ferry crosses at dawn.").first()).toBeVisible();
  await expect(page.getByRole("link", { name: /Casting off/ }).first()).toBeVisible();
  await page.getByRole("button", { name: "Play episode" }).click();
  await expectPlaying(page);
  await expect(page.getByRole("slider", { name: "Seek" }).first()).toBeVisible();

  const feed = await page.request.get(`${episode.split("/").slice(0, 3).join("/")}/feed.xml`);
  const { feed: read } = parseFeed(await feed.text());
  const [told] = read?.episodes ?? [];
  expect(read?.title).toBe("Waves & Words");
  expect(told?.enclosure).toMatchObject({ type: "audio/mpeg", bytes: SOUND.length });
  expect(told?.transcripts.length).toBeGreaterThan(0);
  expect(told?.chaptersUrl).toBe(`${new URL(page.url()).origin}${episode}/chapters.json`);
  expect((await page.request.get(told?.imageUrl ?? "")).headers()["content-type"]).toBe("image/png");
  const sound = await page.request.get(told?.enclosure?.url ?? "");
  expect(Buffer.compare(await sound.body(), SOUND)).toBe(0);
  await page.goto("/search?q=quokkaberry");
  await expect(page.getByRole("main").getByText("quokkaberry").first()).toBeVisible();
  await page.context().close();
});

test("all of it by keyboard: files are chosen, paused, gone on with and cancelled; an episode is changed later", async ({
  browser,
}) => {
  const page = await hostWithShow(browser, "By keys", "By keys alone");
  const chooser = await openByKey(page);
  await slowDown(page, PACE);
  await chooser.setFiles([file("long.mp3", SOUND)]);
  const long = item(page, "long.mp3");
  await long.getByRole("button", { name: "Pause: long" }).press("Enter");
  await expect(long.getByText("Paused")).toBeVisible();
  await long.getByRole("button", { name: "Go on: long" }).press("Enter");
  await expect(long.getByRole("button", { name: "Pause: long" })).toBeVisible();
  await long.getByRole("button", { name: "Cancel: long" }).press("Enter");
  await expect(long).toBeHidden();
  await slowDown(page, -1);
  const listed = await page.request.get("/host/uploads.json");
  await expect.poll(async () => (await page.request.get("/host/uploads.json")).json()).toEqual([]);
  expect(listed.headers()["cache-control"]).toContain("no-store");

  await choose(page, file("tone.mp3", TONE), file("stray.vtt", vtt("Nobody's")), file("other.mp3", TONE));
  await expect(page.getByRole("main").getByRole("alert")).toContainText("stray.vtt belongs to no sound");
  await expect(item(page, "tone.mp3").getByText("Ready")).toBeVisible();
  await expect(item(page, "other.mp3").getByText("Ready")).toBeVisible();
  await item(page, "tone.mp3").getByRole("link", { name: "Change" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "tone" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Title", { exact: true }).fill("A tone");
  await page.getByLabel("Notes, as lines or HTML").fill("What one hears:\nnothing but a tone");
  await page.getByLabel("Number").fill("one");
  await page.getByRole("button", { name: "Save" }).press("Enter");
  await expect(page.getByRole("main").getByRole("alert")).toContainText("whole numbers");
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue("A tone");
  await page.getByLabel("Number").fill("1");
  await page.getByRole("button", { name: "Save" }).press("Enter");
  await expect(page.getByText("The episode is changed.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "A tone" })).toBeVisible();
  await choose(page, file("better.vtt", vtt("A better text.")));
  await expect(item(page, "better.vtt").getByText("Ready")).toBeVisible();
  await page.getByRole("link", { name: "Open its page" }).press("Enter");
  await expect(page.getByText("A better text.").first()).toBeVisible();
  await expect(page.getByText("nothing but a tone").first()).toBeVisible();
  await page.goto("/host");
  await expect(page.getByRole("heading", { name: "By keys alone" })).toBeVisible();
  await expectAccessible(page);
  await page.context().close();
});

test("files that are chosen by keyboard before the scripts are there become an episode when they come", async ({
  browser,
}) => {
  const page = await hostWithShow(browser, "Before the scripts");
  const release = await holdScripts(page);
  await page.goto("/host/upload", { waitUntil: "commit" });
  const chooser = await openByKey(page);
  await chooser.setFiles([file("early.mp3", TONE)]);
  release();
  await expect(item(page, "early.mp3").getByText("Ready")).toBeVisible();
  await page.context().close();
});

test("files that are dropped before the scripts are there are taken when they come, and not opened", async ({
  browser,
}) => {
  const page = await hostWithShow(browser, "Dropped before the scripts");
  const release = await holdScripts(page);
  await page.goto("/host/upload", { waitUntil: "commit" });
  expect(await drop(page, { "one.mp3": TONE })).toBe(true);
  expect(await drop(page, { "two.mp3": TONE })).toBe(true);
  release();
  await expect(item(page, "one.mp3").getByText("Ready")).toBeVisible();
  await expect(item(page, "two.mp3").getByText("Ready")).toBeVisible();
  await page.goto("/");
  await untilAlive(page);
  // Elsewhere nothing takes them.
  expect(await drop(page, { "three.mp3": TONE })).toBe(false);
  await page.context().close();
});

test("what is no sound is said to be none, and what is not sent is gone on with when the same file is chosen elsewhere", async ({
  browser,
}) => {
  const page = await hostWithShow(browser, "With faults");
  await choose(page, file("page.mp3", Buffer.from("<!doctype html><p>Not a sound</p>".repeat(200))));
  const wrong = item(page, "page.mp3");
  await expect(wrong.getByText("No episode could be made of it.")).toBeVisible();
  await expect(wrong).toContainText("page.mp3");
  await expectAccessible(page);

  await slowDown(page, 60_000);
  await choose(page, file("half.mp3", SOUND));
  const half = item(page, "half.mp3");
  const sent = () => half.getByRole("progressbar").evaluate((bar: HTMLProgressElement) => bar.value);
  await expect.poll(sent).toBeGreaterThan(60_000);
  const state = await page.context().storageState();
  // What closes a page also lets it go at full speed before.
  await page.context().setOffline(true);
  await expect(half.getByRole("status")).toBeVisible();
  await page.context().close();
  const other = await newPage(browser, { storageState: state });
  await other.goto("/host/upload");
  await expect(item(other, "half.mp3")).toContainText("Choose the same files again");
  await choose(other, file("half.mp3", SOUND));
  await expect(item(other, "half.mp3").getByText("Ready")).toBeVisible({ timeout: 120_000 });
  await expect(other.getByRole("list", { name: "Uploads" }).getByRole("listitem")).toHaveCount(2);
  await other.context().close();
});

test("who is no host is told so, in their language, and without script the page says what it needs", async ({
  browser,
}) => {
  const reader = await newPage(browser);
  await signUpAtOnce(reader, invitation("listener"), "Only reads");
  await reader.goto("/settings/account");
  await expect(reader.getByText("You are signed in as Only reads, listener.")).toBeVisible();
  await expect(reader.getByRole("link", { name: "Your shows and uploads" })).toBeHidden();
  for (const path of ["/host", "/host/upload", "/host/shows/none", "/host/shows/none/none"]) {
    await reader.goto(path);
    await expect(reader.getByRole("heading", { level: 1, name: "For hosts" })).toBeVisible();
  }
  expect((await reader.request.get("/host/uploads.json")).status()).toBe(403);
  await expectAccessible(reader);
  const nobody = await newPage(browser);
  await nobody.goto("/host/upload");
  await expect(nobody).toHaveURL(/\/sign-in\?next=/);
  expect((await nobody.request.get("/host/uploads.json")).status()).toBe(401);

  const russian = await hostPage(browser, "По-русски");
  await makeShow(russian, "Говорим");
  await russian
    .context()
    .addCookies([{ name: "locale", value: "ru", url: new URL("/", russian.url()).href }]);
  await russian.goto("/host/upload");
  await expect(russian.getByRole("heading", { level: 1, name: "Загрузка" })).toBeVisible();
  await expect(russian.getByRole("button", { name: "Выбрать файлы" })).toBeVisible();
  await expectAccessible(russian);
  const bare = await newPage(browser, {
    javaScriptEnabled: false,
    storageState: await russian.context().storageState(),
  });
  await bare.goto("/host/upload");
  await expect(bare.getByText("Для загрузки нужен JavaScript")).toBeVisible();
  for (const page of [reader, nobody, russian, bare]) await page.context().close();
});
