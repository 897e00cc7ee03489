import { expect, type Page } from "@playwright/test";
import { member } from "./correcting.ts";
import { tabTo } from "./keys.ts";
import { expectAccessible, test } from "./listening.ts";

const part = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

test("with keys alone a host makes and ends an app password and an invitation", async ({ browser }) => {
  const page = await member(browser, "host", "Hedda of the keys");
  await page.goto("/settings/account");
  const apps = part(page, "Apps");
  await tabTo(page, apps.getByLabel("Name of the app"));
  await page.keyboard.type("AntennaPod");
  await page.keyboard.press("Enter");
  await expect(apps.getByLabel("Password for this app")).toHaveValue(/\S{8}/);
  await expectAccessible(page);
  await tabTo(page, apps.getByRole("button", { name: "Disconnect: AntennaPod" }));
  await page.keyboard.press("Enter");
  await expect(apps.getByRole("list", { name: "Apps" })).toHaveCount(0);

  const invitations = part(page, "Invitations");
  await tabTo(page, invitations.getByLabel("Role"));
  await page.keyboard.type("ed");
  await tabTo(page, invitations.getByRole("button", { name: "Make a link" }));
  await page.keyboard.press("Space");
  await expect(invitations.getByLabel(/^Send this link/)).toHaveValue(/\/sign-up\?invitation=/);
  const waiting = invitations.getByRole("list", { name: "Not taken yet" });
  await expect(waiting.getByRole("listitem")).toContainText("editor");
  await expectAccessible(page);
  await tabTo(page, waiting.getByRole("button", { name: "Withdraw" }));
  await page.keyboard.press("Space");
  await expect(waiting).toHaveCount(0);
  await page.context().close();
});
