import { expect, type Page } from "@playwright/test";
import { EPISODE, test } from "./listening.ts";

/** What the head of the page says under this name or property. */
function meta(page: Page, name: string): Promise<string | null> {
  return page.locator(`meta[property="${name}"], meta[name="${name}"]`).first().getAttribute("content");
}

test("a link to a moment unfolds into a picture of its words", async ({ page, request }) => {
  await page.goto(`${EPISODE}?t=60,70`);
  expect(await meta(page, "og:title")).toContain("1:00–1:10");
  expect(await meta(page, "twitter:card")).toBe("summary_large_image");
  expect(await meta(page, "og:image:alt")).not.toBe("");
  expect(new URL((await meta(page, "og:url")) ?? "").search).toContain("t=60,70");
  const image = new URL((await meta(page, "og:image")) ?? "");
  const first = await request.get(image.pathname + image.search);
  expect(first.status()).toBe(200);
  expect(first.headers()["content-type"]).toBe("image/png");
  expect((await first.body()).length).toBeLessThan(300_000);
  const etag = first.headers().etag ?? "";
  const again = await request.get(image.pathname + image.search, { headers: { "if-none-match": etag } });
  expect(again.status()).toBe(304);
  const size = await page.evaluate(async (address) => {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    return [picture.naturalWidth, picture.naturalHeight];
  }, image.pathname + image.search);
  expect(size).toEqual([1200, 630]);
});

test("on paper an episode is read: no buttons, its notes and chapters, and times", async ({ page }) => {
  await page.setViewportSize({ width: 680, height: 900 });
  await page.goto(EPISODE);
  await expect(page.getByRole("region", { name: "Player" })).toBeVisible();
  await page.getByRole("button", { name: "Copy link", exact: true }).first().click();
  const message = page.getByText(/^(?:Link to .* copied|This browser does not let a page copy)/);
  await expect(message).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(message).toBeHidden();
  await expect(page.getByRole("button")).toHaveCount(0);
  await expect(page.getByRole("tab")).toHaveCount(0);
  await expect(page.getByRole("searchbox")).toHaveCount(0);
  for (const name of ["Transcript", "Chapters", "Notes"])
    await expect(page.getByRole("heading", { name, exact: true })).toBeVisible();
  await expect(page.getByText("In this episode:")).toBeVisible();
  await expect(page.locator("[data-time]").first()).toBeVisible();
  const address = await page.evaluate(() =>
    getComputedStyle(document.documentElement).getPropertyValue("--print-address"),
  );
  expect(new URL(JSON.parse(address)).pathname).toBe(EPISODE);
});

test("the head names the episode without its moment", async ({ page }) => {
  await page.goto(`${EPISODE}?t=60`);
  const canonical = await page.locator('link[rel="canonical"]').first().getAttribute("href");
  const address = new URL(canonical ?? "");
  expect(address.pathname).toBe(EPISODE);
  expect(address.search).toBe("");
});

test("search engines read the episode, its chapters and how to seek in it", async ({ page }) => {
  await page.goto(EPISODE);
  const source = await page.locator('script[type="application/ld+json"]').textContent();
  expect(JSON.parse(source ?? "")).toMatchObject({
    "@type": "PodcastEpisode",
    associatedMedia: { "@type": "AudioObject", encodingFormat: "audio/mpeg" },
    potentialAction: { "startOffset-input": "required name=seek_to_second_number" },
  });
});

test("the sitemap leads to every episode, and robots to the sitemap", async ({ request }) => {
  const robots = await (await request.get("/robots.txt")).text();
  expect(robots).toContain("Disallow: /search");
  expect(robots).toMatch(/Sitemap: http.*\/sitemap\.xml/);
  const index = await (await request.get("/sitemap.xml")).text();
  const [, part] = /<loc>([^<]+)<\/loc>/.exec(index) ?? [];
  const pages = await (await request.get(new URL(part ?? "").pathname)).text();
  expect(pages).toContain(`${EPISODE}</loc>`);
  expect((await request.get("/sitemap/999.xml")).status()).toBe(404);
});

test("an episode that is not there has no card", async ({ request }) => {
  expect((await request.get("/card/none/none")).status()).toBe(404);
});
