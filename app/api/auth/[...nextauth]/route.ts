import { answerNextAuth } from "@/lib/auth/next-auth-routes";
import { browserRoute } from "@/lib/http/handle";

/** next-auth's own addresses: reading only, and nothing is consumed here (decision 2). */
export const GET = browserRoute<{ nextauth: string[] }>((ctx, request, { nextauth }) =>
  answerNextAuth(ctx, request, nextauth.join("/")),
);

/** Nobody asks for a link nor opens one here. */
export const POST = (): Response => new Response(null, { status: 404 });
