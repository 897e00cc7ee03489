import { listParameters, type SearchRequest } from "#core/search/request.ts";

/** What a form takes along of a search, besides what it asks for. */
export function KeptParameters({ request }: { readonly request: SearchRequest }) {
  return listParameters(request).map(({ name, value }) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}
