import { z } from "zod";
import { ORGANISATION_FIELD } from "./same-organisation";

/** Hidden fields of every form about one person: whom, and for which organisation it was displayed. */
export const memberActSchema = z.object({ [ORGANISATION_FIELD]: z.string(), user: z.string() });

export type MemberActInput = z.output<typeof memberActSchema>;
