import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { formatTimestamp } from "#core/time/time.ts";
import { makeCorpus } from "./corpus.ts";

const CUES = 240;
const WORDS_A_CUE = 10;
const SECONDS_A_CUE = 4;
const CUES_A_TURN = 8;
/** Digits as letters of which no language makes a form of a word. */
const LETTERS = "bcdfghjklm";

export const EPISODES_A_SHOW = 12;

/** Which episode, of which show: both from 0 to 99. */
export interface Place {
  readonly show: number;
  readonly episode: number;
}

export const showTitle = (show: number) => `Talks ${show}`;
export const showPath = (show: number) => `/shows/talks-${show}`;
export const episodeTitle = ({ show, episode }: Place) => `Talk ${show} of ${episode}`;
export const episodePath = (place: Place) => `${showPath(place.show)}/talk-${place.show}-of-${place.episode}`;

const asLetters = (number: number, digits: number) =>
  [...String(number).padStart(digits, "0")].map((digit) => LETTERS[Number(digit)]).join("");
const lettersOf = ({ show, episode }: Place) => asLetters(show, 2) + asLetters(episode, 2);

/** The word that this episode alone has, once. */
export const ownWord = (place: Place) => `zub${lettersOf(place)}`;
/** The word that is corrected again and again, as it stands after so many corrections. */
export const versionWord = (place: Place, version: number) =>
  `zoq${lettersOf(place)}${asLetters(version, 4)}`;

/** The versions of an episode's word that stand in a text. */
export function versionsIn(text: string, place: Place): readonly number[] {
  const pattern = new RegExp(`zoq${lettersOf(place)}([${LETTERS}]{4})`, "g");
  return [...text.matchAll(pattern)].map(([, letters = ""]) =>
    Number([...letters].map((letter) => LETTERS.indexOf(letter)).join("")),
  );
}

/** Whose own words stand in a text, as they are written there. */
export function ownWordsIn(text: string): ReadonlySet<string> {
  return new Set(text.match(new RegExp(`zub[${LETTERS}]{4}`, "g")));
}

/** A host of feeds whose shows are made when they are asked for: `/NUMBER/feed.xml`, and transcripts beside it. */
export async function openFeedHost(): Promise<{ readonly server: Server; readonly base: string }> {
  const server = createServer((request, response) => {
    const [, show, file = "", kind] = /^\/(\d+)\/(\w+)\.(xml|vtt)$/.exec(request.url ?? "") ?? [];
    if (show === undefined) return response.writeHead(404).end();
    const type = kind === "xml" ? "application/rss+xml" : "text/vtt";
    response.writeHead(200, { "content-type": type });
    return response.end(
      kind === "xml" ? feedOf(Number(show)) : transcriptOf({ show: Number(show), episode: Number(file) }),
    );
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { server, base: `http://127.0.0.1:${port}` };
}

function feedOf(show: number): string {
  const items = Array.from({ length: EPISODES_A_SHOW }, (_, episode) => {
    const title = episodeTitle({ show, episode });
    return `<item><guid>many-${show}-${episode}</guid><title>${title}</title><podcast:transcript url="${episode}.vtt" type="text/vtt" language="en"/></item>`;
  });
  return `<rss xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>${showTitle(show)}</title><language>en</language>${items.join("")}</channel></rss>`;
}

/** WebVTT, whose first line has the two words. */
function transcriptOf(place: Place): string {
  const corpus = makeCorpus(4000, 1 + place.show * EPISODES_A_SHOW + place.episode);
  const lines = Array.from({ length: CUES }, (_, cue) => {
    const [from, to] = [cue, cue + 1].map((number) => formatTimestamp(number * SECONDS_A_CUE, "."));
    const words =
      cue === 0
        ? `We open with ${ownWord(place)} and with ${versionWord(place, 0)} today.`
        : corpus.sentence(WORDS_A_CUE);
    return `${from} --> ${to}\n<v Speaker ${Math.floor(cue / CUES_A_TURN) % 2}>${words}\n`;
  });
  return `WEBVTT\n\n${lines.join("\n")}`;
}
