/** What a value of a property may be: the data types of schema.org, or things of a type. */
type Range = "Text" | "URL" | "Date" | "Duration" | "Number" | "Boolean" | "Language" | "UrlTemplate";

interface Shape {
  readonly required: readonly string[];
  /** By property; names that begin with `@thing` are types of this table. */
  readonly properties: Readonly<Record<string, readonly (Range | `@${string}`)[]>>;
}

/** The types that we write, with what schema.org 29 expects of each property, and Google requires of some. */
const SHAPES: Readonly<Record<string, Shape>> = {
  PodcastEpisode: {
    required: ["name", "url", "partOfSeries"],
    properties: {
      name: ["Text"],
      url: ["URL"],
      description: ["Text"],
      image: ["URL"],
      inLanguage: ["Language"],
      datePublished: ["Date"],
      timeRequired: ["Duration"],
      keywords: ["Text"],
      isAccessibleForFree: ["Boolean"],
      partOfSeries: ["@PodcastSeries"],
      contributor: ["@Person", "@Role"],
      associatedMedia: ["@AudioObject"],
      hasPart: ["@Clip"],
      potentialAction: ["@SeekToAction"],
    },
  },
  PodcastSeries: {
    required: ["name", "url"],
    properties: { name: ["Text"], url: ["URL"], webFeed: ["URL"] },
  },
  Role: {
    required: ["roleName", "contributor"],
    properties: { roleName: ["Text"], contributor: ["@Person"] },
  },
  Person: { required: ["name"], properties: { name: ["Text"], url: ["URL"], image: ["URL"] } },
  AudioObject: {
    required: ["contentUrl"],
    properties: {
      name: ["Text"],
      contentUrl: ["URL"],
      encodingFormat: ["Text"],
      duration: ["Duration"],
      inLanguage: ["Language"],
      transcript: ["Text"],
    },
  },
  Clip: {
    required: ["name", "startOffset", "url"],
    properties: { name: ["Text"], startOffset: ["Number"], endOffset: ["Number"], url: ["URL"] },
  },
  SeekToAction: {
    required: ["target", "startOffset-input"],
    properties: { target: ["UrlTemplate"], "startOffset-input": ["Text"] },
  },
};

const TESTS: Readonly<Record<Range, (value: unknown) => boolean>> = {
  Text: (value) => typeof value === "string" && value !== "",
  URL: (value) => typeof value === "string" && /^https?:\/\/[^\s<>"]+$/.test(value) && URL.canParse(value),
  Date: (value) =>
    typeof value === "string" && !Number.isNaN(Date.parse(value)) && /^\d{4}-\d\d-\d\dT/.test(value),
  Duration: (value) =>
    typeof value === "string" && /^PT(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?$/.test(value),
  Number: (value) => typeof value === "number" && Number.isFinite(value) && value >= 0,
  Boolean: (value) => typeof value === "boolean",
  Language: (value) => typeof value === "string" && Intl.getCanonicalLocales(value).length === 1,
  UrlTemplate: (value) =>
    typeof value === "string" && URL.canParse(value) && value.split("{seek_to_second_number}").length === 2,
};

/** What schema.org would hold against an episode in JSON-LD; nothing where it is sound. */
export function jsonLdFaults(thing: unknown): readonly string[] {
  const context = isThing(thing) && thing["@context"] === "https://schema.org" ? [] : ["no context"];
  return [...context, ...thingFaults(thing, ["@PodcastEpisode"], "")];
}

type Thing = Readonly<Record<string, unknown>>;

function isThing(value: unknown): value is Thing {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function thingFaults(thing: unknown, expected: readonly string[], path: string): readonly string[] {
  const type = isThing(thing) ? String(thing["@type"]) : "nothing";
  const shape = SHAPES[type];
  if (!isThing(thing) || !shape || !expected.includes(`@${type}`))
    return [`${path}: ${type} is not expected`];
  const missing = shape.required.filter((name) => !(name in thing)).map((name) => `${path}: no ${name}`);
  const written = Object.entries(thing).filter(([name]) => !["@context", "@type", "@id"].includes(name));
  return [
    ...missing,
    ...clipFaults(thing, path),
    ...written.flatMap(([name, value]) => propertyFaults(shape.properties[name], value, `${path}/${name}`)),
  ];
}

function propertyFaults(
  expected: Shape["properties"][string] | undefined,
  value: unknown,
  path: string,
): readonly string[] {
  if (!expected) return [`${path}: no such property`];
  const values = Array.isArray(value) ? value : [value];
  if (values.length === 0) return [`${path}: empty`];
  return values.flatMap((one) => {
    if (isThing(one)) return thingFaults(one, expected, path);
    const fits = expected.some((range) => !range.startsWith("@") && TESTS[range as Range](one));
    return fits ? [] : [`${path}: ${JSON.stringify(one)} is no ${expected.join(" or ")}`];
  });
}

function clipFaults({ startOffset, endOffset }: Thing, path: string): readonly string[] {
  const ends = typeof startOffset === "number" && typeof endOffset === "number";
  return ends && endOffset <= startOffset ? [`${path}: ends before it begins`] : [];
}
