import type { ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { ownOrganisations } from "@/lib/formation/own-organisations";
import { findDraft, type OpenDraft, type TrainedContent, type UntrainedContent } from "./draft";

type ReadCtx = Pick<Ctx, "db" | "clock" | "cipher">;

interface OwnOrganisation {
  id: string;
  name: string;
}

/** Organisations that the forms may target, by name. */
export const listTargets = (
  ctx: Pick<Ctx, "db">,
  actor: ReferentActor,
): Promise<OwnOrganisation[]> =>
  ctx.db.organisation.findMany({
    where: ownOrganisations(actor),
    select: { id: true, name: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });

/** Step 2 for people to be trained; null sends back to step 1. */
export async function readUntrained(
  ctx: ReadCtx,
  actor: ReferentActor,
): Promise<{ draft: OpenDraft<UntrainedContent>; organisations: OwnOrganisation[] } | null> {
  const draft = await findDraft(ctx, actor, "untrained");
  return draft && { draft, organisations: await listTargets(ctx, actor) };
}

/** Step 2 for people trained already; null sends back to step 1. */
export const readTrained = (
  ctx: ReadCtx,
  actor: ReferentActor,
): Promise<OpenDraft<TrainedContent> | null> => findDraft(ctx, actor, "trained");

export interface AdditionSummary {
  draftId: string;
  /** Posted back, so that what was shown is what is confirmed. */
  revision: number;
  kind: "untrained" | "trained";
  course: string;
  formateur: string;
  /** People to be trained, with their structure. */
  trainees: readonly { fullName: string; email: string; organisation: string }[];
  /** Addresses of members of another own structure. */
  direct: readonly string[];
  /** Addresses of people of elsewhere, with the address that would replace them. */
  changes: readonly { email: string; newEmail: string | null }[];
}

const EMPTY = { course: "", formateur: "", trainees: [], direct: [], changes: [] } as const;

/** Step 3: what will be done; null when step 2 was not passed. Nothing is looked up again to show it. */
export async function readSummary(
  ctx: ReadCtx,
  actor: ReferentActor,
): Promise<AdditionSummary | null> {
  const untrained = await readUntrained(ctx, actor);
  if (untrained?.draft.content.complete) {
    const { draft, organisations } = untrained;
    const { course, formateur, rows } = draft.content;
    const trainees = rows.map((row) => ({
      fullName: `${row.firstName} ${row.lastName}`,
      email: row.email,
      organisation: organisations.find(({ id }) => id === row.organisation)?.name ?? "",
    }));
    const { id: draftId, revision } = draft;
    return { ...EMPTY, draftId, revision, kind: "untrained", course, formateur, trainees };
  }
  const trained = await readTrained(ctx, actor);
  if (!trained?.content.complete) return null;
  const { rows } = trained.content;
  return {
    ...EMPTY,
    draftId: trained.id,
    revision: trained.revision,
    kind: "trained",
    direct: rows.filter(({ outcome }) => outcome === "direct").map(({ email }) => email),
    changes: rows
      .filter(({ outcome }) => outcome === "change")
      .map(({ email, different, newEmail }) => ({
        email,
        newEmail: different === "oui" ? newEmail : null,
      })),
  };
}
