// POST /v1/completions: continues a text, or with `echo` and `logprobs` scores the text that was sent. The scores hold at the
// request's temperature (1 when left out); `logprobs: N` on a greedy call gives the N likeliest tokens of each step.
import { BadRequest } from "./bad-request.mjs";
import { usage } from "./chat-route.mjs";
import { number, samplingOptions } from "./request.mjs";

export async function completions(model, body, response) {
  if (typeof body.prompt !== "string") {
    throw new BadRequest("'prompt' must be a text");
  }
  const options = samplingOptions(body);
  const count = number(body, "logprobs", undefined, 0, 1e6);
  const tokens = model.textTokens(body.prompt);
  const result = body.echo
    ? await echo(model, body, tokens, options, count)
    : count === undefined
      ? await sample(model, tokens, options, response)
      : await greedy(model, tokens, options, count);
  const { text, logprobs = null, reason, written } = result;
  return {
    id: "text",
    object: "text_completion",
    model: model.name,
    system_fingerprint: model.digest.slice(0, 12),
    choices: [{ index: 0, text, logprobs, finish_reason: reason }],
    usage: usage(tokens.length, written),
  };
}

async function sample(model, tokens, options, response) {
  const { text, tokens: written, reason } = await model.generate(tokens, options, undefined, () => response.destroyed);
  return { text, reason, written };
}

async function echo(model, body, tokens, options, count) {
  if (count === undefined || (body.max_tokens ?? 0) > 1) {
    throw new BadRequest("'echo' needs 'logprobs', and 'max_tokens' of 0 or 1: it scores the prompt and writes nothing");
  }
  if (options.temperature === 0) {
    throw new BadRequest("scores need a temperature above 0");
  }
  const { pieces, scores } = await model.score(tokens, options.temperature);
  return { text: body.prompt, logprobs: logprobs(pieces, scores, null), reason: "length", written: 0 };
}

async function greedy(model, tokens, options, count) {
  if (options.temperature !== 0 && options.maxTokens !== 1) {
    throw new BadRequest("'logprobs' without 'echo' needs 'temperature' 0 or 'max_tokens' 1; score other texts with 'echo'");
  }
  const most = Math.min(options.maxTokens ?? 16, model.room(tokens));
  const steps = [];
  const sofar = [...tokens];
  while (steps.length < most) {
    const tops = await model.next(sofar, options.temperature || 1, Math.max(1, count));
    if (model.model.isEogToken(tops[0].token)) {
      break;
    }
    steps.push(tops);
    sofar.push(tops[0].token);
  }
  const text = steps.map((tops) => tops[0].piece).join("");
  const scores = steps.map((tops) => tops[0].score);
  const top = steps.map((tops) => tops.map(({ piece, score }) => ({ piece, score })));
  const pieces = steps.map((tops) => tops[0].piece);
  return { text, logprobs: logprobs(pieces, scores, top), reason: steps.length < most ? "stop" : "length", written: steps.length };
}

function logprobs(pieces, scores, top) {
  const offsets = [];
  pieces.reduce((at, piece) => (offsets.push(at), at + piece.length), 0);
  return {
    tokens: pieces,
    token_logprobs: scores,
    // A list rather than the usual map: two tokens may have the same text, and a whole distribution must add up.
    top_logprobs: top?.map((tops) => tops.map(({ piece, score }) => ({ token: piece, logprob: score }))) ?? null,
    text_offset: offsets,
  };
}
