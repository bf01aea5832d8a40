"use client";
import { Fragment, useState, type SyntheticEvent } from "react";
import { useField } from "@/components/form/form-context";
import { DEMARCHES, type DemarcheKey } from "@/lib/demarche/catalogue";
import { ChoiceGroup } from "./ChoiceGroup";
import { ChoiceTile } from "./ChoiceTile";
import { DemarchePicture } from "./pictures";
import { StepTitle } from "./Step";
import { SurendettementNotice } from "./SurendettementNotice";
import styles from "./tiles.module.css";

interface DemarcheTilesProps {
  allowed: readonly DemarcheKey[];
  chosen: readonly DemarcheKey[];
}

const SPOKEN = "Attention : une consigne sur les dossiers de surendettement vient de s’afficher.";

/** Step 2: the démarches that the organisation may ask for, and the warning that « Argent » calls. */
export function DemarcheTiles({ allowed, chosen }: DemarcheTilesProps) {
  const { id, typed, error, attributes } = useField("demarche");
  const [spoken, setSpoken] = useState("");
  const ticked: readonly string[] = typed ?? chosen;
  const announce = (event: SyntheticEvent<HTMLFieldSetElement>) => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement) || target.value !== "argent") return;
    setSpoken(target.checked ? SPOKEN : "");
  };
  return (
    <>
      <ChoiceGroup
        name="demarche"
        legend={<StepTitle number={2}>Sélectionnez la ou les démarches</StepTitle>}
        hint="Cochez toutes celles que l’usager vous confie, et aucune autre."
        columns="two"
        onChange={announce}
      >
        {allowed.map((key) => (
          <Fragment key={key}>
            <ChoiceTile
              type="checkbox"
              id={`${id}-${key}`}
              title={DEMARCHES[key].title}
              picture={<DemarchePicture demarche={key} />}
              input={{
                ...attributes,
                value: key,
                defaultChecked: ticked.includes(key),
                ...(error === undefined ? {} : { "aria-describedby": `${id}-messages` }),
              }}
            >
              <span className={styles.description}>{DEMARCHES[key].description}</span>
              <span className="fr-hint-text">Exemples : {DEMARCHES[key].examples.join(", ")}</span>
            </ChoiceTile>
            {key === "argent" && (
              <div className={styles.warning}>
                <SurendettementNotice />
              </div>
            )}
          </Fragment>
        ))}
      </ChoiceGroup>
      <p className="fr-sr-only" role="status">
        {spoken}
      </p>
    </>
  );
}
