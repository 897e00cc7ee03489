import { type Browser, expect, type Locator, type Page } from "@playwright/test";
import { exchange } from "./exchange.ts";
import { expectKept, keepButton } from "./keeping.ts";
import {
  EPISODE,
  EPISODES,
  expectAccessible,
  expectPlaying,
  pause,
  player,
  SHOW,
  test,
  timeOf,
} from "./listening.ts";
import { portOf } from "./ports.ts";
import { invitation, newPage, PASSWORD, signIn, signUp } from "./signing-up.ts";

const PORT = portOf("shared");
const [SOUND, SPEECH] = EPISODES;
const part = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const bookmarks = (page: Page) => part(page, "Bookmarks");
const rows = (within: Locator) => within.getByRole("listitem");

/** Two browsers in which one person has signed in. */
async function twoDevices(browser: Browser, name: string): Promise<readonly [desk: Page, phone: Page]> {
  const [desk, phone] = [await newPage(browser), await newPage(browser)];
  await signUp(desk, invitation(), name);
  await phone.goto("/sign-in?next=%2Fsettings%2Faccount");
  await signIn(phone, name, PASSWORD);
  await expect(phone.getByRole("heading", { level: 1, name: "Account" })).toBeVisible();
  return [desk, phone];
}

/** Waits on the page of the account until all is told on both sides. */
async function expectInStep(page: Page): Promise<void> {
  await page.goto("/settings/account");
  await expect(part(page, "In step")).toContainText("In step as of");
}

/** Bookmarks what stands at `time` of the episode that is open. */
async function bookmark(page: Page, time: number, clock: string): Promise<void> {
  await page.goto(`${EPISODE}?t=${time}`);
  await expect.poll(() => timeOf(page)).toBe(time);
  await page.keyboard.press("b");
  await expect(page.getByRole("status").filter({ hasText: `Bookmarked ${clock}` })).toBeVisible();
}

async function annotate(page: Page, clock: string, note: string, tags = ""): Promise<void> {
  await page.getByRole("button", { name: `Edit ${clock}` }).click();
  await page.getByRole("textbox", { name: "Note" }).fill(note);
  if (tags !== "") await page.getByRole("textbox", { name: /^Tags/ }).fill(tags);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(bookmarks(page).getByText(note)).toBeVisible();
}

/** As a page does whose network has come back, or that is looked at again. */
const lookAgain = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event("online")));

async function playTo(page: Page, time: number): Promise<string> {
  await page.goto(EPISODE);
  await page
    .getByRole("main")
    .getByRole("button", { name: /^(Play episode|Continue|Play)/ })
    .first()
    .click();
  await expectPlaying(page);
  await page.locator("audio").evaluate((audio: HTMLAudioElement, to) => {
    audio.currentTime = to;
  }, time);
  await expect.poll(() => timeOf(page)).toBeGreaterThan(time);
  return pause(page);
}

async function close(...pages: readonly Page[]): Promise<void> {
  for (const page of pages) await page.context().close();
}

