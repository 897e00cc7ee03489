import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseXml } from "#core/markup/xml-document.ts";
import type { XmlElement } from "#core/markup/xml-element.ts";
import { element, type WrittenXml, xmlDocument } from "#core/markup/xml-writer.ts";

const VOCABULARY = new Map([
  ["", ""],
  ["example.com/a", "a"],
]);

interface Tree {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (string | Tree)[];
}

/** Any string, of XML's own characters and the troublesome more often than chance has it. */
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom(..."&<>\"'\r\n\t ]x\0\u0002\uD800\uDC00\uFFFE\uFFFFé") }),
  fc.constantFrom("]]>", "&amp;", "<!-- -->", "<![CDATA[x]]>", "\r\n", "&#13;"),
);

const anyTree = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.record({
    name: fc.constantFrom("item", "a:item", "a:x-y.z"),
    attributes: fc.dictionary(fc.constantFrom("rel", "a:href", "xml:lang"), anyText, {
      noNullPrototype: true,
    }),
    children: fc.array(fc.oneof({ depthSize: "small" }, anyText, tie("tree")), { maxLength: 4 }),
  }),
})).tree;

function write({ name, attributes, children }: Tree): WrittenXml {
  return element(
    name,
    attributes,
    ...children.map((child) => (typeof child === "string" ? child : write(child))),
  );
}

function read({ name, attributes, text, children }: XmlElement): unknown {
  return { name, attributes, text, children: children.map(read) };
}

/** By the numbers of the specification, unlike the writer's expression. */
function isChar(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return [0x9, 0xa, 0xd].includes(code);
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || code >= 0x10000;
}

const holdable = (text: string) => [...text].filter(isChar).join("");

function expected({ name, attributes, children }: Tree): unknown {
  return {
    name,
    attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, holdable(value)])),
    text: children.map((child) => (typeof child === "string" ? holdable(child) : "")).join(""),
    children: children.filter((child) => typeof child !== "string").map(expected),
  };
}

test("what is written is read back equal", () => {
  fc.assert(
    fc.property(anyTree, (tree) => {
      const root = { name: "root", attributes: { "xmlns:a": "http://example.com/a" }, children: [tree] };
      const document = parseXml(xmlDocument(write(root)), VOCABULARY);
      expect(document.problems).toEqual([]);
      expect(document.root && read(document.root)).toEqual(expected(root));
    }),
  );
});

describe("an element", () => {
  test.each([
    [element("a", {}), "<a></a>"],
    [element("a", { b: 'say "<&>"' }), '<a b="say &quot;&lt;&amp;&gt;&quot;"></a>'],
    [element("a", { b: "1\t2\r\n3" }), '<a b="1&#9;2&#13;&#10;3"></a>'],
    [element("a", {}, "1 < 2 & ]]>\r\n"), "<a>1 &lt; 2 &amp; ]]&gt;&#13;\n</a>"],
    [element("a", {}, "x ", element("b", {}, "y"), " z"), "<a>x <b>y</b> z</a>"],
    [element("a", {}, "\0\u0008\u000B\u001F\uD83D \uFFFE\uFFFF"), "<a> </a>"],
    [element("a", {}, "\u{1F3A7}"), "<a>\u{1F3A7}</a>"],
  ])("%o", ({ xml }, written) => {
    expect(xml).toBe(written);
  });

  test("halves of a character do not meet when what stood between them is dropped", () => {
    expect(element("a", {}, "\uD83D\0\uDFA7").xml).toBe("<a></a>");
  });
});

test("a document says its version and encoding first", () => {
  expect(xmlDocument(element("rss", { version: "2.0" }))).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"></rss>\n',
  );
});
