// SPDX-License-Identifier: MIT
/** The page's looks. Every colour stands once, for light and for dark. */
const COLOURS = `
:root{color-scheme:light dark;
--back:light-dark(#fbfbfd,#14161b);--panel:light-dark(#fff,#1c1f26);--ink:light-dark(#1b1e26,#e6e8ee);--faint:light-dark(#596070,#a2a9b8);
--line:light-dark(#d9dce4,#353a46);--link:light-dark(#1d4fb8,#8fb4ff);--focus:light-dark(#1d4fb8,#ffd166);
--good:light-dark(#12662f,#7fdc9c);--good-back:light-dark(#dff3e4,#14361f);
--bad:light-dark(#a31621,#ff9a94);--bad-back:light-dark(#fde4e3,#4a1719);
--warn:light-dark(#7a4d00,#f5c76a);--warn-back:light-dark(#fdf0cf,#3f3110);
--calm:light-dark(#4a5164,#b6bccb);--calm-back:light-dark(#eceef3,#2a2e38);
--known:light-dark(#5b3a9b,#c9b1ff);--known-back:light-dark(#eee6fb,#33264d)}
:root[data-theme=light]{color-scheme:light}
:root[data-theme=dark]{color-scheme:dark}
`;

const BASE = `
*{box-sizing:border-box}
html{font:16px/1.5 system-ui,sans-serif;background:var(--back);color:var(--ink);scroll-padding-top:4rem;-webkit-text-size-adjust:100%}
body{margin:0;overflow-wrap:anywhere}
main,footer{max-width:82rem;margin:0 auto;padding:0 1rem}
footer{color:var(--faint);padding-bottom:2rem}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:3px}
h2:focus,.clause:focus{outline:none}
h1,h2,h3,h4{line-height:1.25;margin:1.6em 0 .5em}
h2{font-size:1.4rem;border-bottom:1px solid var(--line);padding-bottom:.3rem}
h3{font-size:1.1rem}h4{font-size:1rem}
code{font:.9em/1.4 ui-monospace,monospace}
.faint{color:var(--faint)}.bad{color:var(--bad)}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--panel);padding:.5rem 1rem;z-index:9}
html:not(.js) .js-only{display:none}
[hidden]{display:none!important}
button,select,input{font:inherit;color:inherit}
button,select,input[type=search]{background:var(--panel);border:1px solid var(--faint);border-radius:6px;padding:.25rem .6rem;min-height:2rem}
button{cursor:pointer}button:hover{border-color:var(--link)}
summary{cursor:pointer}
dl{margin:.5rem 0}dl div{display:grid;grid-template-columns:9rem 1fr;gap:.2rem 1rem;padding:.15rem 0}
dt{color:var(--faint)}dd{margin:0}
ul.plain{list-style:none;margin:0;padding:0}
blockquote{margin:.8rem 0;padding:.1rem 1rem;border-left:4px solid var(--line)}blockquote p{margin:.4rem 0}
.wide{overflow-x:auto;margin:.5rem 0}
table{border-collapse:collapse;min-width:50%}
caption{text-align:left;color:var(--faint);padding:.2rem 0}
th{overflow-wrap:normal}th,td{text-align:left;vertical-align:top;padding:.3rem .7rem;border-bottom:1px solid var(--line)}
thead th{color:var(--faint);font-weight:600}
tbody th{font-weight:500;white-space:nowrap}.diff tbody th{white-space:normal}
.share{min-width:7rem}td{font-variant-numeric:tabular-nums}
@media(max-width:40rem){dl div{grid-template-columns:1fr}html{font-size:15px}}
`;

