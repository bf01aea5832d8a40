import type { Metadata } from "next";
import { PlaceForm, SiretForm } from "@/components/habilitation/SiretForms";
import { StepFrame, stepTitle } from "@/components/habilitation/StepFrame";
import { plainDate } from "@/lib/attestation/paris-dates";
import { requireIssuer } from "@/lib/auth/require-issuer";
import { newStructurePath, siretPath, spacePath } from "@/lib/habilitation/paths";
import { readSiretCheck, type SiretResult } from "@/lib/habilitation/read-siret-check";
import { orAbsent } from "@/lib/http/or-absent";
import { requestContext } from "@/lib/http/request-context";
import { groupedSiret } from "@/lib/sirene/siret";
import { checkSiretAction, choosePlaceAction } from "../actions";

export const metadata: Metadata = { title: stepTitle(2) };

interface SiretPageProps {
  params: Promise<{ issuerId: string }>;
  searchParams: Promise<{ recherche?: string | string[] }>;
}

function Alert({ kind, text }: { kind: "info" | "warning" | "error" | "success"; text: string }) {
  return (
    <div className={`fr-alert fr-alert--${kind} fr-mb-3w`}>
      <p>{text}</p>
    </div>
  );
}

interface ResultProps {
  result: SiretResult;
  issuerId: string;
  contact: string;
}

function NextLink({ issuerId, siret, label }: { issuerId: string; siret: string; label: string }) {
  return (
    <p>
      <a className="fr-btn" href={newStructurePath(issuerId, siret)}>
        {label}
      </a>
    </p>
  );
}

function Result({ result, issuerId, contact }: ResultProps) {
  const { check, organisations, requests } = result;
  if (check.outcome === "CLOSED_ESTABLISHMENT") {
    const since = check.closedOn === null ? "" : ` depuis le ${plainDate(check.closedOn)}`;
    return (
      <Alert
        kind="error"
        text={`Cet établissement est fermé${since}. Donnez le Siret de l’établissement qui accueille le public aujourd’hui.`}
      />
    );
  }
  const isKnown = organisations.length + requests.length > 0;
  return (
    <>
      {check.outcome === "PENDING" && (
        <Alert
          kind="warning"
          text="La base SIRENE ne répond pas. Vous pouvez continuer : nous vérifierons ce numéro plus tard."
        />
      )}
      {organisations.length > 0 && (
        <Alert
          kind="info"
          text={`Une structure habilitée a ce numéro. Si c’est la vôtre, rapprochez-vous de votre référent pour habiliter de nouveaux aidants, ou écrivez à ${contact}.`}
        />
      )}
      {requests.length > 0 && (
        <div className="fr-alert fr-alert--info fr-mb-3w">
          <p>Une demande est déjà en cours pour ce lieu&nbsp;:</p>
          <ul>
            {requests.map(({ id, name, address }) => (
              <li key={id}>
                {name}, {address}
              </li>
            ))}
          </ul>
        </div>
      )}
      {isKnown ? (
        <>
          <h2 className="fr-h4">Résultats de la recherche</h2>
          <PlaceForm
            action={choosePlaceAction}
            issuerId={issuerId}
            checkId={check.id}
            organisations={organisations}
          />
        </>
      ) : (
        <>
          {check.outcome === "VERIFIED" && (
            <Alert
              kind="success"
              text={`${check.name}, ${check.address}, ${check.zipcode} ${check.city}. Votre structure n’est pas encore habilitée.`}
            />
          )}
          <NextLink
            issuerId={issuerId}
            siret={check.siret}
            label={
              check.outcome === "PENDING"
                ? "Continuer et vérifier plus tard"
                : "Passer à l’étape suivante"
            }
          />
        </>
      )}
    </>
  );
}

/** Step 2 (F2): the SIRET, then what is known of it, on one address. */
export default async function SiretPage({ params, searchParams }: SiretPageProps) {
  const { issuerId } = await params;
  const { recherche } = await searchParams;
  const ctx = await requestContext();
  const actor = await requireIssuer(ctx, issuerId);
  const contact = ctx.settings.CONTACT_EMAIL;
  const result =
    typeof recherche === "string" ? await orAbsent(readSiretCheck(ctx, actor, recherche)) : null;
  return (
    <StepFrame step={2} space={spacePath(issuerId)}>
      {result === null ? (
        <>
          <p>
            Le numéro Siret est celui du lieu qui accueille le public. Votre structure n’en a
            pas&nbsp;? Écrivez à <a href={`mailto:${contact}`}>{contact}</a>.
          </p>
          <SiretForm action={checkSiretAction} issuerId={issuerId} />
        </>
      ) : (
        <>
          <p>
            Numéro Siret&nbsp;: <strong>{groupedSiret(result.check.siret)}</strong>{" "}
            <a href={siretPath(issuerId)}>Modifier le Siret</a>
          </p>
          <Result result={result} issuerId={issuerId} contact={contact} />
        </>
      )}
      <p className="fr-mt-4w">
        <a href={spacePath(issuerId)}>Revenir à mon espace</a>
      </p>
    </StepFrame>
  );
}
