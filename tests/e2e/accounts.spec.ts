import { execFileSync } from "node:child_process";
import { expect, type Page } from "@playwright/test";
import { exchange } from "./exchange.ts";
import { EPISODE, expectAccessible, expectPlaying, test } from "./listening.ts";
import { portOf } from "./ports.ts";
import { invitation, newPage, PASSWORD, signIn, signUp } from "./signing-up.ts";

const PORT = portOf("shared");

const header = (page: Page) => page.getByRole("banner");
const alert = (page: Page) => page.getByRole("main").getByRole("alert");
const part = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

test("what plays goes on while one signs up, and pages are the same for all", async ({ page, request }) => {
  const link = invitation();
  await page.goto(EPISODE);
  await page.getByRole("button", { name: "Play episode" }).click();
  await expectPlaying(page);
  await header(page).getByRole("link", { name: "Sign in" }).click();
  await page.getByRole("link", { name: "No account yet? Sign up" }).click();
  await expect(page.getByText("needs an invitation")).toBeVisible();
  await expectPlaying(page);
  // The address of the invitation, without leaving the page.
  await page.evaluate((href) => {
    const next = window as Window & { next?: { router: { push: (href: string) => void } } };
    next.next?.router.push(href);
  }, link);
  await page.getByLabel("Name").fill("Paula Playing");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("main").getByRole("button", { name: "Sign up" }).click();
  await page.getByRole("button", { name: "I have kept them" }).click();
  await expect(header(page).getByRole("link", { name: "Account Paula Playing" })).toBeVisible();
  await expectPlaying(page);
  // A page that is kept says nothing of who asks for it.
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const [own, other] = await Promise.all([
    request.get("/library", { headers: { cookie } }),
    request.get("/library"),
  ]);
  expect(await own.body()).toEqual(await other.body());
  expect(await own.text()).not.toContain("Paula");
  await page.goto("/library");
  await expect(header(page).getByRole("link", { name: "Account Paula Playing" })).toBeVisible();
});

