// Loaded before the program: a machine for which SQLite has no compiled part.
const Module = require("node:module");

const load = Module._load;
Module._load = function (request, ...rest) {
  if (request === "sqlite3") throw new Error("No native build was found for platform=linux arch=riscv64");
  return load.call(this, request, ...rest);
};
