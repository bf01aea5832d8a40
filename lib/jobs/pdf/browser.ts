import { existsSync } from "node:fs";
import puppeteer, { type Browser } from "puppeteer";

const USUAL_PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const QUIET = ["--disable-gpu", "--no-first-run", "--disable-background-networking"];
const TIMEOUT_MS = 30_000;

/** Chromium of the system: none is ever downloaded. */
export function findChromium(configured: string): string {
  const found = [configured, ...USUAL_PLACES].find((place) => place !== "" && existsSync(place));
  if (!found) throw new Error("Chromium is not installed: PDF attestations wait");
  return found;
}

/** Chromium refuses its sandbox to root: containers only. */
const sandbox = (): string[] => (process.getuid?.() === 0 ? ["--no-sandbox"] : []);

export interface PdfPrinter {
  print: (html: string) => Promise<Uint8Array>;
  close: () => Promise<void>;
}

async function printPage(browser: Browser, html: string): Promise<Uint8Array> {
  const page = await browser.newPage();
  try {
    page.setDefaultTimeout(TIMEOUT_MS);
    await page.setJavaScriptEnabled(false);
    await page.setOfflineMode(true);
    await page.setContent(html, { waitUntil: "load" });
    return await page.pdf({
      format: "A4",
      preferCSSPageSize: true,
      printBackground: true,
      tagged: true,
      outline: true,
      waitForFonts: true,
    });
  } finally {
    await page.close();
  }
}

/** One browser, started at the first document and again after it has died; documents one by one. */
export function createPrinter(chromiumPath: string): PdfPrinter {
  let running: Promise<Browser> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const open = async (): Promise<Browser> => {
    const current = await running?.catch(() => undefined);
    if (current?.connected) return current;
    running = puppeteer.launch({
      executablePath: findChromium(chromiumPath),
      args: [...QUIET, ...sandbox()],
    });
    return running;
  };
  return {
    print(html) {
      const printed = last.then(async () => printPage(await open(), html));
      last = printed.catch(() => undefined);
      return printed;
    },
    async close() {
      const browser = await running?.catch(() => undefined);
      running = undefined;
      await browser?.close();
    },
  };
}
