/** Where the pages of accounts are. */
export const SIGN_IN = "/sign-in";
export const SIGN_UP = "/sign-up";
export const RECOVER = "/sign-in/recover";
/** Where somebody asks for a link by mail; below it are the links themselves. */
export const SIGN_IN_LINK = "/sign-in/link";
export const ACCOUNT = "/settings/account";
/** Where somebody is shown their own picture. */
export const PICTURE = "/settings/account/picture";
export const CODES = "/settings/account/codes";
/** Below it are the links by which addresses are confirmed. */
export const ADDRESS = "/settings/account/address";

/** All forms of accounts are sent to below this address, by POST. */
export const ACCOUNT_FORMS_PATH = "/api/account/";

/** The address of a page with these parameters, but for those that say nothing. */
export function pageHref(page: string, parameters: Readonly<Record<string, string>>): string {
  const told = Object.entries(parameters).filter(([, value]) => value !== "" && value !== "/");
  return told.length === 0 ? page : `${page}?${new URLSearchParams(Object.fromEntries(told))}`;
}
