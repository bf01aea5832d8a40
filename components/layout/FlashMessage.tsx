import { FLASH, flashText, type FlashCode } from "@/lib/http/flash-codes";

/** One-time message of the act that led here (decision 63). */
export function FlashMessage({ code, structure }: { code: FlashCode; structure?: string }) {
  const { severity } = FLASH[code];
  return (
    <div className="fr-container fr-mt-3w">
      <div
        className={`fr-alert fr-alert--${severity}`}
        role={severity === "error" ? "alert" : "status"}
      >
        <p>{flashText(code, structure)}</p>
      </div>
    </div>
  );
}
