/**
 * What core may use of the platform: what browsers, workers and Node all have. Each is declared with no more than is
 * used; the rest of the house knows these from the library of the DOM.
 */

declare class URL {
  static canParse(address: string, base?: string): boolean;
  constructor(address: string, base?: string);
  readonly href: string;
  readonly host: string;
  readonly pathname: string;
  readonly search: string;
}

declare class URLSearchParams {
  constructor(parameters: Readonly<Record<string, string>> | string);
  get(name: string): string | null;
  toString(): string;
}

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}

declare class TextDecoder {
  decode(bytes: Uint8Array): string;
}

/** Of and to a string of which each character is a byte. */
declare function btoa(bytes: string): string;
declare function atob(base64: string): string;

declare function structuredClone<Value>(value: Value): Value;
