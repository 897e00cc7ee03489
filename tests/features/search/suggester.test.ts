import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Suggestions } from "#core/search/suggestions.ts";
import { listChoices } from "#features/search/choice.ts";
import { type Fetch, Suggester } from "#features/search/suggester.ts";
import { completedFrom } from "#features/search/suggestion-list.tsx";

const NOTHING: Suggestions = { words: [], people: [], shows: [], episodes: [] };

function words(...list: readonly string[]): Suggestions {
  return { ...NOTHING, words: list };
}

/** Keeps requests until the test answers them. */
class FakeServer {
  readonly #waiting: {
    readonly resolve: (response: Response) => void;
    readonly reject: (reason: Error) => void;
  }[] = [];
  /** What was asked, in order. */
  readonly asked: string[] = [];

  readonly fetch: Fetch = (url, { signal }) => {
    this.asked.push(new URL(url, "http://localhost").searchParams.get("q") ?? "");
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      signal.addEventListener("abort", () => reject(signal.reason));
    });
  };

  async answer(response: Response): Promise<void> {
    this.#waiting.shift()?.resolve(response);
    await vi.advanceTimersByTimeAsync(0);
  }

  async fail(): Promise<void> {
    this.#waiting.shift()?.reject(new TypeError("Failed to fetch"));
    await vi.advanceTimersByTimeAsync(0);
  }
}

let server: FakeServer;
let suggester: Suggester;
const shown = () => suggester.getOffer().suggestions;

beforeEach(() => {
  vi.useFakeTimers();
  server = new FakeServer();
  suggester = new Suggester(server.fetch);
});

afterEach(() => {
  vi.useRealTimers();
});

async function ask(text: string, suggestions: Suggestions): Promise<void> {
  suggester.wish(text);
  await vi.advanceTimersByTimeAsync(80);
  await server.answer(Response.json(suggestions));
}

describe("whatever goes wrong offers nothing, quietly", () => {
  const refusal = () => new Response("{}", { status: 429 });
  const page = () => new Response("<!doctype html>");
  const stranger = () => Response.json({ ...NOTHING, shows: [{ title: "x", href: "https://example.com" }] });

  test.each([
    ["too many requests", refusal],
    ["an answer that is no JSON", page],
    ["an answer that is not ours", stranger],
  ])("%s", async (_, response) => {
    await ask("li", words("light"));
    suggester.wish("lig");
    await vi.advanceTimersByTimeAsync(80);
    await server.answer(response());
    expect(shown()).toEqual(NOTHING);
  });

  test("no connection, and the next letter is asked again", async () => {
    suggester.wish("li");
    await vi.advanceTimersByTimeAsync(80);
    await server.fail();
    expect(shown()).toEqual(NOTHING);
    await ask("lig", words("light"));
    expect(shown()).toEqual(words("light"));
  });

  test("a request that failed is not kept as an answer", async () => {
    suggester.wish("li");
    await vi.advanceTimersByTimeAsync(80);
    await server.fail();
    await ask("li", words("light"));
    expect(shown()).toEqual(words("light"));
  });
});

describe("asking", () => {
  test.each(["", "l", " l ", "𝒍", "   "])("%o is too little to ask", async (text) => {
    suggester.wish(text);
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.asked).toEqual([]);
  });

  test("who types fast asks once", async () => {
    for (const text of ["li", "lig", "ligh"]) {
      suggester.wish(text);
      await vi.advanceTimersByTimeAsync(60);
    }
    await vi.advanceTimersByTimeAsync(80);
    expect(server.asked).toEqual(["ligh"]);
  });

  test("one request at a time; only the newest wish waits, and is asked as soon as it can be", async () => {
    suggester.wish("li");
    await vi.advanceTimersByTimeAsync(80);
    suggester.wish("lig");
    suggester.wish("ligh");
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.asked).toEqual(["li"]);
    await server.answer(Response.json(words("light")));
    expect(server.asked).toEqual(["li", "ligh"]);
  });

  test("a space at the end is part of the question, one at the beginning is not", async () => {
    await ask("  sound ", NOTHING);
    expect(server.asked).toEqual(["sound "]);
  });

  test("a request that hangs is given up, and the next wish has its turn", async () => {
    const patience = new AbortController();
    vi.spyOn(AbortSignal, "timeout").mockReturnValueOnce(patience.signal);
    suggester.wish("li");
    await vi.advanceTimersByTimeAsync(80);
    suggester.wish("lig");
    patience.abort();
    await vi.advanceTimersByTimeAsync(0);
    expect(server.asked).toEqual(["li", "lig"]);
  });
});