test("a recovery code sets a new password, and ends the session of the other browser", async ({
  page,
  browser,
}) => {
  const codes = await signUp(page, invitation(), "Rosa");
  expect(codes).toHaveLength(8);
  const other = await newPage(browser);
  await other.goto("/sign-in/recover");
  await expectAccessible(other);
  const recover = async (code: string, password: string) => {
    await other.getByLabel("Name").fill("rosa");
    await other.getByLabel("Recovery code").fill(code);
    await other.getByLabel("New password").fill(password);
    await other.getByRole("button", { name: "Set password and sign in" }).click();
  };
  await recover("0000-0000-0000-0000", "another fine one");
  await expect(alert(other)).toContainText("do not match");
  await recover(codes[2]?.replaceAll("-", " ").toUpperCase() ?? "", "short");
  await expect(alert(other)).toContainText("at least 8");
  await recover(codes[2]?.replaceAll("-", " ").toUpperCase() ?? "", "another fine one");
  await expect(other.getByRole("heading", { level: 1, name: "Account" })).toBeVisible();
  await expect(other.getByText("7 codes are left")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await signIn(page, "Rosa", "another fine one");
  await expect(page.getByRole("heading", { level: 1, name: "Account" })).toBeVisible();

  // A new name, a new password, new codes, and all of it as a file.
  await part(page, "Name").getByLabel("Name").fill("Rosa Nova");
  await part(page, "Name").getByRole("button", { name: "Change name" }).click();
  await expect(page.getByText("Your name is changed.")).toBeVisible();
  await expect(header(page).getByRole("link", { name: "Account Rosa Nova" })).toBeVisible();
  await part(page, "Password").getByLabel("Password now").fill("another fine one");
  await part(page, "Password").getByLabel("New password").fill("yet another one");
  await part(page, "Password").getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Your password is changed.")).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download" }).click();
  expect((await download).suggestedFilename()).toBe("playhead-account.zip");
  await part(page, "Recovery codes").getByLabel("Password now").fill("yet another one");
  await part(page, "Recovery codes").getByRole("button", { name: "Make new codes" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Recovery codes" })).toBeVisible();
  await expectAccessible(page);
  const renewed = await page
    .getByRole("list", { name: "Recovery codes" })
    .getByRole("listitem")
    .allInnerTexts();
  expect(renewed.filter((code) => codes.includes(code))).toEqual([]);
  const shown = page.url();
  await page.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByText("8 codes are left")).toBeVisible();
  await page.goto(shown);
  await expect(page.getByRole("heading", { level: 1, name: "Account" })).toBeVisible();
  await other.reload();
  await expect(other.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await other.context().close();
});

/** The link that the command prints, while the site runs. */
function invitationOfCommand(): string {
  const { TEST_DATA_DIR, ...env } = process.env;
  const said = execFileSync("npm", ["run", "-s", "invite", "--", "listener"], {
    encoding: "utf8",
    env: { ...env, DATA_DIR: TEST_DATA_DIR, PORT: String(PORT), LANG: "en" },
  });
  return /http\S+\/sign-up\?\S+/.exec(said)?.[0] ?? "";
}

test("everything is done with keys alone", async ({ page }) => {
  await page.goto(invitationOfCommand());
  await page.getByLabel("Name").focus();
  await page.keyboard.type("Käthe Keys");
  await page.keyboard.press("Tab");
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  const kept = page.getByRole("button", { name: "I have kept them" });
  await expect(kept).toBeVisible();
  await page.locator("#main").focus();
  await page.keyboard.press("Tab");
  await expect(kept).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Account" })).toBeVisible();
  await page.locator("#main").focus();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Sign out" })).toBeFocused();
  await page.keyboard.press("Space");
  // The page that is left says so as well.
  await expect(page.getByRole("heading", { level: 2, name: "Newest episodes" })).toBeVisible();
  await header(page).getByRole("link", { name: "Sign in" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Name")).toBeVisible();
  await page.locator("#main").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.type("käthe keys");
  await page.keyboard.press("Tab");
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(header(page).getByRole("link", { name: "Account Käthe Keys" })).toBeVisible();
});

test("without script forms lead from page to page, keep the name and show codes", async ({ browser }) => {
  const page = await newPage(browser, { javaScriptEnabled: false });
  await page.goto(invitation());
  await page.getByLabel("Name").fill("Plain/");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("main").getByRole("button", { name: "Sign up" }).click();
  await expect(alert(page)).toContainText("A name begins with a letter or a digit");
  await expect(page.getByLabel("Name")).toHaveValue("Plain/");
  await page.getByLabel("Name").fill("Plain");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("main").getByRole("button", { name: "Sign up" }).click();
  await expect(page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem")).toHaveCount(8);
  await page.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByText("You are signed in as Plain, listener.")).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/localhost:\d+\/$/);
  await page.goto("/settings/account");
  await signIn(page, "Plain", "wrong password");
  await expect(alert(page)).toContainText("do not match");
  await expect(page.getByLabel("Name")).toHaveValue("Plain");
  await signIn(page, "Plain", PASSWORD);
  await expect(page.getByText("You are signed in as Plain, listener.")).toBeVisible();
  // Who has signed in meanwhile in another tab is not kept from where they were going.
  await page.goto("/sign-in?next=%2Flibrary");
  await page.getByRole("link", { name: "Go on to the page you wanted" }).click();
  await expect(page).toHaveURL(/\/library$/);
  await page.context().close();
});

test("in Russian one signs up, is told what is wrong, and signs out", async ({ browser }) => {
  const page = await newPage(browser, { locale: "ru-RU" });
  await page.goto(invitation());
  await page.getByLabel("Имя").fill("Анна");
  await page.getByLabel("Пароль").fill("мало");
  await page.getByRole("main").getByRole("button", { name: "Зарегистрироваться" }).click();
  await expect(alert(page)).toHaveText("В пароле должно быть не меньше 8 знаков.");
  await page.getByLabel("Пароль").fill(PASSWORD);
  await page.getByRole("main").getByRole("button", { name: "Зарегистрироваться" }).click();
  await page.getByRole("button", { name: "Коды сохранены" }).click();
  await expect(page.getByText("Вы вошли как Анна, роль: слушатель.")).toBeVisible();
  await expect(header(page).getByRole("link", { name: "Учётная запись Анна" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Выйти" }).click();
  await expect(header(page).getByRole("link", { name: "Войти" })).toBeVisible();
  await page.context().close();
});

test("over the wire a session is begun only by pages of the site, and its pages are kept by nobody", async () => {
  const send = (form: string, body: string, ...headers: readonly string[]) =>
    exchange(
      PORT,
      [
        `POST /api/account/${form} HTTP/1.1`,
        "Content-Type: application/x-www-form-urlencoded",
        `Content-Length: ${body.length}`,
        // So that only this journey is told to wait.
        "X-Forwarded-For: 192.0.2.1",
        ...headers,
      ],
      body,
    );
  const own = `Origin: http://localhost:${PORT}`;
  const fields = `name=Wanda+Wire&password=${PASSWORD.replaceAll(" ", "+")}`;
  const invited = `${fields}&${new URL(invitation(), "http://localhost").searchParams}`;
  expect((await send("sign-up", invited, "Origin: https://evil.example")).status).toBe(403);
  expect((await send("sign-up", invited)).status).toBe(403);
  expect((await send("sign-up", invited, own)).status).toBe(303);
  const signedIn = await send("sign-in", fields, own, "Accept: application/json");
  expect([signedIn.status, signedIn.headers["cache-control"]]).toEqual([200, "no-store"]);
  const get = (target: string) => exchange(PORT, [`GET ${target} HTTP/1.1`]);
  const away = await get("/settings/account");
  expect([away.status, away.headers.location]).toEqual([307, "/sign-in?next=%2Fsettings%2Faccount"]);
  for (const page of ["/sign-in", "/sign-up", "/sign-in/recover"])
    expect((await get(page)).headers["cache-control"]).toBe("no-store");
  expect((await get("/api/account/sign-in")).status).toBe(405);
  // Many at once are counted as many.
  const guesses = await Promise.all(
    Array.from({ length: 12 }, () =>
      send("sign-in", "name=Nobody&password=x", own, "Accept: application/json"),
    ),
  );
  const statuses = guesses.map(({ status }) => status).toSorted();
  expect(statuses).toEqual([...Array(10).fill(200), 429, 429]);
});
