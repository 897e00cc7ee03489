/** A box of MP4; `told` is the size that its header says, the truth where it is left out. */
export function box(type: string, body: Uint8Array | readonly Uint8Array[], told?: number): Buffer {
  const whole = body instanceof Uint8Array ? body : Buffer.concat(body);
  const header = Buffer.alloc(8);
  header.writeUInt32BE(told ?? whole.length + 8, 0);
  header.write(type, 4, "latin1");
  return Buffer.concat([header, whole]);
}

/** Numbers of four bytes; negative ones in two's complement. */
export function numbers(...list: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * list.length);
  list.forEach((number, index) => void bytes.writeUInt32BE(number >>> 0, 4 * index));
  return bytes;
}

/** How a made file is written. */
export interface MadeMp4 {
  /** `segment_duration` in milliseconds and `media_time` in samples. */
  readonly edits?: readonly (readonly [number, number])[];
  /** How many samples each of two fragments has; without fragments where it is left out. */
  readonly fragments?: readonly [number, number];
  /** What the first row of `stts` says of how many samples there are. */
  readonly told?: number;
}

const RATE = 8000;
/** Of AAC. */
const FRAME = 1024;
const SIZE = 50;
export const FRAMES = 40;
const KIND = box("ftyp", Buffer.from("M4A \0\0\0\0", "latin1"));

/** A file with a track of sound: 40 frames of 1024 samples, 8,000 a second, in chunks of 10, the tables before them. */
export function madeMp4({ edits = [], fragments, told = FRAMES }: MadeMp4): Buffer {
  if (fragments)
    return Buffer.concat([KIND, moovOf({ edits, told, at: null }), ...fragments.flatMap(fragment)]);
  const { length } = moovOf({ edits, told, at: 0 });
  const moov = moovOf({ edits, told, at: KIND.length + length + 8 });
  return Buffer.concat([KIND, moov, box("mdat", Buffer.alloc(FRAMES * SIZE))]);
}

interface Tables {
  readonly edits: NonNullable<MadeMp4["edits"]>;
  readonly told: number;
  /** Where the first frame is; null where the tables are empty. */
  readonly at: number | null;
}

function moovOf({ edits, told, at }: Tables): Buffer {
  const chunks = at === null ? [] : [0, 1, 2, 3].map((chunk) => at + chunk * 10 * SIZE);
  const sizes = at === null ? [] : Array.from({ length: FRAMES }, () => SIZE);
  const stbl = box("stbl", [
    box("stts", at === null ? numbers(0, 0) : numbers(0, 1, told, FRAME)),
    box("stsc", at === null ? numbers(0, 0) : numbers(0, 1, 1, 10, 1)),
    box("stsz", numbers(0, 0, sizes.length, ...sizes)),
    box("stco", numbers(0, chunks.length, ...chunks)),
  ]);
  const mdia = box("mdia", [
    box("mdhd", numbers(0, 0, 0, RATE, FRAMES * FRAME, 0)),
    box("hdlr", Buffer.concat([numbers(0, 0), Buffer.from("soun"), numbers(0, 0, 0)])),
    box("minf", stbl),
  ]);
  const list =
    edits.length > 0 &&
    box("edts", box("elst", numbers(0, edits.length, ...edits.flatMap((edit) => [...edit, 65_536]))));
  const track = box("trak", [box("tkhd", numbers(0, 0, 0, 1, 0, 0)), ...(list ? [list] : []), mdia]);
  const extends_ = box("mvex", box("trex", numbers(0, 1, 1, FRAME, 0, 0)));
  return box("moov", [box("mvhd", numbers(0, 0, 0, 1000, 0)), track, ...(at === null ? [extends_] : [])]);
}

/** The first says how long each of its frames is, the others leave it to the track. */
function fragment(frames: number, index: number): readonly Buffer[] {
  const each = Array.from({ length: frames }, () => FRAME);
  const run = index === 0 ? numbers(0x100, frames, ...each) : numbers(0, frames);
  const traf = box("traf", [box("tfhd", numbers(0, 1)), box("trun", run)]);
  return [box("moof", traf), box("mdat", Buffer.alloc(frames * SIZE))];
}
