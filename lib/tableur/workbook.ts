import { inflateRawSync } from "node:zlib";

const END_OF_DIRECTORY = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const MAX_ENTRIES = 200;
/** What a workbook may unpack to, whatever sizes it declares. */
const MAX_UNPACKED = 20 * 1024 * 1024;

const FORMULA = /<(?:\w+:)?f[\s/>]/;

interface Entry {
  name: string;
  method: number;
  packed: number;
  offset: number;
}

/** The entries that the archive's directory lists; null when it has none that can be read. */
function entriesOf(file: Buffer): Entry[] | null {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || end + 22 > file.length || file.readUInt32LE(end) !== END_OF_DIRECTORY) return null;
  const count = file.readUInt16LE(end + 10);
  if (count > MAX_ENTRIES) return null;
  let at = file.readUInt32LE(end + 16);
  const entries: Entry[] = [];
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== ENTRY) return null;
    const nameLength = file.readUInt16LE(at + 28);
    entries.push({
      name: file.toString("utf8", at + 46, at + 46 + nameLength),
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      offset: file.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

/** The bytes of an entry, `limit` at most; null when it is broken or larger. */
function unpack(file: Buffer, { method, packed, offset }: Entry, limit: number): Buffer | null {
  if (offset + 30 > file.length || file.readUInt32LE(offset) !== LOCAL) return null;
  const start = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
  const bytes = file.subarray(start, start + packed);
  if (method === 0) return bytes.length > limit ? null : bytes;
  if (method !== 8 || limit <= 0) return null;
  try {
    return inflateRawSync(bytes, { maxOutputLength: limit });
  } catch {
    // larger than the limit, or no deflated stream
    return null;
  }
}

/**
 * Whether a workbook may be given to its reader: it really unpacks to little (no archive bomb, whatever it
 * declares), and holds neither macro nor formula.
 */
export function isPlainWorkbook(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes);
  const entries = entriesOf(file);
  if (entries === null) return false;
  let left = MAX_UNPACKED;
  for (const entry of entries) {
    if (/vbaProject|\.bin$/i.test(entry.name)) return false;
    const content = unpack(file, entry, left);
    if (content === null) return false;
    left -= content.length;
    const isSheet = entry.name.startsWith("xl/worksheets/");
    if (isSheet && FORMULA.test(content.toString("utf8"))) return false;
  }
  return true;
}
