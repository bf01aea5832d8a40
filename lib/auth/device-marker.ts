import type { Ctx } from "@/lib/context.types";
import { sameText } from "@/lib/crypto/hash";

/**
 * Signed mark of a browser that completed a sign-in: such a browser keeps its own counter, so that
 * strangers cannot lock anybody out (auth-referent §2.7). It names nobody: only the right address
 * verifies it. Several persons may share one browser.
 */
export const MARKER_COOKIE = "__Host-ac_navigateur";
export const MARKER_SECONDS = 90 * 24 * 3600;
const MAX_MARKS = 8;

type MarkerCtx = Pick<Ctx, "keyedHash">;

const signature = (ctx: MarkerCtx, email: string, issued: string): string =>
  ctx.keyedHash("device-marker", `${issued} ${email}`);

const marksOf = (cookie: string | undefined): { issued: string; proof: string }[] =>
  (cookie ?? "")
    .split("~")
    .slice(0, MAX_MARKS)
    .flatMap((mark) => {
      const [, issued, proof] = /^(\d{1,12})\.([0-9a-f]{64})$/.exec(mark) ?? [];
      return issued && proof ? [{ issued, proof }] : [];
    });

/** Whether this browser completed a sign-in for this address in the last 90 days. */
export function isMarked(
  ctx: MarkerCtx,
  cookie: string | undefined,
  email: string,
  now: Date,
): boolean {
  const oldest = now.getTime() / 1000 - MARKER_SECONDS;
  return marksOf(cookie).some(
    ({ issued, proof }) =>
      Number(issued) > oldest && sameText(proof, signature(ctx, email, issued)),
  );
}

/** The counters of this browser for this address. */
export const placeOf = (
  ctx: MarkerCtx,
  cookie: string | undefined,
  email: string,
  now: Date,
): "known-browser" | "new-browser" =>
  isMarked(ctx, cookie, email, now) ? "known-browser" : "new-browser";

/** Value of the cookie after a sign-in: a fresh mark first, those of other persons kept. */
export function addMark(
  ctx: MarkerCtx,
  cookie: string | undefined,
  email: string,
  now: Date,
): string {
  const issued = String(Math.floor(now.getTime() / 1000));
  const fresh = `${issued}.${signature(ctx, email, issued)}`;
  const others = marksOf(cookie).filter(
    (mark) => !sameText(mark.proof, signature(ctx, email, mark.issued)),
  );
  const kept = others.map((mark) => `${mark.issued}.${mark.proof}`).slice(0, MAX_MARKS - 1);
  return [fresh, ...kept].join("~");
}
