import { isDeepStrictEqual } from "node:util";
import type { Answer, Client } from "./many-client.ts";
import {
  EPISODES_A_SHOW,
  episodePath,
  episodeTitle,
  ownWord,
  ownWordsIn,
  showPath,
  showTitle,
  versionsIn,
  versionWord,
} from "./many-show.ts";
import type { Sightings } from "./many-sightings.ts";
import { type Corrected, lastVersion, leastVersion, type Truth } from "./many-truth.ts";

interface Asker {
  readonly client: Client;
  readonly record: Sightings;
  readonly truth: Truth;
}

const HTML = { accept: "text/html", "accept-encoding": "identity" };

function anyOf<T>(list: readonly T[]): T | undefined {
  return list[Math.floor(Math.random() * list.length)];
}

export async function readHome({ client, record, truth }: Asker): Promise<void> {
  const text = await readText(client, record, "home", "/");
  if (text !== null && !text.includes(showTitle(truth.shows[0] ?? 0)))
    record.fault("home", "it lists no show");
}

export async function readShow({ client, record, truth }: Asker): Promise<void> {
  const show = anyOf(truth.shows) ?? 0;
  const text = await readText(client, record, "show", showPath(show));
  if (text !== null) checkShow(record, show, text);
}

export function checkShow(record: Sightings, show: number, text: string): void {
  const all = Array.from({ length: EPISODES_A_SHOW }, (_, episode) => episodeTitle({ show, episode }));
  const missing = all.filter((title) => !text.includes(title));
  if (missing.length > 0) record.fault("show", `${showPath(show)} lacks ${missing.join(", ")}`);
}

/** An episode, or a moment of it. */
export async function readEpisode(
  { client, record, truth }: Asker,
  kind: "episode" | "moment",
  episode = anyOf(truth.episodes),
): Promise<void> {
  if (!episode) return;
  const path = episodePath(episode.place) + (kind === "moment" ? "?t=1" : "");
  const answer = await client.untilAnswered(kind, { path, headers: HTML });
  if (answer) checkEpisode(record, kind, episode, answer);
}

function checkEpisode(record: Sightings, kind: string, episode: Corrected, answer: Answer): void {
  const fault = faultOf(record, episode, answer);
  if (fault !== null) record.fault(kind, `${episodePath(episode.place)} ${fault}`);
}

function faultOf(record: Sightings, episode: Corrected, { status, body, asked }: Answer): string | null {
  const { place, sent } = episode;
  const text = body.toString();
  if (status !== 200) return `is answered with ${status}`;
  if (!isDeepStrictEqual(ownWordsIn(text), new Set([ownWord(place)])) || !text.includes(episodeTitle(place)))
    return "is another page";
  // While the database is away, pages are sent as they were.
  const least = record.met("the database was restarted", asked) ? 0 : leastVersion(episode, asked);
  const versions = versionsIn(text, place);
  const right = versions.length > 0 && versions.every((version) => version >= least && version <= sent);
  return right ? null : `has version ${versions.join()} and not ${least} to ${sent}`;
}

/** Looks for the word of one episode: by a script, or as a page. */
export async function search(
  { client, record, truth }: Asker,
  kind: "search" | "search page",
): Promise<void> {
  const episode = anyOf(truth.episodes);
  if (!episode) return;
  const { place } = episode;
  const path = kind === "search" ? "/api/v1/search" : "/search";
  const text = await readText(client, record, kind, `${path}?q=${ownWord(place)}`);
  if (text === null) return;
  if (!isDeepStrictEqual(ownWordsIn(text), new Set([ownWord(place)])) || !text.includes(episodePath(place)))
    record.fault(kind, `${ownWord(place)} is not found, or more than that`);
}

/** Looks for the word that was corrected last; who writes it again meanwhile is not to be found. */
export async function searchCorrected({ client, record }: Asker, episode: Corrected): Promise<void> {
  const version = lastVersion(episode);
  const { place } = episode;
  const word = versionWord(place, version);
  const answer = await client.untilAnswered("search", { path: `/api/v1/search?q=${word}` });
  if (!answer || episode.sent !== version) return;
  if (!answer.body.toString().includes(episodePath(place)))
    record.fault("search", `${word} was corrected and is not found`);
}

/** A part of stored sound, which has these bytes. */
export async function listen({ client, record }: Asker, path: string, sound: Buffer): Promise<void> {
  const length = 65_536;
  const from = Math.floor(Math.random() * (sound.length - length));
  const range = `bytes=${from}-${from + length - 1}`;
  const answer = await client.untilAnswered("sound", { path, headers: { range } });
  if (!answer) return;
  if (answer.status !== 206 || !answer.body.equals(sound.subarray(from, from + length)))
    record.fault("sound", `${range} is answered with ${answer.status}, ${answer.body.length} bytes`);
}

export async function readText(
  client: Client,
  record: Sightings,
  kind: string,
  path: string,
): Promise<string | null> {
  const answer = await client.untilAnswered(kind, { path, headers: HTML });
  if (answer === null) return null;
  if (answer.status === 200) return answer.body.toString();
  record.fault(kind, `${path} is answered with ${answer.status}`);
  return null;
}
