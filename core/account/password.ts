/** Characters (NIST SP 800-63B, section 3.1.1.2: no rules of composition; what is longer only costs time). */
export const SHORTEST_PASSWORD = 8;
export const LONGEST_PASSWORD = 200;

export type PasswordFault = "passwordShort" | "passwordLong" | "passwordIsName";

/** Why a password cannot be taken for somebody of this name; or null. */
export function passwordFault(password: string, name: string): PasswordFault | null {
  const { length } = [...password];
  if (length < SHORTEST_PASSWORD) return "passwordShort";
  if (length > LONGEST_PASSWORD) return "passwordLong";
  return password.toLowerCase() === name.toLowerCase() ? "passwordIsName" : null;
}