const BANNER = `
.banner{display:flex;gap:1.2rem;padding:1.4rem max(1rem,calc((100vw - 80rem)/2));border-bottom:1px solid var(--line)}
.banner.good{background:var(--good-back)}.banner.bad{background:var(--bad-back)}.banner.warn{background:var(--warn-back)}
.banner.good .sign,.banner.good h1{color:var(--good)}.banner.bad .sign,.banner.bad h1{color:var(--bad)}.banner.warn .sign,.banner.warn h1{color:var(--warn)}
.banner h1{font-size:1.6rem;margin:0}.banner .sign{font-size:2.6rem;line-height:1;margin:0}
.banner p{margin:.3rem 0}.lead{font-size:1.1rem}.facts{color:var(--ink)}
.counts{list-style:none;display:flex;flex-wrap:wrap;gap:.4rem 1.1rem;padding:0;margin:.6rem 0}
nav{position:sticky;top:0;z-index:5;background:var(--back);border-bottom:1px solid var(--line);display:flex;gap:1rem;align-items:center;justify-content:space-between;height:3rem;padding:0 max(1rem,calc((100vw - 80rem)/2))}
nav ul{display:flex;gap:1.1rem;list-style:none;margin:0;padding:.25rem;overflow-x:auto;white-space:nowrap}
nav button i{font-style:normal}nav button{flex:none;font-size:.9rem}
@media(max-width:40rem){.banner{padding:1rem;gap:.7rem}.banner h1{font-size:1.25rem}.banner .sign{font-size:1.7rem}nav{gap:.5rem}nav button{padding:.25rem .4rem}nav button i{display:none}}
`;

const VERDICTS = `
.chip{display:inline-block;border-radius:999px;padding:0 .6rem;font-size:.85rem;font-weight:600;white-space:nowrap;border:1px solid transparent}
.chip{color:var(--calm);background:var(--calm-back)}
.banner .chip{border-color:currentColor}
.chip.v-PASS{color:var(--good);background:var(--good-back)}
.chip.v-FAIL{color:var(--bad);background:var(--bad-back);border-color:currentColor}
.chip.v-WARN,.chip.v-FLAKY,.chip.v-XPASS,.chip.v-NOT_EXERCISED{color:var(--warn);background:var(--warn-back)}
.chip.v-XFAIL{color:var(--known);background:var(--known-back)}
.filter{display:flex;flex-wrap:wrap;gap:.6rem 1.1rem;align-items:center;margin:.8rem 0}
.filter fieldset{border:0;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.3rem 1rem}
.filter input[type=search]{width:14rem;max-width:60vw}
.box,.day{white-space:nowrap}.box input{width:1.1rem;height:1.1rem;vertical-align:-.2rem}
`;

const FINDINGS = `
.finding,.change,section>details{background:var(--panel);border:1px solid var(--line);border-radius:8px;margin:.5rem 0;padding:0 .9rem}
.finding{content-visibility:auto;contain-intrinsic-height:auto 3rem}
.finding>summary,.change>summary,section>details>summary{padding:.6rem 0;overflow-wrap:anywhere}
.finding[open]>summary{border-bottom:1px solid var(--line)}
.finding:target{border-color:var(--link)}
.short{font:.9em ui-monospace,monospace}.short .faint{font-family:system-ui,sans-serif}
.body{padding-bottom:.8rem}
.diff{width:100%;table-layout:fixed}.diff th:first-child,.diff td:first-child{width:25%}
.diff .differs td:nth-child(2){background:var(--good-back);color:var(--good)}
.diff .differs td:nth-child(3){background:var(--bad-back);color:var(--bad)}
.cmd{display:grid;grid-template-columns:5rem 1fr auto;gap:.6rem;align-items:center;margin:.3rem 0}
.cmd .key{color:var(--faint)}.cmd .line{background:var(--calm-back);padding:.3rem .6rem;border-radius:6px;overflow-wrap:anywhere;overflow:hidden;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:3}
.cmd .copy{min-width:5.2rem}
@media(max-width:40rem){.cmd{grid-template-columns:1fr auto}.cmd .key{grid-column:1/-1}.diff th:first-child,.diff td:first-child{width:6.8rem}.finding{padding:0 .6rem}th,td{padding:.3rem .4rem}}
`;

