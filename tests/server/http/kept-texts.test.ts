import { describe, expect, test } from "vitest";
import { answerTo, currentAsker } from "#server/http/asker.ts";
import { KeptTexts } from "#server/http/kept-texts.ts";

describe("a kept text", () => {
  test("is made once for all who ask while nothing changes, and again when something does", async () => {
    const texts = new KeptTexts();
    let made = 0;
    const make = async () => {
      made += 1;
      return { body: `text ${made}`, modified: 5 };
    };
    const [one, other] = await Promise.all([texts.get("/a", "1", make), texts.get("/a", "1", make)]);
    expect([one?.body, other, made]).toEqual(["text 1", one, 1]);
    expect((await texts.get("/a", "2", make))?.body).toBe("text 2");
    expect((await texts.get("/b", "2", make))?.body).toBe("text 3");
    expect((await texts.get("/a", "2", make))?.modified).toBe(5);
    expect(made).toBe(3);
  });

  test("that could not be made is tried again", async () => {
    const texts = new KeptTexts();
    await expect(texts.get("/a", "1", () => Promise.reject(new Error("busy")))).rejects.toThrow("busy");
    expect((await texts.get("/a", "1", async () => ({ body: "made", modified: null })))?.body).toBe("made");
    expect(await texts.get("/none", "1", async () => null)).toBeNull();
  });

  test("is made for all: it does not end when the first who asked for it leaves", async () => {
    const asker = {
      client: "a",
      id: "1",
      signal: AbortSignal.abort(),
      refuse: () => undefined,
      excuse: () => undefined,
      pageHtml: null,
    };
    const text = await answerTo(asker, () =>
      new KeptTexts().get("/a", "1", async () => ({ body: String(currentAsker()), modified: null })),
    );
    expect(text?.body).toBe("null");
  });

  test("gives way to those asked for later, when all are too much to keep", async () => {
    const texts = new KeptTexts();
    let made = 0;
    const ask = (address: string) =>
      texts.get(address, "1", async () => {
        made += 1;
        return { body: "a".repeat(6_000_000), modified: null };
      });
    for (const address of ["/a", "/b", "/a", "/c"]) await ask(address);
    expect(made).toBe(3);
    await ask("/a");
    expect(made).toBe(3);
    await ask("/b");
    expect(made).toBe(4);
  });
});
