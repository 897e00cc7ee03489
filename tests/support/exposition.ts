/** A figure with its labels as they are written, such as `{kind="home"}`; empty for none. */
export interface Sample {
  readonly name: string;
  readonly labels: string;
  readonly value: number;
}

export interface Family {
  readonly type: string;
  readonly samples: readonly Sample[];
}

const HELP = /^# HELP ([a-zA-Z_:][\w:]*) \S.*$/;
const TYPE = /^# TYPE ([a-zA-Z_:][\w:]*) (counter|gauge|histogram|summary|untyped)$/;
const LABEL = String.raw`[a-zA-Z_]\w*="(?:[^"\\\n]|\\["\\n])*"`;
const SAMPLE = new RegExp(String.raw`^([a-zA-Z_:][\w:]*)(\{${LABEL}(?:,${LABEL})*\})? (\S+)$`);
const VALUE = /^(?:[+-]?(?:\d+(?:\.\d+)?(?:e[+-]?\d+)?|Inf)|NaN)$/i;

/**
 * Reads the text format of Prometheus, version 0.0.4, and throws for whatever is not exactly that: a family whose help and type do
 * not stand before its samples, one that comes twice, a sample that does, buckets that do not add up.
 */
export function parseExposition(text: string): ReadonlyMap<string, Family> {
  if (!text.endsWith("\n")) throw new Error("The last line has no end");
  const families = new Map<string, { type: string; samples: Sample[] }>();
  const seen = new Set<string>();
  let current: string | null = null;
  let helped: string | null = null;
  for (const line of text.slice(0, -1).split("\n")) {
    if (line === "") continue;
    const help = HELP.exec(line)?.[1];
    const [, typed, type] = TYPE.exec(line) ?? [];
    if (help !== undefined) helped = help;
    else if (typed !== undefined && type !== undefined) {
      if (helped !== typed || families.has(typed)) throw new Error(`${typed} is out of place`);
      families.set(typed, { type, samples: [] });
      current = typed;
    } else {
      const sample = parseSample(line);
      const family = families.get(current ?? "");
      if (!family || !belongs(sample.name, current ?? "", family.type)) throw new Error(`Astray: ${line}`);
      const series = `${sample.name}${sample.labels}`;
      if (seen.has(series)) throw new Error(`Twice: ${series}`);
      seen.add(series);
      family.samples.push(sample);
    }
  }
  for (const [name, { type, samples }] of families) {
    if (type === "counter" && samples.some(({ value }) => !(value >= 0)))
      throw new Error(`${name} is below 0`);
    if (type === "histogram") checkBuckets(name, samples);
  }
  return families;
}

function parseSample(line: string): Sample {
  const [, name, labels = "", written = ""] = SAMPLE.exec(line) ?? [];
  if (name === undefined || !VALUE.test(written)) throw new Error(`Not a sample: ${line}`);
  return { name, labels, value: Number(written.replace(/inf$/i, "Infinity")) };
}

function belongs(name: string, family: string, type: string): boolean {
  const ends = { histogram: ["_bucket", "_sum", "_count"], summary: ["", "_sum", "_count"] }[type] ?? [""];
  return ends.some((end) => name === `${family}${end}`);
}

/** Buckets rise, and the last, which is of all, is the count. */
function checkBuckets(name: string, samples: readonly Sample[]): void {
  const series = new Map<string, number[]>();
  const last = new Map<string, number>();
  for (const { name: of, labels, value } of samples) {
    const [, bound] = /le="([^"]*)"/.exec(labels) ?? [];
    const key = labels.replace(/,?le="[^"]*",?/, "").replace("{}", "");
    if (of.endsWith("_bucket")) series.set(key, [...(series.get(key) ?? []), value]);
    if (of.endsWith("_bucket") && bound === "+Inf") last.set(key, value);
    if (of.endsWith("_count") && last.get(key) !== value) throw new Error(`${name}${key} does not add up`);
  }
  for (const [key, values] of series)
    if (values.some((value, i) => value < (values[i - 1] ?? 0))) throw new Error(`${name}${key} falls`);
}
