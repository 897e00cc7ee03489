import { mayAct } from "#core/account/role.ts";
import type { EpisodeKey } from "#core/episode/address.ts";
import type { EditablePassage } from "#core/revision/correction.ts";
import { encodeWordTimes } from "#core/transcript/word-times.ts";
import { type MemberTerms, memberAnswer, memberJsonAnswer } from "../accounts/member-json.ts";
import type { Database } from "../db/client.ts";
import { notFoundResponse, problemResponse } from "../http/problem.ts";
import { openLimiter } from "../http/rate-limit.ts";
import { correctionBody, decisionBody, replaceBody, undoBatchBody, undoBody } from "./asked.ts";
import { correctTranscript } from "./correct.ts";
import { acceptRevision, declineRevision } from "./decide.ts";
import { readPassages } from "./passages.ts";
import { previewReplacing, replaceEverywhere, undoBatch } from "./replace.ts";
import type { Revised } from "./revise.ts";
import { lastNumber } from "./revision-row.ts";
import { type CorrectableTranscript, findTranscript } from "./transcript.ts";
import { undoRevision } from "./undo.ts";

const LIMITS = {
  /** Somebody who corrects fast keeps a passage every few seconds; each of them is a request or two. */
  limiter: openLimiter("corrections", 240),
  /** Two texts of a passage for each of many wishes. */
  longest: 512 * 1024,
};
const LISTENERS: MemberTerms = { ...LIMITS, needed: "listener" };
const EDITORS: MemberTerms = { ...LIMITS, needed: "editor" };

const NO_TRANSCRIPT = "There is no such transcript.";
const NO_REVISION = "This transcript has no revision of that number.";

/** `GET /api/corrections/[show]/[episode]?language=`: the passages with the ids that wishes name. */
export function answerPassages(request: Request, key: EpisodeKey): Promise<Response> {
  return memberAnswer(request, LISTENERS, async (db, { role }) => {
    const language = new URL(request.url).searchParams.get("language") ?? "";
    return withTranscript(db, key, language, async ({ id, ...transcript }) => ({
      ...transcript,
      revision: await lastNumber(db, id),
      mayEdit: mayAct(role, "editor"),
      passages: (await readPassages(db, id)).map(toSent),
    }));
  });
}

/** `POST /api/corrections/[show]/[episode]` */
export function answerCorrection(request: Request, key: EpisodeKey): Promise<Response> {
  return memberJsonAnswer(request, LISTENERS, correctionBody, (db, author, { language, wishes, note }) =>
    withTranscript(db, key, language, async ({ id }) => {
      const outcome = await correctTranscript(db, id, { author, wishes, note, now: new Date() });
      return outcome.kind === "full" ? tooManyWait() : toAnswer(outcome);
    }),
  );
}

/** `POST /api/corrections/[show]/[episode]/undo` */
export function answerUndo(request: Request, key: EpisodeKey): Promise<Response> {
  return memberJsonAnswer(request, EDITORS, undoBody, (db, author, { language, revision }) =>
    withTranscript(db, key, language, async ({ id }) =>
      toAnswer(await undoRevision(db, id, revision, { author, now: new Date() })),
    ),
  );
}

/** `POST /api/corrections/[show]/[episode]/decide`; who made a proposal may decline it, too. */
export function answerDecision(request: Request, key: EpisodeKey): Promise<Response> {
  return memberJsonAnswer(request, LISTENERS, decisionBody, (db, decider, { language, revision, accepted }) =>
    withTranscript(db, key, language, async ({ id }) => {
      if (accepted && !mayAct(decider.role, "editor")) return notTheirs();
      if (accepted) return toAnswer(await acceptRevision(db, id, revision, decider));
      const declined = await declineRevision(db, id, revision, decider, new Date());
      if (declined === null) return notFoundResponse(NO_REVISION);
      return declined === "theirs" ? notTheirs() : { kind: declined };
    }),
  );
}

/** `POST /api/replacements/[show]`: what would become another or, where `apply` is said, what did. */
export function answerReplacing(request: Request, show: string): Promise<Response> {
  return memberJsonAnswer(request, EDITORS, replaceBody, (db, author, asked) => {
    const { episode, apply, without, ...replacing } = asked;
    const scope = { show, episode };
    return apply
      ? replaceEverywhere(db, scope, replacing, { author, without, now: new Date() })
      : previewReplacing(db, scope, replacing);
  });
}

/** `POST /api/replacements/[show]/undo` */
export function answerUndoBatch(request: Request, show: string): Promise<Response> {
  return memberJsonAnswer(request, EDITORS, undoBatchBody, (db, author, { batch }) =>
    undoBatch(db, show, batch, { author, now: new Date() }),
  );
}

async function withTranscript(
  db: Database,
  key: EpisodeKey,
  language: string,
  act: (transcript: CorrectableTranscript) => Promise<object>,
): Promise<object> {
  const transcript = await findTranscript(db, key, language);
  return transcript ? act(transcript) : notFoundResponse(NO_TRANSCRIPT);
}

/** What a browser is told: passages with their times as pages have them. */
function toAnswer(outcome: Revised | null): object {
  if (outcome === null) return notFoundResponse(NO_REVISION);
  if (outcome.kind !== "misfit") return { ...outcome, passages: outcome.passages.map(toSent) };
  const { kind, wish, passage, last } = outcome;
  const told = {
    kind,
    wish,
    passage: passage && toSent(passage),
    by: last?.author ?? null,
    at: last?.createdAt ?? null,
  };
  return Response.json(told, { status: 409, headers: { "cache-control": "no-store" } });
}

function toSent({ wordTimes, ...passage }: EditablePassage) {
  return { ...passage, wordTimes: encodeWordTimes(wordTimes) };
}

function tooManyWait(): Response {
  const detail = "So many of your proposals wait already that editors should see to them first.";
  return problemResponse({ title: "Too Many Requests", detail, status: 429 });
}

function notTheirs(): Response {
  const detail = "Only an editor decides on what others propose.";
  return problemResponse({ title: "Forbidden", detail, status: 403 });
}
