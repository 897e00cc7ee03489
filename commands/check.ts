import { CHECKS, runStep, UNIT } from "./checks.ts";
import { runCommand, Stop } from "./failure.ts";
import { generateClient } from "./generate.ts";

/** Format, lint, types, unused code and unit tests: what must hold before every commit; or those that are named. */
await runCommand(async () => {
  const all = [...CHECKS, UNIT];
  const named = process.argv.slice(2);
  const unknown = named.filter((name) => !all.some((check) => check.name === name));
  if (unknown.length > 0) throw new Stop(`There is no check called ${unknown.join(", ")}.`);
  generateClient();
  for (const check of all.filter(({ name }) => named.length === 0 || named.includes(name)))
    if (!runStep(check)) throw new Stop(`${check.title}: failed`);
});
