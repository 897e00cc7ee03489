type Kind = "string" | "url" | "number";

const FIELDS: ReadonlyMap<string, Kind> = new Map([
  ...["type", "version", "title", "author_name", "provider_name", "html"].map(
    (name) => [name, "string"] as const,
  ),
  ...["author_url", "provider_url", "thumbnail_url"].map((name) => [name, "url"] as const),
  ...["width", "height", "cache_age", "thumbnail_width", "thumbnail_height"].map(
    (name) => [name, "number"] as const,
  ),
]);

/** What oEmbed 1.0 (section 2.3.4) would hold against a rich answer; nothing where it is sound. */
export function oembedFaults(answer: unknown, maxWidth: number | null, maxHeight: number | null) {
  if (typeof answer !== "object" || answer === null) return ["no object"];
  const fields = new Map<string, unknown>(Object.entries(answer));
  const thumbnails = ["thumbnail_url", "thumbnail_width", "thumbnail_height"].filter((name) =>
    fields.has(name),
  );
  return [
    ...(fields.get("type") === "rich" && fields.get("version") === "1.0" ? [] : ["not rich 1.0"]),
    ...["html", "width", "height"].filter((name) => !fields.has(name)).map((name) => `no ${name}`),
    ...[...fields]
      .filter(([name, value]) => !isOf(FIELDS.get(name), value))
      .map(([name]) => `${name} is wrong`),
    ...tooLarge(fields, "width", maxWidth),
    ...tooLarge(fields, "height", maxHeight),
    ...tooLarge(fields, "thumbnail_width", maxWidth),
    ...tooLarge(fields, "thumbnail_height", maxHeight),
    ...(thumbnails.length === 0 || thumbnails.length === 3 ? [] : ["half a thumbnail"]),
    ...frameFaults(String(fields.get("html"))),
  ];
}

function isOf(kind: Kind | undefined, value: unknown): boolean {
  if (kind === "number") return typeof value === "number" && Number.isInteger(value) && value >= 0;
  if (kind === "url") return typeof value === "string" && /^https?:/.test(value) && URL.canParse(value);
  return kind === "string" && typeof value === "string";
}

function tooLarge(fields: ReadonlyMap<string, unknown>, name: string, most: number | null) {
  const size = fields.get(name);
  return most !== null && typeof size === "number" && size > most ? [`${name} ${size} over ${most}`] : [];
}

/** One frame and nothing beside it: consumers put it into their pages as it is. */
function frameFaults(html: string): readonly string[] {
  const attribute = / [a-z]+="[^"<>]*"/g;
  const [, attributes = ""] = /^<iframe((?: [a-z]+="[^"<>]*")+)><\/iframe>$/.exec(html) ?? [];
  if (attributes === "") return ["no frame alone"];
  const names = (attributes.match(attribute) ?? []).map((one) => one.trim().split("=")[0] ?? "");
  return [
    ...names
      .filter((name) => name.startsWith("on") || name === "srcdoc")
      .map((name) => `${name} in the frame`),
    ...(/ src="https?:/.test(attributes) ? [] : ["no address in the frame"]),
    ...(names.includes("title") ? [] : ["a frame without a title"]),
  ];
}
