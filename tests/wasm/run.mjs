// Runs a WebAssembly program on two folders: node run.mjs PROGRAM FROM TO.
//
// Node itself may crash, rarely, where compiling goes on behind a program that ends (nodejs/node issue 56236) and where WASI's functions
// are called past JavaScript (issue 53087). So the program is compiled at once, and what it imports is called by way of functions here.
import { readFileSync } from "node:fs";
import { WASI } from "node:wasi";

const [program, from, to] = process.argv.slice(2);
const wasi = new WASI({ version: "preview1", args: ["report", "/from", "/to"], preopens: { "/from": from, "/to": to }, returnOnExit: true });
const imports = Object.fromEntries(
  Object.entries(wasi.getImportObject()).map(([module, functions]) => [
    module,
    Object.fromEntries(Object.entries(functions).map(([name, run]) => [name, (...given) => run(...given)])),
  ]),
);
const instance = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(program)), imports);
process.exitCode = wasi.start(instance);
