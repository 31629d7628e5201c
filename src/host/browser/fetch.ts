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

/** The text at a URL, synchronously; undefined where there is none, or where the host has no synchronous requests. */
export function fetchText(url: string): string | undefined {
  if (typeof XMLHttpRequest === "undefined") return undefined;
  const request = new XMLHttpRequest();
  request.open("GET", url, false);
  request.overrideMimeType?.("text/plain; charset=utf-8");
  try {
    request.send();
  } catch {
    return undefined;
  }
  return request.status >= 200 && request.status < 300 ? request.responseText : undefined;
}

/** The text at a URL; undefined where there is none. */
export async function fetchTextLater(url: string): Promise<string | undefined> {
  const answer = await fetch(url);
  return answer.ok ? await answer.text() : undefined;
}
