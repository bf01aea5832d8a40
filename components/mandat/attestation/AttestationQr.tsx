import { QRCodeSVG } from "qrcode.react";
import { qrProps } from "./qr-props";

/** QR code of an attestation inside a page. */
export const AttestationQr = ({ payload }: { payload: string }) => (
  <QRCodeSVG {...qrProps(payload)} />
);
