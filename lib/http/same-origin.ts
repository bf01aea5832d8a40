import { isMachineEndpoint } from "./paths";

const READING = ["GET", "HEAD"];

/**
 * Fence against forms posted by other sites (decision 62): every method but GET and HEAD, outside the
 * machine endpoints, must come from this site. A browser that hides the Origin says `same-origin` in
 * Sec-Fetch-Site, a header that scripts cannot write.
 */
export function isForeignWrite(
  request: { method: string; path: string; header: (name: string) => string | null },
  appUrl: string,
): boolean {
  if (READING.includes(request.method) || isMachineEndpoint(request.path)) return false;
  return (
    request.header("origin") !== new URL(appUrl).origin &&
    request.header("sec-fetch-site") !== "same-origin"
  );
}