test("what is heard, bookmarked, queued and set in one browser is so in the other, and what is deleted stays so", async ({
  browser,
}) => {
  const [desk, phone] = await twoDevices(browser, "Step Both");
  await expectAccessible(desk);
  await bookmark(desk, 300, "5:00");
  await desk.goto("/library");
  await annotate(desk, "5:00", "worth a second hearing", "Sound, history");
  const heard = await playTo(desk, 400);
  await desk.goto(`${SHOW}/${SPEECH.name}`);
  await desk.getByRole("button", { name: "Play episode" }).click();
  await expectPlaying(desk);
  await desk.locator("audio").evaluate((audio: HTMLAudioElement) => {
    audio.currentTime = audio.duration - 5;
  });
  await pause(desk);
  await desk.goto("/library");
  await desk.getByRole("button", { name: "More for 5:00" }).click();
  await desk.getByRole("menuitem", { name: "Add to queue" }).click();
  await desk.goto(SHOW);
  await desk
    .getByRole("button", { name: `More for ${SPEECH.title}` })
    .first()
    .click();
  await desk.getByRole("menuitem", { name: "Play next" }).click();
  await expect(desk.getByRole("menuitem")).toHaveCount(0);
  await desk.goto("/settings");
  await desk.getByLabel("Step back").selectOption("10 seconds");
  await expectInStep(desk);

  await expectInStep(phone);
  await phone.goto("/library");
  await expect(bookmarks(phone).getByText("worth a second hearing")).toBeVisible();
  await expect(bookmarks(phone).getByRole("button", { name: "history", exact: true })).toBeVisible();
  await expect(rows(part(phone, "Queue"))).toHaveText([new RegExp(SPEECH.title), /5:00/]);
  const history = part(phone, "History");
  await expect(rows(history).filter({ hasText: SOUND.title })).toContainText(heard);
  await expect(rows(history).filter({ hasText: SPEECH.title })).toContainText("Heard to the end");
  await phone.goto("/settings");
  await expect(phone.getByLabel("Step back")).toHaveValue("10");

  // An open page shows at once what comes.
  await desk.goto("/library");
  await expect(bookmarks(desk).getByRole("status")).toHaveText("1 bookmark");
  await bookmark(phone, 600, "10:00");
  await phone.goto("/library");
  await phone.getByRole("button", { name: "Delete 5:00" }).click();
  await part(phone, "Queue")
    .getByRole("button", { name: /^Move .*5:00 up$/ })
    .click();
  await expectInStep(phone);
  await lookAgain(desk);
  await expect(bookmarks(desk).getByRole("button", { name: "Edit 10:00" })).toBeVisible();
  await expect(bookmarks(desk).getByRole("button", { name: /^Edit/ })).toHaveCount(1);
  await expect(rows(part(desk, "Queue"))).toHaveText([/5:00/, new RegExp(SPEECH.title)]);
  await expectInStep(desk);
  await expectInStep(phone);
  await phone.goto("/library");
  await expect(bookmarks(phone).getByRole("button", { name: /^Edit/ })).toHaveCount(1);
  await close(desk, phone);
});

test("what two browsers write while one has no network is kept, and both notes are there to choose from", async ({
  browser,
}) => {
  const [desk, phone] = await twoDevices(browser, "Step Apart");
  await bookmark(desk, 300, "5:00");
  await expectInStep(desk);
  await expectInStep(phone);
  await desk.goto("/library", { waitUntil: "networkidle" });
  await expect(bookmarks(desk).getByRole("status")).toHaveText("1 bookmark");
  await desk.context().setOffline(true);
  await annotate(desk, "5:00", "of the desk", "desk");
  await phone.goto("/library");
  await annotate(phone, "5:00", "of the phone", "phone");
  await bookmark(phone, 600, "10:00");
  await expectInStep(phone);
  await desk.context().setOffline(false);
  await lookAgain(desk);
  await expect(bookmarks(desk).getByRole("button", { name: "Edit 10:00" })).toBeVisible();
  await expect(bookmarks(desk).getByText("of the phone")).toBeVisible();
  for (const tag of ["desk", "phone"])
    await expect(bookmarks(desk).getByRole("button", { name: tag, exact: true })).toBeVisible();
  await desk.getByRole("button", { name: "Edit 5:00" }).click();
  const others = desk.getByRole("region", { name: "Other notes" });
  await expect(others).toContainText("of the desk");
  await expectAccessible(desk);
  await others.getByRole("button", { name: "Use this note" }).click();
  await expect(desk.getByRole("textbox", { name: "Note" })).toHaveValue("of the desk");
  await desk.getByRole("textbox", { name: "Note" }).fill("of both");
  await others.getByRole("button", { name: "Drop this note" }).click();
  await expect(others).toBeHidden();
  await desk.getByRole("button", { name: "Save" }).click();
  await expectInStep(desk);
  await expectInStep(phone);
  await phone.goto("/library");
  await expect(bookmarks(phone).getByText("of both")).toBeVisible();
  await close(desk, phone);
});

