import { readFileSync } from "node:fs";
import path from "node:path";

/** Where the site of the journeys says its errors. */
export function errorsFile(): string {
  return path.join(process.env.TEST_DATA_DIR ?? "", "errors.log");
}

/** Playwright runs it once, after all journeys: they fail where the site has said an error, which no page shows. */
export default function expectNoErrors(): void {
  const said = readFileSync(errorsFile(), "utf8");
  if (said !== "") throw new Error(`The site said errors:\n${said.slice(0, 5000)}`);
}
