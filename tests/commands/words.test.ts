import { expect, test } from "vitest";
import { say, sayProblem } from "#commands/words.ts";

const EVIL = "A\u001b[2J\u001b]0;owned\u0007\r\n\u009b31m\u202ered";

test("what a command says moves no cursor, whatever a title or an address holds", () => {
  const lines = [
    say("imported", { title: EVIL, added: 1, updated: 0, unchanged: 0 }),
    sayProblem("file-missing", EVIL),
    sayProblem("no-such-code", EVIL),
  ];
  for (const line of lines) {
    expect(line).toContain("owned");
    expect(line).not.toMatch(/[\p{Cc}\u202e]/u);
  }
});
