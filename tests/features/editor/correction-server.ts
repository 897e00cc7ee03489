import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { ShownPassage } from "#features/editor/shown-passage.ts";

export interface Question {
  readonly path: string;
  readonly body: unknown;
}

interface Answer {
  readonly status?: number;
  readonly body: unknown;
}

/** A server that answers as it is told, and notes what it is asked. */
export async function openServer(answer: (question: Question) => Answer | null) {
  const questions: Question[] = [];
  const server = createServer(async (request, response) => {
    const question = { path: request.url ?? "", body: await bodyOf(request) };
    questions.push(question);
    const told = answer(question);
    if (told === null) return void request.socket.destroy();
    response.writeHead(told.status ?? 200, { "content-type": "application/json" });
    response.end(JSON.stringify(told.body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    questions,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text === "" ? null : JSON.parse(text);
}

export function passageOf(id: number, text: string, changes: Partial<ShownPassage> = {}): ShownPassage {
  return { id, speaker: "Ann", start: id * 10, end: id * 10 + 8, text, ...changes };
}
