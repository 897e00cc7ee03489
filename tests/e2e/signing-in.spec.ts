import { expect, type Page } from "@playwright/test";
import { holdScripts } from "./held-back.ts";
import { expectAccessible, test, untilAlive } from "./listening.ts";
import { invitation, PASSWORD, signIn, signOut, signUpAtOnce } from "./signing-up.ts";

const header = (page: Page) => page.getByRole("banner");
const alert = (page: Page) => page.getByRole("main").getByRole("alert");

test("a wrong password is told and the name stays; signed in, one is where one wanted to be, and out again nowhere", async ({
  page,
}) => {
  await signUpAtOnce(page, invitation(), "Vera Wrong");
  await page.context().clearCookies();
  // Going back shows nothing that was seen before.
  await page.goto("/sign-in?next=%2Fsettings%2Faccount");
  // Before that forms and links leave the page, and there is more to go back to.
  await untilAlive(page);
  await signIn(page, "Vera Wrong", PASSWORD);
  await expect(page.getByRole("heading", { level: 1, name: "Account" })).toBeVisible();
  await page.getByRole("contentinfo").getByRole("link", { name: "Settings" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
  await header(page).getByRole("link", { name: "Account Vera Wrong" }).click();
  await signOut(page);
  for (const name of ["Settings", "Sign in"]) {
    await page.goBack();
    await expect(page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
    await expect(header(page).getByRole("link", { name: "Sign in" })).toBeVisible();
  }

  await page.goto("/sign-in?next=%2Flibrary");
  await expectAccessible(page);
  await signIn(page, "Vera Wrong", "not her password");
  await expect(alert(page)).toContainText("do not match");
  await expect(page.getByLabel("Name")).toHaveValue("Vera Wrong");
  expect(page.url()).not.toContain("Vera");
  await expectAccessible(page);
  await signIn(page, "vera wrong", PASSWORD);
  await expect(page.getByRole("heading", { level: 1, name: "Library" })).toBeVisible();
  await expect(header(page).getByRole("link", { name: "Account Vera Wrong" })).toBeVisible();
});

test("who signs in before the page is alive is shown, though it comes alive while they are led on", async ({
  page,
}) => {
  await signUpAtOnce(page, invitation(), "Erna Early");
  await page.context().clearCookies();
  const release = await holdScripts(page);
  // A page that is being left answers nobody, but may still say something.
  await page.addInitScript((button) => {
    const timer = setInterval(() => {
      if (![...document.querySelectorAll("button")].some(({ textContent }) => textContent === button)) return;
      clearInterval(timer);
      console.log("alive");
    }, 50);
  }, "Sign in with a passkey");
  const alive = page.waitForEvent("console", (message) => message.text() === "alive");
  let signedIn = false;
  await page.route("**/api/account/sign-in", async (route) => {
    const response = await route.fetch({ maxRedirects: 0 });
    signedIn = true;
    await alive;
    // Its cookies are there already.
    const { location = "" } = response.headers();
    await route.fulfill({ status: 303, headers: { location } });
  });
  await page.goto("/sign-in", { waitUntil: "commit" });
  const leading = signIn(page, "Erna Early", PASSWORD);
  await expect.poll(() => signedIn).toBe(true);
  release();
  await leading;
  await expect(page).toHaveURL("/");
  await expect(header(page).getByRole("link", { name: "Account Erna Early" })).toBeVisible();
});

test("a page that was kept as somebody left it when they signed out is made anew when it is gone back to", async ({
  page,
}) => {
  await signUpAtOnce(page, invitation(), "Bea Back");
  await page.goto("/library");
  await expect(header(page).getByRole("link", { name: "Account Bea Back" })).toBeVisible();
  await page.context().clearCookies();
  await page.evaluate(() => {
    Object.assign(window, { asLeft: true });
    window.showAccount?.();
    // As the browser says it of a page that it has kept open.
    setTimeout(() => window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  });
  await page.waitForFunction(() => !("asLeft" in window));
  await expect(header(page).getByRole("link", { name: "Sign in" })).toBeVisible();
});
