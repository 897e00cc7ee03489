import { spawn } from "node:child_process";
import { createServer } from "node:net";
import type { Config } from "#server/config.ts";
import { Stop } from "./failure.ts";
import { say } from "./words.ts";

/** Stops with a sentence when another program has the port. */
export async function requireFreePort({ host, port }: Config): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => {
      const taken = "code" in error && error.code === "EADDRINUSE";
      reject(
        new Stop(taken ? say("portTaken", { port }) : say("portRefused", { port, reason: error.message })),
      );
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

/** Runs Next until it ends, and passes signals on to it. Resolves when it has ended. */
export async function serve(mode: "start" | "dev", { host, port, publicUrl }: Config): Promise<void> {
  const next = spawn(
    process.execPath,
    ["node_modules/next/dist/bin/next", mode, "--hostname", host, "--port", String(port)],
    { stdio: ["inherit", "pipe", "inherit"], env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" } },
  );
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => next.kill(signal));
  next.stdout.on("data", (chunk: Buffer) => {
    const text = chunk.toString();
    if (mode === "dev") process.stdout.write(text);
    if (text.includes("Ready")) console.log(say("ready", { url: publicUrl }));
  });
  const code = await new Promise<number | null>((resolve) => next.once("exit", resolve));
  if (code !== 0 && code !== null) process.exitCode = code;
}
