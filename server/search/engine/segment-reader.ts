import { z } from "zod";
import type { IdRange } from "#core/search/index/index-query.ts";
import { SEGMENT_VERSION } from "#core/search/index/segment.ts";
import { preparingError } from "../../thread/busy.ts";
import type { SegmentSource, StoredSegment } from "../index/segment-source.ts";
import { textKind } from "../index/text-kind.ts";
import type { Rows, SearchedDatabase } from "./rows.ts";

const segmentRows = z.array(z.object({ id: z.number(), kind: textKind }));
const countRows = z.array(z.tuple([z.number(), z.coerce.number()]));
const textRows = z.array(z.tuple([z.number(), z.number(), z.number()]));
const lastRows = z.tuple([z.object({ id: z.number() })]);
const bytesRows = z.tuple([z.object({ bytes: z.unknown() })]);

/** Segments that were merged, and are not shown as another edition, are looked for so often at most. Milliseconds. */
const STEP = 1000;

/** The segments of a database. To read them fails with what `isPreparing` knows where its words are kept as rows. */
export function segmentsOf(database: SearchedDatabase, now = () => performance.now()): SegmentSource {
  let looked = { id: 0, at: Number.NEGATIVE_INFINITY };
  return {
    version: () =>
      database.read(async (rows) => {
        const time = now();
        if (time - looked.at >= STEP) {
          const [{ id }] = lastRows.parse(await rows.list("lastSegment"));
          looked = { id, at: time };
        }
        return `${rows.version} ${looked.id}`;
      }),
    read: (known) => database.read((rows) => readSegments(rows, known)),
  };
}

async function readSegments(
  rows: Rows,
  known: ReadonlyMap<number, number>,
): Promise<readonly StoredSegment[]> {
  // Fewer and fewer texts would be found.
  if ((await rows.list("wordRows")).length > 0) throw preparingError();
  const counts = new Map(countRows.parse(await rows.tuples("textCounts")));
  const found = await listSegments(rows);
  const changed = found.filter(({ id }) => known.get(id) !== (counts.get(id) ?? 0));
  const ranges = await readRanges(
    rows,
    changed.map(({ id }) => id),
  );
  const segments: StoredSegment[] = [];
  for (const { id, kind } of found) {
    const bytes = known.has(id) ? null : await bytesOf(rows, id);
    segments.push({ id, kind, count: counts.get(id) ?? 0, texts: ranges.get(id) ?? null, bytes });
  }
  return segments;
}

/** Of each of these segments, by its id, between which ids the documents of its texts lie. */
async function readRanges(
  rows: Rows,
  segments: readonly number[],
): Promise<ReadonlyMap<number, readonly IdRange[]>> {
  const ranges = new Map<number, IdRange[]>(segments.map((id) => [id, []]));
  if (segments.length === 0) return ranges;
  for (const [segment, first, last] of textRows.parse(await rows.tuples("segmentTexts", segments)))
    ranges.get(segment)?.push({ first, last });
  return ranges;
}

/** All of this version, by their ids. */
export async function listSegments(rows: Rows): Promise<z.infer<typeof segmentRows>> {
  return segmentRows.parse(await rows.list("segments", SEGMENT_VERSION));
}

/** The bytes of a segment, for all threads. What is no bytes is no segment either: it is left empty, and found to be damaged. */
export async function bytesOf(rows: Rows, id: number): Promise<SharedArrayBuffer> {
  const [{ bytes }] = bytesRows.parse(await rows.list("segmentBytes", id));
  if (!(bytes instanceof Uint8Array)) return new SharedArrayBuffer(0);
  const buffer = new SharedArrayBuffer(bytes.byteLength);
  new Uint8Array(buffer).set(bytes);
  return buffer;
}
