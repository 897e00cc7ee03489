import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import { member } from "./correcting.ts";
import { expectAccessible, test } from "./listening.ts";

const PICTURE = path.resolve(import.meta.dirname, "../../public/demo/set-down-in-sound.png");

const part = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

test("in Russian a host has a picture, an app, an invitation and all their data, and takes each back", async ({
  browser,
}) => {
  const page = await member(browser, "host", "Ольга", { locale: "ru-RU" });
  await page.goto("/settings/account");
  const picture = part(page, "Изображение");
  await picture.getByLabel("PNG, JPEG или WebP, не больше 5 МБ").setInputFiles(PICTURE);
  await picture.getByRole("button", { name: "Использовать это изображение" }).click();
  await expect(picture.getByRole("status")).toHaveText("Изображение изменено.");
  await expect(picture.getByRole("img", { name: "Изображение: Ольга" })).toBeVisible();

  const apps = part(page, "Приложения");
  await apps.getByLabel("Название приложения").fill("AntennaPod");
  await apps.getByRole("button", { name: "Создать пароль" }).click();
  await expect(apps.getByLabel("Пароль для этого приложения. Он показывается один раз.")).toHaveValue(
    /\S{8}/,
  );
  await expect(apps.getByRole("list", { name: "Приложения" })).toContainText("ещё не использовался");

  const invitations = part(page, "Приглашения");
  await invitations.getByLabel("Роль").selectOption({ label: "редактор" });
  await invitations.getByRole("button", { name: "Создать ссылку" }).click();
  await expect(invitations.getByRole("status")).toHaveText("Ссылка создана.");
  const waiting = invitations.getByRole("list", { name: "Ещё не приняты" });
  await expect(waiting.getByRole("listitem")).toContainText(/редактор\s*до \d/);
  await expectAccessible(page);

  const coming = page.waitForEvent("download");
  await part(page, "Ваши данные").getByRole("button", { name: "Скачать" }).click();
  const files = unzipSync(Uint8Array.from(readFileSync(await (await coming).path())));
  expect(JSON.parse(strFromU8(files["account.json"] ?? new Uint8Array()))).toMatchObject({ name: "Ольга" });
  expect(files).toHaveProperty(["picture.png"]);

  await waiting.getByRole("button", { name: "Отозвать" }).click();
  await expect(waiting).toHaveCount(0);
  await apps.getByRole("button", { name: "Отключить: AntennaPod" }).click();
  await expect(apps.getByRole("list", { name: "Приложения" })).toHaveCount(0);
  await picture.getByRole("button", { name: "Удалить изображение" }).click();
  await expect(picture.getByRole("status")).toHaveText("Изображение удалено.");
  await page.context().close();
});
