// Text by URL in a browser: at once, or by promise. The types are declared here, as the core is checked without the DOM's.

interface SyncRequest {
  open(method: string, url: string, async: boolean): void;
  send(): void;
  readonly status: number;
  readonly responseText: string;
  overrideMimeType?(type: string): void;
}
declare const XMLHttpRequest: (new () => SyncRequest) | undefined;
declare const fetch: (url: string) => Promise<{ ok: boolean; text(): Promise<string> }>;

function request(url: string, type: string): string | undefined {
  if (typeof XMLHttpRequest === "undefined") return undefined;
  const request = new XMLHttpRequest();
  request.open("GET", url, false);
  request.overrideMimeType?.(type);
  try {
    request.send();
  } catch {
    return undefined;
  }
  return request.status >= 200 && request.status < 300 ? request.responseText : undefined;
}

/** The text at a URL, synchronously; undefined where there is none, or where the host has no synchronous requests. */
export function fetchText(url: string): string | undefined {
  return request(url, "text/plain; charset=utf-8");
}

/** The bytes at a URL, synchronously. A page's synchronous requests give text only: this charset maps each byte to a character. */
export function fetchBytes(url: string): Uint8Array | undefined {
  const text = request(url, "text/plain; charset=x-user-defined");
  if (text === undefined) return undefined;
  const out = new Uint8Array(text.length);
  for (let i = 0; i < out.length; i++) out[i] = text.charCodeAt(i);
  return out;
}

/** The text at a URL; undefined where there is none. */
export async function fetchTextLater(url: string): Promise<string | undefined> {
  const answer = await fetch(url);
  return answer.ok ? await answer.text() : undefined;
}
