import { expect } from "@playwright/test";
import { EPISODE, EPISODES, expectAccessible, SHOW, test, timeOf } from "./listening.ts";

const EMBED = EPISODE.replace("/shows/", "/embed/");

test("what is not there says so in the frame", async ({ request }) => {
  for (const address of ["/embed/none", "/embed/none/none", `${SHOW.replace("/shows/", "/embed/")}/none`]) {
    const response = await request.get(address, { headers: { "accept-language": "en" } });
    expect(response.status()).toBe(404);
    expect(await response.text()).toContain("This episode is not there any more.");
  }
});

test("an address that is pasted elsewhere unfolds into its player (oEmbed)", async ({ page, request }) => {
  await page.goto(`${EPISODE}?t=60,70`);
  const link = (type: string) => page.locator(`link[rel="alternate"][type="${type}"]`).getAttribute("href");
  const json = new URL((await link("application/json+oembed")) ?? "");
  const answer = await request.get(json.pathname + json.search);
  expect(answer.headers()["content-type"]).toContain("application/json");
  expect(answer.headers()["access-control-allow-origin"]).toBe("*");
  const rich = await answer.json();
  expect(rich).toMatchObject({
    version: "1.0",
    type: "rich",
    title: EPISODES[0].title,
    thumbnail_width: 1200,
  });
  const [, src = ""] = /src="([^"]+)"/.exec(rich.html) ?? [];
  expect(src.replaceAll("&#38;", "&")).toContain(`${EMBED}?t=60`);
  const player = await request.get(new URL(src).pathname + new URL(src).search);
  expect(player.status()).toBe(200);
  const card = new URL(rich.thumbnail_url);
  expect((await request.get(card.pathname + card.search)).headers()["content-type"]).toBe("image/png");
  const xml = new URL((await link("text/xml+oembed")) ?? "");
  expect((await request.get(xml.pathname + xml.search)).headers()["content-type"]).toContain("text/xml");

  const at = (address: string) => `/oembed?url=${encodeURIComponent(address)}`;
  const { origin } = new URL(page.url());
  for (const [address, status] of [
    [at(`${origin}${SHOW}`), 200],
    [at(`${origin}${SHOW}/none`), 404],
    [at("https://elsewhere.example/shows/a/b"), 404],
    [at("javascript:alert(1)"), 404],
    ["/oembed", 400],
    [`${at(`${origin}${EPISODE}`)}&format=yaml`, 501],
  ] as const)
    expect([address, (await request.get(address)).status()]).toEqual([address, status]);
});

test("the Embed dialog shows the player as it will be, and gives the code", async ({
  page,
  context,
  baseURL,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`${EPISODE}?t=300`);
  await expect.poll(() => timeOf(page)).toBe(300);
  await page.getByRole("button", { name: "Embed" }).click();
  const dialog = page.getByRole("dialog", { name: "Put this player on another page" });
  const preview = dialog.frameLocator("iframe");
  await expect(preview.getByRole("heading", { name: EPISODES[0].title })).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel("Theme").selectOption("dark");
  await dialog.getByLabel("Begin at 5:00").check();
  await dialog.getByLabel("With transcript").uncheck();
  await expect(preview.getByText("5:00", { exact: true })).toBeVisible();
  await expect(preview.getByRole("searchbox")).toHaveCount(0);
  await dialog.getByRole("button", { name: "Copy code" }).click();
  await expect(dialog.getByText("Code copied")).toBeVisible();
  const code = await page.evaluate(() => navigator.clipboard.readText());
  expect(code).toContain(`src="${baseURL}${EMBED}?theme=dark&#38;t=300&#38;transcript=0"`);
  await dialog.getByLabel("Player of").selectOption("The latest two of this show");
  await expect(preview.getByRole("listitem")).toHaveCount(2);
  await expect(dialog.getByRole("textbox", { name: "Code" })).toHaveValue(
    /\/embed\/set-down-in-sound\?latest=2&#38;theme=dark" .* height="340"/,
  );
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Embed" })).toBeFocused();
});
