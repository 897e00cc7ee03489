import { expect, type Page } from "@playwright/test";
import { done, edit, importShow, member, openPassage } from "./correcting.ts";
import { expectAccessible, player, test, timeOf } from "./listening.ts";

/** The transcript as anybody is sent it. */
async function captions(page: Page, address: string): Promise<string> {
  return (await page.request.get(`${address}/transcript.vtt`)).text();
}

test("an editor corrects a name by keyboard alone while the sound repeats it, and takes it back", async ({
  browser,
}) => {
  const address = `${importShow("name-by-keys")}/the-pier`;
  const page = await member(browser, "editor", "Nora of the keys");
  await page.goto(address);
  await expect(player(page)).toBeVisible();
  await page.keyboard.press("e");
  await expect(page.getByRole("region", { name: "Editing the transcript" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Edit passage 0:00" })).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  const field = page.getByRole("textbox", { name: "Text of passage 0:12" });
  await expect(field).toBeFocused();
  await expect(player(page).getByRole("button", { name: "Pause", exact: true })).toBeVisible();
  // Round and round within the passage.
  await expect.poll(() => timeOf(page)).toBeGreaterThan(14);
  await expect.poll(() => timeOf(page)).toBeLessThan(14);
  await expectAccessible(page);

  await field.fill("That is the bell. Who heard it in Margate knew the way home.");
  await page.keyboard.press("Control+Enter");
  await expect(done(page)).toContainText("Saved.");
  await expect(page.getByRole("button", { name: "Edit passage 0:12" })).toBeFocused();
  await expect(page.getByRole("main").getByText("Who heard it in Margate")).toBeVisible();
  expect(await captions(page, address)).toContain("Margate");
  await expectAccessible(page);

  await page.keyboard.press("e");
  await expect(page.getByRole("button", { name: "Edit", exact: true })).toBeVisible();
  await expect(page.getByRole("main").getByText("Who heard it in Margate")).toBeVisible();
  await page.goto("/search?q=Margate&show=name-by-keys");
  await expect(page.getByRole("main").locator("mark").first()).toHaveText("Margate");

  await page.goto(`${address}/revisions`);
  await page.getByRole("button", { name: "Undo revision 1" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Undone." })).toBeVisible();
  expect(await captions(page, address)).not.toContain("Margate");
});

test("a passage is split, given to somebody else, joined again, and a word goes over its boundary", async ({
  browser,
}) => {
  const address = `${importShow("seams-of-talk")}/the-pier`;
  const page = await member(browser, "editor", "Sam of the seams");
  await edit(page, address);
  const field = await openPassage(page, "0:08");
  const text = await field.inputValue();
  await field.evaluate(
    (area: HTMLTextAreaElement, at) => area.setSelectionRange(at, at),
    text.indexOf("Sound bends"),
  );
  await page.keyboard.press("Control+Shift+Enter");
  await expect(page.getByRole("textbox", { name: /^Text of passage/ })).toHaveValue(
    "Sound bends down to us again.",
  );

  // The second part is somebody else's.
  await page.getByRole("combobox", { name: "Speaker" }).fill("Cora");
  await page.keyboard.press("Control+Enter");
  await expect(page.locator("cite").filter({ hasText: "Cora" })).toBeVisible();
  expect(await captions(page, address)).toMatch(/<v Cora>Sound/);

  const pencil = page.getByRole("button", { name: /^Edit passage/ });
  await expect(pencil.and(page.locator(":focus"))).toBeVisible();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(page.getByRole("textbox", { name: /^Text of passage/ })).toHaveValue(
    "cools. Sound bends down to us again.",
  );
  await page.keyboard.press("Alt+ArrowRight");
  await expect(page.getByRole("textbox", { name: /^Text of passage/ })).toHaveValue(
    "Sound bends down to us again.",
  );
  await page.keyboard.press("Control+Shift+Backspace");
  await expect(page.getByRole("textbox", { name: "Text of passage 0:08" })).toHaveValue(text);
  await expect(page.locator("cite").filter({ hasText: "Cora" })).toHaveCount(0);
});

test("a speaker is renamed in the episode, and in the whole show", async ({ browser }) => {
  const show = importShow("names-of-all", ["one-pier", "two-pier"]);
  const page = await member(browser, "editor", "Rosa of the names");
  await edit(page, `${show}/one-pier`);
  await openPassage(page, "0:04");
  await page.getByRole("combobox", { name: "Speaker" }).fill("Benedict");
  await page.getByRole("combobox", { name: "Where this speaker is renamed" }).selectOption("episode");
  await page.keyboard.press("Control+Enter");
  await expect(page.locator("cite").filter({ hasText: "Benedict" })).toHaveCount(2);
  expect(await captions(page, `${show}/two-pier`)).toContain("<v Ben>");

  await openPassage(page, "0:00");
  await page.getByRole("combobox", { name: "Speaker" }).fill("Anna");
  await page.getByRole("combobox", { name: "Where this speaker is renamed" }).selectOption("show");
  await page.keyboard.press("Control+Enter");
  await expect(done(page)).toContainText("6 places replaced.");
  expect(await captions(page, `${show}/two-pier`)).toContain("<v Anna>");
  await done(page).getByRole("button", { name: "Undo" }).click();
  await expect(page.locator("cite").filter({ hasText: /^Ann$/ }).first()).toBeVisible();
  expect(await captions(page, `${show}/two-pier`)).not.toContain("Anna");
});

test("what is typed survives a lost network and a page that is loaded again, and Escape asks before it goes", async ({
  browser,
}) => {
  const address = `${importShow("kept-words")}/the-pier`;
  const page = await member(browser, "editor", "Kim of the kept words");
  await edit(page, address);
  const field = await openPassage(page, "0:00");
  await field.fill("Good evening from the pier of Margate.");
  await page.context().setOffline(true);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("alert").filter({ hasText: "Not sent: there is no network" })).toBeVisible();
  await expectAccessible(page);
  await page.context().setOffline(false);

  await page.reload();
  await expect(player(page)).toBeVisible();
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await expect(page.getByText("Not saved yet: what you typed is kept in this tab")).toBeVisible();
  const again = await openPassage(page, "0:00");
  await expect(again).toHaveValue("Good evening from the pier of Margate.");
  await page.keyboard.press("Escape");
  await expect(page.getByText("Give up what you typed here?")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Go on editing" }).click();
  await expect(again).toBeFocused();
  await page.keyboard.press("Control+Enter");
  await expect(done(page)).toContainText("Saved.");
});

test("signed out, Edit leads to signing in and back", async ({ browser, page }) => {
  const address = `${importShow("doors-of-editing")}/the-pier`;
  const other = await member(browser, "editor", "Ed of the doors");
  await other.close();
  await page.goto(address);
  await expect(player(page)).toBeVisible();
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await page.getByLabel("Name").fill("Ed of the doors");
  await page.getByLabel("Password", { exact: true }).fill("four words that fit");
  await page.getByRole("main").getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("region", { name: "Editing the transcript" })).toBeVisible();
});
