// What the start-up scripts say to the person at the terminal.

export const say = (text) => console.log(text);

/** Stops the script with one sentence instead of a stack. */
export function refuse(sentence) {
  console.error(`\nDémarrage refusé : ${sentence}\n`);
  process.exit(1);
}

/** Lines of a table with aligned columns; the first row is its heading. */
export function table(rows) {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => [...(row[i] ?? "")].length)));
  const line = (row) =>
    `  ${row
      .map((cell, i) => (cell ?? "").padEnd(widths[i]))
      .join("  ")
      .trimEnd()}`;
  const [head, ...body] = rows;
  return [line(head), line(widths.map((width) => "─".repeat(width))), ...body.map(line)].join("\n");
}

/** Value of `--name value` or `--name=value` on the command line. */
export function option(name, fallback) {
  const args = process.argv.slice(2);
  const joined = args.find((arg) => arg.startsWith(`--${name}=`));
  if (joined) return joined.slice(name.length + 3);
  const at = args.indexOf(`--${name}`);
  return at < 0 ? fallback : args[at + 1];
}

export const flag = (name) => process.argv.includes(`--${name}`);
