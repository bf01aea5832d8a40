import type { Verification } from "@/lib/mandat/verify-attestation";

type Authentic = Extract<Verification, { authentic: true }>;

function Unknown() {
  return (
    <div className="fr-alert fr-alert--error">
      <h2 className="fr-alert__title">Ce document est inconnu</h2>
      <p>
        Aucun document ne correspond à ce code. Vérifiez que vous avez lu le code QR en entier, ou
        recopié toute l&apos;adresse. Si le résultat est le même, ce document n&apos;a pas été
        produit par Aidants Connect, ou il a été modifié.
      </p>
    </div>
  );
}

interface Finding {
  severity: "success" | "warning";
  title: string;
  text: string;
  dateName: string;
}

/** What the answer says of the document, by its kind and the state of the mandat it speaks of. */
function findingOf({ kind, running }: Authentic): Finding {
  if (kind === "REVOCATION_MANDAT")
    return {
      severity: "success",
      title: "Attestation de révocation authentique",
      text: "Cette révocation a bien été enregistrée par Aidants Connect. Le mandat qu'elle désigne est terminé.",
      dateName: "Date de la révocation",
    };
  if (kind === "REVOCATION_AUTORISATION")
    return {
      severity: "success",
      title: "Attestation de révocation authentique",
      text: `Cette révocation d'une des autorisations d'un mandat a bien été enregistrée par Aidants Connect. ${running ? "Les autres autorisations de ce mandat peuvent être encore en cours." : "Le mandat lui-même n'est plus en cours."}`,
      dateName: "Date de la révocation",
    };
  return running
    ? {
        severity: "success",
        title: "Mandat authentique, en cours",
        text: "Ce mandat a bien été enregistré par Aidants Connect. Il est en cours de validité.",
        dateName: "Date de signature",
      }
    : {
        severity: "warning",
        title: "Mandat authentique, terminé",
        text: "Ce mandat a bien été enregistré par Aidants Connect. Il n'est plus en cours : il a expiré, ou il y a été mis fin.",
        dateName: "Date de signature",
      };
}

/** Answer to whoever holds a paper: never the person, nor the démarches (decision 81). */
export function VerificationResult({ result }: { result: Verification }) {
  if (!result.authentic) return <Unknown />;
  const { severity, title, text, dateName } = findingOf(result);
  return (
    <>
      <div className={`fr-alert fr-alert--${severity}`}>
        <h2 className="fr-alert__title">{title}</h2>
        <p>{text}</p>
      </div>
      <dl className="ac-facts fr-p-3w fr-mt-3w">
        <div>
          <dt>Structure mandataire</dt>
          <dd>{result.structure}</dd>
        </div>
        <div>
          <dt>{dateName}</dt>
          <dd>{result.date}</dd>
        </div>
      </dl>
      <p className="fr-mt-3w">
        Cette page ne dit rien de la personne qui a donné le mandat. Comparez la structure et la
        date à celles du document que vous tenez.
      </p>
    </>
  );
}
