// Reads and checks what a client sends.
import { BadRequest } from "./bad-request.mjs";

const largestBody = 16 * 1024 * 1024;

export async function readJson(request) {
  if (!request.headers["content-type"]?.startsWith("application/json")) {
    throw new BadRequest("the request must be application/json");
  }
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > largestBody) {
      throw new BadRequest(`the request is larger than ${largestBody} bytes`);
    }
    chunks.push(chunk);
  }
  let body;
  try {
    body = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    throw new BadRequest("the request is not JSON");
  }
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new BadRequest("the request must be a JSON object");
  }
  return body;
}

export function number(body, name, usual, least, most) {
  const value = body[name] ?? usual;
  if (value !== undefined && (typeof value !== "number" || !(value >= least && value <= most))) {
    throw new BadRequest(`'${name}' must be a number from ${least} to ${most}, not ${JSON.stringify(value)}`);
  }
  return value;
}

function whole(body, name, usual, least, most) {
  const value = number(body, name, usual, least, most);
  if (value !== undefined && !Number.isInteger(value)) {
    throw new BadRequest(`'${name}' must be a whole number, not ${value}`);
  }
  return value;
}

function stops(body) {
  const all = [body.stop ?? []].flat();
  if (all.some((stop) => typeof stop !== "string" || stop === "")) {
    throw new BadRequest("'stop' must be a text or a list of texts, none of them empty");
  }
  return all;
}

export function samplingOptions(body) {
  return {
    temperature: number(body, "temperature", 1, 0, 100),
    topP: number(body, "top_p", 1, 0, 1),
    topK: whole(body, "top_k", 0, 0, 1e9),
    seed: whole(body, "seed", undefined, 0, 2 ** 32 - 1),
    maxTokens: whole(body, "max_tokens", undefined, 0, 1e9),
    stop: stops(body),
    schema: body.response_format?.json_schema?.schema,
  };
}
