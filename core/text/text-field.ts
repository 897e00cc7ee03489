import { withoutHidden } from "./hidden-character.ts";
import { decodeEntities } from "./html-text.ts";
import { foldSpaces } from "./white-space.ts";

const CONTROLS = /\p{Cc}/gu;

/** Publishing systems escape what is escaped already, some of them twice. */
const MOST_ROUNDS = 3;

/**
 * What feeds and files write where plain text belongs, such as a title or a name, as people read it: one line, without
 * character references, be they escaped once more. Tags are text, and so they stay.
 */
export function textField(text: string): string {
  let decoded = text;
  for (let round = 0; round < MOST_ROUNDS && decoded.includes("&"); round++)
    decoded = decodeEntities(decoded);
  return foldSpaces(withoutHidden(decoded).replace(CONTROLS, " "));
}
