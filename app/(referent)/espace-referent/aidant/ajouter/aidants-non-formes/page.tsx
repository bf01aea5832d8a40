import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ADDITION_PATHS, focusedRow } from "@/components/ajout/paths";
import { Steps } from "@/components/ajout/Steps";
import { UntrainedForm } from "@/components/ajout/UntrainedForm";
import { MAX_ROWS } from "@/lib/ajout/draft";
import { readUntrained } from "@/lib/ajout/read-addition";
import { requireActingReferent } from "@/lib/auth/require";
import { requestContext } from "@/lib/http/request-context";
import { saveUntrainedAction } from "./actions";

export const metadata: Metadata = { title: "Ajouter des aidants à former – Aidants Connect" };

interface UntrainedPageProps {
  searchParams: Promise<{ ligne?: string | string[] }>;
}

export default async function UntrainedPage({ searchParams }: UntrainedPageProps) {
  const ctx = await requestContext();
  const actor = await requireActingReferent(ctx);
  const read = await readUntrained(ctx, actor);
  if (read === null) redirect(ADDITION_PATHS.profile);
  const { draft, organisations } = read;
  return (
    <div className="fr-container fr-pb-6w">
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-lg-8">
          <Steps current={2} />
          <p>
            Seuls des professionnels peuvent être habilités&nbsp;: ni bénévoles, ni élus, ni
            stagiaires, ni apprentis, ni services civiques. Tous les champs sont obligatoires, sauf
            mention contraire.
          </p>
          <UntrainedForm
            key={`${draft.id}-${String(draft.revision)}`}
            action={saveUntrainedAction}
            content={draft.content}
            organisations={organisations}
            organisationId={actor.organisationId}
            max={MAX_ROWS}
            focused={focusedRow((await searchParams).ligne)}
          />
        </div>
      </div>
    </div>
  );
}
