import { expect } from "@playwright/test";
import { done, edit, importShow, member, openPassage } from "./correcting.ts";
import { tabTo } from "./keys.ts";
import { expectAccessible, player, test } from "./listening.ts";

test("two editors on one passage: the second is told, sees the difference and loses nothing", async ({
  browser,
}) => {
  const address = `${importShow("two-at-once")}/the-pier`;
  const first = await member(browser, "editor", "Fay was first");
  const second = await member(browser, "editor", "Sue was second");
  await edit(first, address);
  await edit(second, address);
  const mine = await openPassage(second, "0:00");
  await mine.fill("Good evening from the long pier of Margate.");
  const theirs = await openPassage(first, "0:00");
  await theirs.fill("Good evening from the pier of Ramsgate, where the sea is as flat as paper.");
  await first.keyboard.press("Control+Enter");
  await expect(done(first)).toContainText("Saved.");

  await second.keyboard.press("Control+Enter");
  const told = second.getByRole("alert").filter({ hasText: "Fay was first changed this passage at" });
  await expect(told.locator("del")).toContainText("Margit");
  await expect(told.locator("ins")).toContainText("Ramsgate");
  await expect(mine).toHaveValue("Good evening from the long pier of Margate.");
  await expectAccessible(second);
  await second.getByRole("button", { name: "Put mine on top" }).click();
  await expect(done(second)).toContainText("Saved.");

  // Both stand in the revisions, with their authors.
  await second.getByRole("link", { name: "Revisions" }).click();
  const revisions = second.getByRole("listitem").filter({ hasText: /^Revision \d/ });
  await expect(revisions.filter({ hasText: "Fay was first" })).toContainText("Ramsgate");
  await expect(revisions.filter({ hasText: "Sue was second" })).toContainText("Margate");
  await expectAccessible(second);
  await second.getByRole("combobox", { name: "From" }).selectOption({ label: "As it was imported" });
  await second.getByRole("combobox", { name: "To" }).selectOption({ label: "Revision 2" });
  await second.getByRole("button", { name: "Compare" }).click();
  const compared = second.getByRole("region", { name: "Comparison" });
  await expect(compared.locator("del").first()).toContainText("Margit");
  await expect(compared.locator("ins").last()).toContainText("Margate");
});

test("a listener proposes, and an editor accepts one and declines another, without script", async ({
  browser,
}) => {
  const address = `${importShow("what-was-proposed")}/the-pier`;
  const listener = await member(browser, "listener", "Lia who listens");
  const editor = await edit(listener, address);
  await expect(editor).toContainText("An editor decides on it");
  await expect(editor.getByRole("button", { name: "Find and replace" })).toHaveCount(0);
  await (await openPassage(listener, "0:12")).fill(
    "That is the bell. Who heard it in Margate knew the way home.",
  );
  await listener.getByRole("button", { name: "Propose", exact: true }).click();
  await expect(done(listener)).toContainText("Proposed.");
  await expect(listener.getByText("Your proposal waits for an editor")).toBeVisible();
  await (await openPassage(listener, "0:16")).fill("Nonsense.");
  await listener.keyboard.press("Control+Enter");
  await expect(listener.getByText("Your proposal waits for an editor")).toHaveCount(2);
  await expectAccessible(listener);
  const captions = async () => (await listener.request.get(`${address}/transcript.vtt`)).text();
  expect(await captions()).not.toContain("Margate");

  // A form decides, so that no script is needed.
  const signed = await member(browser, "editor", "Edna who decides");
  const state = await signed.context().storageState();
  const plain = await (await browser.newContext({ storageState: state, javaScriptEnabled: false })).newPage();
  await plain.goto("/revisions");
  const waiting = plain.getByRole("listitem").filter({ hasText: "Lia who listens" });
  await expect(waiting).toHaveCount(2);
  await waiting
    .filter({ hasText: "Margate" })
    .getByRole("button", { name: /^Accept/ })
    .click();
  await expect(plain.getByText("Accepted: the transcript has it now.")).toBeVisible();
  await waiting
    .filter({ hasText: "Nonsense" })
    .getByRole("button", { name: /^Decline/ })
    .click();
  await expect(plain.getByText("Declined: the transcript stays as it is.")).toBeVisible();
  await expect(waiting).toHaveCount(0);
  expect(await captions()).toContain("Margate");
  expect(await captions()).not.toContain("Nonsense");
  await signed.goto(`${address}/revisions`);
  await expectAccessible(signed);
});

