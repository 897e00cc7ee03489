/** One channel of 16-bit samples. `rate` is in samples a second. */
export interface Wave {
  readonly rate: number;
  readonly samples: Int16Array;
}

/** Reads a RIFF file of one channel of 16-bit PCM; throws at any other. */
export function readWave(file: Buffer): Wave {
  if (file.toString("latin1", 0, 4) !== "RIFF") throw new Error("Not a RIFF file");
  let rate = 0;
  for (let at = 12; at + 8 <= file.length; ) {
    const name = file.toString("latin1", at, at + 4);
    const size = file.readUInt32LE(at + 4);
    const body = at + 8;
    if (name === "fmt ") {
      if (file.readUInt16LE(body + 2) !== 1 || file.readUInt16LE(body + 14) !== 16) {
        throw new Error("Not one channel of 16-bit samples");
      }
      rate = file.readUInt32LE(body + 4);
    }
    if (name === "data") return { rate, samples: readSamples(file.subarray(body, body + size)) };
    at = body + size + (size % 2);
  }
  throw new Error("No samples in the file");
}

/** Little-endian 16-bit PCM without a header, copied. */
export function readSamples(bytes: Buffer): Int16Array {
  return Int16Array.from({ length: bytes.length >> 1 }, (_, index) => bytes.readInt16LE(index * 2));
}

/** A RIFF file of one channel of 16-bit PCM. */
export function writeWave({ rate, samples }: Wave): Buffer {
  const header = Buffer.alloc(44);
  const size = samples.length * 2;
  header.write("RIFF", 0, "latin1");
  header.writeUInt32LE(36 + size, 4);
  header.write("WAVEfmt ", 8, "latin1");
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write("data", 36, "latin1");
  header.writeUInt32LE(size, 40);
  return Buffer.concat([header, Buffer.from(samples.buffer, samples.byteOffset, size)]);
}
