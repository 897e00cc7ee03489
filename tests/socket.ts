import { connect } from "node:net";

/** Sends these lines as they are, which no client would, and a body; gives all that comes back, byte for byte. */
export function sendLines(port: number, lines: readonly string[], body = ""): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    let read = "";
    socket.setEncoding("latin1");
    socket.on("data", (data) => {
      read += data;
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(read));
    socket.write(`${[...lines, "Connection: close"].join("\r\n")}\r\n\r\n${body}`, "latin1");
  });
}
