// Turns chat messages into the model's tokens: by the chat template in the file, or as plain text for a model without one.
import { resolveChatWrapper } from "node-llama-cpp";
import { BadRequest } from "./bad-request.mjs";

export function chatTokens(model, messages) {
  if (!model.fileInfo.metadata.tokenizer?.chat_template) {
    const tokens = model.tokenize(messages.map((m) => m.content).join("\n\n"));
    return model.tokens.shouldPrependBosToken ? [model.tokens.bos, ...tokens] : tokens;
  }
  const chatHistory = [...messages.map(historyItem), { type: "model", response: [] }];
  const { contextText } = resolveChatWrapper(model).generateContextState({ chatHistory });
  return contextText.tokenize(model.tokenizer);
}

function historyItem({ role, content }) {
  switch (role) {
    case "system":
      return { type: "system", text: content };
    case "user":
      return { type: "user", text: content };
    case "assistant":
      return { type: "model", response: [content] };
    default:
      throw new BadRequest(`a message's role must be system, user or assistant, not '${role}'`);
  }
}
