/** The header of an ID3v2.4 tag of so many bytes after it. */
export function id3Header(size: number, flags = 0): Buffer {
  const length = [size >> 21, size >> 14, size >> 7, size].map((part) => part & 127);
  return Buffer.from([0x49, 0x44, 0x33, 4, 0, flags, ...length]);
}
