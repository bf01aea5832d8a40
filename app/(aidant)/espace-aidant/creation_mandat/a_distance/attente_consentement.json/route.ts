import { browserRoute } from "@/lib/http/handle";
import { pollConsent } from "../../../consentement/poll";

export const POST = browserRoute((ctx, request) => pollConsent(ctx, request, { kind: "NEW" }));
