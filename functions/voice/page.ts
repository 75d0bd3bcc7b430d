import type { Demand } from '../../events/demand.ts'
import { escaped, pageHeaders as headersOf, htmlPage } from '../../shared/http/html.ts'
import {
  voiceCallBacks,
  voiceDemandCategories,
  voiceScores,
  voicePage as words,
} from '../../shared/labels/voice.ts'

/** A demand as its youth sees it; told apart by its place on the page, for no id is shown. */
export interface ShownDemand {
  readonly category: Demand['category']
  readonly text: string
  readonly raisedOn: string
  readonly state: 'open' | 'escalated' | 'resolved'
  /** The last answer, and the department to which it was passed. */
  readonly answer?: string
  readonly department?: string
  /** What the youth said last: whether it is solved. */
  readonly isSolved?: boolean
}

/** A contact or visit of which the youth is asked. */
export interface ShownCallBack {
  readonly on: string
  readonly kind: 'contact' | 'visit'
}

/** A field of the form that is wrong. */
export type WrongField = keyof typeof words.wrong

/** What the page shows. */
export interface VoicePage {
  readonly cadre: string
  readonly org: string
  readonly month: string
  /** Goes along with the form, so that the same form sent twice is one answer. */
  readonly nonce: string
  readonly score?: number
  readonly demands: readonly ShownDemand[]
  readonly callBacks: readonly ShownCallBack[]
  readonly notice?: 'saved' | 'nothing' | 'tooFast'
  readonly wrong?: readonly WrongField[]
  /** What was typed and could not be taken: nothing is lost. */
  readonly typed?: { readonly comment?: string; readonly demandText?: string; readonly complaint?: string }
}

const style = `
:root{color-scheme:light dark;--ink:#1d2129;--paper:#f4f6f8;--card:#fff;--line:#d5dae0;--edge:#7c8794;--soft:#59636e;--brand:#b3261e;--on-brand:#fff;--tint:#fbeceb;--good:#0b6b3a}
@media(prefers-color-scheme:dark){:root{--ink:#e8eaed;--paper:#17191c;--card:#22262b;--line:#3b424a;--edge:#8b96a3;--soft:#a3adb8;--brand:#ff9a91;--on-brand:#3a0906;--tint:#3b2422;--good:#7ddba3}}
*{box-sizing:border-box}body{margin:0;font:1.0625rem/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;color:var(--ink);background:var(--paper)}
header{display:flex;gap:1rem;align-items:center;justify-content:space-between;padding:.5rem 1rem;background:var(--card);border-bottom:1px solid var(--line)}header span,small{color:var(--soft)}
main{max-width:34rem;margin:0 auto;padding:1rem}h1{font-size:1.15rem;margin:.35rem 0;color:var(--brand)}h2{font-size:1.1rem;margin:0 0 .5rem}
fieldset,section{border:1px solid var(--line);border-radius:.75rem;background:var(--card);margin:1rem 0;padding:1rem}legend{float:left;width:100%;font-weight:600;padding:0;margin-bottom:.5rem}legend+*{clear:both}
label{display:block}.choice{display:flex;align-items:center;gap:.75rem;min-height:2.75rem;margin:0 -.6rem;padding:0 .6rem;border-radius:.6rem}.choice:has(:checked){background:var(--tint)}.choice+label:not(.choice){margin-top:.75rem}input[type=radio]{width:1.4rem;height:1.4rem;accent-color:var(--brand)}
textarea,select{width:100%;font:inherit;color:inherit;background:var(--card);border:1px solid var(--edge);border-radius:.5rem;padding:.6rem;margin:.25rem 0 .75rem}
button{width:100%;min-height:3rem;font:inherit;font-weight:600;border:0;border-radius:.6rem;background:var(--brand);color:var(--on-brand)}
:focus-visible{outline:3px solid var(--brand);outline-offset:2px}.good{border-color:var(--good);color:var(--good)}.bad{border-color:var(--brand);color:var(--brand)}small{display:block;margin-top:1rem}
`

/** Headers of every answer of the page. */
export const pageHeaders = headersOf(style)

/** A page under the head that all have, with the month it is about. */
const html = (title: string, body: string, month = '') =>
  htmlPage({
    language: 'zh-CN',
    title,
    style,
    body: { markup: `<header><h1>${words.title}</h1>${month}</header><main>${body}</main>` },
  })

