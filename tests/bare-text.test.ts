import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseSync } from "oxc-parser";
import { expect, test } from "vitest";

/** A node of the syntax tree (ESTree with JSX). */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value;

function nodesIn(value: unknown): readonly Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  if (!isNode(value)) return [];
  return [value, ...Object.values(value).flatMap(nodesIn)];
}

/** Whether a child of an element is a text, as far as can be read from the source. */
function isText(node: unknown): boolean {
  if (!isNode(node)) return false;
  switch (node.type) {
    case "JSXText":
      return String(node.value).trim() !== "";
    case "JSXExpressionContainer":
      return isText(node.expression);
    case "Literal":
      return String(node.value).trim() !== "";
    case "TemplateLiteral":
      return true;
    case "CallExpression":
      return isNode(node.callee) && node.callee.type === "Identifier";
    case "ConditionalExpression":
      return isText(node.consequent) || isText(node.alternate);
    case "LogicalExpression":
      return isText(node.right);
    default:
      return false;
  }
}

function isNothing(node: Node): boolean {
  return node.type === "JSXText" && String(node.value).trim() === "" && String(node.value).includes("\n");
}

/** Where a text stands beside something else in one element. */
function bareTexts(file: string): readonly string[] {
  const source = readFileSync(file, "utf8");
  return nodesIn(parseSync(file, source).program).flatMap((node) => {
    const children = node.type === "JSXElement" || node.type === "JSXFragment" ? node.children : [];
    if (!Array.isArray(children)) return [];
    const full = children.filter(isNode).filter((child) => !isNothing(child));
    const line = source.slice(0, node.start).split("\n").length;
    return full.length > 1 && full.some(isText) ? [`${file}:${line}`] : [];
  });
}

const files = ["app", "features"].flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".tsx"))
    .map((name) => path.join(room, name)),
);

// A browser that translates a page puts elements in the place of texts, and React then fails to put anything beside them
// or to take it away.
test("a text stands alone in its element", () => {
  expect(files.length).toBeGreaterThan(50);
  expect(files.flatMap(bareTexts)).toEqual([]);
});
