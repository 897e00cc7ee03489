import { expect, test as requesting } from "@playwright/test";
import { exchange } from "./exchange.ts";
import { bookmark, expectAccessible, test } from "./listening.ts";
import { portOf } from "./ports.ts";
import { invitation, newPage, signInAtOnce, signOut, signUpAtOnce } from "./signing-up.ts";
import { annotate, bookmarks, close, expectInStep, lookAgain, part, twoDevices } from "./two-devices.ts";

const PORT = portOf("shared");

test("signing up brings along what the browser holds; another account in the same browser has only its own", async ({
  browser,
}) => {
  const page = await newPage(browser);
  await bookmark(page, 300, "5:00");
  await page.goto("/library");
  await annotate(page, "5:00", "before signing up");
  await signUpAtOnce(page, invitation(), "Step First");
  await expectInStep(page);
  await signOut(page);
  await page.goto("/library");
  await expect(bookmarks(page).getByText("before signing up")).toBeVisible();

  await signUpAtOnce(page, invitation(), "Step Second");
  await expectInStep(page);
  await page.goto("/library");
  await expect(page.getByRole("heading", { level: 1, name: "Library" })).toBeVisible();
  await expect(page.getByText("before signing up")).toHaveCount(0);
  await bookmark(page, 600, "10:00");
  await expectInStep(page);

  const other = await newPage(browser);
  await signInAtOnce(other, "Step First");
  await other.goto("/library");
  await expect(bookmarks(other).getByText("before signing up")).toBeVisible();
  await expect(bookmarks(other).getByRole("button", { name: /^Edit/ })).toHaveCount(1);

  await signOut(page);
  await signInAtOnce(page, "Step First");
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
  await signInAtOnce(phone, "Step Ended");
  await expectInStep(phone);
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

test("in Russian it is said how far one is in step, by the clock of who reads", async ({ browser }) => {
  const timeZone = "Asia/Kathmandu";
  const page = await newPage(browser, { locale: "ru-RU", timezoneId: timeZone });
  const thrown: string[] = [];
  page.on("pageerror", (error) => thrown.push(String(error)));
  await signUpAtOnce(page, invitation(), "Шаг");
  await page.goto("/settings/account");
  const line = part(page, "Синхронизация");
  await expect(line).toContainText("Синхронизировано:");
  const clock = new Intl.DateTimeFormat("ru", { timeStyle: "short", timeZone });
  const [now, before] = [clock.format(Date.now()), clock.format(Date.now() - 60_000)];
  await expect(line).toContainText(new RegExp(`${now}|${before}`));
  // The page of the server says the same as the browser when it comes alive.
  expect(thrown).toEqual([]);
  await expectAccessible(page);
  await page.context().setOffline(true);
  await lookAgain(page);
  await expect(line).toContainText("сохраняется здесь");
  await close(page);
});

requesting(
  "over the wire only a browser that is signed in is answered, and asked by a page of this site",
  async ({ request }) => {
    await signUpAtOnce({ request }, invitation(), "Step Wire");
    const { cookies: kept } = await request.storageState();
    const cookies = kept.map(({ name, value }) => `${name}=${value}`).join("; ");
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
  },
);
