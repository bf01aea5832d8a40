import { ISSUER_FORM_PATH } from "@/lib/habilitation/paths";

/** Address of old mails and pages. */
export const GET = (): Response =>
  new Response(null, { status: 308, headers: { location: ISSUER_FORM_PATH } });
