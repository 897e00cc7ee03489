import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { keyOf } from "#core/sync/key.ts";
import { stampAfter } from "#core/sync/stamp.ts";
import { tellActions } from "#server/apps/actions.ts";
import { openDatabase } from "#server/db/client.ts";
import { migrateDatabase } from "#server/db/migrate.ts";

const KEYS = 100_000;
const EPISODES = 5000;
const SITE = "https://pod.example.org";
const NOW = 1_790_000_000_000;

/** What an app is told that asks for episode actions, of an account that is full: half places, half what apps have told. */
const folder = mkdtempSync(path.join(tmpdir(), "playhead-bench-"));
const file = path.join(folder, "playhead.db");
await migrateDatabase(file);
const db = openDatabase(file);
const account = await db.account.create({
  data: { name: "Vera", key: "vera", role: "listener", passwordHash: "" },
});
await addEpisodes();
const changes = Array.from({ length: KEYS }, (_, index) => (index % 2 ? placeOf(index) : actionOf(index)));
for (let from = 0; from < KEYS; from += 5000) {
  const rows = changes.slice(from, from + 5000).map(({ key, value }, index) => ({
    accountId: account.id,
    number: from + index + 1,
    size: key.length + value.length,
    stamp: stampAfter(null, NOW + from + index, "device01"),
    key,
    value,
  }));
  await db.syncedChange.createMany({ data: rows });
}
console.log(`app-actions: ${KEYS} keys`);
for (const [name, since] of [
  ["everything", 0],
  ["the place that came last", KEYS - 1],
  ["nothing new", KEYS],
] as const) {
  const begun = performance.now();
  let [seen, longest] = [begun, 0];
  const timer = setInterval(() => {
    const now = performance.now();
    [seen, longest] = [now, Math.max(longest, now - seen)];
  }, 1);
  const { actions } = await tellActions(db, account.id, SITE, since);
  const took = performance.now() - begun;
  await new Promise((resolve) => setTimeout(resolve, 5));
  clearInterval(timer);
  const [whole, turn] = [took, longest].map((time) => `${time.toFixed(0)} ms`);
  console.log(`  ${name}, ${actions.length} actions: ${whole}, others wait ${turn} at most`);
}
await db.$disconnect();
rmSync(folder, { recursive: true });

async function addEpisodes(): Promise<void> {
  const feed = { create: { location: "https://tea.example/feed" } };
  const show = { slug: "tea", guid: "tea-guid", title: "Tea", description: "", language: "en", feed };
  const { id: showId } = await db.show.create({ data: show });
  const of = { showId, summary: "What it is about.", notes: "", importChecksum: "", duration: 2000 };
  await db.episode.createMany({
    data: Array.from({ length: EPISODES }, (_, index) => `e${KEYS / 2 - EPISODES + index}`).map((name) => ({
      ...of,
      slug: name,
      guid: name,
      title: name,
      audioUrl: `https://cdn.tea.example/${name}.mp3`,
    })),
  });
}

/** Of an episode that is here, as the last tenth are, or that is gone. */
function placeOf(index: number) {
  const name = `e${(index - 1) / 2}`;
  const guid = { show: "tea-guid", episode: name };
  const key = { show: "tea", episode: name };
  const href = `/shows/tea/${name}`;
  const track = {
    guid,
    key,
    href,
    title: name,
    showTitle: "Tea",
    language: "en",
    imageUrl: null,
    audio: null,
  };
  const place = { time: 120, duration: 2000, at: NOW + index, done: false, dismissed: false };
  const value = JSON.stringify({ track: { ...track, duration: 2000 }, ...place });
  return { key: keyOf("place", guid.show, guid.episode, "device01", "0"), value };
}

function actionOf(index: number) {
  const [podcast, episode] = ["https://cake.example/feed", `https://cake.example/${index}.mp3`];
  const value = { podcast, episode, guid: null, action: "play", at: NOW, started: 0, position: 9, total: 99 };
  return { key: keyOf("action", podcast, episode, "play"), value: JSON.stringify(value) };
}
