const latin1 = (text: string) => Buffer.from(text, "latin1");

/** A whole number as ID3 writes lengths: seven bits a byte. */
const sevenBits = (value: number) => Buffer.from([21, 14, 7, 0].map((shift) => (value >> shift) & 0x7f));

/** A frame of ID3v2.4; `length` is what it says of itself. */
export function frame(id: string, body: Buffer, length = body.length): Buffer {
  return Buffer.concat([latin1(id), sevenBits(length), Buffer.alloc(2), body]);
}

/** An APIC frame with a picture, or with whatever else these bytes are. */
export function picture(bytes: Uint8Array, mime: string): Buffer {
  return frame("APIC", Buffer.concat([latin1(`\0${mime}\0\x03\0`), bytes]));
}

/** A CHAP frame from `start` to the next second, with frames of its own beside its title. */
export function chapter(title: string, start: number, ...frames: readonly Buffer[]): Buffer {
  const times = Buffer.alloc(16, 0xff);
  times.writeUInt32BE(start * 1000, 0);
  times.writeUInt32BE((start + 1) * 1000, 4);
  return frame(
    "CHAP",
    Buffer.concat([latin1(`${title}\0`), times, frame("TIT2", latin1(`\x03${title}`)), ...frames]),
  );
}

/** What stands before the sound of an MP3 file. */
export function tag(...frames: readonly Buffer[]): Buffer {
  const body = Buffer.concat(frames);
  return Buffer.concat([latin1("ID3\x04\0\0"), sevenBits(body.length), body]);
}
