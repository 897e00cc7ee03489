import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "@playwright/test";
import { EmbedderHost } from "../support/embedder-host.ts";
import { expectAccessible, expectPlaying, pressToPlay, test } from "./listening.ts";
import { portOf } from "./ports.ts";
import { newPage, signUpAtOnce } from "./signing-up.ts";
import { withStart } from "./start.ts";

const PORT = portOf("meaning");

test("a host agrees to have meanings known, and what is like what is looked for is found beside it", async ({
  browser,
}) => {
  const data = mkdtempSync(path.join(tmpdir(), "playhead-meaning-"));
  const server = await EmbedderHost.open();
  const env = { EMBED_URL: `${server.origin}/v1`, EMBED_MODEL: "words-1", ALIGN: "false" };
  try {
    await withStart({ port: PORT, data, env }, async ({ said }) => {
      const host = await newPage(browser, { baseURL: `http://localhost:${PORT}` });
      await signUpAtOnce(host, /http\S+\/sign-up\?\S+/.exec(said)?.[0] ?? "", "Hanna");
      const main = host.getByRole("main");

      // Nothing is sent before: not what is said, and not what is looked for.
      await host.goto("/search?q=lantern");
      await expect(main).toContainText("Nothing found for “lantern”");
      expect(server.sent).toEqual([]);

      await host.goto("/host");
      await main.getByRole("link", { name: "Meanings" }).click();
      await expect(host.getByRole("heading", { level: 1, name: "Meanings" })).toBeVisible();
      await expect(main).toContainText(/0 of \d+ passages have a vector/);
      await expect(main).toContainText("all transcripts are sent there");
      await expectAccessible(host);
      await main.getByRole("button", { name: /^Send the texts to 127\.0\.0\.1/ }).click();
      await expect(main.getByRole("status")).toContainText("Agreed.");
      await expectAccessible(host);
      await expect(async () => {
        await host.reload();
        const text = await main.textContent();
        const [, embedded, passages] = /(\d+) of (\d+) passages have/.exec(text ?? "") ?? [];
        expect(Number(embedded)).toBeGreaterThan(0);
        expect(embedded).toBe(passages);
      }).toPass({ timeout: 60_000 });

      // No word of it is said anywhere.
      await host.goto("/search?q=lantern");
      await expect(main).toContainText("Nothing found for “lantern”");
      const similar = host.getByRole("region", { name: "Close in meaning" });
      await expect(similar).toContainText("not said here");
      await expect(
        similar
          .getByRole("listitem")
          .filter({ hasText: /\b(lamp|light)\b/i })
          .first(),
      ).toBeVisible();
      await expect(similar.locator("mark")).toHaveCount(0);
      await expectAccessible(host);

      // What has the word comes first, and is counted alone.
      await host.goto("/search?q=lamp");
      const found = main.getByRole("status").filter({ hasText: /^\d+ moments? in \d+ episodes?$/ });
      await expect(found).toBeVisible();
      await expect(main.locator("mark").first()).toBeVisible();
      await main.getByRole("link", { name: /moments? close in meaning$/ }).click();
      await expect(similar).toBeInViewport();
      await expect(
        similar
          .getByRole("listitem")
          .filter({ hasText: /\blight\b/i })
          .first(),
      ).toBeVisible();
      await expectAccessible(host);
      const link = similar.getByRole("link").filter({ has: host.getByRole("time") });
      await pressToPlay(host, link.first());
      await expect(host).toHaveURL(/\?t=[\d.]+$/);
      await expectPlaying(host);

      server.always = { kind: "page" };
      await host.goto("/search?q=light");
      await expect(main).toContainText("Found by words alone: meanings are not known just now.");
      await expect(found).toBeVisible();
      await expect(similar).toHaveCount(0);
      await expectAccessible(host);
    });
  } finally {
    server.close();
    rmSync(data, { recursive: true, force: true });
  }
});
