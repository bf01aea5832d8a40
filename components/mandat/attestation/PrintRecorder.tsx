"use client";

import { useEffect } from "react";

/**
 * Tells the service that the browser is printing this document, whichever way it was asked (mandats
 * §5.6). Without script, or without network, the paper comes out all the same.
 */
export function PrintRecorder({ attestationId }: { attestationId: string }) {
  useEffect(() => {
    const tell = () => {
      navigator.sendBeacon(`/espace-aidant/attestations/${attestationId}/impression`);
    };
    window.addEventListener("beforeprint", tell);
    return () => window.removeEventListener("beforeprint", tell);
  }, [attestationId]);
  return null;
}
