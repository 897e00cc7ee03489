/**
 * What the policy of this document asks of styles that scripts add; empty on the server. Read once, as the document
 * was loaded: what is rendered anew into it later speaks of other responses, whose nonces it refuses.
 */
export const documentNonce =
  typeof document === "undefined"
    ? ""
    : (document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "");
