"use client";
import { useField } from "@/components/form/form-context";
import { DUREES, OFFERED_DUREES, type OfferedDuree } from "@/lib/mandat/duration";
import { ChoiceGroup } from "./ChoiceGroup";
import { ChoiceTile } from "./ChoiceTile";
import { StepTitle } from "./Step";
import remote from "./remote.module.css";
import styles from "./tiles.module.css";

/** Step 3: one of the four durations; none is chosen for the usager. */
export function DureeTiles({ chosen }: { chosen: OfferedDuree | null }) {
  const { id, typed, error, attributes } = useField("duree");
  const ticked = typed ? typed.at(-1) : chosen;
  return (
    <ChoiceGroup
      name="duree"
      legend={<StepTitle number={3}>Choisissez la durée du mandat</StepTitle>}
      hint="Le mandat se termine de lui-même à cette échéance ; l’usager peut y mettre fin avant."
      columns="four"
    >
      {OFFERED_DUREES.map((duree) => (
        <ChoiceTile
          key={duree}
          type="radio"
          id={`${id}-${duree}`}
          title={
            <>
              {DUREES[duree].label}
              <span className={remote.suffix}> à distance</span>
            </>
          }
          input={{
            ...attributes,
            value: duree,
            defaultChecked: duree === ticked,
            ...(error === undefined ? {} : { "aria-describedby": `${id}-messages` }),
          }}
        >
          <span className={styles.description}>{DUREES[duree].description}</span>
        </ChoiceTile>
      ))}
    </ChoiceGroup>
  );
}
