/** How a WAV or AIFF file is to be written. */
export interface Written {
  readonly channels: number;
  readonly sampleRate: number;
  /** Bytes of a sample. */
  readonly width: 1 | 2 | 3 | 4;
  /** WAV's number for how samples are written; 1, whole numbers, where it is left out. */
  readonly coding?: number;
  /** What the header says of the length of the samples, in bytes; the truth where it is left out. */
  readonly told?: number;
  /** Bytes of a chunk of something else before the samples. */
  readonly before?: number;
}

/** A WAV file of these samples, one list for each channel. */
export function makeWav(samples: readonly (readonly number[])[], written: Written): Uint8Array<ArrayBuffer> {
  const { channels, sampleRate, width, coding = 1, before = 0 } = written;
  const data = samplesOf(samples, written, true);
  const format = Buffer.alloc(16);
  format.writeUInt16LE(coding, 0);
  format.writeUInt16LE(channels, 2);
  format.writeUInt32LE(sampleRate, 4);
  format.writeUInt32LE(sampleRate * channels * width, 8);
  format.writeUInt16LE(channels * width, 12);
  format.writeUInt16LE(8 * width, 14);
  const told = written.told ?? data.length;
  const chunks = [chunk("fmt ", format, true), ...other(before, true), chunk("data", data, true, told)];
  return whole("RIFF", "WAVE", chunks, true);
}

/** The same as AIFF. */
export function makeAiff(samples: readonly (readonly number[])[], written: Written): Uint8Array<ArrayBuffer> {
  const { channels, sampleRate, width, before = 0 } = written;
  const data = samplesOf(samples, written, false);
  const common = Buffer.alloc(18);
  common.writeUInt16BE(channels, 0);
  common.writeUInt32BE(samples[0]?.length ?? 0, 2);
  common.writeUInt16BE(8 * width, 6);
  // 80 bits of floating point: the exponent of the highest bit, and the number shifted to the left.
  const exponent = Math.floor(Math.log2(sampleRate));
  common.writeUInt16BE(16_383 + exponent, 8);
  common.writeBigUInt64BE(BigInt(sampleRate) << BigInt(63 - exponent), 10);
  const sound = Buffer.concat([Buffer.alloc(8), data]);
  return whole(
    "FORM",
    "AIFF",
    [chunk("COMM", common, false), ...other(before, false), chunk("SSND", sound, false)],
    false,
  );
}

function samplesOf(
  samples: readonly (readonly number[])[],
  { width, coding }: Written,
  little: boolean,
): Buffer {
  const frames = samples[0]?.length ?? 0;
  const data = Buffer.alloc(frames * samples.length * width);
  for (let i = 0; i < frames; i++)
    samples.forEach((channel, c) => {
      const at = (i * samples.length + c) * width;
      const value = channel[i] ?? 0;
      if (coding === 3) data.writeFloatLE(value, at);
      else if (little && width === 1) data.writeUInt8(value + 128, at);
      else if (little) data.writeIntLE(value, at, width);
      else data.writeIntBE(value, at, width);
    });
  return data;
}

function other(length: number, little: boolean): readonly Buffer[] {
  return length === 0 ? [] : [chunk("JUNK", Buffer.alloc(length, 7), little)];
}

function chunk(name: string, body: Buffer, little: boolean, told = body.length): Buffer {
  const header = Buffer.alloc(8);
  header.write(name, "latin1");
  if (little) header.writeUInt32LE(told, 4);
  else header.writeUInt32BE(told, 4);
  return Buffer.concat([header, body, Buffer.alloc(body.length % 2)]);
}

function whole(
  form: string,
  type: string,
  chunks: readonly Buffer[],
  little: boolean,
): Uint8Array<ArrayBuffer> {
  return new Uint8Array(chunk(form, Buffer.concat([Buffer.from(type, "latin1"), ...chunks]), little));
}
