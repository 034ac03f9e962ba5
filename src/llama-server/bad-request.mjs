// What the caller sent cannot be served; answered with status 400.
export class BadRequest extends Error {}
