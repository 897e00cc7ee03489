import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { expectAccessible, test } from "./listening.ts";
import { portOf } from "./ports.ts";
import { newPage, PASSWORD, signIn, signInAtOnce, signUp } from "./signing-up.ts";
import { withStart } from "./start.ts";

/** Of the site which has no host yet. */
const PORT = portOf("first host");

const header = (page: Page) => page.getByRole("banner");
const alert = (page: Page) => page.getByRole("main").getByRole("alert");
const part = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

test("the first signs up by the link of the server, becomes a host and invites; the other signs in twice and ends one", async ({
  browser,
}) => {
  const data = mkdtempSync(path.join(tmpdir(), "playhead-accounts-"));
  try {
    await withStart({ port: PORT, data }, async ({ said }) => {
      const site = `http://localhost:${PORT}`;
      const [link = ""] = /http\S+\/sign-up\?\S+/.exec(said) ?? [];
      const host = await newPage(browser);
      await signUp(host, link, "Hanna");
      await expect(header(host).getByRole("link", { name: "Account Hanna" })).toBeVisible();
      await expect(host.getByText("You are signed in as Hanna, host.")).toBeVisible();
      await expectAccessible(host);
      // Another cannot become it by the same link.
      const late = await newPage(browser);
      await late.goto(link);
      await expect(late.getByText("This invitation is over")).toBeVisible();
      await expectAccessible(late);

      const invitations = part(host, "Invitations");
      await invitations.getByLabel("Role").selectOption("listener");
      await invitations.getByRole("button", { name: "Make a link" }).click();
      const invited = await invitations.getByLabel("Send this link").inputValue();
      await expect(invitations.getByRole("list", { name: "Not taken yet" })).toContainText("listener");
      await expectAccessible(host);

      const guest = await newPage(browser, { userAgent: "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0" });
      await signUp(guest, invited, "Gast");
      await expect(part(guest, "Invitations")).toBeHidden();
      await host.reload();
      await expect(invitations.getByRole("list", { name: "Not taken yet" })).toBeHidden();

      const phone = await newPage(browser);
      await signInAtOnce(phone, "gast", site);
      await phone.goto(site);
      await expect(header(phone).getByRole("link", { name: "Account Gast" })).toBeVisible();
      await guest.reload();
      const sessions = part(guest, "Sessions");
      await expect(sessions.getByRole("listitem")).toHaveCount(2);
      await sessions.getByRole("button", { name: /^End: Chrome/ }).click();
      await expect(sessions.getByRole("status")).toHaveText("Ended.");
      await expect(sessions.getByRole("listitem")).toHaveCount(1);

      // The other browser learns of it, by itself or when it asks for the account, and forgets whom it showed.
      await header(phone)
        .getByRole("link", { name: /^(Account Gast|Sign in)$/ })
        .click();
      await expect(phone.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
      await expect(header(phone).getByRole("link", { name: "Sign in" })).toBeVisible();
      await signIn(phone, "Gast", PASSWORD);
      // Back where the link stood, or at the account that was asked for.
      await expect(header(phone).getByRole("link", { name: "Account Gast" })).toBeVisible();
      await phone.goto(`${site}/settings/account`);
      await expect(phone.getByRole("heading", { level: 1, name: "Account" })).toBeVisible();
      // Deleted: there is nobody to sign in as any more.
      const removal = part(guest, "Delete account");
      await removal.getByLabel("Password now").fill("wrong password");
      await removal.getByRole("button", { name: "Delete account" }).click();
      await expect(alert(guest)).toContainText("This is not your password");
      await removal.getByLabel("Password now").fill(PASSWORD);
      await removal.getByRole("button", { name: "Delete account" }).click();
      await expect(header(guest).getByRole("link", { name: "Sign in" })).toBeVisible();
      await phone.reload();
      await expect(phone.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
      await signIn(phone, "Gast", PASSWORD);
      await expect(alert(phone)).toContainText("do not match");
      for (const page of [host, late, guest, phone]) await page.context().close();
    });
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
});
