/** How the samples of a WAV or AIFF file are written. */
export interface PcmFormat {
  readonly channels: number;
  /** Samples a second and channel. */
  readonly sampleRate: number;
  /** Bytes of one sample of one channel. */
  readonly width: number;
  readonly float: boolean;
  readonly littleEndian: boolean;
  /** Silence is the middle of the numbers and not 0: WAV of 8 bits. */
  readonly unsigned: boolean;
}

const MOST_CHANNELS = 32;

/** The body of a `fmt ` chunk (Microsoft and IBM, RIFF MCI 1991; WAVEFORMATEXTENSIBLE); null for what is no plain PCM. */
export function parseWavFormat(body: DataView): PcmFormat | null {
  if (body.byteLength < 16) return null;
  const tag = body.getUint16(0, true);
  const extended = tag === 0xfffe && body.byteLength >= 26;
  const coding = extended ? body.getUint16(24, true) : tag;
  const width = Math.ceil(body.getUint16(14, true) / 8);
  if (coding !== 1 && coding !== 3) return null;
  return checked({
    channels: body.getUint16(2, true),
    sampleRate: body.getUint32(4, true),
    width,
    float: coding === 3,
    littleEndian: true,
    unsigned: width === 1,
  });
}

/** The body of a `COMM` chunk (Apple, AIFF 1.3 and AIFF-C); null for what is compressed. */
export function parseAiffFormat(body: DataView, compressed: boolean): PcmFormat | null {
  if (body.byteLength < (compressed ? 22 : 18)) return null;
  const coding = compressed ? tagAt(body, 18) : "NONE";
  if (!/^(?:NONE|twos|sowt|in24|in32|fl32|FL32|fl64|FL64)$/.test(coding)) return null;
  return checked({
    channels: body.getUint16(0),
    sampleRate: extendedNumber(body, 8),
    width: Math.ceil(body.getUint16(6) / 8),
    float: /^fl/i.test(coding),
    littleEndian: coding === "sowt",
    unsigned: false,
  });
}

function checked(format: PcmFormat): PcmFormat | null {
  const { channels, sampleRate, width, float } = format;
  const widths = float ? [4, 8] : [1, 2, 3, 4];
  const possible = channels > 0 && channels <= MOST_CHANNELS && sampleRate > 0 && widths.includes(width);
  return possible && Number.isFinite(sampleRate) ? format : null;
}

/** IEEE 754's 80 bits: a sign, an exponent of 15 bits, and a mantissa that begins with its whole part. */
function extendedNumber(body: DataView, at: number): number {
  const exponent = (body.getUint16(at) & 0x7fff) - 16_383;
  return (body.getUint32(at + 2) * 2 ** 32 + body.getUint32(at + 6)) * 2 ** (exponent - 63);
}

/** Four characters that name a chunk. */
export function tagAt(body: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((place) => body.getUint8(at + place)));
}
