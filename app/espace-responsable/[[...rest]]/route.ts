import { movedToEspaceReferent } from "@/lib/http/moved";

/** Former name of the espace référent (auth-referent §4). */
export const GET = movedToEspaceReferent;
