import { connect } from "node:net";

/** What came back over a socket. Header names are in small letters; of equal ones the last counts. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends these lines as they are, which no client would, and reads all that comes back, byte for byte. */
export function exchange(port: number, lines: readonly string[], body = ""): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    let read = "";
    socket.setEncoding("latin1");
    socket.on("data", (data) => {
      read += data;
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(readAnswer(read)));
    socket.write(
      `${[...lines, `Host: localhost:${port}`, "Connection: close"].join("\r\n")}\r\n\r\n${body}`,
      "latin1",
    );
  });
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
