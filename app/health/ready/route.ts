import { isReady } from "@/lib/health/is-ready";
import { contextOf } from "@/lib/http/request-context";
import { privateJson } from "@/lib/http/responses";

/** Whether requests may be sent here: 503 while the database does not answer (decision 35). */
export async function GET(request: Request): Promise<Response> {
  const ready = await isReady(contextOf(request));
  return ready ? privateJson({ status: "ready" }) : privateJson({ status: "unavailable" }, 503);
}
