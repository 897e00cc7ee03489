import { z } from "zod";
import type { TranscriptEntry } from "../catalogue/catalogue.ts";
import type { PassageTimes } from "../catalogue/turns.ts";
import type { Rows } from "./rows.ts";

const timesRows = z.array(z.tuple([z.number(), z.number(), z.number().nullable(), z.number().nullable()]));

/** Reads when passages begin and end; what was read is kept while its transcript stays what it is. */
export class TimesReader {
  /** By who speaks its passages, which is read anew when a transcript is another. */
  readonly #kept = new WeakMap<Uint32Array, PassageTimes>();

  /** By the id of a transcript. */
  async read(
    rows: Rows,
    transcripts: readonly TranscriptEntry[],
  ): Promise<ReadonlyMap<number, PassageTimes>> {
    const news = new Map<number, TranscriptEntry>();
    const times = new Map<number, PassageTimes>();
    for (const transcript of transcripts) {
      const { id, speakers } = transcript;
      const kept = this.#kept.get(speakers);
      if (!kept) news.set(id, transcript);
      times.set(id, kept ?? unknownTimes(speakers.length));
    }
    const read = timesRows.parse(await rows.tuples("times", [...news.keys()]));
    for (const [transcript, passage, start, end] of read) {
      const [own, first] = [times.get(transcript), news.get(transcript)?.first];
      if (own === undefined || first === undefined) continue;
      own.starts[passage - first] = start ?? Number.NaN;
      own.ends[passage - first] = end ?? start ?? Number.NaN;
    }
    for (const [id, { speakers }] of news) {
      const own = times.get(id);
      if (own) this.#kept.set(speakers, own);
    }
    return times;
  }
}

function unknownTimes(passages: number): PassageTimes {
  const unknown = () => new Float64Array(passages).fill(Number.NaN);
  return { starts: unknown(), ends: unknown() };
}
