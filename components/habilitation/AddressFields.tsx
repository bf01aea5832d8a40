"use client";
import { useId, useRef, useState } from "react";
import { fieldId } from "@/components/form/form-context";
import { TextField } from "@/components/form/TextField";
import { SHORTEST_QUERY, type Suggestion } from "@/lib/adresse/suggestion";

export interface AddressDefaults {
  address: string;
  addressComplement: string;
  zipcode: string;
  city: string;
  cityInseeCode: string;
}

const WAIT_MS = 250;

type Found = { state: "idle" | "none" } | { state: "some"; suggestions: Suggestion[] };

const isSuggestionList = (answer: unknown): answer is { suggestions: Suggestion[] } =>
  typeof answer === "object" && answer !== null && "suggestions" in answer;

/** Suggestions of our own server; a failure is no suggestion, and no error (habilitation §4.5). */
async function ask(query: string, signal: AbortSignal): Promise<Found> {
  const response = await fetch(`/api/adresse?${new URLSearchParams({ q: query }).toString()}`, {
    signal,
  });
  const answer: unknown = response.ok ? await response.json() : null;
  if (!isSuggestionList(answer)) return { state: "idle" };
  const { suggestions } = answer;
  return suggestions.length > 0 ? { state: "some", suggestions } : { state: "none" };
}

const setValue = (name: string, value: string): void => {
  const input = document.getElementById(fieldId(name));
  if (input instanceof HTMLInputElement) input.value = value;
};

/** Address of the structure: four fields, helped by suggestions where script runs. */
export function AddressFields({ defaults }: { defaults: AddressDefaults }) {
  const [found, setFound] = useState<Found>({ state: "idle" });
  const pending = useRef<AbortController>(null);
  const code = useRef<HTMLInputElement>(null);
  const listId = useId();
  const search = (typed: string) => {
    pending.current?.abort();
    if (typed.trim().length < SHORTEST_QUERY) {
      setFound({ state: "idle" });
      return;
    }
    const controller = new AbortController();
    pending.current = controller;
    const { signal } = controller;
    setTimeout(() => {
      if (signal.aborted) return;
      ask(typed, signal).then(
        (answer) => {
          if (!signal.aborted) setFound(answer);
        },
        () => undefined,
      );
    }, WAIT_MS);
  };
  const pick = (suggestion: Suggestion) => {
    pending.current?.abort();
    setValue("address", suggestion.address);
    setValue("zipcode", suggestion.zipcode);
    setValue("city", suggestion.city);
    if (code.current) code.current.value = suggestion.cityInseeCode;
    setFound({ state: "idle" });
    document.getElementById(fieldId("addressComplement"))?.focus();
  };
  const forgetCode = () => {
    if (code.current) code.current.value = "";
  };
  return (
    <>
      <TextField
        name="address"
        label="Adresse"
        hint="Indication : numéro et voie"
        defaultValue={defaults.address}
        inputProps={{
          autoComplete: "off",
          onInput: (event) => search(event.currentTarget.value),
        }}
      />
      <div aria-live="polite" className="fr-mb-2w">
        {found.state === "none" && (
          <p className="fr-hint-text">Aucun résultat : remplissez les champs à la main.</p>
        )}
        {found.state === "some" && (
          <>
            <p className="fr-hint-text" id={listId}>
              Adresses proposées
            </p>
            <ul className="fr-raw-list" aria-labelledby={listId}>
              {found.suggestions.map((suggestion) => (
                <li key={suggestion.label}>
                  <button
                    type="button"
                    className="fr-btn fr-btn--tertiary-no-outline fr-btn--sm"
                    onClick={() => pick(suggestion)}
                  >
                    {suggestion.label}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <input type="hidden" name="cityInseeCode" ref={code} defaultValue={defaults.cityInseeCode} />
      <TextField
        name="addressComplement"
        label="Complément d’adresse (facultatif)"
        hint="Bâtiment, immeuble, escalier…"
        defaultValue={defaults.addressComplement}
        inputProps={{ autoComplete: "address-line2" }}
      />
      <TextField
        name="zipcode"
        label="Code postal"
        hint="Format attendu : 5 chiffres"
        defaultValue={defaults.zipcode}
        inputProps={{ autoComplete: "postal-code", inputMode: "numeric", onInput: forgetCode }}
      />
      <TextField
        name="city"
        label="Ville ou commune"
        hint="Exemple : Lyon"
        defaultValue={defaults.city}
        inputProps={{ autoComplete: "address-level2", onInput: forgetCode }}
      />
    </>
  );
}
