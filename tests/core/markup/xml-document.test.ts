import { describe, expect, test } from "vitest";
import { parseXml } from "#core/markup/xml-document.ts";
import { attribute, childContent, childText, findChild } from "#core/markup/xml-element.ts";

const VOCABULARY = new Map([
  ["", ""],
  ["example.com/a", "a"],
]);

function read(xml: string) {
  const { root, problems } = parseXml(xml, VOCABULARY);
  if (root === null) throw new Error(`no element in ${xml}`);
  return { root, codes: problems.map(({ code, value }) => `${code} ${value}`.trim()) };
}

describe("a document that is not as it should be", () => {
  test.each(["", "words", "<", "<!-- <a/> -->", "<?xml version='1.0'?>"])("%o has no element", (xml) => {
    expect(parseXml(xml, VOCABULARY)).toEqual({ root: null, problems: [] });
  });

  test("cut off keeps everything before, and says so once", () => {
    const { root, codes } = read("<r><x>whole</x><x>hal");
    expect(root.children.map((child) => child.text)).toEqual(["whole", "hal"]);
    expect(codes).toEqual(["file-cut-off x"]);
  });

  test("without a closing tag takes the next closing tag, and says so", () => {
    const { root, codes } = read("<r><x><y>1</x><x/><z>2</z></r>");
    expect(root.children.map((child) => child.name)).toEqual(["x", "x", "z"]);
    expect(codes).toEqual(["element-not-closed y"]);
  });

  test("with a document type is read without it", () => {
    const { root, codes } = read(
      '<!DOCTYPE r [<!ENTITY x "boom"> <!ENTITY y SYSTEM "file:///etc/passwd">]><r a="&x;">&x;&y;</r>',
    );
    expect([root.text, attribute(root, "a")]).toEqual(["&x;&y;", "&x;"]);
    expect(codes).toEqual(['doctype-ignored !DOCTYPE r [<!ENTITY x "boom"']);
  });

  test("deeper than anyone writes loses what is too deep, and goes on after it", () => {
    const { root, codes } = read(`<r>${"<x>".repeat(100)}${"</x>".repeat(100)}<z>kept</z></r>`);
    expect(childText(root, "z")).toBe("kept");
    expect(codes).toEqual(["xml-too-deep x"]);
  });

  test("that does nothing but open ends in time", () => {
    expect(read(`<r><z>kept</z>${"<x>".repeat(500_000)}`).codes).toEqual([
      "xml-too-deep x",
      "xml-too-large x",
    ]);
  });
});

describe("names", () => {
  test.each([
    '<r xmlns:a="http://example.com/a"><a:x>1</a:x></r>',
    '<r xmlns:b="https://example.com/a/"><b:x>1</b:x></r>',
    '<r xmlns:b="HTTP://Example.com/A"><b:x>1</b:x></r>',
    '<r><x xmlns="http://example.com/a">1</x></r>',
    '<r><b:x xmlns:b="http://example.com/a">1</b:x></r>',
  ])("%s has an a:x, whatever its prefix", (xml) => {
    const { root, codes } = read(xml);
    expect([childText(root, "a:x"), codes]).toEqual(["1", []]);
  });

  test("a prefix that is declared as something else is something else", () => {
    const { root, codes } = read('<r xmlns:a="http://example.com/b"><a:x>1</a:x></r>');
    expect([root.children, codes]).toEqual([[], []]);
  });

  test("a prefix of ours that is not declared is ours, and told of once", () => {
    const { root, codes } = read("<r><a:x>1</a:x><a:y>2</a:y><b:x>3</b:x></r>");
    expect(root.children.map((child) => child.name)).toEqual(["a:x", "a:y"]);
    expect(codes).toEqual(["prefix-undeclared a"]);
  });

  test("the outermost element is kept in any namespace", () => {
    expect(read('<feed xmlns="http://example.com/b"><x/></feed>').root).toMatchObject({
      name: "feed",
      children: [],
    });
  });
});

describe("text", () => {
  test.each([
    ["<r> a &amp; b </r>", " a & b "],
    ["<r>&lt;p&gt; &#1071;&#x42F; &quot;&apos;</r>", "<p> ЯЯ \"'"],
    ["<r>&nbsp;&eacute;&amp</r>", "&nbsp;&eacute;&amp"],
    ["<r><![CDATA[<p>&amp;</p>]]> and</r>", "<p>&amp;</p> and"],
    ["<r><!-- no -->yes</r>", "yes"],
  ])("of %s is %o", (xml, text) => {
    expect(read(xml).root).toMatchObject({ text, content: text });
  });

  test("content is the source where elements stand in it, whether they are read or not", () => {
    const { root } = read('<r><d>One <b>bold</b> <i:i xmlns:i="urn:x">word</i:i>.<br/></d></r>');
    expect(childContent(root, "d")).toBe('One <b>bold</b> <i:i xmlns:i="urn:x">word</i:i>.<br/>');
    expect(childText(root, "d")).toBe("One .");
  });

  test("an element knows its line", () => {
    const { root } = read("<?xml version='1.0'?>\r\n<r>\n<x\n a='1'/>\n\n <y/><z/></r>");
    expect([root, ...root.children].map(({ name, line }) => [name, line])).toEqual([
      ["r", 2],
      ["x", 3],
      ["y", 6],
      ["z", 6],
    ]);
    expect(attribute(findChild(root, "x"), "a")).toBe("1");
  });
});
