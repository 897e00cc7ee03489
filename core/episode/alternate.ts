import type { Alternate } from "./extras.ts";

/** The versions of an episode's sound that are another file than `url`, the one that is played anyway. */
export function otherVersions(alternates: readonly Alternate[], url: string): readonly Alternate[] {
  return alternates.filter((alternate) => !alternate.isDefault && alternate.url !== url);
}

const KINDS: ReadonlyMap<string, string> = new Map([
  ["mpeg", "MP3"],
  ["mp3", "MP3"],
  ["mp4", "MP4"],
  ["x-m4a", "M4A"],
  ["x-mpegurl", "HLS"],
  ["vnd.apple.mpegurl", "HLS"],
]);

/** What a type of file is called: `MP3`, `OPUS`; empty where it is not known. */
export function kindName(type: string | null): string {
  const subtype = /^[^/]+\/([^;\s]+)/.exec(type ?? "")?.[1]?.toLowerCase() ?? "";
  return KINDS.get(subtype) ?? subtype.replace(/^x-/, "").toUpperCase();
}

/** What a browser is asked whether it can play it (RFC 6381); its type alone where the codecs are not told. */
export function playableType({ type, codecs }: Pick<Alternate, "type" | "codecs">): string | null {
  return type !== null && codecs !== null ? `${type}; codecs="${codecs.replace(/["\\]/g, "")}"` : type;
}
