import { z } from "zod";
import { LONGEST_LINE, type Wish } from "#core/revision/wish.ts";
import type { Replacing } from "./replace-hits.ts";

/** A day of talk has fewer words in all than so many characters; and a passage is some hundred words. */
const LONGEST_TEXT = 20_000;
const LONGEST_NOTE = 500;
const MOST_WISHES = 100;
const MOST_LEFT = 10_000;

/** A lone half of a character can neither be stored nor found. */
const wellFormed = (text: string) => !/\p{Cs}/u.test(text);

const id = z.int().nonnegative();
const text = z.string().max(LONGEST_TEXT).refine(wellFormed);
/** Names and words stand in one line, and no control character can be read. */
const line = (longest: number) =>
  z
    .string()
    .max(longest)
    .refine(wellFormed)
    .transform((value) => value.replace(/[\p{Cc}\s]+/gu, " ").trim());
const speaker = line(LONGEST_LINE)
  .nullable()
  .transform((name) => name || null);
const language = z.string().max(100);
const number = z.int().positive();

const wish: z.ZodType<Wish> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), passage: id, before: text, text: line(LONGEST_TEXT) }),
  z.object({ kind: z.literal("speaker"), passage: id, before: z.string().nullable(), speaker }),
  z.object({ kind: z.literal("split"), passage: id, before: text, at: id, speaker }),
  z.object({ kind: z.literal("merge"), passage: id, before: text }),
  z.object({ kind: z.literal("boundary"), passage: id, before: text, words: z.int() }),
  z.object({ kind: z.literal("rename"), before: z.string(), speaker }),
]);

/** What the editor of a transcript asks for, in JSON. */
export const correctionBody = z.object({
  language,
  wishes: z.array(wish).min(1).max(MOST_WISHES),
  note: line(LONGEST_NOTE).default(""),
});

export const undoBody = z.object({ language, revision: number });
export const decisionBody = z.object({ language, revision: number, accepted: z.boolean() });

const everywhere = {
  episode: z.string().max(LONGEST_LINE).nullable(),
  apply: z.boolean(),
  without: z.array(z.string().max(50)).max(MOST_LEFT).default([]),
};

export const replaceBody = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("words"),
    find: line(LONGEST_LINE),
    replacement: line(LONGEST_LINE),
    wholeWords: z.boolean(),
    matchCase: z.boolean(),
    ...everywhere,
  }),
  z.object({ kind: z.literal("speaker"), before: z.string(), speaker, ...everywhere }),
]) satisfies z.ZodType<Replacing>;

export const undoBatchBody = z.object({ batch: z.uuid() });
