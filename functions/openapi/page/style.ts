/** How the API's pages look: on a phone, a desk, in the dark, and on paper. */
export const style = `
:root{color-scheme:light dark;--ink:#1d2129;--soft:#59636e;--paper:#fff;--card:#f4f6f8;--line:#d5dae0;--link:#0a58a8;--brand:#b3261e}
@media(prefers-color-scheme:dark){:root{--ink:#e8eaed;--soft:#a3adb8;--paper:#17191c;--card:#22262b;--line:#3b424a;--link:#8cbcf2;--brand:#ff9a91}}
*{box-sizing:border-box}html{scroll-padding-top:1rem}body{margin:0;font:1rem/1.55 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;color:var(--ink);background:var(--paper);overflow-wrap:anywhere}
header,main,nav{padding:1rem;max-width:56rem;margin:0 auto}header p,header ul{max-width:56rem}h1{font-size:1.6rem;margin:.5rem 0;color:var(--brand)}h2{font-size:1.3rem;margin:2.5rem 0 .5rem;padding-bottom:.25rem;border-bottom:2px solid var(--brand)}
h3{font-size:1.1rem;margin:0 0 .25rem}h4{font-size:1rem;margin:1rem 0 .25rem}p{margin:.4rem 0}ul,ol{margin:.4rem 0;padding-left:1.4rem}a{color:var(--link)}small{color:var(--soft);font-weight:400}
section{margin:1.25rem 0;padding:1rem;border:1px solid var(--line);border-radius:.6rem}section:target{border-color:var(--brand);box-shadow:0 0 0 1px var(--brand)}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.88em}code{background:var(--card);padding:.05em .25em;border-radius:.25em}pre{background:var(--card);padding:.75rem;border-radius:.4rem;white-space:pre-wrap;margin:.4rem 0}pre code{padding:0;background:none}
.call{padding:.4rem .6rem;background:var(--card);border-radius:.4rem}.call b{color:var(--brand)}.call code{background:none;padding:0}
table{width:100%;border-collapse:collapse;margin:.25rem 0 .75rem;table-layout:fixed}th,td{text-align:left;vertical-align:top;padding:.35rem .5rem .35rem 0;border-top:1px solid var(--line)}th{width:36%;font-weight:400}th small{display:block}
nav h2{margin-top:0}nav ul{list-style:none;padding-left:.75rem}nav li{margin:.3rem 0;font-size:.92rem}nav a{text-decoration:none}nav a:hover{text-decoration:underline}nav b{font-size:.75em;color:var(--soft)}summary{cursor:pointer;padding:.35rem 0}
:focus-visible{outline:3px solid var(--brand);outline-offset:2px}
@media(min-width:70rem){.reference{display:grid;grid-template-columns:21rem minmax(0,56rem);gap:1.5rem;max-width:80rem;margin:0 auto}header{max-width:80rem}.reference h2:first-child{margin-top:0}.reference nav{position:sticky;top:0;max-height:100vh;overflow-y:auto;margin:0}.reference main{margin:0}}
@media print{:root{--ink:#000;--soft:#444;--paper:#fff;--card:#f2f2f2;--line:#bbb;--link:#000;--brand:#000}body{font-size:9.5pt}nav{columns:2}details::details-content{content-visibility:visible;display:block}.top{display:none}tr,pre,h2,h3,h4{break-inside:avoid}h2,h3,h4,.call{break-after:avoid}section{border:0;border-top:1px solid #bbb;border-radius:0;padding:.5rem 0}}
`
