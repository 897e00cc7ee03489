import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** An nginx that is set up as compose.scale.yaml says. */
export interface Balancer {
  /** Ends it, and removes what it wrote. */
  readonly stop: () => void;
}

/** The program of nginx; null where none is installed. */
export function findNginx(): string | null {
  return ["/usr/sbin/nginx", "/usr/bin/nginx"].find((file) => existsSync(file)) ?? null;
}

/** Starts nginx on a port of this machine, before the sites on two others. It may not listen yet. */
export function startBalancer(nginx: string, port: number, sites: readonly [number, number]): Balancer {
  const folder = mkdtempSync(path.join(tmpdir(), "playhead-nginx-"));
  const conf = path.join(folder, "nginx.conf");
  writeFileSync(
    conf,
    `daemon off; user root; pid ${folder}/pid; error_log stderr; events {} http { access_log off; ${serverOf(port, sites)} }`,
  );
  const running = spawn(nginx, ["-p", folder, "-c", conf], { stdio: "ignore" });
  return {
    stop() {
      running.once("exit", () => rmSync(folder, { recursive: true, force: true }));
      running.kill("SIGTERM");
    },
  };
}

/** What compose.scale.yaml gives to nginx, on this machine. */
function serverOf(port: number, [one, two]: readonly [number, number]): string {
  const compose = readFileSync("compose.scale.yaml", "utf8");
  const [, block = ""] = /^ {4}content: \|\n((?: {6}.*\n)+)/m.exec(compose) ?? [];
  return block
    .replaceAll(/^ {6}/gm, "")
    .replaceAll("$$", "$")
    .replace("listen 3000", `listen 127.0.0.1:${port}`)
    .replace("site-1:3000", `127.0.0.1:${one}`)
    .replace("site-2:3000", `127.0.0.1:${two}`);
}
