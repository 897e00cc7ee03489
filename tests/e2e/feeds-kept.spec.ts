import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "@playwright/test";
import { expectAccessible, test } from "./listening.ts";
import { portOf } from "./ports.ts";
import { newPage, signUpAtOnce } from "./signing-up.ts";
import { withStart } from "./start.ts";

const PORT = portOf("kept feeds");
const run = promisify(execFile);

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
      await look("Next: ");
      await expectAccessible(host);

      feed.episodes = 3;
      await host.getByRole("button", { name: "Refresh now: Waves" }).click();
      await expect(host.getByRole("status").filter({ hasText: "asked for now" })).toBeVisible();
      await look("2 new episodes, 1 as before.");

      feed.status = 500;
      await host.getByRole("button", { name: "Refresh now: Waves" }).click();
      await look("The server answered with status 500.");
      await expect(row).toContainText("once. All that was imported stays.");
      await expectAccessible(host);

      await host.getByRole("button", { name: "Pause: Waves" }).click();
      await expect(row).toContainText("Paused: it is not asked for.");
      await host.getByRole("main").getByRole("link", { name: "Jobs" }).click();
      await expect(host.getByRole("heading", { level: 1, name: "Jobs" })).toBeVisible();
      await expect(host.getByText("Nothing waits.")).toBeVisible();
      await expectAccessible(host);
      await host.goto("/host/feeds");

      feed.status = 200;
      await host.getByRole("button", { name: "Resume: Waves" }).click();
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
