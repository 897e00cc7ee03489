import { mayAct } from "#core/account/role.ts";
import { type EpisodeKey, episodeHref, WAITING_HREF } from "#core/episode/address.ts";
import type { Asked, Outcome } from "../accounts/form-route.ts";
import type { Member } from "../accounts/session.ts";
import { acceptRevision, declineRevision } from "./decide.ts";
import { findTranscript } from "./transcript.ts";
import { undoRevision } from "./undo.ts";

/** What the page says to which a form about a revision leads. */
const ENDS = ["undone", "accepted", "declined", "misfit", "nothing", "forbidden"] as const;
type RevisionEnd = (typeof ENDS)[number];

export function isRevisionEnd(value: string): value is RevisionEnd {
  return ENDS.some((end) => end === value);
}

/** Answers the forms of the pages of revisions, which work without script. */
export async function answerRevisionForm(asked: Asked, member: Member): Promise<Outcome> {
  const { field } = asked;
  const key = { show: field("show"), episode: field("episode") };
  const told = await act(asked, member, key);
  const waiting = field("back") === "waiting" || key.episode === "";
  return waiting
    ? { page: mayAct(member.role, "editor") ? WAITING_HREF : "/", parameters: { told } }
    : { page: `${episodeHref(key)}/revisions`, parameters: { lang: field("language"), told } };
}

async function act({ db, field }: Asked, member: Member, key: EpisodeKey): Promise<RevisionEnd> {
  const transcript = await findTranscript(db, key, field("language"));
  const number = Number(field("revision"));
  if (!transcript || !Number.isSafeInteger(number)) return "nothing";
  if (field("act") === "decline")
    return declined(await declineRevision(db, transcript.id, number, member, new Date()));
  if (!mayAct(member.role, "editor")) return "forbidden";
  const undoing = field("act") === "undo";
  const outcome = undoing
    ? await undoRevision(db, transcript.id, number, { author: member, now: new Date() })
    : await acceptRevision(db, transcript.id, number, member);
  if (outcome?.kind === "misfit") return "misfit";
  if (outcome?.kind !== "kept") return "nothing";
  return undoing ? "undone" : "accepted";
}

function declined(outcome: Awaited<ReturnType<typeof declineRevision>>): RevisionEnd {
  if (outcome === "theirs") return "forbidden";
  return outcome === "declined" ? outcome : "nothing";
}
