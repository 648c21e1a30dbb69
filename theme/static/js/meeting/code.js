// A link as a QR code.

import { copy } from "../handouts/page.js";
import { encode } from "../libraries/uqr.js";

const SVG = "http://www.w3.org/2000/svg";
const QUIET = 4; // modules of white around a code (ISO/IEC 18004)

/**
 * Return a drawing of text as a QR code.
 *
 * @param {string} text
 */
export function draw(text) {
  const { size, data } = /** @type {{ size: number, data: boolean[][] }} */ (encode(text, { ecc: "L", border: QUIET }));
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("viewBox", `0 0 ${size} ${size}`);
  drawing.setAttribute("role", "img");
  drawing.setAttribute("aria-label", copy("code").textContent ?? "");
  const path = document.createElementNS(SVG, "path");
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x},${y}h1v1h-1z` : [])));
  path.setAttribute("d", squares.join(""));
  drawing.append(path);
  return drawing;
}
