"use client";
import { useLiveSearch } from "./use-live-search";

interface SearchInputProps {
  term: string;
  /** Address of the same list from its first page. */
  firstPage: string;
}

/** Field of the search: the list follows what is typed; without script the form's button does it. */
export function SearchInput({ term, firstPage }: SearchInputProps) {
  const search = useLiveSearch(firstPage);
  return (
    <input
      className="fr-input"
      type="search"
      id="recherche"
      name="recherche"
      defaultValue={term}
      autoComplete="off"
      maxLength={100}
      onInput={(event) => {
        search(event.currentTarget.form);
      }}
    />
  );
}
