// Serves one GGUF file on 127.0.0.1 behind the OpenAI protocol.
//   node server.mjs --model FILE [--port 0] [--threads 1] [--context TOKENS]
// When ready it prints one JSON line with its address and the file's digest. It ends when its standard input closes, so that
// it never outlives the program that started it, even one that was killed.
import { createServer } from "node:http";
import { parseArgs } from "node:util";
import { answer } from "./routes.mjs";
import { LocalModel } from "./model.mjs";

const { values } = parseArgs({
  options: {
    model: { type: "string" },
    port: { type: "string", default: "0" },
    threads: { type: "string", default: "1" },
    context: { type: "string", default: "4096" },
  },
});

try {
  if (!values.model) {
    throw new Error("name a GGUF file with --model");
  }
  const model = await LocalModel.load(values.model, Number(values.threads), Number(values.context));
  const server = createServer((request, response) => answer(model, request, response));
  server.listen(Number(values.port), "127.0.0.1", () =>
    console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}/v1`, digest: model.digest })),
  );
} catch (error) {
  console.log(JSON.stringify({ error: error.message }));
  process.exit(1);
}

process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
