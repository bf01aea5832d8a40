import { LOGIN_PATH } from "@/lib/auth/session-paths";

/** Former address of the sign-in page (decision 75). */
export function GET(request: Request): Response {
  const { search } = new URL(request.url);
  return new Response(null, { status: 308, headers: { location: `${LOGIN_PATH}${search}` } });
}
