import { type Browser, expect, type Page } from "@playwright/test";
import { EPISODES, expectAccessible, expectPlaying, SHOW, setSpeed, test, timeOf } from "./listening.ts";
import { invitation, newPage, signUpAtOnce } from "./signing-up.ts";
import { drag } from "./words.ts";

const [, { name, title }] = EPISODES;
const EPISODE = `${SHOW}/${name}`;
const MESSAGES = "/api/plays";

async function hostPage(browser: Browser, who: string, options = {}): Promise<Page> {
  const page = await newPage(browser, options);
  await signUpAtOnce(page, invitation("host"), who);
  return page;
}

/** What this page tells of its listening, as it is sent. */
function watchMessages(page: Page) {
  const sent: { readonly message: { readonly kind: string }; readonly headers: Record<string, string> }[] =
    [];
  page.on("request", (asked) => {
    if (new URL(asked.url()).pathname === MESSAGES)
      sent.push({ message: asked.postDataJSON(), headers: asked.headers() });
  });
  return sent;
}

/** Plays the episode for longer than it takes to be a play. */
async function listen(page: Page): Promise<void> {
  await page.goto(EPISODE);
  await page.getByRole("button", { name: "Play episode" }).click();
  await expectPlaying(page);
  await setSpeed(page, 4);
  const from = await timeOf(page);
  await expect.poll(() => timeOf(page)).toBeGreaterThan(from + 30);
}

/** Selects the first words of a passage with the mouse, and gives some of them. */
async function quotePassage(page: Page, place: number): Promise<string> {
  const passage = page.locator("[data-passage]").nth(place);
  // Where it stands once the text has come to rest, which followed the sound.
  await passage.hover({ trial: true, position: { x: 10, y: 10 } });
  await drag(page, passage, 0, passage, 40);
  return ((await passage.locator("[data-words]").textContent()) ?? "").slice(0, 30);
}

/** Puts the page out of sight, as another tab does: what there is to tell is told then. */
async function hide(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { get: () => "hidden" });
    document.dispatchEvent(new Event("visibilitychange"));
  });
}

test("a listener plays an episode and quotes a moment, a friend opens it, and the host sees both", async ({
  browser,
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const sent = watchMessages(page);
  await listen(page);
  await page.getByRole("button", { name: "Pause" }).first().click();
  const quoted = await quotePassage(page, 1);
  const bar = page.getByRole("toolbar", { name: "Selected words" });
  await bar.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByRole("status").filter({ hasText: /^Link to .* copied$/ })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await hide(page);
  const messages = () => sent.map(({ message }) => message);
  await expect.poll(messages).toContainEqual(expect.objectContaining({ kind: "shared" }));
  const heard = expect.objectContaining({ kind: "heard", play: true, embedded: false });
  await expect.poll(messages).toContainEqual(heard);
  for (const { headers } of sent) expect(headers.cookie).toBeUndefined();

  const friend = await newPage(browser);
  const opened = watchMessages(friend);
  await friend.goto(link);
  await friend.getByRole("button", { name: /^Play (?:from )?\d+:\d\d/ }).click();
  await expect.poll(() => opened.map(({ message }) => message.kind)).toContain("opened");
  await friend.close();

  const host = await hostPage(browser, "Host of plays");
  await host.goto("/host");
  await host.getByRole("link", { name: "Plays", exact: true }).click();
  await expect(host.getByRole("heading", { level: 1, name: "Plays" })).toBeVisible();
  const row = host.getByRole("list", { name: "Episodes" }).getByRole("listitem").filter({ hasText: title });
  // What is counted is written down every few seconds.
  await expect(async () => {
    await host.reload();
    await expect(row).toContainText(/\d+ plays?/, { timeout: 2000 });
    await expect(row).toContainText(/moments? shared/, { timeout: 2000 });
  }).toPass();
  await expectAccessible(host);
  await row.getByRole("link", { name: title }).click();
  await expect(host.getByRole("heading", { level: 1, name: title })).toBeVisible();
  const moments = host.getByRole("list", { name: "Moments that were shared" });
  const shared = moments.getByRole("listitem").filter({ hasText: quoted });
  // That it was opened may be written down later than the rest.
  await expect(async () => {
    await host.reload();
    await expect(shared).toContainText("shared once, opened once", { timeout: 2000 });
  }).toPass();
  await expect(host.getByRole("img", { name: /^What was heard/ })).toBeVisible();
  await host.getByText("As a table").first().click();
  await expect(host.getByRole("row").nth(1)).toContainText(/0:00–\d:\d\d\s*[\d.]*[1-9]/);
  await expectAccessible(host);
  await shared.getByRole("link").click();
  await expect.poll(() => new URL(host.url()).searchParams.get("t")).toMatch(/^[\d.]+,[\d.]+$/);
});

test("nothing is told of who does not want to be counted, nor of a host", async ({ browser, page }) => {
  await page.addInitScript(() => Object.assign(navigator, { globalPrivacyControl: true }));
  const sent = watchMessages(page);
  await listen(page);
  await hide(page);
  const host = await hostPage(browser, "Host who listens");
  const ofHost = watchMessages(host);
  await listen(host);
  await hide(host);
  expect([sent, ofHost]).toEqual([[], []]);
});

test("plays speak Russian, are for hosts alone, and say what is counted", async ({ browser, page }) => {
  await page.goto("/settings");
  await expect(page.getByRole("region", { name: "What is counted here" })).toContainText("no cookie");
  await page.goto("/host/plays");
  await expect(page).toHaveURL(/\/sign-in\?/);
  const host = await hostPage(browser, "Ведущая", { locale: "ru" });
  await host.goto("/host/plays?days=7");
  await expect(host.getByRole("heading", { level: 1, name: "Прослушивания" })).toBeVisible();
  await expect(host.getByRole("link", { name: "7 дней" })).toHaveAttribute("aria-current", "page");
  await expect(host.getByRole("region", { name: "Что считается" })).toBeVisible();
  await expectAccessible(host);
  await host.goto(`/host/plays/${EPISODE.slice("/shows/".length)}`);
  await expect(host.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expectAccessible(host);
});

test("a player on another site tells what is heard in it, without a cookie", async ({ page }) => {
  const sent = watchMessages(page);
  await page.goto(EPISODE.replace("/shows/", "/embed/"));
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await setSpeed(page, 4);
  await expect.poll(() => timeOf(page)).toBeGreaterThan(30);
  await hide(page);
  await expect.poll(() => sent[0]?.message).toMatchObject({ kind: "heard", play: true, embedded: true });
  expect(sent[0]?.headers.cookie).toBeUndefined();
});