test("words are replaced in a whole show but for one passage, and all is taken back", async ({ browser }) => {
  const show = importShow("margit-everywhere", ["first-pier", "second-pier"]);
  const page = await member(browser, "editor", "Rex who replaces");
  const captions = async (name: string) => (await page.request.get(`${show}/${name}/transcript.vtt`)).text();
  await edit(page, `${show}/first-pier`);
  await page.getByRole("button", { name: "Find and replace" }).click();
  const panel = page.getByRole("region", { name: "Find and replace" });
  await panel.getByRole("textbox", { name: "Find", exact: true }).fill("Margit");
  await panel.getByRole("textbox", { name: "Replace with" }).fill("Margate");
  await panel.getByRole("combobox", { name: "Where" }).selectOption("show");
  await panel.getByRole("button", { name: "Preview" }).click();
  await expect(panel.getByRole("status")).toContainText("4 places in 2 episodes");
  await expect(panel.locator("ins").first()).toContainText("Margate");
  await expectAccessible(page);
  await panel.getByRole("group", { name: "second pier" }).getByRole("checkbox").first().uncheck();
  await panel.getByRole("button", { name: "Replace 3 places" }).click();
  await expect(done(page)).toContainText("3 places replaced.");
  expect((await captions("first-pier")).match(/Margate/g)).toHaveLength(2);
  expect((await captions("second-pier")).match(/Margate/g)).toHaveLength(1);
  await done(page).getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Undone.")).toBeVisible();
  expect(await captions("first-pier")).not.toContain("Margate");
  expect(await captions("second-pier")).not.toContain("Margate");
});

test("with keys alone a name is replaced in a whole show, and that is taken back", async ({ browser }) => {
  const show = importShow("margit-by-keys", ["first-lamp", "second-lamp"]);
  const page = await member(browser, "editor", "Kim who replaces");
  const margates = async () => {
    const texts = ["first-lamp", "second-lamp"].map(async (name) =>
      (await page.request.get(`${show}/${name}/transcript.vtt`)).text(),
    );
    return (await Promise.all(texts)).map((text) => text.match(/Margate/g)?.length ?? 0);
  };
  await page.goto(`${show}/first-lamp`);
  await expect(player(page)).toBeVisible();
  await page.keyboard.press("e");
  await expect(page.getByRole("button", { name: "Edit passage 0:00" })).toBeFocused();
  await page.locator("#main").focus();
  await tabTo(page, page.getByRole("button", { name: "Find and replace" }));
  await page.keyboard.press("Enter");
  const panel = page.getByRole("region", { name: "Find and replace" });
  await expect(panel.getByRole("textbox", { name: "Find", exact: true })).toBeFocused();
  await page.keyboard.type("Margit");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Margate");
  await page.keyboard.press("Tab");
  const where = panel.getByRole("combobox", { name: "Where" });
  await expect(where).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(where).toHaveValue("show");
  await tabTo(page, panel.getByRole("button", { name: "Preview" }));
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("status")).toContainText("4 places in 2 episodes");
  await expectAccessible(page);
  await tabTo(page, panel.getByRole("button", { name: "Replace 4 places" }));
  await page.keyboard.press("Enter");
  await expect(done(page)).toContainText("4 places replaced.");
  expect(await margates()).toEqual([2, 2]);
  await tabTo(page, done(page).getByRole("button", { name: "Undo", exact: true }));
  await page.keyboard.press("Space");
  await expect(page.getByText("Undone.")).toBeVisible();
  expect(await margates()).toEqual([0, 0]);
  await page.context().close();
});