/** Lanes are two columns each, so that arrows go from middle to middle. */
const DIAGRAM = `
.setting{color:var(--faint);margin:.2rem 0}
.seq{border:1px solid var(--line);border-radius:8px;overflow:clip}
.lanes{display:grid;grid-template-columns:repeat(4,1fr);text-align:center;font-weight:600;background:var(--calm-back);padding:.35rem 0;position:sticky;top:3rem;z-index:1}
.seq ol{list-style:none;margin:0;padding:0}
.step{display:grid;padding:.35rem 0 .5rem;border-top:1px solid var(--line);background:linear-gradient(to right,transparent calc(50% - .5px),var(--line) 0 calc(50% + .5px),transparent 0) 0 0/25% 100%}
.step.wrong{background-color:var(--bad-back)}
.step p{margin:0}
.step>*{grid-area:1/1}
.no{width:12%;padding-left:.7rem;font-size:.85rem;line-height:1.3;color:var(--faint)}.step.wrong .no{color:var(--bad)}
.here{display:block}.no .lock{display:table;white-space:normal}
.task{display:inline-block;border-radius:4px;padding:0 .4rem;font-weight:600;color:var(--calm);background:var(--calm-back);border:1px solid currentColor}
.task.t1{color:var(--known);background:var(--known-back)}.task.t2{color:var(--warn);background:var(--warn-back)}.task.t3{color:var(--good);background:var(--good-back)}
.msg,.note{display:grid;grid-template-columns:repeat(8,1fr);padding:.12rem 0;text-align:center}
.what,.note span{justify-self:center;background:var(--panel);border-radius:4px;padding:0 .35rem;max-width:calc(100% - 1rem);font-size:.92rem}
.step.wrong .what,.step.wrong .note span{background:var(--bad-back)}
.arrow{position:relative;height:.6rem}
.arrow::before{content:"";position:absolute;inset:.25rem 0 auto;border-top:2px solid var(--calm)}
.answer .arrow::before{border-top-style:dashed}
.arrow::after{content:"";position:absolute;top:calc(.25rem - 4px);border:5px solid transparent}
.right .arrow::after{right:0;border-left:8px solid var(--calm);border-right:0}
.left .arrow::after{left:0;border-right:8px solid var(--calm);border-left:0}
.s01 :is(.what,.arrow){grid-column:2/4}.s02 :is(.what,.arrow){grid-column:2/6}.s12 :is(.what,.arrow){grid-column:4/6}.s23 :is(.what,.arrow){grid-column:6/8}
.note span{grid-column:4/8}.note.said span{color:var(--warn)}.note.bad span{color:var(--bad);font-weight:700}
.answer .what{color:var(--faint)}.what.bad,.what.bad code{color:var(--bad);font-weight:700}
.lock{display:inline-block;font-size:.8rem;border:1px solid currentColor;color:var(--known);background:var(--known-back);border-radius:4px;padding:0 .35rem;white-space:nowrap}
@media(max-width:52rem){.step{display:block}.no{width:auto;padding:0 .7rem}.no .lock{display:inline-block}.here{display:inline;margin-left:.6rem}.task{margin-left:.5rem}.msg .what,.note span{grid-column:1/-1!important}.lanes{font-size:.8rem}}
`;

