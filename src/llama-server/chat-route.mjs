// POST /v1/chat/completions, whole or streamed.
import { BadRequest } from "./bad-request.mjs";
import { samplingOptions } from "./request.mjs";

export async function chat(model, body, response) {
  const { messages } = body;
  if (!Array.isArray(messages) || messages.length === 0 || messages.some((m) => typeof m?.content !== "string")) {
    throw new BadRequest("'messages' must be a list of messages whose content is text");
  }
  const tokens = model.chatTokens(messages);
  const options = samplingOptions(body);
  const isGone = () => response.destroyed;
  const head = { id: "chat", model: model.name, system_fingerprint: model.digest.slice(0, 12) };
  if (body.stream) {
    return stream(model, tokens, options, response, isGone, head);
  }
  const { text, tokens: written, reason } = await model.generate(tokens, options, undefined, isGone);
  return {
    ...head,
    object: "chat.completion",
    choices: [{ index: 0, message: { role: "assistant", content: text }, finish_reason: reason }],
    usage: usage(tokens.length, written),
  };
}

async function stream(model, tokens, options, response, isGone, head) {
  const chunk = (delta, reason, extra = {}) =>
    response.write(
      `data: ${JSON.stringify({ ...head, object: "chat.completion.chunk", choices: [{ index: 0, delta, finish_reason: reason }], ...extra })}\n\n`,
    );
  model.room(tokens); // refuse before the stream has begun
  response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-cache" });
  chunk({ role: "assistant", content: "" }, null);
  const result = await model.generate(tokens, options, (content) => chunk({ content }, null), isGone);
  chunk({}, result.reason, { usage: usage(tokens.length, result.tokens) });
  response.end("data: [DONE]\n\n");
}

export function usage(read, written) {
  return { prompt_tokens: read, completion_tokens: written, total_tokens: read + written };
}
