import { nameKey } from "#core/account/name.ts";
import { beginSession } from "#server/accounts/session.ts";
import type { Config } from "#server/config.ts";
import { openDatabase } from "#server/db/client.ts";
import { importOptions } from "#server/import/import-options.ts";
import { importSource } from "#server/import/import-source.ts";
import { mediaHref } from "#server/media/address.ts";
import { storeMedia } from "#server/media/store.ts";
import { Client } from "./many-client.ts";
import { disturb } from "./many-disturb.ts";
import { type House, openHouse, PORT, SITES } from "./many-house.ts";
import { checkBookmarks, type Member, signIn } from "./many-members.ts";
import { readEpisode } from "./many-readers.ts";
import { EPISODES_A_SHOW, episodePath, openFeedHost, showPath } from "./many-show.ts";
import { Sightings } from "./many-sightings.ts";
import { Truth } from "./many-truth.ts";
import { AUDIO, letVisit } from "./many-visitors.ts";
import { readPassage } from "./many-writers.ts";

/**
 * Many people at two sites on one PostgreSQL server behind nginx, as compose.scale.yaml has them, for `npx tsx bench/many.ts
 * [minutes]`. They read, search, listen and write; every minute one of the sites is killed, or told to end, and begun again, and in
 * the middle PostgreSQL is restarted. All that was acknowledged has to be there, and every page has to be right.
 */
const MINUTES = Number(process.argv[2] ?? 10);
const LENGTH = MINUTES * 60_000;
const SHOWS = 3;

const record = new Sightings();
const truth = new Truth();
const feeds = await openFeedHost();
let cookie = "";
let sound = "";

const house = await openHouse(prepare);
if (house === null) {
  console.error("PostgreSQL and nginx have to be installed: NOTHING WAS MEASURED.");
  process.exit(1);
}
try {
  await run(house);
} finally {
  await house.close();
  feeds.server.close();
  feeds.server.closeAllConnections();
}

/** Shows, an editor, and stored sound. */
async function prepare(config: Config): Promise<void> {
  const db = openDatabase(config.databaseLocation);
  for (let show = 0; show < SHOWS; show++) {
    await importSource(`${feeds.base}/${show}/feed.xml`, importOptions(config, db), () => {});
    truth.addShow(show, EPISODES_A_SHOW);
  }
  const name = "Editor";
  const { id } = await db.account.create({
    data: { name, key: nameKey(name), role: "editor", passwordHash: "" },
  });
  cookie = `session=${await beginSession(db, id, "")}`;
  sound = mediaHref((await storeMedia(AUDIO, config.mediaPlace)).name);
  await db.$disconnect();
}

async function run(house: House): Promise<void> {
  const origin = house.config.publicUrl;
  await warmUp();
  const begun = performance.now();
  const goesOn = () => performance.now() - begun < LENGTH;
  const place = { port: PORT, record, truth, origin, feeds: feeds.base };
  const { ended, members } = letVisit({ ...place, cookie, sound }, goesOn);
  await Promise.all([ended, disturb(house, record, LENGTH)]);
  const seconds = (performance.now() - begun) / 1000;
  await checkAll(members, origin);
  console.log(`two sites behind nginx over PostgreSQL, ${seconds.toFixed(0)} s`);
  record.print(seconds);
  report(house.complaints());
}

/** Pages of each kind are loaded when they are first asked for. */
async function warmUp(): Promise<void> {
  const paths = [
    "/",
    showPath(0),
    episodePath({ show: 0, episode: 0 }),
    "/search?q=talk",
    "/api/v1/search?q=talk",
  ];
  for (const port of SITES)
    for (const path of paths) await (await fetch(`http://127.0.0.1:${port}${path}`)).arrayBuffer();
}

/** Looks at both sites for all that was acknowledged. */
async function checkAll(members: readonly Member[], origin: string): Promise<void> {
  for (const port of SITES) {
    const client = new Client(record, port);
    const asker = { client, record, origin };
    for (const episode of truth.episodes) {
      await readEpisode({ client, record, truth }, "episode", episode);
      if (episode.sent > 0) await readPassage(asker, cookie, episode);
    }
    for (const member of members) await checkBookmarks(asker, member);
    client.close();
  }
  for (const { name } of members) {
    const client = new Client(record, SITES[0]);
    if (!(await signIn({ client, record, origin }, name))) record.fault("sign-in", `${name} is not known`);
    client.close();
  }
}

function report(complaints: readonly string[]): void {
  const said = new Map<string, number>();
  for (const line of complaints) said.set(line, (said.get(line) ?? 0) + 1);
  console.log(`what the sites and the worker said, ${complaints.length} lines`);
  for (const [line, count] of [...said].slice(0, 40)) console.log(`  ${count} times: ${line.slice(0, 200)}`);
  console.log(record.faults.length === 0 ? "No faults." : `${record.faults.length} FAULTS`);
  if (record.faults.length > 0) process.exitCode = 1;
}
