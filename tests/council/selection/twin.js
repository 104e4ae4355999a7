// Runs the script of verify.html outside a browser: one question a line in, one answer a line out.
"use strict";

const fs = require("fs");
const vm = require("vm");
const readline = require("readline");

const page = fs.readFileSync(process.argv[2], "utf8");
const script = /<script id="verifier">([\s\S]*?)<\/script>/.exec(page)[1];
const Verifier = vm.runInThisContext(`${script}\nVerifier;`);
const bytes = (text) => new Uint8Array(Buffer.from(text, "base64"));
const mapped = (files) => new Map(Object.entries(files).map(([name, text]) => [name, bytes(text)]));

function parsed(text) {
  try {
    return { same: Buffer.from(Verifier.canonical(Verifier.parsed(bytes(text)))).equals(Buffer.from(bytes(text))) };
  } catch (fault) {
    return { same: false };
  }
}

function answer(question) {
  if ("parse" in question) return parsed(question.parse);
  if ("signature" in question) return { holds: Verifier.Beacon.signatureHolds(question.round, question.signature) };
  if ("prf" in question) return { number: String(Verifier.prf(bytes(question.prf), question.label, question.below)) };
  if ("sha256" in question) return { hash: Verifier.hash(bytes(question.sha256)) };
  const verdict = "chain" in question
    ? Verifier.verifyCertificates(question.chain.map(mapped), question.names)
    : Verifier.verifyFiles(mapped(question.files), question.commitment);
  const { code, words, commitment, notes, exit } = verdict;
  return { code, words, commitment, notes, exit };
}

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  let found;
  try {
    found = answer(JSON.parse(line));
  } catch (fault) {
    found = { crash: String(fault.stack) };
  }
  process.stdout.write(JSON.stringify(found) + "\n");
});
