import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { type Browser, expect, type Page } from "@playwright/test";
import { EPISODE, expectAccessible, expectPlaying, test } from "./listening.ts";
import { portOf } from "./ports.ts";
import { newPage, signUpAtOnce } from "./signing-up.ts";
import { withStart } from "./start.ts";

const PORT = portOf("kept feeds");
const SITE = `http://localhost:${PORT}`;
const run = promisify(execFile);

// One after the other: each has a site at the same port.
test.describe.configure({ mode: "default" });

/** A feed with so many episodes, or an error in its place. */
function openFeedHost() {
  const feed = { episodes: 1, status: 200 };
  const server = createServer((_, response) => {
    const items = Array.from(
      { length: feed.episodes },
      (_item, index) =>
        `<item><title>Wave ${index}</title><guid>${index}</guid><enclosure url="${index}.mp3" type="audio/mpeg" length="1"/></item>`,
    );
    response
      .writeHead(feed.status, { "content-type": "application/rss+xml" })
      .end(`<rss version="2.0"><channel><title>Waves</title>${items.join("")}</channel></rss>`);
  });
  return new Promise<{ feed: typeof feed; url: string; close: () => void }>((resolve) =>
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      resolve({ feed, url: `http://127.0.0.1:${port}/feed.xml`, close: () => server.close() });
    }),
  );
}

test("a host sees how feeds are, has one read now, pauses it, and moves its show to the trash", async ({
  browser,
}) => {
  const data = mkdtempSync(path.join(tmpdir(), "playhead-feeds-kept-"));
  const { feed, url, close } = await openFeedHost();
  // Its host answers with its feed to every question, sound as well.
  const env = { FETCH_PRIVATE: "true", MEASURE_REMOTE: "false" };
  try {
    await withStart({ port: PORT, data, env }, async ({ said }) => {
      const own = { ...process.env, ...env, DATA_DIR: data, PORT: String(PORT) };
      await run("npm", ["run", "-s", "import", "--", url], { env: own });
      const host = await newPage(browser, { baseURL: `http://localhost:${PORT}` });
      await signUpAtOnce(host, /http\S+\/sign-up\?\S+/.exec(said)?.[0] ?? "", "Hanna");

      await host.goto("/host");
      await host.getByRole("main").getByRole("link", { name: "Feeds" }).click();
      await expect(host.getByRole("heading", { level: 1, name: "Feeds" })).toBeVisible();
      const row = host
        .getByRole("list", { name: "Feeds" })
        .getByRole("listitem")
        .filter({ hasText: "Waves" });
      const look = (text: string) =>
        expect(async () => {
          await host.reload();
          await expect(row).toContainText(text, { timeout: 500 });
        }).toPass({ timeout: 40_000 });
      // What is loaded again before a form has led on may not have sent it.
      const press = async (name: string) => {
        const before = host.url();
        await host.getByRole("button", { name }).click();
        await expect(host).not.toHaveURL(before);
      };
      await look("Next: ");
      await expectAccessible(host);

      feed.episodes = 3;
      await host.getByRole("button", { name: "Refresh now: Waves" }).click();
      await expect(host.getByRole("status").filter({ hasText: "asked for now" })).toBeVisible();
      await look("2 new episodes, 1 as before.");

      feed.status = 500;
      await press("Refresh now: Waves");
      await look("The server answered with status 500.");
      await expect(row).toContainText("once. All that was imported stays.");
      await expectAccessible(host);

      await host.getByRole("button", { name: "Pause: Waves" }).click();
      await expect(row).toContainText("Paused: it is not asked for.");
      await host.getByRole("main").getByRole("link", { name: "Jobs" }).click();
      await expect(host.getByRole("heading", { level: 1, name: "Jobs" })).toBeVisible();
      const waiting = host.getByRole("list", { name: "Waiting" }).getByRole("listitem");
      await expect(waiting).toHaveCount(1);
      await expect(waiting).toContainText("Clearing up: the trash");
      await expectAccessible(host);
      await host.goto("/host/feeds");

      feed.status = 200;
      await press("Resume: Waves");
      await look("Nothing new, 3 as before.");
      await host.getByRole("link", { name: "Move to trash: Waves" }).click();
      await host.getByRole("button", { name: "Move to trash" }).click();
      await expect(host.getByRole("list", { name: "Trash" })).toContainText("Waves");
      await host.goto("/host/feeds");
      await expect(row).toHaveCount(0);
    });
  } finally {
    close();
    rmSync(data, { recursive: true, force: true });
  }
});

/** axe needs script: it looks at the same page in a browser that has it, for the same person. */
async function expectAccessibleTo(browser: Browser, person: Page): Promise<void> {
  const page = await newPage(browser, { storageState: await person.context().storageState() });
  await page.goto(person.url());
  await expectAccessible(page);
  await page.context().close();
}

