// Says where dashboards are not what Grafana's own types want. usage: node check.mjs FILE...
import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const here = dirname(fileURLToPath(import.meta.url));
// Each file as a program of its own, which is not written anywhere.
const sources = new Map(
  process.argv.slice(2).map((file) => {
    const name = join(here, `${basename(file, ".json")}.check.ts`);
    const text = `import type { Dashboard } from "./dashboard";\nexport const it: Dashboard = ${readFileSync(file, "utf8")};\n`;
    return [name, text];
  }),
);
const options = { strict: true, noEmit: true, skipLibCheck: true, types: [], module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler, target: ts.ScriptTarget.ES2022 };
const host = ts.createCompilerHost(options);
const { fileExists, readFile, getSourceFile } = host;
host.fileExists = (name) => sources.has(name) || fileExists(name);
host.readFile = (name) => sources.get(name) ?? readFile(name);
host.getSourceFile = (name, target, ...more) =>
  sources.has(name) ? ts.createSourceFile(name, sources.get(name), target) : getSourceFile(name, target, ...more);
const found = ts.getPreEmitDiagnostics(ts.createProgram([...sources.keys()], options, host));
process.stdout.write(ts.formatDiagnostics(found, { getCanonicalFileName: (name) => name, getCurrentDirectory: () => here,
  getNewLine: () => "\n" }));
process.exit(found.length ? 1 : 0);
