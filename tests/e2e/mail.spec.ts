import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, expect, type Page } from "@playwright/test";
import { MailHost } from "../support/mail-host.ts";
import { linkIn } from "../support/read-mail.ts";
import { EPISODE, expectAccessible, test as quietly, timeOf } from "./listening.ts";
import { portOf } from "./ports.ts";
import { invitation, newPage, PASSWORD, signIn, signOut, signUpAtOnce } from "./signing-up.ts";
import { withStart } from "./start.ts";

const PORT = portOf("mail");
const SITE = `http://localhost:${PORT}`;
const header = (page: Page) => page.getByRole("banner");
const part = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const alert = (page: Page) => page.getByRole("main").getByRole("alert");

/** With a site that can send mail, for both journeys, and the server which takes that. */
const test = quietly.extend<object, { host: MailHost }>({
  host: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what is asked for from here
    async ({}, use) => {
      const data = mkdtempSync(path.join(tmpdir(), "playhead-mail-"));
      const host = await MailHost.open();
      const env = {
        SIGN_UP: "open",
        SMTP_URL: `smtp://127.0.0.1:${host.port}`,
        MAIL_FROM: "Playhead <podcasts@example.org>",
      };
      try {
        await withStart({ port: PORT, data, env }, () => use(host));
      } finally {
        await host.close();
        rmSync(data, { recursive: true, force: true });
      }
    },
    { scope: "worker", timeout: 180_000 },
  ],
});

// In one worker, which has one site.
test.describe.configure({ mode: "default" });

/** The link of the mail to an address that came as this many. */
async function linkTo(host: MailHost, address: string, count: number): Promise<string> {
  const mails = () => host.mails.filter(({ to }) => to.includes(address));
  await expect.poll(() => mails().length).toBe(count);
  return linkIn(mails().at(-1) ?? { text: "" });
}

async function addAddress(page: Page, address: string): Promise<void> {
  await part(page, "E-mail").getByLabel("E-mail").fill(address);
  await part(page, "E-mail").getByLabel("Password now").first().fill(PASSWORD);
  await part(page, "E-mail").getByRole("button", { name: "Send a link to confirm it" }).click();
  await expect(part(page, "E-mail").getByRole("status")).toContainText("A link is on its way");
}

