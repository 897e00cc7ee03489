/**
 * Characters that turn the text after them around, as the inside of a character class: the marks, embeddings, overrides
 * and isolates of the bidirectional algorithm (Unicode, UAX 9, table 4).
 */
export const BIDI_CONTROLS = "\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069";