const CLAUSES = `
.areas{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,19rem),1fr));gap:.3rem 1.6rem}
.area p{margin:.4rem 0 .15rem}
.squares{display:flex;flex-wrap:wrap;gap:3px}
.sq{width:21px;height:21px;border-radius:3px;display:grid;place-items:center;border:1px solid var(--faint);font:700 13px/1 system-ui,sans-serif;text-decoration:none;color:var(--panel)}
.sq.v-PASS{background:var(--good)}.sq.v-PASS.d0{opacity:.4}.sq.v-PASS.d1{opacity:.55}.sq.v-PASS.d2{opacity:.75}
.sq.v-FAIL{background:var(--bad);border-color:var(--ink)}.sq:is(.v-WARN,.v-FLAKY){background:var(--warn)}.sq.v-XFAIL{background:var(--known)}
.sq.v-XPASS{background:var(--panel);border:2px solid var(--good);color:var(--good)}
.sq.v-NOT_EXERCISED{background:var(--panel);border:2px dashed var(--warn);color:var(--warn)}
.sq:is(.v-UNTESTED,.v-SKIP){background:var(--panel);color:var(--calm);font-weight:400}.sq.v-SKIP{border-style:dotted}
.key-list{list-style:none;display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;padding:0}.key-list li{display:flex;gap:.4rem;align-items:center}
.tr{display:grid;grid-template-columns:8rem 9.5rem 7.2rem 7.2rem 9rem 7rem minmax(0,1fr);gap:.2rem .6rem;padding:.35rem .4rem;border-bottom:1px solid var(--line)}
.head{position:sticky;top:3rem;background:var(--back);z-index:2;font-weight:600}
.head button{border:0;background:none;padding:.1rem 0;font-weight:600;text-align:left}
.dir::after{content:" ↕";color:var(--faint)}[aria-sort=ascending] .dir::after{content:" ↑"}[aria-sort=descending] .dir::after{content:" ↓"}
.clause{content-visibility:auto;contain-intrinsic-height:auto 3.4rem;scroll-margin-top:6.5rem}
.clause:target,.clause:focus-visible{background:var(--calm-back)}
.col-id{font-weight:600}.clause .col-hits,.clause .col-programs{text-align:right;padding-right:1rem;font-variant-numeric:tabular-nums}
.clause dl div{grid-template-columns:5rem 1fr}
@media(max-width:72rem){.tr{grid-template-columns:7.5rem auto 1fr 1fr}.col-text{grid-column:1/-1}.head{position:static}.head .col-text{display:none}
.clause .col-hits,.clause .col-programs{text-align:left}.clause .col-hits::after{content:" times"}.clause .col-programs::after{content:" programs"}}
@media(max-width:40rem){.tr{grid-template-columns:1fr 1fr}.head .tr{display:flex;flex-wrap:wrap;gap:.2rem 1rem}}
`;

const CHARTS = `
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,21rem),1fr));gap:1rem}
.chart{margin:0;background:var(--panel);border:1px solid var(--line);border-radius:8px;padding:.8rem}
.chart figcaption{font-weight:600}.chart>svg{width:100%;height:auto;display:block}
.grid{stroke:var(--line)}.tick{font:11px system-ui,sans-serif;fill:var(--faint)}
.line{fill:none;stroke-width:2;stroke-linejoin:round}
.line.k-1{stroke:var(--link)}.line.k-2{stroke:var(--good)}
.fill.k-1{fill:var(--link)}.fill.k-2{fill:var(--good)}
.o-ok{fill:var(--good)}.o-error{fill:var(--link)}.o-blocked{fill:var(--warn)}.o-died{fill:var(--bad)}.o-refused{fill:var(--known)}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1rem;margin:.4rem 0 0;padding:0;font-size:.9rem}
.swatch{width:.8rem;height:.8rem}
.share{width:9rem;height:.7rem;border-radius:3px;vertical-align:middle}
.tags{list-style:none;display:flex;flex-wrap:wrap;gap:.3rem .5rem;padding:0}
.tags li{background:var(--good-back);color:var(--good);border-radius:4px;padding:0 .5rem}.tags .absent{background:var(--calm-back);color:var(--calm)}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));gap:.5rem 2rem}.columns table{width:100%}
@media print{nav,.js-only{display:none!important}.finding,.clause{content-visibility:visible}}
@media(prefers-reduced-motion:no-preference){html{scroll-behavior:auto}}
`;

export const STYLE = [COLOURS, BASE, BANNER, VERDICTS, FINDINGS, DIAGRAM, CLAUSES, CHARTS].join("");
