import { expect, type Locator } from "@playwright/test";
import { expectKept, keepButton } from "./keeping.ts";
import {
  bookmark,
  EPISODE,
  EPISODES,
  expectAccessible,
  expectPlaying,
  pause,
  player,
  SHOW,
  test,
  timeOf,
  untilAlive,
} from "./listening.ts";
import { invitation, newPage, signUpAtOnce } from "./signing-up.ts";
import {
  annotate,
  bookmarks,
  close,
  expectInStep,
  lookAgain,
  part,
  playTo,
  twoDevices,
} from "./two-devices.ts";

const [SOUND, SPEECH] = EPISODES;
const rows = (within: Locator) => within.getByRole("listitem");

test("what is heard, bookmarked, queued and set in one browser is so in the other, and what is deleted stays so", async ({
  browser,
}) => {
  const [desk, phone] = await twoDevices(browser, "Step Both");
  await bookmark(desk, 300, "5:00");
  const heard = await playTo(desk, 400);
  await desk.goto(`${SHOW}/${SPEECH.name}`);
  await desk.getByRole("button", { name: "Play episode" }).click();
  await expectPlaying(desk);
  await desk.locator("audio").evaluate((audio: HTMLAudioElement) => {
    // Within the last 30 seconds it is done, and there is time to pause before it ends.
    audio.currentTime = audio.duration - 25;
  });
  await pause(desk);
  await desk.goto("/library");
  await annotate(desk, "5:00", "worth a second hearing", "Sound, history");
  await desk.getByRole("button", { name: "More for 5:00" }).click();
  await desk.getByRole("menuitem", { name: "Add to queue" }).click();
  await desk.goto(SHOW);
  await desk
    .getByRole("button", { name: `More for ${SPEECH.title}` })
    .first()
    .click();
  await desk.getByRole("menuitem", { name: "Play next" }).click();
  await expect(desk.getByRole("menuitem")).toHaveCount(0);
  await desk.goto("/settings");
  // What is chosen sooner is lost to who leaves at once.
  await untilAlive(desk);
  await desk.getByLabel("Step back").selectOption("10 seconds");
  await expectInStep(desk);
  await expectAccessible(desk);

  await phone.goto("/library");
  await expect(bookmarks(phone).getByText("worth a second hearing")).toBeVisible();
  await expect(bookmarks(phone).getByRole("button", { name: "history", exact: true })).toBeVisible();
  await expect(rows(part(phone, "Queue"))).toHaveText([new RegExp(SPEECH.title), /5:00/]);
  const history = part(phone, "History");
  await expect(rows(history).filter({ hasText: SOUND.title })).toContainText(heard);
  await expect(rows(history).filter({ hasText: SPEECH.title })).toContainText("Heard to the end");
  await phone.goto("/settings");
  await expect(phone.getByLabel("Step back")).toHaveValue("10");

  // An open page shows at once what comes.
  await desk.goto("/library");
  await expect(bookmarks(desk).getByRole("status")).toHaveText("1 bookmark");
  await bookmark(phone, 600, "10:00");
  await phone.goto("/library");
  await phone.getByRole("button", { name: "Delete 5:00" }).click();
  await part(phone, "Queue")
    .getByRole("button", { name: /^Move .*5:00 up$/ })
    .click();
  await expectInStep(phone);
  await lookAgain(desk);
  await expect(bookmarks(desk).getByRole("button", { name: "Edit 10:00" })).toBeVisible();
  await expect(bookmarks(desk).getByRole("button", { name: /^Edit/ })).toHaveCount(1);
  await expect(rows(part(desk, "Queue"))).toHaveText([/5:00/, new RegExp(SPEECH.title)]);
  await expectInStep(desk);
  await expectInStep(phone);
  await phone.goto("/library");
  await expect(bookmarks(phone).getByRole("button", { name: /^Edit/ })).toHaveCount(1);
  await close(desk, phone);
});

