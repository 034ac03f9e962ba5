// From tokens to text, where one character may take several tokens.

const undecoded = "\ufffd";

// The text of each token, so that they join up to the whole text; a character stands with the token that completes it.
export function pieces(model, tokens) {
  const result = [];
  let pending = [];
  tokens.forEach((token, i) => {
    pending.push(token);
    const text = model.detokenize(pending, false, tokens.slice(Math.max(0, i + 1 - pending.length - 8), i + 1 - pending.length));
    const complete = !text.endsWith(undecoded) || i === tokens.length - 1;
    result.push(complete ? text : "");
    pending = complete ? [] : pending;
  });
  return result;
}

// Collects generated tokens into text, hands out what is sure, and stops before a stop sequence.
export class TextGrower {
  constructor(model, stops, onText) {
    Object.assign(this, { model, stops, onText, tokens: [], text: "", sent: 0 });
  }

  // True when a stop sequence has appeared.
  add(token) {
    this.tokens.push(token);
    this.text = this.model.detokenize(this.tokens);
    const ends = this.stops.map((stop) => this.text.indexOf(stop)).filter((at) => at >= 0);
    if (ends.length > 0) {
      this.text = this.text.slice(0, Math.min(...ends));
      return true;
    }
    if (!this.text.endsWith(undecoded)) {
      const held = Math.max(0, ...this.stops.map((stop) => stop.length - 1));
      this.send(this.text.length - held);
    }
    return false;
  }

  finish() {
    this.send(this.text.length);
    return this.text;
  }

  send(end) {
    if (end > this.sent) {
      this.onText(this.text.slice(this.sent, end));
      this.sent = end;
    }
  }
}
