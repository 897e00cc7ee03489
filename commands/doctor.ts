import { isBuilt } from "./built.ts";
import { runCommand } from "./failure.ts";
import { generateClient } from "./generate.ts";
import { readConfig } from "./prepare.ts";
import { say, sayFinding } from "./words.ts";

const SIGNS = { fine: "✓", note: "·", wrong: "✗" } as const;

/** Says in sentences how an installation is, and what to do about what is wrong. Changes nothing; fails where something is. */
await runCommand(async () => {
  const config = readConfig();
  generateClient();
  const { checkUp } = await import("#server/checkup/checkup.ts");
  let wrong = 0;
  console.log(isBuilt() ? `${SIGNS.fine} ${say("built")}` : `${SIGNS.note} ${say("unbuilt")}`);
  for await (const { level, code, values } of checkUp(config, new Date())) {
    console.log(`${SIGNS[level]} ${sayFinding(code, values)}`);
    if (level === "wrong") wrong++;
  }
  console.log(wrong === 0 ? say("nothingWrong") : say("somethingWrong", { count: wrong }));
  if (wrong > 0) process.exitCode = 1;
});
