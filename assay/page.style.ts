/** The page's own style, light and dark. */
export const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1c2330, #e6e9ef); --soft: light-dark(#5d6778, #9aa4b5); --line: light-dark(#dde2ea, #343c4a); --ground: light-dark(#fff, #161b24); --card: light-dark(#f5f7fa, #1f2632); --good: light-dark(#0b7a4b, #4cc38a); --bad: light-dark(#b3261e, #ff8a80); --warn: light-dark(#8a5a00, #e5b45a); }
* { box-sizing: border-box; } body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; } main { max-width: 1500px; margin: 0 auto; padding: 24px 32px 64px; }
header { display: flex; align-items: baseline; gap: 16px; } h1 { margin: 0; font-size: 28px; } .made { margin-left: auto; color: var(--soft); }
.decision { order: 2; margin: 0; padding: 2px 12px; border-radius: 99px; font-weight: 600; color: var(--ground); } .decision.good { background: var(--good); } .decision.bad { background: var(--bad); }
h2 { margin: 36px 0 4px; font-size: 19px; } .count { color: var(--soft); font-weight: 400; } section > p { margin: 0 0 10px; color: var(--soft); }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(170px, 1fr)); gap: 12px; margin: 18px 0; } .figures div { padding: 12px 16px; border-radius: 10px; background: var(--card); border-left: 4px solid var(--good); } .figures .bad { border-color: var(--bad); } .figures dt { color: var(--soft); font-size: 13px; } .figures dd { margin: 0; font-size: 24px; font-weight: 600; } .figures .bad dd { color: var(--bad); }
table { border-collapse: collapse; } .rows { width: 100%; } .rows th { text-align: left; font-weight: 600; color: var(--soft); font-size: 13px; } .rows th, .rows td { padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); vertical-align: top; } code { font: 13px ui-monospace, monospace; } small { color: var(--soft); }
.legend { display: flex; flex-wrap: wrap; gap: 4px 20px; font-size: 13px; } .legend b { display: inline-block; width: 1.2em; }
.scroll { overflow: auto; max-height: 80vh; border: 1px solid var(--line); border-radius: 10px; } .matrix { font-size: 13px; }
.matrix thead th { position: sticky; top: 0; background: var(--ground); z-index: 1; height: 74px; vertical-align: bottom; padding: 4px 0; font-weight: 500; } .matrix thead span { writing-mode: vertical-rl; transform: rotate(180deg); }
.matrix thead td { position: sticky; top: 0; background: var(--ground); }
.matrix tbody th[scope=row] { position: sticky; left: 0; background: var(--ground); text-align: left; font-weight: 400; padding: 0 12px; white-space: nowrap; } .matrix .family th { text-align: left; padding: 10px 12px 2px; color: var(--soft); font-weight: 600; }
.matrix tbody td { min-width: 22px; height: 22px; text-align: center; border: 1px solid var(--line); } .matrix tbody tr:hover { background: var(--card); }
.caught { color: var(--good); } .half { color: var(--warn); } .wrong, .wrong-reason, .timeout, .crash { color: var(--bad); } .missed { color: var(--soft); } th.bad, span.bad { color: var(--bad); font-weight: 600; }
details { margin: 6px 0; } summary { cursor: pointer; } pre { overflow: auto; padding: 12px; background: var(--card); border-radius: 8px; font: 12.5px/1.45 ui-monospace, monospace; white-space: pre-wrap; } .key { columns: 2 480px; padding-left: 0; list-style: none; font-size: 13px; }
`;