test("a host brings the list of another app without script, and a script sees what becomes of it", async ({
  browser,
}) => {
  const data = mkdtempSync(path.join(tmpdir(), "playhead-feed-list-"));
  const { url, close } = await openFeedHost();
  const token = "a-token-of-this-journey-0123456789";
  const env = { FETCH_PRIVATE: "true", MEASURE_REMOTE: "false", ADMIN_TOKEN: token };
  try {
    await withStart({ port: PORT, data, env }, async ({ said }) => {
      const host = await newPage(browser, { baseURL: SITE, javaScriptEnabled: false });
      await signUpAtOnce(host, /http\S+\/sign-up\?\S+/.exec(said)?.[0] ?? "", "Hanna");
      const asScript = { headers: { authorization: `Bearer ${token}` } };
      const bare = await newPage(browser, { baseURL: SITE });
      expect((await bare.request.get("/api/v1/host/feeds")).status()).toBe(401);
      expect((await bare.request.get("/api/v1/host/feeds", asScript)).status()).toBe(200);

      const outline = (name: string, address: string) =>
        `<outline type="rss" text="${name}" xmlUrl="${address}"/>`;
      const own = outline("Own", `${SITE}/shows/set-down-in-sound/feed.xml`);
      const opml = `<opml version="2.0"><body>${outline("Waves", url)}${outline("Left", `${url}?b`)}${own}<outline text="A blog"/></body></opml>`;
      await host.goto("/host/feeds/add");
      const file = { name: "mine.opml", mimeType: "text/x-opml", buffer: Buffer.from(opml) };
      await host.getByLabel("File: OPML").setInputFiles(file);
      await host.getByRole("button", { name: "Read the list" }).click();
      await expect(host.getByText("3 feeds, 2 of them new here.")).toBeVisible();
      await expect(host.getByText("Is a feed of this site")).toBeVisible();
      await expect(host.getByText("1 thing in it is no feed on the web")).toBeVisible();
      await expectAccessibleTo(browser, host);
      await host.getByRole("checkbox", { name: "Left" }).uncheck();
      await host.getByRole("button", { name: "Add what is ticked" }).click();
      await expect(host.getByRole("heading", { level: 1, name: "Feeds" })).toBeVisible();
      await expect(host.getByRole("list", { name: "New shows" }).getByRole("listitem")).toHaveCount(1);
      await expect
        .poll(async () => (await bare.request.get("/api/v1/host/imports", asScript)).json(), {
          timeout: 40_000,
        })
        .toMatchObject({ imports: [{ title: "Waves", state: "done" }], more: 0 });
      const added = await bare.request.post("/api/v1/host/feeds", { ...asScript, data: { address: url } });
      expect(added.status()).toBe(409);

      await host.goto("/host/storage");
      await expect(host.getByRole("row", { name: /^Sound of shows/ })).toContainText("MB");
      await expectAccessibleTo(browser, host);
      await host.context().addCookies([{ name: "locale", value: "ru", url: SITE }]);
      await host.reload();
      await expect(host.getByRole("heading", { level: 1, name: "Место на диске" })).toBeVisible();
      await expectAccessibleTo(browser, host);
    });
  } finally {
    close();
    rmSync(data, { recursive: true, force: true });
  }
});

test("a host gives the site a face while an episode plays on", async ({ browser }) => {
  const data = mkdtempSync(path.join(tmpdir(), "playhead-face-"));
  try {
    await withStart({ port: PORT, data }, async ({ said }) => {
      const host = await newPage(browser, { baseURL: SITE });
      await signUpAtOnce(host, /http\S+\/sign-up\?\S+/.exec(said)?.[0] ?? "", "Hanna");
      await host.goto(EPISODE);
      await host.getByRole("button", { name: "Play episode" }).click();
      await expectPlaying(host);
      await host.getByRole("banner").getByRole("link", { name: "Account Hanna" }).click();
      await host.getByRole("main").getByRole("link", { name: "Your shows and uploads" }).click();
      await host
        .getByRole("navigation", { name: "Pages of hosts" })
        .getByRole("link", { name: "Face" })
        .click();
      await expect(host.getByRole("heading", { level: 1, name: "The face of the site" })).toBeVisible();
      await host.getByLabel("Name").fill("Lighthouse radio");
      await host.getByLabel("Logo").setInputFiles("public/playhead.png");
      await host.getByLabel("Accent colour").fill("#12a594");
      await host.getByRole("button", { name: "Keep", exact: true }).click();
      await expect(host.getByRole("status").filter({ hasText: "how the site looks now" })).toBeVisible();
      await expect(host.getByRole("link", { name: "Lighthouse radio, home" })).toBeVisible();
      await expect(host.locator("html")).toHaveAttribute("style", /--accent/);
      await expect(host).toHaveTitle(/Lighthouse radio$/);
      await expectPlaying(host);
      const icon = await host.locator("link[rel=icon]").last().getAttribute("href");
      const drawn = await host.request.get(icon ?? "");
      expect([drawn.status(), drawn.headers()["content-type"]]).toEqual([200, "image/png"]);
      await expectAccessible(host);
      await host.getByRole("button", { name: "Undo the last change" }).click();
      await expect(host.getByRole("link", { name: "Playhead, home" })).toBeVisible();
      await expectPlaying(host);
    });
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
});