describe("what is shown", () => {
  test("the old list stays until the new answer is there", async () => {
    await ask("li", words("light"));
    suggester.wish("lig");
    await vi.advanceTimersByTimeAsync(80);
    expect(shown()).toEqual(words("light"));
    await server.answer(Response.json(words("lighthouse")));
    expect(shown()).toEqual(words("lighthouse"));
  });

  test("an answer that is late for what is typed now is not shown", async () => {
    suggester.wish("li");
    await vi.advanceTimersByTimeAsync(80);
    suggester.wish("lo");
    await server.answer(Response.json(words("light")));
    expect(shown()).toEqual(NOTHING);
  });

  test("an answer after the list was left is not shown", async () => {
    suggester.wish("li");
    await vi.advanceTimersByTimeAsync(80);
    suggester.dismiss();
    await server.answer(Response.json(words("light")));
    expect(shown()).toEqual(NOTHING);
  });

  test("too few letters take the list away at once", async () => {
    await ask("li", words("light"));
    suggester.wish("l");
    expect(shown()).toEqual(NOTHING);
  });

  test("a letter back shows what was there, without asking", async () => {
    await ask("li", words("light"));
    await ask("lig", words("lighthouse"));
    suggester.wish("li");
    expect(shown()).toEqual(words("light"));
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.asked).toEqual(["li", "lig"]);
  });

  test("of more than fifty answers the oldest is forgotten", async () => {
    for (let number = 10; number <= 60; number++) await ask(String(number), words(`${number}th`));
    await ask("11", NOTHING);
    expect(server.asked).toHaveLength(51);
    expect(shown()).toEqual(words("11th"));
    await ask("10", words("again"));
    expect(server.asked).toHaveLength(52);
  });

  test("it may be spoken of after half a second without a change", async () => {
    const settled: boolean[] = [];
    suggester.subscribe(() => settled.push(suggester.getOffer().settled));
    await ask("li", words("light"));
    await vi.advanceTimersByTimeAsync(300);
    await ask("lig", words("lighthouse"));
    await vi.advanceTimersByTimeAsync(499);
    expect(settled).toEqual([false, false]);
    await vi.advanceTimersByTimeAsync(1);
    expect(settled).toEqual([false, false, true]);
    suggester.dismiss();
    await vi.advanceTimersByTimeAsync(1000);
    expect(settled).toEqual([false, false, true, false]);
  });
});

describe("choices", () => {
  test("lead to a search for the words, for the speaker, or to the page", () => {
    const choices = listChoices({
      words: ["sound file"],
      people: ['Robert "Bob" Smith'],
      shows: [{ title: "Waves", href: "/shows/waves" }],
      episodes: [{ title: "One", showTitle: "Waves", href: "/shows/waves/one" }],
    });
    expect(choices.map(({ text, detail, href, query }) => [text, detail, href, query])).toEqual([
      ["sound file", null, "/search?q=sound%20file", "sound file"],
      [
        'Robert "Bob" Smith',
        null,
        "/search?q=speaker%3A%22Robert%20%20Bob%20%20Smith%22",
        'speaker:"Robert  Bob  Smith"',
      ],
      ["Waves", null, "/shows/waves", ""],
      ["One", "Waves", "/shows/waves/one", ""],
    ]);
  });

  test("no address is offered twice", () => {
    expect(listChoices(words("light", "light"))).toHaveLength(1);
  });

  test.each([
    ["lighthouse", "lig", "lig"],
    ["lighthouse", "  LIG", "lig"],
    ["Élodie", "el", "Él"],
    ["sound file", "sound ", "sound "],
    ["The Lighthouse", "lig", "The Lighthouse"],
    ["li", "lighthouse", "li"],
  ])("of %o, where %o is typed, %o is not what completes it", (text, typed, begun) => {
    expect(text.slice(0, completedFrom(text, typed))).toBe(begun);
  });
});
