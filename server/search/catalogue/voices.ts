import type { Catalogue } from "./catalogue.ts";

/** Who speaks the passages of transcripts, of all of them one behind the other. */
export interface Voices {
  readonly of: Catalogue["transcripts"];
  readonly voices: Uint32Array;
}

/** What is joined anew has room for a few more episodes: so much of what it takes. */
const ROOM = 1.1;

/**
 * When episodes come, as a rule all stands where it stood before, and they behind it: then they are written behind it, where nobody
 * looks who has what was joined before. Otherwise what stands where it stood is copied in one go: looked for transcript by
 * transcript it lies anywhere in memory.
 */
export function joinVoices(of: Catalogue["transcripts"], before: Voices | null): Voices {
  const length = of.reduce((sum, { speakers }) => sum + speakers.length, 0);
  const stays = before?.of.every(({ speakers }, place) => of[place]?.speakers === speakers) ?? false;
  const voices = before && stays ? lengthened(before.voices, length) : withRoom(length);
  if (before && !stays) voices.set(before.voices.subarray(0, length));
  let [end, endBefore] = [0, 0];
  for (const [place, { speakers }] of of.entries()) {
    const old = before?.of[place]?.speakers;
    if (old !== speakers || endBefore !== end) voices.set(speakers, end);
    end += speakers.length;
    endBefore += old?.length ?? 0;
  }
  return { of, voices };
}

/** The same numbers with room for more behind them: in the same memory where there is some. */
function lengthened(voices: Uint32Array, length: number): Uint32Array {
  if (length * voices.BYTES_PER_ELEMENT <= voices.buffer.byteLength)
    return new Uint32Array(voices.buffer, 0, length);
  const more = withRoom(length);
  more.set(voices);
  return more;
}

function withRoom(length: number): Uint32Array {
  return new Uint32Array(Math.ceil(length * ROOM)).subarray(0, length);
}
