import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { expectAccessible, test } from "./listening.ts";
import { portOf } from "./ports.ts";
import { invitation, newPage, PASSWORD, signIn, signOut, signUpAtOnce } from "./signing-up.ts";
import { withStart } from "./start.ts";

/** Of the site for which browsers keep none. */
const PORT = portOf("no passkeys");

/** Gives the browser of a page a device that keeps passkeys, in front of which somebody agrees to all that is asked. */
async function plugIn(page: Page): Promise<{ readonly forgetAll: () => Promise<void> }> {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send("WebAuthn.enable");
  const { authenticatorId } = await protocol.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    forgetAll: async () => {
      await protocol.send("WebAuthn.clearCredentials", { authenticatorId });
    },
  };
}

const header = (page: Page) => page.getByRole("banner");
const passkeys = (page: Page) => page.getByRole("region", { name: "Passkeys", exact: true });
const listed = (page: Page) => passkeys(page).getByRole("list", { name: "Passkeys" }).getByRole("listitem");
const byPasskey = (page: Page) => page.getByRole("button", { name: "Sign in with a passkey" });

async function addPasskey(page: Page, password: string): Promise<void> {
  await passkeys(page).getByLabel("Password now").fill(password);
  await passkeys(page).getByRole("button", { name: "Add a passkey" }).click();
}

test("a passkey is added with the password, signs in by keys alone, and no longer once it is removed", async ({
  page,
}) => {
  const device = await plugIn(page);
  await signUpAtOnce(page, invitation(), "Pia");
  await page.goto("/settings/account");
  await expect(passkeys(page).getByRole("button", { name: "Add a passkey" })).toBeVisible();
  await expect(listed(page)).toHaveCount(0);
  await addPasskey(page, "not her password");
  await expect(passkeys(page).getByRole("alert")).toContainText("This is not your password");
  await expect(listed(page)).toHaveCount(0);
  await addPasskey(page, PASSWORD);
  await expect(passkeys(page).getByRole("status")).toHaveText("The passkey is added.");
  await expect(listed(page)).toHaveCount(1);
  await expect(listed(page)).toContainText("not used yet");
  await expect(passkeys(page).getByLabel("Password now")).toHaveValue("");
  await expectAccessible(page);
  await addPasskey(page, PASSWORD);
  await expect(page.getByText("There is a passkey for this account already.")).toBeVisible();
  await expect(listed(page)).toHaveCount(1);

  await signOut(page);
  await page.goto("/sign-in?next=%2Flibrary");
  await expect(byPasskey(page)).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Password").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(byPasskey(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Library" })).toBeVisible();
  await header(page).getByRole("link", { name: "Account Pia" }).click();
  await expect(listed(page)).toContainText("Last used");

  await passkeys(page)
    .getByRole("button", { name: /^Remove: / })
    .click();
  await expect(passkeys(page).getByRole("status")).toContainText("removed");
  await expect(listed(page)).toHaveCount(0);
  await signOut(page);
  await page.goto("/sign-in");
  await byPasskey(page).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("This passkey is not known here");
  await expectAccessible(page);
  await device.forgetAll();
  await byPasskey(page).click();
  await expect(page.getByText("No passkey was used.")).toBeVisible();
  await signIn(page, "Pia", PASSWORD);
  await expect(header(page).getByRole("link", { name: "Account Pia" })).toBeVisible();
});

test("without script nothing is offered that needs one", async ({ browser }) => {
  const page = await newPage(browser, { javaScriptEnabled: false });
  await signUpAtOnce(page, invitation(), "Pia Plain");
  await page.goto("/settings/account");
  await expect(passkeys(page)).toContainText("With a passkey you sign in");
  await expect(passkeys(page).getByRole("button")).toHaveCount(0);
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await expect(page.getByRole("main").getByRole("button")).toHaveCount(1);
  await page.context().close();
});

test("in Russian a passkey is added and signs in", async ({ browser }) => {
  const page = await newPage(browser, { locale: "ru-RU" });
  await plugIn(page);
  await signUpAtOnce(page, invitation(), "Паша");
  await page.goto("/settings/account");
  const part = page.getByRole("region", { name: "Ключи доступа", exact: true });
  await part.getByLabel("Нынешний пароль").fill(PASSWORD);
  await part.getByRole("button", { name: "Добавить ключ доступа" }).click();
  await expect(part.getByRole("status")).toHaveText("Ключ доступа добавлен.");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Выйти" }).click();
  // The page that is left offers to sign in as well.
  await expect(page).toHaveURL("/");
  await header(page).getByRole("link", { name: "Войти" }).click();
  await page.getByRole("button", { name: "Войти с ключом доступа" }).click();
  await expect(header(page).getByRole("link", { name: "Учётная запись Паша" })).toBeVisible();
  await page.context().close();
});

test("where browsers keep no passkeys, that is said and none is offered", async ({ page }) => {
  const data = mkdtempSync(path.join(tmpdir(), "playhead-passkeys-"));
  const env = { PUBLIC_URL: "http://pod.example.org", SIGN_UP: "open" };
  const site = `http://localhost:${PORT}`;
  try {
    await withStart({ port: PORT, data, env }, async () => {
      await plugIn(page);
      await signUpAtOnce(page, `${site}/sign-up`, "Pia Nowhere");
      await page.goto(`${site}/settings/account`);
      await expect(passkeys(page)).toContainText("only for sites with a name that are asked for over https");
      await expect(passkeys(page).getByRole("button")).toHaveCount(0);
      await page.context().clearCookies();
      await page.goto(`${site}/sign-in`);
      await expect(page.getByRole("main").getByRole("button")).toHaveCount(1);
      await page.goto("about:blank");
    });
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
});
