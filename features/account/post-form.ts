/** Sends the fields of a form; what the server says, or undefined where it cannot be asked. */
export async function postForm(action: string, body: FormData): Promise<unknown> {
  const headers = { accept: "application/json" };
  const answer = await fetch(action, { method: "POST", body, headers }).catch(() => null);
  return answer?.json().catch(() => undefined);
}
