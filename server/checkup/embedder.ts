import type { Database } from "../db/client.ts";
import type { ModelServer } from "../openai/model-server.ts";
import { isAgreed } from "../search/meaning/due-vectors.ts";
import { embed, type Unembedded } from "../search/meaning/embed.ts";
import { type Finding, fine, note, wrong } from "./finding.ts";

/** A model that was just loaded takes its time. Milliseconds. */
const PATIENCE = 20_000;
/** Nothing of the archive is sent to find out. */
const WORD = "Playhead";

/** Whether the server of embeddings answers, and as it did when the archive was embedded. */
export async function* checkEmbedder(db: Database, embedder: ModelServer): AsyncGenerator<Finding> {
  const server = new URL(embedder.url).host;
  const { model } = embedder;
  const signal = new AbortController().signal;
  const answer = await embed([WORD], { embedder, signal, longest: PATIENCE });
  if (answer.kind === "unembedded") {
    yield failing(answer, server);
    return;
  }
  const { dimensions } = answer;
  const other = await db.passageVectors.findFirst({
    where: { model, dimensions: { not: dimensions } },
    select: { dimensions: true },
  });
  if (other) yield wrong("embedOther", { server, model, dimensions, stored: other.dimensions });
  else yield fine("embed", { server, model, dimensions });
  if (!(await isAgreed(db, embedder))) yield note("embedUnagreed", { server });
}

function failing({ code, value }: Unembedded, server: string): Finding {
  if (code === "embed-key") return wrong("embedKey", { server });
  if (code === "embed-slow" || code === "embed-unreachable") return wrong("embedAway", { server });
  if (code === "embed-unreadable") return wrong("embedUnreadable", { server });
  return wrong("embedStatus", { server, status: code === "embed-busy" ? "429" : value });
}
