// Runs a WebAssembly program on two folders: node run.mjs PROGRAM FROM TO.
import { readFile } from "node:fs/promises";
import { WASI } from "node:wasi";

const [program, from, to] = process.argv.slice(2);
const wasi = new WASI({ version: "preview1", args: ["report", "/from", "/to"], preopens: { "/from": from, "/to": to }, returnOnExit: true });
const module = await WebAssembly.compile(await readFile(program));
const instance = await WebAssembly.instantiate(module, wasi.getImportObject());
process.exitCode = wasi.start(instance);
