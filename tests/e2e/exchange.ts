import { sendLines } from "../socket.ts";

/** What came back over a socket. Header names are in small letters; of equal ones the last counts. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What comes back for these lines, see `sendLines`. */
export async function exchange(port: number, lines: readonly string[], body = ""): Promise<Answer> {
  return readAnswer(await sendLines(port, [...lines, `Host: localhost:${port}`], body));
}

function readAnswer(text: string): Answer {
  const end = text.indexOf("\r\n\r\n");
  const [first = "", ...lines] = text.slice(0, end).split("\r\n");
  const headers = lines.map((line) => /^([^:]+): ?(.*)$/.exec(line) ?? []);
  return {
    status: Number(first.split(" ")[1]),
    headers: Object.fromEntries(headers.map(([, name = "", value = ""]) => [name.toLowerCase(), value])),
    body: text.slice(end + 4),
  };
}
