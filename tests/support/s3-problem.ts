/** An error as S3 tells it. */
export class S3Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(code);
  }

  toXml(): string {
    return `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${this.code}</Code><Message>${this.code}</Message></Error>`;
  }
}

/** An answer in the namespace of S3. */
export function nameSpaced(name: string, content: string): Buffer {
  const space = "http://s3.amazonaws.com/doc/2006-03-01/";
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n<${name} xmlns="${space}">${content}</${name}>`,
  );
}
