import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTranscript } from "#core/transcript/read/format.ts";
import { blockPassages } from "#core/transcript/read/written/block.ts";
import { parseHtmlTranscript } from "#core/transcript/read/written/html.ts";
import { parseMarkdownTranscript } from "#core/transcript/read/written/markdown.ts";
import { parseTextTranscript } from "#core/transcript/read/written/text.ts";

const block = (speaker: string | null, start: number | null, text: string) => ({ speaker, start, text });

describe("a transcript in HTML", () => {
  test.each([
    [
      "cite, time and p in sequence",
      "<cite>Ann:</cite>\n<time>0:07</time>\n<p>Hello&#39;s <b>there</b>.</p>",
    ],
    ["the time first", "<time>0:07</time><cite>Ann</cite><p>Hello's there.</p>"],
    ["all in the paragraph", "<p><cite>Ann:</cite> <time>00:00:07</time> Hello's<br>there.</p>"],
    ["text without a paragraph", "<cite>Ann:</cite> <time datetime='PT7S'>seven</time> Hello's there."],
  ])("has %s", (_, html) => {
    expect(parseHtmlTranscript(html).blocks).toEqual([block("Ann", 7, "Hello's there.")]);
  });

  test("has what is said, and not what stands around it", () => {
    const html =
      "<!doctype html><head><title>T</title><style>p{}</style></head><nav>Menu</nav><h1>Title</h1>" +
      "<main><p>One.<p>Two, of <cite>Emma</cite>.</main><script>alert(1)</script><footer>Imprint</footer>";
    expect(parseHtmlTranscript(html).blocks).toEqual([
      block(null, null, "One."),
      block(null, null, "Two, of Emma."),
    ]);
  });

  test("of any depth and length ends", () => {
    expect(parseHtmlTranscript("<div>".repeat(100_000)).blocks).toEqual([]);
    expect(parseHtmlTranscript("<cite><time><p>".repeat(50_000)).blocks).toEqual([]);
  });

  test.each(["\n", "\r", "\r\n", " \n", "\t"])(
    "is nothing in hundreds of thousands of %j, however it is called",
    (white) => {
      for (const format of ["txt", "md", "html"] as const)
        expect(readTranscript(format, white.repeat(300_000)).passages).toEqual([]);
    },
  );
});

describe("a transcript in Markdown", () => {
  test.each([
    [
      "a name in bold",
      "**Ann:** Hello, *you* and [them](https://a.example).",
      block("Ann", null, "Hello, you and them."),
    ],
    ["the colon outside", "**Ann**: Hello.", block("Ann", null, "Hello.")],
    ["a time as a link", "[1:05](/e?t=65.25)\n\nHello.", block(null, 65.25, "Hello.")],
    ["both, above", "**A\\*n** [1:05](https://a.example/e)\n\nHello.", block("A*n", 65, "Hello.")],
    ["signs that are escaped", "1\\. \\*not\\* \\[x\\](y) \\`z\\`", block(null, null, "1. *not* [x](y) `z`")],
    ["a quote", "> Hello.", block(null, null, "Hello.")],
  ])("with %s", (_, markdown, expected) => {
    expect(parseMarkdownTranscript(`# Title\n\n---\n\n${markdown}\n`).blocks).toEqual([expected]);
  });

  test("keeps a speaker until the next is named", () => {
    const { passages, timing } = readTranscript("md", "**Ann:** One.\n\nTwo.\n\n**Bob:** Three.\n");
    expect(timing).toBe("none");
    expect(passages.map(({ speaker, text }) => [speaker, text])).toEqual([
      ["Ann", "One. Two."],
      ["Bob", "Three."],
    ]);
  });
});

describe("a transcript as plain text", () => {
  test.each([
    ["a heading with name and time", "Ann, 0:07\nHello\nthere."],
    ["another order", "0:07 Ann:\nHello there."],
    ["a time in brackets", "[00:00:07] Ann: Hello there."],
    ["a time in parentheses after the name", "Ann (0:07):\nHello there."],
    ["spaces between name and time", "Ann   0:07\nHello there."],
  ])("with %s", (_, text) => {
    expect(parseTextTranscript(`\uFEFF${text}\r\n`).blocks).toEqual([block("Ann", 7, "Hello there.")]);
  });

  test("with names on lines of their own", () => {
    expect(parseTextTranscript("Ann\nHello.\n\nBob Smith\n\nIt is 12:30 now.\nReally.").blocks).toEqual([
      block("Ann", null, "Hello."),
      block(null, null, "Bob Smith"),
      block(null, null, "It is 12:30 now. Really."),
    ]);
  });

  test("with a turn on every line", () => {
    const { passages } = readTranscript("txt", "Ann: Hello.\nBob: Hi.\nAnn: Warning: rain.\n");
    expect(passages.map(({ speaker, text }) => [speaker, text])).toEqual([
      ["Ann", "Hello."],
      ["Bob", "Hi."],
      ["Ann", "Warning: rain."],
    ]);
  });
});

