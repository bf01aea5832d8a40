import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ADDITION_PATHS, focusedRow } from "@/components/ajout/paths";
import { Steps } from "@/components/ajout/Steps";
import { TrainedForm } from "@/components/ajout/TrainedForm";
import { MAX_ROWS } from "@/lib/ajout/draft";
import { readTrained } from "@/lib/ajout/read-addition";
import { requireActingReferent } from "@/lib/auth/require";
import { requestContext } from "@/lib/http/request-context";
import { saveTrainedAction } from "./actions";

export const metadata: Metadata = { title: "Ajouter des aidants habilités – Aidants Connect" };

interface TrainedPageProps {
  searchParams: Promise<{ ligne?: string | string[] }>;
}

export default async function TrainedPage({ searchParams }: TrainedPageProps) {
  const ctx = await requestContext();
  const actor = await requireActingReferent(ctx);
  const draft = await readTrained(ctx, actor);
  if (draft === null) redirect(ADDITION_PATHS.profile);
  return (
    <div className="fr-container fr-pb-6w">
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-lg-8">
          <Steps current={2} />
          <p>
            Saisissez l’adresse de chaque aidant déjà habilité, puis vérifiez-la. Les vérifications
            sont limitées en nombre et inscrites au journal.
          </p>
          <TrainedForm
            key={`${draft.id}-${String(draft.revision)}`}
            action={saveTrainedAction}
            rows={draft.content.rows}
            organisationId={actor.organisationId}
            organisationName={actor.organisationName}
            max={MAX_ROWS}
            focused={focusedRow((await searchParams).ligne)}
          />
        </div>
      </div>
    </div>
  );
}
