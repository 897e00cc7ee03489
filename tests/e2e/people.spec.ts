import { expect } from "@playwright/test";
import { EPISODE, EPISODES, expectAccessible, SHOW, test } from "./listening.ts";

test("from an episode to somebody in it, to all of theirs, to a tag", async ({ page }) => {
  await page.goto(EPISODE);
  await page.getByRole("region", { name: "People" }).getByRole("link", { name: "Paul", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Paul" })).toBeVisible();
  await expect(page).toHaveTitle(/^Paul/);
  await expect(page.getByText("Co-host")).toBeVisible();
  const main = page.getByRole("main");
  for (const { title } of EPISODES) await expect(main.getByRole("link", { name: title })).toBeVisible();
  await expect(main.getByRole("link", { name: "Set Down in Sound", exact: true }).first()).toBeVisible();
  await page.getByRole("link", { name: "All people" }).click();
  await page.getByRole("searchbox", { name: "Name" }).fill("илЬ");
  await page.keyboard.press("Enter");
  await expect(page.getByText("1 person")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Илья" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Илья" })).toBeVisible();
  await page.getByRole("contentinfo").getByRole("link", { name: "Tags" }).click();
  await page.getByRole("link", { name: /^digital sound/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "#digital sound" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "1 episode" })).toBeVisible();
});

test("a show is narrowed at once, and each narrowing is taken away by its chip", async ({ page }) => {
  await page.goto(EPISODE);
  await page.getByRole("list", { name: "Tags" }).getByRole("link", { name: "MP3" }).click();
  await expect(page.getByText("1 episode")).toBeVisible();
  await page.getByRole("combobox", { name: "With" }).selectOption("paul");
  await expect(page).toHaveURL(/\?tag=mp-3&speaker=paul$/);
  await page.getByRole("link", { name: "Remove the filter “#MP3”" }).click();
  await expect(page).toHaveURL(/\?speaker=paul$/);
  await expect(page.getByText("2 episodes")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Remove the filter “Paul”" }).click();
  await expect(page).toHaveURL(new RegExp(`${SHOW}$`));
  await expect(page.getByRole("combobox", { name: "With" })).toHaveValue("");
});

test("what was heard to the end can be left out", async ({ page }) => {
  await page.addInitScript(
    ([href, title]) => {
      const track = { href, title, showTitle: "", language: "en", imageUrl: null, audio: null, duration: 9 };
      localStorage.setItem(
        "playhead.places",
        JSON.stringify([{ track, time: 9, duration: 9, at: 1, done: true }]),
      );
    },
    [EPISODE, EPISODES[0].title] as const,
  );
  await page.goto(SHOW);
  const row = (place: 0 | 1) => page.getByRole("link", { name: EPISODES[place].title });
  await page.getByRole("checkbox", { name: "Hide what I have heard" }).check();
  await expect(page.getByText("1 episode is hidden.")).toBeVisible();
  await expect(row(0)).toBeHidden();
  await expect(row(1)).toBeVisible();
  await page.reload();
  await expect(page.getByText("1 episode is hidden.")).toBeVisible();
});

test("a page past the last is none, and names lead home however they are written", async ({
  page,
  request,
}) => {
  for (const [address, last] of [
    [`${SHOW}?speaker=paul&page=999`, `${SHOW}?speaker=paul`],
    ["/?page=999", "/"],
    ["/search?q=lighthouse&page=999", "/search?q=lighthouse"],
    ["/tags/mp-3?page=2", "/tags/mp-3"],
    ["/people/VERA?page=3", "/people/vera"],
  ] as const) {
    const answer = await request.get(address);
    expect([address, answer.status(), new URL(answer.url()).pathname + new URL(answer.url()).search]).toEqual(
      [address, 200, last],
    );
  }
  for (const address of ["/people/nobody", "/people/SPEAKER_01", "/tags/nothing"])
    expect([address, (await request.get(address)).status()]).toEqual([address, 404]);
  await page.goto("/people/Илья");
  await expect(page.getByRole("heading", { level: 1, name: "Илья" })).toBeVisible();
});

test("without script the filter has its button", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(SHOW);
  await page.getByRole("combobox", { name: "With" }).selectOption("paul");
  await page.getByRole("searchbox", { name: "Title or summary contains" }).fill("becomes");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByText("1 episode")).toBeVisible();
  await page.getByRole("link", { name: "Remove the filter “Paul”" }).click();
  await expect(page).toHaveURL(/\?text=becomes&order=newest$/);
  await context.close();
});