describe("nothing is lost in silence", () => {
  const words = (format: "html" | "md" | "txt", file: string) => {
    const { passages, problems } = readTranscript(format, file);
    return {
      text: passages.map(({ text }) => text).join(" "),
      problems: problems.map(({ code, value, spot }) => [code, value, "line" in spot && spot.line]),
    };
  };

  test.each([
    ["html", "<h1>Title</h1>\n<p>One.</p>\n<h2>A part</h2><p>Two.</p>", [["heading-left-out", "A part", 3]]],
    ["md", "# Title\n\nOne.\n\n## A part\nTwo.", [["heading-left-out", "A part", 5]]],
    ["md", "Title\n=====\n\nOne.\nTwo.", []],
    ["md", "One.\n\n```\nTwo.\n```", []],
    ["md", "- One.\n* Two.", []],
    ["md", "> One.\n>> Two.", []],
    ["md", "| Who says |\n|---|\n| One. |\n| Two. |", [["heading-left-out", "Who says", 1]]],
    ["md", "| 0:01 | One. |\n|---|---|\n| 0:02 | Two. |", []],
    ["html", "<form><p>One.</p><p>Two.</p></form>", []],
    [
      "html",
      "<table><tr><th>Who says</th></tr><tr><td>One.</td><td>Two.</td></tr></table>",
      [["heading-left-out", "Who says", 1]],
    ],
    ["html", "<ul><li>One.</li></ul><blockquote>Two.</blockquote>", []],
    ["html", "<pre>One.</pre><code>Two.</code>", []],
    ["html", "<time>May 5, 2021</time><p>One. Two.", []],
    ["html", "<cite>One. <p>Two.</p>", []],
  ] as const)("of %s: %o", (format, file, problems) => {
    const read = words(format, file);
    expect(read.text.replace("May 5, 2021 ", "")).toBe("One. Two.");
    expect(read.problems).toEqual(problems);
  });

  test("of HTML that is nested too deep: it is said", () => {
    const { problems } = readTranscript("html", `<p>One.</p>${"<div>".repeat(1000)}Two.`);
    expect(problems.map(({ code }) => code)).toEqual(["xml-too-deep"]);
  });

  test("front matter is not spoken, and a rule is none", () => {
    expect(words("md", "---\ntitle: Kettles\n---\nOne.").text).toBe("One.");
    expect(words("txt", "---\ntitle: Kettles\ntags: [a, b]\n---\nOne.").text).toBe("One.");
    expect(words("md", "---\nOne.\n---\nTwo.").text).toBe("One. Two.");
  });
});

describe("paragraphs", () => {
  test("without a time of their own share that up to the next, by their lengths", () => {
    const { passages, timing } = blockPassages([
      block("Ann", 10, "ten chars."),
      block("Bob", null, "ten chars."),
      block("Ann", 30, "end."),
    ]);
    expect(timing).toBe("cue");
    expect(passages.map(({ start }) => start)).toEqual([10, 20, 30]);
  });

  test("of which few have times are untimed", () => {
    const { passages, timing } = blockPassages([
      block("Ann", 10, "One."),
      block("Bob", null, "Two."),
      block("Ann", null, "Three."),
    ]);
    expect(timing).toBe("none");
    expect(passages[0]).toEqual({ speaker: "Ann", start: null, end: null, text: "One.", wordTimes: [] });
  });

  test("are read of any file, and never in a bad order", () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.constantFrom(
        "\n",
        "\n\n",
        "0:07",
        "99:99",
        "Ann:",
        "**",
        "<p>",
        "<cite>",
        "</time>",
        "[1:05](",
        "# ",
        ">",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece), fc.constantFrom("html", "md", "txt"), (pieces, format) => {
        const { passages, problems } = readTranscript(format, pieces.join(" "));
        for (const { spot } of problems) expect("line" in spot && spot.line >= 1).toBe(true);
        const times = passages.flatMap(({ wordTimes }) => wordTimes);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        expect(passages.every(({ text }) => text.trim() !== "")).toBe(true);
      }),
    );
  });
});
