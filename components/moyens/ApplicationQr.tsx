import { QRCodeSVG } from "qrcode.react";

interface ApplicationQrProps {
  /** `otpauth://` address. */
  uri: string;
  /** Base32 in groups of four. */
  secretKey: string;
}

/** QR code of an application to be associated, drawn by the server, and the key to copy instead. */
export function ApplicationQr({ uri, secretKey }: ApplicationQrProps) {
  return (
    <>
      <div className="ac-qr fr-mb-3w">
        <QRCodeSVG
          value={uri}
          title="Code QR à scanner avec l’application d’authentification. Si vous ne pouvez pas le scanner, copiez la clé écrite plus bas."
          size={220}
          level="M"
          marginSize={4}
        />
      </div>
      <details className="fr-mb-4w">
        <summary>Afficher la clé, si vous ne pouvez pas scanner</summary>
        <p className="fr-mt-1w">
          Saisissez cette clé dans l’application (type « basé sur le temps »)&nbsp;:{" "}
          <code>{secretKey}</code>
        </p>
      </details>
    </>
  );
}
