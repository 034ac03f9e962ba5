// One GGUF model: sampling, scoring, embedding. Requests take turns on one context sequence.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { pipeline } from "node:stream/promises";
import { getLlama, LlamaGrammarEvaluationState } from "node-llama-cpp";
import { BadRequest } from "./bad-request.mjs";
import { chatTokens } from "./chat.mjs";
import { pieces, TextGrower } from "./text.mjs";

// llama.cpp would keep only the 40 likeliest tokens by default; the whole distribution is wanted.
const whole = { topK: 0, topP: 1, minP: 0 };

// A JSON grammar allows blank lines without end after the answer; these mean that it is complete.
const jsonEnd = "\n\n\n\n";

export class LocalModel {
  static async load(path, threads, contextSize) {
    const hash = createHash("sha256");
    await pipeline(createReadStream(path), hash);
    const llama = await getLlama({ gpu: false, build: "never", maxThreads: 2, logLevel: "error" });
    const model = await llama.loadModel({ modelPath: path, gpuLayers: 0 });
    const size = Math.min(contextSize, model.trainContextSize);
    const context = await model.createContext({ threads, contextSize: size, sequences: 1 });
    return Object.assign(new LocalModel(), {
      llama,
      model,
      threads,
      size,
      sequence: context.getSequence(),
      digest: hash.digest("hex"),
      name: basename(path),
      turn: Promise.resolve(),
    });
  }

  // Runs one request at a time.
  takeTurn(work) {
    const result = this.turn.then(work);
    this.turn = result.catch(() => {}); // the caller sees the failure; the next request must still get its turn
    return result;
  }

  chatTokens(messages) {
    return chatTokens(this.model, messages);
  }

  textTokens(text) {
    const tokens = this.model.tokenize(text);
    return this.model.tokens.shouldPrependBosToken ? [this.model.tokens.bos, ...tokens] : tokens;
  }

  // Continues the tokens; calls onText with each new piece. Resolves to { text, tokens, reason }.
  generate(tokens, options, onText = () => {}, isGone = () => false) {
    return this.takeTurn(async () => {
      const room = this.room(tokens);
      const most = Math.min(options.maxTokens ?? room, room);
      if (most === 0) {
        return { text: "", tokens: 0, reason: "length" };
      }
      const grower = new TextGrower(this.model, options.schema ? [...options.stop, jsonEnd] : options.stop, onText);
      await this.sequence.clearHistory();
      const steps = this.sequence.evaluate(tokens, {
        temperature: options.temperature,
        topP: options.topP,
        topK: options.topK,
        minP: 0,
        seed: options.seed,
        grammarEvaluationState: await this.grammar(options.schema),
      });
      let reason = "stop";
      for await (const token of steps) {
        const stopped = grower.add(token);
        if (stopped || isGone()) {
          break;
        }
        if (grower.tokens.length >= most) {
          reason = "length";
          break;
        }
      }
      return { text: grower.finish(), tokens: grower.tokens.length, reason };
    });
  }

  // The log-probability of every token after the first, given those before it, at a temperature, in one pass.
  score(tokens, temperature) {
    return this.takeTurn(async () => {
      this.room(tokens);
      await this.sequence.clearHistory();
      const input = tokens.slice(0, -1).map((token, i) => [
        token,
        {
          generateNext: {
            logits: { filter: { tokens: [tokens[i + 1]], includeMax: true } },
            totalLogitWeight: true,
            options: { temperature, ...whole },
          },
        },
      ]);
      const outputs = input.length > 0 ? await this.sequence.controlledEvaluate(input) : [];
      const scores = outputs.map(({ next }, i) => {
        const largest = Math.max(...next.logits.values());
        return next.logits.get(tokens[i + 1]) - largest - Math.log(next.totalLogitWeight);
      });
      return { pieces: pieces(this.model, tokens), scores: [null, ...scores] };
    });
  }

  // The likeliest next tokens with their log-probabilities, most likely first.
  next(tokens, temperature, count) {
    return this.takeTurn(async () => {
      this.room(tokens);
      await this.sequence.clearHistory();
      const last = [tokens.at(-1), { generateNext: { probabilities: true, options: { temperature, ...whole } } }];
      const outputs = await this.sequence.controlledEvaluate([...tokens.slice(0, -1), last]);
      return [...outputs.at(-1).next.probabilities]
        .slice(0, count)
        .map(([token, p]) => ({ token, piece: this.model.detokenize([token], false, tokens), score: Math.log(p) }));
    });
  }

  embed(text) {
    return this.takeTurn(async () => {
      this.embedder ??= await this.model.createEmbeddingContext({ threads: this.threads, contextSize: this.size });
      this.room(this.textTokens(text));
      return (await this.embedder.getEmbeddingFor(text)).vector;
    });
  }

  // Tokens that still fit after these.
  room(tokens) {
    if (tokens.length === 0) {
      throw new BadRequest("the prompt is empty");
    }
    if (tokens.length >= this.size) {
      throw new BadRequest(`the prompt has ${tokens.length} tokens, more than this model's context of ${this.size} can hold`);
    }
    return this.size - tokens.length;
  }

  async grammar(schema) {
    if (!schema) {
      return undefined;
    }
    const grammar = await this.llama.createGrammarForJsonSchema(schema);
    return new LlamaGrammarEvaluationState({ model: this.model, grammar });
  }
}
