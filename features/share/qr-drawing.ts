import { encode } from "uqr";
import { element, xmlDocument } from "#core/markup/xml-writer.ts";

/** A QR code as one SVG path, of which a unit is a module. */
export interface QrDrawing {
  readonly path: string;
  readonly viewBox: string;
}

/** The light margin that a reader needs (ISO/IEC 18004), in modules. */
const QUIET = 4;

/** Draws a text of at most 2,300 bytes. A seventh of the code may be lost. */
export function drawQr(text: string): QrDrawing {
  const { data, size } = encode(text, { ecc: "M", border: QUIET });
  const rows = data.map((row, y) => rowPath(row, y));
  return { path: rows.join(""), viewBox: `0 0 ${size} ${size}` };
}

function rowPath(row: readonly boolean[], y: number): string {
  const runs: string[] = [];
  for (let x = 0; x < row.length; x++) {
    if (!row[x] || row[x - 1]) continue;
    const light = row.indexOf(false, x);
    const width = (light < 0 ? row.length : light) - x;
    runs.push(`M${x} ${y}h${width}v1h-${width}z`);
  }
  return runs.join("");
}

/** The drawing as an address of an SVG file. */
export function qrFile({ path, viewBox }: QrDrawing): string {
  const [, , width = "", height = ""] = viewBox.split(" ");
  const svg = element(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", viewBox, "shape-rendering": "crispEdges" },
    element("rect", { width, height, fill: "#fff" }),
    element("path", { d: path }),
  );
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(xmlDocument(svg))}`;
}