test("what two browsers write while one has no network is kept, and both notes are there to choose from", async ({
  browser,
}) => {
  const [desk, phone] = await twoDevices(browser, "Step Apart");
  await bookmark(desk, 300, "5:00");
  await expectInStep(desk);
  await desk.goto("/library", { waitUntil: "networkidle" });
  await expect(bookmarks(desk).getByRole("status")).toHaveText("1 bookmark");
  await desk.context().setOffline(true);
  await annotate(desk, "5:00", "of the desk", "desk");
  await phone.goto("/library");
  await annotate(phone, "5:00", "of the phone", "phone");
  await bookmark(phone, 600, "10:00");
  await expectInStep(phone);
  await desk.context().setOffline(false);
  await lookAgain(desk);
  await expect(bookmarks(desk).getByRole("button", { name: "Edit 10:00" })).toBeVisible();
  await expect(bookmarks(desk).getByText("of the phone")).toBeVisible();
  for (const tag of ["desk", "phone"])
    await expect(bookmarks(desk).getByRole("button", { name: tag, exact: true })).toBeVisible();
  await desk.getByRole("button", { name: "Edit 5:00" }).click();
  const others = desk.getByRole("region", { name: "Other notes" });
  await expect(others).toContainText("of the desk");
  await expectAccessible(desk);
  await others.getByRole("button", { name: "Use this note" }).click();
  await expect(desk.getByRole("textbox", { name: "Note" })).toHaveValue("of the desk");
  await desk.getByRole("textbox", { name: "Note" }).fill("of both");
  await others.getByRole("button", { name: "Drop this note" }).click();
  await expect(others).toBeHidden();
  await desk.getByRole("button", { name: "Save" }).click();
  await expectInStep(desk);
  await phone.goto("/library");
  await expect(bookmarks(phone).getByText("of both")).toBeVisible();
  await close(desk, phone);
});

test("where an episode was heard in two browsers apart, the way to the other place is offered and can be undone", async ({
  browser,
}) => {
  const [desk, phone] = await twoDevices(browser, "Step Elsewhere");
  await desk.goto(EPISODE);
  await playTo(desk, 300);
  await desk.context().setOffline(true);
  await player(desk).getByRole("button", { name: "Play", exact: true }).click();
  await expect.poll(() => timeOf(desk)).toBeGreaterThan(301);
  const place = await pause(desk);
  await phone.goto(EPISODE);
  const further = await playTo(phone, 900);
  await expectInStep(phone);
  await desk.context().setOffline(false);
  await lookAgain(desk);
  const offer = player(desk).getByRole("button", { name: `Go on at ${further}`, exact: true });
  await expect(offer).toBeVisible();
  expect(await timeOf(desk)).toBeLessThan(400);
  await expectAccessible(desk);
  await offer.click();
  await expect.poll(() => timeOf(desk)).toBeGreaterThan(899);
  await expect(offer).toBeHidden();
  await desk.getByRole("button", { name: `Back to ${place}` }).click();
  await expect.poll(() => timeOf(desk)).toBeLessThan(400);
  await close(desk, phone);
});

test("where the network goes before the script that keeps in step is there, that begins once it is back", async ({
  browser,
}) => {
  const page = await newPage(browser);
  await signUpAtOnce(page, invitation(), "Step Late");
  let lost = 0;
  await page.route("**/_next/static/chunks/*.js", async (route) => {
    const response = await route.fetch();
    const script = await response.text();
    if (!script.includes("/api/sync")) return route.fulfill({ response, body: script });
    lost += 1;
    return route.abort();
  });
  await page.goto("/settings/account");
  await expect.poll(() => lost).toBeGreaterThan(0);
  await page.unrouteAll({ behavior: "wait" });
  await expect(async () => {
    await lookAgain(page);
    await expect(part(page, "In step")).toContainText("In step as of", { timeout: 1000 });
  }).toPass();
  await close(page);
});

test("with no page open the worker tells what was done without a network", async ({ browser }) => {
  const [desk, phone] = await twoDevices(browser, "Step Worker");
  await desk.goto(EPISODE);
  await keepButton(desk).click();
  await expectKept(desk);
  const context = desk.context();
  const session = await context.newCDPSession(desk);
  const registration = new Promise<string>((resolve) => {
    session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const [known] = registrations;
      if (known) resolve(known.registrationId);
    });
  });
  await session.send("ServiceWorker.enable");
  const registrationId = await registration;
  await context.setOffline(true);
  await bookmark(desk, 300, "5:00");
  await lookAgain(desk);
  const elsewhere = await context.newPage();
  const other = await context.newCDPSession(elsewhere);
  await other.send("ServiceWorker.enable");
  // The page says nothing more, as one that is closed.
  await desk.evaluate(() => {
    window.fetch = () => Promise.reject(new TypeError("closed"));
  });
  await context.setOffline(false);
  await phone.goto("/library");
  await expect
    .poll(async () => {
      // The page may not have written down what was done when the worker is woken first.
      await session.send("ServiceWorker.dispatchSyncEvent", {
        origin: new URL(desk.url()).origin,
        registrationId,
        tag: "playhead.sync",
        lastChance: false,
      });
      await lookAgain(phone);
      return bookmarks(phone).getByRole("button", { name: "Edit 5:00" }).count();
    })
    .toBe(1);
  await close(desk, phone);
});
