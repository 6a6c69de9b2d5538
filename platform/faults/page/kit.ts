import type { AgentEvent } from '#contracts/event.schema';
import type { ClientFrame, ServerFrame } from '#contracts/frame.schema';

export type Incoming = AgentEvent | ServerFrame;
export type Outgoing = ClientFrame;
export interface PageRequest {
  readonly method: string;
  readonly path: string;
}

/** Tools of a fault of the page. They work in the browser, from outside: the page itself is the real one. */
export interface PageKit {
  /** Replaces what the socket brings; an empty list swallows it. */
  readonly incoming: (change: (frame: Incoming) => readonly Incoming[]) => void;
  /** Replaces what the socket is given to send. */
  readonly outgoing: (change: (frame: Outgoing) => readonly Outgoing[]) => void;
  /** Answers in the platform's place; `ask` gets what the platform says. */
  readonly requests: (answer: (request: PageRequest, ask: () => Promise<Response>) => Promise<Response>) => void;
  /** Changes JSON that the platform answers at paths that fit. The caller knows its type from the contract. */
  readonly answers: <Body>(path: RegExp, change: (body: Body) => Body) => void;
  /** Does something to every element that fits, after every change of the page. It must not touch what it has done already: that is a change too. */
  readonly always: (selector: string, act: (element: HTMLElement) => void) => void;
  readonly hide: (selector: string) => void;
  /** Takes an event away from the page where it happens on (or in) elements that fit. */
  readonly swallow: (type: 'click' | 'keydown', selector: string, concerns?: (event: Event) => boolean) => void;
  /** Writes into the input as a hand would. */
  readonly type: (input: HTMLTextAreaElement | HTMLInputElement, text: string) => void;
}

/** Made in the browser from its own source: it may use nothing but what is inside. */
export function createKit(): PageKit {
  const answer = (body: unknown, { status, headers }: Response) => new Response(JSON.stringify(body), { status, headers });

  const kit: PageKit = {
    incoming(change) {
      globalThis.WebSocket = class extends WebSocket {
        constructor(...[url, protocols]: ConstructorParameters<typeof WebSocket>) {
          super(url, protocols);
          // The first to listen: what comes from the platform goes no further, what is made of it does.
          this.addEventListener('message', (event: MessageEvent<string>) => {
            if (!event.isTrusted) return;
            event.stopImmediatePropagation();
            for (const frame of change(JSON.parse(event.data) as Incoming))
              this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(frame) }));
          });
        }
      };
    },
    outgoing(change) {
      globalThis.WebSocket = class extends WebSocket {
        override send(data: string): void {
          for (const frame of change(JSON.parse(data) as Outgoing)) super.send(JSON.stringify(frame));
        }
      };
    },
    requests(inPlace) {
      const ask = globalThis.fetch;
      globalThis.fetch = (input, init) => {
        const url = input instanceof Request ? input.url : input;
        return inPlace({ method: init?.method ?? 'GET', path: new URL(url, location.origin).pathname }, () => ask(input, init));
      };
    },
    answers<Body>(path: RegExp, change: (body: Body) => Body) {
      kit.requests(async (request, ask) => {
        const response = await ask();
        return path.test(request.path) && response.ok ? answer(change((await response.json()) as Body), response) : response;
      });
    },
    always(selector, act) {
      const look = () => document.querySelectorAll<HTMLElement>(selector).forEach(act);
      new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    },
    hide(selector) {
      // The page's content security policy forbids style elements, not sheets made by its own scripts.
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`${selector} { display: none !important }`);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    },
    swallow(type, selector, concerns = () => true) {
      addEventListener(
        type,
        (event) => {
          if (!(event.target instanceof Element) || !event.target.closest(selector) || !concerns(event)) return;
          event.preventDefault();
          event.stopImmediatePropagation();
        },
        { capture: true },
      );
    },
    type(input, text) {
      input.value = text;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    },
  };
  return kit;
}
