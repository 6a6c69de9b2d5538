import { PROVIDER_PATH } from './oauth-client.ts';

export const STYLE_PATH = `${PROVIDER_PATH}/page.css`;

/** The only style of the provider's pages: a policy that forbids inline ones stays as strict here. */
export const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: Canvas; color: CanvasText; }
main { box-sizing: border-box; width: min(26rem, 100%); padding: 2rem; }
h1 { font-size: 1.5rem; margin: 0 0 .5rem; }
form { display: grid; gap: .75rem; margin-top: 1.5rem; }
label { font-weight: 600; }
input, button { font: inherit; padding: .65rem .8rem; border-radius: .5rem; border: 1px solid GrayText; }
button { cursor: pointer; }
button.primary { background: #1a56c4; border-color: #1a56c4; color: #fff; }
:focus-visible { outline: 3px solid #5b93f5; outline-offset: 2px; }
.problem { color: #c01f1f; margin: 0; }
@media (prefers-color-scheme: dark) { .problem { color: #ff8f8f; } }
`.trim();

/** Asks who wants to sign in, and whether the platform may know. `problem` is told next to the field. */
export function signInPage({ email = '', problem }: { readonly email?: string; readonly problem?: string } = {}): string {
  const describedBy = problem ? ' aria-invalid="true" aria-describedby="problem"' : '';
  return page(
    'Sign in',
    `<p>Touchstone wants to know your name and e-mail address.</p>
    <form method="post">
      <label for="email">E-mail</label>
      <input id="email" name="email" type="email" value="${escaped(email)}" autocomplete="email" required maxlength="254"${describedBy}>
      ${problem ? `<p id="problem" class="problem" role="alert">${escaped(problem)}</p>` : ''}
      <button class="primary" name="answer" value="continue">Continue</button>
      <button name="answer" value="refuse" formnovalidate>Refuse</button>
    </form>`,
  );
}

/** A sign-in that cannot go on, and the way back. */
export function errorPage(message: string): string {
  return page('This sign-in cannot continue', `<p>${escaped(message)}</p>\n    <p><a href="/sign-in">Back to Touchstone</a></p>`);
}

const page = (title: string, content: string): string => `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${escaped(title)} · Example provider</title>
  <link rel="stylesheet" href="${STYLE_PATH}">
</head>
<body>
  <main>
    <h1>${escaped(title)}</h1>
    ${content}
  </main>
</body>
</html>
`;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