test("where an episode was heard in two browsers apart, the way to the other place is offered and can be undone", async ({
  browser,
}) => {
  const [desk, phone] = await twoDevices(browser, "Step Elsewhere");
  await playTo(desk, 300);
  await desk.context().setOffline(true);
  await player(desk).getByRole("button", { name: "Play", exact: true }).click();
  await expect.poll(() => timeOf(desk)).toBeGreaterThan(301);
  await pause(desk);
  await playTo(phone, 900);
  await expectInStep(phone);
  await desk.context().setOffline(false);
  await lookAgain(desk);
  const offer = player(desk).getByRole("button", { name: /^Go on at 15:0\d$/ });
  await expect(offer).toBeVisible();
  expect(await timeOf(desk)).toBeLessThan(400);
  await expectAccessible(desk);
  await offer.click();
  await expect.poll(() => timeOf(desk)).toBeGreaterThan(899);
  await expect(offer).toBeHidden();
  await desk.getByRole("button", { name: /^Back to 5:0\d/ }).click();
  await expect.poll(() => timeOf(desk)).toBeLessThan(400);
  await close(desk, phone);
});

test("signing up brings along what the browser holds; another account in the same browser has only its own", async ({
  browser,
}) => {
  const page = await newPage(browser);
  await bookmark(page, 300, "5:00");
  await page.goto("/library");
  await annotate(page, "5:00", "before signing up");
  await signUp(page, invitation(), "Step First");
  await expectInStep(page);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("banner").getByRole("link", { name: "Sign in" })).toBeVisible();
  await page.goto("/library");
  await expect(bookmarks(page).getByText("before signing up")).toBeVisible();

  await signUp(page, invitation(), "Step Second");
  await expectInStep(page);
  await page.goto("/library");
  await expect(page.getByRole("heading", { level: 1, name: "Library" })).toBeVisible();
  await expect(page.getByText("before signing up")).toHaveCount(0);
  await bookmark(page, 600, "10:00");
  await expectInStep(page);

  const other = await newPage(browser);
  await other.goto("/sign-in?next=%2Fsettings%2Faccount");
  await signIn(other, "Step First", PASSWORD);
  await expect(part(other, "In step")).toBeVisible();
  await expectInStep(other);
  await other.goto("/library");
  await expect(bookmarks(other).getByText("before signing up")).toBeVisible();
  await expect(bookmarks(other).getByRole("button", { name: /^Edit/ })).toHaveCount(1);

  await page.goto("/settings/account");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("banner").getByRole("link", { name: "Sign in" })).toBeVisible();
  await page.goto("/sign-in?next=%2Fsettings%2Faccount");
  await signIn(page, "Step First", PASSWORD);
  await expect(part(page, "In step")).toBeVisible();
  await expectInStep(page);
  await page.goto("/library");
  await expect(bookmarks(page).getByText("before signing up")).toBeVisible();
  await expect(bookmarks(page).getByRole("button", { name: /^Edit/ })).toHaveCount(1);
  await close(page, other);
});

test("a browser whose session was ended says so, keeps what is done, and tells it after the next sign-in", async ({
  browser,
}) => {
  const [desk, phone] = await twoDevices(browser, "Step Ended");
  await expectInStep(phone);
  await desk.goto("/settings/account");
  await part(desk, "Sessions")
    .getByRole("button", { name: /^End: / })
    .click();
  await expect(part(desk, "Sessions").getByRole("status")).toHaveText("Ended.");
  await lookAgain(phone);
  await expect(part(phone, "In step")).toContainText("You are signed out");
  await expect(phone.getByRole("banner").getByRole("link", { name: "Sign in" })).toBeVisible();
  await bookmark(phone, 300, "5:00");
  await phone.goto("/sign-in?next=%2Fsettings%2Faccount");
  await signIn(phone, "Step Ended", PASSWORD);
  await expect(part(phone, "In step")).toBeVisible();
  await expectInStep(phone);
  await expectInStep(desk);
  await desk.goto("/library");
  await expect(bookmarks(desk).getByRole("button", { name: "Edit 5:00" })).toBeVisible();

  // Who forgets everything is not given it back.
  await desk.goto("/settings");
  await desk.getByRole("button", { name: "Forget everything in this browser" }).click();
  await desk.getByRole("dialog").getByRole("button", { name: "Forget everything" }).click();
  await expect(desk.getByText("Everything is forgotten")).toBeVisible();
  await expect(desk.getByRole("banner").getByRole("link", { name: "Sign in" })).toBeVisible();
  await desk.goto("/library");
  await expect(desk.getByRole("heading", { level: 1, name: "Library" })).toBeVisible();
  await expect(desk.getByRole("button", { name: "Edit 5:00" })).toHaveCount(0);
  await close(desk, phone);
});

