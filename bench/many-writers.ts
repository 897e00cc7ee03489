import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import type { Client } from "./many-client.ts";
import { TOKEN } from "./many-house.ts";
import { fromPage } from "./many-members.ts";
import { checkShow, readText } from "./many-readers.ts";
import { EPISODES_A_SHOW, episodePath, showPath, versionsIn, versionWord } from "./many-show.ts";
import type { Sightings } from "./many-sightings.ts";
import { type Corrected, lastVersion, type Truth } from "./many-truth.ts";

interface Asker {
  readonly client: Client;
  readonly record: Sightings;
  readonly origin: string;
}

const LANGUAGE = "en";
const passages = z.object({ passages: z.array(z.object({ id: z.int(), text: z.string() })) });
const begun = z.object({ job: z.int() });
const state = z.object({ state: z.string() });

/** What a change of a feed's host, which waits for a lease to be over where its job was cut short, takes at most. Milliseconds. */
const LONGEST_IMPORT = 6 * 60_000;

/**
 * Corrects the word of an episode once more. Where the outcome is not known, the passage is read: what stands there says whether it
 * was done. An episode has one who corrects it.
 */
export async function correct(asker: Asker, cookie: string, episode: Corrected): Promise<void> {
  const { client, record, origin } = asker;
  const before = await readPassage(asker, cookie, episode);
  if (!before) return;
  const version = lastVersion(episode) + 1;
  episode.sent = version;
  const text = before.text.replace(
    versionWord(episode.place, version - 1),
    versionWord(episode.place, version),
  );
  const wish = { kind: "text", passage: before.id, before: before.text, text };
  const answer = await client.once("correction", {
    method: "POST",
    path: `/api/corrections${episodePath(episode.place).slice("/shows".length)}`,
    headers: { ...fromPage(origin, cookie), "content-type": "application/json" },
    body: JSON.stringify({ language: LANGUAGE, wishes: [wish] }),
  });
  if (answer && answer.status !== 200)
    return record.fault("correction", `${episodePath(episode.place)} is answered with ${answer.status}`);
  const done = answer !== null || (await readPassage(asker, cookie, episode))?.text === text;
  if (!done) episode.sent = version - 1;
  else {
    episode.acknowledged.push({ version, at: performance.now() });
    record.acknowledge("corrections");
  }
}

/** The passage with the word that is corrected, which has to be as it was acknowledged. */
export async function readPassage(
  { client, record, origin }: Asker,
  cookie: string,
  episode: Corrected,
): Promise<{ readonly id: number; readonly text: string } | null> {
  const { place } = episode;
  const answer = await client.untilAnswered("passages", {
    path: `/api/corrections${episodePath(place).slice("/shows".length)}?language=${LANGUAGE}`,
    headers: fromPage(origin, cookie),
  });
  if (!answer) return null;
  const read = answer.status === 200 ? passages.safeParse(JSON.parse(answer.body.toString())).data : null;
  const found = read?.passages.find(({ text }) => versionsIn(text, place).length > 0);
  const [version = -1] = versionsIn(found?.text ?? "", place);
  if (version >= lastVersion(episode) && version <= episode.sent) return found ?? null;
  record.fault(
    "passages",
    `${episodePath(place)} is answered with ${answer.status} and version ${version}, not ${lastVersion(episode)}`,
  );
  return null;
}

/** Has a show imported from this host, and looks at it as soon as that is said to be done. To ask for it twice comes to the same. */
export async function importShow(asker: Asker, truth: Truth, host: string, show: number): Promise<void> {
  const { client, record } = asker;
  const headers = { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" };
  const address = `${host}/${show}/feed.xml`;
  const wish = {
    method: "POST",
    path: "/api/v1/host/feeds",
    headers,
    body: JSON.stringify({ address }),
  } as const;
  const answer = await client.untilAnswered("import", wish);
  if (!answer) return;
  if (answer.status !== 202) return record.fault("import", `${address} is answered with ${answer.status}`);
  const { job } = begun.parse(JSON.parse(answer.body.toString()));
  const from = performance.now();
  for (let now = "waiting"; now !== "done"; ) {
    await wait(500);
    const told = await client.untilAnswered("import told", { path: `/api/v1/host/imports/${job}`, headers });
    if (told?.status !== 200) return record.fault("import", `job ${job} is answered with ${told?.status}`);
    now = state.parse(JSON.parse(told.body.toString())).state;
    if (now === "failed" || now === "cancelled" || performance.now() - from > LONGEST_IMPORT)
      return record.fault("import", `${address} is ${now}`);
  }
  record.answered("import until done", from);
  await wait(1000);
  const text = await readText(client, record, "show", showPath(show));
  if (text === null) return;
  checkShow(record, show, text);
  truth.addShow(show, EPISODES_A_SHOW);
  record.acknowledge("imports");
}
