import { browserRoute } from "@/lib/http/handle";
import { pollConsent } from "../../../../consentement/poll";

export const POST = browserRoute<{ usagerId: string }>((ctx, request, { usagerId }) =>
  pollConsent(ctx, request, { kind: "RENEWAL", usagerId }),
);
