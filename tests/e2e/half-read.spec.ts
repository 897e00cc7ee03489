import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type Page } from "@playwright/test";
import { test as base } from "./listening.ts";

/** Begins to open the front page of this site, and lets it come as far as to these characters until the answer is called. */
type OpenAsFarAs = (page: Page, characters: string) => Promise<() => void>;

const test = base.extend<{ openAsFarAs: OpenAsFarAs }>({
  openAsFarAs: async ({ baseURL }, use) => {
    let end = "";
    let goOn = () => {};
    const wanted = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const server = createServer(async ({ url = "/" }, response) => {
      const answer = await fetch(`${baseURL}${url}`);
      response.setHeader("content-type", answer.headers.get("content-type") ?? "");
      if (url !== "/") return response.end(new Uint8Array(await answer.arrayBuffer()));
      const html = await answer.text();
      const half = html.indexOf(end);
      response.write(html.slice(0, half));
      await wanted;
      response.end(html.slice(half));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    await use(async (page, characters) => {
      end = characters;
      await page.goto(`http://127.0.0.1:${port}/`, { waitUntil: "commit" });
      return goOn;
    });
    server.closeAllConnections();
    server.close();
  },
});

/** Whether the page is painted within a time that is long for a page that is. */
function isPainted(page: Page): Promise<boolean> {
  return page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        requestAnimationFrame(() => resolve(true));
        setTimeout(() => resolve(false), 2000);
      }),
  );
}

test("no header is seen of which half has come", async ({ page, openAsFarAs }) => {
  const comeWhole = await openAsFarAs(page, "</header>");
  await page.locator("header a").first().waitFor({ state: "attached" });
  expect(await isPainted(page)).toBe(false);
  comeWhole();
  await expect.poll(() => isPainted(page)).toBe(true);
  await expect(page.getByRole("banner")).toBeVisible();
});

test("what stands below the header is not waited for", async ({ page, openAsFarAs }) => {
  await openAsFarAs(page, "<footer");
  await page.locator("main h1, main h2").first().waitFor({ state: "attached" });
  await expect.poll(() => isPainted(page)).toBe(true);
});
