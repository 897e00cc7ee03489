/** What windows-1252 has at 0x80 to 0x9F; where it has nothing, the control character stays (WHATWG Encoding, index windows-1252). */
const LETTERS = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";
const CONTROLS = /[\x80-\x9f]/g;

/** Node's own decoder of this name is one of ISO 8859-1, which has control characters where people write quotes. */
export function decodeWindows1252(body: Uint8Array): string {
  const { buffer, byteOffset, byteLength } = body;
  return repairControls(Buffer.from(buffer, byteOffset, byteLength).toString("latin1"));
}

/** Text that somebody has decoded as ISO 8859-1 although it was windows-1252: its control characters are letters. */
export function repairControls(text: string): string {
  return text.replace(CONTROLS, (control) => LETTERS[control.charCodeAt(0) - 0x80] ?? control);
}