const choice = (name: string, value: string, label: string, checked = false) =>
  `<label class="choice"><input type="radio" name="${name}" value="${value}"${checked ? ' checked' : ''}>${escaped(label)}</label>`

function noticeOf({ notice, wrong = [] }: VoicePage): string {
  const good = notice === 'saved'
  const lines = [...(notice ? [words[notice]] : []), ...wrong.map(field => words.wrong[field])]
  if (lines.length === 0) return ''
  return `<section class="${good ? 'good' : 'bad'}" role="${good ? 'status' : 'alert'}">${lines.map(escaped).join('<br>')}</section>`
}

function demandSection(demand: ShownDemand, place: number): string {
  const facts = [
    `${voiceDemandCategories[demand.category]} · ${words.raisedOn(demand.raisedOn)} · ${words.state[demand.state]}`,
    ...(demand.department === undefined ? [] : [`${words.department}：${demand.department}`]),
    ...(demand.answer === undefined ? [] : [`${words.answer}：${demand.answer}`]),
    ...(demand.isSolved === undefined ? [] : [words.youSaid(demand.isSolved)]),
  ]
  return `<fieldset><legend>${words.yourDemands}</legend><p>${escaped(demand.text)}</p><p>${facts.map(escaped).join('<br>')}</p><p id="d${place}">${words.isSolved}</p><div role="radiogroup" aria-labelledby="d${place}">${choice(`solved${place}`, 'yes', words.solved)}${choice(`solved${place}`, 'no', words.notSolved)}</div></fieldset>`
}

function callBackSection({ on, kind }: ShownCallBack, place: number): string {
  const choices = Object.entries(voiceCallBacks).map(([value, label]) => choice(`met${place}`, value, label))
  return `<fieldset><legend>${escaped(words.callBack(on, kind))}</legend>${choices.join('')}</fieldset>`
}

/** The youths' page: a plain form in Chinese, without script, for a phone (WeChat's browser), keyboard and screen reader. */
export function renderVoicePage(page: VoicePage): string {
  const rated = page.score === undefined ? undefined : voiceScores[page.score as keyof typeof voiceScores]
  const scores = Object.entries(voiceScores)
    .reverse()
    .map(([value, label]) => choice('score', value, `${value} ${label}`))
  const categories = Object.entries(voiceDemandCategories).map(
    ([value, label]) => `<option value="${value}">${escaped(label)}</option>`,
  )
  const typed = page.typed ?? {}
  return html(
    words.title,
    `<p>${escaped(words.intro(page.cadre, page.org))}</p>${noticeOf(page)}<form method="post"><input type="hidden" name="nonce" value="${escaped(page.nonce)}"><fieldset><legend>${words.rate}</legend>${rated === undefined ? '' : `<p>${escaped(words.rated(rated))}</p>`}${scores.join('')}<label>${words.comment}<textarea name="comment" rows="3" maxlength="1000">${escaped(typed.comment ?? '')}</textarea></label></fieldset>${page.callBacks.map(callBackSection).join('')}${page.demands.map(demandSection).join('')}<fieldset><legend>${words.demand}</legend><label>${words.demandCategory}<select name="demandCategory"><option value="">${words.noDemand}</option>${categories.join('')}</select></label><label>${words.demandText}<textarea name="demandText" rows="3" maxlength="1000">${escaped(typed.demandText ?? '')}</textarea></label></fieldset><fieldset><label>${words.complaint}<textarea name="complaint" rows="2" maxlength="1000">${escaped(typed.complaint ?? '')}</textarea></label></fieldset><button>${words.submit}</button></form><small>${words.privacy}</small>`,
    `<span>${escaped(words.month(page.month))}</span>`,
  )
}

const notice = (text: string) => html(words.title, `<section class="bad" role="alert">${text}</section>`)

/** The page for who comes far too often: what was typed is still in the browser, one step back. */
export const tooFastPage: string = notice(words.tooFastHint)

/** The page where something went wrong on our side: what was typed is still in the browser, one step back. */
export const busyPage: string = notice(words.busy)

/** The one page for every link that is no good, whatever the reason. */
export const gonePage: string = html(
  words.gone,
  `<h2>${words.gone}</h2><section class="bad" role="alert">${words.goneHint}</section>`,
)
