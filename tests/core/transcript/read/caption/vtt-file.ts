import { parseVtt } from "#core/transcript/read/caption/vtt.ts";

/** A file of these blocks. */
export function vtt(...blocks: readonly string[]): string {
  return ["WEBVTT", ...blocks].join("\n\n");
}

/** What its cues say. */
export function texts(file: string): readonly string[] {
  return parseVtt(file).cues.map((cue) => cue.text);
}

/** What was wrong with it. */
export function codes(file: string): readonly string[] {
  return parseVtt(file).problems.map((problem) => problem.code);
}
