  // ------------------------------------------------------------------------------------------------ Look

  const CSS = `
.panel { position: fixed; right: 20px; bottom: 88px; width: 360px; height: 560px; max-height: calc(100vh - 104px);
  max-height: calc(100dvh - 104px);
  display: flex; flex-direction: column; background: var(--surface); border-radius: 16px; overflow: hidden;
  box-shadow: var(--shadow); animation: rise .12s ease-out; }
.alone .panel { bottom: 20px; max-height: calc(100vh - 40px); max-height: calc(100dvh - 40px); }
@keyframes rise { from { opacity: 0; transform: translateY(8px); } }
.head { display: flex; align-items: center; gap: 12px; padding: 14px 12px 14px 16px; border-bottom: 1px solid var(--line); }
.face { position: relative; width: 40px; height: 40px; border-radius: 50%; background: var(--accent); color: var(--on-accent);
  display: grid; place-items: center; font-weight: 650; font-size: 16px; flex: none; }
.face::after { content: ""; position: absolute; right: -1px; bottom: -1px; width: 12px; height: 12px; border-radius: 50%;
  background: var(--muted); border: 2px solid var(--surface); }
.online .face::after { background: var(--ok); }
.who { flex: 1; min-width: 0; }
.team { font-weight: 650; font-size: 15px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.state { font-size: 12px; line-height: 16px; color: var(--muted); min-height: 16px; }
.tool { width: 36px; height: 36px; display: grid; place-items: center; color: var(--muted); flex: none; }
.tool:hover { background: var(--window); color: var(--text); }
.banner { padding: 8px 16px; font-size: 12px; line-height: 16px; background: var(--warn-soft); color: var(--warn-word); }

.middle { position: relative; flex: 1; min-height: 0; background: var(--window); }
.feed { height: 100%; overflow-y: auto; overscroll-behavior: contain; overflow-anchor: none; scrollbar-width: thin; padding: 12px 12px 8px; }
.feed:focus-visible { outline-offset: -2px; }
.list { display: flex; flex-direction: column; min-height: 100%; justify-content: flex-end; }
.hello { margin: auto; padding: 24px 20px; text-align: center; color: var(--muted); max-width: 290px; }
.hello b { display: block; font-size: 17px; line-height: 24px; font-weight: 650; color: var(--text); margin-bottom: 4px; }
.day { align-self: center; margin: 12px 0 8px; padding: 2px 10px; font-size: 11px; line-height: 16px; color: var(--muted); }
.row { display: flex; flex-direction: column; align-items: flex-start; max-width: 84%; margin-top: 3px; align-self: flex-start; }
.row.first { margin-top: 10px; }
.row.mine { align-self: flex-end; align-items: flex-end; }
.author { font-size: 12px; line-height: 16px; color: var(--muted); margin: 0 0 3px 12px; font-weight: 550; }
.bubble { padding: 8px 12px; border-radius: 14px; background: var(--theirs); border: 1px solid var(--line);
  white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; }
.mine .bubble { background: var(--accent); color: var(--on-accent); border-color: transparent; }
.row.last .bubble:last-of-type { border-end-start-radius: 5px; }
.row.mine.last .bubble:last-of-type { border-end-start-radius: 14px; border-end-end-radius: 5px; }
.mine.stalled .bubble { background: var(--accent-soft); color: var(--text); border: 1px dashed var(--accent-word); }
.mine.failed .bubble { background: var(--bad-soft); color: var(--text); border-color: var(--bad); }
.bubble a { text-decoration: underline; text-underline-offset: 2px; }
.row:not(.mine) .bubble a { color: var(--accent-word); }
.meta { font-size: 11px; line-height: 14px; color: var(--muted); margin: 3px 4px 0; font-variant-numeric: tabular-nums; }
.meta:empty { display: none; }
.failed .meta { color: var(--bad); }
.fix { display: flex; gap: 12px; margin: 2px 4px 0; }
.fix button { font-size: 12px; line-height: 20px; min-height: 28px; color: var(--accent-word); font-weight: 600; }
.file { display: flex; align-items: center; gap: 10px; padding: 8px 12px; margin-top: 3px; max-width: 100%; border-radius: 12px;
  background: var(--theirs); border: 1px solid var(--line); text-decoration: none; min-width: 0; }
.file svg { color: var(--accent-word); }
.file-label { min-width: 0; display: block; }
.file-name { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-size: 13px; line-height: 18px; }
.file-size { display: block; font-size: 11px; line-height: 14px; color: var(--muted); }
.image { display: block; margin-top: 3px; border-radius: 12px; overflow: hidden; border: 1px solid var(--line); background: var(--theirs); }
.image img { display: block; max-width: 100%; width: auto; height: auto; max-height: 240px; min-width: 48px; min-height: 32px; }
.away { align-self: stretch; margin: 12px 8px 0; text-align: center; font-size: 12px; line-height: 17px; color: var(--muted);
  white-space: pre-line; overflow-wrap: anywhere; }
.hello { white-space: pre-line; overflow-wrap: anywhere; }
.leave { align-self: stretch; margin: 12px 8px 4px; font-size: 12px; line-height: 17px; color: var(--muted); }
.leave label { display: block; text-align: center; margin-bottom: 8px; }
.leave .line { align-items: center; background: var(--surface); }
.leave .complaint { padding: 6px 4px 0; } .leave .complaint:empty { padding: 0; }
.email { flex: 1; min-width: 0; border: 0; background: transparent; outline: none !important; padding: 6px 8px; color: var(--text); font-size: 14px; }
.leave-button { min-height: 32px; padding: 0 12px; border-radius: 9px; background: var(--accent); color: var(--on-accent); font-weight: 600; flex: none; }
.leave-button:hover { background: var(--accent-over); }
.typing { display: flex; align-items: center; gap: 8px; padding: 10px 2px 0; font-size: 12px; line-height: 16px; color: var(--muted); }
.dots { display: inline-flex; gap: 3px; }
.dots i { width: 5px; height: 5px; border-radius: 50%; background: currentColor; animation: beat 1.1s infinite ease-in-out; }
.dots i:nth-child(2) { animation-delay: .15s; } .dots i:nth-child(3) { animation-delay: .3s; }
@keyframes beat { 0%, 60%, 100% { opacity: .3; } 30% { opacity: 1; } }
.loading { position: absolute; inset: 0; display: grid; place-items: center; color: var(--muted); pointer-events: none;
  animation: appear 0s .15s both; }
@keyframes appear { from { visibility: hidden; } }
.newer { position: absolute; bottom: 10px; left: 50%; transform: translateX(-50%); padding: 6px 14px; min-height: 30px; border-radius: 16px;
  background: var(--accent); color: var(--on-accent); font-size: 12px; line-height: 18px; font-weight: 600; box-shadow: 0 2px 10px rgb(0 0 0 / .2);
  white-space: nowrap; }
.drop { position: absolute; inset: 8px; border: 2px dashed var(--accent-word); border-radius: 12px; background: var(--accent-soft);
  color: var(--accent-word); display: grid; place-items: center; font-weight: 600; pointer-events: none; }

.composer { border-top: 1px solid var(--line); padding: 10px 12px 12px; }
.complaint { color: var(--bad); font-size: 12px; line-height: 16px; padding: 0 4px 8px; overflow-wrap: anywhere; }
.complaint:empty { padding: 0; }
.chips { list-style: none; display: flex; flex-wrap: wrap; gap: 6px; padding-bottom: 8px; max-height: 108px; overflow-y: auto; }
.chips:empty { display: none; }
.chip { position: relative; display: flex; align-items: center; gap: 6px; max-width: 100%; padding: 3px 3px 3px 10px; border: 1px solid var(--line);
  border-radius: 10px; background: var(--window); font-size: 12px; overflow: hidden; }
.chip .file-name { font-size: 12px; max-width: 150px; }
.chip .file-size { white-space: nowrap; font-variant-numeric: tabular-nums; }
.chip.failed { border-color: var(--bad); } .chip.failed .file-size { color: var(--bad); }
.chip .tool { width: 28px; height: 28px; } .chip svg { width: 16px; height: 16px; }
.chip progress { position: absolute; inset: auto 0 0 0; width: 100%; height: 3px; appearance: none; border: 0; background: transparent; }
.chip progress::-webkit-progress-bar { background: transparent; }
.chip progress::-webkit-progress-value { background: var(--accent); }
.chip progress::-moz-progress-bar { background: var(--accent); }
.line { display: flex; align-items: flex-end; gap: 2px; padding: 3px; border-radius: 12px; background: var(--field); border: 1px solid var(--line); }
.line:focus-within { border-color: var(--accent-word); box-shadow: 0 0 0 3px var(--accent-soft); }
textarea { flex: 1; min-width: 0; resize: none; border: 0; background: transparent; outline: none !important; padding: 8px 4px;
  max-height: 128px; height: 36px; overflow-y: auto; scrollbar-width: thin; }
textarea::placeholder { color: var(--muted); opacity: 1; }
.send { width: 36px; height: 36px; border-radius: 9px; display: grid; place-items: center; background: var(--accent); color: var(--on-accent); flex: none; }
.send:hover { background: var(--accent-over); }
.send[aria-disabled=true] { background: transparent; color: var(--muted); cursor: default; }

@media (max-width: 480px), (max-height: 420px) {
  .panel { inset: auto 0 auto 0; top: var(--seen-top, 0px); width: 100%; height: var(--seen-height, 100dvh); max-height: none; border-radius: 0; }
  textarea, .email { font-size: 16px; }
  .chip .tool, .tool { min-width: 36px; min-height: 36px; }
}
@media (prefers-reduced-motion: reduce) { .dots i { animation: none; } }
@media (forced-colors: active) { .bubble, .panel { border: 1px solid; } }
`;

