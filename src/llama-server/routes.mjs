// The four endpoints and their errors.
import { BadRequest } from "./bad-request.mjs";
import { readJson } from "./request.mjs";
import { chat } from "./chat-route.mjs";
import { completions } from "./completions-route.mjs";

const routes = {
  "GET /v1/models": models,
  "POST /v1/chat/completions": chat,
  "POST /v1/completions": completions,
  "POST /v1/embeddings": embeddings,
};

export async function answer(model, request, response) {
  try {
    // A web page in a browser on this machine may not use the server: no other site's name leads here, and no form sends JSON.
    if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? "")) {
      return send(response, 403, { error: { message: "only 127.0.0.1 is served" } });
    }
    const { pathname } = new URL(request.url, "http://127.0.0.1");
    const route = routes[`${request.method} ${pathname}`];
    if (!route) {
      return send(response, 404, { error: { message: `there is no ${request.method} ${pathname}` } });
    }
    const body = request.method === "POST" ? await readJson(request) : {};
    const reply = await route(model, body, response);
    if (reply) {
      send(response, 200, reply);
    }
  } catch (error) {
    const status = error instanceof BadRequest ? 400 : 500;
    if (response.headersSent) {
      response.destroy(); // a stream that breaks off without its end mark tells the client so
    } else {
      send(response, status, { error: { message: error.message } });
    }
  }
}

function send(response, status, body) {
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}

function models({ name, digest, size }) {
  const entry = { id: name, object: "model", owned_by: "local", digest: `sha256:${digest}`, context_length: size };
  return { object: "list", data: [{ ...entry, scoring_temperature: true }] };
}

async function embeddings(model, { input }) {
  const texts = Array.isArray(input) ? input : [input];
  if (texts.length === 0 || texts.some((text) => typeof text !== "string")) {
    throw new BadRequest("'input' must be a text or a list of texts");
  }
  const data = [];
  for (const [index, text] of texts.entries()) {
    data.push({ object: "embedding", index, embedding: [...(await model.embed(text))] });
  }
  return { object: "list", model: model.name, data };
}
