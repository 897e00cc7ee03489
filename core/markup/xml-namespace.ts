/** What prefixes mean at a place in a document: prefix to namespace, as `namespaceKey` gives it; "" is the prefix of names without one. */
export type NamespaceScope = ReadonlyMap<string, string>;

/** The namespaces that are read: URI, as `namespaceKey` gives it, to the prefix used in our code. */
export type NamespaceNames = ReadonlyMap<string, string>;

/** Namespace URIs are compared letter by letter; feeds write them with other cases, schemes and last slashes. */
export function namespaceKey(uri: string): string {
  return uri
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/\/$/, "");
}

/** The scope inside an element with these attributes (Namespaces in XML 1.0, section 6). */
export function scopeInside(
  scope: NamespaceScope,
  attributes: Readonly<Record<string, string>>,
): NamespaceScope {
  const declarations = Object.keys(attributes).filter(
    (name) => name === "xmlns" || name.startsWith("xmlns:"),
  );
  if (declarations.length === 0) return scope;
  return new Map([
    ...scope,
    ...declarations.map(
      (name) => [name.slice("xmlns:".length), namespaceKey(attributes[name] ?? "")] as const,
    ),
  ]);
}

/** A name with the prefix that our code uses. */
export interface ResolvedName {
  /** Null for a name in a namespace that is not read. */
  readonly name: string | null;
  /** The prefix, where it is one of ours but the document does not say what it means; it is then taken as ours. */
  readonly undeclared: string | null;
}

export function resolveName(name: string, scope: NamespaceScope, vocabulary: NamespaceNames): ResolvedName {
  const colon = name.indexOf(":");
  const prefix = name.slice(0, Math.max(0, colon));
  const local = name.slice(colon + 1);
  const uri = scope.get(prefix) ?? (prefix === "" ? "" : null);
  if (uri === null) {
    const ours = [...vocabulary.values()].includes(prefix);
    return { name: ours ? name : null, undeclared: ours ? prefix : null };
  }
  const canonical = vocabulary.get(uri) ?? null;
  return {
    name: canonical === null ? null : canonical === "" ? local : `${canonical}:${local}`,
    undeclared: null,
  };
}
