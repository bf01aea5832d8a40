import type { NextRequest } from "next/server";
import { openVisit } from "@/lib/http/visit";
import {
  demandSession,
  refuseForeignWrite,
  refuseReadingAhead,
  serve,
  throttleUnmatched,
} from "@/lib/http/visit-steps";

export const config = {
  runtime: "nodejs",
  matcher: ["/((?!_next/static|_next/image|favicon\\.|assets/).*)"],
};

/** First fence of every request; pages, actions and handlers check again (public-site §5.1). */
export async function middleware(request: NextRequest): Promise<Response> {
  const visit = openVisit(request);
  return (
    refuseForeignWrite(visit) ??
    refuseReadingAhead(visit) ??
    (await throttleUnmatched(visit)) ??
    (await demandSession(visit)) ??
    serve(visit)
  );
}
