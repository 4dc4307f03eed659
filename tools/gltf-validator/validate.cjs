// Prints the Khronos validator's report on a GLB file as JSON.
// usage: node validate.cjs FILE
const fs = require("node:fs");
const validator = require("gltf-validator");

const options = { maxIssues: 100, writeTimestamp: false };
validator
  .validateBytes(new Uint8Array(fs.readFileSync(process.argv[2])), options)
  .then((report) => console.log(JSON.stringify(report)))
  .catch((error) => {
    console.error(String(error));
    process.exitCode = 1;
  });