test("an address is set and confirmed, and its link signs in another browser, in step with the first", async ({
  page,
  browser,
  host,
}) => {
  await signUpAtOnce(page, `${SITE}/sign-up`, "Mila");
  await page.goto(`${SITE}/settings/account`);
  const mail = part(page, "E-mail");
  await expect(mail).toContainText("With an address that you have confirmed");
  await mail.getByLabel("E-mail").fill("mila@example.org");
  await mail.getByLabel("Password now").fill("not her password");
  await mail.getByRole("button", { name: "Send a link to confirm it" }).click();
  await expect(alert(page)).toContainText("This is not your password");
  await expect(mail.getByLabel("E-mail")).toHaveValue("mila@example.org");
  await addAddress(page, "mila@example.org");
  await expect(mail).toContainText("A link was sent to mila@example.org");
  await expectAccessible(page);
  const confirmation = await linkTo(host, "mila@example.org", 1);

  // Another is told that it is not for them; who is signed out signs in first, and is led back.
  const other = await newPage(browser);
  await signUpAtOnce(other, `${SITE}/sign-up`, "Olga");
  await other.goto(confirmation);
  await expect(other.getByRole("main")).toContainText("is not for Olga");
  await expectAccessible(other);
  await signOut(page);
  await page.goto(confirmation);
  await signIn(page, "Mila", PASSWORD);
  await expect(page.getByRole("heading", { level: 1, name: "Confirm your e-mail" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("mila@example.org is to sign in Mila");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Confirm", exact: true }).click();
  await expect(mail.getByRole("status")).toHaveText("Your e-mail is confirmed.");
  await expect(mail).toContainText("You sign in with mila@example.org");

  // What she bookmarks is to be in the other browser as well.
  await page.goto(`${SITE}${EPISODE}?t=300`);
  await expect.poll(() => timeOf(page)).toBe(300);
  await page.keyboard.press("b");
  await expect(page.getByRole("status").filter({ hasText: "Bookmarked 5:00" })).toBeVisible();
  await page.goto(`${SITE}/settings/account`);
  await expect(part(page, "In step")).toContainText("In step as of");
  await signOut(page);

  await header(page).getByRole("link", { name: "Sign in" }).click();
  await page.getByRole("link", { name: "Get a link by e-mail" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sign in by e-mail" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("E-mail").fill("MILA@example.org");
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByRole("main").getByRole("status")).toContainText("If an account has this address");
  expect(page.url()).not.toContain("example.org");
  await expectAccessible(page);
  const link = await linkTo(host, "mila@example.org", 2);

  // Who looks through mail may open it, in a browser that knows nothing, and does not use it up.
  const phone = await newPage(browser, { viewport: { width: 390, height: 844 } });
  const looked = await phone.request.get(link);
  expect(looked.headers()["cache-control"]).toContain("no-store");
  expect(await looked.text()).toContain("Mila");
  await phone.goto(link);
  await expect(phone.getByRole("main")).toContainText(`This link signs you in at localhost:${PORT} as Mila`);
  await expectAccessible(phone);
  await phone.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(phone.getByRole("heading", { level: 1, name: "Account" })).toBeVisible();
  await expect(phone.getByRole("main").getByRole("status").first()).toContainText("For ten minutes");
  await expect(header(phone).getByRole("link", { name: "Account Mila" })).toBeVisible();
  await expectAccessible(phone);
  await expect(part(phone, "In step")).toContainText("In step as of");
  await phone.goto(`${SITE}/library`);
  await expect(part(phone, "Bookmarks").getByRole("button", { name: "Edit 5:00" })).toBeVisible();
  await phone.goto(`${SITE}/settings/account`);
  // A password that was forgotten is replaced without it.
  await expect(part(phone, "Password").getByLabel("Password now")).toBeHidden();
  await part(phone, "Password").getByLabel("New password").fill("another fine one");
  await part(phone, "Password").getByRole("button", { name: "Change password" }).click();
  await expect(part(phone, "Password").getByRole("status")).toContainText("Your password is changed");
  await expect(part(phone, "Password").getByLabel("Password now")).toBeVisible();

  // The link is used up, which is said with a way to another.
  await page.goto(link);
  await expect(page.getByRole("main")).toContainText("This link does not work any more");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Get a new link" }).click();
  await expect(page.getByRole("button", { name: "Send me a link" })).toBeVisible();
  await page.getByRole("link", { name: "Sign in another way" }).click();
  await page.getByLabel("Name or e-mail").fill("Mila@Example.org");
  await page.getByLabel("Password", { exact: true }).fill("another fine one");
  await page.getByRole("main").getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(header(page).getByRole("link", { name: "Account Mila" })).toBeVisible();

  await phone.reload();
  const removing = part(phone, "E-mail");
  await removing.getByLabel("Password now").last().fill("another fine one");
  await removing.getByRole("button", { name: "Remove e-mail" }).click();
  await expect(removing.getByRole("status")).toHaveText("Your e-mail is removed.");
  await linkTo(host, "mila@example.org", 3);
  // Nobody else was sent any, but Kai in the other journey.
  const others = host.mails.flatMap(({ to }) => to).filter((address) => address !== "kai@example.org");
  expect(others).toEqual(Array(3).fill("mila@example.org"));
  for (const one of [other, phone]) await one.context().close();
});

test("by keys alone, without script, and in Russian one is sent a link and signs in by it", async ({
  browser,
  host,
}) => {
  await newAddressed(browser, host);
  const keys = await newPage(browser);
  await keys.goto(`${SITE}/sign-in/link?next=%2Flibrary`);
  await keys.locator("#main").focus();
  await keys.keyboard.press("Tab");
  await keys.keyboard.type("kai@example.org");
  await keys.keyboard.press("Tab");
  await keys.keyboard.press("Enter");
  await expect(keys.getByRole("main").getByRole("status")).toBeVisible();
  await keys.goto(await linkTo(host, "kai@example.org", 2));
  await keys.locator("#main").focus();
  await keys.keyboard.press("Tab");
  await keys.keyboard.press("Enter");
  await expect(keys.getByRole("heading", { level: 1, name: "Library" })).toBeVisible();
  await expect(header(keys).getByRole("link", { name: "Account Kai" })).toBeVisible();

  const plain = await newPage(browser, { javaScriptEnabled: false, locale: "ru-RU" });
  await plain.goto(`${SITE}/sign-in?next=%2Flibrary`);
  await plain.getByRole("link", { name: "Получить ссылку по почте" }).click();
  await plain.getByLabel("Электронная почта").fill("kai@example.org");
  await plain.getByRole("button", { name: "Прислать ссылку" }).click();
  await expect(plain.getByRole("main").getByRole("status")).toContainText("ссылка уже в пути");
  await expect(plain.getByLabel("Электронная почта")).toHaveValue("kai@example.org");
  await plain.goto(await linkTo(host, "kai@example.org", 3));
  await expect(plain.getByRole("main")).toContainText(`войдёте на localhost:${PORT} как Kai`);
  await plain.getByRole("main").getByRole("button", { name: "Войти" }).click();
  await expect(plain).toHaveURL(/\/library$/);
  await plain.goto(`${SITE}/settings/account`);
  await expect(plain.getByText("Вы вошли как Kai")).toBeVisible();
  for (const one of [keys, plain]) await one.context().close();
});

/** Signs up as Kai with an address, and confirms it. */
async function newAddressed(browser: Browser, host: MailHost): Promise<void> {
  const page = await newPage(browser);
  await page.goto(`${SITE}/sign-up`);
  await page.getByLabel("Name").fill("Kai");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByLabel("E-mail (optional)").fill("kai@example.org");
  await expectAccessible(page);
  await page.getByRole("main").getByRole("button", { name: "Sign up" }).click();
  await page.getByRole("button", { name: "I have kept them" }).click();
  await expect(part(page, "E-mail")).toContainText("A link was sent to kai@example.org");
  await page.goto(await linkTo(host, "kai@example.org", 1));
  await page.getByRole("button", { name: "Confirm", exact: true }).click();
  await expect(part(page, "E-mail").getByRole("status")).toHaveText("Your e-mail is confirmed.");
  await page.context().close();
}

quietly("where no mail can be sent nothing is seen of it", async ({ page }) => {
  await page.goto("/sign-in");
  await expect(page.getByLabel("Name", { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: /link|e-mail/i })).toHaveCount(0);
  const link = invitation();
  await page.goto(link);
  await expect(page.getByLabel(/e-mail/i)).toHaveCount(0);
  await signUpAtOnce(page, link, "Nora");
  await page.goto("/settings/account");
  await expect(part(page, "Password")).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText(/e-mail/i);
  expect((await page.request.get("/sign-in/link")).status()).toBe(404);
});
