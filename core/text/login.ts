/** The user name and password of addresses in a text, up to the last `@` before their path. */
const LOGIN = /(:\/\/|^\/\/)[^\s/?#]*@/g;

/** The text with the user names and passwords taken out of its addresses: it may be shown, kept and sent on. */
export function withoutLogin(text: string): string {
  return text.replace(LOGIN, "$1");
}
