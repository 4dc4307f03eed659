// Prints the Khronos validator's report on each GLB file as JSON, a line for each: {"report"} or {"error"}.
// usage: node validate.cjs, with the path of a file on each line of standard input
const fs = require("node:fs");
const readline = require("node:readline");
const validator = require("gltf-validator");

const options = { maxIssues: 100, writeTimestamp: false };

async function answer(path) {
  try {
    return { report: await validator.validateBytes(new Uint8Array(fs.readFileSync(path)), options) };
  } catch (error) {
    return { error: String(error) };
  }
}

async function main() {
  for await (const path of readline.createInterface({ input: process.stdin })) {
    console.log(JSON.stringify(await answer(path)));
  }
}

main();
