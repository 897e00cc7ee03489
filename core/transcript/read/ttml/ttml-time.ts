import { roundToMillisecond } from "../../../time/time.ts";

/** What a document's time expressions count in (TTML2, section 12.4). */
export interface TimeRates {
  /** Frames as they are numbered in a second, and as they are shown. */
  readonly frames: number;
  readonly shownFrames: number;
  readonly subFrames: number;
  readonly ticks: number;
  /** Whether clocks count frames of SMPTE's time code, and how many numbers are left out at the start of a minute. */
  readonly smpte: boolean;
  readonly dropped: number;
}

const DEFAULT_FRAMES = 30;

/** The rates that a document's attributes tell; `read` gives one by its name, without a prefix. */
export function readRates(read: (name: string) => string | null): TimeRates {
  const told = positive(read("frameRate"));
  const frames = told ?? DEFAULT_FRAMES;
  const [, over = "1", under = "1"] =
    /^(\d{1,9})(?:[ :](\d{1,9}))?$/.exec(read("frameRateMultiplier") ?? "") ?? [];
  const multiplier = (positive(over) ?? 1) / (positive(under) ?? 1);
  const subFrames = positive(read("subFrameRate")) ?? 1;
  return {
    frames,
    shownFrames: frames * multiplier,
    subFrames,
    ticks: positive(read("tickRate")) ?? (told === null ? 1 : frames * subFrames),
    smpte: read("timeBase") === "smpte",
    dropped: { dropNTSC: 2, dropPAL: 4 }[read("dropMode") ?? ""] ?? 0,
  };
}

function positive(text: string | null): number | null {
  const number = /^\d{1,9}$/.test(text ?? "") ? Number(text) : 0;
  return number > 0 ? number : null;
}

const CLOCK = /^(?:(\d{1,6}):)?(\d{1,6}):(\d{1,2})(?:[.,](\d{1,9})|[:;](\d{1,3})(?:\.(\d{1,3}))?)?$/;
const OFFSET = /^(\d{1,12}(?:[.,]\d{1,9})?)(h|m|s|ms|f|t)?$/;

/**
 * A time expression in seconds: `00:01:02.5`, `00:01:02:12` with frames, `62.5s`, `1500ms`, `750f`, `10000t`; also, as
 * people write them, without hours, with a comma, or without a unit for seconds. Null for anything else.
 */
export function parseTimeExpression(text: string, rates: TimeRates): number | null {
  const [, amount, unit = "s"] = OFFSET.exec(text) ?? [];
  if (amount !== undefined)
    return roundToMillisecond(Number(amount.replace(",", ".")) * unitLength(unit, rates));
  const match = CLOCK.exec(text);
  if (!match) return null;
  const [, hours = "0", minutes = "0", seconds = "0", fraction = "0", frame = "0", subFrame = "0"] = match;
  const whole = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  const frames = Number(frame) + Number(subFrame) / rates.subFrames;
  if (!rates.smpte) return roundToMillisecond(whole + Number(`0.${fraction}`) + frames / rates.shownFrames);
  const counted = whole * rates.frames + frames - droppedFrames(whole, rates);
  return roundToMillisecond(counted / rates.shownFrames + Number(`0.${fraction}`));
}

function unitLength(unit: string, { shownFrames, ticks }: TimeRates): number {
  const lengths: Readonly<Record<string, number>> = {
    h: 3600,
    m: 60,
    s: 1,
    ms: 0.001,
    f: 1 / shownFrames,
    t: 1 / ticks,
  };
  return lengths[unit] ?? 1;
}

/** The numbers left out so far: NTSC's two in each minute but every tenth, PAL's four in each second minute but every twentieth. */
function droppedFrames(seconds: number, { dropped }: TimeRates): number {
  const minutes = Math.floor(seconds / 60);
  if (dropped === 4) return dropped * (Math.floor(minutes / 2) - Math.floor(minutes / 20));
  return dropped * (minutes - Math.floor(minutes / 10));
}
