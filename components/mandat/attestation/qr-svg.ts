import { createRequire } from "node:module";
import path from "node:path";
import type * as QrCode from "qrcode.react";
import type * as React from "react";
import type * as Renderer from "react-dom/server";
import { qrProps } from "./qr-props";

interface OwnRequire {
  (id: "react"): typeof React;
  (id: "react-dom/server"): typeof Renderer;
  (id: "qrcode.react"): typeof QrCode;
}

/**
 * The QR code of an attestation as a file. Next gives route handlers the React of server components,
 * which renders no hooks to text: this loads the three packages themselves, from node_modules.
 */
export function qrSvg(payload: string): string {
  const load: OwnRequire = createRequire(path.join(process.cwd(), "package.json"));
  const { createElement } = load("react");
  const { renderToStaticMarkup } = load("react-dom/server");
  const { QRCodeSVG } = load("qrcode.react");
  const markup = renderToStaticMarkup(createElement(QRCodeSVG, qrProps(payload)));
  return markup.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ');
}