test("with no page open the worker tells what was done without a network", async ({ browser }) => {
  const [desk, phone] = await twoDevices(browser, "Step Worker");
  await desk.goto(EPISODE);
  await keepButton(desk).click();
  await expectKept(desk);
  const context = desk.context();
  const session = await context.newCDPSession(desk);
  const registration = new Promise<string>((resolve) => {
    session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const [known] = registrations;
      if (known) resolve(known.registrationId);
    });
  });
  await session.send("ServiceWorker.enable");
  const registrationId = await registration;
  await context.setOffline(true);
  await bookmark(desk, 300, "5:00");
  await lookAgain(desk);
  const elsewhere = await context.newPage();
  const other = await context.newCDPSession(elsewhere);
  await other.send("ServiceWorker.enable");
  // The page says nothing more, as one that is closed.
  await desk.evaluate(() => {
    window.fetch = () => Promise.reject(new TypeError("closed"));
  });
  await context.setOffline(false);
  await session.send("ServiceWorker.dispatchSyncEvent", {
    origin: new URL(desk.url()).origin,
    registrationId,
    tag: "playhead.sync",
    lastChance: false,
  });
  await expect
    .poll(async () => {
      await expectInStep(phone);
      await phone.goto("/library");
      await expect(phone.getByRole("heading", { level: 1, name: "Library" })).toBeVisible();
      return phone.getByRole("button", { name: "Edit 5:00" }).count();
    })
    .toBe(1);
  await close(desk, phone);
});

test("in Russian it is said how far one is in step", async ({ browser }) => {
  const page = await newPage(browser, { locale: "ru-RU" });
  await page.goto(invitation());
  await page.getByLabel("Имя").fill("Шаг");
  await page.getByLabel("Пароль").fill(PASSWORD);
  await page.getByRole("main").getByRole("button", { name: "Зарегистрироваться" }).click();
  await page.getByRole("button", { name: "Коды сохранены" }).click();
  await expect(part(page, "Синхронизация")).toContainText("Синхронизировано:");
  await expectAccessible(page);
  await page.context().setOffline(true);
  await lookAgain(page);
  await expect(part(page, "Синхронизация")).toContainText("сохраняется здесь");
  await close(page);
});

test("over the wire only a browser that is signed in is answered, and asked by a page of this site", async ({
  browser,
}) => {
  const page = await newPage(browser);
  await signUp(page, invitation(), "Step Wire");
  const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const body = JSON.stringify({ account: null, batch: { cursor: null, changes: [] } });
  const ask = (...headers: readonly string[]) =>
    exchange(
      PORT,
      [
        "POST /api/sync HTTP/1.1",
        "Content-Type: application/json",
        `Content-Length: ${body.length}`,
        ...headers,
      ],
      body,
    );
  const own = `Origin: http://localhost:${PORT}`;
  const answered = await ask(own, `Cookie: ${cookies}`);
  expect([answered.status, answered.headers["cache-control"]]).toEqual([200, "no-store"]);
  expect(answered.body).toContain('"kind":"answered"');
  expect((await ask(own)).status).toBe(401);
  expect((await ask("Origin: https://evil.example", `Cookie: ${cookies}`)).status).toBe(403);
  expect((await ask(`Cookie: ${cookies}`)).status).toBe(403);
  expect((await exchange(PORT, ["GET /api/sync HTTP/1.1", `Cookie: ${cookies}`])).status).toBe(405);
  await close(page);
});
