import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Next's own command. */
export const NEXT = "node_modules/next/dist/bin/next";

/**
 * Builds an app of one static page with the same Next and React: the least that ours could be. Tells its folder, which
 * whoever asked takes away.
 */
export async function buildBareApp(): Promise<string> {
  // Within the project, because Next takes no packages from outside.
  mkdirSync(".next", { recursive: true });
  const folder = mkdtempSync(path.resolve(".next", "bare-"));
  writeBareApp(folder);
  const build = spawn(process.execPath, [NEXT, "build", folder], { stdio: ["ignore", "ignore", "inherit"] });
  const code = await new Promise((resolve) => build.once("exit", resolve));
  if (code !== 0) throw new Error("The bare app was not built");
  return folder;
}

function writeBareApp(folder: string): void {
  const app = path.join(folder, "app");
  mkdirSync(app);
  writeFileSync(path.join(folder, "package.json"), `{ "type": "module" }`);
  writeFileSync(path.join(folder, "next.config.js"), "export default {};");
  writeFileSync(
    path.join(app, "layout.jsx"),
    `export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }`,
  );
  writeFileSync(path.join(app, "page.jsx"), "export default function Page() { return <h1>Bare</h1>; }");
}
