import { ActionForm } from "@/components/form/ActionForm";
import { SubmitButton } from "@/components/form/SubmitButton";
import type { FormAction } from "@/components/form/use-action-form";
import { Breadcrumb } from "@/components/layout/Breadcrumb";
import { Facts } from "@/components/layout/Facts";
import type { ImportPreview } from "@/lib/carte-totp/stage-import";
import { StaffTable } from "../StaffTable";
import { CARDS_TRAIL } from "./UploadScreen";

interface PreviewScreenProps {
  preview: ImportPreview;
  action: FormAction;
}

/** Rows shown of a long file; the counts are of all of them. */
const SHOWN = 100;

const EFFECTS = { add: "Ajoutée", modify: "Modifiée", none: "Sans changement" } as const;

function Refused({ errors }: Pick<ImportPreview, "errors">) {
  return (
    <>
      <div className="fr-alert fr-alert--error fr-mb-3w" role="alert">
        <h2 className="fr-alert__title">Rien ne peut être importé</h2>
        <p>Corrigez les lignes ci-dessous dans votre fichier, puis envoyez-le de nouveau.</p>
      </div>
      <StaffTable caption="Lignes à corriger" headings={["Ligne", "Erreur"]}>
        {errors.slice(0, SHOWN).map(({ line, message }) => (
          <tr key={`${String(line)} ${message}`}>
            <th scope="row">{line}</th>
            <td>{message}</td>
          </tr>
        ))}
      </StaffTable>
      {errors.length > SHOWN && <p>Et {errors.length - SHOWN} autres erreurs.</p>}
    </>
  );
}

function Accepted({ preview: { id, cards }, action }: PreviewScreenProps) {
  const count = (effect: keyof typeof EFFECTS) =>
    String(cards.filter((card) => card.effect === effect).length);
  return (
    <>
      <Facts
        facts={[
          ["Cartes ajoutées", count("add")],
          ["Cartes modifiées", count("modify")],
          ["Cartes sans changement", count("none")],
        ]}
      />
      <ActionForm action={action}>
        <input type="hidden" name="import" value={id} />
        <SubmitButton>Importer</SubmitButton>
      </ActionForm>
      <StaffTable caption="Cartes du fichier" headings={["Ligne", "Numéro de série", "Effet"]}>
        {cards.slice(0, SHOWN).map(({ line, serial, effect }) => (
          <tr key={serial}>
            <td>{line}</td>
            <th scope="row">{serial}</th>
            <td>{EFFECTS[effect]}</td>
          </tr>
        ))}
      </StaffTable>
      {cards.length > SHOWN && <p>Et {cards.length - SHOWN} autres cartes.</p>}
    </>
  );
}

/** What an import would do, before it is confirmed; a seed is never shown. */
export function PreviewScreen({ preview, action }: PreviewScreenProps) {
  const refused = preview.errors.length > 0;
  return (
    <div className="fr-container fr-pb-6w">
      <Breadcrumb trail={CARDS_TRAIL} current="Aperçu de l’import" />
      <h1>Aperçu de l’import</h1>
      {refused ? (
        <Refused errors={preview.errors} />
      ) : (
        <Accepted preview={preview} action={action} />
      )}
      <p>
        <a className="fr-link" href="/administration/cartes/import/">
          Choisir un autre fichier
        </a>
      </p>
    </div>
  );
}
